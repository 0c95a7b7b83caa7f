#include "tests/cli/duty_table.h"
#include "tests/cli/duty_walks.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <catch2/catch.hpp>

#include <functional>
#include <map>

// The everyday questions of docs/questions.md, each asked on a fresh sample district by the
// commands of its row and answered as SQL answers it, and each asked in a journey of the window.

namespace dongbo::tests {

namespace {

using nlohmann::json;

const std::set<std::string>& known()
{
    static const auto all = [] {
        const Office office;
        const auto help = office.run({"--help", "--format", "json"});
        REQUIRE(help.exit == 0);
        return knownCommands(help.json()["commands"], office.json({"report", "list"})["reports"]);
    }();
    return all;
}

/// One question being asked: the program, and the tables it must agree with.
class Asking
{
public:
    Asking()
        : m_walk(known())
    {}
    DutyWalk& walk() { return m_walk; }
    json report(const Words& words)
    {
        Words all{"report"};
        all.insert(all.end(), words.begin(), words.end());
        return m_walk.json(all)["report"];
    }
    std::int64_t number(const std::string& sql) const
    {
        const SQLite::Database file(m_walk.registerFile().string(), SQLite::OPEN_READONLY);
        SQLite::Statement statement(file, sql);
        REQUIRE(statement.executeStep());
        return statement.getColumn(0).getInt64();
    }
    std::string text(const std::string& sql) const
    {
        const SQLite::Database file(m_walk.registerFile().string(), SQLite::OPEN_READONLY);
        SQLite::Statement statement(file, sql);
        REQUIRE(statement.executeStep());
        return statement.getColumn(0).getString();
    }
    /// The sample's day as SQL has it, from what a report says it was made on.
    std::string today()
    {
        const auto says = report({"running-repairs"})["provenance"].get<std::string>();
        const auto at = says.find('/');
        REQUIRE(at != std::string::npos);
        return says.substr(at + 4, 4) + "-" + says.substr(at + 1, 2) + "-" + says.substr(at - 2, 2);
    }

private:
    DutyWalk m_walk;
};

std::int64_t rowsOf(const json& report)
{
    std::int64_t out = 0;
    for (const auto& group : report["groups"]) {
        out += static_cast<std::int64_t>(group["rows"].size());
    }
    return out;
}

/// The total's cell under that heading.
std::int64_t totalOf(const json& report, const std::string& heading)
{
    const auto& columns = report["columns"];
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (columns[i] == heading) {
            return report["total"][i].is_number() ? report["total"][i].get<std::int64_t>() : 0;
        }
    }
    FAIL("no column " << heading);
    return 0;
}

const std::string inBooks = " d.state = 1 AND coalesce(d.paper, 1) IN (1, 2) ";
const std::string bought = "coalesce(d.acquired, d.in_use_date, d.in_use_year || '-01-01')";
std::string in2023(const std::string& day)
{
    return day + " BETWEEN '2023-01-01' AND '2023-12-31'";
}

void brokenSince(Asking& ask)
{
    // stated when it was entered, or since its oldest open fault
    const std::string since =
        "coalesce(CASE WHEN d.condition <> 4 THEN (SELECT min(f.reported_at) FROM fault AS f WHERE "
        "f.device = d.id AND f.state = 1 AND f.fault_state <= 4) END, (SELECT o.wall_ms FROM op AS "
        "o WHERE o.no = d.birth))";
    const auto answer = ask.report({"broken", "--days", "30"});
    CHECK(rowsOf(answer) ==
          ask.number("SELECT count(*) FROM device AS d WHERE" + inBooks +
                     "AND d.condition_now = 4 AND julianday('" + ask.today() +
                     "') - julianday(date(" + since + " / 1000 + 25200, 'unixepoch')) >= 30"));
    CHECK(rowsOf(answer) > 0);
}

void warrantiesEnding(Asking& ask)
{
    const auto today = ask.today();
    for (const auto& [code, days] : {std::pair{"DAN-SCR-0001", "20"}, {"DAN-CAM-0001", "300"}}) {
        (void)ask.walk().json({"device", "edit", code, "--warranty-until",
                               ask.text("SELECT date('" + today + "', '+" + days + " days')")});
    }
    const auto answer = ask.report({"warranty-ending", "--days", "92"});
    CHECK(rowsOf(answer) == ask.number("SELECT count(*) FROM device AS d WHERE" + inBooks +
                                       "AND d.warranty_until BETWEEN '" + today + "' AND date('" +
                                       today + "', '+92 days')"));
    CHECK(rowsOf(answer) > 0);
}

void warrantyClaims(Asking& ask)
{
    const auto code = ask.text("SELECT d.code FROM repair AS r JOIN fault AS f ON f.id = r.fault "
                               "JOIN device AS d ON d.id = f.device WHERE r.state = 1 AND r.cost > "
                               "0 AND d.paper = 1 ORDER BY r.cost DESC LIMIT 1");
    (void)ask.walk().json({"device", "edit", code, "--warranty-until", "2030-01-01", "--yes"});
    const auto answer = ask.report({"warranty-claims"});
    CHECK(totalOf(answer, "Đã trả (đ)") ==
          ask.number("SELECT sum(r.cost) FROM repair AS r JOIN fault AS f ON f.id = r.fault JOIN "
                     "device AS d ON d.id = f.device WHERE r.state = 1 AND r.cost > 0 AND "
                     "(r.in_warranty = 1 OR date(r.finished_at / 1000 + 25200, 'unixepoch') <= "
                     "d.warranty_until)"));
    CHECK(rowsOf(answer) > 0);
}

void careIn2022(Asking& ask)
{
    const auto answer = ask.report({"custody", "--device", "DAN-CAM-0001", "--period", "2022"});
    CHECK(rowsOf(answer) ==
          ask.number("SELECT count(*) FROM custody AS c JOIN device AS d ON d.id = c.device OR "
                     "d.site = c.site WHERE c.state = 1 AND d.code = 'DAN-CAM-0001' AND "
                     "c.from_day <= '2022-12-31' AND coalesce(c.to_day, '9999') >= '2022-01-01'"));
    CHECK(rowsOf(answer) > 0);
}

void responsibleFor(Asking& ask)
{
    const auto officer = ask.text("SELECT o.name FROM site AS s JOIN officer AS o ON o.id = "
                                  "s.custodian WHERE s.state = 1 LIMIT 1");
    const auto answer = ask.report({"responsibility", "--officer", officer});
    CHECK(rowsOf(answer) ==
          ask.number("SELECT count(*) FROM device AS d LEFT JOIN site AS s ON s.id = d.site JOIN "
                     "officer AS o ON o.id = coalesce(d.custodian, s.custodian) WHERE" +
                     inBooks + "AND o.name = '" + officer + "'"));
    CHECK(rowsOf(answer) > 5);
}

void boughtFrom(Asking& ask)
{
    const auto answer = ask.report({"purchases", "--period", "2023"});
    CHECK(totalOf(answer, "Thành tiền (đ)") ==
          ask.number("SELECT sum(d.cost * coalesce(d.quantity, 1)) FROM device AS d WHERE d.state "
                     "= 1 AND " +
                     in2023(bought)));
    CHECK(static_cast<std::int64_t>(answer["groups"].size()) ==
          ask.number("SELECT count(DISTINCT coalesce(d.funding_source, '')) FROM device AS d WHERE "
                     "d.state = 1 AND " +
                     in2023(bought)));
}

void runningRepairs(Asking& ask)
{
    CHECK(rowsOf(ask.report({"running-repairs"})) ==
          ask.number("SELECT count(*) FROM repair WHERE state = 1 AND finished_at IS NULL"));
}

void unpricedRepairs(Asking& ask)
{
    CHECK(rowsOf(ask.report({"unpriced-repairs"})) ==
          ask.number("SELECT count(*) FROM repair WHERE state = 1 AND finished_at IS NOT NULL AND "
                     "cost IS NULL"));
}

void repairCosts(Asking& ask)
{
    const auto paid = ask.number("SELECT sum(cost) FROM repair WHERE state = 1");
    CHECK(totalOf(ask.report({"repair-costs"}), "Chi phí sửa (đ)") == paid);
    CHECK(totalOf(ask.report({"repairers"}), "Chi phí sửa (đ)") == paid);
}

void costSoFar(Asking& ask)
{
    const auto code = ask.text("SELECT d.code FROM repair AS r JOIN fault AS f ON f.id = r.fault "
                               "JOIN device AS d ON d.id = f.device WHERE r.state = 1 AND r.cost > "
                               "0 AND d.cost > 0 AND d.paper = 1 LIMIT 1");
    CHECK(totalOf(ask.report({"device-costs", "--device", code}), "Tổng chi (đ)") ==
          ask.number("SELECT d.cost * coalesce(d.quantity, 1) + (SELECT sum(r.cost) FROM repair AS "
                     "r JOIN fault AS f ON f.id = r.fault WHERE r.state = 1 AND f.device = d.id) "
                     "FROM device AS d WHERE d.code = '" +
                     code + "'"));
}

void failsMost(Asking& ask)
{
    const auto types = ask.report({"reliability", "--by", "type"});
    CHECK(totalOf(types, "Số lần hỏng hẳn") ==
          ask.number("SELECT count(*) FROM fault AS f JOIN device AS d ON d.id = f.device WHERE "
                     "f.state = 1 AND f.severity = 1 AND" +
                     inBooks));
    CHECK(rowsOf(ask.report({"recurring-faults"})) ==
          ask.number("WITH RECURSIVE chain(root, id) AS (SELECT id, id FROM fault WHERE state = 1 "
                     "AND recurrence_of IS NULL UNION ALL SELECT root, f.id FROM fault AS f JOIN "
                     "chain ON f.recurrence_of = chain.id WHERE f.state = 1) SELECT count(*) FROM "
                     "(SELECT root FROM chain GROUP BY root HAVING count(*) > 1)"));
}

void movedAndGone(Asking& ask)
{
    const auto moved = ask.report({"transfers", "--period", "2023"});
    CHECK(rowsOf(moved) ==
          ask.number("SELECT count(*) FROM transfer WHERE state = 1 AND " + in2023("day")));
    CHECK(rowsOf(ask.report({"disposals", "--period", "2023"})) ==
          ask.number("SELECT count(*) FROM disposal WHERE state = 1 AND paper >= 3 AND " +
                     in2023("day")));
    CHECK(moved.dump().find(ask.text("SELECT decision_no FROM transfer WHERE state = 1 AND " +
                                     in2023("day"))) != std::string::npos);
}

void typesBySite(Asking& ask)
{
    CHECK(totalOf(ask.report({"types-by-site"}), "Tất cả") ==
          ask.number("SELECT sum(coalesce(d.quantity, 1)) FROM device AS d WHERE" + inBooks));
}

void repeatedSerials(Asking& ask)
{
    for (const char* code : {"DAN-SCR-0001", "DAN-CAM-0001"}) {
        (void)ask.walk().json({"device", "edit", code, "--serial", "TRUNG-001", "--yes"});
    }
    CHECK(rowsOf(ask.report({"repeated-serials"})) ==
          ask.number("SELECT count(*) FROM device AS d WHERE d.serial_fold IN (SELECT serial_fold "
                     "FROM device AS d WHERE d.serial_fold <> '' AND" +
                     inBooks + "GROUP BY 1 HAVING count(*) > 1) AND" + inBooks));
    CHECK(rowsOf(ask.report({"repeated-serials"})) == 2);
}

void betweenTwoDays(Asking& ask)
{
    const auto gone = ask.number("SELECT count(DISTINCT device) FROM disposal WHERE state = 1 AND "
                                 "paper >= 3 AND day BETWEEN '2022-01-01' AND '2022-12-31'");
    const Words asked{"--since", "2021-12-31", "--until", "2022-12-31"};
    Words difference{"difference"};
    difference.insert(difference.end(), asked.begin(), asked.end());
    std::int64_t listed = 0;
    const auto lines = ask.report(difference);
    for (const auto& group : lines["groups"]) {
        listed += group["title"].get<std::string>().starts_with("Ra khỏi sổ")
                      ? static_cast<std::int64_t>(group["rows"].size())
                      : 0;
    }
    CHECK(listed == gone);
    Words bridge{"bridge"};
    bridge.insert(bridge.end(), asked.begin(), asked.end());
    std::int64_t stepped = 0;
    const auto steps = ask.report(bridge);
    for (const auto& row : steps["groups"][0]["rows"]) {
        stepped += row[0].get<std::string>().starts_with("Ra khỏi sổ") ? row[1].get<int>() : 0;
    }
    CHECK(stepped == -gone);
}

void besideBefore(Asking& ask)
{
    const auto answer =
        ask.report({"faults-by-type", "--period", "Q4/2022", "--compare", "before"});
    const auto faults = [&](const char* from, const char* to) {
        return ask.number(std::string("SELECT count(*) FROM fault WHERE state = 1 AND "
                                      "date(reported_at / 1000 + 25200, 'unixepoch') BETWEEN '") +
                          from + "' AND '" + to + "'");
    };
    CHECK(answer["total"][1] == faults("2022-10-01", "2022-12-31"));
    CHECK(answer["total"][2] == faults("2022-07-01", "2022-09-30"));
}

void readyRooms(Asking& ask)
{
    const auto meeting =
        ask.text("SELECT number FROM meeting WHERE state = 1 AND frozen_at IS NOT NULL LIMIT 1");
    CHECK(rowsOf(ask.report({"meeting-readiness", "--meeting", meeting})) ==
          ask.number("SELECT count(DISTINCT i.site) FROM meeting_site AS i JOIN meeting AS m ON "
                     "m.id = i.for_meeting WHERE i.state = 1 AND m.number = '" +
                     meeting + "'"));
}

void checkedRooms(Asking& ask)
{
    CHECK(rowsOf(ask.report({"checks", "--period", "2024"})) ==
          ask.number("SELECT count(*) FROM site_check WHERE state = 1 AND withdrawn_at IS NULL AND "
                     "strftime('%Y', checked_at / 1000 + 25200, 'unixepoch') = '2024'"));
}

void onDuty(Asking& ask)
{
    CHECK(rowsOf(ask.report({"duties"})) ==
          ask.number("SELECT count(*) FROM duty WHERE state = 1 AND removed IS NULL"));
}

void paperForms(Asking& ask)
{
    const auto before = rowsOf(ask.report({"paper-forms"}));
    CHECK(before == static_cast<std::int64_t>(
                        ask.walk().json({"paper-setting", "list"})["paper_settings"].size()));
    (void)ask.walk().json({"paper-setting", "set", "head", "Nguyễn Văn Mẫu"});
    const auto after = ask.report({"paper-forms"});
    CHECK(rowsOf(after) == before + 1);
    CHECK(after.dump().find("Nguyễn Văn Mẫu") != std::string::npos);
    (void)ask.walk().json({"paper-setting", "remove", "head"});
    CHECK(rowsOf(ask.report({"paper-forms"})) == before);
}

void issuedReports(Asking& ask)
{
    (void)ask.walk().json({"issued-report", "issue", "inventory", "--document-no", "12/BC"});
    (void)ask.walk().json({"device", "edit", "DAN-SCR-0001", "--cost", "18000000"});
    CHECK(rowsOf(ask.report({"issued-reports"})) ==
          ask.number("SELECT count(*) FROM issued_report WHERE state = 1"));
    CHECK(rowsOf(ask.report({"issued-check", "--document", "12/BC"})) == 1); // that device
}

void ownQuestion(Asking& ask)
{
    (void)ask.walk().json(
        {"own-report", "save", "Hỏng", "--columns", "code,name", "--filter", "condition=broken"});
    CHECK(rowsOf(ask.report({"own:Hỏng"})) ==
          ask.number("SELECT count(*) FROM device AS d WHERE d.condition_now = 4 AND" + inBooks));
}

void putRight(Asking& ask)
{
    auto& walk = ask.walk();
    const auto repair = ask.text("SELECT number FROM repair WHERE state = 1 AND finished_at IS NOT "
                                 "NULL AND cost IS NULL LIMIT 1");
    (void)walk.json({"repair", "edit", repair, "--cost", "450000"});
    CHECK(ask.number("SELECT cost FROM repair WHERE number = '" + repair + "'") == 450'000);
    const auto fault =
        ask.text("SELECT number FROM fault WHERE state = 1 AND fault_state = 6 LIMIT 1");
    (void)walk.json({"fault", "edit", fault, "--symptom", "Màn hình nhấp nháy"});
    CHECK(ask.text("SELECT symptom FROM fault WHERE number = '" + fault + "'") ==
          "Màn hình nhấp nháy");
    (void)walk.json({"fault", "reopen", fault, "--reason", "hỏng lại"});
    CHECK(ask.number("SELECT fault_state FROM fault WHERE number = '" + fault + "'") <= 4);
    (void)walk.json({"vendor", "edit", "Cửa hàng Minh Anh", "--phone", "0912345678"});
    CHECK(ask.text("SELECT phone FROM vendor WHERE name = 'Cửa hàng Minh Anh'") == "0912345678");
    const auto site = ask.text("SELECT name FROM site WHERE state = 1 LIMIT 1");
    (void)walk.json({"site", "edit", site, "--notes", "phòng tầng 2"});
    CHECK(ask.text("SELECT notes FROM site WHERE name = '" + site + "'") == "phòng tầng 2");
    const auto unit = ask.text("SELECT name FROM unit WHERE state = 1 AND parent IS NOT NULL");
    (void)walk.json({"unit", "edit", unit, "--notes", "chữ"});
    CHECK(ask.text("SELECT notes FROM unit WHERE name = '" + unit + "'") == "chữ");
    const auto officer = ask.text("SELECT name FROM officer WHERE state = 1 LIMIT 1");
    (void)walk.json({"officer", "edit", officer, "--phone", "0987654321"});
    CHECK(ask.text("SELECT phone FROM officer WHERE name = '" + officer + "'") == "0987654321");
}

using Ask = void (*)(Asking&);
/// In the order of docs/questions.md.
const std::vector<Ask>& questions()
{
    static const std::vector<Ask> all{
        brokenSince,   warrantiesEnding, warrantyClaims,  careIn2022,      responsibleFor,
        boughtFrom,    runningRepairs,   unpricedRepairs, repairCosts,     costSoFar,
        failsMost,     movedAndGone,     typesBySite,     repeatedSerials, betweenTwoDays,
        besideBefore,  readyRooms,       checkedRooms,    onDuty,          paperForms,
        issuedReports, ownQuestion,      putRight};
    return all;
}

} // namespace

TEST_CASE("Questions: each is answered by the commands of its row, as SQL answers it",
          "[cli][questions]")
{
    const auto rows = questionRows();
    REQUIRE(rows.size() == questions().size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto& row = rows[i];
        DYNAMIC_SECTION("question " << row.number << ":" << row.duty)
        {
            CHECK(row.number == static_cast<int>(i + 1));
            Asking ask;
            questions()[i](ask);
            for (const auto& commands : row.commands) {
                for (const auto& command : commands) {
                    INFO("not called: " << command);
                    CHECK(ask.walk().called().contains(command));
                }
            }
        }
    }
}

TEST_CASE("Questions: each is asked on the screen in a part of a journey, and answered",
          "[cli][questions]")
{
    const auto parts = journeyParts("question");
    for (const auto& row : questionRows()) {
        INFO("question " << row.number << ": " << row.duty);
        const auto found = parts.find(row.number);
        REQUIRE(found != parts.end());
        for (const auto& part : found->second) {
            INFO(part.journey);
            CHECK(part.acts);
            CHECK(part.looksAfterwards);
        }
    }
    for (const auto& [number, found] : parts) {
        INFO("question " << number << " in " << found.front().journey);
        CHECK(number >= 1);
        CHECK(number <= static_cast<int>(questions().size()));
    }
}

} // namespace dongbo::tests
