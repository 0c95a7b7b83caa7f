#pragma once

#include "core/report/engine/keys.h"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

// Inside core/report only: what a register held on one day and what on another.

namespace dongbo::report {

/// A device in the books of a day.
struct Held
{
    std::string code;
    std::string name;
    std::optional<DeviceType> type;
    std::optional<AssetClass> assetClass;
    std::optional<SiteId> site;
    std::string siteName;
    std::optional<Condition> condition;
    std::optional<Use> use;
    std::string custodian;
    std::optional<Date> acquired;
    std::int64_t quantity = 1;
    std::optional<Money> amount;
};
using Snapshot = std::map<DeviceId, Held>;

/// The devices in the books at the places and of the type asked for.
[[nodiscard]] Snapshot snapshotOf(Builder& builder, Register& reg);

/// The same register on two days: as it was known at the end of each.
struct TwoDays
{
    Date first{};
    Date last{};
    Snapshot before;
    Snapshot after;
    Snapshot everythingBefore; ///< types only, without regard to what was asked for; empty when
                               ///< nothing restricts
};
/// By the parameters "since" and "until" (today without one). Throws {Usage,
/// "report.not_in_past"} in a past register, {Usage, "report.days_reversed"}.
[[nodiscard]] TwoDays readTwoDays(Builder& builder);

/// Why a device counts otherwise on the second day.
enum class Cause : std::uint8_t
{
    Bought,       ///< acquired between the days
    EnteredLate,  ///< acquired before, entered between them: the first day's figure was too low
    Undated,      ///< entered between them, nobody knows when it was acquired
    MovedIn,      ///< came from a place that was not asked for
    Retired,      ///< left the books between the days
    RetiredLate,  ///< left them before, entered between them
    Withdrawn,    ///< its entry was undone
    MovedOut,     ///< went to a place that was not asked for
    Reclassified, ///< another type or asset class
    Corrected,    ///< another cost or quantity
    Moved         ///< between places that were both asked for
};
[[nodiscard]] std::string_view codeOf(Cause cause);

struct Difference
{
    Cause cause = Cause::Bought;
    DeviceId device;
    const Held* before = nullptr; ///< nullptr: not counted on the first day
    const Held* after = nullptr;
    std::optional<Date> day; ///< of the paper, where there is one
    std::string document;
};
/// Every device that counts otherwise, by cause. One that was reclassified and corrected is told
/// once, under the first cause that fits.
[[nodiscard]] std::vector<Difference> differences(Builder& builder, const TwoDays& days);

/// What `after` has more than `before`, as figures add up.
[[nodiscard]] std::int64_t piecesOf(const Difference& difference);
/// Absent when it is priced on neither side.
[[nodiscard]] std::optional<Money> amountChange(const Difference& difference);

} // namespace dongbo::report
