#include "gui/present/devices/devices_list.h"

#include "core/store/search/search.h"
#include "core/text/dates.h"
#include "core/text/numbers.h"
#include "gui/present/devices/device_columns.h"
#include "gui/present/devices/device_query.h"
#include "gui/present/devices/device_words.h"

#include <algorithm>
#include <span>
#include <utility>

namespace dongbo::present {

namespace {

using store::DeviceNumber;

/// Read at once for a list that was opened, before the worker knows all of it.
constexpr std::size_t firstRows = 100;
/// Summed and copied at once; more goes to a worker.
constexpr std::size_t fewRows = 500;
constexpr std::size_t pageRows = 64;
constexpr std::size_t mostPages = 64;

/// The order a page can be read in without knowing all rows.
std::optional<store::DeviceOrder> pageOrder(std::uint16_t field)
{
    switch (field) {
    case fieldOf<&Device::code>:
        return store::DeviceOrder::Code;
    case fieldOf<&Device::name>:
        return store::DeviceOrder::Name;
    case fieldOf<&Device::site>:
        return store::DeviceOrder::Site;
    default:
        return std::nullopt;
    }
}

} // namespace

DevicesList::DevicesList(Shell& shell, ListView& view)
    : ListPresenter(shell, view,
                    {"devices",
                     ScreenName::Devices,
                     RecordKind::Device,
                     {"site", false},
                     {},
                     /*picksFirst=*/true})
    , m_tallyReader(shell)
    , m_costReader(shell)
    , m_valueReader(shell)
{}

std::vector<TableColumn> DevicesList::declared() const
{
    return deviceColumns(session().language());
}

store::DeviceSort DevicesList::storeSort() const
{
    const auto* field = describe(RecordKind::Device).field(sort().column);
    return field == nullptr ? store::DeviceSort{}
                            : store::DeviceSort{field->number, sort().isDescending};
}

std::string DevicesList::registerKey() const
{
    const auto past = session().pastDay();
    return session().path().string() + "@" + (past ? isoText(*past) : std::string());
}

void DevicesList::prepare(ListQuery& query) const
{
    if (query.values("unit").size() > 1) { // one, with all below it
        query.set("unit", {query.values("unit").back()});
    }
}

void DevicesList::read(Why /*why*/)
{
    if (registerKey() != m_key) { // numbers of another register mean nothing here
        m_key = registerKey();
        m_numbers.clear();
        m_isWhole = false;
        m_base.reset();
    }
    if (withoutGroup() != m_readFor) {
        m_readFor = withoutGroup();
        m_base.reset();
    }
    m_pages.clear();
    m_wear.clear();
    m_tally.reset();
    readFirstPage();
    const auto today = session().shownDay();
    reader().read<std::vector<DeviceNumber>>(
        [full = deviceFilter(query(), today), plain = deviceFilter(m_readFor, today),
         sort = storeSort()](Register& reg, JobContext& job) {
            const auto filter = withTypedType(reg.database(), full, plain);
            return store::deviceNumbers(reg.database(), filter, sort, job.stop());
        },
        [this](std::vector<DeviceNumber> numbers) {
            takeNumbers(std::move(numbers), true);
            readTallies();
        });
}

void DevicesList::readFirstPage()
{
    if (isLoaded() && query().text.empty()) {
        return; // the older rows stand until the worker has the newer ones
    }
    auto& database = session().shown().database();
    std::vector<DeviceNumber> numbers;
    const auto order = pageOrder(storeSort().field);
    if (!query().text.empty()) {
        if (!query().parts.empty()) {
            return; // the worker is as quick
        }
        const auto hits = store::searchDevices(database, query().text, firstRows);
        if (hits.size() < firstRows) {
            return; // few: the worker answers before anybody has read these
        }
        for (const auto& hit : hits) {
            numbers.push_back(store::deviceNumber(database, hit).value_or(0));
        }
    } else if (order && query().isEmpty()) {
        store::DevicePage page;
        page.limit = firstRows;
        page.isBackward = sort().isDescending;
        auto rows = store::devicePage(database, {}, *order, page);
        if (page.isBackward) {
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

void DevicesList::takeNumbers(std::vector<DeviceNumber> numbers, bool isWhole)
{
    m_numbers = std::move(numbers);
    m_pages.clear();
    m_wear.clear();
    m_isWhole = isWhole;
    takeRows(isWhole);
}

void DevicesList::readTallies()
{
    const auto today = session().shownDay();
    m_tallyReader.read<Tallies>(
        [full = deviceFilter(query(), today), plain = deviceFilter(m_readFor, today),
         today](Register& reg, JobContext& job) {
            const auto tally = [&](const store::DeviceFilter& filter) {
                return store::tallyDevices(reg.database(),
                                           withTypedType(reg.database(), filter, plain), today,
                                           warrantyNotice(today), job.stop());
            };
            Tallies out;
            out.base = tally(plain);
            out.list = tally(full);
            return out;
        },
        [this](const Tallies& read) {
            m_base = read.base;
            m_tally = read.list;
            showBar();
            showLines();
        });
}

std::int64_t DevicesList::rowCount() const
{
    return static_cast<std::int64_t>(m_numbers.size());
}

const store::DeviceRow& DevicesList::deviceAt(std::int64_t index) const
{
    const auto at = static_cast<std::size_t>(index);
    const auto page = at / pageRows;
    auto found = m_pages.find(page);
    if (found == m_pages.end()) {
        if (m_pages.size() >= mostPages) {
            m_pages.clear();
        }
        const auto first = page * pageRows;
        const auto part =
            std::span(m_numbers).subspan(first, std::min(pageRows, m_numbers.size() - first));
        found = m_pages.emplace(page, store::deviceRows(session().shown().database(), part)).first;
    }
    return found->second[at % pageRows];
}

void DevicesList::row(std::int64_t index, ListRow& out)
{
    out = {};
    const auto& device = deviceAt(index);
    out.cells = deviceCells(session(), device);
    for (const auto i : shown()) { // read only where somebody wants to see it
        if (isWearColumn(columns()[i].id)) {
            const auto known = m_wear.find(device.id);
            const auto& wear =
                known != m_wear.end()
                    ? known->second
                    : m_wear.emplace(device.id, wearOf(session().shown(), device.id)).first->second;
            const auto worn = wearIn(columns()[i].id, wear);
            out.cells[i].text =
                worn ? text::formatMoney(*worn, session().language()) : std::string();
        }
    }
}

std::int64_t DevicesList::keyAt(std::int64_t index) const
{
    return m_numbers[static_cast<std::size_t>(index)];
}

std::optional<RecordId> DevicesList::recordAt(std::int64_t index) const
{
    return deviceAt(index).id;
}

std::optional<std::int64_t> DevicesList::indexOf(const RecordId& record) const
{
    const auto number = store::deviceNumber(session().shown().database(), DeviceId{record});
    if (!number) {
        return std::nullopt;
    }
    const auto at = std::find(m_numbers.begin(), m_numbers.end(), *number);
    return at == m_numbers.end() ? std::nullopt : std::optional{at - m_numbers.begin()};
}

std::optional<DeviceId> DevicesList::currentDevice() const
{
    return current() ? std::optional{DeviceId{*current()}} : std::nullopt;
}

std::vector<DeviceNumber> DevicesList::numbersOf(const std::vector<std::int64_t>& rows) const
{
    std::vector<DeviceNumber> out;
    out.reserve(rows.size());
    for (const auto row : rows) {
        out.push_back(m_numbers[static_cast<std::size_t>(row)]);
    }
    return out;
}

std::vector<DeviceId> DevicesList::chosenDevices(std::size_t most) const
{
    return store::deviceIds(session().shown().database(), numbersOf(chosenRows(most)));
}

void DevicesList::choiceChanged()
{
    m_costReader.cancel();
    m_chosenCost.reset();
    if (chosenCount() < 2) {
        return;
    }
    auto numbers = numbersOf(chosenRows(m_numbers.size()));
    const bool isFew = numbers.size() <= fewRows;
    m_costReader.read<Money>(
        isFew ? RegisterReader::Where::Here : RegisterReader::Where::Worker,
        [numbers = std::move(numbers)](Register& reg, JobContext& job) {
            return store::costOf(reg.database(), numbers, job.stop());
        },
        [this](Money cost) {
            m_chosenCost = cost;
            showLines();
        });
}

ListPresenter::CopyWork DevicesList::copyWork(const std::vector<std::int64_t>& rows) const
{
    std::vector<std::string> ids;
    for (const auto i : shown()) {
        ids.push_back(columns()[i].id);
    }
    return [numbers = numbersOf(rows), ids,
            language = session().language()](Register& reg, JobContext& job, ListClip& clip) {
        const std::span<const DeviceNumber> all(numbers);
        for (std::size_t first = 0; first < all.size(); first += fewRows) {
            const auto part = all.subspan(first, std::min(fewRows, all.size() - first));
            for (const auto& row : store::deviceRows(reg.database(), part)) {
                std::vector<std::string> cells;
                for (const auto& id : ids) {
                    cells.push_back(deviceCellText(reg, language, row, id));
                }
                clip.add(cells);
            }
            job.progress(first, all.size());
        }
    };
}

ListFoot DevicesList::foot(std::int64_t first, std::int64_t last) const
{
    auto foot = ListPresenter::foot(first, last);
    if (!m_isWhole && rowCount() > 0) {
        foot.left =
            say("lists.rows_so_far", {{"first", number(first + 1)}, {"last", number(last + 1)}});
    }
    const bool isChosen = chosenCount() > 1;
    const auto sum = isChosen  ? m_chosenCost
                     : m_tally ? std::optional{m_tally->cost}
                               : std::nullopt;
    foot.label = say(isChosen ? "devices.chosen_cost" : "devices.all_cost");
    foot.value = sum ? moneyOr(session(), sum) : std::string("…");
    return foot;
}

std::string DevicesList::caption() const
{
    std::string facts;
    const auto add = [&](const std::string& fact) { facts += (facts.empty() ? "" : " · ") + fact; };
    const auto addCount = [&](std::int64_t count) {
        add(say(count == 1 ? "devices.count_one" : "devices.count", {{"count", number(count)}}));
    };
    if (const auto day = session().pastDay()) {
        add(say("devices.register_of_day", {{"day", text::formatDate(*day)}}));
    }
    if (m_base) {
        addCount(m_base->count);
        if (m_base->broken > 0) {
            add(say("devices.count_broken", {{"count", number(m_base->broken)}}));
        }
    } else if (m_isWhole && withoutGroup() == query()) {
        addCount(rowCount());
    }
    return facts;
}

} // namespace dongbo::present
