#include "gui/present/words/moments.h"

#include "core/text/unicode.h"

#include <algorithm>

namespace dongbo::present {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// One or two digits at the start of `text`, taken off it.
std::optional<int> takeNumber(std::string_view& text)
{
    std::size_t count = 0;
    int number = 0;
    while (count < text.size() && isDigit(text[count])) {
        if (count == 2) {
            return std::nullopt;
        }
        number = number * 10 + (text[count] - '0');
        ++count;
    }
    text.remove_prefix(count);
    return count == 0 ? std::nullopt : std::optional{number};
}

/// "8:14", "08h14", "8h", "8g30": minutes after midnight.
std::optional<int> minutesOf(std::string_view text)
{
    const auto hour = takeNumber(text);
    if (!hour || *hour > 23 || text.empty() ||
        std::string_view(":hHgG").find(text.front()) == std::string_view::npos) {
        return std::nullopt;
    }
    const bool isColon = text.front() == ':';
    text.remove_prefix(1);
    if (text.empty() && !isColon) {
        return *hour * 60;
    }
    const auto minute = takeNumber(text);
    if (!minute || *minute > 59 || !text.empty()) {
        return std::nullopt;
    }
    return *hour * 60 + *minute;
}

Instant at(Date day, int minutes)
{
    return {startOfDay(day).unixMs + minutes * 60'000LL};
}

/// Hours and minutes are there, in digits: "24:00", "8:61", "25h10".
bool isWholeTime(std::string_view text)
{
    const auto mark = text.find_first_of(":hHgG");
    return mark != std::string_view::npos && mark > 0 && text.size() - mark == 3 &&
           std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(mark), &isDigit) &&
           isDigit(text[mark + 1]) && isDigit(text[mark + 2]);
}

} // namespace

MomentReading readMoment(std::string_view typed, Date today)
{
    using text::TypedDate;
    typed = text::trim(typed);
    if (typed.empty()) {
        return {};
    }
    if (const auto minutes = minutesOf(typed)) {
        return {TypedDate::Good, at(today, *minutes), true};
    }
    if (isWholeTime(typed)) {
        return {TypedDate::Impossible, {}, true};
    }
    std::string_view dayPart = typed;
    int minutes = 0;
    if (const auto space = typed.rfind(' '); space != std::string_view::npos) {
        const auto time = typed.substr(space + 1);
        const auto day = text::readTypedDate(typed.substr(0, space), today);
        if (day.kind == TypedDate::Impossible && day.isWhole) {
            return {day.kind, {}, true};
        }
        if (const auto told = minutesOf(time)) {
            dayPart = text::trim(typed.substr(0, space));
            minutes = *told;
        } else if (isWholeTime(time)) { // a time that does not exist is no day
            return {TypedDate::Impossible, {}, true};
        } else if (typed.find(':') != std::string_view::npos) {
            return {TypedDate::Unreadable, {}, false};
        }
    }
    const auto day = text::readTypedDate(dayPart, today);
    if (day.kind != TypedDate::Good) {
        return {day.kind, {}, day.isWhole};
    }
    return {TypedDate::Good, at(*day.day, minutes), true};
}

std::optional<Instant> parseMoment(std::string_view text, Date today)
{
    return readMoment(text, today).moment;
}

} // namespace dongbo::present
