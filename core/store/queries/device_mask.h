#pragma once

#include "core/store/file/interruption.h"
#include "core/store/queries/device_filter.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <vector>

// Inside core/store only: which devices a filter lets through, when there are too many to look them
// up one by one.

namespace dongbo::store {

/// Which rows may be in the list, by row number.
class Mask
{
public:
    void add(DeviceNumber row)
    {
        const auto at = static_cast<std::size_t>(row);
        if (at >= m_rows.size()) {
            m_rows.resize(std::max(at + 1, m_rows.size() * 2));
        }
        m_rows[at] = true;
    }
    [[nodiscard]] bool has(DeviceNumber row) const
    {
        const auto at = static_cast<std::size_t>(row);
        return at < m_rows.size() && m_rows[at];
    }

private:
    std::vector<bool> m_rows;
};

/// The parts of a filter that a walk through an index cannot see.
[[nodiscard]] bool looksIntoRows(const DeviceFilter& filter);
/// What is left for a walk through an index when a mask answers for the rest.
[[nodiscard]] DeviceFilter statesOf(const DeviceFilter& filter);
/// One reading through the table, in the order in which it lies, of a list too long to be looked up
/// row by row.
[[nodiscard]] Mask maskOf(Database& database, const DeviceFilter& filter, const DevicePlan& plan,
                          const Interruption& interruption);

/// The site s of a device d.
inline constexpr const char* siteOfDevice = " LEFT JOIN site AS s ON s.id = d.site";

/// The devices a filter lets through, for a reading of all of them.
struct WholeList
{
    WholeList(Database& database, const DeviceFilter& filter, const Interruption& interruption);
    /// How to reach them, and " WHERE …".
    void addTo(Composed& query, const DeviceFilter& filter) const;
    [[nodiscard]] bool has(DeviceNumber row) const { return !mask || mask->has(row); }

    DevicePlan plan;
    std::optional<Mask> mask; ///< what the words find, when that is much
};

} // namespace dongbo::store
