#include "core/report/engine/comparison.h"

#include "core/report/model/compared.h"
#include "core/report/writers/pages.h"
#include "core/text/wording.h"

#include <algorithm>

namespace dongbo::report {

const std::vector<std::string>& comparisons()
{
    static const std::vector<std::string> all{"before", "year"};
    return all;
}

std::optional<Period> periodAsked(const ReportInfo& info, const Parameters& parameters, Date day)
{
    for (const auto& parameter : info.parameters) {
        if (parameter.kind != ParameterKind::Period) {
            continue;
        }
        if (const auto given = parameters.find(parameter.name); given != parameters.end()) {
            return parsePeriod(given->second);
        }
        if (parameter.initial == Initial::ThisQuarter) {
            return quarterOf(day);
        }
        if (parameter.initial == Initial::ThisYear) {
            return yearOf(day);
        }
    }
    return std::nullopt;
}

namespace {

bool hasPeriod(const ReportInfo& info)
{
    return std::any_of(info.parameters.begin(), info.parameters.end(),
                       [](const Parameter& one) { return one.kind == ParameterKind::Period; });
}

} // namespace

std::optional<Period> comparedWith(const Period& period, std::string_view with)
{
    return with == "year"     ? std::optional{yearBefore(period)}
           : with == "before" ? std::optional{before(period)}
                              : std::nullopt;
}

Model besideThen(Register& reg, const std::string& name, Parameters asked, Language language,
                 const Model& model, const Period& now, const Period& then)
{
    asked["period"] = periodCode(then);
    const auto old = runReport(reg, name, asked, language);
    if (!old) {
        return model;
    }
    const ComparedWords words{formatPeriod(now, language), formatPeriod(then, language)};
    auto out = compared(model, *old, words);
    out.parameters.push_back(text::say(language, "report.compared", {{"period", words.then}}));
    return out;
}

Checked<Model> runCompared(Register& reg, const std::string& name, const Parameters& parameters,
                           Language language, std::string_view with)
{
    const store::ReadView view(reg.database());
    const auto today = reg.pastDay().value_or(reg.today());
    const auto info = infoOf(name, language);
    auto asked = parameters;
    auto now = periodAsked(info, asked, today);
    if (!now && !asked.contains("period") && hasPeriod(info)) { // of all time is no period
        now = quarterOf(today);
        asked["period"] = periodCode(*now);
    }
    const auto then = now ? comparedWith(*now, with) : std::nullopt;
    if (!now && asked.contains("period")) {
        return Problem{"period", {"report.not_a_period", {{"value", asked["period"]}}}};
    }
    if (!now) {
        return Problem{"compare", {"report.no_period", {}}};
    }
    if (!then) {
        return Problem{"compare",
                       {"value.unknown_choice_of",
                        {{"value", std::string(with)}, {"choices", "before, year"}}}};
    }
    const auto model = runReport(reg, name, asked, language);
    if (!model) {
        return model.problems();
    }
    return besideThen(reg, name, asked, language, *model, *now, *then);
}

paper::Document documentOf(const Model& model, Instant created)
{
    PageCollector pages(created);
    send(model, pages);
    return pages.take();
}

} // namespace dongbo::report
