#include "core/text/fold.h"
#include "core/text/numbers.h"
#include "importers/recognise/cells/cell_text.h"
#include "importers/recognise/columns/money.h"
#include "importers/recognise/headers/header_search.h"
#include "importers/recognise/headers/heading.h"
#include "importers/recognise/words/vocabulary.h"

#include <algorithm>
#include <cmath>

namespace dongbo::importers {

namespace {

const ColumnReading* columnOf(const SheetReading& reading, ListField field)
{
    const auto found = std::find_if(reading.columns.begin(), reading.columns.end(),
                                    [field](const ColumnReading& c) { return c.field == field; });
    return found == reading.columns.end() ? nullptr : &*found;
}

std::uint32_t columnNumber(const SheetReading& reading, ListField field)
{
    const auto* column = columnOf(reading, field);
    return column ? column->column : 0;
}

/// Figures of a row as far as this decision needs them.
struct Figures
{
    std::optional<double> quantity;
    std::optional<std::int64_t> price;  ///< of the column in question
    std::optional<std::int64_t> amount; ///< of the column beside it
    std::optional<Vocabulary::Sum> sum;
    bool hasName = false;
};

/// Counts rows that speak for a price of one and for a price of the row.
class Arithmetic
{
public:
    Arithmetic(std::uint32_t nameColumn, std::uint32_t quantityColumn, std::uint32_t priceColumn,
               std::uint32_t amountColumn, std::int64_t unit)
        : m_name(nameColumn)
        , m_quantity(quantityColumn)
        , m_price(priceColumn)
        , m_amount(amountColumn)
        , m_unit(unit)
    {}

    void look(std::uint32_t column, CellKind kind, double number, std::string_view text)
    {
        if (column == m_quantity && m_quantity != 0) {
            const Cell cell{0, column, kind, false, 0, number, text};
            if (const auto count = countOf(cell, text)) {
                m_row.quantity = count->value;
            }
        } else if (column == m_price) {
            m_row.price = moneyOf(kind, number, text, m_unit);
        } else if (column == m_amount) {
            m_row.amount = moneyOf(kind, number, text, m_unit);
        } else if (kind == CellKind::Text && column <= m_name) {
            if (!m_row.sum) {
                m_row.sum = Vocabulary::builtIn().sum(text::fold(text));
            }
        }
        m_row.hasName = m_row.hasName || column == m_name;
    }

    void endRow()
    {
        const auto row = m_row;
        m_row = {};
        if (row.sum) {
            if (row.price && *row.sum == Vocabulary::Sum::Total && m_sumOfPrices > 0) {
                m_totalOfPrices += *row.price == m_sumOfPrices && m_sumOfPrices != m_sumOfRows;
                m_totalOfRows += *row.price == m_sumOfRows && m_sumOfPrices != m_sumOfRows;
            }
            return;
        }
        if (!row.price || !row.hasName) {
            return;
        }
        const auto quantity = row.quantity.value_or(1.0);
        if (quantity < 1 || quantity > 1e6 || quantity != std::floor(quantity)) {
            return;
        }
        const auto times = static_cast<std::int64_t>(quantity);
        const auto product = Money::product({*row.price}, times);
        if (!product) {
            return;
        }
        m_sumOfPrices += *row.price;
        m_sumOfRows += product->dong;
        if (times > 1 && row.amount && *row.amount != 0) {
            m_isProduct += *row.amount == product->dong;
            m_isSame += *row.amount == *row.price;
        }
        m_severals += times > 1;
    }

