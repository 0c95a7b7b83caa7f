#pragma once

#include "core/domain/fields.h"
#include "core/store/file/statement.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

// What the query files share; inside core/store only.

namespace dongbo::store {

/// "d.code, d.type, …": every field of a kind, in number order, ready for recordAt.
[[nodiscard]] std::string columnsOf(RecordKind kind, std::string_view alias);

/// The record whose columns were listed by columnsOf, the first of them at `column`.
template <typename R> [[nodiscard]] R recordAt(const Use& use, int column)
{
    R record;
    int at = column;
    auto assign = [&](std::uint16_t, std::string_view, auto& member, const FieldTraits&) {
        fromValue(use.value(at), member);
        ++at;
    };
    visitFields(assign, record);
    return record;
}

/// A statement joined from fixed pieces, with the values of the pieces that are in it.
struct Composed
{
    std::string sql;
    std::vector<std::pair<int, Value>> values; ///< parameter number, value

    Composed& add(std::string_view piece)
    {
        sql += piece;
        return *this;
    }
    Composed& bind(int parameter, Value value)
    {
        values.emplace_back(parameter, std::move(value));
        return *this;
    }
    Composed& add(std::string_view piece, int parameter, Value value)
    {
        return add(piece).bind(parameter, std::move(value));
    }
};

/// Prepared (once per text) and bound; `composed` must live as long as the answer.
class Run : public Use
{
public:
    Run(Database& database, const Composed& composed);
};

[[nodiscard]] std::string textOr(const Use& use, int column);
template <typename Tag> [[nodiscard]] std::optional<Id<Tag>> maybeIdAt(const Use& use, int column)
{
    const auto found = use.maybeId(column);
    return found ? std::optional{Id<Tag>{*found}} : std::nullopt;
}
[[nodiscard]] std::vector<RecordId> idsOf(Use& use);

/// A WITH clause: `below` holds the unit ?2 and every unit under it.
extern const char* const unitsBelow;

} // namespace dongbo::store
