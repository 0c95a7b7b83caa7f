#include "tests/corpus/list_spec.h"

#include "core/domain/time.h"
#include "core/text/legacy_encoding.h"
#include "tests/corpus/format_writers.h"
#include "tests/support/old_writer.h"

#include <algorithm>
#include <chrono>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace dongbo::corpus {

namespace {

std::vector<std::string> split(const std::string& text, const std::string& by)
{
    std::vector<std::string> out;
    std::size_t at = 0;
    for (;;) {
        const auto end = text.find(by, at);
        out.push_back(text.substr(at, end - at));
        if (end == std::string::npos) {
            return out;
        }
        at = end + by.size();
    }
}

std::string trimmed(const std::string& text)
{
    const auto first = text.find_first_not_of(" \t");
    if (first == std::string::npos) {
        return {};
    }
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

std::string unescaped(const std::string& text)
{
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\\' && i + 1 < text.size()) {
            const char next = text[++i];
            out += next == 'n' ? '\n' : next == 'p' ? '|' : next == 's' ? ' ' : next;
        } else {
            out += text[i];
        }
    }
    return out;
}

bool isNumber(const std::string& text)
{
    std::size_t at = text.starts_with('-') ? 1 : 0;
    std::size_t digits = 0, points = 0;
    for (; at < text.size(); ++at) {
        digits += text[at] >= '0' && text[at] <= '9' ? 1 : 0;
        points += text[at] == '.' ? 1 : 0;
    }
    return digits > 0 && points <= 1 &&
           digits + points + (text.starts_with('-') ? 1 : 0) == text.size() && text.back() != '.';
}

std::optional<SpecCell> cellOf(std::string text)
{
    text = trimmed(text);
    if (text.empty()) {
        return std::nullopt;
    }
    SpecCell cell;
    if (text.starts_with("==")) {
        cell.formula = text.substr(2);
        cell.isFormula = true;
        return cell;
    }
    if (text.starts_with('~')) {
        const auto space = text.find(' ');
        cell.format = text.substr(1, space - 1);
        text.erase(0, space + 1);
    }
    if (text.starts_with('=') && isNumber(text.substr(1))) {
        cell.isFormula = true;
        text.erase(0, 1);
    }
    if (isNumber(text)) {
        cell.kind = SpecCell::Kind::Number;
        cell.number = std::stod(text);
        cell.written = text;
    } else if (const auto day = text.starts_with('#') ? parseIsoDate(text.substr(1)) : std::nullopt;
               day) {
        using namespace std::chrono;
        cell.kind = SpecCell::Kind::Date;
        const sys_days zero = year{1899} / December / 30;
        cell.number = static_cast<double>((sys_days(*day) - zero).count());
    } else {
        cell.text = unescaped(text.starts_with('\'') ? text.substr(1) : text);
    }
    return cell;
}

template <typename F> void forCells(SpecSheet& sheet, const std::string& range, F&& change)
{
    const auto wanted = rangeOf(range);
    for (auto& row : sheet.rows) {
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            const auto column = static_cast<std::uint32_t>(i + 1);
            if (row.cells[i] && row.number >= wanted.firstRow && row.number <= wanted.lastRow &&
                column >= wanted.firstColumn && column <= wanted.lastColumn) {
                change(*row.cells[i]);
            }
        }
    }
}

SpecRow rowOf(const std::string& mark, const std::string& cells, std::uint32_t number)
{
    SpecRow row;
    row.number = number;
    const auto rest = mark.substr(1);
    switch (mark[0]) {
    case '+':
        row.outcome = "created";
        row.devices = rest.empty() ? 1 : static_cast<std::uint32_t>(std::stoul(rest));
        break;
    case '!':
        row.outcome = "set_aside";
        row.reason = rest;
        break;
    case '-':
        row.outcome = "not_data";
        row.reason = rest;
        break;
    default:
        break;
    }
    for (const auto& cell : split(cells, "|")) {
        row.cells.push_back(cellOf(cell));
    }
    return row;
}

