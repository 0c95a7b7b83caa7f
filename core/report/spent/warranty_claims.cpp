#include "core/report/engine/keys.h"
#include "core/store/projection/load.h"

namespace dongbo::report {

namespace {

/// Repairs that were paid for although the device was under warranty on the day they ended, or
/// were said to be under warranty: money to ask back.
void build(Builder& builder)
{
    builder.column("number", ColumnKind::Text, 15);
    builder.column("fault", ColumnKind::Text, 15);
    builder.column("device", ColumnKind::Text, 32);
    builder.column("site", ColumnKind::Text, 22);
    builder.column("ended", ColumnKind::Day, 12);
    builder.column("warranty", ColumnKind::Day, 12);
    builder.column("supplier", ColumnKind::Text, 24);
    builder.column("repairer", ColumnKind::Text, 24);
    builder.column("paid", ColumnKind::Money, 14, {.isSummed = true, .how = "report.how.paid"});
    store::RepairFilter filter;
    if (const auto period = builder.period()) {
        filter.since = period->begin();
        filter.until = period->end();
    }
    const Places places(builder);
    store::forEachRepair(builder.database(), filter, [&](const store::RepairRow& row) {
        if (!row.deviceId || !row.repair.finishedAt ||
            row.repair.cost.value_or(Money{0}).dong <= 0 || !places.has(row.siteId)) {
            return;
        }
        const auto device = store::load<Device>(builder.database(), *row.deviceId);
        const bool isCovered = device && device->warrantyUntil &&
                               dayOf(*row.repair.finishedAt) <= *device->warrantyUntil;
        if (!isCovered && !row.repair.inWarranty.value_or(false)) {
            return;
        }
        Row out{cellOf(row.repair.number),
                row.faultNumber,
                codeAndName(row.deviceCode, row.deviceName),
                row.site,
                cellOf(row.repair.finishedAt),
                device ? cellOf(device->warrantyUntil) : Cell{},
                device ? vendorName(builder, device->supplier) : std::string(),
                row.vendor.empty() ? row.officer : row.vendor,
                cellOf(row.repair.cost)};
        out.record = RecordRef{RecordKind::Repair, row.id};
        builder.row(std::move(out));
    });
}

} // namespace

extern const Definition warrantyClaims;
const Definition warrantyClaims{"warranty-claims",
                                Question::Spent,
                                {parameter::period, parameter::site, parameter::unit},
                                &build};

} // namespace dongbo::report
