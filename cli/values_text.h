#pragma once

#include "cli/context.h"
#include "cli/json/values.h"
#include "core/domain/fields.h"
#include "core/store/file/database.h"

namespace dongbo::cli {

/// A field's value for scripts: numbers, ISO days and moments, codes of lists, names of records.
[[nodiscard]] Json valueJson(store::Database& database, const Field& field, const Value& value);
/// The same for people: "1.234.567 đ", "11/05/2021", "Hỏng"; "–" for nothing.
[[nodiscard]] std::string valueText(const Context& context, store::Database& database,
                                    const Field& field, const Value& value);
/// What people call a record: its code, number or name; its id when it has none.
[[nodiscard]] std::string labelOf(store::Database& database, RecordKind kind, const RecordId& id);

} // namespace dongbo::cli
