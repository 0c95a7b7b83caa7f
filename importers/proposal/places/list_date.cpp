#include "importers/proposal/places/list_date.h"

#include "core/text/dates.h"
#include "core/text/fold.h"
#include "importers/recognise/cells/cell_text.h"
#include "importers/recognise/words/vocabulary.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>

namespace dongbo::importers {

namespace {

using Words = std::vector<std::string_view>;

constexpr int firstYear = 1990, lastYear = 2100;

std::optional<int> numberAt(const Words& words, std::size_t at)
{
    int value = 0;
    if (at >= words.size() || words[at].size() > 4) {
        return std::nullopt;
    }
    const auto end = words[at].data() + words[at].size();
    const auto read = std::from_chars(words[at].data(), end, value);
    return read.ec == std::errc{} && read.ptr == end ? std::optional{value} : std::nullopt;
}

std::optional<int> yearAt(const Words& words, std::size_t at)
{
    const auto year = numberAt(words, at);
    return year && *year >= firstYear && *year <= lastYear ? year : std::nullopt;
}

bool isWord(const Words& words, std::size_t at, std::string_view word)
{
    return at < words.size() && words[at] == word;
}

std::optional<Date> dayOf(int year, unsigned month, unsigned day)
{
    const Date date{std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{day}};
    return date.ok() ? std::optional{date} : std::nullopt;
}

std::optional<Date> endOfMonth(int year, int month)
{
    if (month < 1 || month > 12) {
        return std::nullopt;
    }
    return Date{std::chrono::year{year} / std::chrono::month{static_cast<unsigned>(month)} /
                std::chrono::last};
}

/// "ii" of "quý II", "2" of "quý 2"; 0 for anything else.
int quarterOf(std::string_view word)
{
    static constexpr std::array<std::string_view, 4> roman{"i", "ii", "iii", "iv"};
    for (std::size_t i = 0; i < roman.size(); ++i) {
        if (word == roman[i] || word == std::to_string(i + 1)) {
            return static_cast<int>(i + 1);
        }
    }
    return 0;
}

/// "… tháng 4 năm 2021", "… 4 2021" (of 4/2021): the year behind a month at `at`.
std::optional<int> yearAfter(const Words& words, std::size_t at)
{
    return isWord(words, at, "nam") ? yearAt(words, at + 1) : yearAt(words, at);
}

/// A date that begins with the word at `at`.
std::optional<Date> dateAt(const Words& words, std::size_t at)
{
    const auto first = numberAt(words, at), second = numberAt(words, at + 1);
    if (first && second) { // 5/4/2021
        if (const auto year = yearAt(words, at + 2)) {
            return dayOf(*year, static_cast<unsigned>(*second), static_cast<unsigned>(*first));
        }
    }
    if (first && isWord(words, at + 1, "thang")) { // ngày 5 tháng 4 năm 2021
        const auto month = numberAt(words, at + 2);
        const auto year = month ? yearAfter(words, at + 3) : std::nullopt;
        return year ? dayOf(*year, static_cast<unsigned>(*month), static_cast<unsigned>(*first))
                    : std::nullopt;
    }
    if (isWord(words, at, "thang") && second) {
        const auto year = yearAfter(words, at + 2);
        return year ? endOfMonth(*year, *second) : std::nullopt;
    }
    if (isWord(words, at, "quy") && at + 1 < words.size()) {
        const int quarter = quarterOf(words[at + 1]);
        const auto year = quarter > 0 ? yearAfter(words, at + 2) : std::nullopt;
        return year ? endOfMonth(*year, quarter * 3) : std::nullopt;
    }
    if (isWord(words, at, "nam")) {
        const auto year = yearAt(words, at + 1);
        return year ? dayOf(*year, 12, 31) : std::nullopt;
    }
    return std::nullopt;
}

bool namesAnotherPaper(std::string_view folded)
{
    static constexpr std::array<std::string_view, 8> papers{"thong tu", "quyet dinh", "nghi dinh",
                                                            "ban hanh", "cong van",   "nghi quyet",
                                                            "tt btc",   "qd"};
    return std::any_of(papers.begin(), papers.end(), [&](std::string_view paper) {
        return findWords(folded, paper) != std::string_view::npos;
    });
}

std::optional<Date> dayInWords(const Words& words)
{
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (const auto date = dateAt(words, i)) {
            return date;
        }
    }
    return std::nullopt;
}

/// "30062021", "20210630".
std::optional<Date> dayInDigits(std::string_view word)
{
    if (word.size() != 8 ||
        !std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; })) {
        return std::nullopt;
    }
    const auto part = [&](std::size_t from, std::size_t count) {
        int value = 0;
        std::from_chars(word.data() + from, word.data() + from + count, value);
        return value;
    };
    const auto read = [&](int year, int month, int day) -> std::optional<Date> {
        return year >= firstYear && year <= lastYear
                   ? dayOf(year, static_cast<unsigned>(month), static_cast<unsigned>(day))
                   : std::nullopt;
    };
    const auto dayFirst = read(part(4, 4), part(2, 2), part(0, 2));
    return dayFirst ? dayFirst : read(part(0, 4), part(4, 2), part(6, 2));
}

std::optional<Date> dayInLetterhead(const Workbook& workbook, const SheetReading& reading)
{
    std::optional<Date> found;
    workbook.forEachRow(reading.sheet, [&](const Row& row) {
        for (const auto& cell : row.cells) {
            if (!found && row.number < reading.header.rows.first && cell.kind == CellKind::Text) {
                found = dayIn(cellText(cell));
            }
        }
        return !found && row.number < reading.header.rows.first;
    });
    return found;
}

} // namespace

std::optional<Date> dayIn(std::string_view text)
{
    const auto folded = text::fold(text);
    return namesAnotherPaper(folded) ? std::nullopt : dayInWords(text::words(folded));
}

std::optional<Date> dayInName(std::string_view name)
{
    const auto folded = text::fold(name);
    const auto words = text::words(folded);
    if (const auto date = dayInWords(words)) {
        return date;
    }
    for (const auto word : words) {
        if (const auto date = dayInDigits(word)) {
            return date;
        }
    }
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (const auto year = yearAt(words, i)) {
            return dayOf(*year, 12, 31);
        }
    }
    return std::nullopt;
}

std::optional<Date> dayOfList(const Workbook& workbook, const std::vector<SheetReading>& readings,
                              std::string_view fileName, Date today)
{
    std::optional<Date> found;
    for (const auto& reading : readings) {
        if (!found && reading.isRead()) {
            found = dayInLetterhead(workbook, reading);
        }
    }
    for (const auto& reading : readings) {
        if (!found && reading.isRead()) {
            found = dayInName(reading.name);
        }
    }
    found = found ? found : dayInName(fileName);
    return found ? std::optional{std::min(*found, today)} : std::nullopt;
}

} // namespace dongbo::importers
