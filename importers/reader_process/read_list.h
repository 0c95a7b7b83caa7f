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
    std::uint64_t bytesTotal = 0; ///< 0 while unknown; an estimate from the file
};

struct ReadOptions
{
    Limits limits = Limits::standard();
    /// Called on the caller's thread, at most some tens of times a second; may be empty.
    std::function<void(const ReadProgress&)> progress;
    /// Polled during reading; when true, reading throws Error{Cancelled}.
    std::stop_token cancel;
    /// A reader that sends nothing for this long is killed. Its CPU time is limited anyway; this is
    /// for files on a disk or share that no longer responds.
    int longestSilenceMs = 10 * 60 * 1000;
    /// Path of dongbo-reader; empty means readerProgram().
    std::filesystem::path reader;
};

/// Reads a list of any supported format in a separate process that can access nothing but the open
/// file, and validates everything it sends. Blocks until the end; the child is always cleaned up.
/// Throws Error{NotFound} (no such list, or "readers.no_reader": the program is missing),
/// {Unreadable} (also with the actual kind of a file that is no list), {Encrypted}, {TooLarge}
/// (naming the limit: also the child's time and memory), {Cancelled}.
[[nodiscard]] std::unique_ptr<Workbook> readList(const std::filesystem::path& path,
                                                 const ReadOptions& options = {});

/// Cells copied from another program as text: columns separated by tabs only, rows by line ends,
/// either within quotes belonging to the cell. UTF-8. Read in a separate process like a file, with
/// the same checks; throws as readList does, also Error{ReadOnly, Full} when the text cannot be
/// passed on.
[[nodiscard]] std::unique_ptr<Workbook> readText(std::string_view text,
                                                 const ReadOptions& options = {});
/// Cells copied as HTML (UTF-8), which keeps fonts and merges where text does not; the header that
/// Windows puts before it is skipped. Throws Error{Unreadable} "readers.html_no_table" when the
/// content is not a table: use the text then.
[[nodiscard]] std::unique_ptr<Workbook> readHtml(std::string_view html,
                                                 const ReadOptions& options = {});

/// The same within this process, for tests and fuzzing only: no limit on time or memory protects
/// the caller. `options.reader` is ignored.
[[nodiscard]] std::unique_ptr<Workbook> readListInProcess(const std::filesystem::path& path,
                                                          const ReadOptions& options = {});

/// dongbo-reader in the folder DONGBO_BIN, else beside the running program.
[[nodiscard]] std::filesystem::path readerProgram();

} // namespace dongbo::importers
