#include "core/text/numbers.h"

#include "core/text/fold.h"
#include "core/text/unicode.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <system_error>
#include <vector>

namespace dongbo::text {

namespace {
// A written number, split into its digit groups.
struct Written
{
    bool isNegative = false;
    bool isDoubtful = false; ///< "1500.000": groups or decimals, ambiguous
    std::string whole;
    std::string decimals;
};

constexpr char groupSpace = ' ';
constexpr char groupQuote = '\'';
constexpr char noMark = '\0';

// Only digits, '.', ',', ' ' and '\'', as one character each; absent when there is anything else.
std::optional<std::string> plainCharacters(std::string_view text)
{
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t code = nextCodePoint(text, at);
        if ((code >= '0' && code <= '9') || code == '.' || code == ',') {
            out += static_cast<char>(code);
        } else if (isSpace(code)) {
            out += groupSpace;
        } else if (code == '\'' || code == 0x2019) {
            out += groupQuote;
        } else if (!isInvisible(code)) {
            return std::nullopt;
        }
    }
    return out;
}

bool areGroups(const std::vector<std::string>& parts, std::size_t count)
{
    if (parts[0].empty() || parts[0].size() > 3) {
        return false;
    }
    return std::all_of(parts.begin() + 1, parts.begin() + static_cast<std::ptrdiff_t>(count),
                       [](const std::string& part) { return part.size() == 3; });
}

std::string joined(const std::vector<std::string>& parts, std::size_t count)
{
    std::string out;
    for (std::size_t i = 0; i < count; ++i) {
        out += parts[i];
    }
    return out;
}

// `decimalMark` is '.' or ',' where the language is known, noMark where the pattern decides.
std::optional<Written> readDigits(std::string_view text, char decimalMark)
{
    const std::optional<std::string> plain = plainCharacters(text);
    if (!plain || plain->empty()) {
        return std::nullopt;
    }
    std::vector<std::string> parts(1);
    std::string marks;
    for (const char c : *plain) {
        if (c >= '0' && c <= '9') {
            parts.back() += c;
        } else {
            marks += c;
            parts.emplace_back();
        }
    }
    if (std::any_of(parts.begin(), parts.end(), [](const auto& part) { return part.empty(); })) {
        return std::nullopt;
    }
    Written out;
    if (marks.empty()) {
        out.whole = parts[0];
        return out;
    }
    const char last = marks.back();
    const bool canBeDecimal =
        decimalMark == noMark ? last == '.' || last == ',' : last == decimalMark;
    const bool isOneKind = marks.find_first_not_of(marks.front()) == std::string::npos;
    const bool isGroupsOnly =
        isOneKind && areGroups(parts, parts.size()) &&
        (decimalMark == noMark ? parts[0] != "0" || marks.size() > 1 : last != decimalMark);
    if (isGroupsOnly) {
        out.whole = joined(parts, parts.size());
        return out;
    }
    if (!canBeDecimal) {
        return std::nullopt;
    }
    const std::size_t groups = parts.size() - 1;
    const std::string_view before = std::string_view(marks).substr(0, marks.size() - 1);
    if (before.find(last) != std::string_view::npos ||
        (!before.empty() && (before.find_first_not_of(before.front()) != std::string_view::npos ||
                             !areGroups(parts, groups)))) {
        return std::nullopt;
    }
    out.whole = joined(parts, groups);
    out.decimals = parts.back();
    out.isDoubtful =
        decimalMark == noMark && before.empty() && out.decimals.size() == 3 && out.whole.size() > 3;
    return out;
}

bool takeFront(std::string_view& text, std::string_view piece)
{
    if (text.substr(0, piece.size()) != piece) {
        return false;
    }
    text = trim(text.substr(piece.size()));
    return true;
}

bool takeBack(std::string_view& text, std::string_view piece)
{
    if (text.size() < piece.size() || text.substr(text.size() - piece.size()) != piece) {
        return false;
    }
    text = trim(text.substr(0, text.size() - piece.size()));
    return true;
}

constexpr std::array<std::string_view, 5> minusSigns{"-", "\u2212", "\u2013", "\u2014", "\u2010"};

bool isDash(std::string_view text)
{
    return std::find(minusSigns.begin(), minusSigns.end(), text) != minusSigns.end();
}

// Removes a sign or parentheses; true for negative.
bool takeSign(std::string_view& text)
{
    if (text.size() > 2 && text.front() == '(' && text.back() == ')') {
        text = trim(text.substr(1, text.size() - 2));
        return true;
    }
    for (const std::string_view sign : minusSigns) {
        if (takeFront(text, sign)) {
            return true;
        }
    }
    takeFront(text, "+");
    return false;
}

/// Only digits, few enough for 64 bits: as most cells have it.
std::optional<std::int64_t> plainWhole(std::string_view text)
{
    if (text.empty() || text.size() > 18) {
        return std::nullopt;
    }
    std::int64_t value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') {
            return std::nullopt;
        }
        value = value * 10 + (c - '0');
    }
    return value;
}

