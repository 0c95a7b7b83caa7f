#pragma once

#include "core/domain/records.h"
#include "core/store/file/database.h"

#include <string>
#include <vector>

namespace dongbo::store {

struct StandardSetRow
{
    StandardSetId id;
    StandardSet set;
};
/// All born sets, by tier, then the newest first.
[[nodiscard]] std::vector<StandardSetRow> standardSets(Database& database);
/// The set sites of that tier use on that day: the one that began last.
[[nodiscard]] std::optional<StandardSetRow> standardSetFor(Database& database,
                                                           const std::string& tier, Date day);

struct StandardLineRow
{
    StandardLineId id;
    StandardLine line;
};
/// By position.
[[nodiscard]] std::vector<StandardLineRow> standardLines(Database& database,
                                                         const StandardSetId& set);
/// What the office has decided about each type, by type; a type without a record is not there.
[[nodiscard]] std::vector<TypeInfo> typeInfos(Database& database);

} // namespace dongbo::store
