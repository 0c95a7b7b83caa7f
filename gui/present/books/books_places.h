#pragma once

#include "gui/present/place.h"

#include <cstdint>
#include <string_view>

namespace dongbo::present {

/// The pages of the screen Sổ sách.
enum class BooksPage : std::uint8_t
{
    Wear,
    Candidates, ///< what could be proposed for disposal
    Batches     ///< what was proposed together, or one such batch
};
inline constexpr BooksPage allBooksPages[] = {BooksPage::Wear, BooksPage::Candidates,
                                              BooksPage::Batches};

/// The part of a place's filter that names the page.
inline constexpr const char* booksPart = "page";
/// "wear", "candidates", "batches".
[[nodiscard]] std::string_view nameOf(BooksPage page);
[[nodiscard]] Place booksPlace(BooksPage page);
/// Which page a place of that screen means; one that names none means `otherwise`.
[[nodiscard]] BooksPage booksPageAt(const Place& place, BooksPage otherwise);

} // namespace dongbo::present
