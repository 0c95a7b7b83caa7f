// The sums and lines of official papers beside plain SQL, and what holds every report to one.
#include "core/register/base/find.h"
#include "core/register/stocktake/stocktakes.h"
#include "core/store/queries/device_queries.h"
#include "tests/report/report_office.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>

using namespace dongbo; // NOLINT(google-build-using-namespace): a test
using test::ReportOffice;
using test::rowsOf;

namespace {

/// "1.234.567" of a paper's cell.
std::int64_t numberOf(const report::Cell& cell)
{
    std::int64_t out = 0;
    for (const char c : report::wordsOf(cell, Language::Vietnamese)) {
        out = c >= '0' && c <= '9' ? out * 10 + (c - '0') : out;
    }
    return out;
}

/// Lines that are about something: a form to be filled in by hand has empty ones.
std::int64_t linesOf(const report::Model& model)
{
    std::int64_t out = 0;
    for (const auto& row : rowsOf(model)) {
        out += std::any_of(row.begin(), row.end(), [](const report::Cell& cell) {
            return !std::holds_alternative<std::monostate>(cell);
        });
    }
    return out;
}

const std::string pieces = "SELECT sum(coalesce(d.quantity, 1))";
const std::string dong = "SELECT sum(d.cost * coalesce(d.quantity, 1))";
const std::string lines = "SELECT count(*)";
const std::string inBooks = " AND coalesce(d.paper, 1) IN (1, 2)";
/// Fixed assets by the threshold of the day they came into use.
const std::string fixedAssets =
    " FROM device AS d WHERE d.state = 1 AND d.cost >= (SELECT t.fixed_asset_from FROM "
    "asset_threshold AS t WHERE t.state = 1 AND coalesce(t.valid_from, '') <= "
    "coalesce(d.in_use_date, d.in_use_year || '-12-31', d.acquired, '2024-05-11') ORDER BY "
    "coalesce(t.valid_from, '') DESC LIMIT 1)";
const std::string tools =
    " FROM device AS d WHERE d.state = 1 AND coalesce(d.cost, 0) < (SELECT t.fixed_asset_from FROM "
    "asset_threshold AS t WHERE t.state = 1 AND coalesce(t.valid_from, '') <= "
    "coalesce(d.in_use_date, d.in_use_year || '-12-31', d.acquired, '2024-05-11') ORDER BY "
    "coalesce(t.valid_from, '') DESC LIMIT 1)";

} // namespace

TEST_CASE("Papers of a count: what is in the books, by the class of the day it came into use",
          "[papers][numbers]")
{
    ReportOffice office;
    const auto book = office.run("c53-hd");
    CHECK(linesOf(book) == office.number(lines + fixedAssets + inBooks));
    CHECK(numberOf(book.total[4]) == office.number(pieces + fixedAssets + inBooks));
    CHECK(numberOf(book.total[5]) == office.number(dong + fixedAssets + inBooks));
    const auto ticks = office.run("c53-hd-ticks");
    CHECK(linesOf(ticks) == office.number(lines + fixedAssets + inBooks));
    CHECK(numberOf(ticks.total[4]) == office.number(pieces + fixedAssets + inBooks));
    // the sheet of one room has what is expected there
    const std::string there = " FROM device AS d JOIN site AS s ON s.id = d.site WHERE d.state = 1 "
                              "AND s.name = 'Điểm cầu Đại An'" +
                              inBooks;
    StocktakeStart start;
    start.name = "Kiểm kê Đại An";
    start.site = findSite(office.reg, "Đại An");
    const auto begun = startStocktake(office.reg, start);
    REQUIRE(begun);
    const auto sheet = office.run("stocktake-sheet", {{"stocktake", begun->number}});
    CHECK(linesOf(sheet) == office.number(lines + there));
    const auto room = office.run("room-handover", {{"site", "Đại An"}});
    CHECK(linesOf(room) == office.number(lines + there));
    const auto place = office.run("s26-h", {{"site", "Đại An"}});
    CHECK(numberOf(place.total[7]) ==
          office.number(dong + " FROM device AS d JOIN site AS s ON s.id = d.site WHERE d.state = "
                               "1 AND s.name = 'Điểm cầu Đại An'"));
}

TEST_CASE("Papers of what leaves the books: proposed assets, broken tools", "[papers][numbers]")
{
    ReportOffice office;
    const std::string proposed = " FROM device AS d WHERE d.state = 1 AND d.paper = 2";
    const auto plan = office.run("bieu-04");
    CHECK(linesOf(plan) == office.number(lines + proposed));
    CHECK(numberOf(plan.total[2]) == office.number(pieces + proposed));
    CHECK(numberOf(plan.total[3]) ==
          office.number(dong + " / 1000" + proposed)); // the form counts in thousands
    const auto minutes = office.run("c51-hd");
    CHECK(linesOf(minutes) == office.number(lines + fixedAssets + " AND d.paper = 2"));
    const auto broken =
        tools + " AND (d.paper = 4 OR (coalesce(d.paper, 1) IN (1, 2) AND d.condition_now = 4))";
    const auto lost = office.run("c22-hd");
    CHECK(linesOf(lost) == office.number(lines + broken));
    CHECK(numberOf(lost.total[3]) == office.number(pieces + broken));
    CHECK(numberOf(lost.total[6]) == office.number(dong + broken));
}

