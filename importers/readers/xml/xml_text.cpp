#include "importers/grid/utf8.h"
#include "importers/readers/xml/tag_scanner.h"

#include <charconv>
#include <utility>

namespace dongbo::importers {

namespace {

/// The code point of "#38", "#x26", "amp"; absent when unknown or not allowed in XML.
char32_t referenced(std::string_view name)
{
    constexpr std::pair<std::string_view, char32_t> named[] = {
        {"amp", U'&'}, {"lt", U'<'}, {"gt", U'>'}, {"quot", U'"'}, {"apos", U'\''}};
    for (const auto& [known, codePoint] : named) {
        if (name == known) {
            return codePoint;
        }
    }
    if (name.size() < 2 || name[0] != '#') {
        return 0;
    }
    const bool hex = name[1] == 'x' || name[1] == 'X';
    name.remove_prefix(hex ? 2 : 1);
    std::uint32_t value = 0;
    const auto [stop, fault] =
        std::from_chars(name.data(), name.data() + name.size(), value, hex ? 16 : 10);
    return fault == std::errc{} && stop == name.data() + name.size() ? value : 0;
}

} // namespace

void appendXmlText(std::string& out, std::string_view raw)
{
    while (!raw.empty()) {
        const auto special = raw.find_first_of("&\r");
        appendRepaired(out, raw.substr(0, special));
        if (special == std::string_view::npos) {
            return;
        }
        raw.remove_prefix(special);
        if (raw.front() == '\r') {
            raw.remove_prefix(raw.size() > 1 && raw[1] == '\n' ? 2 : 1);
            out.push_back('\n');
            continue;
        }
        const auto end = raw.substr(0, 16).find(';');
        const auto codePoint =
            end == std::string_view::npos ? 0 : referenced(raw.substr(1, end - 1));
        if (codePoint == 0) {
            out.push_back('&');
            raw.remove_prefix(1);
        } else {
            appendUtf8(out, codePoint);
            raw.remove_prefix(end + 1);
        }
    }
}

namespace {

/// The unit of "_x000D_" at `at`, or -1.
int escapedUnit(std::string_view text, std::size_t at)
{
    if (text.size() - at < 7 || text[at] != '_' || text[at + 1] != 'x' || text[at + 6] != '_') {
        return -1;
    }
    unsigned value = 0;
    const auto* from = text.data() + at + 2;
    const auto [stop, fault] = std::from_chars(from, from + 4, value, 16);
    return fault == std::errc{} && stop == from + 4 && value != 0 ? static_cast<int>(value) : -1;
}

} // namespace

void resolveSpreadsheetEscapes(std::string& text)
{
    auto at = text.find("_x");
    if (at == std::string::npos) {
        return;
    }
    std::string out = text.substr(0, at);
    while (at < text.size()) {
        const int unit = escapedUnit(text, at);
        if (unit < 0) {
            out.push_back(text[at++]);
            continue;
        }
        at += 7;
        if (unit >= 0xD800 && unit <= 0xDBFF) {
            const int low = at < text.size() ? escapedUnit(text, at) : -1;
            if (low >= 0xDC00 && low <= 0xDFFF) {
                appendUtf8(
                    out, static_cast<char32_t>(0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00)));
                at += 7;
                continue;
            }
        }
        appendUtf8(out, static_cast<char32_t>(unit));
    }
    text = std::move(out);
}

} // namespace dongbo::importers
