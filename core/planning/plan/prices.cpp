#include "core/planning/plan/prices.h"

#include <algorithm>

namespace dongbo::planning {

ModelNorms::ModelNorms(const Situation& situation)
    : ModelNorms(situation, std::nullopt)
{}

ModelNorms::ModelNorms(const Situation& situation, std::optional<DeviceType> only)
{
    std::map<DeviceType, std::map<std::string, std::int64_t>> counted;
    for (const auto& site : situation.sites) {
        for (const auto& device : site.devices) {
            if (device.facts.type && !device.model.empty() &&
                (!only || device.facts.type == only)) {
                ++counted[*device.facts.type][lowerAscii(device.model)];
            }
        }
    }
    for (const auto& [type, models] : counted) {
        const auto most =
            std::max_element(models.begin(), models.end(),
                             [](const auto& a, const auto& b) { return a.second < b.second; });
        m_commonest[type] = most->first;
    }
}

const std::string& ModelNorms::commonest(DeviceType type) const
{
    static const std::string none;
    const auto found = m_commonest.find(type);
    return found == m_commonest.end() ? none : found->second;
}

bool ModelNorms::isUniform(const StandardLine& line, std::string_view model) const
{
    if (model.empty() || !line.type) {
        return false;
    }
    const auto own = lowerAscii(model);
    bool hasPreferred = false;
    bool isPreferred = false;
    eachPiece(line.preferred.value_or(""), '|', [&](std::string_view preferred) {
        hasPreferred = hasPreferred || !preferred.empty();
        isPreferred = isPreferred || lowerAscii(preferred) == own;
    });
    return hasPreferred ? isPreferred : commonest(*line.type) == own;
}

namespace {

/// Of every model the newest entry; the later one of the same day.
std::vector<const PriceEntry*> newestOf(const std::vector<PriceEntry>& prices, DeviceType type)
{
    std::map<std::string, const PriceEntry*> byModel;
    for (const auto& price : prices) {
        if (price.type != type || !price.price) {
            continue;
        }
        auto& newest = byModel[lowerAscii(price.maker.value_or("")) + '\n' +
                               lowerAscii(price.model.value_or(""))];
        if (newest == nullptr || price.day >= newest->day) {
            newest = &price;
        }
    }
    std::vector<const PriceEntry*> out;
    for (const auto& entry : byModel) {
        out.push_back(entry.second);
    }
    return out;
}

void keepCheaper(std::optional<Purchase>& best, const Purchase& purchase)
{
    if (!best || purchase.cost < best->cost) {
        best = purchase;
    }
}

} // namespace

Purchases purchasesOf(const std::vector<PriceEntry>& prices, const StandardLine& line,
                      std::optional<Money> quotaCeiling, const ModelNorms& models, bool atCeiling)
{
    Purchases out;
    auto most = line.ceiling;
    if (quotaCeiling && (!most || *quotaCeiling < *most)) {
        most = quotaCeiling;
    }
    std::optional<Purchase> cheapest;
    std::optional<Purchase> uniform;
    const auto listed = newestOf(prices, *line.type);
    for (const auto* price : listed) {
        Purchase purchase{*price->price, price->model.value_or(""), price->source.value_or(""),
                          models.isUniform(line, price->model.value_or("")), CostBasis::PriceList};
        if (most && purchase.cost > *most) {
            continue;
        }
        keepCheaper(cheapest, purchase);
        if (purchase.isUniform) {
            keepCheaper(uniform, purchase);
        }
    }
    if (!listed.empty()) {
        out.noWay = cheapest ? NoWay::None : NoWay::OverCeiling;
    } else if (most && atCeiling) {
        cheapest = Purchase{*most, {}, line.source.value_or(""), false, CostBasis::Ceiling};
    } else {
        out.noWay = NoWay::NoPrice;
    }
    if (cheapest) {
        out.all.push_back(*cheapest);
    }
    if (uniform && !cheapest->isUniform) {
        out.all.push_back(*uniform);
    }
    return out;
}

} // namespace dongbo::planning
