#include "core/store/queries/repair_costs.h"

#include "core/report/engine/builder.h"
#include "core/store/queries/device_list.h"
#include "core/store/queries/fault_queries.h"

#include <algorithm>
#include <deque>
#include <limits>
#include <map>
#include <tuple>
#include <vector>

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
    std::size_t left = 0;           ///< of them not named
};

/// Group key of a repair: site or vendor.
struct Key
{
    std::string id; ///< distinguishes equal names
    std::string name;
    std::optional<RecordRef> record{};
};

Key keyOf(const Builder& builder, const store::RepairRow& row, std::string_view by)
{
    if (by == "vendor") {
        if (!row.vendor.empty()) {
            return {row.repair.vendor->text(), row.vendor,
                    RecordRef{RecordKind::Vendor, *row.repair.vendor}};
        }
        return row.officer.empty() ? Key{"", builder.say("report.no_vendor")}
                                   : Key{"own", builder.say("report.own_officers")};
    }
    return row.siteId ? Key{row.siteId->text(), row.site, RecordRef{RecordKind::Site, *row.siteId}}
                      : Key{"", builder.say("report.no_site")};
}

void add(const Builder& builder, Tally& tally, const store::RepairCost& repair)
{
    ++tally.repairs;
    if (!repair.cost) {
        ++tally.unpriced;
    } else if (tally.total) {
        tally.total = Money::sum(*tally.total, *repair.cost);
    }
    if (repair.end && (!tally.last || *tally.last < dayOf(*repair.end))) {
        tally.last = dayOf(*repair.end);
    }
    if (builder.sink.wantsRecords()) {
        if (tally.behind.size() < Behind::mostRecords) {
            tally.behind.push_back(repair.id);
        } else {
            ++tally.left;
        }
    }
}

using Tallies = std::map<std::string, Tally>;

/// What is known after one pass over the repairs; devices are many, and come by themselves.
struct Read
{
    Tallies sites;
    Tallies vendors;
    Tally withoutDevice;
};

Read readAll(const Builder& builder, const store::RepairFilter& filter)
{
    Read out;
    out.withoutDevice.name = builder.say("report.no_device");
    store::forEachRepair(builder.database(), filter, [&](const store::RepairRow& row) {
        const auto& repair = row.repair;
        const store::RepairCost cost{row.id, repair.cost,
                                     repair.finishedAt ? repair.finishedAt : repair.startedAt};
        const auto addTo = [&](Tallies& tallies, std::string_view by) {
            auto key = keyOf(builder, row, by);
            auto& tally = tallies[key.id];
            tally.name = std::move(key.name);
            tally.record = key.record;
            add(builder, tally, cost);
        };
        addTo(out.sites, "site");
        addTo(out.vendors, "vendor");
        if (!row.deviceId) {
            add(builder, out.withoutDevice, cost);
        }
    });
    return out;
}

/// The largest cost first; a sum that is too large for 64 bits counts as the largest.
std::tuple<bool, std::int64_t, std::int64_t> rankOf(const std::optional<Money>& total,
                                                    std::int64_t repairs)
{
    return {total.has_value(), -total.value_or(Money{0}).dong, -repairs};
}

void give(Builder& builder, Tally tally)
{
    Row row{std::move(tally.name), std::move(tally.detail),
            tally.repairs,         tally.total ? Cell{tally.total->dong} : Cell{},
            tally.unpriced,        tally.last ? Cell{*tally.last} : Cell{}};
    row.record = tally.record;
    row.behind.push_back({count, RecordKind::Repair, std::move(tally.behind), tally.left});
    builder.row(std::move(row));
}

void giveTallies(Builder& builder, Tallies tallies)
{
    std::vector<Tally> sorted;
    for (auto& [id, tally] : tallies) {
        sorted.push_back(std::move(tally));
    }
    std::stable_sort(sorted.begin(), sorted.end(), [](const Tally& a, const Tally& b) {
        return std::tuple(rankOf(a.total, a.repairs), a.name) <
               std::tuple(rankOf(b.total, b.repairs), b.name);
    });
    for (auto& tally : sorted) {
        give(builder, std::move(tally));
    }
}

