#include "core/domain/amount.h"
#include "core/report/engine/fault_facts.h"
#include "core/store/queries/planning_queries.h"
#include "core/store/queries/report_queries.h"

#include <algorithm>
#include <array>
#include <map>

namespace dongbo::report {

namespace {

// Columns.
constexpr std::size_t devicesColumn = 1;
constexpr std::size_t brokenColumn = 2;
constexpr std::size_t faultsColumn = 3;
constexpr std::size_t blockingColumn = 4;
constexpr std::size_t openColumn = 5;

struct Tally
{
    Count devices;
    Count broken;
    Count faults;
    Count blocking;
    Count open;
    Mean days;
    Amount repairCost;
};

/// What a period is told by.
class Summary
{
public:
    explicit Summary(Builder& builder)
        : m_builder(builder)
        , m_period(*builder.period())
        , m_places(builder)
    {
        for (const auto& site : store::siteBriefs(builder.database(), std::nullopt)) {
            m_units[site.id] =
                site.unit ? namedKey(site.unitTitle, {RecordKind::Unit, *site.unit}) : nowhere();
        }
        using std::chrono::months;
        using std::chrono::year_month;
        const year_month end{m_period.last.year(), m_period.last.month()};
        for (year_month month{m_period.first.year(), m_period.first.month()}; month <= end;
             month += months(1)) {
            m_months[isoText(Date{month / 1}).substr(0, 7)];
        }
    }

    void read()
    {
        readDevices();
        readFaults();
        readRepairs();
        const store::DaySpan days{m_period.first, m_period.last};
        for (const auto& row : store::transfersOn(m_builder.database(), days)) {
            if (m_places.has(row.transfer.fromSite) || m_places.has(row.transfer.toSite)) {
                m_transfers.add(row.id, m_builder.sink);
            }
        }
        for (const auto& row : store::disposalsOn(m_builder.database(), days)) {
            if (m_places.has(row.siteId)) {
                m_disposals.add(row.id, m_builder.sink);
            }
        }
    }
    void figures()
    {
        m_all.devices.into(m_builder.figure("devices", Cell{}), RecordKind::Device);
        m_all.broken.into(m_builder.figure("broken", Cell{}), RecordKind::Device);
        m_all.faults.into(m_builder.figure("faults", Cell{}), RecordKind::Fault);
        m_builder.figure("faults_before", m_faultsBefore);
        m_all.open.into(m_builder.figure("open_faults", Cell{}), RecordKind::Fault);
        m_builder.figure("mean_days", m_all.days.cell(), ColumnKind::Decimal);
        m_repairs.into(m_builder.figure("repairs", Cell{}), RecordKind::Repair);
        m_builder.figure("repair_cost", m_all.repairCost.cell(), ColumnKind::Money);
        m_bought.into(m_builder.figure("bought", Cell{}), RecordKind::Device);
        m_builder.figure("purchases", m_purchases.cell(), ColumnKind::Money);
        m_transfers.into(m_builder.figure("transfers", Cell{}), RecordKind::Transfer);
        m_disposals.into(m_builder.figure("disposals", Cell{}), RecordKind::Disposal);
    }
    void charts()
    {
        auto& faults = m_builder.chart("faults_by_month", ChartKind::Stacked);
        faults.series = {{m_builder.name(std::optional(Severity::Blocking)), {}, ChartTone::Danger},
                         {m_builder.say("report.series.other"), {}, ChartTone::Plain}};
        for (const auto& [month, tally] : m_months) {
            faults.labels.push_back(formatPeriod(*parsePeriod(month), m_builder.language));
            faults.series[0].values.push_back(static_cast<double>(tally.blocking));
            faults.series[1].values.push_back(static_cast<double>(tally.faults - tally.blocking));
        }
        auto& costs = m_builder.chart("cost_by_month", ChartKind::Bars);
        costs.series = {{m_builder.say("report.series.repairs"), {}, ChartTone::Warning},
                        {m_builder.say("report.series.purchases"), {}, ChartTone::Plain}};
        for (const auto& [month, tally] : m_months) {
            costs.labels.push_back(formatPeriod(*parsePeriod(month), m_builder.language));
            costs.series[0].values.push_back(tally.repairCost.number());
            costs.series[1].values.push_back(tally.purchases.number());
        }
        auto& types = m_builder.chart("faults_of_types", ChartKind::Bars);
        types.series = {{{}, {}, ChartTone::Plain}};
        for (const auto& [type, count] : m_types) {
            types.labels.push_back(type.name);
            types.series[0].values.push_back(static_cast<double>(count));
        }
    }
    void rows()
    {
        for (const auto& [unit, tally] : m_byUnit) {
            auto row = rowOf(unit.name, tally);
            row.record = unit.record;
            m_builder.row(std::move(row));
        }
        m_builder.total(rowOf(m_builder.say("report.total"), m_all));
    }

private:
    struct Month
    {
        std::int64_t faults = 0;
        std::int64_t blocking = 0;
        Amount repairCost;
        Amount purchases;
    };

    Key nowhere() const { return {"\xFF", m_builder.say("report.not_stated"), {}}; }
    Tally& unitOf(const std::optional<SiteId>& site)
    {
        const auto found = site ? m_units.find(*site) : m_units.end();
        return m_byUnit[found == m_units.end() ? nowhere() : found->second];
    }
    Month& monthOf(Date day) { return m_months[isoText(day).substr(0, 7)]; }

