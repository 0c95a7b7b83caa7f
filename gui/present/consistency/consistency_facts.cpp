#include "gui/present/consistency/consistency_facts.h"

#include "core/store/queries/standard_queries.h"
#include "core/text/fold.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <utility>

namespace dongbo::present {

namespace {

/// The order in which people speak of them: what one sees first.
constexpr std::array functionOrder{Function::See,     Function::BeSeen,  Function::Hear,
                                   Function::BeHeard, Function::Compute, Function::Power,
                                   Function::Network};

std::size_t rankOf(const std::optional<Function>& function)
{
    const auto at = std::find(functionOrder.begin(), functionOrder.end(), function);
    return static_cast<std::size_t>(at - functionOrder.begin());
}

class Maker
{
public:
    explicit Maker(ConsistencyFacts& facts)
        : m_facts(facts)
    {}

    void run(const std::function<void()>& step)
    {
        findColumns();
        const auto& consistency = m_facts.consistency;
        const auto sites = consistency.read.sites.size();
        m_facts.m_byFunction.resize(sites * m_facts.functions.size());
        m_facts.m_byLine.resize(sites * m_facts.lines.size());
        std::size_t next = 0;
        for (std::size_t place = 0; place < sites; ++place) {
            constexpr std::size_t sitesBetweenSteps = 256;
            if (place % sitesBetweenSteps == 0) {
                step();
            }
            MatrixSite site;
            site.place = place;
            if (next < consistency.sites.size() && consistency.sites[next].site == place) {
                site.evaluated = next;
                fill(site, consistency.sites[next]);
                ++next;
            }
            m_facts.sites.push_back(site);
            const auto& brief = consistency.read.sites[place];
            m_facts.searched.push_back(" " + text::fold(brief.name + " " + brief.unitTitle));
        }
    }

    /// One site whose evaluation is another now.
    void again(std::size_t place)
    {
        auto& site = m_facts.sites[place];
        if (!site.evaluated) {
            return;
        }
        m_facts.gaps -= site.gaps;
        --m_facts.withStandard;
        const auto clear = [place](std::vector<MatrixState>& states, std::size_t columns) {
            std::fill_n(states.begin() + static_cast<std::ptrdiff_t>(place * columns), columns,
                        MatrixState());
        };
        clear(m_facts.m_byFunction, m_facts.functions.size());
        clear(m_facts.m_byLine, m_facts.lines.size());
        MatrixSite fresh;
        fresh.place = place;
        fresh.evaluated = site.evaluated;
        fill(fresh, m_facts.consistency.sites[*site.evaluated]);
        site = fresh;
    }

private:
    /// The columns of every standard together, so that sites of several tiers stand side by side.
    void findColumns()
    {
        for (const auto& standard : m_facts.consistency.read.situation.standards) {
            for (const auto& line : standard.lines) {
                if (line.quantity == 0) {
                    continue;
                }
                add(m_facts.functions, {line.function, std::nullopt});
                add(m_facts.lines, {line.function, line.type});
            }
        }
        const auto before = [](const MatrixKey& a, const MatrixKey& b) {
            return rankOf(a.function) < rankOf(b.function);
        };
        std::stable_sort(m_facts.functions.begin(), m_facts.functions.end(), before);
        std::stable_sort(m_facts.lines.begin(), m_facts.lines.end(), before);
    }
    static void add(std::vector<MatrixKey>& keys, const MatrixKey& key)
    {
        if (std::find(keys.begin(), keys.end(), key) == keys.end()) {
            keys.push_back(key);
        }
    }
    static std::size_t columnOf(const std::vector<MatrixKey>& keys, const MatrixKey& key)
    {
        return static_cast<std::size_t>(std::find(keys.begin(), keys.end(), key) - keys.begin());
    }

