#pragma once

#include "gui/widgets/base/canvas.h"
#include "gui/widgets/base/scroll.h"

namespace dongbo::gui {

/// One place of a tile grid: name and shape, state word, evidence, and on wide windows a person.
struct Tile
{
    std::string id;
    std::string name;
    std::string icon;  ///< the state's shape
    std::string state; ///< "Có nguy cơ"
    std::string note;  ///< the reason or the day of the evidence
    std::string person = {};
    Tone tone = Tone::None;
    bool isFilled = false; ///< at risk and not ready stand out; the rest is white with an outline
    bool isDashed = false; ///< unknown
    std::string tip = {};
};

/// Tiles in the order given, as many in a row as the width allows. The order is the caller's and
/// must not change with the states. Scrolls when they are too many.
class TileGrid : public Canvas
{
public:
    TileGrid(wxWindow* parent, const std::string& name);

    void setTiles(std::vector<Tile> tiles);
    void onOpen(std::function<void(const std::string& id)> action) { m_open = std::move(action); }
    void choose(const std::string& id);
    /// Wider tiles than the 108 (150 on wide windows) of a grid beside other cards.
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
        int bar = 0; ///< room kept for the scroll mark
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
