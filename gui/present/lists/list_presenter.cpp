#include "gui/present/lists/list_presenter.h"

#include "core/text/numbers.h"
#include "core/text/sort_key.h"
#include "gui/present/acting.h"

#include <algorithm>

namespace dongbo::present {

namespace {

constexpr std::size_t mostCopied = 100'000;
constexpr const char* everything = "all"; ///< as a Place's filter: nothing restricts

} // namespace

ListPresenter::ListPresenter(Shell& shell, ListView& view, ListTraits traits)
    : m_shell(shell)
    , m_view(view)
    , m_traits(std::move(traits))
    , m_views(shell.settings(), m_traits.id)
    , m_reader(shell)
    , m_copyJob(shell.jobs())
    , m_sort(sortOf(setting("sort")))
    , m_layout(setting("layout"))
{
    const auto isLayout = [this](const ListLayout& layout) { return layout.id == m_layout; };
    if (std::none_of(m_traits.layouts.begin(), m_traits.layouts.end(), isLayout)) {
        m_layout = m_traits.layouts.empty() ? std::string() : m_traits.layouts.front().id;
    }
    m_reader.follow([this] {
        if (m_isBegun) {
            readFor(Why::Again);
        }
    });
    m_reader.onBusy([this](bool isBusy) { m_view.showBusy(isBusy); });
}

std::string ListPresenter::setting(const char* key) const
{
    return m_shell.settings().value(m_traits.id + "/" + key);
}

void ListPresenter::keepSetting(const char* key, const std::string& value)
{
    m_shell.settings().setValue(m_traits.id + "/" + key, value);
}

std::string ListPresenter::say(std::string_view code, std::initializer_list<Argument> args) const
{
    return m_shell.session().say(code, args);
}

std::string ListPresenter::number(std::int64_t value) const
{
    return text::formatInteger(value, m_shell.session().language());
}

const TableColumn* ListPresenter::column(std::string_view id) const
{
    const auto at = std::find_if(m_columns.begin(), m_columns.end(),
                                 [id](const TableColumn& one) { return one.id == id; });
    return at == m_columns.end() ? nullptr : &*at;
}

void ListPresenter::begin()
{
    if (m_isBegun) {
        return;
    }
    m_isBegun = true;
    declareAgain(m_traits.id);
}

void ListPresenter::declareAgain(const std::string& settings)
{
    m_columnSettings = settings;
    m_shownIds = idsOf(m_shell.settings().value(settings + "/shown"));
    m_columns = declared();
    const auto* sorted = column(m_sort.column);
    if (sorted == nullptr || !sorted->sorts) {
        m_sort = m_traits.sort;
    }
    showColumnsNow();
    m_view.showHeads();
}

void ListPresenter::open(const Place& place)
{
    begin();
    auto query = m_query;
    const bool isToRecord = place.record && place.record->kind == m_traits.record;
    if (!place.filter.empty() || isToRecord) { // a record somebody goes to is not filtered away
        query = ListQuery::parse(place.filter == everything ? std::string() : place.filter);
        prepare(query);
    }
    if (isToRecord) {
        setCurrent(place.record->id);
    }
    const bool isOther = !m_isLoaded || query != m_query || m_reader.isStale();
    m_query = std::move(query);
    m_view.showTyped(m_query.text);
    if (isOther) {
        m_scroll = ListScroll::Reveal;
        m_isLoaded = false;
        readFor(Why::Asked);
    } else if (isToRecord) {
        m_view.showRows(indexOf(*m_current), ListScroll::Reveal);
    }
    m_view.showBar();
}

Place ListPresenter::place() const
{
    Place place{m_traits.screen, std::nullopt, m_query.asText()};
    if (place.filter.empty()) {
        place.filter = everything;
    }
    if (m_current && m_traits.record) {
        place.record = RecordRef{*m_traits.record, *m_current};
    }
    return place;
}

void ListPresenter::reload()
{
    begin();
    readFor(Why::Again);
}

void ListPresenter::readFor(Why why)
{
    if (!m_shell.session().isOpen()) {
        return;
    }
    if (why == Why::Asked) {
        m_keptChosen.clear();
    } else {
        keepChosen();
    }
    if (why == Why::Sorted) {
        m_scroll = ListScroll::Top;
    } else if (why == Why::Asked && m_scroll == ListScroll::Keep) {
        m_scroll = ListScroll::Top;
    }
    read(why);
}

void ListPresenter::change(ListQuery query)
{
    prepare(query);
    if (query == m_query) {
        return;
    }
    m_query = std::move(query);
    readFor(Why::Asked);
    m_view.showHeads();
    m_view.showBar();
}

void ListPresenter::takeWay(const std::string& id)
{
    if (id == "clear") {
        m_view.showTyped({});
        change({});
    } else {
        doIt(id);
    }
}

void ListPresenter::doIt(const std::string& actionId)
{
    if (actionId == "open" && m_current && m_traits.record) {
        m_shell.go({m_traits.screen, RecordRef{*m_traits.record, *m_current}, {}});
    }
}

EmptyList ListPresenter::emptyOf(const EmptyWords& words, bool isNew) const
{
    if (!isNew) {
        const auto help = words.filterHelp.empty() ? words.filter + "_help" : words.filterHelp;
        return {words.icon,
                say(words.filter),
                say(help),
                {{"clear", say("lists.clear_filter"), "cross"}}};
    }
    EmptyList out{words.icon, say(words.nothing), say(words.nothing + "_help")};
    for (const auto& way : words.ways) {
        if (!way.writes || session().isWritable()) {
            out.ways.push_back(way);
        }
    }
    return out;
}

void ListPresenter::setText(const std::string& typed)
{
    auto query = m_query;
    query.text = typed;
    change(std::move(query));
}

void ListPresenter::narrow(const std::string& part, std::vector<std::string> values)
{
    auto query = m_query;
    query.set(part, std::move(values));
    change(std::move(query));
}

void ListPresenter::sortBy(const std::string& id)
{
    sortBy(ListSort{id, m_sort.column == id && !m_sort.isDescending});
}

void ListPresenter::sortBy(const ListSort& sort)
{
    const auto* found = column(sort.column);
    if (found == nullptr || !found->sorts) {
        return;
    }
    m_sort = sort;
    keepSetting("sort", sortText(m_sort));
    m_view.showHeads();
    readFor(Why::Sorted);
    m_view.showBar();
}

std::vector<std::string> ListPresenter::filtered() const
{
    std::vector<std::string> out;
    for (const auto& one : m_columns) {
        if (m_query.has(one.id)) {
            out.push_back(one.id);
        }
    }
    return out;
}

std::vector<ListChoice> ListPresenter::filters() const
{
    std::vector<ListChoice> out;
    for (const auto& one : m_columns) {
        if (one.filters) {
            out.push_back({one.id, one.title, {}, {}, Tone::None, m_query.has(one.id)});
        }
    }
    return out;
}

void ListPresenter::setLayout(const std::string& layout)
{
    if (layout != m_layout) {
        m_layout = layout;
        keepSetting("layout", layout);
        m_view.showBar();
        m_view.showRows(m_current ? indexOf(*m_current) : std::nullopt, ListScroll::Reveal);
    }
}

std::vector<std::size_t> ListPresenter::shown() const
{
    std::vector<std::size_t> out;
    const auto add = [&](std::size_t index) {
        if (std::find(out.begin(), out.end(), index) == out.end()) {
            out.push_back(index);
        }
    };
    for (const auto& id : m_shownIds) {
        for (std::size_t i = 0; i < m_columns.size(); ++i) {
            if (m_columns[i].id == id) {
                add(i);
            }
        }
    }
    const bool isChosen = !out.empty(); // ids of another report mean nothing here
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        if (isChosen ? m_columns[i].isFixed : m_columns[i].isShown || m_columns[i].isFixed) {
            add(i);
        }
    }
    return out;
}

