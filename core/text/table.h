#pragma once

#include <algorithm>
#include <string_view>
#include <vector>

/// Private to core/text: the lines of a table of data/.
namespace dongbo::text {

/// Tab-separated cells; comments (#) and empty lines are skipped.
inline std::vector<std::vector<std::string_view>> tableRows(std::string_view text)
{
    std::vector<std::vector<std::string_view>> out;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        auto line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (line.empty() || line.front() == '#') {
            continue;
        }
        std::vector<std::string_view> cells;
        for (auto tab = line.find('\t'); tab != std::string_view::npos; tab = line.find('\t')) {
            cells.push_back(line.substr(0, tab));
            line.remove_prefix(tab + 1);
        }
        cells.push_back(line);
        out.push_back(std::move(cells));
    }
    return out;
}

} // namespace dongbo::text
