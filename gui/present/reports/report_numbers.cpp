#include "core/text/numbers.h"
#include "gui/present/reports/reports_list.h"

#include <algorithm>
#include <cmath>
#include <unordered_set>

// What a report says beside its rows: its chart, its key numbers, and what stands behind a number.

namespace dongbo::present {

namespace {

Tone toneOf(report::ChartTone tone)
{
    switch (tone) {
    case report::ChartTone::Danger:
        return Tone::Bad;
    case report::ChartTone::Warning:
        return Tone::Warn;
    case report::ChartTone::Good:
        return Tone::Ok;
    case report::ChartTone::Plain:
        break;
    }
    return Tone::None;
}

std::string numberText(double value, Language language)
{
    const auto whole = std::llround(value);
    return std::abs(value - static_cast<double>(whole)) < 0.05
               ? text::formatInteger(whole, language)
               : text::formatDecimal(value, 1, language);
}

const report::Behind* behindOf(const report::Row& row, std::size_t column)
{
    const auto at = std::find_if(row.behind.begin(), row.behind.end(),
                                 [&](const auto& one) { return one.column == column; });
    return at == row.behind.end() ? nullptr : &*at;
}

/// Adds the records behind a number, each once.
void take(ReportNumber& number, std::unordered_set<RecordId>& known, const report::Behind& behind)
{
    for (const auto& record : behind.records) {
        if (known.insert(record).second) {
            number.records.push_back({behind.kind, record});
        }
    }
    number.left += behind.left;
}

} // namespace

std::vector<ReportChart> ReportsList::charts() const
{
    std::vector<ReportChart> out;
    if (m_shown) {
        for (const auto& chart : m_shown->charts) {
            out.push_back(shownChart(chart));
        }
    }
    // one without labels says nothing
    std::erase_if(out, [](const ReportChart& chart) { return chart.labels.empty(); });
    return out;
}

ReportChart ReportsList::shownChart(const report::Chart& chart) const
{
    ReportChart out;
    out.kind = chart.kind == report::ChartKind::Lines     ? ReportChart::Kind::Lines
               : chart.kind == report::ChartKind::Stacked ? ReportChart::Kind::Stacked
                                                          : ReportChart::Kind::Bars;
    out.note = chart.title + (chart.unit.empty() ? "" : " (" + chart.unit + ")");
    out.labels = chart.labels;
    for (const auto& series : chart.series) {
        ReportChart::Series one{series.name, toneOf(series.tone), series.values, {}};
        for (const auto value : series.values) {
            one.texts.push_back(numberText(value, session().language()));
        }
        out.series.push_back(std::move(one));
    }
    for (std::size_t i = 0; out.kind == ReportChart::Kind::Stacked && i < out.labels.size(); ++i) {
        double sum = 0;
        for (const auto& series : chart.series) {
            sum += i < series.values.size() ? series.values[i] : 0;
        }
        out.sums.push_back(numberText(sum, session().language()));
    }
    return out;
}

std::string ReportsList::axisText(double value) const
{
    return numberText(value, session().language());
}

void ReportsList::chooseLabel(std::size_t chart, std::size_t label)
{
    const auto all = charts();
    if (chart >= all.size() || label >= all[chart].labels.size()) {
        return;
    }
    const auto& wanted = all[chart].labels[label];
    for (std::size_t i = 0; i < m_spots.size(); ++i) {
        const auto name = nameOf(m_spots[i]);
        if (m_spots[i].kind != RowKind::Note && name == wanted) {
            choose(static_cast<std::int64_t>(i));
            return;
        }
    }
}

std::vector<ReportFigure> ReportsList::figures() const
{
    std::vector<ReportFigure> out;
    for (std::size_t i = 0; m_shown && i < m_shown->figures.size(); ++i) {
        const auto& figure = m_shown->figures[i];
        out.push_back({std::to_string(i), textOf(figure.value), figure.title});
    }
    return out;
}

std::string ReportsList::nameOf(const Spot& spot) const
{
    if (spot.kind == RowKind::Group) {
        return m_shown->groups[spot.group].title;
    }
    const auto* cells = cellsOf(spot);
    for (std::size_t i = 0; cells != nullptr && i < cells->size(); ++i) {
        const auto* text = std::get_if<std::string>(&(*cells)[i]);
        if (text != nullptr && !text->empty()) {
            return *text;
        }
    }
    return {};
}

std::vector<report::Row> ReportsList::rowsUnder(const Spot& spot) const
{
    if (spot.kind == RowKind::Row) {
        return {m_shown->groups[spot.group].rows[spot.row]};
    }
    const auto& groups = m_shown->groups;
    std::size_t first = 0;
    std::size_t end = groups.size();
    if (spot.kind != RowKind::Total) {
        const auto level = groups[spot.group].level;
        first = spot.group;
        if (groups[first].rows.empty() && spot.kind == RowKind::Subtotal) {
            end = first; // sums of a group that holds others stand behind them
            while (first > 0 && groups[--first].level > level) {
            }
        } else {
            end = first + 1;
            while (end < groups.size() && groups[end].level > level) {
                ++end;
            }
        }
    }
    std::vector<report::Row> out;
    for (std::size_t g = first; g < end; ++g) {
        out.insert(out.end(), groups[g].rows.begin(), groups[g].rows.end());
    }
    return out;
}

bool ReportsList::isFigure(const Spot& spot, std::size_t column) const
{
    const auto& declared = m_shown->columns[column];
    const auto speaks = [&](const report::Row& row) {
        return behindOf(row, column) != nullptr || (row.record && declared.isSummed);
    };
    if (!declared.how.empty()) {
        return true;
    }
    if (spot.kind == RowKind::Row) {
        return speaks(*cellsOf(spot));
    }
    // a column of which some row names records does so in its sums, too
    constexpr std::size_t looked = 500;
    std::size_t seen = 0;
    for (const auto& group : m_shown->groups) {
        for (const auto& row : group.rows) {
            if (declared.isSummed && speaks(row)) {
                return true;
            }
            if (++seen > looked) {
                return false;
            }
        }
    }
    return false;
}

ReportNumber ReportsList::numberAt(const Spot& spot, std::size_t column) const
{
    const auto& declared = m_shown->columns[column];
    ReportNumber out;
    const auto* cells = cellsOf(spot);
    out.title = nameOf(spot) + " · " + declared.title;
    out.value = textOf((*cells)[column]);
    out.how = declared.how;
    const auto& total = m_shown->total;
    const bool isShare = spot.kind != RowKind::Total && declared.isSummed && total.size() > column;
    out.caption =
        isShare ? say("reports.of_total", {{"value", out.value}, {"total", textOf(total[column])}})
                : out.value;
    if (const auto words = parameterWords(); !words.empty()) {
        out.caption += " · " + words;
    }
    std::unordered_set<RecordId> known;
    for (const auto& row : rowsUnder(spot)) {
        if (const auto* behind = behindOf(row, column)) {
            take(out, known, *behind);
        } else if (row.record && row.behind.empty()) {
            out.records.push_back(*row.record);
        }
        if (out.records.size() >= report::Behind::mostRecords) {
            break;
        }
    }
    return out;
}

void ReportsList::askCell(std::int64_t index, const std::string& column)
{
    const auto at = columnAt(column);
    if (!at || index < 0 || index >= rowCount()) {
        return;
    }
    const auto& spot = m_spots[static_cast<std::size_t>(index)];
    if (cellsOf(spot) != nullptr && isFigure(spot, *at)) {
        m_asked = {index, column};
        m_behind.ask(numberAt(spot, *at));
    }
}

void ReportsList::askFigure(const std::string& id)
{
    for (std::size_t i = 0; m_shown && i < m_shown->figures.size(); ++i) {
        if (std::to_string(i) == id) {
            const auto& figure = m_shown->figures[i];
            ReportNumber number{
                figure.title, textOf(figure.value), textOf(figure.value), figure.how, {}, 0};
            std::unordered_set<RecordId> known;
            take(number, known, figure.behind);
            m_asked = {};
            m_behind.ask(std::move(number));
        }
    }
}

bool ReportsList::clearAsked()
{
    const bool wasOpen = m_behind.isOpen();
    m_asked = {};
    m_behind.clear();
    return wasOpen;
}

} // namespace dongbo::present
