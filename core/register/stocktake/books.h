#pragma once

#include "core/register/stocktake/stocktake_view.h"
#include "core/store/queries/device_queries.h"

#include <optional>
#include <set>

// Inside core/register only.

namespace dongbo::stocktake {

/// The register as a stocktake's day has it.
class Books
{
public:
    /// `counts`: the stocktake's lines as far as they are known.
    Books(Register& reg, const Stocktake& stocktake,
          const std::vector<store::StocktakeCountRow>& counts);

    /// The sites that are counted, by name.
    [[nodiscard]] const std::vector<SiteId>& rooms() const { return m_rooms; }
    [[nodiscard]] bool isRoom(const std::optional<SiteId>& site) const
    {
        return site && m_roomSet.contains(*site);
    }
    /// One device, wherever it is; nothing when the register has never heard of it.
    [[nodiscard]] std::optional<BookDevice> device(const DeviceId& id) const;
    /// Those expected, by room and code, and those that were found besides.
    [[nodiscard]] std::vector<BookDevice> devices() const;
    /// Where devices were before the settlement of a line moved them.
    [[nodiscard]] const std::map<TransferId, std::optional<SiteId>>& moved() const
    {
        return m_moved;
    }
    /// Only some devices are counted: the lines written when it began.
    [[nodiscard]] bool isSample() const { return m_stocktake.sampleSize.has_value(); }

private:
    [[nodiscard]] BookDevice bookDevice(const store::DeviceRow& row) const;
    void readMoves();
    [[nodiscard]] bool isFrozen() const;

    Register& m_reg;
    const Stocktake& m_stocktake;
    const std::vector<store::StocktakeCountRow>& m_counts;
    Date m_day;
    std::vector<SiteId> m_rooms;
    std::set<SiteId> m_roomSet;
    std::map<DeviceId, std::optional<SiteId>> m_before; ///< moved after the day: where it was then
    std::set<DeviceId> m_leftLater;                     ///< left the books after the day
    std::map<DeviceId, StocktakeCount> m_lines;         ///< of devices
    std::map<TransferId, std::optional<SiteId>> m_moved;
};

} // namespace dongbo::stocktake
