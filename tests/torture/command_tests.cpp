#include "tests/torture/command_office.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <iostream>
#include <map>
#include <random>
#include <set>
#include <sstream>

// Every command of the program that leaves something different, as its own help tells of them: each
// call of the disk it makes fails or kills it once, and each request for memory is refused. What it
// then says is so, and nothing that was there is lost.

namespace dongbo::torture {

namespace {

bool isLong()
{
    return std::getenv("DONGBO_LONG") != nullptr;
}

/// What is drawn in the run of every day; DONGBO_SEED repeats it.
std::mt19937 randomOf(const char* what)
{
    const char* given = std::getenv("DONGBO_SEED");
    const auto seed = given != nullptr ? static_cast<unsigned>(std::strtoul(given, nullptr, 10))
                                       : std::random_device{}();
    std::cout << what << ": DONGBO_SEED=" << seed << "\n";
    return std::mt19937(seed);
}

/// `share` of the numbers from 1 to `last`, one from each stretch of equal length; all of them when
/// there are no more. DONGBO_POINT=N repeats that one alone.
std::set<std::uint64_t> pointsOf(std::uint64_t last, std::uint64_t share, std::mt19937& random)
{
    if (const char* given = std::getenv("DONGBO_POINT")) {
        return {std::min<std::uint64_t>(std::strtoull(given, nullptr, 10), last)};
    }
    std::set<std::uint64_t> points;
    for (std::uint64_t i = 0; i < share && share < last; ++i) {
        const auto from = last * i / share;
        const auto to = last * (i + 1) / share;
        points.insert(from + 1 + random() % (to - from));
    }
    for (std::uint64_t at = 1; at <= last && share >= last; ++at) {
        points.insert(at);
    }
    return points;
}

/// Whether DONGBO_COMMANDS, names apart by commas, has it ("plan" all of plan's verbs); without it
/// every command.
bool isChosen(const Command& command)
{
    const char* given = std::getenv("DONGBO_COMMANDS");
    if (given == nullptr) {
        return true;
    }
    std::istringstream names(given);
    for (std::string name; std::getline(names, name, ',');) {
        if (command.name == name || command.name.rfind(name + " ", 0) == 0) {
            return true;
        }
    }
    return false;
}

class Figures
{
public:
    void add(Outcome outcome)
    {
        ++m_runs;
        ++m_outcomes.at(static_cast<std::size_t>(outcome));
    }
    [[nodiscard]] std::size_t runs() const { return m_runs; }
    void print(const std::string& what) const
    {
        std::cout << what << ": " << m_runs << " runs; said not done and was not " << m_outcomes[0]
                  << ", done all the same " << m_outcomes[1] << ", killed before the change "
                  << m_outcomes[2] << " and after it " << m_outcomes[3] << "\n";
    }

private:
    std::size_t m_runs = 0;
    std::array<std::size_t, 4> m_outcomes{};
};

bool saysNoMemory(const std::string& text)
{
    return text.find("hết bộ nhớ") != std::string::npos ||
           text.find("out of memory") != std::string::npos;
}

std::string wordsOf(const Command& command)
{
    std::string text;
    for (const auto& word : command.words) {
        text += word.substr(word.rfind('/') + 1) + " ";
    }
    return text;
}

} // namespace

TEST_CASE("Torture: whatever call of the disk fails or kills, every command says what is so",
          "[slow]")
{
    auto& office = CommandOffice::shared();
    const auto& commands = office.commands();
    CHECK(commands.size() > 40);
    auto random = randomOf("commands on a failing disk");
    const std::uint64_t share = isLong() ? ~0ULL : 2;
    Figures figures;
    std::size_t chosen = 0;
    std::uint64_t calls = 0;
    // A call is the same one in another command when everything asked of the disk before it was the
    // same: opening the register, the day's backup at the end. The first command tries it in full.
    std::map<int, std::set<std::uint64_t>> tried;
    std::uint64_t spared = 0;
    constexpr std::uint64_t drawnOfTried = 12;
    for (const auto& command : commands) {
        if (!isChosen(command)) {
            continue;
        }
        ++chosen;
        calls += command.calls;
        REQUIRE(command.calls > 3);
        for (const auto& [kind, error, goesOn] :
             {std::tuple(Fault::Kind::Kill, 0, false), std::tuple(Fault::Kind::Error, EIO, false),
              std::tuple(Fault::Kind::Error, ENOSPC, true)}) {
            auto points = pointsOf(command.calls, share, random);
            if (!command.writes && error == EIO) {
                // once all is done, an error is easily told as one of the work
                for (std::uint64_t last = 0; last < 8 && last < command.calls; ++last) {
                    points.insert(command.calls - last);
                }
            }
            bool isFirst = true;
            const int trouble = kind == Fault::Kind::Kill ? 0 : error;
            for (const auto at : points) {
                const bool isKnown = at <= command.traces.size() &&
                                     !tried[trouble].insert(command.traces[at - 1]).second;
                if (isLong() && isKnown && random() % drawnOfTried != 0) {
                    ++spared;
                    continue;
                }
                INFO(wordsOf(command)
                     << "call " << at << " of " << command.calls << ", errno " << error);
                office.reset();
                const auto end =
                    office.run(command.words, office.diskTrouble({kind, at, error, goesOn}));
                const auto outcome = office.judge(command, end);
                figures.add(outcome);
                if (isFirst && (outcome == Outcome::NotDone || outcome == Outcome::KilledBefore)) {
                    office.checkWorksAgain(command);
                }
                isFirst = isLong() ? at % 10 == 0 : false;
            }
        }
    }
    figures.print("commands on a failing disk: " + std::to_string(chosen) + " commands with " +
                  std::to_string(calls) + " calls of the disk; " + std::to_string(spared) +
                  " left out as made before in the same state");
}

TEST_CASE("Torture: every option that names a file to write is among the commands that are tried")
{
    auto& office = CommandOffice::shared();
    const auto& commands = office.commands();
    std::size_t found = 0;
    for (const auto& [verb, option] : office.writtenFiles()) {
        INFO(verb << " " << option << ": give CommandOffice an example");
        ++found;
        CHECK(std::any_of(commands.begin(), commands.end(), [&](const Command& command) {
            return command.name == verb &&
                   std::count(command.words.begin(), command.words.end(), option) > 0;
        }));
    }
    CHECK(found > 15);
}

TEST_CASE("Torture: a command that gets no memory says so and leaves the register whole", "[slow]")
{
    auto& office = CommandOffice::shared();
    auto random = randomOf("commands short of memory");
    const std::set<std::string> chosen{"init", "import",  "device edit", "fault report",
                                       "undo", "restore", "backup",      "device export"};
    Figures figures;
    for (const auto& command : office.commands()) {
        if (chosen.count(command.name) == 0 || !isChosen(command)) {
            continue;
        }
        REQUIRE(command.requests > 1'000);
        for (const bool goesOn : {false, true}) {
            const std::uint64_t share = isLong() ? 300 : 6;
            for (const auto at : pointsOf(command.requests, share, random)) {
                INFO(wordsOf(command) << "request " << at << " of " << command.requests
                                      << (goesOn ? " and all after it" : ""));
                office.reset();
                const auto end = office.run(command.words, {{}, {}, {at, goesOn}});
                figures.add(office.judge(command, end));
                // and not of damage, of a full disk or a fault of the program
                INFO(end.err);
                CHECK((end.exit != 3 || saysNoMemory(end.err)));
            }
        }
    }
    figures.print("commands short of memory");
    CHECK((figures.runs() > 80 || std::getenv("DONGBO_COMMANDS") != nullptr ||
           std::getenv("DONGBO_POINT") != nullptr));
}

} // namespace dongbo::torture
