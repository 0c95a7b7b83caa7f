#pragma once

#include "importers/grid/workbook.h"

#include <algorithm>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace dongbo::tests {

/// A list defined in a test: rows of cells, not read from a file. An empty text is not a cell.
/// Example: FakeWorkbook list; list.sheet("Sheet1").row({"STT", "Tên thiết bị"}).row({1,
/// "Camera"});
class FakeWorkbook final : public importers::Workbook
{
public:
    struct Value
    {
        Value(const char* written) // NOLINT(google-explicit-constructor): rows read like a list
            : kind(importers::CellKind::Text)
            , text(written)
        {}
        Value(std::string written) // NOLINT(google-explicit-constructor)
            : kind(importers::CellKind::Text)
            , text(std::move(written))
        {}
        Value(int figure) // NOLINT(google-explicit-constructor)
            : kind(importers::CellKind::Number)
            , number(figure)
        {}
        Value(double figure) // NOLINT(google-explicit-constructor)
            : kind(importers::CellKind::Number)
            , number(figure)
        {}
        /// A date cell by its serial of the 1900 system.
        [[nodiscard]] static Value date(double serial)
        {
            Value value(serial);
            value.kind = importers::CellKind::Date;
            return value;
        }
        [[nodiscard]] Value inFont(std::uint16_t index) const
        {
            Value value(*this);
            value.font = index;
            return value;
        }
        [[nodiscard]] Value asFormula() const
        {
            Value value(*this);
            value.isFormula = true;
            return value;
        }

        importers::CellKind kind;
        std::string text;
        double number = 0;
        bool isFormula = false;
        std::uint16_t font = 0;
    };

    FakeWorkbook& sheet(std::string name, bool hidden = false)
    {
        m_sheets.push_back({std::move(name), hidden, 0, 0, 0, {}, {}});
        m_cells.emplace_back();
        return *this;
    }
    /// Adds a row to the current sheet.
    FakeWorkbook& row(std::vector<Value> cells) { return row(m_sheets.back().lastRow + 1, cells); }
    FakeWorkbook& row(std::uint32_t number, const std::vector<Value>& cells)
    {
        auto& sheet = m_sheets.back();
        sheet.lastRow = number;
        Line line{number, cells};
        for (std::size_t i = 0; i < cells.size(); ++i) {
            if (isCell(cells[i])) {
                ++sheet.cells;
                sheet.lastColumn = std::max(sheet.lastColumn, static_cast<std::uint32_t>(i + 1));
            }
        }
        m_cells.back().push_back(std::move(line));
        return *this;
    }
    FakeWorkbook& merge(std::uint32_t firstRow, std::uint32_t firstColumn, std::uint32_t lastRow,
                        std::uint32_t lastColumn)
    {
        m_sheets.back().merges.push_back({firstRow, firstColumn, lastRow, lastColumn});
        return *this;
    }
    /// Index of a new font.
    std::uint16_t font(std::string name)
    {
        m_fonts.push_back(std::move(name));
        return static_cast<std::uint16_t>(m_fonts.size() - 1);
    }

    [[nodiscard]] std::string_view format() const override { return "fake"; }
    [[nodiscard]] const std::vector<std::string>& fonts() const override { return m_fonts; }
    [[nodiscard]] const std::vector<importers::Sheet>& sheets() const override { return m_sheets; }

    void forEachRow(std::size_t sheet,
                    const std::function<bool(const importers::Row&)>& visit) const override
    {
        for (const auto& line : m_cells[sheet]) {
            std::vector<importers::Cell> cells;
            for (std::size_t i = 0; i < line.cells.size(); ++i) {
                const auto& value = line.cells[i];
                if (isCell(value)) {
                    cells.push_back({line.number, static_cast<std::uint32_t>(i + 1), value.kind,
                                     value.isFormula, value.font, value.number, value.text});
                }
            }
            if (!cells.empty() && !visit({line.number, false, cells})) {
                return;
            }
        }
    }

private:
    struct Line
    {
        std::uint32_t number;
        std::vector<Value> cells;
    };
    static bool isCell(const Value& value)
    {
        return value.kind != importers::CellKind::Text || !value.text.empty();
    }

    std::vector<std::string> m_fonts{""};
    std::vector<importers::Sheet> m_sheets;
    std::vector<std::vector<Line>> m_cells;
};

} // namespace dongbo::tests
