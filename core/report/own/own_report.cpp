#include "core/report/own/own_report.h"

#include "core/domain/error.h"
#include "core/report/own/own_lists.h"
#include "core/report/own/own_rows.h"

#include <algorithm>
#include <deque>
#include <map>
#include <vector>

namespace dongbo::report {

namespace {

constexpr std::size_t mostBars = 20;

/// Where a row belongs while all of them are put in order: the row itself is read again when its
/// turn comes.
struct Line
{
    RecordId record;
    std::uint32_t group = 0; ///< in the order they were met
    std::uint32_t at = 0;    ///< the same of the rows
};

/// Makes the report of one definition.
class OwnBuild
{
public:
    OwnBuild(Builder& builder, const OwnDefinition& definition)
        : m_builder(builder)
        , m_definition(definition)
        , m_rows(builder, definition)
        , m_columns(ownColumns(definition.list, builder.language))
    {}

    void run()
    {
        heads();
        if (m_definition.chart) {
            chart();
        }
        if (m_definition.group.empty() && (m_definition.sort.empty() || m_rows.isSorted())) {
            m_rows.each([this](const RecordRef& record, const OwnCellOf& cell) {
                m_builder.row(rowOf(record, cell));
            });
            return;
        }
        held();
    }

private:
    const OwnColumn& column(const std::string& code) const
    {
        return *std::find_if(m_columns.begin(), m_columns.end(),
                             [&](const OwnColumn& one) { return one.code == code; });
    }

    void heads()
    {
        for (const auto& code : m_definition.columns) {
            const auto& one = column(code);
            m_builder.head.columns.push_back(
                {one.title, one.kind, one.width, one.code, {}, one.isSummed});
        }
        if (!m_definition.group.empty()) {
            m_builder.head.groupTitle = column(m_definition.group).title;
        }
        for (const auto& [part, keys] : m_definition.filters) {
            std::string values;
            for (const auto& key : keys) {
                values += (values.empty() ? "" : ", ") + m_rows.nameOf(part, key);
            }
            line(part == "warranty" ? m_builder.say("report.own_warranty") : column(part).title,
                 values);
        }
        if (!m_definition.text.empty()) {
            line(m_builder.say("report.own_text"), m_definition.text);
        }
    }
    void line(const std::string& name, const std::string& value)
    {
        m_builder.head.parameters.push_back(
            m_builder.say("report.parameter_line", {{"name", name}, {"value", value}}));
    }

    Row rowOf(const RecordRef& record, const OwnCellOf& cell) const
    {
        Row out;
        for (const auto& code : m_definition.columns) {
            out.push_back(cell(code).cell);
        }
        out.record = record;
        return out;
    }

    /// A bar a value: of days and numbers in their order, of words the largest first.
    void chart()
    {
        struct Bar
        {
            std::string name;
            double value = 0;
        };
        const auto& asked = *m_definition.chart;
        const auto& by = column(asked.by);
        std::map<std::string, Bar> bars;
        m_rows.each([&](const RecordRef&, const OwnCellOf& cell) {
            const auto of = cell(asked.by);
            auto& bar = bars[of.order];
            if (bar.name.empty()) {
                bar.name = std::holds_alternative<std::monostate>(of.cell)
                               ? m_builder.say("report.not_stated")
                               : wordsOf(of.cell, m_builder.language);
            }
            const auto value = asked.value.empty() ? Cell{std::int64_t{1}} : cell(asked.value).cell;
            if (const auto* number = std::get_if<std::int64_t>(&value)) {
                bar.value += static_cast<double>(*number);
            }
        });
        std::vector<Bar> shown;
        for (auto& [order, bar] : bars) {
            shown.push_back(std::move(bar));
        }
        if (by.kind == ColumnKind::Text) {
            std::stable_sort(shown.begin(), shown.end(),
                             [](const Bar& a, const Bar& b) { return a.value > b.value; });
        }
        shown.resize(std::min(shown.size(), mostBars));
        const bool isMoney = !asked.value.empty() && column(asked.value).kind == ColumnKind::Money;
        const auto what =
            asked.value.empty() ? m_builder.say("report.own_count") : column(asked.value).title;
        Chart out{ChartKind::Bars,
                  m_builder.say("report.own_chart", {{"value", what}, {"by", by.title}}),
                  isMoney ? "đ" : "",
                  {},
                  {{what, {}}}};
        for (const auto& bar : shown) {
            out.labels.push_back(bar.name);
            out.series.front().values.push_back(bar.value);
        }
        if (!shown.empty()) {
            m_builder.head.charts.push_back(std::move(out));
        }
    }

