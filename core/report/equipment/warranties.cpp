#include "core/report/engine/keys.h"

#include <algorithm>

namespace dongbo::report {

namespace {

/// Warranties that end within so many days of the report's day, the next one first, with the
/// faults that are open and could still be claimed.
void build(Builder& builder)
{
    builder.column("warranty", ColumnKind::Day, 12);
    builder.column("days_left", ColumnKind::Integer, 9, {.how = "report.how.days_left"});
    builder.column("code", ColumnKind::Text, 16);
    builder.column("device", ColumnKind::Text, 32);
    builder.column("type", ColumnKind::Text, 16);
    builder.column("site", ColumnKind::Text, 24);
    builder.column("supplier", ColumnKind::Text, 24);
    builder.column("open_faults", ColumnKind::Text, 18);
    auto filter = askedDevices(builder);
    filter.warrantyFrom = builder.today();
    filter.warrantyUntil =
        Date{std::chrono::sys_days(builder.today()) + std::chrono::days(builder.number("days"))};
    std::vector<Row> rows;
    store::forEachDevice(
        builder.database(), filter, store::DeviceOrder::Code, [&](const store::DeviceRow& row) {
            std::string faults;
            for (const auto& id : store::openFaultsOf(builder.database(), row.id)) {
                const auto fault = store::faultRow(builder.database(), id);
                faults += (faults.empty() ? "" : ", ") +
                          (fault ? fault->fault.number.value_or("") : std::string());
            }
            Row out{*row.device.warrantyUntil,
                    daysBetween(builder.today(), *row.device.warrantyUntil),
                    cellOf(row.device.code),
                    cellOf(row.device.name),
                    builder.name(row.device.type),
                    row.site,
                    vendorName(builder, row.device.supplier),
                    faults};
            out.record = RecordRef{RecordKind::Device, row.id};
            rows.push_back(std::move(out));
        });
    std::stable_sort(rows.begin(), rows.end(),
                     [](const Row& a, const Row& b) { return a[0] < b[0]; });
    for (auto& row : rows) {
        builder.row(std::move(row));
    }
}

} // namespace

extern const Definition warranties;
const Definition warranties{"warranty-ending",
                            Question::Have,
                            {{"days", ParameterKind::Number, {}, Initial::Nothing, 90},
                             parameter::type,
                             parameter::site,
                             parameter::unit},
                            &build};

} // namespace dongbo::report
