#include "core/register/base/tsv.h"

namespace dongbo::tsv {

std::vector<std::vector<std::string_view>> rows(std::string_view text)
{
    std::vector<std::vector<std::string_view>> all;
    while (!text.empty()) {
        const auto end = text.find('\n');
        auto line = text.substr(0, end);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        if (!line.empty() && line.back() == '\r') {
            line.remove_suffix(1);
        }
        if (line.empty() || line.front() == '#') {
            continue;
        }
        auto& row = all.emplace_back();
        while (true) {
            const auto tab = line.find('\t');
            row.push_back(line.substr(0, tab));
            if (tab == std::string_view::npos) {
                break;
            }
            line.remove_prefix(tab + 1);
        }
    }
    return all;
}

} // namespace dongbo::tsv
