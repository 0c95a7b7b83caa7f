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
                const auto words = Vocabulary::builtIn().sum(Marked(text));
                m_row.sum = words ? std::optional{words->sum} : std::nullopt;
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
        if (row.number > rows.lastRow()) {
            return false;
        }
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

bool isPartOfPrice(const SheetReading& reading, std::uint32_t column)
{
    return std::find(reading.priceParts.begin(), reading.priceParts.end(), column) !=
           reading.priceParts.end();
}

namespace {

/// "Đơn vị tính: nghìn đồng", "(nghìn đồng)": says in what the table counts. A sum in a title ("TỪ
/// 500 TRIỆU ĐỒNG") does not.
bool statesUnit(std::string_view text, std::string_view folded)
{
    static constexpr std::string_view words[] = {"don vi tinh", "dvt",  "don vi tien", "don vi",
                                                 "dv tinh",     "unit", "currency"};
    const bool isBracketed = text.starts_with('(') && text.ends_with(')') && folded.size() < 30;
    return isBracketed || std::any_of(std::begin(words), std::end(words), [&](std::string_view w) {
               return findWords(folded, w) != std::string_view::npos;
           });
}

/// The unit that a heading names: 0 none. "(đồng)", "(VNĐ)" name đồng.
std::int64_t unitInHeading(const std::string& heading)
{
    if (const auto unit = unitOfMoneyIn(text::fold(heading)); unit != 0) {
        return unit;
    }
    const auto open = heading.find('(');
    const auto close = heading.find(')', open == std::string::npos ? 0 : open);
    if (open == std::string::npos || close == std::string::npos) {
        return 0;
    }
    const auto inside = text::fold(heading.substr(open + 1, close - open - 1));
    return inside == "dong" || inside == "d" || inside == "vnd" || inside == "dvt vnd" ? 1 : 0;
}

/// The currency other than đồng that a heading or a line about units names: "USD" for "Price
/// (USD)", "Đơn giá $"; empty: none, or đồng as well.
std::string otherCurrencyIn(const std::string& written)
{
    static constexpr std::pair<std::string_view, std::string_view> words[] = {
        {"usd", "USD"}, {"us d", "USD"}, {"do la", "USD"}, {"dollar", "USD"}, {"dollars", "USD"},
        {"eur", "EUR"}, {"euro", "EUR"}, {"cny", "CNY"},   {"rmb", "CNY"},    {"jpy", "JPY"},
        {"yen", "JPY"}, {"gbp", "GBP"},  {"krw", "KRW"},   {"sgd", "SGD"},    {"thb", "THB"},
        {"inr", "INR"}, {"aud", "AUD"}};
    static constexpr std::pair<std::string_view, std::string_view> signs[] = {
        {"$", "USD"}, {"€", "EUR"}, {"¥", "JPY"}, {"£", "GBP"}, {"₹", "INR"}};
    const auto folded = text::fold(written);
    if (findWords(folded, "vnd") != std::string_view::npos || unitInHeading(written) != 0) {
        return {};
    }
    for (const auto& [word, code] : words) {
        if (findWords(folded, word) != std::string_view::npos) {
            return std::string(code);
        }
    }
    for (const auto& [sign, code] : signs) {
        if (written.find(sign) != std::string::npos) {
            return std::string(code);
        }
    }
    return {};
}

/// The unit that the lines above the header state, unless a person said it. Returns another
/// currency that they name.
std::string unitInLetterhead(SheetReading& reading, const KeptRows& rows)
{
    std::string currency;
    for (const auto& row : rows.rows()) {
        if (row.number >= reading.header.rows.first) {
            break;
        }
        for (const auto& cell : row.cells) {
            const auto folded = text::fold(cell.text);
            if (folded.size() >= 60 || !statesUnit(cell.text, folded)) {
                continue;
            }
            if (const auto unit = unitOfMoneyIn(folded); unit != 0) {
                reading.unitOfMoney = unit;
                reading.unitReason = {"import.unit_from_letterhead",
                                      {{"text", cell.text}, {"dong", std::to_string(unit)}}};
            }
            currency = currency.empty() ? otherCurrencyIn(cell.text) : currency;
        }
    }
    return currency;
}

} // namespace

