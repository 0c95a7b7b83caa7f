#include "core/report/model/model.h"

#include "core/text/dates.h"
#include "core/text/numbers.h"

#include <algorithm>
#include <iterator>

namespace dongbo::report {

void Row::push_back(Cell cell)
{
    m_cells.push_back(std::move(cell));
}

Cell sumOf(const std::vector<Row>& rows, std::size_t column)
{
    Money total;
    for (const auto& row : rows) {
        const auto* number =
            column < row.size() ? std::get_if<std::int64_t>(&row[column]) : nullptr;
        if (number == nullptr) {
            continue;
        }
        const auto sum = Money::sum(total, Money{*number});
        if (!sum) {
            return {};
        }
        total = *sum;
    }
    return total.dong;
}

std::string wordsOf(const Cell& cell, Language language)
{
    if (const auto* text = std::get_if<std::string>(&cell)) {
        return *text;
    }
    if (const auto* number = std::get_if<std::int64_t>(&cell)) {
        return text::formatInteger(*number, language);
    }
    if (const auto* number = std::get_if<double>(&cell)) {
        return text::formatDecimal(*number, 1, language);
    }
    const auto* day = std::get_if<Date>(&cell);
    return day == nullptr ? std::string() : text::formatDate(*day);
}

bool isNumber(ColumnKind kind)
{
    return kind == ColumnKind::Integer || kind == ColumnKind::Money || kind == ColumnKind::Decimal;
}

namespace {

/// The line of sums over `rows` that `sums` is over `before`.
Row summedAgain(const Model& model, const Row& sums, const std::vector<Row>& before,
                const std::vector<Row>& rows)
{
    auto out = sums;
    out.behind.clear();
    for (std::size_t i = 0; i < out.size(); ++i) {
        if (std::holds_alternative<std::string>(out[i])) {
            continue; // what it is called
        }
        const auto kind = model.columns[i].kind;
        const bool isSum = (kind == ColumnKind::Integer || kind == ColumnKind::Money) &&
                           out[i] == sumOf(before, i);
        out[i] = isSum ? sumOf(rows, i) : Cell();
    }
    return out;
}

} // namespace

Model narrowed(const Model& model, const std::function<bool(const Row&)>& passes)
{
    auto out = model;
    out.groups.clear();
    out.figures.clear();
    out.charts.clear();
    std::vector<Row> before;
    std::vector<Row> after;
    for (const auto& group : model.groups) {
        Group one{group.title, {}, {}, group.level, group.record, {}};
        std::copy_if(group.rows.begin(), group.rows.end(), std::back_inserter(one.rows), passes);
        before.insert(before.end(), group.rows.begin(), group.rows.end());
        after.insert(after.end(), one.rows.begin(), one.rows.end());
        if (!one.rows.empty()) {
            one.subtotal = summedAgain(model, group.subtotal, group.rows, one.rows);
            out.groups.push_back(std::move(one));
        }
    }
    out.total = summedAgain(model, model.total, before, after);
    return out;
}

} // namespace dongbo::report
