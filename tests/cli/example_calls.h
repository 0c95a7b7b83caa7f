#pragma once

#include "tests/cli/program_runs.h"

#include <map>
#include <set>
#include <string>

namespace dongbo::tests {

/// Calls of verbs made from what the program's own help tells of them, and a register in which
/// every kind of value they take has an example.
class ExampleCalls
{
public:
    ExampleCalls();

    /// Where the register and the files of the examples are.
    [[nodiscard]] const Office& office() const { return m_office; }
    /// Every verb, as `--help --format json` tells it.
    [[nodiscard]] nlohmann::json help() const;

    /// The verb with what it cannot be called without.
    [[nodiscard]] Words call(const nlohmann::json& verb) const;
    /// A value the option or argument takes; fails the test when none is known.
    [[nodiscard]] std::string example(const nlohmann::json& part) const;
    /// The same by what it is called in the help: "device", "money".
    [[nodiscard]] const std::string& exampleOf(const std::string& kind) const;
    /// "-o,--output" → "--output".
    [[nodiscard]] static std::string longName(const nlohmann::json& option);
    /// Names of what lies in the folder of the office now.
    [[nodiscard]] std::set<std::string> files() const;

private:
    void prepareMeetings();
    /// What is wrong with a line, whom it was told to.
    void prepareLines();

    Office m_office;
    std::map<std::string, std::string> m_examples;
};

} // namespace dongbo::tests
