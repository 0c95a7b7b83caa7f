#include "core/store/queries/standard_queries.h"

#include "core/store/projection/rows.h"
#include "core/store/queries/place_queries.h"

namespace dongbo::store {

namespace {
constexpr const char* setFrom = R"(
FROM standard_set AS t WHERE t.state = 1
ORDER BY t.tier, t.valid_from IS NULL, t.valid_from DESC, t.id DESC)";
constexpr const char* lineFrom = R"(
FROM standard_line AS l WHERE l.standard_set = ?1 AND l.state = 1
ORDER BY l.position IS NULL, l.position, l.id)";
constexpr const char* typeFrom = R"(
FROM type_info AS t WHERE t.state = 1 AND t.type IS NOT NULL ORDER BY t.type, t.id)";
} // namespace

std::vector<StandardSetRow> standardSets(Database& database)
{
    Composed query;
    query.add("SELECT t.id, ").add(columnsOf(RecordKind::StandardSet, "t")).add(setFrom);
    std::vector<StandardSetRow> rows;
    Run use(database, query);
    while (use.step()) {
        rows.push_back({StandardSetId{use.id(0)}, recordAt<StandardSet>(use, 1)});
    }
    return rows;
}

std::optional<StandardSetRow> standardSetFor(Database& database, const std::string& tier, Date day)
{
    for (auto& row : standardSets(database)) {
        if (row.set.tier == tier && existsOn(row.set.validFrom, row.set.validTo, day)) {
            return std::move(row);
        }
    }
    return std::nullopt;
}

std::vector<StandardLineRow> standardLines(Database& database, const StandardSetId& set)
{
    Composed query;
    query.add("SELECT l.id, ").add(columnsOf(RecordKind::StandardLine, "l"));
    query.add(lineFrom, 1, toValue(set));
    std::vector<StandardLineRow> rows;
    Run use(database, query);
    while (use.step()) {
        rows.push_back({StandardLineId{use.id(0)}, recordAt<StandardLine>(use, 1)});
    }
    return rows;
}

std::vector<TypeInfo> typeInfos(Database& database)
{
    Composed query;
    query.add("SELECT ").add(columnsOf(RecordKind::TypeInfo, "t")).add(typeFrom);
    std::vector<TypeInfo> all;
    Run use(database, query);
    while (use.step()) {
        all.push_back(recordAt<TypeInfo>(use, 0));
    }
    return all;
}

} // namespace dongbo::store
