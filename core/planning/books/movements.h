#pragma once

#include "core/domain/id.h"
#include "core/domain/money.h"
#include "core/domain/time.h"
#include "core/domain/vocabulary.h"

#include <array>
#include <compare>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace dongbo::planning {

// Increases and decreases of a period (shape of B04-H): opening + up − down = closing, for every
// unit, type and unit of measure.

/// What a device is counted under.
struct BookPlace
{
    std::optional<UnitId> unit;
    std::optional<DeviceType> type;
    std::string measure;

    auto operator<=>(const BookPlace&) const = default;
};
/// A device in the books, from a day on.
struct BookState
{
    BookPlace place;
    std::int64_t quantity = 1;
    Money value; ///< of all its pieces; 0: not known

    bool operator==(const BookState&) const = default;
};
/// Why something goes up or down.
enum class MovementCause : std::uint8_t
{
    Added,        ///< came into the books
    Left,         ///< left them
    Moved,        ///< between units
    Reclassified, ///< another type, measure or asset class
    Revalued      ///< another cost or quantity
};
/// What a device is from the beginning of a day; absent: not in these books.
struct BookStep
{
    Date day;
    std::optional<BookState> state;
    /// Why it is not in them, unless it has left all books: it stands elsewhere, it is no asset of
    /// the class.
    std::optional<MovementCause> outside{};
};
inline constexpr std::size_t movementCauses = 5;
/// "moved"
[[nodiscard]] std::string_view codeOf(MovementCause cause);

struct BookFigures
{
    std::int64_t quantity = 0;
    Money value;

    void add(std::int64_t pieces, Money money);
    bool operator==(const BookFigures&) const = default;
};
/// One line of the period.
struct MovementLine
{
    BookFigures opening;
    BookFigures up;
    BookFigures down;
    BookFigures closing;
    std::array<BookFigures, movementCauses> upBy{};
    std::array<BookFigures, movementCauses> downBy{};

    /// opening + up − down = closing, in pieces and in đồng; and both are the sums of their causes.
    [[nodiscard]] bool agrees() const;
    [[nodiscard]] bool isEmpty() const;
};
using MovementTable = std::map<BookPlace, MovementLine>;

/// Adds one device's steps (by day, ascending; the last of a day counts) to the table of the days
/// `first` to `last`, both included.
void addMovements(MovementTable& table, const std::vector<BookStep>& steps, Date first, Date last);

} // namespace dongbo::planning
