#include "core/register/base/find.h"
#include "core/store/projection/load.h"
#include "core/text/numbers.h"
#include "core/text/sort_key.h"
#include "gui/present/reports/reports_list.h"

#include <algorithm>
#include <variant>

// The rows of a report: sorted and narrowed, shown, opened.

namespace dongbo::present {

namespace {

/// What a row is filtered by in that column.
std::string keyOfCell(const report::Cell& cell)
{
    if (const auto* text = std::get_if<std::string>(&cell)) {
        return *text;
    }
    if (const auto* number = std::get_if<std::int64_t>(&cell)) {
        return std::to_string(*number);
    }
    if (const auto* number = std::get_if<double>(&cell)) {
        return text::formatDecimal(*number, 1, Language::English);
    }
    const auto* day = std::get_if<Date>(&cell);
    return day == nullptr ? std::string() : isoText(*day);
}

/// Of a column of texts their keys, of numbers and days the numbers.
bool isBefore(const report::Cell& a, const report::Cell& b)
{
    if (a.index() != b.index()) {
        return a.index() > b.index(); // what has a value before what has none
    }
    const auto* left = std::get_if<std::string>(&a);
    return left == nullptr ? a < b : text::sortKey(*left) < text::sortKey(std::get<std::string>(b));
}

} // namespace

bool ReportsList::isNarrowed() const
{
    const auto& columns = m_model->columns;
    return std::any_of(columns.begin(), columns.end(), [this](const auto& column) {
        return query().has(column.code) && !isParameter(column.code);
    });
}

bool ReportsList::passes(const report::Row& row, const std::string& but) const
{
    const auto& columns = m_model->columns;
    for (std::size_t i = 0; i < std::min(row.size(), columns.size()); ++i) {
        const auto& code = columns[i].code;
        if (code != but && query().has(code) && !isParameter(code) &&
            !query().has(code, keyOfCell(row[i]))) {
            return false;
        }
    }
    return true;
}

void ReportsList::askValues(const std::string& part,
                            std::function<void(std::vector<ListChoice>)> answer)
{
    std::map<std::string, ListChoice> found;
    const auto at = columnAt(part);
    for (std::size_t g = 0; at && g < m_model->groups.size(); ++g) {
        for (const auto& row : m_model->groups[g].rows) {
            if (*at < row.size() && passes(row, part)) {
                auto& choice = found[keyOfCell(row[*at])];
                choice.word = textOf(row[*at]);
                ++choice.count;
            }
        }
    }
    answer(offered(part, std::move(found)));
}

std::string ReportsList::wordOf(const std::string& part, const std::string& value) const
{
    const auto at = columnAt(part);
    for (std::size_t g = 0; at && g < m_model->groups.size(); ++g) {
        for (const auto& row : m_model->groups[g].rows) {
            if (*at < row.size() && !value.empty() && keyOfCell(row[*at]) == value) {
                return textOf(row[*at]);
            }
        }
    }
    return value.empty() ? say("lists.nothing") : value;
}

std::optional<std::size_t> ReportsList::columnAt(const std::string& code) const
{
    for (std::size_t i = 0; m_model && i < m_model->columns.size(); ++i) {
        if (m_model->columns[i].code == code) {
            return i;
        }
    }
    return std::nullopt;
}

void ReportsList::arrange()
{
    m_spots.clear();
    m_shown = m_model;
    if (isNarrowed()) {
        auto model =
            report::narrowed(*m_model, [this](const report::Row& row) { return passes(row, {}); });
        for (const auto& chip : chips()) {
            if (chip.id.starts_with("filter:")) {
                model.parameters.push_back(say("reports.narrowed", {{"by", chip.word}}));
            }
        }
        m_shown = std::make_shared<const report::Model>(std::move(model));
    }
    const auto& columns = m_shown->columns;
    const auto sorted = static_cast<std::size_t>(
        std::find_if(columns.begin(), columns.end(),
                     [this](const auto& column) { return column.code == sort().column; }) -
        columns.begin());
    for (std::size_t g = 0; g < m_shown->groups.size(); ++g) {
        const auto& group = m_shown->groups[g];
        if (!group.title.empty()) {
            m_spots.push_back({RowKind::Group, g, 0});
        }
        const auto first = m_spots.size();
        for (std::size_t r = 0; r < group.rows.size(); ++r) {
            m_spots.push_back({RowKind::Row, g, r});
        }
        if (sorted < columns.size()) {
            const auto cell = [&](const Spot& spot) -> const report::Cell& {
                return group.rows[spot.row][sorted];
            };
            std::stable_sort(m_spots.begin() + static_cast<std::ptrdiff_t>(first), m_spots.end(),
                             [&](const Spot& a, const Spot& b) {
                                 return sort().isDescending ? isBefore(cell(b), cell(a))
                                                            : isBefore(cell(a), cell(b));
                             });
        }
        if (!group.subtotal.empty() && (group.title.empty() || !group.sums.empty())) {
            m_spots.push_back({RowKind::Subtotal, g, 0});
        }
    }
    if (!m_shown->total.empty()) {
        m_spots.push_back({RowKind::Total, 0, 0});
    }
    if (!hasRows()) { // sums of nothing say less than a sentence
        m_spots.clear();
        return;
    }
    for (std::size_t n = 0; n < m_shown->notes.size(); ++n) {
        m_spots.push_back({RowKind::Note, 0, n});
    }
}

std::int64_t ReportsList::rowCount() const
{
    return std::ssize(m_spots);
}

std::int64_t ReportsList::keyAt(std::int64_t index) const
{
    constexpr std::int64_t rowsOfGroup = 1'000'000'000;
    const auto& spot = m_spots[static_cast<std::size_t>(index)];
    return (static_cast<std::int64_t>(spot.group) * 8 + static_cast<std::int64_t>(spot.kind)) *
               rowsOfGroup +
           static_cast<std::int64_t>(spot.row);
}

std::string ReportsList::textOf(const report::Cell& cell) const
{
    return report::wordsOf(cell, session().language());
}

const report::Row* ReportsList::cellsOf(const Spot& spot) const
{
    const auto orNone = [](const report::Row& row) { return row.empty() ? nullptr : &row; };
    switch (spot.kind) {
    case RowKind::Group: {
        const auto& group = m_shown->groups[spot.group];
        return orNone(group.sums.empty() ? group.subtotal : group.sums);
    }
    case RowKind::Row:
        return &m_shown->groups[spot.group].rows[spot.row];
    case RowKind::Subtotal:
        return &m_shown->groups[spot.group].subtotal;
    case RowKind::Total:
        return orNone(m_shown->total);
    case RowKind::Note:
        break;
    }
    return nullptr;
}

void ReportsList::row(std::int64_t index, ListRow& out)
{
    const auto& spot = m_spots[static_cast<std::size_t>(index)];
    out = {};
    out.cells.resize(columns().size());
    const auto* cells = cellsOf(spot);
    const bool isGroup = spot.kind == RowKind::Group;
    if (cells == nullptr) {
        out.isHeading = true;
        out.cells.front().text =
            isGroup ? m_shown->groups[spot.group].title : m_shown->notes[spot.row];
        return;
    }
    showCells(*cells, spot, out);
}

void ReportsList::showCells(const report::Row& cells, const Spot& spot, ListRow& out) const
{
    constexpr int indent = 12;
    const bool isTotal = spot.kind == RowKind::Total;
    const bool isGroup = spot.kind == RowKind::Group;
    out.isStrong = isTotal || spot.kind == RowKind::Subtotal;
    out.isGroup = isGroup || isTotal;
    if (!isTotal) {
        const auto& group = m_shown->groups[spot.group];
        out.indent = indent * (group.level + (isGroup || group.title.empty() ? 0 : 1));
    }
    for (std::size_t i = 0; i < std::min(cells.size(), out.cells.size()); ++i) {
        auto& cell = out.cells[i];
        const bool isNumber = report::isNumber(m_shown->columns[i].kind);
        if (isGroup && !isNumber) {
            continue; // the heading says what the line of sums is of
        }
        cell.text = textOf(cells[i]);
        cell.tip = cell.text;
        if (const auto* number = std::get_if<std::int64_t>(&cells[i])) {
            cell.plain = std::to_string(*number);
            cell.isFaint = *number == 0 && spot.kind == RowKind::Row;
        }
        cell.isFigure = isNumber && !cell.text.empty() && isFigure(spot, i);
    }
    if (isGroup) {
        out.cells.front().text = m_shown->groups[spot.group].title;
        out.cells.front().isFigure = false;
    }
}

std::optional<Place> ReportsList::placeOf(const Spot& spot) const
{
    if (spot.kind != RowKind::Row && spot.kind != RowKind::Group) {
        return std::nullopt;
    }
    auto& reg = session().shown();
    const auto& group = m_shown->groups[spot.group];
    const auto& record = spot.kind == RowKind::Row ? group.rows[spot.row].record : group.record;
    Place place;
    if (m_shown->name == "paper-forms") { // the paper itself, as it is printed
        const auto open = group.title.rfind('(');
        if (open == std::string::npos) {
            return std::nullopt;
        }
        place.screen = ScreenName::Reports;
        place.filter =
            "report=" + group.title.substr(open + 1, group.title.size() - open - 2) + ";view=paper";
        return place;
    }
    if (record && record->kind == RecordKind::IssuedReport) { // beside what the register says now
        place.screen = ScreenName::Reports;
        place.filter = "report=issued-check;document=" + record->id.text();
        return place;
    }
    if (record) {
        auto ref = RecordRef{record->kind, record->id};
        if (ref.kind == RecordKind::Repair) { // shown on the page of its fault
            const auto repair = store::load<Repair>(reg.database(), RepairId(ref.id));
            if (repair && repair->fault) {
                ref = {RecordKind::Fault, *repair->fault};
            }
        }
        if (const auto screen = screenOf(ref.kind)) {
            place.screen = *screen;
            place.record = ref;
            return place;
        }
    }
    const auto toSite = [&](const std::string& name) {
        place.screen = ScreenName::Sites;
        place.record = RecordRef{RecordKind::Site, findSite(reg, name)};
        return place;
    };
    if (spot.kind == RowKind::Group) {
        return toSite(group.title);
    }
    const auto& row = group.rows[spot.row];
    const auto textIn = [&](std::string_view code) {
        for (std::size_t i = 0; i < std::min(row.size(), m_shown->columns.size()); ++i) {
            if (m_shown->columns[i].code == code) {
                return textOf(row[i]);
            }
        }
        return std::string();
    };
    if (const auto number = textIn("number"); !number.empty()) {
        place.screen = ScreenName::Faults;
        place.record = RecordRef{RecordKind::Fault, findFault(reg, number)};
        return place;
    }
    auto device = textIn("code");
    if (device.empty()) {
        device = textIn("devices");
        device = device.substr(0, device.find(','));
    }
    if (!device.empty()) {
        place.screen = ScreenName::Devices;
        place.record = RecordRef{RecordKind::Device, findDevice(reg, device)};
        return place;
    }
    const auto name = textIn("name");
    return name.empty() ? std::nullopt : std::optional{toSite(name)};
}

void ReportsList::openRow(std::int64_t index)
{
    if (index < 0 || index >= rowCount()) {
        return;
    }
    try {
        if (const auto place = placeOf(m_spots[static_cast<std::size_t>(index)])) {
            shell().go(*place);
        }
    } catch (const Error&) {
        // a group that is no place, a device without a code: the row leads nowhere
    }
}

} // namespace dongbo::present
