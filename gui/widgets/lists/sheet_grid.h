#pragma once

#include "gui/widgets/base/canvas.h"

#include <cstdint>

namespace dongbo::gui {

/// An imported sheet as its author sees it, with the recognised meaning above each column.

struct SheetColumn
{
    std::string letter;       ///< "A"
    std::string meaning;      ///< above the column, as a pill: "Tên thiết bị"
    Tone tone = Tone::Accent; ///< of the pill; Tone::None: plain text ("bỏ")
    int width = 110;
    Align align = Align::Left;
    std::string tip = {};
};

struct SheetRow
{
    std::int64_t number = 0;        ///< row number in the sheet
    std::vector<std::string> cells; ///< one per column
    Tone fill = Tone::None;
    bool isStrong = false; ///< headings, sections, totals
    bool isQuiet = false;  ///< no data: letterhead, column numbers
    /// One text across all columns instead of cells (sections, letterhead), optionally followed by
    /// an icon and a link-like word, with a note at the right.
    std::string across = {};
    std::string acrossIcon = {};
    std::string acrossLink = {};
    std::string note = {};
    /// A label across some cells, with an icon in the row's tone: why the row is set aside.
    std::string flag = {};
    std::string flagIcon = {};
    std::size_t flagFrom = 0;                ///< first column covered
    std::size_t flagTo = 0;                  ///< last column covered
    std::optional<std::size_t> badCell = {}; ///< the cell in question, bold in the row's tone
    std::string tip = {};
};

/// Supplies the rows of a sheet grid, as TableModel does for a table.
class SheetModel
{
public:
    virtual ~SheetModel() = default;
    [[nodiscard]] virtual std::int64_t rowCount() const = 0;
    /// Fills `out` and returns true; false: not loaded yet.
    virtual bool row(std::int64_t index, SheetRow& out) const = 0;
    virtual void wanted(std::int64_t /*first*/, std::int64_t /*count*/) {}
};

class FixedSheetModel : public SheetModel
{
public:
    std::vector<SheetRow> rows;
    [[nodiscard]] std::int64_t rowCount() const override;
    bool row(std::int64_t index, SheetRow& out) const override;
};

/// Scrolls by whole rows and columns. Parts: "column:<letter>", "row:<index>".
class SheetGrid : public Canvas
{
public:
    SheetGrid(wxWindow* parent, const std::string& name);

    void setColumns(std::vector<SheetColumn> columns);
    /// The model must outlive its use by the grid.
    void setModel(SheetModel* model);
    void rowsArrived() { Refresh(); }
    void scrollTo(std::int64_t row);
    /// Selects a row (-1: none) and scrolls to it; does not call onRow.
    void select(std::int64_t row);
    void onColumn(std::function<void(std::size_t column, wxRect at)> action)
    {
        m_column = std::move(action);
    }
    /// What is to be said of the chosen rows, both ends included: a click on a row's number, the
    /// menu key or Enter; Shift makes them several.
    void onRows(std::function<void(std::int64_t first, std::int64_t last, wxRect at)> action)
    {
        m_rowsAction = std::move(action);
    }
    void onRow(std::function<void(std::int64_t row)> action) { m_rowAction = std::move(action); }

    [[nodiscard]] std::vector<Part> parts() const override;
    void activate(const std::string& partId) override;
    void contextMenu(const std::string& partId, wxPoint at) override;
    [[nodiscard]] Role role() const override { return Role::Table; }
    [[nodiscard]] wxColour ground() const override { return theme().palette().surface; }

protected:
    void draw(Painter& painter) override;
    bool onKey(wxKeyEvent& event) override;
    bool onMouse(wxMouseEvent& event, wxPoint dip) override;
    [[nodiscard]] std::optional<Part> focusRing() const override;
    [[nodiscard]] wxSize bestSize() const override { return {400, 200}; }

private:
    struct Place
    {
        std::size_t column = 0;
        int x = 0;
        int width = 0;
    };
    [[nodiscard]] std::vector<Place> places() const;
    [[nodiscard]] std::int64_t visibleRows() const;
    [[nodiscard]] std::int64_t lastFirst() const;
    [[nodiscard]] std::int64_t rowCount() const;
    [[nodiscard]] wxRect rowRect(std::int64_t row) const;
    [[nodiscard]] wxRect meaningRect(const Place& place) const;
    void drawHead(Painter& painter, const std::vector<Place>& at);
    void drawRow(Painter& painter, const std::vector<Place>& at, std::int64_t index);
    void drawAcross(Painter& painter, const SheetRow& row, const wxRect& rect);
    void drawFlag(Painter& painter, const std::vector<Place>& at, const SheetRow& row,
                  const wxRect& rect);
    void scrollColumns(int by);
    [[nodiscard]] bool isChosen(std::int64_t row) const;
    void chooseTo(std::int64_t row);
    void openRows();
    [[nodiscard]] bool onRowClick(const wxMouseEvent& event, wxPoint dip);

    std::vector<SheetColumn> m_columns;
    SheetModel* m_model = nullptr; // owned by the screen
    std::int64_t m_first = 0;
    std::size_t m_firstColumn = 0;
    std::int64_t m_selected = -1;
    std::int64_t m_anchor = -1; ///< the other end of the chosen rows
    bool m_isThumbDragged = false;
    std::function<void(std::size_t, wxRect)> m_column;
    std::function<void(std::int64_t)> m_rowAction;
    std::function<void(std::int64_t, std::int64_t, wxRect)> m_rowsAction;
};

} // namespace dongbo::gui
