// What has to be looked after, beside plain SQL; and the papers of a plan and of a stocktake.
#include "core/register/base/find.h"
#include "core/register/stocktake/counting.h"
#include "core/register/stocktake/stocktakes.h"
#include "core/store/queries/planning_queries.h"
#include "tests/report/report_office.h"

using namespace dongbo; // NOLINT(google-build-using-namespace): a test
using test::columnOf;
using test::numberIn;
using test::ReportOffice;
using test::rowsOf;
using test::totalOf;

namespace {

/// "1.234.567" of a paper's cell.
std::int64_t numberOf(const report::Cell& cell)
{
    std::int64_t out = 0;
    for (const char c : std::get<std::string>(cell)) {
        out = c >= '0' && c <= '9' ? out * 10 + (c - '0') : out;
    }
    return out;
}

} // namespace

TEST_CASE("Watch list: faults that come and go, come back, and hard starts of each device",
          "[report][numbers]")
{
    ReportOffice office;
    const auto model = office.run("watch-list", {{"days", "20000"}});
    const std::string seen =
        "WITH f AS (SELECT device, sum(severity IS 3) AS came, sum(severity IS NOT 3) AS back "
        "FROM fault WHERE state = 1 AND device IS NOT NULL AND (severity IS 3 OR recurrence_of IS "
        "NOT NULL) GROUP BY device), "
        "s AS (SELECT i.device, sum(i.starts_needed <> 1) AS hard FROM check_item AS i JOIN "
        "site_check AS c ON c.id = i.for_check WHERE i.state = 1 AND c.state = 1 AND "
        "c.withdrawn_at IS NULL AND i.device IS NOT NULL AND i.starts_needed IS NOT NULL GROUP BY "
        "i.device), "
        "w AS (SELECT d.id, coalesce(f.came, 0) AS came, coalesce(f.back, 0) AS back, "
        "coalesce(s.hard, 0) AS hard FROM device AS d LEFT JOIN f ON f.device = d.id LEFT JOIN s "
        "ON s.device = d.id WHERE d.state = 1 AND coalesce(d.paper, 1) IN (1, 2) AND "
        "coalesce(f.came, 0) + coalesce(f.back, 0) + coalesce(s.hard, 0) >= 2) ";
    CHECK(std::ssize(rowsOf(model)) == office.number(seen + "SELECT count(*) FROM w"));
    CHECK(totalOf(model, "intermittent") == office.number(seen + "SELECT sum(came) FROM w"));
    CHECK(totalOf(model, "recurrences") == office.number(seen + "SELECT sum(back) FROM w"));
    CHECK(totalOf(model, "hard_starts") == office.number(seen + "SELECT sum(hard) FROM w"));
    CHECK(totalOf(model, "intermittent") > 0);
}

TEST_CASE("Rooms without backup power: those with no working UPS or generator", "[report][numbers]")
{
    ReportOffice office;
    const auto model = office.run("no-backup-power");
    const auto listed = std::ssize(rowsOf(model));
    CHECK(listed > 0);
    CHECK(listed ==
          office.number("SELECT count(*) FROM site AS s WHERE s.state = 1 AND s.valid_to IS NULL "
                        "AND NOT EXISTS (SELECT 1 FROM device AS d WHERE d.state = 1 AND d.site = "
                        "s.id AND d.type IN (10, 12) AND coalesce(d.paper, 1) IN (1, 2) AND "
                        "coalesce(d.condition_now, 1) IN (1, 2) AND coalesce(d.use_now, 1) = 1)"));
}

