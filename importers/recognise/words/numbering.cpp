#include "importers/recognise/words/numbering.h"

#include <algorithm>

namespace dongbo::importers {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

} // namespace

bool isSectionNumber(std::string_view text)
{
    while (!text.empty() && (text.back() == '.' || text.back() == ')' || text.back() == '/')) {
        text.remove_suffix(1);
    }
    if (text.empty() || text.size() > 6) {
        return false;
    }
    if (text.size() == 1) {
        return (text[0] >= 'A' && text[0] <= 'Z') || (text[0] >= 'a' && text[0] <= 'z');
    }
    return text.find_first_not_of("IVXL") == std::string_view::npos;
}

bool isRowNumber(std::string_view text)
{
    return !text.empty() && text.size() <= 9 && isDigit(text.front()) &&
           std::all_of(text.begin(), text.end(),
                       [](char c) { return isDigit(c) || c == '.' || c == ')'; });
}

} // namespace dongbo::importers
