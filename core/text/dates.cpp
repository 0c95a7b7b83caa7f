#include "core/text/dates.h"

#include "core/text/fold.h"
#include "core/text/numbers.h"
#include "core/text/unicode.h"
#include "core/text/wording.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdlib>
#include <vector>

namespace dongbo::text {

namespace {
constexpr int firstYear = 1900;
constexpr int lastYear = 2199;

// A number with its count of digits, or a folded word.
struct Token
{
    std::string word;
    unsigned value = 0;
    std::size_t digits = 0;

    [[nodiscard]] bool isNumber() const { return digits > 0; }
};

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

// Splits a folded text at spaces and between letters and digits ("t5" -> "t", 5). Absent when a
// number has more than four digits.
std::optional<std::vector<Token>> tokensOf(std::string_view folded)
{
    std::vector<Token> out;
    for (const std::string_view word : words(folded)) {
        for (std::size_t at = 0; at < word.size();) {
            Token token;
            if (isDigit(word[at])) {
                for (; at < word.size() && isDigit(word[at]); ++at) {
                    token.value = token.value * 10 + static_cast<unsigned>(word[at] - '0');
                    if (++token.digits > 4) {
                        return std::nullopt;
                    }
                }
            } else {
                for (; at < word.size() && !isDigit(word[at]); ++at) {
                    token.word += word[at];
                }
            }
            out.push_back(std::move(token));
        }
    }
    return out;
}

// Only characters that can occur in a date; the first is a letter, a digit or a parenthesis.
bool isWrittenLikeADate(std::string_view text)
{
    bool isFirst = true;
    bool wasDigit = false;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t code = nextCodePoint(text, at);
        const bool isPlain = code < 0x80;
        const char c = isPlain ? static_cast<char>(code) : '\0';
        const bool isAlnum = isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                             (!isPlain && code < 0x1F00 && !isSpace(code) && !isInvisible(code));
        if (!isAlnum && !isPlain && !isSpace(code) && !isInvisible(code) && code != 0x2013) {
            return false;
        }
        if (isFirst && !isAlnum && c != '(') {
            return false;
        }
        isFirst = false;
        if (isPlain && !isAlnum &&
            std::string_view("/-. ,:+()'\t\n\r").find(c) == std::string_view::npos) {
            return false;
        }
        if (c == ',' && wasDigit && at < text.size() && isDigit(text[at])) {
            return false; // "5,2021" is a number
        }
        wasDigit = isDigit(c);
    }
    return true;
}

constexpr std::array<std::string_view, 12> monthNames{
    "january", "february", "march",     "april",   "may",      "june",
    "july",    "august",   "september", "october", "november", "december"};

std::optional<unsigned> namedMonth(const Token& token)
{
    for (std::size_t i = 0; i < monthNames.size(); ++i) {
        if (token.word == monthNames[i] || token.word == monthNames[i].substr(0, 3) ||
            (i == 8 && token.word == "sept")) {
            return static_cast<unsigned>(i + 1);
        }
    }
    return std::nullopt;
}

std::optional<unsigned> romanQuarter(std::string_view word)
{
    constexpr std::array<std::string_view, 4> numerals{"i", "ii", "iii", "iv"};
    const auto found = std::find(numerals.begin(), numerals.end(), word);
    if (found == numerals.end()) {
        return std::nullopt;
    }
    return static_cast<unsigned>(found - numerals.begin() + 1);
}

// Walks over the tokens of one date; each read...() advances only on a match.
class Reader
{
public:
    Reader(std::vector<Token> tokens, bool mayHaveTime)
        : m_tokens(std::move(tokens))
        , m_mayHaveTime(mayHaveTime)
    {}

    std::optional<LooseDate> read()
    {
        for (const auto form : {&Reader::quarter, &Reader::dayFirst, &Reader::yearFirst,
                                &Reader::nameFirst, &Reader::monthOnly, &Reader::yearOnly}) {
            m_at = 0;
            if (std::optional<LooseDate> loose = (this->*form)(); loose) {
                return loose;
            }
        }
        return std::nullopt;
    }

private:
    [[nodiscard]] bool isAtEnd() const { return m_at == m_tokens.size(); }

    bool word(std::initializer_list<std::string_view> choices)
    {
        if (isAtEnd() || m_tokens[m_at].isNumber() ||
            std::find(choices.begin(), choices.end(), m_tokens[m_at].word) == choices.end()) {
            return false;
        }
        ++m_at;
        return true;
    }

