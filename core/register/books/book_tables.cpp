#include "core/register/books/book_tables.h"

#include "core/register/base/tsv.h"
#include "core/store/queries/wear_queries.h"

#include <charconv>
#include <set>

#include "seed_embedded.h"

namespace dongbo {

namespace {

std::int64_t numberOf(std::string_view text)
{
    std::int64_t value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

/// A row of data/books/wear_rates.tsv: id, type, life, rate, from, to …
planning::WearRateRow shippedRate(const std::vector<std::string_view>& row)
{
    return {parseCode<DeviceType>(row.at(1)).value_or(DeviceType::Other), numberOf(row.at(2)),
            numberOf(row.at(3)), parseIsoDate(row.at(4)), parseIsoDate(row.at(5))};
}

/// A row of data/books/asset_thresholds.tsv: id, fixed asset from, tracked from, from, to …
planning::ThresholdRow shippedThreshold(const std::vector<std::string_view>& row)
{
    planning::ThresholdRow out;
    out.fixedAssetFrom = Money{numberOf(row.at(1))};
    if (row.at(2) != "-") {
        out.trackedFrom = Money{numberOf(row.at(2))};
    }
    out.from = parseIsoDate(row.at(3));
    out.to = parseIsoDate(row.at(4));
    return out;
}

} // namespace

planning::WearRates wearRatesOf(Register& reg)
{
    std::vector<planning::WearRateRow> rows;
    std::set<DeviceType> own;
    for (const auto& rate : store::wearRates(reg.database())) {
        if (!rate.type) {
            continue;
        }
        own.insert(*rate.type);
        if (!rate.removed && rate.rateBasisPoints) {
            rows.push_back({*rate.type, rate.lifeYears.value_or(0), *rate.rateBasisPoints,
                            rate.validFrom, rate.validTo});
        }
    }
    for (const auto& row : tsv::rows(seed::embedded("books/wear_rates.tsv"))) {
        const auto shipped = shippedRate(row);
        if (!own.contains(shipped.type)) {
            rows.push_back(shipped);
        }
    }
    return planning::WearRates(std::move(rows));
}

planning::AssetThresholds assetThresholdsOf(Register& reg)
{
    std::vector<planning::ThresholdRow> rows;
    const auto own = store::assetThresholds(reg.database());
    for (const auto& threshold : own) {
        if (!threshold.removed && threshold.fixedAssetFrom) {
            rows.push_back({*threshold.fixedAssetFrom, threshold.trackedFrom, threshold.validFrom,
                            threshold.validTo});
        }
    }
    if (own.empty()) {
        for (const auto& row : tsv::rows(seed::embedded("books/asset_thresholds.tsv"))) {
            rows.push_back(shippedThreshold(row));
        }
    }
    return planning::AssetThresholds(std::move(rows));
}

std::optional<AssetClass> assetClassOf(Register& reg, const Device& device, Date day)
{
    return assetThresholdsOf(reg).classOf(device, day);
}

} // namespace dongbo
