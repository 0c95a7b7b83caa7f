#pragma once

#include "gui/widgets/lists/columns.h"

#include <charconv>
#include <string>
#include <utility>

namespace dongbo::gui {

/// A column of a table within a card: it neither sorts nor filters.
[[nodiscard]] inline Column plainColumn(const char* id, std::string title, int width, int stretch,
                                        int drop, ColumnKind kind)
{
    Column column;
    column.id = id;
    column.title = std::move(title);
    column.width = width;
    column.stretch = stretch;
    column.drop = drop;
    column.kind = kind;
    column.sorts = false;
    return column;
}

/// The number a part was named by; 0 when it is none.
[[nodiscard]] inline std::size_t indexIn(const std::string& id)
{
    std::size_t index = 0;
    std::from_chars(id.data(), id.data() + id.size(), index);
    return index;
}

} // namespace dongbo::gui
