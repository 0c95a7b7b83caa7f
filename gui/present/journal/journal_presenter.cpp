#include "gui/present/journal/journal_presenter.h"

#include "core/register/changes.h"
#include "core/store/change_log.h"
#include "core/text/dates.h"
#include "core/text/fold.h"
#include "core/text/numbers.h"
#include "core/text/wording.h"
#include "gui/present/acting.h"
#include "gui/present/words/day_words.h"
#include "gui/present/words/filter_parts.h"

#include <algorithm>
#include <map>

namespace dongbo::present {

namespace {

constexpr std::size_t rowsAtOnce = 80;
constexpr std::size_t mostKindChips = 4;

std::optional<ChangeKind> kindNamed(const std::string& code)
{
    for (std::size_t i = 0; i < changeKinds; ++i) {
        if (codeOf(static_cast<ChangeKind>(i)) == code) {
            return static_cast<ChangeKind>(i);
        }
    }
    return std::nullopt;
}

Date firstOfMonth(Date day)
{
    return {day.year(), day.month(), std::chrono::day{1}};
}

Date daysBefore(Date day, int count)
{
    return std::chrono::sys_days{day} - std::chrono::days{count};
}

bool hasAllWords(const std::string& folded, const std::vector<std::string_view>& words)
{
    return std::all_of(words.begin(), words.end(), [&](std::string_view word) {
        return folded.find(word) != std::string::npos;
    });
}

} // namespace

/// What the worker brings: the lines, and what there is to choose from.
struct JournalPresenter::Index
{
    Session::ForWorker reading;
    JournalQuery query;
    Language language = Language::Vietnamese;

    std::vector<Line> lines;
    std::int64_t all = 0;    ///< change-sets in the period
    std::int64_t undone = 0; ///< of them
    std::map<std::string, std::int64_t> people;
    std::vector<std::int64_t> kinds = std::vector<std::int64_t>(changeKinds, 0);
    std::optional<std::int64_t> wanted; ///< number of the change-set asked for
    std::optional<ChangeSetId> wantedId;

    void run(JobContext& context)
    {
        auto reg = reading.open();
        auto& database = reg.database();
        const store::ReadView view(database);
        if (wantedId) {
            wanted = store::changeNumber(database, *wantedId);
        }
        const auto folded = text::fold(query.text);
        const auto words = text::words(folded);
        std::uint64_t seen = 0;
        store::forEachChange(
            database, query.since ? std::optional{startOfDay(*query.since).unixMs} : std::nullopt,
            query.until ? std::optional{endOfDay(*query.until).unixMs} : std::nullopt,
            [&](const store::ChangeHead& head) {
                if (++seen % 512 == 0) {
                    context.checkpoint();
                }
                add(head, words);
            });
        headDays();
    }

private:
    void add(const store::ChangeHead& head, const std::vector<std::string_view>& words)
    {
        const auto kind = changeKindOf(head.what);
        ++all;
        undone += head.isUndone ? 1 : 0;
        ++people[std::string(head.actorName)];
        ++kinds[static_cast<std::size_t>(kind)];
        if ((query.kind && *query.kind != kind) || (query.undoneOnly && !head.isUndone) ||
            (!query.person.empty() && query.person != head.actorName)) {
            return;
        }
        if (!words.empty()) {
            const auto sentence =
                text::say(language, {std::string(head.what), journal::argumentsOf(head.args)});
            const auto whole = text::fold(sentence + " " + std::string(head.reason) + " " +
                                          std::string(head.actorName));
            if (!hasAllWords(whole, words)) {
                return;
            }
        }
        lines.push_back({head.number, head.wallMs, 0});
    }

