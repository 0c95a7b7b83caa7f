#pragma once

#include "core/domain/message.h"
#include "core/text/language.h"
#include "importers/recognise/model/reading.h"
#include "importers/recognise/model/row_draft.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dongbo::importers {

// What was understood of a sheet as a person is shown it: a list of decisions, each with its
// evidence, its place in the sheet and the way to overrule it. Known once the sheet's rows have
// been walked (RowReader::understanding).

/// What a decision is about; also the order in which they are shown.
enum class DecisionKind : std::uint8_t
{
    Sheet,    ///< that the sheet is read, as rows or as a grid; or why not
    Header,   ///< which rows name the columns; a further table has one of its own
    Column,   ///< one column whose meaning is not sure, or not known
    Place,    ///< the place of the whole sheet
    Sections, ///< section rows that are places
    Totals,   ///< stated sums against the rows
    Money,    ///< what 1 in a money column is worth, and how amounts are written
    Price,    ///< price of one or of the row
    Quantity, ///< rows of several devices
    Bundles,  ///< rows that name a device and its parts
    States,   ///< rows that tell the state of some of their devices: "Hỏng 3" of ten
    OldText,  ///< text in an old encoding
    Faults,   ///< notes that tell of something broken
    SetAside  ///< rows that will not go in
};

/// How a person should look at it: the colour of its sign.
enum class Standing : std::uint8_t
{
    Sure,
    Open,     ///< a guess; somebody should look
    Disagrees ///< something does not add up, or rows stay out
};

/// The member of SheetChoices that overrules a decision.
enum class OverruledBy : std::uint8_t
{
    Nothing, ///< only the list itself can change it
    IsRead,
    Header,
    Column,
    Place,
    SectionPlaces,
    UnitOfMoney,
    PriceOf,
    SplitsQuantity,
    SplitsBundles,
    SplitsStates,
    Encoding
};

/// A part of a sheet, 1-based, all ends included; 0 is "from the first" or "to the last".
struct SheetPart
{
    std::uint32_t firstRow = 0, lastRow = 0, firstColumn = 0, lastColumn = 0;
    bool operator==(const SheetPart&) const = default;
};

/// One answer a person may give instead. `value` goes into overrule(); the first option of a
/// decision is what was decided.
struct DecisionOption
{
    std::string value; ///< "condition", "1000", "one", "yes", "tcvn3", "7-8", a place
    Message label;
    bool operator==(const DecisionOption&) const = default;
};

/// One decision. Example: title "Cột H chưa rõ", evidence "giống “Tình trạng” (9 ô) hoặc “Ghi chú”
/// (31 ô)", overruled by Column with the options condition and notes.
struct Decision
{
    DecisionKind kind = DecisionKind::Sheet;
    Standing standing = Standing::Sure;
    Message title;
    std::vector<Message> evidence; ///< in order; evidenceText joins them
    SheetPart where;
    OverruledBy overruledBy = OverruledBy::Nothing;
    std::vector<DecisionOption> options; ///< may be empty: then any value of the choice's kind
    /// Of SectionPlaces: the text of the first section (every other of Understanding::sections may
    /// be put in its place). Of Column: the first row of the table's header.
    std::string subject;
    bool isBelow = false;            ///< about a further table of the sheet
    std::vector<std::uint32_t> rows; ///< the rows in question, at most 500: set aside, sums, …
};

/// A cell in an old encoding, as it is in the file and as it is read.
struct TextSample
{
    std::uint32_t row = 0;
    std::uint32_t column = 0;
    std::string before;
    std::string after;
    text::Encoding encoding = text::Encoding::Unicode;
    Message reason;
    bool operator==(const TextSample&) const = default;
};

/// A section row that names a place.
struct SectionSample
{
    std::uint32_t row = 0;
    std::string text;  ///< without its number: the key of SheetChoices::sectionPlaces
    std::string place; ///< as it will be looked up
    std::string site;  ///< what was found for it in a register; reading alone knows none
    bool operator==(const SectionSample&) const = default;
};

struct Understanding
{
    std::vector<Decision> decisions;     ///< by kind, then downwards
    std::vector<TextSample> samples;     ///< at most 12, different ones
    std::vector<SectionSample> sections; ///< at most 500
    std::uint64_t convertedCells = 0;    ///< cells read from an old encoding
};

/// The evidence as one line: its sentences without their full stops, separated by " · ".
[[nodiscard]] std::string evidenceText(const Decision& decision, Language language);

/// Puts a person's answer to a decision into the choices, from which the list is read again.
/// False when the value is none of that decision's kind; the choices are then as before.
[[nodiscard]] bool overrule(SheetChoices& choices, const Decision& decision,
                            std::string_view value);

[[nodiscard]] std::string_view codeOf(DecisionKind kind);
[[nodiscard]] std::string_view codeOf(Standing standing);

} // namespace dongbo::importers
