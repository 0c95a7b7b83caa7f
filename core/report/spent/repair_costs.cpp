#include "core/report/engine/builder.h"
#include "core/store/queries/fault_queries.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace dongbo::report {

namespace {

constexpr std::size_t count = 2; ///< column

struct Tally
{
    std::string name;
    std::string detail;
    std::int64_t repairs = 0;
    std::int64_t unpriced = 0;
    std::optional<Money> total = Money{0}; ///< absent: too large for 64 bits
    std::optional<Date> last;
    std::optional<RecordRef> record{};
    std::vector<RecordId> behind{}; ///< the repairs
};

/// Group key of a repair: device, site or vendor.
struct Key
{
    std::string id; ///< distinguishes equal names
    std::string name;
    std::string detail;
    std::optional<RecordRef> record{};
};

Key keyOf(const Builder& builder, const store::RepairRow& row, std::string_view by)
{
    if (by == "device") {
        return row.deviceId ? Key{row.deviceId->text(), row.deviceName, row.deviceCode,
                                  RecordRef{RecordKind::Device, *row.deviceId}}
                            : Key{"", builder.say("report.no_device"), ""};
    }
    if (by == "vendor") {
        if (!row.vendor.empty()) {
            return {row.repair.vendor->text(), row.vendor, "",
                    RecordRef{RecordKind::Vendor, *row.repair.vendor}};
        }
        return row.officer.empty() ? Key{"", builder.say("report.no_vendor"), ""}
                                   : Key{"own", builder.say("report.own_officers"), ""};
    }
    return row.siteId
               ? Key{row.siteId->text(), row.site, "", RecordRef{RecordKind::Site, *row.siteId}}
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

/// Gives one grouping; returns the line of sums for the end.
Row giveGroup(Builder& builder, const std::vector<store::RepairRow>& rows, std::string_view by)
{
    std::map<std::string, Tally> tallies;
    for (const auto& row : rows) {
        const auto key = keyOf(builder, row, by);
        auto& tally = tallies[key.id];
        tally.name = key.name;
        tally.detail = key.detail;
        tally.record = key.record;
        if (builder.sink.wantsRecords() && tally.behind.size() < Behind::mostRecords) {
            tally.behind.push_back(row.id);
        }
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
    builder.beginGroup({builder.say("report.by." + std::string(by))});
    for (const auto& tally : sorted) {
        Row row{tally.name,     tally.detail,
                tally.repairs,  tally.total ? Cell{tally.total->dong} : Cell{},
                tally.unpriced, tally.last ? Cell{*tally.last} : Cell{}};
        row.record = tally.record;
        row.behind.push_back({count, RecordKind::Repair, tally.behind});
        builder.row(std::move(row));
    }
    auto total = builder.sumsOf("report.total");
    builder.endGroup();
    return total;
}

void build(Builder& builder)
{
    builder.column("name", ColumnKind::Text, 36);
    builder.column("code", ColumnKind::Text, 16);
    builder.column("repairs", ColumnKind::Integer, 10, {.isSummed = true});
    builder.column("repair_cost", ColumnKind::Money, 16, {.isSummed = true});
    builder.column("unpriced", ColumnKind::Integer, 12, {.isSummed = true});
    builder.column("last_repair", ColumnKind::Day, 13);
    builder.head.groupTitle = builder.say("report.parameter.by");
    const auto by = builder.choice("by");
    store::RepairFilter filter;
    filter.site = builder.site();
    if (const auto since = builder.day("since")) {
        filter.since = startOfDay(*since);
    }
    if (const auto until = builder.day("until")) {
        filter.until = endOfDay(*until);
    }
    const auto rows = store::repairs(builder.database(), filter);
    for (const std::string_view each : {"site", "device", "vendor"}) {
        if (by == "all" || by == each) {
            // each grouping contains every repair once; so does the total
            builder.total(giveGroup(builder, rows, each));
        }
    }
}

} // namespace

extern const Definition repairCosts;
const Definition repairCosts{"repair-costs",
                             Question::Spent,
                             {{"by", ParameterKind::Choice, {"all", "site", "device", "vendor"}},
                              parameter::site,
                              parameter::since,
                              parameter::until},
                             &build};

} // namespace dongbo::report
