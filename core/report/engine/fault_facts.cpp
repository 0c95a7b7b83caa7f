#include "core/report/engine/fault_facts.h"

namespace dongbo::report {

void eachFault(const Builder& builder, const std::optional<Period>& period,
               const std::function<void(const store::FaultRow&)>& visit, const FaultPlace& place)
{
    store::FaultFilter filter;
    filter.site = place.site;
    filter.isNowhere = place.isNowhere;
    filter.scope = store::FaultScope::All;
    filter.device = builder.device();
    if (period) {
        filter.since = period->begin();
        filter.until = period->end();
    }
    const Places places(builder);
    const auto type = builder.type();
    store::forEachFault(builder.database(), filter, [&](const store::FaultRow& row) {
        if (places.has(row.siteId) && (!type || row.deviceType == type)) {
            visit(row);
        }
    });
}

bool isOpen(const Fault& fault)
{
    return fault.state && *fault.state <= FaultState::Waiting;
}

std::optional<double> daysToFix(const Fault& fault)
{
    const auto end = fault.fixedAt ? fault.fixedAt : fault.closedAt;
    if (isOpen(fault) || !fault.reportedAt || !end) {
        return std::nullopt;
    }
    constexpr double dayMs = 24.0 * 3600 * 1000;
    return std::max(static_cast<double>(end->unixMs - fault.reportedAt->unixMs) / dayMs, 0.0);
}

std::optional<Money> repairCostOf(const Builder& builder, const store::FaultRow& row)
{
    if (row.repairs == 0) {
        return std::nullopt;
    }
    if (row.repairCost.dong != 0) {
        return row.repairCost;
    }
    store::RepairFilter ofFault; // nought is a price, too
    ofFault.fault = row.id;
    for (const auto& repair : store::repairs(builder.database(), ofFault)) {
        if (repair.repair.cost) {
            return Money{0};
        }
    }
    return std::nullopt;
}

std::string subjectOf(const Builder& builder, const store::FaultRow& row)
{
    const bool isDevice = row.fault.about.value_or(FaultAbout::Device) == FaultAbout::Device;
    return isDevice ? codeAndName(row.deviceCode, row.deviceName) : builder.name(row.fault.about);
}

} // namespace dongbo::report