    /// By the moment they were done, newest first (what came from elsewhere arrived later), and a
    /// head over each day.
    void headDays()
    {
        std::stable_sort(lines.begin(), lines.end(),
                         [](const Line& a, const Line& b) { return a.wallMs > b.wallMs; });
        std::vector<Line> out;
        out.reserve(lines.size() + lines.size() / 4);
        std::size_t head = 0;
        std::optional<Date> day;
        for (const auto& line : lines) {
            if (const auto own = dayOf(Instant{line.wallMs}); day != own) {
                day = own;
                head = out.size();
                out.push_back({0, line.wallMs, 0});
            }
            ++out[head].count;
            out.push_back(line);
        }
        lines = std::move(out);
    }
};

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

void JournalPresenter::open(const Place& place)
{
    m_isShown = true;
    const auto before = m_query;
    if (place.record && place.record->kind == RecordKind::ChangeSet) {
        m_wanted = ChangeSetId{place.record->id};
        m_query = {};
        m_period = "all";
    }
    if (!place.filter.empty()) {
        const auto parts = filterParts(place.filter);
        const auto valueOf = [&](const char* name) {
            const auto found = parts.find(name);
            return found == parts.end() ? std::string() : found->second;
        };
        m_query = {};
        m_query.kind = kindNamed(valueOf("kind"));
        m_query.person = valueOf("person");
        m_query.text = valueOf("text");
        m_query.undoneOnly = parts.contains("undone");
        m_query.since = parseIsoDate(valueOf("since"));
        m_query.until = parseIsoDate(valueOf("until"));
        m_period = m_query.since || m_query.until ? "own" : "all";
    }
    if (m_isStale || m_wanted || !(before == m_query)) {
        read();
    }
}

void JournalPresenter::reload()
{
    m_isShown = true;
    read();
}

void JournalPresenter::hide()
{
    m_isShown = false;
}

Place JournalPresenter::place() const
{
    Place place;
    place.screen = ScreenName::Journal;
    if (m_detail) {
        place.record = RecordRef{RecordKind::ChangeSet, m_detail->changeSet};
    }
    const auto add = [&](const std::string& part) {
        place.filter += (place.filter.empty() ? "" : ";") + part;
    };
    if (m_query.kind) {
        add("kind=" + std::string(codeOf(*m_query.kind)));
    }
    if (m_query.undoneOnly) {
        add("undone");
    }
    if (!m_query.person.empty()) {
        add("person=" + filterValue(m_query.person));
    }
    if (m_query.since) {
        add("since=" + isoText(*m_query.since));
    }
    if (m_query.until) {
        add("until=" + isoText(*m_query.until));
    }
    if (!m_query.text.empty()) {
        add("text=" + filterValue(m_query.text));
    }
    return place;
}

void JournalPresenter::chooseChip(const JournalChip& chip)
{
    switch (chip.kind) {
    case JournalChip::Kind::All:
        m_query.kind.reset();
        m_query.undoneOnly = false;
        break;
    case JournalChip::Kind::OfKind:
        m_query.kind = m_query.kind == chip.change ? std::nullopt : chip.change;
        break;
    case JournalChip::Kind::Undone:
        m_query.undoneOnly = !m_query.undoneOnly;
        break;
    case JournalChip::Kind::Person:
    case JournalChip::Kind::Period:
    case JournalChip::Kind::MoreKinds:
        return; // their menus choose
    }
    read();
}

std::vector<JournalChoice> JournalPresenter::kinds() const
{
    const auto& session = m_shell.session();
    std::vector<JournalChoice> out{
        {{}, session.say("journal_page.all"), !m_query.kind.has_value()}};
    for (std::size_t i = 0; i < m_kinds.size(); ++i) {
        const auto kind = static_cast<ChangeKind>(i);
        if (m_kinds[i] > 0) {
            const std::string code(codeOf(kind));
            out.push_back({code, session.say("journal_page.kind_" + code), m_query.kind == kind});
        }
    }
    return out;
}

void JournalPresenter::chooseKind(const std::string& key)
{
    m_query.kind = kindNamed(key);
    read();
}

std::vector<JournalChoice> JournalPresenter::people() const
{
    std::vector<JournalChoice> out{
        {{}, m_shell.session().say("journal_page.everybody"), m_query.person.empty()}};
    for (const auto& [name, count] : m_people) {
        if (!name.empty()) {
            out.push_back({name, name, name == m_query.person});
        }
    }
    return out;
}

std::vector<JournalChoice> JournalPresenter::periods() const
{
    std::vector<JournalChoice> out;
    for (const char* key : {"all", "today", "week", "month", "year", "own"}) {
        const bool isThatDay = m_shell.session().pastDay() && key == std::string_view("today");
        out.push_back({key,
                       m_shell.session().say(isThatDay ? "journal_page.period_that_day"
                                                       : "journal_page.period_" + std::string(key)),
                       m_period == key});
    }
    return out;
}

void JournalPresenter::choosePerson(const std::string& key)
{
    m_query.person = key;
    read();
}

void JournalPresenter::choosePeriod(const std::string& key)
{
    const auto today = m_shell.session().shownDay();
    if (key == "own") { // the days are typed; those chosen so far stay
        m_period = key;
        fillPage();
        m_view.showPage(m_page, selected());
        return;
    }
    m_query.since.reset();
    m_query.until.reset();
    if (key == "today") {
        m_query.since = today;
    } else if (key == "week") {
        m_query.since = daysBefore(today, 6);
    } else if (key == "month") {
        m_query.since = firstOfMonth(today);
    } else if (key == "year") {
        m_query.since = Date{today.year(), std::chrono::January, std::chrono::day{1}};
    }
    m_period = key;
    read();
}

void JournalPresenter::setPeriod(std::optional<Date> since, std::optional<Date> until)
{
    if (m_query.since != since || m_query.until != until) {
        m_query.since = since;
        m_query.until = until;
        m_period = "own";
        read();
    }
}

void JournalPresenter::setText(const std::string& typed)
{
    if (typed != m_query.text) {
        m_query.text = typed;
        read();
    }
}

void JournalPresenter::read()
{
    auto& session = m_shell.session();
    if (!session.isOpen()) {
        return;
    }
    m_isStale = false;
    m_view.showBusy(true);
    const auto index = std::make_shared<Index>();
    index->reading = session.openForWorker(Session::WorkerAccess::Read);
    index->query = m_query;
    index->language = session.language();
    index->wantedId = m_wanted;
    JobSpec spec;
    spec.work = [index](JobContext& context) { index->run(context); };
    spec.done = [this, index](const JobEnd& end) {
        m_view.showBusy(false);
        if (end.isDone()) {
            adopt(*index);
        } else if (!end.isCancelled()) {
            m_isStale = true;
            m_shell.banner(bannerOf(m_shell.session(), *end.error));
        }
    };
    m_job.start(std::move(spec));
}

void JournalPresenter::adopt(const Index& index)
{
    m_lines = index.lines;
    m_all = index.all;
    m_undone = index.undone;
    m_kinds = index.kinds;
    m_people.clear();
    for (const auto& [name, count] : index.people) {
        m_people.push_back({name, count});
    }
    std::stable_sort(m_people.begin(), m_people.end(),
                     [](const Facet& a, const Facet& b) { return a.count > b.count; });
    m_rows.clear();
    if (index.wantedId) {
        m_wanted.reset();
        m_selected = index.wanted;
    }
    if (m_selected && !lineOf(*m_selected)) {
        m_selected.reset();
    }
    if (!m_selected && !m_lines.empty()) {
        m_selected = m_lines[1].number; // the first line is a head
    }
    fillPage();
    m_view.showPage(m_page, selected());
    readDetail();
}

void JournalPresenter::fillPage()
{
    const auto& session = m_shell.session();
    const auto number = [&](std::int64_t value) {
        return text::formatInteger(value, session.language());
    };
    m_page = {};
    m_page.lines = m_lines.size();
    m_page.asksDays = m_period == "own";
    m_page.since = m_query.since;
    m_page.until = m_query.until;
    m_page.caption = session.say(
        "journal_page.caption",
        {{"count", number(m_all)}, {"people", number(static_cast<std::int64_t>(m_people.size()))}});
    const bool isAll = !m_query.kind && !m_query.undoneOnly;
    m_page.chips.push_back(
        {JournalChip::Kind::All, {}, {}, session.say("journal_page.all"), {}, isAll});
    std::size_t shown = 0;
    const std::size_t most = m_period == "own" ? 1 : mostKindChips; // the days need the room
    for (std::size_t i = 0; i < m_kinds.size(); ++i) {
        const auto kind = static_cast<ChangeKind>(i);
        const bool isOn = m_query.kind == kind;
        if (m_kinds[i] > 0 && (shown < most || isOn)) {
            ++shown;
            m_page.chips.push_back({JournalChip::Kind::OfKind,
                                    kind,
                                    {},
                                    session.say("journal_page.kind_" + std::string(codeOf(kind))),
                                    number(m_kinds[i]),
                                    isOn});
        }
    }
    if (m_undone > 0 || m_query.undoneOnly) {
        m_page.chips.push_back({JournalChip::Kind::Undone,
                                {},
                                "undo",
                                session.say("journal_page.undone"),
                                number(m_undone),
                                m_query.undoneOnly});
    }
    m_page.chips.push_back(
        {JournalChip::Kind::Person,
         {},
         "user",
         m_query.person.empty() ? session.say("journal_page.everybody") : m_query.person,
         {},
         !m_query.person.empty()});
    auto period = session.say("journal_page.period_" + m_period);
    if (m_period == "own") {
        const auto dayOr = [](const std::optional<Date>& day) {
            return day ? text::formatDate(*day) : std::string("…");
        };
        period = dayOr(m_query.since) + " – " + dayOr(m_query.until);
    }
    m_page.chips.push_back({JournalChip::Kind::MoreKinds,
                            {},
                            "filter",
                            session.say("journal_page.more_kinds"),
                            {},
                            false});
    m_page.chips.push_back(
        {JournalChip::Kind::Period, {}, "calendar", std::move(period), {}, m_period != "all"});
    if (m_lines.empty()) {
        m_page.emptyTitle = session.say("journal_page.empty_title");
        m_page.emptyHelp = session.say("journal_page.empty_help");
    }
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
        out += text::formatDate(dayOf(Instant{m_lines[line].wallMs})) + "\t" + shown.time + "\t" +
               shown.who + "\t" + shown.what + "\t" + shown.records + "\t" +
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

void JournalPresenter::goTo(const Place& place)
{
    m_shell.go(place);
}

} // namespace dongbo::present
