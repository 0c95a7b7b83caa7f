#include "core/text/arguments.h"
#include "importers/recognise/explain/survey.h"

#include <algorithm>

// The decisions about columns, places, sums, money and quantities.

namespace dongbo::importers {

namespace {

constexpr std::size_t shownRowNumbers = 500;

std::string money(std::int64_t dong)
{
    return text::argumentOf(Money{dong});
}

const ColumnReading* columnAt(const SheetReading& reading, std::uint32_t column)
{
    const auto found =
        std::find_if(reading.columns.begin(), reading.columns.end(),
                     [column](const ColumnReading& c) { return c.column == column; });
    return found == reading.columns.end() ? nullptr : &*found;
}

} // namespace

void Survey::decideColumns(const SheetReading& table, Understanding& out) const
{
    for (const auto& column : table.columns) {
        if (column.guesses.empty()) {
            continue;
        }
        const auto letters = columnLetters(column.column);
        Decision decision;
        decision.kind = DecisionKind::Column;
        decision.standing = Standing::Open;
        decision.where = {table.header.rows.first, 0, column.column, column.column};
        decision.overruledBy = OverruledBy::Column;
        decision.subject = std::to_string(table.header.rows.first);
        decision.isBelow = table.header.rows != m_reading->header.rows;
        const auto name = [](ListField field) { return "@" + wordingOf(field); };
        const auto label = [&](ListField field) {
            return DecisionOption{std::string(codeOf(field)),
                                  {"understanding.option_field", {{"field", name(field)}}}};
        };
        decision.title = {"understanding.column_unclear",
                          {{"column", letters}, {"heading", column.heading}}};
        decision.options.push_back(label(column.field));
        const auto& guesses = column.guesses;
        const auto cells = [](const ColumnGuess& guess) { return std::to_string(guess.cells); };
        if (guesses.size() == 1) {
            decision.evidence.push_back(
                {"understanding.column_like",
                 {{"field", name(guesses[0].field)}, {"cells", cells(guesses[0])}}});
        } else {
            decision.evidence.push_back({"understanding.column_like_two",
                                         {{"first", name(guesses[0].field)},
                                          {"first_cells", cells(guesses[0])},
                                          {"second", name(guesses[1].field)},
                                          {"second_cells", cells(guesses[1])}}});
        }
        for (const auto& guess : guesses) {
            if (guess.field != column.field) {
                decision.options.push_back(label(guess.field));
            }
        }
        if (column.reason.code == "import.column_by_its_values") {
            decision.options.push_back(label(ListField::Unknown));
        }
        out.decisions.push_back(std::move(decision));
    }
}

void Survey::decidePlaces(Understanding& out) const
{
    if (m_sections.count > 0) {
        Decision decision;
        decision.kind = DecisionKind::Sections;
        decision.title = {"understanding.sections",
                          {{"rows", std::to_string(m_sections.count)},
                           {"places", std::to_string(m_places.size())}}};
        decision.evidence.push_back(
            {"understanding.section_is",
             {{"text", m_sections.first.text}, {"place", m_sections.first.other}}});
        decision.rows = m_sections.numbers;
        decision.where = {m_sections.numbers.front(), m_sections.numbers.back(), 0, 0};
        decision.overruledBy = OverruledBy::SectionPlaces;
        decision.subject = m_sections.first.text;
        out.decisions.push_back(std::move(decision));
    }
    const auto site =
        std::find_if(m_reading->columns.begin(), m_reading->columns.end(),
                     [](const ColumnReading& c) { return c.field == ListField::Site; });
    const bool isGridOfSites = m_reading->grid.has_value();
    Decision decision;
    decision.kind = DecisionKind::Place;
    decision.overruledBy = OverruledBy::Place;
    if (site != m_reading->columns.end() && !isGridOfSites) {
        decision.title = {"understanding.place_by_column",
                          {{"column", columnLetters(site->column)}, {"heading", site->heading}}};
        decision.where = {0, 0, site->column, site->column};
        if (m_reading->placeFillsDown) {
            decision.evidence.push_back({"understanding.place_fills_down", {}});
        }
    } else if (m_reading->place) {
        decision.title = {m_sections.count > 0 ? "understanding.place_besides"
                                               : "understanding.place",
                          {{"place", m_reading->place->text}}};
        decision.evidence.push_back(m_reading->place->reason);
        decision.options.push_back({m_reading->place->text, decision.title});
    } else if (m_sections.count == 0 && !isGridOfSites) {
        decision.title = {"understanding.place_unknown", {}};
        decision.standing = Standing::Open;
    } else {
        return;
    }
    out.decisions.push_back(std::move(decision));
}

void Survey::decideTitles(Understanding& out) const
{
    for (const auto& title : m_unclearTitles) {
        Decision decision;
        decision.kind = DecisionKind::Sections;
        decision.standing = Standing::Open;
        decision.title = {"understanding.title_unclear", {{"row", std::to_string(title.row)}}};
        decision.evidence.push_back(
            {title.place.empty() ? "understanding.title_nowhere" : "understanding.title_as_above",
             {{"text", title.text}, {"place", title.place}}});
        decision.rows.push_back(title.row);
        decision.where = {title.row, title.row, 0, 0};
        decision.overruledBy = OverruledBy::SectionPlaces;
        decision.subject = title.text;
        if (!title.place.empty()) {
            decision.options.push_back(
                {title.place, {"understanding.place", {{"place", title.place}}}});
        }
        out.decisions.push_back(std::move(decision));
    }
}

void Survey::decideTotals(const std::vector<TotalCheck>& totals, Understanding& out) const
{
    if (totals.empty()) {
        return;
    }
    Decision decision;
    decision.kind = DecisionKind::Totals;
    const auto agree =
        std::count_if(totals.begin(), totals.end(), [](const TotalCheck& t) { return t.agrees; });
    decision.title = {"understanding.totals",
                      {{"agree", std::to_string(agree)}, {"all", std::to_string(totals.size())}}};
    const auto isMoney = [](const TotalCheck& total) {
        return isOneOf(total.field, {ListField::Amount, ListField::Cost, ListField::UnitPrice});
    };
    const auto shown = [&isMoney](const TotalCheck& total, std::int64_t value) {
        return isMoney(total) ? money(value) : text::argumentOf(value);
    };
    std::int64_t largest = 0;
    const bool allAgree = static_cast<std::size_t>(agree) == totals.size();
    for (const auto& total : totals) {
        // Who goes to see them is to see the ones in question.
        const bool isShown = allAgree || !total.agrees;
        if (isShown && (decision.rows.empty() || decision.rows.back() != total.row)) {
            decision.rows.push_back(total.row);
        }
        largest = total.agrees && isMoney(total) ? std::max(largest, total.stated) : largest;
        if (!total.agrees && decision.evidence.size() < 3) {
            decision.evidence.push_back(
                {"understanding.total_differs",
                 {{"row", std::to_string(total.row)},
                  {"stated", shown(total, total.stated)},
                  {"computed", shown(total, total.computed)},
                  {"difference", shown(total, total.stated - total.computed)}}});
        }
    }
    decision.rows.resize(std::min(decision.rows.size(), shownRowNumbers));
    if (!decision.evidence.empty()) {
        decision.standing = Standing::Disagrees;
    } else if (largest > 0) {
        decision.evidence.push_back({"understanding.totals_exact", {{"amount", money(largest)}}});
    }
    out.decisions.push_back(std::move(decision));
}

void Survey::decideMoney(Understanding& out) const
{
    if (!m_reading->priceColumn) {
        return;
    }
    const auto* column = columnAt(*m_reading, *m_reading->priceColumn);
    const auto unit = column ? column->unitOfMoney : m_reading->unitOfMoney;
    const SheetPart where{0, 0, *m_reading->priceColumn, *m_reading->priceColumn};
    const auto nameOf = [](std::int64_t dong) -> Message {
        return {dong == 1000        ? "understanding.money_thousand"
                : dong == 1'000'000 ? "understanding.money_million"
                                    : "understanding.money_dong",
                {}};
    };
    Decision decision;
    decision.kind = DecisionKind::Money;
    decision.title = nameOf(unit);
    decision.where = where;
    if (!m_reading->unitReason.code.empty()) {
        decision.evidence.push_back(m_reading->unitReason);
    }
    if (!m_money.text.empty()) {
        const auto has = [this](std::string_view sign) {
            return m_money.text.find(sign) != std::string::npos;
        };
        decision.evidence.push_back({has(" ")   ? "understanding.money_spaces"
                                     : has(".") ? "understanding.money_dots"
                                     : has(",") ? "understanding.money_commas"
                                                : "understanding.money_numbers",
                                     {}});
        decision.evidence.push_back({"understanding.money_example",
                                     {{"text", m_money.text}, {"amount", money(m_moneyExample)}}});
    }
    const bool isOtherCurrency = column != nullptr && !column->currency.empty();
    if (isOtherCurrency) {
        decision.standing = Standing::Open;
        decision.title = {"understanding.money_other_currency", {{"currency", column->currency}}};
        decision.evidence.assign(
            1, {"understanding.money_by_heading",
                {{"column", columnLetters(column->column)}, {"heading", column->heading}}});
        decision.options.push_back({column->currency, decision.title});
    } else if (m_reading->likelierUnit) {
        decision.standing = Standing::Disagrees;
        const auto& doubt = m_reading->firstDoubt;
        decision.evidence.push_back({"understanding.money_doubtful",
                                     {{"row", std::to_string(doubt.row)},
                                      {"value", doubt.figure},
                                      {"stated", money(doubt.stated)},
                                      {"other", money(doubt.other)}}});
    } else if (m_unusual.count > 0) {
        decision.standing = Standing::Open;
        decision.rows = m_unusual.numbers;
        decision.evidence.insert(decision.evidence.begin(),
                                 {"understanding.money_unusual",
                                  {{"rows", text::argumentOf(std::int64_t(m_unusual.count))},
                                   {"row", std::to_string(m_unusual.first.row)},
                                   {"stated", m_unusual.first.text},
                                   {"other", m_unusual.first.other}}});
    }
    decision.overruledBy = OverruledBy::UnitOfMoney;
    for (const std::int64_t dong :
         {unit, std::int64_t{1}, std::int64_t{1000}, std::int64_t{1'000'000}}) {
        const bool isSaid =
            std::any_of(decision.options.begin(), decision.options.end(),
                        [&](const auto& option) { return option.value == std::to_string(dong); });
        if (!isSaid) {
            decision.options.push_back({std::to_string(dong), nameOf(dong)});
        }
    }
    out.decisions.push_back(std::move(decision));

    if (!m_reading->quantityColumn || column == nullptr) {
        return;
    }
    Decision price;
    price.kind = DecisionKind::Price;
    price.where = where;
    price.title = {column->priceOf == PriceOf::One ? "understanding.price_of_one"
                                                   : "understanding.price_of_row",
                   {{"heading", column->heading}}};
    price.evidence.push_back(m_reading->priceReason);
    price.overruledBy = OverruledBy::PriceOf;
    price.options = {{"row", {"understanding.option_price_of_row", {}}},
                     {"one", {"understanding.option_price_of_one", {}}}};
    if (column->priceOf == PriceOf::One) {
        std::swap(price.options[0], price.options[1]);
    }
    out.decisions.push_back(std::move(price));
}

void Survey::decideQuantity(Understanding& out) const
{
    if (m_several.count == 0 && m_reading->splitsQuantity) {
        return;
    }
    Decision decision;
    decision.kind = DecisionKind::Quantity;
    decision.overruledBy = OverruledBy::SplitsQuantity;
    decision.options = {{"yes", {"understanding.option_split", {}}},
                        {"no", {"understanding.option_not_split", {}}}};
    if (m_reading->splitsQuantity) {
        decision.title = {"understanding.quantity_split",
                          {{"rows", std::to_string(m_several.count)},
                           {"devices", std::to_string(m_several.devices)}}};
        decision.rows = m_several.numbers;
        if (m_several.first.row != 0) {
            decision.evidence.push_back({"understanding.quantity_example",
                                         {{"amount", m_several.first.text},
                                          {"devices", std::to_string(m_severalExample)},
                                          {"share", m_several.first.other}}});
        }
    } else {
        decision.title = {"understanding.quantity_kept", {}};
        std::swap(decision.options[0], decision.options[1]);
    }
    if (m_reading->quantityColumn) {
        decision.where = {0, 0, *m_reading->quantityColumn, *m_reading->quantityColumn};
    }
    out.decisions.push_back(std::move(decision));
}

void Survey::decideBundles(Understanding& out) const
{
    if (m_bundles.count == 0) {
        return;
    }
    Decision decision;
    decision.kind = DecisionKind::Bundles;
    decision.standing = m_reading->splitsBundles ? Standing::Sure : Standing::Open;
    decision.title = {m_reading->splitsBundles ? "understanding.bundles_split"
                                               : "understanding.bundles_kept",
                      {{"rows", std::to_string(m_bundles.count)}}};
    decision.evidence.push_back(
        {"understanding.bundle_example",
         {{"row", std::to_string(m_bundles.first.row)}, {"parts", m_bundles.first.text}}});
    decision.overruledBy = OverruledBy::SplitsBundles;
    decision.options = {{"no", {"understanding.option_one_device", {}}},
                        {"yes", {"understanding.option_parts", {}}}};
    if (m_reading->splitsBundles) {
        std::swap(decision.options[0], decision.options[1]);
    }
    decision.rows = m_bundles.numbers;
    out.decisions.push_back(std::move(decision));
}

void Survey::decideStates(Understanding& out) const
{
    if (m_someStates.count == 0) {
        return;
    }
    Decision decision;
    decision.kind = DecisionKind::States;
    decision.standing = Standing::Open;
    decision.title = {m_reading->splitsStates ? "understanding.states_split"
                                              : "understanding.states_kept",
                      {{"rows", std::to_string(m_someStates.count)}}};
    const auto& first = m_someStates.first;
    decision.evidence.push_back(
        {first.other.empty() ? "understanding.states_unclear" : "understanding.states_example",
         {{"row", std::to_string(first.row)}, {"text", first.text}, {"devices", first.other}}});
    decision.overruledBy = OverruledBy::SplitsStates;
    decision.options = {{"yes", {"understanding.option_states_split", {}}},
                        {"no", {"understanding.option_states_kept", {}}}};
    if (!m_reading->splitsStates) {
        std::swap(decision.options[0], decision.options[1]);
    }
    decision.rows = m_someStates.numbers;
    out.decisions.push_back(std::move(decision));
}

} // namespace dongbo::importers
