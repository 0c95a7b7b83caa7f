#include "gui/widgets/lists/columns.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>

namespace dongbo::gui {

namespace {
constexpr int widest = 2000;
constexpr int reach = 4;
} // namespace

Column plainColumn(std::string id, std::string title, int width, int stretch, int drop,
                   ColumnKind kind)
{
    Column column;
    column.id = std::move(id);
    column.title = std::move(title);
    column.width = width;
    column.stretch = stretch;
    column.drop = drop;
    column.kind = kind;
    column.sorts = false;
    if (stretch > 0) { // columns that may be left out are, before words are cut
        column.minWidth = std::max(column.minWidth, width * 4 / 5);
    }
    return column;
}

void ColumnLayout::setColumns(std::vector<Column> columns)
{
    m_columns = std::move(columns);
    m_needs.clear();
    fit(m_room);
}

int ColumnLayout::least(const Column& column) const
{
    return static_cast<int>(std::lround(column.minWidth * m_textScale));
}

int ColumnLayout::natural(const Column& column) const
{
    const auto found = m_dragged.find(column.id);
    if (found != m_dragged.end()) {
        return std::max(column.minWidth, found->second);
    }
    return std::max(least(column), static_cast<int>(std::lround(column.width * m_textScale)));
}

void ColumnLayout::fit(int room)
{
    m_room = room;
    m_places.clear();
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        m_places.push_back({i, 0, natural(m_columns[i])});
    }
    const auto total = [this] {
        int all = 0;
        for (const Place& place : m_places) {
            all += place.width;
        }
        return all;
    };
    const auto leastTotal = [this] {
        int all = 0;
        for (const Place& place : m_places) {
            const Column& column = m_columns[place.column];
            all += column.stretch > 0 ? least(column) : place.width;
        }
        return all;
    };
    while (leastTotal() > room && m_places.size() > 1) {
        const auto first = std::max_element(
            m_places.begin(), m_places.end(), [this](const Place& a, const Place& b) {
                return m_columns[a.column].drop < m_columns[b.column].drop;
            });
        if (m_columns[first->column].drop == 0) {
            break;
        }
        m_places.erase(first);
    }
    share(room - total());
    narrow(total() - room);
    even();
    int x = 0;
    for (Place& place : m_places) {
        place.x = x;
        x += place.width;
    }
}

void ColumnLayout::narrow(int excess)
{
    if (m_needs.size() != m_columns.size()) {
        return;
    }
    const auto spareOf = [this](const Place& place) {
        const Column& column = m_columns[place.column];
        const int need = m_needs[place.column];
        const bool isFree = need > 0 && m_dragged.count(column.id) == 0;
        return isFree ? std::max(0, place.width - std::max(least(column), need)) : 0;
    };
    int spare = 0;
    for (const Place& place : m_places) {
        spare += spareOf(place);
    }
    if (excess <= 0 || excess > spare) { // else it scrolls, and columns are as wide as they like
        return;
    }
    for (Place& place : m_places) {
        const int own = spareOf(place);
        const int part = spare == 0 ? 0 : (excess * own + spare - 1) / spare;
        place.width -= std::min(part, own);
        excess -= std::min(part, own);
        spare -= own;
    }
}

void ColumnLayout::share(int left)
{
    std::vector<Place*> open; // those that can still become wider or narrower
    for (Place& place : m_places) {
        if (m_columns[place.column].stretch > 0) {
            open.push_back(&place);
        }
    }
    while (left != 0 && !open.empty()) {
        int shares = 0;
        for (const Place* place : open) {
            shares += m_columns[place->column].stretch;
        }
        // what a column at its minimum cannot give is taken from the others in the next turn
        std::vector<Place*> still;
        for (Place* place : open) {
            const Column& column = m_columns[place->column];
            const int part = left * column.stretch / shares;
            const int width = std::max(least(column), place->width + part);
            shares -= column.stretch;
            left -= width - place->width;
            place->width = width;
            if (width > least(column)) {
                still.push_back(place);
            }
        }
        open = std::move(still);
    }
}

void ColumnLayout::even()
{
    if (m_needs.size() != m_columns.size()) {
        return;
    }
    std::vector<Place*> cut;
    std::vector<Place*> roomy;
    int missing = 0;
    int spare = 0;
    for (Place& place : m_places) {
        const int beyond = place.width - m_needs[place.column];
        if (m_needs[place.column] == 0 || m_dragged.count(m_columns[place.column].id) > 0) {
            continue;
        }
        (beyond < 0 ? cut : roomy).push_back(&place);
        missing -= std::min(beyond, 0);
        spare += std::max(beyond, 0);
    }
    int left = std::min(missing, spare);
    std::sort(cut.begin(), cut.end(), [this](const Place* a, const Place* b) {
        return m_needs[a->column] - a->width < m_needs[b->column] - b->width;
    });
    int taken = left;
    for (Place* place : cut) { // as many columns as can be are whole
        const int part = std::min(left, m_needs[place->column] - place->width);
        place->width += part;
        left -= part;
    }
    for (Place* place : roomy) {
        const int beyond = place->width - m_needs[place->column];
        const int part = spare == 0 ? 0 : taken * beyond / spare;
        place->width -= part;
        taken -= part;
        spare -= beyond;
    }
}

int ColumnLayout::width() const
{
    return m_places.empty() ? 0 : m_places.back().x + m_places.back().width;
}

void ColumnLayout::setWidth(const std::string& id, int width)
{
    const auto found = std::find_if(m_columns.begin(), m_columns.end(),
                                    [&id](const Column& column) { return column.id == id; });
    if (found == m_columns.end()) {
        return;
    }
    m_dragged[id] = std::clamp(width, found->minWidth, widest);
    fit(m_room);
}

void ColumnLayout::resetWidth(const std::string& id)
{
    m_dragged.erase(id);
    fit(m_room);
}

std::string ColumnLayout::saved() const
{
    std::string out;
    for (const auto& [id, width] : m_dragged) {
        if (!out.empty()) {
            out += ';';
        }
        out += id + '=' + std::to_string(width);
    }
    return out;
}

void ColumnLayout::restore(std::string_view saved)
{
    while (!saved.empty()) {
        const std::string_view piece = saved.substr(0, saved.find(';'));
        saved.remove_prefix(std::min(saved.size(), piece.size() + 1));
        const auto equals = piece.find('=');
        if (equals == std::string_view::npos) {
            continue;
        }
        int width = 0;
        const std::string_view digits = piece.substr(equals + 1);
        const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), width);
        if (read.ec == std::errc() && width > 0) {
            setWidth(std::string(piece.substr(0, equals)), width);
        }
    }
}

std::size_t ColumnLayout::edgeAt(int x) const
{
    for (std::size_t i = 0; i < m_places.size(); ++i) {
        if (std::abs(x - (m_places[i].x + m_places[i].width)) <= reach) {
            return i;
        }
    }
    return npos;
}

} // namespace dongbo::gui
