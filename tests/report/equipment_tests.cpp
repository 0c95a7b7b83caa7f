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
const std::string amount = " coalesce(sum(d.cost * coalesce(d.quantity, 1)), 0) ";

} // namespace

TEST_CASE("Inventory: as many devices, pieces and đồng as the table says", "[report][numbers]")
{
    ReportOffice office;
    const auto model = office.run("inventory");
    CHECK(std::ssize(rowsOf(model)) ==
          office.number("SELECT count(*) FROM device AS d WHERE" + inBooks));
    CHECK(totalOf(model, "quantity") ==
          office.number("SELECT sum(coalesce(quantity, 1)) FROM device AS d WHERE" + inBooks));
    CHECK(totalOf(model, "amount") ==
          office.number("SELECT" + amount + "FROM device AS d WHERE" + inBooks));
    for (const auto& [site, money] :
         office.pairs("SELECT s.name," + amount +
                      "FROM device AS d JOIN site AS s ON s.id = d.site "
                      "WHERE" +
                      inBooks + "GROUP BY s.id")) {
        for (const auto& group : model.groups) {
            if (group.title == site) {
                CHECK(numberIn(group.subtotal, columnOf(model, "amount")) == money);
                REQUIRE(group.record);
                CHECK(group.record->kind == RecordKind::Site);
            }
        }
    }
}

TEST_CASE("Equipment by anything: parts of the same whole, as SQL counts them", "[report][numbers]")
{
    ReportOffice office;
    const auto all = office.number("SELECT count(*) FROM device AS d WHERE" + inBooks);
    const auto money = office.number("SELECT" + amount + "FROM device AS d WHERE" + inBooks);
    const auto broken = office.number("SELECT count(*) FROM device AS d WHERE d.condition_now = 4 "
                                      "AND" +
                                      inBooks);
    for (const auto* by : {"type", "site", "unit", "condition", "use", "age", "funding", "class",
                           "year", "maker", "model", "officer"}) {
        INFO(by);
        const auto model = office.run("equipment", {{"by", by}});
        CHECK(totalOf(model, "devices_count") == all);
        CHECK(totalOf(model, "amount") == money);
        CHECK(totalOf(model, "broken") == broken);
        REQUIRE(model.charts.size() == 1);
        for (const auto& row : rowsOf(model)) {
            REQUIRE_FALSE(row.behind.empty()); // each count names its devices
            CHECK(std::ssize(row.behind.front().records) == numberIn(row, 1));
        }
    }
    const auto funding = office.run("equipment", {{"by", "funding"}});
    for (const auto& [source, count] :
         office.pairs("SELECT funding_source, count(*) FROM device AS d WHERE funding_source <> '' "
                      "AND" +
                      inBooks + "GROUP BY funding_source")) {
        CHECK(numberIn(rowWith(funding, "name", source), 1) == count);
    }
    const auto types = office.run("equipment", {{"by", "type"}});
    for (const auto& [type, count] :
         office.pairs("SELECT type, count(*) FROM device AS d WHERE" + inBooks + "GROUP BY type")) {
        const auto name =
            text::say(Language::Vietnamese,
                      "type." + std::string(codeOf(static_cast<DeviceType>(std::stoi(type)))));
        CHECK(numberIn(rowWith(types, "name", name), 1) == count);
    }
    const auto years = office.run("equipment", {{"by", "year"}});
    for (const auto& [year, count] :
         office.pairs("SELECT CAST(coalesce(substr(acquired, 1, 4), substr(in_use_date, 1, 4), "
                      "in_use_year) AS TEXT) AS y, "
                      "count(*) FROM device AS d WHERE y IS NOT NULL AND" +
                      inBooks + "GROUP BY y")) {
        CHECK(numberIn(rowWith(years, "name", year), 1) == count);
    }
}

TEST_CASE("Types by site: every cell is the pieces of that type there", "[report][numbers]")
{
    ReportOffice office;
    const auto model = office.run("types-by-site");
    std::size_t cells = 0;
    for (const auto& [key, pieces] : office.pairs(
             "SELECT s.name || '|' || d.type, sum(coalesce(d.quantity, 1)) FROM device AS d JOIN "
             "site AS s ON s.id = d.site WHERE" +
             inBooks + "GROUP BY s.id, d.type")) {
        const auto bar = key.find('|');
        const auto type = key.substr(bar + 1);
        const auto row = rowWith(model, "site", key.substr(0, bar));
        CHECK(numberIn(row, columnOf(model, "type_" + std::string(type.size() < 2 ? "0" : "") +
                                                type)) == pieces);
        ++cells;
    }
    CHECK(cells > 100);
    CHECK(totalOf(model, "all") ==
          office.number("SELECT sum(coalesce(quantity, 1)) FROM device AS d WHERE" + inBooks));
}

