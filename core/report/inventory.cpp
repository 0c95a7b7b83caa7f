#include "core/domain/amount.h"
#include "core/report/builder.h"
#include "core/store/queries/device_queries.h"

#include <algorithm>

namespace dongbo::report {

namespace {

// Column indexes.
constexpr std::size_t ordinal = 0;
constexpr std::size_t quantity = 8;
constexpr std::size_t amount = 10;

Cell moneyOr(const std::optional<Money>& money)
{
    return money ? Cell{money->dong} : Cell{};
}

Cell textOr(const MaybeText& text)
{
    return text ? Cell{*text} : Cell{};
}

Row rowOf(const Builder& builder, const store::DeviceRow& row, std::size_t number)
{
    const Device& d = row.device;
    Cell year;
    if (d.inUseDate) {
        year = std::to_string(static_cast<int>(d.inUseDate->year()));
    } else if (d.inUseYear) {
        year = std::to_string(*d.inUseYear); // a year is not an amount: 2.019 would be wrong
    }
    return {static_cast<std::int64_t>(number),
            textOr(d.code),
            textOr(d.name),
            builder.name(d.type),
            textOr(d.maker),
            textOr(d.model),
            textOr(d.serial),
            year,
            d.quantity.value_or(1),
            moneyOr(d.cost),
            moneyOr(amountOf(d)),
            builder.name(row.now.condition),
            builder.name(row.now.use),
            row.custodian};
}

} // namespace

void buildInventory(Builder& builder)
{
    Model& model = builder.model;
    builder.column("ordinal", ColumnKind::Integer, 6);
    builder.column("code", ColumnKind::Text, 15);
    builder.column("device", ColumnKind::Text, 32);
    builder.column("type", ColumnKind::Text, 16);
    builder.column("maker", ColumnKind::Text, 13);
    builder.column("model", ColumnKind::Text, 18);
    builder.column("serial", ColumnKind::Text, 16);
    builder.column("year", ColumnKind::Text, 7);
    builder.column("quantity", ColumnKind::Integer, 6);
    builder.column("cost", ColumnKind::Money, 15);
    builder.column("amount", ColumnKind::Money, 16);
    builder.column("condition", ColumnKind::Text, 13);
    builder.column("use", ColumnKind::Text, 12);
    builder.column("custodian", ColumnKind::Text, 20);
    model.groupTitle = builder.say("report.column.site");
    store::DeviceFilter filter;
    filter.site = builder.siteParameter();
    filter.unit = builder.unitParameter();
    std::optional<SiteId> site;
    std::size_t number = 0;
    store::forEachDevice(builder.reg.database(), filter, store::DeviceOrder::Site,
                         [&](const store::DeviceRow& row) {
                             if (model.groups.empty() || site != row.device.site) {
                                 site = row.device.site;
                                 Group group;
                                 group.title = site ? row.site : builder.say("report.no_site");
                                 model.groups.push_back(std::move(group));
                             }
                             model.groups.back().rows.push_back(rowOf(builder, row, ++number));
                         });
    std::vector<Row> subtotals;
    for (auto& group : model.groups) {
        group.subtotal = rowNamed("", model.columns.size());
        group.subtotal[ordinal] = Cell{};
        group.subtotal[2] = builder.say("report.subtotal");
        group.subtotal[quantity] = sumOf(group.rows, quantity);
        group.subtotal[amount] = sumOf(group.rows, amount);
        subtotals.push_back(group.subtotal);
    }
    model.total = Row(model.columns.size());
    model.total[2] = builder.say("report.total");
    model.total[quantity] = sumOf(subtotals, quantity);
    model.total[amount] = sumOf(subtotals, amount);
    const auto priceless = [&] {
        std::size_t count = 0;
        for (const auto& group : model.groups) {
            count += static_cast<std::size_t>(
                std::count_if(group.rows.begin(), group.rows.end(), [](const Row& row) {
                    return std::holds_alternative<std::monostate>(row[amount]);
                }));
        }
        return count;
    }();
    if (priceless != 0) {
        model.notes.push_back(
            builder.say("report.without_cost", {{"count", std::to_string(priceless)}}));
    }
}

} // namespace dongbo::report
