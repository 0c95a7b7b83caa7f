#include "core/text/typed_dates.h"

#include "core/text/dates.h"

#include <algorithm>
#include <string>

namespace dongbo::text {

namespace {

bool areDigits(std::string_view text)
{
    return !text.empty() &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool isMark(char c)
{
    return c == '/' || c == '-' || c == '.';
}

std::string_view trimmed(std::string_view text)
{
    const auto from = text.find_first_not_of(" \t\n\r");
    const auto to = text.find_last_not_of(" \t\n\r");
    return from == std::string_view::npos ? std::string_view() : text.substr(from, to - from + 1);
}

std::ptrdiff_t marksIn(std::string_view text)
{
    return std::count_if(text.begin(), text.end(), &isMark);
}

/// Whether the text is numbers separated by one or two marks, as dates are.
bool looksLikeDate(std::string_view text)
{
    const auto bad = std::find_if(text.begin(), text.end(),
                                  [](char c) { return (c < '0' || c > '9') && !isMark(c); });
    return bad == text.end() && marksIn(text) >= 1 && marksIn(text) <= 2;
}

/// Whether a year of four digits stands at the end, or at the beginning as in 2021-06-16.
bool hasWholeYear(std::string_view text)
{
    const auto last = text.size() - text.find_last_of("/-.") - 1;
    return last == 4 || (text.find_first_of("/-.") == 4 && last > 0);
}

std::optional<Date> dayFrom(const std::string& text)
{
    const auto loose = parseDateText(text);
    if (!loose || loose->precision != Precision::Day) {
        return std::nullopt;
    }
    return firstDay(*loose);
}

} // namespace

DateReading readTypedDate(std::string_view typed, Date today)
{
    std::string text(trimmed(typed));
    if (text.empty()) {
        return {};
    }
    DateReading reading;
    bool isLikely = false;
    if (areDigits(text) && (text.size() == 6 || text.size() == 8)) {
        text = text.substr(0, 2) + "/" + text.substr(2, 2) + "/" + text.substr(4);
        isLikely = true;
    }
    const auto marks = marksIn(text);
    const auto lastMark = text.find_last_of("/-.");
    reading.isWhole = looksLikeDate(text) && marks == 2 && hasWholeYear(text);
    if (looksLikeDate(text) && marks == 1 && text.size() - lastMark - 1 <= 2 && lastMark <= 2) {
        text += text[lastMark] + std::to_string(static_cast<int>(today.year()));
        isLikely = true;
    }
    if (const auto day = dayFrom(text)) {
        reading.kind = TypedDate::Good;
        reading.day = day;
        return reading;
    }
    isLikely = isLikely || (looksLikeDate(text) && marks == 2);
    reading.kind = isLikely ? TypedDate::Impossible : TypedDate::Unreadable;
    return reading;
}

} // namespace dongbo::text
