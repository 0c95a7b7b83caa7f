#include "core/register/base/history.h"
#include "core/store/journal/change_log.h"
#include "core/text/dates.h"
#include "core/text/fold.h"
#include "core/text/sort_key.h"
#include "core/text/wording.h"
#include "gui/present/journal/journal_list.h"

#include <algorithm>
#include <numeric>
#include <set>

// Which change-sets are shown: chips and their menus, and the list a worker builds.

namespace dongbo::present {

namespace {

constexpr std::size_t mostKindChips = 4;
constexpr const char* everything = "*";
constexpr std::string_view kindPrefix = "kind:";

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

bool isAsked(const std::vector<std::string>& asked, std::string_view value)
{
    return asked.empty() || std::find(asked.begin(), asked.end(), value) != asked.end();
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

/// Of a worker.
class JournalList::IndexMaker
{
public:
    IndexMaker(store::Database& database, Language language, const Query& query)
        : m_database(database)
        , m_language(language)
        , m_query(query)
        , m_folded(text::fold(query.text))
        , m_words(text::words(m_folded))
    {}

    Index make(JobContext& job)
    {
        const store::ReadView view(m_database);
        std::set<std::int64_t> doubted;
        for (const auto& change : store::doubtedChanges(m_database)) {
            if (const auto number = store::changeNumber(m_database, change.id)) {
                doubted.insert(*number);
            }
        }
        // What a doubtful clock dated stands where it was written, beside the change before; so
        // only with that is known whether it is of the period.
        const auto since =
            m_query.since ? std::optional{startOfDay(*m_query.since).unixMs} : std::nullopt;
        const auto until =
            m_query.until ? std::optional{endOfDay(*m_query.until).unixMs} : std::nullopt;
        const bool isAnyDoubted = !doubted.empty();
        std::vector<HeldHead> waiting;
        const auto addIfIn = [&](const store::ChangeHead& head) {
            if ((!since || head.wallMs >= *since) && (!until || head.wallMs <= *until)) {
                add(head);
            }
        };
        const auto addWaiting = [&](std::optional<std::int64_t> at) {
            for (const auto& held : waiting) {
                addIfIn(held.head(at));
            }
            waiting.clear();
        };
        std::uint64_t seen = 0;
        store::forEachChange(m_database, isAnyDoubted ? std::nullopt : since,
                             isAnyDoubted ? std::nullopt : until,
                             [&](const store::ChangeHead& head) {
                                 if (++seen % 512 == 0) {
                                     job.checkpoint();
                                 }
                                 if (doubted.contains(head.number)) {
                                     waiting.emplace_back(head);
                                     return;
                                 }
                                 addWaiting(head.wallMs);
                                 addIfIn(head);
                             });
        addWaiting({}); // older than all others: by its own date
        isByTime(m_query.sort) ? headDays() : order(job);
        return std::move(m_out);
    }

private:
    void add(const store::ChangeHead& head)
    {
        const auto kind = changeKindOf(head.what);
        ++m_out.all;
        m_out.undone += head.isUndone ? 1 : 0;
        ++m_out.people[std::string(head.actorName)];
        ++m_out.kinds[static_cast<std::size_t>(kind)];
        if (!isAsked(m_query.kinds, codeOf(kind)) || (m_query.undoneOnly && !head.isUndone) ||
            !isAsked(m_query.people, head.actorName)) {
            return;
        }
        const bool isBySentence = m_query.sort.column == "kind";
        std::string sentence;
        if (isBySentence || !m_words.empty()) {
            sentence =
                text::say(m_language, {std::string(head.what), journal::argumentsOf(head.args)});
        }
        if (!m_words.empty()) {
            const auto whole = text::fold(sentence + " " + std::string(head.reason) + " " +
                                          std::string(head.actorName));
            if (!hasAllWords(whole, m_words)) {
                return;
            }
        }
        m_out.lines.push_back({head.number, head.wallMs, 0});
        if (isBySentence || m_query.sort.column == "person") {
            m_keys.push_back(
                text::sortKey(isBySentence ? std::string_view(sentence) : head.actorName));
        }
    }

    /// By another column; of equals the newest first.
    void order(JobContext& job)
    {
        const auto isBefore = [this](const auto& a, const auto& b) {
            return m_query.sort.isDescending ? b < a : a < b;
        };
        const auto arrange = [&](const auto& keys) {
            std::vector<std::size_t> at(m_out.lines.size());
            std::iota(at.begin(), at.end(), std::size_t{0});
            std::sort(at.begin(), at.end(), [&](std::size_t a, std::size_t b) {
                return keys[a] != keys[b] ? isBefore(keys[a], keys[b])
                                          : m_out.lines[a].wallMs > m_out.lines[b].wallMs;
            });
            std::vector<Line> out;
            out.reserve(at.size());
            for (const auto i : at) {
                out.push_back(m_out.lines[i]);
                out.back().count = std::ssize(out);
            }
            m_out.lines = std::move(out);
        };
        if (m_query.sort.column != "records") {
            arrange(m_keys);
            return;
        }
        std::vector<std::int64_t> counts;
        counts.reserve(m_out.lines.size());
        for (const auto& line : m_out.lines) {
            job.checkpoint();
            const auto found = store::changesNumbered(m_database, {line.number});
            counts.push_back(found.empty() ? 0 : found.front().records);
        }
        arrange(counts);
    }

    /// By the moment they were done (what came from elsewhere arrived later), and a head over each
    /// day.
    void headDays()
    {
        const bool oldestFirst = !m_query.sort.isDescending;
        std::stable_sort(m_out.lines.begin(), m_out.lines.end(),
                         [oldestFirst](const Line& a, const Line& b) {
                             return oldestFirst ? a.wallMs < b.wallMs : a.wallMs > b.wallMs;
                         });
        std::vector<Line> out;
        out.reserve(m_out.lines.size() + m_out.lines.size() / 4);
        std::size_t head = 0;
        std::int64_t count = 0;
        std::optional<Date> day;
        for (const auto& line : m_out.lines) {
            if (const auto own = dayOf(Instant{line.wallMs}); day != own) {
                day = own;
                head = out.size();
                out.push_back({0, line.wallMs, 0});
            }
            ++out[head].count;
            out.push_back({line.number, line.wallMs, ++count});
        }
        m_out.lines = std::move(out);
    }

    store::Database& m_database;
    Language m_language;
    const Query& m_query;
    std::string m_folded;
    std::vector<std::string_view> m_words;
    std::vector<std::string> m_keys; ///< of the lines, when they are sorted by a text
    Index m_out;
};

void JournalList::read(Why /*why*/)
{
    Query asked;
    asked.kinds = query().values("kind");
    asked.people = query().values("person");
    asked.undoneOnly = query().has("undone");
    asked.since = since();
    asked.until = until();
    asked.text = query().text;
    asked.sort = sort();
    if (isByTime(sort()) != m_hasHeads) {
        m_hasHeads = isByTime(sort());
        declareAgain(traits().id); // the column of times needs more room, or less
    }
    reader().read<Index>(
        [asked, language = session().language()](Register& reg, JobContext& job) {
            return IndexMaker(reg.database(), language, asked).make(job);
        },
        [this](Index index) {
            m_index = std::move(index);
            m_changes = std::count_if(m_index.lines.begin(), m_index.lines.end(),
                                      [](const Line& line) { return line.number != 0; });
            m_rows.clear();
            if (current() && !indexOf(*current())) {
                setCurrent(std::nullopt); // what is filtered away is not opened beside the list
            }
            takeRows();
            readDetail();
        });
}

void JournalList::prepare(ListQuery& query) const
{
    if (query.has("since") || query.has("until")) {
        query.set("period", {ownPeriod});
    }
}

std::string JournalList::period() const
{
    const auto asked = query().first("period");
    return asked.empty() ? "all" : asked;
}

std::optional<Date> JournalList::since() const
{
    const auto today = session().shownDay();
    const auto key = period();
    if (key == "today") {
        return today;
    }
    if (key == "week") {
        return daysBefore(today, 6);
    }
    if (key == "month") {
        return firstOfMonth(today);
    }
    if (key == "year") {
        return Date{today.year(), std::chrono::January, std::chrono::day{1}};
    }
    return parseIsoDate(query().first("since"));
}

std::optional<Date> JournalList::until() const
{
    return parseIsoDate(query().first("until"));
}

void JournalList::setDays(std::optional<Date> since, std::optional<Date> until)
{
    auto next = query();
    const auto put = [&next](const char* part, const std::optional<Date>& day) {
        next.set(part, day ? std::vector{isoText(*day)} : std::vector<std::string>());
    };
    put("since", since);
    put("until", until);
    next.set("period", {ownPeriod});
    change(std::move(next));
}

std::vector<ListChip> JournalList::ownChips() const
{
    std::vector<ListChip> out;
    const auto& kindsOn = query().values("kind");
    out.push_back(
        {"all", {}, say("journal_page.all"), {}, kindsOn.empty() && !query().has("undone")});
    std::size_t shown = 0;
    const std::size_t most = asksDays() ? 1 : mostKindChips; // the days need the room
    for (std::size_t i = 0; i < m_index.kinds.size(); ++i) {
        const std::string code(codeOf(static_cast<ChangeKind>(i)));
        const bool isOn = kindsOn == std::vector{code};
        if (m_index.kinds[i] > 0 && (shown < most || isOn)) {
            ++shown;
            out.push_back({std::string(kindPrefix) + code,
                           {},
                           say("journal_page.kind_" + code),
                           number(m_index.kinds[i]),
                           isOn});
        }
    }
    if (m_index.undone > 0 || query().has("undone")) {
        out.push_back({"undone", "undo", say("journal_page.undone"), number(m_index.undone),
                       query().has("undone")});
    }
    const auto& people = query().values("person");
    ListChip person{"person", "user",
                    people.size() == 1 ? people.front() : say("journal_page.everybody")};
    person.isOn = people.size() == 1;
    person.opensMenu = true;
    out.push_back(std::move(person));
    ListChip time{"period", "calendar", say("journal_page.period_" + period())};
    if (asksDays()) {
        const auto dayOr = [](const std::optional<Date>& day) {
            return day ? text::formatDate(*day) : std::string("…");
        };
        time.word = dayOr(since()) + " – " + dayOr(until());
    }
    time.isOn = period() != "all";
    time.opensMenu = true;
    out.push_back(std::move(time));
    return out;
}

bool JournalList::isToldByChip(const std::string& part) const
{
    if (part == "kind" || part == "person") {
        return query().values(part).size() == 1;
    }
    return part == "undone" || part == "period" || part == "since" || part == "until";
}

void JournalList::pressOwn(const std::string& chip)
{
    auto next = query();
    if (chip == "all") {
        next.clear("kind");
        next.clear("undone");
    } else if (chip == "undone") {
        next.toggle("undone", ListQuery::yes);
    } else if (chip.starts_with(kindPrefix)) {
        const auto code = chip.substr(kindPrefix.size());
        const bool isOn = next.values("kind") == std::vector{code};
        next.set("kind", isOn ? std::vector<std::string>() : std::vector{code});
    }
    change(std::move(next));
}

void JournalList::askValues(const std::string& part,
                            std::function<void(std::vector<ListChoice>)> answer)
{
    std::vector<ListChoice> out;
    const auto add = [&](const std::string& key, const std::string& word, std::int64_t count) {
        ListChoice choice{key, word, {}, number(count)};
        choice.count = count;
        choice.isOn = query().has(part, key);
        out.push_back(std::move(choice));
    };
    if (part == "kind") {
        for (std::size_t i = 0; i < m_index.kinds.size(); ++i) {
            const std::string code(codeOf(static_cast<ChangeKind>(i)));
            if (m_index.kinds[i] > 0) {
                add(code, say("journal_page.kind_" + code), m_index.kinds[i]);
            }
        }
    } else if (part == "person") {
        for (const auto& [name, count] : m_index.people) {
            add(name, name.empty() ? say("lists.nothing") : name, count);
        }
        std::stable_sort(out.begin(), out.end(),
                         [](const auto& a, const auto& b) { return a.count > b.count; });
    }
    answer(std::move(out));
}

std::vector<ListChoice> JournalList::menuOf(const std::string& chip) const
{
    std::vector<ListChoice> out;
    const auto add = [&out](const std::string& key, const std::string& word, bool isOn) {
        out.push_back({key, word});
        out.back().isOn = isOn;
    };
    if (chip == "person") {
        add(everything, say("journal_page.everybody"), !query().has("person"));
        std::vector<std::pair<std::int64_t, std::string>> people;
        for (const auto& [name, count] : m_index.people) {
            people.emplace_back(-count, name);
        }
        std::sort(people.begin(), people.end());
        for (const auto& [count, name] : people) {
            if (!name.empty()) {
                add(name, name, query().has("person", name));
            }
        }
    } else if (chip == "period") {
        for (const std::string key : {"all", "today", "week", "month", "year", ownPeriod}) {
            const bool isThatDay = session().pastDay() && key == "today";
            add(key, say(isThatDay ? "journal_page.period_that_day" : "journal_page.period_" + key),
                key == period());
        }
    }
    return out;
}

void JournalList::chooseIn(const std::string& chip, const std::string& key)
{
    auto next = query();
    if (chip == "person") {
        next.set("person", key == everything ? std::vector<std::string>() : std::vector{key});
    } else if (chip == "period") {
        if (key == ownPeriod) { // the days are typed; those chosen so far stay
            const auto from = since();
            next.set("since", from ? std::vector{isoText(*from)} : std::vector<std::string>());
        } else {
            next.clear("since");
            next.clear("until");
        }
        next.set("period", key == "all" ? std::vector<std::string>() : std::vector{key});
    }
    change(std::move(next));
}

std::string JournalList::wordOf(const std::string& part, const std::string& value) const
{
    return part == "kind"  ? say("journal_page.kind_" + value)
           : value.empty() ? say("lists.nothing")
                           : value;
}

EmptyList JournalList::emptyList() const
{
    EmptyList empty{"history", say("journal_page.empty_title"), say("journal_page.empty_help")};
    if (!query().isEmpty()) {
        empty.ways.push_back({"clear", say("lists.clear_filter"), "cross"});
    }
    return empty;
}

} // namespace dongbo::present
