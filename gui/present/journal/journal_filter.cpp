#include "core/text/dates.h"
#include "core/text/numbers.h"
#include "gui/present/journal/journal_presenter.h"
#include "gui/present/words/filter_parts.h"

// Which change-sets are shown: places, chips and their menus.

namespace dongbo::present {

namespace {

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

} // namespace

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

} // namespace dongbo::present
