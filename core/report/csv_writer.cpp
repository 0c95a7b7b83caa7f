#include "core/report/writers.h"
#include "core/text/dates.h"
#include "core/text/unicode.h"

#include <algorithm>
#include <charconv>

namespace dongbo::report {

namespace {

bool startsFormula(char32_t c)
{
    switch (c) {
    case U'=':
    case U'+':
    case U'-':
    case U'@':
    case U'\t':
    case U'\r':
    case U'＝':
    case U'＋':
    case U'－':
    case U'＠':
        return true;
    default:
        return false;
    }
}

bool isPlainNumber(std::string_view text)
{
    double value = 0;
    const auto end = text.data() + text.size();
    const auto result = std::from_chars(text.data(), end, value, std::chars_format::fixed);
    return result.ec == std::errc() && result.ptr == end;
}

std::string quoted(const std::string& text)
{
    if (text.find_first_of(",;\"\r\n\t") == std::string::npos &&
        (text.empty() || (text.front() != ' ' && text.back() != ' '))) {
        return text;
    }
    std::string out = "\"";
    for (const char c : text) {
        out += c;
        if (c == '"') {
            out += c;
        }
    }
    return out + "\"";
}

std::string cellText(const Cell& cell)
{
    if (const auto* text = std::get_if<std::string>(&cell)) {
        return neutralised(*text);
    }
    if (const auto* number = std::get_if<std::int64_t>(&cell)) {
        return std::to_string(*number);
    }
    if (const auto* day = std::get_if<Date>(&cell)) {
        return text::formatDate(*day);
    }
    return {};
}

} // namespace

std::string neutralised(std::string_view text)
{
    std::size_t at = 0;
    while (at < text.size()) {
        const auto c = text::nextCodePoint(text, at);
        if (startsFormula(c)) {
            return (isPlainNumber(text) ? "" : "'") + std::string(text);
        }
        if (!text::isSpace(c) && !text::isInvisible(c)) {
            break;
        }
    }
    return std::string(text);
}

std::string csvCell(std::string_view text)
{
    return quoted(neutralised(text));
}

std::string csvOf(const Model& model)
{
    std::string out = "\xEF\xBB\xBF";
    const bool hasGroups = !model.groupTitle.empty();
    std::string line = hasGroups ? quoted(neutralised(model.groupTitle)) : std::string();
    for (std::size_t i = 0; i < model.columns.size(); ++i) {
        line += i == 0 && !hasGroups ? "" : ",";
        line += quoted(neutralised(model.columns[i].title));
    }
    out += line + "\r\n";
    for (const auto& group : model.groups) {
        for (const auto& row : group.rows) {
            line = hasGroups ? quoted(neutralised(group.title)) : std::string();
            for (std::size_t i = 0; i < row.size(); ++i) {
                line += i == 0 && !hasGroups ? "" : ",";
                line += quoted(cellText(row[i]));
            }
            out += line + "\r\n";
        }
    }
    return out;
}

} // namespace dongbo::report
