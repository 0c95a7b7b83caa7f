#include "core/text/arguments.h"
#include "core/text/dates.h"
#include "core/text/fold.h"
#include "core/text/numbers.h"
#include "importers/recognise/cells/cell_text.h"
#include "importers/recognise/columns/money.h"
#include "importers/recognise/drafts/draft_maker.h"

#include <algorithm>
#include <cmath>

namespace dongbo::importers {

namespace {

constexpr std::int64_t mostDevicesOfARow = 200;
constexpr std::int64_t mostOfARow = 10'000;

void add(RowDraft& draft, std::uint32_t column, RowProblem::Severity severity,
         std::string_view code, std::string_view value)
{
    draft.problems.push_back(
        {draft.row, column, severity, {std::string(code), {{"value", std::string(value)}}}});
}

Cell cellOf(const Slot& slot)
{
    return {0, slot.column, slot.kind, slot.isFormula, 0, slot.number, slot.text};
}

bool isDash(std::string_view text)
{
    return text == "-" || text == "–" || text == "—" || text == "…" || text == "..." ||
           text == "x" || text == "X";
}

bool hasDigit(std::string_view text)
{
    return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::optional<text::LooseDate> dateOf(const Slot& slot)
{
    if (slot.kind == CellKind::Text) {
        const auto figures = slot.isMonthFirst ? dayFigures(slot.text) : std::nullopt;
        return text::parseDateText(figures ? std::string_view(figures->swapped) : slot.text);
    }
    if (slot.kind == CellKind::Number && slot.number >= 1900 && slot.number <= 2199 &&
        slot.number == std::floor(slot.number)) {
        return text::LooseDate{static_cast<int>(slot.number), {}, {}, text::Precision::Year};
    }
    // A date whose cell lost its format: 1954 to 2119.
    if (slot.kind == CellKind::Date ||
        (slot.kind == CellKind::Number && slot.number >= 20'000 && slot.number <= 80'000)) {
        if (const auto day = text::dateFromSerial(slot.number)) {
            return text::LooseDate{static_cast<int>(day->year()),
                                   static_cast<unsigned>(day->month()),
                                   static_cast<unsigned>(day->day()), text::Precision::Day};
        }
    }
    return std::nullopt;
}

/// Adds the text, of this cell, to the row's notes.
void keepInNotes(RowDraft& draft, const Slot& slot, const std::string& text)
{
    constexpr auto notesField = fieldOf<&Device::notes>;
    for (auto& value : draft.values) {
        auto* written =
            value.field == notesField ? std::get_if<std::string>(&value.value) : nullptr;
        if (written != nullptr) {
            *written += "; " + text;
            return;
        }
    }
    draft.values.push_back({notesField, text, slot.column, slot.written()});
}

/// "$1,200", "350 USD": money, but not in đồng.
bool namesOtherCurrency(std::string_view written)
{
    static constexpr std::string_view signs[] = {"$", "€", "¥", "£"};
    static constexpr std::string_view words[] = {"usd", "eur", "cny", "jpy", "rmb", "gbp"};
    const auto folded = text::fold(written);
    return hasDigit(written) &&
           (std::any_of(std::begin(signs), std::end(signs),
                        [&](std::string_view s) { return written.find(s) != std::string::npos; }) ||
            std::any_of(std::begin(words), std::end(words), [&](std::string_view w) {
                return findWords(folded, w) != std::string_view::npos;
            }));
}

/// A number of months later, on the last day of the month where the day does not exist.
Date monthsLater(Date day, int months)
{
    auto later = day + std::chrono::months{months};
    return later.ok() ? later : Date{later.year() / later.month() / std::chrono::last};
}

/// More buildings than an office has on one line, or parts of one: square metres.
bool mayBeAnArea(double count)
{
    constexpr double mostBuildings = 10;
    return count > 0 && (count > mostBuildings || count != std::floor(count));
}

} // namespace

void DraftMaker::readQuantity(const RowFrame& frame, const Section& section, RowDraft& draft)
{
    using Severity = RowProblem::Severity;
    const auto& words = Vocabulary::builtIn();
    const Slot* slot =
        m_reading->quantityColumn ? frame.atColumn(*m_reading->quantityColumn) : nullptr;
    for (const auto other :
         {ListField::Quantity, ListField::QuantityCounted, ListField::QuantityBook}) {
        if (slot == nullptr || !slot->isFilled) {
            slot = frame.filled(other);
        }
    }
    const auto* measureSlot = frame.filled(ListField::Measure);
    std::string measure = measureSlot ? measureSlot->text : std::string{};
    std::uint32_t measureColumn = measureSlot ? measureSlot->column : 0;
    double count = 1;
    const Slot* counted = nullptr;
    if (slot != nullptr && slot->isFilled && !isDash(slot->text)) {
        counted = slot;
    } else if (measureSlot != nullptr && slot == nullptr && hasDigit(measureSlot->text)) {
        counted = measureSlot; // "02 bộ" where no column counts
        measure.clear();
    }
    std::int64_t byStates = 0;
    for (const auto& mark : frame.slots()) {
        byStates += countedIn(mark);
    }
    if (counted != nullptr) {
        const auto read = countOf(cellOf(*counted), counted->text);
        if (!read) {
            add(draft, counted->column, Severity::Error, "import.quantity_unreadable",
                counted->text);
            return;
        }
        count = read->value;
        // "3" merged over three rows with a serial number each: one a row.
        if (counted->mergedRows > 1 && count == static_cast<double>(counted->mergedRows)) {
            count = 1;
        }
        if (measure.empty() && !read->measure.empty()) {
            measure = read->measure;
            measureColumn = counted->column;
        }
    } else if (slot == nullptr && byStates > 0) {
        count = static_cast<double>(byStates); // counted only by state
    }
    const std::uint32_t at = counted ? counted->column : 0;
    const auto* name = frame.filled(ListField::Name);
    if (counted != nullptr && measure.empty() && name != nullptr && mayBeAnArea(count) &&
        (words.namesLand(Marked(name->text)) || words.namesLand(Marked(section.text)))) {
        add(draft, at, Severity::Warning, "import.quantity_is_area", counted->text);
        keepInNotes(draft, *counted, counted->text);
        m_figures.quantity = static_cast<std::int64_t>(count);
        return;
    }
    if (count == 0 && counted != nullptr && frame.filled(ListField::Code) &&
        (costsSomething(frame) || frame.filled(ListField::WearRate) != nullptr)) {
        // A book of assets counts nothing: what has a number, and a price or a rate of wear of its
        // own, is there.
        add(draft, at, Severity::Warning, "import.quantity_zero_is_one", counted->text);
        m_figures.quantity = 0;
        return;
    }
    if (!(count >= 1 && count <= static_cast<double>(mostOfARow)) || count != std::floor(count)) {
        add(draft, at, Severity::Error, "import.quantity_out_of_range",
            counted ? counted->text : std::string{});
        return;
    }
    const auto whole = static_cast<std::int64_t>(count);
    m_figures.quantity = whole;
    const auto folded = text::fold(measure);
    const auto counting = words.measure(folded);
    if (!measure.empty()) {
        const bool isWhole = measureSlot != nullptr && measureSlot->text == measure;
        draft.values.push_back({fieldOf<&Device::measure>, measure, measureColumn,
                                isWhole ? measureSlot->written() : measure});
        if (!counting && whole > 1) {
            add(draft, measureColumn, Severity::Warning, "import.measure_unknown", measure);
        }
    }
    const auto* type = draft.find(fieldOf<&Device::type>);
    const bool isAccessory = type != nullptr && type->value == toValue(DeviceType::Accessory);
    const bool isEach = m_reading->splitsQuantity && !isAccessory && whole <= mostDevicesOfARow &&
                        (measure.empty() || counting == Counting::Each);
    draft.devices = isEach ? whole : 1;
    draft.quantity = isEach ? 1 : whole;
}

bool DraftMaker::costsSomething(const RowFrame& frame) const
{
    const Slot* price = m_reading->priceColumn ? frame.atColumn(*m_reading->priceColumn) : nullptr;
    return price != nullptr && price->isFilled && price->priceOf != PriceOf::One &&
           moneyOf(price->kind, price->number, price->text, price->unitOfMoney).value_or(0) > 0;
}

/// The price of which every column holds a part; nothing when none can be read.
std::optional<std::int64_t> DraftMaker::sumOfParts(const RowFrame& frame) const
{
    std::optional<std::int64_t> sum;
    for (const auto column : m_reading->priceParts) {
        const auto* slot = frame.atColumn(column);
        if (slot == nullptr || !slot->isFilled) {
            continue;
        }
        const auto part = moneyOf(slot->kind, slot->number, slot->text, slot->unitOfMoney);
        const auto both = part ? Money::sum({sum.value_or(0)}, {*part}) : std::nullopt;
        if (!both) {
            return std::nullopt;
        }
        sum = both->dong;
    }
    return sum;
}

void DraftMaker::readMoney(const RowFrame& frame, RowDraft& draft)
{
    using Severity = RowProblem::Severity;
    const auto count = draft.devices * draft.quantity;
    const Slot* price = m_reading->priceColumn ? frame.atColumn(*m_reading->priceColumn) : nullptr;
    const Slot* unitPrice = frame.filled(ListField::UnitPrice);
    for (const auto part : m_reading->priceParts) {
        const auto* slot = frame.atColumn(part);
        price = (price == nullptr || !price->isFilled) && slot != nullptr && slot->isFilled ? slot
                                                                                            : price;
    }
    if (price == nullptr || !price->isFilled) {
        price = unitPrice;
    }
    if (price == nullptr || !price->isFilled) {
        return;
    }
    const auto read = [&](const Slot& slot) {
        return moneyOf(slot.kind, slot.number, slot.text, slot.unitOfMoney);
    };
    if (price->kind == CellKind::Error && price->text.starts_with('=')) {
        add(draft, price->column, Severity::Warning, "import.formula_without_value", price->text);
        return;
    }
    const auto value = isPartOfPrice(*m_reading, price->column) ? sumOfParts(frame) : read(*price);
    if (!value && namesOtherCurrency(price->text)) {
        // Kept as it is written; what it is in đồng only a person knows.
        add(draft, price->column, Severity::Warning, "import.money_other_currency", price->text);
        keepInNotes(draft, *price, price->text);
        return;
    }
    if (value && !price->currency.empty()) {
        const auto written = price->text + " " + price->currency;
        add(draft, price->column, Severity::Warning, "import.money_other_currency", written);
        keepInNotes(draft, *price, written);
        return;
    }
    if (!value) {
        const bool isError = hasDigit(price->text) && price->kind != CellKind::Error;
        add(draft, price->column, isError ? Severity::Error : Severity::Warning,
            "import.money_unreadable", price->text);
        return;
    }
    if (*value < 0) {
        add(draft, price->column, Severity::Error, "import.money_negative", price->text);
        return;
    }
    m_figures.stated = *value;
    const bool isOfOne = price->priceOf == PriceOf::One || price->field == ListField::UnitPrice;
    const auto amount = isOfOne ? Money::product({*value}, count) : std::optional{Money{*value}};
    if (!amount) {
        add(draft, price->column, Severity::Error, "import.money_unreadable", price->text);
        return;
    }
    draft.amount = *amount;
    draft.amountColumn = price->column;
    draft.amountOriginal = price->written();
    m_figures.amount = amount->dong;
    weighMoney(*price, *value, draft);
    if (unitPrice != nullptr && unitPrice != price && price->field == ListField::Amount &&
        !isOfOne) {
        const auto one = read(*unitPrice);
        const auto product = one ? Money::product({*one}, count) : std::nullopt;
        if (product && product->dong != amount->dong) {
            add(draft, price->column, Severity::Warning, "import.amount_is_not_product",
                price->text);
        }
    }
}

void DraftMaker::weighMoney(const Slot& price, std::int64_t value, RowDraft& draft) const
{
    using Severity = RowProblem::Severity;
    const auto doubt = [&](Severity severity, const char* code, std::int64_t other) {
        draft.problems.push_back({draft.row,
                                  price.column,
                                  severity,
                                  {code,
                                   {{"value", figureOf(price.kind, price.number, price.text)},
                                    {"stated", text::argumentOf(Money{value})},
                                    {"other", text::argumentOf(Money{other})}}}});
    };
    if (m_reading->likelierUnit && value > 0) {
        const auto unit = std::max<std::int64_t>(1, price.unitOfMoney);
        const auto other =
            isPartOfPrice(*m_reading, price.column)
                ? value / unit * *m_reading->likelierUnit
                : moneyOf(price.kind, price.number, price.text, *m_reading->likelierUnit)
                      .value_or(0);
        doubt(Severity::Error, "import.money_unit_doubtful", other);
        return;
    }
    const auto* type = draft.find(fieldOf<&Device::type>);
    const auto* number = type != nullptr ? std::get_if<std::int64_t>(&type->value) : nullptr;
    const auto pieces = draft.devices * draft.quantity;
    if (number == nullptr || pieces < 1 || !draft.amount) {
        return;
    }
    const auto one = draft.amount->dong / pieces;
    if (const auto other =
            likelierPrice(static_cast<DeviceType>(*number), one, m_reading->usualPrices)) {
        // It goes in as it stands, and is asked about.
        doubt(Severity::Warning, "import.money_unusual",
              *other > one ? value * (*other / one) : value / (one / *other));
    }
}

void DraftMaker::readDates(const RowFrame& frame, RowDraft& draft)
{
    using Severity = RowProblem::Severity;
    const auto addYear = [&](int year, const Slot& slot) {
        if (draft.find(fieldOf<&Device::inUseYear>) == nullptr) {
            draft.values.push_back(
                {fieldOf<&Device::inUseYear>, std::int64_t{year}, slot.column, slot.text});
        }
    };
    for (const auto field : {ListField::InUseYear, ListField::InUseDate, ListField::Acquired,
                             ListField::YearMade, ListField::WarrantyUntil}) {
        const auto* slot = frame.filled(field);
        if (slot == nullptr || isDash(slot->text)) {
            continue;
        }
        const auto date = dateOf(*slot);
        if (!date) {
            // A day that does not exist costs the day, not the device; a mistyped year is mended.
            const bool isMistake = field == ListField::InUseYear && hasDigit(slot->text) &&
                                   slot->text.size() >= 3 && // "1" is no year at all
                                   slot->kind != CellKind::Error &&
                                   slot->text.find_first_of("/-.") == std::string::npos;
            if (!Vocabulary::builtIn().isAbsence(text::fold(slot->text))) {
                add(draft, slot->column, isMistake ? Severity::Error : Severity::Warning,
                    "import.date_unreadable", slot->text);
            }
            continue;
        }
        const bool isDay = date->precision == text::Precision::Day;
        if (field == ListField::YearMade) {
            draft.values.push_back(
                {fieldOf<&Device::yearMade>, std::int64_t{date->year}, slot->column, slot->text});
        } else if (field == ListField::InUseYear) {
            addYear(date->year, *slot);
        } else if (field == ListField::WarrantyUntil) {
            draft.values.push_back({fieldOf<&Device::warrantyUntil>, isoText(text::lastDay(*date)),
                                    slot->column, slot->text});
        } else if (isDay) {
            draft.values.push_back({deviceFieldOf(field)->number, isoText(text::firstDay(*date)),
                                    slot->column, slot->text});
        } else {
            // "Quý II/2020" names no day, and none is invented.
            addYear(date->year, *slot);
            if (date->precision != text::Precision::Year) {
                draft.problems.push_back(
                    {draft.row,
                     slot->column,
                     Severity::Warning,
                     {"import.date_part_kept",
                      {{"value", slot->text}, {"year", std::to_string(date->year)}}}});
            }
        }
    }
    const auto* months = frame.filled(ListField::WarrantyMonths);
    if (months != nullptr && draft.find(fieldOf<&Device::warrantyUntil>) == nullptr) {
        const auto count = countOf(cellOf(*months), months->text);
        const auto* from = draft.find(fieldOf<&Device::acquired>)
                               ? draft.find(fieldOf<&Device::acquired>)
                               : draft.find(fieldOf<&Device::inUseDate>);
        const auto* start = from ? std::get_if<std::string>(&from->value) : nullptr;
        const auto day = start ? parseIsoDate(*start) : std::nullopt;
        if (count && day && count->value >= 1 && count->value <= 240 &&
            count->value == std::floor(count->value)) {
            const auto measure = text::fold(count->measure);
            const bool isYears = measure.starts_with("nam") || measure.starts_with("y");
            const int length = static_cast<int>(count->value) * (isYears ? 12 : 1);
            draft.values.push_back({fieldOf<&Device::warrantyUntil>,
                                    isoText(monthsLater(*day, length)), months->column,
                                    months->text});
        }
    }
}

void DraftMaker::readPlain(const RowFrame& frame, RowDraft& draft)
{
    using Severity = RowProblem::Severity;
    for (const auto& slot : frame.slots()) {
        const auto* field = plainDeviceField(slot.field);
        if (field == nullptr || field->type == FieldType::Text || !slot.isFilled ||
            isDash(slot.text) || Vocabulary::builtIn().isAbsence(text::fold(slot.text)) ||
            draft.find(field->number) != nullptr) {
            continue;
        }
        const auto take = [&](Value value) {
            draft.values.push_back({field->number, std::move(value), slot.column, slot.written()});
        };
        if (field->type == FieldType::Day) {
            const auto date = dateOf(slot);
            if (date && date->precision == text::Precision::Day) {
                take(isoText(text::firstDay(*date)));
            } else { // "Quý II/2020" names no day, and none is invented
                add(draft, slot.column, Severity::Warning, "import.date_unreadable", slot.text);
            }
        } else if (field->type == FieldType::Money) {
            const auto amount = moneyOf(slot.kind, slot.number, slot.text, slot.unitOfMoney);
            if (amount) {
                take(*amount);
            } else {
                add(draft, slot.column, Severity::Warning, "import.money_unreadable", slot.text);
            }
        } else if (const auto count = countOf(cellOf(slot), slot.text);
                   count && count->value == std::floor(count->value)) {
            take(static_cast<std::int64_t>(count->value));
        } else {
            add(draft, slot.column, Severity::Warning, "import.number_unreadable", slot.text);
        }
    }
}

} // namespace dongbo::importers
