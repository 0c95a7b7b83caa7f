#include "tests/cli/duty_table.h"
#include "tests/cli/duty_walks.h"

#include <catch2/catch.hpp>

// The twenty duties of the letter, each done on a fresh sample district by the commands that
// docs/duties.md names, and each done in a journey of the window.

namespace dongbo::tests {

namespace {

/// What the program knows, asked once.
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

} // namespace

TEST_CASE("Duties: the table has the twenty, and names commands the program knows", "[cli][duties]")
{
    const auto rows = dutyRows();
    REQUIRE(rows.size() == 20);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto& row = rows[i];
        INFO("duty " << row.number << ": " << row.duty);
        CHECK(row.number == static_cast<int>(i + 1));
        CHECK(row.screen.find_first_not_of(' ') != std::string::npos);
        for (const auto& commands : row.commands) {
            for (const auto& command : commands) {
                INFO(command);
                const bool isAnyReport = command == "report";
                CHECK((isAnyReport || known().contains(command)));
            }
        }
    }
}

TEST_CASE("Duties: each is done by the commands of its row, and read back", "[cli][duties]")
{
    for (const auto& row : dutyRows()) {
        DYNAMIC_SECTION("duty " << row.number << ":" << row.duty)
        {
            DutyWalk walk(known());
            dutySteps().at(static_cast<std::size_t>(row.number - 1))(walk);
            for (const auto& commands : row.commands) {
                for (const auto& command : commands) {
                    INFO("not called: " << command);
                    CHECK(walk.called().contains(command));
                }
            }
            CHECK(walk.json({"verify"})["ok"] == true);
        }
    }
}

TEST_CASE("Duties: each is done on the screen in a part of a journey", "[cli][duties]")
{
    const auto parts = journeyParts("duty");
    for (const auto& row : dutyRows()) {
        INFO("duty " << row.number << ": " << row.duty);
        const auto found = parts.find(row.number);
        REQUIRE(found != parts.end());
        for (const auto& part : found->second) {
            INFO(part.journey);
            CHECK(part.acts);
            CHECK(part.looksAfterwards);
        }
    }
    for (const auto& [number, found] : parts) {
        INFO("duty " << number << " in " << found.front().journey);
        CHECK(number >= 1);
        CHECK(number <= 20);
    }
}

} // namespace dongbo::tests
