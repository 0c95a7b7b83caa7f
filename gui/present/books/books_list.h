#pragma once

#include "gui/present/books/books_places.h"
#include "gui/present/lists/memory_list.h"

#include <utility>

namespace dongbo::present {

/// A list on a page of the screen Sổ sách: its places name the page.
template <typename Line> class BooksList : public MemoryList<Line>
{
public:
    BooksList(Shell& shell, ListView& view, ListTraits traits, BooksPage page)
        : MemoryList<Line>(shell, view, std::move(traits))
        , m_page(page)
    {}

    [[nodiscard]] Place place() const final
    {
        auto place = ListPresenter::place();
        auto asked = this->query();
        asked.set(booksPart, {std::string(nameOf(m_page))});
        place.filter = asked.asText();
        return place;
    }

protected:
    void prepare(ListQuery& query) const final { query.clear(booksPart); }

private:
    BooksPage m_page;
};

} // namespace dongbo::present
