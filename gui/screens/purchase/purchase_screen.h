#pragma once

#include "gui/present/purchase/purchase_places.h"
#include "gui/screens/purchase/purchase_tab.h"
#include "gui/widgets/controls/chips.h"

#include <map>

namespace dongbo::gui {

/// Mua sắm: what money buys, kept plans and how far they are, what will fail and wear out. Its
/// pages are chips at its head; each is a PurchaseTab, a line in purchase_screen.cpp.
class PurchaseScreen final : public TabbedScreen
{
public:
    PurchaseScreen(wxWindow* parent, present::Shell& shell);

    [[nodiscard]] ScreenHead head() const override;
    void showPlace(const present::Place& place) override;
    [[nodiscard]] present::Place place() const override;

private:
    [[nodiscard]] wxWindow* tabs() const override { return m_chips; }
    void choose(present::PurchasePage page);
    [[nodiscard]] PurchaseTab* tab() const;
    void showChips();

    ChipBar* m_chips; // owned by this window, as the pages
    std::map<present::PurchasePage, PurchaseTab*> m_tabs;
    present::PurchasePage m_page = present::PurchasePage::Plan;
};

} // namespace dongbo::gui
