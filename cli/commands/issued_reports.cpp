#include "cli/answer.h"
#include "cli/commands/commands.h"
#include "cli/commands/issued_text.h"
#include "cli/commands/record_text.h"
#include "cli/table.h"
#include "core/report/issue/register_issue.h"
#include "core/store/projection/load.h"
#include "core/text/dates.h"

#include <memory>

// `issued-report list|show|check`; `issued-report issue` stands with the options of reports.

namespace dongbo::cli::commands {

namespace {

Exit list(const Context& context)
{
    auto reg = context.openForReading();
    const auto rows = issuedReports(reg);
    Json records = Json::array();
    for (const auto& row : rows) {
        records.push_back(issuedJson(row.id, row.report));
    }
    if (printList(
            context, "issued_reports", records,
            {"id", "report", "title", "day", "as_of", "document_no", "signer", "content_hash"})) {
        return Exit::Done;
    }
    Table table({{context.say("report.column.ordinal"), Align::Right},
                 {context.say("field.day")},
                 {context.say("cli.column.title")},
                 {context.say("report.parameter.on")},
                 {context.say("field.document_no")},
                 {context.say("field.signer")},
                 {context.say("cli.column.content_hash")}});
    std::size_t number = 0;
    for (const auto& [id, report] : rows) {
        constexpr std::size_t hashShown = 12;
        table.add({{std::to_string(++number)},
                   {report.day ? text::formatDate(*report.day) : ""},
                   {report.title.value_or("")},
                   {report.at ? text::formatDate(*report.at) : ""},
                   {report.documentNo.value_or("")},
                   {report.signer.value_or("")},
                   {report.contentHash.value_or("").substr(0, hashShown)}});
    }
    printTable(context, std::move(table), "cli.count_records", "cli.no_records");
    return Exit::Done;
}

IssuedReport required(Register& reg, const std::string& which)
{
    return store::load<IssuedReport>(reg.database(), findIssued(reg, which))
        .value_or(IssuedReport{});
}

Exit show(const Context& context, const std::string& which)
{
    refuseCsv(context);
    auto reg = context.openForReading();
    const auto id = findIssued(reg, which);
    const auto record = required(reg, which);
    const auto issued = report::issuedOf(reg, record);
    auto json = issuedJson(id, record);
    json["parameters"] = issued.parameters;
    json["issued_at"] = isoText(issued.issuedAt);
    json["issued_by"] = issued.issuedBy;
    json["content"] = issued.content.empty() ? Json() : Json::parse(issued.content);
    if (context.isJson()) {
        printJson(context, {{"issued_report", json}});
        return Exit::Done;
    }
    *context.out << context.say("cli.issued_head", {{"title", issued.title},
                                                    {"at", text::formatInstant(issued.issuedAt)},
                                                    {"by", issued.issuedBy}})
                 << "\n";
    const auto line = [&](const std::string& name, const std::string& value) {
        if (!value.empty()) {
            *context.out << name << ": " << value << "\n";
        }
    };
    line(context.say("report.parameter.on"), text::formatDate(issued.asOf));
    for (const auto& [name, value] : issued.parameters) {
        line(context.say("report.parameter." + name), value);
    }
    line(context.say("field.document_no"), record.documentNo.value_or(""));
    line(context.say("field.signer"), record.signer.value_or(""));
    line(context.say("cli.column.content_hash"), issued.contentHash);
    return Exit::Done;
}

Exit check(const Context& context, const std::string& which)
{
    refuseCsv(context);
    auto reg = context.openForReading();
    const auto issued = report::issuedOf(reg, required(reg, which));
    return answerIssuedCheck(context, issued, report::checkIssued(reg, issued));
}

} // namespace

void addIssuedReports(CommandLine& line)
{
    auto& noun = line.noun("issued-report");
    addIssueVerb(noun);
    noun.verb("list", Effect::Reads).run(&list);
    auto shown = std::make_shared<std::string>();
    noun.verb("show", Effect::Reads)
        .argument("issued_report", *shown)
        .run([shown](const Context& context) { return show(context, *shown); });
    auto checked = std::make_shared<std::string>();
    noun.verb("check", Effect::Reads)
        .argument("issued_report", *checked)
        .run([checked](const Context& context) { return check(context, *checked); });
}

} // namespace dongbo::cli::commands
