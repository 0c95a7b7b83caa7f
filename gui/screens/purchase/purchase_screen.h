#pragma once

#include "gui/present/purchase/purchase_places.h"
#include "gui/screens/purchase/purchase_tab.h"
#include "gui/screens/screen.h"
#include "gui/widgets/controls/chips.h"

#include <map>
#include <vector>

namespace dongbo::gui {

/// Mua sắm: what money buys, kept plans and how far they are, what will fail and wear out. Its
/// pages are chips at its head; each is a PurchaseTab, a line in purchase_screen.cpp.
class PurchaseScreen final : public Screen
{
public:
    PurchaseScreen(wxWindow* parent, present::Shell& shell);

    [[nodiscard]] ScreenHead head() const override;
    void showPlace(const present::Place& place) override;
    [[nodiscard]] present::Place place() const override;
    void refresh() override;
    void setInSight(bool isInSight) override;
    [[nodiscard]] wxWindow* filterField() override;
    [[nodiscard]] std::vector<wxWindow*> regions() override;
    [[nodiscard]] bool canDo(ScreenAct act) const override;
    void doIt(ScreenAct act) override;
    [[nodiscard]] bool takeEscape() override;

private:
    void choose(present::PurchasePage page);
    [[nodiscard]] PurchaseTab* tab() const;
    void showChips();

    ChipBar* m_chips; // owned by this window, as the pages
    std::map<present::PurchasePage, PurchaseTab*> m_tabs;
    present::PurchasePage m_page = present::PurchasePage::Plan;
    bool m_isInSight = false;
};

} // namespace dongbo::gui