std::vector<std::string> ListPresenter::shownIds() const
{
    std::vector<std::string> out;
    for (const auto i : shown()) {
        out.push_back(m_columns[i].id);
    }
    return out;
}

void ListPresenter::showColumnsNow()
{
    std::vector<TableColumn> out;
    for (const auto i : shown()) {
        out.push_back(m_columns[i]);
        if (!m_shownIds.empty()) {
            out.back().drop = 0; // what somebody chose is not left out for want of room
        }
    }
    m_view.showColumns(out, m_shell.settings().value(m_columnSettings + "/columns"));
}

void ListPresenter::showColumns(const std::vector<std::string>& ids)
{
    m_shownIds = ids;
    m_shell.settings().setValue(m_columnSettings + "/shown", idsText(ids));
    showColumnsNow();
    m_view.showHeads();
    m_view.showRows(m_current ? indexOf(*m_current) : std::nullopt, ListScroll::Keep);
    m_view.showChosen(m_chosen);
    m_view.showBar();
}

void ListPresenter::resetColumns()
{
    setWidths({});
    showColumns({});
}

void ListPresenter::setWidths(const std::string& widths)
{
    m_shell.settings().setValue(m_columnSettings + "/columns", widths);
}

void ListPresenter::takeChosen(const std::vector<RowRange>& ranges)
{
    m_chosen = ranges;
    m_chosenCount = 0;
    for (const auto& range : ranges) {
        m_chosenCount += range.last - range.first + 1;
    }
    choiceChanged();
}

