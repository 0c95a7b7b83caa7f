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

/// How one wanted device of a standard set stands at a site.
enum class NeedState : std::uint8_t
{
    Met,        ///< a device of the type itself that reaches the minimum
    Substitute, ///< one of another type the line allows, reaching the minimum
    Unknown,    ///< there is one, but what the minimum asks about was never written down
    BelowSpec,  ///< there is one, but it does not reach the minimum
    Broken,     ///< only a broken one (or one away for repair): as good as missing
    Missing
};
/// "met", "substitute", "unknown", "below_spec", "broken", "missing": as in the command line's
/// JSON.
[[nodiscard]] std::string_view codeOf(NeedState state);
/// Nothing there to hold a meeting with: broken or missing.
[[nodiscard]] bool isGap(NeedState state);

/// One thing a line asks of a device: `attribute` at least (or exactly) `value`.
struct SpecDemand
{
    std::string attribute;
    bool isExact = false;
    std::string value;

    bool operator==(const SpecDemand&) const = default;
};
/// Reads "inch>=55;resolution>=1080p;kind=omni"; pieces it cannot read are left out. "-" and empty:
/// nothing is asked.
[[nodiscard]] std::vector<SpecDemand> parseMinimum(std::string_view minimum);

enum class SpecAnswer : std::uint8_t
{
    Reached,
    NotKnown, ///< nothing is known to fall short, and something asked about is not written down
    Short
};
/// Whether specs (a JSON object of plain values) reach what is asked. Numbers compare as numbers,
/// resolutions by their lines ("4K" is 2160), flags with true above false, days as text; anything
/// else only as equal or not. Specs that are no JSON object know nothing.
[[nodiscard]] SpecAnswer compareSpecs(const MaybeText& specs, std::span<const SpecDemand> minimum);

/// A device as evaluation sees it.
struct Candidate
{
    DeviceId id;
    Device device;
};
/// True when it can take part: in the books, not a spare lent elsewhere, of a known type.
[[nodiscard]] bool counts(const Device& device);
/// Broken, or away for repair.
[[nodiscard]] bool isOutOfAction(const Device& device);

/// One wanted device: a line of quantity 2 gives two of these.
struct Need
{
    std::size_t line = 0; ///< index into the lines given
    NeedState state = NeedState::Missing;
    std::optional<DeviceId> device; ///< what fills it; absent only when missing
};

struct SiteNeeds
{
    std::vector<Need> needs;       ///< by line, the better states first
    std::vector<DeviceId> surplus; ///< of types the set names, working, filling nothing
    bool canMeet = true;           ///< no critical line has a gap
};

/// Gives the devices to the lines so that each fills one place only, critical lines are served
/// first, then as many places as can be, each as well as can be (in the order of NeedState).
/// An optimum, not a guess: assignment by shortest augmenting paths (Kuhn 1955, Jonker and
/// Volgenant 1987). Equal choices fall to the earlier device. Cost: places² × devices.
[[nodiscard]] SiteNeeds evaluate(std::span<const StandardLine> lines,
                                 std::span<const Candidate> devices);

/// What a place filled so is worth; evaluate() makes the sum the largest. Public for the tests.
[[nodiscard]] std::int64_t worthOf(NeedState state, bool isCritical);
/// How a device would fill a line; nothing when the line does not take its type.
[[nodiscard]] std::optional<NeedState> fitOf(const StandardLine& line, const Device& device);

} // namespace dongbo::planning
