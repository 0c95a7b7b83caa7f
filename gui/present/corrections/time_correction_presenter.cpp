#include "gui/present/corrections/time_correction_presenter.h"

#include "core/journal/read/history.h"
#include "core/register/corrections/changes.h"
#include "core/text/dates.h"
#include "gui/present/typed_times.h"
#include "gui/present/words/clock_words.h"
#include "gui/present/words/moments.h"

namespace dongbo::present {

namespace {

constexpr const char* moment = "corrected_at";
constexpr const char* reason = "reason";

} // namespace

bool TimeCorrectionPresenter::open(const SheetRequest& request)
{
    auto& session = m_shell.session();
    m_changeSet.reset();
    const auto change =
        request.record && session.isWritable()
            ? journal::changeSet(session.reg().database(), ChangeSetId{request.record->id})
            : std::nullopt;
    if (!change) {
        m_shell.banner({BannerTone::Warn, session.say("correct.gone"), {}, {}, {}});
        return false;
    }
    m_changeSet = change->changeSet;
    m_unlikely = {};
    m_form = {};
    m_form.title = session.say("correct.time_title");
    m_form.subject = session.say(change->what);
    m_form.detail = change->by;
    m_form.sendWord = session.say("correct.time_send");
    const auto doubt = clockDoubt(session.language(), change->clockSuspect);
    add("stated_at", FormFieldKind::Fact, session.say("correct.time_stated"),
        text::formatInstant(change->statedAt) + (doubt.empty() ? "" : " · " + doubt));
    m_proposed = text::formatInstant(change->at);
    add(moment, FormFieldKind::Moment, session.say("correct.time_really"), m_proposed);
    add(reason, FormFieldKind::Text, session.say("correct.why"));
    m_form.consequences = {session.say("correct.time_will")};
    m_view.showForm(m_form);
    return true;
}

void TimeCorrectionPresenter::add(const char* name, FormFieldKind kind, std::string label,
                                  std::string value)
{
    FormField field;
    field.name = name;
    field.kind = kind;
    field.label = std::move(label);
    field.value = std::move(value);
    m_form.fields.push_back(std::move(field));
}

void TimeCorrectionPresenter::type(const std::string& name, const std::string& value)
{
    if (auto* field = m_form.find(name)) {
        field->value = value;
        field->problem.clear();
        field->question.reset();
        m_unlikely.forget(name);
        judgeTyped(m_shell.session(), *field, Typing::GoesOn);
        m_view.showForm(m_form);
    }
}

void TimeCorrectionPresenter::leave(const std::string& name)
{
    if (auto* field = m_form.find(name); field != nullptr && field->problem.empty()) {
        judgeTyped(m_shell.session(), *field, Typing::Ended);
        if (!field->problem.empty()) {
            m_view.showForm(m_form);
        }
    }
}

void TimeCorrectionPresenter::confirm(const std::string& name)
{
    if (auto* field = m_form.find(name); field != nullptr && field->question) {
        m_unlikely.confirm(name);
        field->question.reset();
        m_view.showForm(m_form);
        send();
    }
}

Checked<Shell::Done> TimeCorrectionPresenter::act(checks::IfUnlikely ifUnlikely)
{
    auto& session = m_shell.session();
    const auto typed = m_form.valueOf(moment);
    const auto at = parseMoment(typed, session.today());
    if (!at) {
        return Problem{moment, {"faults.not_a_moment", {{"value", typed}}}};
    }
    const auto written = correctTime(session.reg(), {require(m_changeSet, "the change"), *at,
                                                     m_form.valueOf(reason), ifUnlikely});
    if (!written) {
        return written.problems();
    }
    return Shell::Done{written->changeSet,
                       session.say("correct.time_done",
                                   {{"what", m_form.subject}, {"at", text::formatInstant(*at)}})};
}

bool TimeCorrectionPresenter::send()
{
    if (!m_changeSet) {
        return false;
    }
    for (auto& field : m_form.fields) {
        field.problem.clear();
        field.question.reset();
    }
    const bool isDone = m_shell.act(
        [this] {
            return m_unlikely.run(
                [this](checks::IfUnlikely ifUnlikely) { return act(ifUnlikely); });
        },
        [this](const Problems& problems) { showProblems(problems); });
    if (isDone) {
        m_changeSet.reset();
        m_shell.closeSheet();
    }
    return isDone;
}

void TimeCorrectionPresenter::showProblems(const Problems& problems)
{
    for (const auto& problem : problems) {
        auto* field = m_form.find(problem.field);
        putBeside(m_shell.session(), field == nullptr ? *m_form.find(moment) : *field, problem);
    }
    m_view.showForm(m_form);
    m_view.focusOn(moment);
}

FormDraft TimeCorrectionPresenter::answers() const
{
    FormDraft out;
    if (const auto typed = m_form.valueOf(moment); typed != m_proposed) {
        out.set(moment, typed);
    }
    out.set(reason, m_form.valueOf(reason));
    return out;
}

void TimeCorrectionPresenter::restore(const FormDraft& answers)
{
    for (const auto* name : {moment, reason}) {
        if (const auto& kept = answers[name]; !kept.empty()) {
            type(name, kept);
        }
    }
}

} // namespace dongbo::present
