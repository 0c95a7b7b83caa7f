#pragma once

#include <string>
#include <string_view>

namespace dongbo {

/// The prefix a unit of that name would get, from the initials: "Đại An" → "DAN" rules of
/// data/units.
[[nodiscard]] std::string prefixFromName(std::string_view name);

} // namespace dongbo
