#pragma once

#include "core/report/model/model.h"

#include <nlohmann/json_fwd.hpp>

namespace dongbo::report {

/// A cell for other programs: text, number, ISO day; null when absent.
[[nodiscard]] nlohmann::ordered_json cellJson(const Cell& cell);
/// The cells of a row, in order.
[[nodiscard]] nlohmann::ordered_json rowJson(const Row& row);

} // namespace dongbo::report
