#pragma once

#include "gui/present/reports/report_menu.h"
#include "gui/widgets/controls/field.h"
#include "gui/widgets/frame/card.h"
#include "gui/widgets/lists/table.h"

#include <functional>
#include <string>
#include <vector>

namespace dongbo::gui {

/// The list of reports by the question they answer, with a field to search it.
class ReportMenuCard : public Card
{
public:
    ReportMenuCard(wxWindow* parent, present::Shell& shell, present::ReportMenu& menu);
    ~ReportMenuCard() override;

    /// The lines are others, or another is chosen.
    void showLines();
    [[nodiscard]] TextField& search() { return *m_search; }
    [[nodiscard]] Table& table() { return *m_table; }
    /// A line became the current one.
    void onChoose(std::function<void(const std::string& id)> action)
    {
        m_choose = std::move(action);
    }
    /// Enter or a double click.
    void onOpen(std::function<void(const present::ReportMenuLine& line)> action)
    {
        m_open = std::move(action);
    }

private:
    void buildTable();
    [[nodiscard]] TableRow rowOf(const present::ReportMenuLine& line) const;

    present::Shell& m_shell;
    present::ReportMenu& m_menu;
    FixedTableModel m_rows;
    std::vector<present::ReportMenuLine> m_lines;
    TextField* m_search; // owned by this window, as the table
    Table* m_table;
    bool m_isTelling = false; ///< the selection is moved by the program
    std::function<void(const std::string&)> m_choose;
    std::function<void(const present::ReportMenuLine&)> m_open;
};

} // namespace dongbo::gui
