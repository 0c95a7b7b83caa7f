#include "core/register/planning/gap_ways.h"

#include "core/register/planning/plan_run.h"

#include <algorithm>

namespace dongbo {

namespace {

bool isOpen(planning::NeedState state)
{
    return planning::isGap(state) || state == planning::NeedState::BelowSpec;
}

class LineReader
{
public:
    LineReader(Register& reg, const Consistency& consistency, const SiteConsistency& site,
               std::optional<DeviceType> only)
        : m_consistency(consistency)
        , m_site(site)
        , m_costs(readCosts(reg, consistency.read.situation.day, only))
        , m_moveCost(usualMoveCost(reg))
        , m_needs(consistency.read.situation.sites.size(), nullptr)
    {
        for (const auto& one : consistency.sites) {
            m_needs[one.site] = &one.needs;
        }
    }

    LineWays read(const planning::LineSummary& summary) const
    {
        LineWays out;
        out.line = summary.line;
        out.state = summary.worst;
        if (!isOpen(summary.worst)) {
            return out;
        }
        planning::GapQuestion question;
        question.site = m_site.site;
        question.line = summary.line;
        question.moveCost = m_moveCost;
        for (const auto& need : m_site.needs.needs) {
            if (need.line == summary.line && need.state == planning::NeedState::Broken) {
                question.broken = need.device;
            }
        }
        const auto& read = m_consistency.read;
        auto found = planning::waysToClose(read.situation, m_costs, m_needs, question);
        out.movable = found.movable;
        if (found.noWay != planning::NoWay::None) {
            out.notBought = planning::messageOf(found.noWay);
        }
        for (auto& way : found.ways) {
            NamedWay named;
            named.how = planning::messageOf(way.basis);
            named.code = way.device ? codeOf(way) : std::string();
            named.fromSite =
                way.fromSite == planning::nowhere ? std::string() : read.sites[way.fromSite].name;
            named.way = std::move(way);
            out.ways.push_back(std::move(named));
        }
        return out;
    }

private:
    /// Without the index of all codes.
    std::string codeOf(const planning::GapWay& way) const
    {
        const auto at = way.fromSite == planning::nowhere ? m_site.site : way.fromSite;
        const auto& devices = m_consistency.read.situation.sites[at].devices;
        const auto found = std::find_if(devices.begin(), devices.end(), [&](const auto& device) {
            return device.facts.id == *way.device;
        });
        return found == devices.end() ? std::string() : std::string(found->code);
    }

    const Consistency& m_consistency;
    const SiteConsistency& m_site;
    planning::Costs m_costs;
    Money m_moveCost;
    std::vector<const planning::SiteNeeds*> m_needs;
};

} // namespace

LineWays waysToClose(Register& reg, const Consistency& consistency, const SiteConsistency& site,
                     std::size_t line)
{
    const auto summary = std::find_if(site.lines.begin(), site.lines.end(),
                                      [&](const auto& one) { return one.line == line; });
    if (summary == site.lines.end()) {
        LineWays none;
        none.line = line;
        none.state = planning::NeedState::Met;
        return none;
    }
    const auto type = consistency.standardOf(site).lines[line].type;
    return LineReader(reg, consistency, site, type).read(*summary);
}

std::vector<LineWays> waysToClose(Register& reg, const Consistency& consistency,
                                  const SiteConsistency& site)
{
    std::vector<LineWays> out;
    const LineReader reader(reg, consistency, site, std::nullopt);
    for (const auto& summary : site.lines) {
        if (isOpen(summary.worst)) {
            out.push_back(reader.read(summary));
        }
    }
    return out;
}

} // namespace dongbo
