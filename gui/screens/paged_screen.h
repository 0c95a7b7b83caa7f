#pragma once

#include "core/domain/record_kind.h"
#include "gui/screens/tabbed_screen.h"
#include "gui/widgets/controls/chips.h"

#include <cstddef>
#include <initializer_list>
#include <map>
#include <span>
#include <string>
#include <string_view>

namespace dongbo::gui {

/// A page of a screen whose pages are chips.
struct PageEntry
{
    std::string_view id; ///< of its chip
    const char* word;    ///< code of its chip's word
    const char* icon;
    Screen* (*make)(wxWindow* parent, present::Shell& shell); ///< owned by parent
};

template <typename Page> Screen* makePage(wxWindow* parent, present::Shell& shell)
{
    return new Page(parent, shell); // owned by parent
}

/// A screen whose pages are chips at its head, with buttons beside them that lead to the lists of
/// records its pages are worked out from: Mua sắm, Sổ sách.
class PagedScreen : public TabbedScreen
{
public:
    /// The page's; the screen's own title over a page without one, before it otherwise.
    [[nodiscard]] ScreenHead head() const final;
    void showPlace(const present::Place& place) final;
    [[nodiscard]] present::Place place() const final;

protected:
    /// `entries` outlive the screen. Its title is the sentence "<name>.title".
    PagedScreen(wxWindow* parent, present::Shell& shell, const std::string& name,
                std::span<const PageEntry> entries, std::initializer_list<RecordKind> lists);

    /// Index of the page a place means; `now` for a place that names none.
    [[nodiscard]] virtual std::size_t pageAt(const present::Place& place,
                                             std::size_t now) const = 0;
    [[nodiscard]] virtual present::Place placeOf(std::size_t page) const = 0;

private:
    [[nodiscard]] wxWindow* tabs() const final { return m_chips; }
    void showPage(std::size_t page);

    std::span<const PageEntry> m_entries;
    std::string m_title;
    ChipBar* m_chips; // owned by this window, as the pages
    std::map<std::size_t, Screen*> m_pages;
    std::size_t m_page = 0;
};

} // namespace dongbo::gui
