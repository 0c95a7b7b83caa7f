#include "core/store/journal/change_log.h"
#include "core/text/fold.h"
#include "core/text/wording.h"
#include "gui/present/acting.h"
#include "gui/present/journal/journal_presenter.h"

#include <algorithm>
#include <map>
#include <set>

// The list of change-sets, put together by a worker.

namespace dongbo::present {

namespace {

bool hasAllWords(const std::string& folded, const std::vector<std::string_view>& words)
{
    return std::all_of(words.begin(), words.end(), [&](std::string_view word) {
        return folded.find(word) != std::string::npos;
    });
}

/// A head that waits for the one before it.
class HeldHead
{
public:
    explicit HeldHead(const store::ChangeHead& head)
        : m_head(head)
        , m_what(head.what)
        , m_args(head.args)
        , m_reason(head.reason)
        , m_actorName(head.actorName)
    {}

    /// As if it was done at `at`.
    [[nodiscard]] store::ChangeHead head(std::optional<std::int64_t> at) const
    {
        auto head = m_head;
        head.wallMs = at.value_or(head.wallMs);
        head.what = m_what;
        head.args = m_args;
        head.reason = m_reason;
        head.actorName = m_actorName;
        return head;
    }

private:
    store::ChangeHead m_head;
    std::string m_what;
    std::string m_args;
    std::string m_reason;
    std::string m_actorName;
};

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
        std::set<std::int64_t> doubted;
        for (const auto& change : store::doubtedChanges(database)) {
            if (const auto number = store::changeNumber(database, change.id)) {
                doubted.insert(*number);
            }
        }
        const auto folded = text::fold(query.text);
        const auto words = text::words(folded);
        // What a doubtful clock dated stands where it was written, beside the change before; so
        // only with that is known whether it is of the period.
        const auto since =
            query.since ? std::optional{startOfDay(*query.since).unixMs} : std::nullopt;
        const auto until =
            query.until ? std::optional{endOfDay(*query.until).unixMs} : std::nullopt;
        const bool isAnyDoubted = !doubted.empty();
        std::vector<HeldHead> waiting;
        const auto addIfIn = [&](const store::ChangeHead& head) {
            if ((!since || head.wallMs >= *since) && (!until || head.wallMs <= *until)) {
                add(head, words);
            }
        };
        const auto addWaiting = [&](std::optional<std::int64_t> at) {
            for (const auto& held : waiting) {
                addIfIn(held.head(at));
            }
            waiting.clear();
        };
        std::uint64_t seen = 0;
        store::forEachChange(database, isAnyDoubted ? std::nullopt : since,
                             isAnyDoubted ? std::nullopt : until,
                             [&](const store::ChangeHead& head) {
                                 if (++seen % 512 == 0) {
                                     context.checkpoint();
                                 }
                                 if (doubted.contains(head.number)) {
                                     waiting.emplace_back(head);
                                     return;
                                 }
                                 addWaiting(head.wallMs);
                                 addIfIn(head);
                             });
        addWaiting({}); // older than all others: by its own date
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

} // namespace dongbo::present
