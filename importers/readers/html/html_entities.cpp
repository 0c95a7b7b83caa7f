#include "importers/grid/code_page.h"
#include "importers/grid/utf8.h"
#include "importers/readers/html/html_scanner.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace dongbo::importers {

namespace {

struct Named
{
    std::string_view name;
    char16_t character;
};

// clang-format off
constexpr std::array named{ // by name, capitals first
    Named{"AElig", 0xC6}, Named{"Aacute", 0xC1}, Named{"Abreve", 0x102}, Named{"Acirc", 0xC2},
    Named{"Agrave", 0xC0}, Named{"Aring", 0xC5}, Named{"Atilde", 0xC3}, Named{"Auml", 0xC4},
    Named{"Ccedil", 0xC7}, Named{"Dagger", 0x2021}, Named{"Dstrok", 0x110}, Named{"ETH", 0xD0},
    Named{"Eacute", 0xC9}, Named{"Ecirc", 0xCA}, Named{"Egrave", 0xC8}, Named{"Euml", 0xCB},
    Named{"Iacute", 0xCD}, Named{"Icirc", 0xCE}, Named{"Igrave", 0xCC}, Named{"Itilde", 0x128},
    Named{"Iuml", 0xCF}, Named{"Ntilde", 0xD1}, Named{"OElig", 0x152}, Named{"Oacute", 0xD3},
    Named{"Ocirc", 0xD4}, Named{"Ograve", 0xD2}, Named{"Oslash", 0xD8}, Named{"Otilde", 0xD5},
    Named{"Ouml", 0xD6}, Named{"Scaron", 0x160}, Named{"THORN", 0xDE}, Named{"Uacute", 0xDA},
    Named{"Ucirc", 0xDB}, Named{"Ugrave", 0xD9}, Named{"Utilde", 0x168}, Named{"Uuml", 0xDC},
    Named{"Yacute", 0xDD}, Named{"Yuml", 0x178}, Named{"aacute", 0xE1}, Named{"abreve", 0x103},
    Named{"acirc", 0xE2}, Named{"acute", 0xB4}, Named{"aelig", 0xE6}, Named{"agrave", 0xE0},
    Named{"amp", 0x26}, Named{"apos", 0x27}, Named{"aring", 0xE5}, Named{"atilde", 0xE3},
    Named{"auml", 0xE4}, Named{"bdquo", 0x201E}, Named{"brvbar", 0xA6}, Named{"bull", 0x2022},
    Named{"ccedil", 0xE7}, Named{"cedil", 0xB8}, Named{"cent", 0xA2}, Named{"circ", 0x2C6},
    Named{"copy", 0xA9}, Named{"curren", 0xA4}, Named{"dagger", 0x2020}, Named{"deg", 0xB0},
    Named{"divide", 0xF7}, Named{"dstrok", 0x111}, Named{"eacute", 0xE9}, Named{"ecirc", 0xEA},
    Named{"egrave", 0xE8}, Named{"emsp", 0x2003}, Named{"ensp", 0x2002}, Named{"eth", 0xF0},
    Named{"euml", 0xEB}, Named{"euro", 0x20AC}, Named{"fnof", 0x192}, Named{"frac12", 0xBD},
    Named{"frac14", 0xBC}, Named{"frac34", 0xBE}, Named{"ge", 0x2265}, Named{"gt", 0x3E},
    Named{"hellip", 0x2026}, Named{"iacute", 0xED}, Named{"icirc", 0xEE}, Named{"iexcl", 0xA1},
    Named{"igrave", 0xEC}, Named{"iquest", 0xBF}, Named{"itilde", 0x129}, Named{"iuml", 0xEF},
    Named{"laquo", 0xAB}, Named{"larr", 0x2190}, Named{"ldquo", 0x201C}, Named{"le", 0x2264},
    Named{"lsaquo", 0x2039}, Named{"lsquo", 0x2018}, Named{"lt", 0x3C}, Named{"macr", 0xAF},
    Named{"mdash", 0x2014}, Named{"micro", 0xB5}, Named{"middot", 0xB7}, Named{"minus", 0x2212},
    Named{"nbsp", 0xA0}, Named{"ndash", 0x2013}, Named{"ne", 0x2260}, Named{"not", 0xAC},
    Named{"ntilde", 0xF1}, Named{"oacute", 0xF3}, Named{"ocirc", 0xF4}, Named{"oelig", 0x153},
    Named{"ograve", 0xF2}, Named{"ordf", 0xAA}, Named{"ordm", 0xBA}, Named{"oslash", 0xF8},
    Named{"otilde", 0xF5}, Named{"ouml", 0xF6}, Named{"para", 0xB6}, Named{"permil", 0x2030},
    Named{"plusmn", 0xB1}, Named{"pound", 0xA3}, Named{"quot", 0x22}, Named{"raquo", 0xBB},
    Named{"rarr", 0x2192}, Named{"rdquo", 0x201D}, Named{"reg", 0xAE}, Named{"rsaquo", 0x203A},
    Named{"rsquo", 0x2019}, Named{"sbquo", 0x201A}, Named{"scaron", 0x161}, Named{"sect", 0xA7},
    Named{"shy", 0xAD}, Named{"sup1", 0xB9}, Named{"sup2", 0xB2}, Named{"sup3", 0xB3},
    Named{"szlig", 0xDF}, Named{"thinsp", 0x2009}, Named{"thorn", 0xFE}, Named{"tilde", 0x2DC},
    Named{"times", 0xD7}, Named{"trade", 0x2122}, Named{"uacute", 0xFA}, Named{"ucirc", 0xFB},
    Named{"ugrave", 0xF9}, Named{"uml", 0xA8}, Named{"utilde", 0x169}, Named{"uuml", 0xFC},
    Named{"yacute", 0xFD}, Named{"yen", 0xA5}, Named{"yuml", 0xFF}, Named{"zwj", 0x200D},
    Named{"zwnj", 0x200C}};
// clang-format on

/// The character of "eacute", "#233" or "#xE9"; 0 when unknown.
char32_t referenced(std::string_view name)
{
    if (!name.starts_with('#')) {
        const auto* found =
            std::lower_bound(named.begin(), named.end(), name,
                             [](const Named& a, std::string_view b) { return a.name < b; });
        return found != named.end() && found->name == name ? found->character : U'\0';
    }
    const bool hex = name.size() > 1 && (name[1] == 'x' || name[1] == 'X');
    name.remove_prefix(hex ? 2 : 1);
    std::uint32_t value = 0;
    const auto [stop, fault] =
        std::from_chars(name.data(), name.data() + name.size(), value, hex ? 16 : 10);
    if (fault != std::errc{} || stop != name.data() + name.size()) {
        return U'\0';
    }
    // as in browsers: these numbers are bytes of page 1252
    return value >= 0x80 && value < 0xA0
               ? CodePage(1252).characterOf(static_cast<unsigned char>(value))
               : value;
}

} // namespace

void appendHtmlText(std::string& out, std::string_view raw)
{
    constexpr std::size_t longest = 12;
    while (!raw.empty()) {
        const auto mark = raw.find('&');
        out.append(raw.substr(0, mark));
        if (mark == std::string_view::npos) {
            return;
        }
        raw.remove_prefix(mark);
        const auto end = raw.substr(0, longest).find(';');
        const auto character =
            end == std::string_view::npos ? U'\0' : referenced(raw.substr(1, end - 1));
        if (character == U'\0') {
            out.push_back('&');
            raw.remove_prefix(1);
        } else {
            appendUtf8(out, character);
            raw.remove_prefix(end + 1);
        }
    }
}

} // namespace dongbo::importers
