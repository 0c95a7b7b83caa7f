#pragma once

#include "importers/grid/workbook.h"

#include <vector>

namespace dongbo::importers {

/// A row kept beyond its visit, with its texts.
class HeldRow
{
public:
    explicit HeldRow(const Row& row);

    [[nodiscard]] Row row() const { return {m_number, m_hidden, m_cells}; }

private:
    std::uint32_t m_number;
    bool m_hidden;
    std::vector<char> m_texts; ///< moving it leaves the texts where they are
    std::vector<Cell> m_cells;
};

} // namespace dongbo::importers
