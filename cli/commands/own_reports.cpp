#include "core/register/reports/own_reports.h"

#include "cli/answer.h"
#include "cli/commands/commands.h"
#include "cli/commands/record_text.h"
#include "cli/table.h"
#include "core/report/own/own_definition.h"
#include "core/report/own/own_lists.h"
#include "core/report/writers/whole_file.h"
#include "core/report/writers/writers.h"
#include "core/store/projection/load.h"

#include <fstream>
#include <iterator>
#include <memory>

// `own-report list|columns|show|save|remove|export|import`.

namespace dongbo::cli::commands {

namespace {

constexpr std::uintmax_t largestFile = 1u << 20U;

OwnReport required(Register& reg, const std::string& which)
{
    return store::load<OwnReport>(reg.database(), findOwnReport(reg, which)).value_or(OwnReport{});
}

Json jsonOf(const OwnReportId& id, const OwnReport& report)
{
    const auto definition = Json::parse(report.definition.value_or(""), nullptr, false);
    return {{"id", id.text()},
            {"name", report.name.value_or("")},
            {"list", report.list.value_or("")},
            {"definition", definition.is_discarded() ? Json() : definition}};
}

Exit list(const Context& context)
{
    auto reg = context.openForReading();
    Json records = Json::array();
    Table table({{context.say("field.name")},
                 {context.say("field.list")},
                 {context.say("cli.column.columns")}});
    for (const auto& [id, report] : ownReports(reg)) {
        records.push_back(jsonOf(id, report));
        std::string columns;
        for (const auto& column : report::definitionIn(report.definition.value_or("")).columns) {
            columns += (columns.empty() ? "" : ",") + column;
        }
        table.add({{report.name.value_or("")}, {report.list.value_or("")}, {columns}});
    }
    if (!printList(context, "own_reports", records, {"id", "name", "list"})) {
        printTable(context, std::move(table), "cli.count_records", "cli.no_records");
    }
    return Exit::Done;
}

/// The columns of each list.
Exit columns(const Context& context)
{
    Json records = Json::array();
    Table table({{context.say("field.list")},
                 {context.say("cli.column.column")},
                 {context.say("cli.column.title")}});
    for (const auto& of : report::ownLists()) {
        for (const auto& column : report::ownColumns(of, context.language)) {
            records.push_back({{"list", of}, {"column", column.code}, {"title", column.title}});
            table.add({{of}, {column.code}, {column.title}});
        }
    }
    if (!printList(context, "columns", records, {"list", "column", "title"})) {
        table.print(context);
    }
    return Exit::Done;
}

Exit show(const Context& context, const std::string& which)
{
    refuseCsv(context);
    auto reg = context.openForReading();
    const auto id = findOwnReport(reg, which);
    const auto json = jsonOf(id, required(reg, which));
    if (context.isJson()) {
        printJson(context, {{"own_report", json}});
    } else {
        *context.out << json["name"].get<std::string>() << "\n"
                     << json["definition"].dump(1) << "\n";
    }
    return Exit::Done;
}

Exit keep(const Context& context, Register& reg, const std::string& name,
          const report::OwnDefinition& definition)
{
    const auto problems = report::problemsOf(definition);
    if (!problems.empty()) {
        return context.refuse(problems);
    }
    OwnReport report;
    report.name = name;
    report.list = definition.list;
    report.definition = report::definitionText(definition);
    const auto done = saveOwnReport(reg, std::move(report));
    if (!done) {
        return context.refuse(done.problems());
    }
    const auto saved = store::load<OwnReport>(reg.database(), done->id);
    return answerWritten(context, reg, "own_report", jsonOf(done->id, *saved), done->changeSet);
}

struct SaveWords
{
    std::string name, list, columns, group, sort, chart, chartValue, text;
    std::vector<std::string> filters;
    bool isDescending = false;
};

std::vector<std::string> pieces(const std::string& text)
{
    std::vector<std::string> out;
    std::size_t at = 0;
    while (at <= text.size() && !text.empty()) {
        const auto end = std::min(text.find(',', at), text.size());
        out.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return out;
}

report::OwnDefinition definitionOf(const SaveWords& words)
{
    report::OwnDefinition out;
    out.list = words.list.empty() ? "devices" : words.list;
    out.columns = pieces(words.columns);
    out.text = words.text;
    out.group = words.group;
    out.sort = words.sort;
    out.isDescending = words.isDescending;
    if (!words.chart.empty() || !words.chartValue.empty()) {
        out.chart = {words.chart, words.chartValue};
    }
    for (const auto& filter : words.filters) {
        const auto equals = filter.find('=');
        if (equals == std::string::npos) {
            throw Error(Error::Kind::Usage, {"cli.own_filter", {{"filter", filter}}});
        }
        auto values = pieces(filter.substr(equals + 1));
        out.filters[filter.substr(0, equals)] =
            values.empty() ? std::vector<std::string>{""} : std::move(values);
    }
    return out;
}

Exit save(const Context& context, const SaveWords& words)
{
    refuseCsv(context);
    auto reg = context.openForWriting();
    return keep(context, reg, words.name, definitionOf(words));
}

Exit remove(const Context& context, const std::string& which, const std::string& reason)
{
    refuseCsv(context);
    auto reg = context.openForWriting();
    const auto id = findOwnReport(reg, which);
    const auto json = jsonOf(id, required(reg, which));
    const auto done = removeOwnReport(reg, id, reason);
    if (!done) {
        return context.refuse(done.problems());
    }
    return answerWritten(context, reg, "own_report", json, *done->changeSet);
}

Exit exportOne(const Context& context, const std::string& which, const std::string& path)
{
    refuseCsv(context);
    report::requireEnding(path, ".json");
    auto reg = context.openForReading();
    const auto record = required(reg, which);
    const auto name = record.name.value_or("");
    report::writeWhole(
        report::fileText({name, report::definitionIn(record.definition.value_or(""))}), path);
    context.noteDone();
    if (context.isJson()) {
        printJson(context, {{"own_report", {{"name", name}, {"path", path}}}});
    } else {
        *context.out << context.say("cli.report_written", {{"title", name}, {"path", path}})
                     << "\n";
    }
    return Exit::Done;
}

Exit importOne(const Context& context, const std::string& path)
{
    refuseCsv(context);
    std::error_code failed;
    const auto size = std::filesystem::file_size(path, failed);
    if (failed) {
        throw Error(Error::Kind::NotFound, {"report.no_such_file", {{"path", path}}});
    }
    if (size > largestFile) {
        throw Error(Error::Kind::TooLarge, {"report.own_unreadable", {}});
    }
    std::ifstream in(path, std::ios::binary);
    const auto file = report::fileIn(std::string{std::istreambuf_iterator<char>(in), {}});
    auto reg = context.openForWriting();
    return keep(context, reg, file.name, file.definition);
}

} // namespace

void addOwnReports(CommandLine& line)
{
    auto& noun = line.noun("own-report");
    noun.verb("list", Effect::Reads).run(&list);
    noun.verb("columns", Effect::Reads).run(&columns);
    auto shown = std::make_shared<std::string>();
    noun.verb("show", Effect::Reads)
        .argument("own_report", *shown)
        .run([shown](const Context& context) { return show(context, *shown); });
    auto saved = std::make_shared<SaveWords>();
    noun.verb("save", Effect::Writes)
        .argument("own_name", saved->name)
        .required("--columns", saved->columns, "own_columns")
        .option("--list", saved->list, "own_list")
        .repeated("--filter", saved->filters, "own_filter")
        .option("--words", saved->text, "text")
        .option("--group", saved->group, "own_column")
        .option("--sort", saved->sort, "own_column")
        .flag("--descending", saved->isDescending)
        .option("--chart", saved->chart, "own_column")
        .option("--chart-value", saved->chartValue, "own_column")
        .run([saved](const Context& context) { return save(context, *saved); });
    auto removed = std::make_shared<std::pair<std::string, std::string>>();
    noun.verb("remove", Effect::Writes)
        .argument("own_report", removed->first)
        .option("--reason", removed->second, "text")
        .run([removed](const Context& context) {
            return remove(context, removed->first, removed->second);
        });
    auto sent = std::make_shared<std::pair<std::string, std::string>>();
    noun.verb("export", Effect::Reads)
        .argument("own_report", sent->first)
        .required("-o,--output", sent->second, "own_report_file")
        .run([sent](const Context& context) {
            return exportOne(context, sent->first, sent->second);
        });
    auto taken = std::make_shared<std::string>();
    noun.verb("import", Effect::Writes)
        .argument("own_report_file", *taken)
        .run([taken](const Context& context) { return importOne(context, *taken); });
}

} // namespace dongbo::cli::commands
