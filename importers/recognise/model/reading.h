#pragma once

#include "core/domain/message.h"
#include "core/text/legacy_encoding.h"
#include "importers/recognise/model/list_field.h"
#include "importers/recognise/model/row_kind.h"
#include "importers/recognise/model/usual_price.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace dongbo::importers {

// What recognition understood of a list, as data: a person sees it, and can overrule any of it
// through SheetChoices, from which the sheet is read again. Every decision carries its reason.

enum class Layout : std::uint8_t
{
    Rows,    ///< a row a device
    Skipped, ///< not read; the reason says why
    Grid     ///< sites by kinds of device (or the other way round), counts in the cells
};

/// Which price a money column states.
enum class PriceOf : std::uint8_t
{
    One, ///< of one device
    Row  ///< of all devices of the row together
};

/// The rows that name the columns, 1-based, both ends included; 0 to 0: the list has none.
struct HeaderRows
{
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    bool operator==(const HeaderRows&) const = default;
};

/// What a person says rows are; both ends included.
struct RowKindChoice
{
    HeaderRows rows;
    RowKind kind = RowKind::Data; ///< Data, Section, Total or Note
    bool isPlace = false;         ///< of Section: its text names a place, whatever it looks like
    bool operator==(const RowKindChoice&) const = default;
};

struct HeaderReading
{
    HeaderRows rows;
    double score = 0; ///< how many columns were understood, less what speaks against it
    Message reason;
};

/// A cell of a header: its column and its words as text::foldKey gives them.
struct HeadingCell
{
    std::uint32_t column = 0;
    std::string key;
};

/// Something else a column may be, and how many of the cells looked at suit it.
struct ColumnGuess
{
    ListField field = ListField::Unknown;
    std::uint32_t cells = 0;
    bool operator==(const ColumnGuess&) const = default;
};

/// One column: what it is called, what it is taken for, and why.
struct ColumnReading
{
    std::uint32_t column = 0; ///< 1-based
    std::string heading;      ///< "Theo kiểm kê - Số lượng", NFC, spaces collapsed
    std::string leaf;         ///< its lowest part: "Số lượng"
    ListField field = ListField::Unknown; ///< what is read from it
    double confidence = 0;                ///< 0 … 1
    Message reason;
    std::int64_t unitOfMoney = 1; ///< đồng that 1 of a money column is worth
    PriceOf priceOf = PriceOf::Row;
    std::string currency; ///< "USD": a money column whose figures are no đồng; else empty
    /// "1/26/2015" stands in it, so that days are written month first.
    bool isMonthFirst = false;
    /// What it may be instead, likeliest first; filled where the column is not sure.
    std::vector<ColumnGuess> guesses;
    bool operator==(const ColumnReading&) const = default;
};

/// A place that holds for a whole sheet, as it was found written.
struct PlaceReading
{
    std::string text;
    Message reason; ///< import.place_from_letterhead, …_sheet_name, …_file_name, …_choice
    std::uint32_t row = 0; ///< of the line above the table that names it; 0: no such line
    std::string written{}; ///< what that line names, where a person gave it another place
};

/// A line above a table: a title, an office's name, "Đơn vị: …".
struct TitleLine
{
    std::uint32_t row = 0;
    std::string text;
};

/// Cells whose text is written in an old way: those of a column, of a font, or both.
struct OldTextReading
{
    std::uint32_t column = 0; ///< 0: whatever the column
    std::uint16_t font = 0;   ///< index into Workbook::fonts(); anyFont: whatever the font
    text::FontEncoding from;
    Message reason;       ///< import.text_by_font, …_by_column, …_by_sheet, import.chosen
    bool isMixed = false; ///< some of these cells are Unicode: each is looked at by itself as well
    bool isTwiceEncoded = false; ///< UTF-8 written as UTF-8 once more; `from` says nothing then
    bool operator==(const OldTextReading&) const = default;

    static constexpr std::uint16_t anyFont = 0xFFFF;
};

/// A column of a grid that holds counts.
struct GridColumn
{
    std::uint32_t column = 0;
    std::string head; ///< a kind of device ("Camera") or a place ("Xã Đại An")
    bool operator==(const GridColumn&) const = default;
};

/// How a grid lies. Example: communes down in column B, kinds across in D … K.
struct GridReading
{
    bool hasSitesDown = true;        ///< a row a site, a column a kind; else the other way round
    std::uint32_t headColumn = 0;    ///< the column of the rows' heads
    std::uint32_t measureColumn = 0; ///< of the kinds, when they stand down; 0: none
    std::vector<GridColumn> counts;
    Message reason;
};

/// A row that stands for the rows below it, down to `lastRow`: it states their sum, or they are
/// numbered after it (1, then 1.1, 1.2).
struct OutlineRow
{
    std::uint32_t row = 0;
    std::uint32_t lastRow = 0;
    bool operator==(const OutlineRow&) const = default;
};

/// A price that is unusual as it is read, and what it would be in a unit in which it is usual.
struct PriceDoubt
{
    std::uint32_t row = 0;
    std::string figure;      ///< as the cell has it; a number as text::argumentOf gives it
    std::int64_t stated = 0; ///< đồng
    std::int64_t other = 0;  ///< đồng
};

