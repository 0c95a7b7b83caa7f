#pragma once

#include "gui/present/records/records_list.h"
#include "gui/screens/lists/list_screen.h"

namespace dongbo::gui {

/// The list of one kind whose records have no rules of their own, whole: chips, search, table, add,
/// export. Stands alone or within another screen that hands it what it is asked.
class RecordListScreen final : public ListScreen
{
public:
    /// `others`: with a choice of the lists of other kinds at the left of its bar.
    RecordListScreen(wxWindow* parent, present::Shell& shell, RecordKind kind, bool others = false);

    [[nodiscard]] bool canDo(ScreenAct act) const override;
    void doIt(ScreenAct act) override;

private:
    void showButtons();

    present::RecordsList m_list;
    Button* m_export; // owned by this window, as all below
    Button* m_import;
    Button* m_add;
};

} // namespace dongbo::gui
