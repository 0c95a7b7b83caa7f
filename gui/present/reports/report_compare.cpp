#include "gui/present/reports/report_compare.h"

#include "core/report/engine/comparison.h"
#include "core/report/model/compared.h"
#include "core/text/dates.h"

namespace dongbo::present {

namespace {

constexpr const char* withBefore = "before";
constexpr const char* withYear = "year";

report::Parameters parametersOf(const report::ReportInfo& info, const ListQuery& query)
{
    report::Parameters out;
    for (const auto& parameter : info.parameters) {
        if (query.has(parameter.name)) {
            out[parameter.name] = query.first(parameter.name);
        }
    }
    return out;
}

} // namespace

std::optional<report::Period> periodOf(const Session& session, const report::ReportInfo& info,
                                       const ListQuery& query)
{
    return report::periodAsked(info, parametersOf(info, query), session.shownDay());
}

std::optional<report::Period> comparedPeriod(const Session& session, const report::ReportInfo& info,
                                             const ListQuery& query)
{
    const auto period = periodOf(session, info, query);
    return period ? report::comparedWith(*period, query.first(comparePart)) : std::nullopt;
}

ReportField compareField(const Session& session, const report::Period& period,
                         const ListQuery& query)
{
    const auto name = [&](const report::Period& one) {
        return report::formatPeriod(one, session.language());
    };
    const auto with = query.first(comparePart);
    ReportField out;
    out.name = comparePart;
    out.title = session.say("reports.compare");
    out.isAsked = with == withBefore || with == withYear;
    out.value = out.isAsked ? with : anyChoice;
    out.choices = {{anyChoice, session.say("reports.compare_none")},
                   {withBefore, session.say("reports.compare_before",
                                            {{"period", name(report::before(period))}})},
                   {withYear, session.say("reports.compare_year",
                                          {{"period", name(report::yearBefore(period))}})}};
    for (auto& choice : out.choices) {
        choice.isOn = choice.key == out.value;
    }
    out.word = !out.isAsked       ? session.say("reports.compare_off")
               : with == withYear ? name(report::yearBefore(period))
                                  : name(report::before(period));
    return out;
}

ReportField dayField(const Session& session)
{
    ReportField out;
    out.name = asOfField;
    out.title = session.say("reports.as_of");
    out.kind = ReportField::Kind::Day;
    out.word = text::formatDate(session.shownDay());
    out.isAsked = session.pastDay().has_value();
    out.value = out.word;
    return out;
}

} // namespace dongbo::present
