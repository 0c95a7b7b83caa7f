#pragma once

#include "gui/present/purchase/purchase_places.h"
#include "gui/screens/tabbed_screen.h"

namespace dongbo::gui {

/// One page of the screen Mua sắm, under the chips that lead from page to page.
class PurchaseTab : public ScreenTab
{
public:
    using ScreenTab::ScreenTab;

    virtual void open(const present::PurchaseGoal& /*goal*/) {}
    /// What open() would bring back.
    [[nodiscard]] virtual present::Place place() const = 0;
    /// Title and crumb where they are not the screen's; one line of facts.
    [[nodiscard]] virtual ScreenHead head() const = 0;
};

} // namespace dongbo::gui