void ListPresenter::setChosen(const std::vector<RowRange>& ranges, std::int64_t current)
{
    takeChosen(ranges);
    if (!m_keptChosen.empty()) { // the list is being read: this is the choice to keep
        m_keptChosen.clear();
        keepChosen();
    }
    if (current >= 0 && current < rowCount()) {
        if (const auto record = recordAt(current)) {
            setCurrent(record);
            if (m_traits.record) {
                m_shell.point({*m_traits.record, *record});
            }
        }
    }
    m_view.showLines();
    m_view.showBar();
}

void ListPresenter::choose(std::int64_t index)
{
    m_view.showRows(index, ListScroll::Reveal);
    setChosen({{index, index}}, index);
}

void ListPresenter::setCurrent(std::optional<RecordId> record)
{
    if (record != m_current) {
        m_current = record;
        currentChanged();
    }
}

void ListPresenter::keepChosen()
{
    if (!m_keptChosen.empty()) {
        return; // still being read for an earlier reason
    }
    if (m_chosenCount > 1) { // else the current record says it all
        for (const auto row : chosenRows(static_cast<std::size_t>(m_chosenCount))) {
            m_keptChosen.push_back(keyAt(row));
        }
        std::sort(m_keptChosen.begin(), m_keptChosen.end());
    }
}

void ListPresenter::chooseKept()
{
    const auto kept = std::exchange(m_keptChosen, {});
    std::vector<RowRange> ranges;
    for (std::int64_t i = 0; !kept.empty() && i < rowCount(); ++i) {
        if (!std::binary_search(kept.begin(), kept.end(), keyAt(i))) {
            continue;
        }
        if (!ranges.empty() && ranges.back().last + 1 == i) {
            ranges.back().last = i;
        } else {
            ranges.push_back({i, i});
        }
    }
    if (!ranges.empty()) {
        takeChosen(ranges);
        m_view.showChosen(m_chosen);
    }
}

void ListPresenter::takeRows(bool isWhole)
{
    m_isLoaded = true;
    auto at = m_current ? indexOf(*m_current) : std::nullopt;
    if (isWhole && m_current && !at && !m_traits.picksFirst) {
        setCurrent(std::nullopt);
    }
    // what somebody looks for is shown at once; a record somebody went to stays
    const bool isSought = !at && isWhole && !m_query.isEmpty();
    const bool isAskedAnew = m_scroll != ListScroll::Keep; // else what was just done took it out
    if (m_traits.picksFirst && isSought && isAskedAnew && rowCount() == 0) {
        setCurrent(std::nullopt); // beside no rows stands nobody's card
    } else if (m_traits.picksFirst && (!m_current || isSought)) {
        for (std::int64_t i = 0; i < std::min<std::int64_t>(rowCount(), 2) && !at; ++i) {
            if (const auto record = recordAt(i)) { // the first row may be a heading
                at = i;
                setCurrent(record);
            }
        }
    }
    takeChosen(at ? std::vector<RowRange>{{*at, *at}} : std::vector<RowRange>());
    m_view.showEmpty(rowCount() > 0 ? std::nullopt : std::optional{emptyList()});
    m_view.showRows(at, m_scroll);
    if (isWhole) {
        m_scroll = ListScroll::Keep;
        chooseKept();
    }
    m_view.showBar();
}