std::optional<Written> readNumber(std::string_view text, char decimalMark)
{
    text = trim(text);
    if (isDash(text)) {
        return Written{false, false, "0", ""};
    }
    const bool isNegative = takeSign(text);
    std::optional<Written> out = readDigits(text, decimalMark);
    if (out) {
        out->isNegative = isNegative;
    }
    return out;
}

std::optional<std::int64_t> wholeValue(const std::string& digits)
{
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc{} || end != digits.data() + digits.size()) {
        return std::nullopt;
    }
    return value;
}

std::optional<double> decimalValue(const std::optional<Written>& written)
{
    if (!written) {
        return std::nullopt;
    }
    const std::string plain = (written->isNegative ? "-" : "") + written->whole +
                              (written->decimals.empty() ? "" : "." + written->decimals);
    double value = 0;
    const auto [end, error] = std::from_chars(plain.data(), plain.data() + plain.size(), value);
    if (error != std::errc{} || end != plain.data() + plain.size() || !std::isfinite(value)) {
        return std::nullopt;
    }
    return value;
}

std::optional<Money> moneyValue(const Written& written, std::int64_t multiplier)
{
    const std::optional<std::int64_t> whole = wholeValue(written.whole);
    if (!whole) {
        return std::nullopt;
    }
    std::optional<Money> amount = Money::product(Money{*whole}, multiplier);
    // Nine decimals of a unit of at most 10^9 đồng are exact to the đồng and fit 64 bits.
    std::int64_t parts = 0;
    for (std::size_t i = 0; i < 9; ++i) {
        parts = parts * 10 + (i < written.decimals.size() ? written.decimals[i] - '0' : 0);
    }
    constexpr std::int64_t billion = 1'000'000'000;
    const std::int64_t product = parts * multiplier;
    const bool isWhole = product % billion == 0;
    if (amount) {
        amount = Money::sum(*amount, Money{(product + billion / 2) / billion});
    }
    if (!amount || (!isWhole && amount->dong < 1000)) {
        return std::nullopt;
    }
    return Money{written.isNegative ? -amount->dong : amount->dong};
}

struct Unit
{
    std::string_view word; ///< folded
    std::int64_t dong;
};

constexpr std::int64_t thousand = 1'000;
constexpr std::int64_t million = 1'000'000;
constexpr std::int64_t milliard = 1'000'000'000;

// Allowed after an amount; the currency's name may follow the unit.
constexpr std::array<Unit, 12> units{{{"nghin", thousand},
                                      {"ngan", thousand},
                                      {"ng", thousand},
                                      {"k", thousand},
                                      {"trieu", million},
                                      {"tr", million},
                                      {"million", million},
                                      {"thousand", thousand},
                                      {"ty", milliard},
                                      {"ti", milliard},
                                      {"bn", milliard},
                                      {"billion", milliard}}};
constexpr std::array<std::string_view, 6> currencies{"d",       "dong",          "vnd",
                                                     "vn dong", "viet nam dong", "dong viet nam"};

bool isCurrency(std::string_view word)
{
    return std::find(currencies.begin(), currencies.end(), word) != currencies.end();
}

// Meaning of the words after an amount: đồng per unit, 0 for "no unit", absent for other words.
std::optional<std::int64_t> unitOf(std::string_view words)
{
    if (words.empty() || isCurrency(words)) {
        return 0;
    }
    for (const Unit& unit : units) {
        if (words.substr(0, unit.word.size()) != unit.word) {
            continue;
        }
        std::string_view rest = words.substr(unit.word.size());
        rest.remove_prefix(!rest.empty() && rest.front() == ' ' ? 1 : 0);
        if (rest.empty() || isCurrency(rest)) {
            return unit.dong;
        }
    }
    return std::nullopt;
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

// fold() does not treat "₫" as a letter; the rest of the wording is.
std::string unitWords(std::string_view text)
{
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t code = nextCodePoint(text, at);
        appendCodePoint(out, code == 0x20AB ? U'd' : code);
    }
    return fold(out);
}

std::string grouped(std::string_view digits, char mark)
{
    std::string out;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (i > 0 && (digits.size() - i) % 3 == 0) {
            out += mark;
        }
        out += digits[i];
    }
    return out;
}

char groupMark(Language language)
{
    return language == Language::Vietnamese ? '.' : ',';
}

char decimalMark(Language language)
{
    return language == Language::Vietnamese ? ',' : '.';
}
} // namespace

