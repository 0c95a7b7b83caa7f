#include "gui/widgets/lists/matrix.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace dongbo::gui {

namespace {
constexpr int leastCell = 42; ///< with the gap after it
constexpr int mostCell = 130;
constexpr int leastName = 116;
constexpr int mostName = 220;
constexpr int barWide = 10;
constexpr int leastRow = 27;
constexpr int mostRow = 36;
constexpr int headGap = 8;
constexpr std::int64_t wheelRows = 3;
constexpr int moreWide = 44;
constexpr const char* moreLeft = "more:left";
constexpr const char* moreRight = "more:right";
} // namespace

Matrix::Matrix(wxWindow* parent, const std::string& name)
    : Canvas(parent, name)
{}

void Matrix::setModel(MatrixModel* model)
{
    m_model = model;
    m_first = 0;
    m_row = -1;
    changed();
}

void Matrix::setColumns(std::vector<MatrixColumn> columns)
{
    m_columns = std::move(columns);
    measureHeads();
    m_firstColumn = 0;
    m_column = std::min(m_column, m_columns.empty() ? 0 : m_columns.size() - 1);
    changed();
}

void Matrix::restyled()
{
    measureHeads();
    Canvas::restyled();
}

/// What each column needs so that its title does not touch the next one; the name of a group may
/// reach over its neighbours a little.
void Matrix::measureHeads()
{
    m_heads.clear();
    for (const auto& one : m_columns) {
        const auto inGroup =
            std::count_if(m_columns.begin(), m_columns.end(),
                          [&](const MatrixColumn& other) { return other.group == one.group; });
        const int group = textWidth(one.group, TextSize::Caption, Weight::SemiBold) - headGap;
        m_heads.push_back(std::max(
            {leastWide(), textWidth(one.title, TextSize::Caption, Weight::Medium) + headGap,
             group / static_cast<int>(inGroup)}));
    }
}

void Matrix::setHeads(std::string rows, std::string sums)
{
    m_rowsHead = std::move(rows);
    m_sumsHead = std::move(sums);
}

void Matrix::setCellWords(const std::vector<std::string>& words)
{
    constexpr int around = 8; // edges of a cell and the gap after it
    m_leastCell = 0;
    for (const auto& word : words) {
        m_leastCell =
            std::max(m_leastCell, textWidth(word, TextSize::Caption, Weight::Medium) + around);
    }
    measureHeads();
    changed();
}

int Matrix::leastWide() const
{
    return std::max(leastCell, m_leastCell);
}

void Matrix::modelChanged()
{
    m_first = std::clamp<std::int64_t>(m_first, 0, lastFirst());
    if (m_row >= rowCount()) {
        m_row = -1;
    }
    changed();
}

std::int64_t Matrix::rowCount() const
{
    return m_model == nullptr || m_columns.empty() ? 0 : m_model->rowCount();
}

bool Matrix::hasGroups() const
{
    return std::any_of(m_columns.begin(), m_columns.end(),
                       [](const MatrixColumn& one) { return !one.group.empty(); });
}

int Matrix::headTall() const
{
    const bool isWhole = columnsThatFit() >= m_columns.size();
    return (hasGroups() || !isWhole ? groupTall : 6) + titleTall;
}

int Matrix::rowTall() const
{
    const auto rows = static_cast<int>(std::max<std::int64_t>(1, rowCount()));
    const int room = area().y - headTall() - 6;
    return rows * leastRow > room ? leastRow + 1 : std::clamp(room / rows, leastRow, mostRow);
}

std::int64_t Matrix::visibleRows() const
{
    return std::max(1, (area().y - headTall() - 2) / rowTall());
}

std::int64_t Matrix::lastFirst() const
{
    return std::max<std::int64_t>(0, rowCount() - visibleRows());
}

int Matrix::nameWide() const
{
    return std::clamp(area().x / 7, leastName, mostName);
}

