#include "core/store/queries/maintenance_queries.h"

#include "core/store/queries/record_rows.h"

namespace dongbo::store {

namespace {

constexpr const char* plansFrom = R"(
, coalesce((SELECT o.wall_ms FROM op AS o WHERE o.no = p.birth), 0)
FROM maintenance_plan AS p WHERE p.state = 1 AND p.removed IS NULL ORDER BY p.no)";

constexpr const char* ordersFrom = R"(
, (SELECT p.name FROM maintenance_plan AS p WHERE p.id = w.for_maintenance_plan), d.code, d.name,
  s.name
FROM work_order AS w LEFT JOIN device AS d ON d.id = w.device LEFT JOIN site AS s ON s.id = w.site
WHERE w.state = 1)";

constexpr const char* settledFrom = R"(
SELECT w.for_maintenance_plan, w.device, w.due_day, w.work_done_day, w.work_state FROM work_order AS w
WHERE w.state = 1 AND w.work_state IN (4, 5) AND w.for_maintenance_plan IS NOT NULL
    AND w.device IS NOT NULL)"; // done, left out

constexpr const char* highestOrder = R"(
SELECT coalesce(max(CAST(substr(number, length(?1) + 1) AS INTEGER)), 0) FROM work_order
WHERE substr(number, 1, length(?1)) = ?1)";

constexpr const char* stepsFrom = R"(
, d.code FROM fault_step AS t LEFT JOIN device AS d ON d.id = t.device
WHERE t.fault = ?1 AND t.state = 1 ORDER BY t.tried_at, t.no)";

// fault_state: 5 fixed, 6 closed; step_result: 1 helped
constexpr const char* solved = R"(
SELECT f.id, f.about, d.type, f.symptom_group,
    (SELECT t.triage_step FROM fault_step AS t WHERE t.fault = f.id AND t.state = 1
     AND t.step_result = 1 ORDER BY t.no DESC LIMIT 1)
FROM fault AS f LEFT JOIN device AS d ON d.id = f.device
WHERE f.state = 1 AND f.fault_state IN (5, 6) AND f.fixed_at IS NOT NULL
    AND f.symptom_group IS NOT NULL ORDER BY f.no)";

constexpr const char* starts = R"(
SELECT i.device, c.checked_at, i.starts_needed
FROM site_check AS c JOIN check_item AS i ON i.for_check = c.id
WHERE c.state = 1 AND c.withdrawn_at IS NULL AND c.checked_at >= ?1 AND i.state = 1
    AND i.device IS NOT NULL AND i.starts_needed IS NOT NULL
ORDER BY c.checked_at, i.no)";

constexpr const char* powerChecks = R"(
SELECT site, checked_at, heading_power, heading_light FROM (
    SELECT site, checked_at, heading_power, heading_light,
        row_number() OVER (PARTITION BY site ORDER BY checked_at DESC, no DESC) AS place
    FROM site_check WHERE state = 1 AND withdrawn_at IS NULL AND site IS NOT NULL
        AND checked_at IS NOT NULL)
WHERE place = 1 ORDER BY site)";

constexpr const char* trainingsFrom = " FROM training AS t WHERE t.state = 1 AND t.removed IS NULL";
constexpr const char* trainingsOrder = " ORDER BY t.day IS NULL, t.day, t.no";

int fieldsOf(RecordKind kind)
{
    return static_cast<int>(describe(kind).fields.size());
}

std::vector<WorkOrderRow> ordersBy(Database& database, const Composed& query)
{
    const int names = 1 + fieldsOf(RecordKind::WorkOrder);
    std::vector<WorkOrderRow> out;
    Run use(database, query);
    while (use.step()) {
        out.push_back({WorkOrderId{use.id(0)}, recordAt<WorkOrder>(use, 1), textOr(use, names),
                       textOr(use, names + 1), textOr(use, names + 2), textOr(use, names + 3)});
    }
    return out;
}

template <typename E> std::optional<E> choiceAt(const Use& use, int column)
{
    std::optional<E> out;
    fromValue(use.value(column), out);
    return out;
}

/// What a filter leaves of the orders `w`, in the order they are told in.
void restrict(Composed& query, const WorkOrderFilter& filter)
{
    if (filter.plan) {
        query.add(" AND w.for_maintenance_plan = ?1", 1, toValue(*filter.plan));
    }
    if (filter.device) {
        query.add(" AND w.device = ?2", 2, toValue(*filter.device));
    }
    if (filter.site) {
        query.add(" AND w.site = ?3", 3, toValue(*filter.site));
    }
    if (filter.deviceAt) {
        query.add(" AND w.device IN (SELECT x.id FROM device AS x WHERE x.site = ?7)", 7,
                  toValue(*filter.deviceAt));
    }
    if (filter.state) {
        query.add(" AND w.work_state = ?4", 4, static_cast<std::int64_t>(*filter.state));
    }
    if (filter.unfinishedOnly) {
        query.add(" AND coalesce(w.work_state, 1) IN (1, 2, 3)"); // open, acknowledged, snoozed
    }
    if (filter.since) {
        query.add(" AND w.due_day >= ?5", 5, isoText(*filter.since));
    }
    if (filter.until) {
        query.add(" AND w.due_day <= ?6", 6, isoText(*filter.until));
    }
    query.add(" ORDER BY w.due_day IS NULL, w.due_day, w.no");
}

} // namespace

