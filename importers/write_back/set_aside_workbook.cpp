#include "importers/write_back/set_aside_workbook.h"

#include "core/report/cells/cells_file.h"
#include "core/text/wording.h"
#include "importers/recognise/cells/old_text.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>

namespace dongbo::importers {

namespace {

using report::CellsFile;
using Look = CellsFile::Look;

/// A cell kept to be written later.
struct HeldCell
{
    std::uint32_t column = 0;
    CellKind kind = CellKind::Text;
    std::uint16_t font = 0;
    double number = 0;
    std::string text;
};
using HeldRow = std::vector<HeldCell>;

bool isSection(const Message& reason)
{
    return reason.code.starts_with("import.row_section_");
}

/// Rows of one sheet to be written into the workbook.
class SheetWriter
{
public:
    SheetWriter(CellsFile& file, const Workbook& list, const SheetProposal& sheet,
                Language language)
        : m_file(&file)
        , m_list(&list)
        , m_sheet(&sheet)
        , m_language(language)
        , m_texts(list, sheet.reading.oldText)
        , m_addedColumn(addedColumn())
    {
        for (const auto& row : sheet.rows) {
            m_ledger.emplace(row.row, &row);
        }
        for (const auto& merge : list.sheets()[sheet.reading.sheet].merges) {
            if (merge.firstRow > lastHeaderRow() && merge.lastRow > merge.firstRow) {
                m_downMerges.push_back(merge);
            }
        }
    }

    std::uint64_t write()
    {
        m_file->beginSheet(m_sheet->reading.name);
        writePlace();
        m_list->forEachRow(m_sheet->reading.sheet, [this](const Row& row) {
            row.number <= lastHeaderRow() ? copyHead(row) : take(row);
            return true;
        });
        return m_written;
    }

private:
    [[nodiscard]] std::uint32_t lastHeaderRow() const { return m_sheet->reading.header.rows.last; }

    /// Behind the list's own columns; those of an earlier such workbook are written anew.
    [[nodiscard]] std::uint32_t addedColumn() const
    {
        const auto last = m_list->sheets()[m_sheet->reading.sheet].lastColumn;
        for (const auto& column : m_sheet->reading.columns) {
            if (column.field == ListField::SetAsideReason && column.column + 1 >= last) {
                return column.column;
            }
        }
        return last + 1;
    }

    /// Where the place was told by something that does not go along.
    void writePlace()
    {
        const auto& place = m_sheet->reading.place;
        if (place && place->reason.code != "import.place_from_letterhead") {
            m_shift = 2;
            m_file->text(1, 1,
                         text::say(Language::Vietnamese, "list.place", {{"place", place->text}}),
                         Look::Bold);
        }
        m_nextRow = lastHeaderRow() + m_shift + 1;
        m_file->freezeBelow(m_nextRow - 1);
        const auto heading = lastHeaderRow() + m_shift;
        m_file->text(heading, m_addedColumn, text::say(m_language, "list.reason"), Look::Heading);
        m_file->text(heading, m_addedColumn + 1, text::say(m_language, "list.row"), Look::Heading);
        m_file->setWidth(m_addedColumn, 60);
        m_file->setWidth(m_addedColumn + 1, 12);
    }

    [[nodiscard]] const Merge* mergeFrom(const Cell& cell) const
    {
        for (const auto& merge : m_list->sheets()[m_sheet->reading.sheet].merges) {
            if (merge.firstRow == cell.row && merge.firstColumn == cell.column) {
                return &merge;
            }
        }
        return nullptr;
    }

    /// Text of an old encoding goes out in Unicode: few rows would not show that it is one.
    [[nodiscard]] HeldCell held(const Cell& cell)
    {
        HeldCell out{cell.column, cell.kind, cell.font, cell.number, std::string(cell.text)};
        std::string read, original;
        if (cell.kind == CellKind::Text && m_texts.read(cell, read, original) != nullptr) {
            out.text = std::move(read);
            out.font = 0;
        }
        return out;
    }

