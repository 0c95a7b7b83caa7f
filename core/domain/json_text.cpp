#include "core/domain/json_text.h"

namespace dongbo {

std::string jsonText(std::string_view text)
{
    static constexpr char digits[] = "0123456789abcdef";
    std::string out = "\"";
    for (const char c : text) {
        switch (c) {
        case '"':
            out += "\\\"";
            break;
        case '\\':
            out += "\\\\";
            break;
        case '\n':
            out += "\\n";
            break;
        case '\r':
            out += "\\r";
            break;
        case '\t':
            out += "\\t";
            break;
        default:
            if (static_cast<unsigned char>(c) < 0x20) {
                out += "\\u00";
                out.push_back(digits[static_cast<unsigned char>(c) >> 4]);
                out.push_back(digits[static_cast<unsigned char>(c) & 15]);
            } else {
                out.push_back(c);
            }
        }
    }
    return out + "\"";
}

} // namespace dongbo
