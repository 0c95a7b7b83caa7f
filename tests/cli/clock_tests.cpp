#include "tests/cli/program_runs.h"

#include <catch2/catch.hpp>

namespace dongbo::tests {

namespace {

nlohmann::json answered(Words words, const std::string& clock, const std::string& file)
{
    words.insert(words.end(), {"--register", file, "--format", "json"});
    const auto answer = runProgram(words, {{"DONGBO_CLOCK", clock}});
    INFO(clock << "\n" << answer.err);
    REQUIRE(answer.exit == 0);
    return answer.json();
}

} // namespace

TEST_CASE("Clock: the program starts at the moment DONGBO_CLOCK names", "[cli]")
{
    const Office office(Office::Register::NotMade);
    int number = 0;
    for (const std::string moment :
         {"2026-03-01T00:01", "2024-02-29T12:00", "2025-12-31T22:30", "1999-12-31T23:59"}) {
        const auto file = (office.folder() / std::to_string(number++)).string();
        (void)answered({"init"}, moment + ":00+07:00", file);
        const auto change = answered({"changes", "list"}, moment + ":00+07:00", file)["changes"][0];
        CHECK(change["at"].get<std::string>().substr(0, 16) == moment);
    }
}

TEST_CASE("Clock: a moment that cannot be read is refused, and nothing is made", "[cli]")
{
    const Office office(Office::Register::NotMade);
    for (const std::string moment : {"hôm qua", "2024-02-30T12:00:00+07:00", "1715400000"}) {
        const auto answer =
            runProgram({"init", "--register", office.file().string()}, {{"DONGBO_CLOCK", moment}});
        CHECK(answer.exit == 2);
        CHECK(answer.err.find(moment) != std::string::npos);
        CHECK(answer.err.find("DONGBO_CLOCK") != std::string::npos);
    }
    CHECK(std::filesystem::is_empty(office.folder()));
}

TEST_CASE("Clock: the sample's today is the same at every hour of the day it is made", "[cli]")
{
    const Office office(Office::Register::NotMade);
    for (const std::string hour : {"00:01", "20:59", "23:58"}) {
        const auto moment = "2026-06-15T" + hour + ":00+07:00";
        const auto file = (office.folder() / (hour.substr(0, 2) + ".dongbo")).string();
        (void)answered({"init", "--sample"}, moment, file);
        (void)answered({"officer", "add", "--name", "Người Mới"}, moment, file);
        const auto change = answered({"changes", "--limit", "1"}, moment, file)["changes"][0];
        CHECK(change["at"].get<std::string>().substr(0, 16) == "2024-05-11T" + hour);
    }
}

} // namespace dongbo::tests
