#include "tests/cli/duty_table.h"

#include <catch2/catch.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <regex>
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

/// Which cell of a row says what.
struct Layout
{
    std::size_t cells = 0;
    std::size_t text = 0;
    std::size_t screen = 0;
    std::size_t commands = 0;
};

std::vector<DutyRow> rowsIn(const char* document, const Layout& layout)
{
    const char* source = std::getenv("DONGBO_SOURCE");
    REQUIRE(source != nullptr);
    std::ifstream in(std::filesystem::path(source) / "docs" / document);
    REQUIRE(in);
    std::vector<DutyRow> out;
    for (std::string line; std::getline(in, line);) {
        if (line.rfind("| ", 0) != 0 || std::isdigit(static_cast<unsigned char>(line[2])) == 0) {
            continue;
        }
        const auto cells = cellsOf(line);
        INFO(line);
        REQUIRE(cells.size() == layout.cells);
        DutyRow row;
        row.number = std::stoi(cells[0]);
        row.duty = cells[layout.text];
        row.screen = cells[layout.screen];
        for (const auto& quoted : quotedIn(cells[layout.commands])) {
            const auto commands = commandsIn(quoted);
            row.commands.emplace_back(commands.begin(), commands.end());
        }
        REQUIRE_FALSE(row.commands.empty());
        out.push_back(std::move(row));
    }
    return out;
}

} // namespace

std::vector<DutyRow> dutyRows()
{
    return rowsIn("duties.md", {6, 2, 3, 4});
}

std::vector<DutyRow> questionRows()
{
    return rowsIn("questions.md", {5, 1, 3, 2});
}

std::map<int, std::vector<JourneyPart>> journeyParts(const std::string& mark)
{
    static const std::set<std::string> acting{"click", "dblclick", "rclick", "drag",
                                              "type",  "key",      "drop",   "pick"};
    static const std::set<std::string> looking{"expect", "expect-no", "expect-file", "run"};
    const std::regex marked("# " + mark + R"( (\d+): .+)");
    std::map<int, std::vector<JourneyPart>> out;
    const auto folder = std::filesystem::path(std::getenv("DONGBO_SOURCE")) / "tests/gui/journeys";
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        std::ifstream in(entry.path());
        std::vector<int> now; // a line may open several parts at once
        bool wasMark = false;
        for (std::string line; std::getline(in, line);) {
            std::smatch found;
            if (std::regex_match(line, found, marked)) {
                now = wasMark ? now : std::vector<int>();
                now.push_back(std::stoi(found[1]));
                out[now.back()].push_back({entry.path().stem().string()});
                wasMark = true;
                continue;
            }
            wasMark = false;
            const auto step = line.substr(0, line.find(' '));
            for (const auto number : now) {
                auto& part = out[number].back();
                part.acts = part.acts || acting.contains(step);
                part.looksAfterwards =
                    part.looksAfterwards || (part.acts && looking.contains(step));
            }
        }
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
