#include "importers/recognise/drafts/grid_rows.h"

#include "core/text/fold.h"
#include "importers/recognise/cells/cell_text.h"
#include "importers/recognise/headers/grid_choice.h"
#include "importers/recognise/headers/header_search.h"
#include "importers/recognise/words/name_parts.h"
#include "importers/recognise/words/numbering.h"
#include "importers/recognise/words/vocabulary.h"

#include <algorithm>
#include <cmath>

namespace dongbo::importers {

namespace {

constexpr std::int64_t mostDevicesOfACell = 200;

} // namespace

GridRows::GridRows(const Workbook& workbook, const SheetReading& reading,
                   const Surroundings& surroundings)
    : m_reading(&reading)
    , m_surroundings(&surroundings)
    , m_texts(workbook, reading.oldText)
    , m_sums(reading.grid->counts.size())
{
    std::uint32_t last = reading.grid->counts.back().column;
    for (const auto& column : reading.columns) {
        last = std::max(last, column.column);
        if (column.column > reading.grid->headColumn &&
            Vocabulary::builtIn().sum(Marked(column.leaf))) {
            m_sumColumn = column.column;
        }
    }
    m_cells.resize(last + 1);
}

void GridRows::load(const Row& row)
{
    for (auto& cell : m_cells) {
        cell.isFilled = false;
        cell.text.clear();
        cell.original.clear();
    }
    for (const auto& cell : row.cells) {
        if (cell.column < m_cells.size()) {
            auto& own = m_cells[cell.column];
            m_texts.read(cell, own.text, own.original);
            own.isFilled = !own.text.empty();
            own.kind = cell.kind;
            own.number = cell.number;
        }
    }
}

bool GridRows::hasCounts() const
{
    return std::any_of(m_reading->grid->counts.begin(), m_reading->grid->counts.end(),
                       [this](const GridColumn& column) { return at(column.column).isFilled; });
}

bool GridRows::hasReadableCount() const
{
    return std::any_of(m_reading->grid->counts.begin(), m_reading->grid->counts.end(),
                       [this](const GridColumn& column) {
                           const auto& cell = at(column.column);
                           return cell.isFilled &&
                                  gridCountOf(cell.kind, cell.number, cell.text).isCount;
                       });
}

bool GridRows::isFooter(const Marked& label) const
{
    return m_isInFooter || Vocabulary::builtIn().footer(label).has_value();
}

GridRows::Verdict GridRows::read(const Row& row, std::vector<RowDraft>& drafts)
{
    drafts.clear();
    load(row);
    std::vector<KeptCell> filled;
    for (std::uint32_t column = 1; column < m_cells.size(); ++column) {
        if (at(column).isFilled) {
            filled.push_back(
                {column, at(column).kind, false, 0, at(column).number, at(column).text});
        }
    }
    if (filled.empty()) {
        return {RowKind::Blank, {"import.row_blank", {}}};
    }
    const auto& grid = *m_reading->grid;
    const auto& head = at(grid.headColumn);
    if (m_isFirst && isColumnNumbers(filled, grid.headColumn)) {
        return {RowKind::ColumnNumbers, {"import.row_column_numbers", {}}};
    }
    m_isFirst = false;
    const auto& label = head.isFilled ? head.text : filled.front().text;
    const Marked marked(label);
    if (Vocabulary::builtIn().sum(marked) ||
        (!head.isFilled && hasCounts() && !isSectionNumber(filled.front().text))) {
        checkSums(row.number);
        return {RowKind::Total, {"import.row_total", {{"label", label}}}};
    }
    if (!head.isFilled || !hasCounts() || (isFooter(marked) && !hasReadableCount())) {
        return judgeOther(marked);
    }
    m_rowSum = 0;
    for (const auto& column : grid.counts) {
        if (at(column.column).isFilled) {
            makeDraft(row.number, column, drafts);
        }
    }
    checkRowSum(row.number);
    if (drafts.empty()) {
        return {RowKind::Note, {"import.row_no_counts", {}}};
    }
    return {RowKind::Data, {"import.row_data", {}}};
}

GridRows::Verdict GridRows::judgeOther(const Marked& label)
{
    const auto footer = Vocabulary::builtIn().footer(label);
    if (m_isInFooter || footer == Vocabulary::Footer::Signature ||
        findWords(label.folded, "ngay") != std::string_view::npos) {
        m_isInFooter = true;
        return {RowKind::Signature, {"import.row_signature", {}}};
    }
    if (footer || !at(m_reading->grid->headColumn).isFilled) {
        return {RowKind::Note, {"import.row_note", {}}};
    }
    const auto& text = at(m_reading->grid->headColumn).text;
    const bool isPlace = Vocabulary::builtIn().looksLikePlace(Marked(text)) ||
                         (m_surroundings->isPlaceName && m_surroundings->isPlaceName(text));
    if (m_reading->grid->hasSitesDown && isPlace) {
        return {RowKind::Note, {"import.row_no_counts", {}}};
    }
    return {RowKind::Section, {"import.row_section_category", {{"category", text}}}};
}

void GridRows::makeDraft(std::uint32_t row, const GridColumn& column, std::vector<RowDraft>& drafts)
{
    const auto& grid = *m_reading->grid;
    const auto& cell = at(column.column);
    const auto& head = at(grid.headColumn);
    const auto count = gridCountOf(cell.kind, cell.number, cell.text);
    if (count.isCount && count.value == 0) {
        return;
    }
    RowDraft draft;
    draft.row = row;
    const auto fail = [&](std::string_view code) {
        draft.problems.push_back({row,
                                  column.column,
                                  RowProblem::Severity::Error,
                                  {std::string(code), {{"value", cell.text}}}});
    };
    const auto& name = grid.hasSitesDown ? column.head : head.text;
    const auto parts = readName(name);
    const auto nameColumn = grid.hasSitesDown ? column.column : grid.headColumn;
    const auto& written = grid.hasSitesDown || head.original.empty() ? name : head.original;
    draft.values.push_back({fieldOf<&Device::name>, name, nameColumn, written});
    draft.values.push_back({fieldOf<&Device::type>, toValue(parts.type.value_or(DeviceType::Other)),
                            parts.type ? nameColumn : 0, parts.type ? written : std::string{}});
    const std::pair<std::uint16_t, const std::string*> told[] = {
        {fieldOf<&Device::maker>, &parts.maker},
        {fieldOf<&Device::model>, &parts.model},
        {fieldOf<&Device::specs>, &parts.specs}};
    for (const auto& [field, text] : told) {
        if (!text->empty()) {
            draft.values.push_back({field, *text, nameColumn, written});
        }
    }
    auto counting = Counting::Each;
    if (grid.measureColumn != 0 && at(grid.measureColumn).isFilled) {
        const auto& measure = at(grid.measureColumn).text;
        counting = Vocabulary::builtIn().measure(text::fold(measure)).value_or(Counting::Each);
        draft.values.push_back({fieldOf<&Device::measure>, measure, grid.measureColumn, measure});
    }
    if (!count.isCount) {
        fail("import.quantity_unreadable");
    } else if (count.value != std::floor(count.value)) {
        fail("import.quantity_out_of_range");
    } else {
        const auto whole = static_cast<std::int64_t>(count.value);
        const bool isEach = m_reading->splitsQuantity && counting == Counting::Each &&
                            parts.type != DeviceType::Accessory && whole <= mostDevicesOfACell;
        draft.devices = isEach ? whole : 1;
        draft.quantity = isEach ? 1 : whole;
        m_rowSum += whole;
        const auto at = static_cast<std::size_t>(&column - grid.counts.data());
        m_sums[at] += whole;
    }
    if (!count.state.empty()) {
        const auto state = Vocabulary::builtIn().state(Marked(count.state));
        if (state.condition) {
            draft.values.push_back(
                {fieldOf<&Device::condition>, toValue(*state.condition), column.column, cell.text});
        }
        if (state.use) {
            draft.values.push_back(
                {fieldOf<&Device::use>, toValue(*state.use), column.column, cell.text});
        }
        if (state.paper) {
            draft.values.push_back(
                {fieldOf<&Device::paper>, toValue(*state.paper), column.column, cell.text});
        }
        draft.values.push_back(
            {fieldOf<&Device::conditionText>, std::string(count.state), column.column, cell.text});
    }
    draft.place = grid.hasSitesDown ? head.text : column.head;
    draft.placeFrom = PlaceFrom::Column;
    draft.placeColumn = grid.hasSitesDown ? grid.headColumn : column.column;
    drafts.push_back(std::move(draft));
}

void GridRows::checkRowSum(std::uint32_t row)
{
    if (m_sumColumn == 0 || !at(m_sumColumn).isFilled) {
        return;
    }
    const auto& cell = at(m_sumColumn);
    const auto stated = gridCountOf(cell.kind, cell.number, cell.text);
    if (stated.isCount && static_cast<std::int64_t>(stated.value) != m_rowSum) {
        m_checks.push_back({row, m_sumColumn, ListField::Quantity,
                            static_cast<std::int64_t>(stated.value), m_rowSum, false});
    }
}

void GridRows::checkSums(std::uint32_t row)
{
    const auto& counts = m_reading->grid->counts;
    const auto add = [&](std::uint32_t column, std::int64_t computed) {
        const auto& cell = at(column);
        const auto stated = gridCountOf(cell.kind, cell.number, cell.text);
        if (cell.isFilled && stated.isCount) {
            const auto whole = static_cast<std::int64_t>(stated.value);
            m_checks.push_back(
                {row, column, ListField::Quantity, whole, computed, whole == computed});
        }
    };
    std::int64_t all = 0;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        add(counts[i].column, m_sums[i]);
        all += m_sums[i];
    }
    if (m_sumColumn != 0) {
        add(m_sumColumn, all);
    }
}

std::vector<TotalCheck> GridRows::finish()
{
    std::sort(m_checks.begin(), m_checks.end(), [](const TotalCheck& a, const TotalCheck& b) {
        return std::pair(a.row, a.column) < std::pair(b.row, b.column);
    });
    return std::move(m_checks);
}

} // namespace dongbo::importers
