#include "core/register/planning/situation.h"

#include "core/planning/fault_rules.h"
#include "core/store/queries/place_queries.h"
#include "core/store/queries/standard_queries.h"

#include <algorithm>
#include <deque>
#include <unordered_map>
#include <unordered_set>

namespace dongbo {

namespace {

/// Finds a text without making a string of it.
struct TextHash
{
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const
    {
        return std::hash<std::string_view>{}(text);
    }
};

} // namespace

struct RegisterSituation::Texts
{
    /// Each once: specs and models of many devices are equal.
    std::unordered_set<std::string, TextHash, std::equal_to<>> shared;
    std::deque<std::string> pieces;                       ///< of codes, one behind the other
    std::unordered_map<RecordId, std::string_view> codes; ///< filled when one is asked for
    std::shared_ptr<const Texts> earlier; ///< of sites that were not read again since

    std::string_view keep(std::string_view text)
    {
        if (text.empty()) {
            return {};
        }
        const auto found = shared.find(text);
        return found != shared.end() ? std::string_view(*found)
                                     : std::string_view(*shared.emplace(text).first);
    }
    std::string_view keepCode(std::string_view text)
    {
        constexpr std::size_t pieceSize = 65'536;
        if (pieces.empty() || pieces.back().size() + text.size() > pieces.back().capacity()) {
            pieces.emplace_back().reserve(std::max(pieceSize, text.size()));
        }
        const auto at = pieces.back().size();
        pieces.back() += text;
        return std::string_view(pieces.back()).substr(at);
    }
};

std::string RegisterSituation::codeOf(const DeviceId& device) const
{
    auto& codes = texts->codes;
    if (codes.empty()) {
        for (const auto& site : situation.sites) {
            for (const auto& one : site.devices) {
                codes.emplace(one.facts.id, one.code);
            }
        }
    }
    const auto found = codes.find(device);
    return found == codes.end() ? std::string() : std::string(found->second);
}

std::size_t RegisterSituation::placeOf(const SiteId& site) const
{
    const auto found =
        std::find_if(sites.begin(), sites.end(), [&](const auto& one) { return one.id == site; });
    return found == sites.end() ? planning::nowhere
                                : static_cast<std::size_t>(found - sites.begin());
}

Date planningDay(const Register& reg)
{
    return reg.pastDay().value_or(reg.today());
}

namespace {

/// Devices are moved within a region only when a register has more sites than this.
constexpr std::size_t mostSitesOfOneRegion = 1'000;
/// A median of fewer repairs says little.
constexpr std::size_t leastRepairs = 3;

planning::DeviceFacts factsOf(const store::DeviceBrief& device, RegisterSituation::Texts& texts)
{
    return {device.id,    device.type, device.condition,        device.use,
            device.paper, device.year, texts.keep(device.specs)};
}

planning::PlanDevice keptDevice(const store::DeviceBrief& device, RegisterSituation::Texts& texts)
{
    planning::PlanDevice out;
    out.facts = factsOf(device, texts);
    out.model = texts.keep(device.model);
    out.warrantyUntil = device.warrantyUntil;
    out.code = texts.keepCode(device.code);
    return out;
}

void readRepairs(store::Database& database, planning::Costs& costs, std::optional<DeviceType> only)
{
    for (const auto& fault : store::repairableFaults(database)) {
        auto& quote = costs.repairs[fault.device];
        if (fault.state == FaultState::Unrepairable) {
            quote.isUnrepairable = true; // the newest word counts: they come oldest first
            continue;
        }
        quote.isUnrepairable = false;
        if (!quote.fault || (!quote.estimate && fault.estimate)) {
            quote.fault = fault.id;
            quote.estimate = fault.estimate;
        }
    }
    for (auto& [type, paid] : store::repairCosts(database, only)) {
        if (paid.size() >= leastRepairs) {
            const auto middle = paid.begin() + static_cast<std::ptrdiff_t>(paid.size() / 2);
            std::nth_element(paid.begin(), middle, paid.end());
            costs.usualRepairs[type] = *middle;
        }
    }
}

planning::Costs costsOf(store::Database& database, Date day, std::optional<DeviceType> only)
{
    planning::Costs costs;
    costs.day = day;
    readRepairs(database, costs, only);
    costs.prices = store::pricesOn(database, day);
    for (auto& row : store::quotas(database)) {
        if (store::existsOn(row.quota.validFrom, row.quota.validTo, day)) {
            costs.quotas.push_back(std::move(row.quota));
        }
    }
    return costs;
}

/// Evaluates sites against their standards and counts what comes of it.
class Judge
{
public:
    explicit Judge(const planning::Situation& situation)
        : m_situation(situation)
    {
        for (const auto& standard : situation.standards) {
            m_evaluators.emplace_back(standard.lines);
        }
    }

