#include "core/report/writers.h"
#include "core/text/dates.h"
#include "core/text/numbers.h"
#include "core/text/unicode.h"

#include <algorithm>

namespace dongbo::report {

namespace {

bool isNumber(ColumnKind kind)
{
    return kind == ColumnKind::Integer || kind == ColumnKind::Money;
}

std::string cellText(const Cell& cell, Language language)
{
    if (const auto* text = std::get_if<std::string>(&cell)) {
        return text::collapseSpaces(*text);
    }
    if (const auto* number = std::get_if<std::int64_t>(&cell)) {
        return text::formatInteger(*number, language);
    }
    if (const auto* day = std::get_if<Date>(&cell)) {
        return text::formatDate(*day);
    }
    return {};
}

/// At most `width` terminal columns, "…" where truncated.
std::string fitted(const std::string& text, std::size_t width)
{
    if (text::displayWidth(text) <= width || width == 0) {
        return text;
    }
    std::size_t letters = width;
    while (letters > 0 && text::displayWidth(text::firstCodePoints(text, letters)) > width - 1) {
        --letters;
    }
    return std::string(text::firstCodePoints(text, letters)) + "…";
}

struct Layout
{
    const Model& model;
    std::vector<std::size_t> widths;

    explicit Layout(const Model& of)
        : model(of)
    {
        for (const auto& column : model.columns) {
            widths.push_back(text::displayWidth(column.title));
        }
        for (const auto& group : model.groups) {
            for (const auto& row : group.rows) {
                widen(row);
            }
            widen(group.subtotal);
        }
        widen(model.total);
    }

    void widen(const Row& row)
    {
        for (std::size_t i = 0; i < row.size() && i < widths.size(); ++i) {
            auto width = text::displayWidth(cellText(row[i], model.language));
            if (!isNumber(model.columns[i].kind)) {
                width = std::min(width, static_cast<std::size_t>(model.columns[i].width));
            }
            widths[i] = std::max(widths[i], width);
        }
    }

    std::string line(const std::vector<std::string>& cells) const
    {
        std::string out;
        for (std::size_t i = 0; i < widths.size(); ++i) {
            const std::string text = i < cells.size() ? fitted(cells[i], widths[i]) : std::string();
            const std::size_t used = text::displayWidth(text);
            const std::string gap(widths[i] > used ? widths[i] - used : 0, ' ');
            out += i == 0 ? "" : "  ";
            out += isNumber(model.columns[i].kind) ? gap + text : text + gap;
        }
        out.erase(out.find_last_not_of(' ') + 1);
        return out + "\n";
    }
    std::string line(const Row& row) const
    {
        std::vector<std::string> cells;
        for (const auto& cell : row) {
            cells.push_back(cellText(cell, model.language));
        }
        return line(cells);
    }
    std::string rule(const char* stroke) const
    {
        std::size_t width = widths.empty() ? 0 : 2 * (widths.size() - 1);
        for (const auto each : widths) {
            width += each;
        }
        std::string out;
        for (std::size_t i = 0; i < width; ++i) {
            out += stroke;
        }
        return out + "\n";
    }
};

} // namespace

std::string textOf(const Model& model)
{
    const Layout layout(model);
    std::string out;
    for (const auto& line : model.letterhead) {
        out += line + "\n";
    }
    out += model.letterhead.empty() ? "" : "\n";
    out += model.title + "\n";
    for (const auto& line : model.parameters) {
        out += line + "\n";
    }
    out += "\n";
    std::vector<std::string> titles;
    for (const auto& column : model.columns) {
        titles.push_back(column.title);
    }
    out += layout.line(titles) + layout.rule("─");
    for (const auto& group : model.groups) {
        if (!group.title.empty()) {
            out += group.title + "\n";
        }
        for (const auto& row : group.rows) {
            out += layout.line(row);
        }
        if (!group.subtotal.empty()) {
            out += layout.line(group.subtotal);
        }
        out += "\n";
    }
    if (!model.total.empty()) {
        out += layout.rule("─") + layout.line(model.total) + "\n";
    }
    for (const auto& note : model.notes) {
        out += note + "\n";
    }
    return out + model.provenance + "\n";
}

} // namespace dongbo::report
