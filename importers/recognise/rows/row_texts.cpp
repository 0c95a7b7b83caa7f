#include "importers/recognise/rows/row_texts.h"

#include "core/text/unicode.h"
#include "importers/recognise/words/numbering.h"
#include "importers/recognise/words/vocabulary.h"

#include <algorithm>

namespace dongbo::importers {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// A number, or text that begins like one and is short: "2 cái", "(1.000)".
bool looksLikeFigure(const Slot& slot)
{
    if (slot.kind == CellKind::Number) {
        return true;
    }
    const auto digit = std::find_if(slot.text.begin(), slot.text.end(), isDigit);
    return slot.text.size() <= 24 && digit != slot.text.end() && digit - slot.text.begin() <= 1;
}

/// "IV. Xã Đại An" → "Xã Đại An"; text without such a number comes back as it is.
std::string_view withoutSectionNumber(std::string_view text)
{
    const auto end = text.find_first_of(".)-/: ");
    if (end == std::string_view::npos || !isSectionNumber(text.substr(0, end)) ||
        (text[end] == ' ' && text.substr(end + 1, 1).find_first_of("-.)") != 0 &&
         text.substr(0, end).find_first_not_of("IVX") != std::string_view::npos)) {
        return text;
    }
    // "V.phòng" is an abbreviation.
    if (end + 1 < text.size() && text[end] == '.' && text[end + 1] >= 'a' && text[end + 1] <= 'z') {
        return text;
    }
    const auto rest = text.find_first_not_of(".)-/: ", end);
    return rest == std::string_view::npos ? text : text.substr(rest);
}

} // namespace

Filled countFilled(const RowFrame& frame)
{
    Filled out;
    for (const auto& slot : frame.slots()) {
        const bool isUnknown = slot.kind == CellKind::Error && slot.text.starts_with('=');
        if (slot.isFilled && !slot.isInherited && !isUnknown) {
            const bool isCross = slot.field != ListField::ConditionMark &&
                                 (slot.text == "x" || slot.text == "X" || slot.text == "-");
            // "485" under a state is how many are in it, of a sum as of a device.
            const bool isCount =
                slot.kind == CellKind::Number &&
                isOneOf(slot.field, {ListField::Condition, ListField::ConditionMark});
            out.describing += slot.isDescribing && !isCross && !isCount ? 1 : 0;
            // Signatures and dates of signing stand under the columns of money, too.
            out.figures += slot.hasFigure && looksLikeFigure(slot) ? 1 : 0;
            out.formulas += slot.isFormula ? 1 : 0;
        }
    }
    // Words alone in a row tell of what is below or above, in whatever column they stand.
    out.isWordsAlone = frame.visibleCells() == 1 && frame.filled(ListField::Name) == nullptr &&
                       !frame.firstText().empty() &&
                       std::none_of(frame.firstText().begin(), frame.firstText().end(), &isDigit);
    out.describing = out.isWordsAlone ? 0 : out.describing;
    return out;
}

bool isDateLine(std::string_view folded)
{
    const auto day = findWords(folded, "ngay");
    const auto month = findWords(folded, "thang", day == std::string_view::npos ? 0 : day);
    return day != std::string_view::npos && month != std::string_view::npos &&
           findWords(folded, "nam", month) != std::string_view::npos;
}

std::string_view withoutNumber(std::string_view text)
{
    // "* Xã Kim Thái", "- Xã Tam Thanh": bullets are no part of a name.
    if (const auto bare = text.find_first_not_of("*-+ "); bare != std::string_view::npos) {
        text.remove_prefix(bare);
    }
    const auto digits = text.find_first_not_of("0123456789");
    if (digits != 0 && digits != std::string_view::npos && digits <= 3 &&
        (text[digits] == '.' || text[digits] == ')')) {
        const auto rest = text.find_first_not_of(".)-/: ", digits);
        return rest == std::string_view::npos ? text : text.substr(rest);
    }
    return withoutSectionNumber(text);
}

bool startsWithSectionNumber(std::string_view text)
{
    return withoutSectionNumber(text).size() != text.size();
}

bool beginsLikeARoom(std::string_view folded)
{
    static constexpr std::string_view words[] = {"phong", "hoi truong", "kho",
                                                 "tang",  "nha",        "khu"};
    return std::any_of(std::begin(words), std::end(words), [folded](std::string_view word) {
        return folded.starts_with(word) &&
               (folded.size() == word.size() || folded[word.size()] == ' ');
    });
}

bool isProperName(std::string_view text)
{
    std::size_t words = 0, capitals = 0, small = 0;
    bool isFirst = true;
    for (std::size_t at = 0; at < text.size();) {
        const auto begin = at;
        const auto code = text::nextCodePoint(text, at);
        const auto letter = text.substr(begin, at - begin);
        const bool isSpace = text::isSpace(code);
        const bool isCapital = !isSpace && text::capitalized(letter) == letter;
        if (isFirst && !isSpace) {
            ++words;
            capitals += isCapital ? 1 : 0;
        }
        small += !isSpace && !isCapital ? 1 : 0;
        isFirst = isSpace;
    }
    return words >= 2 && words == capitals && small > 0;
}

bool beginsLikeAGroup(std::string_view folded)
{
    return folded.starts_with("thiet bi ") || folded.starts_with("nhom ");
}

} // namespace dongbo::importers
