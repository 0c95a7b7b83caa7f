#pragma once

#include "core/report/engine/reports.h"
#include "gui/present/shell.h"

#include <string>
#include <vector>

namespace dongbo::present {

/// A line of the list of reports.
struct ReportMenuLine
{
    std::string id; ///< the report's name; empty: a heading, a question
    std::string title;
    std::string icon;
    bool isPinned = false;
    bool isChosen = false;
    bool isPaper = false; ///< an official paper, to be printed and signed

    bool operator==(const ReportMenuLine&) const = default;
};

/// The reports a person can ask for, by the question they answer; those pinned come first, then
/// those of the office's own making.
class ReportMenu
{
public:
    explicit ReportMenu(Shell& shell)
        : m_shell(shell)
    {}

    /// Only reports with these words in their title or question, in any order and without marks.
    void search(const std::string& typed) { m_typed = typed; }
    void choose(const std::string& report) { m_chosen = report; }
    [[nodiscard]] const std::string& chosen() const { return m_chosen; }
    /// Kept for this person on this machine.
    void togglePin(const std::string& report);
    [[nodiscard]] std::vector<ReportMenuLine> lines() const;
    /// "13 báo cáo"
    [[nodiscard]] std::string foot() const;

private:
    [[nodiscard]] std::vector<std::string> pins() const;
    [[nodiscard]] std::vector<report::ReportInfo> all() const;

    Shell& m_shell;
    std::string m_typed;
    std::string m_chosen;
};

} // namespace dongbo::present
