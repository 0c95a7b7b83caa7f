#pragma once

#include "gui/present/lists/list_types.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace dongbo::present {

/// The one view of every list; asks the presenter for rows by index.
class ListView
{
public:
    virtual ~ListView() = default;
    /// Chips, layout, what the screen's head says, whether things can be written: one of them is
    /// another.
    virtual void showBar() = 0;
    /// These columns in this order, with the widths somebody chose ("name=310;site=120").
    virtual void showColumns(const std::vector<TableColumn>& columns,
                             const std::string& widths) = 0;
    /// Sorted and filtered columns are others.
    virtual void showHeads() = 0;
    /// The number or order of the rows is another. The current row, if it is in the list, is the
    /// one that is chosen.
    virtual void showRows(std::optional<std::int64_t> current, ListScroll scroll) = 0;
    /// These rows are chosen; follows showRows().
    virtual void showChosen(const std::vector<RowRange>& ranges) = 0;
    /// Texts of rows or the foot changed in place.
    virtual void showLines() = 0;
    /// Instead of the rows; nothing: there are rows.
    virtual void showEmpty(const std::optional<EmptyList>& empty) = 0;
    /// The search field's text, when it did not come from there.
    virtual void showTyped(const std::string& text) = 0;
    /// The rows are being read and those shown are older.
    virtual void showBusy(bool isBusy) = 0;
    virtual void putOnClipboard(const std::string& lines, const std::string& html) = 0;
};

} // namespace dongbo::present
