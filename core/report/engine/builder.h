#pragma once

#include "core/register/base/register.h"
#include "core/report/engine/definition.h"
#include "core/report/engine/reports.h"
#include "core/text/wording.h"

#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// Inside core/report only.

namespace dongbo::report {

/// Further facts about a column.
struct ColumnTraits
{
    bool isSummed = false;
    std::string_view how = {}; ///< code of the sentence that says how its numbers are computed
};

/// What a report is built with: the register, the parameters, the language, and the way out. A
/// report declares its columns (and figures, charts), then gives groups and rows; what is summed is
/// added up here and written below each group and at the end.
struct Builder
{
    Register& reg;
    const Values& values;
    Language language;
    Sink& sink;
    Head head;

    Builder(Register& of, const Values& given, Language in, Sink& to, Head begun)
        : reg(of)
        , values(given)
        , language(in)
        , sink(to)
        , head(std::move(begun))
    {}

    [[nodiscard]] std::string say(std::string_view code,
                                  std::initializer_list<Argument> args = {}) const
    {
        return text::say(language, code, args);
    }
    /// The name of a closed-list value; empty when absent.
    template <typename E> [[nodiscard]] std::string name(const std::optional<E>& value) const
    {
        return value ? nameOf(listName<E>(), codeOf(*value)) : std::string();
    }
    [[nodiscard]] store::Database& database() const { return reg.database(); }
    /// The day the report is of: the register's.
    [[nodiscard]] Date today() const { return reg.pastDay().value_or(reg.today()); }
    /// The moment running things are measured to: now, or the end of a past register's day.
    [[nodiscard]] Instant now() const
    {
        const auto past = reg.pastDay();
        return past ? endOfDay(*past) : reg.now();
    }

    // Parameters; absent when not given.
    [[nodiscard]] std::optional<SiteId> site() const { return record<SiteId>("site"); }
    [[nodiscard]] std::optional<UnitId> unit() const { return record<UnitId>("unit"); }
    [[nodiscard]] std::optional<OfficerId> officer() const { return record<OfficerId>("officer"); }
    [[nodiscard]] std::optional<VendorId> vendor() const { return record<VendorId>("vendor"); }
    [[nodiscard]] std::optional<DeviceId> device() const { return record<DeviceId>("device"); }
    [[nodiscard]] std::optional<DeviceType> type() const { return values.get<DeviceType>("type"); }
    [[nodiscard]] std::optional<Date> day(std::string_view parameter) const
    {
        return values.get<Date>(parameter);
    }
    [[nodiscard]] std::optional<Period> period() const { return values.get<Period>("period"); }
    [[nodiscard]] std::string choice(std::string_view parameter) const
    {
        return values.get<std::string>(parameter).value_or("");
    }
    [[nodiscard]] std::int64_t number(std::string_view parameter) const
    {
        return values.get<std::int64_t>(parameter).value_or(0);
    }

    // The head, before the first group or row.
    /// Adds a column headed by the sentence "report.column.<code>".
    void column(std::string_view code, ColumnKind kind, int width, ColumnTraits traits = {});
    /// The grouping is headed by "report.column.<code>".
    void groupedBy(std::string_view code);
    /// Adds a key number named by "report.figure.<code>", explained by "report.figure.<code>.how"
    /// where there is that sentence.
    Figure& figure(std::string_view code, Cell value, ColumnKind kind = ColumnKind::Integer);
    /// Adds a chart titled by "report.chart.<code>", its unit "report.chart.<code>.unit".
    Chart& chart(std::string_view code, ChartKind kind);
    /// The column in which lines of sums are named; without it, the first one of text.
    void sumsNamedIn(std::size_t column) { m_sumName = column; }

    // Rows.
    void beginGroup(GroupHead group);
    void row(Row row);
    /// Ends the group with the sums of its rows, if columns are summed.
    void endGroup() { endGroup(sumsOf("report.subtotal")); }
    /// Ends it with that line instead; empty: without one.
    void endGroup(const Row& subtotal);
    /// The line at the end, instead of the sums of all rows; empty: none.
    void total(Row total);
    void note(std::string_view code, std::initializer_list<Argument> args = {});
    /// Ends the report; called once, after build.
    void finish();

    /// Sums of the rows since the innermost open group began, named by that sentence; of money none
    /// of them knows there is none.
    [[nodiscard]] Row sumsOf(std::string_view name) const;
    [[nodiscard]] std::size_t rowCount() const { return m_rows; }

private:
    struct Sums
    {
        std::vector<std::optional<std::int64_t>> numbers; ///< absent: more than 64 bits
        std::vector<bool> known; ///< of a column of money: a row had an amount
    };
    template <typename IdType> std::optional<IdType> record(std::string_view parameter) const
    {
        const auto id = values.get<RecordId>(parameter);
        return id ? std::optional{IdType(*id)} : std::nullopt;
    }
    void start();
    [[nodiscard]] bool isSummed() const;
    /// The name of a word of a closed list, looked up once.
    [[nodiscard]] const std::string& nameOf(std::string_view list, std::string_view word) const;

    Tail m_tail{};
    bool m_isStarted = false;
    bool m_hasOwnTotal = false;
    std::optional<std::size_t> m_sumName{};
    std::vector<Sums> m_sums{}; ///< of the whole report, then of each open group
    std::size_t m_rows = 0;
    /// By the places of list and word in the program: both are literals.
    mutable std::map<std::pair<const char*, const char*>, std::string> m_names{};
};

/// A row of that many empty cells with a text in the first one.
[[nodiscard]] Row rowNamed(const std::string& name, std::size_t columns);
/// Cells of what may be absent.
[[nodiscard]] inline Cell cellOf(const std::optional<Money>& money)
{
    return money ? Cell{money->dong} : Cell{};
}
[[nodiscard]] inline Cell cellOf(const std::optional<std::string>& text)
{
    return text && !text->empty() ? Cell{*text} : Cell{};
}
[[nodiscard]] inline Cell cellOf(const std::optional<Date>& day)
{
    return day ? Cell{*day} : Cell{};
}
[[nodiscard]] inline Cell cellOf(const std::optional<Instant>& moment)
{
    return moment ? Cell{dayOf(*moment)} : Cell{};
}
/// Rounded to one decimal, halves away from zero; absent when not finite.
[[nodiscard]] Cell decimalOf(double number);

} // namespace dongbo::report
