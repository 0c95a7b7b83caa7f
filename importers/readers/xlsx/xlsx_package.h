#pragma once

#include "importers/readers/cells/fonts.h"
#include "importers/readers/cells/number_format.h"
#include "importers/readers/container/zip_container.h"

#include <cstdint>
#include <string>
#include <vector>

namespace dongbo::importers {

/// Locations of the sheets, shared strings and styles of an Excel workbook, and its styles.
struct XlsxPackage
{
    struct SheetPart
    {
        std::string name;
        std::string part;
        bool hidden = false; ///< hidden or very hidden
    };
    /// One cell style (xf): number format and font.
    struct Style
    {
        NumberMeaning meaning = NumberMeaning::Number;
        std::uint16_t font = 0;
        std::uint8_t zeros = 0; ///< digits shown at least, of a format of zeros
    };

    std::vector<SheetPart> sheets; ///< in workbook order, without chart sheets
    std::string sharedStrings;     ///< part, empty when there is none
    bool dates1904 = false;
    std::vector<Style> styles;
};

/// Reads relationships, workbook and styles. Parts are found by the last segment of the
/// relationship type, so that transitional and strict files read alike. Throws Error{Unreadable}
/// when there is no workbook, Error{TooLarge} past sheets.
[[nodiscard]] XlsxPackage readXlsxPackage(ZipContainer& zip, const Limits& limits, Fonts& fonts);

/// Whether a ZIP file contains an Excel workbook in XML, whatever its name.
[[nodiscard]] bool holdsXlsx(ZipContainer& zip, const Limits& limits);

} // namespace dongbo::importers
