#pragma once

#include "gui/present/lists/list_presenter.h"
#include "gui/present/signal.h"
#include "gui/screens/lists/bulk_bar.h"
#include "gui/widgets/base/canvas.h"
#include "gui/widgets/controls/button.h"
#include "gui/widgets/controls/chips.h"
#include "gui/widgets/controls/field.h"
#include "gui/widgets/frame/side_sheet.h"
#include "gui/widgets/lists/table.h"

#include <wx/sizer.h>

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace dongbo::gui {

/// What is particular about the look of a list. Words are ready.
struct ListLook
{
    std::string name;        ///< of its windows: "devices" has "devices.table", "devices.chips" …
    std::string spoken = {}; ///< the table's accessible name
    std::string search = {}; ///< the search field's hint; empty: without one
    /// Where the search field stands.
    enum class Search
    {
        InBar,
        Below,   ///< a line of its own; the bar of chosen rows takes its place
        OnDemand ///< in the bar, once somebody presses its icon or '/'
    };
    Search place = Search::InBar;
    int rowHeight = 32;
    bool hasBoxes = false; ///< check boxes before the rows
    TableFrame frame = TableFrame::Own;
    bool hasTools = true; ///< filters and columns in the bar
};

/// A list as a page shows it: chips, search, filters, columns and layouts over a table (or what
/// stands for one), what can be done with several chosen rows, and the words of an empty list. The
/// one view of every ListPresenter.
class ListPane final : public Surface, public present::ListView, private TableModel
{
public:
    ListPane(wxWindow* parent, present::Shell& shell, ListLook look);
    ~ListPane() override;

    /// Shows that list, which must live as long as this window; once.
    void join(present::ListPresenter& list);
    /// Parent of what stands for the table, and of what stands below it.
    [[nodiscard]] wxWindow* body() { return m_left; }
    /// Stands for the table while that layout is chosen; a child of body().
    void addLayout(const std::string& id, wxWindow* window);
    /// The layout to show instead of the chosen one, asked before each showing.
    void onLayout(std::function<std::string()> which) { m_whichLayout = std::move(which); }
    /// More for the bar, at the right: children of this window.
    [[nodiscard]] wxSizer& tools() { return *m_tools; }
    /// A button among them; narrow, only its icon is shown. Its name is "<list>.<id>".
    Button* addTool(const std::string& id, const std::string& word, const std::string& icon,
                    std::function<void()> action);
    /// At its left, before the chips.
    [[nodiscard]] wxSizer& lead() { return *m_lead; }
    /// Below the list.
    [[nodiscard]] wxSizer& below() { return *m_column; }
    /// The list and what stands beside it, under the bar.
    [[nodiscard]] wxSizer& beside() { return *m_row; }
    void showList(bool isShown) { m_left->Show(isShown); }
    [[nodiscard]] bool isListShown() const { return m_left->IsShown(); }

    /// The rows, or what is around them, are others: layouts are filled now.
    void onShown(std::function<void()> action) { m_shown = std::move(action); }
    /// Enter or a double click on a row; without one ListPresenter::openRow.
    void onOpen(std::function<void(std::int64_t row)> action) { m_open = std::move(action); }
    /// Delete on a row.
    void onDelete(std::function<void()> action) { m_delete = std::move(action); }
    /// Appended to the line under the list.
    void setHint(const std::string& hint);

    [[nodiscard]] Table& table() { return *m_table; }
    [[nodiscard]] wxWindow* searchField();
    [[nodiscard]] std::vector<wxWindow*> regions();
    void selectAll();
    /// Only the current row is chosen from now on.
    void chooseCurrent();
    void openMenu(wxWindow& owner, wxPoint at);
    void focusList();

    /// The screen's head would say something else.
    present::Signal<> headChanged;

    // --- present::ListView ---
    void showBar() override;
    void showColumns(const std::vector<present::TableColumn>& columns,
                     const std::string& widths) override;
    void showHeads() override;
    void showRows(std::optional<std::int64_t> current, present::ListScroll scroll) override;
    void showChosen(const std::vector<present::RowRange>& ranges) override;
    void showLines() override;
    void showEmpty(const std::optional<present::EmptyList>& empty) override;
    void showTyped(const std::string& text) override;
    void showBusy(bool isBusy) override;
    void putOnClipboard(const std::string& lines, const std::string& html) override;

private:
    [[nodiscard]] std::int64_t rowCount() const override;
    bool row(std::int64_t index, TableRow& out) const override;

    static constexpr const char* saveChip = "save";

    void buildBar();
    void buildSearch();
    void buildTable();
    void showChips();
    void showLayout();
    void showBulk();
    void pressChip(const std::string& id);
    void chosen();
    void nameButtons();
    void nameTools(bool withWords);
    void fitSearch();
    [[nodiscard]] wxRect chipRect(const std::string& id) const;
    [[nodiscard]] std::string say(std::string_view code) const;
    [[nodiscard]] std::string windowName(const char* part) const;

    present::Shell& m_shell;
    ListLook m_look;
    present::ListPresenter* m_list = nullptr;
    std::vector<std::size_t> m_columns; ///< of the presenter's, in the order of the table's
    wxSizer* m_all = nullptr;           // owned by this window, as all below
    wxSizer* m_lead = nullptr;
    wxSizer* m_bar = nullptr;
    wxSizer* m_tools = nullptr;
    wxSizer* m_row = nullptr;
    Surface* m_left = nullptr;
    wxSizer* m_column = nullptr;
    wxSizer* m_body = nullptr;
    ChipBar* m_chips = nullptr;
    wxSizerItem* m_noChips = nullptr; ///< takes their room while there are none
    TextField* m_search = nullptr;
    Button* m_find = nullptr;
    Button* m_filters = nullptr;
    Button* m_chooser = nullptr;
    std::vector<std::pair<Button*, ButtonText>> m_toolButtons;
    Segments* m_layouts = nullptr;
    BulkBar* m_bulk = nullptr;
    Table* m_table = nullptr;
    EmptyState* m_empty = nullptr;
    std::map<std::string, wxWindow*> m_layoutWindows;
    std::function<std::string()> m_whichLayout;
    std::function<void()> m_shown;
    std::function<void(std::int64_t)> m_open;
    std::function<void()> m_delete;
    std::string m_emptyKey;
    std::string m_layoutShown;
    std::string m_hint;
    bool m_isTelling = false; ///< the list itself moves the selection
    bool m_hasWords = true;   ///< buttons of the bar have words beside their icons
    bool m_hasToolWords = true;
    int m_toolWordsFrom = 0; ///< how wide the bar must be for the words of the screen's buttons
};

} // namespace dongbo::gui
