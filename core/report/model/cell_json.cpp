#include "core/report/model/cell_json.h"

#include <nlohmann/json.hpp>

namespace dongbo::report {

nlohmann::ordered_json cellJson(const Cell& cell)
{
    if (const auto* text = std::get_if<std::string>(&cell)) {
        return *text;
    }
    if (const auto* number = std::get_if<std::int64_t>(&cell)) {
        return *number;
    }
    if (const auto* number = std::get_if<double>(&cell)) {
        return *number;
    }
    if (const auto* day = std::get_if<Date>(&cell)) {
        return isoText(*day);
    }
    return nullptr;
}

nlohmann::ordered_json rowJson(const Row& row)
{
    auto out = nlohmann::ordered_json::array();
    for (const auto& cell : row) {
        out.push_back(cellJson(cell));
    }
    return out;
}

} // namespace dongbo::report
