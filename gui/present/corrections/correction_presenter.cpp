#include "gui/present/corrections/correction_presenter.h"

#include "core/register/base/office.h"
#include "core/register/upkeep/backups.h"
#include "core/text/unicode.h"
#include "gui/present/typed_times.h"
#include "gui/present/watched_record.h"
#include "gui/present/words/conflict_words.h"
#include "gui/present/words/twins.h"
#include "gui/present/words/value_text.h"

#include <algorithm>

namespace dongbo::present {

namespace {

/// Asks why, beside the record's own fields.
constexpr const char* why = "reason_for_change";
/// Stands in a draft for a field that was emptied.
constexpr const char* emptied = "\x01";

} // namespace

CorrectionPresenter::CorrectionPresenter(Shell& shell, FormView& view)
    : m_shell(shell)
    , m_view(view)
{}

bool CorrectionPresenter::open(const SheetRequest& request)
{
    auto& session = m_shell.session();
    m_met.clear();
    if (!request.record || correctable(request.record->kind).empty()) {
        return false;
    }
    m_record = *request.record;
    if (!valuesNow(session, m_record.kind, m_record.id)) {
        m_shell.banner({BannerTone::Warn, session.say("correct.gone"), {}, {}, {}});
        return false;
    }
    build();
    m_changed = session.changed.connect([this] { lookAgain(); });
    m_view.showForm(m_form);
    return true;
}

void CorrectionPresenter::build()
{
    auto& session = m_shell.session();
    const auto& kind = describe(m_record.kind);
    const auto values = *valuesNow(session, m_record.kind, m_record.id);
    m_form = {};
    m_form.title =
        session.say("correct.title", {{"kind", session.say("kind." + std::string(kind.name))}});
    m_form.subject = text::capitalized(
        recordTitle(session.reg().database(), session.language(), m_record.kind, m_record.id));
    m_form.sendWord = session.say("correct.send");
    for (const auto number : correctable(m_record.kind)) {
        const auto* field = kind.field(number);
        Met met{field, values[number - 1u], {}};
        met.text = typedText(session, *field, met.seen);
        FormField shown;
        shown.name = field->name;
        shown.kind = formKindOf(*field);
        shown.label = text::capitalized(session.say("field." + shown.name));
        shown.value = met.text;
        m_form.fields.push_back(std::move(shown));
        offer(m_form.fields.back());
        m_met.push_back(std::move(met));
    }
    if (m_record.kind == RecordKind::Office) {
        tellRegister();
    }
    warnOfTwins();
    FormField reason;
    reason.name = why;
    reason.kind = FormFieldKind::Text;
    reason.label = session.say("correct.why");
    m_form.fields.push_back(std::move(reason));
    m_form.consequences = {session.say("correct.consequence")};
}

void CorrectionPresenter::tellRegister()
{
    auto& session = m_shell.session();
    m_form.title = session.say("correct.register_title");
    m_form.subject = registerIdentity(session.reg()).name;
    const auto state = backupState(session.reg());
    const auto fact = [this](const char* name, std::string label, std::string value) {
        FormField field;
        field.name = name;
        field.kind = FormFieldKind::Fact;
        field.label = std::move(label);
        field.value = std::move(value);
        m_form.fields.push_back(std::move(field));
    };
    fact("register_person", session.say("correct.register_person"),
         session.person() ? session.reg().actor().name : session.say("person.not_chosen"));
    fact("register_file", session.say("correct.register_file"), session.path().string());
    fact("register_backups", session.say("correct.register_backups"),
         state.isOn ? state.folder.string() : session.say("window.backup.off"));
}

CorrectionPresenter::Met& CorrectionPresenter::met(const std::string& field)
{
    return *std::find_if(m_met.begin(), m_met.end(),
                         [&](const Met& one) { return one.field->name == field; });
}

void CorrectionPresenter::offer(FormField& field) const
{
    const auto* described = describe(m_record.kind).field(std::string_view(field.name));
    if (described != nullptr) {
        field.choices = choicesFor(m_shell.session(), *described, field.value);
    }
}

void CorrectionPresenter::warnOfTwins()
{
    auto* name = m_form.find("name");
    if (name == nullptr) {
        return;
    }
    std::optional<UnitId> parent;
    if (m_record.kind == RecordKind::Unit) {
        fromValue(met("parent").seen, parent);
    }
    name->caution = twinCaution(m_shell.session(), m_record.kind, name->value, m_record.id, parent);
}

void CorrectionPresenter::type(const std::string& name, const std::string& value)
{
    if (auto* field = m_form.find(name)) {
        field->value = value;
        field->key.clear();
        field->problem.clear();
        field->question.reset();
        m_unlikely.forget(name);
        judgeTyped(m_shell.session(), *field, Typing::GoesOn);
        offer(*field);
        if (name == "name") {
            warnOfTwins();
        }
        m_view.showForm(m_form);
    }
}

void CorrectionPresenter::take(const std::string& name, const std::string& key)
{
    auto* field = m_form.find(name);
    const auto* choice = field == nullptr ? nullptr : choiceOf(*field, key);
    if (choice == nullptr) {
        return;
    }
    const auto word = choice->word;
    type(name, word);
    field->key = key;
    m_view.showForm(m_form);
}

void CorrectionPresenter::leave(const std::string& name)
{
    if (auto* field = m_form.find(name); field != nullptr && field->problem.empty()) {
        judgeTyped(m_shell.session(), *field, Typing::Ended);
        if (!field->problem.empty()) {
            m_view.showForm(m_form);
        }
    }
}

void CorrectionPresenter::confirm(const std::string& name)
{
    if (auto* field = m_form.find(name); field != nullptr && field->question) {
        m_unlikely.confirm(name);
        field->question.reset();
        m_view.showForm(m_form);
        if (!m_form.hasQuestions() && !m_form.hasProblems()) {
            send();
        }
    }
}

void CorrectionPresenter::lookAgain()
{
    auto& session = m_shell.session();
    if (!session.isOpen() || m_met.empty()) {
        return;
    }
    const auto now = valuesNow(session, m_record.kind, m_record.id);
    m_form.canSend = now.has_value();
    m_form.notice = now ? std::string() : session.say("correct.gone");
    if (now) {
        meet(*now);
    }
    m_view.showForm(m_form);
}

void CorrectionPresenter::meet(const std::vector<Value>& now)
{
    auto& session = m_shell.session();
    std::vector<Value> seen = now; // what is not asked for has not changed for this form
    for (const auto& one : m_met) {
        seen[one.field->number - 1u] = one.seen;
    }
    for (const auto& change : changesSince(session, m_record.kind, m_record.id, seen, now)) {
        auto& one = met(change.field);
        auto& field = *m_form.find(change.field);
        if (field.value == one.text) { // nobody typed here: theirs is shown
            one.seen = change.theirs;
            one.text = typedText(session, *one.field, one.seen);
            field.value = one.text;
            offer(field);
            field.caution = changedWords(
                session, change,
                valueText(session.reg().database(), session.language(), *one.field, change.theirs));
        } else {
            showConflict({one.field->number, one.seen, change.theirs, {}, change.by, change.at});
        }
    }
}

void CorrectionPresenter::showConflict(const Conflict& conflict)
{
    auto& session = m_shell.session();
    const auto& field = *describe(m_record.kind).field(conflict.field);
    auto& shown = *m_form.find(std::string(field.name));
    shown.conflict = conflictOf(
        session, conflict,
        valueText(session.reg().database(), session.language(), field, conflict.theirs),
        shown.kind == FormFieldKind::Choice || shown.kind == FormFieldKind::Check ? std::string()
                                                                                  : shown.value);
}

void CorrectionPresenter::settle(const std::string& name, ConflictAnswer answer)
{
    auto* field = m_form.find(name);
    if (field == nullptr || !field->conflict) {
        return;
    }
    auto& one = met(name);
    one.seen = field->conflict->theirs;
    one.text = typedText(m_shell.session(), *one.field, one.seen);
    if (answer == ConflictAnswer::TakeTheirs) {
        field->value = one.text;
        offer(*field);
    }
    field->conflict.reset();
    field->problem.clear();
    m_view.showForm(m_form);
}

std::vector<FieldEdit> CorrectionPresenter::edits(Problems& problems)
{
    std::vector<FieldEdit> out;
    for (const auto& one : m_met) {
        const auto& field = *m_form.find(std::string(one.field->name));
        if ((field.value == one.text && field.key.empty()) || field.conflict) {
            continue;
        }
        const auto wanted = readTyped(m_shell.session(), *one.field, field.value, field.key);
        if (!wanted) {
            problems.insert(problems.end(), wanted.problems().begin(), wanted.problems().end());
        } else if (*wanted != one.seen) {
            out.push_back({one.field->number, one.seen, *wanted});
        }
    }
    return out;
}

Checked<Shell::Done> CorrectionPresenter::act(checks::IfUnlikely ifUnlikely)
{
    auto& session = m_shell.session();
    Problems problems;
    const auto wanted = edits(problems);
    if (!problems.empty()) {
        return problems;
    }
    m_isLeft = std::any_of(m_form.fields.begin(), m_form.fields.end(),
                           [](const FormField& field) { return field.conflict.has_value(); });
    if (wanted.empty()) {
        return m_isLeft ? Checked<Shell::Done>(Problems{})
                        : Shell::Done{{}, session.say("correct.nothing")};
    }
    const auto edited =
        correct(session.reg(), m_record.kind, m_record.id, wanted, m_form.valueOf(why), ifUnlikely);
    if (!edited) {
        return edited.problems();
    }
    for (const auto& conflict : edited->conflicts) {
        showConflict(conflict);
        m_isLeft = true;
    }
    for (const auto& edit : wanted) { // what passed is what is seen now
        const auto name = std::string(describe(m_record.kind).field(edit.field)->name);
        if (!m_form.find(name)->conflict) {
            met(name).seen = edit.wanted;
            met(name).text = m_form.find(name)->value;
        }
    }
    if (!edited->changeSet) {
        return Problems{};
    }
    return Shell::Done{edited->changeSet,
                       session.say(m_isLeft ? "correct.done_in_part" : "correct.done",
                                   {{"what", m_form.subject}})};
}

bool CorrectionPresenter::send()
{
    if (m_met.empty() || !m_form.canSend) {
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
    if (isDone && !m_isLeft) {
        m_met.clear();
        m_shell.closeSheet();
        return true;
    }
    m_changed = m_shell.session().changed.connect([this] { lookAgain(); });
    m_view.showForm(m_form);
    for (const auto& field : m_form.fields) {
        if (field.conflict || field.question || !field.problem.empty()) {
            m_view.focusOn(field.name);
            break;
        }
    }
    return false;
}

void CorrectionPresenter::showProblems(const Problems& problems)
{
    for (const auto& problem : problems) {
        auto* field = m_form.find(problem.field);
        if (field == nullptr) {
            field = m_form.find(why);
        }
        putBeside(m_shell.session(), *field, problem);
    }
}

FormDraft CorrectionPresenter::answers() const
{
    FormDraft out;
    for (const auto& one : m_met) {
        const auto& field = *m_form.find(one.field->name);
        if (field.value != one.text) {
            out.set(field.name, field.value.empty() ? emptied : field.value);
            out.set("key." + field.name, field.key);
        }
    }
    out.set(why, m_form.valueOf(why));
    return out;
}

void CorrectionPresenter::restore(const FormDraft& answers)
{
    for (auto& field : m_form.fields) {
        const auto& kept = answers[field.name];
        if (!kept.empty()) {
            field.value = kept == emptied ? std::string() : kept;
            field.key = answers["key." + field.name];
            judgeTyped(m_shell.session(), field, Typing::Ended);
            offer(field);
        }
    }
    m_view.showForm(m_form);
}

} // namespace dongbo::present
