#pragma once

#include "core/domain/time.h"
#include "core/report/writers/whole_file.h"

#include <xlsxwriter.h>

#include <memory>
#include <string>

namespace dongbo::report {

// Inside core/report only: the only place that opens and closes workbooks of libxlsxwriter.

/// A workbook being written. The library ignores write errors of its temporary files, which lie
/// beside the result, and reports failures on standard error: here they become an Error, and the
/// result is read back to its end before it replaces the old file.
class WorkbookFile
{
public:
    enum class Memory : std::uint8_t
    {
        Free,
        Flat ///< rows downwards only, none kept in memory
    };

    /// Throws {Full}, {ReadOnly}, {NotFound} (no such folder).
    WorkbookFile(const std::filesystem::path& path, Instant created, const std::string& title,
                 Memory memory);

    [[nodiscard]] lxw_workbook* get() const { return m_workbook.get(); }
    /// Throws {Full} and others when there is no space for the sheet's temporary files.
    [[nodiscard]] lxw_worksheet* addSheet(const char* name);
    /// Throws {Full}, {ReadOnly}, {Unreadable}; then no file is left.
    void keep();

private:
    struct Free
    {
        void operator()(lxw_workbook* workbook) const { lxw_workbook_free(workbook); }
    };

    WholeFile m_file;
    std::string m_draft;
    std::string m_folder;
    std::unique_ptr<lxw_workbook, Free> m_workbook;
};

/// True when every part of the workbook can be read to its last closing tag.
[[nodiscard]] bool isWholeWorkbook(const std::filesystem::path& path);

} // namespace dongbo::report
