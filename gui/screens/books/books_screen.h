#pragma once

#include "gui/screens/paged_screen.h"

namespace dongbo::gui {

/// Sổ sách: the year's wear, what could be disposed of, batches of disposals; each page is a list.
class BooksScreen final : public PagedScreen
{
public:
    BooksScreen(wxWindow* parent, present::Shell& shell);

private:
    [[nodiscard]] std::size_t pageAt(const present::Place& place, std::size_t now) const override;
    [[nodiscard]] present::Place placeOf(std::size_t page) const override;
};

} // namespace dongbo::gui
