#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

namespace dongbo::importers {

/// Little-endian integers, as in compound files and BIFF records. The caller ensures that enough
/// bytes are there.
[[nodiscard]] inline std::uint16_t number16(std::string_view bytes, std::size_t at)
{
    return static_cast<std::uint16_t>(static_cast<unsigned char>(bytes[at]) |
                                      (static_cast<unsigned char>(bytes[at + 1]) << 8U));
}

[[nodiscard]] inline std::uint32_t number32(std::string_view bytes, std::size_t at)
{
    return number16(bytes, at) | (static_cast<std::uint32_t>(number16(bytes, at + 2)) << 16U);
}

[[nodiscard]] inline std::uint64_t number64(std::string_view bytes, std::size_t at)
{
    return number32(bytes, at) | (static_cast<std::uint64_t>(number32(bytes, at + 4)) << 32U);
}

/// An IEEE number of eight bytes.
[[nodiscard]] inline double float64(std::string_view bytes, std::size_t at)
{
    const auto bits = number64(bytes, at);
    double value = 0;
    std::memcpy(&value, &bits, sizeof(value));
    return value;
}

} // namespace dongbo::importers
