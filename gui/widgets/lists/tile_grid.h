#pragma once

#include "gui/widgets/base/canvas.h"
#include "gui/widgets/base/scroll.h"

namespace dongbo::gui {

/// One site in a tile grid: name and icon, state, evidence, and on wide windows a person.
struct Tile
{
    std::string id;
    std::string name;
    std::string icon;  ///< icon of the state
    std::string state; ///< "Có nguy cơ"
    std::string note;  ///< the reason or the day of the evidence
    std::string person = {};
    Tone tone = Tone::None;
    bool isFilled = false; ///< at risk and not ready are filled; the rest is white with an outline
    bool isDashed = false; ///< unknown
    std::string tip = {};
};

/// Tiles in the given order, as many in a row as the width allows. The caller defines the order,
/// which must not depend on the states. Scrolls when they do not fit.
class TileGrid : public Canvas
{
public:
    TileGrid(wxWindow* parent, const std::string& name);

    void setTiles(std::vector<Tile> tiles);
    void onOpen(std::function<void(const std::string& id)> action) { m_open = std::move(action); }
    void choose(const std::string& id);
    /// Wider tiles than the default 108 (150 on wide windows), for a grid beside other cards.
    void setLeastWidth(int dip) { m_leastWidth = dip; }

    [[nodiscard]] std::vector<Part> parts() const override;
    void activate(const std::string& partId) override;
    [[nodiscard]] Role role() const override { return Role::List; }

protected:
    void draw(Painter& painter) override;
    bool onMouse(wxMouseEvent& event, wxPoint dip) override;
    void focusMoved() override;
    [[nodiscard]] wxSize bestSize() const override;

private:
    struct Grid
    {
        int columns = 1;
        int rows = 1;
        int tall = 72;
        int bar = 0; ///< width reserved for the scroll bar
    };
    [[nodiscard]] Grid grid() const;
    [[nodiscard]] wxRect rectOf(std::size_t index, const Grid& grid) const;
    void drawTile(Painter& painter, const Tile& tile, const wxRect& rect);

    std::vector<Tile> m_tiles;
    std::string m_chosen;
    int m_leastWidth = 0;
    VerticalScroll m_scroll;
    std::function<void(const std::string&)> m_open;
};

} // namespace dongbo::gui
