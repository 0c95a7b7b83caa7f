#include "gui/screens/stocktake/stocktake_screen.h"

#include "gui/screens/stocktake/stocktake_page_panel.h"

namespace dongbo::gui {

StocktakeScreen::StocktakeScreen(wxWindow* parent, present::Shell& shell)
    : ListScreen(parent, shell, "stocktake.title",
                 {"stocktakes", shell.session().say("stocktake.title"),
                  shell.session().say("stocktake.filter_hint"), ListLook::Search::OnDemand})
    , m_list(shell, pane())
{
    begin(m_list, new StocktakePagePanel(this, shell)); // owned by this window
    pane().addTool("begin", say("stocktake.begin"), "plus", [this] { m_list.begin(); });
}

} // namespace dongbo::gui
