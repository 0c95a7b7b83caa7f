#pragma once

#include <cstdint>
#include <vector>

namespace dongbo::gui {

/// The selected rows of a list, stored as ranges: selecting a million rows costs one.
class RowSelection
{
public:
    struct Range
    {
        std::int64_t first = 0;
        std::int64_t last = 0; ///< inclusive
        bool operator==(const Range&) const = default;
    };

    void clear() { m_ranges.clear(); }
    void only(std::int64_t row);
    void onlyRange(std::int64_t a, std::int64_t b);
    void add(std::int64_t a, std::int64_t b);
    void remove(std::int64_t a, std::int64_t b);
    void toggle(std::int64_t row);
    /// Removes rows from `count` on.
    void cutTo(std::int64_t count);

    [[nodiscard]] bool has(std::int64_t row) const;
    [[nodiscard]] bool empty() const { return m_ranges.empty(); }
    [[nodiscard]] std::int64_t count() const;
    /// The lowest selected row; -1 without one.
    [[nodiscard]] std::int64_t first() const;
    /// Sorted and disjoint.
    [[nodiscard]] const std::vector<Range>& ranges() const { return m_ranges; }
    /// The selected rows in order, at most `limit` of them.
    [[nodiscard]] std::vector<std::int64_t> rows(std::int64_t limit) const;

private:
    std::vector<Range> m_ranges;
};

} // namespace dongbo::gui
