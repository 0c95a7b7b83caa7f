#pragma once

#include "gui/present/purchase/purchase_places.h"
#include "gui/screens/screen.h"

namespace dongbo::gui {

/// One page of the screen Mua sắm. Its head has no title where it is the screen's.
class PurchaseTab : public Screen
{
public:
    using Screen::Screen;

    void showPlace(const present::Place& place) final
    {
        open(present::purchaseGoal(place, present::PurchasePage::Plan));
    }

protected:
    virtual void open(const present::PurchaseGoal& /*goal*/) {}
};

} // namespace dongbo::gui