    /// Nothing of a site without a standard.
    std::optional<planning::SiteNeeds> needs(const planning::PlanSite& site,
                                             const std::vector<planning::DeviceFacts>& devices)
    {
        if (site.standard == planning::nowhere) {
            ++counts.withoutStandard;
            return std::nullopt;
        }
        auto out = m_evaluators[site.standard].evaluate(devices);
        counts.add(out, m_situation.standards[site.standard].lines);
        return out;
    }

    planning::ConsistencyCounts counts;

private:
    const planning::Situation& m_situation;
    std::vector<planning::Evaluator> m_evaluators;
};

class Reader
{
public:
    Reader(Register& reg, const PlanningScope& scope)
        : m_reg(reg)
        , m_scope(scope)
    {
        m_out.situation.day = planningDay(reg);
        m_out.texts = std::make_shared<RegisterSituation::Texts>();
    }

    RegisterSituation sites()
    {
        readPlaces();
        readDevices();
        return std::move(m_out);
    }

    RegisterSituation everything()
    {
        readPlaces();
        readDevices();
        auto& situation = m_out.situation;
        static_cast<planning::Costs&>(situation) = costsOf(m_reg.database(), situation.day, {});
        return std::move(m_out);
    }

    planning::ConsistencyCounts judged(const std::function<void(const JudgedSite&)>& visit)
    {
        readPlaces();
        Judge judge(m_out.situation);
        std::vector<planning::DeviceFacts> facts;
        for (std::size_t i = 0; i < m_out.sites.size(); ++i) {
            const auto& site = m_out.situation.sites[i];
            facts.clear();
            store::eachDeviceBrief(m_reg.database(), site.id, [&](const auto& device) {
                facts.push_back(factsOf(device, *m_out.texts));
            });
            if (const auto needs = judge.needs(site, facts)) {
                visit({m_out.sites[i], m_out.situation.standards[site.standard], *needs});
            }
        }
        return judge.counts;
    }

private:
    void readPlaces()
    {
        for (auto& site : store::siteBriefs(m_reg.database(), m_scope.unit)) {
            const bool isMeant =
                store::existsOn(site.validFrom, site.validTo, m_out.situation.day) &&
                (!m_scope.site || site.id == *m_scope.site) &&
                (!m_scope.tier || site.tier == *m_scope.tier);
            if (isMeant) {
                m_out.sites.push_back(std::move(site));
            }
        }
        std::map<std::string, std::size_t> standards;
        for (const auto& site : m_out.sites) {
            const auto found = standards.find(site.tier);
            planning::PlanSite place;
            place.id = site.id;
            place.tier = m_out.texts->keep(site.tier);
            place.standard = found == standards.end()
                                 ? standards.emplace(site.tier, standardOf(site.tier)).first->second
                                 : found->second;
            m_places.emplace(site.id, m_out.situation.sites.size());
            m_out.situation.sites.push_back(std::move(place));
        }
        if (m_out.sites.size() > mostSitesOfOneRegion) {
            divide();
        }
    }

