#pragma once

#include "core/domain/fields.h"

#include <optional>
#include <string>
#include <string_view>

namespace dongbo {

/// A field's value in the ASCII of a filter, a setting or a definition: a choice's code, digits, an
/// ISO day, an id, a text as it is; empty for none.
[[nodiscard]] std::string keyOf(const Field& field, const Value& value);
/// The inverse; nothing for what is no value of the field, an empty Value for empty.
[[nodiscard]] std::optional<Value> valueOfKey(const Field& field, std::string_view key);

} // namespace dongbo
