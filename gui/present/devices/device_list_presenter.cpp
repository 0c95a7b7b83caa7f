#include "gui/present/devices/device_list_presenter.h"

#include "core/store/search/search.h"
#include "core/text/dates.h"
#include "core/text/numbers.h"
#include "gui/present/acting.h"
#include "gui/present/devices/device_words.h"

#include <algorithm>
#include <utility>

namespace dongbo::present {

namespace {

using store::DeviceColumn;
using store::DeviceNumber;

/// More than a screen shows, and quick to read.
constexpr std::size_t firstRows = 60;

constexpr std::pair<DeviceColumn, std::string_view> columnNames[] = {
    {DeviceColumn::Code, "code"},           {DeviceColumn::Name, "name"},
    {DeviceColumn::Site, "site"},           {DeviceColumn::Type, "type"},
    {DeviceColumn::Condition, "condition"}, {DeviceColumn::Use, "use"},
    {DeviceColumn::Cost, "cost"},           {DeviceColumn::InUse, "in_use"},
    {DeviceColumn::Warranty, "warranty"}};

store::DeviceSort sortFrom(std::string_view saved)
{
    store::DeviceSort sort;
    const bool isDescending = saved.ends_with(" down");
    const auto name = saved.substr(0, saved.find(' '));
    for (const auto& [column, text] : columnNames) {
        if (text == name) {
            sort = {column, isDescending};
        }
    }
    return sort;
}

std::string savedSort(store::DeviceSort sort)
{
    for (const auto& [column, text] : columnNames) {
        if (column == sort.column) {
            return std::string(text) + (sort.isDescending ? " down" : " up");
        }
    }
    return {};
}

/// The order a page can be read in without knowing all rows.
std::optional<store::DeviceOrder> pageOrder(DeviceColumn column)
{
    switch (column) {
    case DeviceColumn::Code:
        return store::DeviceOrder::Code;
    case DeviceColumn::Name:
        return store::DeviceOrder::Name;
    case DeviceColumn::Site:
        return store::DeviceOrder::Site;
    case DeviceColumn::Type:
    case DeviceColumn::Condition:
    case DeviceColumn::Use:
    case DeviceColumn::Cost:
    case DeviceColumn::InUse:
    case DeviceColumn::Warranty:
        return std::nullopt;
    }
    return std::nullopt;
}

} // namespace

DeviceListPresenter::DeviceListPresenter(Shell& shell, DeviceListView& view)
    : m_shell(shell)
    , m_view(view)
    , m_sort(sortFrom(shell.settings().value("devices/sort")))
    , m_rows(shell.session())
    , m_listJob(shell.jobs())
    , m_tallyJob(shell.jobs())
    , m_costJob(shell.jobs())
    , m_copyJob(shell.jobs())
    , m_onChange(shell.session().changed.connect([this] { onChanged(); }))
{}

void DeviceListPresenter::show(const Place& place)
{
    m_view.showSort(m_sort);
    auto filter = DeviceListFilter::parse(place.filter);
    const bool isOther = !m_isLoaded || !(filter == m_filter);
    m_filter = std::move(filter);
    m_view.showTyped(m_filter.text);
    if (place.record && place.record->kind == RecordKind::Device) {
        setCurrent(DeviceId{place.record->id});
    }
    if (isOther) {
        m_isLoaded = false;
        load(Chosen::Go);
    } else if (m_current) {
        m_view.showRows(indexOf(*m_current));
    }
}

Place DeviceListPresenter::place() const
{
    Place place{ScreenName::Devices, std::nullopt, m_filter.asText()};
    if (m_current) {
        place.record = RecordRef{RecordKind::Device, *m_current};
    }
    return place;
}

void DeviceListPresenter::refresh()
{
    m_isStale = false;
    m_rows.forget();
    load(Chosen::Stay);
}

void DeviceListPresenter::setActive(bool isActive)
{
    m_isActive = isActive;
    if (isActive && m_isStale) {
        refresh();
    }
}

void DeviceListPresenter::onChanged()
{
    if (!m_isActive) {
        m_isStale = true;
        return;
    }
    if (m_isLoaded) {
        refresh();
    }
}

void DeviceListPresenter::typed(const std::string& text)
{
    auto filter = m_filter;
    filter.text = text;
    change(filter);
}

void DeviceListPresenter::change(const DeviceListFilter& filter)
{
    if (filter == m_filter) {
        return;
    }
    m_filter = filter;
    m_base.reset();
    load(Chosen::Go);
}

void DeviceListPresenter::sortBy(DeviceColumn column)
{
    m_sort = {column, m_sort.column == column && !m_sort.isDescending};
    m_shell.settings().setValue("devices/sort", savedSort(m_sort));
    m_view.showSort(m_sort);
    load(Chosen::Stay);
}

std::string DeviceListPresenter::registerKey() const
{
    const auto& session = m_shell.session();
    return session.path().string() + "@" +
           (session.pastDay() ? isoText(*session.pastDay()) : std::string());
}

struct DeviceListPresenter::Loaded
{
    std::vector<DeviceNumber> numbers;
    store::DeviceTally base;
    store::DeviceTally list;
};

void DeviceListPresenter::load(Chosen chosen)
{
    auto& session = m_shell.session();
    if (!session.isOpen()) {
        return;
    }
    if (registerKey() != m_key) { // numbers of another register mean nothing here
        m_key = registerKey();
        m_numbers.clear();
        m_rows.forget();
        m_base.reset();
        m_isLoaded = false;
        chosen = Chosen::Go;
    }
    if (chosen == Chosen::Go) {
        m_keptChosen.clear();
    } else {
        keepChosen();
    }
    m_tally.reset();
    loadFirstPage();
    showChips();
    m_view.showFacts();
    auto loaded = std::make_shared<Loaded>();
    m_listJob.start({"",
                     [loaded, asked = m_filter, today = session.shownDay(), sort = m_sort,
                      open = session.openForWorker(Session::WorkerAccess::Read)](JobContext& job) {
                         auto reg = open.open();
                         const auto read = withTypedType(reg.database(), asked, today);
                         const auto filter = storeFilter(read, read.group, today);
                         loaded->numbers =
                             store::deviceNumbers(reg.database(), filter, sort, job.stop());
                     },
                     [this, loaded](const JobEnd& end) {
                         if (end.isDone()) {
                             takeNumbers(std::move(loaded->numbers), true);
                             loadTally();
                         } else if (!end.isCancelled()) {
                             m_shell.banner(bannerOf(m_shell.session(), *end.error));
                         }
                     },
                     {}});
}

void DeviceListPresenter::keepChosen()
{
    if (m_chosenCount > 1) { // else the current device says it all
        m_keptChosen = chosenNumbers(m_numbers.size());
        std::sort(m_keptChosen.begin(), m_keptChosen.end());
    } else if (m_isWhole) {
        m_keptChosen.clear();
    }
}

void DeviceListPresenter::loadFirstPage()
{
    auto& database = m_shell.session().shown().database();
    std::vector<DeviceNumber> numbers;
    const auto order = pageOrder(m_sort.column);
    auto rest = m_filter;
    rest.text.clear();
    if (!m_filter.text.empty()) {
        if (!rest.isEmpty()) {
            return; // the worker is as quick
        }
        const auto hits = store::searchDevices(database, m_filter.text, firstRows);
        if (hits.size() < firstRows) {
            return; // few: the worker answers before anybody has read these
        }
        for (const auto& hit : hits) {
            numbers.push_back(store::deviceNumber(database, hit).value_or(0));
        }
    } else if (!m_isLoaded && order && rest.isEmpty()) {
        store::DevicePage page;
        page.limit = firstRows;
        page.isBackward = m_sort.isDescending;
        auto rows = store::devicePage(database, {}, *order, page);
        if (m_sort.isDescending) {
            std::reverse(rows.begin(), rows.end());
        }
        for (const auto& row : rows) {
            numbers.push_back(row.cursor.row);
        }
    } else {
        return;
    }
    takeNumbers(std::move(numbers), false);
}

void DeviceListPresenter::takeNumbers(std::vector<DeviceNumber> numbers, bool isWhole)
{
    m_numbers = std::move(numbers);
    m_rows.forget();
    m_isWhole = isWhole;
    m_isLoaded = true;
    m_chosen.clear();
    m_chosenCount = 0;
    m_costJob.cancel();
    auto at = m_current ? indexOf(*m_current) : std::nullopt;
    // what somebody looks for is shown at once; a device somebody went to stays
    const bool isSought = !at && isWhole && !m_filter.isEmpty();
    if ((!m_current || isSought) && !m_numbers.empty()) {
        at = 0;
        setCurrent(line(0).id);
    }
    if (at) {
        m_chosen = {{*at, *at}};
        m_chosenCount = 1;
    }
    showEmptiness();
    m_view.showRows(at);
    if (isWhole) {
        chooseKept();
    }
}

void DeviceListPresenter::chooseKept()
{
    const auto kept = std::exchange(m_keptChosen, {});
    std::vector<Range> ranges;
    for (std::int64_t i = 0; !kept.empty() && i < rowCount(); ++i) {
        if (!std::binary_search(kept.begin(), kept.end(), m_numbers[static_cast<std::size_t>(i)])) {
            continue;
        }
        if (!ranges.empty() && ranges.back().last + 1 == i) {
            ranges.back().last = i;
        } else {
            ranges.push_back({i, i});
        }
    }
    if (ranges.empty()) {
        return;
    }
    m_chosen = ranges;
    m_chosenCount = 0;
    for (const auto& range : ranges) {
        m_chosenCount += range.last - range.first + 1;
    }
    sumChosen();
    m_view.showChosen(m_chosen);
}

void DeviceListPresenter::loadTally()
{
    auto& session = m_shell.session();
    auto loaded = std::make_shared<Loaded>();
    const auto today = session.shownDay();
    const bool isSame = m_filter.group == DeviceGroup::All;
    m_tallyJob.start({"",
                      [loaded, asked = m_filter, isSame, today,
                       open = session.openForWorker(Session::WorkerAccess::Read)](JobContext& job) {
                          auto reg = open.open();
                          const auto until = warrantyNotice(today);
                          const auto read = withTypedType(reg.database(), asked, today);
                          const auto base = storeFilter(read, DeviceGroup::All, today);
                          const auto list = storeFilter(read, read.group, today);
                          loaded->base =
                              store::tallyDevices(reg.database(), base, today, until, job.stop());
                          loaded->list = isSame ? loaded->base
                                                : store::tallyDevices(reg.database(), list, today,
                                                                      until, job.stop());
                      },
                      [this, loaded](const JobEnd& end) {
                          if (end.isDone()) {
                              m_base = loaded->base;
                              m_tally = loaded->list;
                              showChips();
                              m_view.showFacts();
                              m_view.showLines();
                          }
                      },
                      {}});
}

std::int64_t DeviceListPresenter::rowCount() const
{
    return static_cast<std::int64_t>(m_numbers.size());
}

const DeviceLine& DeviceListPresenter::line(std::int64_t index)
{
    return m_rows.at(m_numbers, static_cast<std::size_t>(index));
}

std::optional<std::int64_t> DeviceListPresenter::indexOf(const DeviceId& device) const
{
    const auto number = store::deviceNumber(m_shell.session().shown().database(), device);
    if (!number) {
        return std::nullopt;
    }
    const auto at = std::find(m_numbers.begin(), m_numbers.end(), *number);
    return at == m_numbers.end() ? std::nullopt : std::optional{at - m_numbers.begin()};
}

void DeviceListPresenter::setCurrent(std::optional<DeviceId> device)
{
    if (device != m_current) {
        m_current = device;
        currentChanged();
    }
}

ListFoot DeviceListPresenter::foot(std::int64_t first, std::int64_t last) const
{
    const auto& session = m_shell.session();
    const auto number = [&](std::int64_t n) { return text::formatInteger(n, session.language()); };
    ListFoot foot;
    if (rowCount() > 0) {
        foot.left = m_isWhole ? session.say("devices.rows", {{"first", number(first + 1)},
                                                             {"last", number(last + 1)},
                                                             {"all", number(rowCount())}})
                              : session.say("devices.rows_so_far", {{"first", number(first + 1)},
                                                                    {"last", number(last + 1)}});
    }
    if (m_chosenCount > 0) {
        foot.hint = session.say("devices.chosen", {{"count", number(m_chosenCount)}});
    }
    const auto sum = m_chosenCount > 1 ? m_chosenCost
                     : m_tally         ? std::optional{m_tally->cost}
                                       : std::nullopt;
    foot.label = session.say(m_chosenCount > 1 ? "devices.chosen_cost" : "devices.all_cost");
    foot.value = sum ? moneyOr(session, sum) : std::string("…");
    return foot;
}

std::string DeviceListPresenter::facts() const
{
    const auto& session = m_shell.session();
    const auto number = [&](std::int64_t n) { return text::formatInteger(n, session.language()); };
    std::string facts;
    if (const auto day = session.pastDay()) {
        facts = session.say("devices.register_of_day", {{"day", text::formatDate(*day)}});
    }
    const auto countOf = [&](std::int64_t n) {
        return session.say(n == 1 ? "devices.count_one" : "devices.count", {{"count", number(n)}});
    };
    const auto add = [&](const std::string& fact) { facts += (facts.empty() ? "" : " · ") + fact; };
    if (m_base) {
        add(countOf(m_base->count));
        if (m_base->broken > 0) {
            add(session.say("devices.count_broken", {{"count", number(m_base->broken)}}));
        }
    } else if (m_isWhole && m_filter.group == DeviceGroup::All) {
        add(countOf(rowCount()));
    }
    return facts;
}

} // namespace dongbo::present
