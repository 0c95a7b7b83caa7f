#include "cli/answer.h"
#include "cli/commands/lines.h"
#include "cli/commands/record_text.h"
#include "cli/json/lines.h"
#include "cli/json/records.h"
#include "cli/typed.h"
#include "core/domain/require.h"
#include "core/register/base/find.h"
#include "core/register/lines/email_draft.h"
#include "core/register/lines/escalation.h"
#include "core/report/writers/whole_file.h"
#include "core/store/projection/load.h"

#include <cerrno>
#include <fstream>
#include <memory>

namespace dongbo::cli::commands {

namespace {

Json contactJson(const ContactId& id, const Contact& contact, Names& names)
{
    return fieldsJson(id, describe(RecordKind::Contact), valuesOf(contact), names);
}

Exit written(const Context& context, Register& reg, const Checked<Written<ContactId>>& done)
{
    if (!done) {
        return context.refuse(done.problems());
    }
    printWarnings(context, done->warnings);
    Names names(reg.database());
    const auto record = require(store::load<Contact>(reg.database(), done->id), "contact");
    return answerWritten(context, reg, "contact", contactJson(done->id, record, names),
                         done->changeSet);
}

struct ChainWords
{
    std::string fault, site, about;
};

/// What was told to a step so far: "đã báo 10:15, trả lời …".
std::string toldText(const Context& context, const ChainStep& step,
                     const std::vector<store::ContactRow>& told)
{
    std::string out;
    for (const auto& row : told) {
        const bool isIt = (step.point && row.contact.point == step.point) ||
                          text::fold(row.contact.party.value_or("")) == text::fold(step.party);
        if (isIt) {
            out += (out.empty() ? "" : "; ") + shownMoment(row.contact.toldAt) +
                   (row.contact.answer ? " – " + *row.contact.answer : std::string());
        }
    }
    return out.empty() ? context.say("escalation.not_told") : out;
}

Exit chain(const Context& context, const ChainWords& words)
{
    if (words.fault.empty() == words.site.empty()) {
        throw Error(
            Error::Kind::Usage,
            {"cli.one_of_two", {{"one", context.say("cli.value.fault")}, {"other", "--site"}}});
    }
    if (!words.fault.empty() && !words.about.empty()) {
        throw Error(
            Error::Kind::Usage,
            {"cli.one_of_two", {{"one", context.say("cli.value.fault")}, {"other", "--about"}}});
    }
    auto reg = context.openForReading();
    Problems problems;
    ChainQuestion question;
    std::vector<store::ContactRow> told;
    std::optional<FaultId> fault;
    if (!words.fault.empty()) {
        fault = findFault(reg, words.fault);
        question = questionOf(reg, require(store::load<Fault>(reg.database(), *fault), "fault"));
        told = store::contactsOf(reg.database(), *fault);
    } else {
        question.site = findSite(reg, words.site);
        question.about = typedChoice<FaultAbout>(context, problems, "about", words.about);
    }
    if (!problems.empty()) {
        return context.refuse(problems);
    }
    const auto steps = chainOf(reg, question);
    const auto next = fault ? nextStep(steps, told).value_or(steps.size()) : steps.size();
    Json records = Json::array();
    Table table({{context.say("field.contact_level"), Align::Right},
                 {context.say("field.party")},
                 {context.say("field.person")},
                 {context.say("cli.column.phone")},
                 {context.say("field.email")},
                 {context.say("field.told_at")}});
    for (std::size_t i = 0; i < steps.size(); ++i) {
        auto record = chainStepJson(steps[i]);
        record["next"] = next == i;
        records.push_back(std::move(record));
        table.add({{std::to_string(steps[i].level), next == i ? Tone::Warning : Tone::Plain},
                   {steps[i].party},
                   {steps[i].person},
                   {steps[i].phone},
                   {steps[i].email},
                   {fault ? toldText(context, steps[i], told) : std::string()}});
    }
    if (printList(
            context, "steps", records,
            {"level", "party", "person", "phone", "email", "wait_minutes", "provider", "next"})) {
        return Exit::Done;
    }
    table.print(context);
    if (fault) {
        const auto said = incidentText(reg, *fault, context.language, context.moment(reg));
        *context.out << "\n" << said.subject << "\n\n" << said.body;
    }
    return Exit::Done;
}

struct TextWords
{
    std::string fault, level, file;
};

const ChainStep& stepOfLevel(const std::vector<ChainStep>& steps, std::int64_t level)
{
    for (const auto& step : steps) {
        if (step.level == level) {
            return step;
        }
    }
    throw Error(Error::Kind::Usage,
                {"escalation.no_such_step", {{"level", std::to_string(level)}}});
}

Exit textOf(const Context& context, const TextWords& words)
{
    refuseCsv(context);
    if (!words.file.empty()) {
        report::requireEnding(words.file, ".eml, .txt");
    }
    auto reg = context.openForReading();
    Problems problems;
    const auto level = typedInteger(problems, "level", words.level);
    if (!problems.empty()) {
        return context.refuse(problems);
    }
    const auto fault = findFault(reg, words.fault);
    const auto record = require(store::load<Fault>(reg.database(), fault), "fault");
    const auto said = incidentText(reg, fault, context.language, context.moment(reg));
    std::string to;
    if (level) {
        to = stepOfLevel(chainOf(reg, questionOf(reg, record)), *level).email;
    }
    if (!words.file.empty()) {
        report::WholeFile file(words.file);
        std::ofstream out(file.draft(), std::ios::binary);
        out << (report::endingOf(words.file) == ".eml" ? emailDraft(said, to, context.moment(reg))
                                                       : said.subject + "\n\n" + said.body);
        out.close();
        if (!out) {
            throw file.failure(errno);
        }
        file.keep();
        context.noteDone();
    }
    if (context.isJson()) {
        printJson(context, {{"text",
                             {{"fault", jsonOf(record.number)},
                              {"to", jsonOfName(to)},
                              {"subject", said.subject},
                              {"body", said.body},
                              {"path", jsonOfName(words.file)}}}});
    } else if (!words.file.empty()) {
        *context.out << context.say("escalation.written", {{"path", words.file}}) << "\n";
    } else {
        *context.out << said.subject << "\n\n" << said.body;
    }
    return Exit::Done;
}

struct TellWords
{
    std::string fault, level, party, person, phone, way, at, text, answer, ticket, notes;
    bool reminder = false;
    bool yes = false;
};

Exit tell(const Context& context, const TellWords& words)
{
    refuseCsv(context);
    if (!words.level.empty() && !words.party.empty()) {
        throw Error(Error::Kind::Usage,
                    {"cli.one_of_two", {{"one", "--level"}, {"other", "--party"}}});
    }
    auto reg = context.openForWriting();
    Problems problems;
    TellDraft draft;
    draft.fault = findFault(reg, words.fault);
    draft.party = typedText(words.party).value_or("");
    draft.person = typedText(words.person).value_or("");
    draft.phone = typedText(words.phone).value_or("");
    draft.way = typedChoice<ContactWay>(context, problems, "contact_way", words.way);
    draft.at = typedMoment(problems, "told_at", words.at, DayPart::Morning, reg.now());
    draft.text = typedText(words.text).value_or("");
    draft.answer = typedText(words.answer).value_or("");
    draft.ticket = typedText(words.ticket).value_or("");
    draft.notes = typedText(words.notes).value_or("");
    draft.ifUnlikely = ifUnlikely(words.yes);
    if (words.reminder) {
        draft.purpose = ContactPurpose::Reminder;
    }
    const auto level = typedInteger(problems, "level", words.level);
    if (!problems.empty()) {
        return context.refuse(problems);
    }
    if (draft.party.empty()) {
        const auto fault = require(store::load<Fault>(reg.database(), *draft.fault), "fault");
        const auto steps = chainOf(reg, questionOf(reg, fault));
        if (level) {
            fillFrom(draft, stepOfLevel(steps, *level));
        } else {
            const auto next = nextStep(steps, store::contactsOf(reg.database(), *draft.fault));
            if (!next) {
                throw Error(Error::Kind::Usage, {"escalation.all_told", {{"fault", words.fault}}});
            }
            fillFrom(draft, steps[*next]);
        }
    }
    return written(context, reg, tellContact(reg, draft));
}

struct AnswerWords
{
    std::string contact, answer, ticket, at;
    bool yes = false;
};

Exit answer(const Context& context, const AnswerWords& words)
{
    refuseCsv(context);
    auto reg = context.openForWriting();
    Problems problems;
    AnswerDraft draft;
    draft.contact = findContact(reg, words.contact);
    draft.answer = typedText(words.answer).value_or("");
    draft.ticket = typedText(words.ticket).value_or("");
    draft.at = typedMoment(problems, "answered_at", words.at, DayPart::Morning, reg.now());
    draft.ifUnlikely = ifUnlikely(words.yes);
    return problems.empty() ? written(context, reg, answerContact(reg, draft))
                            : context.refuse(problems);
}

Exit log(const Context& context, const std::string& fault)
{
    auto reg = context.openForReading();
    Names names(reg.database());
    Json records = Json::array();
    Table table({{context.say("field.told_at")},
                 {context.say("field.party")},
                 {context.say("field.person")},
                 {context.say("field.contact_purpose")},
                 {context.say("field.contact_way")},
                 {context.say("field.answered_at")},
                 {context.say("field.answer")},
                 {context.say("field.ticket")}});
    for (const auto& [id, contact] : store::contactsOf(reg.database(), findFault(reg, fault))) {
        records.push_back(contactJson(id, contact, names));
        table.add({{shownMoment(contact.toldAt)},
                   {contact.party.value_or("")},
                   {contact.person.value_or("")},
                   {termText(context, contact.purpose)},
                   {termText(context, contact.way)},
                   {shownMoment(contact.answeredAt)},
                   {contact.answer.value_or("")},
                   {contact.ticket.value_or("")}});
    }
    if (!printList(context, "contacts", records,
                   {"fault", "site", "purpose", "party", "person", "phone", "way", "told_at",
                    "answered_at", "answer", "ticket", "notes", "id"})) {
        printTable(context, table, "escalation.count_contacts", "escalation.none");
    }
    return Exit::Done;
}

} // namespace

void addEscalate(CommandLine& line)
{
    auto& noun = line.noun("escalate");
    auto asked = std::make_shared<ChainWords>();
    noun.own(Effect::Reads)
        .optionalArgument("fault", asked->fault)
        .option("--site", asked->site, "site")
        .option("--about", asked->about, "about")
        .run([asked](const Context& context) { return chain(context, *asked); });
    auto text = std::make_shared<TextWords>();
    noun.verb("text", Effect::Reads)
        .argument("fault", text->fault)
        .option("--level", text->level, "number")
        .option("-o,--output", text->file, "draft_file")
        .run([text](const Context& context) { return textOf(context, *text); });
    auto told = std::make_shared<TellWords>();
    noun.verb("tell", Effect::Writes)
        .argument("fault", told->fault)
        .option("--level", told->level, "number")
        .option("--party", told->party, "text")
        .option("--person", told->person, "text")
        .option("--phone", told->phone, "phone")
        .option("--way", told->way, "contact_way")
        .option("--at-time", told->at, "moment")
        .option("--text", told->text, "text")
        .option("--answer", told->answer, "text")
        .option("--ticket", told->ticket, "text")
        .option("--notes", told->notes, "text")
        .flag("--reminder", told->reminder)
        .flag("--yes", told->yes)
        .run([told](const Context& context) { return tell(context, *told); });
    auto answered = std::make_shared<AnswerWords>();
    noun.verb("answer", Effect::Writes)
        .argument("contact", answered->contact)
        .option("--answer", answered->answer, "text")
        .option("--ticket", answered->ticket, "text")
        .option("--at-time", answered->at, "moment")
        .flag("--yes", answered->yes)
        .run([answered](const Context& context) { return answer(context, *answered); });
    auto which = std::make_shared<std::string>();
    noun.verb("log", Effect::Reads).argument("fault", *which).run([which](const Context& context) {
        return log(context, *which);
    });
}

} // namespace dongbo::cli::commands
