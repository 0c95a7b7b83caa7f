#pragma once

#include "core/domain/records.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dongbo::planning {

/// State of one required device of a standard set at a site.
enum class NeedState : std::uint8_t
{
    Met,        ///< a device of the required type that reaches the minimum
    Substitute, ///< a device of another accepted type that reaches the minimum
    Unknown,    ///< present, but an attribute required by the minimum is not recorded
    BelowSpec,  ///< present, but below the minimum
    Broken,     ///< only a broken one (or one away for repair): counts as missing
    Missing
};
/// "met", "substitute", "unknown", "below_spec", "broken", "missing": as in the command line's
/// JSON.
[[nodiscard]] std::string_view codeOf(NeedState state);
/// No usable device: broken or missing.
[[nodiscard]] bool isGap(NeedState state);

/// One requirement of a line: `attribute` at least (or exactly) `value`.
struct SpecDemand
{
    std::string attribute;
    bool isExact = false;
    std::string value;

    bool operator==(const SpecDemand&) const = default;
};
/// Parses "inch>=55;resolution>=1080p;kind=omni"; unreadable pieces are skipped. "-" and empty: no
/// requirements.
[[nodiscard]] std::vector<SpecDemand> parseMinimum(std::string_view minimum);

enum class SpecAnswer : std::uint8_t
{
    Reached,
    NotKnown, ///< nothing known falls short, and a required attribute is not recorded
    Short
};
/// Whether specs (a JSON object of plain values) meet the requirements. Numbers compare as numbers,
/// resolutions by their lines ("4K" is 2160), flags with true above false, days as text; anything
/// else only for equality. Specs that are not a JSON object count as empty.
[[nodiscard]] SpecAnswer compareSpecs(const MaybeText& specs, std::span<const SpecDemand> minimum);

/// A device as input of evaluate().
struct Candidate
{
    DeviceId id;
    Device device;
};
/// True when it counts: in the accounts, not a spare lent elsewhere, of a known type.
[[nodiscard]] bool counts(const Device& device);
/// Broken, or away for repair.
[[nodiscard]] bool isOutOfAction(const Device& device);

/// One required device: a line of quantity 2 gives two.
struct Need
{
    std::size_t line = 0; ///< index into the given lines
    NeedState state = NeedState::Missing;
    std::optional<DeviceId> device; ///< the assigned device; absent only when missing
};

struct SiteNeeds
{
    std::vector<Need> needs;       ///< by line, the better states first
    std::vector<DeviceId> surplus; ///< working devices of the set's types that were not assigned
    bool canMeet = true;           ///< no critical line has a gap
};

/// Assigns devices to lines so that each fills one position only, critical lines are served first,
/// then as many positions as possible, each as well as possible (in the order of NeedState).
/// Optimal, by shortest augmenting paths (Kuhn 1955, Jonker and Volgenant 1987). Ties go to the
/// earlier device. Cost: positions² × devices.
[[nodiscard]] SiteNeeds evaluate(std::span<const StandardLine> lines,
                                 std::span<const Candidate> devices);

/// Weight of a position filled this way; evaluate() maximises the sum. Public for the tests.
[[nodiscard]] std::int64_t worthOf(NeedState state, bool isCritical);
/// The state a device would give a line; absent when the line does not accept its type.
[[nodiscard]] std::optional<NeedState> fitOf(const StandardLine& line, const Device& device);

} // namespace dongbo::planning