SpecDevice deviceOf(const std::string& text)
{
    SpecDevice out;
    const auto space = text.find(' ');
    const auto place = text.substr(0, space);
    const auto slash = place.find('/');
    out.row = static_cast<std::uint32_t>(std::stoul(place));
    out.ordinal = slash == std::string::npos ? 1 : std::stoul(place.substr(slash + 1));
    for (const auto& field : split(text.substr(space + 1), ";")) {
        const auto equals = field.find('=');
        out.fields[trimmed(field.substr(0, equals))] = trimmed(field.substr(equals + 1));
    }
    return out;
}

/// "columns.H condition", "unit-of-money 1000", …
void choose(importers::SheetChoices& choices, const std::string& what, const std::string& value)
{
    const bool isYes = value == "yes";
    if (what == "read") {
        choices.isRead = isYes;
    } else if (what == "split-quantity") {
        choices.splitsQuantity = isYes;
    } else if (what == "split-bundles") {
        choices.splitsBundles = isYes;
    } else if (what == "price-of") {
        choices.priceOf = value == "one" ? importers::PriceOf::One : importers::PriceOf::Row;
    } else if (what == "unit-of-money") {
        choices.unitOfMoney = std::stoll(value);
    } else if (what == "encoding") {
        choices.encoding = text::parseEncoding(value).value();
    } else if (what == "place") {
        choices.place = value;
    } else if (what == "header") {
        const auto dash = value.find('-');
        choices.header =
            importers::HeaderRows{static_cast<std::uint32_t>(std::stoul(value)),
                                  static_cast<std::uint32_t>(std::stoul(value.substr(dash + 1)))};
    } else if (what.starts_with("column-")) {
        choices.columns[columnNumber(what.substr(7))] = importers::parseListField(value).value();
    } else if (what.starts_with("section ")) {
        choices.sectionPlaces[what.substr(8)] = value;
    } else {
        throw std::runtime_error("no such choice: " + what);
    }
}

class Parser
{
public:
    explicit Parser(ListSpec& spec)
        : m_spec(&spec)
    {}

    void line(const std::string& text)
    {
        const auto space = std::min(text.find_first_of(" \t"), text.size());
        if (std::string("+!-.").find(text[0]) != std::string::npos) {
            sheet().rows.push_back(rowOf(text.substr(0, space), text.substr(space), m_next++));
            return;
        }
        if (text.starts_with('@')) {
            m_next = static_cast<std::uint32_t>(std::stoul(text.substr(1)));
            return;
        }
        const auto word = text.substr(0, space);
        const auto rest = trimmed(text.substr(space));
        if (!ofList(word, rest) && !ofSheet(word, rest)) {
            throw std::runtime_error("no such line");
        }
    }

private:
    SpecSheet& sheet()
    {
        if (m_spec->sheets.empty()) {
            m_spec->sheets.push_back({});
            m_spec->sheets.back().name = "Sheet1";
        }
        return m_spec->sheets.back();
    }

    bool ofList(const std::string& word, const std::string& rest)
    {
        if (word == "quirk") {
            m_spec->quirk = rest;
        } else if (word == "file") {
            m_spec->fileName = rest;
        } else if (word == "format") {
            m_spec->formats = split(rest, " ");
        } else if (word == "units") {
            m_spec->units = rest == "none" ? "" : rest;
        } else if (word == "create-places") {
            m_spec->createsPlaces = true;
        } else if (word == "asked") {
            m_spec->isAsked = true;
        } else if (word == "variant") {
            auto& words = m_spec->variants.emplace_back();
            for (const auto& pair : split(rest, " ; ")) {
                const auto parts = split(pair, " => ");
                words[unescaped(trimmed(parts.at(0)))] = unescaped(trimmed(parts.at(1)));
            }
        } else if (word == "date1904") {
            m_spec->isFrom1904 = true;
        } else if (word == "choose") {
            const auto parts = split(rest, " = ");
            const auto first = parts.at(0).find(": ");
            choose(m_spec->choices.sheets[parts[0].substr(0, first)], parts[0].substr(first + 2),
                   parts.at(1));
        } else if (word == "sheet") {
            m_spec->sheets.push_back({});
            const bool isHidden = rest.ends_with(" hidden");
            m_spec->sheets.back().name = isHidden ? rest.substr(0, rest.size() - 7) : rest;
            m_spec->sheets.back().isHidden = isHidden;
            m_next = 1;
        } else {
            return false;
        }
        return true;
    }

