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

/// The line of a cause in a bridge; nothing when it has none.
std::optional<report::Row> causeIn(const report::Model& model, const std::string& title)
{
    for (const auto& row : rowsOf(model)) {
        if (textIn(row, 0).starts_with(title)) {
            return row;
        }
    }
    return std::nullopt;
}

void addsUp(const report::Model& model)
{
    const auto rows = rowsOf(model);
    REQUIRE_FALSE(rows.empty());
    for (std::size_t column = 1; column < 4; ++column) {
        std::int64_t sum = 0;
        for (const auto& row : rows) {
            sum += numberIn(row, column);
        }
        INFO(column);
        CHECK(sum == numberIn(model.total, column));
    }
}

} // namespace

TEST_CASE("Transfers, replacements, disposals: those of the period, with their papers",
          "[report][numbers]")
{
    ReportOffice office;
    for (const auto& [name, table] :
         std::vector<std::pair<std::string, std::string>>{{"transfers", "transfer"},
                                                          {"replacements", "replacement"},
                                                          {"disposals", "disposal"}}) {
        INFO(name);
        CHECK(std::ssize(rowsOf(office.run(name))) ==
              office.number("SELECT count(*) FROM " + table + " WHERE state = 1"));
        CHECK(std::ssize(rowsOf(office.run(name, {{"period", "2022"}}))) ==
              office.number("SELECT count(*) FROM " + table +
                            " WHERE state = 1 AND day BETWEEN '2022-01-01' AND '2022-12-31'"));
    }
    const auto transfers = office.run("transfers");
    for (const auto& [number, count] :
         office.pairs("SELECT decision_no, count(*) FROM transfer WHERE state = 1 GROUP BY 1")) {
        const auto rows = rowsOf(transfers);
        CHECK(std::count_if(rows.begin(), rows.end(), [&, no = number](const report::Row& row) {
                  return textIn(row, columnOf(transfers, "decision_no")) == no;
              }) == count);
    }
    CHECK(
        totalOf(office.run("disposals"), "amount") ==
        office.number("SELECT sum(d.cost * coalesce(d.quantity, 1)) FROM disposal AS x JOIN device "
                      "AS d ON d.id = x.device WHERE x.state = 1 AND x.paper >= 3"));
}

TEST_CASE("Bridge: opening, bought, retired, closing add up and agree with the past register",
          "[report][numbers]")
{
    ReportOffice office;
    for (const auto& [since, until] : std::vector<std::pair<const char*, const char*>>{
             {"2021-12-31", "2022-12-31"}, {"2023-12-31", "2024-03-31"}, {"2022-06-30", ""}}) {
        report::Parameters asked{{"since", since}};
        if (*until != 0) {
            asked["until"] = until;
        }
        const auto model = office.run("bridge", asked);
        addsUp(model);
        auto past = office.reg.asOf(*parseIsoDate(since));
        const auto inventory = report::runReport(past, "inventory", {}, Language::Vietnamese);
        REQUIRE(inventory);
        CHECK(numberIn(rowsOf(model).front(), 2) == totalOf(*inventory, "quantity"));
        CHECK(numberIn(rowsOf(model).front(), 3) == totalOf(*inventory, "amount"));
    }
    const auto year = office.run("bridge", {{"since", "2021-12-31"}, {"until", "2022-12-31"}});
    const auto bought = causeIn(year, "Mua thêm");
    REQUIRE(bought);
    CHECK(
        numberIn(*bought, 1) ==
        office.number(
            "SELECT count(*) FROM device AS d JOIN op AS o ON o.no = d.birth WHERE d.state = 1 AND "
            "coalesce(d.acquired, d.in_use_date, d.in_use_year || '-01-01') BETWEEN '2022-01-01' "
            "AND '2022-12-31' AND o.wall_ms < (unixepoch('2023-01-01') - 25200) * 1000"));
    // the same devices, one a line
    const auto difference =
        office.run("difference", {{"since", "2021-12-31"}, {"until", "2022-12-31"}});
    const auto listed = [&difference](const char* cause) {
        std::int64_t count = 0;
        for (const auto& group : difference.groups) {
            count += group.title.starts_with(cause) ? std::ssize(group.rows) : 0;
        }
        return count;
    };
    CHECK(listed("Mua thêm") == numberIn(*bought, 1));
    CHECK(listed("Ra khỏi sổ") ==
          office.number("SELECT count(DISTINCT device) FROM disposal WHERE state = 1 AND paper >= "
                        "3 AND day BETWEEN '2022-01-01' AND '2022-12-31'"));
    const auto retired = causeIn(year, "Ra khỏi sổ:");
    REQUIRE(retired);
    CHECK(numberIn(*retired, 1) ==
          -office.number("SELECT count(DISTINCT device) FROM disposal WHERE state = 1 AND paper >= "
                         "3 AND day BETWEEN '2022-01-01' AND '2022-12-31'"));
}

