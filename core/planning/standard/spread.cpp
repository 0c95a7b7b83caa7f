#include "core/planning/standard/spread.h"

#include "core/planning/standard/specs.h"

#include <algorithm>
#include <map>
#include <set>

namespace dongbo::planning {

namespace {

/// What two ways of writing one model have in common.
std::string keyOf(std::string_view model)
{
    std::string key;
    for (const char c : lowerAscii(model)) {
        if (c != ' ' && c != '-') {
            key += c;
        }
    }
    return key;
}

} // namespace

std::vector<ModelSpread> spreadOf(std::span<const PlanSite> sites,
                                  std::span<const Standard> standards)
{
    std::map<DeviceType, std::set<std::string>> preferred;
    for (const auto& standard : standards) {
        for (const auto& line : standard.lines) {
            if (line.type && line.quantity != 0) {
                eachPiece(line.preferred.value_or(""), '|', [&](std::string_view model) {
                    if (!model.empty() && model != "-") {
                        preferred[*line.type].insert(keyOf(model));
                    }
                });
            }
        }
    }
    std::map<DeviceType, std::map<std::string, ModelCount>> found;
    for (const auto& site : sites) {
        for (const auto& device : site.devices) {
            const auto type = device.facts.type;
            if (!counts(device.facts) || !type || !functionOf(*type)) {
                continue;
            }
            const auto key = keyOf(device.model);
            auto& model = found[*type][key];
            if (model.devices.empty()) {
                model.model = device.model;
                model.isPreferred = preferred[*type].count(key) > 0;
            }
            model.devices.push_back(device.facts.id);
        }
    }
    std::vector<ModelSpread> out;
    for (auto& [type, models] : found) {
        ModelSpread spread;
        spread.type = type;
        spread.preferred = std::ssize(preferred[type]);
        for (auto& [key, model] : models) {
            spread.devices += std::ssize(model.devices);
            spread.known += key.empty() ? 0 : 1;
            spread.models.push_back(std::move(model));
        }
        std::stable_sort(spread.models.begin(), spread.models.end(),
                         [](const ModelCount& a, const ModelCount& b) {
                             if (a.model.empty() != b.model.empty()) {
                                 return b.model.empty();
                             }
                             return a.devices.size() > b.devices.size();
                         });
        out.push_back(std::move(spread));
    }
    return out;
}

} // namespace dongbo::planning
