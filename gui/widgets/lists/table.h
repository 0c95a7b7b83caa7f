#pragma once

#include "gui/widgets/base/canvas.h"
#include "gui/widgets/lists/columns.h"
#include "gui/widgets/lists/row_selection.h"

#include <wx/weakref.h>

#include <cstdint>

namespace dongbo::gui {

class Field;

/// A part of a strip, as wide as its count.
struct StripPart
{
    std::int64_t count = 0;
    Tone tone = Tone::None;
    bool isDashed = false;
};

/// One cell, ready for display.
struct TableCell
{
    std::string text;
    std::string icon = {};
    Tone tone = Tone::None;
    std::string after = {}; ///< after the text, secondary: "Màn hình LG 55UN7190 Kim Thái"
    bool isStruck = false;  ///< an old value
    bool isStrong = false;  ///< a new or chosen value
    std::optional<bool> checked = {}; ///< of Check columns; absent: no check box in this row
    std::string tip = {};
    std::vector<StripPart> strip = {}; ///< of Strip columns
    std::optional<double> share = {};  ///< of Meter columns: the bar's part, 0 to 1
    std::optional<double> target = {}; ///< where its tick stands, 0 to 1
    /// What one types over in the cell itself (Table::setTyping); absent: it is only read.
    std::optional<std::string> typed = {};
    bool isFigure = false; ///< a number one can ask about (Table::onFigure)
    bool isFaint = false;  ///< a nought
};

struct TableRow
{
    std::vector<TableCell> cells; ///< one per column definition, including hidden columns
    /// A heading between rows: text of the first cell at the left, of the last cell at the right;
    /// not selectable.
    bool isHeading = false;
    Tone fill = Tone::None; ///< tints the whole row
    bool isStrong = false;  ///< a summary row: medium weight throughout
    bool isGroup = false;   ///< heads rows and has cells of its own: sunken, semibold
    int indent = 0;         ///< of the first cell, DIP
};

/// Data source of a list. Called only for visible rows, on the GUI thread; must answer immediately
/// from memory.
class TableModel
{
public:
    virtual ~TableModel() = default;
    [[nodiscard]] virtual std::int64_t rowCount() const = 0;
    /// Fills `out` and returns true; false when that row is not loaded yet (a grey bar is shown;
    /// the model calls Table::rowsArrived later).
    virtual bool row(std::int64_t index, TableRow& out) const = 0;
    /// These rows are about to be shown; a model that loads pages starts to load them.
    virtual void wanted(std::int64_t /*first*/, std::int64_t /*count*/) {}
};

/// A model whose rows are all in memory.
class FixedTableModel : public TableModel
{
public:
    std::vector<TableRow> rows;
    [[nodiscard]] std::int64_t rowCount() const override;
    bool row(std::int64_t index, TableRow& out) const override;
};

/// The footer line below the rows.
struct TableFoot
{
    std::string left;       ///< "Dòng 138–154 trên 372"
    std::string hint = {};  ///< "Chọn 1 · Ctrl C chép sang Excel"
    std::string label = {}; ///< right: "Tổng nguyên giá"
    std::string value = {}; ///< right, bold: "3.412.600.000 đ"
};

/// Typing straight into cells.
struct CellTyping
{
    using Take = std::function<std::string(std::int64_t row, const std::string& column,
                                           const std::string& typed)>;
    Take attempt; ///< after every letter; answers what is wrong with it, empty: nothing
    /// Enter, Tab, an arrow up or down, or the focus leaves; what is wrong keeps the field open.
    Take keep;
    std::function<void()> drop; ///< Esc, or the cell is gone: as it was
};

enum class TableFrame
{
    Own, ///< an outline with round corners
    None ///< inside a card
};

/// A drawn list of any length: only visible rows cost. Scrolls by whole rows, so its length is
/// limited by 64 bits and not by canvas coordinates.
/// Parts: "row:<index>", "row:<index>/<column>" (Check and Action cells, those typed in),
/// "head:<column>", "head:<column>/filter", "box" and "box:<index>" (setBoxes).
class Table : public Canvas
{
public:
    Table(wxWindow* parent, const std::string& name, std::vector<Column> columns,
          TableFrame frame = TableFrame::Own);
    ~Table() override;