/// Everything decided about one sheet before its rows are read.
struct SheetReading
{
    std::size_t sheet = 0; ///< index in the workbook
    std::string name;
    Layout layout = Layout::Skipped;
    Message layoutReason;
    HeaderReading header;
    std::vector<ColumnReading> columns; ///< by column
    std::int64_t unitOfMoney = 1;       ///< stated in the letterhead or the header
    /// The unit under which prices would be usual while under the stated one they are not: nothing
    /// with a price goes in until a person says which. Absent: no doubt.
    std::optional<std::int64_t> likelierUnit;
    /// The first price in such doubt.
    PriceDoubt firstDoubt;
    /// What single prices are held against; empty: a person has said what they mean.
    UsualPrices usualPrices;
    Message unitReason; ///< empty code when none was stated
    /// Which column gives a row's money, and of what; nothing when the list has no money.
    std::optional<std::uint32_t> priceColumn;
    /// Where the price is separated by where the money came from: the columns to add up, the price
    /// column among them. Empty: one column has it.
    std::vector<std::uint32_t> priceParts;
    Message priceReason;
    std::optional<std::uint32_t> quantityColumn;
    std::optional<PlaceReading> place;
    /// The lines above the header, downwards.
    std::vector<TitleLine> titles;
    /// Of a further table: stands where the first one's place does and may name another.
    std::optional<TitleLine> unclearTitle;
    /// The header's rows as written, each with its columns: to know it when it comes again.
    std::vector<std::vector<HeadingCell>> headingRows;
    /// The site column names a place once and leaves the cells below it empty.
    bool placeFillsDown = false;
    std::vector<OutlineRow> outline; ///< by row
    /// With what the names of at least two rows begin of which more is told; folded, sorted.
    std::vector<std::string> firstWords;
    /// Most rows have, beside their names, something only in columns that were not understood.
    bool isToldByOtherColumns = false;
    /// The last row that is plainly a device, of each stretch up to where the header comes again;
    /// 0: none. Empty where the sheet is too long to know.
    std::vector<std::uint32_t> lastDataRows;
    std::uint32_t hiddenRows = 0;  ///< seen among the rows looked at; they are read like others
    std::vector<Message> warnings; ///< about the sheet as a whole
    std::optional<std::uint32_t> columnNumbersRow; ///< "1 2 3", "A B C" under the header
    std::optional<GridReading> grid;               ///< with Layout::Grid
    std::vector<OldTextReading> oldText;           ///< the more special first; empty: all Unicode
    bool splitsQuantity = true; ///< a row of n cái makes n devices, not one of quantity n
    bool splitsBundles = false; ///< "PC Dell + UPS 600VA" makes two devices
    bool splitsStates = true;   ///< "Hỏng 3" of ten is said of three, not of all
    /// Places a person gave to section rows, by the section's text.
    std::map<std::string, std::string, std::less<>> sectionPlaces;
    /// Columns the table keeps to, both ends included: where another stands beside it.
    std::uint32_t firstColumn = 1;
    std::uint32_t lastColumn = 16'384;
    /// Rows a person chose; others are not read.
    std::optional<HeaderRows> chosenRows;
    /// What a person says rows are; of several that name a row the last counts.
    std::vector<RowKindChoice> rowKinds;
    /// Tables to the right in the same rows ("STT | Tên thiết bị | SL" again), read with this one.
    std::vector<SheetReading> tablesBeside;
    /// Further tables lower in the same sheet, each with a header of its own; they are read with
    /// this reading. None of them has tables below.
    std::vector<SheetReading> tablesBelow;

    [[nodiscard]] bool isRead() const { return layout != Layout::Skipped; }
};

/// What a person said the row is; nullptr when nobody said anything of it.
[[nodiscard]] const RowKindChoice* chosenKind(const SheetReading& reading, std::uint32_t row);

/// "A", "Z", "AA", …
[[nodiscard]] std::string columnLetters(std::uint32_t column);

/// What a person (or a remembered recipe) decided about one sheet.
struct SheetChoices
{
    std::optional<bool> isRead; ///< overrules "hidden" and "nothing recognised"
    std::optional<HeaderRows> header;
    /// The first and the last row that are read below the header.
    std::optional<HeaderRows> rows;
    std::vector<RowKindChoice> rowKinds;        ///< later ones count before earlier ones
    std::map<std::uint32_t, ListField> columns; ///< by column
    std::optional<std::string> place;
    std::optional<std::int64_t> unitOfMoney;
    std::optional<PriceOf> priceOf;
    /// Places by the text of a section row without its number ("UBND xã Đại An"); an empty place:
    /// the section names none.
    std::map<std::string, std::string, std::less<>> sectionPlaces;
    /// Sites by a place as the list writes it, wherever it stands: the name of a site or unit.
    std::map<std::string, std::string, std::less<>> places;
    std::optional<bool> splitsQuantity;
    std::optional<bool> splitsBundles;
    std::optional<bool> splitsStates;
    /// How all text of the sheet is written; Unicode: nothing is converted.
    std::optional<text::Encoding> encoding;
    /// What columns of a further table are, by the first row of its header, then by column.
    std::map<std::uint32_t, std::map<std::uint32_t, ListField>> columnsBelow;
    bool operator==(const SheetChoices&) const = default;

    /// Whether somebody says that the sheet is a list, whatever it looks like.
    [[nodiscard]] bool saysItIsAList() const
    {
        return isRead == true || header.has_value() || !columns.empty();
    }
};

/// A person's choices for a list, by sheet name.
struct Choices
{
    std::map<std::string, SheetChoices, std::less<>> sheets;
    std::optional<std::string> place; ///< --site: for every sheet
    bool operator==(const Choices&) const = default;
};

} // namespace dongbo::importers
