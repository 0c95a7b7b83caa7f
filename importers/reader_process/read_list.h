#pragma once

#include "importers/grid/limits.h"
#include "importers/grid/workbook.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <stop_token>
#include <string_view>

namespace dongbo::importers {

struct ReadProgress
{
    std::uint64_t rows = 0;
    std::uint64_t bytesDone = 0;
    std::uint64_t bytesTotal = 0; ///< 0 while not known; an estimate the file itself makes
};

struct ReadOptions
{
    Limits limits = Limits::standard();
    /// Called on the caller's thread, some tens of times a second at most; may be empty.
    std::function<void(const ReadProgress&)> progress;
    /// Asked between pieces; reading then ends in Error{Cancelled}.
    std::stop_token cancel;
    /// A reader that sends nothing for so long is ended. Its processor time is limited anyway; this
    /// is for files on a disk or a share that no longer answers.
    int longestSilenceMs = 10 * 60 * 1000;
    /// Where dongbo-reader is; empty means readerProgram().
    std::filesystem::path reader;
};

/// Reads a list of any known format in a process of its own, which can reach nothing but the open
/// file, and whose every record is checked. Waits for the end; nothing of the child remains however
/// it ends. Throws Error{NotFound} (no such list, or "readers.no_reader": the program is missing),
/// {Unreadable} (also what the file is instead of a list), {Encrypted}, {TooLarge} (naming the
/// limit: also the child's time and memory), {Cancelled}.
[[nodiscard]] std::unique_ptr<Workbook> readList(const std::filesystem::path& path,
                                                 const ReadOptions& options = {});

/// Cells copied from another program as text: columns parted by tabs and by nothing else, rows by
/// line ends, either within quotes belonging to the cell. UTF-8. Read in a process of its own like
/// a file, and as wary; throws as readList does, also Error{ReadOnly, Full} when the text cannot be
/// handed over.
[[nodiscard]] std::unique_ptr<Workbook> readText(std::string_view text,
                                                 const ReadOptions& options = {});
/// Cells copied as a web page (UTF-8), which keeps fonts and merges where text does not; the head
/// that Windows puts before it is passed over. Throws Error{Unreadable} "readers.html_no_table"
/// when what was copied is no table: try the text then.
[[nodiscard]] std::unique_ptr<Workbook> readHtml(std::string_view html,
                                                 const ReadOptions& options = {});

/// The same within this process, for tests and fuzzing only: no limit on time or memory protects
/// the caller. `options.reader` is not looked at.
[[nodiscard]] std::unique_ptr<Workbook> readListInProcess(const std::filesystem::path& path,
                                                          const ReadOptions& options = {});

/// dongbo-reader in the folder DONGBO_BIN names, else beside the running program.
[[nodiscard]] std::filesystem::path readerProgram();

} // namespace dongbo::importers
