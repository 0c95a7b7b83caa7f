#pragma once

#include "core/register/base/checks.h"
#include "core/register/base/edits.h"
#include "core/register/base/register.h"
#include "core/text/language.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dongbo {

// One implementation of add, edit, remove, find and list for all kinds whose records have no rules
// but what the descriptor states (Kind::isSimple): the price list. Values are in the order of the
// fields, as valuesOf gives them.

/// A Problem for what the descriptor rejects; what is only unlikely is asked or written as
/// `ifUnlikely` says.
[[nodiscard]] Checked<Written<RecordId>>
addSimple(Register& reg, RecordKind kind, std::vector<Value> values, const std::string& reason,
          checks::IfUnlikely ifUnlikely = checks::IfUnlikely::Ask);
/// What a list of records did, or why it did nothing.
struct ManyAdded
{
    std::int64_t added = 0;
    std::int64_t unchanged = 0; ///< there already with the same values
    std::optional<ChangeSetId> changeSet;
    std::vector<std::pair<std::size_t, Problem>> problems; ///< by index in the list
};
/// Adds the records of a list in one change-set, all or none. One that is on the list with the same
/// values is left alone. What is only unlikely is a problem as well, unless `ifUnlikely` says
/// Write.
[[nodiscard]] ManyAdded addManySimple(Register& reg, RecordKind kind,
                                      std::vector<std::vector<Value>> records,
                                      const std::string& reason,
                                      checks::IfUnlikely ifUnlikely = checks::IfUnlikely::Ask);
/// As editDevice. Throws {NotFound, "find.gone"}.
[[nodiscard]] Checked<Edited<RecordId>>
editSimple(Register& reg, RecordKind kind, const RecordId& id,
           const std::vector<FieldEdit>& fieldEdits, const std::string& reason,
           OnConflict onConflict = OnConflict::WriteOthers,
           checks::IfUnlikely ifUnlikely = checks::IfUnlikely::Ask);
/// Takes it off the list from today on; its history stays. A Problem when it is off already.
[[nodiscard]] Checked<Edited<RecordId>> removeSimple(Register& reg, RecordKind kind,
                                                     const RecordId& id, const std::string& reason);
/// The same with several (at least one) in one change-set; those that are off already stay as they
/// are. A Problem when all are. Gives the first that was taken off.
[[nodiscard]] Checked<Edited<RecordId>> removeSimple(Register& reg, RecordKind kind,
                                                     const std::vector<RecordId>& ids,
                                                     const std::string& reason);

struct SimpleRow
{
    RecordId id;
    std::vector<Value> values;
    bool isWithdrawn = false; ///< what made it was undone
    bool isRemoved = false;   ///< taken off the list
};
struct SimpleFilter
{
    /// Fields that hold these values; texts are compared folded.
    std::vector<std::pair<std::uint16_t, Value>> equal;
    bool includesAll = false; ///< withdrawn and removed ones too
};
/// By what people call them, then newest first.
[[nodiscard]] std::vector<SimpleRow> simpleRecords(Register& reg, RecordKind kind,
                                                   const SimpleFilter& filter);
/// The record of that id, of a unique beginning of 8 characters or more, or of that label; one that
/// is removed by its id only. Throws {Usage, "find.unknown_record"|"find.ambiguous_record"}.
[[nodiscard]] RecordId findSimple(Register& reg, RecordKind kind, std::string_view text);

/// What people call it: its fields of the group Identity, "camera Logitech Rally".
[[nodiscard]] std::string simpleLabel(const Kind& kind, const std::vector<Value>& values,
                                      Language language);

} // namespace dongbo
