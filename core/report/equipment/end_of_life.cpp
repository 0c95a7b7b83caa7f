#include "core/domain/amount.h"
#include "core/report/engine/keys.h"
#include "core/store/queries/standard_queries.h"

#include <map>

namespace dongbo::report {

namespace {

/// Devices whose useful life of their type's is over, or will be within so many months.
void build(Builder& builder)
{
    builder.column("code", ColumnKind::Text, 16);
    builder.column("device", ColumnKind::Text, 32);
    builder.column("site", ColumnKind::Text, 24);
    builder.column("condition", ColumnKind::Text, 13);
    builder.column("years", ColumnKind::Decimal, 10, {.how = "report.how.years"});
    builder.column("useful_life", ColumnKind::Integer, 10, {.how = "report.how.useful_life"});
    builder.column("over_years", ColumnKind::Decimal, 10, {.how = "report.how.over_years"});
    builder.column("amount", ColumnKind::Money, 16, {.isSummed = true});
    builder.groupedBy("type");
    std::map<DeviceType, std::int64_t> lives;
    for (const auto& info : store::typeInfos(builder.database())) {
        if (info.type && info.usefulLifeYears) {
            lives[*info.type] = *info.usefulLifeYears;
        }
    }
    const double ahead = static_cast<double>(builder.number("months")) / 12;
    std::map<Key, std::vector<Row>> types;
    std::int64_t ageless = 0;
    store::forEachDevice(builder.database(), askedDevices(builder), store::DeviceOrder::Site,
                         [&](const store::DeviceRow& row) {
                             const auto life =
                                 row.device.type ? lives.find(*row.device.type) : lives.end();
                             if (life == lives.end()) {
                                 return;
                             }
                             const auto years = yearsInUse(row.device, builder.today());
                             ageless += years ? 0 : 1;
                             const double over =
                                 years.value_or(0) - static_cast<double>(life->second);
                             if (!years || over + ahead < 0) {
                                 return;
                             }
                             Row out{cellOf(row.device.code),
                                     cellOf(row.device.name),
                                     row.site,
                                     builder.name(row.now.condition),
                                     decimalOf(*years),
                                     life->second,
                                     decimalOf(over),
                                     cellOf(amountOf(row.device))};
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
    if (ageless != 0) {
        builder.note("report.without_age", {{"count", std::to_string(ageless)}});
    }
}

} // namespace

extern const Definition endOfLife;
const Definition endOfLife{"end-of-life",
                           Question::Have,
                           {{"months", ParameterKind::Number, {}, Initial::Nothing, 0},
                            parameter::type,
                            parameter::site,
                            parameter::unit},
                           &build};

} // namespace dongbo::report