std::vector<std::int64_t> ListPresenter::chosenRows(std::size_t most) const
{
    std::vector<std::int64_t> out;
    for (const auto& range : m_chosen) {
        for (auto i = range.first; i <= range.last && i < rowCount() && out.size() < most; ++i) {
            out.push_back(i);
        }
    }
    return out;
}

void ListPresenter::openRow(std::int64_t index)
{
    if (!m_traits.record || index < 0 || index >= rowCount()) {
        return;
    }
    if (const auto record = recordAt(index)) {
        setCurrent(record);
        m_shell.go({m_traits.screen, RecordRef{*m_traits.record, *record}, {}});
    }
}

std::string ListPresenter::headCaption() const
{
    return isRead() || !session().isOpen() ? caption() : say("overview.reading");
}

ListFoot ListPresenter::foot(std::int64_t first, std::int64_t last) const
{
    ListFoot foot;
    if (rowCount() > 0) {
        foot.left = say("lists.rows", {{"first", number(first + 1)},
                                       {"last", number(last + 1)},
                                       {"all", number(rowCount())}});
    }
    if (m_chosenCount > 0) {
        foot.hint = say("lists.chosen", {{"count", number(m_chosenCount)}});
    }
    return foot;
}

std::string ListPresenter::chosenWords() const
{
    return say("lists.chosen_of", {{"count", number(m_chosenCount)}, {"all", number(rowCount())}});
}

std::vector<ListChoice> ListPresenter::offered(const std::string& part,
                                               std::map<std::string, ListChoice> found) const
{
    std::vector<ListChoice> out;
    for (auto& [key, choice] : found) {
        choice.key = key;
        choice.word = choice.word.empty() ? say("lists.nothing") : choice.word;
        choice.note = number(choice.count);
        choice.isOn = m_query.has(part, key);
        out.push_back(std::move(choice));
    }
    std::stable_sort(out.begin(), out.end(), [](const ListChoice& a, const ListChoice& b) {
        const bool isNone = a.key.empty() != b.key.empty();
        return isNone ? a.key.empty() : text::sortKey(a.word) < text::sortKey(b.word);
    });
    return out;
}

std::string ListPresenter::plainOf(const ListCell& cell)
{
    if (!cell.plain.empty()) {
        return cell.plain;
    }
    return cell.after.empty() ? cell.text : cell.text + " " + cell.after;
}

void ListPresenter::copy()
{
    const auto rows = chosenRows(mostCopied);
    if (rows.empty()) {
        return;
    }
    const bool isCut = m_chosenCount > static_cast<std::int64_t>(mostCopied);
    const auto columns = shown();
    std::vector<std::string> titles;
    for (const auto i : columns) {
        titles.push_back(m_columns[i].title);
    }
    auto clip = std::make_shared<ListClip>(titles);
    if (const auto work = copyWork(rows)) {
        JobSpec spec;
        spec.title = say("lists.copying");
        spec.work = [clip, work, opens = session().openForWorker(Session::WorkerAccess::Read)](
                        JobContext& job) {
            auto own = opens.open();
            work(own, job, *clip);
        };
        spec.done = [this, clip, count = rows.size(), isCut](const JobEnd& end) {
            if (end.isDone()) {
                finishCopy(*clip, count, isCut);
            } else if (!end.isCancelled()) {
                tellReadingFailed(m_shell, *end.error);
            }
        };
        m_copyJob.start(std::move(spec));
        return;
    }
    std::size_t copied = 0;
    for (const auto index : rows) {
        ListRow one;
        row(index, one);
        if (one.isHeading) {
            continue;
        }
        std::vector<std::string> cells;
        for (const auto i : columns) {
            cells.push_back(plainOf(one.cells[i]));
        }
        clip->add(cells);
        ++copied;
    }
    finishCopy(*clip, copied, isCut);
}

void ListPresenter::finishCopy(const ListClip& clip, std::size_t rows, bool isCut)
{
    m_view.putOnClipboard(clip.lines(), clip.html());
    m_shell.banner({isCut ? BannerTone::Warn : BannerTone::Ok,
                    say("lists.copied", {{"count", number(static_cast<std::int64_t>(rows))}}),
                    say(isCut ? "lists.copied_cut" : "lists.copied_help"),
                    {},
                    {}});
}

} // namespace dongbo::present
