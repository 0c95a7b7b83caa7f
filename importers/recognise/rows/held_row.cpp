#include "importers/recognise/rows/held_row.h"

namespace dongbo::importers {

HeldRow::HeldRow(const Row& row)
    : m_number(row.number)
    , m_hidden(row.hidden)
    , m_cells(row.cells.begin(), row.cells.end())
{
    std::size_t length = 0;
    for (const auto& cell : m_cells) {
        length += cell.text.size();
    }
    m_texts.reserve(length);
    for (auto& cell : m_cells) {
        const auto at = m_texts.size();
        m_texts.insert(m_texts.end(), cell.text.begin(), cell.text.end());
        cell.text = {m_texts.data() + at, cell.text.size()};
    }
}

} // namespace dongbo::importers
