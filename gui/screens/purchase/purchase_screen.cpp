#include "gui/screens/purchase/purchase_screen.h"

#include "gui/screens/purchase/insight_tab.h"
#include "gui/screens/purchase/plan_tab.h"
#include "gui/screens/purchase/plans_tab.h"

namespace dongbo::gui {

namespace {

using present::PurchasePage;

// One line a page, in the order of the chips and of PurchasePage.
constexpr PageEntry entries[] = {
    {nameOf(PurchasePage::Plan), "purchase.tab_plan", "cart", makePage<PlanTab>},
    {nameOf(PurchasePage::Plans), "purchase.tab_plans", "columns", makePage<PlansTab>},
    {nameOf(PurchasePage::Outlook), "purchase.tab_outlook", "calendar",
     makePage<InsightTabOf<PurchasePage::Outlook, present::outlookPage>>},
    {nameOf(PurchasePage::Forecast), "purchase.tab_forecast", "trend-up",
     makePage<InsightTabOf<PurchasePage::Forecast, present::forecastPage>>},
    {nameOf(PurchasePage::Advice), "purchase.tab_advice", "light-bulb",
     makePage<InsightTabOf<PurchasePage::Advice, present::advicePage>>},
};

} // namespace

PurchaseScreen::PurchaseScreen(wxWindow* parent, present::Shell& shell)
    : PagedScreen(parent, shell, "purchase", entries, {RecordKind::Price, RecordKind::Quota})
{}

std::size_t PurchaseScreen::pageAt(const present::Place& place, std::size_t now) const
{
    return static_cast<std::size_t>(
        present::purchaseGoal(place, static_cast<PurchasePage>(now)).page);
}

present::Place PurchaseScreen::placeOf(std::size_t page) const
{
    return present::purchasePlace(static_cast<PurchasePage>(page));
}

} // namespace dongbo::gui
