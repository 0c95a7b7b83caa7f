#include "gui/present/import/import_run.h"

#include "core/text/numbers.h"
#include "gui/present/acting.h"

#include <cassert>
#include <utility>

namespace dongbo::present {

namespace fs = std::filesystem;

ImportRun::ImportRun(Shell& shell)
    : m_shell(shell)
    , m_job(shell.jobs())
    , m_onSwitch(shell.session().switched.connect([this] { onSwitched(); }))
{}

std::shared_ptr<ImportRun> ImportRun::of(Shell& shell)
{
    auto& kept = shell.kept(ScreenName::Import);
    if (!kept) {
        kept = std::make_shared<ImportRun>(shell);
    }
    return std::static_pointer_cast<ImportRun>(kept);
}

std::string ImportRun::doing() const
{
    const auto& session = m_shell.session();
    switch (m_state) {
    case ImportState::Reading:
        return session.say("import_page.reading");
    case ImportState::Comparing:
        return session.say("import_page.comparing");
    case ImportState::Writing:
        return session.say("import_page.writing");
    case ImportState::Choosing:
    case ImportState::Ready:
    case ImportState::Done:
    case ImportState::Failed:
        return {};
    }
    return {};
}

std::optional<ChangeSetId> ImportRun::changeSet() const
{
    for (const auto& one : m_written) {
        if (one.changeSet) {
            return one.changeSet;
        }
    }
    return std::nullopt;
}

bool ImportRun::happens(ImportEvent event)
{
    const auto [state, effect] = after(m_state, event);
    if (effect == ImportEffect::Refuse) {
        m_shell.banner({BannerTone::Info,
                        m_shell.session().say(m_state == ImportState::Writing
                                                  ? "import_page.not_while_writing"
                                                  : "import_page.not_while_working"),
                        doing(),
                        {},
                        {}});
        return false;
    }
    m_state = state;
    switch (effect) {
    case ImportEffect::Nothing:
        return false;
    case ImportEffect::Refuse:
    case ImportEffect::Show:
        break;
    case ImportEffect::Read:
        startReading();
        break;
    case ImportEffect::Compare:
        m_written.clear();
        startComparing();
        break;
    case ImportEffect::Write:
        startWriting();
        break;
    case ImportEffect::Stop:
        if (m_writer) {
            m_shell.jobs().cancel(*m_writer);
        } else {
            m_job.stop();
        }
        break;
    case ImportEffect::Forget:
        forget();
        break;
    }
    if (event != ImportEvent::Look) {
        changed();
    }
    return true;
}

bool ImportRun::begin(Load load)
{
    const auto& session = m_shell.session();
    if (!session.isWritable()) {
        m_shell.banner({BannerTone::Warn, session.say("import_page.read_only"), {}, {}, {}});
        return false;
    }
    if (after(m_state, ImportEvent::Read).effect == ImportEffect::Read) {
        m_load = std::move(load);
    }
    return happens(ImportEvent::Read);
}

bool ImportRun::read(const std::vector<fs::path>& files)
{
    return begin([files](JobContext& context) { return ImportLists::read(files, context); });
}

bool ImportRun::readCopied(const CopiedTable& table)
{
    return begin(
        [table, name = m_shell.session().say("import_page.pasted_name")](JobContext& context) {
            return ImportLists::readCopied(table, name, context);
        });
}

bool ImportRun::answer(const std::function<void(ImportAnswers&)>& change)
{
    if (m_lists && after(m_state, ImportEvent::Answer).effect == ImportEffect::Compare) {
        change(m_answers);
    }
    return happens(ImportEvent::Answer);
}

bool ImportRun::tick(std::size_t update)
{
    if (after(m_state, ImportEvent::Tick).effect == ImportEffect::Show) {
        m_lists->tick(*m_plan, update);
        m_answers = m_plan->answers;
    }
    return happens(ImportEvent::Tick);
}

bool ImportRun::look()
{
    return happens(ImportEvent::Look);
}

bool ImportRun::commit()
{
    if (m_state == ImportState::Ready &&
        (!m_shell.session().isWritable() || m_plan->answers != m_answers)) {
        // A plan is written only by the answers it was made from.
        assert(m_plan->answers == m_answers);
        return false;
    }
    if (m_state == ImportState::Ready && !isKnownOrAsked(m_shell, [self = weak_from_this()] {
            if (const auto run = self.lock()) {
                run->commit();
            }
        })) {
        return false;
    }
    return happens(ImportEvent::Commit);
}

bool ImportRun::again()
{
    return happens(ImportEvent::Again);
}

bool ImportRun::drop()
{
    return happens(ImportEvent::Drop);
}

void ImportRun::stop()
{
    happens(ImportEvent::Stop);
}

void ImportRun::forget()
{
    m_job.cancel();
    m_load = nullptr;
    m_lists.reset();
    m_answers = {};
    m_plan.reset();
    m_written.clear();
    ++m_generation;
}

void ImportRun::ends(const JobEnd& end)
{
    if (end.isDone()) {
        happens(ImportEvent::Finished);
        return;
    }
    if (!end.isCancelled()) {
        m_shell.banner(bannerOf(m_shell.session(), *end.error));
    }
    happens(end.isCancelled() ? ImportEvent::Stopped : ImportEvent::Failed);
}

void ImportRun::startReading()
{
    auto load = m_load;
    forget();
    const auto shared = std::make_shared<std::shared_ptr<ImportLists>>();
    JobSpec spec;
    spec.title = m_shell.session().say("import_page.reading");
    spec.work = [shared, load = std::move(load)](JobContext& context) { *shared = load(context); };
    spec.done = [this, shared](const JobEnd& end) {
        if (!end.isDone()) {
            ends(end);
            return;
        }
        m_lists = std::move(*shared);
        m_answers.lists.assign(m_lists->lists().size(), {});
        happens(m_lists->isAnyReadable() ? ImportEvent::Finished : ImportEvent::Failed);
    };
    m_job.start(std::move(spec));
}

void ImportRun::startComparing()
{
    auto& session = m_shell.session();
    m_register = session.path();
    const auto plan = std::make_shared<std::shared_ptr<Plan>>();
    JobSpec spec;
    spec.title = session.say("import_page.comparing");
    spec.work = [plan, lists = m_lists, answers = m_answers,
                 writing =
                     session.openForWorker(Session::WorkerAccess::Write)](JobContext& context) {
        *plan = std::make_shared<Plan>(lists->plan(writing, answers, context));
    };
    spec.done = [this, plan](const JobEnd& end) {
        if (end.isDone()) {
            m_plan = std::move(*plan);
        }
        ends(end);
    };
    m_job.start(std::move(spec));
}

void ImportRun::startWriting()
{
    if (const auto person = m_shell.session().person()) {
        m_plan->reg->actAs(person->text()); // compared perhaps before anybody was known
    }
    const auto written = std::make_shared<std::vector<importers::Proposal>>();
    JobSpec spec;
    spec.title = m_shell.session().say("import_page.writing");
    spec.work = [written, lists = m_lists, plan = std::shared_ptr<const Plan>(m_plan)](
                    JobContext& context) { *written = lists->apply(*plan, context); };
    spec.done = [self = shared_from_this(), written](const JobEnd& end) {
        self->finishWriting(end, std::move(*written));
    };
    m_writer = m_shell.jobs().start(std::move(spec));
}

void ImportRun::finishWriting(const JobEnd& end, std::vector<importers::Proposal> written)
{
    m_writer.reset();
    if (!end.isDone()) {
        ends(end);
        if (end.isCancelled()) {
            m_shell.banner({BannerTone::Info,
                            m_shell.session().say("import_page.writing_stopped"),
                            m_shell.session().say("import_page.nothing_written"),
                            {},
                            {}});
        }
        return;
    }
    m_written = std::move(written);
    happens(ImportEvent::Finished);
    tellWritten(m_shell.session().tellChange());
}

void ImportRun::tellWritten(const std::vector<Error>& failures)
{
    if (!failures.empty()) {
        reportListenerFailures(m_shell, failures);
    } else if (!m_isSeen) {
        const auto& session = m_shell.session();
        const auto sum = importers::summaryOf(m_written);
        BannerText banner{
            BannerTone::Ok,
            session.say(
                "import_page.done",
                {{"rows", text::formatInteger(static_cast<std::int64_t>(sum.created + sum.updated),
                                              session.language())}}),
            {},
            session.say("import_page.see_result"),
            [&shell = m_shell] {
                shell.go({ScreenName::Import, {}, {}});
            }};
        m_shell.banner(banner);
    }
}

void ImportRun::onSwitched()
{
    // The plan is one for another register.
    if (m_plan && m_state != ImportState::Writing && m_shell.session().isOpen() &&
        m_shell.session().path() != m_register) {
        drop();
    }
}

} // namespace dongbo::present
