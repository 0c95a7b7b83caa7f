#pragma once

#include "importers/recognise/cells/kept_rows.h"
#include "importers/recognise/model/reading.h"
#include "importers/recognise/model/surroundings.h"

#include <optional>
#include <string>
#include <string_view>

namespace dongbo::importers {

/// A place found in a line, and how much its words say that it is the sheet's own.
struct FoundPlace
{
    std::string text;
    int rank = 0; ///< 0: none
};

/// The place that a line above a table names: "DANH SÁCH BÀN GIAO - xã Đại An"; lines that tell
/// where and when something was signed name none.
[[nodiscard]] FoundPlace placeInLine(std::string_view line, const Surroundings& surroundings);

/// The place that holds for the whole sheet: person's choice, letterhead, sheet name, file name.
void decidePlace(SheetReading& reading, const KeptRows& rows, const Surroundings& surroundings,
                 const SheetChoices& choices, const std::optional<std::string>& listPlace);

} // namespace dongbo::importers
