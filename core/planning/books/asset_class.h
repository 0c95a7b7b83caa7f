#pragma once

#include "core/domain/records.h"

#include <optional>
#include <vector>

namespace dongbo::planning {

/// A row of the dated table of thresholds.
struct ThresholdRow
{
    Money fixedAssetFrom;             ///< cost of one, included
    std::optional<Money> trackedFrom; ///< tools from that cost on are tracked like fixed assets
    std::optional<Date> from;         ///< absent: since ever
    std::optional<Date> to;           ///< last day; absent: until today
};

/// The thresholds of a register, asked by day.
class AssetThresholds
{
public:
    explicit AssetThresholds(std::vector<ThresholdRow> rows);
    /// In force that day; of several the one that began last. nullptr: none.
    [[nodiscard]] const ThresholdRow* on(Date day) const;

    /// What an asset is: as somebody stated, else by the cost of one against the threshold of the
    /// day it was put into use, so that assets of an older, lower threshold stay what they were;
    /// of `day` when it is not known since when it is used. Absent: neither class nor cost.
    [[nodiscard]] std::optional<AssetClass> classOf(std::optional<AssetClass> stated,
                                                    const std::optional<Money>& costOfOne,
                                                    const std::optional<Date>& since,
                                                    Date day) const;
    [[nodiscard]] std::optional<AssetClass> classOf(const Device& device, Date day) const;

private:
    std::vector<ThresholdRow> m_rows;
};

/// Since when a device is used: its day, else the last day of its year, else the day it was
/// acquired.
[[nodiscard]] std::optional<Date> usedSince(const std::optional<Date>& inUse,
                                            const std::optional<std::int64_t>& year,
                                            const std::optional<Date>& acquired);

} // namespace dongbo::planning
