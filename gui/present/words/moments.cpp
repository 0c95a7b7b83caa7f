#include "gui/present/words/moments.h"

#include "core/text/dates.h"
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

} // namespace

std::optional<Instant> parseMoment(std::string_view text, Date today)
{
    text = text::trim(text);
    if (const auto minutes = minutesOf(text)) {
        return at(today, *minutes);
    }
    std::string_view dayPart = text;
    int minutes = 0;
    if (const auto space = text.rfind(' '); space != std::string_view::npos) {
        if (const auto told = minutesOf(text.substr(space + 1))) {
            dayPart = text::trim(text.substr(0, space));
            minutes = *told;
        } else if (text.find(':') != std::string_view::npos) {
            return std::nullopt; // a time that does not exist is no day
        }
    }
    const auto day = text::parseDateText(dayPart);
    if (!day || day->precision != text::Precision::Day) {
        return std::nullopt;
    }
    return at(text::firstDay(*day), minutes);
}

} // namespace dongbo::present
