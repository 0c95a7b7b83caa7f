#include "importers/recognise/cells/formula.h"

#include "importers/recognise/cells/cell_text.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <variant>

namespace dongbo::importers {

namespace {

constexpr int deepest = 16;

using Result = std::variant<double, std::string>;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isLetter(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/// One formula of the row; each step answers nothing when it meets what it does not know.
class Formula
{
public:
    Formula(std::string_view text, const Row& row, int depth)
        : m_text(text)
        , m_row(&row)
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

    template <typename F>
    static std::optional<Result> combined(const std::optional<Result>& left,
                                          const std::optional<Result>& right, F&& how)
    {
        const auto* a = left ? std::get_if<double>(&*left) : nullptr;
        const auto* b = right ? std::get_if<double>(&*right) : nullptr;
        if (a == nullptr || b == nullptr) {
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
        const auto column = columnOf(name);
        return column != 0 ? cell(column) : std::nullopt;
    }

    /// The column of "D2" when the row is 2; 0 for other rows and for what is no cell.
    [[nodiscard]] std::uint32_t columnOf(std::string_view name) const
    {
        std::uint32_t column = 0;
        std::size_t at = 0;
        for (; at < name.size() && isLetter(name[at]) && at < 3; ++at) {
            column = column * 26 + static_cast<std::uint32_t>(name[at] - 'A' + 1);
        }
        return at > 0 && name.substr(at) == std::to_string(m_row->number) ? column : 0;
    }

    [[nodiscard]] std::optional<Result> cell(std::uint32_t column) const
    {
        for (const auto& one : m_row->cells) {
            if (one.column != column) {
                continue;
            }
            if (isFormulaOnly(one)) {
                return Formula(one.text.substr(1), *m_row, m_depth).value();
            }
            if (one.kind == CellKind::Number) {
                return Result{one.number};
            }
            return one.kind == CellKind::Text ? std::optional<Result>{std::string(one.text)}
                                              : std::nullopt;
        }
        return Result{0.0}; // an empty cell
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

    /// An expression or a range of the row.
    bool argument(std::vector<Result>& out)
    {
        const auto begin = m_at;
        const auto range = rangeHere();
        if (range.first != 0) {
            for (auto column = range.first; column <= range.second; ++column) {
                const auto one = cell(column);
                if (!one) {
                    return false;
                }
                out.push_back(*one);
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

    std::pair<std::uint32_t, std::uint32_t> rangeHere()
    {
        skipSpaces();
        const auto colon = m_text.find(':', m_at);
        const auto end = m_text.find_first_of(",;)", m_at);
        if (colon == std::string_view::npos || end == std::string_view::npos || colon > end) {
            return {0, 0};
        }
        const auto first = columnOf(withoutDollars(m_text.substr(m_at, colon - m_at)));
        const auto last = columnOf(withoutDollars(m_text.substr(colon + 1, end - colon - 1)));
        if (first == 0 || last < first || last - first > 256) {
            return {0, 0};
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
    const Row* m_row;
    int m_depth;
    std::size_t m_at = 0;
};

} // namespace

Row RowFormulas::computed(const Row& row)
{
    const bool hasAny = std::any_of(row.cells.begin(), row.cells.end(), &isFormulaOnly);
    if (!hasAny) {
        return row;
    }
    m_texts.clear();
    m_cells.assign(row.cells.begin(), row.cells.end());
    for (auto& cell : m_cells) {
        if (!isFormulaOnly(cell)) {
            continue;
        }
        auto result = Formula(cell.text.substr(1), row, 0).value();
        if (!result) {
            continue;
        }
        if (auto* text = std::get_if<std::string>(&*result)) {
            cell.kind = CellKind::Text;
            cell.text = m_texts.emplace_back(std::move(*text));
        } else {
            cell.kind = CellKind::Number;
            cell.number = std::get<double>(*result);
            cell.text = {};
        }
    }
    return {row.number, row.hidden, m_cells};
}

} // namespace dongbo::importers
