#pragma once

#include "core/domain/fields.h"
#include "core/report/model/model.h"

#include <string>
#include <string_view>
#include <vector>

namespace dongbo::report {

// The lists an own report can start from: every column a list of the window can show, and a few
// that are computed.

struct OwnColumn
{
    std::string code; ///< a field's name, or "unit", "amount", "age_days", "repairs" …
    std::string title;
    ColumnKind kind = ColumnKind::Text;
    int width = 12;
    bool isSummed = false;
};

/// "devices", "faults", "repairs".
[[nodiscard]] const std::vector<std::string>& ownLists();
[[nodiscard]] bool isOwnList(std::string_view list);
/// In the order of the descriptor, computed ones last. Empty for an unknown list.
[[nodiscard]] std::vector<OwnColumn> ownColumns(std::string_view list, Language language);
[[nodiscard]] bool hasOwnColumn(std::string_view list, std::string_view column);
/// The field a column shows; nullptr for a computed one and for what is no column.
[[nodiscard]] const Field* ownField(std::string_view list, std::string_view column);

} // namespace dongbo::report
