#include "core/report/engine/builder.h"

#include "core/text/dates.h"

#include <cmath>

namespace dongbo::report {

void Builder::column(std::string_view code, ColumnKind kind, int width, ColumnTraits traits)
{
    head.columns.push_back({say("report.column." + std::string(code)), kind, width,
                            std::string(code), traits.how.empty() ? std::string() : say(traits.how),
                            traits.isSummed});
}

const std::string& Builder::nameOf(std::string_view list, std::string_view word) const
{
    auto& name = m_names[{list.data(), word.data()}];
    if (name.empty()) {
        name = say(std::string(list) + "." + std::string(word));
    }
    return name;
}

void Builder::groupedBy(std::string_view code)
{
    head.groupTitle = say("report.column." + std::string(code));
}

Figure& Builder::figure(std::string_view code, Cell value, ColumnKind kind)
{
    const auto key = "report.figure." + std::string(code);
    const auto how = key + ".how";
    head.figures.push_back({std::string(code),
                            say(key),
                            std::move(value),
                            kind,
                            text::isKnown(language, how) ? say(how) : std::string(),
                            {}});
    return head.figures.back();
}

Chart& Builder::chart(std::string_view code, ChartKind kind)
{
    const auto key = "report.chart." + std::string(code);
    head.charts.push_back({kind, say(key), say(key + ".unit"), {}, {}});
    return head.charts.back();
}

void Builder::start()
{
    if (!m_isStarted) {
        m_isStarted = true;
        m_sums.push_back({std::vector<std::optional<std::int64_t>>(head.columns.size(), 0),
                          std::vector<bool>(head.columns.size(), false)});
        sink.begin(head);
    }
}

bool Builder::isSummed() const
{
    for (const auto& column : head.columns) {
        if (column.isSummed) {
            return true;
        }
    }
    return false;
}

void Builder::beginGroup(GroupHead group)
{
    start();
    m_sums.push_back({std::vector<std::optional<std::int64_t>>(head.columns.size(), 0),
                      std::vector<bool>(head.columns.size(), false)});
    sink.beginGroup(group);
}

void Builder::row(Row row)
{
    start();
    ++m_rows;
    for (std::size_t i = 0; i < row.size(); ++i) {
        const auto* number =
            head.columns[i].isSummed ? std::get_if<std::int64_t>(&row[i]) : nullptr;
        if (number == nullptr) {
            continue;
        }
        for (auto& sums : m_sums) {
            auto& sum = sums.numbers[i];
            sums.known[i] = true;
            const auto next = sum ? Money::sum(Money{*sum}, Money{*number}) : std::nullopt;
            sum = next ? std::optional{next->dong} : std::nullopt;
        }
    }
    sink.row(std::move(row));
}

Row Builder::sumsOf(std::string_view name) const
{
    if (!isSummed()) {
        return {};
    }
    Row out(head.columns.size());
    std::size_t named = m_sumName.value_or(0);
    while (!m_sumName && named + 1 < head.columns.size() &&
           head.columns[named].kind != ColumnKind::Text) {
        ++named;
    }
    for (std::size_t i = 0; i < out.size(); ++i) {
        const auto sum = m_sums.empty() ? std::optional<std::int64_t>(0) : m_sums.back().numbers[i];
        const bool isKnown = head.columns[i].kind != ColumnKind::Money ||
                             (!m_sums.empty() && m_sums.back().known[i]);
        if (head.columns[i].isSummed && sum && isKnown) {
            out[i] = *sum;
        }
    }
    out[named] = say(name);
    return out;
}

void Builder::endGroup(const Row& subtotal)
{
    sink.endGroup(subtotal);
    m_sums.pop_back();
}

void Builder::total(Row total)
{
    m_tail.total = std::move(total);
    m_hasOwnTotal = true;
}

void Builder::note(std::string_view code, std::initializer_list<Argument> args)
{
    m_tail.notes.push_back(say(code, args));
}

void Builder::finish()
{
    start();
    if (!m_hasOwnTotal && m_rows != 0) {
        m_tail.total = sumsOf("report.total");
    }
    if (m_rows == 0) {
        const auto past = reg.pastDay();
        m_tail.notes.insert(m_tail.notes.begin(),
                            past ? say("report.empty_then", {{"day", text::formatDate(*past)}})
                                 : say("report.empty"));
    }
    sink.end(m_tail);
}

Row rowNamed(const std::string& name, std::size_t columns)
{
    Row row(columns);
    row[0] = name;
    return row;
}

Cell decimalOf(double number)
{
    return std::isfinite(number) ? Cell{std::round(number * 10) / 10} : Cell{};
}

} // namespace dongbo::report
