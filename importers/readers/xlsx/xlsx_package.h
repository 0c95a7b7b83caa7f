#pragma once

#include "importers/readers/cells/fonts.h"
#include "importers/readers/cells/number_format.h"
#include "importers/readers/container/zip_container.h"

#include <cstdint>
#include <string>
#include <vector>

namespace dongbo::importers {

/// What the small parts of an Excel workbook say: where its sheets, shared strings and styles are.
struct XlsxPackage
{
    struct SheetPart
    {
        std::string name;
        std::string part;
        bool hidden = false; ///< hidden or very hidden
    };
    /// One cell style (xf): how its number reads and its font.
    struct Style
    {
        NumberMeaning meaning = NumberMeaning::Number;
        std::uint16_t font = 0;
    };

    std::vector<SheetPart> sheets; ///< in the workbook's order; chart sheets left out
    std::string sharedStrings;     ///< part, empty when there is none
    bool dates1904 = false;
    std::vector<Style> styles;
};

/// Reads relations, workbook and styles. Parts are found by relation, matched by the type's last
/// word, so that transitional and strict files read alike. Throws Error{Unreadable} when there is
/// no workbook, Error{TooLarge} past sheets.
[[nodiscard]] XlsxPackage readXlsxPackage(ZipContainer& zip, const Limits& limits, Fonts& fonts);

/// Whether a packed file holds an Excel workbook in XML, whatever its name.
[[nodiscard]] bool holdsXlsx(ZipContainer& zip, const Limits& limits);

} // namespace dongbo::importers
