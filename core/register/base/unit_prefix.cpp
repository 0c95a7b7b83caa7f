#include "core/register/base/unit_prefix.h"

#include "core/text/fold.h"

namespace dongbo {

std::string prefixFromName(std::string_view name)
{
    const auto folded = text::fold(name);
    const auto words = text::words(folded);
    std::string prefix;
    if (words.empty()) {
        return "DVI";
    }
    for (std::size_t i = 0; i + 1 < words.size() && prefix.size() < 3; ++i) {
        prefix.push_back(words[i].front());
    }
    for (const char c : words.back()) {
        if (prefix.size() >= 3) {
            break;
        }
        prefix.push_back(c);
    }
    for (char& c : prefix) {
        if (c >= 'a' && c <= 'z') {
            c = static_cast<char>(c - 'a' + 'A');
        }
    }
    return prefix;
}

} // namespace dongbo