TEST_CASE("Letters: devices, broken ones and open faults of the district, faults of its lines",
          "[papers][numbers]")
{
    ReportOffice office;
    const auto letter = office.run("state-report");
    CHECK(linesOf(letter) ==
          office.number("SELECT count(*) FROM site WHERE state = 1 AND valid_to IS NULL"));
    CHECK(numberOf(letter.total[2]) ==
          office.number(lines + " FROM device AS d WHERE d.state = 1" + inBooks));
    CHECK(numberOf(letter.total[3]) ==
          office.number(lines + " FROM device AS d WHERE d.state = 1 AND d.condition_now = 4" +
                        inBooks));
    CHECK(numberOf(letter.total[4]) ==
          office.number("SELECT count(*) FROM fault WHERE state = 1 AND fault_state <= 4"));
    const auto provider = office.run("provider-letter", {{"period", "2023"}});
    CHECK(linesOf(provider) ==
          office.number("SELECT count(*) FROM fault WHERE state = 1 AND about = 2 AND reported_at "
                        ">= (unixepoch('2023-01-01') - 25200) * 1000 AND reported_at < "
                        "(unixepoch('2024-01-01') - 25200) * 1000"));
    CHECK(linesOf(provider) > 0);
}

TEST_CASE("Minutes: the devices that were handed over, and what they cost", "[papers][numbers]")
{
    ReportOffice office;
    for (const auto& [decision, count] :
         office.pairs("SELECT decision_no, count(*) FROM transfer WHERE state = 1 GROUP BY 1, day, "
                      "from_site, to_site")) {
        const auto code = office
                              .pairs("SELECT d.code, 0 FROM transfer AS t JOIN device AS d ON d.id "
                                     "= t.device WHERE t.state = 1 AND t.decision_no = '" +
                                     decision + "'")
                              .front()
                              .first;
        INFO(decision);
        for (const auto& row :
             store::transfersOf(office.reg.database(), findDevice(office.reg, code))) {
            if (row.transfer.decisionNo != decision) {
                continue;
            }
            for (const char* paper : {"handover", "c50-hd"}) {
                const auto minutes = office.run(paper, {{"transfer", row.id.text()}});
                CHECK(linesOf(minutes) == count);
            }
        }
    }
    const auto one = office
                         .pairs("SELECT o.code, n.cost FROM replacement AS r JOIN device AS o ON "
                                "o.id = r.old_device JOIN device AS n ON n.id = r.new_device "
                                "WHERE r.state = 1 AND o.code IS NOT NULL")
                         .front();
    const auto minutes = office.run("replacement", {{"replacement", one.first}});
    CHECK(linesOf(minutes) == 2); // what came out and what came in
}

/// What stands in the [numbers] tests of this folder that ask SQL, by the names of reports in them.
std::set<std::string> comparedWithSql()
{
    std::set<std::string> out;
    const auto folder = std::filesystem::path(std::getenv("DONGBO_SOURCE")) / "tests/report";
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        if (entry.path().extension() != ".cpp") {
            continue;
        }
        std::ifstream in(entry.path());
        const std::string all{std::istreambuf_iterator<char>(in), {}};
        for (auto at = all.find("\nTEST_CASE("); at != std::string::npos;) {
            const auto next = all.find("\nTEST_CASE(", at + 1);
            const auto part = all.substr(at, next == std::string::npos ? next : next - at);
            at = next;
            const auto head = part.substr(0, part.find('{'));
            const bool asksSql = part.find("SELECT") != std::string::npos ||
                                 part.find("office.number(") != std::string::npos;
            if (head.find("[numbers]") == std::string::npos || !asksSql) {
                continue;
            }
            for (auto quote = part.find('"'); quote != std::string::npos;) {
                const auto end = part.find('"', quote + 1);
                if (end == std::string::npos) {
                    break;
                }
                out.insert(part.substr(quote + 1, end - quote - 1));
                quote = part.find('"', end + 1);
            }
        }
    }
    return out;
}

TEST_CASE("Every report is compared with SQL, or says why there is nothing to compare",
          "[report][coverage]")
{
    const std::map<std::string, std::string> without{
        {"labels", "a label a device, read back as its id in labels_tests"},
        {"check-sheet", "empty to be filled in, or what one check says"},
        {"fault-minutes", "the words of one fault"},
        {"meeting-notice", "a letter without numbers"},
        {"paper-forms", "what forms rest on: no numbers, not in the register"},
        {"issued-check", "lines of a kept report beside the same report, in own_tests"}};
    const auto compared = comparedWithSql();
    std::set<std::string> known;
    for (const auto& info : report::reports(Language::English)) {
        known.insert(info.name);
        INFO(info.name);
        CHECK((compared.contains(info.name) || without.contains(info.name)));
    }
    for (const auto& [name, why] : without) {
        INFO(name << ": " << why);
        CHECK(known.contains(name));
    }
}
