#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace dongbo {

/// A calendar day of the office (no time zone): acquisition dates, warranty ends.
using Date = std::chrono::year_month_day;

/// A moment, UTC, milliseconds since 1970.
struct Instant
{
    std::int64_t unixMs = 0;
    auto operator<=>(const Instant&) const = default;
};

/// Where the time comes from; injected, never asked of the system by a use case.
class Clock
{
public:
    virtual ~Clock() = default;
    [[nodiscard]] virtual Instant now() const = 0;
    /// Before this moment the clock must be wrong; of a clock that people set, the day on which the
    /// program was released. The default knows of none.
    [[nodiscard]] virtual Instant notBefore() const { return Instant{0}; }
};

/// Vietnam keeps UTC+7 all year; days of the register are days there, wherever the machine stands.
inline constexpr std::int64_t officeOffsetMs = 7LL * 3600 * 1000;

/// "2021-05-11".
[[nodiscard]] std::string isoText(Date day);
/// Reads exactly yyyy-mm-dd of a day that exists, years 1900 to 2199.
[[nodiscard]] std::optional<Date> parseIsoDate(std::string_view text);
/// "2021-05-11T08:30:00+07:00", whole seconds.
[[nodiscard]] std::string isoText(Instant moment);
/// Reads what isoText(Instant) writes, and the same with "Z" or without seconds or offset (then
/// +07:00).
[[nodiscard]] std::optional<Instant> parseIsoInstant(std::string_view text);
/// The office's day on which the moment falls.
[[nodiscard]] Date dayOf(Instant moment);
/// The first millisecond of that day in the office.
[[nodiscard]] Instant startOfDay(Date day);
/// The last millisecond of that day in the office: what "as of a date" means.
[[nodiscard]] Instant endOfDay(Date day);
/// The first and the last moment that isoText and parseIsoInstant can write and read: of the years
/// 1900 and 2199.
[[nodiscard]] Instant earliestInstant();
[[nodiscard]] Instant latestInstant();

} // namespace dongbo
