#include "gui/present/frame/past_day.h"

#include "core/text/dates.h"
#include "gui/present/acting.h"

#include <utility>

namespace dongbo::present {

PastDay::PastDay(Shell& shell)
    : m_shell(shell)
    , m_job(shell.jobs())
    , m_onChange(shell.session().changed.connect([this] {
        // what was made before a change may lack an entry that arrived since
        if (!m_isSwitching && !m_shell.session().pastDay()) {
            m_kept.reset();
        }
    }))
{}

void PastDay::choose(Date day)
{
    auto& session = m_shell.session();
    if (!session.isOpen()) {
        return;
    }
    if (day >= session.today()) {
        leave();
        return;
    }
    if (session.pastDay() == day) {
        return;
    }
    if (m_kept && m_kept->pastDay() == day && m_kept->path() == session.path()) {
        show(m_kept);
        return;
    }
    auto made = std::make_shared<std::shared_ptr<Register>>();
    m_underWay = day;
    JobSpec job;
    job.title = session.say("present.making_past", {{"day", text::formatDate(day)}});
    auto from = session.openForWorker(Session::WorkerAccess::Read);
    from.past.reset(); // made from all that is known, not from what another day knew
    job.work = [from, day, made](JobContext& context) {
        auto now = from.open();
        *made = std::make_shared<Register>(
            now.asOf(day, [&context](auto done, auto all) { context.progress(done, all); }));
    };
    job.done = [this, made](const JobEnd& end) {
        m_underWay.reset();
        if (end.isDone() && (*made)->path() == m_shell.session().path()) {
            show(*made);
        } else if (end.error && !end.isCancelled()) {
            m_shell.banner(bannerOf(m_shell.session(), *end.error));
        }
    };
    m_job.start(std::move(job));
}

void PastDay::show(std::shared_ptr<Register> past)
{
    m_kept = past;
    m_isSwitching = true;
    m_shell.session().showPast(std::move(past));
    m_isSwitching = false;
}

void PastDay::leave()
{
    m_job.cancel();
    m_underWay.reset();
    m_isSwitching = true;
    m_shell.session().leavePast();
    m_isSwitching = false;
}

std::optional<Date> PastDay::underWay() const
{
    return m_underWay;
}

} // namespace dongbo::present
