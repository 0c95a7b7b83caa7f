#pragma once

#include "core/report/model.h"

#include <filesystem>
#include <string>
#include <string_view>

namespace dongbo::report {

/// For a terminal or a letter: aligned by what a person sees, numbers to the right.
[[nodiscard]] std::string textOf(const Model& model);

/// For other programs: UTF-8 with a byte order mark, CRLF, one heading row, the group as the first
/// column, no totals (they can be summed). Text a spreadsheet would run as a formula gets a ' in
/// front; see neutralised.
[[nodiscard]] std::string csvOf(const Model& model);
/// The text with ' in front when its first character that is no space is one of = + - @ TAB CR
/// (full-width ＝＋－＠ too), unless it is a plain number. "=1+1" -> "'=1+1", "-5" stays.
[[nodiscard]] std::string neutralised(std::string_view text);

/// Such text as one cell of comma-separated text: neutralised, in quotes where it needs them.
[[nodiscard]] std::string csvCell(std::string_view text);

/// A workbook: text always as text, numbers as numbers (grouped by the reader's own settings:
/// 1.234.567 in Vietnam), heading repeated and frozen, set up for A4. Comes into being whole or not
/// at all. Throws {Full}, {ReadOnly}, {Unreadable}.
void writeXlsx(const Model& model, Instant created, const std::filesystem::path& path);

/// The bytes under that name, in place of what was there; whole or not at all. Throws as above.
void writeWhole(std::string_view bytes, const std::filesystem::path& path);

/// By the name's ending: .xlsx, .csv or .txt. Throws {Usage, "report.unknown_format"}.
void writeReport(const Model& model, Instant created, const std::filesystem::path& path);

} // namespace dongbo::report