TEST_CASE("Batteries: every UPS in the books, its battery's age, the faults it has",
          "[report][numbers]")
{
    ReportOffice office;
    const auto today = isoText(office.reg.today());
    const std::string since =
        "coalesce(json_extract(d.specs, '$.battery_date'), d.in_use_date, d.acquired)";
    const std::string ups =
        " FROM device AS d WHERE d.state = 1 AND d.type = 10 AND coalesce(d.paper, 1) IN (1, 2)";
    const auto all = office.run("battery-due", {{"days", "30000"}});
    CHECK(std::ssize(rowsOf(all)) == office.number("SELECT count(*)" + ups));
    std::int64_t age = 0;
    std::int64_t faults = 0;
    for (const auto& row : rowsOf(all)) {
        age += numberIn(row, columnOf(all, "age_days"));
        faults += numberIn(row, columnOf(all, "open_count"));
    }
    CHECK(age ==
          office.number("SELECT sum(julianday('" + today + "') - julianday(" + since + "))" + ups));
    CHECK(faults == office.number("SELECT count(*) FROM fault AS f WHERE f.state = 1 AND "
                                  "f.fault_state <= 4 AND f.device IN (SELECT d.id" +
                                  ups + ")"));
    CHECK(age > 0);
    // due within 90 days: older than it is counted on, of no known age, failed, or a test falls due
    const std::string tested =
        "WITH done AS (SELECT w.device, max(w.work_done_day) AS day FROM work_order AS w WHERE "
        "w.state = 1 AND w.work_state = 4 GROUP BY w.device), turn AS (SELECT w.device, "
        "max(coalesce(w.work_done_day, w.due_day)) AS day, min(CASE WHEN w.work_state < 4 THEN "
        "w.due_day END) AS open FROM work_order AS w WHERE w.state = 1 GROUP BY w.device) SELECT "
        "count(*) FROM device AS d JOIN maintenance_plan AS p ON p.type = d.type LEFT JOIN done ON "
        "done.device = d.id LEFT JOIN turn ON turn.device = d.id LEFT JOIN work_order AS l ON "
        "l.device = d.id AND l.work_state = 4 AND l.work_done_day = done.day WHERE d.state = 1 AND "
        "d.type = 10 AND coalesce(d.paper, 1) IN (1, 2) AND (" +
        since + " IS NULL OR date(" + since + ", '+1095 days') <= date('" + today +
        "', '+90 days') OR l.work_passed = 0 OR coalesce(turn.open, CASE WHEN turn.day IS NOT NULL "
        "THEN date(turn.day, '+' || p.interval_days || ' days') WHEN p.starts_on >= " +
        since + " THEN p.starts_on ELSE date(" + since +
        ", '+' || p.interval_days || ' days') END) <= date('" + today + "', '+90 days'))";
    CHECK(std::ssize(rowsOf(office.run("battery-due"))) == office.number(tested));
}

TEST_CASE("Maintenance due: the next turn of every plan and device, by day", "[report][numbers]")
{
    ReportOffice office;
    const auto today = isoText(office.reg.today());
    // the sample's plans ask by days since the last turn
    REQUIRE(office.number("SELECT count(*) FROM maintenance_plan WHERE state = 1 AND (due_basis <> "
                          "1 OR interval_days IS NULL OR fixed_day IS NOT NULL OR after_faults IS "
                          "NOT NULL OR unit IS NOT NULL OR device IS NOT NULL)") == 0);
    const std::string turns =
        "WITH turn AS (SELECT w.for_maintenance_plan AS plan, w.device, max(CASE WHEN w.work_state "
        ">= 4 THEN coalesce(w.work_done_day, w.due_day) END) AS last, min(CASE WHEN w.work_state < "
        "4 THEN w.due_day END) AS open FROM work_order AS w WHERE w.state = 1 GROUP BY 1, 2), due "
        "AS (SELECT coalesce(t.open, date(t.last, '+' || p.interval_days || ' days'), CASE WHEN "
        "p.starts_on >= coalesce(d.in_use_date, d.acquired, d.in_use_year || '-01-01') THEN "
        "p.starts_on END, date(coalesce(d.in_use_date, d.acquired, d.in_use_year || '-01-01'), '+' "
        "|| p.interval_days || ' days')) AS day FROM maintenance_plan AS p JOIN device AS d ON "
        "d.type = p.type AND d.state = 1 AND coalesce(d.paper, 1) IN (1, 2) LEFT JOIN turn AS t ON "
        "t.plan = p.id AND t.device = d.id WHERE p.state = 1 AND p.removed IS NULL) ";
    for (const char* days : {"0", "30", "400"}) {
        INFO(days);
        const auto model = office.run("maintenance-due", {{"days", days}});
        const auto until = " FROM due WHERE day <= date('" + today + "', '+" + days + " days')";
        CHECK(std::ssize(rowsOf(model)) == office.number(turns + "SELECT count(*)" + until));
        std::int64_t dueIn = 0;
        for (const auto& row : rowsOf(model)) {
            dueIn += numberIn(row, columnOf(model, "due_in"));
        }
        CHECK(dueIn == office.number(turns + "SELECT coalesce(sum(julianday(day) - julianday('" +
                                     today + "')), 0)" + until));
    }
    CHECK(std::ssize(rowsOf(office.run("maintenance-due", {{"days", "400"}}))) > 20);
}

