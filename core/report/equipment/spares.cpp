#include "core/report/engine/keys.h"

#include <map>

namespace dongbo::report {

namespace {

/// What lies ready to take a failed device's place, by type.
void build(Builder& builder)
{
    builder.column("code", ColumnKind::Text, 16);
    builder.column("device", ColumnKind::Text, 32);
    builder.column("site", ColumnKind::Text, 24);
    builder.column("condition", ColumnKind::Text, 13);
    builder.column("quantity", ColumnKind::Integer, 8, {.isSummed = true});
    builder.column("years", ColumnKind::Decimal, 10, {.how = "report.how.years"});
    builder.column("warranty", ColumnKind::Day, 12);
    builder.groupedBy("type");
    auto filter = askedDevices(builder);
    filter.use = Use::Spare;
    std::map<Key, std::vector<Row>> types;
    store::forEachDevice(builder.database(), filter, store::DeviceOrder::Site,
                         [&](const store::DeviceRow& row) {
                             const auto years = yearsInUse(row.device, builder.today());
                             Row out{cellOf(row.device.code),
                                     cellOf(row.device.name),
                                     row.site,
                                     builder.name(row.now.condition),
                                     row.device.quantity.value_or(1),
                                     years ? decimalOf(*years) : Cell{},
                                     cellOf(row.device.warrantyUntil)};
                             out.record = RecordRef{RecordKind::Device, row.id};
                             types[typeKey(builder, row.device.type)].push_back(std::move(out));
                         });
    for (auto& [type, rows] : types) {
        builder.beginGroup({type.name});
        for (auto& row : rows) {
            builder.row(std::move(row));
        }
        builder.endGroup();
    }
}

} // namespace

extern const Definition spares;
const Definition spares{
    "spares", Question::Have, {parameter::type, parameter::site, parameter::unit}, &build};

} // namespace dongbo::report
