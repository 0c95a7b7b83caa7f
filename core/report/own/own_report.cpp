#include "core/report/own/own_report.h"

#include "core/domain/error.h"
#include "core/report/own/own_lists.h"
#include "core/report/own/own_rows.h"
#include "core/report/own/row_order.h"

#include <algorithm>
#include <map>
#include <optional>
#include <vector>

namespace dongbo::report {

namespace {

constexpr std::size_t mostBars = 20;

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

    /// Of a group: its place as they were met, what it is called.
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
        Groups groups;
        std::vector<const Groups::value_type*> met; // by GroupOf::met
        RowOrder order([&met](std::uint32_t a,
                              std::uint32_t b) { return met[a]->first.compare(met[b]->first); },
                       m_definition.isDescending);
        m_rows.each([&](const RecordRef& record, const OwnCellOf& cell) {
            const auto group = isGrouped ? groupOf(groups, met, cell) : 0;
            order.add(group, isSorting ? cell(m_definition.sort).order : std::string(), record.id);
        });
        give(order, isGrouped ? &met : nullptr);
    }

    std::uint32_t groupOf(Groups& groups, std::vector<const Groups::value_type*>& met,
                          const OwnCellOf& cell) const
    {
        const auto of = cell(m_definition.group);
        const auto [at, isNew] = groups.try_emplace(of.order);
        if (isNew) {
            at->second = {static_cast<std::uint32_t>(met.size()),
                          std::holds_alternative<std::monostate>(of.cell)
                              ? m_builder.say("report.not_stated")
                              : wordsOf(of.cell, m_builder.language)};
            met.push_back(&*at);
        }
        return at->second.met;
    }

    /// Rows are read again when their turn comes, many at once. `groups` are null: there are none.
    void give(RowOrder& order, const std::vector<const Groups::value_type*>* groups)
    {
        constexpr std::size_t atOnce = 500;
        std::vector<RecordId> portion;
        const auto giveRows = [&] {
            m_rows.again(portion, [this](const RecordRef& record, const OwnCellOf& cell) {
                m_builder.row(rowOf(record, cell));
            });
            portion.clear();
        };
        std::optional<std::uint32_t> open;
        const auto close = [&] {
            giveRows();
            if (open) {
                m_builder.endGroup();
            }
        };
        order.each([&](std::uint32_t group, const RecordId& record) {
            if (groups != nullptr && open != group) {
                close();
                open = group;
                m_builder.beginGroup({(*groups)[group]->second.name});
            }
            portion.push_back(record);
            if (portion.size() == atOnce) {
                giveRows();
            }
        });
        close();
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
