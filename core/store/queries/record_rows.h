#pragma once

#include "core/store/projection/rows.h"

#include <string>
#include <vector>

namespace dongbo::store {

/// "SELECT a.id, a.field …": all fields of a kind under that alias; the rest is added.
[[nodiscard]] inline Composed selectOf(RecordKind kind, const std::string& alias)
{
    Composed query;
    query.add("SELECT " + alias + ".id, ").add(columnsOf(kind, alias));
    return query;
}

/// The rows of such a query as {id, record}.
template <typename Row, typename Id, typename R>
[[nodiscard]] std::vector<Row> rowsOf(Database& database, const Composed& query)
{
    std::vector<Row> out;
    Run use(database, query);
    while (use.step()) {
        out.push_back({Id{use.id(0)}, recordAt<R>(use, 1)});
    }
    return out;
}

} // namespace dongbo::store
