#pragma once

#include "core/planning/books/wear.h"
#include "core/register/base/checks.h"
#include "core/register/base/register.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace dongbo {

// Wear of a year, for what was held at its 31 December: fixed assets of the office's own. What has
// been charged stands as it was charged; nothing is worked out again with today's rates. The rules
// are in core/planning/books/wear.h.

/// One device in a year's run.
struct WearLine
{
    DeviceId device;
    std::string code;
    std::string name;
    std::optional<DeviceType> type;
    Money cost; ///< of all its pieces
    planning::WearCharge charge;
};
/// One that ought to be charged and cannot.
struct WearSkipped
{
    DeviceId device;
    std::string code;
    std::string name;
    std::optional<DeviceType> type;
    planning::WearGap why = planning::WearGap::None;
};
/// What a type comes to; sums stop at the most 64 bits hold.
struct WearSum
{
    std::optional<DeviceType> type;
    std::int64_t devices = 0;
    std::int64_t fullyWorn = 0; ///< of them, with nothing left to charge
    Money cost;
    Money caughtUp;
    Money amount;
    Money accumulated;
};
/// What a year's run would do, or did.
struct WearRun
{
    int year = 0;
    std::vector<WearLine> lines;          ///< fixed assets held, fully worn ones too
    std::vector<WearSum> byType;          ///< by type; without a type last
    WearSum all;                          ///< of every line
    std::vector<WearSkipped> skipped;     ///< in the order they came into the register
    std::int64_t tools = 0;               ///< below the threshold: no wear
    std::int64_t onLoan = 0;              ///< others' property
    std::int64_t settled = 0;             ///< an opening balance reaches the year already
    std::optional<ChangeSetId> changeSet; ///< absent: nothing was written
    Problems warnings{};
};
/// How far it is; throw to stop, then nothing is written.
using WearProgress = std::function<void(std::size_t done, std::size_t all)>;

/// What runWear would write. Problems (field "year"): {"wear.year_to_come"}; {"wear.charged"} when
/// the year was run; {"wear.later_charged"} after a later one; {"wear.year_missing"} when the year
/// before was not. Reads the register only.
[[nodiscard]] Checked<WearRun> previewWear(Register& reg, int year,
                                           const WearProgress& progress = {});

/// What was charged of a year, as it was written down: lines of what has entries until then and was
/// held at its 31 December; what has none and cannot be charged is skipped. Reads the register
/// only.
[[nodiscard]] WearRun chargedWear(Register& reg, int year);

struct WearDraft
{
    int year = 0;
    std::string documentNo;
    std::string reason;
    checks::IfUnlikely ifUnlikely = checks::IfUnlikely::Ask; ///< about a year that is not over
};
/// Charges the year in one change-set: an entry for each asset with something to charge, and before
/// it the opening balance or the years that were never charged, where there are any. A Problem as
/// previewWear gives, or {"wear.nothing_to_charge"}. A year that is not over is asked about.
[[nodiscard]] Checked<WearRun> runWear(Register& reg, const WearDraft& draft,
                                       const WearProgress& progress = {});

/// What had accumulated when the books of a device were opened here.
struct OpeningDraft
{
    DeviceId device;
    int year = 0; ///< the last one in it
    Money accumulated;
    std::optional<std::int64_t> rateBasisPoints; ///< the asset's own, until the table has a new one
    std::string documentNo;
    std::string source; ///< the list it stood in
    std::string reason;
};
/// Problems: {"wear.not_fixed_asset_of"}; more than the cost, less than nothing; a rate over 100 %;
/// a year to come; entries that reach the year already ({"wear.opened_already"}).
[[nodiscard]] Checked<Written<WearEntryId>> openWear(Register& reg, const OpeningDraft& draft);

/// Wear of one device at a moment: what has been entered until a year.
struct WearState
{
    Money cost; ///< of all its pieces; 0: not known
    Money accumulated;
    /// cost − accumulated, never below 0; absent without a cost, and of what was used in earlier
    /// years while nothing was entered of its wear.
    std::optional<Money> netValue;
    std::optional<std::int64_t> rateBasisPoints;
    std::optional<std::int64_t> lastYear; ///< absent: nothing was entered
};
/// Absent unless it is a fixed asset of the office's own. `until`: the last year that counts;
/// absent: all that was entered.
[[nodiscard]] std::optional<WearState> wearOf(Register& reg, const DeviceId& device,
                                              std::optional<int> until = std::nullopt);

/// The same of very many devices: what was entered is read once.
class WearOfAll
{
public:
    explicit WearOfAll(Register& reg);
    ~WearOfAll();
    WearOfAll(const WearOfAll&) = delete;
    WearOfAll& operator=(const WearOfAll&) = delete;
    [[nodiscard]] std::optional<WearState> of(const DeviceId& id, const Device& device) const;

private:
    struct Read;
    std::unique_ptr<const Read> m_read;
};

/// The year a run is due for: after the last one entered, else the last one that is over.
[[nodiscard]] int nextWearYear(Register& reg);

} // namespace dongbo
