#include "cli/answer.h"
#include "cli/commands/commands.h"
#include "cli/commands/issued_text.h"
#include "cli/progress.h"
#include "cli/table.h"
#include "core/report/engine/comparison.h"
#include "core/report/engine/report_folder.h"
#include "core/report/engine/reports.h"
#include "core/report/issue/register_issue.h"
#include "core/report/model/cell_json.h"
#include "core/report/writers/whole_file.h"
#include "core/report/writers/writers.h"
#include "core/store/projection/load.h"
#include "core/text/dates.h"

#include <algorithm>
#include <array>
#include <memory>

namespace dongbo::cli::commands {

namespace {

/// Options of all reports; which of them a report takes is told by `report list`.
constexpr std::array parameterOptions{
    std::pair{"site", "site"},
    std::pair{"unit", "unit"},
    std::pair{"type", "type"},
    std::pair{"device", "device"},
    std::pair{"vendor", "vendor"},
    std::pair{"officer", "officer"},
    std::pair{"period", "period"},
    std::pair{"since", "date"},
    std::pair{"until", "date"},
    std::pair{"scope", "scope"},
    std::pair{"by", "report_by"},
    std::pair{"detail", "detail"},
    std::pair{"step", "report_step"},
    std::pair{"plans", "plans"},
    std::pair{"days", "count"},
    std::pair{"months", "count"},
    std::pair{"plan", "plan"},
    std::pair{"transfer", "transfer"},
    std::pair{"number", "text"},
    std::pair{"signer", "text"},
    std::pair{"signs", "signs"},
    std::pair{"to", "text"},
    std::pair{"labels", "labels"},
    std::pair{"start", "count"},
    std::pair{"stocktake", "stocktake"},
    std::pair{"document", "issued_report"},
    std::pair{"lines", "report_lines"},
    std::pair{"assets", "report_assets"},
    std::pair{"batch", "disposal_batch"},
    std::pair{"fault", "fault"},
    std::pair{"meeting", "meeting"},
    std::pair{"fill", "sheet_fill"},
    std::pair{"devices", "device"},
    std::pair{"replacement", "device"},
    std::pair{"dated", "date"},
    std::pair{"place", "text"},
    std::pair{"head", "text"},
    std::pair{"accountant", "text"},
    std::pair{"maker", "text"},
    std::pair{"recipients", "text"},
    std::pair{"basis", "text"},
    std::pair{"reason", "text"},
    std::pair{"decision", "text"},
    std::pair{"giver", "text"},
    std::pair{"receiver", "text"},
    std::pair{"proposal", "text"},
    std::pair{"subject", "text"},
    std::pair{"time", "text"},
    std::pair{"members", "text"},
    std::pair{"hotline", "text"},
};

struct ReportWords
{
    std::string name, output, issue, issued, folder, ending, compare;
    std::array<std::string, parameterOptions.size()> parameters;
};

Exit listReports(const Context& context)
{
    Json records = Json::array();
    for (const auto& info : report::reports(context.language)) {
        Json parameters = Json::array();
        for (const auto& parameter : info.parameters) {
            Json choices = Json::array();
            for (const auto& choice : parameter.choices) {
                choices.push_back(choice.word);
            }
            parameters.push_back({{"name", parameter.name},
                                  {"title", parameter.title},
                                  {"kind", report::codeOf(parameter.kind)},
                                  {"choices", choices},
                                  {"required", parameter.initial == report::Initial::Required}});
        }
        records.push_back({{"name", info.name},
                           {"title", info.title},
                           {"question", info.question},
                           {"parameters", parameters}});
    }
    if (printList(context, "reports", records, {"name", "title", "question", "parameters"})) {
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
            rows.push_back(report::rowJson(row));
        }
        groups.push_back({{"title", group.title},
                          {"rows", rows},
                          {"subtotal", report::rowJson(group.subtotal)}});
    }
    return {{"name", model.name},
            {"title", model.title},
            {"parameters", model.parameters},
            {"columns", columns},
            {"groups", groups},
            {"total", report::rowJson(model.total)},
            {"notes", model.notes},
            {"provenance", model.provenance}};
}

void addParameters(Verb& verb, ReportWords& words)
{
    for (std::size_t i = 0; i < parameterOptions.size(); ++i) {
        const auto& [name, kind] = parameterOptions.at(i);
        verb.option("--" + std::string(name), words.parameters.at(i), kind);
    }
}

report::Parameters parametersOf(const ReportWords& words)
{
    report::Parameters out;
    for (std::size_t i = 0; i < parameterOptions.size(); ++i) {
        if (!words.parameters.at(i).empty()) {
            out[parameterOptions.at(i).first] = words.parameters.at(i);
        }
    }
    return out;
}

Exit tellWritten(const Context& context, const ReportWords& words)
{
    context.noteDone();
    const auto title = report::infoOf(words.name, context.language).title;
    if (context.isJson()) {
        printJson(context,
                  {{"report", {{"name", words.name}, {"title", title}, {"path", words.output}}}});
    } else {
        *context.out << context.say("cli.report_written",
                                    {{"title", title}, {"path", words.output}})
                     << "\n";
    }
    return Exit::Done;
}

Exit writeFile(const Context& context, Register& reg, const ReportWords& words)
{
    const auto done = report::writeReport(reg, words.name, parametersOf(words), context.language,
                                          context.moment(reg), words.output);
    return done ? tellWritten(context, words) : context.refuse(done.problems());
}

/// Whether anything is asked for beside the name.
bool hasOptions(const ReportWords& words)
{
    return !words.output.empty() || !words.issue.empty() || !words.issued.empty() ||
           !words.folder.empty() || !words.ending.empty() || !words.compare.empty() ||
           !parametersOf(words).empty();
}

/// "report NAME … --compare before": both periods side by side.
Exit showCompared(const Context& context, Register& reg, const ReportWords& words)
{
    const auto model =
        report::runCompared(reg, words.name, parametersOf(words), context.language, words.compare);
    if (!model) {
        return context.refuse(model.problems());
    }
    if (!words.output.empty()) {
        report::writeReport(*model, context.moment(reg), words.output);
        return tellWritten(context, words);
    }
    if (context.isJson()) {
        printJson(context, {{"report", modelJson(*model)}});
    } else {
        *context.out << (context.isCsv() ? report::csvOf(*model) : report::textOf(*model));
    }
    return Exit::Done;
}

/// "report all --period P --folder F": every report of a period.
Exit writeAll(const Context& context, const ReportWords& words)
{
    const auto given = parametersOf(words);
    const auto period =
        given.contains("period") ? report::parsePeriod(given.at("period")) : std::nullopt;
    if (words.folder.empty() || !period || given.size() != 1 || !words.compare.empty() ||
        !words.output.empty() || !words.issue.empty() || !words.issued.empty()) {
        throw Error(Error::Kind::Usage, {"cli.report_all_needs", {}});
    }
    auto reg = context.openForReading();
    report::FolderOrder order{*period, words.folder, ".xlsx", context.language,
                              context.moment(reg)};
    if (!words.ending.empty()) {
        order.ending = (words.ending.front() == '.' ? "" : ".") + words.ending;
    }
    Progress progress(context, {"cli.progress_reports", {}});
    const auto written = report::writeFolder(
        reg, order, [&](std::size_t done, std::size_t all) { progress.step(done, all); });
    context.noteDone();
    Json records = Json::array();
    for (const auto& entry : written) {
        records.push_back(
            {{"name", entry.name}, {"title", entry.title}, {"path", entry.path.string()}});
    }
    if (printList(context, "reports", records, {"name", "title", "path"})) {
        return Exit::Done;
    }
    *context.out << context.say("cli.reports_written", {{"count", std::to_string(written.size())},
                                                        {"folder", words.folder}})
                 << "\n";
    return Exit::Done;
}

/// "report NAME … --issue FILE"
Exit issue(const Context& context, const ReportWords& words)
{
    auto reg = context.openForReading();
    const auto issued = report::issueReport(reg, words.name, parametersOf(words), context.language);
    if (!issued) {
        return context.refuse(issued.problems());
    }
    report::writeIssued(*issued, words.issue);
    context.noteDone();
    if (context.isJson()) {
        printJson(context, {{"issued",
                             {{"name", issued->report},
                              {"title", issued->title},
                              {"path", words.issue},
                              {"content_hash", issued->contentHash},
                              {"operations", issued->operations},
                              {"as_of", isoText(issued->asOf)}}}});
    } else {
        *context.out << context.say("cli.report_issued", {{"title", issued->title},
                                                          {"path", words.issue},
                                                          {"hash", issued->contentHash}})
                     << "\n";
    }
    return Exit::Done;
}

/// "report check --issued FILE": whether it is what was issued, and what is different now.
Exit checkIssued(const Context& context, const ReportWords& words)
{
    auto others = words;
    others.issued.clear();
    if (words.issued.empty() || hasOptions(others)) {
        throw Error(Error::Kind::Usage, {"cli.report_check_needs", {}});
    }
    const auto issued = report::readIssued(words.issued);
    auto reg = context.openForReading();
    const auto check = report::checkIssued(reg, issued);
    return answerIssuedCheck(context, issued, check);
}

/// "issued-report issue NAME …": into the register.
Exit enterIssue(const Context& context, const ReportWords& words, const std::string& number)
{
    refuseCsv(context);
    auto reg = context.openForWriting();
    auto parameters = parametersOf(words);
    report::IssuePaper paper{number, parameters["signer"], {}};
    if (const auto& dated = parameters["dated"]; !dated.empty()) {
        const auto day = text::parseDateText(dated);
        if (!day) {
            return context.refuse({{"dated", {"value.not_a_date", {{"value", dated}}}}});
        }
        paper.day = text::lastDay(*day);
    }
    const auto info = report::infoOf(words.name, context.language);
    for (const char* said : {"signer", "dated"}) {
        const bool isAsked =
            std::any_of(info.parameters.begin(), info.parameters.end(),
                        [said](const report::Parameter& each) { return each.name == said; });
        if (!isAsked || parameters[said].empty()) {
            parameters.erase(said); // a report without a place for it: in the register only
        }
    }
    const auto issued = report::issueReport(reg, words.name, parameters, context.language);
    if (!issued) {
        return context.refuse(issued.problems());
    }
    const auto done = report::registerIssue(reg, *issued, paper);
    if (!done) {
        return context.refuse(done.problems());
    }
    const auto row = store::load<IssuedReport>(reg.database(), done->id);
    return answerWritten(context, reg, "issued_report", issuedJson(done->id, *row),
                         done->changeSet);
}

Exit run(const Context& context, const ReportWords& words)
{
    if (words.name == "list") {
        if (hasOptions(words)) {
            throw Error(Error::Kind::Usage, {"cli.report_list_alone", {}});
        }
        return listReports(context);
    }
    if (words.name == "all") {
        return writeAll(context, words);
    }
    if (words.name == "check") {
        return checkIssued(context, words);
    }
    if (!words.issued.empty() || !words.folder.empty() || !words.ending.empty()) {
        throw Error(Error::Kind::Usage, {"cli.report_option_of_others", {}});
    }
    if (!words.issue.empty()) {
        if (!words.compare.empty() || !words.output.empty()) {
            throw Error(Error::Kind::Usage, {"cli.report_option_of_others", {}});
        }
        return issue(context, words);
    }
    if (!words.output.empty()) {
        report::requireEnding(words.output, report::reportEndings().c_str());
    }
    auto reg = context.openForReading();
    if (!words.compare.empty()) {
        return showCompared(context, reg, words);
    }
    if (!words.output.empty()) {
        return writeFile(context, reg, words);
    }
    if (context.isJson()) {
        const auto model =
            report::runReport(reg, words.name, parametersOf(words), context.language);
        if (!model) {
            return context.refuse(model.problems());
        }
        printJson(context, {{"report", modelJson(*model)}});
        return Exit::Done;
    }
    const auto sink =
        context.isCsv() ? report::csvSink(*context.out) : report::textSink(*context.out);
    const auto done =
        report::runReport(reg, words.name, parametersOf(words), context.language, *sink);
    return done ? Exit::Done : context.refuse(done.problems());
}

} // namespace

void addReport(CommandLine& line)
{
    auto words = std::make_shared<ReportWords>();
    auto& verb = line.verb("report", Effect::Reads)
                     .argument("report", words->name)
                     .option("-o,--output", words->output, "output_file")
                     .option("--issue", words->issue, "issued_file")
                     .option("--issued", words->issued, "issued_file")
                     .option("--folder", words->folder, "folder")
                     .option("--ending", words->ending, "report_ending")
                     .option("--compare", words->compare, "report_compare");
    addParameters(verb, *words);
    verb.run([words](const Context& context) { return run(context, *words); });
}

void addIssueVerb(Noun& noun)
{
    struct IssueWords : ReportWords
    {
        std::string documentNo;
    };
    auto words = std::make_shared<IssueWords>();
    auto& verb = noun.verb("issue", Effect::Writes)
                     .argument("report", words->name)
                     .option("--document-no", words->documentNo, "text");
    addParameters(verb, *words);
    verb.run(
        [words](const Context& context) { return enterIssue(context, *words, words->documentNo); });
}

} // namespace dongbo::cli::commands
