#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dongbo::test {

/// A compound file with these streams in its root, in order; those below 4096 bytes are in small
/// sectors, as required. The directory is a linked list to the right, a valid tree.
[[nodiscard]] std::string
compoundFile(const std::vector<std::pair<std::string, std::string>>& streams);

/// Little-endian integers.
[[nodiscard]] std::string low16(unsigned value);
[[nodiscard]] std::string low32(unsigned long value);
/// An IEEE number of eight bytes.
[[nodiscard]] std::string low64(double value);

} // namespace dongbo::test
