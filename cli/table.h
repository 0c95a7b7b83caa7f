#pragma once

#include "cli/context.h"

#include <cstddef>
#include <string>
#include <vector>

namespace dongbo::cli {

enum class Align
{
    Left,
    Right
};

/// A meaning that a terminal may colour; the words carry it without colour too.
enum class Tone
{
    Plain,
    Good,
    Warning,
    Bad,
    Quiet
};

/// A text as it stands, coloured only when the context allows it.
[[nodiscard]] std::string toned(const Context& context, std::string_view text, Tone tone);

/// Rows under headings in aligned columns, counted in what a terminal shows, not in bytes. On a
/// terminal the widest left-aligned columns are cut with "…" so that a row stays one line;
/// elsewhere nothing is cut.
class Table
{
public:
    struct Column
    {
        std::string heading;
        Align align = Align::Left;
    };
    struct Cell
    {
        std::string text;
        Tone tone = Tone::Plain;
    };

    explicit Table(std::vector<Column> columns);
    /// As many cells as there are columns.
    void add(std::vector<Cell> cells);
    [[nodiscard]] std::size_t rows() const { return m_rows.size(); }
    void print(const Context& context) const;

private:
    [[nodiscard]] std::vector<std::size_t> widths(std::size_t terminal) const;

    std::vector<Column> m_columns;
    std::vector<std::vector<Cell>> m_rows;
};

/// "name: value" lines with the values under one another; empty values are left out.
class Facts
{
public:
    void add(std::string name, std::string value, Tone tone = Tone::Plain);
    void print(const Context& context) const;

private:
    struct Fact
    {
        std::string name;
        std::string value;
        Tone tone;
    };
    std::vector<Fact> m_facts;
};

} // namespace dongbo::cli