TEST_CASE("Bridge: what was entered late, corrected, reclassified or undone is told apart",
          "[report][numbers]")
{
    ReportOffice office;
    const auto today = office.reg.today();
    const auto yesterday = Date{std::chrono::sys_days(today) - std::chrono::days(1)};
    Device late;
    late.name = "Camera cũ";
    late.type = DeviceType::Camera;
    late.site = findSite(office.reg, "Gôi");
    late.acquired = parseIsoDate("2019-05-05");
    late.cost = Money{7'000'000};
    REQUIRE(addDevice(office.reg, late, "").isOk());
    const auto edit = [&](const char* code, FieldNumber field, Value value) {
        const auto done = editDevice(office.reg, findDevice(office.reg, code),
                                     {{field, {}, std::move(value)}}, "");
        REQUIRE(done.isOk());
        return done->changeSet;
    };
    (void)edit("CHO-CAM-0001", fieldOf<&Device::cost>, Value{std::int64_t{20'000'000}});
    (void)edit("CHO-MIC-0001", fieldOf<&Device::type>,
               Value{static_cast<std::int64_t>(DeviceType::Speaker)});
    const auto model = office.run("bridge", {{"since", isoText(yesterday)}});
    addsUp(model);
    REQUIRE(causeIn(model, "Có từ trước"));
    CHECK(numberIn(*causeIn(model, "Có từ trước"), 3) == 7'000'000);
    REQUIRE(causeIn(model, "Sửa giá"));
    CHECK(numberIn(*causeIn(model, "Sửa giá"), 3) == 20'000'000 - 28'380'000);
    REQUIRE(causeIn(model, "Đổi loại"));
    CHECK(numberIn(*causeIn(model, "Đổi loại"), 1) == 0);
    CHECK_FALSE(causeIn(model, "Mua thêm"));
    // seen by type it leaves one and comes to the other
    const auto microphones =
        office.run("bridge", {{"since", isoText(yesterday)}, {"type", "microphone"}});
    addsUp(microphones);
    REQUIRE(causeIn(microphones, "Đổi loại"));
    const auto difference = office.run("difference", {{"since", isoText(yesterday)}});
    CHECK(rowsOf(difference).size() == 3);
    CHECK(textIn(rowWith(difference, "code", "CHO-MIC-0001"),
                 columnOf(difference, "what_changed")) == "micro → loa");
}

TEST_CASE("Difference: days the wrong way round, a past register, nothing changed",
          "[report][bad_input]")
{
    ReportOffice office;
    CHECK_THROWS_AS(office.run("difference", {{"since", "2024-05-01"}, {"until", "2024-01-01"}}),
                    Error);
    CHECK_FALSE(report::runReport(office.reg, "difference", {}, Language::Vietnamese));
    auto past = office.reg.asOf(*parseIsoDate("2023-01-01"));
    CHECK_THROWS_AS(
        report::runReport(past, "bridge", {{"since", "2022-01-01"}}, Language::Vietnamese), Error);
    const auto none = office.run("difference", {{"since", isoText(office.reg.today())}});
    CHECK(rowsOf(none).empty());
    CHECK(none.notes.front() == text::say(Language::Vietnamese, "report.empty"));
}

TEST_CASE("Summary: figures of a year beside SQL's, months and units add up", "[report][numbers]")
{
    ReportOffice office;
    const auto model = office.run("summary", {{"period", "2023"}});
    const std::string in2023 = " >= (unixepoch('2023-01-01') - 25200) * 1000 AND ";
    const std::string to2023 = " < (unixepoch('2024-01-01') - 25200) * 1000";
    CHECK(figureOf(model, "faults") ==
          office.number("SELECT count(*) FROM fault WHERE state = 1 AND reported_at" + in2023 +
                        "reported_at" + to2023));
    CHECK(figureOf(model, "faults_before") ==
          office.number("SELECT count(*) FROM fault WHERE state = 1 AND reported_at >= "
                        "(unixepoch('2022-01-01') - 25200) * 1000 AND reported_at < "
                        "(unixepoch('2023-01-01') - 25200) * 1000"));
    CHECK(figureOf(model, "repair_cost") ==
          office.number("SELECT sum(cost) FROM repair WHERE state = 1 AND coalesce(finished_at, "
                        "started_at)" +
                        in2023 + "coalesce(finished_at, started_at)" + to2023));
    CHECK(figureOf(model, "bought") ==
          office.number(
              "SELECT count(*) FROM device WHERE state = 1 AND CAST(coalesce(substr(acquired, "
              "1, 4), substr(in_use_date, 1, 4), in_use_year) AS TEXT) = '2023'"));
    CHECK(figureOf(model, "transfers") ==
          office.number("SELECT count(*) FROM transfer WHERE state = 1 AND day LIKE '2023%'"));
    std::int64_t faults = 0;
    for (const auto& row : rowsOf(model)) {
        faults += numberIn(row, columnOf(model, "fault_count"));
    }
    CHECK(faults == figureOf(model, "faults"));
    REQUIRE(model.charts.size() == 3);
    CHECK(model.charts[0].labels.size() == 12);
    double drawn = 0;
    for (const auto& series : model.charts[0].series) {
        for (const auto value : series.values) {
            drawn += value;
        }
    }
    CHECK(drawn == static_cast<double>(figureOf(model, "faults")));
}

TEST_CASE("Changes: as many as the log of the period has", "[report][numbers]")
{
    ReportOffice office;
    const auto model = office.run("changes", {{"period", "2023"}});
    CHECK(std::ssize(rowsOf(model)) ==
          office.number("SELECT count(DISTINCT change_set) FROM op WHERE wall_ms >= "
                        "(unixepoch('2023-01-01') - 25200) * 1000 AND wall_ms < "
                        "(unixepoch('2024-01-01') - 25200) * 1000"));
}
