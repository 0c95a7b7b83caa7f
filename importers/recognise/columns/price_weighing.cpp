#include "core/text/arguments.h"
#include "core/text/fold.h"
#include "importers/recognise/cells/cell_text.h"
#include "importers/recognise/columns/money.h"
#include "importers/recognise/words/vocabulary.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace dongbo::importers {

namespace {

/// Far outside of what is usual, which is wide already.
constexpr std::int64_t farOutside = 5;
/// A single price may be that of a bracket called after the screen it holds: less is asked about.
constexpr std::int64_t farBelow = 20;

constexpr std::array<std::int64_t, 3> units{1, 1000, 1'000'000};

bool isUsual(std::int64_t price, UsualPrice usual)
{
    return price >= usual.least && price <= usual.most;
}

/// The vocabulary's prices, narrowed by the register's where the two have something in common.
UsualPrices pricesFor(const Surroundings& surroundings)
{
    auto out = Vocabulary::builtIn().usualPrices();
    for (const auto& [type, own] : surroundings.prices) {
        const auto known = out.find(type);
        const auto wide = known == out.end() ? Vocabulary::builtIn().anyPrice() : known->second;
        const UsualPrice both{std::max(wide.least, own.least), std::min(wide.most, own.most)};
        if (both.least <= both.most) {
            out[type] = both;
        }
    }
    return out;
}

/// How many rows of known types cost what such devices cost, under one unit of money.
struct Weighed
{
    std::size_t usual = 0, tooMuch = 0, tooLittle = 0;

    void add(std::int64_t price, UsualPrice range)
    {
        tooMuch += price / farOutside > range.most ? 1 : 0;
        tooLittle += price < range.least / farOutside ? 1 : 0;
        usual += isUsual(price, range) ? 1 : 0;
    }
};

/// What no thing of an office costs less than, whatever it is, and what all of them may.
constexpr UsualPrice anything{1'000, 9'000'000'000};

/// A row that names a device and a price.
struct PricedRow
{
    std::uint32_t row = 0;
    const KeptCell* price = nullptr;
    double count = 1; ///< devices that the price is of
    UsualPrice usual;

    /// The price of one under a unit; nothing where it cannot be read.
    [[nodiscard]] std::optional<std::int64_t> one(std::int64_t unit) const
    {
        const auto all = moneyOf(price->kind, price->number, price->text, unit);
        return all ? std::optional{static_cast<std::int64_t>(static_cast<double>(*all) / count)}
                   : std::nullopt;
    }
};

/// The rows of known kinds of devices; where no name is of a known kind, all.
std::vector<PricedRow> pricedRows(const SheetReading& reading, const KeptRows& rows,
                                  const ColumnReading& price, std::uint32_t name)
{
    std::vector<PricedRow> out, others;
    for (const auto& row : rows.rows()) {
        const auto* nameCell = row.number > reading.header.rows.last ? row.at(name) : nullptr;
        const auto* priceCell = row.at(price.column);
        if (priceCell == nullptr || nameCell == nullptr || nameCell->kind != CellKind::Text) {
            continue;
        }
        const auto type = Vocabulary::builtIn().typeIn(text::fold(nameCell->text), nameCell->text);
        const bool isKnown = type && *type != DeviceType::Accessory;
        PricedRow priced{row.number, priceCell, 1,
                         isKnown ? Vocabulary::builtIn().anyPrice() : anything};
        if (const auto known =
                isKnown ? reading.usualPrices.find(*type) : reading.usualPrices.end();
            known != reading.usualPrices.end()) {
            priced.usual = known->second;
        }
        const auto* countCell = reading.quantityColumn ? row.at(*reading.quantityColumn) : nullptr;
        if (price.priceOf == PriceOf::Row && countCell != nullptr) {
            const Cell cell{0, 0, countCell->kind, false, 0, countCell->number, countCell->text};
            const auto read = countOf(cell, countCell->text);
            priced.count = read && read->value >= 1 ? read->value : 1;
        }
        if (priced.one(price.unitOfMoney).value_or(0) > 0) {
            (isKnown ? out : others).push_back(priced);
        }
    }
    return out.empty() ? others : out;
}

} // namespace

std::string figureOf(CellKind kind, double number, std::string_view text)
{
    const bool isWhole = kind == CellKind::Number && std::abs(number) < 9e15;
    return isWhole && number == std::floor(number)
               ? text::argumentOf(static_cast<std::int64_t>(number))
               : std::string(text);
}

std::optional<std::int64_t> likelierPrice(DeviceType type, std::int64_t one,
                                          const UsualPrices& prices)
{
    const auto known = prices.find(type);
    if (known == prices.end() || one <= 0) {
        return std::nullopt;
    }
    const auto usual = known->second;
    for (const std::int64_t times : {1000, 1'000'000}) {
        if (one < usual.least / farBelow && isUsual(one * times, usual)) {
            return one * times;
        }
        if (one / farOutside > usual.most && isUsual(one / times, usual)) {
            return one / times;
        }
    }
    return std::nullopt;
}

void weighPrices(SheetReading& reading, const KeptRows& rows, const Surroundings& surroundings,
                 const SheetChoices& choices)
{
    reading.likelierUnit.reset();
    reading.usualPrices.clear();
    const auto columnOf = [&](auto&& is) {
        return std::find_if(reading.columns.begin(), reading.columns.end(), is);
    };
    const auto name = columnOf([](const ColumnReading& c) { return c.field == ListField::Name; });
    if (!reading.priceColumn || name == reading.columns.end() || choices.unitOfMoney ||
        choices.priceOf) {
        return;
    }
    reading.usualPrices = pricesFor(surroundings);
    const auto& price =
        *columnOf([&](const ColumnReading& c) { return c.column == *reading.priceColumn; });
    if (!price.currency.empty()) {
        return;
    }
    const auto priced = pricedRows(reading, rows, price, name->column);
    std::map<std::int64_t, Weighed> under{{units[0], {}}, {units[1], {}}, {units[2], {}}};
    under[price.unitOfMoney];
    for (const auto& row : priced) {
        for (auto& [unit, weighed] : under) {
            weighed.add(row.one(unit).value_or(0), row.usual);
        }
    }
    const auto all = priced.size();
    const auto& stated = under[price.unitOfMoney];
    if (all == 0 || stated.usual * 2 > all) {
        return;
    }
    // One unusual row says nothing of the sheet; that it is too much is rarer than too little.
    const bool isTooMuch = price.unitOfMoney > 1 && stated.tooMuch * 2 >= all;
    const bool isTooLittle = all >= 2 && stated.tooLittle * 4 >= all * 3;
    for (const auto unit : units) {
        const auto usual = under[unit].usual;
        const bool isLikely = (isTooMuch && unit < price.unitOfMoney && usual * 2 > all) ||
                              (isTooLittle && unit > price.unitOfMoney && usual * 4 >= all * 3);
        if (isLikely && (!reading.likelierUnit || usual > under[*reading.likelierUnit].usual)) {
            reading.likelierUnit = unit;
        }
    }
    if (reading.likelierUnit) {
        const auto& first = priced.front();
        const auto& cell = *first.price;
        reading.firstDoubt = {
            first.row, figureOf(cell.kind, cell.number, cell.text),
            moneyOf(cell.kind, cell.number, cell.text, price.unitOfMoney).value_or(0),
            moneyOf(cell.kind, cell.number, cell.text, *reading.likelierUnit).value_or(0)};
    }
}

} // namespace dongbo::importers
