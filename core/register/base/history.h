#pragma once

#include "core/domain/field_change.h"
#include "core/journal/read/history.h"

#include <cstddef>
#include <optional>

// What happened, for those above this room: journal::history (of one record), journal::changeSets
// and journal::changeSet, and the questions below.

namespace dongbo {

/// The row of a list that a record was made from; nothing for one that a person typed.
[[nodiscard]] std::optional<RowSource> birthSource(store::Database& database, RecordKind kind,
                                                   const RecordId& id);

/// Operations of a change-set.
struct Touched
{
    std::size_t born = 0;
    std::size_t changed = 0;
};
[[nodiscard]] Touched countTouched(store::Database& database, const ChangeSetId& changeSet);

} // namespace dongbo
