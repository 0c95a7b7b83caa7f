#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string_view>

namespace dongbo {

// What the rooms above want to know of a field besides its number, name and type. Stated where the
// field stands (core/domain/descriptors/) and only where it differs from what the type suggests;
// `describe` (fields.h) fills in the rest.

/// What stands together on a card and a form, in this order. The heading's words are
/// "group.<name>", see nameOf.
enum class FieldGroup : std::uint8_t
{
    Identity,    ///< how people name the record: code, number, name
    Description, ///< what it is or what happened: type, maker, symptom
    Place,       ///< where it is and to what it belongs
    State,       ///< condition, use, outcome
    People,      ///< who answers for it, who did it
    Times,       ///< when
    Acquisition, ///< how it came: day, price, supplier, warranty
    Cost,        ///< what it costs or brought in
    Papers,      ///< numbers and days of documents
    Notes,       ///< free text
    Internal     ///< nobody's concern but the program's: never on a card or form
};
/// "identity", "papers": the code of a group in translations.
[[nodiscard]] std::string_view nameOf(FieldGroup group);

/// How a form asks for a field.
enum class FormControl : std::uint8_t
{
    ByType,     ///< as the type suggests; never in what `describe` gives
    Line,       ///< one line of text
    Area,       ///< several lines of text
    Choice,     ///< one of a closed list
    Day,        ///< typed dd/mm/yyyy, with a calendar
    Moment,     ///< a day with a time
    Money,      ///< đồng
    Count,      ///< a whole number
    Year,       ///< 1900 to 2199; before 1990 or after next year it is asked about
    Check,      ///< yes or no
    Picker,     ///< another record, looked up by what is typed
    Attributes, ///< the attributes of the device's type, one control each
    None        ///< on no form
};

/// Who gives a field its value.
enum class WrittenBy : std::uint8_t
{
    People,     ///< typed when the record is added, and corrected at any time
    PeopleOnce, ///< typed when it is added; afterwards a use case changes it (a transfer, a
                ///< disposal)
    UseCases    ///< never typed
};

/// What may be typed for a number (its value), an amount (đồng) or a text (its characters), both
/// ends included. Narrower than what the journal admits, which may never shrink.
struct TypedRange
{
    std::int64_t least = std::numeric_limits<std::int64_t>::min();
    std::int64_t most = std::numeric_limits<std::int64_t>::max();

    bool operator==(const TypedRange&) const = default;
};

/// Which days are likely. Others are asked about or go in with a warning; none is rejected.
enum class LikelyDays : std::uint8_t
{
    Any,
    Past,      ///< 1990 until today
    NextThirty ///< 1990 until thirty years from today: the end of a warranty
};

/// A column of a list of the kind's records.
struct ListColumn
{
    /// Characters of a usual value, what a column is wide enough for at first; 0: no column.
    std::uint8_t width = 0;
    bool isShown = false; ///< at first; others are there to be chosen
    bool isStated = false;
};

/// Everything that may be stated of a field. Designated initialisers, in this order.
struct FieldTraits
{
    FieldGroup group = FieldGroup::Description;
    /// The word in JSON and, with hyphens, behind "--"; empty: the field's name.
    std::string_view word = {};
    FormControl control = FormControl::ByType;
    WrittenBy writtenBy = WrittenBy::People;
    bool isRequired = false;             ///< a record without it is rejected
    std::size_t textLimit = 0;           ///< of a Text: most characters the journal admits; 0: 300
    TypedRange range = {};               ///< what may be typed
    LikelyDays likely = LikelyDays::Any; ///< of a Day or Instant
    std::optional<std::int64_t> initial = {}; ///< what a new record gets when nobody says otherwise
    ListColumn column = {};
    /// Of a device: has a column of its own in lists that come in and go out. False where another
    /// column tells it (the states, in one wording) or none does.
    bool isListed = true;
};

/// The helpers with which core/domain/descriptors/ states attributes; nothing for other rooms.
namespace descriptors {

/// Limits of texts the journal admits, in characters. One may be raised but never lowered: a
/// program must accept what an older one wrote.
inline constexpr std::size_t shortText = 300;
inline constexpr std::size_t midText = 500;
inline constexpr std::size_t longText = 2'000;

inline constexpr TypedRange notNegative{0, std::numeric_limits<std::int64_t>::max()};
[[nodiscard]] constexpr TypedRange atMost(std::int64_t most)
{
    return {0, most};
}

[[nodiscard]] constexpr ListColumn shown(std::uint8_t width)
{
    return {width, true, true};
}
[[nodiscard]] constexpr ListColumn choosable(std::uint8_t width)
{
    return {width, false, true};
}
inline constexpr ListColumn noColumn{0, false, true};

/// Text of several lines.
[[nodiscard]] constexpr FieldTraits freeText(FieldGroup group)
{
    return {.group = group, .control = FormControl::Area, .textLimit = longText};
}

/// The number a choice is stored as.
template <typename E> [[nodiscard]] constexpr std::int64_t numbered(E choice)
{
    return static_cast<std::int64_t>(choice);
}

} // namespace descriptors

} // namespace dongbo
