#include "core/register/base/history.h"

#include "core/archive/envelope.h"
#include "core/store/journal/op_table.h"
#include "core/store/projection/projection.h"

namespace dongbo {

std::optional<RowSource> birthSource(store::Database& database, RecordKind kind, const RecordId& id)
{
    const auto record = store::Projection(database).read(kind, id);
    std::optional<RowSource> out;
    if (record && record->birth) {
        store::OpTable(database).byNumber(*record->birth, [&out](const store::OpRow& row) {
            out = archive::decodePayload(row.payload).source;
        });
    }
    return out;
}

Touched countTouched(store::Database& database, const ChangeSetId& changeSet)
{
    Touched out;
    store::OpTable(database).ofChangeSet(changeSet, [&out](const store::OpRow& row) {
        if (row.kind != static_cast<std::uint16_t>(RecordKind::ChangeSet)) {
            const bool isBirth = row.verb == static_cast<std::uint8_t>(archive::Verb::Create);
            ++(isBirth ? out.born : out.changed);
        }
    });
    return out;
}

} // namespace dongbo
