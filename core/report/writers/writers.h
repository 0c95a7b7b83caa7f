#pragma once

#include "core/report/model/model.h"
#include "core/report/model/sink.h"

#include <filesystem>
#include <memory>
#include <ostream>
#include <string>
#include <string_view>

namespace dongbo::report {

/// For a terminal or a letter: aligned by display width, numbers to the right. Widths are those of
/// the first 2,000 rows; text that is longer is cut with "…", numbers never are.
[[nodiscard]] std::unique_ptr<Sink> textSink(std::ostream& out);
/// For other programs: UTF-8 with a byte order mark, CRLF, one heading row, the group as the first
/// column ("outer / inner"), no totals (they can be summed). Text that a spreadsheet would run as a
/// formula is prefixed with '; see neutralised.
[[nodiscard]] std::unique_ptr<Sink> csvSink(std::ostream& out);
/// A page for a browser or printer: whole in itself (no script, nothing fetched), set up for A4
/// with the table's head repeated, charts drawn as vectors. All markup in texts is escaped.
[[nodiscard]] std::unique_ptr<Sink> htmlSink(std::ostream& out);

[[nodiscard]] std::string textOf(const Model& model);
[[nodiscard]] std::string csvOf(const Model& model);
[[nodiscard]] std::string htmlOf(const Model& model);

/// The text prefixed with ' when its first non-space character is one of = + - @ TAB CR (also
/// full-width ＝＋－＠), unless it is a plain number. "=1+1" -> "'=1+1", "-5" is unchanged.
[[nodiscard]] std::string neutralised(std::string_view text);
/// A text as a cell of comma-separated text: neutralised, quoted where needed.
[[nodiscard]] std::string csvCell(std::string_view text);

/// A report being written to a file. The file appears, replacing an older one atomically, with
/// keep(), which follows end(); without it nothing is left. The calls throw {Full}, {ReadOnly},
/// {NotFound} (no such folder), {Unreadable}.
class ReportFile : public Sink
{
public:
    virtual void keep() = 0;
};

/// The endings of the formats a report is written in: ".pdf, .docx, .xlsx, .csv, .html,
/// .txt".
[[nodiscard]] const std::string& reportEndings();
/// Opens a file of the format its extension names. `created` is stated in it: the same report and
/// moment give the same bytes. Throws {Usage, "report.unknown_format"}.
[[nodiscard]] std::unique_ptr<ReportFile> reportFile(const std::filesystem::path& path,
                                                     Instant created);
/// A workbook: text always as text, numbers as numbers (grouped by the reader's own settings:
/// 1.234.567 in Vietnam), heading repeated and frozen, charts native, set up for A4. Memory does
/// not grow with the rows; beyond 1,000,000 of them another sheet begins.
[[nodiscard]] std::unique_ptr<ReportFile> xlsxFile(const std::filesystem::path& path,
                                                   Instant created);
/// Writes a finished report to that path in the format of its extension.
void writeReport(const Model& model, Instant created, const std::filesystem::path& path);

/// Writes the bytes to that path, replacing an existing file atomically. Throws as ReportFile does.
void writeWhole(std::string_view bytes, const std::filesystem::path& path);

} // namespace dongbo::report