    void copyHead(const Row& row)
    {
        const bool isHeader = row.number >= m_sheet->reading.header.rows.first;
        for (const auto& cell : row.cells) {
            if (cell.column >= m_addedColumn) {
                continue;
            }
            const auto* merge = mergeFrom(cell);
            const auto look = isHeader ? Look::Heading : Look::Bold;
            const auto kept = held(cell);
            if (merge == nullptr || merge->lastRow > lastHeaderRow() ||
                kept.kind != CellKind::Text) {
                put(row.number + m_shift, kept, look);
                continue;
            }
            m_file->merge(merge->firstRow + m_shift, merge->firstColumn, merge->lastRow + m_shift,
                          merge->lastColumn, kept.text, look, fontOf(kept.font));
        }
    }

    /// The further table whose header the row is part of; null when it is of none.
    [[nodiscard]] const SheetReading* tableBegunBy(std::uint32_t row) const
    {
        for (const auto& below : m_sheet->reading.tablesBelow) {
            if (row >= below.header.rows.first && row <= below.header.rows.last) {
                return &below;
            }
        }
        return nullptr;
    }

    /// The header of a further table stands above the first of its rows that is written.
    void holdHead(const Row& row, const SheetReading& table)
    {
        if (row.number == table.header.rows.first) {
            m_headsDue.clear();
            m_sections.clear();
            m_above.clear();
        }
        HeadRow head{row.number, {}, {}};
        for (const auto& cell : row.cells) {
            head.cells.push_back(held(cell));
            const auto* merge = mergeFrom(cell);
            if (merge != nullptr && merge->lastRow <= table.header.rows.last) {
                head.merges.push_back(*merge);
            }
        }
        m_headsDue.push_back(std::move(head));
    }

    void writeHeads()
    {
        if (m_headsDue.empty()) {
            return;
        }
        const auto first = m_headsDue.front().row;
        const auto begin = ++m_nextRow; // an empty row parts tables
        for (const auto& head : m_headsDue) {
            const auto row = begin + head.row - first;
            for (const auto& cell : head.cells) {
                const auto merge =
                    std::find_if(head.merges.begin(), head.merges.end(),
                                 [&](const Merge& m) { return m.firstColumn == cell.column; });
                if (merge == head.merges.end()) {
                    put(row, cell, Look::Heading);
                } else {
                    m_file->merge(row, merge->firstColumn, row + merge->lastRow - merge->firstRow,
                                  merge->lastColumn, cell.text, Look::Heading, fontOf(cell.font));
                }
            }
            m_nextRow = row + 1;
        }
        m_headsDue.clear();
    }

    void take(const Row& row)
    {
        if (const auto* table = tableBegunBy(row.number)) {
            holdHead(row, *table);
            return;
        }
        HeldRow cells;
        for (const auto& cell : row.cells) {
            if (cell.column < m_addedColumn) {
                cells.push_back(held(cell));
            }
        }
        keepWhatReachesDown(row.number, cells);
        const auto found = m_ledger.find(row.number);
        if (found == m_ledger.end()) {
            return;
        }
        const auto& reason = reasonOf(*m_sheet, *found->second);
        if (isSection(reason)) {
            // A section of places closes those of rooms and kinds below it.
            if (reason.code == "import.row_section_place") {
                m_sections.clear();
            }
            m_sections[reason.code] = {row.number, std::move(cells)};
        } else if (found->second->outcome == Outcome::SetAside) {
            writeHeads();
            writeSections();
            writeRow(row.number, cells, reason);
        }
    }

    /// Values that stand once for several rows: merged cells, a site above empty cells.
    void keepWhatReachesDown(std::uint32_t row, HeldRow& cells)
    {
        const auto find = [&cells](std::uint32_t column) {
            return std::find_if(cells.begin(), cells.end(),
                                [column](const HeldCell& c) { return c.column == column; });
        };
        const auto fill = [&](std::uint32_t column) {
            const auto found = find(column);
            if (found != cells.end()) {
                m_above[column] = *found;
            } else if (const auto above = m_above.find(column); above != m_above.end()) {
                cells.push_back(above->second);
            }
        };
        for (const auto& merge : m_downMerges) {
            if (row >= merge.firstRow && row <= merge.lastRow) {
                fill(merge.firstColumn);
            }
        }
        if (m_sheet->reading.placeFillsDown) {
            for (const auto& column : m_sheet->reading.columns) {
                if (column.field == ListField::Site) {
                    fill(column.column);
                }
            }
        }
    }

