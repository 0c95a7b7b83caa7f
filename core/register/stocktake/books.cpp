#include "core/register/stocktake/books.h"

#include "core/register/base/lookups.h"
#include "core/store/queries/planning_queries.h"
#include "core/store/queries/report_queries.h"

#include <algorithm>

namespace dongbo::stocktake {

namespace {

bool isGone(const std::optional<Paper>& paper)
{
    return paper == Paper::Disposed || paper == Paper::Lost || paper == Paper::Transferred;
}

Date dayAfter(Date day)
{
    return Date{std::chrono::sys_days{day} + std::chrono::days{1}};
}

} // namespace

Books::Books(Register& reg, const Stocktake& stocktake,
             const std::vector<store::StocktakeCountRow>& counts)
    : m_reg(reg)
    , m_stocktake(stocktake)
    , m_counts(counts)
    , m_day(stocktake.day.value_or(reg.today()))
{
    if (stocktake.site) {
        m_rooms.push_back(*stocktake.site);
    } else {
        for (const auto& site : store::siteBriefs(reg.database(), stocktake.unit)) {
            if (!site.validTo || *site.validTo >= m_day) {
                m_rooms.push_back(site.id);
            }
        }
    }
    m_roomSet.insert(m_rooms.begin(), m_rooms.end());
    for (const auto& row : counts) {
        if (row.count.device) {
            m_lines[*row.count.device] = row.count;
        }
    }
    readMoves();
}

void Books::readMoves()
{
    const store::DaySpan later{dayAfter(m_day), std::nullopt};
    for (const auto& row : store::transfersOn(m_reg.database(), later)) {
        if (row.transfer.device) {
            m_before.emplace(*row.transfer.device, row.transfer.fromSite); // the first one counts
        }
    }
    for (const auto& row : store::disposalsOn(m_reg.database(), later)) {
        if (row.disposal.device && row.disposal.paper != Paper::DisposalProposed) {
            m_leftLater.insert(*row.disposal.device);
        }
    }
    for (const auto& [device, line] : m_lines) {
        const auto transfer = line.transfer
                                  ? store::load<Transfer>(m_reg.database(), *line.transfer)
                                  : std::optional<Transfer>{};
        if (transfer) {
            m_moved[*line.transfer] = transfer->fromSite;
            m_before[device] = transfer->fromSite;
        }
    }
}

bool Books::isFrozen() const
{
    return m_stocktake.state == StocktakeState::Closed ||
           m_stocktake.state == StocktakeState::Cancelled;
}

BookDevice Books::bookDevice(const store::DeviceRow& row) const
{
    BookDevice out;
    out.id = row.id;
    out.code = row.device.code.value_or("");
    out.name = row.device.name.value_or("");
    out.serial = row.device.serial.value_or("");
    out.type = row.device.type;
    out.location = row.device.location.value_or("");
    out.quantity = row.device.quantity.value_or(1);
    out.cost = row.device.cost;
    out.condition = row.now.condition;
    const auto before = m_before.find(row.id);
    out.site = before == m_before.end() ? row.device.site : before->second;
    const auto line = m_lines.find(row.id);
    const bool hasLine = line != m_lines.end();
    const bool isSettledLost = hasLine && line->second.finding == CountFinding::Missing;
    out.isInBooks = !row.isWithdrawn &&
                    (!isGone(row.device.paper) || m_leftLater.contains(row.id) || isSettledLost);
    const bool isNew = hasLine && line->second.settlement == Settlement::Registered;
    const bool isLater = row.device.acquired && *row.device.acquired > m_day;
    out.isExpected = out.isInBooks && isRoom(out.site) && !isNew && !isLater;
    if (isSample() || isFrozen()) { // its lines say what it was to find
        const bool wasThere =
            hasLine && (!line->second.finding || line->second.finding == CountFinding::Found ||
                        line->second.finding == CountFinding::Missing || isRoom(out.site));
        out.isExpected = wasThere && !isNew && line->second.finding != CountFinding::Unexpected;
    }
    return out;
}

std::optional<BookDevice> Books::device(const DeviceId& id) const
{
    const auto row = store::deviceRow(m_reg.database(), id);
    return row ? std::optional{bookDevice(*row)} : std::nullopt;
}

std::vector<BookDevice> Books::devices() const
{
    std::vector<BookDevice> out;
    std::set<DeviceId> seen;
    const auto add = [&](const store::DeviceRow& row, bool isWanted) {
        auto device = bookDevice(row);
        if ((device.isExpected || isWanted) && seen.insert(row.id).second) {
            out.push_back(std::move(device));
        }
    };
    const auto addOne = [&](const DeviceId& id, bool isWanted) {
        if (!seen.contains(id)) {
            if (const auto row = store::deviceRow(m_reg.database(), id)) {
                add(*row, isWanted);
            }
        }
    };
    if (!isSample() && !isFrozen()) {
        store::DeviceFilter filter;
        filter.site = m_stocktake.site;
        filter.unit = m_stocktake.site ? std::nullopt : m_stocktake.unit;
        filter.includeAll = true;
        store::forEachDevice(m_reg.database(), filter, store::DeviceOrder::Site,
                             [&](const store::DeviceRow& row) { add(row, false); });
        for (const auto& [id, site] : m_before) {
            if (isRoom(site)) {
                addOne(id, false);
            }
        }
    }
    for (const auto& row : m_counts) {
        if (row.count.device) {
            addOne(*row.count.device, true);
        }
    }
    std::map<SiteId, std::size_t> order;
    for (const auto& site : m_rooms) {
        order.emplace(site, order.size());
    }
    const auto keyOf = [&order](const BookDevice& device) {
        const auto at = device.site ? order.find(*device.site) : order.end();
        return std::pair(at == order.end() ? order.size() : at->second, device.code);
    };
    std::stable_sort(out.begin(), out.end(),
                     [&](const auto& one, const auto& other) { return keyOf(one) < keyOf(other); });
    return out;
}

} // namespace dongbo::stocktake