std::size_t Matrix::columnsThatFit() const
{
    const int room = area().x - 2 * margin - nameWide() - sumWide - barWide;
    return std::clamp<std::size_t>(static_cast<std::size_t>(std::max(0, room / leastWide())), 1,
                                   std::max<std::size_t>(1, m_columns.size()));
}

std::vector<Matrix::Place> Matrix::places() const
{
    std::vector<Place> out;
    const auto count = columnsThatFit();
    const auto first =
        std::min(m_firstColumn, m_columns.size() - std::min(count, m_columns.size()));
    const int left = margin + nameWide();
    const int room = area().x - margin - barWide - sumWide - left;
    int heads = 0;
    for (std::size_t i = first; i < std::min(first + count, m_columns.size()); ++i) {
        heads += m_heads[i];
    }
    const int each = room / static_cast<int>(std::max<std::size_t>(1, count));
    const int spare = (room - heads) / static_cast<int>(std::max<std::size_t>(1, count));
    // as wide as each other where that cuts no head, else by their heads
    const bool isEven =
        std::all_of(m_heads.begin(), m_heads.end(), [&](int head) { return head <= each; });
    int x = left;
    for (std::size_t i = 0; i < count && first + i < m_columns.size(); ++i) {
        const int head = m_heads[first + i];
        const int wide = isEven ? each : spare < 0 ? head * room / heads : head + spare;
        out.push_back({first + i, x, std::clamp(wide, leastWide(), mostCell)});
        x += out.back().width;
    }
    return out;
}

wxRect Matrix::rowRect(std::int64_t row) const
{
    return {0, headTall() + static_cast<int>(row - m_first) * rowTall(), area().x, rowTall()};
}

wxRect Matrix::cellRect(std::int64_t row, const Place& place) const
{
    const auto line = rowRect(row);
    return {place.x + 1, line.y + 1, place.width - 3, line.height - 3};
}

wxRect Matrix::thumb() const
{
    const int room = area().y - headTall();
    if (lastFirst() == 0) {
        return {};
    }
    const double share = static_cast<double>(visibleRows()) / static_cast<double>(rowCount());
    const int tall = std::max(28, static_cast<int>(room * share));
    const double where = static_cast<double>(m_first) / static_cast<double>(lastFirst());
    return {area().x - 8, headTall() + static_cast<int>(where * (room - tall)), 4, tall};
}

std::string Matrix::partOf(std::int64_t row, std::size_t column) const
{
    return "cell:" + std::to_string(row) + "/" + m_columns[column].id;
}

bool Matrix::cellOf(const std::string& partId, std::int64_t& row, std::size_t& column) const
{
    const auto slash = partId.find('/');
    if (!partId.starts_with("cell:") || slash == std::string::npos) {
        return false;
    }
    std::from_chars(partId.data() + 5, partId.data() + slash, row);
    const auto at = std::find_if(m_columns.begin(), m_columns.end(), [&](const MatrixColumn& one) {
        return one.id == partId.substr(slash + 1);
    });
    if (at == m_columns.end() || row < 0 || row >= rowCount()) {
        return false;
    }
    column = static_cast<std::size_t>(at - m_columns.begin());
    return true;
}

std::vector<std::size_t> Matrix::hidden(bool atRight) const
{
    std::vector<std::size_t> out;
    const auto at = places();
    if (at.empty()) {
        return out;
    }
    const std::size_t from = atRight ? at.back().column + 1 : 0;
    const std::size_t to = atRight ? m_columns.size() : at.front().column;
    for (std::size_t column = from; column < to; ++column) {
        out.push_back(column);
    }
    return out;
}

/// Beside the names of groups, where nothing else stands.
wxRect Matrix::moreRect(bool atRight) const
{
    const int x = atRight ? area().x - margin - barWide - moreWide : margin;
    return {x, 2, moreWide, groupTall - 4};
}

