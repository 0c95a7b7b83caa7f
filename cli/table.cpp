#include "cli/table.h"

#include "cli/output.h"
#include "core/platform/terminal.h"
#include "core/text/unicode.h"

#include <algorithm>
#include <cassert>

namespace dongbo::cli {

namespace {

constexpr std::string_view gap = "  ";
constexpr std::size_t narrowest = 12;

std::string cutTo(const std::string& text, std::size_t width)
{
    if (text::displayWidth(text) <= width) {
        return text;
    }
    std::size_t count = text::countCodePoints(text);
    while (count > 0 && text::displayWidth(text::firstCodePoints(text, count)) + 1 > width) {
        --count;
    }
    return std::string(text::firstCodePoints(text, count)) + "…";
}

std::string_view colourOf(Tone tone)
{
    switch (tone) {
    case Tone::Plain:
        return control::plain;
    case Tone::Good:
        return control::good;
    case Tone::Warning:
        return control::warning;
    case Tone::Bad:
        return control::bad;
    case Tone::Quiet:
        return control::quiet;
    }
    return control::plain;
}

std::string oneLine(const std::string& text)
{
    return text::collapseSpaces(text);
}

} // namespace

std::string toned(const Context& context, std::string_view text, Tone tone)
{
    if (!context.hasColour || tone == Tone::Plain || text.empty()) {
        return std::string(text);
    }
    return std::string(colourOf(tone)).append(text).append(control::plain);
}

Table::Table(std::vector<Column> columns)
    : m_columns(std::move(columns))
{}

void Table::add(std::vector<Cell> cells)
{
    assert(cells.size() == m_columns.size());
    for (auto& cell : cells) {
        cell.text = oneLine(cell.text);
    }
    m_rows.push_back(std::move(cells));
}

std::vector<std::size_t> Table::widths(std::size_t terminal) const
{
    std::vector<std::size_t> out;
    for (std::size_t c = 0; c < m_columns.size(); ++c) {
        std::size_t widest = text::displayWidth(m_columns[c].heading);
        for (const auto& row : m_rows) {
            widest = std::max(widest, text::displayWidth(row[c].text));
        }
        out.push_back(widest);
    }
    const auto total = [&out] {
        std::size_t sum = gap.size() * (out.size() - 1);
        for (const auto width : out) {
            sum += width;
        }
        return sum;
    };
    while (terminal != 0 && total() > terminal) {
        std::size_t widest = m_columns.size();
        for (std::size_t c = 0; c < m_columns.size(); ++c) {
            if (m_columns[c].align == Align::Left && out[c] > narrowest &&
                (widest == m_columns.size() || out[c] > out[widest])) {
                widest = c;
            }
        }
        if (widest == m_columns.size()) {
            break;
        }
        --out[widest];
    }
    return out;
}

void Table::print(const Context& context) const
{
    const auto wide = widths(platform::outputColumns());
    const auto line = [&](const auto& textOf, const auto& toneOf) {
        std::string out;
        for (std::size_t c = 0; c < m_columns.size(); ++c) {
            const std::string cut = cutTo(textOf(c), wide[c]);
            const std::string pad(wide[c] - std::min(wide[c], text::displayWidth(cut)), ' ');
            const bool isLast = c + 1 == m_columns.size();
            const std::string shown = toned(context, cut, toneOf(c));
            out += m_columns[c].align == Align::Right ? pad + shown : shown + (isLast ? "" : pad);
            out += isLast ? "" : std::string(gap);
        }
        out.erase(out.find_last_not_of(' ') + 1);
        *context.out << out << "\n";
    };
    line([&](std::size_t c) { return m_columns[c].heading; },
         [](std::size_t) { return Tone::Quiet; });
    for (const auto& row : m_rows) {
        line([&](std::size_t c) { return row[c].text; },
             [&](std::size_t c) { return row[c].tone; });
    }
}

void Facts::add(std::string name, std::string value, Tone tone)
{
    if (!value.empty()) {
        m_facts.push_back({std::move(name), std::move(value), tone});
    }
}

void Facts::print(const Context& context) const
{
    std::size_t widest = 0;
    for (const auto& fact : m_facts) {
        widest = std::max(widest, text::displayWidth(fact.name));
    }
    for (const auto& fact : m_facts) {
        *context.out << toned(context, fact.name, Tone::Quiet)
                     << std::string(widest - text::displayWidth(fact.name) + gap.size(), ' ')
                     << toned(context, oneLine(fact.value), fact.tone) << "\n";
    }
}

} // namespace dongbo::cli
