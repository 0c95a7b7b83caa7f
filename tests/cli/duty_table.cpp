#include "tests/cli/duty_table.h"

#include <catch2/catch.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace dongbo::tests {

namespace {

/// The cells of "| a | b |"; a bar that is meant stands there as "\|".
std::vector<std::string> cellsOf(const std::string& line)
{
    std::vector<std::string> out(1);
    for (std::size_t i = 1; i < line.size(); ++i) {
        if (line[i] == '\\' && i + 1 < line.size() && line[i + 1] == '|') {
            out.back() += '|';
            ++i;
        } else if (line[i] == '|') {
            out.emplace_back();
        } else {
            out.back() += line[i];
        }
    }
    return out;
}

/// What stands between backticks.
std::vector<std::string> quotedIn(const std::string& cell)
{
    std::vector<std::string> out;
    for (std::size_t at = cell.find('`'); at != std::string::npos;) {
        const auto end = cell.find('`', at + 1);
        REQUIRE(end != std::string::npos);
        out.push_back(cell.substr(at + 1, end - at - 1));
        at = cell.find('`', end + 1);
    }
    return out;
}

bool isWord(const std::string& word)
{
    return !word.empty() &&
           word.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-|") == std::string::npos &&
           word.front() != '-';
}

/// "line-upgrade ask|answer FILE" → "line-upgrade ask", "line-upgrade answer".
std::vector<std::string> commandsIn(const std::string& quoted)
{
    std::istringstream words(quoted);
    std::string noun;
    std::string verbs;
    words >> noun >> verbs;
    if (!isWord(verbs)) {
        return {noun};
    }
    std::vector<std::string> out;
    std::istringstream alternatives(verbs);
    for (std::string verb; std::getline(alternatives, verb, '|');) {
        out.push_back(noun + " " + verb);
    }
    return out;
}

} // namespace

std::vector<DutyRow> dutyRows()
{
    const char* source = std::getenv("DONGBO_SOURCE");
    REQUIRE(source != nullptr);
    std::ifstream in(std::filesystem::path(source) / "docs" / "duties.md");
    REQUIRE(in);
    std::vector<DutyRow> out;
    for (std::string line; std::getline(in, line);) {
        if (line.rfind("| ", 0) != 0 || std::isdigit(static_cast<unsigned char>(line[2])) == 0) {
            continue;
        }
        const auto cells = cellsOf(line);
        INFO(line);
        REQUIRE(cells.size() == 6);
        DutyRow row;
        row.number = std::stoi(cells[0]);
        row.duty = cells[2];
        row.screen = cells[3];
        for (const auto& quoted : quotedIn(cells[4])) {
            const auto commands = commandsIn(quoted);
            row.commands.emplace_back(commands.begin(), commands.end());
        }
        REQUIRE_FALSE(row.commands.empty());
        out.push_back(std::move(row));
    }
    return out;
}

std::set<std::string> knownCommands(const nlohmann::json& help, const nlohmann::json& reports)
{
    std::set<std::string> out;
    for (const auto& verb : help) {
        out.insert(verb["command"].get<std::string>());
    }
    for (const auto& report : reports) {
        out.insert("report " + report["name"].get<std::string>());
    }
    return out;
}

std::string commandOf(const std::vector<std::string>& words, const std::set<std::string>& known)
{
    const auto two = words.size() > 1 ? words[0] + " " + words[1] : words[0];
    return known.contains(two) ? two : words[0];
}

} // namespace dongbo::tests