    std::optional<unsigned> number(std::size_t mostDigits)
    {
        if (isAtEnd() || !m_tokens[m_at].isNumber() || m_tokens[m_at].digits > mostDigits) {
            return std::nullopt;
        }
        return m_tokens[m_at++].value;
    }

    std::optional<unsigned> month()
    {
        if (!isAtEnd() && !m_tokens[m_at].isNumber()) {
            const std::optional<unsigned> named = namedMonth(m_tokens[m_at]);
            m_at += named ? 1 : 0;
            return named;
        }
        return number(2);
    }

    std::optional<int> fullYear()
    {
        word({"nam", "year"});
        if (isAtEnd() || m_tokens[m_at].digits != 4) {
            return std::nullopt;
        }
        return static_cast<int>(m_tokens[m_at++].value);
    }

    std::optional<int> anyYear()
    {
        if (std::optional<int> year = fullYear(); year) {
            return year;
        }
        if (isAtEnd() || m_tokens[m_at].digits != 2) {
            return std::nullopt;
        }
        const auto value = static_cast<int>(m_tokens[m_at++].value);
        return value < 70 ? 2000 + value : 1900 + value;
    }

    // The rest may only be a time of day.
    bool isTimeOnly() const
    {
        if (isAtEnd()) {
            return true;
        }
        if (!m_mayHaveTime || m_tokens.size() - m_at > 8) {
            return false;
        }
        constexpr std::array<unsigned, 3> limits{24, 60, 60};
        std::size_t numbers = 0;
        for (std::size_t i = m_at; i < m_tokens.size(); ++i) {
            const Token& token = m_tokens[i];
            constexpr std::array<std::string_view, 6> timeWords{"t", "z", "am", "pm", "sa", "ch"};
            if (!token.isNumber()) {
                if (std::find(timeWords.begin(), timeWords.end(), token.word) == timeWords.end()) {
                    return false;
                }
            } else if (numbers < limits.size() && token.value >= limits[numbers++]) {
                return false;
            }
        }
        return numbers >= 2;
    }

    std::optional<LooseDate> day(std::optional<int> year, std::optional<unsigned> monthNumber,
                                 std::optional<unsigned> dayNumber) const
    {
        if (!year || !monthNumber || !dayNumber || !isTimeOnly() || *year < firstYear ||
            *year > lastYear) {
            return std::nullopt;
        }
        const Date date{std::chrono::year(*year), std::chrono::month(*monthNumber),
                        std::chrono::day(*dayNumber)};
        if (!date.ok()) {
            return std::nullopt;
        }
        return LooseDate{*year, monthNumber, dayNumber, Precision::Day};
    }

    std::optional<LooseDate> part(std::optional<int> year, std::optional<unsigned> monthNumber,
                                  Precision precision) const
    {
        if (!year || !isAtEnd() || *year < firstYear || *year > lastYear ||
            (precision != Precision::Year &&
             (!monthNumber || *monthNumber < 1 || *monthNumber > 12))) {
            return std::nullopt;
        }
        return LooseDate{*year, monthNumber, std::nullopt, precision};
    }

    std::optional<LooseDate> dayFirst()
    {
        word({"ngay", "day"});
        const std::optional<unsigned> dayNumber = number(2);
        word({"thang", "t", "th"});
        const std::optional<unsigned> monthNumber = month();
        const std::optional<int> year = anyYear();
        return day(year, monthNumber, dayNumber);
    }

    std::optional<LooseDate> yearFirst()
    {
        const std::optional<int> year = fullYear();
        word({"thang", "t", "th"});
        const std::optional<unsigned> monthNumber = month();
        if (!year || !monthNumber) {
            return std::nullopt;
        }
        if (isAtEnd()) {
            return part(year, monthNumber, Precision::Month);
        }
        return day(year, monthNumber, number(2));
    }

    // "May 11, 2021": the name identifies the month.
    std::optional<LooseDate> nameFirst()
    {
        if (isAtEnd() || m_tokens[m_at].isNumber()) {
            return std::nullopt;
        }
        const std::optional<unsigned> monthNumber = month();
        const std::optional<unsigned> dayNumber = number(2);
        return monthNumber ? day(fullYear(), monthNumber, dayNumber) : std::nullopt;
    }

