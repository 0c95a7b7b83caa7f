#pragma once

#include "importers/grid/workbook.h"
#include "importers/recognise/cells/kept_rows.h"
#include "importers/recognise/model/reading.h"
#include "importers/recognise/model/surroundings.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace dongbo::importers {

/// Thousands of đồng, from the letterhead or the headings.
void decideUnitOfMoney(SheetReading& reading, const KeptRows& rows, const SheetChoices& choices);

/// Which column gives a row's money and whether it is of one or of the row: by quantity × price =
/// amount, then by the sheet's totals, else by the word. Walks the whole sheet only when the totals
/// are needed and not among the kept rows.
void decidePrice(SheetReading& reading, const KeptRows& rows, const Workbook& workbook,
                 const SheetChoices& choices);

/// Weighs the prices against what such devices usually cost, by usual_prices.tsv and by the
/// register: when most are usual in another unit than the stated one and not in that, the reading
/// is in doubt.
void weighPrices(SheetReading& reading, const KeptRows& rows, const Surroundings& surroundings,
                 const SheetChoices& choices);

/// What a price of one device would be a thousand or a million times more or less, where it is far
/// from what such devices cost and that is not. Nothing where it is not, or nobody knows.
[[nodiscard]] std::optional<std::int64_t> likelierPrice(DeviceType type, std::int64_t one,
                                                        const UsualPrices& prices);
/// The figure as the cell shows it, for a sentence: a number in the reader's own way of writing.
[[nodiscard]] std::string figureOf(CellKind kind, double number, std::string_view text);

/// A money cell or text, in đồng. Nothing when it is no amount.
[[nodiscard]] std::optional<std::int64_t> moneyOf(CellKind kind, double number,
                                                  std::string_view text, std::int64_t unit);
[[nodiscard]] bool isMoney(ListField field);
/// Whether the column is one of several whose sum is a row's price.
[[nodiscard]] bool isPartOfPrice(const SheetReading& reading, std::uint32_t column);

} // namespace dongbo::importers
