#pragma once

#include "gui/present/books/books_places.h"
#include "gui/screens/screen.h"
#include "gui/widgets/controls/chips.h"

#include <map>
#include <vector>

namespace dongbo::gui {

/// Sổ sách: the year's wear, what could be disposed of, batches of disposals. Its pages are chips
/// at its head; each is a list, made when it is first shown.
class BooksScreen final : public Screen
{
public:
    BooksScreen(wxWindow* parent, present::Shell& shell);

    [[nodiscard]] ScreenHead head() const override;
    void showPlace(const present::Place& place) override;
    [[nodiscard]] present::Place place() const override { return m_shown->place(); }
    void refresh() override { m_shown->refresh(); }
    [[nodiscard]] wxWindow* filterField() override { return m_shown->filterField(); }
    [[nodiscard]] std::vector<wxWindow*> regions() override;
    [[nodiscard]] bool canDo(ScreenAct act) const override { return m_shown->canDo(act); }
    void doIt(ScreenAct act) override { m_shown->doIt(act); }
    [[nodiscard]] bool takeEscape() override { return m_shown->takeEscape(); }
    void setInSight(bool isInSight) override;

private:
    void showPage(present::BooksPage page);
    void showChips();

    ChipBar* m_chips; // owned by this window, as the pages
    std::map<present::BooksPage, Screen*> m_pages;
    Screen* m_shown = nullptr;
    present::BooksPage m_page = present::BooksPage::Wear;
    std::vector<present::Connection> m_onHead;
};

} // namespace dongbo::gui
