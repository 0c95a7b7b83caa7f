#include "core/report/engine/keys.h"
#include "core/report/own/row_order.h"
#include "core/store/queries/report_queries.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <map>

namespace dongbo::report {

namespace {

constexpr std::size_t daysColumn = 5;

/// The open fault that a broken device has waited longest with.
std::optional<store::FaultRow> oldestFault(const Builder& builder, const DeviceId& device)
{
    const auto open = store::openFaultsOf(builder.database(), device);
    return open.empty() ? std::nullopt : store::faultRow(builder.database(), open.front());
}

/// Every broken device in the books, the longest broken first: since the oldest open fault was
/// reported, else since the moment it was stated to be broken.
void build(Builder& builder)
{
    builder.column("code", ColumnKind::Text, 16);
    builder.column("device", ColumnKind::Text, 30);
    builder.column("type", ColumnKind::Text, 15);
    builder.column("site", ColumnKind::Text, 22);
    builder.column("broken_since", ColumnKind::Day, 12, {.how = "report.how.broken_since"});
    builder.column("broken_days", ColumnKind::Integer, 9);
    builder.column("number", ColumnKind::Text, 15);
    builder.column("symptom", ColumnKind::Text, 26);
    builder.column("state", ColumnKind::Text, 14);
    builder.column("use", ColumnKind::Text, 12);
    builder.column("custodian", ColumnKind::Text, 20);
    auto filter = askedDevices(builder);
    filter.condition = Condition::Broken;
    const auto stated = store::brokenSince(builder.database());
    const auto sinceOf = [&](const DeviceId& device, const std::optional<store::FaultRow>& fault) {
        auto since = fault ? fault->fault.reportedAt : std::nullopt;
        if (const auto found = stated.find(device); found != stated.end()) {
            since = since ? std::min(*since, found->second) : found->second;
        }
        return since;
    };
    // the longest first, what nobody knows the day of last; of a large register outside memory
    RowOrder order([](std::uint32_t, std::uint32_t) { return 0; }, true);
    std::int64_t count = 0;
    std::int64_t without = 0;
    store::forEachDevice(
        builder.database(), filter, store::DeviceOrder::Code, [&](const store::DeviceRow& row) {
            const auto fault = oldestFault(builder, row.id);
            const auto since = sinceOf(row.id, fault);
            const auto days = since ? daysBetween(dayOf(*since), builder.today()) : 0;
            if (days < builder.number("days")) {
                return;
            }
            ++count;
            without += fault ? 0 : 1;
            std::array<char, 24> key{};
            std::snprintf(key.data(), key.size(), "%020lld", static_cast<long long>(days));
            order.add(0, since ? key.data() : "\xFF", row.id);
        });
    builder.figure("broken", count);
    builder.figure("broken_without_fault", without);
    order.each([&](std::uint32_t, const RecordId& id) {
        const auto row = store::deviceRow(builder.database(), DeviceId{id});
        if (!row) {
            return;
        }
        const auto fault = oldestFault(builder, row->id);
        const auto since = sinceOf(row->id, fault);
        Row out{cellOf(row->device.code),
                cellOf(row->device.name),
                builder.name(row->device.type),
                row->site,
                cellOf(since),
                since ? Cell{daysBetween(dayOf(*since), builder.today())} : Cell{},
                fault ? cellOf(fault->fault.number) : Cell{},
                fault ? cellOf(fault->fault.symptom) : Cell{},
                fault ? builder.name(fault->fault.state) : std::string(),
                builder.name(row->now.use),
                row->custodian};
        out.record = RecordRef{RecordKind::Device, row->id};
        if (fault) {
            out.behind.push_back({daysColumn, RecordKind::Fault, {fault->id}});
        }
        builder.row(std::move(out));
    });
}

} // namespace

extern const Definition brokenEquipment;
const Definition brokenEquipment{"broken",
                                 Question::Broken,
                                 {{"days", ParameterKind::Number, {}, Initial::Nothing, 0},
                                  parameter::type,
                                  parameter::site,
                                  parameter::unit},
                                 &build};

} // namespace dongbo::report