    std::size_t standardOf(const std::string& tier)
    {
        const auto found = store::standardSetFor(m_reg.database(), tier, m_out.situation.day);
        if (!found) {
            return planning::nowhere;
        }
        planning::Standard standard{found->id, found->set, {}, {}};
        for (auto& row : store::standardLines(m_reg.database(), found->id)) {
            standard.lineIds.push_back(row.id);
            standard.lines.push_back(std::move(row.line));
        }
        m_out.situation.standards.push_back(std::move(standard));
        return m_out.situation.standards.size() - 1;
    }

    /// A region is what lies below one of the units right under the top.
    void divide()
    {
        const auto parents = store::unitParents(m_reg.database());
        const auto parentOf = [&](const UnitId& unit) -> std::optional<UnitId> {
            const auto found = parents.find(unit);
            return found == parents.end() ? std::nullopt : std::optional{found->second};
        };
        std::map<UnitId, std::size_t> regions;
        constexpr int deepest = 20; // a loop made by a merge of registers ends here
        for (std::size_t i = 0; i < m_out.sites.size(); ++i) {
            auto unit = m_out.sites[i].unit;
            for (int depth = 0; unit && depth < deepest; ++depth) {
                const auto above = parentOf(*unit);
                if (!above || !parentOf(*above)) {
                    break;
                }
                unit = above;
            }
            if (unit) {
                m_out.situation.sites[i].region =
                    regions.emplace(*unit, regions.size() + 1).first->second;
            }
        }
    }

    void readDevices()
    {
        store::eachDeviceBrief(
            m_reg.database(), m_scope.site, [&](const store::DeviceBrief& device) {
                const auto place = device.site ? m_places.find(*device.site) : m_places.end();
                if (place != m_places.end()) {
                    m_out.situation.sites[place->second].devices.push_back(
                        keptDevice(device, *m_out.texts));
                }
            });
    }

    Register& m_reg;
    const PlanningScope& m_scope;
    RegisterSituation m_out;
    std::unordered_map<RecordId, std::size_t> m_places;
};

} // namespace

RegisterSituation readSites(Register& reg, const PlanningScope& scope)
{
    const store::ReadView view(reg.database());
    return Reader(reg, scope).sites();
}

RegisterSituation readSituation(Register& reg, const PlanningScope& scope)
{
    const store::ReadView view(reg.database());
    return Reader(reg, scope).everything();
}

planning::Costs readCosts(Register& reg, Date day, std::optional<DeviceType> only)
{
    const store::ReadView view(reg.database());
    return costsOf(reg.database(), day, only);
}

void readDevicesAgain(Register& reg, RegisterSituation& read, const std::vector<std::size_t>& sites)
{
    // texts of their own: those already there may be read by somebody else meanwhile
    auto texts = std::make_shared<RegisterSituation::Texts>();
    texts->earlier = read.texts;
    read.texts = texts;
    for (const auto at : sites) {
        auto& site = read.situation.sites[at];
        site.devices.clear();
        store::eachDeviceBrief(reg.database(), site.id, [&](const store::DeviceBrief& device) {
            site.devices.push_back(keptDevice(device, *texts));
        });
    }
}

const planning::Standard& Consistency::standardOf(const SiteConsistency& site) const
{
    return read.situation.standards[read.situation.sites[site.site].standard];
}

Consistency evaluateSites(Register& reg, const PlanningScope& scope)
{
    Consistency out;
    out.read = readSites(reg, scope);
    const auto& situation = out.read.situation;
    Judge judge(situation);
    std::vector<planning::DeviceFacts> facts;
    for (std::size_t i = 0; i < situation.sites.size(); ++i) {
        const auto& site = situation.sites[i];
        facts.clear();
        for (const auto& device : site.devices) {
            facts.push_back(device.facts);
        }
        if (auto needs = judge.needs(site, facts)) {
            auto lines = planning::summarise(*needs);
            out.sites.push_back({i, std::move(*needs), std::move(lines)});
        }
    }
    out.counts = judge.counts;
    return out;
}

planning::ConsistencyCounts judgeSites(Register& reg, const PlanningScope& scope,
                                       const std::function<void(const JudgedSite&)>& visit)
{
    const store::ReadView view(reg.database());
    return Reader(reg, scope).judged(visit);
}

} // namespace dongbo
