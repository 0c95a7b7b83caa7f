// Readiness, checks and duty beside plain SQL.
#include "core/register/meetings/meeting_view.h"
#include "core/register/meetings/readiness_board.h"
#include "tests/report/report_office.h"

using namespace dongbo; // NOLINT(google-build-using-namespace): a test
using test::figureOf;
using test::ReportOffice;
using test::rowsOf;

TEST_CASE("Readiness: every room of the meeting once, with its state and its reasons",
          "[report][numbers]")
{
    ReportOffice office;
    const auto number = office.pairs("SELECT number, 0 FROM meeting WHERE state = 1 AND frozen_at "
                                     "IS NOT NULL ORDER BY starts_at LIMIT 1");
    REQUIRE(number.size() == 1);
    const auto model = office.run("meeting-readiness", {{"meeting", number[0].first}});
    const std::string ofMeeting = " FROM meeting_site AS i JOIN meeting AS m ON m.id = "
                                  "i.for_meeting WHERE i.state = 1 AND m.number = '" +
                                  number[0].first + "'";
    CHECK(std::ssize(rowsOf(model)) == office.number("SELECT count(DISTINCT i.site)" + ofMeeting));
    std::int64_t rooms = 0;
    for (const auto& [figure, code] : {std::pair{"rooms_ready", 1},
                                       {"rooms_at_risk", 2},
                                       {"rooms_not_ready", 3},
                                       {"rooms_unknown", 4}}) {
        INFO(figure);
        CHECK(figureOf(model, figure) ==
              office.number("SELECT count(DISTINCT i.site)" + ofMeeting +
                            " AND i.readiness = " + std::to_string(code)));
        rooms += figureOf(model, figure);
    }
    CHECK(rooms == std::ssize(rowsOf(model)));
    for (const auto& group : model.groups) {
        for (const auto& row : group.rows) {
            CHECK(row.record.has_value());
            const bool isReady = group.title == "Sẵn sàng";
            CHECK(test::textIn(row, test::columnOf(model, "reasons")).empty() == isReady);
        }
    }
}

TEST_CASE("Checks: each of the period once, with as many headings that failed", "[report][numbers]")
{
    ReportOffice office;
    const auto model = office.run("checks", {{"period", "2024"}});
    const std::string of2024 = " FROM site_check WHERE state = 1 AND withdrawn_at IS NULL AND "
                               "strftime('%Y', checked_at / 1000 + 25200, 'unixepoch') = '2024'";
    REQUIRE(figureOf(model, "checks") > 0);
    CHECK(figureOf(model, "checks") == office.number("SELECT count(*)" + of2024));
    CHECK(figureOf(model, "rooms_checked") ==
          office.number("SELECT count(DISTINCT site)" + of2024));
    std::int64_t failed = 0;
    for (const char* heading : {"power", "light", "sound", "picture", "line"}) {
        INFO(heading);
        std::int64_t known = 0;
        for (const auto& row : rowsOf(model)) {
            known += test::textIn(row, test::columnOf(model, std::string("check_") + heading)) ==
                             "không đạt"
                         ? 1
                         : 0;
        }
        const auto counted =
            office.number("SELECT count(*)" + of2024 + " AND heading_" + heading + " = " +
                          std::to_string(static_cast<int>(CheckResult::Fail)));
        CHECK(known == counted);
        failed += counted;
    }
    CHECK(test::totalOf(model, "failed_headings") == failed);
}

TEST_CASE("Duty: every line of the roster, those of one officer and of one meeting",
          "[report][numbers]")
{
    ReportOffice office;
    const auto all = office.run("duties");
    const std::string born = " FROM duty WHERE state = 1 AND removed IS NULL";
    REQUIRE_FALSE(rowsOf(all).empty());
    CHECK(std::ssize(rowsOf(all)) == office.number("SELECT count(*)" + born));
    const auto meeting = office.pairs("SELECT m.number, count(*) FROM duty AS d JOIN meeting AS m "
                                      "ON m.id = d.for_meeting WHERE d.state = 1 AND d.removed IS "
                                      "NULL GROUP BY m.id ORDER BY 2 DESC LIMIT 1");
    REQUIRE(meeting.size() == 1);
    CHECK(std::ssize(rowsOf(office.run("duties", {{"meeting", meeting[0].first}}))) ==
          meeting[0].second);
    const auto officer = office.pairs("SELECT o.name, count(*) FROM duty AS d JOIN officer AS o ON "
                                      "o.id = d.officer WHERE d.state = 1 AND d.removed IS NULL "
                                      "GROUP BY o.id ORDER BY 2 DESC LIMIT 1");
    REQUIRE(officer.size() == 1);
    CHECK(std::ssize(rowsOf(office.run("duties", {{"officer", officer[0].first}}))) ==
          officer[0].second);
    CHECK(rowsOf(office.run("duties", {{"period", "1999"}})).empty());
}
