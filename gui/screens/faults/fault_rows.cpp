#include "gui/screens/faults/fault_rows.h"

#include "gui/screens/form_pieces.h"

#include <algorithm>

namespace dongbo::gui {

namespace {

TableCell pillCell(const present::PillText& pill)
{
    TableCell cell;
    cell.text = pill.word;
    cell.icon = pill.icon;
    cell.tone = toneOf(pill.tone);
    return cell;
}

} // namespace

BoardCard cardOf(const present::FaultLine& line, const std::string& coveredWord)
{
    BoardCard card;
    card.id = line.id.text();
    card.code = line.shortNumber;
    card.pill = line.pill.word;
    card.pillIcon = line.pill.icon;
    card.pillTone = toneOf(line.pill.tone);
    card.title = line.symptom;
    card.place = line.where();
    card.age = line.age;
    card.isLate = line.isOverdue;
    card.again = line.recurs;
    card.after = line.remark;
    if (!line.doubt.empty()) {
        card.after = line.doubt;
        card.afterIcon = "circle-question";
        card.afterTone = Tone::Warn;
    } else if (line.remark.empty() && line.inWarranty) {
        card.after = coveredWord;
        card.afterIcon = "shield-check";
        card.afterTone = Tone::Ok;
    }
    return card;
}

void FaultRows::show(const present::FaultsPage& page)
{
    m_lines = page.lines;
    m_rows = page.rows;
}

std::int64_t FaultRows::rowCount() const
{
    return static_cast<std::int64_t>(m_rows.size());
}

const present::FaultLine& FaultRows::line(std::int64_t index) const
{
    return m_lines->at(m_rows.at(static_cast<std::size_t>(index)));
}

std::int64_t FaultRows::indexOf(const FaultId& fault) const
{
    const auto at = std::find_if(m_rows.begin(), m_rows.end(),
                                 [&](std::size_t i) { return m_lines->at(i).id == fault; });
    return at == m_rows.end() ? -1 : at - m_rows.begin();
}

bool FaultRows::row(std::int64_t index, TableRow& out) const
{
    const auto& fault = line(index);
    TableCell age{fault.age};
    age.tone = fault.isOverdue ? Tone::Bad : Tone::None;
    TableCell symptom{fault.symptom};
    symptom.after = fault.recurs;
    TableCell since{fault.since};
    if (!fault.doubt.empty()) {
        since.icon = "circle-question";
        since.tone = Tone::Warn;
        since.tip = fault.doubt;
    }
    out.cells = {{fault.number},
                 pillCell(fault.pill),
                 symptom,
                 {fault.subject},
                 {fault.siteName},
                 pillCell(fault.statePill),
                 age,
                 since,
                 {fault.reporter},
                 {fault.cost}};
    return true;
}

} // namespace dongbo::gui
