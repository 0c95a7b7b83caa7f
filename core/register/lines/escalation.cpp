#include "core/register/lines/escalation.h"

#include "core/register/base/field_writes.h"
#include "core/register/base/find.h"
#include "core/register/base/inside.h"
#include "core/register/base/lookups.h"
#include "core/register/base/numbers.h"
#include "core/register/base/tsv.h"
#include "core/register/lines/line_labels.h"
#include "core/register/lines/lines.h"
#include "core/register/lines/tell_in.h"
#include "core/store/queries/place_queries.h"
#include "core/text/bit_rates.h"
#include "core/text/dates.h"
#include "core/text/fold.h"
#include "core/text/numbers.h"
#include "core/text/wording.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <tuple>

#include "escalation_embedded.h"

namespace dongbo {

namespace {

template <typename R> std::optional<R> maybeLoad(Register& reg, const std::optional<IdOf<R>>& id)
{
    return id ? store::load<R>(reg.database(), *id) : std::optional<R>{};
}

/// The units a site is in, its own first. A loop made by merging two registers ends it.
std::vector<UnitId> unitsAbove(Register& reg, const std::optional<UnitId>& own)
{
    std::vector<UnitId> out;
    auto next = own;
    while (next && std::find(out.begin(), out.end(), *next) == out.end()) {
        out.push_back(*next);
        const auto unit = store::load<Unit>(reg.database(), *next);
        next = unit ? unit->parent : std::nullopt;
    }
    return out;
}

std::string titleOf(Register& reg, const UnitId& id)
{
    const auto unit = store::load<Unit>(reg.database(), id);
    return unit ? store::unitTitle(*unit) : std::string();
}

/// What is known of a question, read once.
struct Surroundings
{
    Site site;
    std::vector<UnitId> units; ///< of the site and above
    std::optional<Line> line;
    std::optional<Vendor> provider;
    std::optional<Officer> custodian;
};

Surroundings around(Register& reg, const ChainQuestion& question)
{
    Surroundings out;
    out.site = maybeLoad<Site>(reg, question.site).value_or(Site{});
    out.units = unitsAbove(reg, out.site.unit);
    auto line = question.line;
    if (!line && (!question.about || question.about == FaultAbout::Line)) {
        Fault ofSite;
        ofSite.site = question.site;
        line = LineOfFaults(store::linesOf(reg.database(), question.site)).of(ofSite);
    }
    out.line = maybeLoad<Line>(reg, line);
    out.provider = out.line ? maybeLoad<Vendor>(reg, out.line->provider) : std::optional<Vendor>{};
    out.custodian = maybeLoad<Officer>(reg, out.site.custodian);
    return out;
}

/// How near a point is to the site: 0 its own, then the units upwards; absent: it is for others.
std::optional<std::size_t> distanceOf(const ContactPoint& point, const ChainQuestion& question,
                                      const Surroundings& here)
{
    const bool isOther =
        (point.about && question.about && point.about != question.about) ||
        (point.provider && (!here.line || here.line->provider != point.provider)) ||
        (point.site && point.site != question.site);
    if (isOther) {
        return std::nullopt;
    }
    if (point.site) {
        return 0;
    }
    if (!point.unit) {
        return here.units.size() + 1;
    }
    const auto at = std::find(here.units.begin(), here.units.end(), *point.unit);
    return at == here.units.end()
               ? std::nullopt
               : std::optional{static_cast<std::size_t>(at - here.units.begin()) + 1};
}

void addProvider(ChainStep& step, const Surroundings& here)
{
    step.isProvider = true;
    if (!here.provider) {
        return;
    }
    const auto& vendor = *here.provider;
    const auto usual = vendor.hotline ? vendor.hotline : vendor.phone;
    step.party = vendor.name.value_or(step.party);
    step.email = step.email.empty() ? vendor.email.value_or("") : step.email;
    if (step.phone.empty()) {
        step.phone = here.line && here.line->hotline ? *here.line->hotline : usual.value_or("");
    }
}

ChainStep stepOf(Register& reg, const store::ContactPointRow& row, const Surroundings& here)
{
    const auto& point = row.point;
    ChainStep step;
    step.level = point.level.value_or(0);
    step.party = point.party.value_or("");
    step.person = point.person.value_or("");
    step.phone = point.phone.value_or("");
    step.email = point.email.value_or("");
    step.waitMinutes = point.waitMinutes;
    step.point = row.id;
    if (const auto officer = maybeLoad<Officer>(reg, point.officer)) {
        step.person = step.person.empty() ? officer->name.value_or("") : step.person;
        step.phone = step.phone.empty() ? officer->phone.value_or("") : step.phone;
        step.email = step.email.empty() ? officer->email.value_or("") : step.email;
    }
    if (point.provider) {
        addProvider(step, here);
    }
    return step;
}

/// The usual step of a row of data/escalation; nothing when it does not fit what is asked.
std::optional<ChainStep> usualStep(Register& reg, const std::vector<std::string_view>& row,
                                   const ChainQuestion& question, const Surroundings& here)
{
    const auto about = parseCode<FaultAbout>(row.at(3));
    if (about && question.about && about != question.about) {
        return std::nullopt;
    }
    ChainStep step;
    std::from_chars(row.at(0).data(), row.at(0).data() + row.at(0).size(), step.level);
    std::int64_t wait = 0;
    std::from_chars(row.at(4).data(), row.at(4).data() + row.at(4).size(), wait);
    step.waitMinutes = wait;
    step.party = std::string(row.at(2));
    if (row.at(1) == "custodian" && here.custodian) {
        step.person = here.custodian->name.value_or("");
        step.phone = here.custodian->phone.value_or("");
        step.email = here.custodian->email.value_or("");
    } else if (row.at(1) == "above" && !here.units.empty()) {
        step.party += " " + titleOf(reg, here.units.size() > 1 ? here.units[1] : here.units[0]);
    } else if (row.at(1) == "provider") {
        addProvider(step, here);
    }
    return step;
}

} // namespace

ChainQuestion questionOf(Register& reg, const Fault& fault)
{
    ChainQuestion question;
    if (!fault.site) {
        throw Error(Error::Kind::Refused,
                    {"escalation.no_site", {{"fault", fault.number.value_or("")}}});
    }
    question.site = *fault.site;
    question.about = fault.about;
    question.line = fault.about == FaultAbout::Line
                        ? LineOfFaults(store::linesOf(reg.database(), fault.site)).of(fault)
                        : std::nullopt;
    return question;
}

std::vector<ChainStep> chainOf(Register& reg, const ChainQuestion& question)
{
    const auto here = around(reg, question);
    std::vector<std::pair<std::size_t, ChainStep>> own;
    for (const auto& row : store::contactPoints(reg.database())) {
        if (const auto distance = distanceOf(row.point, question, here)) {
            own.emplace_back(*distance, stepOf(reg, row, here));
        }
    }
    for (const auto& row : tsv::rows(escalation::embedded("escalation/default.tsv"))) {
        auto usual = usualStep(reg, row, question, here);
        const bool isReplaced = usual && std::any_of(own.begin(), own.end(), [&](const auto& step) {
                                    return step.second.level == usual->level ||
                                           (usual->isProvider && step.second.isProvider);
                                });
        if (usual && !isReplaced) {
            own.emplace_back(0, std::move(*usual));
        }
    }
    std::stable_sort(own.begin(), own.end(), [](const auto& a, const auto& b) {
        return std::tuple(a.second.level, a.first) < std::tuple(b.second.level, b.first);
    });
    std::vector<ChainStep> out;
    out.reserve(own.size());
    for (auto& [distance, step] : own) {
        out.push_back(std::move(step));
    }
    return out;
}

std::optional<std::size_t> nextStep(const std::vector<ChainStep>& chain,
                                    const std::vector<store::ContactRow>& told)
{
    for (std::size_t i = 0; i < chain.size(); ++i) {
        const auto& step = chain[i];
        const bool isTold =
            std::any_of(told.begin(), told.end(), [&](const store::ContactRow& row) {
                return (step.point && row.contact.point == step.point) ||
                       text::fold(row.contact.party.value_or("")) == text::fold(step.party);
            });
        if (!isTold) {
            return i;
        }
    }
    return std::nullopt;
}

namespace {

/// Lines of a text, those without anything to say left out.
class Lines
{
public:
    explicit Lines(Language language)
        : m_language(language)
    {}
    void say(const char* code, std::initializer_list<Argument> args = {})
    {
        m_text += text::say(m_language, code, args) + "\n";
    }
    void fact(const char* code, const std::string& value)
    {
        if (!value.empty()) {
            m_text += "- " + text::say(m_language, code, {{"value", value}}) + "\n";
        }
    }
    [[nodiscard]] std::string take() { return std::move(m_text); }

private:
    Language m_language;
    std::string m_text;
};

std::string joined(std::initializer_list<std::string> parts)
{
    std::string out;
    for (const auto& part : parts) {
        if (!part.empty()) {
            out += (out.empty() ? "" : ", ") + part;
        }
    }
    return out;
}

std::string lineText(const Surroundings& here, Language language)
{
    if (!here.line) {
        return {};
    }
    const auto& line = *here.line;
    const auto named = [&](const char* code, const MaybeText& value) {
        return value ? text::say(language, code, {{"value", *value}}) : std::string();
    };
    return joined(
        {line.name.value_or(""), here.provider ? here.provider->name.value_or("") : "",
         named("escalation.contract", line.contractNo),
         named("escalation.customer", line.customerNo),
         line.downKbps ? text::formatMbps(*line.downKbps, language) + " Mbps" : std::string()});
}

std::string sinceText(const Fault& fault, Instant now, Language language)
{
    const auto since = fault.downFrom ? fault.downFrom : fault.reportedAt;
    if (!since) {
        return {};
    }
    const auto end = fault.downUntil ? fault.downUntil : fault.fixedAt;
    const auto lasted = text::formatDuration(
        std::max<std::int64_t>(0, end.value_or(now).unixMs - since->unixMs), language);
    return text::say(language, end ? "escalation.from_until" : "escalation.from_still",
                     {{"from", text::formatInstant(*since)},
                      {"until", text::formatInstant(end.value_or(now))},
                      {"lasted", lasted}});
}

/// Until when the contract wants it repaired; empty when it says nothing or has ended.
std::string deadlineText(const Fault& fault, const Surroundings& here, Language language)
{
    const auto since = fault.downFrom ? fault.downFrom : fault.reportedAt;
    if (!here.line || !here.line->repairHours || !since || fault.fixedAt) {
        return {};
    }
    constexpr std::int64_t hour = 3'600'000;
    return text::say(
        language, "escalation.deadline",
        {{"hours", std::to_string(*here.line->repairHours)},
         {"at", text::formatInstant(Instant{since->unixMs + *here.line->repairHours * hour})}});
}

} // namespace

IncidentText incidentText(Register& reg, const FaultId& id, Language language, Instant now)
{
    const auto fault = lookups::require<Fault>(reg, id);
    const auto here = around(reg, questionOf(reg, fault));
    const auto device = maybeLoad<Device>(reg, fault.device);
    const auto meeting = maybeLoad<Meeting>(reg, fault.meeting);
    const auto number = fault.number.value_or(id.text());
    const auto site = here.site.name.value_or("");
    const auto unit = here.units.empty() ? std::string() : titleOf(reg, here.units.front());
    IncidentText out;
    out.subject =
        text::say(language, "escalation.subject",
                  {{"site", site}, {"symptom", fault.symptom.value_or("")}, {"fault", number}});
    Lines lines(language);
    lines.say("escalation.opening");
    lines.fact("escalation.site", joined({site, unit, here.site.address.value_or("")}));
    lines.fact("escalation.line", lineText(here, language));
    lines.fact("escalation.device",
               device ? joined({device->code.value_or(""), device->name.value_or("")})
                      : std::string());
    lines.fact("escalation.symptom", fault.symptom.value_or(""));
    lines.fact("escalation.since", sinceText(fault, now, language));
    lines.fact("escalation.meeting",
               meeting ? meeting->name.value_or("") : fault.duringMeeting.value_or(""));
    lines.fact("escalation.number", number);
    lines.fact("escalation.ticket", fault.ticket.value_or(""));
    lines.fact("escalation.person", here.custodian ? joined({here.custodian->name.value_or(""),
                                                             here.custodian->phone.value_or("")})
                                                   : std::string());
    const auto deadline = deadlineText(fault, here, language);
    if (!deadline.empty()) {
        lines.fact("escalation.by_contract", deadline);
    }
    lines.say("escalation.closing");
    out.body = lines.take();
    return out;
}

void fillFrom(TellDraft& draft, const ChainStep& step)
{
    draft.point = step.point;
    draft.party = draft.party.empty() ? step.party : draft.party;
    draft.person = draft.person.empty() ? step.person : draft.person;
    draft.phone = draft.phone.empty() ? step.phone : draft.phone;
}

namespace {

std::string aboutWhat(Register& reg, const Contact& contact)
{
    if (const auto fault = maybeLoad<Fault>(reg, contact.fault)) {
        return fault->number.value_or(contact.fault->text());
    }
    if (const auto meeting = maybeLoad<Meeting>(reg, contact.meeting)) {
        return meeting->name.value_or(contact.meeting->text());
    }
    return contact.site ? lookups::siteName(reg, *contact.site) : std::string("–");
}

ContactPurpose purposeOf(Register& reg, const TellDraft& draft)
{
    if (draft.purpose) {
        return *draft.purpose;
    }
    if (!draft.fault) {
        return draft.meeting ? ContactPurpose::Notice : ContactPurpose::CheckCall;
    }
    const auto party = text::fold(draft.party);
    for (const auto& row : store::contactsOf(reg.database(), *draft.fault)) {
        if (text::fold(row.contact.party.value_or("")) == party) {
            return ContactPurpose::Reminder;
        }
    }
    return ContactPurpose::Incident;
}

void giveTicket(journal::Action& action, const std::optional<FaultId>& fault,
                const std::string& ticket)
{
    if (fault && !ticket.empty()) {
        (void)FieldWrites<Fault>().set(&Fault::ticket, ticket).apply(action, *fault);
    }
}

} // namespace

namespace {

/// A contact ready to be written.
struct Ready
{
    Contact record;
    Problems warnings;
};

Checked<Ready> prepare(Register& reg, const TellDraft& draft)
{
    Contact record;
    record.fault = draft.fault;
    record.meeting = draft.meeting;
    record.site = draft.site;
    Problems problems;
    if (draft.fault) {
        const auto fault = lookups::require<Fault>(reg, *draft.fault);
        record.site = fault.site;
        record.meeting = fault.meeting ? fault.meeting : draft.meeting;
    } else if (!draft.site && !draft.meeting) {
        problems.push_back({"fault", {"escalation.about_what", {}}});
    }
    record.purpose = purposeOf(reg, draft);
    record.point = draft.point;
    record.party = lookups::maybe(draft.party);
    record.person = lookups::maybe(draft.person);
    record.phone = lookups::maybe(draft.phone);
    record.way = draft.way.value_or(ContactWay::Phone);
    record.toldAt = draft.at.value_or(reg.now());
    record.text = lookups::maybe(draft.text);
    record.ticket = lookups::maybe(draft.ticket);
    record.answer = lookups::maybe(draft.answer);
    if (record.ticket || record.answer) {
        record.answeredAt = record.toldAt;
    }
    record.notes = lookups::maybe(draft.notes);
    checks::required(problems, "party", record.party);
    checks::typed(problems, record);
    checks::likelyMoment(problems, "told_at", draft.at, reg.now());
    checks::record(problems, record);
    auto warnings = checks::settle(problems, draft.ifUnlikely);
    if (!problems.empty()) {
        return problems;
    }
    return Ready{std::move(record), std::move(warnings)};
}

} // namespace

namespace lines {

Checked<ContactId> tellIn(Register& reg, journal::Action& action, const TellDraft& draft)
{
    const auto ready = prepare(reg, draft);
    if (!ready) {
        return ready.problems();
    }
    const ContactId id{action.create(ready->record)};
    giveTicket(action, draft.fault, draft.ticket);
    return id;
}

} // namespace lines

Checked<Written<ContactId>> tellContact(Register& reg, const TellDraft& draft)
{
    store::UnitOfWork work(reg.database());
    auto ready = prepare(reg, draft);
    if (!ready) {
        return ready.problems();
    }
    const auto& record = ready->record;
    journal::Action action(
        journalOf(reg), reg.actor(),
        {record.purpose == ContactPurpose::Reminder ? "did.contact_reminded" : "did.contact_told",
         {{"party", *record.party}, {"about", aboutWhat(reg, record)}}},
        {});
    const ContactId id{action.create(record)};
    giveTicket(action, draft.fault, draft.ticket);
    work.commit();
    return Written<ContactId>{id, *record.party, action.id(), std::move(ready->warnings)};
}

Checked<Written<ContactId>> answerContact(Register& reg, const AnswerDraft& draft)
{
    store::UnitOfWork work(reg.database());
    const auto before = lookups::require<Contact>(reg, draft.contact);
    const auto at = draft.at.value_or(reg.now());
    Problems problems;
    if (draft.answer.empty() && draft.ticket.empty()) {
        problems.push_back({"answer", {"escalation.no_answer", {}}});
    }
    checks::length(problems, "answer", draft.answer, checks::longText);
    checks::length(problems, "ticket", draft.ticket, checks::shortText);
    checks::likelyMoment(problems, "answered_at", draft.at, reg.now());
    if (draft.at && before.toldAt && at < *before.toldAt) {
        problems.push_back(
            {"answered_at",
             {"escalation.answered_before",
              {{"told", numbers::shown(*before.toldAt)}, {"answered", numbers::shown(at)}}}});
    }
    auto warnings = checks::settle(problems, draft.ifUnlikely);
    if (!problems.empty()) {
        return problems;
    }
    const auto party = before.party.value_or("–");
    journal::Action action(
        journalOf(reg), reg.actor(),
        {"did.contact_answered", {{"party", party}, {"about", aboutWhat(reg, before)}}}, {});
    FieldWrites<Contact> writes;
    writes.set(&Contact::answeredAt, at);
    if (!draft.answer.empty()) {
        writes.set(&Contact::answer, draft.answer);
    }
    if (!draft.ticket.empty()) {
        writes.set(&Contact::ticket, draft.ticket);
    }
    writes.apply(action, draft.contact);
    giveTicket(action, before.fault, draft.ticket);
    work.commit();
    return Written<ContactId>{draft.contact, party, action.id(), std::move(warnings)};
}

ContactId findContact(Register& reg, std::string_view text)
{
    if (const auto id = RecordId::parse(text)) {
        if (store::load<Contact>(reg.database(), ContactId{*id})) {
            return ContactId{*id};
        }
    }
    const auto fault = findFault(reg, text);
    const auto told = store::contactsOf(reg.database(), fault);
    for (auto row = told.rbegin(); row != told.rend(); ++row) {
        if (!row->contact.answeredAt) {
            return row->id;
        }
    }
    throw Error(Error::Kind::Usage,
                {told.empty() ? "escalation.nobody_told" : "escalation.all_answered",
                 {{"fault", std::string(text)}}});
}

} // namespace dongbo