    void writeSections()
    {
        std::vector<const std::pair<std::uint32_t, HeldRow>*> due;
        for (const auto& [code, section] : m_sections) {
            if (section.first > m_lastSection) {
                due.push_back(&section);
            }
        }
        std::sort(due.begin(), due.end(),
                  [](const auto* a, const auto* b) { return a->first < b->first; });
        for (const auto* section : due) {
            for (const auto& cell : section->second) {
                put(m_nextRow, cell, Look::Bold);
            }
            m_lastSection = section->first;
            ++m_nextRow;
        }
    }

    void writeRow(std::uint32_t number, const HeldRow& cells, const Message& reason)
    {
        for (const auto& cell : cells) {
            put(m_nextRow, cell, Look::Plain);
        }
        m_file->text(m_nextRow, m_addedColumn, text::say(m_language, reason), Look::Added);
        m_file->text(m_nextRow, m_addedColumn + 1, std::to_string(number), Look::Added);
        ++m_nextRow;
        ++m_written;
    }

    [[nodiscard]] std::string fontOf(std::uint16_t font) const { return m_list->fonts()[font]; }

    void put(std::uint32_t row, const HeldCell& cell, Look look)
    {
        switch (cell.kind) {
        case CellKind::Number:
            m_file->number(row, cell.column, cell.number);
            return;
        case CellKind::Date:
            m_file->daySerial(row, cell.column, cell.number);
            return;
        case CellKind::Bool:
            m_file->truth(row, cell.column, cell.number != 0);
            return;
        case CellKind::Text:
        case CellKind::Error:
            m_file->text(row, cell.column, cell.text, look, fontOf(cell.font));
            return;
        }
    }

    struct HeadRow
    {
        std::uint32_t row = 0;
        HeldRow cells;
        std::vector<Merge> merges;
    };

    CellsFile* m_file;
    const Workbook* m_list;
    const SheetProposal* m_sheet;
    Language m_language;
    CellTexts m_texts;
    std::uint32_t m_addedColumn;
    std::map<std::uint32_t, const RowOutcome*> m_ledger;
    std::vector<Merge> m_downMerges;
    std::vector<HeadRow> m_headsDue;           ///< of a further table, not written yet
    std::map<std::uint32_t, HeldCell> m_above; ///< by column
    /// By kind of section, the one in force: its row and cells.
    std::map<std::string, std::pair<std::uint32_t, HeldRow>> m_sections;
    std::uint32_t m_lastSection = 0; ///< rows of sections written so far
    std::uint32_t m_shift = 0;
    std::uint32_t m_nextRow = 1;
    std::uint64_t m_written = 0;
};

bool hasSetAside(const SheetProposal& sheet)
{
    return std::any_of(sheet.rows.begin(), sheet.rows.end(),
                       [](const RowOutcome& row) { return row.outcome == Outcome::SetAside; });
}

} // namespace

std::uint64_t writeSetAside(const std::vector<ListToImport>& lists,
                            const std::vector<Proposal>& proposals, Language language,
                            Instant created, const std::filesystem::path& path)
{
    std::optional<CellsFile> file;
    std::uint64_t written = 0;
    for (std::size_t i = 0; i < proposals.size(); ++i) {
        for (const auto& sheet : proposals[i].sheets) {
            if (!hasSetAside(sheet)) {
                continue;
            }
            if (!file) {
                file.emplace(path, created, CellsFile::Memory::Free);
            }
            written += SheetWriter(*file, *lists[i].file.workbook, sheet, language).write();
        }
    }
    if (file) {
        file->keep();
    }
    return written;
}

} // namespace dongbo::importers
