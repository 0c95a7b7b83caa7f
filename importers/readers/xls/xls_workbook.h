#pragma once

#include "importers/grid/code_page.h"
#include "importers/readers/cells/fonts.h"
#include "importers/readers/cells/number_format.h"
#include "importers/readers/cells/shared_strings.h"
#include "importers/readers/xls/biff_records.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dongbo::importers {

/// The globals of an .xls stream, which apply to all its sheets.
struct XlsWorkbook
{
    struct SheetPlace
    {
        std::string name;
        std::uint64_t offset = 0; ///< of its first record in the stream
        bool hidden = false;      ///< hidden or very hidden
    };
    struct Style
    {
        NumberMeaning meaning = NumberMeaning::Number;
        std::uint16_t font = 0;          ///< as declared to the sink
        bool isLegacyVietnamese = false; ///< the font's characters are bytes of TCVN3 or VNI
    };

    bool isUnicode = true; ///< Excel 97 and later; else texts are bytes of `page`
    CodePage page{1252};
    bool dates1904 = false;
    std::vector<SheetPlace> sheets; ///< worksheets only, in workbook order
    std::vector<Style> styles;
    std::vector<Style> fonts; ///< by index in the file; number 4 is never used
    SharedStrings strings;

    [[nodiscard]] Style styleOf(std::uint32_t index) const
    {
        return index < styles.size() ? styles[index] : Style();
    }
    [[nodiscard]] Style fontOf(std::uint32_t index) const
    {
        return index < fonts.size() ? fonts[index] : Style();
    }
    /// Appends 8-bit text: by the code page, but as 1252 under a legacy Vietnamese font, whose
    /// bytes are not in that page.
    void appendBytes(std::string& out, std::string_view bytes, const Style& style) const
    {
        (style.isLegacyVietnamese ? CodePage(1252) : page).append(out, bytes);
    }
};

/// Reads it from the stream's beginning. Throws Error{Encrypted} for a password-protected workbook,
/// Error{Unreadable} "readers.old_excel" for Excel 4 and earlier, "readers.broken_xls" when the
/// globals end early, Error{TooLarge} past sheets, shared_string_bytes or cell_characters.
[[nodiscard]] XlsWorkbook readXlsWorkbook(BiffRecords& records, const Limits& limits, Fonts& fonts);

} // namespace dongbo::importers
