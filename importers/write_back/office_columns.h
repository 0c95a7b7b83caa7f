#pragma once

#include "core/domain/records.h"
#include "core/text/language.h"
#include "importers/recognise/model/list_field.h"

#include <string>
#include <vector>

namespace dongbo::importers {

/// A column of the list an office keeps of its equipment.
struct OfficeColumn
{
    ListField field = ListField::Unknown;
    int width = 12; ///< characters
};

/// From left to right: what it is, where, whose, since when, in what state.
[[nodiscard]] const std::vector<OfficeColumn>& officeColumns();
/// "Tên thiết bị": a heading that importers/recognise knows.
[[nodiscard]] std::string headingOf(ListField field, Language language);
/// What a person filling in the template should know of the column.
[[nodiscard]] std::string helpOf(ListField field, Language language);

} // namespace dongbo::importers
