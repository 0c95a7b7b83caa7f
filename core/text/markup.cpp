#include "core/text/markup.h"

namespace dongbo::text {

namespace {

/// U+FFFE and U+FFFF, which XML 1.0 forbids (section 2.2).
bool isNoCharacter(std::string_view bytes)
{
    return bytes == "\xEF\xBF\xBE" || bytes == "\xEF\xBF\xBF";
}

} // namespace

std::string escapedMarkup(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const auto byte = static_cast<unsigned char>(c);
        if (isNoCharacter(text.substr(i, 3))) {
            out += ' ';
            i += 2;
            continue;
        }
        switch (c) {
        case '&':
            out += "&amp;";
            break;
        case '<':
            out += "&lt;";
            break;
        case '>':
            out += "&gt;";
            break;
        case '"':
            out += "&quot;";
            break;
        case '\'':
            out += "&#39;";
            break;
        default:
            out += (byte < 0x20 && c != '\n' && c != '\t') || byte == 0x7F ? ' ' : c;
        }
    }
    return out;
}

} // namespace dongbo::text
