#include "core/store/projection/rows.h"

namespace dongbo::store {

const char* const unitsBelow = R"(
WITH RECURSIVE below (id) AS (
    SELECT ?2 UNION SELECT unit.id FROM unit JOIN below ON unit.parent = below.id))";

std::string columnsOf(RecordKind kind, std::string_view alias)
{
    std::string list;
    for (const auto& field : describe(kind).fields) {
        if (!list.empty()) {
            list += ", ";
        }
        list += alias;
        list += '.';
        list += field.name;
    }
    return list;
}

Run::Run(Database& database, const Composed& composed)
    : Use(database.impl().composed(composed.sql))
{
    for (const auto& [parameter, value] : composed.values) {
        bind(parameter, value);
    }
}

std::string textOr(const Use& use, int column)
{
    return use.isNull(column) ? std::string() : std::string(use.text(column));
}

std::vector<RecordId> idsOf(Use& use)
{
    std::vector<RecordId> ids;
    while (use.step()) {
        ids.push_back(use.id(0));
    }
    return ids;
}

} // namespace dongbo::store
