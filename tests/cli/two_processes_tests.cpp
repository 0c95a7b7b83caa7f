#include "tests/cli/program_runs.h"

#include <catch2/catch.hpp>

#include <algorithm>

namespace dongbo::tests {

namespace {

std::string fixedFault(const Office& office, const std::string& device)
{
    const auto number = office.reportFault(device, "sọc màn hình");
    (void)office.json({"fault", "fix", number});
    return number;
}

} // namespace

TEST_CASE("Two processes close one fault: one does, the other is told who and when", "[cli]")
{
    const Office office;
    (void)office.json({"officer", "add", "--name", "Nguyễn Văn Mẫu"});
    const auto device = office.addDevice("screen", "Ti vi");
    for (int round = 0; round < 5; ++round) {
        const auto fault = fixedFault(office, device);
        auto one = office.start({"--as", "Nguyễn Văn Mẫu", "fault", "close", fault});
        auto other = office.start({"--as", "Nguyễn Văn Mẫu", "fault", "close", fault});
        std::vector<Answer> answers;
        answers.push_back(one.wait());
        answers.push_back(other.wait());
        std::sort(answers.begin(), answers.end(),
                  [](const Answer& a, const Answer& b) { return a.exit < b.exit; });
        INFO(answers[0].err << answers[1].err);
        CHECK(answers[0].exit == 0);
        CHECK(answers[1].exit == 3);
        CHECK(answers[1].err.find(fault) != std::string::npos);
        CHECK(answers[1].err.find("đã đóng") != std::string::npos);
        CHECK(answers[1].err.find("Nguyễn Văn Mẫu") != std::string::npos);
        const auto closed = office.json({"fault", "show", fault})["fault"];
        const auto day = closed["closed_at"].get<std::string>();
        CHECK(answers[1].err.find(day.substr(8, 2) + "/" + day.substr(5, 2) + "/" +
                                  day.substr(0, 4)) != std::string::npos);
    }
    CHECK(office.json({"verify"})["ok"] == true);
}

TEST_CASE("Two processes close two faults: both do", "[cli]")
{
    const Office office;
    const auto device = office.addDevice("screen", "Ti vi");
    for (int round = 0; round < 5; ++round) {
        const auto first = fixedFault(office, device);
        const auto second = fixedFault(office, device);
        auto one = office.start({"fault", "close", first});
        auto other = office.start({"fault", "close", second});
        CHECK(one.wait().exit == 0);
        CHECK(other.wait().exit == 0);
    }
    CHECK(office.json({"verify"})["ok"] == true);
    CHECK(office.json({"fault", "list"})["faults"].size() == 10);
}

} // namespace dongbo::tests
