#pragma once

#include "core/domain/records.h"
#include "core/planning/standard/specs.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
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
inline constexpr std::size_t needStates = 6;
/// "met", "substitute", "unknown", "below_spec", "broken", "missing": as in the command line's
/// JSON.
[[nodiscard]] std::string_view codeOf(NeedState state);
/// No usable device: broken or missing.
[[nodiscard]] bool isGap(NeedState state);

/// A device as input of evaluate().
struct Candidate
{
    DeviceId id;
    Device device;
};
/// What a device of the type is for in a meeting, as the catalogue of types says; absent for
/// accessories and others.
[[nodiscard]] std::optional<Function> functionOf(DeviceType type);
/// True when it counts: in the accounts, not a spare lent elsewhere, of a known type.
[[nodiscard]] bool counts(const Device& device);
/// Broken, or away for repair.
[[nodiscard]] bool isOutOfAction(const Device& device);

/// The properties of a device that decide which requirement it fills, without the others: what a
/// scan of a whole register reads. The texts must outlive it.
struct DeviceFacts
{
    DeviceId id;
    std::optional<DeviceType> type;
    std::optional<Condition> condition;
    std::optional<Use> use;
    std::optional<Paper> paper;
    std::optional<std::int64_t> year; ///< made, else put into use, else acquired
    std::string_view specs;           ///< JSON object; empty: nothing recorded
};
/// The year a standard's "year" is compared with: made, else put into use, else acquired.
[[nodiscard]] std::optional<std::int64_t> yearOf(const Device& device);
[[nodiscard]] DeviceFacts factsOf(const Candidate& candidate);
[[nodiscard]] bool counts(const DeviceFacts& device);
[[nodiscard]] bool isOutOfAction(const DeviceFacts& device);

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

/// Evaluates many sites against one standard set: the lines are read once, and equal specs are
/// compared once.
class Evaluator
{
public:
    explicit Evaluator(std::span<const StandardLine> lines);

    /// Assigns devices to lines so that each fills one position only: as many critical positions as
    /// possible, then as many positions as possible, then each as well as possible (in the order of
    /// NeedState), critical ones first. Optimal, by shortest augmenting paths (Kuhn 1955, Jonker
    /// and Volgenant 1987). Ties go to the earlier device. Cost: positions² × devices.
    [[nodiscard]] SiteNeeds evaluate(std::span<const DeviceFacts> devices);
    /// The state the device would give the line; absent when the line does not accept its type.
    [[nodiscard]] std::optional<NeedState> fit(std::size_t line, const DeviceFacts& device);
    [[nodiscard]] std::size_t lines() const { return m_lines.size(); }

private:
    static constexpr std::size_t types = 32;
    struct Line
    {
        std::optional<DeviceType> type;
        std::array<bool, types> accepts{}; ///< by type's number
        std::vector<SpecDemand> demands;
        std::unordered_map<std::string, SpecAnswer> known; ///< answers by specs and year
        std::int64_t quantity = 1;
        bool isCritical = false;
        bool asksYear = false;
    };
    struct Place
    {
        std::size_t line;
        bool isCritical;
    };
    SpecAnswer compare(Line& line, const DeviceFacts& device, bool isType);

    std::vector<Line> m_lines;
    std::vector<Place> m_places;
    std::vector<std::vector<std::optional<NeedState>>> m_fits; ///< by line and device
    std::vector<std::vector<std::int64_t>> m_cost;             ///< by position
    std::string m_key;                                         ///< of the specs looked up
};

/// Evaluator::evaluate of one site.
[[nodiscard]] SiteNeeds evaluate(std::span<const StandardLine> lines,
                                 std::span<const Candidate> devices);

/// Weight of a position filled this way; evaluate() maximises the sum. Public for the tests.
[[nodiscard]] std::int64_t worthOf(NeedState state, bool isCritical);
/// The state a device would give a line; absent when the line does not accept its type.
[[nodiscard]] std::optional<NeedState> fitOf(const StandardLine& line, const Device& device);
/// The requirements of the line that apply to a device of that type: of a substitute only those
/// on attributes that its specs record.
[[nodiscard]] std::vector<SpecDemand> demandsOn(const StandardLine& line, const Device& device);

} // namespace dongbo::planning
