#pragma once

#include "core/text/unicode.h"

#include <catch2/catch.hpp>

#include <array>
#include <charconv>
#include <cstdint>
#include <cstdlib>
#include <random>
#include <string>
#include <string_view>

/// Random texts for properties of every text. DONGBO_SEED replays a failure.
namespace dongbo::testing {

inline std::uint64_t seedFromOutside(std::uint64_t otherwise)
{
    const char* set = std::getenv("DONGBO_SEED");
    const std::string_view digits = set == nullptr ? "" : set;
    std::uint64_t seed = otherwise;
    std::from_chars(digits.data(), digits.data() + digits.size(), seed);
    return seed;
}

class RandomText
{
public:
    explicit RandomText(std::uint64_t otherwise)
        : m_seed(seedFromOutside(otherwise))
        , m_engine(m_seed)
    {}

    [[nodiscard]] std::uint64_t seed() const { return m_seed; }

    /// From 0 to `most`, both included.
    std::uint64_t below(std::uint64_t most) { return m_engine() % (most + 1); }

    /// Arbitrary bytes.
    std::string bytes(std::size_t most)
    {
        std::string out;
        for (std::uint64_t left = below(most); left > 0; --left) {
            out += static_cast<char>(below(255));
        }
        return out;
    }

    /// Arbitrary characters, most of them of the kinds in lists, with stray marks.
    std::string unicode(std::size_t most)
    {
        std::string out;
        for (std::uint64_t left = below(most); left > 0; --left) {
            switch (below(7)) {
            case 0:
                text::appendCodePoint(out, static_cast<char32_t>(below(0x10FFFF)));
                break;
            case 1:
                text::appendCodePoint(out, static_cast<char32_t>(0x300 + below(0x6F)));
                break;
            case 2:
                text::appendCodePoint(out, static_cast<char32_t>(below(0x24F)));
                break;
            case 3:
                text::appendCodePoint(out, static_cast<char32_t>(0x1EA0 + below(0x59)));
                break;
            case 4:
                text::appendCodePoint(out, static_cast<char32_t>(below(0x33FF)));
                break;
            default:
                text::appendCodePoint(out, static_cast<char32_t>(0x20 + below(0x5E)));
                break;
            }
        }
        return out;
    }

    /// One of the letters of `letters`, each a whole character.
    std::string letterOf(std::string_view letters)
    {
        std::size_t at = 0;
        for (std::uint64_t left = below(text::countCodePoints(letters) - 1); left > 0; --left) {
            static_cast<void>(text::nextCodePoint(letters, at));
        }
        const std::size_t begin = at;
        static_cast<void>(text::nextCodePoint(letters, at));
        return std::string(letters.substr(begin, at - begin));
    }

private:
    std::uint64_t m_seed;
    std::mt19937_64 m_engine;
};

} // namespace dongbo::testing
