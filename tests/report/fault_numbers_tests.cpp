#include "tests/report/report_office.h"

#include <cmath>

using namespace dongbo; // NOLINT(google-build-using-namespace): a test
using test::columnOf;
using test::figureOf;
using test::numberIn;
using test::ReportOffice;
using test::rowsOf;
using test::rowWith;
using test::textIn;
using test::totalOf;

namespace {

const std::string inBooks = " d.state = 1 AND (d.paper IS NULL OR d.paper IN (1, 2)) ";
/// Office days of a quarter as milliseconds, made by SQLite itself.
const std::string inQ4of2022 =
    " f.reported_at >= (unixepoch('2022-10-01') - 25200) * 1000 AND f.reported_at < "
    "(unixepoch('2023-01-01') - 25200) * 1000 ";

double decimalIn(const report::Row& row, std::size_t column)
{
    const auto* number = std::get_if<double>(&row[column]);
    return number == nullptr ? -1 : *number;
}

} // namespace

TEST_CASE("Broken: every broken device, since the oldest open fault or its statement",
          "[report][numbers]")
{
    ReportOffice office;
    const auto model = office.run("broken");
    CHECK(std::ssize(rowsOf(model)) ==
          office.number("SELECT count(*) FROM device AS d WHERE condition_now = 4 AND" + inBooks));
    CHECK(figureOf(model, "broken") == std::ssize(rowsOf(model)));
    CHECK(figureOf(model, "broken_without_fault") ==
          office.number("SELECT count(*) FROM device AS d WHERE condition_now = 4 AND NOT EXISTS "
                        "(SELECT 1 FROM fault AS f WHERE f.device = d.id AND f.state = 1 AND "
                        "f.fault_state <= 4) AND" +
                        inBooks));
    const auto days = columnOf(model, "broken_days");
    for (const auto& [code, moment] : office.pairs("SELECT d.code, min(f.reported_at) FROM device "
                                                   "AS d JOIN fault AS f ON f.device = d.id "
                                                   "AND f.state = 1 AND f.fault_state <= 4 WHERE "
                                                   "condition_now = 4 AND condition <> 4 AND" +
                                                   inBooks + "GROUP BY d.id")) {
        CHECK(textIn(rowWith(model, "code", code), columnOf(model, "broken_since")) ==
              report::wordsOf(dayOf(Instant{moment}), Language::Vietnamese));
    }
    for (std::size_t i = 1; i < rowsOf(model).size(); ++i) {
        CHECK(numberIn(rowsOf(model)[i - 1], days) >= numberIn(rowsOf(model)[i], days));
    }
    const auto old = office.run("broken", {{"days", "1000"}});
    CHECK(rowsOf(old).size() < rowsOf(model).size());
    for (const auto& row : rowsOf(old)) {
        CHECK(numberIn(row, days) >= 1000);
    }
}

TEST_CASE("Faults by type: times, severities, open ones and cost of a quarter", "[report][numbers]")
{
    ReportOffice office;
    const auto model = office.run("faults-by-type", {{"period", "Q4/2022"}});
    const auto count = [&](const std::string& and_) {
        return office.number("SELECT count(*) FROM fault AS f WHERE f.state = 1 AND" + inQ4of2022 +
                             and_);
    };
    CHECK(totalOf(model, "fault_count") == count(""));
    CHECK(count("") > 10);
    CHECK(totalOf(model, "blocking") == count("AND f.severity = 1"));
    CHECK(totalOf(model, "intermittent") == count("AND f.severity = 3"));
    CHECK(totalOf(model, "open_count") == count("AND f.fault_state <= 4"));
    CHECK(
        totalOf(model, "repair_cost") ==
        office.number("SELECT coalesce(sum(r.cost), 0) FROM repair AS r JOIN fault AS f ON f.id = "
                      "r.fault WHERE r.state = 1 AND f.state = 1 AND" +
                      inQ4of2022));
    for (const auto& [type, times] :
         office.pairs("SELECT d.type, count(*) FROM fault AS f JOIN device AS d ON d.id = f.device "
                      "WHERE f.state = 1 AND f.about = 1 AND" +
                      inQ4of2022 + "GROUP BY d.type")) {
        const auto name =
            text::say(Language::Vietnamese,
                      "type." + std::string(codeOf(static_cast<DeviceType>(std::stoi(type)))));
        const auto row = rowWith(model, "subject_type", name);
        CHECK(numberIn(row, columnOf(model, "fault_count")) == times);
        CHECK(std::ssize(row.behind.front().records) == times);
    }
    // a group's own line is the sum of its rows
    for (const auto& group : model.groups) {
        std::int64_t sum = 0;
        for (const auto& row : group.rows) {
            sum += numberIn(row, 1);
        }
        CHECK(numberIn(group.sums, 1) == sum);
    }
    REQUIRE(model.charts.size() == 1);
    double drawn = 0;
    for (const auto& series : model.charts[0].series) {
        for (const auto value : series.values) {
            drawn += value;
        }
    }
    CHECK(drawn == static_cast<double>(count("")));
}

TEST_CASE("Faults and their history: every fault and repair once", "[report][numbers]")
{
    ReportOffice office;
    const auto faults = office.number("SELECT count(*) FROM fault WHERE state = 1");
    const auto repairs = office.number(
        "SELECT count(*) FROM repair AS r JOIN fault AS f ON f.id = r.fault WHERE r.state = 1 AND "
        "f.state = 1");
    const auto cost = office.number("SELECT sum(cost) FROM repair WHERE state = 1");
    CHECK(std::ssize(rowsOf(office.run("faults"))) == faults);
    CHECK(totalOf(office.run("faults"), "repair_cost") == cost);
    const auto model = office.run("history");
    CHECK(std::ssize(rowsOf(model)) == faults + repairs);
    CHECK(totalOf(model, "repair_cost") == cost);
    const auto one = office.run("history", {{"device", "DTH-MIC-0002"}});
    CHECK(one.groups.size() == 1);
}

