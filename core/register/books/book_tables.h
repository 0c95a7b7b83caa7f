#pragma once

#include "core/planning/books/asset_class.h"
#include "core/planning/books/wear.h"
#include "core/register/base/register.h"

namespace dongbo {

// The dated tables of the books: the register's own rows (lists wear-rate and asset-threshold),
// and where it was never given any, the ones programs are shipped with (data/books).

/// Of a type that never had a row here, the shipped ones.
[[nodiscard]] planning::WearRates wearRatesOf(Register& reg);
/// The shipped ones when the register never had a row.
[[nodiscard]] planning::AssetThresholds assetThresholdsOf(Register& reg);

/// What the device is in the books on that day: as stated, else by its cost. Absent: neither.
[[nodiscard]] std::optional<AssetClass> assetClassOf(Register& reg, const Device& device, Date day);

} // namespace dongbo
