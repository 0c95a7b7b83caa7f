#include "cli/answer.h"
#include "cli/commands/commands.h"
#include "cli/commands/edit_words.h"
#include "cli/commands/meeting_words.h"
#include "cli/commands/record_text.h"
#include "cli/json/meetings.h"
#include "cli/table.h"
#include "cli/typed.h"
#include "core/register/base/find.h"
#include "core/text/dates.h"
#include "importers/reader_process/read_list.h"
#include "importers/write_back/meeting_list.h"

#include <algorithm>
#include <memory>

namespace dongbo::cli::commands {

void SiteWords::addTo(Verb& verb)
{
    verb.repeated("--site", sites, "site").repeated("--unit", units, "unit").flag("--all", all);
}

SiteChoice SiteWords::choice(Register& reg) const
{
    SiteChoice out;
    out.all = all;
    for (const auto& site : sites) {
        out.sites.push_back(findSite(reg, site));
    }
    for (const auto& unit : units) {
        out.units.push_back(findUnit(reg, unit));
    }
    return out;
}

Json meetingRecord(Register& reg, const MeetingId& id)
{
    Names names(reg.database());
    return meetingJson(viewMeeting(reg, id), names);
}

Exit writtenMeeting(const Context& context, Register& reg, const Checked<Written<MeetingId>>& done)
{
    if (!done) {
        return context.refuse(done.problems());
    }
    printWarnings(context, done->warnings);
    return answerWritten(context, reg, "meeting", meetingRecord(reg, done->id), done->changeSet);
}

std::string readinessText(const Context& context, Readiness state)
{
    const auto tone = state == Readiness::Ready      ? Tone::Good
                      : state == Readiness::AtRisk   ? Tone::Warning
                      : state == Readiness::NotReady ? Tone::Bad
                                                     : Tone::Quiet;
    return toned(context, termText(context, state), tone);
}

namespace {

struct AddWords
{
    FieldWords meeting{RecordKind::Meeting};
    SiteWords sites;
    bool yes = false;
};

Exit add(const Context& context, const AddWords& words)
{
    refuseCsv(context);
    auto reg = context.openForWriting();
    Problems problems;
    MeetingDraft draft;
    words.meeting.applyTo(draft.meeting, context, reg, problems);
    if (!problems.empty()) {
        return context.refuse(problems);
    }
    draft.invited = words.sites.choice(reg);
    draft.ifUnlikely = ifUnlikely(words.yes);
    return writtenMeeting(context, reg, addMeeting(reg, draft));
}

struct ListWords
{
    std::string since, until, site;
    bool all = false;
    bool late = false;
};

std::string outcomeText(const Context& context, const MeetingView& view)
{
    if (!view.meeting.frozenAt) {
        return {};
    }
    const auto count = [&](MeetingOutcome outcome) {
        return std::to_string(
            std::count_if(view.sites.begin(), view.sites.end(),
                          [&](const auto& row) { return row.invited.outcome == outcome; }));
    };
    return context.say("meeting.outcome_counts", {{"held", count(MeetingOutcome::Held)},
                                                  {"degraded", count(MeetingOutcome::Degraded)},
                                                  {"lost", count(MeetingOutcome::Lost)}});
}

std::string noticeText(const Context& context, const MeetingView& view)
{
    if (!view.noticeHours) {
        return view.meeting.noticeNo.value_or("");
    }
    return view.meeting.noticeNo.value_or("–") + ", " +
           context.say(view.isNoticeLate ? "meeting.notice_hours_late" : "meeting.notice_hours",
                       {{"hours", std::to_string(*view.noticeHours)}});
}

Exit list(const Context& context, const ListWords& words)
{
    auto reg = context.openForReading();
    Problems problems;
    store::MeetingFilter filter;
    if (const auto since = typedDay(problems, "since", words.since)) {
        filter.since = startOfDay(*since);
    }
    if (const auto until = typedDay(problems, "until", words.until)) {
        filter.until = endOfDay(*until);
    }
    if (!words.site.empty()) {
        filter.site = findSite(reg, words.site);
    }
    if (!problems.empty()) {
        return context.refuse(problems);
    }
    Names names(reg.database());
    Json records = Json::array();
    Table table({{context.say("cli.column.number")},
                 {context.say("field.starts_at")},
                 {context.say("field.name")},
                 {context.say("field.meeting_level")},
                 {context.say("cli.column.state")},
                 {context.say("meeting.column.notice")},
                 {context.say("meeting.column.received"), Align::Right},
                 {context.say("meeting.column.outcome")}});
    for (const auto& row : store::meetings(reg.database(), filter)) {
        if (!words.all && row.meeting.state == MeetingState::Cancelled) {
            continue;
        }
        const auto view = viewMeeting(reg, row.id);
        if (words.late && !view.isNoticeLate) {
            continue;
        }
        auto record = meetingJson(view, names);
        auto outcome = outcomeText(context, view);
        if (filter.site) { // how it went there
            const auto mine =
                std::find_if(view.sites.begin(), view.sites.end(),
                             [&](const auto& one) { return one.invited.site == filter.site; });
            if (mine != view.sites.end()) {
                record["here"] = invitedJson(context, *mine, names);
                outcome = termText(context, mine->invited.outcome);
                outcome += mine->invited.readiness
                               ? " (" + termText(context, mine->invited.readiness) + ")"
                               : std::string();
            }
        }
        records.push_back(std::move(record));
        table.add({{row.meeting.number.value_or("")},
                   {shownMoment(row.meeting.startsAt)},
                   {row.meeting.name.value_or("")},
                   {termText(context, row.meeting.level)},
                   {termText(context, row.meeting.state)},
                   {noticeText(context, view), view.isNoticeLate ? Tone::Warning : Tone::Plain},
                   {std::to_string(view.received) + "/" + std::to_string(view.sites.size())},
                   {outcome}});
    }
    if (!printList(context, "meetings", records,
                   {"number", "name", "level", "state", "starts_at", "ends_at", "platform", "link",
                    "host", "notice_no", "notice_day", "notice_sent_at", "notice_hours",
                    "notice_late", "sites_invited", "sites_received", "frozen_at", "notes",
                    "id"})) {
        printTable(context, table, "meeting.count", "meeting.none");
    }
    return Exit::Done;
}

Exit show(const Context& context, const std::string& which)
{
    auto reg = context.openForReading();
    const auto view = viewMeeting(reg, findMeeting(reg, which));
    Names names(reg.database());
    Json sites = Json::array();
    Table table({{context.say("cli.column.site")},
                 {context.say("field.received_at")},
                 {context.say("field.trial_result")},
                 {context.say("field.readiness")},
                 {context.say("field.meeting_outcome")},
                 {context.say("field.minutes_lost"), Align::Right},
                 {context.say("field.outcome_cause")}});
    for (const auto& row : view.sites) {
        sites.push_back(invitedJson(context, row, names));
        const auto& invited = row.invited;
        table.add({{row.site},
                   {shownMoment(invited.receivedAt)},
                   {termText(context, invited.trial)},
                   {invited.readiness ? readinessText(context, *invited.readiness) : std::string()},
                   {termText(context, invited.outcome)},
                   {invited.minutesLost ? std::to_string(*invited.minutesLost) : std::string()},
                   {invited.cause.value_or("")}});
    }
    if (context.isJson()) {
        auto record = meetingJson(view, names);
        record["sites"] = sites;
        Json duty = Json::array();
        for (const auto& row : store::duties(reg.database(), {view.id, {}, {}, false})) {
            duty.push_back(dutyJson(row, names));
        }
        record["duty"] = duty;
        printJson(context, {{"meeting", record}});
        return Exit::Done;
    }
    if (printList(context, "sites", sites,
                  {"site", "notice_sent_at", "received_at", "received_by", "trial", "readiness",
                   "outcome", "minutes_lost", "lost_at", "cause", "notes", "id"})) {
        return Exit::Done;
    }
    factsOf(context, reg.database(), RecordKind::Meeting, view.id).print(context);
    Facts facts;
    facts.add(context.say("meeting.column.notice"), noticeText(context, view),
              view.isNoticeLate ? Tone::Warning : Tone::Plain);
    facts.print(context);
    *context.out << "\n";
    printTable(context, table, "meeting.count_sites", "meeting.no_sites_shown");
    return Exit::Done;
}

Exit import(const Context& context, const std::string& file, bool yes)
{
    refuseCsv(context);
    auto reg = context.openForWriting();
    const auto workbook = importers::readList(file);
    auto read = importers::readMeetingList(reg, *workbook);
    for (auto& row : read.rows) {
        row.draft.ifUnlikely = ifUnlikely(yes);
    }
    std::vector<MeetingDraft> drafts;
    for (const auto& row : read.rows) {
        drafts.push_back(row.draft);
    }
    const auto tell = [&](std::uint32_t row, const Message& why) {
        *context.err << context.say("stocktake.draft_left",
                                    {{"row", std::to_string(row)}, {"why", context.say(why)}})
                     << "\n";
    };
    for (const auto& unread : read.unread) {
        tell(unread.row, unread.why);
    }
    if (!read.unread.empty()) { // all or none
        return Exit::WrongUsage;
    }
    const auto done = addMeetings(reg, drafts);
    for (const auto& [index, problem] : done.problems) {
        tell(read.rows[index].row, problem.message);
    }
    if (!done.changeSet) {
        return Exit::WrongUsage;
    }
    if (context.isJson()) {
        Json records = Json::array();
        for (const auto& id : done.added) {
            records.push_back(meetingRecord(reg, id));
        }
        printJson(context, {{"meetings", records}, {"change_set", done.changeSet->text()}});
    } else {
        *context.out << context.say("meeting.imported",
                                    {{"count", std::to_string(done.added.size())},
                                     {"change", done.changeSet->text()}})
                     << "\n";
    }
    return Exit::Done;
}

} // namespace

void addMeeting(CommandLine& line)
{
    auto& noun = line.noun("meeting");
    auto added = std::make_shared<AddWords>();
    auto& adding = noun.verb("add", Effect::Writes);
    added->meeting.addTo(adding, FieldWords::For::Adding);
    added->sites.addTo(adding);
    adding.flag("--yes", added->yes).run([added](const Context& context) {
        return add(context, *added);
    });
    auto listed = std::make_shared<ListWords>();
    noun.verb("list", Effect::Reads)
        .option("--since", listed->since, "date")
        .option("--until", listed->until, "date")
        .option("--site", listed->site, "site")
        .flag("--late", listed->late)
        .flag("--all", listed->all)
        .run([listed](const Context& context) { return list(context, *listed); });
    auto shown = std::make_shared<std::string>();
    noun.verb("show", Effect::Reads)
        .argument("meeting", *shown)
        .run([shown](const Context& context) { return show(context, *shown); });
    addEditVerb(noun, EditVerb<MeetingId>{RecordKind::Meeting, "meeting", &findMeeting,
                                          &editMeeting, &meetingRecord});
    addMeetingSteps(noun);
    struct ImportWords
    {
        std::string file;
        bool yes = false;
    };
    auto imported = std::make_shared<ImportWords>();
    noun.verb("import", Effect::Writes)
        .argument("meeting_file", imported->file)
        .flag("--yes", imported->yes)
        .run([imported](const Context& context) {
            return import(context, imported->file, imported->yes);
        });
    addHistoryVerb(noun, "meeting", RecordKind::Meeting, &findMeeting);
}

} // namespace dongbo::cli::commands
