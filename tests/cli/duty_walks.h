#pragma once

#include "tests/cli/program_runs.h"

#include <array>
#include <set>
#include <string>

namespace dongbo::tests {

/// One duty done on a fresh sample district; remembers what was called.
class DutyWalk
{
public:
    explicit DutyWalk(const std::set<std::string>& known);

    /// The answer as JSON; fails the test unless the call exits with 0.
    nlohmann::json json(const Words& words);
    /// The call as it is; only one that ends with 0 counts as done.
    Answer run(const Words& words);
    /// A paper or list made by the call ("-o" is added); fails the test unless the file is there
    /// and begins as files of its kind do.
    void paper(Words words, const std::string& name);
    /// Writes a file; gives its path.
    [[nodiscard]] std::string file(const std::string& name, const std::string& bytes) const;
    [[nodiscard]] std::string pathOf(const std::string& name) const;
    [[nodiscard]] std::filesystem::path registerFile() const { return m_office.file(); }

    [[nodiscard]] const std::set<std::string>& called() const { return m_called; }

private:
    Office m_office;
    const std::set<std::string>& m_known;
    std::set<std::string> m_called;
};

using DutySteps = void (*)(DutyWalk&);
/// What is done for duty 1 to 20.
[[nodiscard]] const std::array<DutySteps, 20>& dutySteps();

// In files of their own, by the part of the letter.
void walkPower(DutyWalk& walk);
void walkUpgrade(DutyWalk& walk);
void walkRepair(DutyWalk& walk);
void walkCheck(DutyWalk& walk);
void walkOfficer(DutyWalk& walk);
void walkProcedure(DutyWalk& walk);
void walkRoster(DutyWalk& walk);
void walkLineFails(DutyWalk& walk);
void walkDirectProvider(DutyWalk& walk);
void walkCare(DutyWalk& walk);
void walkConsistent(DutyWalk& walk);
void walkEquip(DutyWalk& walk);
void walkNotice(DutyWalk& walk);
void walkSupport(DutyWalk& walk);
void walkContract(DutyWalk& walk);
void walkAtOnce(DutyWalk& walk);
void walkRecurring(DutyWalk& walk);
void walkSafety(DutyWalk& walk);
void walkLevels(DutyWalk& walk);
void walkAddressees(DutyWalk& walk);

} // namespace dongbo::tests
