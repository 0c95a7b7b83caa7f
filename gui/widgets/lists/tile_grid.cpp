#include "gui/widgets/lists/tile_grid.h"

namespace dongbo::gui {

namespace {
constexpr int gap = 6;
constexpr int least = 108; ///< width of a tile
constexpr int mostInRow = 9;
constexpr int threeLines = 66;
constexpr int tightLines = 57; ///< when every row then fits
constexpr int personLine = 20;
} // namespace

TileGrid::TileGrid(wxWindow* parent, const std::string& name)
    : Canvas(parent, name)
{}

void TileGrid::setTiles(std::vector<Tile> tiles)
{
    m_tiles = std::move(tiles);
    changed();
}

void TileGrid::choose(const std::string& id)
{
    m_chosen = id;
    changed();
}

wxSize TileGrid::bestSize() const
{
    return {2 * least, 2 * threeLines};
}

TileGrid::Grid TileGrid::grid() const
{
    Grid out;
    const int count = std::max(1, static_cast<int>(m_tiles.size()));
    const int wide = std::max(m_leastWidth, theme().isWide() ? 150 : least);
    out.columns = std::clamp((area().x + gap) / (wide + gap), 1, std::min(mostInRow, count));
    out.rows = (count + out.columns - 1) / out.columns;
    out.columns = (count + out.rows - 1) / out.rows; // as many rows, but wider tiles
    const int person = theme().isWide() ? personLine : 0;
    const int share = (area().y - (out.rows - 1) * gap) / out.rows;
    const int lowest = share >= tightLines + person ? tightLines : threeLines;
    out.tall = std::clamp(share, lowest + person, threeLines + person + 14);
    out.bar = out.rows * (out.tall + gap) - gap > area().y ? 8 : 0;
    return out;
}

wxRect TileGrid::rectOf(std::size_t index, const Grid& grid) const
{
    const int column = static_cast<int>(index) % grid.columns;
    const int row = static_cast<int>(index) / grid.columns;
    const int room = area().x - grid.bar - (grid.columns - 1) * gap;
    const int from = column * room / grid.columns + column * gap;
    const int to = (column + 1) * room / grid.columns + column * gap;
    return {from, row * (grid.tall + gap) - m_scroll.top, to - from, grid.tall};
}

std::vector<Part> TileGrid::parts() const
{
    std::vector<Part> out;
    const Grid shape = grid();
    for (std::size_t i = 0; i < m_tiles.size(); ++i) {
        const Tile& tile = m_tiles[i];
        Part part;
        part.id = tile.id;
        part.role = Role::Item;
        part.name = tile.name + ", " + tile.state + (tile.note.empty() ? "" : ", " + tile.note);
        part.rect = rectOf(i, shape);
        part.isSelected = tile.id == m_chosen;
        part.tip = tile.tip;
        out.push_back(std::move(part));
    }
    return out;
}

void TileGrid::activate(const std::string& partId)
{
    if (m_open) {
        const auto open = m_open;
        open(std::string(partId));
    }
}

bool TileGrid::onMouse(wxMouseEvent& event, wxPoint /*dip*/)
{
    if (event.GetEventType() != wxEVT_MOUSEWHEEL || !m_scroll.wheel(event, 48)) {
        return false;
    }
    Refresh();
    return true;
}

void TileGrid::focusMoved()
{
    if (const auto focus = part(focusedPart())) {
        m_scroll.reveal(focus->rect.y + m_scroll.top, focus->rect.height);
    }
}

void TileGrid::drawTile(Painter& painter, const Tile& tile, const wxRect& rect)
{
    const Palette& p = painter.palette();
    const bool isHovered = hoveredPart() == tile.id;
    const bool isChosen = tile.id == m_chosen;
    const wxColour fill = tile.isDashed ? p.sunken : tile.isFilled ? p.soft(tile.tone) : p.surface;
    const wxColour line = isHovered || isChosen ? p.accent
                          : tile.isDashed       ? p.edge
                                                : p.outline(tile.tone);
    painter.roundRect(rect, fill, line, 7, isChosen ? 2 : 1, tile.isDashed && !isHovered);
    const int x = rect.x + 8;
    const int room = rect.width - 16;
    int y = rect.y +
            std::max(0, (rect.height - threeLines - (theme().isWide() ? personLine : 0)) / 2 + 4);
    TextStyle style;
    style.weight = Weight::SemiBold;
    painter.text(wxRect(x, y, room - 18, 20), tile.name, style);
    const wxColour ink = tile.tone == Tone::None ? p.mute : p.ink(tile.tone);
    if (!tile.icon.empty()) {
        painter.icon(tile.icon, wxRect(rect.x + rect.width - 24, y + 1, 16, 20), ink, 15);
    }
    style.size = TextSize::Caption;
    style.weight = Weight::Medium;
    style.colour = ink;
    y += 20;
    painter.text(wxRect(x, y, room, 18), tile.state, style);
    style.weight = Weight::Regular;
    style.colour = p.text2;
    y += 18;
    painter.text(wxRect(x, y, room, 18), tile.note, style);
    if (theme().isWide() && !tile.person.empty()) {
        y += personLine + 1;
        painter.icon("user", wxRect(x, y, 13, 18), p.text2, 13);
        painter.text(wxRect(x + 18, y, room - 18, 18), tile.person, style);
    }
}

void TileGrid::draw(Painter& painter)
{
    const Grid shape = grid();
    m_scroll.measure(shape.rows * (shape.tall + gap) - gap, area().y);
    for (std::size_t i = 0; i < m_tiles.size(); ++i) {
        const wxRect rect = rectOf(i, shape);
        if (rect.GetBottom() >= 0 && rect.y < area().y) {
            drawTile(painter, m_tiles[i], rect);
        }
    }
    m_scroll.draw(painter, wxRect(wxPoint(0, 0), area()));
}

} // namespace dongbo::gui
