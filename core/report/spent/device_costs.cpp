#include "core/domain/amount.h"
#include "core/report/engine/keys.h"
#include "core/store/queries/repair_costs.h"

#include <vector>

namespace dongbo::report {

namespace {

struct Repaired
{
    std::int64_t repairs = 0;
    std::int64_t unpriced = 0;
    Amount sum;
    std::vector<RecordId> ids;
};

Repaired repairedOf(const Builder& builder, const DeviceId& device)
{
    Repaired out;
    store::forEachRepairOf(builder.database(), device, {}, [&](const store::RepairCost& repair) {
        ++out.repairs;
        out.unpriced += repair.cost ? 0 : 1;
        out.sum.add(repair.cost);
        if (builder.sink.wantsRecords() && out.ids.size() < Behind::mostRecords) {
            out.ids.push_back(repair.id);
        }
    });
    return out;
}

/// What each device has cost so far: its price and its repairs, and that a year of use. What was
/// never priced is left out, and said.
void build(Builder& builder)
{
    builder.column("code", ColumnKind::Text, 16);
    builder.column("device", ColumnKind::Text, 32);
    builder.column("type", ColumnKind::Text, 15);
    builder.column("years", ColumnKind::Decimal, 9, {.how = "report.how.years"});
    builder.column("amount", ColumnKind::Money, 16, {.isSummed = true});
    builder.column("repairs", ColumnKind::Integer, 8, {.isSummed = true});
    builder.column("repair_cost", ColumnKind::Money, 15, {.isSummed = true});
    builder.column("total_cost", ColumnKind::Money, 16,
                   {.isSummed = true, .how = "report.how.total_cost"});
    builder.column("cost_per_year", ColumnKind::Money, 15, {.how = "report.how.cost_per_year"});
    builder.column("repair_share", ColumnKind::Decimal, 9, {.how = "report.how.repair_share"});
    builder.groupedBy("site");
    constexpr std::size_t repairs = 5;
    const auto wanted = builder.device();
    std::optional<std::string> open;
    std::int64_t priceless = 0;
    std::int64_t unpriced = 0;
    store::forEachDevice(
        builder.database(), askedDevices(builder), store::DeviceOrder::Site,
        [&](const store::DeviceRow& row) {
            if (wanted && row.id != *wanted) {
                return;
            }
            const auto site = deviceKey(builder, row, "site");
            if (!open || *open != site.order) {
                if (open) {
                    builder.endGroup();
                }
                open = site.order;
                builder.beginGroup({site.name, 0, site.record});
            }
            const auto price = amountOf(row.device);
            auto repaired = repairedOf(builder, row.id);
            const auto spent = repaired.sum.sum();
            Amount both; // of a price nobody knows and no repair there is no cost
            both.add(price);
            if (repaired.repairs != 0) {
                both.add(spent);
            }
            const auto total = repaired.sum.isTooLarge() ? std::nullopt : both.sum();
            priceless += price ? 0 : 1;
            const auto years = yearsInUse(row.device, builder.today());
            Row out{cellOf(row.device.code),
                    cellOf(row.device.name),
                    builder.name(row.device.type),
                    years ? decimalOf(*years) : Cell{},
                    cellOf(price),
                    std::int64_t{0},
                    cellOf(spent),
                    cellOf(total),
                    Cell{},
                    Cell{}};
            if (total && years && *years >= 1) {
                out[8] = static_cast<std::int64_t>(static_cast<double>(total->dong) / *years + 0.5);
            }
            if (price && price->dong > 0 && spent) {
                out[9] = decimalOf(100 * static_cast<double>(spent->dong) /
                                   static_cast<double>(price->dong));
            }
            out.record = RecordRef{RecordKind::Device, row.id};
            if (repaired.repairs != 0) {
                out[repairs] = repaired.repairs;
                unpriced += repaired.unpriced;
                out.behind.push_back({repairs, RecordKind::Repair, std::move(repaired.ids)});
            }
            builder.row(std::move(out));
        });
    if (open) {
        builder.endGroup();
    }
    if (priceless != 0) {
        builder.note("report.devices_without_cost", {{"count", std::to_string(priceless)}});
    }
    if (unpriced != 0) {
        builder.note("report.repairs_without_cost", {{"count", std::to_string(unpriced)}});
    }
}

} // namespace

extern const Definition deviceCosts;
const Definition deviceCosts{"device-costs",
                             Question::Spent,
                             {parameter::device, parameter::site, parameter::unit, parameter::type},
                             &build};

} // namespace dongbo::report
