#include "gui/screens/devices/devices_screen.h"

namespace dongbo::gui {

namespace {

constexpr int cardWidth = 392;
constexpr int wideCardWidth = 456;

} // namespace

DevicesScreen::DevicesScreen(wxWindow* parent, present::Shell& shell)
    : ListScreen(parent, shell, "gui.devices",
                 {"devices", shell.session().say("gui.devices_table"),
                  shell.session().say("gui.devices_search"), ListLook::Search::Below, 32,
                  /*hasBoxes=*/true})
    , m_list(shell, pane())
    , m_card(new DevicePanel(detailParent(), shell))
{
    begin(m_list, m_card, cardWidth, wideCardWidth);
    m_import = pane().addTool("import", say("devices.import"), "file-sheet",
                              [this] { m_list.takeWay("import"); });
    m_add = pane().addTool("add", say("devices.add"), "plus", [this] { m_list.doIt("add"); });
    pane().onShown([this] { showButtons(); });
    pane().onDelete([this] { m_list.doIt("dispose"); });
    m_card->presenter().onOpen([this](present::SheetKind kind) {
        return m_list.chosenCount() > 1 && m_list.openForMany(kind);
    });
    m_onCurrent =
        m_list.currentChanged.connect([this] { m_card->presenter().show(m_list.currentDevice()); });
}

void DevicesScreen::showButtons()
{
    const auto& session = shell().session();
    for (Button* button : {m_import, m_add}) {
        button->Enable(session.isWritable());
        button->Show(!session.pastDay());
    }
}

void DevicesScreen::detailInSight(bool isInSight)
{
    if (m_card != nullptr) {
        m_card->presenter().setInSight(isInSight);
    }
}

bool DevicesScreen::canDo(ScreenAct act) const
{
    return act == ScreenAct::Edit ? m_list.current() && shell().session().isWritable()
                                  : ListScreen::canDo(act);
}

void DevicesScreen::doIt(ScreenAct act)
{
    if (act == ScreenAct::Edit) {
        m_list.doIt("edit");
    } else {
        ListScreen::doIt(act);
    }
}

} // namespace dongbo::gui