/// A device that was repaired, while all of them are put in order: its rows are read when their
/// turn comes.
struct Repaired
{
    std::optional<Money> total;
    std::int32_t repairs = 0;
    std::uint32_t byName = 0; ///< place among all devices by name
    store::DeviceNumber device = 0;
};

Tally tallyOf(const Builder& builder, const DeviceId& device, const store::RepairSpan& span)
{
    Tally out;
    store::forEachRepairOf(builder.database(), device, span,
                           [&](const store::RepairCost& repair) { add(builder, out, repair); });
    return out;
}

/// The place of each device, by its number, among all of them by name.
std::vector<std::uint32_t> placesByName(const Builder& builder)
{
    store::DeviceFilter all;
    all.includeAll = true;
    const auto numbers =
        store::deviceNumbers(builder.database(), all, {fieldOf<&Device::name>, false});
    const auto most = std::max_element(numbers.begin(), numbers.end());
    std::vector<std::uint32_t> out(most == numbers.end() ? 0 : static_cast<std::size_t>(*most) + 1,
                                   std::numeric_limits<std::uint32_t>::max());
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        out[static_cast<std::size_t>(numbers[i])] = static_cast<std::uint32_t>(i);
    }
    return out;
}

std::deque<Repaired> repairedDevices(const Builder& builder, const store::RepairSpan& span)
{
    std::deque<Repaired> out;
    const auto places = placesByName(builder);
    store::forEachFaultyDevice(builder.database(), [&](const DeviceId& device) {
        const auto number = store::deviceNumber(builder.database(), device);
        std::int64_t repairs = 0;
        std::optional<Money> total = Money{0};
        store::forEachRepairOf(
            builder.database(), device, span, [&](const store::RepairCost& repair) {
                ++repairs;
                total = total && repair.cost ? Money::sum(*total, *repair.cost) : total;
            });
        if (number && repairs != 0) {
            const auto at = static_cast<std::size_t>(*number);
            out.push_back(
                {total, static_cast<std::int32_t>(repairs),
                 at < places.size() ? places[at] : std::numeric_limits<std::uint32_t>::max(),
                 *number});
        }
    });
    std::sort(out.begin(), out.end(), [](const Repaired& a, const Repaired& b) {
        return std::tuple(rankOf(a.total, a.repairs), a.byName, a.device) <
               std::tuple(rankOf(b.total, b.repairs), b.byName, b.device);
    });
    return out;
}

void giveDevices(Builder& builder, Tally withoutDevice, const store::RepairSpan& span)
{
    const auto devices = repairedDevices(builder, span);
    const auto last = rankOf(withoutDevice.total, withoutDevice.repairs);
    bool isTold = withoutDevice.repairs == 0;
    for (const auto& one : devices) {
        if (!isTold && last < rankOf(one.total, one.repairs)) {
            give(builder, std::move(withoutDevice));
            isTold = true;
        }
        const auto rows = store::deviceRows(builder.database(), {&one.device, 1});
        auto tally = tallyOf(builder, rows.front().id, span);
        tally.name = rows.front().device.name.value_or("");
        tally.detail = rows.front().device.code.value_or("");
        tally.record = RecordRef{RecordKind::Device, rows.front().id};
        give(builder, std::move(tally));
    }
    if (!isTold) {
        give(builder, std::move(withoutDevice));
    }
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
    auto read = readAll(builder, filter);
    const store::RepairSpan span{filter.site, filter.since, filter.until};
    for (const std::string_view each : {"site", "device", "vendor"}) {
        if (by != "all" && by != each) {
            continue;
        }
        builder.beginGroup({builder.say("report.by." + std::string(each))});
        if (each == "device") {
            giveDevices(builder, std::move(read.withoutDevice), span);
        } else {
            giveTallies(builder, std::move(each == "site" ? read.sites : read.vendors));
        }
        // each grouping contains every repair once; so does the total
        auto total = builder.sumsOf("report.total");
        builder.endGroup();
        builder.total(std::move(total));
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
