#pragma once

#include "gui/present/sites/sites_list.h"
#include "gui/screens/lists/list_screen.h"
#include "gui/widgets/lists/tile_grid.h"

namespace dongbo::gui {

/// The screen Điểm cầu: every room as a tile or a row, or one site's own page.
class SitesScreen final : public ListScreen
{
public:
    SitesScreen(wxWindow* parent, present::Shell& shell);

private:
    void showTiles();

    present::SitesList m_list;
    TileGrid* m_tiles; // owned by this window
};

} // namespace dongbo::gui
