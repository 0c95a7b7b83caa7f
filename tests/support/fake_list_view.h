#pragma once

#include "gui/present/lists/list_presenter.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

namespace dongbo::test {

/// The view of any list: keeps what it was shown last.
class FakeListView final : public present::ListView
{
public:
    std::vector<present::TableColumn> columns;
    std::string widths;
    std::optional<std::int64_t> current;
    present::ListScroll scroll = present::ListScroll::Keep;
    std::vector<present::RowRange> chosen;
    std::optional<present::EmptyList> empty;
    std::string typed;
    std::string lines; ///< on the clipboard
    std::string html;
    int rowsShown = 0;
    int busy = 0;

    void showBar() override {}
    void showColumns(const std::vector<present::TableColumn>& shown,
                     const std::string& saved) override
    {
        columns = shown;
        widths = saved;
    }
    void showHeads() override {}
    void showRows(std::optional<std::int64_t> row, present::ListScroll where) override
    {
        current = row;
        scroll = where;
        chosen.clear();
        ++rowsShown;
    }
    void showChosen(const std::vector<present::RowRange>& ranges) override { chosen = ranges; }
    void showLines() override {}
    void showEmpty(const std::optional<present::EmptyList>& words) override { empty = words; }
    void showTyped(const std::string& text) override { typed = text; }
    void showBusy(bool isBusy) override { busy += isBusy ? 1 : 0; }
    void putOnClipboard(const std::string& text, const std::string& table) override
    {
        lines = text;
        html = table;
    }

    [[nodiscard]] std::vector<std::string> columnIds() const
    {
        std::vector<std::string> out;
        for (const auto& column : columns) {
            out.push_back(column.id);
        }
        return out;
    }
};

/// The chip of that id or word; nothing when it is not there.
inline std::optional<present::ListChip> chipOf(const present::ListPresenter& list,
                                               const std::string& idOrWord)
{
    for (auto& chip : list.chips()) {
        if (chip.id == idOrWord || chip.word == idOrWord) {
            return chip;
        }
    }
    return std::nullopt;
}

/// The cell of a row in the column of that id.
inline present::ListCell cellOf(present::ListPresenter& list, std::int64_t row,
                                const std::string& column)
{
    present::ListRow out;
    list.row(row, out);
    for (std::size_t i = 0; i < list.columns().size() && i < out.cells.size(); ++i) {
        if (list.columns()[i].id == column) {
            return out.cells[i];
        }
    }
    return {"no column " + column};
}

/// The texts of one column from top to bottom; of a heading "# …".
inline std::vector<std::string> textsOf(present::ListPresenter& list, const std::string& column)
{
    std::vector<std::string> out;
    for (std::int64_t i = 0; i < list.rowCount(); ++i) {
        present::ListRow row;
        list.row(i, row);
        out.push_back(row.isHeading ? "# " + row.cells.front().text : cellOf(list, i, column).text);
    }
    return out;
}

/// The values of a column, as the menu of its head offers them.
inline std::vector<present::ListChoice> valuesOfColumn(present::ListPresenter& list,
                                                       const std::string& column)
{
    std::vector<present::ListChoice> out;
    list.askValues(column,
                   [&out](std::vector<present::ListChoice> values) { out = std::move(values); });
    return out;
}

} // namespace dongbo::test
