#include "gui/present/corrections/time_correction.h"

#include "core/register/base/history.h"
#include "core/register/corrections/changes.h"
#include "core/text/dates.h"
#include "gui/present/words/clock_words.h"

namespace dongbo::present {

namespace {

class TimeForm final : public FormTask
{
public:
    TimeForm(Shell& shell, const ChangeSetId& change)
        : FormTask(shell)
        , m_change(change)
    {}

    void build(Form& form) override
    {
        const auto change = journal::changeSet(session().reg().database(), m_change);
        if (!change || !session().isWritable()) {
            throw Error(Error::Kind::NotFound, {"correct.gone", {}});
        }
        form.title = say("correct.time_title");
        form.icon = "pencil";
        form.subjectIcon = "clock";
        form.subject = session().say(change->what);
        form.detail = change->by;
        form.sendWord = say("correct.time_send");
        form.consequences = {say("correct.time_will")};
        const auto doubt = clockDoubt(session().language(), change->clockSuspect);
        add(form, "stated_at", FormFieldKind::Fact, say("correct.time_stated")).value =
            text::formatInstant(change->statedAt) + (doubt.empty() ? "" : " · " + doubt);
        auto& at = add(form, "corrected_at", FormFieldKind::Moment, say("correct.time_really"));
        at.value = text::formatInstant(change->at);
        at.isRequired = true;
        add(form, "reason", FormFieldKind::Text, say("correct.why"));
    }

protected:
    Checked<Shell::Done> act(Form& form, checks::IfUnlikely ifUnlikely) override
    {
        const auto at = require(read(form).moment("corrected_at"), "the moment");
        const auto written =
            correctTime(session().reg(), {m_change, at, read(form).plain("reason"), ifUnlikely});
        if (!written) {
            return written.problems();
        }
        return Shell::Done{
            written->changeSet,
            say("correct.time_done", {{"what", form.subject}, {"at", text::formatInstant(at)}})};
    }

private:
    ChangeSetId m_change;
};

} // namespace

std::unique_ptr<FormTask> timeCorrectionForm(Shell& shell, const ChangeSetId& change)
{
    return std::make_unique<TimeForm>(shell, change);
}

} // namespace dongbo::present
