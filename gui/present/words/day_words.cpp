#include "gui/present/words/day_words.h"

#include "core/text/dates.h"
#include "core/text/wording.h"

namespace dongbo::present {

namespace {

constexpr std::size_t clockBegins = 11; // "11/05/2021 08:30"
constexpr std::size_t yearBegins = 5;

} // namespace

std::string weekdayName(Language language, Date day)
{
    const auto index = std::chrono::weekday{std::chrono::sys_days{day}}.c_encoding();
    return text::say(language, "day.weekday_" + std::to_string(index));
}

std::string dayTitle(Language language, Date day, Date today)
{
    const auto daysAgo = (std::chrono::sys_days{today} - std::chrono::sys_days{day}).count();
    const auto name = daysAgo == 0   ? text::say(language, "day.today")
                      : daysAgo == 1 ? text::say(language, "day.yesterday")
                                     : weekdayName(language, day);
    return text::say(language, "day.title", {{"name", name}, {"day", text::formatDate(day)}});
}

std::string clockTime(Instant moment)
{
    return text::formatInstant(moment).substr(clockBegins);
}

std::string shortDay(Date day, Date today)
{
    const auto whole = text::formatDate(day);
    return day.year() == today.year() ? whole.substr(0, yearBegins) : whole;
}

std::string shortDay(Instant moment, Date today)
{
    return shortDay(dayOf(moment), today);
}

std::string timeOrDay(Instant moment, Date today)
{
    return dayOf(moment) == today ? clockTime(moment) : shortDay(moment, today);
}

} // namespace dongbo::present
