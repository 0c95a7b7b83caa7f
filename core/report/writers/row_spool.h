#pragma once

#include "core/paper/document.h"
#include "core/platform/temporary_file.h"

#include <memory>
#include <string>

// Inside core/report only.

namespace dongbo::report {

/// Rows of a table kept in a temporary file: they come once and are read twice, to count pages and
/// to draw them, and memory does not grow with them.
class RowSpool
{
public:
    /// Throws {ReadOnly} when no temporary file can be made.
    RowSpool();

    /// Throws {Full}.
    void add(const paper::TableRow& row);
    /// Gives all rows, in order. Throws {Unreadable} and what `sink` throws.
    void replay(const paper::RowSink& sink);

private:
    void flush();

    std::unique_ptr<platform::TemporaryFile> m_file;
    std::string m_buffer; ///< not yet in the file
    std::uint64_t m_written = 0;
};

} // namespace dongbo::report
