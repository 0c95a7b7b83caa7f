#pragma once

#include "core/domain/message.h"
#include "importers/recognise/list_field.h"

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
    Rows,   ///< a row a device
    Skipped ///< not read; the reason says why
};

/// Which price a money column states.
enum class PriceOf : std::uint8_t
{
    One, ///< of one device
    Row  ///< of all devices of the row together
};

/// The rows that name the columns, 1-based, both ends included.
struct HeaderRows
{
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    bool operator==(const HeaderRows&) const = default;
};

struct HeaderReading
{
    HeaderRows rows;
    double score = 0; ///< how many columns were understood, less what speaks against it
    Message reason;
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
    bool operator==(const ColumnReading&) const = default;
};

/// A place that holds for a whole sheet, as it was found written.
struct PlaceReading
{
    std::string text;
    Message reason; ///< import.place_from_letterhead, …_sheet_name, …_file_name, …_choice
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
    Message unitReason;                 ///< empty code when none was stated
    /// Which column gives a row's money, and of what; nothing when the list has no money.
    std::optional<std::uint32_t> priceColumn;
    Message priceReason;
    std::optional<std::uint32_t> quantityColumn;
    std::optional<PlaceReading> place;
    /// The site column names a place once and leaves the cells below it empty.
    bool placeFillsDown = false;
    std::uint32_t hiddenRows = 0;  ///< seen among the rows looked at; they are read like others
    std::vector<Message> warnings; ///< about the sheet as a whole
};

/// What a person (or a remembered recipe) decided about one sheet.
struct SheetChoices
{
    std::optional<bool> isRead; ///< overrules "hidden" and "nothing recognised"
    std::optional<HeaderRows> header;
    std::map<std::uint32_t, ListField> columns; ///< by column
    std::optional<std::string> place;
    std::optional<std::int64_t> unitOfMoney;
    std::optional<PriceOf> priceOf;
};

/// A person's choices for a list, by sheet name.
struct Choices
{
    std::map<std::string, SheetChoices, std::less<>> sheets;
    std::optional<std::string> place; ///< --site: for every sheet
};

} // namespace dongbo::importers
