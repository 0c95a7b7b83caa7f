#pragma once

#include "core/domain/fields.h"
#include "core/store/file/database.h"
#include "core/text/language.h"
#include "core/text/wording.h"

#include <initializer_list>
#include <string>
#include <string_view>

namespace dongbo::present {

/// What people call a record, in one line: "DAN-CAM-0001 · Camera PTZ", "SC-2021-0004",
/// "xã Đại An", "Nguyễn Văn Mẫu", "camera Logitech Rally"; its kind's name when it has neither
/// number, code nor name; empty when the register has never heard of it. Also of withdrawn records.
[[nodiscard]] std::string recordTitle(store::Database& database, Language language, RecordKind kind,
                                      const RecordId& id);

/// Whether a field of that name holds basis points, which people read and type as per cent.
[[nodiscard]] inline bool isShare(std::string_view field)
{
    return field.ends_with("_bp");
}

/// A field's value as people read it: "16.900.000 đ", "11/05/2021", "đang dùng", "12,5 %", a
/// record's title; empty for nothing.
[[nodiscard]] std::string valueText(store::Database& database, Language language,
                                    const Field& field, const Value& value);

/// A closed list's word: "hỏng"; empty when absent.
template <typename E>
[[nodiscard]] std::string wordOf(Language language, const std::optional<E>& value)
{
    return value
               ? text::say(language, std::string(listName<E>()) + "." + std::string(codeOf(*value)))
               : std::string();
}

/// The parts that say something, with " · " between them.
[[nodiscard]] std::string joinedParts(std::initializer_list<std::string> parts);

} // namespace dongbo::present
