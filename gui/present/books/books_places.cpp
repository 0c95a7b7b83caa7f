#include "gui/present/books/books_places.h"

#include "gui/present/lists/list_query.h"

namespace dongbo::present {

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
