#pragma once

#include "importers/grid/cell_sink.h"
#include "importers/grid/limits.h"
#include "importers/grid/text_arena.h"
#include "importers/readers/cells/number_format.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace dongbo::importers {

/// Collects the cells of one row, in any order, and passes them to the sink sorted. Positions are
/// 1-based. Throws Error{TooLarge} past rows, columns, cell_characters or row_bytes.
class RowBuilder
{
public:
    RowBuilder(CellSink& sink, const Limits& limits)
        : m_sink(sink)
        , m_limits(limits)
    {}

    /// Starts the next row; discards the previous one.
    void begin(std::uint64_t row, bool hidden);
    [[nodiscard]] std::uint32_t row() const { return m_row; }
    [[nodiscard]] bool isEmpty() const { return m_cells.empty(); }

    /// Of two cells at one position the later one wins. Texts must live until emit(); an empty text
    /// is not a cell.
    void addText(std::uint64_t column, std::string_view text, std::uint16_t font,
                 bool isFormula = false);
    /// The number interpreted by its format; one that is not finite becomes "#NUM!".
    void addNumber(std::uint64_t column, double value, NumberMeaning meaning, std::uint16_t font,
                   bool isFormula = false);
    void addBool(std::uint64_t column, bool value, std::uint16_t font, bool isFormula = false);
    void addError(std::uint64_t column, std::string_view text, std::uint16_t font,
                  bool isFormula = false);
    /// A complete cell, including its row.
    void add(const Cell& cell);
    /// A copy that lives until the next begin().
    [[nodiscard]] std::string_view keep(std::string_view text) { return m_texts.keep(text); }

    /// Passes the row to the sink if it has a cell; may be repeated under a later number.
    void emit();
    void emitAgain(std::uint64_t row);

    [[nodiscard]] std::size_t cells() const { return m_cells.size(); }

private:
    Cell& add(std::uint64_t column, CellKind kind, std::uint16_t font, bool isFormula);

    CellSink& m_sink;
    const Limits& m_limits;
    std::uint32_t m_row = 0;
    bool m_hidden = false;
    bool m_isSorted = true;
    std::uint64_t m_bytes = 0;
    std::vector<Cell> m_cells;
    TextArena m_texts;
};

} // namespace dongbo::importers
