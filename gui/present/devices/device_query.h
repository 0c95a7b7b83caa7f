#pragma once

#include "core/store/queries/device_queries.h"
#include "gui/present/lists/list_query.h"

#include <string>

namespace dongbo::present {

/// How many days before its end a warranty is worth a look.
inline constexpr int warrantyNoticeDays = 90;
/// The last day of the notice.
[[nodiscard]] Date warrantyNotice(Date today);

/// What a list of devices is asked for, for the queries. Parts are names of a device's fields with
/// keyOf values ("condition=fair,poor", "site=<id>"), and "unit=<id>" (with those below it),
/// "warranty=ending" (within the notice), "change=<id>" (written by that change-set). Unknown parts
/// restrict nothing.
[[nodiscard]] store::DeviceFilter deviceFilter(const ListQuery& query, Date today);

/// Of "tv hien" the screens at Hiển Khánh, when no device has these words: a word that names a type
/// (typeInWords) then narrows by it. Else, or when a type is chosen, the filter as it is. Reads the
/// register; for workers. `plain`: the filter without its chips.
[[nodiscard]] store::DeviceFilter withTypedType(store::Database& database,
                                                store::DeviceFilter filter,
                                                const store::DeviceFilter& plain);

} // namespace dongbo::present
