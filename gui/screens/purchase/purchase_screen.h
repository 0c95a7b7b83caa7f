#pragma once

#include "gui/screens/paged_screen.h"

namespace dongbo::gui {

/// Mua sắm: what money buys, kept plans and how far they are, what will fail and wear out. Each
/// page is a PurchaseTab, a line in purchase_screen.cpp.
class PurchaseScreen final : public PagedScreen
{
public:
    PurchaseScreen(wxWindow* parent, present::Shell& shell);

private:
    [[nodiscard]] std::size_t pageAt(const present::Place& place, std::size_t now) const override;
    [[nodiscard]] present::Place placeOf(std::size_t page) const override;
};

} // namespace dongbo::gui
