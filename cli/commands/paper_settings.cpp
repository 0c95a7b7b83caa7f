#include "core/report/forms/paper_settings.h"

#include "cli/answer.h"
#include "cli/commands/commands.h"
#include "cli/table.h"
#include "cli/typed.h"
#include "core/domain/error.h"

#include <algorithm>
#include <memory>

// `paper-setting list|set|remove`: what papers say of the office. It stands among the account's
// data, not in a register.

namespace dongbo::cli::commands {

namespace {

using report::OfficeSetting;

struct Words
{
    std::string part, text, paper, from, until, grade, line, source;
};

Json jsonOf(const OfficeSetting& setting, bool isOffice)
{
    const auto textOrNull = [](const std::string& text) {
        return text.empty() ? Json() : Json(text);
    };
    const auto day = [](const std::optional<Date>& date) {
        return date ? Json(isoText(*date)) : Json();
    };
    return {{"part", setting.part},
            {"paper", textOrNull(setting.paper)},
            {"from", day(setting.from)},
            {"until", day(setting.until)},
            {"grade", textOrNull(setting.grade)},
            {"text", setting.text},
            {"legal_line", textOrNull(setting.line)},
            {"source", textOrNull(setting.source)},
            {"set_by", isOffice ? "office" : "program"}};
}

/// What cannot be meant; an empty paper stands for all.
void checkNames(Problems& problems, const std::string& part, const std::string& paper)
{
    const auto isOf = [](const std::vector<std::string>& all, const std::string& one) {
        return one.empty() || std::find(all.begin(), all.end(), one) != all.end();
    };
    if (!isOf(report::settingParts(), part)) {
        problems.push_back({"setting_part", {"paper_setting.no_part", {{"value", part}}}});
    }
    if (!isOf(report::settingPapers(), paper)) {
        problems.push_back({"setting_paper", {"paper_setting.no_paper", {{"value", paper}}}});
    }
}

Exit list(const Context& context, const std::string& paper)
{
    Problems problems;
    checkNames(problems, {}, paper);
    if (!problems.empty()) {
        return context.refuse(problems);
    }
    Json records = Json::array();
    Table table({{context.say("field.setting_part")},
                 {context.say("field.setting_paper")},
                 {context.say("field.setting_text")},
                 {context.say("field.legal_line")},
                 {context.say("field.valid_from")},
                 {context.say("field.valid_to")},
                 {context.say("field.setting_grade")},
                 {context.say("report.column.set_by")}});
    const auto add = [&](const std::vector<OfficeSetting>& settings, bool isOffice) {
        for (const auto& one : settings) {
            if (!paper.empty() && !one.paper.empty() && one.paper != paper) {
                continue;
            }
            records.push_back(jsonOf(one, isOffice));
            table.add({{context.say("report.paper_part." + one.part)},
                       {one.paper.empty() ? context.say("report.all_papers") : one.paper},
                       {one.text},
                       {one.line},
                       {shownDay(one.from)},
                       {shownDay(one.until)},
                       {one.grade.empty() ? "" : context.say("report.grade." + one.grade)},
                       {context.say(isOffice ? "report.form_of_office" : "report.form_of_program"),
                        isOffice ? Tone::Plain : Tone::Quiet}});
        }
    };
    add(report::officeSettings(), true);
    add(report::programSettings(), false);
    if (!printList(context, "paper_settings", records,
                   {"part", "paper", "from", "until", "grade", "text", "legal_line", "source",
                    "set_by"})) {
        table.print(context);
        *context.out << context.say("report.forms_editable",
                                    {{"path", report::officeSettingsPath()}})
                     << "\n";
    }
    return Exit::Done;
}

/// The office's line of that part, paper and first day; nothing when there is none.
std::optional<OfficeSetting> standing(const OfficeSetting& asked)
{
    for (const auto& one : report::officeSettings()) {
        if (one.part == asked.part && one.paper == asked.paper && one.from == asked.from) {
            return one;
        }
    }
    return std::nullopt;
}

Exit answer(const Context& context, const OfficeSetting& setting, const char* sentence)
{
    context.noteDone();
    if (context.isJson()) {
        printJson(context, {{"paper_setting", jsonOf(setting, true)}});
    } else {
        *context.out << context.say(sentence,
                                    {{"what", context.say("report.paper_part." + setting.part)},
                                     {"text", setting.text},
                                     {"path", report::officeSettingsPath()}})
                     << "\n";
    }
    return Exit::Done;
}

Exit set(const Context& context, const Words& words)
{
    refuseCsv(context);
    Problems problems;
    OfficeSetting setting{words.part,
                          words.paper,
                          typedDay(problems, "valid_from", words.from),
                          typedDay(problems, "valid_to", words.until),
                          words.grade,
                          words.text,
                          words.line,
                          words.source};
    if (!problems.empty()) {
        return context.refuse(problems);
    }
    const auto done = report::setPaperSetting(setting, standing(setting));
    return done ? answer(context, setting, "paper_setting.set") : context.refuse(done.problems());
}

Exit remove(const Context& context, const Words& words)
{
    refuseCsv(context);
    Problems problems;
    checkNames(problems, words.part, words.paper);
    OfficeSetting asked;
    asked.part = words.part;
    asked.paper = words.paper;
    asked.from = typedDay(problems, "valid_from", words.from);
    if (!problems.empty()) {
        return context.refuse(problems);
    }
    const auto there = standing(asked);
    if (!there) {
        throw Error(Error::Kind::NotFound, {"paper_setting.none", {{"what", words.part}}});
    }
    const auto done = report::removePaperSettings({*there});
    return done ? answer(context, *there, "paper_setting.removed")
                : context.refuse(done.problems());
}

} // namespace

void addPaperSettings(CommandLine& line)
{
    auto& noun = line.noun("paper-setting");
    auto listed = std::make_shared<std::string>();
    noun.verb("list", Effect::NoRegister)
        .option("--paper", *listed, "setting_paper")
        .run([listed](const Context& context) { return list(context, *listed); });
    auto words = std::make_shared<Words>();
    noun.verb("set", Effect::NoRegister)
        .argument("setting_part", words->part)
        .argument("setting_text", words->text)
        .option("--paper", words->paper, "setting_paper")
        .option("--legal-line", words->line, "text")
        .option("--from", words->from, "date")
        .option("--until", words->until, "date")
        .option("--grade", words->grade, "setting_grade")
        .option("--source", words->source, "text")
        .run([words](const Context& context) { return set(context, *words); });
    auto taken = std::make_shared<Words>();
    noun.verb("remove", Effect::NoRegister)
        .argument("setting_part", taken->part)
        .option("--paper", taken->paper, "setting_paper")
        .option("--from", taken->from, "date")
        .run([taken](const Context& context) { return remove(context, *taken); });
}

} // namespace dongbo::cli::commands
