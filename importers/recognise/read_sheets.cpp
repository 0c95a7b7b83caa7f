#include "core/text/fold.h"
#include "importers/recognise/cells/old_text.h"
#include "importers/recognise/columns/column_choice.h"
#include "importers/recognise/columns/money.h"
#include "importers/recognise/columns/other_papers.h"
#include "importers/recognise/headers/columns_without_heading.h"
#include "importers/recognise/headers/further_tables.h"
#include "importers/recognise/headers/grid_choice.h"
#include "importers/recognise/headers/logins.h"
#include "importers/recognise/headers/lone_column.h"
#include "importers/recognise/recognise.h"
#include "importers/recognise/rows/outline.h"
#include "importers/recognise/rows/place_choice.h"
#include "importers/recognise/rows/titles.h"
#include "importers/recognise/words/vocabulary.h"

#include <algorithm>

namespace dongbo::importers {

namespace {

constexpr std::size_t keptRows = 1'000;

SheetReading skipped(std::size_t sheet, const std::string& name, std::string_view code)
{
    SheetReading reading;
    reading.sheet = sheet;
    reading.name = name;
    reading.layoutReason = {std::string(code), {{"sheet", name}}};
    return reading;
}

/// What holds for every table of a sheet.
struct SheetAtHand
{
    const Workbook* workbook;
    std::size_t index;
    const Surroundings* surroundings;
    const SheetChoices* choices;
    const std::optional<std::string>* listPlace;
    std::vector<OldTextReading> oldText;
};

SheetReading begin(const SheetAtHand& sheet, const FoundHeader& found, const KeptRows& rows)
{
    SheetReading reading;
    reading.sheet = sheet.index;
    reading.name = sheet.workbook->sheets()[sheet.index].name;
    reading.header = found.header;
    reading.oldText = sheet.oldText;
    reading.splitsQuantity = sheet.choices->splitsQuantity.value_or(true);
    reading.splitsBundles = sheet.choices->splitsBundles.value_or(false);
    reading.splitsStates = sheet.choices->splitsStates.value_or(true);
    reading.sectionPlaces = sheet.choices->sectionPlaces;
    reading.chosenRows = sheet.choices->rows;
    reading.rowKinds = sheet.choices->rowKinds;
    for (auto number = found.header.rows.first; number != 0 && number <= found.header.rows.last;
         ++number) {
        auto& cells = reading.headingRows.emplace_back();
        if (const auto* row = rows.row(number)) {
            for (const auto& cell : row->cells) {
                cells.push_back({cell.column, text::foldKey(cell.text)});
            }
        }
    }
    if (const auto first = firstDataRow(rows, reading.header.rows);
        first != reading.header.rows.last + 1) {
        reading.columnNumbersRow = first - 1;
    }
    return reading;
}

SheetReading readTable(const SheetAtHand& sheet, FoundHeader found, const KeptRows& rows,
                       const SheetChoices& choices, std::uint32_t firstColumn = 1)
{
    std::optional<FoundHeader> beside;
    if (const auto at = beginOfTableBeside(found)) {
        const auto from = found.headings.begin() + static_cast<std::ptrdiff_t>(*at);
        beside = FoundHeader{found.header, {from, found.headings.end()}};
        found.headings.erase(from, found.headings.end());
    }
    auto reading = begin(sheet, found, rows);
    reading.firstColumn = firstColumn;
    reading.lastColumn = beside ? beside->headings.front().column - 1 : reading.lastColumn;
    addColumnsWithoutHeading(found, rows, reading.firstColumn, reading.lastColumn);
    setLoginsAside(found, rows);
    decideColumns(reading, rows, found.headings, *sheet.surroundings, choices);
    const bool hasName =
        std::any_of(reading.columns.begin(), reading.columns.end(),
                    [](const ColumnReading& c) { return c.field == ListField::Name; });
    const bool isNameGuessed =
        std::any_of(reading.columns.begin(), reading.columns.end(), [](const ColumnReading& c) {
            return c.field == ListField::Name && c.confidence < 0.5 &&
                   c.reason.code == "import.column_by_its_values";
        });
    const auto understood =
        std::count_if(reading.columns.begin(), reading.columns.end(),
                      [](const ColumnReading& c) { return c.field != ListField::Unknown; });
    // What only looks like names needs a list around it, or a person's word; so does a lone column
    // of names.
    const bool isDoubtful = (isNameGuessed && tellsOfDevices(reading) < 2) || understood < 2;
    if (!hasName || (isDoubtful && !choices.saysItIsAList())) {
        return skipped(sheet.index, reading.name, "import.no_name_column");
    }
    reading.layout = Layout::Rows;
    reading.layoutReason = {"import.layout_rows", {}};
    decideUnitOfMoney(reading, rows, choices);
    decidePrice(reading, rows, *sheet.workbook, choices);
    weighPrices(reading, rows, *sheet.surroundings, choices);
    decidePlace(reading, rows, *sheet.surroundings, choices, *sheet.listPlace);
    if (beside) {
        auto other = readTable(sheet, *beside, rows, choices, beside->headings.front().column);
        if (other.isRead()) {
            other.place = other.place ? other.place : reading.place;
            auto further = std::move(other.tablesBeside);
            other.tablesBeside.clear();
            reading.tablesBeside.push_back(std::move(other));
            for (auto& table : further) {
                reading.tablesBeside.push_back(std::move(table));
            }
        }
    }
    return reading;
}

SheetReading readGrid(const SheetAtHand& sheet, const FoundHeader& found, GridReading grid,
                      const KeptRows& rows)
{
    // A person may say of a column that it counts, or that it does not.
    for (const auto& [number, field] : sheet.choices->columns) {
        std::erase_if(grid.counts, [n = number](const GridColumn& c) { return c.column == n; });
        const auto heading =
            std::find_if(found.headings.begin(), found.headings.end(),
                         [n = number](const FoundHeading& h) { return h.column == n; });
        if (field == ListField::Quantity && heading != found.headings.end()) {
            grid.counts.push_back({number, heading->path.back()});
        }
    }
    std::sort(grid.counts.begin(), grid.counts.end(),
              [](const GridColumn& a, const GridColumn& b) { return a.column < b.column; });
    if (grid.counts.empty()) {
        return skipped(sheet.index, sheet.workbook->sheets()[sheet.index].name, "import.no_header");
    }
    auto reading = begin(sheet, found, rows);
    reading.layout = Layout::Grid;
    reading.layoutReason = grid.reason;
    reading.header.reason = grid.reason;
    for (const auto& heading : found.headings) {
        ColumnReading column;
        column.column = heading.column;
        column.leaf = heading.path.back();
        column.heading = column.leaf;
        const bool isCount =
            std::any_of(grid.counts.begin(), grid.counts.end(),
                        [&](const GridColumn& c) { return c.column == heading.column; });
        if (isCount) {
            column.field = ListField::Quantity;
        } else if (heading.column == grid.headColumn) {
            column.field = grid.hasSitesDown ? ListField::Site : ListField::Name;
        } else if (heading.column == grid.measureColumn) {
            column.field = ListField::Measure;
        }
        column.confidence = column.field == ListField::Unknown ? 0 : 0.9;
        column.reason = grid.reason;
        reading.columns.push_back(std::move(column));
    }
    reading.grid = std::move(grid);
    return reading;
}

/// A further table is where its own titles say, else where the one above it is.
void placeBelow(SheetReading& table, const SheetReading& first, const SheetReading& above,
                const Surroundings& surroundings)
{
    auto found = placeOfTitles(table.titles, first, surroundings);
    switch (found.kind) {
    case TitlePlace::Kind::Nothing:
        table.place = above.place;
        break;
    case TitlePlace::Kind::First:
        table.place = first.place;
        break;
    case TitlePlace::Kind::Names:
        table.place =
            PlaceReading{found.line.text,
                         {"import.place_from_letterhead",
                          {{"place", found.line.text}, {"row", std::to_string(found.line.row)}}},
                         found.line.row,
                         found.written};
        break;
    case TitlePlace::Kind::Unclear:
        table.place = above.place;
        table.unclearTitle = std::move(found.line);
        break;
    }
}

/// The rows kept, and those around what may be the header of a further table far below them.
KeptRows withTablesFarBelow(const SheetAtHand& sheet, const FoundHeader& first, KeptRows rows)
{
    constexpr std::uint32_t above = 7, below = 450;
    const auto headers =
        rowsThatMayBeginTables(*sheet.workbook, sheet.index, sheet.oldText, rows, first);
    if (!headers.empty()) {
        rows.keepAround(*sheet.workbook, sheet.index, sheet.oldText, headers, above, below);
    }
    return rows;
}

/// The first table, and each further one below it that has a header of its own.
SheetReading readTables(const SheetAtHand& sheet, const FoundHeader& first, KeptRows kept)
{
    const bool saysNone = sheet.choices->header && sheet.choices->header->first == 0;
    const auto rows = kept.isWholeSheet() || saysNone
                          ? std::move(kept)
                          : withTablesFarBelow(sheet, first, std::move(kept));
    const auto below = saysNone ? std::vector<FoundHeader>{} : findHeadersBelow(rows, first);
    const auto lastOf = [&](std::size_t next) {
        return next < below.size() ? below[next].header.rows.first - 1 : UINT32_MAX;
    };
    auto reading = readTable(sheet, first, rows.between(1, lastOf(0)), *sheet.choices);
    for (std::size_t i = 0; reading.isRead() && i < below.size(); ++i) {
        const auto header = below[i].header.rows;
        const auto from = firstTitleAbove(rows, header.first);
        auto choices = *sheet.choices;
        choices.columns.clear();
        if (const auto own = choices.columnsBelow.find(header.first);
            own != choices.columnsBelow.end()) {
            choices.columns = own->second;
        }
        auto table = readTable(sheet, below[i], rows.between(from, lastOf(i + 1)), choices);
        if (!table.isRead()) {
            continue;
        }
        // What stands above the first table holds for all, unless a table says otherwise.
        placeBelow(table, reading,
                   reading.tablesBelow.empty() ? reading : reading.tablesBelow.back(),
                   *sheet.surroundings);
        if (table.unitReason.code.empty() && !reading.unitReason.code.empty()) {
            table.unitOfMoney = reading.unitOfMoney;
            table.unitReason = reading.unitReason;
            for (auto& column : table.columns) {
                column.unitOfMoney = reading.unitOfMoney;
            }
        }
        reading.tablesBelow.push_back(std::move(table));
    }
    if (reading.isRead()) {
        auto& tables = reading.tablesBelow;
        const auto endOf = [&](std::size_t next) {
            return next < tables.size() ? tables[next].header.rows.first - 1 : UINT32_MAX;
        };
        decideOutline(reading, *sheet.workbook, endOf(0));
        for (std::size_t i = 0; i < tables.size(); ++i) {
            decideOutline(tables[i], *sheet.workbook, endOf(i + 1));
        }
    }
    return reading;
}

/// Whether the row names a device or its maker: then it is one of the list's rows, no heading.
bool namesADevice(const KeptRow* row)
{
    const auto& words = Vocabulary::builtIn();
    return row != nullptr &&
           std::any_of(row->cells.begin(), row->cells.end(), [&words](const KeptCell& cell) {
               const auto folded = text::fold(cell.text);
               return cell.kind == CellKind::Text &&
                      (words.typeIn(folded, cell.text) || words.makerIn(folded));
           });
}

/// A sheet whose heading nobody knows, or that has none, by its values; skipped unless these
/// plainly are devices: names of known kinds, and two more columns that tell of them.
SheetReading readByValues(const SheetAtHand& sheet, const KeptRows& rows)
{
    constexpr std::ptrdiff_t fewestColumns = 3;
    constexpr std::size_t fewestRows = 3;
    constexpr double sureNames = 0.6;
    auto header = likelyHeader(rows);
    header = namesADevice(rows.row(header.first)) ? HeaderRows{0, 0} : header;
    const char* reason = header.first == 0 ? "import.header_by_values" : "import.header_guessed";
    auto reading =
        readTables(sheet, {{header, 0, {reason, {}}}, headingsOrLetters(rows, header)}, rows);
    const auto& columns = reading.columns;
    const bool isNamed = std::any_of(columns.begin(), columns.end(), [](const ColumnReading& c) {
        return c.field == ListField::Name && c.confidence >= sureNames;
    });
    const auto told = std::count_if(columns.begin(), columns.end(), [](const ColumnReading& c) {
        return c.field != ListField::Unknown && c.field != ListField::Sequence;
    });
    const bool isList = reading.isRead() && isNamed && told >= fewestColumns &&
                        rows.rows().size() >= fewestRows + (header.first == 0 ? 0 : 1);
    return isList ? reading
                  : skipped(sheet.index, sheet.workbook->sheets()[sheet.index].name,
                            "import.no_header");
}

/// Whether the other sheets are empty: a column of names beside other sheets may serve them.
bool isAlone(const Workbook& workbook, std::size_t index)
{
    const auto& sheets = workbook.sheets();
    for (std::size_t i = 0; i < sheets.size(); ++i) {
        if (i != index && sheets[i].cells > 0) {
            return false;
        }
    }
    return true;
}

SheetReading readSheet(const Workbook& workbook, std::size_t index,
                       const Surroundings& surroundings, const SheetChoices& choices,
                       const std::optional<std::string>& listPlace)
{
    const auto& sheet = workbook.sheets()[index];
    if (choices.isRead == false) {
        return skipped(index, sheet.name, "import.sheet_not_chosen");
    }
    if (sheet.hidden && choices.isRead != true) {
        return skipped(index, sheet.name, "import.sheet_hidden");
    }
    if (sheet.cells == 0) {
        return skipped(index, sheet.name, "import.sheet_empty");
    }
    const SheetAtHand atHand{&workbook,     index,
                             &surroundings, &choices,
                             &listPlace,    decideOldText(workbook, index, choices.encoding)};
    const KeptRows rows(workbook, index, keptRows, atHand.oldText);
    SheetReading reading;
    if (choices.header) {
        const FoundHeader chosen{{*choices.header, 0, {"import.chosen", {}}},
                                 headingsOrLetters(rows, *choices.header)};
        reading = readTables(atHand, chosen, rows);
    } else if (auto grid = findGrid(rows, surroundings)) {
        reading = readGrid(atHand, grid->first, std::move(grid->second), rows);
    } else if (const auto found = findHeader(rows)) {
        reading = readTables(atHand, *found, rows);
    } else if (choices.saysItIsAList()) {
        // The values and what was said of columns have to do.
        const auto guessed = likelyHeader(rows);
        reading = readTables(
            atHand, {{guessed, 0, {"import.header_guessed", {}}}, headingsOrLetters(rows, guessed)},
            rows);
    } else if (const auto lone = isAlone(workbook, index) ? findLoneColumn(rows) : std::nullopt) {
        auto said = choices; // one column is enough then
        said.isRead = true;
        auto asAList = atHand;
        asAList.choices = &said;
        reading = readTables(asAList, *lone, rows);
    } else {
        reading = readByValues(atHand, rows);
    }
    if (auto other = reading.isRead() && reading.layout == Layout::Rows && !choices.saysItIsAList()
                         ? otherPaper(reading, rows)
                         : std::nullopt) {
        reading = skipped(index, sheet.name, "");
        reading.layoutReason = *std::move(other);
    }
    for (const auto& row : rows.rows()) {
        reading.hiddenRows += row.hidden ? 1 : 0;
    }
    for (const auto& old : atHand.oldText) {
        if (old.isTwiceEncoded) {
            reading.warnings.push_back(old.reason);
        }
    }
    if (reading.isRead() && reading.hiddenRows > 0) {
        reading.warnings.push_back(
            {"import.hidden_rows", {{"count", std::to_string(reading.hiddenRows)}}});
    }
    return reading;
}

} // namespace

std::vector<SheetReading> readSheets(const Workbook& workbook, const Surroundings& surroundings,
                                     const Choices& choices)
{
    std::vector<SheetReading> out;
    const auto& sheets = workbook.sheets();
    for (std::size_t i = 0; i < sheets.size(); ++i) {
        const auto chosen = choices.sheets.find(sheets[i].name);
        out.push_back(readSheet(workbook, i, surroundings,
                                chosen == choices.sheets.end() ? SheetChoices{} : chosen->second,
                                choices.place));
    }
    skipServingSheets(out, choices);
    return out;
}

} // namespace dongbo::importers
