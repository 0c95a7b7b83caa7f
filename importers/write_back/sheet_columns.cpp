#include "importers/write_back/sheet_columns.h"

#include "core/domain/error.h"
#include "core/text/dates.h"
#include "core/text/fold.h"
#include "core/text/unicode.h"
#include "core/text/wording.h"
#include "importers/recognise/cells/cell_text.h"

#include <algorithm>
#include <cctype>

namespace dongbo::importers {

namespace {

constexpr Language languages[] = {Language::Vietnamese, Language::English};

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// "14:00", "14h00", "14 giờ 30": minutes of the day; `text` loses it.
std::optional<std::int64_t> takeTime(std::string& text)
{
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (!isDigit(text[at]) || (at > 0 && isDigit(text[at - 1]))) {
            continue;
        }
        auto end = at;
        int hours = 0;
        while (end < text.size() && isDigit(text[end]) && end - at < 2) {
            hours = hours * 10 + (text[end++] - '0');
        }
        auto mark = end;
        while (mark < text.size() && text[mark] == ' ') {
            ++mark;
        }
        constexpr std::string_view hourWord = "giờ";
        const auto rest = std::string_view(text).substr(mark);
        const std::size_t length = rest.starts_with(':') || rest.starts_with('h') ? 1
                                   : rest.starts_with(hourWord)                   ? hourWord.size()
                                                                                  : 0;
        if (length == 0 || hours > 23) {
            continue;
        }
        auto after = mark + length;
        while (after < text.size() && text[after] == ' ') {
            ++after;
        }
        int minutes = 0;
        if (after + 1 < text.size() && isDigit(text[after]) && isDigit(text[after + 1])) {
            minutes = (text[after] - '0') * 10 + (text[after + 1] - '0');
            after += 2;
        }
        if (minutes > 59) {
            continue;
        }
        if (after + 2 < text.size() && text[after] == ':' && isDigit(text[after + 1])) {
            after += 3; // seconds
        }
        text.erase(at, after - at);
        return hours * 60 + minutes;
    }
    return std::nullopt;
}

} // namespace

std::string sheetHeading(std::string_view prefix, const SheetColumn& column, Language language)
{
    return text::say(language, std::string(prefix) + column.code);
}

const std::string& SaidRow::operator[](int part) const
{
    static const std::string none;
    const auto one = said.find(part);
    return one == said.end() ? none : one->second;
}

std::optional<std::vector<SaidRow>> readSaidRows(const Workbook& workbook, std::string_view prefix,
                                                 std::span<const SheetColumn> columns,
                                                 const std::set<int>& needed)
{
    std::map<std::string, int> headings;
    for (const auto& column : columns) {
        for (const auto language : languages) {
            headings.emplace(text::fold(sheetHeading(prefix, column, language)), column.part);
        }
        if (*column.member != '\0') {
            headings.emplace(text::fold(column.member), column.part);
        }
    }
    constexpr std::uint32_t lastHeading = 100;
    std::vector<SaidRow> out;
    bool hasSheet = false;
    for (std::size_t sheet = 0; sheet < workbook.sheets().size(); ++sheet) {
        std::map<std::uint32_t, int> places;
        workbook.forEachRow(sheet, [&](const Row& row) {
            std::map<std::uint32_t, int> known;
            SaidRow said{row.number, {}};
            for (const auto& cell : row.cells) {
                const auto text = std::string(text::trim(cellText(cell)));
                if (places.empty()) {
                    const auto part = headings.find(text::fold(text));
                    if (part != headings.end()) {
                        known.emplace(cell.column, part->second);
                    }
                } else if (const auto part = places.find(cell.column);
                           part != places.end() && !text.empty()) {
                    said.said[part->second] = text;
                }
            }
            if (places.empty()) {
                const bool isAll = std::all_of(needed.begin(), needed.end(), [&](int part) {
                    return std::any_of(known.begin(), known.end(),
                                       [part](const auto& one) { return one.second == part; });
                });
                if (isAll) {
                    places = std::move(known);
                    hasSheet = true;
                }
                return row.number < lastHeading || !places.empty();
            }
            if (!said.said.empty()) {
                out.push_back(std::move(said));
            }
            return true;
        });
    }
    return hasSheet ? std::optional{std::move(out)} : std::nullopt;
}

std::optional<Instant> saidMoment(std::string_view text, int hour)
{
    if (const auto moment = parseIsoInstant(text)) {
        return moment;
    }
    std::string rest(text);
    const auto time = takeTime(rest);
    std::string_view day = text::trim(rest);
    for (const std::string_view word : {"ngày ", "T", "lúc "}) {
        if (day.starts_with(word) && word != "T") {
            day.remove_prefix(word.size());
        }
        if (word == "T" && day.ends_with('T')) {
            day.remove_suffix(1);
        }
    }
    day = text::trim(day);
    while (!day.empty() && (day.back() == ',' || day.back() == ' ')) {
        day.remove_suffix(1);
    }
    const auto loose = text::parseDateText(day);
    if (!loose || loose->precision != text::Precision::Day) {
        return std::nullopt;
    }
    constexpr std::int64_t minuteMs = 60'000;
    return Instant{startOfDay(text::firstDay(*loose)).unixMs + time.value_or(hour * 60) * minuteMs};
}

Message badValue(const std::string& text)
{
    return {"table.bad_value", {{"text", text}}};
}

std::optional<Message> found(const std::function<void()>& find)
{
    try {
        find();
    } catch (const Error& error) {
        if (error.kind() != Error::Kind::Usage) {
            throw;
        }
        return error.message();
    }
    return std::nullopt;
}

} // namespace dongbo::importers
