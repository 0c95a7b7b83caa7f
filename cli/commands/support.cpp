#include "core/register/lines/support.h"

#include "cli/answer.h"
#include "cli/commands/lines.h"
#include "cli/commands/record_text.h"
#include "cli/json/records.h"
#include "cli/typed.h"
#include "core/domain/require.h"
#include "core/register/base/find.h"
#include "core/store/projection/load.h"

#include <memory>

namespace dongbo::cli::commands {

namespace {

Json requestJson(const SupportRequestId& id, const SupportRequest& request, Names& names)
{
    return fieldsJson(id, describe(RecordKind::SupportRequest), valuesOf(request), names);
}

Exit written(const Context& context, Register& reg, const Checked<Written<SupportRequestId>>& done)
{
    if (!done) {
        return context.refuse(done.problems());
    }
    printWarnings(context, done->warnings);
    Names names(reg.database());
    const auto record =
        require(store::load<SupportRequest>(reg.database(), done->id), "support request");
    return answerWritten(context, reg, "support_request", requestJson(done->id, record, names),
                         done->changeSet);
}

struct AskWords
{
    std::string site, unit, of, content, day, fault, document, notes;
    bool yes = false;
};

Exit ask(const Context& context, const AskWords& words)
{
    refuseCsv(context);
    auto reg = context.openForWriting();
    Problems problems;
    SupportDraft draft;
    draft.site = words.site.empty() ? std::nullopt : std::optional{findSite(reg, words.site)};
    draft.unit = words.unit.empty() ? std::nullopt : std::optional{findUnit(reg, words.unit)};
    draft.fault = words.fault.empty() ? std::nullopt : std::optional{findFault(reg, words.fault)};
    draft.askedOf = typedText(words.of).value_or("");
    draft.content = typedText(words.content).value_or("");
    draft.day = typedDay(problems, "day", words.day);
    draft.documentNo = typedText(words.document).value_or("");
    draft.notes = typedText(words.notes).value_or("");
    draft.ifUnlikely = ifUnlikely(words.yes);
    return problems.empty() ? written(context, reg, askSupport(reg, draft))
                            : context.refuse(problems);
}

struct StepWords
{
    std::string which, day, answer;
};

void addStep(Noun& noun, const char* name, SupportStep step, const char* field)
{
    auto words = std::make_shared<StepWords>();
    auto& verb = noun.verb(name, Effect::Writes).argument("support_request", words->which);
    if (step == SupportStep::Help) {
        verb.option("--answer", words->answer, "text");
    } else {
        verb.required("--answer", words->answer, "text");
    }
    verb.option("--day", words->day, "date").run([words, step, field](const Context& context) {
        refuseCsv(context);
        auto reg = context.openForWriting();
        Problems problems;
        SupportStepDraft draft;
        draft.id = findSupport(reg, words->which);
        draft.step = step;
        draft.day = typedDay(problems, field, words->day);
        draft.answer = typedText(words->answer).value_or("");
        return problems.empty() ? written(context, reg, stepSupport(reg, draft))
                                : context.refuse(problems);
    });
}

Exit list(const Context& context, bool isOpenOnly)
{
    auto reg = context.openForReading();
    Names names(reg.database());
    Json records = Json::array();
    Table table({{context.say("cli.column.number")},
                 {context.say("cli.column.site")},
                 {context.say("field.asked_of")},
                 {context.say("field.request_content")},
                 {context.say("cli.column.state")},
                 {context.say("field.day")},
                 {context.say("field.answered_day")},
                 {context.say("field.answer")}});
    for (const auto& [id, request] : store::supportRequests(reg.database())) {
        const bool isOpen =
            request.state == SupportState::Open || request.state == SupportState::Answered;
        if (isOpenOnly && !isOpen) {
            continue;
        }
        records.push_back(requestJson(id, request, names));
        table.add({{request.number.value_or("")},
                   {request.site ? names.of(RecordKind::Site, *request.site) : std::string()},
                   {request.askedOf.value_or("")},
                   {request.content.value_or("")},
                   {termText(context, request.state)},
                   {shownDay(request.day)},
                   {shownDay(request.answeredDay)},
                   {request.answer.value_or("")}});
    }
    if (!printList(context, "support_requests", records,
                   {"number", "site", "unit", "asked_of", "content", "state", "day", "answered_day",
                    "helped_day", "answer", "fault", "document_no", "notes", "id"})) {
        printTable(context, table, "support.count", "support.none");
    }
    return Exit::Done;
}

} // namespace

void addSupport(CommandLine& line)
{
    auto& noun = line.noun("support");
    auto asked = std::make_shared<AskWords>();
    noun.verb("ask", Effect::Writes)
        .option("--site", asked->site, "site")
        .option("--unit", asked->unit, "unit")
        .required("--of", asked->of, "text")
        .required("--content", asked->content, "text")
        .option("--day", asked->day, "date")
        .option("--fault", asked->fault, "fault")
        .option("--document-no", asked->document, "text")
        .option("--notes", asked->notes, "text")
        .flag("--yes", asked->yes)
        .run([asked](const Context& context) { return ask(context, *asked); });
    addStep(noun, "answer", SupportStep::Answer, "answered_day");
    addStep(noun, "helped", SupportStep::Help, "helped_day");
    addStep(noun, "refuse", SupportStep::Refuse, "answered_day");
    auto open = std::make_shared<bool>(false);
    noun.verb("list", Effect::Reads).flag("--open", *open).run([open](const Context& context) {
        return list(context, *open);
    });
    addHistoryVerb(noun, "support_request", RecordKind::SupportRequest, &findSupport);
}

} // namespace dongbo::cli::commands
