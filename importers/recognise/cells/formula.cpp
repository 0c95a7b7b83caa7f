#include "importers/recognise/cells/formula.h"

#include "importers/recognise/cells/cell_text.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <unordered_map>
#include <utility>
#include <variant>

namespace dongbo::importers {

namespace {

constexpr int deepest = 64;

struct Empty
{};
using Result = std::variant<double, std::string, Empty>;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isLetter(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

constexpr std::uint32_t lastRow = 1'048'576;
constexpr std::uint64_t widestRange = 20'000; ///< cells

/// A place in the sheet; column 0: none.
struct Place
{
    std::uint32_t row = 0;
    std::uint32_t column = 0;
};

/// What formulas look at.
class Cells
{
public:
    virtual ~Cells() = default;
    /// What stands there; nothing when it cannot be told.
    virtual std::optional<Result> at(Place place, int depth) = 0;
};

/// One formula; each step answers nothing when it meets what it does not know.
class Formula
{
public:
    Formula(std::string_view text, Cells& cells, int depth)
        : m_text(text)
        , m_cells(&cells)
        , m_depth(depth)
    {}

    std::optional<Result> value()
    {
        auto out = joined();
        skipSpaces();
        return m_at == m_text.size() ? out : std::nullopt;
    }

private:
    void skipSpaces()
    {
        while (m_at < m_text.size() && m_text[m_at] == ' ') {
            ++m_at;
        }
    }
    bool takes(char c)
    {
        skipSpaces();
        if (m_at < m_text.size() && m_text[m_at] == c) {
            ++m_at;
            return true;
        }
        return false;
    }

    static std::string textOf(const Result& result)
    {
        if (const auto* text = std::get_if<std::string>(&result)) {
            return *text;
        }
        if (std::holds_alternative<Empty>(result)) {
            return {};
        }
        return cellText(Cell{0, 0, CellKind::Number, false, 0, std::get<double>(result), {}});
    }

    /// a & b
    std::optional<Result> joined()
    {
        auto left = sum();
        while (left && takes('&')) {
            const auto right = sum();
            if (!right) {
                return std::nullopt;
            }
            left = Result{textOf(*left) + textOf(*right)};
        }
        return left;
    }

    std::optional<Result> sum()
    {
        auto left = product();
        for (;;) {
            const bool isPlus = left && takes('+');
            if (!left || (!isPlus && !takes('-'))) {
                return left;
            }
            const auto right = product();
            left = combined(left, right,
                            [isPlus](double a, double b) { return isPlus ? a + b : a - b; });
        }
    }

    std::optional<Result> product()
    {
        auto left = factor();
        for (;;) {
            const bool isTimes = left && takes('*');
            if (!left || (!isTimes && !takes('/'))) {
                return left;
            }
            const auto right = factor();
            left = combined(left, right,
                            [isTimes](double a, double b) { return isTimes ? a * b : a / b; });
        }
    }

    static std::optional<double> numberIn(const Result& result)
    {
        if (std::holds_alternative<Empty>(result)) {
            return 0.0;
        }
        const auto* number = std::get_if<double>(&result);
        return number != nullptr ? std::optional{*number} : std::nullopt;
    }

    template <typename F>
    static std::optional<Result> combined(const std::optional<Result>& left,
                                          const std::optional<Result>& right, F&& how)
    {
        const auto a = left ? numberIn(*left) : std::nullopt;
        const auto b = right ? numberIn(*right) : std::nullopt;
        if (!a || !b) {
            return std::nullopt;
        }
        const double out = how(*a, *b);
        return std::isfinite(out) ? std::optional<Result>{out} : std::nullopt;
    }

    std::optional<Result> factor()
    {
        if (++m_depth > deepest) {
            return std::nullopt;
        }
        skipSpaces();
        if (m_at >= m_text.size()) {
            return std::nullopt;
        }
        const char c = m_text[m_at];
        if (takes('(')) {
            auto inner = joined();
            return takes(')') ? inner : std::nullopt;
        }
        if (takes('-')) {
            return combined(Result{0.0}, factor(), [](double a, double b) { return a - b; });
        }
        if (c == '"') {
            return quoted();
        }
        if (isDigit(c) || c == '.') {
            return number();
        }
        return isLetter(c) || c == '$' ? named() : std::nullopt;
    }

    std::optional<Result> quoted()
    {
        std::string out;
        for (++m_at; m_at < m_text.size(); ++m_at) {
            if (m_text[m_at] != '"') {
                out += m_text[m_at];
            } else if (m_at + 1 < m_text.size() && m_text[m_at + 1] == '"') {
                out += m_text[++m_at];
            } else {
                ++m_at;
                return Result{std::move(out)};
            }
        }
        return std::nullopt;
    }

    std::optional<Result> number()
    {
        double out = 0;
        const auto* begin = m_text.data() + m_at;
        const auto read = std::from_chars(begin, m_text.data() + m_text.size(), out);
        m_at += static_cast<std::size_t>(read.ptr - begin);
        return read.ec == std::errc{} ? std::optional<Result>{out} : std::nullopt;
    }

    /// A cell of the row or a function.
    std::optional<Result> named()
    {
        std::string name;
        while (m_at < m_text.size() &&
               (isLetter(m_text[m_at]) || isDigit(m_text[m_at]) || m_text[m_at] == '$')) {
            if (m_text[m_at] != '$') {
                const char c = m_text[m_at];
                name += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
            }
            ++m_at;
        }
        if (takes('(')) {
            return called(name);
        }
        const auto place = placeOf(name);
        return place.column != 0 ? m_cells->at(place, m_depth) : std::nullopt;
    }

    /// "D2" as a place; column 0 for what is none.
    [[nodiscard]] static Place placeOf(std::string_view name)
    {
        Place place;
        std::size_t at = 0;
        for (; at < name.size() && isLetter(name[at]) && at < 3; ++at) {
            const char c = name[at];
            const char big = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
            place.column = place.column * 26 + static_cast<std::uint32_t>(big - 'A' + 1);
        }
        const auto* end = name.data() + name.size();
        const auto read = std::from_chars(name.data() + at, end, place.row);
        const bool isPlace = at > 0 && at < name.size() && read.ec == std::errc{} &&
                             read.ptr == end && place.row >= 1 && place.row <= lastRow;
        return isPlace ? place : Place{};
    }

    std::optional<Result> called(std::string_view name)
    {
        std::vector<Result> values;
        if (!takes(')')) {
            do {
                if (!argument(values)) {
                    return std::nullopt;
                }
            } while (takes(',') || takes(';'));
            if (!takes(')')) {
                return std::nullopt;
            }
        }
        return applied(name, values);
    }

    /// An expression or a range.
    bool argument(std::vector<Result>& out)
    {
        const auto begin = m_at;
        const auto [first, last] = rangeHere();
        if (first.column != 0) {
            for (auto row = first.row; row <= last.row; ++row) {
                for (auto column = first.column; column <= last.column; ++column) {
                    auto one = m_cells->at({row, column}, m_depth);
                    if (!one) {
                        return false;
                    }
                    out.push_back(*std::move(one));
                }
            }
            return true;
        }
        m_at = begin;
        auto one = joined();
        if (one) {
            out.push_back(*std::move(one));
        }
        return one.has_value();
    }

    std::pair<Place, Place> rangeHere()
    {
        skipSpaces();
        const auto colon = m_text.find(':', m_at);
        const auto end = m_text.find_first_of(",;)", m_at);
        if (colon == std::string_view::npos || end == std::string_view::npos || colon > end) {
            return {};
        }
        const auto first = placeOf(withoutDollars(m_text.substr(m_at, colon - m_at)));
        const auto last = placeOf(withoutDollars(m_text.substr(colon + 1, end - colon - 1)));
        if (first.column == 0 || last.column < first.column || last.row < first.row ||
            (last.column - first.column + 1ULL) * (last.row - first.row + 1ULL) > widestRange) {
            return {};
        }
        m_at = end;
        return {first, last};
    }

    static std::string withoutDollars(std::string_view text)
    {
        std::string out(text);
        std::erase(out, '$');
        return out;
    }

    static std::optional<Result> applied(std::string_view name, const std::vector<Result>& values)
    {
        if (name == "CONCATENATE" || name == "CONCAT") {
            std::string out;
            for (const auto& value : values) {
                out += textOf(value);
            }
            return Result{std::move(out)};
        }
        const bool isProduct = name == "PRODUCT";
        if (name != "SUM" && !isProduct) {
            return std::nullopt;
        }
        double out = isProduct ? 1 : 0;
        for (const auto& value : values) {
            if (const auto* number = std::get_if<double>(&value)) {
                out = isProduct ? out * *number : out + *number;
            }
        }
        return std::isfinite(out) ? std::optional<Result>{out} : std::nullopt;
    }

    std::string_view m_text;
    Cells* m_cells;
    int m_depth;
    std::size_t m_at = 0;
};

/// A cell as a formula sees it.
std::optional<Result> valueOf(CellKind kind, double number, std::string_view text)
{
    if (kind == CellKind::Number) {
        return Result{number};
    }
    return kind == CellKind::Text ? std::optional<Result>{std::string(text)} : std::nullopt;
}

} // namespace

/// The row at hand and, once a formula asks for another, the whole sheet.
class RowFormulas::SheetCells : public Cells
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

    std::optional<Result> at(Place place, int depth) override
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
        return Result{Empty{}};
    }

    /// The result of the formula that stands there, worked out once.
    std::optional<Result> worked(Place place, std::string_view formula, int depth)
    {
        const auto known = m_results.find(keyOf(place));
        if (known != m_results.end()) {
            return known->second; // nothing while it is being worked out: a circle
        }
        m_results[keyOf(place)] = std::nullopt;
        auto result = Formula(formula, *this, depth + 1).value();
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
    static std::uint64_t keyOf(Place place)
    {
        return (static_cast<std::uint64_t>(place.row) << 16) | place.column;
    }

    /// Whether the whole sheet may be kept.
    [[nodiscard]] bool isSmall() const
    {
        return m_workbook != nullptr && m_workbook->sheets()[m_index].cells <= mostCells;
    }

    std::optional<Result> inSheet(Place place, int depth)
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
            return Result{Empty{}};
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
    std::unordered_map<std::uint64_t, std::optional<Result>> m_results;
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
