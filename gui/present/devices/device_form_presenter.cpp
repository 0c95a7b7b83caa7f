#include "gui/present/devices/device_form_presenter.h"

#include "core/text/wording.h"
#include "gui/present/acting.h"
#include "gui/present/devices/device_task.h"

#include <algorithm>
#include <utility>

namespace dongbo::present {

namespace {

std::unique_ptr<DeviceTask> taskFor(Shell& shell, const SheetRequest& request)
{
    if (request.kind == SheetKind::AddDevice) {
        return addDeviceTask(shell, request);
    }
    if (!request.record || request.record->kind != RecordKind::Device) {
        return nullptr;
    }
    const DeviceId device{request.record->id};
    switch (request.kind) {
    case SheetKind::EditDevice:
        return editDeviceTask(shell, device);
    case SheetKind::TransferDevice:
        return transferDeviceTask(shell, device);
    case SheetKind::DisposeDevice:
        return disposeDeviceTask(shell, device);
    case SheetKind::ReplaceDevice:
        return replaceDeviceTask(shell, device);
    case SheetKind::GiveCustody:
        return giveCustodyTask(shell, device);
    case SheetKind::ReportFault:
    case SheetKind::AcceptFault:
    case SheetKind::WaitFault:
    case SheetKind::FixFault:
    case SheetKind::CloseFault:
    case SheetKind::StartRepair:
    case SheetKind::FinishRepair:
    case SheetKind::AddDevice:
    case SheetKind::ReopenFault:
    case SheetKind::CorrectRecord:
    case SheetKind::ChoosePerson:
    case SheetKind::ChooseRecord:
        return nullptr;
    }
    return nullptr;
}

} // namespace

DeviceFormPresenter::DeviceFormPresenter(Shell& shell, DeviceFormView& view)
    : m_shell(shell)
    , m_view(view)
    , m_onChange(shell.session().changed.connect([this] { lookAgain(); }))
{}

DeviceFormPresenter::~DeviceFormPresenter() = default;

bool DeviceFormPresenter::open(const SheetRequest& request)
{
    m_form = {};
    m_task = taskFor(m_shell, request);
    if (!m_task) {
        return false;
    }
    try {
        m_task->build(m_form);
        m_task->judge(m_form, {});
    } catch (const Error& error) {
        m_task.reset();
        m_shell.banner(bannerOf(m_shell.session(), error));
        return false;
    }
    m_began = m_form;
    m_view.showForm(m_form, true);
    return true;
}

void DeviceFormPresenter::type(const std::string& field, const std::string& value)
{
    auto* answer = m_form.find(field);
    if (answer == nullptr || answer->value == value) {
        return;
    }
    answer->value = value;
    answer->problem.clear();
    answer->question.reset();
    m_unlikely.forget(field);
    judgeTyped(m_shell.session(), *answer, Typing::GoesOn);
    if (answer->kind == AnswerKind::Lookup) {
        answer->key.clear();
        answer->choices = m_task->offers(m_form, *answer);
        const auto same = std::find_if(answer->choices.begin(), answer->choices.end(),
                                       [&](const FormChoice& one) { return one.word == value; });
        if (same != answer->choices.end()) { // typed in full
            answer->key = same->key;
        }
    }
    show(m_task->judge(m_form, field));
}

void DeviceFormPresenter::leave(const std::string& field)
{
    if (auto* answer = m_form.find(field); answer != nullptr && answer->problem.empty()) {
        judgeTyped(m_shell.session(), *answer, Typing::Ended);
        if (!answer->problem.empty()) {
            show(false);
        }
    }
}

void DeviceFormPresenter::confirm(const std::string& field)
{
    if (auto* answer = m_form.find(field); answer != nullptr && answer->question) {
        m_unlikely.confirm(field);
        answer->question.reset();
        show(false);
        if (!m_form.hasQuestions() && !m_form.hasProblems()) {
            send();
        }
    }
}

void DeviceFormPresenter::take(const std::string& field, const std::string& key)
{
    auto* answer = m_form.find(field);
    if (answer == nullptr) {
        return;
    }
    const auto at = std::find_if(answer->choices.begin(), answer->choices.end(),
                                 [&](const FormChoice& one) { return one.key == key; });
    if (at == answer->choices.end()) {
        return;
    }
    answer->key = at->key;
    answer->value = answer->kind == AnswerKind::Lookup ? at->word : at->key;
    answer->problem.clear();
    if (answer->kind == AnswerKind::Lookup) {
        answer->choices.clear();
    }
    show(m_task->judge(m_form, field));
}

void DeviceFormPresenter::point(const RecordRef& record)
{
    auto* answer = m_form.find("with");
    if (answer == nullptr || record.kind != RecordKind::Device || !answer->key.empty()) {
        return;
    }
    auto pointed = *answer;
    pointed.key = record.id.text();
    const auto choices = m_task->offers(m_form, pointed);
    if (choices.size() == 1) {
        answer->choices = choices;
        take("with", choices.front().key);
    }
}

void DeviceFormPresenter::show(bool isOther)
{
    m_view.showForm(m_form, isOther);
}

void DeviceFormPresenter::lookAgain()
{
    if (m_task && !m_isSending) {
        m_task->lookAgain(m_form);
        show(false);
    }
}

void DeviceFormPresenter::settle(const std::string& field, ConflictAnswer how)
{
    if (m_task) {
        m_task->settle(m_form, field, how);
        show(false);
    }
}

bool DeviceFormPresenter::send()
{
    if (!m_task || !m_form.canSend) {
        return false;
    }
    for (auto& answer : m_form.answers) {
        answer.problem.clear();
        answer.question.reset();
    }
    m_isSending = true;
    const auto useCase = [this](checks::IfUnlikely ifUnlikely) {
        return m_task->act(m_form, ifUnlikely);
    };
    const bool isDone = m_shell.act([&] { return m_unlikely.run(useCase); },
                                    [this](const Problems& problems) { showProblems(problems); });
    m_isSending = false;
    if (isDone && !m_task->isLeft()) {
        m_shell.closeSheet();
        return true;
    }
    show(false);
    for (const auto& answer : m_form.answers) {
        if (!answer.problem.empty() || answer.conflict || answer.question) {
            m_view.focusOn(answer.name);
            break;
        }
    }
    return false;
}

void DeviceFormPresenter::showProblems(const Problems& problems)
{
    auto& session = m_shell.session();
    for (const auto& problem : problems) {
        if (auto* answer = m_form.find(problem.field)) {
            putBeside(session, *answer, problem);
        } else if (!problem.message.code.empty()) {
            m_shell.banner({BannerTone::Warn, text::say(session.language(), problem), {}, {}, {}});
        }
    }
}

FormDraft DeviceFormPresenter::draft() const
{
    FormDraft draft;
    for (const auto& answer : m_form.answers) {
        const auto* began = m_began.find(answer.name);
        if (began == nullptr || began->value != answer.value || began->key != answer.key) {
            // emptied on purpose is something, too
            draft.set(answer.name, answer.value.empty() ? " " : answer.value);
            draft.set("key." + answer.name, answer.key);
        }
    }
    return draft;
}

void DeviceFormPresenter::restore(const FormDraft& draft)
{
    if (!m_task) {
        return;
    }
    // twice: the first round may bring the answers the second fills (a type its attributes)
    for (int round = 0; round < 2; ++round) {
        for (std::size_t i = 0; i < m_form.answers.size(); ++i) {
            auto& answer = m_form.answers[i];
            const auto& kept = draft[answer.name];
            if (!kept.empty()) {
                answer.value = kept == " " ? std::string() : kept;
                answer.key = draft["key." + answer.name];
                judgeTyped(m_shell.session(), answer, Typing::Ended);
            }
        }
        for (const auto& name : {"type", "with"}) {
            m_task->judge(m_form, name);
        }
    }
    m_view.showForm(m_form, true);
}

} // namespace dongbo::present
