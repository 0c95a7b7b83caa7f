#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace dongbo::importers {

/// Excel encrypts workbooks whose structure is protected, or that are recommended to be only read,
/// under this password, so that any Excel opens them unasked.
inline constexpr std::string_view excelsPassword = "VelvetSweatshop";

/// As keys are derived from it: UTF-16, little endian.
[[nodiscard]] inline std::vector<std::uint8_t> excelsPasswordInUtf16()
{
    std::vector<std::uint8_t> wide;
    for (const char c : excelsPassword) {
        wide.push_back(static_cast<std::uint8_t>(c));
        wide.push_back(0);
    }
    return wide;
}

/// Appends the number's four bytes, lowest first.
inline void appendLow32(std::vector<std::uint8_t>& bytes, std::uint32_t number)
{
    for (unsigned shift = 0; shift < 32; shift += 8) {
        bytes.push_back(static_cast<std::uint8_t>(number >> shift));
    }
}

} // namespace dongbo::importers
