#pragma once

#include "gui/widgets/base/canvas.h"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace dongbo::gui {

/// How a cell of a matrix is drawn. Only what deviates has ink.
enum class MatrixFill
{
    None,  ///< an outline on the surface
    Soft,  ///< filled in the tone, with its outline
    Plain, ///< filled in the tone, without an outline
    Dashed ///< a dashed outline in the tone
};

struct MatrixCell
{
    std::string text; ///< "3/4", "Hỏng"; empty with an icon or for a cell that asks for nothing
    std::string icon = {};
    Tone tone = Tone::None;
    MatrixFill fill = MatrixFill::None;
    bool isDeviation = false; ///< J and K stop here
    bool isThere = true;      ///< false: the row is not asked for this at all
    std::string spoken = {};  ///< the state in words: "thiếu 1 trên 4"
    std::string tip = {};
};

struct MatrixColumn
{
    std::string id;
    std::string title;
    std::string group = {}; ///< over neighbouring columns of one group
    std::string tip = {};
};

struct MatrixRow
{
    std::string id;
    std::string name;
    std::string icon = {}; ///< the verdict, beside the name
    Tone iconTone = Tone::None;
    std::string verdict = {}; ///< the icon in words
    std::string sum = {};     ///< at the right: "9/12"
    Tone sumTone = Tone::None;
};

/// Data source of a matrix. Asked for visible rows only, on the GUI thread; answers from memory.
class MatrixModel
{
public:
    virtual ~MatrixModel() = default;
    [[nodiscard]] virtual std::int64_t rowCount() const = 0;
    [[nodiscard]] virtual MatrixRow row(std::int64_t index) const = 0;
    [[nodiscard]] virtual MatrixCell cell(std::int64_t row, std::size_t column) const = 0;
    /// The next row from `from` on (backwards for -1) with a deviation; -1: none. `column`: where
    /// to begin in that row, and where it was found.
    [[nodiscard]] virtual std::int64_t nextDeviation(std::int64_t from, std::size_t& column,
                                                     int by) const = 0;
};

/// Rows against columns, a state in each cell by colour and text; row names and heads stay while it
/// scrolls, by whole rows and columns. Of any length: only visible rows cost.
/// Parts: "cell:<row>/<column id>", "row:<row>", "head:<column id>"; "more:left" and "more:right"
/// while there are columns out of sight on that side.
class Matrix : public Canvas
{
public:
    Matrix(wxWindow* parent, const std::string& name);

    /// The model must outlive its use by the matrix; nullptr: no rows.
    void setModel(MatrixModel* model);
    void setColumns(std::vector<MatrixColumn> columns);
    /// Heads of the column of names and of that of sums.
    void setHeads(std::string rows, std::string sums);
    /// What cells may say: no column is too narrow for these words.
    void setCellWords(const std::vector<std::string>& words);
    /// The rows are others, or stand in another order.
    void modelChanged();
    /// Selects a cell and scrolls to it; a negative row: none. Does not call onSelect.
    void select(std::int64_t row, std::size_t column);
    [[nodiscard]] std::int64_t currentRow() const { return m_row; }
    [[nodiscard]] std::size_t currentColumn() const { return m_column; }
    /// Number of whole rows that fit.
    [[nodiscard]] std::int64_t visibleRows() const;

    using CellAction = std::function<void(std::int64_t row, std::size_t column)>;
    void onSelect(CellAction action) { m_select = std::move(action); }
    /// Enter or a double click.
    void onOpen(CellAction action) { m_open = std::move(action); }
    /// A click on the name of a row.
    void onRow(std::function<void(std::int64_t row)> action) { m_rowAction = std::move(action); }

