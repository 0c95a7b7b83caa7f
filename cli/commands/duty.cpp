#include "cli/answer.h"
#include "cli/commands/commands.h"
#include "cli/commands/record_text.h"
#include "cli/json/meetings.h"
#include "cli/table.h"
#include "cli/typed.h"
#include "core/register/base/find.h"
#include "core/register/meetings/duties.h"

#include <memory>

// `duty give|list|remove`: who is on duty for a meeting, or on call.

namespace dongbo::cli::commands {

namespace {

struct DutyWords
{
    std::string officer, meeting, site, unit, role, from, until, phone, notes, which;
    bool yes = false;
    bool all = false;
};

Json dutyRecord(Register& reg, const DutyId& id)
{
    Names names(reg.database());
    store::DutyFilter filter;
    filter.includeRemoved = true;
    for (const auto& row : store::duties(reg.database(), filter)) {
        if (row.id == id) {
            return dutyJson(row, names);
        }
    }
    return {};
}

Exit written(const Context& context, Register& reg, const Checked<Written<DutyId>>& done)
{
    if (!done) {
        return context.refuse(done.problems());
    }
    printWarnings(context, done->warnings);
    return answerWritten(context, reg, "duty", dutyRecord(reg, done->id), done->changeSet);
}

Exit give(const Context& context, const DutyWords& words)
{
    refuseCsv(context);
    auto reg = context.openForWriting();
    Problems problems;
    DutyDraft draft;
    auto& duty = draft.duty;
    duty.officer = findOfficer(reg, words.officer);
    if (!words.meeting.empty()) {
        duty.meeting = findMeeting(reg, words.meeting);
    }
    if (!words.site.empty()) {
        duty.site = findSite(reg, words.site);
    }
    if (!words.unit.empty()) {
        duty.unit = findUnit(reg, words.unit);
    }
    duty.role = typedChoice<DutyRole>(context, problems, "duty_role", words.role);
    duty.from = typedMoment(problems, "on_duty_from", words.from, DayPart::Morning, reg.now());
    duty.until = typedMoment(problems, "on_duty_until", words.until, DayPart::Evening, reg.now());
    duty.phone = typedText(words.phone);
    duty.notes = typedText(words.notes);
    draft.ifUnlikely = ifUnlikely(words.yes);
    if (!problems.empty()) {
        return context.refuse(problems);
    }
    return written(context, reg, giveDuty(reg, draft));
}

Exit list(const Context& context, const DutyWords& words)
{
    auto reg = context.openForReading();
    store::DutyFilter filter;
    filter.includeRemoved = words.all;
    if (!words.meeting.empty()) {
        filter.meeting = findMeeting(reg, words.meeting);
    }
    if (!words.site.empty()) {
        filter.site = findSite(reg, words.site);
    }
    if (!words.officer.empty()) {
        filter.officer = findOfficer(reg, words.officer);
    }
    Names names(reg.database());
    Json records = Json::array();
    Table table({{context.say("field.officer")},
                 {context.say("field.duty_role")},
                 {context.say("field.for_meeting")},
                 {context.say("cli.column.site")},
                 {context.say("field.on_duty_from")},
                 {context.say("field.on_duty_until")},
                 {context.say("cli.column.phone")}});
    for (const auto& row : store::duties(reg.database(), filter)) {
        records.push_back(dutyJson(row, names));
        table.add(
            {{row.officer},
             {termText(context, row.duty.role)},
             {row.duty.meeting ? names.of(RecordKind::Meeting, *row.duty.meeting) : std::string()},
             {row.site.empty() ? row.unit : row.site},
             {shownMoment(row.duty.from)},
             {shownMoment(row.duty.until)},
             {row.phone}});
    }
    if (!printList(context, "duties", records,
                   {"officer", "role", "meeting", "site", "unit", "from", "until", "phone", "notes",
                    "id"})) {
        printTable(context, table, "duty.count", "duty.none");
    }
    return Exit::Done;
}

} // namespace

void addDuty(CommandLine& line)
{
    auto& noun = line.noun("duty");
    auto given = std::make_shared<DutyWords>();
    noun.verb("give", Effect::Writes)
        .argument("officer", given->officer)
        .option("--meeting", given->meeting, "meeting")
        .option("--site", given->site, "site")
        .option("--unit", given->unit, "unit")
        .option("--role", given->role, "duty_role")
        .option("--from", given->from, "moment")
        .option("--until", given->until, "moment")
        .option("--phone", given->phone, "text")
        .option("--notes", given->notes, "text")
        .flag("--yes", given->yes)
        .run([given](const Context& context) { return give(context, *given); });
    auto listed = std::make_shared<DutyWords>();
    noun.verb("list", Effect::Reads)
        .option("--meeting", listed->meeting, "meeting")
        .option("--site", listed->site, "site")
        .option("--officer", listed->officer, "officer")
        .flag("--all", listed->all)
        .run([listed](const Context& context) { return list(context, *listed); });
    auto removed = std::make_shared<std::string>();
    noun.verb("remove", Effect::Writes)
        .argument("duty", *removed)
        .run([removed](const Context& context) {
            refuseCsv(context);
            auto reg = context.openForWriting();
            return written(context, reg, removeDuty(reg, findDuty(reg, *removed)));
        });
}

} // namespace dongbo::cli::commands
