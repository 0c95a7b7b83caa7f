#pragma once

#include "core/report/own/own_definition.h"
#include "core/store/queries/device_queries.h"

namespace dongbo::report {

/// The devices that filters of a list, a saved view or an own report let through. Parts are fields
/// of a device, "unit" (with every unit below), "change" (a change-set) and "warranty" (its last
/// day is between `today` and `warrantyEnd`); what is none of these does not restrict.
[[nodiscard]] store::DeviceFilter deviceFilterOf(const OwnFilters& filters, const std::string& text,
                                                 Date today, Date warrantyEnd);

} // namespace dongbo::report
