#include "importers/recognise/explain/survey.h"

#include "core/text/arguments.h"

#include <algorithm>

namespace dongbo::importers {

namespace {

constexpr std::size_t keptRowNumbers = 500;
constexpr std::size_t keptSamples = 12;

std::string argumentNamed(const Message& message, std::string_view name)
{
    for (const auto& argument : message.args) {
        if (argument.name == name) {
            return argument.value;
        }
    }
    return {};
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
    if (draft.devices > 1 && draft.quantity == 1) {
        if (m_several.count == 0 && draft.amount) {
            m_several.first = {draft.row, text::argumentOf(*draft.amount),
                               text::argumentOf(*draft.costOf(draft.devices - 1))};
            m_severalExample = draft.devices;
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
    for (const auto& problem : draft.problems) {
        if (problem.message.code == "import.states_of_some" ||
            problem.message.code == "import.states_not_counted") {
            if (m_someStates.count == 0) {
                m_someStates.first = {draft.row, argumentNamed(problem.message, "value"),
                                      argumentNamed(problem.message, "devices")};
            }
            m_someStates.add(draft.row);
        }
        if (problem.message.code == "import.money_unusual") {
            if (m_unusual.count == 0) {
                m_unusual.first = {draft.row, argumentNamed(problem.message, "stated"),
                                   argumentNamed(problem.message, "other")};
            }
            m_unusual.add(draft.row);
        }
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
        m_sectionSamples.push_back({row, text, place, {}});
    }
}

void Survey::addUnclearTitle(const TitleLine& title, const std::string& place)
{
    if (m_unclearTitles.size() < keptRowNumbers) {
        m_unclearTitles.push_back({title.row, title.text, place, {}});
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
        decideTitles(out);
        decideTotals(totals, out);
        decideMoney(out);
        decideQuantity(out);
        decideBundles(out);
        decideStates(out);
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
    if (rows.last == 0) {
        decision.title = {"understanding.header_none", {}};
    } else if (table.columnNumbersRow) {
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
    // Nobody knew these words, or there were none: the values had to do.
    if (table.header.reason.code == "import.header_by_values" ||
        table.header.reason.code == "import.header_guessed") {
        decision.standing = Standing::Open;
        decision.evidence.insert(decision.evidence.begin(), table.header.reason);
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

} // namespace dongbo::importers