    [[nodiscard]] std::vector<Part> parts() const override;
    void activate(const std::string& partId) override;
    void activateTwice(const std::string& partId) override;
    [[nodiscard]] Role role() const override { return Role::Table; }
    [[nodiscard]] std::optional<Part> focusRing() const override { return std::nullopt; }
    [[nodiscard]] wxColour ground() const override { return theme().palette().surface; }
    void restyled() override;

protected:
    void draw(Painter& painter) override;
    bool onKey(wxKeyEvent& event) override;
    bool onMouse(wxMouseEvent& event, wxPoint dip) override;
    [[nodiscard]] wxSize bestSize() const override { return {480, 240}; }

private:
    static constexpr int margin = 16;
    static constexpr int groupTall = 24;
    static constexpr int titleTall = 26;
    static constexpr int sumWide = 48;

    struct Place
    {
        std::size_t column = 0;
        int x = 0;
        int width = 0;
    };
    [[nodiscard]] std::int64_t rowCount() const;
    [[nodiscard]] std::vector<Place> places() const;
    [[nodiscard]] int rowTall() const;
    [[nodiscard]] int headTall() const;
    [[nodiscard]] int nameWide() const;
    [[nodiscard]] std::size_t columnsThatFit() const;
    [[nodiscard]] bool hasGroups() const;
    void measureHeads();
    [[nodiscard]] int leastWide() const;
    [[nodiscard]] std::int64_t lastFirst() const;
    [[nodiscard]] wxRect rowRect(std::int64_t row) const;
    [[nodiscard]] wxRect cellRect(std::int64_t row, const Place& place) const;
    [[nodiscard]] wxRect thumb() const;
    [[nodiscard]] std::string partOf(std::int64_t row, std::size_t column) const;
    /// The cell a part stands for; false: it is none.
    bool cellOf(const std::string& partId, std::int64_t& row, std::size_t& column) const;
    void goTo(std::int64_t row, std::size_t column);
    bool jump(int key, bool isFar);
    void reveal();
    void scrollColumns(int by);
    /// How many columns are out of sight on that side, and which.
    [[nodiscard]] std::vector<std::size_t> hidden(bool atRight) const;
    [[nodiscard]] wxRect moreRect(bool atRight) const;
    void drawHead(Painter& painter, const std::vector<Place>& at);
    void drawMore(Painter& painter);
    void drawRow(Painter& painter, const std::vector<Place>& at, std::int64_t row);
    void drawCell(Painter& painter, const wxRect& rect, const MatrixCell& cell, bool isHot);

    std::vector<MatrixColumn> m_columns;
    int m_leastCell = 0;            ///< for the words of cells, DIP
    std::vector<int> m_heads;       ///< least widths of the columns, DIP
    MatrixModel* m_model = nullptr; // owned by the screen
    std::string m_rowsHead;
    std::string m_sumsHead;
    std::int64_t m_first = 0;
    std::size_t m_firstColumn = 0;
    std::int64_t m_row = -1;
    std::size_t m_column = 0;
    bool m_isThumbDragged = false;
    CellAction m_select;
    CellAction m_open;
    std::function<void(std::int64_t)> m_rowAction;
};

/// Draws one cell as the matrix does; for its legend.
void drawMatrixCell(Painter& painter, const wxRect& rect, const MatrixCell& cell);

/// What the cells of a matrix mean: each with its word, in as many lines as its width needs.
class MatrixLegend : public Canvas
{
public:
    struct Entry
    {
        MatrixCell cell;
        std::string word;
    };
    MatrixLegend(wxWindow* parent, const std::string& name, std::vector<Entry> entries);

    [[nodiscard]] std::vector<Part> parts() const override;
    [[nodiscard]] bool isReadOnly() const override { return true; }

protected:
    void draw(Painter& painter) override;
    [[nodiscard]] wxSize bestSize() const override;
    void DoSetSize(int x, int y, int width, int height, int sizeFlags) override;

private:
    /// An entry's cell, and where its word begins and ends.
    struct Place
    {
        wxRect cell;
        wxRect word;
    };
    [[nodiscard]] std::vector<Place> places(int room) const;

    std::vector<Entry> m_entries;
    int m_lines = 1;
};

} // namespace dongbo::gui
