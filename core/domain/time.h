#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace dongbo {

/// A calendar day of the office (no time zone): acquisition dates, warranty ends.
using Date = std::chrono::year_month_day;

/// An instant, UTC, milliseconds since 1970.
struct Instant
{
    std::int64_t unixMs = 0;
    auto operator<=>(const Instant&) const = default;
};

/// Source of the current time; injected: use cases never read the system clock.
class Clock
{
public:
    virtual ~Clock() = default;
    [[nodiscard]] virtual Instant now() const = 0;
    /// The earliest plausible time: for the system clock, the day the program was released. The
    /// default has none.
    [[nodiscard]] virtual Instant notBefore() const { return Instant{0}; }
};

/// Vietnam is at UTC+7 all year; days of the register are days there, in every time zone.
inline constexpr std::int64_t officeOffsetMs = 7LL * 3600 * 1000;

/// "2021-05-11".
[[nodiscard]] std::string isoText(Date day);
/// Parses exactly yyyy-mm-dd of an existing day, years 1900 to 2199.
[[nodiscard]] std::optional<Date> parseIsoDate(std::string_view text);
/// "2021-05-11T08:30:00+07:00", whole seconds.
[[nodiscard]] std::string isoText(Instant moment);
/// Parses the output of isoText(Instant), also with "Z" or without seconds or offset (then
/// +07:00).
[[nodiscard]] std::optional<Instant> parseIsoInstant(std::string_view text);
/// The day of that instant in the office's time zone.
[[nodiscard]] Date dayOf(Instant moment);
/// The first millisecond of that day in the office's time zone.
[[nodiscard]] Instant startOfDay(Date day);
/// The last millisecond of that day in the office's time zone: the meaning of "as of a date".
[[nodiscard]] Instant endOfDay(Date day);
/// The first and the last instant that isoText and parseIsoInstant support: of the years 1900 and
/// 2199.
[[nodiscard]] Instant earliestInstant();
[[nodiscard]] Instant latestInstant();

} // namespace dongbo
