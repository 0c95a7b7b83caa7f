#pragma once

#include "gui/present/journal/journal_list.h"
#include "gui/screens/change_pane.h"
#include "gui/screens/lists/list_screen.h"
#include "gui/widgets/controls/typed_fields.h"

namespace dongbo::gui {

/// The screen Nhật ký: who changed what at the left, the chosen change opened at the right.
class JournalScreen final : public ListScreen
{
public:
    JournalScreen(wxWindow* parent, present::Shell& shell);

private:
    [[nodiscard]] DateField* dayField(const std::string& which);
    void showDays();
    void daysTyped();

    present::JournalList m_list;
    ChangePane* m_change; // owned by this window, as all below
    DateField* m_since;
    DateField* m_until;
    present::Connection m_onDetail;
};

} // namespace dongbo::gui
