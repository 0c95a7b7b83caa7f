#pragma once

#include "gui/present/place.h"

#include <array>
#include <cstddef>
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
[[nodiscard]] constexpr std::string_view nameOf(BooksPage page)
{
    constexpr std::array<std::string_view, 3> names{"wear", "candidates", "batches"};
    return names.at(static_cast<std::size_t>(page));
}
[[nodiscard]] Place booksPlace(BooksPage page);
/// Which page a place of that screen means; one that names none means `otherwise`.
[[nodiscard]] BooksPage booksPageAt(const Place& place, BooksPage otherwise);

} // namespace dongbo::present
