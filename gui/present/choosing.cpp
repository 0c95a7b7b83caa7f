#include "gui/present/choosing.h"

#include <algorithm>

namespace dongbo::present {

void ChoosingPresenter::pick(const std::string& key)
{
    const auto at = std::find_if(m_choosing.rows.begin(), m_choosing.rows.end(),
                                 [&](const Choosable& row) { return row.key == key; });
    if (at != m_choosing.rows.end()) {
        m_choosing.chosen = static_cast<std::size_t>(at - m_choosing.rows.begin());
        m_choosing.problem.clear();
        chosenIsOther();
        show();
    }
}

void ChoosingPresenter::step(int by)
{
    if (m_choosing.rows.empty()) {
        return;
    }
    const auto last = static_cast<int>(m_choosing.rows.size()) - 1;
    const int from = m_choosing.chosen ? static_cast<int>(*m_choosing.chosen) : (by > 0 ? -1 : 0);
    pick(m_choosing.rows[static_cast<std::size_t>(std::clamp(from + by, 0, last))].key);
}

void ChoosingPresenter::typeExtra(const std::string& text)
{
    m_choosing.extra = text;
}

const Choosable* ChoosingPresenter::chosen() const
{
    return m_choosing.chosen && *m_choosing.chosen < m_choosing.rows.size()
               ? &m_choosing.rows[*m_choosing.chosen]
               : nullptr;
}

} // namespace dongbo::present