    [[nodiscard]] bool hasSeverals() const { return m_severals > 0; }
    /// Price of one, by quantity × price = amount.
    [[nodiscard]] bool isProduct() const { return m_isProduct > 0 && m_isProduct >= m_isSame; }
    [[nodiscard]] bool isSame() const { return m_isSame > m_isProduct; }
    [[nodiscard]] bool totalsSayRow() const { return m_totalOfPrices > m_totalOfRows; }
    [[nodiscard]] bool totalsSayOne() const { return m_totalOfRows > m_totalOfPrices; }

private:
    std::uint32_t m_name, m_quantity, m_price, m_amount;
    std::int64_t m_unit;
    Figures m_row;
    std::int64_t m_sumOfPrices = 0, m_sumOfRows = 0;
    int m_isProduct = 0, m_isSame = 0, m_totalOfPrices = 0, m_totalOfRows = 0, m_severals = 0;
};

Arithmetic calculate(const SheetReading& reading, const KeptRows& rows, const Workbook& workbook,
                     const ColumnReading& price, std::uint32_t amountColumn)
{
    const auto first = firstDataRow(rows, reading.header.rows);
    Arithmetic sums(columnNumber(reading, ListField::Name), reading.quantityColumn.value_or(0),
                    price.column, amountColumn, price.unitOfMoney);
    for (const auto& row : rows.rows()) {
        if (row.number >= first) {
            for (const auto& cell : row.cells) {
                sums.look(cell.column, cell.kind, cell.number, cell.text);
            }
            sums.endRow();
        }
    }
    const bool isDecided = sums.isProduct() || sums.isSame() || sums.totalsSayOne() ||
                           sums.totalsSayRow() || !sums.hasSeverals();
    if (isDecided || rows.isWholeSheet() || rows.rows().empty()) {
        return sums;
    }
    // The totals stand below what was kept.
    const auto from = rows.rows().back().number + 1;
    std::string text;
    workbook.forEachRow(reading.sheet, [&](const Row& row) {
        if (row.number >= from) {
            for (const auto& cell : row.cells) {
                if (cell.column <= price.column || cell.column == amountColumn ||
                    cell.column == reading.quantityColumn) {
                    cellTextInto(cell, text);
                    sums.look(cell.column, cell.kind, cell.number, text);
                }
            }
            sums.endRow();
        }
        return true;
    });
    return sums;
}

} // namespace

std::optional<std::int64_t> moneyOf(CellKind kind, double number, std::string_view text,
                                    std::int64_t unit)
{
    std::optional<Money> money;
    if (kind == CellKind::Number) {
        money = text::moneyFromCell(number, {unit});
    } else if (kind == CellKind::Text) {
        money = text::parseMoney(text, {unit});
    }
    return money ? std::optional{money->dong} : std::nullopt;
}

bool isMoney(ListField field)
{
    return field == ListField::UnitPrice || field == ListField::Amount ||
           field == ListField::Cost || field == ListField::CostBudget ||
           field == ListField::CostOther || field == ListField::NetValue;
}

void decideUnitOfMoney(SheetReading& reading, const KeptRows& rows, const SheetChoices& choices)
{
    reading.unitOfMoney = 1;
    if (choices.unitOfMoney) {
        reading.unitOfMoney = *choices.unitOfMoney;
        reading.unitReason = {"import.chosen", {}};
    } else {
        for (const auto& row : rows.rows()) {
            if (row.number >= reading.header.rows.first) {
                break;
            }
            for (const auto& cell : row.cells) {
                const auto folded = text::fold(cell.text);
                const auto unit = unitOfMoneyIn(folded);
                if (unit != 0 && folded.size() < 60) {
                    reading.unitOfMoney = unit;
                    reading.unitReason = {"import.unit_from_letterhead",
                                          {{"text", cell.text}, {"dong", std::to_string(unit)}}};
                }
            }
        }
    }
    for (auto& column : reading.columns) {
        column.unitOfMoney = reading.unitOfMoney;
        const auto own = unitOfMoneyIn(text::fold(column.heading));
        if (isMoney(column.field) && own != 0 && !choices.unitOfMoney) {
            column.unitOfMoney = own;
            if (own != 1 && reading.unitReason.code.empty()) {
                reading.unitReason = {"import.unit_from_heading",
                                      {{"text", column.heading}, {"dong", std::to_string(own)}}};
            }
        }
    }
}

void decidePrice(SheetReading& reading, const KeptRows& rows, const Workbook& workbook,
                 const SheetChoices& choices)
{
    const ColumnReading* price = nullptr;
    // What the row cost is said best by its amount, then by its cost in the books, then by one's
    // price.
    for (const auto field : {ListField::Amount, ListField::Cost, ListField::UnitPrice}) {
        price = price ? price : columnOf(reading, field);
    }
    if (price == nullptr) {
        return;
    }
    auto& column = reading.columns[static_cast<std::size_t>(price - reading.columns.data())];
    reading.priceColumn = column.column;
    column.priceOf = column.field == ListField::UnitPrice ? PriceOf::One : PriceOf::Row;
    const Argument heading{"heading", column.heading};
    const char* code = column.priceOf == PriceOf::One ? "import.price_of_one_by_word"
                                                      : "import.price_of_row_by_word";
    if (choices.priceOf) {
        column.priceOf = *choices.priceOf;
        reading.priceReason = {"import.chosen", {heading}};
        return;
    }
    if (reading.quantityColumn) {
        const auto* unitPrice = columnOf(reading, ListField::UnitPrice);
        if (column.field != ListField::UnitPrice && unitPrice != nullptr) {
            // Two prices a row: the arithmetic between them settles both.
            const auto sums = calculate(reading, rows, workbook, *unitPrice, column.column);
            if (sums.isProduct()) {
                code = "import.price_of_row_by_product";
            } else if (sums.isSame()) {
                // Both columns say the same although the rows hold several: both are of one or
                // both of the row; the totals must decide.
                const auto own = calculate(reading, rows, workbook, column, 0);
                if (own.totalsSayOne()) {
                    column.priceOf = PriceOf::One;
                    code = "import.price_of_one_by_totals";
                } else if (own.totalsSayRow()) {
                    code = "import.price_of_row_by_totals";
                }
            }
        } else {
            const auto sums = calculate(reading, rows, workbook, column, 0);
            if (sums.totalsSayOne()) {
                column.priceOf = PriceOf::One;
                code = "import.price_of_one_by_totals";
            } else if (sums.totalsSayRow()) {
                column.priceOf = PriceOf::Row;
                code = "import.price_of_row_by_totals";
            }
        }
    }
    reading.priceReason = {code, {heading}};
}

} // namespace dongbo::importers
