#pragma once

#include "core/domain/time.h"
#include "core/text/language.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// Dates as written in the office: day first, always. Independent of locale and time zone.
namespace dongbo::text {

/// Precision of a written date.
enum class Precision
{
    Year,
    Quarter,
    Month,
    Day
};

/// A date as precise as it was written: "2020", "quý II/2020", "05/2021", "11/05/2021". Years 1900
/// to 2199. `month` is set from Quarter on (a quarter's first month: 1, 4, 7, 10), `day` only for
/// Day.
struct LooseDate
{
    int year = 0;
    std::optional<unsigned> month;
    std::optional<unsigned> day;
    Precision precision = Precision::Year;

    bool operator==(const LooseDate&) const = default;
};

/// Parses 11/05/2021, 11-5-21 (two digits: 1970 to 2069), 11.05.2021, 05/2021, T5/2021, Tháng
/// 5/2021, Quý II/2020, Q2/2020, 2020, "năm 2020", 2021-05-11, 2021/05/11, "ngày 11 tháng 5 năm
/// 2021", 11-May-21, May 2021; a time of day after a full date is allowed and dropped. Day before
/// month always: 05/13/2021 is not a date. Absent for days that do not exist and for anything
/// else.
[[nodiscard]] std::optional<LooseDate> parseDateText(std::string_view text);

/// The first and the last day covered by the loose date.
[[nodiscard]] Date firstDay(const LooseDate& loose);
[[nodiscard]] Date lastDay(const LooseDate& loose);

/// Date system of a workbook.
enum class DateSystem
{
    From1900, ///< with the nonexistent 29 February 1900
    From1904
};

/// The day of a workbook's date serial; a time of day after the point is dropped. Absent for the
/// nonexistent 1900-02-29, for day 0 and below, NaN, and years past 2199.
[[nodiscard]] std::optional<Date> dateFromSerial(double serial,
                                                 DateSystem system = DateSystem::From1900);

/// "11/05/2021".
[[nodiscard]] std::string formatDate(Date day);
/// "11/05/2021", "05/2021", "quý II/2020" ("Q2/2020" in English) or "2020".
[[nodiscard]] std::string formatDate(const LooseDate& loose,
                                     Language language = Language::Vietnamese);
/// "11/05/2021 08:30" at UTC+7.
[[nodiscard]] std::string formatInstant(Instant moment);
/// A duration in words, its sign dropped: "45 phút", "3 giờ 20 phút", "2 ngày 4 giờ", from ten days
/// on "12 ngày". Smaller parts are truncated, not rounded.
[[nodiscard]] std::string formatDuration(std::int64_t milliseconds, Language language);

} // namespace dongbo::text