std::optional<Money> parseMoney(std::string_view text, MoneyReading reading)
{
    if (reading.multiplier < 1 || reading.multiplier > milliard) {
        return std::nullopt;
    }
    if (const auto plain = plainWhole(text)) {
        return Money::product(Money{*plain}, reading.multiplier);
    }
    text = trim(text);
    if (isDash(text)) {
        return Money{};
    }
    bool isNegative = takeSign(text);
    for (const std::string_view front : {"VNĐ", "VND", "vnđ", "vnd", "₫", "đ", "Đ"}) {
        if (takeFront(text, front)) {
            isNegative = takeSign(text) != isNegative;
            break;
        }
    }
    takeBack(text, "/-") || takeBack(text, ",-") || takeBack(text, ".-");
    // digits and marks | words of the unit | digits after it ("12tr5")
    const std::size_t firstDigit = text.find_first_of("0123456789");
    if (firstDigit != 0) {
        return std::nullopt;
    }
    std::size_t numberEnd = 0;
    std::size_t digitEnd = 0;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t code = nextCodePoint(text, at);
        if (code < 0x80 && isDigit(static_cast<char>(code))) {
            digitEnd = at;
        } else if (!isSpace(code) && !isInvisible(code) && code != '.' && code != ',' &&
                   code != '\'' && code != 0x2019) {
            break;
        }
        numberEnd = digitEnd;
    }
    std::string_view tail = text.substr(numberEnd);
    std::string_view after;
    const std::size_t lastLetter = tail.find_last_not_of("0123456789");
    if (lastLetter != std::string_view::npos && lastLetter + 1 < tail.size()) {
        after = tail.substr(lastLetter + 1);
        tail = tail.substr(0, lastLetter + 1);
    }
    const std::string wording = unitWords(tail);
    const bool isOddTail = tail.find_first_of("/-+*%#(){}[]<>=_\"") != std::string_view::npos ||
                           !isValidUtf8(tail) || wording.empty() != trim(tail).empty();
    const std::optional<std::int64_t> unit = unitOf(wording);
    std::optional<Written> written = readDigits(text.substr(0, numberEnd), noMark);
    if (isOddTail || !unit || !written) {
        return std::nullopt;
    }
    if (!after.empty()) {
        // "12tr5" is 12,5 triệu; only after a plain whole number and a unit.
        if (*unit == 0 || !written->decimals.empty() || after.size() > 3) {
            return std::nullopt;
        }
        written->decimals = after;
    }
    if (written->isDoubtful) {
        return std::nullopt;
    }
    written->isNegative = isNegative;
    return moneyValue(*written, *unit == 0 ? reading.multiplier : *unit);
}

std::optional<Money> moneyFromCell(double value, MoneyReading reading)
{
    const double dong = std::round(value * static_cast<double>(reading.multiplier));
    constexpr double exactLimit = 9e15;
    if (!(std::fabs(dong) <= exactLimit)) {
        return std::nullopt;
    }
    return Money{static_cast<std::int64_t>(dong)};
}

std::optional<std::int64_t> parseInteger(std::string_view text)
{
    if (const auto plain = plainWhole(text)) {
        return plain;
    }
    std::optional<Written> written = readNumber(text, noMark);
    if (!written || written->isDoubtful ||
        written->decimals.find_first_not_of('0') != std::string::npos) {
        return std::nullopt;
    }
    if (written->isNegative) {
        written->whole.insert(0, 1, '-');
    }
    return wholeValue(written->whole);
}

std::optional<double> parseDecimal(std::string_view text)
{
    if (const auto plain = plainWhole(text)) {
        return static_cast<double>(*plain);
    }
    return decimalValue(readNumber(text, noMark));
}

std::optional<double> parseDecimal(std::string_view text, Language language)
{
    return decimalValue(readNumber(text, decimalMark(language)));
}

std::string formatInteger(std::int64_t value, Language language)
{
    std::string digits = std::to_string(value);
    const bool isNegative = digits.front() == '-';
    if (isNegative) {
        digits.erase(0, 1);
    }
    return (isNegative ? "-" : "") + grouped(digits, groupMark(language));
}

std::string formatMoney(Money amount, Language language)
{
    return formatInteger(amount.dong, language) + " đ";
}

std::string formatDecimal(double value, int places, Language language)
{
    if (!std::isfinite(value)) {
        return "–";
    }
    std::array<char, 400> buffer{};
    const auto [end, error] =
        std::to_chars(buffer.data(), buffer.data() + buffer.size(), std::fabs(value),
                      std::chars_format::fixed, std::clamp(places, 0, 9));
    std::string_view digits(buffer.data(), static_cast<std::size_t>(end - buffer.data()));
    const std::size_t point = std::min(digits.find('.'), digits.size());
    std::string decimals(digits.substr(std::min(point + 1, digits.size())));
    decimals.resize(decimals.find_last_not_of('0') + 1);
    std::string out = grouped(digits.substr(0, point), groupMark(language));
    if (!decimals.empty()) {
        out += decimalMark(language) + decimals;
    }
    const bool isZero = out == "0";
    return value < 0 && !isZero ? "-" + out : out;
}

} // namespace dongbo::text
