#pragma once

#include "core/domain/fields.h"
#include "core/register/base/checks.h"
#include "core/register/base/edits.h"
#include "gui/present/forms/form.h"
#include "gui/present/place.h"
#include "gui/present/session.h"

#include <optional>
#include <string>
#include <vector>

namespace dongbo::present {

// From a record's descriptor to fields of a form and back.

/// The fields people type, in a form's order: by group, what is required first; of a new record
/// those typed once, too. None: records of the kind are not typed.
[[nodiscard]] std::vector<const Field*> fieldsToAsk(RecordKind kind, bool isNew);

/// The field as a form asks for it: label, kind, choices, limits, width.
[[nodiscard]] FormField formFieldOf(const Session& session, const Field& field);
/// The value as it is typed: "850.000 đ", "16/06/2021 08:14", an officer's name, a choice's key;
/// empty for nothing.
[[nodiscard]] std::string typedText(Session& session, const Field& field, const Value& value);
/// Reads the answer; an empty one is an empty value. Absent when it cannot be read.
[[nodiscard]] std::optional<Value> typedValue(Session& session, const Field& field,
                                              const FormField& answer);

/// The record's values by field number (element i is field i + 1); nothing when there is no such
/// record. Of an Office the register's own, whatever the id.
[[nodiscard]] std::optional<std::vector<Value>> recordValues(const Session& session,
                                                             const RecordRef& record);
/// Writes the edits by the kind's own use case; fields in conflict are left and answered, unlikely
/// ones asked about.
[[nodiscard]] Checked<Edited<RecordId>> editRecord(Register& reg, const RecordRef& record,
                                                   const std::vector<FieldEdit>& edits,
                                                   const std::string& reason,
                                                   checks::IfUnlikely ifUnlikely);
/// Adds a record by the kind's own use case.
[[nodiscard]] Checked<Written<RecordId>> addRecord(Register& reg, RecordKind kind,
                                                   const std::vector<Value>& values,
                                                   const std::string& reason,
                                                   checks::IfUnlikely ifUnlikely);

} // namespace dongbo::present
