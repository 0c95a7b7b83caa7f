#include "gui/screens/maintenance/maintenance_screen.h"

namespace dongbo::gui {

namespace {

constexpr int cardWidth = 320;
constexpr int wideCardWidth = 380;

ListLook lookOf(const present::Session& session)
{
    ListLook look;
    look.name = "works";
    look.spoken = session.say("maintenance.card");
    look.search = session.say("maintenance.filter_hint");
    look.place = ListLook::Search::OnDemand;
    look.hasBoxes = true;
    return look;
}

} // namespace

MaintenanceScreen::MaintenanceScreen(wxWindow* parent, present::Shell& shell)
    : ListScreen(parent, shell, "maintenance.card", lookOf(shell.session()))
    , m_list(shell, pane())
    , m_card(new WorkPanel(detailParent(), shell,
                           [this](const std::string& action) { m_list.doIt(action); }))
{
    begin(m_list, m_card, cardWidth, wideCardWidth);
    m_takeAll = pane().addTool("take_all", say("maintenance.take_all"), "user",
                               [this] { m_list.takeOnAll(); });
    pane().addTool("plans", say("list.maintenance_plan"), "list", [this] { m_list.doIt("plans"); });
    pane().onShown([this] { showCard(); });
    m_onCurrent = m_list.currentChanged.connect([this] { showCard(); });
}

void MaintenanceScreen::showCard()
{
    m_takeAll->Show(m_list.asking() > 0 && shell().session().isWritable());
    m_card->show(m_list.card());
}

} // namespace dongbo::gui
