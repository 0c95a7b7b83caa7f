#include "core/planning/plan/effect.h"

namespace dongbo::planning {

namespace {

/// What is open at one site.
struct Open
{
    std::int64_t critical = 0;
    std::int64_t others = 0;
    bool hasUnknown = false;
    bool hasBelow = false;

    [[nodiscard]] SiteStanding standing() const
    {
        if (critical > 0) {
            return SiteStanding::CannotMeet;
        }
        if (hasUnknown) {
            return SiteStanding::Unknown;
        }
        return others > 0 || hasBelow ? SiteStanding::Incomplete : SiteStanding::Complete;
    }
};

} // namespace

std::vector<SiteEffect> effectOf(const Situation& situation, const PlanTask& task,
                                 const std::vector<std::size_t>& chosen)
{
    std::vector<Open> open(situation.sites.size());
    for (std::size_t i = 0; i < open.size(); ++i) {
        for (const auto& need : task.needs[i].needs) {
            open[i].hasUnknown = open[i].hasUnknown || need.state == NeedState::Unknown;
            open[i].hasBelow = open[i].hasBelow || need.state == NeedState::BelowSpec;
        }
    }
    for (std::size_t i = 0; i < task.gaps.size(); ++i) {
        auto& site = open[task.gaps[i].site];
        (task.problem.gaps[i].isCritical ? site.critical : site.others) += 1;
    }
    std::vector<SiteEffect> out;
    for (std::size_t i = 0; i < open.size(); ++i) {
        if (situation.sites[i].standard != nowhere) {
            out.push_back({i, open[i].standing(), SiteStanding::Complete});
        }
    }
    for (const auto option : chosen) {
        const auto gap = task.problem.options[option].gap;
        auto& site = open[task.gaps[gap].site];
        (task.problem.gaps[gap].isCritical ? site.critical : site.others) -= 1;
    }
    for (auto& effect : out) {
        effect.after = open[effect.site].standing();
    }
    return out;
}

} // namespace dongbo::planning