    bool ofSheet(const std::string& word, const std::string& rest)
    {
        const auto parts = split(rest, " ");
        if (word == "merge") {
            sheet().merges.insert(sheet().merges.end(), parts.begin(), parts.end());
        } else if (word == "font") {
            const auto name = rest.substr(parts[0].size() + 1);
            forCells(sheet(), parts[0], [&](SpecCell& cell) { cell.font = name; });
        } else if (word == "write") {
            m_spec->isOldText = true;
            const tests::OldWriter writer(text::parseEncoding(parts.at(1)).value());
            forCells(sheet(), parts[0],
                     [&](SpecCell& cell) { cell.text = writer.write(cell.text); });
        } else if (word == "layout") {
            sheet().layout = rest;
        } else if (word == "header") {
            sheet().header = rest;
        } else if (word == "column") {
            sheet().columns[parts.at(0)] = parts.at(1);
        } else if (word == "device") {
            sheet().devices.push_back(deviceOf(rest));
        } else if (word == "no-totals") {
            sheet().hasTotals = true;
        } else if (word == "total") {
            sheet().hasTotals = true;
            sheet().totals.push_back({static_cast<std::uint32_t>(std::stoul(parts.at(0))),
                                      parts.at(1), std::stoll(parts.at(2)),
                                      std::stoll(parts.at(parts.size() > 3 ? 3 : 2))});
        } else if (word == "place" || word == "problem") {
            auto& wanted = word == "place" ? sheet().places : sheet().problems;
            wanted[static_cast<std::uint32_t>(std::stoul(parts[0]))] =
                trimmed(rest.substr(parts[0].size()));
        } else if (word == "fault") {
            sheet().symptoms[static_cast<std::uint32_t>(std::stoul(parts[0]))] =
                rest.substr(parts[0].size() + 1);
        } else {
            return false;
        }
        return true;
    }

    ListSpec* m_spec;
    std::uint32_t m_next = 1;
};

} // namespace

std::uint32_t columnNumber(const std::string& letters)
{
    std::uint32_t out = 0;
    for (const char c : letters) {
        out = out * 26 + static_cast<std::uint32_t>(c - 'A' + 1);
    }
    return out;
}

Range rangeOf(const std::string& text)
{
    const auto place = [](const std::string& name) {
        const auto digit = name.find_first_of("0123456789");
        return std::pair{static_cast<std::uint32_t>(std::stoul(name.substr(digit))),
                         columnNumber(name.substr(0, digit))};
    };
    const auto colon = text.find(':');
    const auto first = place(text.substr(0, colon));
    const auto last = colon == std::string::npos ? first : place(text.substr(colon + 1));
    return {first.first, first.second, last.first, last.second};
}

ListSpec readSpec(const std::filesystem::path& path)
{
    ListSpec spec;
    spec.name = path.stem().string();
    spec.formats = {"xlsx", "xls", "ods"};
    std::ifstream file(path);
    if (!file) {
        throw std::runtime_error("cannot read " + path.string());
    }
    Parser parser(spec);
    int number = 0;
    for (std::string line; std::getline(file, line);) {
        ++number;
        try {
            if (!line.empty() && !line.starts_with("# ")) {
                parser.line(line);
            }
        } catch (const std::exception& error) {
            throw std::runtime_error(path.filename().string() + ":" + std::to_string(number) +
                                     ": " + line + ": " + error.what());
        }
    }
    return spec;
}

} // namespace dongbo::corpus
