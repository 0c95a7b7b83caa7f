#pragma once

#include <nlohmann/json.hpp>

#include <map>
#include <set>
#include <string>
#include <vector>

namespace dongbo::tests {

/// A row of docs/duties.md.
struct DutyRow
{
    int number = 0;
    std::string duty;
    std::string screen;
    std::vector<std::set<std::string>> commands; ///< each as it may be called: "line down"
};

/// The rows, with every command their last column names: of "fault report|fix" both, of
/// "report battery-due" the report too. Fails the test for a row it cannot read.
[[nodiscard]] std::vector<DutyRow> dutyRows();
/// The same of docs/questions.md, whose commands stand in the column before the window's.
[[nodiscard]] std::vector<DutyRow> questionRows();

/// A part of a journey that does a duty: from its "# duty 5: …" to the next, or to the end.
struct JourneyPart
{
    std::string journey;
    bool acts = false;
    bool looksAfterwards = false;
};
/// The parts of all journeys that are marked so ("duty", "question"), by their numbers.
[[nodiscard]] std::map<int, std::vector<JourneyPart>> journeyParts(const std::string& mark);

/// Everything the program can be asked to do: "line down", "consistency", "report battery-due".
[[nodiscard]] std::set<std::string> knownCommands(const nlohmann::json& help,
                                                  const nlohmann::json& reports);

/// What a call does, named as the rows name it.
[[nodiscard]] std::string commandOf(const std::vector<std::string>& words,
                                    const std::set<std::string>& known);

} // namespace dongbo::tests
