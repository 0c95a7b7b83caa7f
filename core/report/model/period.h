#pragma once

#include "core/domain/time.h"
#include "core/text/language.h"

#include <optional>
#include <string>
#include <string_view>

namespace dongbo::report {

/// Days from the first to the last, both included.
struct Period
{
    Date first{};
    Date last{};

    bool operator==(const Period&) const = default;
    [[nodiscard]] bool contains(Date day) const { return first <= day && day <= last; }
    [[nodiscard]] Instant begin() const { return startOfDay(first); }
    [[nodiscard]] Instant end() const { return endOfDay(last); }
    /// At least 1.
    [[nodiscard]] std::int64_t days() const
    {
        return (std::chrono::sys_days(last) - std::chrono::sys_days(first)).count() + 1;
    }
};

/// Reads "2021", "quý II/2021", "Q2/2021", "2021-Q2", "05/2021", a day, or two of these with ".."
/// or " - " between them ("01/04/2021..16/06/2021"). Absent for anything else and for an end
/// before its beginning.
[[nodiscard]] std::optional<Period> parsePeriod(std::string_view text);
/// "2021", "quý II/2021", "05/2021" or "01/04/2021–16/06/2021".
[[nodiscard]] std::string formatPeriod(const Period& period, Language language);
/// "2021", "2021-Q2", "2021-05" or "2021-04-01..2021-06-16": in names of files; parsePeriod reads
/// it.
[[nodiscard]] std::string periodCode(const Period& period);

[[nodiscard]] Period quarterOf(Date day);
[[nodiscard]] Period yearOf(Date day);
/// The period of the same kind before: the quarter before a quarter, the year before a year, the
/// month before a month, else as many days.
[[nodiscard]] Period before(const Period& period);

} // namespace dongbo::report
