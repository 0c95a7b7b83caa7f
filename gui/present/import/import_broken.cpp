#include "gui/present/import/import_broken.h"

#include "core/text/numbers.h"
#include "gui/present/acting.h"
#include "importers/proposal/rows/fault_offers.h"

#include <utility>

namespace dongbo::present {

namespace {

using Lists = std::vector<importers::Proposal>;

std::string number(const Session& session, std::uint64_t value)
{
    return text::formatInteger(static_cast<std::int64_t>(value), session.language());
}

/// Does it in a worker; lives on its own, whatever becomes of the page that asked.
void reportAll(Shell& shell, const std::shared_ptr<const Lists>& lists)
{
    if (!isKnownOrAsked(shell, [&shell, lists] { reportAll(shell, lists); })) {
        return;
    }
    const auto reported = std::make_shared<FaultsReported>();
    JobSpec job;
    job.title = shell.session().say("import_page.reporting_broken");
    job.work =
        [reported, lists,
         from = shell.session().openForWorker(Session::WorkerAccess::Write)](JobContext& context) {
            auto reg = from.open();
            *reported = importers::reportBroken(
                reg, *lists, [&context](auto done, auto all) { context.progress(done, all); });
        };
    job.done = [&shell, reported](const JobEnd& end) {
        auto& session = shell.session();
        if (reported->changeSet) { // written, whatever came after
            tellChanged(
                shell,
                {reported->changeSet, session.say("import_page.broken_reported",
                                                  {{"count", number(session, reported->count)}})},
                {});
        } else if (end.isDone() || end.isCancelled()) {
            shell.banner({BannerTone::Info,
                          session.say(end.isDone() ? "import_page.broken_none"
                                                   : "import_page.broken_stopped"),
                          {},
                          {},
                          {}});
        } else {
            shell.banner(bannerOf(session, *end.error));
        }
    };
    shell.jobs().start(std::move(job));
}

} // namespace

BrokenDevices::BrokenDevices(Shell& shell)
    : m_shell(shell)
    , m_reader(shell)
{}

void BrokenDevices::take(const std::vector<importers::Proposal>& written)
{
    auto lists = std::make_shared<Lists>();
    for (const auto& one : written) {
        if (!one.isRefused && !one.brokenDevices.empty()) {
            lists->emplace_back();
            lists->back().brokenDevices = one.brokenDevices;
        }
    }
    m_lists = lists->empty() ? nullptr : std::move(lists);
    m_count = 0;
    recount();
}

void BrokenDevices::recount()
{
    if (!m_lists) {
        m_reader.cancel();
        return;
    }
    m_reader.read<std::uint64_t>(
        [lists = m_lists](Register& reg, JobContext&) {
            return importers::stillBroken(reg.database(), *lists);
        },
        [this](std::uint64_t count) {
            m_count = count;
            changed();
        });
}

std::string BrokenDevices::names() const
{
    constexpr std::size_t shown = 5;
    const auto& session = m_shell.session();
    std::string out;
    std::size_t named = 0;
    for (const auto& list : *m_lists) {
        for (const auto& broken : list.brokenDevices) {
            if (named == shown) {
                break;
            }
            ++named;
            out += (out.empty() ? "" : "; ") + broken.name +
                   (broken.code.empty() ? "" : " " + broken.code) +
                   (broken.text.empty() ? "" : " (“" + broken.text + "”)");
        }
    }
    if (m_count > named) {
        out += "; " + session.say("import_page.broken_more",
                                  {{"count", number(session, m_count - named)}});
    }
    return out + ".";
}

void BrokenDevices::report()
{
    if (m_count == 0) {
        return;
    }
    const auto& session = m_shell.session();
    const auto count = number(session, m_count);
    m_shell.prompts().ask(session.say("import_page.broken_ask", {{"count", count}}),
                          names() + " " + session.say("import_page.broken_ask_help"),
                          {session.say("import_page.broken_verb", {{"count", count}}),
                           session.say("import_page.broken_leave")},
                          [&shell = m_shell, lists = m_lists](std::optional<std::size_t> answer) {
                              if (answer == 0U) {
                                  reportAll(shell, lists);
                              }
                          });
}

} // namespace dongbo::present
