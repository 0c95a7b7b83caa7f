#include "gui/screens/sites/sites_screen.h"

#include "gui/screens/form_pieces.h"
#include "gui/screens/sites/site_page.h"

namespace dongbo::gui {

namespace {
constexpr int leastTile = 200;
} // namespace

SitesScreen::SitesScreen(wxWindow* parent, present::Shell& shell)
    : ListScreen(parent, shell, "sites.title",
                 {"sites", shell.session().say("sites.title"),
                  shell.session().say("sites.filter_hint"), ListLook::Search::OnDemand})
    , m_list(shell, pane())
    , m_tiles(new TileGrid(pane().body(), "sites.tiles"))
{
    begin(m_list, new SitePagePanel(this, shell));
    m_tiles->setLeastWidth(leastTile);
    m_tiles->setSpoken(say("sites.title"));
    m_tiles->onOpen([this](const std::string& id) {
        for (std::int64_t row = 0; row < m_list.rowCount(); ++row) {
            if (m_list.line(row).id.text() == id) {
                m_list.openRow(row);
                return;
            }
        }
    });
    pane().addLayout("tiles", m_tiles);
    pane().onShown([this] { showTiles(); });
}

void SitesScreen::showTiles()
{
    std::vector<Tile> tiles;
    for (std::int64_t row = 0; m_tiles->IsShown() && row < m_list.rowCount(); ++row) {
        const auto& site = m_list.line(row);
        Tile tile;
        tile.id = site.id.text();
        tile.name = site.name;
        tile.icon = site.pill.icon;
        tile.state = site.pill.word;
        tile.note = site.detail;
        tile.person = site.custodian;
        tile.tone = toneOf(site.pill.tone);
        tile.isFilled = site.state == present::SiteState::Blocking ||
                        site.state == present::SiteState::Degraded ||
                        site.state == present::SiteState::Intermittent;
        tile.isDashed = site.state == present::SiteState::Unknown;
        tile.tip = site.unit;
        tiles.push_back(std::move(tile));
    }
    m_tiles->setTiles(std::move(tiles));
}

} // namespace dongbo::gui
