#include "core/planning/needs.h"

#include "core/planning/assignment.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace dongbo::planning {

std::string_view codeOf(NeedState state)
{
    switch (state) {
    case NeedState::Met:
        return "met";
    case NeedState::Substitute:
        return "substitute";
    case NeedState::Unknown:
        return "unknown";
    case NeedState::BelowSpec:
        return "below_spec";
    case NeedState::Broken:
        return "broken";
    case NeedState::Missing:
        return "missing";
    }
    return {};
}

bool isGap(NeedState state)
{
    return state == NeedState::Broken || state == NeedState::Missing;
}

namespace {

template <typename D> bool isCounted(const D& device)
{
    const bool isInBooks =
        !device.paper || *device.paper == Paper::Active || *device.paper == Paper::DisposalProposed;
    return isInBooks && device.type && device.use != Use::Lent;
}

/// Without the requirements on attributes that the specs of a substitute do not record.
void eraseForeign(std::vector<SpecDemand>& demands, std::string_view specs)
{
    const auto known = nlohmann::json::parse(specs.empty() ? "{}" : specs, nullptr, false);
    std::erase_if(demands, [&](const SpecDemand& demand) {
        return demand.attribute != yearAttribute &&
               (!known.is_object() || !known.contains(demand.attribute));
    });
}

} // namespace

std::optional<Function> functionOf(DeviceType type)
{
    switch (type) {
    case DeviceType::Computer:
    case DeviceType::Codec:
        return Function::Compute;
    case DeviceType::Camera:
        return Function::BeSeen;
    case DeviceType::Screen:
    case DeviceType::Projector:
    case DeviceType::Splitter:
        return Function::See;
    case DeviceType::Microphone:
        return Function::BeHeard;
    case DeviceType::Speaker:
    case DeviceType::Amplifier:
    case DeviceType::Mixer:
        return Function::Hear;
    case DeviceType::Ups:
    case DeviceType::Stabilizer:
    case DeviceType::Generator:
        return Function::Power;
    case DeviceType::Switch:
    case DeviceType::Router:
    case DeviceType::Converter:
        return Function::Network;
    case DeviceType::Accessory:
    case DeviceType::Other:
        break;
    }
    return std::nullopt;
}

bool counts(const Device& device)
{
    return isCounted(device);
}

bool counts(const DeviceFacts& device)
{
    return isCounted(device);
}

bool isOutOfAction(const Device& device)
{
    return device.condition == Condition::Broken || device.use == Use::UnderRepair;
}

bool isOutOfAction(const DeviceFacts& device)
{
    return device.condition == Condition::Broken || device.use == Use::UnderRepair;
}

std::optional<std::int64_t> yearOf(const Device& device)
{
    if (device.yearMade || device.inUseYear) {
        return device.yearMade ? device.yearMade : device.inUseYear;
    }
    const auto& day = device.inUseDate ? device.inUseDate : device.acquired;
    return day ? std::optional<std::int64_t>{static_cast<int>(day->year())} : std::nullopt;
}

DeviceFacts factsOf(const Candidate& candidate)
{
    const Device& device = candidate.device;
    return {candidate.id,
            device.type,
            device.condition,
            device.use,
            device.paper,
            yearOf(device),
            device.specs ? std::string_view(*device.specs) : std::string_view{}};
}

Evaluator::Evaluator(std::span<const StandardLine> lines)
{
    constexpr std::int64_t mostPlaces = 100;
    for (const auto& line : lines) {
        Line own;
        own.type = line.type;
        const auto accept = [&](std::optional<DeviceType> type) {
            if (type && static_cast<std::size_t>(*type) < types) {
                own.accepts[static_cast<std::size_t>(*type)] = true;
            }
        };
        if (line.type) {
            accept(line.type);
            eachPiece(line.substitutes.value_or(""), '|',
                      [&](std::string_view code) { accept(parseCode<DeviceType>(code)); });
        }
        own.demands = parseMinimum(line.minimum.value_or(""));
        own.asksYear =
            std::any_of(own.demands.begin(), own.demands.end(),
                        [](const SpecDemand& demand) { return demand.attribute == yearAttribute; });
        own.quantity = std::clamp<std::int64_t>(line.quantity.value_or(1), 0, mostPlaces);
        own.isCritical = line.critical.value_or(false);
        for (std::int64_t n = 0; n < own.quantity; ++n) {
            m_places.push_back({m_lines.size(), own.isCritical});
        }
        m_lines.push_back(std::move(own));
    }
}

