#include "importers/readers/cells/number_format.h"

#include <charconv>
#include <chrono>
#include <string>

namespace dongbo::importers {

namespace {

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// The code's first section that contains letters, without quoted, escaped and bracketed parts.
/// [h], [mm] and [ss] keep their letter: they are durations.
std::string bareLetters(std::string_view code)
{
    std::string bare;
    for (std::size_t i = 0; i < code.size(); ++i) {
        const char c = code[i];
        if (c == '"') {
            const auto end = code.find('"', i + 1);
            i = end == std::string_view::npos ? code.size() : end;
        } else if (c == '\\' || c == '_' || c == '*') {
            ++i;
        } else if (c == '[') {
            const auto end = code.find(']', i + 1);
            const auto inside = code.substr(
                i + 1, end == std::string_view::npos ? std::string_view::npos : end - i - 1);
            const bool elapsed =
                !inside.empty() && inside.find_first_not_of("hHmMsS") == std::string_view::npos;
            bare += elapsed ? std::string(inside.size(), 'h') : std::string();
            i = end == std::string_view::npos ? code.size() : end;
        } else if (c == ';' && !bare.empty()) {
            break;
        } else {
            bare.push_back(lower(c));
        }
    }
    return bare;
}

bool has(std::string_view text, std::string_view any)
{
    return text.find_first_of(any) != std::string_view::npos;
}

std::optional<unsigned> digits(std::string_view text, std::size_t at, std::size_t size)
{
    unsigned value = 0;
    if (text.size() < at + size) {
        return {};
    }
    const auto* from = text.data() + at;
    const auto [stop, fault] = std::from_chars(from, from + size, value);
    return fault == std::errc{} && stop == from + size ? std::optional{value} : std::nullopt;
}

/// hh:mm[:ss[.fff]] as a fraction of a day.
std::optional<double> timeOf(std::string_view text)
{
    if (!text.empty() && (text.back() == 'Z' || text.back() == 'z')) {
        text.remove_suffix(1);
    }
    const auto hours = digits(text, 0, 2);
    const auto minutes = digits(text, 3, 2);
    if (!hours || !minutes || text[2] != ':' || *hours > 24 || *minutes > 59) {
        return {};
    }
    double seconds = *hours * 3600.0 + *minutes * 60.0;
    if (text.size() > 5) {
        double rest = 0;
        const auto* end = text.data() + text.size();
        const auto [stop, fault] = std::from_chars(text.data() + 6, end, rest);
        if (text[5] != ':' || fault != std::errc{} || stop != end || !(rest >= 0 && rest < 61)) {
            return {};
        }
        seconds += rest;
    }
    return seconds / 86400;
}

} // namespace

NumberMeaning builtinMeaning(std::uint64_t formatId)
{
    const auto within = [formatId](std::uint64_t low, std::uint64_t high) {
        return formatId >= low && formatId <= high;
    };
    if (within(18, 21) || within(45, 47)) {
        return NumberMeaning::Time;
    }
    return within(14, 22) || within(27, 36) || within(50, 58) ? NumberMeaning::Date
                                                              : NumberMeaning::Number;
}

NumberMeaning meaningOf(std::string_view formatCode)
{
    auto bare = bareLetters(formatCode);
    if (bare.find("general") != std::string::npos || has(bare, "#?%@")) {
        return NumberMeaning::Number;
    }
    // fractions of a second are the only digits allowed in a date
    for (auto at = bare.find('0'); at != std::string::npos; at = bare.find('0', at)) {
        if (at < 2 || (bare[at - 1] != '.' && bare[at - 1] != ',') || bare[at - 2] != 's') {
            return NumberMeaning::Number;
        }
        while (at < bare.size() && bare[at] == '0') {
            ++at;
        }
    }
    if (has(bare, "dy")) {
        return NumberMeaning::Date;
    }
    if (has(bare, "hs")) {
        return NumberMeaning::Time;
    }
    return has(bare, "m") ? NumberMeaning::Date : NumberMeaning::Number;
}

std::uint8_t zerosShown(std::string_view formatCode)
{
    const bool isZeros = formatCode.size() >= 2 && formatCode.size() <= 30 &&
                         formatCode.find_first_not_of('0') == std::string_view::npos;
    return isZeros ? static_cast<std::uint8_t>(formatCode.size()) : std::uint8_t{0};
}

NumberMeaning meaningOfNamed(std::string_view format)
{
    for (const std::string_view date : {"General Date", "Long Date", "Medium Date", "Short Date"}) {
        if (format == date) {
            return NumberMeaning::Date;
        }
    }
    for (const std::string_view time : {"Long Time", "Medium Time", "Short Time"}) {
        if (format == time) {
            return NumberMeaning::Time;
        }
    }
    for (const std::string_view number :
         {"General Number", "Currency", "Euro Currency", "Fixed", "Standard", "Percent",
          "Scientific", "Yes/No", "True/False", "On/Off"}) {
        if (format == number) {
            return NumberMeaning::Number;
        }
    }
    return meaningOf(format);
}

std::optional<double> serialOfIso(std::string_view text)
{
    if (text.size() > 2 && text[2] == ':') {
        return timeOf(text);
    }
    const auto year = digits(text, 0, 4);
    const auto month = digits(text, 5, 2);
    const auto day = digits(text, 8, 2);
    if (!year || !month || !day || text[4] != '-' || text[7] != '-') {
        return {};
    }
    const std::chrono::year_month_day date{std::chrono::year(static_cast<int>(*year)),
                                           std::chrono::month(*month), std::chrono::day(*day)};
    if (!date.ok() || *year < 1900) {
        return {};
    }
    const auto epoch = std::chrono::sys_days(std::chrono::year(1899) / 12 / 30);
    auto serial = static_cast<double>((std::chrono::sys_days(date) - epoch).count());
    serial -= serial < 61 ? 1 : 0; // before the nonexistent 1900-02-29
    if (text.size() == 10) {
        return serial;
    }
    const auto time = text[10] == 'T' || text[10] == ' ' ? timeOf(text.substr(11)) : std::nullopt;
    return time ? std::optional{serial + *time} : std::nullopt;
}

} // namespace dongbo::importers
