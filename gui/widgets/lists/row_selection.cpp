#include "gui/widgets/lists/row_selection.h"

#include <algorithm>

namespace dongbo::gui {

void RowSelection::only(std::int64_t row)
{
    m_ranges = {{row, row}};
}

void RowSelection::onlyRange(std::int64_t a, std::int64_t b)
{
    m_ranges = {{std::min(a, b), std::max(a, b)}};
}

void RowSelection::add(std::int64_t a, std::int64_t b)
{
    Range added{std::min(a, b), std::max(a, b)};
    std::vector<Range> kept;
    for (const Range& range : m_ranges) {
        if (range.last + 1 < added.first || added.last + 1 < range.first) {
            kept.push_back(range);
        } else {
            added.first = std::min(added.first, range.first);
            added.last = std::max(added.last, range.last);
        }
    }
    kept.push_back(added);
    std::sort(kept.begin(), kept.end(),
              [](const Range& x, const Range& y) { return x.first < y.first; });
    m_ranges = std::move(kept);
}

void RowSelection::remove(std::int64_t a, std::int64_t b)
{
    const Range gone{std::min(a, b), std::max(a, b)};
    std::vector<Range> kept;
    for (const Range& range : m_ranges) {
        if (range.last < gone.first || gone.last < range.first) {
            kept.push_back(range);
            continue;
        }
        if (range.first < gone.first) {
            kept.push_back({range.first, gone.first - 1});
        }
        if (gone.last < range.last) {
            kept.push_back({gone.last + 1, range.last});
        }
    }
    m_ranges = std::move(kept);
}

void RowSelection::toggle(std::int64_t row)
{
    if (has(row)) {
        remove(row, row);
    } else {
        add(row, row);
    }
}

void RowSelection::cutTo(std::int64_t count)
{
    if (!m_ranges.empty() && m_ranges.back().last >= count) {
        remove(count, m_ranges.back().last);
    }
}

bool RowSelection::has(std::int64_t row) const
{
    const auto after =
        std::upper_bound(m_ranges.begin(), m_ranges.end(), row,
                         [](std::int64_t r, const Range& range) { return r < range.first; });
    return after != m_ranges.begin() && std::prev(after)->last >= row;
}

std::int64_t RowSelection::count() const
{
    std::int64_t all = 0;
    for (const Range& range : m_ranges) {
        all += range.last - range.first + 1;
    }
    return all;
}

std::int64_t RowSelection::first() const
{
    return m_ranges.empty() ? -1 : m_ranges.front().first;
}

std::vector<std::int64_t> RowSelection::rows(std::int64_t limit) const
{
    std::vector<std::int64_t> out;
    for (const Range& range : m_ranges) {
        for (std::int64_t row = range.first; row <= range.last; ++row) {
            if (static_cast<std::int64_t>(out.size()) == limit) {
                return out;
            }
            out.push_back(row);
        }
    }
    return out;
}

} // namespace dongbo::gui
