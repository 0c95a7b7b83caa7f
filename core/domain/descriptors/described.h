#pragma once

#include "core/domain/field_traits.h"
#include "core/domain/record_kind.h"
#include "core/domain/records.h"

#include <string_view>

namespace dongbo::descriptors {

/// What is known of the records of type R, stated once for each in this folder:
///
///     kind   the number stored in journals
///     name   the table, the JSON word, the translations' key: "device", "kind.device"
///     Id     what identifies such a record
///     isSimple  (only where true) such records have no rules but these attributes: use cases,
///            command, history come from them (core/register/records). They have a field "removed"
///     visit  calls v(number, name, member, traits) for every field in number order. The number is
///            stored in journals: never reuse one, add at the end. The name is the column, the JSON
///            word and the translation "field.<name>".
///
/// A new kind: a struct in records.h, its number in record_kind.h, its Described here, its place in
/// the list in fields.cpp, a migration, its words.
template <typename R> struct Described;

} // namespace dongbo::descriptors
