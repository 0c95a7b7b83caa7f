#pragma once

#include "gui/widgets/paint/painter.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace dongbo::gui {

/// How the cells of a column are drawn.
enum class ColumnKind
{
    Text,
    Quiet,  ///< secondary text
    Strong, ///< medium weight: names
    Pill,   ///< the cell's icon and text as a pill of its tone
    Icon,   ///< an icon alone; its meaning is the cell's text, spoken and as a tooltip
    Money,  ///< right-aligned; also for other numbers
    Check,  ///< a box; a click or Space calls Table::onCheck
    Action  ///< an icon that can be pressed: Table::onAction
};

struct Column
{
    std::string id;    ///< stable: saved widths and sorting name it
    std::string title; ///< empty for columns of icons
    int width = 100;   ///< DIP, with 8 inside at either end
    int minWidth = 48;
    int stretch = 0; ///< share of the room that is left over
    ColumnKind kind = ColumnKind::Text;
    Align align = Align::Left; ///< Money is right-aligned whatever this says
    bool sorts = true;
    /// In a narrow list columns with the highest number go first; 0 stays always.
    int drop = 0;
    std::string tip = {}; ///< over the heading
};

/// Where the columns of a list stand. No window needed.
class ColumnLayout
{
public:
    struct Place
    {
        std::size_t column = 0; ///< index into the definitions
        int x = 0;
        int width = 0;
    };

    void setColumns(std::vector<Column> columns);
    [[nodiscard]] const std::vector<Column>& columns() const { return m_columns; }
    /// How much larger the letters are than those the widths of the definitions are meant for.
    /// Dragged widths stay as they are.
    void setTextScale(double scale) { m_textScale = scale; }
    /// Works the places out anew for that many DIP: first the natural widths; what is left goes to
    /// the stretching columns; what lacks is taken from them down to their least, then columns are
    /// dropped, then all shrink.
    void fit(int room);
    /// Only the columns that are shown, from left to right.
    [[nodiscard]] const std::vector<Place>& places() const { return m_places; }
    /// The width a person dragged; it holds until reset.
    void setWidth(const std::string& id, int width);
    void resetWidth(const std::string& id);
    /// "name=310;site=120": the dragged widths, to be kept between sessions.
    [[nodiscard]] std::string saved() const;
    /// Reads what saved() wrote; unknown columns and nonsense are passed over.
    void restore(std::string_view saved);
    /// The shown column whose right edge is within 4 of x; npos without one.
    [[nodiscard]] std::size_t edgeAt(int x) const;
    static constexpr std::size_t npos = static_cast<std::size_t>(-1);

private:
    [[nodiscard]] int natural(const Column& column) const;
    [[nodiscard]] int least(const Column& column) const;

    std::vector<Column> m_columns;
    std::vector<Place> m_places;
    std::map<std::string, int> m_dragged;
    int m_room = 0;
    double m_textScale = 1;
};

} // namespace dongbo::gui
