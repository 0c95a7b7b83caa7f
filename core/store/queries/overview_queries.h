#pragma once

#include "core/domain/records.h"
#include "core/store/file/database.h"

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace dongbo::store {

// What a first look at the whole register asks. Each reads everything it speaks of once: for a
// worker, not for the GUI thread.

/// A month of the office: {2021, 6}.
struct Month
{
    int year = 0;
    unsigned month = 1; ///< 1 to 12

    auto operator<=>(const Month&) const = default;
};
[[nodiscard]] Month monthOf(Date day);
[[nodiscard]] Month monthOf(Instant moment);
[[nodiscard]] Month nextMonth(Month month);
/// The first and last moment of the month in the office.
[[nodiscard]] Instant startOf(Month month);
[[nodiscard]] Instant endOf(Month month);

/// Faults reported in a month.
struct MonthOfFaults
{
    Month month;
    std::int64_t blocking = 0;
    std::int64_t intermittent = 0;
    std::int64_t other = 0; ///< degraded, minor, and those nobody graded

    [[nodiscard]] std::int64_t all() const { return blocking + intermittent + other; }
};
/// One entry for every month from `first` to `last`, empty months too.
[[nodiscard]] std::vector<MonthOfFaults> faultsByMonth(Database& database, Month first, Month last);

/// Repairs finished in a month and what they cost.
struct MonthOfRepairs
{
    Month month;
    std::int64_t repairs = 0;
    Money cost; ///< stays at the largest amount should it not fit
};
/// One entry for every month from `first` to `last`, empty months too.
[[nodiscard]] std::vector<MonthOfRepairs> repairsByMonth(Database& database, Month first,
                                                         Month last);

/// A type's devices in the books.
struct TypeHealth
{
    std::int64_t devices = 0;
    std::int64_t broken = 0;
    std::int64_t poor = 0;
    std::int64_t aged = 0; ///< in use for their type's useful life or longer
};
/// The devices in the books (neither disposed nor lost nor transferred away) by what they are like.
struct DeviceHealth
{
    std::int64_t devices = 0;
    std::array<std::int64_t, 5> byCondition{}; ///< [0] not known, then as Condition's numbers
    std::int64_t aged = 0;
    std::int64_t warrantyEnding = 0; ///< warranty ends within the days asked for
    std::int64_t disposalProposed = 0;
    std::array<TypeHealth, 19> byType{}; ///< [0] none, then as DeviceType's numbers
};
/// `warrantyDays` counts from `today`, which is included. A device without a day or year of use has
/// no age; a type without a useful life never ages.
[[nodiscard]] DeviceHealth deviceHealth(Database& database, Date today, int warrantyDays);

/// Where and when somebody last looked.
struct SiteEvidence
{
    SiteId site;
    Instant at;
};
/// Of every site that has any: the newest moment a fault of it was reported, fixed or closed, a
/// repair finished, or a record of one of its devices written. By site id.
[[nodiscard]] std::vector<SiteEvidence> newestEvidence(Database& database);
/// The same of one site; nothing when it has none.
[[nodiscard]] std::optional<Instant> newestEvidence(Database& database, const SiteId& site);

/// A list whose newest import left rows aside.
struct RowsAside
{
    ImportFileId file;
    std::string name;
    std::int64_t rows = 0;
};
/// Of each list by its name the newest import that stands; those with rows set aside, newest first.
[[nodiscard]] std::vector<RowsAside> rowsSetAside(Database& database);

} // namespace dongbo::store
