#pragma once

#include "core/report/model.h"

#include <filesystem>
#include <string>
#include <string_view>

namespace dongbo::report {

/// For a terminal or a letter: aligned by display width, numbers to the right.
[[nodiscard]] std::string textOf(const Model& model);

/// For other programs: UTF-8 with a byte order mark, CRLF, one heading row, the group as the first
/// column, no totals (they can be summed). Text that a spreadsheet would run as a formula is
/// prefixed with '; see neutralised.
[[nodiscard]] std::string csvOf(const Model& model);
/// The text prefixed with ' when its first non-space character is one of = + - @ TAB CR (also
/// full-width ＝＋－＠), unless it is a plain number. "=1+1" -> "'=1+1", "-5" is unchanged.
[[nodiscard]] std::string neutralised(std::string_view text);

/// A text as a cell of comma-separated text: neutralised, quoted where needed.
[[nodiscard]] std::string csvCell(std::string_view text);

/// A workbook: text always as text, numbers as numbers (grouped by the reader's own settings:
/// 1.234.567 in Vietnam), heading repeated and frozen, set up for A4. Created atomically. Throws
/// {Full}, {ReadOnly}, {Unreadable}.
void writeXlsx(const Model& model, Instant created, const std::filesystem::path& path);

/// Writes the bytes to that path, replacing an existing file atomically. Throws as above.
void writeWhole(std::string_view bytes, const std::filesystem::path& path);

/// Format by extension: .xlsx, .csv or .txt. Throws {Usage, "report.unknown_format"}.
void writeReport(const Model& model, Instant created, const std::filesystem::path& path);

} // namespace dongbo::report
