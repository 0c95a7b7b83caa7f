#include "core/text/bit_rates.h"

#include "core/text/numbers.h"
#include "core/text/unicode.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace dongbo::text {

namespace {

std::string lowered(std::string_view word)
{
    std::string out(word);
    for (auto& letter : out) {
        letter = letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    }
    return out;
}

bool isByteWord(std::string_view word)
{
    // a capital B among small letters is a byte; all capitals are how some people write anything
    const auto at = word.find('B');
    const bool isShort = word.ends_with("B/s") || word.ends_with("Bps");
    return (at != std::string_view::npos && isShort) || word.ends_with("bytes/s") ||
           word.ends_with("byte/s") || word.ends_with("Bytes/s") || word.ends_with("Byte/s");
}

std::optional<char> scaleOf(std::string_view word, std::string_view rest)
{
    if (word == rest) {
        return '1';
    }
    return word.size() == rest.size() + 1 && word.ends_with(rest) ? std::optional{word.front()}
                                                                  : std::nullopt;
}

/// The letter of scale before one of the ways to write the unit: 'k', 'm', 'g', '1' for none.
std::optional<char> scaleBefore(const std::string& word,
                                std::initializer_list<std::string_view> ways)
{
    for (const auto way : ways) {
        if (const auto scale = scaleOf(word, way)) {
            return scale;
        }
    }
    return std::nullopt;
}

/// "87.412" Mbit/s is a little more than 87: nobody buys 87 thousand of them.
std::optional<double> numberOf(std::string_view typed, RateUnit unit)
{
    const auto marks =
        std::count_if(typed.begin(), typed.end(), [](char c) { return c == '.' || c == ','; });
    const bool isBig =
        unit == RateUnit::Megabit || unit == RateUnit::Gigabit || unit == RateUnit::Megabyte;
    if (isBig && marks == 1) {
        return parseDecimal(typed, typed.find(',') == std::string_view::npos
                                       ? Language::English
                                       : Language::Vietnamese);
    }
    return parseDecimal(typed);
}

} // namespace

std::optional<RateUnit> rateUnitOf(std::string_view word)
{
    const auto trimmed = trim(word);
    const auto low = lowered(trimmed);
    if (isByteWord(trimmed)) {
        switch (scaleBefore(low, {"b/s", "bps", "bytes/s", "byte/s"}).value_or('?')) {
        case '1':
            return RateUnit::BytePerSecond;
        case 'k':
            return RateUnit::Kilobyte;
        case 'm':
            return RateUnit::Megabyte;
        default:
            return std::nullopt;
        }
    }
    switch (scaleBefore(low, {"bps", "b/s", "bit/s", "bits/s", "bits", "bit/giây"}).value_or('?')) {
    case '1':
        return RateUnit::BitPerSecond;
    case 'k':
        return RateUnit::Kilobit;
    case 'm':
        return RateUnit::Megabit;
    case 'g':
        return RateUnit::Gigabit;
    default:
        return std::nullopt;
    }
}

std::optional<RateUnit> rateUnitIn(std::string_view heading)
{
    auto rest = trim(heading);
    if (!rest.empty() && (rest.back() == ')' || rest.back() == ']')) {
        rest.remove_suffix(1);
    }
    const auto at = rest.find_last_of(" ,([_-");
    return rateUnitOf(at == std::string_view::npos ? rest : rest.substr(at + 1));
}

std::optional<std::int64_t> kbpsOf(double value, RateUnit unit)
{
    constexpr double bits = 8;
    constexpr double thousand = 1'000;
    constexpr double most = 1e9; // of the register's fields
    double kbps = value;
    switch (unit) {
    case RateUnit::BitPerSecond:
        kbps = value / thousand;
        break;
    case RateUnit::Kilobit:
        break;
    case RateUnit::Megabit:
        kbps = value * thousand;
        break;
    case RateUnit::Gigabit:
        kbps = value * thousand * thousand;
        break;
    case RateUnit::BytePerSecond:
        kbps = value * bits / thousand;
        break;
    case RateUnit::Kilobyte:
        kbps = value * bits;
        break;
    case RateUnit::Megabyte:
        kbps = value * bits * thousand;
        break;
    }
    if (!std::isfinite(kbps) || kbps < 0 || kbps > most) {
        return std::nullopt;
    }
    return std::llround(kbps);
}

TypedRate parseRate(std::string_view text, RateUnit usual)
{
    const auto typed = trim(text);
    std::size_t end = 0; // of the number: up to the first letter
    while (end < typed.size() &&
           std::string_view("0123456789.,' -").find(typed[end]) != std::string_view::npos) {
        ++end;
    }
    const auto digits = trim(typed.substr(0, end));
    const auto word = trim(typed.substr(end));
    if (!parseDecimal(digits)) {
        return {};
    }
    const auto unit = word.empty() ? std::optional{usual} : rateUnitOf(word);
    if (!unit) {
        return {std::nullopt, std::string(word)};
    }
    const auto number = numberOf(digits, *unit);
    return {number ? kbpsOf(*number, *unit) : std::nullopt, {}};
}

std::string formatMbps(std::int64_t kbps, Language language)
{
    constexpr double thousand = 1'000;
    constexpr std::int64_t ten = 10'000;
    return formatDecimal(static_cast<double>(kbps) / thousand, kbps < ten ? 2 : 1, language);
}

} // namespace dongbo::text
