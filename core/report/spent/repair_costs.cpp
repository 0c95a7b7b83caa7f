#include "core/store/queries/repair_costs.h"

#include "core/report/engine/keys.h"
#include "core/report/own/row_order.h"
#include "core/store/queries/device_queries.h"
#include "core/store/queries/fault_queries.h"
#include "core/text/sort_key.h"

#include <algorithm>
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
    Count repairs;
    std::int64_t unpriced = 0;
    Amount total;
    std::optional<Date> last;
    std::optional<RecordRef> record{};
};

/// The group a repair belongs to: site or vendor; its order only distinguishes equal names.
Key groupOf(const Builder& builder, const store::RepairRow& row, std::string_view by)
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
    tally.repairs.add(repair.id, builder.sink);
    tally.unpriced += repair.cost ? 0 : 1;
    tally.total.add(repair.cost);
    if (repair.end && (!tally.last || *tally.last < dayOf(*repair.end))) {
        tally.last = dayOf(*repair.end);
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
            auto key = groupOf(builder, row, by);
            auto& tally = tallies[key.order];
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

/// The largest cost first, of equal ones the most repairs; a sum that is too large for 64 bits
/// counts as the largest, one that nobody knows as nought.
using Rank = std::tuple<bool, std::int64_t, std::int64_t>;
Rank rankOf(const Tally& tally)
{
    return {!tally.total.isTooLarge(), -tally.total.sum().value_or(Money{0}).dong,
            -tally.repairs.value()};
}

void give(Builder& builder, Tally tally)
{
    Row row{
        std::move(tally.name), std::move(tally.detail), Cell{},
        tally.total.cell(),    tally.unpriced,          tally.last ? Cell{*tally.last} : Cell{}};
    row.record = tally.record;
    tally.repairs.into(row, count, RecordKind::Repair);
    builder.row(std::move(row));
}

void giveTallies(Builder& builder, Tallies tallies)
{
    std::vector<Tally> sorted;
    for (auto& [id, tally] : tallies) {
        sorted.push_back(std::move(tally));
    }
    std::stable_sort(sorted.begin(), sorted.end(), [](const Tally& a, const Tally& b) {
        return std::tuple(rankOf(a), a.name) < std::tuple(rankOf(b), b.name);
    });
    for (auto& tally : sorted) {
        give(builder, std::move(tally));
    }
}

Tally tallyOf(const Builder& builder, const DeviceId& device, const store::RepairSpan& span)
{
    Tally out;
    store::forEachRepairOf(builder.database(), device, span,
                           [&](const store::RepairCost& repair) { add(builder, out, repair); });
    return out;
}

/// Numbers as bytes in their order.
void put(std::string& key, std::int64_t number)
{
    const auto bits = static_cast<std::uint64_t>(number) ^ (std::uint64_t{1} << 63U);
    for (unsigned shift = 64; shift != 0;) {
        shift -= 8;
        key += static_cast<char>((bits >> shift) & 0xFFU);
    }
}

std::string orderOf(const Rank& rank, const std::string& name, const DeviceId& device)
{
    std::string out;
    put(out, std::get<0>(rank) ? 1 : 0);
    put(out, std::get<1>(rank));
    put(out, std::get<2>(rank));
    out += text::sortKey(name) + '\0';
    return out.append(device.bytes.begin(), device.bytes.end());
}

/// Devices are as many as repairs: they are put in order outside memory, and read again when their
/// turn comes.
void giveDevices(Builder& builder, Tally withoutDevice, const store::RepairSpan& span)
{
    RowOrder order([](std::uint32_t, std::uint32_t) { return 0; }, false);
    store::forEachFaultyDevice(builder.database(), [&](const DeviceId& device) {
        const auto tally = tallyOf(builder, device, span);
        if (tally.repairs.value() != 0) {
            const auto row = store::deviceRow(builder.database(), device);
            const auto name = row ? row->device.name.value_or("") : std::string();
            order.add(0, orderOf(rankOf(tally), name, device), device);
        }
    });
    const auto last = rankOf(withoutDevice);
    bool isTold = withoutDevice.repairs.value() == 0;
    order.each([&](std::uint32_t, const RecordId& id) {
        const DeviceId device{id};
        auto tally = tallyOf(builder, device, span);
        if (!isTold && last < rankOf(tally)) {
            give(builder, std::move(withoutDevice));
            isTold = true;
        }
        if (const auto row = store::deviceRow(builder.database(), device)) {
            tally.name = row->device.name.value_or("");
            tally.detail = row->device.code.value_or("");
        }
        tally.record = RecordRef{RecordKind::Device, device};
        give(builder, std::move(tally));
    });
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
