#include "gui/screens/reports/paper_settings_screen.h"

#include "gui/screens/records/record_list_choice.h"
#include "gui/widgets/paint/strings.h"

#include <wx/utils.h>

namespace dongbo::gui {

namespace {

ListLook lookOf(const present::Session& session)
{
    ListLook look;
    look.name = "paper_settings";
    look.spoken = session.say("paper_settings.title");
    look.search = session.say("records.search");
    look.hasBoxes = true;
    return look;
}

} // namespace

PaperSettingsScreen::PaperSettingsScreen(wxWindow* parent, present::Shell& shell)
    : ListScreen(parent, shell, "paper_settings.title", lookOf(shell.session()))
    , m_list(shell, pane(), [](const std::filesystem::path& file) {
        wxLaunchDefaultApplication(toWx(file.string()));
    })
{
    begin(m_list);
    addListChoice(pane(), shell, m_list.traits().id, std::nullopt);
    pane().addTool("export", say("reports.export"), "download", [this] { m_list.doIt("export"); });
    pane().addTool("add", say("records.add"), "plus", [this] { m_list.doIt("add"); });
    pane().onDelete([this] { m_list.doIt("remove"); });
}

bool PaperSettingsScreen::canDo(ScreenAct act) const
{
    switch (act) {
    case ScreenAct::Edit:
        return m_list.current().has_value();
    case ScreenAct::Print:
        return m_list.rowCount() > 0;
    case ScreenAct::Copy:
    case ScreenAct::SelectAll:
    case ScreenAct::Commit:
        return ListScreen::canDo(act);
    }
    return false;
}

void PaperSettingsScreen::doIt(ScreenAct act)
{
    if (!canDo(act)) {
        return;
    }
    if (act == ScreenAct::Edit) {
        m_list.doIt("edit");
    } else if (act == ScreenAct::Print) {
        m_list.doIt("export"); // Excel prints it
    } else {
        ListScreen::doIt(act);
    }
}

} // namespace dongbo::gui
