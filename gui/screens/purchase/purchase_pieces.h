#pragma once

#include "gui/widgets/lists/columns.h"

#include <charconv>
#include <string>

namespace dongbo::gui {

/// The number a part was named by; 0 when it is none.
[[nodiscard]] inline std::size_t indexIn(const std::string& id)
{
    std::size_t index = 0;
    std::from_chars(id.data(), id.data() + id.size(), index);
    return index;
}

} // namespace dongbo::gui
