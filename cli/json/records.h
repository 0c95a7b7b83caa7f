#pragma once

#include "cli/json/names.h"
#include "cli/json/values.h"
#include "core/store/queries/device_queries.h"
#include "core/store/queries/fault_queries.h"
#include "core/store/queries/people_queries.h"
#include "core/store/queries/place_queries.h"

namespace dongbo::cli {

// One record as docs/json.md fixes its shape, for every program that shows records to scripts.

/// The fields of a record by their words, in the order of their numbers, but for internal ones:
/// codes of closed lists, ISO days and moments; of another record its name and, as "<word>_id", its
/// id. `values` as valuesOf gives them.
[[nodiscard]] Json fieldsJson(const RecordId& id, const Kind& kind,
                              const std::vector<Value>& values, Names& names);

[[nodiscard]] Json deviceJson(const store::DeviceRow& row, Names& names);
[[nodiscard]] Json faultJson(const store::FaultRow& row, Names& names);
[[nodiscard]] Json repairJson(const store::RepairRow& row, Names& names);
[[nodiscard]] Json siteJson(const store::SiteRow& row, Names& names);
[[nodiscard]] Json unitJson(const store::UnitRow& row, Names& names);
[[nodiscard]] Json officerJson(const store::OfficerRow& row, Names& names);
[[nodiscard]] Json vendorJson(const store::VendorRow& row, Names& names);
[[nodiscard]] Json transferJson(const store::TransferRow& row, Names& names);
[[nodiscard]] Json replacementJson(const store::ReplacementRow& row, Names& names);
[[nodiscard]] Json disposalJson(const store::DisposalRow& row, Names& names);
[[nodiscard]] Json custodyJson(const store::CustodyRow& row, Names& names);

} // namespace dongbo::cli
