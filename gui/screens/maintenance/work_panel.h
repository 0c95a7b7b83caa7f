#pragma once

#include "gui/present/maintenance/work_list.h"
#include "gui/widgets/charts/figures.h"
#include "gui/widgets/controls/button.h"
#include "gui/widgets/frame/card.h"
#include "gui/widgets/frame/side_sheet.h"
#include "gui/widgets/lists/row_list.h"

#include <functional>
#include <optional>
#include <string>

namespace dongbo::gui {

/// One turn of maintenance: what is asked, or what was found, and the turns before it. Windows:
/// "workcard.facts", "workcard.steps", "workcard.before", "workcard.do"…
class WorkPanel final : public Card
{
public:
    /// `act`: does an action of the list ("do", "take", "snooze", "cancel", "device").
    WorkPanel(wxWindow* parent, present::Shell& shell, std::function<void(const std::string&)> act);

    void show(const std::optional<present::WorkCard>& card);

private:
    [[nodiscard]] std::string say(std::string_view code) const;
    Words* addTitle(wxSizer& all, const char* name, const std::string& text);

    present::Shell& m_shell;
    // all owned by this window
    ScrollPanel* m_scroll = nullptr;
    FactGrid* m_facts = nullptr;
    Words* m_stepsTitle = nullptr;
    RowList* m_steps = nullptr;
    Words* m_beforeTitle = nullptr;
    RowList* m_before = nullptr;
    Button* m_do = nullptr;
    Button* m_take = nullptr;
    Button* m_snooze = nullptr;
    Button* m_cancel = nullptr;
    wxSizer* m_foot = nullptr;
};

} // namespace dongbo::gui
