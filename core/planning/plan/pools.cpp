#include "core/planning/plan/pools.h"

#include "core/planning/plan/ways.h"

#include <algorithm>

namespace dongbo::planning {

namespace {

std::string signatureOf(const PlanDevice& device, std::vector<Evaluator>& evaluators, bool byModel)
{
    std::string key = std::to_string(static_cast<int>(*device.facts.type)) + ' ';
    if (byModel) {
        key += lowerAscii(device.model);
        key += '\n';
        key += device.facts.specs;
        key += device.facts.year ? std::to_string(*device.facts.year) : "";
        return key;
    }
    for (auto& evaluator : evaluators) {
        for (std::size_t line = 0; line < evaluator.lines(); ++line) {
            const auto fit = evaluator.fit(line, device.facts);
            key += fit ? static_cast<char>('0' + static_cast<int>(*fit)) : '-';
        }
    }
    return key;
}

} // namespace

std::vector<Pool> poolsOf(const Situation& situation, const std::vector<SiteNeeds>& needs,
                          std::vector<Evaluator>& evaluators, bool byModel)
{
    std::vector<Pool> pools;
    std::map<std::pair<std::size_t, std::string>, std::size_t> known;
    for (std::size_t i = 0; i < situation.sites.size(); ++i) {
        const auto& site = situation.sites[i];
        for (const auto& device : site.devices) {
            if (!isMovable(site, needs[i], device.facts)) {
                continue;
            }
            const auto [found, isNew] = known.emplace(
                std::pair{site.region, signatureOf(device, evaluators, byModel)}, pools.size());
            if (isNew) {
                pools.push_back({site.region,
                                 device.facts,
                                 byModel ? std::string(device.model) : std::string(),
                                 {}});
            }
            pools[found->second].items.push_back(
                {device.facts.id, i, device.facts.use == Use::Spare});
        }
    }
    for (auto& pool : pools) {
        std::stable_sort(
            pool.items.begin(), pool.items.end(),
            [](const Pool::Item& a, const Pool::Item& b) { return a.isSpare > b.isSpare; });
    }
    return pools;
}

} // namespace dongbo::planning