    std::optional<LooseDate> monthOnly()
    {
        const bool isNamed = word({"thang", "t", "th"}) || (!isAtEnd() && !m_tokens[0].isNumber());
        const std::optional<unsigned> monthNumber = month();
        // "12/21" may be a day of December: two digits of a year need a month in words.
        return part(isNamed ? anyYear() : fullYear(), monthNumber, Precision::Month);
    }

    std::optional<LooseDate> yearOnly() { return part(fullYear(), std::nullopt, Precision::Year); }

    std::optional<unsigned> quarterNumber()
    {
        if (isAtEnd()) {
            return std::nullopt;
        }
        std::string_view name = m_tokens[m_at].word;
        for (const std::string_view prefix : {"quy", "quarter", "q"}) {
            if (name.substr(0, prefix.size()) != prefix) {
                continue;
            }
            ++m_at;
            if (name.size() > prefix.size()) {
                return romanQuarter(name.substr(prefix.size()));
            }
            if (!isAtEnd() && !m_tokens[m_at].isNumber()) {
                return romanQuarter(m_tokens[m_at++].word);
            }
            const std::optional<unsigned> value = number(1);
            return value && *value >= 1 && *value <= 4 ? value : std::nullopt;
        }
        return std::nullopt;
    }

    std::optional<LooseDate> quarter()
    {
        std::optional<int> year;
        if (!isAtEnd() && m_tokens[0].digits == 4) {
            year = fullYear();
        }
        const std::optional<unsigned> value = quarterNumber();
        if (!value) {
            return std::nullopt;
        }
        year = year ? year : fullYear();
        return part(year, *value * 3 - 2, Precision::Quarter);
    }

    std::vector<Token> m_tokens;
    std::size_t m_at = 0;
    bool m_mayHaveTime;
};

/// "27/02/2020", "2020-02-27" and "2020", as nearly all cells have it, without taking the text
/// apart: what the Reader says of them. Absent for anything else.
std::optional<LooseDate> plainDate(std::string_view text)
{
    std::array<unsigned, 3> parts{};
    std::array<std::size_t, 3> digits{};
    std::size_t at = 0;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        for (; at < text.size() && isDigit(text[at]) && digits[i] < 4; ++at, ++digits[i]) {
            parts[i] = parts[i] * 10 + static_cast<unsigned>(text[at] - '0');
        }
        const auto year = static_cast<int>(parts[0]);
        if (i == 0 && at == text.size() && digits[0] == 4 && year >= firstYear &&
            year <= lastYear) {
            return LooseDate{year, {}, {}, Precision::Year};
        }
        const bool isEnd = i + 1 == parts.size();
        if (digits[i] == 0 || (at == text.size()) != isEnd ||
            (!isEnd && text[at] != '/' && text[at] != '-' && text[at] != '.')) {
            return std::nullopt;
        }
        ++at;
    }
    const bool isYearFirst = digits[0] == 4;
    const auto year = static_cast<int>(isYearFirst ? parts[0] : parts[2]);
    const unsigned day = isYearFirst ? parts[2] : parts[0];
    if (digits[isYearFirst ? 0 : 2] != 4 || digits[isYearFirst ? 2 : 0] > 2 || digits[1] > 2 ||
        year < firstYear || year > lastYear ||
        !Date{std::chrono::year(year), std::chrono::month(parts[1]), std::chrono::day(day)}.ok()) {
        return std::nullopt;
    }
    return LooseDate{year, parts[1], day, Precision::Day};
}

std::string padded(unsigned value)
{
    return (value < 10 ? "0" : "") + std::to_string(value);
}

unsigned lastMonthOf(const LooseDate& loose)
{
    const unsigned month = loose.month.value_or(1);
    switch (loose.precision) {
    case Precision::Year:
        return 12;
    case Precision::Quarter:
        return month + 2;
    case Precision::Month:
    case Precision::Day:
        return month;
    }
    return month;
}

struct Piece
{
    std::int64_t count;
    std::string_view one;
    std::string_view many;
};

std::string sayPiece(const Piece& piece, Language language)
{
    return say(language, piece.count == 1 ? piece.one : piece.many,
               {{"count", formatInteger(piece.count, language)}});
}
} // namespace

std::optional<LooseDate> parseDateText(std::string_view text)
{
    text = trim(text);
    if (auto plain = plainDate(text)) {
        return plain;
    }
    constexpr std::size_t longest = 80;
    if (text.empty() || text.size() > longest || !isWrittenLikeADate(text)) {
        return std::nullopt;
    }
    std::optional<std::vector<Token>> tokens = tokensOf(fold(text));
    if (!tokens || tokens->empty()) {
        return std::nullopt;
    }
    return Reader(std::move(*tokens), text.find(':') != std::string_view::npos).read();
}

