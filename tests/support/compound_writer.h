#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dongbo::test {

/// A compound file with these streams in its root, in order; those below 4096 bytes lie in small
/// sectors, as they must. The directory is a list to the right, as good as any tree.
[[nodiscard]] std::string
compoundFile(const std::vector<std::pair<std::string, std::string>>& streams);

/// Whole numbers low byte first.
[[nodiscard]] std::string low16(unsigned value);
[[nodiscard]] std::string low32(unsigned long value);
/// An IEEE number of eight bytes.
[[nodiscard]] std::string low64(double value);

} // namespace dongbo::test
