#include "core/register/base/find.h"
#include "core/register/devices/devices.h"
#include "tests/report/report_office.h"

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

} // namespace

TEST_CASE("Device costs: price and repairs of each device and of all", "[report][numbers]")
{
    ReportOffice office;
    const auto model = office.run("device-costs");
    CHECK(std::ssize(rowsOf(model)) ==
          office.number("SELECT count(*) FROM device AS d WHERE" + inBooks));
    CHECK(totalOf(model, "total_cost") == totalOf(model, "amount") + totalOf(model, "repair_cost"));
    CHECK(
        totalOf(model, "repair_cost") ==
        office.number("SELECT sum(r.cost) FROM repair AS r JOIN fault AS f ON f.id = r.fault JOIN "
                      "device AS d ON d.id = f.device WHERE r.state = 1 AND f.state = 1 AND" +
                      inBooks));
    for (const auto& [code, cost] : office.pairs(
             "SELECT d.code, coalesce(d.cost * coalesce(d.quantity, 1), 0) + sum(r.cost) FROM "
             "repair AS r JOIN fault AS f ON f.id = r.fault JOIN device AS d ON d.id = f.device "
             "WHERE r.state = 1 AND r.cost > 0 AND" +
             inBooks + "GROUP BY d.id ORDER BY 2 DESC LIMIT 20")) {
        CHECK(numberIn(rowWith(model, "code", code), columnOf(model, "total_cost")) == cost);
    }
    CHECK(rowsOf(office.run("device-costs", {{"device", "GOI-MIC-0001"}})).size() == 1);
    CHECK(model.notes.size() == 2); // devices and repairs without a price are told
}

TEST_CASE("Purchases: by source and year, of a period too", "[report][numbers]")
{
    ReportOffice office;
    const std::string year =
        "CAST(coalesce(substr(acquired, 1, 4), substr(in_use_date, 1, 4), in_use_year) AS TEXT)";
    const auto model = office.run("purchases");
    CHECK(totalOf(model, "devices_count") ==
          office.number("SELECT count(*) FROM device WHERE state = 1"));
    CHECK(totalOf(model, "amount") ==
          office.number("SELECT sum(cost * coalesce(quantity, 1)) FROM device WHERE state = 1"));
    for (const auto& group : model.groups) {
        std::int64_t sum = 0;
        for (const auto& [each, money] :
             office.pairs("SELECT coalesce(" + year +
                          ", ''), coalesce(sum(cost * coalesce(quantity, 1)), 0) FROM device WHERE "
                          "state = 1 AND funding_source = '" +
                          group.title + "' GROUP BY 1")) {
            sum += money;
        }
        if (group.title != "Chưa ghi") {
            CHECK(numberIn(group.subtotal, columnOf(model, "amount")) == sum);
        }
    }
    const auto of2023 = office.run("purchases", {{"period", "2023"}});
    CHECK(totalOf(of2023, "devices_count") ==
          office.number("SELECT count(*) FROM device WHERE state = 1 AND " + year + " = '2023'"));
}

TEST_CASE("Spending: the same money by month, quarter and year", "[report][numbers]")
{
    ReportOffice office;
    for (const auto* step : {"month", "quarter", "year"}) {
        const auto model = office.run("spending", {{"step", step}});
        CHECK(totalOf(model, "repair_cost") ==
              office.number("SELECT sum(cost) FROM repair WHERE state = 1"));
        CHECK(totalOf(model, "purchase_amount") ==
              office.number("SELECT sum(cost * coalesce(quantity, 1)) FROM device WHERE state = 1 "
                            "AND coalesce(acquired, in_use_date, in_use_year) IS NOT NULL"));
    }
    const auto years = office.run("spending", {{"step", "year"}});
    for (const auto& [year, cost] :
         office.pairs("SELECT strftime('%Y', coalesce(finished_at, started_at) / 1000 + 25200, "
                      "'unixepoch'), "
                      "coalesce(sum(cost), 0) FROM repair WHERE state = 1 GROUP BY 1")) {
        CHECK(numberIn(rowWith(years, "period", year), columnOf(years, "repair_cost")) == cost);
    }
}

TEST_CASE("Repair costs: each grouping holds every repair once", "[report][numbers]")
{
    ReportOffice office;
    const auto model = office.run("repair-costs");
    for (const auto& group : model.groups) {
        CHECK(numberIn(group.subtotal, 3) ==
              office.number("SELECT sum(cost) FROM repair WHERE state = 1"));
        for (const auto& row : group.rows) {
            CHECK(std::ssize(row.behind.at(0).records) == numberIn(row, 2));
        }
    }
}

TEST_CASE("Warranty claims: paid while the device was covered", "[report][numbers]")
{
    ReportOffice office;
    CHECK(rowsOf(office.run("warranty-claims")).empty());
    // the warranty of a repaired device is entered afterwards
    const auto repairs = office.run("repairs", {{"period", "2023"}});
    for (const auto& row : rowsOf(repairs)) {
        const auto cost = numberIn(row, columnOf(repairs, "repair_cost"));
        const auto device = textIn(row, columnOf(repairs, "device"));
        if (cost == 0 || device.empty()) {
            continue;
        }
        const auto id = findDevice(office.reg, device.substr(0, device.find(' ')));
        REQUIRE(editDevice(
                    office.reg, id,
                    {{fieldOf<&Device::warrantyUntil>, {}, Value{std::string("2024-01-01")}}}, "")
                    .isOk());
        break;
    }
    const auto model = office.run("warranty-claims");
    CHECK(
        totalOf(model, "paid") ==
        office.number("SELECT sum(r.cost) FROM repair AS r JOIN fault AS f ON f.id = r.fault JOIN "
                      "device AS d ON d.id = f.device WHERE r.state = 1 AND r.cost > 0 AND "
                      "date(r.finished_at / 1000 + 25200, 'unixepoch') <= d.warranty_until"));
    CHECK(totalOf(model, "paid") > 0);
}

TEST_CASE("Needs, consistency and plans: the same gaps, the lines of the plans",
          "[report][numbers]")
{
    ReportOffice office;
    const auto sites = office.run("consistency");
    const auto needs = office.run("needs");
    CHECK(totalOf(sites, "need_broken") + totalOf(sites, "missing") == totalOf(needs, "quantity"));
    CHECK(totalOf(sites, "needed") ==
          office.number("SELECT sum(l.quantity) FROM site AS s JOIN standard_set AS t ON t.tier = "
                        "s.tier AND t.state = 1 AND t.valid_to IS NULL JOIN standard_line AS l ON "
                        "l.standard_set = t.id AND l.state = 1 WHERE s.state = 1 AND s.valid_to IS "
                        "NULL"));
    const auto plans = office.run("plans", {{"plans", "all"}});
    CHECK(std::ssize(rowsOf(plans)) ==
          office.number("SELECT count(*) FROM plan_line AS l JOIN plan AS p ON p.id = l.plan WHERE "
                        "l.state = 1 AND p.state = 1"));
    CHECK(totalOf(plans, "planned_cost") ==
          office.number("SELECT coalesce(sum(cost), 0) FROM plan_line WHERE state = 1"));
}
