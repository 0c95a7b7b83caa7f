#include "gui/present/devices/device_rows.h"

#include "core/domain/amount.h"
#include "gui/present/devices/device_words.h"

#include <algorithm>

namespace dongbo::present {

DeviceLine deviceLine(const Session& session, const store::DeviceRow& row)
{
    const Device& d = row.device;
    DeviceLine line;
    line.id = row.id;
    line.code = d.code.value_or("");
    line.title = deviceTitle(d);
    line.icon = typeIcon(d.type);
    line.site = shortSiteName(row.site);
    line.condition = conditionPill(session, row.now.condition);
    line.use = d.assetClass == AssetClass::OnLoan && row.now.use.value_or(Use::InUse) == Use::InUse
                   ? session.say("devices.on_loan")
                   : termOf(session, row.now.use);
    line.cost = moneyOr(session, amountOf(d));
    line.inUse = inUseText(d);
    line.serial = d.serial.value_or("");
    line.isGone = row.isWithdrawn || isGone(d);
    return line;
}

const DeviceLine& DeviceRows::at(std::span<const store::DeviceNumber> numbers, std::size_t index)
{
    const std::size_t page = index / pageRows;
    auto found = m_pages.find(page);
    if (found == m_pages.end()) {
        if (m_pages.size() >= mostPages) {
            m_pages.clear();
        }
        const std::size_t first = page * pageRows;
        const auto part = numbers.subspan(first, std::min(pageRows, numbers.size() - first));
        std::vector<DeviceLine> lines;
        for (const auto& row : store::deviceRows(m_session.shown().database(), part)) {
            lines.push_back(deviceLine(m_session, row));
        }
        found = m_pages.emplace(page, std::move(lines)).first;
    }
    return found->second[index % pageRows];
}

} // namespace dongbo::present
