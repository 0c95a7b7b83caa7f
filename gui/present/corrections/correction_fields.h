#pragma once

#include "core/domain/fields.h"
#include "core/register/base/checks.h"
#include "core/register/base/edits.h"
#include "gui/present/form.h"
#include "gui/present/session.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace dongbo::present {

// What a person may put right in a record afterwards, driven by the records' descriptors: which
// fields, how each is shown and read, and which use case writes them.

/// Fields of the kind that a form asks for, in its order; none: the kind is not corrected here.
[[nodiscard]] std::vector<std::uint16_t> correctable(RecordKind kind);

/// The record's values by field number (element i is field i + 1); nothing when there is no such
/// record. Of an Office the register's own, whatever the id.
[[nodiscard]] std::optional<std::vector<Value>> valuesNow(Session& session, RecordKind kind,
                                                          const RecordId& id);

[[nodiscard]] FormFieldKind formKindOf(const Field& field);
/// The value as it is typed: "850.000", "16/06/2021 08:14", an officer's name, a choice's key;
/// empty for nothing.
[[nodiscard]] std::string typedText(Session& session, const Field& field, const Value& value);
/// Reads what was typed, or `key`, the record that was chosen; nothing typed is an empty value. The
/// problem is beside the field's name.
[[nodiscard]] Checked<Value> readTyped(Session& session, const Field& field,
                                       const std::string& typed, const std::string& key = {});
/// What a reference or a choice offers for the text typed so far.
[[nodiscard]] std::vector<FormChoice> choicesFor(Session& session, const Field& field,
                                                 const std::string& typed);

/// Writes the edits by the kind's own use case; fields in conflict are left and answered, unlikely
/// ones asked about.
[[nodiscard]] Checked<Edited<RecordId>> correct(Register& reg, RecordKind kind, const RecordId& id,
                                                const std::vector<FieldEdit>& edits,
                                                const std::string& reason,
                                                checks::IfUnlikely ifUnlikely);

} // namespace dongbo::present