    void fill(MatrixSite& site, const SiteConsistency& evaluated)
    {
        const auto& standard = m_facts.consistency.standardOf(evaluated);
        bool isSure = true;
        for (const auto& summary : evaluated.lines) {
            const auto& line = standard.lines[summary.line];
            const bool isCritical = line.critical.value_or(false);
            ++site.lines;
            const bool isMet = summary.worst == planning::NeedState::Met ||
                               summary.worst == planning::NeedState::Substitute;
            site.metLines += isMet ? 1 : 0;
            site.deviations += isMet ? 0 : 1;
            site.unknowns += summary.worst == planning::NeedState::Unknown ? 1 : 0;
            isSure = isSure && !(isCritical && summary.worst == planning::NeedState::Unknown);
            const auto missing = static_cast<std::int32_t>(summary.need - summary.have);
            site.gaps += missing;
            site.criticalGaps += isCritical ? missing : 0;
            addTo(m_facts.m_byFunction, m_facts.functions, site.place,
                  {line.function, std::nullopt}, summary, isCritical);
            addTo(m_facts.m_byLine, m_facts.lines, site.place, {line.function, line.type}, summary,
                  isCritical);
        }
        addSurplus(site, evaluated, standard);
        site.verdict = !evaluated.needs.canMeet ? SiteVerdict::Lacks
                       : isSure                 ? SiteVerdict::CanMeet
                                                : SiteVerdict::Unknown;
        m_facts.gaps += site.gaps;
        ++m_facts.withStandard;
    }

    static void addTo(std::vector<MatrixState>& states, const std::vector<MatrixKey>& keys,
                      std::size_t site, const MatrixKey& key, const planning::LineSummary& summary,
                      bool isCritical)
    {
        auto& state = states[site * keys.size() + columnOf(keys, key)];
        state.need += static_cast<std::int32_t>(summary.need);
        state.have += static_cast<std::int32_t>(summary.have);
        state.worst = std::max(state.worst, summary.worst);
        state.isCritical = state.isCritical || isCritical;
        state.lacksCritical = state.lacksCritical || (isCritical && planning::isGap(summary.worst));
    }

    void addSurplus(const MatrixSite& site, const SiteConsistency& evaluated,
                    const planning::Standard& standard)
    {
        if (evaluated.needs.surplus.empty()) {
            return;
        }
        std::unordered_map<RecordId, std::optional<DeviceType>> types;
        for (const auto& device : m_facts.consistency.read.situation.sites[site.place].devices) {
            types.emplace(device.facts.id, device.facts.type);
        }
        for (const auto& device : evaluated.needs.surplus) {
            const auto type = types[device];
            const auto line =
                std::find_if(standard.lines.begin(), standard.lines.end(),
                             [&](const StandardLine& one) { return one.type == type; });
            if (line != standard.lines.end() && type) {
                const auto column = columnOf(m_facts.lines, {line->function, line->type});
                const auto function = columnOf(m_facts.functions, {line->function, std::nullopt});
                if (column < m_facts.lines.size()) {
                    ++m_facts.m_byLine[site.place * m_facts.lines.size() + column].surplus;
                    ++m_facts.m_byFunction[site.place * m_facts.functions.size() + function]
                          .surplus;
                }
            }
        }
    }

    ConsistencyFacts& m_facts;
};

} // namespace

std::vector<std::size_t> ConsistencyFacts::linesIn(std::size_t site, const MatrixKey& key) const
{
    std::vector<std::size_t> out;
    if (site >= sites.size() || !sites[site].evaluated) {
        return out;
    }
    const auto& standard = consistency.standardOf(consistency.sites[*sites[site].evaluated]);
    for (std::size_t i = 0; i < standard.lines.size(); ++i) {
        const auto& line = standard.lines[i];
        if (line.quantity != 0 && line.function == key.function &&
            (!key.type || line.type == key.type)) {
            out.push_back(i);
        }
    }
    return out;
}

KeptFacts::KeptFacts(PlanningScope scope)
    : m_kept(std::move(scope))
{}

std::shared_ptr<const ConsistencyFacts> KeptFacts::refresh(Register& reg,
                                                           const std::function<void()>& step)
{
    const std::lock_guard lock(m_mutex);
    step();
    const auto before = std::exchange(m_facts, nullptr);
    const auto refreshed = m_kept.refresh(reg);
    const bool isWhole = refreshed.isWhole || !before;
    auto made = isWhole ? std::make_shared<ConsistencyFacts>()
                        : std::make_shared<ConsistencyFacts>(*before);
    made->consistency = m_kept.evaluation();
    made->attributes.clear();
    for (const auto& info : store::typeInfos(reg.database())) {
        if (info.type) {
            made->attributes.emplace(*info.type,
                                     planning::parseAttributes(info.attributes.value_or("")));
        }
    }
    Maker maker(*made);
    if (isWhole) {
        made->evaluatedAgain.reset();
        maker.run(step);
    } else {
        made->evaluatedAgain = refreshed.sites;
        for (const auto place : refreshed.sites) {
            maker.again(place);
        }
    }
    m_facts = made;
    return made;
}

} // namespace dongbo::present
