#pragma once

#include "importers/recognise/header_search.h"
#include "importers/recognise/kept_rows.h"
#include "importers/recognise/reading.h"
#include "importers/recognise/recognise.h"

#include <utility>

namespace dongbo::importers {

// The single decisions behind readSheets, one function each. They fill `reading`, in this order.

/// First row of values below the header: the rows that number the columns are skipped.
[[nodiscard]] std::uint32_t firstDataRow(const KeptRows& rows, HeaderRows header);

/// What every column is: by its heading, by its values where the heading leaves a choice, by the
/// person's choice above all.
void decideColumns(SheetReading& reading, const KeptRows& rows,
                   const std::vector<FoundHeading>& headings, const Surroundings& surroundings,
                   const SheetChoices& choices);

/// Thousands of đồng, from the letterhead or the headings.
void decideUnitOfMoney(SheetReading& reading, const KeptRows& rows, const SheetChoices& choices);

/// Which column gives a row's money and whether it is of one or of the row: by quantity × price =
/// amount, then by the sheet's totals, else by the word. Walks the whole sheet only when the totals
/// are needed and not among the kept rows.
void decidePrice(SheetReading& reading, const KeptRows& rows, const Workbook& workbook,
                 const SheetChoices& choices);

/// The place that holds for the whole sheet: person's choice, letterhead, sheet name, file name.
void decidePlace(SheetReading& reading, const KeptRows& rows, const Surroundings& surroundings,
                 const SheetChoices& choices, const std::optional<std::string>& listPlace);

/// A cell of a grid: how many, and what is said of their state ("1 (hỏng)"). "x" is one, "-" none.
struct GridCount
{
    bool isCount = false;
    double value = 0;
    std::string_view state; ///< a view into the cell's text
};
[[nodiscard]] GridCount gridCountOf(CellKind kind, double number, std::string_view text);

/// A grid of at least three columns of counts under kinds or places, with places or kinds at the
/// left; its header of one to three rows begins in the first 60.
[[nodiscard]] std::optional<std::pair<FoundHeader, GridReading>>
findGrid(const KeptRows& rows, const Surroundings& surroundings);

/// A money cell or text, in đồng. Nothing when it is no amount.
[[nodiscard]] std::optional<std::int64_t> moneyOf(CellKind kind, double number,
                                                  std::string_view text, std::int64_t unit);
[[nodiscard]] bool isMoney(ListField field);

} // namespace dongbo::importers