TEST_CASE("Spares, warranties, ends of life: the devices SQL finds", "[report][numbers]")
{
    ReportOffice office;
    CHECK(std::ssize(rowsOf(office.run("spares"))) ==
          office.number("SELECT count(*) FROM device AS d WHERE use_now = 2 AND" + inBooks));
    const auto today = isoText(office.reg.today());
    for (const auto* days : {"0", "90", "1000"}) {
        const auto model = office.run("warranty-ending", {{"days", days}});
        CHECK(std::ssize(rowsOf(model)) ==
              office.number("SELECT count(*) FROM device AS d WHERE warranty_until >= '" + today +
                            "' AND warranty_until <= date('" + today + "', '+" + days +
                            " days') AND" + inBooks));
    }
    const auto ends = office.run("end-of-life");
    CHECK(std::ssize(rowsOf(ends)) ==
          office.number(
              "SELECT count(*) FROM device AS d JOIN type_info AS t ON t.type = d.type AND t.state "
              "= 1 WHERE julianday('" +
              today +
              "') - julianday(coalesce(d.in_use_date, d.acquired, d.in_use_year || '-07-01')) >= "
              "365.25 * t.useful_life_years AND" +
              inBooks));
    CHECK(std::ssize(rowsOf(ends)) > 20);
    CHECK(rowsOf(office.run("end-of-life", {{"months", "240"}})).size() > rowsOf(ends).size());
}

TEST_CASE("Repeated serials: found without regard to case and spaces, with both devices",
          "[report][numbers]")
{
    ReportOffice office;
    CHECK(rowsOf(office.run("repeated-serials")).empty());
    for (const auto* serial : {"AB-1234", "ab-1234", "XX1"}) {
        Device device;
        device.name = "Micro";
        device.type = DeviceType::Microphone;
        device.serial = serial;
        device.site = findSite(office.reg, "Gôi");
        REQUIRE(addDevice(office.reg, device, "").isOk());
    }
    const auto model = office.run("repeated-serials");
    CHECK(rowsOf(model).size() == 2);
    CHECK(std::ssize(rowsOf(model)) ==
          office.number("SELECT count(*) FROM device AS d WHERE serial_fold IN (SELECT serial_fold "
                        "FROM device AS d WHERE serial_fold <> '' AND" +
                        inBooks + "GROUP BY serial_fold HAVING count(*) > 1) AND" + inBooks));
}

TEST_CASE("Custody: of a device also who had the care of the site while it stood there",
          "[report][numbers]")
{
    ReportOffice office;
    const auto all = office.run("custody");
    const auto rows = rowsOf(all);
    CHECK(std::ssize(rows) == office.number("SELECT count(*) FROM custody WHERE state = 1"));
    const auto part = columnOf(all, "part");
    CHECK(std::count_if(rows.begin(), rows.end(), [&](const auto& row) {
              return textIn(row, part) == "người thay";
          }) == office.number("SELECT count(*) FROM custody WHERE state = 1 AND is_deputy = 1"));
    // TKH-MIC-0002 stood at Tân Khánh, from 06/12/2022 on at Hợp Hưng
    const auto model = office.run("custody", {{"device", "TKH-MIC-0002"}});
    REQUIRE(rowsOf(model).size() == 2);
    CHECK(textIn(rowsOf(model)[0], columnOf(model, "officer")) == "Phạm Thị Tượng Trưng");
    CHECK(textIn(rowsOf(model)[0], columnOf(model, "part")) == "người quản lý");
    CHECK(textIn(rowsOf(model)[0], columnOf(model, "to_day")) == "06/12/2022");
    CHECK(textIn(rowsOf(model)[1], columnOf(model, "officer")) == "Hoàng Văn Minh Họa");
    CHECK(textIn(rowsOf(model)[1], columnOf(model, "from_day")) == "06/12/2022");
    const auto then = office.run("custody", {{"device", "TKH-MIC-0002"}, {"period", "2021"}});
    CHECK(rowsOf(then).size() == 1);
}

TEST_CASE("Responsibility: what is in each officer's care, and in one's", "[report][numbers]")
{
    ReportOffice office;
    const auto model = office.run("responsibility");
    CHECK(totalOf(model, "amount") ==
          office.number("SELECT" + amount +
                        "FROM device AS d LEFT JOIN site AS s ON s.id = d.site "
                        "WHERE coalesce(d.custodian, s.custodian) IS NOT NULL AND" +
                        inBooks));
    // who has the care of a site has that of its devices, unless somebody else was given them
    const auto counts =
        office.pairs("SELECT o.name, count(*) FROM device AS d LEFT JOIN site AS s ON s.id = "
                     "d.site JOIN officer AS o ON o.id = coalesce(d.custodian, s.custodian) WHERE" +
                     inBooks + "GROUP BY o.id");
    REQUIRE(counts.size() > 1);
    CHECK(model.groups.size() == counts.size());
    for (const auto& [officer, count] : counts) {
        CHECK(std::ssize(rowsOf(office.run("responsibility", {{"officer", officer}}))) == count);
    }
}
