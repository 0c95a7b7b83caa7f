#include "core/text/sort_key.h"
#include "core/text/unicode.h"
#include "tests/text/random_text.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <vector>

using dongbo::testing::RandomText;
using dongbo::text::countCodePoints;
using dongbo::text::nextCodePoint;
using dongbo::text::nfc;
using dongbo::text::sortKey;
using dongbo::text::sortKeyCharacters;

namespace {
// The Vietnamese alphabet: letters in order, each with its six tones in order.
const std::vector<std::string> rows{
    "aàảãáạ", "ăằẳẵắặ", "âầẩẫấậ", "b", "c",      "d",      "đ", "eèẻẽéẹ", "êềểễếệ", "f",      "g",
    "h",      "iìỉĩíị", "j",      "k", "l",      "m",      "n", "oòỏõóọ", "ôồổỗốộ", "ơờởỡớợ", "p",
    "q",      "r",      "s",      "t", "uùủũúụ", "ưừửữứự", "v", "w",      "x",      "yỳỷỹýỵ", "z"};
const std::vector<std::string> capitals{
    "AÀẢÃÁẠ", "ĂẰẲẴẮẶ", "ÂẦẨẪẤẬ", "B", "C",      "D",      "Đ", "EÈẺẼÉẸ", "ÊỀỂỄẾỆ", "F",      "G",
    "H",      "IÌỈĨÍỊ", "J",      "K", "L",      "M",      "N", "OÒỎÕÓỌ", "ÔỒỔỖỐỘ", "ƠỜỞỠỚỢ", "P",
    "Q",      "R",      "S",      "T", "UÙỦŨÚỤ", "ƯỪỬỮỨỰ", "V", "W",      "X",      "YỲỶỸÝỴ", "Z"};

// A letter's index in a row of the tables above, or nothing.
std::optional<std::size_t> placeIn(std::string_view row, std::string_view letter)
{
    const std::size_t found = row.find(letter);
    if (found == std::string_view::npos) {
        return std::nullopt;
    }
    return countCodePoints(row.substr(0, found));
}

// The slow reference implementation: levels as lists of plain numbers.
struct Levels
{
    std::vector<std::vector<std::uint64_t>>
        letters;                    // {0} space, {1, value} number, {2, row} letter
    std::vector<std::size_t> tones; // a word's marked tones, or one 0
    std::vector<std::size_t> cases;
    auto operator<=>(const Levels&) const = default;
};

Levels levelsOf(std::string_view text)
{
    Levels out;
    std::vector<std::size_t> wordTones;
    bool isInWord = false;
    const auto endWord = [&] {
        if (isInWord) {
            if (wordTones.empty()) {
                wordTones.push_back(0);
            }
            out.tones.insert(out.tones.end(), wordTones.begin(), wordTones.end());
        }
        wordTones.clear();
        isInWord = false;
    };
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        static_cast<void>(nextCodePoint(text, at));
        const std::string_view letter = text.substr(begin, at - begin);
        if (letter >= "0" && letter <= "9" && letter.size() == 1) {
            endWord();
            const auto digit = static_cast<std::uint64_t>(letter[0] - '0');
            const bool goesOn = begin > 0 && text[begin - 1] >= '0' && text[begin - 1] <= '9';
            if (goesOn) {
                std::uint64_t& value = out.letters.back()[1];
                out.cases.back() += value == 0 && digit == 0 ? 1 : 0;
                value = value * 10 + digit;
            } else {
                out.letters.push_back({1, digit});
                out.cases.push_back(digit == 0 ? 1 : 0);
            }
            continue;
        }
        bool isLetter = false;
        for (std::size_t row = 0; row < rows.size(); ++row) {
            const auto small = placeIn(rows[row], letter);
            const auto capital = placeIn(capitals[row], letter);
            if (small || capital) {
                isLetter = true;
                isInWord = true;
                out.letters.push_back({2, row});
                const std::size_t tone = small ? *small : *capital;
                if (tone != 0) {
                    wordTones.push_back(tone);
                }
                out.cases.push_back(capital ? 1 : 0);
            }
        }
        if (!isLetter) {
            endWord();
            if (!out.letters.empty() && out.letters.back()[0] != 0) {
                out.letters.push_back({0});
                out.cases.push_back(0);
            }
        }
    }
    endWord();
    if (!out.letters.empty() && out.letters.back()[0] == 0) {
        out.letters.pop_back();
        out.cases.pop_back();
    }
    while (!out.tones.empty() && out.tones.back() == 0) {
        out.tones.pop_back();
    }
    while (!out.cases.empty() && out.cases.back() == 0) {
        out.cases.pop_back();
    }
    return out;
}

