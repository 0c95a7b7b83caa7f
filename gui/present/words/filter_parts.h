#pragma once

#include <algorithm>
#include <map>
#include <string>

namespace dongbo::present {

/// A value as it stands in a place's filter: any text, ';' and '%' in it written otherwise.
[[nodiscard]] inline std::string filterValue(const std::string& value)
{
    std::string out;
    for (const char c : value) {
        out += c == ';' ? std::string("%3B") : c == '%' ? std::string("%25") : std::string(1, c);
    }
    return out;
}

/// The inverse of filterValue.
[[nodiscard]] inline std::string plainValue(const std::string& written)
{
    std::string out;
    for (std::size_t at = 0; at < written.size(); ++at) {
        const auto code = written.substr(at, 3);
        if (code == "%3B" || code == "%25") {
            out += code == "%3B" ? ';' : '%';
            at += 2;
        } else {
            out += written[at];
        }
    }
    return out;
}

/// A place's filter taken apart: "kind=import;undone" -> {kind: import, undone: ""}.
[[nodiscard]] inline std::map<std::string, std::string> filterParts(const std::string& filter)
{
    std::map<std::string, std::string> parts;
    for (std::size_t at = 0; at < filter.size();) {
        const auto end = std::min(filter.find(';', at), filter.size());
        const auto part = filter.substr(at, end - at);
        const auto equals = part.find('=');
        parts[part.substr(0, equals)] =
            equals == std::string::npos ? std::string() : plainValue(part.substr(equals + 1));
        at = end + 1;
    }
    return parts;
}

} // namespace dongbo::present