TEST_CASE("Reliability: MTTR, MTBF and availability as defined", "[report][numbers]")
{
    ReportOffice office;
    const auto model = office.run("reliability", {{"by", "device"}});
    // the failures and restorations of all devices in the books
    CHECK(totalOf(model, "failures") ==
          office.number("SELECT count(*) FROM fault AS f JOIN device AS d ON d.id = f.device WHERE "
                        "f.state = 1 AND f.severity = 1 AND" +
                        inBooks));
    const auto restoredMs =
        office.number("SELECT sum(coalesce(f.fixed_at, f.closed_at) - f.reported_at) FROM fault AS "
                      "f JOIN device AS d ON d.id = f.device WHERE f.state = 1 AND f.severity = 1 "
                      "AND f.fault_state IN (5, 6) AND" +
                      inBooks);
    const auto restored =
        office.number("SELECT count(*) FROM fault AS f JOIN device AS d ON d.id = f.device WHERE "
                      "f.state = 1 AND f.severity = 1 AND f.fault_state IN (5, 6) AND" +
                      inBooks);
    const double mttr =
        static_cast<double>(restoredMs) / static_cast<double>(restored) / 86'400'000;
    CHECK(decimalIn(model.total, columnOf(model, "mttr")) == Approx(mttr).margin(0.06));
    // one device by hand: down from the report to the end, up the rest since the register began
    const auto row = rowWith(model, "name", "CHO-AMP-0001 Tăng âm liền mixer TOA A-2120");
    const auto up = decimalIn(row, columnOf(model, "mtbf"));
    const auto failures = numberIn(row, columnOf(model, "failures"));
    CHECK(failures == 1); // CHO-AMP-0001, restored after three days
    const double down = decimalIn(row, columnOf(model, "down_days"));
    CHECK(decimalIn(row, columnOf(model, "availability")) ==
          Approx(100 * up / (up + down)).margin(0.06));
    const auto since = office.number("SELECT min(wall_ms) FROM op");
    const double days =
        static_cast<double>(office.reg.now().unixMs - startOfDay(dayOf(Instant{since})).unixMs) /
        86'400'000;
    CHECK(up + down == Approx(days).margin(0.2));
    // the parts add up to the whole, whatever they are grouped by
    for (const auto* by : {"type", "site", "unit", "maker", "model", "age"}) {
        const auto other = office.run("reliability", {{"by", by}});
        std::int64_t sum = 0;
        double downs = 0;
        for (const auto& each : rowsOf(other)) {
            sum += numberIn(each, columnOf(other, "failures"));
            downs += std::max(decimalIn(each, columnOf(other, "down_days")), 0.0);
        }
        CHECK(sum == totalOf(model, "failures"));
        CHECK(downs == Approx(decimalIn(model.total, columnOf(model, "down_days"))).margin(2));
    }
}

TEST_CASE("Recurring: chains as long as SQL follows them", "[report][numbers]")
{
    ReportOffice office;
    const auto model = office.run("recurring-faults");
    const auto chains = office.pairs(
        "WITH RECURSIVE chain(root, id) AS (SELECT id, id FROM fault WHERE state = 1 AND "
        "recurrence_of IS NULL UNION ALL SELECT root, f.id FROM fault AS f JOIN chain ON "
        "f.recurrence_of = chain.id WHERE f.state = 1) SELECT hex(root), count(*) FROM chain GROUP "
        "BY root HAVING count(*) > 1");
    REQUIRE(chains.size() > 5);
    CHECK(rowsOf(model).size() == chains.size());
    std::int64_t faults = 0;
    std::int64_t sum = 0;
    for (const auto& [root, count] : chains) {
        faults += count;
    }
    for (const auto& row : rowsOf(model)) {
        sum += numberIn(row, columnOf(model, "times"));
    }
    CHECK(sum == faults);
}

TEST_CASE("Repairs: all, running, without a price, by repairer", "[report][numbers]")
{
    ReportOffice office;
    const auto count = [&](const std::string& where) {
        return office.number("SELECT count(*) FROM repair AS r WHERE r.state = 1" + where);
    };
    CHECK(std::ssize(rowsOf(office.run("repairs"))) == count(""));
    CHECK(std::ssize(rowsOf(office.run("running-repairs"))) == count(" AND finished_at IS NULL"));
    CHECK(std::ssize(rowsOf(office.run("unpriced-repairs"))) ==
          count(" AND finished_at IS NOT NULL AND cost IS NULL"));
    CHECK(count(" AND finished_at IS NULL") > 0);
    const auto model = office.run("repairers");
    CHECK(totalOf(model, "repairs") == count(""));
    CHECK(totalOf(model, "fixed_count") == count(" AND outcome = 1 AND finished_at IS NOT NULL"));
    CHECK(totalOf(model, "repair_cost") ==
          office.number("SELECT sum(cost) FROM repair WHERE state = 1"));
    for (const auto& [vendor, cost] : office.pairs(
             "SELECT v.name, coalesce(sum(r.cost), 0) FROM repair AS r JOIN vendor AS v ON "
             "v.id = r.vendor WHERE r.state = 1 GROUP BY v.id")) {
        CHECK(numberIn(rowWith(model, "repairer", vendor), columnOf(model, "repair_cost")) == cost);
        const auto list = office.run("repairs", {{"vendor", vendor}});
        CHECK(totalOf(list, "repair_cost") == cost);
    }
    CHECK(office.run("repairs", {{"vendor", "Cửa hàng Minh Anh"}}).parameters.size() == 1);
}