void decideUnitOfMoney(SheetReading& reading, const KeptRows& rows, const SheetChoices& choices)
{
    reading.unitOfMoney = 1;
    if (choices.unitOfMoney) {
        reading.unitOfMoney = *choices.unitOfMoney;
        reading.unitReason = {"import.chosen", {}};
    }
    const auto currency = choices.unitOfMoney ? std::string{} : unitInLetterhead(reading, rows);
    for (auto& column : reading.columns) {
        column.unitOfMoney = reading.unitOfMoney;
        const auto own = unitInHeading(column.heading);
        if (isMoney(column.field) && !choices.unitOfMoney) {
            column.currency = otherCurrencyIn(column.heading);
            column.currency = column.currency.empty() && own == 0 ? currency : column.currency;
        }
        if (isMoney(column.field) && own != 0 && !choices.unitOfMoney) {
            column.unitOfMoney = own;
            if (own != 1 && reading.unitReason.code.empty()) {
                reading.unitReason = {"import.unit_from_heading",
                                      {{"text", column.heading}, {"dong", std::to_string(own)}}};
            }
        }
    }
}

namespace {

/// Of columns that all look like parts of the price the one that states what the others come to,
/// row for row: it is no part but all of it. Nothing when there is none.
std::optional<std::uint32_t> wholeOf(const SheetReading& reading, const KeptRows& rows)
{
    const auto& parts = reading.priceParts;
    const auto first = firstDataRow(rows, reading.header.rows);
    for (const auto whole : parts) {
        std::size_t agree = 0, differ = 0;
        for (const auto& row : rows.rows()) {
            std::int64_t all = 0, others = 0;
            for (const auto part : parts) {
                const auto* cell = row.number >= first ? row.at(part) : nullptr;
                const auto figure =
                    cell != nullptr ? moneyOf(cell->kind, cell->number, cell->text, 1).value_or(0)
                                    : 0;
                (part == whole ? all : others) += std::clamp<std::int64_t>(figure, 0, 1LL << 58);
            }
            agree += all == others && all > 0 ? 1 : 0;
            differ += all != others ? 1 : 0;
        }
        // Two equal parts may be halves, once or twice.
        if (differ == 0 && agree >= (parts.size() > 2 ? 1U : 3U)) {
            return whole;
        }
    }
    return std::nullopt;
}

/// The first of several columns that are parts of a row's price, all of them put down.
const ColumnReading* partsOfPrice(SheetReading& reading, const KeptRows& rows)
{
    const ColumnReading* price = nullptr;
    for (const auto& part : reading.columns) {
        const bool isIncluded =
            findWords(text::fold(part.heading), "trong do") == std::string_view::npos;
        if (isOneOf(part.field, {ListField::CostBudget, ListField::CostOther}) && isIncluded) {
            reading.priceParts.push_back(part.column);
            price = price ? price : &part;
        }
    }
    if (const auto whole = reading.priceParts.size() > 1 ? wholeOf(reading, rows) : std::nullopt) {
        const auto found = std::find_if(reading.columns.begin(), reading.columns.end(),
                                        [&](const ColumnReading& c) { return c.column == *whole; });
        found->field = ListField::Cost;
        found->reason = {"import.column_sum_of_parts", {{"heading", found->heading}}};
        reading.priceParts.clear();
        return &*found;
    }
    return price;
}

} // namespace

void decidePrice(SheetReading& reading, const KeptRows& rows, const Workbook& workbook,
                 const SheetChoices& choices)
{
    const ColumnReading* price = nullptr;
    // What the row cost is said best by its amount, then by its cost in the books, then by one's
    // price.
    static constexpr ListField prices[] = {ListField::Amount, ListField::Cost,
                                           ListField::UnitPrice};
    for (const bool isOfDong : {true, false}) { // what is in đồng comes first
        for (const auto field : prices) {
            const auto* column = columnOf(reading, field);
            const bool fits = column != nullptr && column->currency.empty() == isOfDong;
            price = price == nullptr && fits ? column : price;
        }
    }
    if (price == nullptr) {
        // Nothing says it as a whole; then its parts do.
        price = partsOfPrice(reading, rows);
    }
    if (price == nullptr) {
        return;
    }
    auto& column = reading.columns[static_cast<std::size_t>(price - reading.columns.data())];
    reading.priceColumn = column.column;
    column.priceOf = column.field == ListField::UnitPrice ? PriceOf::One : PriceOf::Row;
    const Argument heading{"heading", column.heading};
    if (!reading.priceParts.empty()) {
        reading.priceReason = {"import.price_of_parts",
                               {heading, {"count", std::to_string(reading.priceParts.size())}}};
        return;
    }
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
