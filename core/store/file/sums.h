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

template <bool Swapped> void addPair(Sum& sum, const unsigned char* at)
{
    auto first = wordAt(at);
    auto second = wordAt(at + 4);
    if constexpr (Swapped) {
        first = __builtin_bswap32(first);
        second = __builtin_bswap32(second);
    }
    sum.a += first + sum.b;
    sum.b += second + sum.a;
}

/// What `pairs` pairs of zeros make of a sum: (a, b) becomes (p a + q b, q a + (p + q) b), where p
/// and q are neighbouring Fibonacci numbers.
struct Zeros
{
    std::uint32_t p = 1;
    std::uint32_t q = 0;

    explicit Zeros(std::size_t pairs)
    {
        Zeros power(1, 1);
        for (; pairs > 0; pairs /= 2) {
            if (pairs % 2 != 0) {
                *this = *this * power;
            }
            power = power * power;
        }
    }
    [[nodiscard]] Sum after(const Sum& sum) const
    {
        return {p * sum.a + q * sum.b, q * sum.a + (p + q) * sum.b};
    }

private:
    Zeros(std::uint32_t first, std::uint32_t second)
        : p(first)
        , q(second)
    {}
    Zeros operator*(const Zeros& other) const
    {
        return {p * other.p + q * other.q, p * other.q + q * (other.p + other.q)};
    }
};

/// Every step waits for the one before it, so a page is summed in four parts at once: a sum goes
/// on over a part as over zeros, and the part's own is added.
template <bool Swapped> void addTo(Sum& sum, const unsigned char* bytes, std::size_t count)
{
    const auto* end = bytes + count;
    if (const auto pairs = count / 32; pairs >= 16) {
        const auto size = pairs * 8;
        Sum second;
        Sum third;
        Sum fourth;
        for (const auto* stop = bytes + size; bytes < stop; bytes += 8) {
            addPair<Swapped>(sum, bytes);
            addPair<Swapped>(second, bytes + size);
            addPair<Swapped>(third, bytes + 2 * size);
            addPair<Swapped>(fourth, bytes + 3 * size);
        }
        const Zeros zeros(pairs);
        for (const auto& part : {second, third, fourth}) {
            sum = zeros.after(sum);
            sum.a += part.a;
            sum.b += part.b;
        }
        bytes += 3 * size;
    }
    for (; bytes < end; bytes += 8) {
        addPair<Swapped>(sum, bytes);
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
