#pragma once

#include "gui/present/reports/paper_settings_list.h"
#include "gui/screens/lists/list_screen.h"

namespace dongbo::gui {

/// The list of what papers say of the office: add, change, take off, export; and the choice of the
/// other lists (`others`, at the left of its bar).
class PaperSettingsScreen final : public ListScreen
{
public:
    PaperSettingsScreen(wxWindow* parent, present::Shell& shell);

    [[nodiscard]] bool canDo(ScreenAct act) const override;
    void doIt(ScreenAct act) override;

private:
    present::PaperSettingsList m_list;
};

} // namespace dongbo::gui