std::vector<Part> Matrix::parts() const
{
    std::vector<Part> out;
    const auto at = places();
    const int titleTop = headTall() - titleTall;
    for (const auto& place : at) {
        Part head;
        head.id = "head:" + m_columns[place.column].id;
        head.role = Role::Label;
        head.name = m_columns[place.column].title;
        head.value = m_columns[place.column].group;
        head.tip = m_columns[place.column].tip;
        head.rect = {place.x, titleTop, place.width, titleTall};
        out.push_back(std::move(head));
    }
    const auto end = std::min(rowCount(), m_first + visibleRows());
    for (auto row = m_first; row < end; ++row) {
        const auto line = m_model->row(row);
        Part name;
        name.id = "row:" + std::to_string(row);
        name.role = m_rowAction ? Role::Link : Role::Label;
        name.name = line.name;
        name.value = line.verdict + (line.sum.empty() ? "" : ", " + m_sumsHead + " " + line.sum);
        name.tip = line.verdict;
        const auto rect = rowRect(row);
        name.rect = {margin - 6, rect.y, nameWide(), rect.height};
        name.isSelected = row == m_row;
        name.radius = 4;
        out.push_back(std::move(name));
        for (const auto& place : at) {
            const auto cell = m_model->cell(row, place.column);
            Part part;
            part.id = partOf(row, place.column);
            part.role = cell.isThere ? Role::Item : Role::Label;
            part.name = line.name + ", " + m_columns[place.column].title + ": " + cell.spoken;
            part.value = cell.text;
            part.tip = cell.tip;
            part.rect = cellRect(row, place);
            part.isSelected = row == m_row && place.column == m_column;
            part.radius = 4;
            out.push_back(std::move(part));
        }
    }
    for (const bool atRight : {false, true}) {
        if (const auto columns = hidden(atRight); !columns.empty()) {
            Part more;
            more.id = atRight ? moreRight : moreLeft;
            more.role = Role::Button;
            for (const auto column : columns) {
                more.name += (more.name.empty() ? "" : ", ") + m_columns[column].title;
            }
            more.tip = more.name;
            more.rect = moreRect(atRight);
            more.radius = 4;
            out.push_back(std::move(more));
        }
    }
    return out;
}

void Matrix::reveal()
{
    if (m_row < 0) {
        return;
    }
    if (m_row < m_first) {
        m_first = m_row;
    } else if (m_row >= m_first + visibleRows()) {
        m_first = m_row - visibleRows() + 1;
    }
    m_first = std::clamp<std::int64_t>(m_first, 0, lastFirst());
    const auto count = columnsThatFit();
    if (m_column < m_firstColumn) {
        m_firstColumn = m_column;
    } else if (m_column >= m_firstColumn + count) {
        m_firstColumn = m_column - count + 1;
    }
}

void Matrix::select(std::int64_t row, std::size_t column)
{
    m_row = row < rowCount() ? row : -1;
    m_column = column < m_columns.size() ? column : 0;
    if (m_row >= 0) {
        reveal();
        focusPart(partOf(m_row, m_column));
    }
    changed();
}

void Matrix::goTo(std::int64_t row, std::size_t column)
{
    select(row, column);
    if (m_select && m_row >= 0) {
        const auto action = m_select;
        action(m_row, m_column);
    }
}

void Matrix::activate(const std::string& partId)
{
    std::int64_t row = -1;
    std::size_t column = 0;
    if (partId == moreLeft || partId == moreRight) {
        const auto by = static_cast<int>(columnsThatFit());
        scrollColumns(partId == moreRight ? by : -by);
    } else if (cellOf(partId, row, column)) {
        const bool isAgain = row == m_row && column == m_column && HasFocus() && !isPressed(partId);
        goTo(row, column);
        if (isAgain && m_open) { // Enter on the cell that is selected already
            const auto action = m_open;
            action(row, column);
        }
    } else if (partId.starts_with("row:") && m_rowAction) {
        std::from_chars(partId.data() + 4, partId.data() + partId.size(), row);
        const auto action = m_rowAction;
        action(row);
    }
}

