#pragma once

#include "gui/present/stocktake/stocktakes_list.h"
#include "gui/screens/lists/list_screen.h"

namespace dongbo::gui {

/// The screen Kiểm kê: the stocktakes, or one of them in their place.
class StocktakeScreen final : public ListScreen
{
public:
    StocktakeScreen(wxWindow* parent, present::Shell& shell);

private:
    present::StocktakesList m_list;
};

} // namespace dongbo::gui
