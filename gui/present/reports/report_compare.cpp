#include "gui/present/reports/report_compare.h"

#include "core/report/model/compared.h"
#include "core/text/dates.h"

namespace dongbo::present {

namespace {

constexpr const char* withBefore = "before";
constexpr const char* withYear = "year";

} // namespace

std::optional<report::Period> periodOf(const Session& session, const report::ReportInfo& info,
                                       const ListQuery& query)
{
    for (const auto& parameter : info.parameters) {
        if (parameter.kind != report::ParameterKind::Period) {
            continue;
        }
        if (query.has(parameter.name)) {
            return report::parsePeriod(query.first(parameter.name));
        }
        if (parameter.initial == report::Initial::ThisQuarter) {
            return report::quarterOf(session.shownDay());
        }
        if (parameter.initial == report::Initial::ThisYear) {
            return report::yearOf(session.shownDay());
        }
    }
    return std::nullopt;
}

std::optional<report::Period> comparedPeriod(const Session& session, const report::ReportInfo& info,
                                             const ListQuery& query)
{
    const auto period = periodOf(session, info, query);
    const auto with = query.first(comparePart);
    if (!period || (with != withBefore && with != withYear)) {
        return std::nullopt;
    }
    return with == withYear ? report::yearBefore(*period) : report::before(*period);
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
