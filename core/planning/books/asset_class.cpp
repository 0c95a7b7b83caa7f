#include "core/planning/books/asset_class.h"

namespace dongbo::planning {

AssetThresholds::AssetThresholds(std::vector<ThresholdRow> rows)
    : m_rows(std::move(rows))
{}

const ThresholdRow* AssetThresholds::on(Date day) const
{
    const ThresholdRow* best = nullptr;
    for (const auto& row : m_rows) {
        if ((row.from && *row.from > day) || (row.to && *row.to < day)) {
            continue;
        }
        const bool isLater =
            best == nullptr || !best->from || (row.from && *row.from >= *best->from);
        best = isLater ? &row : best;
    }
    return best;
}

std::optional<AssetClass> AssetThresholds::classOf(std::optional<AssetClass> stated,
                                                   const std::optional<Money>& costOfOne,
                                                   const std::optional<Date>& since, Date day) const
{
    if (stated || !costOfOne) {
        return stated;
    }
    const auto* row = on(since.value_or(day));
    return row != nullptr && *costOfOne >= row->fixedAssetFrom ? AssetClass::FixedAsset
                                                               : AssetClass::Tool;
}

std::optional<AssetClass> AssetThresholds::classOf(const Device& device, Date day) const
{
    return classOf(device.assetClass, device.cost,
                   usedSince(device.inUseDate, device.inUseYear, device.acquired), day);
}

std::optional<Date> usedSince(const std::optional<Date>& inUse,
                              const std::optional<std::int64_t>& year,
                              const std::optional<Date>& acquired)
{
    if (inUse) {
        return inUse;
    }
    if (year) {
        return Date{std::chrono::year{static_cast<int>(*year)}, std::chrono::December,
                    std::chrono::day{31}};
    }
    return acquired;
}

} // namespace dongbo::planning
