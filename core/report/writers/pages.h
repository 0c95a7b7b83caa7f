#pragma once

#include "core/paper/document.h"
#include "core/report/writers/row_spool.h"
#include "core/report/writers/writers.h"

#include <filesystem>
#include <memory>
#include <optional>

// Inside core/report only: reports on pages.

namespace dongbo::report {

/// Whether the extension is of a format with pages: .pdf, .docx.
[[nodiscard]] bool hasPages(const std::filesystem::path& path);

/// Lays a document out and writes it in the format of the extension; the file appears whole or not
/// at all. Throws {Full}, {ReadOnly}, {NotFound} (no such folder, no font), {Unreadable}.
void writeDocument(const paper::Document& document, const std::filesystem::path& path);

/// Collects a report as a document: letterhead, title, parameters, figures, charts, the table,
/// notes, signatures. Rows wait in a temporary file.
class PageCollector final : public Sink
{
public:
    explicit PageCollector(Instant created);

    void begin(const Head& head) override;
    void beginGroup(const GroupHead& group) override;
    void row(Row row) override;
    void endGroup(const Row& subtotal) override;
    void end(const Tail& tail) override;

    /// The document; to be called once, after end().
    [[nodiscard]] paper::Document take() { return std::move(m_document); }

private:
    void addRow(paper::RowKind kind, const Row& row, const std::string& name = {});

    paper::Document m_document;
    Head m_head;
    std::shared_ptr<RowSpool> m_rows;
};

/// A report as a file of pages; reportFile opens it.
[[nodiscard]] std::unique_ptr<ReportFile> pagesFile(const std::filesystem::path& path,
                                                    Instant created);

} // namespace dongbo::report