std::string randomName(RandomText& random)
{
    std::string out;
    // few letters, so that texts are often equal but for tones or case
    const std::vector<std::string> pools{"aàáạăắâấAÁĂ", "oòóôộơợOÔ", "bcdđDĐ",
                                         "0019",        " -./",      "ntT"};
    for (std::uint64_t left = random.below(7); left > 0; --left) {
        out += random.letterOf(pools[random.below(pools.size() - 1)]);
    }
    return out;
}
} // namespace

TEST_CASE("Sort key: the order is that of a Vietnamese dictionary", "[text]")
{
    const std::vector<std::string> order = GENERATE(values<std::vector<std::string>>({
        {"a", "ă", "â", "b", "c", "d", "đ", "e", "ê", "f", "g", "h", "i", "j", "k", "l", "m", "n",
         "o", "ô", "ơ", "p", "q", "r", "s", "t", "u", "ư", "v", "w", "x", "y", "z", "α", "索"},
        {"ma", "mà", "mả", "mã", "má", "mạ", "mă", "mâ", "mầ", "mb"},
        {"An", "Ân", "Bình", "Cường", "Dũng", "Đại An", "Đại Thắng", "Em"},
        {"ba má", "bà ma", "ban"}, // the whole word's letters before any tone
        {"GOI-CAM-1", "GOI-CAM-9", "GOI-CAM-10", "GOI-CAM-100"},
        {"cam-1", "cam-01", "CAM-1"}, // lower case first, leading zeros last
        {"máy", "Máy", "MÁY", "máy 2", "máy bơm"},
        {"Trụ sở", "Trụ sở Minh Tân", "Trung tâm"},
        {"", "%", "1", "a"},
    }));
    for (std::size_t i = 1; i < order.size(); ++i) {
        INFO(order[i - 1] << " before " << order[i]);
        CHECK(sortKey(order[i - 1]) <= sortKey(order[i]));
        CHECK((sortKey(order[i - 1]) < sortKey(order[i]) || order[i] == "%"));
    }
}

TEST_CASE("Sort key: equivalent spellings sort alike", "[text]")
{
    CHECK(sortKey("Đa\u0323i An") == sortKey("Đại An"));
    CHECK(sortKey("hòa") == sortKey("hoà"));
    CHECK(sortKey(" Đại\u00A0 An. ") == sortKey("Đại An"));
    CHECK(sortKey("Ðại") == sortKey("Đại")); // U+00D0
    CHECK(sortKey("hòa") != sortKey("hóa"));
}

TEST_CASE("Sort key: it is ASCII text without NUL, and short", "[text]")
{
    RandomText random(64);
    INFO("seed " << random.seed());
    for (int round = 0; round < 20000; ++round) {
        const std::string text = round % 2 == 0 ? random.bytes(200) : random.unicode(120);
        const std::string key = sortKey(text);
        REQUIRE(std::all_of(key.begin(), key.end(), [](char c) { return c > 0; }));
        REQUIRE(key.size() <= sortKeyCharacters * 8 + 2);
        REQUIRE(sortKey(nfc(text)) == key);
    }
}

TEST_CASE("Sort key: letters past the limit are ignored", "[text]")
{
    const std::string start(sortKeyCharacters, 'a');
    CHECK(sortKey(start + "b") == sortKey(start + "c 12"));
    CHECK(sortKey(start.substr(1) + "b") != sortKey(start.substr(1) + "c"));
    // a mark after the last significant letter still counts
    CHECK(sortKey(start + "\u0301") == sortKey(start.substr(1) + "á"));
    CHECK(sortKey(start + "\u0301") != sortKey(start));
}

TEST_CASE("Sort key: random Vietnamese names sort as by the reference implementation", "[text]")
{
    RandomText random(20210511);
    INFO("seed " << random.seed());
    int tones = 0;
    for (int round = 0; round < 40000; ++round) {
        const std::string left = randomName(random);
        const std::string right = randomName(random);
        const Levels leftLevels = levelsOf(left);
        const Levels rightLevels = levelsOf(right);
        INFO("‘" << left << "’ against ‘" << right << "’");
        REQUIRE((sortKey(left) < sortKey(right)) == (leftLevels < rightLevels));
        REQUIRE((sortKey(left) == sortKey(right)) == (leftLevels == rightLevels));
        tones += leftLevels.letters == rightLevels.letters && left != right ? 1 : 0;
    }
    CHECK(tones > 100); // the deeper levels were exercised
}