    void readDevices()
    {
        auto filter = askedDevices(m_builder);
        filter.includeAll = true;
        store::forEachDevice(m_builder.database(), filter, store::DeviceOrder::Code,
                             [this](const store::DeviceRow& row) {
                                 if (row.isWithdrawn) {
                                     return;
                                 }
                                 const auto day = acquiredOn(row.device);
                                 if (day && m_period.contains(*day)) {
                                     m_bought.add(row.id, m_builder.sink);
                                     m_purchases.add(amountOf(row.device));
                                     monthOf(*day).purchases.add(amountOf(row.device));
                                 }
                                 if (row.device.paper && *row.device.paper >= Paper::Disposed) {
                                     return;
                                 }
                                 for (auto* tally : {&unitOf(row.device.site), &m_all}) {
                                     tally->devices.add(row.id, m_builder.sink);
                                     if (row.now.condition == Condition::Broken) {
                                         tally->broken.add(row.id, m_builder.sink);
                                     }
                                 }
                             });
    }
    void readFaults()
    {
        const auto earlier = before(m_period);
        eachFault(m_builder, Period{earlier.first, m_period.last}, [&](const store::FaultRow& row) {
            const auto day = row.fault.reportedAt ? dayOf(*row.fault.reportedAt) : m_period.first;
            if (!m_period.contains(day)) {
                m_faultsBefore += earlier.contains(day) ? 1 : 0;
                return;
            }
            const bool isBlocking = row.fault.severity == Severity::Blocking;
            ++monthOf(day).faults;
            monthOf(day).blocking += isBlocking ? 1 : 0;
            ++m_types[row.fault.about.value_or(FaultAbout::Device) == FaultAbout::Device
                          ? typeKey(m_builder, row.deviceType)
                          : Key{"\xFF", m_builder.say("report.not_devices"), {}}];
            for (auto* tally : {&unitOf(row.siteId), &m_all}) {
                tally->faults.add(row.id, m_builder.sink);
                if (isBlocking) {
                    tally->blocking.add(row.id, m_builder.sink);
                }
                if (isOpen(row.fault)) {
                    tally->open.add(row.id, m_builder.sink);
                }
                if (const auto days = daysToFix(row.fault)) {
                    tally->days.add(*days);
                }
            }
        });
    }
    void readRepairs()
    {
        store::RepairFilter filter;
        filter.since = m_period.begin();
        filter.until = m_period.end();
        store::forEachRepair(m_builder.database(), filter, [&](const store::RepairRow& row) {
            if (!m_places.has(row.siteId)) {
                return;
            }
            const auto moment =
                row.repair.finishedAt ? row.repair.finishedAt : row.repair.startedAt;
            m_repairs.add(row.id, m_builder.sink);
            unitOf(row.siteId).repairCost.add(row.repair.cost);
            m_all.repairCost.add(row.repair.cost);
            monthOf(dayOf(*moment)).repairCost.add(row.repair.cost);
        });
    }
    static Row rowOf(const std::string& name, const Tally& tally)
    {
        Row row{name,
                Cell{},
                Cell{},
                Cell{},
                Cell{},
                Cell{},
                tally.days.cell(),
                tally.repairCost.cell()};
        tally.devices.into(row, devicesColumn, RecordKind::Device);
        tally.broken.into(row, brokenColumn, RecordKind::Device);
        tally.faults.into(row, faultsColumn, RecordKind::Fault);
        tally.blocking.into(row, blockingColumn, RecordKind::Fault);
        tally.open.into(row, openColumn, RecordKind::Fault);
        return row;
    }

    Builder& m_builder;
    Period m_period;
    Places m_places;
    std::map<SiteId, Key> m_units;
    std::map<std::string, Month> m_months;
    std::map<Key, Tally> m_byUnit;
    std::map<Key, std::int64_t> m_types;
    Tally m_all;
    std::int64_t m_faultsBefore = 0;
    Count m_repairs;
    Count m_bought;
    Amount m_purchases;
    Count m_transfers;
    Count m_disposals;
};

/// A quarter or year at one look: key figures beside the period before, charts, a line a unit.
void build(Builder& builder)
{
    builder.column("unit", ColumnKind::Text, 28);
    builder.column("devices_count", ColumnKind::Integer, 10);
    builder.column("broken", ColumnKind::Integer, 9, {.how = "report.how.broken_now"});
    builder.column("fault_count", ColumnKind::Integer, 9, {.how = "report.how.fault_count"});
    builder.column("blocking", ColumnKind::Integer, 10);
    builder.column("open_count", ColumnKind::Integer, 9);
    builder.column("mean_days", ColumnKind::Decimal, 11, {.how = "report.how.mean_days"});
    builder.column("repair_cost", ColumnKind::Money, 16, {.how = "report.how.repairs_of_period"});
    Summary summary(builder);
    summary.read();
    summary.figures();
    summary.charts();
    summary.rows();
}

} // namespace

extern const Definition periodSummary;
const Definition periodSummary{
    "summary",
    Question::Changed,
    {{"period", ParameterKind::Period, {}, Initial::ThisQuarter}, parameter::site, parameter::unit},
    &build};

} // namespace dongbo::report
