#pragma once

#include "cli/json/names.h"
#include "cli/json/values.h"
#include "core/store/queries/device_queries.h"
#include "core/store/queries/fault_queries.h"
#include "core/store/queries/people_queries.h"
#include "core/store/queries/place_queries.h"

namespace dongbo::cli {

// One record as docs/json.md fixes its shape, for every program that shows records to scripts.

[[nodiscard]] Json deviceJson(const store::DeviceRow& row, Names& names);
[[nodiscard]] Json faultJson(const store::FaultRow& row, Names& names);
[[nodiscard]] Json repairJson(const store::RepairRow& row);
[[nodiscard]] Json siteJson(const store::SiteRow& row, Names& names);
[[nodiscard]] Json unitJson(const store::UnitRow& row);
[[nodiscard]] Json officerJson(const store::OfficerRow& row, Names& names);
[[nodiscard]] Json vendorJson(const store::VendorRow& row);
[[nodiscard]] Json transferJson(const store::TransferRow& row);
[[nodiscard]] Json replacementJson(const store::ReplacementRow& row);
[[nodiscard]] Json disposalJson(const store::DisposalRow& row);
[[nodiscard]] Json custodyJson(const store::CustodyRow& row);

} // namespace dongbo::cli
