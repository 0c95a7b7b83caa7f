#include "importers/recognise/cells/formula_value.h"

#include "importers/recognise/cells/cell_text.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <vector>

namespace dongbo::importers {

namespace {

constexpr int deepest = 64;

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

/// One formula; each step answers nothing when it meets what it does not know.
class Formula
{
public:
    Formula(std::string_view text, FormulaCells& cells, int depth)
        : m_text(text)
        , m_cells(&cells)
        , m_depth(depth)
    {}

    std::optional<FormulaResult> value()
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

    static std::string textOf(const FormulaResult& result)
    {
        if (const auto* text = std::get_if<std::string>(&result)) {
            return *text;
        }
        if (std::holds_alternative<EmptyCell>(result)) {
            return {};
        }
        return cellText(Cell{0, 0, CellKind::Number, false, 0, std::get<double>(result), {}});
    }

    /// a & b
    std::optional<FormulaResult> joined()
    {
        auto left = sum();
        while (left && takes('&')) {
            const auto right = sum();
            if (!right) {
                return std::nullopt;
            }
            left = FormulaResult{textOf(*left) + textOf(*right)};
        }
        return left;
    }

    std::optional<FormulaResult> sum()
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

    std::optional<FormulaResult> product()
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

    static std::optional<double> numberIn(const FormulaResult& result)
    {
        if (std::holds_alternative<EmptyCell>(result)) {
            return 0.0;
        }
        const auto* number = std::get_if<double>(&result);
        return number != nullptr ? std::optional{*number} : std::nullopt;
    }

    template <typename F>
    static std::optional<FormulaResult> combined(const std::optional<FormulaResult>& left,
                                                 const std::optional<FormulaResult>& right, F&& how)
    {
        const auto a = left ? numberIn(*left) : std::nullopt;
        const auto b = right ? numberIn(*right) : std::nullopt;
        if (!a || !b) {
            return std::nullopt;
        }
        const double out = how(*a, *b);
        return std::isfinite(out) ? std::optional<FormulaResult>{out} : std::nullopt;
    }

    std::optional<FormulaResult> factor()
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
            return combined(FormulaResult{0.0}, factor(), [](double a, double b) { return a - b; });
        }
        if (c == '"') {
            return quoted();
        }
        if (isDigit(c) || c == '.') {
            return number();
        }
        return isLetter(c) || c == '$' ? named() : std::nullopt;
    }

    std::optional<FormulaResult> quoted()
    {
        std::string out;
        for (++m_at; m_at < m_text.size(); ++m_at) {
            if (m_text[m_at] != '"') {
                out += m_text[m_at];
            } else if (m_at + 1 < m_text.size() && m_text[m_at + 1] == '"') {
                out += m_text[++m_at];
            } else {
                ++m_at;
                return FormulaResult{std::move(out)};
            }
        }
        return std::nullopt;
    }

    std::optional<FormulaResult> number()
    {
        double out = 0;
        const auto* begin = m_text.data() + m_at;
        const auto read = std::from_chars(begin, m_text.data() + m_text.size(), out);
        m_at += static_cast<std::size_t>(read.ptr - begin);
        return read.ec == std::errc{} ? std::optional<FormulaResult>{out} : std::nullopt;
    }

    /// A cell of the row or a function.
    std::optional<FormulaResult> named()
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
    [[nodiscard]] static CellPlace placeOf(std::string_view name)
    {
        CellPlace place;
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
        return isPlace ? place : CellPlace{};
    }

    std::optional<FormulaResult> called(std::string_view name)
    {
        std::vector<FormulaResult> values;
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
    bool argument(std::vector<FormulaResult>& out)
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

    std::pair<CellPlace, CellPlace> rangeHere()
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

    static std::optional<FormulaResult> applied(std::string_view name,
                                                const std::vector<FormulaResult>& values)
    {
        if (name == "CONCATENATE" || name == "CONCAT") {
            std::string out;
            for (const auto& value : values) {
                out += textOf(value);
            }
            return FormulaResult{std::move(out)};
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
        return std::isfinite(out) ? std::optional<FormulaResult>{out} : std::nullopt;
    }

    std::string_view m_text;
    FormulaCells* m_cells;
    int m_depth;
    std::size_t m_at = 0;
};

} // namespace

std::optional<FormulaResult> formulaValue(std::string_view text, FormulaCells& cells, int depth)
{
    return Formula(text, cells, depth).value();
}

} // namespace dongbo::importers
