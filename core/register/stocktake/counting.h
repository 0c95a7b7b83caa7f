#pragma once

#include "core/register/stocktake/stocktake_view.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace dongbo {

/// One thing somebody has seen, or looked for in vain. What is absent says nothing: a count never
/// empties a field, neither of the register nor of an earlier count.
struct CountDraft
{
    /// What was typed or scanned: a device's code or serial, or the content of its QR label (its
    /// id). Empty with neither `device`: a thing without a label, `notes` says what it is.
    std::string code;
    std::optional<DeviceId> device; ///< known without its code; counts above it
    /// Where it is. Absent: the stocktake's room, else where the device is expected.
    std::optional<SiteId> site;
    std::string location;
    std::optional<std::int64_t> quantity; ///< of bulk items, 0 to 10,000
    std::optional<Condition> condition;
    std::optional<bool> labelLost;
    std::string by;            ///< who counted, an officer's or any name; empty: who acts
    std::optional<Instant> at; ///< absent: now
    std::string notes;
    bool isMissing = false; ///< looked for and not there
};

/// What happens to a count of a device that has been counted already.
enum class IfCounted : std::uint8_t
{
    Tell,   ///< nothing is written, the answer says who counted it and when
    Correct ///< what the draft says is written over the earlier count
};

struct CountOutcome
{
    std::optional<StocktakeCountId> id; ///< of the line
    std::optional<BookDevice> device;   ///< absent: the code is no device's
    std::string code;                   ///< as typed
    std::optional<SiteId> site;         ///< where it was counted
    Standing standing = Standing::NotCounted;
    struct Already
    {
        std::optional<Instant> at;
        std::string by; ///< may be empty
    };
    std::optional<Already> already; ///< it had been counted before
    bool isWritten = false;
};

/// What counting several things came to.
struct CountsTaken
{
    std::vector<CountOutcome> outcomes; ///< one a draft that fits, in order
    struct Left
    {
        std::size_t draft; ///< index
        Message why;
    };
    std::vector<Left> left; ///< drafts that do not fit; the others are counted
    std::size_t written = 0;
    std::optional<ChangeSetId> changeSet; ///< absent: nothing was written
};

/// Counts, while the stocktake is counting ({Refused} else). Others may count at the same time, in
/// other processes too: who comes second is told. The register itself does not change. Problems of
/// each draft, told in `left`: a code that several devices have and nothing decides between, no
/// place known, a site that is not counted here, a device the sample did not draw, a quantity out
/// of range, a thing without code and name, a correction of a line that is settled.
[[nodiscard]] CountsTaken countThings(Register& reg, StocktakeId id,
                                      std::span<const CountDraft> drafts, IfCounted ifCounted);
/// The same of one; what does not fit is a Problem.
[[nodiscard]] Checked<CountsTaken> countThing(Register& reg, StocktakeId id,
                                              const CountDraft& draft, IfCounted ifCounted);
/// Every device of the room (all rooms without one) that nobody has counted was looked for in vain.
[[nodiscard]] CountsTaken countRestMissing(Register& reg, StocktakeId id,
                                           const std::optional<SiteId>& room);

} // namespace dongbo
