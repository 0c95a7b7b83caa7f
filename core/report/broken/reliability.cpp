#include "core/report/engine/fault_facts.h"
#include "core/store/queries/report_queries.h"

#include <algorithm>
#include <map>

// Figures after EN 13306 and ISO 14224, by calendar time, since nobody counts hours of operation:
//   failure        a reported fault of severity "blocking": the device cannot do what it is for
//   down time      from the report of a failure until it is fixed (else closed, else the end of
//                  the period); where two failures overlap it counts once
//   up time        the rest of the time the device was in use within the period, since the register
//                  began
//   MTTR           mean time to restoration: down time of the restored failures / their number
//   MTBF           up time / number of failures
//   availability   up time / (up time + down time)

namespace dongbo::report {

namespace {

// Columns.
constexpr std::size_t devicesColumn = 1;
constexpr std::size_t failuresColumn = 2;

constexpr double dayMs = 24.0 * 3600 * 1000;

struct Span
{
    std::int64_t from = 0; ///< ms
    std::int64_t to = 0;
};

/// Length of a union of spans, each cut to `within`.
std::int64_t unionOf(std::vector<Span> spans, const Span& within)
{
    std::sort(spans.begin(), spans.end(),
              [](const Span& a, const Span& b) { return a.from < b.from; });
    std::int64_t length = 0;
    std::int64_t reached = within.from;
    for (const auto& span : spans) {
        const auto from = std::max(span.from, reached);
        const auto to = std::min(span.to, within.to);
        if (to > from) {
            length += to - from;
            reached = to;
        }
    }
    return length;
}

struct Tally
{
    Count devices;
    Count failures;
    Mean restored; ///< days
    double up = 0;
    double down = 0;
    Amount cost;
};

/// The failures of one device.
struct Failures
{
    std::vector<FaultId> ids;
    std::vector<Span> down;
    std::vector<double> restored;            ///< days
    std::vector<std::optional<Money>> costs; ///< of the repaired faults of the period
};

class Reliability
{
public:
    explicit Reliability(Builder& builder)
        : m_builder(builder)
        , m_first(store::firstDay(builder.database()).value_or(builder.today()))
    {
        const auto now = builder.now().unixMs;
        const auto period = builder.period();
        m_within = {period ? period->begin().unixMs : 0,
                    period ? std::min(period->end().unixMs, now) : now};
    }

    /// What one device had; asked for when its turn comes, so that nothing grows with the faults.
    [[nodiscard]] Failures failuresOf(const DeviceId& device) const
    {
        Failures out;
        store::FaultFilter filter;
        filter.scope = store::FaultScope::All;
        filter.device = device;
        store::forEachFault(m_builder.database(), filter, [&](const store::FaultRow& row) {
            if (!row.fault.reportedAt) {
                return;
            }
            const auto from = row.fault.reportedAt->unixMs;
            const auto end = row.fault.fixedAt ? row.fault.fixedAt : row.fault.closedAt;
            const auto to = end ? end->unixMs : m_within.to;
            const bool isWithin = from >= m_within.from && from <= m_within.to;
            if (isWithin && row.repairs != 0) {
                out.costs.push_back(repairCostOf(m_builder, row));
            }
            if (row.fault.severity != Severity::Blocking) {
                return;
            }
            out.down.push_back({from, to});
            if (isWithin) {
                out.ids.push_back(row.id);
                if (end && row.fault.state != FaultState::Unrepairable) {
                    out.restored.push_back(static_cast<double>(to - from) / dayMs);
                }
            }
        });
        return out;
    }
    void readDevices()
    {
        const auto by = m_builder.choice("by");
        store::forEachDevice(m_builder.database(), askedDevices(m_builder),
                             store::DeviceOrder::Code, [&](const store::DeviceRow& row) {
                                 const auto failures = failuresOf(row.id);
                                 add(m_tallies[deviceKey(m_builder, row, by)], row, failures);
                                 add(m_all, row, failures);
                             });
    }
    void give()
    {
        for (const auto& [key, tally] : m_tallies) {
            if (tally.devices.value() == 0) {
                continue; // none of them was there in the period
            }
            auto row = rowOf(key.name, tally);
            row.record = key.record;
            m_builder.row(std::move(row));
        }
        if (m_all.devices.value() != 0) {
            m_builder.total(rowOf(m_builder.say("report.all_devices"), m_all));
        }
    }

private:
    void add(Tally& tally, const store::DeviceRow& row, const Failures& failures)
    {
        // before the register began nobody recorded failures
        const auto since = std::max(acquiredOn(row.device).value_or(m_first), m_first);
        const Span use{std::max(startOfDay(since).unixMs, m_within.from), m_within.to};
        if (use.to <= use.from) {
            return; // it was not there yet
        }
        tally.devices.add(row.id, m_builder.sink);
        const double down = static_cast<double>(unionOf(failures.down, use)) / dayMs;
        tally.down += down;
        tally.up += static_cast<double>(use.to - use.from) / dayMs - down;
        for (const auto& id : failures.ids) {
            tally.failures.add(id, m_builder.sink);
        }
        for (const auto days : failures.restored) {
            tally.restored.add(days);
        }
        for (const auto& cost : failures.costs) {
            tally.cost.add(cost);
        }
    }
    Row rowOf(const std::string& name, const Tally& tally) const
    {
        const auto failures = static_cast<double>(tally.failures.value());
        Row row{name,
                Cell{},
                Cell{},
                tally.restored.cell(),
                failures > 0 ? decimalOf(tally.up / failures) : Cell{},
                decimalOf(tally.down),
                tally.up + tally.down > 0 ? decimalOf(100 * tally.up / (tally.up + tally.down))
                                          : Cell{},
                tally.cost.cell()};
        tally.devices.into(row, devicesColumn, RecordKind::Device);
        tally.failures.into(row, failuresColumn, RecordKind::Fault);
        return row;
    }

    Builder& m_builder;
    Date m_first;
    Span m_within;
    std::map<Key, Tally> m_tallies;
    Tally m_all;
};

void build(Builder& builder)
{
    builder.head.columns.push_back(
        {builder.say("report.by." + builder.choice("by")), ColumnKind::Text, 30, "name"});
    builder.column("devices_count", ColumnKind::Integer, 9);
    builder.column("failures", ColumnKind::Integer, 9, {.how = "report.how.failures"});
    builder.column("mttr", ColumnKind::Decimal, 10, {.how = "report.how.mttr"});
    builder.column("mtbf", ColumnKind::Decimal, 11, {.how = "report.how.mtbf"});
    builder.column("down_days", ColumnKind::Decimal, 10, {.how = "report.how.down_days"});
    builder.column("availability", ColumnKind::Decimal, 10, {.how = "report.how.availability"});
    builder.column("repair_cost", ColumnKind::Money, 16, {.how = "report.how.repair_cost"});
    Reliability reliability(builder);
    reliability.readDevices();
    reliability.give();
}

} // namespace

extern const Definition reliability;
const Definition reliability{
    "reliability",
    Question::Broken,
    {{"by", ParameterKind::Choice, {"type", "site", "unit", "device", "maker", "model", "age"}},
     parameter::period,
     parameter::site,
     parameter::unit,
     parameter::type},
    &build};

} // namespace dongbo::report