    /// The model must outlive its use by the table; nullptr: no rows.
    void setModel(TableModel* model);
    void setColumns(std::vector<Column> columns);
    /// Row height: 30 dense, 32 normal (36 from 1600 px width on), 36 large, 42 spacious.
    void setRowHeight(int dip);
    void hideHead();
    void setMultiSelect(bool isOn) { m_isMulti = isOn; }
    /// Check boxes before the rows that choose them, and one in the head for all.
    void setBoxes(std::string spokenWord);
    /// Placeholder text while there are no rows.
    void setEmptyText(std::string icon, std::string fact, std::string help);
    /// Provides the footer; called whenever rows scroll or the selection changes; first and last
    /// visible row count from 0, last is first - 1 in an empty list.
    using FootText = std::function<TableFoot(std::int64_t first, std::int64_t last)>;
    void setFoot(FootText foot);

    /// The number of rows or their order changed. Selection and scroll position are kept by row
    /// number as far as those rows exist; call select() to restore the intended rows.
    void modelChanged();
    /// Rows changed or finished loading.
    void rowsArrived() { Refresh(); }
    void scrollTo(std::int64_t row);
    [[nodiscard]] std::int64_t firstVisible() const { return m_first; }
    /// Number of whole rows that fit.
    [[nodiscard]] std::int64_t visibleRows() const;

    [[nodiscard]] const RowSelection& selection() const { return m_selection; }
    /// The current row, where arrow keys start; -1: none.
    [[nodiscard]] std::int64_t currentRow() const { return m_current; }
    /// Selects only that row and scrolls to it unless it `stays`; -1 clears the selection. Does not
    /// call onSelect.
    void select(std::int64_t row, bool stays = false);
    /// Selects those rows; the current row is unchanged. Does not call onSelect.
    void choose(const RowSelection& rows);
    void selectAll();

    /// Shows the sort chevron in that heading. Does not call onSort.
    void setSort(const std::string& column, bool isAscending);
    /// These headings show that only some values are let through. Does not call onFilter.
    void setFiltered(std::vector<std::string> columns);
    [[nodiscard]] std::string savedWidths() const { return m_layout.saved(); }
    void restoreWidths(std::string_view saved);

    void onSelect(std::function<void()> action) { m_select = std::move(action); }
    /// Enter or a double click.
    void onOpen(std::function<void(std::int64_t row)> action) { m_open = std::move(action); }
    void onSort(std::function<void(const std::string& column, bool isAscending)> action)
    {
        m_sort = std::move(action);
    }
    /// The filter icon of a heading, or Alt + Down on it; `word` names it for a screen reader.
    /// `at`: the heading, DIP of this window.
    void onFilter(std::string word,
                  std::function<void(const std::string& column, wxRect at)> action)
    {
        m_filterWord = std::move(word);
        m_filter = std::move(action);
    }
    using CellAction = std::function<void(std::int64_t row, const std::string& column)>;
    void onCheck(CellAction action) { m_check = std::move(action); }
    void onAction(CellAction action) { m_action = std::move(action); }
    /// Cells with `typed` can be typed in: by a click, or by Left and Right to one of them and
    /// Enter or a digit. The field is "<name>.cell".
    void setTyping(CellTyping typing) { m_typing = std::move(typing); }
    /// Opens the field in that cell, all of it selected; `first` replaces what stands there. No
    /// effect when it is not typed in.
    void typeIn(std::int64_t row, const std::string& column,
                const std::optional<std::string>& first = std::nullopt);
    /// Closes the field, if one is open. False: what stands there cannot be kept, it stays open.
    bool endTyping(bool keeps);
    /// Cells with `isFigure` can be asked about: by a click, or by Left and Right to one of them
    /// and Enter.
    void onFigure(CellAction action) { m_figure = std::move(action); }
    /// That cell is the one asked about: outlined. -1: none.
    void showFigure(std::int64_t row, const std::string& column);
    /// Neither lines between rows nor a ground under headings.
    void setPlain() { m_isPlain = true; }
    /// Right click or menu key; the row is selected first. `at`: DIP of this window.
    void onMenu(std::function<void(std::int64_t row, wxPoint at)> action)
    {
        m_menu = std::move(action);
    }
    /// Ctrl C. Without a callback the selected rows are copied as tab-separated lines.
    void onCopy(std::function<void()> action) { m_copy = std::move(action); }
    void onWidths(std::function<void()> action) { m_widths = std::move(action); }
    /// The selected rows as tab-separated lines below a heading line, as spreadsheets paste them;
    /// at most `limit` rows, rows not loaded yet are left out.
    [[nodiscard]] std::string copied(std::int64_t limit) const;
    /// Copies the selected rows to the clipboard, as Ctrl C does.
    void copySelected();

