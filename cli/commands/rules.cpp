#include "cli/answer.h"
#include "cli/commands/commands.h"
#include "cli/commands/record_text.h"
#include "cli/table.h"
#include "cli/typed.h"
#include "core/domain/require.h"
#include "core/register/base/find.h"
#include "core/register/planning/rule_checks.h"
#include "core/store/projection/load.h"

#include <memory>

namespace dongbo::cli::commands {

namespace {

Tone toneOf(planning::RuleSeverity severity)
{
    switch (severity) {
    case planning::RuleSeverity::Error:
        return Tone::Bad;
    case planning::RuleSeverity::Warning:
        return Tone::Warning;
    case planning::RuleSeverity::Note:
        break;
    }
    return Tone::Quiet;
}

std::string nameOf(const Context& context, const planning::Rule& rule)
{
    return context.say("rule." + std::string(rule.code));
}

std::string severityText(const Context& context, const planning::Rule& rule)
{
    return context.say("rule_severity." + std::string(planning::codeOf(rule.severity)));
}

/// True when the office has switched the rule off.
bool isOff(const std::vector<store::RuleExceptionRow>& exceptions, const planning::Rule& rule,
           Date day)
{
    for (const auto& [id, one] : exceptions) {
        const bool isWhole = !one.device && !one.site && !one.fault && !one.unit;
        if (isWhole && one.rule == rule.code && (!one.until || *one.until >= day)) {
            return true;
        }
    }
    return false;
}

Exit list(const Context& context)
{
    auto reg = context.openForReading();
    const auto exceptions = store::ruleExceptions(reg.database());
    const auto day = reg.pastDay().value_or(reg.today());
    Json records = Json::array();
    Table table({{context.say("cli.column.code")},
                 {context.say("rule.column.severity")},
                 {context.say("rule.column.rule")},
                 {context.say("rule.column.fix")},
                 {context.say("rule.column.on")}});
    for (const auto& rule : planning::rules()) {
        const bool isOn = !isOff(exceptions, rule, day);
        records.push_back({{"rule", rule.code},
                           {"severity", planning::codeOf(rule.severity)},
                           {"title", nameOf(context, rule)},
                           {"fix", rule.fix},
                           {"on", isOn}});
        table.add({{std::string(rule.code)},
                   {severityText(context, rule), toneOf(rule.severity)},
                   {nameOf(context, rule)},
                   {std::string(rule.fix)},
                   {context.say(isOn ? "rule.on" : "rule.off")}});
    }
    if (!printList(context, "rules", records, {"rule", "severity", "title", "fix", "on"})) {
        table.print(context);
    }
    return Exit::Done;
}

struct CheckWords
{
    std::string rule, site;
    bool hasScores = false;
};

Json findingJson(const Context& context, const RuleReport& report, const planning::Finding& finding)
{
    const auto& rule = *finding.rule;
    return {{"rule", rule.code},
            {"severity", planning::codeOf(rule.severity)},
            {"title", nameOf(context, rule)},
            {"message", context.say({"rule." + std::string(rule.code) + ".hit", finding.args})},
            {"device", jsonOfName(report.nameOf(finding.device))},
            {"device_id", jsonOf(finding.device)},
            {"other_device", jsonOfName(report.nameOf(finding.otherDevice))},
            {"other_device_id", jsonOf(finding.otherDevice)},
            {"site", jsonOfName(report.nameOf(finding.site))},
            {"site_id", jsonOf(finding.site)},
            {"fault", jsonOfName(report.nameOf(finding.fault))},
            {"fault_id", jsonOf(finding.fault)},
            {"fix", rule.fix}};
}

Exit check(const Context& context, const CheckWords& words)
{
    auto reg = context.openForReading();
    if (!words.rule.empty() && planning::findRule(words.rule) == nullptr) {
        throw Error(Error::Kind::Usage, {"rule.unknown", {{"rule", words.rule}}});
    }
    const auto only =
        words.site.empty() ? std::optional<SiteId>{} : std::optional{findSite(reg, words.site)};
    const auto report = checkRules(reg);
    Json findings = Json::array();
    Table table({{context.say("rule.column.severity")},
                 {context.say("rule.column.rule")},
                 {context.say("cli.column.site")},
                 {context.say("cli.column.device")},
                 {context.say("cli.column.fault")},
                 {context.say("rule.column.what")}});
    std::int64_t errors = 0;
    for (const auto& finding : report.findings) {
        const auto& rule = *finding.rule;
        if ((!words.rule.empty() && rule.code != words.rule) || (only && finding.site != only)) {
            continue;
        }
        errors += rule.severity == planning::RuleSeverity::Error ? 1 : 0;
        findings.push_back(findingJson(context, report, finding));
        table.add({{severityText(context, rule), toneOf(rule.severity)},
                   {nameOf(context, rule)},
                   {report.nameOf(finding.site)},
                   {report.nameOf(finding.device)},
                   {report.nameOf(finding.fault)},
                   {context.say({"rule." + std::string(rule.code) + ".hit", finding.args})}});
    }
    if (context.isJson()) {
        Json scores = Json::array();
        for (const auto& score : report.scores) {
            scores.push_back({{"site", report.nameOf(std::optional{score.site})},
                              {"site_id", score.site.text()},
                              {"score", score.score},
                              {"findings", score.findings}});
        }
        printJson(
            context,
            {{"findings", findings},
             {"scores", scores},
             {"summary",
              {{"findings", findings.size()}, {"errors", errors}, {"accepted", report.accepted}}}});
    } else if (!printList(context, "findings", findings,
                          {"rule", "severity", "site", "device", "fault", "message", "fix"})) {
        printTable(context, table, "rule.count_findings", "rule.no_findings");
        if (report.accepted > 0) {
            *context.out << context.say("rule.accepted",
                                        {{"count", std::to_string(report.accepted)}})
                         << "\n";
        }
    }
    return errors > 0 ? Exit::DoneWithNo : Exit::Done;
}

struct ExceptWords
{
    std::string rule, device, site, fault, until, reason;
};

Json exceptionJson(const store::RuleExceptionRow& row)
{
    const auto& one = row.exception;
    return {{"id", row.id.text()},
            {"rule", jsonOf(one.rule)},
            {"device_id", jsonOf(one.device)},
            {"site_id", jsonOf(one.site)},
            {"fault_id", jsonOf(one.fault)},
            {"until", jsonOf(one.until)},
            {"reason", jsonOf(one.reason)},
            {"number", jsonOf(one.rule)}};
}

Exit written(const Context& context, Register& reg, const Checked<Written<RuleExceptionId>>& done)
{
    if (!done) {
        return context.refuse(done.problems());
    }
    const store::RuleExceptionRow row{
        done->id,
        require(store::load<RuleException>(reg.database(), done->id), "exception of a rule")};
    return answerWritten(context, reg, "exception", exceptionJson(row), done->changeSet);
}

Exit accept(const Context& context, const ExceptWords& words)
{
    refuseCsv(context);
    auto reg = context.openForWriting();
    Problems problems;
    RuleException exception;
    exception.rule = words.rule;
    if (!words.device.empty()) {
        exception.device = findDevice(reg, words.device);
    }
    if (!words.site.empty()) {
        exception.site = findSite(reg, words.site);
    }
    if (!words.fault.empty()) {
        exception.fault = findFault(reg, words.fault);
    }
    exception.until = typedDay(problems, "until", words.until);
    exception.reason = typedText(words.reason);
    if (!problems.empty()) {
        return context.refuse(problems);
    }
    return written(context, reg, acceptFinding(reg, exception));
}

Exit listExceptions(const Context& context)
{
    auto reg = context.openForReading();
    Json records = Json::array();
    Table table({{context.say("rule.column.rule")},
                 {context.say("cli.column.until")},
                 {context.say("rule.column.reason")},
                 {context.say("cli.column.id")}});
    for (const auto& row : store::ruleExceptions(reg.database())) {
        records.push_back(exceptionJson(row));
        table.add({{context.say("rule." + row.exception.rule.value_or(""))},
                   {shownDay(row.exception.until)},
                   {row.exception.reason.value_or("")},
                   {row.id.text(), Tone::Quiet}});
    }
    if (!printList(context, "exceptions", records,
                   {"rule", "device_id", "site_id", "fault_id", "until", "reason", "id"})) {
        printTable(context, table, "rule.count_exceptions", "rule.no_exceptions");
    }
    return Exit::Done;
}

} // namespace

void addRules(CommandLine& line)
{
    auto& rules = line.noun("rules");
    rules.verb("list", Effect::Reads).run([](const Context& context) { return list(context); });
    auto checked = std::make_shared<CheckWords>();
    rules.verb("check", Effect::Reads)
        .option("--rule", checked->rule, "rule")
        .option("--site", checked->site, "site")
        .run([checked](const Context& context) { return check(context, *checked); });
    auto excepted = std::make_shared<ExceptWords>();
    rules.verb("except", Effect::Writes)
        .argument("rule", excepted->rule)
        .option("--device", excepted->device, "device")
        .option("--site", excepted->site, "site")
        .option("--fault", excepted->fault, "fault")
        .option("--until", excepted->until, "date")
        .required("--reason", excepted->reason, "text")
        .run([excepted](const Context& context) { return accept(context, *excepted); });
    rules.verb("exceptions", Effect::Reads).run([](const Context& context) {
        return listExceptions(context);
    });
    auto ended = std::make_shared<ExceptWords>();
    rules.verb("end", Effect::Writes)
        .argument("rule_exception", ended->rule)
        .option("--reason", ended->reason, "text")
        .run([ended](const Context& context) {
            refuseCsv(context);
            auto reg = context.openForWriting();
            return written(context, reg,
                           endException(reg, findException(reg, ended->rule), ended->reason));
        });
}

} // namespace dongbo::cli::commands