    /// Of a group: what orders it, what it is called, its place among the others.
    struct GroupOf
    {
        std::uint32_t met = 0;
        std::string name;
    };
    using Groups = std::map<std::string, GroupOf>;

    /// Rows that have to be put in order first.
    void held()
    {
        const bool isGrouped = !m_definition.group.empty();
        const bool isSorting = !m_definition.sort.empty() && !m_rows.isSorted();
        std::deque<Line> lines;        // not a vector: growing it takes twice the memory
        std::deque<std::string> sorts; // by Line::at; empty unless they have to be sorted
        Groups groups;
        m_rows.each([&](const RecordRef& record, const OwnCellOf& cell) {
            Line one{record.id, 0, static_cast<std::uint32_t>(lines.size())};
            if (isGrouped) {
                one.group = groupOf(groups, cell);
            }
            if (isSorting) {
                sorts.push_back(cell(m_definition.sort).order);
            }
            lines.push_back(one);
        });
        std::vector<std::uint32_t> places(groups.size());
        std::vector<const std::string*> names(groups.size());
        std::uint32_t place = 0;
        for (const auto& [order, group] : groups) {
            places[group.met] = place;
            names[place++] = &group.name;
        }
        for (auto& line : lines) {
            line.group = isGrouped ? places[line.group] : 0;
        }
        std::sort(lines.begin(), lines.end(), [&](const Line& a, const Line& b) {
            if (a.group != b.group) {
                return a.group < b.group;
            }
            const int by = isSorting ? compared(sorts[a.at], sorts[b.at]) : 0;
            return by != 0 ? by < 0 : a.at < b.at;
        });
        sorts.clear();
        give(lines, names);
    }

    std::uint32_t groupOf(Groups& groups, const OwnCellOf& cell) const
    {
        const auto of = cell(m_definition.group);
        const auto [at, isNew] = groups.try_emplace(of.order);
        if (isNew) {
            at->second = {static_cast<std::uint32_t>(groups.size() - 1),
                          std::holds_alternative<std::monostate>(of.cell)
                              ? m_builder.say("report.not_stated")
                              : wordsOf(of.cell, m_builder.language)};
        }
        return at->second.met;
    }

    /// What is not known stands last either way.
    [[nodiscard]] int compared(const std::string& a, const std::string& b) const
    {
        const auto isUnknown = [](const std::string& order) { return order.starts_with('\xFF'); };
        const int by = a.compare(b);
        return m_definition.isDescending && isUnknown(a) == isUnknown(b) ? -by : by;
    }

    void give(const std::deque<Line>& lines, const std::vector<const std::string*>& names)
    {
        constexpr std::size_t atOnce = 500;
        std::vector<RecordId> portion;
        const auto giveRows = [&] {
            m_rows.again(portion, [this](const RecordRef& record, const OwnCellOf& cell) {
                m_builder.row(rowOf(record, cell));
            });
            portion.clear();
        };
        for (std::size_t i = 0; i < lines.size(); ++i) {
            const bool isFirst = i == 0 || lines[i].group != lines[i - 1].group;
            if (isFirst && !names.empty()) {
                m_builder.beginGroup({*names[lines[i].group]});
            }
            portion.push_back(lines[i].record);
            const bool isLast = i + 1 == lines.size() || lines[i + 1].group != lines[i].group;
            if (isLast || portion.size() == atOnce) {
                giveRows();
            }
            if (isLast && !names.empty()) {
                m_builder.endGroup();
            }
        }
    }

    Builder& m_builder;
    const OwnDefinition& m_definition;
    OwnRows m_rows;
    std::vector<OwnColumn> m_columns;
};

void build(Builder& builder)
{
    const auto definition = definitionIn(builder.choice("definition"));
    OwnBuild(builder, definition).run();
}

} // namespace

const Definition& ownReportDefinition()
{
    static const Definition definition{"own", Question::Have, {}, &build};
    return definition;
}

} // namespace dongbo::report
