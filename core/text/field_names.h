#pragma once

#include "core/domain/fields.h"
#include "core/text/language.h"

#include <string>

namespace dongbo::text {

/// What people call a field: "ngày sửa xong". A number may share its name with a text (the place of
/// a line in its plan, the position of an officer): it has words of its own then.
[[nodiscard]] std::string fieldName(Language language, const Field& field);

} // namespace dongbo::text
