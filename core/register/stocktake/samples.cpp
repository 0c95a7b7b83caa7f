#include "core/journal/chain/hash.h"
#include "core/register/stocktake/stocktakes.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <iterator>
#include <set>

// Which devices a recount draws, and what it was to show.

namespace dongbo {

std::vector<DeviceId> drawSample(const std::vector<DeviceId>& population, std::int64_t size,
                                 std::string_view seed)
{
    std::vector<std::pair<store::Hash, DeviceId>> ranked;
    for (const auto& device : population) {
        ranked.emplace_back(journal::hashOf(std::string(seed) + "\n" + device.text()), device);
    }
    std::sort(ranked.begin(), ranked.end());
    ranked.resize(
        std::min(ranked.size(), static_cast<std::size_t>(std::max<std::int64_t>(size, 0))));
    std::set<DeviceId> chosen;
    for (const auto& [hash, device] : ranked) {
        chosen.insert(device);
    }
    std::vector<DeviceId> out;
    std::copy_if(population.begin(), population.end(), std::back_inserter(out),
                 [&](const DeviceId& device) { return chosen.contains(device); });
    return out;
}

std::optional<planning::SampleDemand> demandOf(const Stocktake& stocktake)
{
    const auto json = nlohmann::json::parse(stocktake.summary.value_or(""), nullptr, false);
    if (!stocktake.sampleSize || !json.is_object()) {
        return std::nullopt;
    }
    const auto number = [&](const char* name, std::int64_t otherwise) {
        const auto found = json.find(name);
        return found != json.end() && found->is_number_integer() ? found->get<std::int64_t>()
                                                                 : otherwise;
    };
    planning::SampleDemand out;
    out.population = number("population", *stocktake.sampleSize);
    out.right = number("right", out.right);
    out.confidence = number("confidence", out.confidence);
    out.allowed = number("allowed", out.allowed);
    return out;
}

std::optional<std::int64_t> wrongInSample(const StocktakeView& view)
{
    if (!view.stocktake.sampleSize) {
        return std::nullopt;
    }
    std::int64_t wrong = 0;
    for (const auto& line : view.evaluation.lines) {
        if (line.standing == Standing::NotCounted) {
            return std::nullopt;
        }
        wrong += line.standing != Standing::Found || line.quantityDiffers ? 1 : 0;
    }
    return wrong;
}

} // namespace dongbo
