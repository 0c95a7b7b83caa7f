#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dongbo::report {

/// The parameters of a paper that its form has a gap for, of those given in words, and the day:
/// what people fill in. None for a report that is no paper. Throws {Usage, "report.unknown"},
/// {Unreadable} for an office's form nobody can read.
[[nodiscard]] std::vector<std::string> filledIn(std::string_view paper);

} // namespace dongbo::report