    [[nodiscard]] std::vector<Part> parts() const override;
    void activate(const std::string& partId) override;
    void activateTwice(const std::string& partId) override;
    void contextMenu(const std::string& partId, wxPoint at) override;
    [[nodiscard]] Role role() const override { return Role::Table; }
    [[nodiscard]] std::optional<Part> focusRing() const override;
    void restyled() override;
    [[nodiscard]] wxColour ground() const override { return theme().palette().surface; }

protected:
    void draw(Painter& painter) override;
    bool onKey(wxKeyEvent& event) override;
    bool onMouse(wxMouseEvent& event, wxPoint dip) override;
    [[nodiscard]] wxSize bestSize() const override { return {320, 200}; }

private:
    struct Hit
    {
        std::int64_t row = -1;
        std::string column; ///< of a heading, or of an Action or Check cell
        bool isHead = false;
        bool isBox = false;    ///< of a row, or of the head
        bool isFilter = false; ///< the filter icon of a heading
    };
    [[nodiscard]] std::int64_t rowCount() const;
    [[nodiscard]] bool loaded(std::int64_t index, TableRow& out) const;
    [[nodiscard]] int headTall() const;
    [[nodiscard]] int footTall() const { return m_foot ? 32 : 0; }
    [[nodiscard]] int rowTall() const;
    [[nodiscard]] wxRect body() const;
    [[nodiscard]] wxRect rowRect(std::int64_t row) const;
    [[nodiscard]] wxRect cellRect(const ColumnLayout::Place& place, const wxRect& row) const;
    [[nodiscard]] wxRect thumb() const;
    /// The bar of columns that do not fit; empty when all do.
    [[nodiscard]] wxRect sideThumb() const;
    [[nodiscard]] int leftEdge() const { return m_boxWord.empty() ? 8 : 36; }
    [[nodiscard]] wxRect boxRect(const wxRect& row) const;
    [[nodiscard]] wxRect filterRect(const ColumnLayout::Place& place) const;
    [[nodiscard]] bool isFiltered(const std::string& column) const;
    [[nodiscard]] bool areAllChosen() const;
    void pressBox(std::int64_t row, bool isShift);
    void scrollSideways(int dip);
    void revealColumn(const std::string& column);
    void drawSideBar(Painter& painter);
    [[nodiscard]] Hit hit(wxPoint dip) const;
    [[nodiscard]] std::int64_t lastFirst() const;
    [[nodiscard]] std::string spokenRow(const TableRow& row) const;
    /// The truncated texts of a row, for its tooltip.
    [[nodiscard]] std::string cutTexts(const TableRow& row) const;