void Matrix::activateTwice(const std::string& partId)
{
    std::int64_t row = -1;
    std::size_t column = 0;
    if (cellOf(partId, row, column) && m_open) {
        const auto action = m_open;
        action(row, column);
    }
}

bool Matrix::jump(int key, bool isFar)
{
    auto row = std::max<std::int64_t>(0, m_row);
    auto column = m_column;
    const auto lastRow = rowCount() - 1;
    const auto lastColumn = m_columns.size() - 1;
    switch (key) {
    case WXK_UP:
        row -= m_row < 0 ? 0 : 1;
        break;
    case WXK_DOWN:
        row += m_row < 0 ? 0 : 1;
        break;
    case WXK_LEFT:
        column -= column > 0 ? 1 : 0;
        break;
    case WXK_RIGHT:
        column += column < lastColumn ? 1 : 0;
        break;
    case WXK_PAGEUP:
        row -= visibleRows() - 1;
        break;
    case WXK_PAGEDOWN:
        row += visibleRows() - 1;
        break;
    case WXK_HOME:
        row = isFar ? 0 : row;
        column = 0;
        break;
    case WXK_END:
        row = isFar ? lastRow : row;
        column = lastColumn;
        break;
    default:
        return false;
    }
    goTo(std::clamp<std::int64_t>(row, 0, lastRow), column);
    return true;
}

bool Matrix::onKey(wxKeyEvent& event)
{
    if (rowCount() == 0 || event.AltDown()) {
        return false;
    }
    const int key = event.GetKeyCode();
    if ((key == 'J' || key == 'K') && !event.HasAnyModifiers()) {
        const int by = key == 'J' ? 1 : -1;
        auto column = m_column;
        auto row = std::max<std::int64_t>(0, m_row);
        if (m_row >= 0) {
            const bool isAtEnd = by > 0 ? column + 1 >= m_columns.size() : column == 0;
            row += isAtEnd ? by : 0;
            column =
                by > 0 ? (isAtEnd ? 0 : column + 1) : (isAtEnd ? m_columns.size() - 1 : column - 1);
        }
        const auto found = m_model->nextDeviation(row, column, by);
        if (found >= 0) {
            goTo(found, column);
        }
        return true;
    }
    return jump(key, event.ControlDown());
}

void Matrix::scrollColumns(int by)
{
    const auto most = m_columns.size() - std::min(columnsThatFit(), m_columns.size());
    const auto to = static_cast<std::int64_t>(m_firstColumn) + by;
    m_firstColumn =
        static_cast<std::size_t>(std::clamp<std::int64_t>(to, 0, static_cast<std::int64_t>(most)));
    Refresh();
}

bool Matrix::onMouse(wxMouseEvent& event, wxPoint dip)
{
    if (event.GetEventType() == wxEVT_MOUSEWHEEL) {
        const int by = event.GetWheelRotation() > 0 ? -1 : 1;
        if (event.ShiftDown() || event.GetWheelAxis() == wxMOUSE_WHEEL_HORIZONTAL) {
            scrollColumns(event.GetWheelAxis() == wxMOUSE_WHEEL_HORIZONTAL ? -by : by);
        } else {
            m_first = std::clamp<std::int64_t>(m_first + by * wheelRows, 0, lastFirst());
            Refresh();
        }
        return true;
    }
    if (event.LeftDown() && lastFirst() > 0 && dip.x > area().x - 12 && dip.y > headTall()) {
        m_isThumbDragged = true;
        CaptureMouse();
    }
    if (!m_isThumbDragged) {
        return false;
    }
    const double share =
        static_cast<double>(dip.y - headTall()) / std::max(1, area().y - headTall());
    m_first = std::clamp<std::int64_t>(std::llround(share * static_cast<double>(lastFirst())), 0,
                                       lastFirst());
    Refresh();
    if (event.LeftUp()) {
        m_isThumbDragged = false;
        ReleaseMouse();
    }
    return true;
}

} // namespace dongbo::gui
