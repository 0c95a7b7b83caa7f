#include "importers/recognise/cells/formula.h"

#include "importers/recognise/cells/formula_value.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace dongbo::importers {

namespace {

/// A cell as a formula sees it.
std::optional<FormulaResult> valueOf(CellKind kind, double number, std::string_view text)
{
    if (kind == CellKind::Number) {
        return FormulaResult{number};
    }
    return kind == CellKind::Text ? std::optional<FormulaResult>{std::string(text)} : std::nullopt;
}

} // namespace

/// The row at hand and, once a formula asks for another, the whole sheet.
class RowFormulas::SheetCells : public FormulaCells
{
public:
    SheetCells() = default;
    SheetCells(const Workbook& workbook, std::size_t sheet)
        : m_workbook(&workbook)
        , m_index(sheet)
    {}

    void begin(const Row& row)
    {
        m_row = &row;
        m_lookedInRow = 0;
        if (!isSmall()) {
            m_results.clear(); // no other row asks for them
        }
    }

    std::optional<FormulaResult> at(CellPlace place, int depth) override
    {
        if (place.row != m_row->number) {
            return ++m_looked <= mostLooks ? inSheet(place, depth) : std::nullopt;
        }
        if (++m_lookedInRow > mostLooksInRow) {
            return std::nullopt;
        }
        const auto one = std::lower_bound(
            m_row->cells.begin(), m_row->cells.end(), place.column,
            [](const Cell& cell, std::uint32_t column) { return cell.column < column; });
        if (one != m_row->cells.end() && one->column == place.column) {
            return isFormulaOnly(*one) ? worked(place, one->text.substr(1), depth)
                                       : valueOf(one->kind, one->number, one->text);
        }
        return FormulaResult{EmptyCell{}};
    }

    /// The result of the formula that stands there, worked out once.
    std::optional<FormulaResult> worked(CellPlace place, std::string_view formula, int depth)
    {
        const auto known = m_results.find(keyOf(place));
        if (known != m_results.end()) {
            return known->second; // nothing while it is being worked out: a circle
        }
        m_results[keyOf(place)] = std::nullopt;
        auto result = formulaValue(formula, *this, depth + 1);
        m_results[keyOf(place)] = result;
        return result;
    }

private:
    static constexpr std::uint64_t mostCells = 100'000;
    static constexpr std::uint64_t mostLooks = 2'000'000;
    static constexpr std::uint64_t mostLooksInRow = 4'000;

    struct Stored
    {
        CellKind kind = CellKind::Number;
        double number = 0;
        std::string text;
    };
    static std::uint64_t keyOf(CellPlace place)
    {
        return (static_cast<std::uint64_t>(place.row) << 16) | place.column;
    }

    /// Whether the whole sheet may be kept.
    [[nodiscard]] bool isSmall() const
    {
        return m_workbook != nullptr && m_workbook->sheets()[m_index].cells <= mostCells;
    }

    std::optional<FormulaResult> inSheet(CellPlace place, int depth)
    {
        if (!isSmall()) {
            return std::nullopt;
        }
        if (!m_isLoaded) {
            m_isLoaded = true;
            m_workbook->forEachRow(m_index, [this](const Row& row) {
                for (const auto& cell : row.cells) {
                    m_all[keyOf({row.number, cell.column})] = {cell.kind, cell.number,
                                                               std::string(cell.text)};
                }
                return true;
            });
        }
        const auto found = m_all.find(keyOf(place));
        if (found == m_all.end()) {
            return FormulaResult{EmptyCell{}};
        }
        const auto& cell = found->second;
        const bool isFormula = cell.kind == CellKind::Error && cell.text.starts_with('=');
        return isFormula ? worked(place, std::string_view(cell.text).substr(1), depth)
                         : valueOf(cell.kind, cell.number, cell.text);
    }

    const Workbook* m_workbook = nullptr;
    std::size_t m_index = 0;
    const Row* m_row = nullptr;
    bool m_isLoaded = false;
    // A hostile sheet does not get to make this slow.
    std::uint64_t m_looked = 0; ///< at other rows
    std::uint64_t m_lookedInRow = 0;
    std::unordered_map<std::uint64_t, Stored> m_all;
    std::unordered_map<std::uint64_t, std::optional<FormulaResult>> m_results;
};

RowFormulas::RowFormulas() = default;

RowFormulas::RowFormulas(const Workbook& workbook, std::size_t sheet)
    : m_sheet(std::make_unique<SheetCells>(workbook, sheet))
{}

RowFormulas::~RowFormulas() = default;
RowFormulas::RowFormulas(RowFormulas&&) noexcept = default;
RowFormulas& RowFormulas::operator=(RowFormulas&&) noexcept = default;

Row RowFormulas::computed(const Row& row)
{
    const bool hasAny = std::any_of(row.cells.begin(), row.cells.end(), &isFormulaOnly);
    if (!hasAny) {
        return row;
    }
    if (!m_sheet) {
        m_sheet = std::make_unique<SheetCells>();
    }
    m_texts.clear();
    m_sheet->begin(row);
    m_cells.assign(row.cells.begin(), row.cells.end());
    for (auto& cell : m_cells) {
        if (!isFormulaOnly(cell)) {
            continue;
        }
        auto result = m_sheet->worked({row.number, cell.column}, cell.text.substr(1), 0);
        if (!result) {
            continue;
        }
        if (auto* text = std::get_if<std::string>(&*result)) {
            cell.kind = CellKind::Text;
            cell.text = m_texts.emplace_back(std::move(*text));
        } else {
            cell.kind = CellKind::Number;
            const auto* number = std::get_if<double>(&*result);
            cell.number = number != nullptr ? *number : 0.0; // "=B5" shows 0 where B5 is empty
            cell.text = {};
        }
    }
    return {row.number, row.hidden, m_cells};
}

} // namespace dongbo::importers