    void fitColumns();
    /// The widths that the words in sight need; they only grow until the columns are others.
    void learnNeeds();
    [[nodiscard]] int neededBy(const Column& column, const TableCell& cell, Weight weight) const;
    void drawHead(Painter& painter);
    void drawRow(Painter& painter, std::int64_t index);
    void drawCell(Painter& painter, const wxRect& rect, const Column& column, const TableCell& cell,
                  const TableRow& row, bool isHot);
    void drawGroupName(Painter& painter, const wxRect& first, const TableRow& row);
    void drawFigureBox(Painter& painter, const wxRect& rect, const Column& column,
                       const TableCell& cell);
    void drawFoot(Painter& painter);
    void drawEmpty(Painter& painter);
    void goTo(std::int64_t row, bool isExtending, bool isOnlyMoving);
    void clickRow(std::int64_t row, bool isShift, bool isControl);
    void pressHead(const std::string& column);
    bool pressCell(std::int64_t row, const std::string& column);
    bool headKey(int key, bool isShift);
    bool rowKey(wxKeyEvent& event);
    bool dragOn(wxMouseEvent& event, wxPoint dip);
    bool hoverOver(const wxMouseEvent& event, wxPoint dip, std::size_t edge);
    void pressAt(const wxMouseEvent& event, wxPoint dip, std::size_t edge);
    void scrollBy(std::int64_t rows);
    [[nodiscard]] std::optional<std::string> typedAt(std::int64_t row,
                                                     const std::string& column) const;
    /// The next cell to type in, in reading order (by -1: backwards), or in the same column of
    /// another row.
    void typeBeside(int by);
    void typeBelow(int by);
    /// A cell one can type in or ask about.
    [[nodiscard]] bool isCellAt(std::int64_t row, const std::string& column) const;
    bool chooseCell(int by);
    bool cellKey(wxKeyEvent& event);
    bool fieldKey(wxKeyEvent& event);
    void makeField();
    void placeField();
    void notifySelection();
    void putOnClipboard();

    TableFrame m_frame;
    ColumnLayout m_layout;
    std::vector<int> m_needs;      ///< of the columns, as far as seen; DIP
    TableModel* m_model = nullptr; // owned by the screen
    int m_rowHeight = 32;
    bool m_hasHead = true;
    bool m_isMulti = true;
    std::int64_t m_first = 0;
    std::int64_t m_current = -1;
    std::int64_t m_anchor = -1;
    RowSelection m_selection;
    std::string m_sortColumn;
    bool m_isAscending = true;
    std::string m_boxWord;
    std::vector<std::string> m_filtered;
    std::string m_filterWord;
    std::function<void(const std::string&, wxRect)> m_filter;
    int m_left = 0; ///< DIP scrolled sideways
    bool m_isSideDragged = false;
    int m_dragLeft = 0;
    std::string m_headFocus; ///< column of the focused heading; empty: the rows have the focus
    bool m_isKeyed = false;  ///< the last move was by keyboard: the focus outline is shown
    Hit m_hot;
    std::size_t m_resizing = ColumnLayout::npos;
    int m_dragFrom = 0;
    int m_dragWidth = 0;
    bool m_isThumbDragged = false;
    std::int64_t m_dragFirst = 0;
    int m_wheel = 0;
    std::string m_emptyIcon;
    std::string m_emptyFact;
    std::string m_emptyHelp;
    FootText m_foot;
    std::function<void()> m_select;
    std::function<void(std::int64_t)> m_open;
    std::function<void(const std::string&, bool)> m_sort;
    CellAction m_check;
    CellAction m_action;
    CellTyping m_typing;
    CellAction m_figure;
    std::int64_t m_figureRow = -1;
    std::string m_figureColumn;
    bool m_isPlain = false;
    std::string m_cell;           ///< column chosen by keys in the current row, to type in
    std::int64_t m_typedRow = -1; ///< where the field stands; -1: it is closed
    std::string m_typedColumn;
    wxWeakRef<Field> m_field; // a child of this table's parent
    std::function<void(std::int64_t, wxPoint)> m_menu;
    std::function<void()> m_copy;
    std::function<void()> m_widths;
};

} // namespace dongbo::gui
