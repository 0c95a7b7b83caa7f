#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

// Inside core/store only.

namespace dongbo::store {

/// Two running sums over 32-bit words, as SQLite's log and cksumvfs have them: one changed bit
/// always changes them, because of two neighbouring Fibonacci numbers one is odd.
struct Sum
{
    std::uint32_t a = 0;
    std::uint32_t b = 0;
    bool operator==(const Sum&) const = default;
};

/// How the bytes of a word are taken.
enum class WordOrder
{
    Little,
    Big
};

/// A big-endian number of four bytes.
[[nodiscard]] inline std::uint32_t bigAt(const unsigned char* at)
{
    return static_cast<std::uint32_t>(at[0]) << 24 | static_cast<std::uint32_t>(at[1]) << 16 |
           static_cast<std::uint32_t>(at[2]) << 8 | at[3];
}

namespace sums_detail {

inline std::uint32_t wordAt(const unsigned char* at)
{
    std::uint32_t word = 0;
    std::memcpy(&word, at, sizeof word);
    return word;
}

template <bool Swapped> void addTo(Sum& sum, const unsigned char* bytes, std::size_t count)
{
    for (const auto* end = bytes + count; bytes < end; bytes += 8) {
        auto first = wordAt(bytes);
        auto second = wordAt(bytes + 4);
        if constexpr (Swapped) {
            first = __builtin_bswap32(first);
            second = __builtin_bswap32(second);
        }
        sum.a += first + sum.b;
        sum.b += second + sum.a;
    }
}

} // namespace sums_detail

/// `count` is a multiple of 8.
inline void addTo(Sum& sum, const unsigned char* bytes, std::size_t count, WordOrder order)
{
    const bool isNative = (order == WordOrder::Big) == (std::endian::native == std::endian::big);
    if (isNative) {
        sums_detail::addTo<false>(sum, bytes, count);
    } else {
        sums_detail::addTo<true>(sum, bytes, count);
    }
}

} // namespace dongbo::store
