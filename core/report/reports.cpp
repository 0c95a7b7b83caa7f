#include "core/report/reports.h"

#include "core/register/base/find.h"
#include "core/register/base/office.h"
#include "core/report/builder.h"
#include "core/store/projection/load.h"
#include "core/store/queries/place_queries.h"
#include "core/text/dates.h"
#include "core/text/unicode.h"

#include <algorithm>

namespace dongbo::report {

namespace {

struct Entry
{
    std::string_view name;
    const char* title; ///< code of the title
    std::vector<std::string_view> parameters;
    void (*build)(Builder&);
};

const std::vector<Entry>& entries()
{
    static const std::vector<Entry> all{
        {"inventory", "report.inventory", {"site", "unit"}, &buildInventory},
        {"faults", "report.faults", {"scope", "site", "since", "until"}, &buildFaults},
        {"repair-costs",
         "report.repair_costs",
         {"by", "site", "since", "until"},
         &buildRepairCosts},
        {"needs", "report.needs", {"site", "unit", "detail"}, &buildNeeds},
    };
    return all;
}

std::string parameterCode(std::string_view parameter)
{
    return "report.parameter." + std::string(parameter);
}

std::string parameterLine(Language language, std::string_view parameter, const std::string& value)
{
    return text::say(language, "report.parameter_line",
                     {{"name", text::say(language, parameterCode(parameter))}, {"value", value}});
}

} // namespace

Model emptyModel(Register& reg, std::string name, std::string title, Language language)
{
    Model model;
    model.name = std::move(name);
    model.language = language;
    model.title = std::move(title);
    if (const auto office = registerIdentity(reg).unitTitle; !office.empty()) {
        model.letterhead.push_back(text::say(language, "report.office", {{"office", office}}));
    }
    if (const auto day = reg.pastDay()) {
        model.parameters.push_back(parameterLine(language, "on", text::formatDate(*day)));
    }
    const auto file = reg.path().filename().string();
    model.provenance = text::say(language, file.empty() ? "report.made" : "report.made_from",
                                 {{"at", text::formatInstant(reg.now())}, {"register", file}});
    return model;
}

void Builder::column(std::string_view code, ColumnKind kind, int width)
{
    model.columns.push_back(
        {say("report.column." + std::string(code)), kind, width, std::string(code)});
}

void Builder::addParameterLine(std::string_view parameter, const std::string& value)
{
    model.parameters.push_back(parameterLine(language, parameter, value));
}

const std::string* Builder::parameterValue(std::string_view parameter) const
{
    const auto found = parameters.find(std::string(parameter));
    return found == parameters.end() || text::trim(found->second).empty() ? nullptr
                                                                          : &found->second;
}

std::optional<SiteId> Builder::siteParameter()
{
    const auto* wanted = parameterValue("site");
    if (wanted == nullptr) {
        return std::nullopt;
    }
    const auto id = findSite(reg, *wanted);
    const auto site = store::load<Site>(reg.database(), id);
    addParameterLine("site", site ? site->name.value_or("") : "");
    return id;
}

std::optional<UnitId> Builder::unitParameter()
{
    const auto* wanted = parameterValue("unit");
    if (wanted == nullptr) {
        return std::nullopt;
    }
    const auto id = findUnit(reg, *wanted);
    const auto unit = store::load<Unit>(reg.database(), id);
    addParameterLine("unit", unit ? store::unitTitle(*unit) : "");
    return id;
}

std::optional<Date> Builder::dayParameter(std::string_view parameter)
{
    const auto* wanted = parameterValue(parameter);
    if (wanted == nullptr) {
        return std::nullopt;
    }
    const auto loose = text::parseDateText(*wanted);
    if (!loose) {
        problems.push_back({std::string(parameter), {"value.not_a_date", {{"value", *wanted}}}});
        return std::nullopt;
    }
    const auto day = parameter == "until" ? text::lastDay(*loose) : text::firstDay(*loose);
    addParameterLine(parameter, text::formatDate(day));
    return day;
}

std::string Builder::wordParameter(std::string_view parameter,
                                   std::initializer_list<std::string_view> words)
{
    const auto* wanted = parameterValue(parameter);
    if (wanted == nullptr) {
        return std::string(*words.begin());
    }
    if (std::find(words.begin(), words.end(), *wanted) == words.end()) {
        problems.push_back(
            {std::string(parameter), {"value.unknown_choice", {{"value", *wanted}}}});
    } else {
        addParameterLine(parameter, say("report." + std::string(parameter) + "." + *wanted));
    }
    return *wanted;
}

Row rowNamed(const std::string& name, std::size_t columns)
{
    Row row(columns);
    row[0] = name;
    return row;
}

std::vector<ReportInfo> reports(Language language)
{
    std::vector<ReportInfo> all;
    for (const auto& entry : entries()) {
        ReportInfo info{std::string(entry.name), text::say(language, entry.title), {}};
        for (const auto parameter : entry.parameters) {
            info.parameters.push_back(
                {std::string(parameter), text::say(language, parameterCode(parameter))});
        }
        all.push_back(std::move(info));
    }
    return all;
}

Checked<Model> runReport(Register& reg, std::string_view name, const Parameters& parameters,
                         Language language)
{
    const auto& all = entries();
    const auto entry =
        std::find_if(all.begin(), all.end(), [&](const Entry& e) { return e.name == name; });
    if (entry == all.end()) {
        std::string known;
        for (const auto& each : all) {
            known += (known.empty() ? "" : ", ") + std::string(each.name);
        }
        throw Error(Error::Kind::Usage,
                    {"report.unknown", {{"name", std::string(name)}, {"known", known}}});
    }
    store::ReadView view(reg.database());
    Builder builder{
        reg,
        parameters,
        language,
        {},
        emptyModel(reg, std::string(entry->name), text::say(language, entry->title), language)};
    for (const auto& [parameter, value] : parameters) {
        if (std::find(entry->parameters.begin(), entry->parameters.end(), parameter) ==
            entry->parameters.end()) {
            builder.problems.push_back(
                {parameter,
                 {"report.unknown_parameter",
                  {{"name", parameter}, {"report", "@" + std::string(entry->title)}}}});
        }
    }
    entry->build(builder);
    if (!builder.problems.empty()) {
        return std::move(builder.problems);
    }
    return std::move(builder.model);
}

} // namespace dongbo::report
