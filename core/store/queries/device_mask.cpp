#include "core/store/queries/device_mask.h"

#include "core/store/queries/word_search.h"

#include <limits>

namespace dongbo::store {

bool looksIntoRows(const DeviceFilter& filter)
{
    return filter.site || filter.unit || filter.custodian || filter.assetClass || filter.supplier ||
           filter.warrantyFrom || filter.warrantyUntil || !filter.oneOf.empty() || filter.change;
}

DeviceFilter statesOf(const DeviceFilter& filter)
{
    DeviceFilter states;
    states.type = filter.type;
    states.condition = filter.condition;
    states.use = filter.use;
    states.paper = filter.paper;
    states.includeAll = filter.includeAll;
    return states;
}

Mask maskOf(Database& database, const DeviceFilter& filter, const DevicePlan& plan,
            const Interruption& interruption)
{
    Mask mask;
    if (!plan.words.empty()) {
        constexpr auto all = std::numeric_limits<std::int64_t>::max();
        for (const auto& hits :
             {devicesWithWords(database, plan.words, static_cast<std::size_t>(all)),
              devicesWithPart(database, plan.folded, static_cast<std::size_t>(all))}) {
            for (const auto row : hits.rows) {
                mask.add(row);
            }
        }
        if (!looksIntoRows(filter)) {
            return mask;
        }
    }
    interruption.checkpoint();
    DeviceFilter rest = filter;
    rest.text.clear();
    DevicePlan scan;
    scan.access = filter.unit ? DevicePlan::bySite : DevicePlan::byRow; // units known beforehand
    Composed query;
    query.add("SELECT d.no FROM device AS d NOT INDEXED WHERE d.state <> 0");
    addFilter(query, rest, scan);
    Mask both;
    Run use(database, query);
    while (use.step()) {
        const auto row = use.number(0);
        if (plan.words.empty() || mask.has(row)) {
            both.add(row);
        }
    }
    return both;
}

WholeList::WholeList(Database& database, const DeviceFilter& filter,
                     const Interruption& interruption)
    : plan(planOf(database, filter, DevicePlan::byRow))
{
    if (plan.access == DevicePlan::byRow && !plan.textRows && !plan.words.empty()) {
        mask = maskOf(database, filter, plan, interruption);
    }
}

void WholeList::addTo(Composed& query, const DeviceFilter& filter) const
{
    query.add(plan.access).add(siteOfDevice);
    query.add(filter.includeAll ? " WHERE d.state <> 0" : " WHERE d.state = 1");
    addFilter(query, mask ? statesOf(filter) : filter, mask ? DevicePlan{} : plan);
}

} // namespace dongbo::store
