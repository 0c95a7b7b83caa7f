#include "core/domain/amount.h"
#include "core/report/engine/builder.h"
#include "core/store/queries/device_queries.h"

namespace dongbo::report {

namespace {

constexpr std::size_t amount = 10; ///< column

Row rowOf(const Builder& builder, const store::DeviceRow& row, std::size_t number)
{
    const Device& d = row.device;
    Cell year;
    if (d.inUseDate) {
        year = std::to_string(static_cast<int>(d.inUseDate->year()));
    } else if (d.inUseYear) {
        year = std::to_string(*d.inUseYear); // a year is not an amount: 2.019 would be wrong
    }
    Row out{static_cast<std::int64_t>(number),
            cellOf(d.code),
            cellOf(d.name),
            builder.name(d.type),
            cellOf(d.maker),
            cellOf(d.model),
            cellOf(d.serial),
            year,
            d.quantity.value_or(1),
            cellOf(d.cost),
            cellOf(amountOf(d)),
            builder.name(row.now.condition),
            builder.name(row.now.use),
            row.custodian};
    out.record = RecordRef{RecordKind::Device, row.id};
    return out;
}

void build(Builder& builder)
{
    builder.column("ordinal", ColumnKind::Integer, 6);
    builder.column("code", ColumnKind::Text, 15);
    builder.column("device", ColumnKind::Text, 32);
    builder.column("type", ColumnKind::Text, 16);
    builder.column("maker", ColumnKind::Text, 13);
    builder.column("model", ColumnKind::Text, 18);
    builder.column("serial", ColumnKind::Text, 16);
    builder.column("year", ColumnKind::Text, 7);
    builder.column("quantity", ColumnKind::Integer, 6, {.isSummed = true});
    builder.column("cost", ColumnKind::Money, 15);
    builder.column("amount", ColumnKind::Money, 16, {.isSummed = true});
    builder.column("condition", ColumnKind::Text, 13);
    builder.column("use", ColumnKind::Text, 12);
    builder.column("custodian", ColumnKind::Text, 20);
    builder.groupedBy("site");
    builder.sumsNamedIn(2);
    store::DeviceFilter filter;
    filter.site = builder.site();
    filter.unit = builder.unit();
    filter.type = builder.type();
    std::optional<SiteId> site;
    std::size_t number = 0;
    std::int64_t priceless = 0;
    store::forEachDevice(
        builder.database(), filter, store::DeviceOrder::Site, [&](const store::DeviceRow& row) {
            if (number == 0 || site != row.device.site) {
                if (number != 0) {
                    builder.endGroup();
                }
                site = row.device.site;
                builder.beginGroup(
                    {site ? row.site : builder.say("report.no_site"), 0,
                     site ? std::optional{RecordRef{RecordKind::Site, *site}} : std::nullopt});
            }
            auto out = rowOf(builder, row, ++number);
            priceless += std::holds_alternative<std::monostate>(out[amount]) ? 1 : 0;
            builder.row(std::move(out));
        });
    if (number != 0) {
        builder.endGroup();
    }
    if (priceless != 0) {
        builder.note("report.without_cost", {{"count", std::to_string(priceless)}});
    }
}

} // namespace

extern const Definition inventory;
const Definition inventory{"inventory", Question::Have, {parameter::site, parameter::unit}, &build};

} // namespace dongbo::report