std::vector<MaintenancePlanRow> maintenancePlans(Database& database)
{
    auto query = selectOf(RecordKind::MaintenancePlan, "p");
    query.add(plansFrom);
    const int written = 1 + fieldsOf(RecordKind::MaintenancePlan);
    std::vector<MaintenancePlanRow> out;
    Run use(database, query);
    while (use.step()) {
        out.push_back({MaintenancePlanId{use.id(0)}, recordAt<MaintenancePlan>(use, 1),
                       Instant{use.number(written)}});
    }
    return out;
}

std::vector<WorkOrderRow> workOrders(Database& database, const WorkOrderFilter& filter)
{
    auto query = selectOf(RecordKind::WorkOrder, "w");
    query.add(ordersFrom);
    restrict(query, filter);
    return ordersBy(database, query);
}

std::vector<SettledWork> settledWork(Database& database, const WorkOrderFilter& filter)
{
    Composed query;
    query.add(settledFrom);
    restrict(query, filter);
    std::vector<SettledWork> out;
    Run use(database, query);
    while (use.step()) {
        SettledWork work{MaintenancePlanId{use.id(0)}, DeviceId{use.id(1)}, {}, {}, false};
        fromValue(use.value(2), work.due);
        fromValue(use.value(3), work.doneDay);
        work.isDone = choiceAt<WorkState>(use, 4) == WorkState::Done;
        out.push_back(work);
    }
    return out;
}

std::optional<WorkOrderRow> workOrderRow(Database& database, const WorkOrderId& id)
{
    auto query = selectOf(RecordKind::WorkOrder, "w");
    query.add(ordersFrom).add(" AND w.id = ?1", 1, toValue(id));
    auto rows = ordersBy(database, query);
    return rows.empty() ? std::nullopt : std::optional{std::move(rows.front())};
}

std::int64_t highestWorkOrder(Database& database, const std::string& series)
{
    Use use(prepared(database, highestOrder));
    use.bind(1, series);
    return use.step() ? use.number(0) : 0;
}

std::vector<FaultStepRow> faultSteps(Database& database, const FaultId& fault)
{
    auto query = selectOf(RecordKind::FaultStep, "t");
    query.add(stepsFrom, 1, toValue(fault));
    const int code = 1 + fieldsOf(RecordKind::FaultStep);
    std::vector<FaultStepRow> out;
    Run use(database, query);
    while (use.step()) {
        out.push_back({FaultStepId{use.id(0)}, recordAt<FaultStep>(use, 1), textOr(use, code)});
    }
    return out;
}

std::vector<SolvedFaultRow> solvedFaults(Database& database)
{
    std::vector<SolvedFaultRow> out;
    Use use(prepared(database, solved));
    while (use.step()) {
        out.push_back({FaultId{use.id(0)}, choiceAt<FaultAbout>(use, 1),
                       choiceAt<DeviceType>(use, 2), textOr(use, 3), textOr(use, 4)});
    }
    return out;
}

std::vector<StartsRow> startsAtChecks(Database& database, Instant since)
{
    std::vector<StartsRow> out;
    Use use(prepared(database, starts));
    use.bind(1, since.unixMs);
    while (use.step()) {
        out.push_back({DeviceId{use.id(0)}, Instant{use.number(1)}, use.number(2)});
    }
    return out;
}

std::vector<PowerCheckRow> newestPowerChecks(Database& database)
{
    std::vector<PowerCheckRow> out;
    Use use(prepared(database, powerChecks));
    while (use.step()) {
        out.push_back({SiteId{use.id(0)}, Instant{use.number(1)}, choiceAt<CheckResult>(use, 2),
                       choiceAt<CheckResult>(use, 3)});
    }
    return out;
}

std::vector<TrainingRow> trainings(Database& database, const std::optional<OfficerId>& officer)
{
    auto query = selectOf(RecordKind::Training, "t");
    query.add(trainingsFrom);
    if (officer) {
        query.add(" AND t.officer = ?1", 1, toValue(*officer));
    }
    query.add(trainingsOrder);
    return rowsOf<TrainingRow, TrainingId, Training>(database, query);
}

} // namespace dongbo::store
