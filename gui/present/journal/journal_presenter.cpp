#include "gui/present/journal/journal_presenter.h"

#include "core/store/journal/change_log.h"
#include "core/text/dates.h"
#include "core/text/numbers.h"
#include "gui/present/acting.h"
#include "gui/present/words/clock_words.h"
#include "gui/present/words/day_words.h"

#include <algorithm>

namespace dongbo::present {

namespace {

constexpr std::size_t rowsAtOnce = 80;

} // namespace

JournalPresenter::JournalPresenter(Shell& shell, JournalView& view)
    : m_shell(shell)
    , m_view(view)
    , m_job(shell.jobs())
    , m_detailJob(shell.jobs())
    , m_period("all")
    , m_kinds(changeKinds, 0)
    , m_changed(shell.session().changed.connect([this] {
        m_isStale = true;
        if (m_isShown) {
            read();
        }
    }))
    , m_language(shell.session().languageChanged.connect([this] {
        if (m_isShown) {
            read();
        }
    }))
{}

void JournalPresenter::reload()
{
    m_isShown = true;
    read();
}

void JournalPresenter::hide()
{
    m_isShown = false;
}

std::optional<std::size_t> JournalPresenter::lineOf(std::int64_t number) const
{
    const auto at = std::find_if(m_lines.begin(), m_lines.end(),
                                 [number](const Line& line) { return line.number == number; });
    return at == m_lines.end() ? std::nullopt
                               : std::optional{static_cast<std::size_t>(at - m_lines.begin())};
}

std::optional<std::size_t> JournalPresenter::selected() const
{
    return m_selected ? lineOf(*m_selected) : std::nullopt;
}

const JournalRow& JournalPresenter::row(std::size_t line)
{
    if (line < m_firstRow || line >= m_firstRow + m_rows.size()) {
        readRows(line);
    }
    return m_rows[line - m_firstRow];
}

void JournalPresenter::readRows(std::size_t around)
{
    auto& session = m_shell.session();
    const auto today = session.today(); // also while a past day is shown: none of its days is today
    m_firstRow = around < rowsAtOnce / 2 ? 0 : around - rowsAtOnce / 2;
    const auto end = std::min(m_lines.size(), m_firstRow + rowsAtOnce);
    auto& database = session.shown().database();
    const store::ReadView view(database);
    m_rows.assign(end - m_firstRow, {});
    for (auto i = m_firstRow; i < end; ++i) {
        auto& row = m_rows[i - m_firstRow];
        const auto& line = m_lines[i];
        if (line.number == 0) {
            row.isDay = true;
            row.day = dayTitle(session.language(), dayOf(Instant{line.wallMs}), today);
            row.count =
                session.say(line.count == 1 ? "journal_page.one_change" : "journal_page.changes",
                            {{"count", text::formatInteger(line.count, session.language())}});
            continue;
        }
        const auto found = store::changesNumbered(database, {line.number});
        if (found.empty()) {
            continue; // it went with a register that was restored meanwhile
        }
        const auto change = journal::summaryOf(found.front());
        row.changeSet = change.changeSet;
        row.time = clockTime(change.at);
        row.doubt = clockDoubt(session.language(), change.clockSuspect);
        row.icon = changeIcon(change.what.code);
        row.what = session.say(change.what);
        row.who = change.by;
        const auto count = text::formatInteger(change.records, session.language());
        const char* said = change.records == 1                    ? "journal_page.one_record"
                           : change.records >= store::mostCounted ? "journal_page.records_many"
                                                                  : "journal_page.records";
        row.records = session.say(said, {{"count", count}});
        row.isUndone = change.isUndone;
        row.canUndo = session.isWritable() && !change.isUndone;
    }
}

void JournalPresenter::select(std::size_t line)
{
    if (line < m_lines.size() && m_lines[line].number != 0 && m_selected != m_lines[line].number) {
        m_selected = m_lines[line].number;
        readDetail();
    }
}

void JournalPresenter::readDetail()
{
    const auto line = selected();
    const auto id = line ? row(*line).changeSet : std::nullopt;
    if (!id) {
        m_detailJob.cancel();
        m_detail.reset();
        m_view.showDetail(m_detail);
        return;
    }
    struct Shared
    {
        Session::ForWorker reading;
        std::optional<JournalDetail> detail;
    };
    auto& session = m_shell.session();
    const auto shared = std::make_shared<Shared>();
    shared->reading = session.openForWorker(Session::WorkerAccess::Read);
    JobSpec spec;
    spec.work = [shared, id, language = session.language(),
                 isWritable = session.isWritable()](JobContext&) {
        auto reg = shared->reading.open();
        shared->detail = journalDetail(reg, language, *id, isWritable, mostRecords);
    };
    spec.done = [this, shared](const JobEnd& end) {
        if (end.isDone()) {
            m_detail = std::move(shared->detail);
            m_view.showDetail(m_detail);
        } else if (!end.isCancelled()) {
            m_shell.banner(bannerOf(m_shell.session(), *end.error));
        }
    };
    m_detailJob.start(std::move(spec));
}

std::string JournalPresenter::textOf(const std::vector<std::size_t>& lines)
{
    std::string out;
    for (const auto line : lines) {
        if (line >= m_lines.size() || m_lines[line].number == 0) {
            continue;
        }
        const auto& shown = row(line);
        const auto doubt = shown.doubt.empty() ? std::string() : " (" + shown.doubt + ")";
        out += text::formatDate(dayOf(Instant{m_lines[line].wallMs})) + "\t" + shown.time + doubt +
               "\t" + shown.who + "\t" + shown.what + "\t" + shown.records + "\t" +
               (shown.isUndone ? m_shell.session().say("journal_page.undone") : std::string()) +
               "\n";
    }
    return out;
}

void JournalPresenter::act(const std::string& reason)
{
    if (!m_detail) {
        return;
    }
    if (m_detail->isRedo) {
        redoAgain(m_shell, m_detail->changeSet, reason);
    } else if (m_detail->dependants.empty()) {
        undoWithQuestion(m_shell, m_detail->changeSet, reason); // somebody may have come meanwhile
    } else {
        undoBy(m_shell, m_detail->changeSet, journal::DependantRule::Take, reason);
    }
}

void JournalPresenter::actKeeping(const std::string& reason)
{
    if (m_detail) {
        undoBy(m_shell, m_detail->changeSet, journal::DependantRule::Keep, reason);
    }
}

void JournalPresenter::undoLine(std::size_t line)
{
    const auto shown = row(line);
    if (shown.canUndo && shown.changeSet) {
        undoWithQuestion(m_shell, *shown.changeSet);
    }
}

void JournalPresenter::showDay()
{
    if (m_detail) {
        m_shell.showDay(m_detail->day);
    }
}

void JournalPresenter::correctTime()
{
    if (m_detail && !m_detail->correctTime.empty()) {
        m_shell.openSheet(
            {SheetKind::CorrectRecord, RecordRef{RecordKind::ChangeSet, m_detail->changeSet}, {}});
    }
}

void JournalPresenter::goTo(const Place& place)
{
    m_shell.go(place);
}

} // namespace dongbo::present
