#include "gui/screens/records/record_list_screen.h"

#include "gui/present/records/list_import.h"
#include "gui/screens/records/record_list_choice.h"
#include "gui/widgets/paint/strings.h"

#include <wx/utils.h>

namespace dongbo::gui {

namespace {

ListLook lookOf(const present::Session& session, RecordKind kind)
{
    const std::string name(describe(kind).name);
    ListLook look;
    look.name = "records_" + name;
    look.spoken = session.say("list." + name);
    look.search = session.say("records.search");
    look.hasBoxes = true;
    return look;
}

} // namespace

RecordListScreen::RecordListScreen(wxWindow* parent, present::Shell& shell, RecordKind kind,
                                   bool others)
    : ListScreen(parent, shell, "list." + std::string(describe(kind).name),
                 lookOf(shell.session(), kind))
    , m_list(shell, pane(), kind, [](const std::filesystem::path& file) {
        wxLaunchDefaultApplication(toWx(file.string()));
    })
{
    begin(m_list);
    if (others) {
        addListChoice(pane(), shell, m_list.traits().id, kind);
    }
    m_export = pane().addTool("export", say("reports.export"), "download",
                              [this] { m_list.doIt("export"); });
    m_import = pane().addTool("import", say("list_import.tool"), "upload",
                              [this, kind] { present::importRecordList(this->shell(), kind); });
    m_add = pane().addTool("add", say("records.add"), "plus", [this] { m_list.doIt("add"); });
    pane().onShown([this] { showButtons(); });
    pane().onDelete([this] { m_list.doIt("remove"); });
}

void RecordListScreen::showButtons()
{
    m_export->Enable(m_list.rowCount() > 0);
    m_add->Enable(shell().session().isWritable());
    m_add->Show(!shell().session().pastDay());
    m_import->Enable(shell().session().isWritable());
    m_import->Show(!shell().session().pastDay());
}

bool RecordListScreen::canDo(ScreenAct act) const
{
    switch (act) {
    case ScreenAct::Edit:
        return m_list.current() && shell().session().isWritable();
    case ScreenAct::Print:
        return m_list.rowCount() > 0;
    case ScreenAct::Copy:
    case ScreenAct::SelectAll:
    case ScreenAct::Commit:
        return ListScreen::canDo(act);
    }
    return false;
}

void RecordListScreen::doIt(ScreenAct act)
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
