#pragma once

#include <algorithm>
#include <map>
#include <string>

namespace dongbo::present {

/// A place's filter taken apart: "kind=import;undone" -> {kind: import, undone: ""}.
[[nodiscard]] inline std::map<std::string, std::string> filterParts(const std::string& filter)
{
    std::map<std::string, std::string> parts;
    for (std::size_t at = 0; at < filter.size();) {
        const auto end = std::min(filter.find(';', at), filter.size());
        const auto part = filter.substr(at, end - at);
        const auto equals = part.find('=');
        parts[part.substr(0, equals)] =
            equals == std::string::npos ? std::string() : part.substr(equals + 1);
        at = end + 1;
    }
    return parts;
}

} // namespace dongbo::present
