#include "gui/present/forms/form_presenter.h"

#include "core/text/fold.h"
#include "core/text/unicode.h"
#include "core/text/wording.h"
#include "gui/present/acting.h"
#include "gui/present/forms/form_checks.h"
#include "gui/present/forms/form_list.h"
#include "gui/present/forms/typed_times.h"

#include <algorithm>
#include <set>
#include <utility>

namespace dongbo::present {

namespace {

/// Stands in a draft for a field that was emptied on purpose.
constexpr const char* emptied = "\x01";

bool hasOffers(const FormField& field)
{
    return field.kind == FormFieldKind::Suggest || field.kind == FormFieldKind::Picker;
}

std::string keyName(const std::string& field)
{
    return "key." + field;
}

} // namespace

FormPresenter::FormPresenter(Shell& shell, FormView& view)
    : m_shell(shell)
    , m_view(view)
    , m_onChange(shell.session().changed.connect([this] { onRegisterChanged(); }))
{}

bool FormPresenter::open(const SheetRequest& request)
{
    m_form = {};
    m_unlikely = {};
    m_began.clear();
    try {
        m_task = formTask(m_shell, request);
        if (!m_task) {
            return false;
        }
        m_task->build(m_form);
        m_task->update(m_form, {});
    } catch (const Error& error) {
        m_task.reset();
        m_shell.banner(bannerOf(m_shell.session(), error));
        return false;
    }
    for (auto& field : m_form.fields) {
        offer(field);
        m_began[field.name] = {field.value, field.key};
    }
    show();
    return true;
}

FormField* FormPresenter::answerable(const std::string& name)
{
    auto* field = m_task ? m_form.find(name) : nullptr;
    return field != nullptr && field->isShown ? field : nullptr;
}

void FormPresenter::setAnswer(FormField& field, const std::string& value, const std::string& key)
{
    field.value = value;
    field.key = key;
    field.note.clear();
    field.problem.clear();
    field.question.reset();
    m_unlikely.forget(field.name);
}

void FormPresenter::offer(FormField& field)
{
    if (hasOffers(field)) {
        field.choices = m_task->offers(m_form, field);
    }
}

void FormPresenter::type(const std::string& name, const std::string& value)
{
    auto* field = answerable(name);
    if (field == nullptr || field->value == value) {
        return;
    }
    setAnswer(*field, value, {});
    judgeTyped(m_shell.session(), *field, Typing::GoesOn);
    offer(*field);
    if (field->kind == FormFieldKind::Suggest) { // typed in full is as good as chosen
        const auto isIt = [&](const FormChoice& one) { return one.word == value; };
        const auto& choices = field->choices;
        if (std::count_if(choices.begin(), choices.end(), isIt) == 1) {
            field->key = std::find_if(choices.begin(), choices.end(), isIt)->key;
        }
    }
    updated(name);
}

void FormPresenter::take(const std::string& name, const std::string& key)
{
    auto* field = answerable(name);
    const auto* choice = field == nullptr ? nullptr : choiceOf(*field, key);
    if (choice == nullptr) {
        return;
    }
    const auto taken = *choice;
    setAnswer(*field, taken.word, taken.key);
    if (field->kind == FormFieldKind::Picker) {
        field->picked = taken;
        field->choices.clear();
    }
    updated(name);
}

void FormPresenter::takeFirst(const std::string& name)
{
    const auto* field = answerable(name);
    if (field != nullptr && !field->choices.empty()) {
        take(name, std::string(field->choices.front().key));
    }
}

void FormPresenter::clear(const std::string& name)
{
    if (auto* field = answerable(name)) {
        setAnswer(*field, {}, {});
        field->picked.reset();
        offer(*field);
        m_form.focus = name;
        updated(name);
    }
}

void FormPresenter::tick(const std::string& name, const std::string& key, bool isOn)
{
    auto* field = answerable(name);
    if (field == nullptr) {
        return;
    }
    std::string ticked;
    for (const auto& choice : field->choices) {
        const bool was =
            (" " + field->value + " ").find(" " + choice.key + " ") != std::string::npos;
        if (choice.key == key ? isOn : was) {
            ticked += (ticked.empty() ? "" : " ") + choice.key;
        }
    }
    type(name, ticked);
}

void FormPresenter::leave(const std::string& name)
{
    if (auto* field = answerable(name); field != nullptr && field->problem.empty()) {
        checkTyped(m_shell.session(), *field);
        if (!field->problem.empty()) {
            show();
        }
    }
}

void FormPresenter::press(const std::string& name, const std::string& key)
{
    if (answerable(name) != nullptr) {
        m_task->press(m_form, name, key);
        updated(name);
    }
}

void FormPresenter::settle(const std::string& name, ConflictAnswer answer)
{
    if (auto* field = answerable(name); field != nullptr && field->conflict) {
        m_task->settle(m_form, name, answer);
        updated(name);
    }
}

void FormPresenter::confirm(const std::string& name)
{
    auto* field = answerable(name);
    if (field == nullptr || !field->question) {
        return;
    }
    m_unlikely.confirm(name);
    field->question.reset();
    show();
    if (!m_form.hasQuestions() && !m_form.hasProblems()) {
        send(std::string(m_form.sentAs));
    }
}

void FormPresenter::point(const RecordRef& record)
{
    for (auto& field : m_form.fields) {
        if (field.kind != FormFieldKind::Picker || !field.isShown || !field.key.empty()) {
            continue;
        }
        if (const auto choice = m_task->choiceFor(field, record)) {
            field.choices = {*choice};
            take(std::string(field.name), choice->key);
            return;
        }
    }
}

void FormPresenter::updated(const std::string& field)
{
    m_task->update(m_form, field);
    show();
}

void FormPresenter::show()
{
    m_view.showForm(m_form);
    if (!m_form.focus.empty()) {
        m_view.focusOn(std::exchange(m_form.focus, {}));
    }
}

void FormPresenter::onRegisterChanged()
{
    if (m_task && !m_isSending && m_shell.session().isOpen()) {
        m_task->onRegisterChanged(m_form);
        m_task->update(m_form, {});
        show();
    }
}

Checked<Shell::Done> FormPresenter::act(checks::IfUnlikely ifUnlikely)
{
    auto done = m_task->run(m_form, ifUnlikely);
    if (done) {
        return done;
    }
    auto problems = done.problems(); // of the form's fields from here on
    for (auto& problem : problems) {
        if (const auto* field = m_form.standingFor(problem.field)) {
            problem.field = field->name;
        }
    }
    return problems;
}

bool FormPresenter::send(const std::string& how)
{
    if (!m_task || !m_form.canSend) {
        return false;
    }
    m_form.sentAs = how;
    for (auto& field : m_form.fields) {
        field.problem.clear();
        field.question.reset();
    }
    if (!checkForm(m_shell.session(), m_form)) {
        show();
        focusOnFirstOpen();
        return false;
    }
    m_isSending = true;
    const bool isDone = m_shell.act(
        [this] {
            return m_unlikely.run(
                [this](checks::IfUnlikely ifUnlikely) { return act(ifUnlikely); });
        },
        [this](const Problems& problems) { showProblems(problems); });
    m_isSending = false;
    if (isDone && !m_task->isLeft()) {
        m_task.reset();
        m_shell.closeSheet(); // this is gone when the sheet is
        return true;
    }
    m_task->update(m_form, {});
    show();
    focusOnFirstOpen();
    return false;
}

void FormPresenter::focusOnFirstOpen()
{
    for (const auto& field : m_form.fields) {
        if (field.isShown && (!field.problem.empty() || field.isAsking())) {
            m_view.focusOn(field.name);
            return;
        }
    }
}

void FormPresenter::showProblems(const Problems& problems)
{
    const auto& session = m_shell.session();
    for (const auto& problem : problems) {
        if (auto* field = m_form.find(problem.field)) {
            putBeside(session, *field, problem);
        } else if (!problem.message.code.empty()) {
            m_shell.banner({BannerTone::Warn, text::say(session.language(), problem), {}, {}, {}});
        }
    }
}

FormDraft FormPresenter::answers() const
{
    FormDraft draft;
    for (const auto& field : m_form.fields) {
        const auto at = m_began.find(field.name);
        const auto began = at == m_began.end() ? Answer() : at->second;
        if (field.isAnswer() && field.isShown &&
            (field.value != began.value || field.key != began.key)) {
            draft.set(field.name, field.value.empty() ? emptied : field.value);
            draft.set(keyName(field.name), field.key);
        }
    }
    return draft;
}

void FormPresenter::restore(const FormDraft& draft)
{
    if (!m_task) {
        return;
    }
    // what is filled in may bring fields that the draft fills, too: a type its attributes
    std::set<std::string> filled;
    for (bool isMore = true; isMore;) {
        isMore = false;
        for (std::size_t i = 0; i < m_form.fields.size(); ++i) {
            auto& field = m_form.fields[i];
            const auto& kept = draft[field.name];
            if (kept.empty() || !filled.insert(field.name).second) {
                continue;
            }
            setAnswer(field, kept == emptied ? std::string() : kept, draft[keyName(field.name)]);
            checkTyped(m_shell.session(), field);
            if (field.key.empty()) {
                offer(field);
            }
            m_task->update(m_form, std::string(field.name));
            isMore = true;
        }
    }
    show();
}

} // namespace dongbo::present
