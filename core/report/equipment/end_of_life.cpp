#include "core/domain/amount.h"
#include "core/report/engine/keys.h"
#include "core/report/own/row_order.h"
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
    struct Age
    {
        double years = 0;
        double over = 0;
        std::int64_t life = 0;
    };
    const auto ageOf = [&](const store::DeviceRow& row) -> std::optional<Age> {
        const auto life = row.device.type ? lives.find(*row.device.type) : lives.end();
        const auto years =
            life == lives.end() ? std::nullopt : yearsInUse(row.device, builder.today());
        return years ? std::optional{Age{*years, *years - static_cast<double>(life->second),
                                         life->second}}
                     : std::nullopt;
    };
    std::int64_t ageless = 0;
    std::map<DeviceType, Key> types;
    // by type, then as they come; of a large register outside memory
    RowOrder order(
        [&types](std::uint32_t a, std::uint32_t b) {
            const auto& first = types.at(static_cast<DeviceType>(a));
            const auto& second = types.at(static_cast<DeviceType>(b));
            return first < second ? -1 : second < first ? 1 : 0;
        },
        false);
    store::forEachDevice(
        builder.database(), askedDevices(builder), store::DeviceOrder::Site,
        [&](const store::DeviceRow& row) {
            if (!row.device.type || !lives.contains(*row.device.type)) {
                return;
            }
            const auto age = ageOf(row);
            ageless += age ? 0 : 1;
            if (age && age->over + ahead >= 0) {
                types.try_emplace(*row.device.type, typeKey(builder, row.device.type));
                order.add(static_cast<std::uint32_t>(*row.device.type), "", row.id);
            }
        });
    std::optional<std::uint32_t> open;
    order.each([&](std::uint32_t type, const RecordId& id) {
        const auto row = store::deviceRow(builder.database(), DeviceId{id});
        const auto age = row ? ageOf(*row) : std::nullopt;
        if (!age) {
            return;
        }
        if (open != type) {
            if (open) {
                builder.endGroup();
            }
            open = type;
            builder.beginGroup({types.at(static_cast<DeviceType>(type)).name});
        }
        Row out{cellOf(row->device.code),
                cellOf(row->device.name),
                row->site,
                builder.name(row->now.condition),
                decimalOf(age->years),
                age->life,
                decimalOf(age->over),
                cellOf(amountOf(row->device))};
        out.record = RecordRef{RecordKind::Device, row->id};
        builder.row(std::move(out));
    });
    if (open) {
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
