#include "core/text/percent.h"

#include "core/text/unicode.h"

#include <charconv>

namespace dongbo::text {

namespace {

constexpr std::int64_t whole = 100; ///< basis points of one per cent

std::optional<std::int64_t> digits(std::string_view text)
{
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool isAll = error == std::errc() && end == text.data() + text.size();
    constexpr std::int64_t most = 1'000'000'000; // times 100 it is a number still
    return isAll && value >= 0 && value <= most ? std::optional{value} : std::nullopt;
}

} // namespace

std::string formatPercentNumber(std::int64_t basisPoints, Language language)
{
    auto out = std::to_string(basisPoints / whole);
    if (const auto rest = basisPoints % whole; rest != 0) {
        out += language == Language::Vietnamese ? "," : ".";
        out += rest % 10 == 0 ? std::to_string(rest / 10)
                              : (rest < 10 ? "0" : "") + std::to_string(rest);
    }
    return out;
}

std::string formatPercent(std::int64_t basisPoints, Language language)
{
    return formatPercentNumber(basisPoints, language) + " %";
}

std::optional<std::int64_t> parsePercent(std::string_view text, PercentSign sign)
{
    text = trim(text);
    if (text.ends_with('%')) {
        text = trim(text.substr(0, text.size() - 1));
    } else if (sign == PercentSign::Required) {
        return std::nullopt;
    }
    const auto mark = text.find_first_of(",.");
    const auto units = digits(text.substr(0, mark));
    if (!units || mark == std::string_view::npos) {
        return units ? std::optional{*units * whole} : std::nullopt;
    }
    const auto decimals = text.substr(mark + 1);
    const auto part = digits(decimals);
    if (!part || decimals.size() > 2) {
        return std::nullopt;
    }
    return *units * whole + (decimals.size() == 1 ? *part * 10 : *part);
}

} // namespace dongbo::text
