#include "importers/recognise/survey.h"

#include "core/text/numbers.h"
#include "importers/recognise/recognise.h"

#include <algorithm>

namespace dongbo::importers {

namespace {

constexpr std::size_t keptRowNumbers = 500;
constexpr std::size_t keptSamples = 12;

std::string money(std::int64_t dong)
{
    return text::formatMoney({dong});
}

const ColumnReading* columnAt(const SheetReading& reading, std::uint32_t column)
{
    const auto found =
        std::find_if(reading.columns.begin(), reading.columns.end(),
                     [column](const ColumnReading& c) { return c.column == column; });
    return found == reading.columns.end() ? nullptr : &*found;
}

} // namespace

void Survey::Rows::add(std::uint32_t row)
{
    ++count;
    if (numbers.size() < keptRowNumbers) {
        numbers.push_back(row);
    }
}

Survey::Survey(const Workbook& workbook, const SheetReading& reading)
    : m_workbook(&workbook)
    , m_reading(&reading)
{}

void Survey::add(const ClassifiedRow& row, const RowFrame* frame)
{
    if (frame != nullptr) {
        addOldText(*frame);
    }
    bool isSetAside = false;
    for (const auto& draft : row.drafts) {
        addDraft(draft);
        for (const auto& problem : draft.problems) {
            if (problem.severity == RowProblem::Severity::Error && !isSetAside) {
                isSetAside = true;
                m_setAside.add(row.row);
                ++m_setAsideBy[problem.message.code];
            }
        }
    }
}

void Survey::addDraft(const RowDraft& draft)
{
    if (draft.devices > 1) {
        if (m_several.count == 0 && draft.amount) {
            m_several.first = {draft.row, money(draft.amount->dong),
                               std::to_string(draft.devices) + " × " +
                                   money(draft.costOf(draft.devices - 1)->dong)};
        }
        m_several.add(draft.row);
        m_several.devices += static_cast<std::uint64_t>(draft.devices);
    }
    if (draft.parts.size() > 1) {
        if (m_bundles.count == 0) {
            std::string parts;
            for (const auto& part : draft.parts) {
                parts += (parts.empty() ? "" : " + ") + part;
            }
            m_bundles.first = {draft.row, parts, {}};
        }
        m_bundles.add(draft.row);
    }
    if (!draft.faults.empty()) {
        if (m_faults.count == 0) {
            m_faults.first = {draft.row, draft.faults.front().text, draft.faults.front().symptom};
        }
        m_faults.add(draft.row);
    }
    // The amount written with the most signs tells most about how amounts are written.
    if (draft.amount && draft.amountOriginal.size() > m_money.text.size() &&
        m_money.text.size() < 9) {
        m_money = {draft.row, draft.amountOriginal, {}};
        m_moneyExample = draft.amount->dong;
    }
}

void Survey::addOldText(const RowFrame& frame)
{
    for (const auto& slot : frame.slots()) {
        if (slot.original.empty() || slot.isInherited || !slot.isFilled) {
            continue;
        }
        ++m_converted;
        const bool isNew =
            std::none_of(m_samples.begin(), m_samples.end(), [&slot](const TextSample& sample) {
                return sample.before == slot.original;
            });
        if (m_samples.size() < keptSamples && isNew && slot.oldText != nullptr) {
            m_samples.push_back({frame.number(), slot.column, slot.original, slot.text,
                                 slot.oldText->from.encoding, slot.oldText->reason});
        }
    }
}

void Survey::addSection(std::uint32_t row, const std::string& text, const std::string& place)
{
    if (place.empty()) {
        return;
    }
    if (m_sections.count == 0) {
        m_sections.first = {row, text, place};
    }
    m_sections.add(row);
    m_places.insert(place);
    if (m_sectionSamples.size() < keptRowNumbers) {
        m_sectionSamples.push_back({row, text, place});
    }
}

Understanding Survey::finish(const std::vector<TotalCheck>& totals)
{
    Understanding out;
    decideSheet(out);
    if (m_reading->isRead()) {
        decideHeader(*m_reading, out);
        for (const auto& table : m_reading->tablesBelow) {
            decideHeader(table, out);
        }
        decideColumns(*m_reading, out);
        for (const auto& table : m_reading->tablesBeside) {
            decideColumns(table, out);
        }
        for (const auto& table : m_reading->tablesBelow) {
            decideColumns(table, out);
        }
        decidePlaces(out);
        decideTotals(totals, out);
        decideMoney(out);
        decideQuantity(out);
        decideBundles(out);
        decideOldText(out);
        decideFaults(out);
        decideSetAside(out);
    }
    out.samples = std::move(m_samples);
    out.sections = std::move(m_sectionSamples);
    out.convertedCells = m_converted;
    return out;
}

Understanding understandingOf(const Workbook& workbook, const SheetReading& reading)
{
    return Survey(workbook, reading).finish({});
}

void Survey::decideSheet(Understanding& out) const
{
    Decision decision;
    decision.kind = DecisionKind::Sheet;
    decision.title = {m_reading->isRead() ? "understanding.sheet_read"
                                          : "understanding.sheet_not_read",
                      {{"sheet", m_reading->name}}};
    if (m_reading->name.empty()) {
        decision.title = {
            m_reading->isRead() ? "understanding.list_read" : "understanding.list_not_read", {}};
    }
    decision.evidence.push_back(m_reading->layoutReason);
    decision.evidence.insert(decision.evidence.end(), m_reading->warnings.begin(),
                             m_reading->warnings.end());
    decision.standing = m_reading->isRead() ? Standing::Sure : Standing::Open;
    decision.overruledBy = OverruledBy::IsRead;
    decision.options = {{"yes", {"understanding.option_read", {}}},
                        {"no", {"understanding.option_not_read", {}}}};
    if (!m_reading->isRead()) {
        std::swap(decision.options[0], decision.options[1]);
    }
    out.decisions.push_back(std::move(decision));
}

void Survey::decideHeader(const SheetReading& table, Understanding& out) const
{
    const auto rows = table.header.rows;
    const auto written = rows.first == rows.last
                             ? std::to_string(rows.first)
                             : std::to_string(rows.first) + "–" + std::to_string(rows.last);
    Decision decision;
    decision.kind = DecisionKind::Header;
    decision.title = {"understanding.header", {{"rows", written}}};
    if (table.columnNumbersRow) {
        decision.title = {
            "understanding.header_and_numbers",
            {{"rows", written}, {"numbers", std::to_string(*table.columnNumbersRow)}}};
    }
    if (table.grid) {
        decision.evidence.push_back(table.grid->reason);
    } else {
        const auto understood =
            std::count_if(table.columns.begin(), table.columns.end(), [](const ColumnReading& c) {
                return c.field != ListField::Unknown && c.guesses.empty();
            });
        decision.evidence.push_back({"understanding.columns_understood",
                                     {{"understood", std::to_string(understood)},
                                      {"columns", std::to_string(table.columns.size())}}});
    }
    decision.where = {rows.first, table.columnNumbersRow.value_or(rows.last), 0, 0};
    decision.isBelow = &table != m_reading;
    if (!decision.isBelow) {
        decision.overruledBy = OverruledBy::Header;
        decision.options = {
            {std::to_string(rows.first) + "-" + std::to_string(rows.last), decision.title}};
    }
    out.decisions.push_back(std::move(decision));
}

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
        const auto name = [](ListField field) {
            return "@list_field." + std::string(codeOf(field));
        };
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
        return isMoney(total) ? money(value) : text::formatInteger(value);
    };
    std::int64_t largest = 0;
    for (const auto& total : totals) {
        if (decision.rows.empty() || decision.rows.back() != total.row) {
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
    decision.rows.resize(std::min(decision.rows.size(), keptRowNumbers));
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
    decision.overruledBy = OverruledBy::UnitOfMoney;
    for (const std::int64_t dong :
         {unit, std::int64_t{1}, std::int64_t{1000}, std::int64_t{1'000'000}}) {
        if (decision.options.empty() || dong != unit) {
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
            decision.evidence.push_back(
                {"understanding.quantity_example",
                 {{"amount", m_several.first.text}, {"shares", m_several.first.other}}});
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

} // namespace dongbo::importers
