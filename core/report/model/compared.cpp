#include "core/report/model/compared.h"

#include <algorithm>
#include <map>
#include <utility>
#include <variant>

namespace dongbo::report {

namespace {

/// What rows of two reports know each other by.
std::string keyOf(const Row& row)
{
    if (row.record) {
        return std::to_string(static_cast<int>(row.record->kind)) + row.record->id.text();
    }
    std::string out;
    for (const auto& cell : row) {
        if (const auto* text = std::get_if<std::string>(&cell)) {
            out += *text + '\n';
        }
    }
    return out;
}

class Comparing
{
public:
    Comparing(const Model& now, const Model& then, const ComparedWords& words)
        : m_now(now)
        , m_then(then)
        , m_words(words)
        , m_isTaken(then.groups.size(), false)
    {}

    Model make()
    {
        Model out;
        static_cast<Head&>(out) = m_now;
        static_cast<Tail&>(out) = m_now;
        out.columns = columns();
        out.figures = figures();
        addSeries(out.charts);
        for (const auto& group : m_now.groups) {
            out.groups.push_back(both(group, partner(group)));
        }
        for (std::size_t g = 0; g < m_then.groups.size(); ++g) {
            if (!m_isTaken[g]) {
                auto none = m_then.groups[g];
                none.rows.clear();
                none.sums = {};
                none.subtotal = {};
                out.groups.push_back(both(none, &m_then.groups[g]));
            }
        }
        out.total = joined(m_now.total, &m_then.total);
        return out;
    }

private:
    [[nodiscard]] std::vector<Column> columns() const
    {
        std::vector<Column> out;
        for (const auto& column : m_now.columns) {
            out.push_back(column);
            if (isNumber(column.kind)) {
                out.push_back(column);
                out.back().title += ", " + m_words.then;
                out.back().code += ".then";
                out.back().how.clear();
            }
        }
        return out;
    }
    [[nodiscard]] std::vector<Figure> figures() const
    {
        auto out = m_now.figures;
        for (auto& figure : out) {
            for (const auto& old : m_then.figures) {
                if (old.code == figure.code) {
                    figure.title +=
                        " (" + m_words.then + ": " + wordsOf(old.value, m_now.language) + ")";
                }
            }
        }
        return out;
    }
    void addSeries(std::vector<Chart>& charts) const
    {
        for (std::size_t c = 0; c < std::min(charts.size(), m_then.charts.size()); ++c) {
            auto& chart = charts[c];
            const auto& old = m_then.charts[c];
            if (chart.series.size() != 1 || old.series.size() != 1) {
                continue;
            }
            Series then{m_words.then, {}, chart.series.front().tone};
            for (const auto& label : chart.labels) {
                const auto at = std::find(old.labels.begin(), old.labels.end(), label);
                const auto index = static_cast<std::size_t>(at - old.labels.begin());
                const auto& values = old.series.front().values;
                then.values.push_back(index < values.size() ? values[index] : 0);
            }
            chart.series.front().name = m_words.now;
            chart.series.push_back(std::move(then));
        }
    }
    /// The group of that name and level in the report of then; each belongs to one.
    const Group* partner(const Group& group)
    {
        for (std::size_t g = 0; g < m_then.groups.size(); ++g) {
            const auto& other = m_then.groups[g];
            if (!m_isTaken[g] && other.title == group.title && other.level == group.level) {
                m_isTaken[g] = true;
                return &other;
            }
        }
        return nullptr;
    }
    /// A line of both; an empty one stays empty.
    [[nodiscard]] Row joined(const Row& now, const Row* then) const
    {
        if (now.empty() && (then == nullptr || then->empty())) {
            return {};
        }
        Row out;
        out.record = now.record;
        for (std::size_t i = 0; i < m_now.columns.size(); ++i) {
            for (const auto& behind : now.behind) {
                if (behind.column == i) {
                    out.behind.push_back(behind);
                    out.behind.back().column = out.size();
                }
            }
            out.push_back(i < now.size() ? now[i] : Cell{});
            if (isNumber(m_now.columns[i].kind)) {
                out.push_back(then != nullptr && i < then->size() ? (*then)[i] : Cell{});
            }
        }
        return out;
    }
    [[nodiscard]] Group both(const Group& group, const Group* other) const
    {
        Group out{group.title, {}, {}, group.level, group.record, {}};
        std::multimap<std::string, const Row*> old;
        for (std::size_t r = 0; other != nullptr && r < other->rows.size(); ++r) {
            old.emplace(keyOf(other->rows[r]), &other->rows[r]);
        }
        for (const auto& row : group.rows) {
            const auto at = old.find(keyOf(row));
            out.rows.push_back(joined(row, at == old.end() ? nullptr : at->second));
            if (at != old.end()) {
                old.erase(at);
            }
        }
        for (std::size_t r = 0; other != nullptr && r < other->rows.size(); ++r) {
            const auto& row = other->rows[r];
            const bool isLeft = std::any_of(old.begin(), old.end(),
                                            [&](const auto& one) { return one.second == &row; });
            if (isLeft) {
                out.rows.push_back(onlyThen(row));
            }
        }
        out.subtotal = joined(group.subtotal, other == nullptr ? nullptr : &other->subtotal);
        out.sums = joined(group.sums, other == nullptr ? nullptr : &other->sums);
        return out;
    }
    /// A row that is no more: its texts, and its numbers as those of then.
    [[nodiscard]] Row onlyThen(const Row& row) const
    {
        Row texts(row.size());
        texts.record = row.record;
        for (std::size_t i = 0; i < row.size(); ++i) {
            if (i < m_now.columns.size() && !isNumber(m_now.columns[i].kind)) {
                texts[i] = row[i];
            }
        }
        return joined(texts, &row);
    }

    const Model& m_now;
    const Model& m_then;
    const ComparedWords& m_words;
    std::vector<bool> m_isTaken; ///< groups of then that have a partner
};

} // namespace

Model compared(const Model& now, const Model& then, const ComparedWords& words)
{
    return Comparing(now, then, words).make();
}

Period yearBefore(const Period& period)
{
    using std::chrono::last;
    const auto back = [](Date day) {
        // the last of February stays the last of February
        const bool isLast = Date{day.year() / day.month() / last} == day;
        const Date same = day - std::chrono::years(1);
        return isLast || !same.ok() ? Date{same.year() / same.month() / last} : same;
    };
    return {back(period.first), back(period.last)};
}

} // namespace dongbo::report
