#include "importers/recognise/decisions.h"
#include "importers/recognise/old_text.h"
#include "importers/recognise/recognise.h"

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

/// Every second column a number and the heads places: sites by kinds, with counts in the cells.
bool looksLikeGrid(const KeptRows& rows, const Surroundings& surroundings)
{
    for (const auto& row : rows.rows()) {
        std::size_t places = 0;
        for (const auto& cell : row.cells) {
            places += surroundings.isPlaceName && surroundings.isPlaceName(cell.text) ? 1 : 0;
        }
        if (places >= 3 && places * 2 >= row.cells.size()) {
            return true;
        }
    }
    return false;
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
    auto oldText = decideOldText(workbook, index, choices.encoding);
    const KeptRows rows(workbook, index, keptRows, oldText);
    std::optional<FoundHeader> found;
    if (choices.header) {
        HeadingMemory memory;
        found = FoundHeader{{*choices.header, 0, {"import.chosen", {}}},
                            headingsOf(rows, *choices.header, memory)};
    } else {
        found = findHeader(rows);
    }
    if (!found) {
        return skipped(index, sheet.name,
                       looksLikeGrid(rows, surroundings) ? "import.sheet_is_grid"
                                                         : "import.no_header");
    }
    SheetReading reading;
    reading.sheet = index;
    reading.name = sheet.name;
    reading.header = found->header;
    reading.oldText = std::move(oldText);
    reading.splitsQuantity = choices.splitsQuantity.value_or(true);
    reading.splitsBundles = choices.splitsBundles.value_or(false);
    reading.sectionPlaces = choices.sectionPlaces;
    if (const auto first = firstDataRow(rows, reading.header.rows);
        first != reading.header.rows.last + 1) {
        reading.columnNumbersRow = first - 1;
    }
    decideColumns(reading, rows, found->headings, surroundings, choices);
    const bool hasName =
        std::any_of(reading.columns.begin(), reading.columns.end(),
                    [](const ColumnReading& c) { return c.field == ListField::Name; });
    if (!hasName) {
        return skipped(index, sheet.name, "import.no_name_column");
    }
    reading.layout = Layout::Rows;
    reading.layoutReason = {"import.layout_rows", {}};
    decideUnitOfMoney(reading, rows, choices);
    decidePrice(reading, rows, workbook, choices);
    decidePlace(reading, rows, surroundings, choices, listPlace);
    for (const auto& row : rows.rows()) {
        reading.hiddenRows += row.hidden ? 1 : 0;
    }
    if (reading.hiddenRows > 0) {
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
    return out;
}

} // namespace dongbo::importers
