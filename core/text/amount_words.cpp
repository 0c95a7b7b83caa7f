#include "core/text/amount_words.h"

#include "core/text/unicode.h"

#include <array>
#include <cstdint>
#include <string_view>

namespace dongbo::text {

namespace {

constexpr std::array<std::string_view, 10> digits{"không", "một", "hai", "ba",  "bốn",
                                                  "năm",   "sáu", "bảy", "tám", "chín"};

void append(std::string& out, std::string_view word)
{
    out += out.empty() ? "" : " ";
    out += word;
}

/// Three digits. `isWhole`: something stands before them, so empty hundreds are spoken too.
void appendGroup(std::string& out, std::uint64_t group, bool isWhole)
{
    const auto hundreds = group / 100;
    const auto tens = group / 10 % 10;
    const auto ones = group % 10;
    if (hundreds != 0 || isWhole) {
        append(out, digits.at(hundreds));
        append(out, "trăm");
    }
    if (tens == 0 && ones != 0 && (hundreds != 0 || isWhole)) {
        append(out, "linh");
    } else if (tens == 1) {
        append(out, "mười");
    } else if (tens > 1) {
        append(out, digits.at(tens));
        append(out, "mươi");
    }
    if (ones == 1 && tens > 1) {
        append(out, "mốt");
    } else if (ones == 5 && tens > 0) {
        append(out, "lăm");
    } else if (ones != 0) {
        append(out, digits.at(ones));
    }
}

/// Below a billion (tỷ), by groups of three; above, the billions are a number themselves.
void appendNumber(std::string& out, std::uint64_t number, bool isWhole)
{
    constexpr std::uint64_t billion = 1'000'000'000;
    if (number >= billion) {
        appendNumber(out, number / billion, isWhole);
        append(out, "tỷ");
        number %= billion;
        isWhole = true;
        if (number == 0) {
            return;
        }
    }
    struct Part
    {
        std::uint64_t size;
        std::string_view name;
    };
    for (const auto& part : {Part{1'000'000, "triệu"}, Part{1'000, "nghìn"}, Part{1, ""}}) {
        const auto group = number / part.size % 1000;
        if (group != 0) {
            appendGroup(out, group, isWhole);
            if (!part.name.empty()) {
                append(out, part.name);
            }
        }
        isWhole = isWhole || group != 0;
    }
}

} // namespace

std::string amountInWords(Money amount)
{
    std::string out;
    auto number = static_cast<std::uint64_t>(amount.dong);
    if (amount.dong < 0) {
        append(out, "âm");
        number = 0 - number; // the least amount has no opposite of 64 bits with a sign
    }
    if (number == 0) {
        append(out, digits[0]);
    } else {
        appendNumber(out, number, false);
    }
    append(out, "đồng");
    return capitalized(out);
}

} // namespace dongbo::text
