#pragma once

#include "core/domain/time.h"
#include "core/text/language.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// Dates as people of the office write them: day first, always. No locale, no machine time zone.
namespace dongbo::text {

/// How much of a date was written.
enum class Precision
{
    Year,
    Quarter,
    Month,
    Day
};

/// A date as far as it was written: "2020", "quý II/2020", "05/2021", "11/05/2021". Years 1900 to
/// 2199. `month` is there from Quarter on (a quarter's first month: 1, 4, 7, 10), `day` only with
/// Day.
struct LooseDate
{
    int year = 0;
    std::optional<unsigned> month;
    std::optional<unsigned> day;
    Precision precision = Precision::Year;

    bool operator==(const LooseDate&) const = default;
};

/// Reads 11/05/2021, 11-5-21 (two digits: 1970 to 2069), 11.05.2021, 05/2021, T5/2021, Tháng
/// 5/2021, Quý II/2020, Q2/2020, 2020, "năm 2020", 2021-05-11, 2021/05/11, "ngày 11 tháng 5 năm
/// 2021", 11-May-21, May 2021; a time of day behind a full date is allowed and dropped. Day before
/// month whatever the order would allow: 05/13/2021 is no date. Days that do not exist and anything
/// else: nothing.
[[nodiscard]] std::optional<LooseDate> parseDateText(std::string_view text);

/// The first and the last day the loose date may mean.
[[nodiscard]] Date firstDay(const LooseDate& loose);
[[nodiscard]] Date lastDay(const LooseDate& loose);

/// Which day a workbook counts from.
enum class DateSystem
{
    From1900, ///< with the 29 February 1900 that never was
    From1904
};

/// The day of a workbook's date number; a time of day behind the point is dropped. Nothing for the
/// invented 1900-02-29, for day 0, below it, NaN, and years past 2199.
[[nodiscard]] std::optional<Date> dateFromSerial(double serial,
                                                 DateSystem system = DateSystem::From1900);

/// "11/05/2021".
[[nodiscard]] std::string formatDate(Date day);
/// "11/05/2021", "05/2021", "quý II/2020" ("Q2/2020" in English) or "2020".
[[nodiscard]] std::string formatDate(const LooseDate& loose,
                                     Language language = Language::Vietnamese);
/// "11/05/2021 08:30" at UTC+7.
[[nodiscard]] std::string formatInstant(Instant moment);
/// A length of time in words, its sign dropped: "45 phút", "3 giờ 20 phút", "2 ngày 4 giờ", from
/// ten days on "12 ngày". Smaller parts are cut off, not rounded.
[[nodiscard]] std::string formatDuration(std::int64_t milliseconds, Language language);

} // namespace dongbo::text
