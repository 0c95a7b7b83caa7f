#include "cli/answer.h"
#include "cli/commands/meeting_words.h"
#include "cli/commands/record_text.h"
#include "cli/json/meetings.h"
#include "cli/table.h"
#include "cli/typed.h"
#include "core/domain/require.h"
#include "core/register/base/find.h"

#include <memory>

namespace dongbo::cli::commands {

namespace {

struct StepWords
{
    std::string which, when, by, number, day, result, outcome, minutes, lostAt, cause, fault, began,
        ended, reason, site, answer, round;
    SiteWords sites;
    bool yes = false;
    bool remove = false;
    bool restHeld = false;
};

Exit invite(const Context& context, const StepWords& words)
{
    refuseCsv(context);
    auto reg = context.openForWriting();
    const auto id = findMeeting(reg, words.which);
    const auto choice = words.sites.choice(reg);
    if (!words.remove) {
        return writtenMeeting(context, reg, inviteSites(reg, id, choice));
    }
    const auto day = viewMeeting(reg, id).meeting.startsAt;
    return writtenMeeting(
        context, reg,
        uninviteSites(reg, id, sitesOf(reg, choice, day ? dayOf(*day) : reg.today())));
}

Exit notice(const Context& context, const StepWords& words)
{
    refuseCsv(context);
    auto reg = context.openForWriting();
    Problems problems;
    NoticeDraft draft;
    draft.number = typedText(words.number).value_or("");
    draft.day = typedDay(problems, "notice_day", words.day);
    draft.sentAt = typedMoment(problems, "notice_sent_at", words.when, DayPart::Morning, reg.now());
    draft.ifUnlikely = ifUnlikely(words.yes);
    if (!problems.empty()) {
        return context.refuse(problems);
    }
    return writtenMeeting(context, reg, sendNotice(reg, findMeeting(reg, words.which), draft));
}

Exit receipt(const Context& context, const StepWords& words)
{
    refuseCsv(context);
    auto reg = context.openForWriting();
    Problems problems;
    ReceiptDraft draft;
    draft.sites = words.sites.choice(reg);
    draft.at = typedMoment(problems, "received_at", words.when, DayPart::Morning, reg.now());
    draft.by = typedText(words.by).value_or("");
    draft.ifUnlikely = ifUnlikely(words.yes);
    if (!problems.empty()) {
        return context.refuse(problems);
    }
    return writtenMeeting(context, reg, receiveNotice(reg, findMeeting(reg, words.which), draft));
}

Exit trial(const Context& context, const StepWords& words)
{
    refuseCsv(context);
    auto reg = context.openForWriting();
    Problems problems;
    const auto result = typedChoice<TrialResult>(context, problems, "trial_result", words.result);
    const auto at = typedMoment(problems, "trial_at", words.when, DayPart::Morning, reg.now());
    if (!problems.empty()) {
        return context.refuse(problems);
    }
    return writtenMeeting(context, reg,
                          recordTrial(reg, findMeeting(reg, words.which), words.sites.choice(reg),
                                      require(result, "trial_result"), at));
}

Exit outcome(const Context& context, const StepWords& words)
{
    refuseCsv(context);
    auto reg = context.openForWriting();
    Problems problems;
    OutcomeDraft draft;
    draft.sites = words.sites.choice(reg);
    const auto how =
        typedChoice<MeetingOutcome>(context, problems, "meeting_outcome", words.outcome);
    draft.minutesLost = typedInteger(problems, "minutes_lost", words.minutes);
    draft.lostAt = typedMoment(problems, "lost_at", words.lostAt, DayPart::Morning, reg.now());
    draft.cause = typedText(words.cause).value_or("");
    if (!words.fault.empty()) {
        draft.fault = findFault(reg, words.fault);
    }
    draft.ifUnlikely = ifUnlikely(words.yes);
    if (!problems.empty()) {
        return context.refuse(problems);
    }
    draft.outcome = require(how, "meeting_outcome");
    return writtenMeeting(context, reg, recordOutcome(reg, findMeeting(reg, words.which), draft));
}

Exit freeze(const Context& context, const StepWords& words)
{
    refuseCsv(context);
    auto reg = context.openForWriting();
    Problems problems;
    FreezeDraft draft;
    draft.restHeld = words.restHeld;
    draft.beganAt = typedMoment(problems, "began_at", words.began, DayPart::Morning, reg.now());
    draft.endedAt = typedMoment(problems, "ended_at", words.ended, DayPart::Evening, reg.now());
    if (!problems.empty()) {
        return context.refuse(problems);
    }
    return writtenMeeting(context, reg, freezeMeeting(reg, findMeeting(reg, words.which), draft));
}

Exit calls(const Context& context, const StepWords& words)
{
    auto reg = context.openForReading();
    Problems problems;
    const auto wanted = typedChoice<CheckRound>(context, problems, "check_round", words.round);
    if (!problems.empty()) {
        return context.refuse(problems);
    }
    const auto now = context.moment(reg);
    const auto board = readBoard(reg, findMeeting(reg, words.which), now);
    const auto round = callRound(reg, board, now, wanted);
    const auto answer = callsJson(board, round);
    if (context.isJson()) {
        printJson(context, answer);
        return Exit::Done;
    }
    if (printList(context, "calls", answer["calls"],
                  {"site", "state", "on_duty", "phone", "called_at", "answer", "site_id"})) {
        return Exit::Done;
    }
    *context.out << context.say("meeting.round", {{"round", termText(context, round.round)},
                                                  {"from", shownMoment(round.from)},
                                                  {"done", std::to_string(round.done)},
                                                  {"wanted", std::to_string(round.wanted)}})
                 << "\n";
    Table table({{context.say("cli.column.site")},
                 {context.say("field.readiness")},
                 {context.say("meeting.column.why")},
                 {context.say("meeting.column.on_duty")},
                 {context.say("cli.column.phone")},
                 {context.say("meeting.column.called")},
                 {context.say("field.answer")}});
    for (const auto& entry : round.entries) {
        const auto& site = board.sites[entry.site];
        table.add({{site.name},
                   {readinessText(context, site.state)},
                   {site.reasons.empty() ? std::string() : context.say(site.reasons.front().text)},
                   {site.onDuty.name},
                   {site.onDuty.phone},
                   {shownMoment(entry.calledAt)},
                   {entry.answer}});
    }
    printTable(context, table, "meeting.count_calls", "meeting.no_sites_shown");
    return Exit::Done;
}

Exit call(const Context& context, const StepWords& words)
{
    refuseCsv(context);
    auto reg = context.openForWriting();
    Problems problems;
    const auto at = typedMoment(problems, "told_at", words.when, DayPart::Morning, reg.now());
    CallDraft draft;
    draft.answer = typedText(words.answer).value_or("");
    draft.at = at;
    draft.result = draft.answer.empty() ? CallResult::NoAnswer : CallResult::Reached;
    if (const auto result =
            typedChoice<CallResult>(context, problems, "call_result", words.result)) {
        draft.result = *result;
        if (draft.answer.empty() && draft.result != CallResult::NoAnswer) {
            draft.answer = termText(context, draft.result);
        }
    }
    if (!problems.empty()) {
        return context.refuse(problems);
    }
    const auto meeting = findMeeting(reg, words.which);
    draft.site = findSite(reg, words.site);
    const auto done = logCall(reg, meeting, draft);
    if (!done) {
        return context.refuse(done.problems());
    }
    const Json record{{"id", done->id.text()}, {"number", done->number}};
    return answerWritten(context, reg, "contact", record, done->changeSet);
}

Verb& stepOf(Noun& noun, const char* name, const std::shared_ptr<StepWords>& words,
             Exit (*action)(const Context&, const StepWords&), Effect effect = Effect::Writes)
{
    return noun.verb(name, effect)
        .argument("meeting", words->which)
        .run([words, action](const Context& context) { return action(context, *words); });
}

} // namespace

void addMeetingSteps(Noun& noun)
{
    const auto words = [] { return std::make_shared<StepWords>(); };
    auto invited = words();
    invited->sites.addTo(
        stepOf(noun, "invite", invited, &invite).flag("--remove", invited->remove));
    auto sent = words();
    stepOf(noun, "notice", sent, &notice)
        .option("--number", sent->number, "text")
        .option("--day", sent->day, "date")
        .option("--when", sent->when, "moment")
        .flag("--yes", sent->yes);
    auto received = words();
    received->sites.addTo(stepOf(noun, "receipt", received, &receipt)
                              .option("--when", received->when, "moment")
                              .option("--by", received->by, "text")
                              .flag("--yes", received->yes));
    auto tried = words();
    tried->sites.addTo(stepOf(noun, "trial", tried, &trial)
                           .required("--result", tried->result, "trial_result")
                           .option("--when", tried->when, "moment"));
    auto went = words();
    went->sites.addTo(stepOf(noun, "outcome", went, &outcome)
                          .required("--outcome", went->outcome, "meeting_outcome")
                          .option("--minutes", went->minutes, "number")
                          .option("--lost-at", went->lostAt, "moment")
                          .option("--cause", went->cause, "text")
                          .option("--fault", went->fault, "fault")
                          .flag("--yes", went->yes));
    auto frozen = words();
    stepOf(noun, "freeze", frozen, &freeze)
        .flag("--rest-held", frozen->restHeld)
        .option("--began", frozen->began, "moment")
        .option("--ended", frozen->ended, "moment");
    auto cancelled = words();
    noun.verb("cancel", Effect::Writes)
        .argument("meeting", cancelled->which)
        .required("--reason", cancelled->reason, "text")
        .run([cancelled](const Context& context) {
            refuseCsv(context);
            auto reg = context.openForWriting();
            return writtenMeeting(context, reg,
                                  cancelMeeting(reg, findMeeting(reg, cancelled->which),
                                                typedText(cancelled->reason).value_or("")));
        });
    auto round = words();
    stepOf(noun, "calls", round, &calls, Effect::Reads)
        .option("--round", round->round, "check_round");
    auto called = words();
    stepOf(noun, "call", called, &call)
        .required("--site", called->site, "site")
        .option("--result", called->result, "call_result")
        .option("--answer", called->answer, "text")
        .option("--when", called->when, "moment");
}

} // namespace dongbo::cli::commands