TEST_CASE("Stocktake: what is expected of a site, found and missing", "[report][numbers]")
{
    ReportOffice office;
    StocktakeStart start;
    start.name = "Kiểm kê Đại An";
    start.site = findSite(office.reg, "Đại An");
    const auto begun = startStocktake(office.reg, start);
    REQUIRE(begun);
    CountDraft found;
    found.code = "DAN-COM-0001";
    found.site = start.site;
    REQUIRE(countThing(office.reg, begun->id, found, IfCounted::Tell));
    CountDraft missing;
    missing.device = findDevice(office.reg, "DAN-SCR-0001");
    missing.isMissing = true;
    REQUIRE(countThing(office.reg, begun->id, missing, IfCounted::Tell));
    const auto model = office.run("stocktake", {{"stocktake", begun->number}});
    const std::string expected =
        " FROM device AS d JOIN site AS s ON s.id = d.site WHERE d.state "
        "= 1 AND s.name = 'Điểm cầu Đại An' AND coalesce(d.paper, 1) IN (1, 2)";
    CHECK(test::figureOf(model, "stocktake_expected") ==
          office.number("SELECT count(*)" + expected));
    CHECK(totalOf(model, "amount") ==
          office.number("SELECT sum(d.cost * coalesce(d.quantity, 1))" + expected));
    CHECK(test::figureOf(model, "stocktake_counted") == 2);
    CHECK(test::figureOf(model, "stocktake_missing_value") ==
          office.number("SELECT cost * coalesce(quantity, 1) FROM device WHERE code = "
                        "'DAN-SCR-0001'"));
}

TEST_CASE("Papers of a plan: pieces and đồng are those of its lines", "[papers][numbers]")
{
    ReportOffice office;
    const auto plan = store::plans(office.reg.database()).front();
    const std::string lines = " FROM plan_line WHERE state = 1 AND coalesce(plan_step, 0) <> " +
                              std::to_string(static_cast<int>(PlanStep::Dropped)) +
                              " AND plan = (SELECT id FROM plan WHERE name = '" +
                              plan.plan.name.value() + "')";
    const auto bought = " AND plan_action = " + std::to_string(static_cast<int>(PlanAction::Buy));
    const report::Parameters asked{{"plan", plan.plan.name.value()}};
    const auto central = office.run("01a-th-mstt", asked);
    REQUIRE(central.total.size() == 10);
    CHECK(numberOf(central.total[3]) == office.number("SELECT count(*)" + lines + bought));
    CHECK(numberOf(central.total[4]) == office.number("SELECT sum(cost)" + lines + bought));
    const auto equipment = office.run("bieu-01", asked);
    REQUIRE(equipment.total.size() == 12);
    CHECK(numberOf(equipment.total[5]) == office.number("SELECT count(*)" + lines + bought));
    CHECK(numberOf(equipment.total[7]) ==
          office.number("SELECT sum(cost) / 1000" + lines + bought));
    const auto request = office.run("purchase-request", asked);
    REQUIRE(request.total.size() == 6);
    CHECK(numberOf(request.total[4]) == office.number("SELECT sum(cost)" + lines));
}
