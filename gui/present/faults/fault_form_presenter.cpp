#include "gui/present/faults/fault_form_presenter.h"

#include "core/planning/fault_rules.h"
#include "core/register/faults/faults.h"
#include "core/store/projection/load.h"
#include "core/store/queries/fault_queries.h"
#include "core/text/dates.h"
#include "core/text/fold.h"
#include "core/text/numbers.h"
#include "core/text/unicode.h"
#include "core/text/wording.h"
#include "gui/present/acting.h"
#include "gui/present/devices/device_words.h"
#include "gui/present/faults/fault_lines.h"
#include "gui/present/faults/fault_words.h"
#include "gui/present/faults/suggest.h"
#include "gui/present/typed_times.h"
#include "gui/present/words/moments.h"
#include "gui/present/words/value_text.h"

#include <algorithm>

namespace dongbo::present {

namespace {

/// No repair of a device in a meeting room costs more: past it somebody typed a few zeros too many.
constexpr Money mostForRepair{1'000'000'000};
/// Stands in a draft for a field that was emptied.
constexpr const char* emptied = "\x01";

std::optional<FaultStep> stepOf(SheetKind kind)
{
    switch (kind) {
    case SheetKind::AcceptFault:
        return FaultStep::Accept;
    case SheetKind::WaitFault:
        return FaultStep::Wait;
    case SheetKind::FixFault:
        return FaultStep::Fix;
    case SheetKind::CloseFault:
        return FaultStep::Close;
    case SheetKind::ReopenFault:
        return FaultStep::Reopen;
    case SheetKind::StartRepair:
        return FaultStep::StartRepair;
    case SheetKind::FinishRepair:
        return FaultStep::FinishRepair;
    case SheetKind::ReportFault:
    case SheetKind::AddDevice:
    case SheetKind::EditDevice:
    case SheetKind::ReplaceDevice:
    case SheetKind::TransferDevice:
    case SheetKind::DisposeDevice:
    case SheetKind::GiveCustody:
    case SheetKind::CorrectRecord:
    case SheetKind::ChoosePerson:
    case SheetKind::ChooseRecord:
        return std::nullopt;
    }
    return std::nullopt;
}

struct StepWords
{
    const char* title;
    const char* send;
    const char* done;
};

StepWords wordsOf(FaultStep step)
{
    switch (step) {
    case FaultStep::Complete:
    case FaultStep::Accept:
        return {"faults.form_accept", "faults.step_accept", "faults.accepted"};
    case FaultStep::StartRepair:
        return {"faults.form_start", "faults.step_start", "faults.started"};
    case FaultStep::FinishRepair:
        return {"faults.form_finish", "faults.send_finish", "faults.finished"};
    case FaultStep::Wait:
        return {"faults.form_wait", "faults.send_wait", "faults.waits"};
    case FaultStep::Fix:
        return {"faults.form_fix", "faults.send_fix", "faults.fixed"};
    case FaultStep::Close:
        return {"faults.form_close", "faults.step_close", "faults.closed"};
    case FaultStep::Reopen:
        return {"faults.step_reopen", "faults.step_reopen", "faults.reopened"};
    }
    return {"", "", ""};
}

template <typename E> std::vector<FormChoice> choicesOf(const Session& session)
{
    std::vector<FormChoice> out;
    for (const auto& term : terms<E>()) {
        out.push_back({std::string(term.code),
                       text::capitalized(wordOf(session.language(), std::optional{term.value})),
                       {}});
    }
    return out;
}

} // namespace

FaultFormPresenter::FaultFormPresenter(Shell& shell, FormView& view)
    : m_shell(shell)
    , m_view(view)
{}

bool FaultFormPresenter::open(const SheetRequest& request)
{
    auto& session = m_shell.session();
    auto& database = session.reg().database();
    const auto step = stepOf(request.kind);
    m_fault.reset();
    m_repair.reset();
    if (!step || !request.record) {
        return false;
    }
    m_step = *step;
    if (request.record->kind == RecordKind::Repair) {
        m_repair = RepairId{request.record->id};
        const auto repair = store::load<Repair>(database, *m_repair);
        m_fault = repair ? repair->fault : std::nullopt;
    } else {
        m_fault = FaultId{request.record->id};
        m_repair = m_step == FaultStep::FinishRepair ? store::openRepairOf(database, *m_fault)
                                                     : std::nullopt;
    }
    const auto fault = m_fault ? store::load<Fault>(database, *m_fault) : std::optional<Fault>();
    if (!fault || (m_step == FaultStep::FinishRepair && !m_repair)) {
        m_shell.banner({BannerTone::Warn, session.say("faults.gone"), {}, {}, {}});
        return false;
    }
    m_stateSeen = fault->state;
    m_device =
        fault->device ? store::load<Device>(database, *fault->device) : std::optional<Device>();
    build(*fault);
    m_changed = session.changed.connect([this] { lookAgain(); });
    m_view.showForm(m_form);
    return true;
}

void FaultFormPresenter::add(const char* name, FormFieldKind kind, std::string value)
{
    const auto& session = m_shell.session();
    FormField field;
    field.name = name;
    field.kind = kind;
    field.label = session.say("faults.field_" + std::string(name));
    field.value = std::move(value);
    m_form.fields.push_back(std::move(field));
}

void FaultFormPresenter::build(const Fault& fault)
{
    const auto& session = m_shell.session();
    const auto words = wordsOf(m_step);
    m_form = {};
    m_form.title = session.say(words.title);
    m_form.sendWord = session.say(words.send);
    m_form.subject = symptomOf(session.language(), fault);
    m_form.pill = severityPill(session.language(), fault.severity);
    if (const auto line =
            readFaultLine(session.reg().database(), session.language(), session.now(), *m_fault)) {
        m_form.detail = line->number + " · " + line->where();
    }
    addFields(fault);
    m_proposed.clear();
    for (const auto& field : m_form.fields) {
        m_proposed[field.name] = field.value;
    }
    judge();
}

void FaultFormPresenter::addFields(const Fault& fault)
{
    auto& session = m_shell.session();
    m_openedAt = session.now();
    const auto now = text::formatInstant(m_openedAt);
    switch (m_step) {
    case FaultStep::Complete:
    case FaultStep::Accept:
        add("accepted_by", FormFieldKind::Fact, session.reg().actor().name);
        break;
    case FaultStep::Wait:
        add("waiting_for", FormFieldKind::Choice,
            std::string(codeOf(fault.waitingFor.value_or(WaitingFor::Parts))));
        m_form.fields.back().choices = choicesOf<WaitingFor>(session);
        break;
    case FaultStep::StartRepair: {
        store::RepairFilter earlier;
        earlier.device = fault.device;
        const auto before = fault.device ? store::repairs(session.reg().database(), earlier)
                                         : std::vector<store::RepairRow>();
        add("by", FormFieldKind::Suggest, before.empty() ? std::string() : before.back().vendor);
        m_form.fields.back().choices = suggestRepairers(session, {});
        add("started_at", FormFieldKind::Moment, now);
        add("document_no", FormFieldKind::Text);
        break;
    }
    case FaultStep::FinishRepair: {
        add("outcome", FormFieldKind::Choice, std::string(codeOf(RepairOutcome::Fixed)));
        m_form.fields.back().choices = choicesOf<RepairOutcome>(session);
        add("cost", FormFieldKind::Money);
        const auto repair = store::load<Repair>(session.reg().database(), *m_repair);
        const bool isCovered =
            m_device && isUnderWarranty(*m_device, session.today()).value_or(false);
        add("in_warranty", FormFieldKind::Check, isCovered ? "yes" : "");
        if (m_device && m_device->warrantyUntil) {
            m_form.fields.back().hint =
                session.say(isCovered ? "faults.warranty_until" : "faults.warranty_over",
                            {{"day", text::formatDate(*m_device->warrantyUntil)}});
        }
        add("parts", FormFieldKind::Text);
        add("finished_at", FormFieldKind::Moment, now);
        add("document_no", FormFieldKind::Text,
            repair ? repair->documentNo.value_or("") : std::string());
        break;
    }
    case FaultStep::Fix:
        add("fixed_at", FormFieldKind::Moment, now);
        break;
    case FaultStep::Close:
        break;
    case FaultStep::Reopen:
        add("reason", FormFieldKind::Area);
        return;
    }
    add("notes", FormFieldKind::Area);
}

void FaultFormPresenter::judge()
{
    auto& session = m_shell.session();
    auto& out = m_form.consequences;
    out.clear();
    const bool hasDevice = m_device.has_value();
    if (auto* by = m_form.find("by")) {
        const auto typed = std::string(text::trim(by->value));
        by->choices = suggestRepairers(session, typed);
        const bool isKnown =
            std::any_of(by->choices.begin(), by->choices.end(), [&](const FormChoice& choice) {
                return text::fold(choice.word) == text::fold(typed);
            });
        by->hint = typed.empty()
                       ? session.say("faults.by_nobody", {{"name", session.reg().actor().name}})
                   : isKnown ? std::string()
                             : session.say("faults.by_new", {{"name", typed}});
    }
    if (auto* cost = m_form.find("cost")) {
        const auto money = text::parseMoney(cost->value);
        cost->hint =
            money ? text::formatMoney(*money, session.language()) : session.say("faults.cost_hint");
        const bool isDear = money && hasDevice && m_device->cost && *money > *m_device->cost;
        cost->caution = isDear ? session.say("faults.cost_above_price",
                                             {{"price", moneyOr(session, m_device->cost)}})
                               : std::string();
    }
    switch (m_step) {
    case FaultStep::Complete:
    case FaultStep::Accept:
    case FaultStep::Wait:
    case FaultStep::Close:
        break;
    case FaultStep::Reopen:
        out.push_back(session.say("faults.will_reopen"));
        break;
    case FaultStep::StartRepair:
        out.push_back(session.say(hasDevice ? "faults.will_start_device" : "faults.will_start"));
        break;
    case FaultStep::Fix:
        out.push_back(session.say(hasDevice ? "faults.will_fix_device" : "faults.will_fix"));
        break;
    case FaultStep::FinishRepair: {
        const auto outcome = parseCode<RepairOutcome>(m_form.valueOf("outcome"));
        if (outcome == RepairOutcome::Fixed) {
            out.push_back(session.say(hasDevice ? "faults.will_fix_device" : "faults.will_fix"));
        } else if (outcome == RepairOutcome::Unrepairable) {
            out.push_back(
                session.say(hasDevice ? "faults.will_give_up_device" : "faults.will_give_up"));
        } else {
            out.push_back(session.say("faults.will_stay"));
        }
        break;
    }
    }
}

void FaultFormPresenter::type(const std::string& field, const std::string& value)
{
    if (auto* found = m_form.find(field)) {
        found->value = value;
        found->key.clear();
        found->problem.clear();
        found->question.reset();
        m_unlikely.forget(field);
        judgeTyped(m_shell.session(), *found, Typing::GoesOn);
        judge();
        m_view.showForm(m_form);
    }
}

void FaultFormPresenter::take(const std::string& field, const std::string& key)
{
    auto* found = m_form.find(field);
    const auto* choice = found == nullptr ? nullptr : choiceOf(*found, key);
    if (choice == nullptr) {
        return;
    }
    const auto word = choice->word;
    type(field, word);
    found->key = key;
    m_view.showForm(m_form);
}

void FaultFormPresenter::leave(const std::string& field)
{
    if (auto* found = m_form.find(field); found != nullptr && found->problem.empty()) {
        judgeTyped(m_shell.session(), *found, Typing::Ended);
        if (!found->problem.empty()) {
            m_view.showForm(m_form);
        }
    }
}

void FaultFormPresenter::confirm(const std::string& field)
{
    if (auto* found = m_form.find(field); found != nullptr && found->question) {
        m_unlikely.confirm(field);
        found->question.reset();
        m_view.showForm(m_form);
        if (!m_form.hasQuestions() && !m_form.hasProblems()) {
            send();
        }
    }
}

void FaultFormPresenter::lookAgain()
{
    auto& session = m_shell.session();
    if (!m_fault || !session.isOpen()) {
        return;
    }
    if (!standsAsSeen()) {
        m_view.showForm(m_form);
    }
}

std::optional<Instant> FaultFormPresenter::momentOf(const char* field, Problems& problems) const
{
    const auto typed = m_form.valueOf(field);
    if (text::trim(typed).empty()) {
        return std::nullopt;
    }
    if (const auto proposed = m_proposed.find(field);
        proposed != m_proposed.end() && proposed->second == typed) {
        return m_openedAt; // with its seconds: the minute alone may lie before the report
    }
    const auto moment = parseMoment(typed, m_shell.session().today());
    if (!moment) {
        problems.push_back({field, {"faults.not_a_moment", {{"value", typed}}}});
    }
    return moment;
}

bool FaultFormPresenter::standsAsSeen()
{
    auto& session = m_shell.session();
    const auto fault = store::load<Fault>(session.reg().database(), *m_fault);
    if (fault && fault->state == m_stateSeen) {
        return true;
    }
    m_form.notice = fault ? session.say("faults.moved_elsewhere",
                                        {{"state", statePill(session.language(), *fault).word}}) +
                                " " + session.say("device.send_again")
                          : session.say("faults.gone");
    m_form.canSend = fault.has_value();
    m_stateSeen = fault ? fault->state : m_stateSeen; // told: sending again means it
    return false;
}

Checked<Shell::Done> FaultFormPresenter::act(checks::IfUnlikely ifUnlikely)
{
    return actIfStands(
        m_shell.session(), [this] { return standsAsSeen(); },
        [&] { return writeStep(ifUnlikely); });
}

Checked<Shell::Done> FaultFormPresenter::writeStep(checks::IfUnlikely ifUnlikely)
{
    auto& session = m_shell.session();
    auto& reg = session.reg();
    const auto notes = m_form.valueOf("notes");
    const auto done = [&](const auto& written) -> Checked<Shell::Done> {
        if (!written) {
            return written.problems();
        }
        const auto fault = store::load<Fault>(reg.database(), *m_fault);
        return Shell::Done{written->changeSet,
                           session.say(wordsOf(m_step).done,
                                       {{"fault", fault ? fault->number.value_or("") : ""}})};
    };
    Problems problems;
    switch (m_step) {
    case FaultStep::Complete:
    case FaultStep::Accept:
        return done(acceptFault(reg, *m_fault, notes));
    case FaultStep::Close:
        return done(closeFault(reg, *m_fault, notes));
    case FaultStep::Reopen:
        return done(reopenFault(reg, *m_fault, m_form.valueOf("reason")));
    case FaultStep::Wait:
        return done(waitFault(
            reg, *m_fault,
            parseCode<WaitingFor>(m_form.valueOf("waiting_for")).value_or(WaitingFor::Parts),
            notes));
    case FaultStep::Fix: {
        const auto at = momentOf("fixed_at", problems);
        return problems.empty() ? done(fixFault(reg, *m_fault, at, notes, ifUnlikely))
                                : Checked<Shell::Done>(problems);
    }
    case FaultStep::StartRepair: {
        RepairStartDraft draft;
        draft.fault = *m_fault;
        const auto& by = *m_form.find("by");
        draft.by = by.key.empty() ? std::string(text::trim(by.value)) : by.key;
        draft.at = momentOf("started_at", problems);
        draft.documentNo = m_form.valueOf("document_no");
        draft.notes = notes;
        draft.ifUnlikely = ifUnlikely;
        return problems.empty() ? done(startRepair(reg, draft)) : Checked<Shell::Done>(problems);
    }
    case FaultStep::FinishRepair:
        break;
    }
    RepairFinishDraft draft;
    draft.repair = require(m_repair, "the repair to finish");
    draft.outcome =
        parseCode<RepairOutcome>(m_form.valueOf("outcome")).value_or(RepairOutcome::Fixed);
    if (const auto typed = m_form.valueOf("cost"); !text::trim(typed).empty()) {
        draft.cost = text::parseMoney(typed);
        if (!draft.cost) {
            problems.push_back({"cost", {"value.not_money", {{"value", typed}}}});
        } else if (*draft.cost > mostForRepair) {
            problems.push_back({"cost",
                                {"faults.cost_absurd",
                                 {{"value", text::formatMoney(*draft.cost, session.language())}}}});
        }
    }
    draft.at = momentOf("finished_at", problems);
    draft.parts = m_form.valueOf("parts");
    draft.inWarranty = m_form.valueOf("in_warranty") == "yes";
    draft.documentNo = m_form.valueOf("document_no");
    draft.notes = notes;
    draft.ifUnlikely = ifUnlikely;
    return problems.empty() ? done(finishRepair(reg, draft)) : Checked<Shell::Done>(problems);
}

bool FaultFormPresenter::send()
{
    if (!m_fault || !m_form.canSend) {
        return false;
    }
    for (auto& field : m_form.fields) {
        field.problem.clear();
        field.question.reset();
    }
    m_changed.disconnect(); // what comes now is ours
    const bool isDone = m_shell.act(
        [this] {
            return m_unlikely.run(
                [this](checks::IfUnlikely ifUnlikely) { return act(ifUnlikely); });
        },
        [this](const Problems& problems) { showProblems(problems); });
    if (isDone) {
        m_fault.reset();
        m_shell.closeSheet();
        return true;
    }
    m_changed = m_shell.session().changed.connect([this] { lookAgain(); });
    return false;
}

void FaultFormPresenter::showProblems(const Problems& problems)
{
    if (problems.empty()) { // the form itself says what happened
        m_view.showForm(m_form);
        return;
    }
    std::string first;
    for (const auto& problem : problems) {
        auto* field = m_form.find(problem.field);
        if (field == nullptr) {
            field = &m_form.fields.back(); // notes, or the reason
        }
        putBeside(m_shell.session(), *field, problem);
        if (first.empty()) {
            first = field->name;
        }
    }
    m_view.showForm(m_form);
    m_view.focusOn(first);
}

FormDraft FaultFormPresenter::answers() const
{
    FormDraft out;
    for (const auto& field : m_form.fields) {
        if (field.value != m_proposed.at(field.name)) {
            // an answer taken away is an answer too
            out.set(field.name, field.value.empty() ? emptied : field.value);
            out.set("key." + field.name, field.key);
        }
    }
    return out;
}

void FaultFormPresenter::restore(const FormDraft& answers)
{
    for (auto& field : m_form.fields) {
        const auto& kept = answers[field.name];
        if (!kept.empty()) {
            field.value = kept == emptied ? std::string() : kept;
            field.key = answers["key." + field.name];
            judgeTyped(m_shell.session(), field, Typing::Ended);
        }
    }
    judge();
    m_view.showForm(m_form);
}

} // namespace dongbo::present
