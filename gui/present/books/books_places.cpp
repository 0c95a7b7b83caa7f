#include "gui/present/books/books_places.h"

#include "gui/present/lists/list_query.h"

#include <array>

namespace dongbo::present {

std::string_view nameOf(BooksPage page)
{
    constexpr std::array<std::string_view, 3> names{"wear", "candidates", "batches"};
    return names.at(static_cast<std::size_t>(page));
}

Place booksPlace(BooksPage page)
{
    ListQuery query;
    query.set(booksPart, {std::string(nameOf(page))});
    return {ScreenName::Books, std::nullopt, query.asText()};
}

BooksPage booksPageAt(const Place& place, BooksPage otherwise)
{
    if (place.record && place.record->kind == RecordKind::DisposalBatch) {
        return BooksPage::Batches;
    }
    const auto query = ListQuery::parse(place.filter);
    for (const auto page : allBooksPages) {
        if (query.first(booksPart) == nameOf(page)) {
            return page;
        }
    }
    return otherwise;
}

} // namespace dongbo::present
