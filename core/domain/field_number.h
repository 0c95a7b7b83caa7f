#pragma once

#include <concepts>
#include <cstdint>

namespace dongbo {

/// The number of a field of a record. A literal is none: what field 13 is stands in
/// core/domain/descriptors/ only, everybody else says fieldOf<&Device::cost> or takes the number
/// from a Field, and the compiler rejects the rest.
class FieldNumber
{
public:
    constexpr FieldNumber() = default;
    template <std::same_as<std::uint16_t> T>
    constexpr FieldNumber(T number) // NOLINT(google-explicit-constructor): from a Field's number
        : m_number(number)
    {}
    // NOLINTNEXTLINE(google-explicit-constructor): an index, a column of the file
    constexpr operator std::uint16_t() const { return m_number; }

private:
    std::uint16_t m_number = 0;
};

template <std::same_as<int> T> bool operator==(FieldNumber, T) = delete; ///< with a literal

} // namespace dongbo
