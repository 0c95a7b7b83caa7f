#include "core/domain/time.h"

#include <charconv>

namespace dongbo {

namespace {
constexpr std::int64_t dayMs = 24LL * 3600 * 1000;

void appendPadded(std::string& out, int value, int width)
{
    std::string digits = std::to_string(value);
    out.append(static_cast<std::size_t>(width) > digits.size()
                   ? static_cast<std::size_t>(width) - digits.size()
                   : 0,
               '0');
    out += digits;
}

/// Exactly `count` digits at `at`; absent otherwise.
std::optional<int> digitsAt(std::string_view text, std::size_t at, std::size_t count)
{
    if (at + count > text.size()) {
        return std::nullopt;
    }
    int value = 0;
    for (std::size_t i = at; i < at + count; ++i) {
        if (text[i] < '0' || text[i] > '9') {
            return std::nullopt;
        }
        value = value * 10 + (text[i] - '0');
    }
    return value;
}

std::int64_t floorDiv(std::int64_t a, std::int64_t b)
{
    return a / b - (a % b < 0 ? 1 : 0);
}
} // namespace

std::string isoText(Date day)
{
    std::string out;
    appendPadded(out, static_cast<int>(day.year()), 4);
    out.push_back('-');
    appendPadded(out, static_cast<int>(static_cast<unsigned>(day.month())), 2);
    out.push_back('-');
    appendPadded(out, static_cast<int>(static_cast<unsigned>(day.day())), 2);
    return out;
}

std::optional<Date> parseIsoDate(std::string_view text)
{
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') {
        return std::nullopt;
    }
    const auto year = digitsAt(text, 0, 4);
    const auto month = digitsAt(text, 5, 2);
    const auto day = digitsAt(text, 8, 2);
    if (!year || !month || !day || *year < 1900 || *year > 2199) {
        return std::nullopt;
    }
    const Date date{std::chrono::year{*year}, std::chrono::month{static_cast<unsigned>(*month)},
                    std::chrono::day{static_cast<unsigned>(*day)}};
    return date.ok() ? std::optional{date} : std::nullopt;
}

std::string isoText(Instant moment)
{
    const std::int64_t local = moment.unixMs + officeOffsetMs;
    const std::int64_t days = floorDiv(local, dayMs);
    const auto seconds = static_cast<int>((local - days * dayMs) / 1000);
    std::string out = isoText(Date{std::chrono::sys_days{std::chrono::days{days}}});
    out.push_back('T');
    appendPadded(out, seconds / 3600, 2);
    out.push_back(':');
    appendPadded(out, seconds / 60 % 60, 2);
    out.push_back(':');
    appendPadded(out, seconds % 60, 2);
    out += "+07:00";
    return out;
}

std::optional<Instant> parseIsoInstant(std::string_view text)
{
    if (text.size() < 16 || (text[10] != 'T' && text[10] != ' ') || text[13] != ':') {
        return std::nullopt;
    }
    const auto date = parseIsoDate(text.substr(0, 10));
    const auto hour = digitsAt(text, 11, 2);
    const auto minute = digitsAt(text, 14, 2);
    if (!date || !hour || !minute || *hour > 23 || *minute > 59) {
        return std::nullopt;
    }
    std::size_t at = 16;
    int second = 0;
    if (at < text.size() && text[at] == ':') {
        const auto read = digitsAt(text, at + 1, 2);
        if (!read || *read > 59) {
            return std::nullopt;
        }
        second = *read;
        at += 3;
    }
    const std::string_view zone = text.substr(at);
    std::int64_t offset = officeOffsetMs;
    if (zone == "Z") {
        offset = 0;
    } else if (!zone.empty() && zone != "+07:00") {
        return std::nullopt;
    }
    const std::int64_t days = std::chrono::sys_days{*date}.time_since_epoch().count();
    return Instant{days * dayMs + (*hour * 3600 + *minute * 60 + second) * 1000LL - offset};
}

Date dayOf(Instant moment)
{
    return Date{
        std::chrono::sys_days{std::chrono::days{floorDiv(moment.unixMs + officeOffsetMs, dayMs)}}};
}

Instant startOfDay(Date day)
{
    return Instant{std::chrono::sys_days{day}.time_since_epoch().count() * dayMs - officeOffsetMs};
}

Instant endOfDay(Date day)
{
    return Instant{startOfDay(day).unixMs + dayMs - 1};
}

Instant earliestInstant()
{
    return startOfDay(Date{std::chrono::year{1900}, std::chrono::January, std::chrono::day{1}});
}

Instant latestInstant()
{
    return endOfDay(Date{std::chrono::year{2199}, std::chrono::December, std::chrono::day{31}});
}

} // namespace dongbo
