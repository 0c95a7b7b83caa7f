#include "cli/answer.h"
#include "cli/commands/commands.h"
#include "cli/table.h"
#include "core/report/reports.h"
#include "core/report/whole_file.h"
#include "core/report/writers.h"

#include <array>
#include <memory>

namespace dongbo::cli::commands {

namespace {

struct ReportWords
{
    std::string name, output;
    std::string site, unit, since, until, scope, by, detail;
};

Exit listReports(const Context& context)
{
    Json records = Json::array();
    for (const auto& info : report::reports(context.language)) {
        Json parameters = Json::array();
        for (const auto& parameter : info.parameters) {
            parameters.push_back({{"name", parameter.name}, {"title", parameter.title}});
        }
        records.push_back({{"name", info.name}, {"title", info.title}, {"parameters", parameters}});
    }
    if (printList(context, "reports", records, {"name", "title", "parameters"})) {
        return Exit::Done;
    }
    Table table({{context.say("cli.column.report")},
                 {context.say("cli.column.title")},
                 {context.say("cli.column.parameters")}});
    for (const auto& info : report::reports(context.language)) {
        std::string parameters;
        for (const auto& parameter : info.parameters) {
            parameters += (parameters.empty() ? "--" : " --") + parameter.name;
        }
        table.add({{info.name}, {info.title}, {parameters}});
    }
    table.print(context);
    return Exit::Done;
}

Json cellJson(const report::Cell& cell)
{
    if (const auto* text = std::get_if<std::string>(&cell)) {
        return *text;
    }
    if (const auto* number = std::get_if<std::int64_t>(&cell)) {
        return *number;
    }
    if (const auto* day = std::get_if<Date>(&cell)) {
        return isoText(*day);
    }
    return nullptr;
}

Json rowJson(const report::Row& row)
{
    Json out = Json::array();
    for (const auto& cell : row) {
        out.push_back(cellJson(cell));
    }
    return out;
}

Json modelJson(const report::Model& model)
{
    Json columns = Json::array();
    for (const auto& column : model.columns) {
        columns.push_back(column.title);
    }
    Json groups = Json::array();
    for (const auto& group : model.groups) {
        Json rows = Json::array();
        for (const auto& row : group.rows) {
            rows.push_back(rowJson(row));
        }
        groups.push_back(
            {{"title", group.title}, {"rows", rows}, {"subtotal", rowJson(group.subtotal)}});
    }
    return {{"name", model.name},
            {"title", model.title},
            {"parameters", model.parameters},
            {"columns", columns},
            {"groups", groups},
            {"total", rowJson(model.total)},
            {"notes", model.notes},
            {"provenance", model.provenance}};
}

report::Parameters parametersOf(const ReportWords& words)
{
    const std::array<std::pair<const char*, const std::string*>, 7> given{
        {{"site", &words.site},
         {"unit", &words.unit},
         {"since", &words.since},
         {"until", &words.until},
         {"scope", &words.scope},
         {"by", &words.by},
         {"detail", &words.detail}}};
    report::Parameters out;
    for (const auto& [name, value] : given) {
        if (!value->empty()) {
            out[name] = *value;
        }
    }
    return out;
}

Exit run(const Context& context, const ReportWords& words)
{
    if (words.name == "list") {
        return listReports(context);
    }
    if (!words.output.empty()) {
        report::requireEnding(words.output, ".xlsx, .csv, .txt");
    }
    auto reg = context.openForReading();
    const auto model = report::runReport(reg, words.name, parametersOf(words), context.language);
    if (!model) {
        return context.refuse(model.problems());
    }
    if (!words.output.empty()) {
        report::writeReport(*model, context.moment(reg), words.output);
        context.noteDone();
        if (context.isJson()) {
            printJson(context,
                      {{"report",
                        {{"name", model->name}, {"title", model->title}, {"path", words.output}}}});
        } else {
            *context.out << context.say("cli.report_written",
                                        {{"title", model->title}, {"path", words.output}})
                         << "\n";
        }
        return Exit::Done;
    }
    if (context.isJson()) {
        printJson(context, {{"report", modelJson(*model)}});
    } else {
        *context.out << (context.isCsv() ? report::csvOf(*model) : report::textOf(*model));
    }
    return Exit::Done;
}

} // namespace

void addReport(CommandLine& line)
{
    auto words = std::make_shared<ReportWords>();
    line.verb("report", Effect::Reads)
        .argument("report", words->name)
        .option("-o,--output", words->output, "output_file")
        .option("--site", words->site, "site")
        .option("--unit", words->unit, "unit")
        .option("--since", words->since, "date")
        .option("--until", words->until, "date")
        .option("--scope", words->scope, "scope")
        .option("--by", words->by, "report_by")
        .option("--detail", words->detail, "detail")
        .run([words](const Context& context) { return run(context, *words); });
}

} // namespace dongbo::cli::commands