SpecAnswer Evaluator::compare(Line& line, const DeviceFacts& device, bool isType)
{
    if (line.demands.empty()) {
        return SpecAnswer::Reached;
    }
    m_key = device.specs;
    m_key += isType ? '=' : '~';
    if (line.asksYear && device.year) {
        m_key += std::to_string(*device.year);
    }
    const auto found = line.known.find(m_key);
    if (found != line.known.end()) {
        return found->second;
    }
    auto demands = line.demands;
    if (!isType) { // the minimum uses attributes of the line's own type: a codec has no RAM
        eraseForeign(demands, device.specs);
    }
    const MaybeText specs = device.specs.empty() ? MaybeText{} : MaybeText{device.specs};
    const auto answer = compareSpecs(specs, demands, device.year);
    line.known.emplace(m_key, answer);
    return answer;
}

std::optional<NeedState> Evaluator::fit(std::size_t at, const DeviceFacts& device)
{
    Line& line = m_lines[at];
    const bool isAccepted = device.type && static_cast<std::size_t>(*device.type) < types &&
                            line.accepts[static_cast<std::size_t>(*device.type)];
    if (!isAccepted || !counts(device)) {
        return std::nullopt;
    }
    if (isOutOfAction(device)) {
        return NeedState::Broken;
    }
    const bool isType = line.type == device.type;
    switch (compare(line, device, isType)) {
    case SpecAnswer::Reached:
        return isType ? NeedState::Met : NeedState::Substitute;
    case SpecAnswer::NotKnown:
        return NeedState::Unknown;
    case SpecAnswer::Short:
        return NeedState::BelowSpec;
    }
    return std::nullopt;
}

SiteNeeds Evaluator::evaluate(std::span<const DeviceFacts> devices)
{
    SiteNeeds result;
    m_fits.resize(m_lines.size());
    for (std::size_t line = 0; line < m_lines.size(); ++line) {
        m_fits[line].clear();
        for (const auto& device : devices) {
            m_fits[line].push_back(fit(line, device));
        }
    }
    // One column per device, and one more per position for "unfilled".
    m_cost.resize(m_places.size());
    for (std::size_t i = 0; i < m_places.size(); ++i) {
        m_cost[i].assign(devices.size() + m_places.size(), 0);
        for (std::size_t d = 0; d < devices.size(); ++d) {
            const auto& fits = m_fits[m_places[i].line][d];
            // a device that does not fit costs more than leaving the position unfilled
            m_cost[i][d] = fits ? -worthOf(*fits, m_places[i].isCritical) : 1;
        }
    }
    const auto chosen = assign(m_cost);
    std::vector<bool> isUsed(devices.size(), false);
    for (std::size_t i = 0; i < m_places.size(); ++i) {
        const auto line = m_places[i].line;
        Need need{line, NeedState::Missing, std::nullopt};
        if (chosen[i] < devices.size() && m_fits[line][chosen[i]]) {
            need.state = *m_fits[line][chosen[i]];
            need.device = devices[chosen[i]].id;
            isUsed[chosen[i]] = true;
        }
        result.canMeet = result.canMeet && !(m_places[i].isCritical && isGap(need.state));
        result.needs.push_back(need);
    }
    std::stable_sort(result.needs.begin(), result.needs.end(), [](const Need& a, const Need& b) {
        return a.line != b.line ? a.line < b.line : a.state < b.state;
    });
    for (std::size_t d = 0; d < devices.size(); ++d) {
        const bool isNamed = std::any_of(m_fits.begin(), m_fits.end(),
                                         [&](const auto& fits) { return fits[d].has_value(); });
        if (isNamed && !isUsed[d] && !isOutOfAction(devices[d])) {
            result.surplus.push_back(devices[d].id);
        }
    }
    return result;
}

SiteNeeds evaluate(std::span<const StandardLine> lines, std::span<const Candidate> devices)
{
    std::vector<DeviceFacts> facts;
    facts.reserve(devices.size());
    for (const auto& device : devices) {
        facts.push_back(factsOf(device));
    }
    return Evaluator(lines).evaluate(facts);
}

std::optional<NeedState> fitOf(const StandardLine& line, const Device& device)
{
    const Candidate candidate{{}, device};
    return Evaluator(std::span(&line, 1)).fit(0, factsOf(candidate));
}

std::vector<SpecDemand> demandsOn(const StandardLine& line, const Device& device)
{
    auto demands = parseMinimum(line.minimum.value_or(""));
    if (line.type != device.type) {
        eraseForeign(demands, device.specs ? std::string_view(*device.specs) : "");
    }
    return demands;
}

std::int64_t worthOf(NeedState state, bool isCritical)
{
    // Filled critical positions first, then filled positions, then quality, that of critical ones
    // first; each outweighs a hundred of the next.
    constexpr std::int64_t filledCritical = 1'000'000'000;
    constexpr std::int64_t filledOther = 1'000'000;
    constexpr std::int64_t criticalQuality = 1'000;
    const auto quality =
        static_cast<std::int64_t>(NeedState::Missing) - static_cast<std::int64_t>(state);
    const std::int64_t filled = isGap(state) ? 0 : isCritical ? filledCritical : filledOther;
    return filled + quality * (isCritical ? criticalQuality : 1);
}

} // namespace dongbo::planning
