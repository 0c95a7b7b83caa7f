#include "core/planning/needs.h"

#include "core/planning/assignment.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>
#include <limits>

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

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && text.front() == ' ') {
        text.remove_prefix(1);
    }
    while (!text.empty() && text.back() == ' ') {
        text.remove_suffix(1);
    }
    return text;
}

/// Calls `visit` for the pieces separated by `mark`.
template <typename F> void eachPiece(std::string_view text, char mark, F&& visit)
{
    while (!text.empty()) {
        const auto end = std::min(text.find(mark), text.size());
        visit(trimmed(text.substr(0, end)));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

std::optional<double> numberOf(std::string_view text)
{
    double value = 0;
    const auto result = std::from_chars(text.data(), text.data() + text.size(), value);
    return result.ec == std::errc() && result.ptr == text.data() + text.size()
               ? std::optional{value}
               : std::nullopt;
}

std::string lowerAscii(std::string_view text)
{
    std::string out(text);
    for (char& c : out) {
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    }
    return out;
}

/// Vertical resolution by its common names: "1080p", "Full HD", "1920x1080", "4K".
std::optional<double> linesOf(std::string_view text)
{
    struct Name
    {
        std::string_view name;
        double lines;
    };
    static constexpr Name names[] = {
        {"vga", 480},  {"xga", 768},      {"hd", 720},      {"hd ready", 720}, {"wxga", 800},
        {"fhd", 1080}, {"full hd", 1080}, {"fullhd", 1080}, {"wuxga", 1200},   {"2k", 1440},
        {"qhd", 1440}, {"4k", 2160},      {"uhd", 2160},    {"ultra hd", 2160}};
    const std::string lower = lowerAscii(text);
    for (const auto& entry : names) {
        if (lower == entry.name) {
            return entry.lines;
        }
    }
    if (lower.size() > 1 && lower.back() == 'p') {
        return numberOf(std::string_view(lower).substr(0, lower.size() - 1));
    }
    if (const auto cross = lower.find('x'); cross != std::string::npos && cross > 0) {
        return numberOf(std::string_view(lower).substr(0, cross))
                   ? numberOf(std::string_view(lower).substr(cross + 1))
                   : std::nullopt;
    }
    return std::nullopt;
}

std::string textOf(const nlohmann::json& value)
{
    if (value.is_string()) {
        return value.get<std::string>();
    }
    return value.is_null() || value.is_structured() ? std::string() : value.dump();
}

SpecAnswer compare(std::string_view have, const SpecDemand& demand)
{
    const auto answer = [](bool yes) { return yes ? SpecAnswer::Reached : SpecAnswer::Short; };
    const std::string wanted = lowerAscii(demand.value);
    const std::string given = lowerAscii(have);
    if (demand.isExact || given == wanted) {
        return answer(given == wanted);
    }
    if (const auto a = numberOf(given), b = numberOf(wanted); a && b) {
        return answer(*a >= *b);
    }
    if (const auto a = linesOf(given), b = linesOf(wanted); a && b) {
        return answer(*a >= *b);
    }
    if (wanted == "true" || wanted == "false") {
        return given == "true" || given == "false" ? answer(given == "true") : SpecAnswer::NotKnown;
    }
    if (parseIsoDate(wanted) && parseIsoDate(given)) {
        return answer(given >= wanted);
    }
    return SpecAnswer::NotKnown;
}

} // namespace

std::vector<SpecDemand> parseMinimum(std::string_view minimum)
{
    std::vector<SpecDemand> demands;
    eachPiece(minimum, ';', [&](std::string_view piece) {
        const auto at = piece.find('=');
        if (at == std::string_view::npos || at == 0) {
            return;
        }
        const bool isLeast = piece[at - 1] == '>';
        SpecDemand demand;
        demand.attribute = trimmed(piece.substr(0, isLeast ? at - 1 : at));
        demand.isExact = !isLeast;
        demand.value = trimmed(piece.substr(at + 1));
        if (!demand.attribute.empty() && !demand.value.empty()) {
            demands.push_back(std::move(demand));
        }
    });
    return demands;
}

SpecAnswer compareSpecs(const MaybeText& specs, std::span<const SpecDemand> minimum)
{
    if (minimum.empty()) {
        return SpecAnswer::Reached;
    }
    const auto known = nlohmann::json::parse(specs.value_or("{}"), nullptr, false);
    bool isAllKnown = true;
    for (const auto& demand : minimum) {
        std::string have;
        if (known.is_object() && known.contains(demand.attribute)) {
            have = textOf(known.at(demand.attribute));
        }
        const auto answer = have.empty() ? SpecAnswer::NotKnown : compare(have, demand);
        if (answer == SpecAnswer::Short) {
            return SpecAnswer::Short;
        }
        isAllKnown = isAllKnown && answer == SpecAnswer::Reached;
    }
    return isAllKnown ? SpecAnswer::Reached : SpecAnswer::NotKnown;
}

bool counts(const Device& device)
{
    const bool isInBooks =
        !device.paper || *device.paper == Paper::Active || *device.paper == Paper::DisposalProposed;
    return isInBooks && device.type && device.use != Use::Lent;
}

bool isOutOfAction(const Device& device)
{
    return device.condition == Condition::Broken || device.use == Use::UnderRepair;
}

std::optional<NeedState> fitOf(const StandardLine& line, const Device& device)
{
    if (!line.type || !device.type || !counts(device)) {
        return std::nullopt;
    }
    const bool isType = *line.type == *device.type;
    bool isSubstitute = false;
    eachPiece(line.substitutes.value_or(""), '|', [&](std::string_view code) {
        isSubstitute = isSubstitute || parseCode<DeviceType>(code) == device.type;
    });
    if (!isType && !isSubstitute) {
        return std::nullopt;
    }
    if (isOutOfAction(device)) {
        return NeedState::Broken;
    }
    const auto whole = isType ? NeedState::Met : NeedState::Substitute;
    // the minimum uses attributes of the line's own type: a codec has no RAM to compare
    auto demands = parseMinimum(line.minimum.value_or(""));
    if (!isType) {
        const auto known = nlohmann::json::parse(device.specs.value_or("{}"), nullptr, false);
        std::erase_if(demands, [&](const SpecDemand& demand) {
            return !known.is_object() || !known.contains(demand.attribute);
        });
    }
    switch (compareSpecs(device.specs, demands)) {
    case SpecAnswer::Reached:
        return whole;
    case SpecAnswer::NotKnown:
        return NeedState::Unknown;
    case SpecAnswer::Short:
        return NeedState::BelowSpec;
    }
    return std::nullopt;
}

std::int64_t worthOf(NeedState state, bool isCritical)
{
    // Filled positions first, then their quality; a critical one outweighs any hundred others.
    const auto plain = [state]() -> std::int64_t {
        switch (state) {
        case NeedState::Met:
            return 1000 + 4;
        case NeedState::Substitute:
            return 1000 + 3;
        case NeedState::Unknown:
            return 1000 + 2;
        case NeedState::BelowSpec:
            return 1000 + 1;
        case NeedState::Broken:
            return 1;
        case NeedState::Missing:
            return 0;
        }
        return 0;
    }();
    return isCritical ? plain * 1'000'000 : plain;
}

namespace {

struct Place
{
    std::size_t line;
    bool isCritical;
};

} // namespace

SiteNeeds evaluate(std::span<const StandardLine> lines, std::span<const Candidate> devices)
{
    constexpr std::int64_t mostPlaces = 100;
    SiteNeeds result;
    std::vector<Place> places;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const auto wanted = std::clamp<std::int64_t>(lines[i].quantity.value_or(1), 0, mostPlaces);
        for (std::int64_t n = 0; n < wanted; ++n) {
            places.push_back({i, lines[i].critical.value_or(false)});
        }
    }
    // One column per device, and one more per position for "unfilled".
    std::vector<std::vector<std::optional<NeedState>>> fits;
    std::vector<std::vector<std::int64_t>> cost;
    for (const auto& place : places) {
        std::vector<std::optional<NeedState>> row;
        std::vector<std::int64_t> prices;
        for (const auto& candidate : devices) {
            row.push_back(fitOf(lines[place.line], candidate.device));
            // a device that does not fit costs more than leaving the position unfilled
            prices.push_back(row.back() ? -worthOf(*row.back(), place.isCritical) : 1);
        }
        prices.resize(devices.size() + places.size(), 0);
        fits.push_back(std::move(row));
        cost.push_back(std::move(prices));
    }
    const auto chosen = assign(cost);
    std::vector<bool> isUsed(devices.size(), false);
    for (std::size_t i = 0; i < places.size(); ++i) {
        Need need{places[i].line, NeedState::Missing, std::nullopt};
        if (chosen[i] < devices.size() && fits[i][chosen[i]]) {
            need.state = *fits[i][chosen[i]];
            need.device = devices[chosen[i]].id;
            isUsed[chosen[i]] = true;
        }
        result.canMeet = result.canMeet && !(places[i].isCritical && isGap(need.state));
        result.needs.push_back(need);
    }
    std::stable_sort(result.needs.begin(), result.needs.end(), [](const Need& a, const Need& b) {
        return a.line != b.line ? a.line < b.line : a.state < b.state;
    });
    for (std::size_t i = 0; i < devices.size(); ++i) {
        const bool isNamed = std::any_of(lines.begin(), lines.end(), [&](const StandardLine& line) {
            return fitOf(line, devices[i].device).has_value();
        });
        if (isNamed && !isUsed[i] && !isOutOfAction(devices[i].device)) {
            result.surplus.push_back(devices[i].id);
        }
    }
    return result;
}

} // namespace dongbo::planning
