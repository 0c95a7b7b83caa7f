#include "core/report/builder.h"
#include "core/store/queries/fault_queries.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace dongbo::report {

namespace {

constexpr std::size_t count = 2;
constexpr std::size_t cost = 3;

struct Tally
{
    std::string name;
    std::string detail;
    std::int64_t repairs = 0;
    std::int64_t unpriced = 0;
    std::optional<Money> total = Money{0}; ///< absent: too large for 64 bits
    std::optional<Date> last;
};

/// Group key of a repair: device, site or vendor.
struct Key
{
    std::string id; ///< distinguishes equal names
    std::string name;
    std::string detail;
};

Key keyOf(const Builder& builder, const store::RepairRow& row, std::string_view by)
{
    if (by == "device") {
        return row.deviceId ? Key{row.deviceId->text(), row.deviceName, row.deviceCode}
                            : Key{"", builder.say("report.no_device"), ""};
    }
    if (by == "vendor") {
        if (!row.vendor.empty()) {
            return {row.repair.vendor->text(), row.vendor, ""};
        }
        return row.officer.empty() ? Key{"", builder.say("report.no_vendor"), ""}
                                   : Key{"own", builder.say("report.own_officers"), ""};
    }
    return row.siteId ? Key{row.siteId->text(), row.site, ""}
                      : Key{"", builder.say("report.no_site"), ""};
}

void add(Tally& tally, const Repair& repair)
{
    ++tally.repairs;
    if (!repair.cost) {
        ++tally.unpriced;
    } else if (tally.total) {
        tally.total = Money::sum(*tally.total, *repair.cost);
    }
    const auto end = repair.finishedAt ? repair.finishedAt : repair.startedAt;
    if (end && (!tally.last || *tally.last < dayOf(*end))) {
        tally.last = dayOf(*end);
    }
}

Group groupOf(const Builder& builder, const std::vector<store::RepairRow>& rows,
              std::string_view by, std::size_t columns)
{
    std::map<std::string, Tally> tallies;
    for (const auto& row : rows) {
        const auto key = keyOf(builder, row, by);
        auto& tally = tallies[key.id];
        tally.name = key.name;
        tally.detail = key.detail;
        add(tally, row.repair);
    }
    std::vector<Tally> sorted;
    for (auto& [id, tally] : tallies) {
        sorted.push_back(std::move(tally));
    }
    std::stable_sort(sorted.begin(), sorted.end(), [](const Tally& a, const Tally& b) {
        // an overflowed sum counts as largest; descending by cost
        const auto rank = [](const Tally& tally) {
            return std::tuple(tally.total.has_value(), -tally.total.value_or(Money{0}).dong,
                              -tally.repairs);
        };
        return std::tuple(rank(a), a.name, a.detail) < std::tuple(rank(b), b.name, b.detail);
    });
    Group group;
    group.title = builder.say("report.by." + std::string(by));
    for (const auto& tally : sorted) {
        group.rows.push_back({tally.name, tally.detail, tally.repairs,
                              tally.total ? Cell{tally.total->dong} : Cell{}, tally.unpriced,
                              tally.last ? Cell{*tally.last} : Cell{}});
    }
    group.subtotal = rowNamed(builder.say("report.subtotal"), columns);
    for (const auto column : {count, cost, cost + 1}) {
        group.subtotal[column] = sumOf(group.rows, column);
    }
    return group;
}

} // namespace

void buildRepairCosts(Builder& builder)
{
    Model& model = builder.model;
    builder.column("name", ColumnKind::Text, 36);
    builder.column("code", ColumnKind::Text, 16);
    builder.column("repairs", ColumnKind::Integer, 10);
    builder.column("repair_cost", ColumnKind::Money, 16);
    builder.column("unpriced", ColumnKind::Integer, 12);
    builder.column("last_repair", ColumnKind::Day, 13);
    model.groupTitle = builder.say("report.parameter.by");
    const auto by = builder.wordParameter("by", {"all", "site", "device", "vendor"});
    store::RepairFilter filter;
    filter.site = builder.siteParameter();
    if (const auto since = builder.dayParameter("since")) {
        filter.since = startOfDay(*since);
    }
    if (const auto until = builder.dayParameter("until")) {
        filter.until = endOfDay(*until);
    }
    const auto rows = store::repairs(builder.reg.database(), filter);
    for (const std::string_view each : {"site", "device", "vendor"}) {
        if (by == "all" || by == each) {
            model.groups.push_back(groupOf(builder, rows, each, model.columns.size()));
        }
    }
    // each grouping contains every repair once; so does the total
    if (!model.groups.empty()) {
        model.total = model.groups.front().subtotal;
        model.total[0] = builder.say("report.total");
    }
}

} // namespace dongbo::report
