#pragma once

#include "core/domain/checked.h"
#include "core/domain/fields.h"
#include "core/register/base/register.h"
#include "core/store/file/database.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace dongbo {

// How a record is edited: by the fields a person changed and what they saw there, never by a whole
// record. Fields nobody named keep what others wrote meanwhile.

/// One field to be given a value. Example: {13, 8.500.000 đ, 9.000.000 đ}. One that wants what it
/// saw is a condition: it writes nothing, and is in conflict unless that is what lists show.
struct FieldEdit
{
    FieldNumber field;         ///< the descriptor's number
    std::optional<Value> seen; ///< what the person saw there; absent: write whatever is there
    Value wanted;              ///< an empty Value empties the field

    bool operator==(const FieldEdit&) const = default;
};

/// A field that holds neither what the person saw nor what they want: somebody wrote it meanwhile.
struct Conflict
{
    FieldNumber field;
    Value seen;
    Value theirs; ///< what the register holds
    Value wanted;
    std::string by;            ///< who gave it that value; may be empty
    std::optional<Instant> at; ///< when, by their clock; absent when the journal does not tell

    bool operator==(const Conflict&) const = default;
};

/// What happens to the other fields when some are in conflict. The ones in conflict are never
/// written.
enum class OnConflict
{
    WriteOthers,
    WriteNothing
};

/// What an edit did.
template <typename Id> struct Edited
{
    Id id;
    std::string number;                   ///< code or number people know it by; may be empty
    std::optional<ChangeSetId> changeSet; ///< absent: nothing was written
    std::vector<Conflict> conflicts;      ///< in the order of the edits
    Problems warnings{}; ///< done all the same: unlikely entries that were confirmed, a name that
                         ///< is there already
};

/// The fields in which two records differ, by number, each with what was seen.
template <typename R>
[[nodiscard]] std::vector<FieldEdit> editsBetween(const R& seen, const R& wanted)
{
    std::vector<FieldEdit> edits;
    const auto before = valuesOf(seen);
    const auto after = valuesOf(wanted);
    for (std::size_t i = 0; i < before.size(); ++i) {
        if (before[i] != after[i]) {
            edits.push_back({static_cast<std::uint16_t>(i + 1), before[i], after[i]});
        }
    }
    return edits;
}

/// One field, whatever it holds: fieldEdit(&Device::notes, "treo tường").
template <typename R, typename T>
[[nodiscard]] FieldEdit fieldEdit(std::optional<T> R::*member, std::optional<T> wanted)
{
    return {fieldNumber(member), std::nullopt, toValue(wanted)};
}

/// Edits weighed against what a record holds now.
struct WeighedEdits
{
    std::vector<Value> merged;         ///< the record with the edits that may pass
    std::vector<std::uint16_t> passed; ///< fields that differ from `current`, each once
    std::vector<Conflict> conflicts;
};

/// Weighs edits against `current`, the values the record holds; inside a UnitOfWork, so that they
/// stay true until it is committed. With WriteNothing and a conflict `merged` is `current`. Writes
/// nothing. Throws {Bug} for a field the kind does not have or a value that does not fit it.
[[nodiscard]] WeighedEdits weighEdits(store::Database& database, RecordKind kind,
                                      const RecordId& id, const std::vector<Value>& current,
                                      const std::vector<FieldEdit>& edits, OnConflict onConflict);

} // namespace dongbo
