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
    Pill,   ///< the cell's icon and text as a pill in its tone
    Icon,   ///< icon only; the cell's text is its accessible name and tooltip
    Money,  ///< right-aligned; also for other numbers
    Check,  ///< a check box; a click or Space calls Table::onCheck
    Action, ///< a clickable icon: Table::onAction
    Strip,  ///< counts as parts of a bar; the cell's text says them
    Meter   ///< a bar with a tick (TableCell::share, target) before the text, right-aligned
};

struct Column
{
    std::string id;    ///< stable: used by saved widths and sorting
    std::string title; ///< empty for icon columns
    int width = 100;   ///< DIP, including a padding of 8 at either end
    int minWidth = 48;
    int stretch = 0; ///< share of the remaining width
    ColumnKind kind = ColumnKind::Text;
    Align align = Align::Left; ///< ignored by Money, which is right-aligned
    bool sorts = true;
    /// In a narrow list columns with the highest number are hidden first; 0 is never hidden.
    int drop = 0;
    std::string tip = {}; ///< tooltip of the heading
    bool filters = false; ///< its heading offers Table::onFilter
};

/// A column of a table within a card or a form: it neither sorts nor filters.
[[nodiscard]] Column plainColumn(std::string id, std::string title, int width, int stretch,
                                 int drop, ColumnKind kind);

/// Column layout of a list. Needs no window.
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
    /// Font scale relative to the one the defined widths are meant for. Dragged widths are not
    /// scaled.
    void setTextScale(double scale) { m_textScale = scale; }
    /// What each column's words need in DIP, 0 where that is not known. Kept until setColumns().
    void setNeeds(std::vector<int> needs) { m_needs = std::move(needs); }
    /// Computes the layout for that many DIP: first the natural widths; space left over goes to the
    /// stretching columns; missing space is taken from them down to their minimum, then columns are
    /// hidden; what still does not fit is scrolled to. Last, what some columns do not need goes to
    /// those whose words would be cut.
    void fit(int room);
    /// Width of all visible columns; more than the room when they must be scrolled.
    [[nodiscard]] int width() const;
    /// Only the visible columns, from left to right.
    [[nodiscard]] const std::vector<Place>& places() const { return m_places; }
    /// The width set by dragging; kept until reset.
    void setWidth(const std::string& id, int width);
    void resetWidth(const std::string& id);
    /// "name=310;site=120": the dragged widths, to be stored between sessions.
    [[nodiscard]] std::string saved() const;
    /// Reads the output of saved(); unknown columns and malformed entries are ignored.
    void restore(std::string_view saved);
    /// The visible column whose right edge is within 4 DIP of x; npos without one.
    [[nodiscard]] std::size_t edgeAt(int x) const;
    static constexpr std::size_t npos = static_cast<std::size_t>(-1);

private:
    [[nodiscard]] int natural(const Column& column) const;
    [[nodiscard]] int least(const Column& column) const;
    /// Adds that many DIP, or takes them away, from the stretching columns by their shares.
    void share(int left);
    /// Takes so many DIP from columns wider than their words, if they have as many to give.
    void narrow(int excess);
    void even();

    std::vector<Column> m_columns;
    std::vector<Place> m_places;
    std::map<std::string, int> m_dragged;
    std::vector<int> m_needs;
    int m_room = 0;
    double m_textScale = 1;
};

} // namespace dongbo::gui