Date firstDay(const LooseDate& loose)
{
    return Date{std::chrono::year(loose.year), std::chrono::month(loose.month.value_or(1)),
                std::chrono::day(loose.day.value_or(1))};
}

Date lastDay(const LooseDate& loose)
{
    if (loose.precision == Precision::Day) {
        return firstDay(loose);
    }
    return Date{std::chrono::year(loose.year) / std::chrono::month(lastMonthOf(loose)) /
                std::chrono::last};
}

std::optional<Date> dateFromSerial(double serial, DateSystem system)
{
    constexpr double pastEverything = 110000; // the year 2201 in both systems
    const double first = system == DateSystem::From1900 ? 1 : 0;
    if (!(serial >= first) || !(serial < pastEverything)) {
        return std::nullopt;
    }
    const auto count = static_cast<int>(std::floor(serial));
    using std::chrono::days;
    using std::chrono::sys_days;
    const auto from = [](int year, unsigned month, unsigned day) {
        return sys_days{
            Date{std::chrono::year(year), std::chrono::month(month), std::chrono::day(day)}};
    };
    constexpr int leapDayThatNeverWas = 60;
    if (system == DateSystem::From1900 && count == leapDayThatNeverWas) {
        return std::nullopt;
    }
    const sys_days zero = system == DateSystem::From1904 ? from(1904, 1, 1)
                          : count < leapDayThatNeverWas  ? from(1899, 12, 31)
                                                         : from(1899, 12, 30);
    const Date day{zero + days(count)};
    return static_cast<int>(day.year()) > lastYear ? std::nullopt : std::optional<Date>(day);
}

std::string formatDate(Date day)
{
    return padded(static_cast<unsigned>(day.day())) + "/" +
           padded(static_cast<unsigned>(day.month())) + "/" +
           std::to_string(static_cast<int>(day.year()));
}

std::string formatDate(const LooseDate& loose, Language language)
{
    std::string year = std::to_string(loose.year);
    const unsigned month = loose.month.value_or(1);
    switch (loose.precision) {
    case Precision::Year:
        return year;
    case Precision::Quarter: {
        constexpr std::array<std::string_view, 4> numerals{"I", "II", "III", "IV"};
        const std::size_t index = std::min<std::size_t>((month - 1) / 3, 3);
        return say(language, "date.quarter",
                   {{"roman", std::string(numerals[index])},
                    {"number", std::to_string(index + 1)},
                    {"year", year}});
    }
    case Precision::Month:
        return padded(month) + "/" + year;
    case Precision::Day:
        return formatDate(firstDay(loose));
    }
    return year;
}

std::string formatInstant(Instant moment)
{
    constexpr std::int64_t minute = 60'000;
    constexpr std::int64_t day = 24LL * 60 * minute;
    const std::int64_t local = moment.unixMs + officeOffsetMs;
    const std::int64_t ofDay = ((local % day) + day) % day / minute;
    return formatDate(dayOf(moment)) + " " + padded(static_cast<unsigned>(ofDay / 60)) + ":" +
           padded(static_cast<unsigned>(ofDay % 60));
}

std::string formatDuration(std::int64_t milliseconds, Language language)
{
    const std::int64_t minutes = std::abs(milliseconds / 60'000);
    const std::int64_t hours = minutes / 60;
    const std::int64_t days = hours / 24;
    const Piece dayPiece{days, "duration.one_day", "duration.days"};
    const Piece hourPiece{hours % 24, "duration.one_hour", "duration.hours"};
    const Piece minutePiece{minutes % 60, "duration.one_minute", "duration.minutes"};
    std::vector<Piece> pieces;
    if (days > 0) {
        pieces = {dayPiece};
        if (days < 10 && hourPiece.count > 0) {
            pieces.push_back(hourPiece);
        }
    } else if (hours > 0) {
        pieces = {hourPiece};
        if (minutePiece.count > 0) {
            pieces.push_back(minutePiece);
        }
    } else {
        pieces = {minutePiece};
    }
    std::string out;
    for (const Piece& piece : pieces) {
        out += (out.empty() ? "" : " ") + sayPiece(piece, language);
    }
    return out;
}

} // namespace dongbo::text
