#include "gui/present/faults/fault_periods.h"

namespace dongbo::present {

namespace {

constexpr const char* monthKey = "month=";

/// The month of "month=2021-06".
std::optional<std::chrono::year_month> monthOf(const std::string& key)
{
    if (!key.starts_with(monthKey)) {
        return std::nullopt;
    }
    const auto first = parseIsoDate(key.substr(std::string(monthKey).size()) + "-01");
    return first ? std::optional{first->year() / first->month()} : std::nullopt;
}

Date firstOf(std::chrono::year_month month)
{
    return month / std::chrono::day(1);
}

Date lastOf(std::chrono::year_month month)
{
    return Date(month / std::chrono::last);
}

} // namespace

std::optional<FaultPeriod> periodOf(const std::string& key, Date today)
{
    const auto month = today.year() / today.month();
    if (key == "open") {
        return FaultPeriod{};
    }
    if (key == "closed" || key == "closed=all") {
        return FaultPeriod{true, {}, {}};
    }
    if (key == "closed=month") {
        return FaultPeriod{true, startOfDay(firstOf(month)), {}};
    }
    if (key == "closed=quarter") {
        const auto back = (static_cast<unsigned>(today.month()) - 1) % 3;
        return FaultPeriod{true, startOfDay(firstOf(month - std::chrono::months(back))), {}};
    }
    if (key == "closed=year") {
        return FaultPeriod{true, startOfDay(firstOf(today.year() / std::chrono::January)), {}};
    }
    if (const auto asked = monthOf(key)) {
        return FaultPeriod{true, startOfDay(firstOf(*asked)), endOfDay(lastOf(*asked))};
    }
    return std::nullopt;
}

std::string periodWord(const Session& session, const std::string& key)
{
    if (const auto month = monthOf(key)) {
        const auto iso = isoText(firstOf(*month));
        return session.say("faults.period_of_month",
                           {{"month", iso.substr(5, 2) + "/" + iso.substr(0, 4)}});
    }
    if (key == "closed=month") {
        return session.say("faults.period_month");
    }
    if (key == "closed=quarter") {
        return session.say("faults.period_quarter");
    }
    if (key == "closed=year") {
        return session.say("faults.period_year");
    }
    return session.say(key.starts_with("closed") ? "faults.period_all" : "faults.period_open");
}

const std::vector<std::string>& periodKeys()
{
    static const std::vector<std::string> keys{"open", "closed=month", "closed=quarter",
                                               "closed=year", "closed=all"};
    return keys;
}

} // namespace dongbo::present
