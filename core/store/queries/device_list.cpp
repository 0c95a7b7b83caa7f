#include "core/store/queries/device_list.h"

#include "core/domain/amount.h"
#include "core/store/file/interruption.h"
#include "core/store/projection/projection.h"
#include "core/store/queries/device_filter.h"
#include "core/store/queries/word_search.h"

#include <algorithm>
#include <limits>
#include <string>
#include <string_view>
#include <unordered_map>

namespace dongbo::store {

namespace {

/// Which rows may be in the list, by row number.
class Mask
{
public:
    void add(DeviceNumber row)
    {
        const auto at = static_cast<std::size_t>(row);
        if (at >= m_rows.size()) {
            m_rows.resize(std::max(at + 1, m_rows.size() * 2));
        }
        m_rows[at] = true;
    }
    [[nodiscard]] bool has(DeviceNumber row) const
    {
        const auto at = static_cast<std::size_t>(row);
        return at < m_rows.size() && m_rows[at];
    }

private:
    std::vector<bool> m_rows;
};

/// The parts of a filter that a walk through an index cannot see.
bool looksIntoRows(const DeviceFilter& filter)
{
    return filter.site || filter.unit || filter.custodian || filter.assetClass || filter.supplier ||
           filter.warrantyFrom || filter.warrantyUntil;
}

/// What is left for a walk through an index when a mask answers for the rest.
DeviceFilter statesOf(const DeviceFilter& filter)
{
    DeviceFilter states;
    states.type = filter.type;
    states.condition = filter.condition;
    states.use = filter.use;
    states.paper = filter.paper;
    states.includeAll = filter.includeAll;
    return states;
}

constexpr const char* siteName = " LEFT JOIN site AS s ON s.id = d.site";

/// One reading through the table, in the order in which it lies, of a list too long to be looked up
/// row by row.
Mask maskOf(Database& database, const DeviceFilter& filter, const DevicePlan& plan,
            const Interruption& interruption)
{
    Mask mask;
    if (!plan.words.empty()) {
        constexpr auto all = std::numeric_limits<std::int64_t>::max();
        for (const auto& hits :
             {devicesWithWords(database, plan.words, static_cast<std::size_t>(all)),
              devicesWithPart(database, plan.folded, static_cast<std::size_t>(all))}) {
            for (const auto row : hits.rows) {
                mask.add(row);
            }
        }
        if (!looksIntoRows(filter)) {
            return mask;
        }
    }
    interruption.checkpoint();
    DeviceFilter rest = filter;
    rest.text.clear();
    DevicePlan scan;
    scan.access = filter.unit ? DevicePlan::bySite : DevicePlan::byRow; // units known beforehand
    Composed query;
    query.add("SELECT d.no FROM device AS d NOT INDEXED WHERE d.state <> 0");
    addFilter(query, rest, scan);
    Mask both;
    Run use(database, query);
    while (use.step()) {
        const auto row = use.number(0);
        if (plan.words.empty() || mask.has(row)) {
            both.add(row);
        }
    }
    return both;
}

const char* valueOf(DeviceColumn column)
{
    switch (column) {
    case DeviceColumn::Code:
    case DeviceColumn::Name:
        return "NULL";
    case DeviceColumn::Site:
        return "d.site";
    case DeviceColumn::Type:
        return "d.type";
    case DeviceColumn::Condition:
        return "d.condition_now";
    case DeviceColumn::Use:
        return "d.use_now";
    case DeviceColumn::Cost:
        return "d.cost * coalesce(d.quantity, 1)"; // as amountOf; fits: 10^14 by 10^4
    case DeviceColumn::InUse:                      // days as numbers that sort: 20200320
        return "coalesce(CAST(replace(d.in_use_date, '-', '') AS INTEGER), d.in_use_year * 10000)";
    case DeviceColumn::Warranty:
        return "CAST(replace(d.warranty_until, '-', '') AS INTEGER)";
    }
    return "NULL";
}

/// Whether the indexes of the lists hold the column, so that a walk through one of them needs no
/// row.
bool isInIndex(DeviceColumn column)
{
    switch (column) {
    case DeviceColumn::Code:
    case DeviceColumn::Name:
    case DeviceColumn::Site:
    case DeviceColumn::Type:
    case DeviceColumn::Condition:
    case DeviceColumn::Use:
        return true;
    case DeviceColumn::Cost:
    case DeviceColumn::InUse:
    case DeviceColumn::Warranty:
        return false;
    }
    return false;
}

constexpr auto noValue = std::numeric_limits<std::int64_t>::max();

struct Valued
{
    DeviceNumber row;
    std::int64_t value; ///< noValue: none
};

/// Places of the sites in their order; nameless ones after the named.
std::unordered_map<RecordId, std::int64_t> siteRanks(Database& database)
{
    std::unordered_map<RecordId, std::int64_t> ranks;
    Use use(prepared(database, "SELECT id FROM site ORDER BY name_key IS NULL, name_key, no"));
    while (use.step()) {
        ranks.emplace(use.id(0), static_cast<std::int64_t>(ranks.size()));
    }
    return ranks;
}

/// The numbers of one list in the making.
class Listing
{
public:
    Listing(Database& database, const DeviceFilter& filter, DeviceSort sort,
            const Interruption& interruption)
        : m_database(database)
        , m_filter(filter)
        , m_sort(sort)
        , m_interruption(interruption)
        , m_plan(
              planOf(database, filter,
                     sort.column == DeviceColumn::Name ? DevicePlan::byName : DevicePlan::byList))
    {
        if (isWide()) {
            if (looksIntoRows(filter) || !m_plan.words.empty()) {
                m_mask = maskOf(database, filter, m_plan, interruption);
            }
            if (sort.column == DeviceColumn::Site) {
                m_plan.access = DevicePlan::bySite;
                m_isBySite = true;
            }
        }
        if (sort.column == DeviceColumn::Site) {
            m_ranks = siteRanks(database);
        }
    }

    [[nodiscard]] std::vector<Valued> rows() const
    {
        const bool isOwnOrder =
            m_sort.column == DeviceColumn::Code || m_sort.column == DeviceColumn::Name;
        const bool isReadAlong = !isWide() || isInIndex(m_sort.column);
        const char* value = isReadAlong ? valueOf(m_sort.column) : "NULL";
        std::vector<Valued> rows;
        read(true, value, rows);
        read(false, value, rows);
        m_interruption.checkpoint();
        if (!isReadAlong) {
            addValues(valueOf(m_sort.column), rows);
        }
        if (!isOwnOrder) {
            sortByValue(rows);
        }
        return rows;
    }

private:
    /// Too many rows to be looked up one by one and sorted by SQLite.
    [[nodiscard]] bool isWide() const
    {
        return m_isBySite || m_plan.access == DevicePlan::byList ||
               m_plan.access == DevicePlan::byName;
    }

    /// Rows with a key (or without one) in the order of the key, each with the column's value.
    void read(bool isKeyed, const char* value, std::vector<Valued>& out) const
    {
        const std::string key = m_sort.column == DeviceColumn::Name ? "d.name_key" : "d.code_key";
        const bool isBackward = m_sort.isDescending && (m_sort.column == DeviceColumn::Name ||
                                                        m_sort.column == DeviceColumn::Code);
        Composed query;
        query.add("SELECT d.no, ").add(value).add(" FROM device AS d").add(m_plan.access);
        query.add(isWide() ? "" : siteName).add(" WHERE " + key);
        if (isKeyed) {
            query.add(" IS NOT NULL"); // only born records have keys
        } else {
            query.add(" IS NULL")
                .add(m_filter.includeAll ? " AND d.state <> 0" : " AND d.state = 1");
        }
        if (isWide()) {
            addFilter(query, statesOf(m_filter), {});
        } else {
            addFilter(query, m_filter, m_plan);
        }
        query.add(" ORDER BY ").add(m_isBySite ? "d.site, " : "");
        query.add(isKeyed ? key + (isBackward ? " DESC, " : ", ") : "").add("d.no");
        Run use(m_database, query);
        std::optional<RecordId> site;
        std::int64_t rank = noValue;
        while (use.step()) {
            const auto row = use.number(0);
            if (m_mask && !m_mask->has(row)) {
                continue;
            }
            if (m_sort.column != DeviceColumn::Site) {
                out.push_back({row, use.isNull(1) ? noValue : use.number(1)});
                continue;
            }
            if (const auto now = use.maybeId(1); now != site) {
                site = now;
                const auto at = site ? m_ranks.find(*site) : m_ranks.end();
                rank = at == m_ranks.end() ? noValue : at->second;
            }
            out.push_back({row, rank});
        }
    }

    /// Values that stand in no index: read for all rows at once, in the order they lie.
    void addValues(const char* value, std::vector<Valued>& rows) const
    {
        std::vector<std::int64_t> values;
        Composed query;
        query.add("SELECT d.no, ").add(value).add(" FROM device AS d NOT INDEXED");
        Run use(m_database, query);
        while (use.step()) {
            const auto at = static_cast<std::size_t>(use.number(0));
            if (at >= values.size()) {
                values.resize(std::max(at + 1, values.size() * 2), noValue);
            }
            values[at] = use.isNull(1) ? noValue : use.number(1);
        }
        for (auto& row : rows) {
            const auto at = static_cast<std::size_t>(row.row);
            row.value = at < values.size() ? values[at] : noValue;
        }
    }

    void sortByValue(std::vector<Valued>& rows) const
    {
        const bool isDescending = m_sort.isDescending;
        std::stable_sort(rows.begin(), rows.end(),
                         [isDescending](const Valued& a, const Valued& b) {
                             if (a.value == noValue || b.value == noValue) {
                                 return a.value != noValue && b.value == noValue;
                             }
                             return isDescending ? a.value > b.value : a.value < b.value;
                         });
    }

    Database& m_database;
    const DeviceFilter& m_filter;
    DeviceSort m_sort;
    const Interruption& m_interruption;
    DevicePlan m_plan;
    bool m_isBySite = false; ///< walking all sites
    std::optional<Mask> m_mask;
    std::unordered_map<RecordId, std::int64_t> m_ranks;
};

constexpr const char* tallied = R"(
SELECT d.no, d.condition_now, d.use_now, d.asset_class, d.warranty_until, d.cost,
    coalesce(d.quantity, 1)
FROM device AS d)";

void count(const Use& use, std::string_view from, std::string_view until, DeviceTally& tally)
{
    const auto is = [&](int column, auto value) {
        return !use.isNull(column) && use.number(column) == static_cast<std::int64_t>(value);
    };
    ++tally.count;
    tally.broken += is(1, Condition::Broken) ? 1 : 0;
    tally.underRepair += is(2, dongbo::Use::UnderRepair) ? 1 : 0;
    tally.spare += is(2, dongbo::Use::Spare) ? 1 : 0;
    tally.onLoan += is(3, AssetClass::OnLoan) ? 1 : 0;
    if (!use.isNull(4)) {
        const auto day = use.text(4);
        tally.warrantyEnding += day >= from && day <= until ? 1 : 0;
    }
    if (!use.isNull(5)) {
        tally.cost = cappedSum(tally.cost, amountOf(Money{use.number(5)}, use.number(6)));
    }
}

} // namespace

std::vector<DeviceNumber> deviceNumbers(Database& database, const DeviceFilter& filter,
                                        DeviceSort sort, std::stop_token stop)
{
    const Interruption interruption(database, std::move(stop));
    std::vector<DeviceNumber> out;
    const auto rows = Listing(database, filter, sort, interruption).rows();
    out.reserve(rows.size());
    for (const auto& row : rows) {
        out.push_back(row.row);
    }
    return out;
}

DeviceTally tallyDevices(Database& database, const DeviceFilter& filter, Date from, Date until,
                         std::stop_token stop)
{
    const Interruption interruption(database, std::move(stop));
    const auto plan = planOf(database, filter, DevicePlan::byRow);
    const bool isAll = plan.access == DevicePlan::byRow && !plan.textRows;
    std::optional<Mask> mask;
    if (isAll && !plan.words.empty()) {
        mask = maskOf(database, filter, plan, interruption);
    }
    Composed query;
    query.add(tallied).add(plan.access).add(siteName);
    query.add(filter.includeAll ? " WHERE d.state <> 0" : " WHERE d.state = 1");
    if (mask) {
        addFilter(query, statesOf(filter), {});
    } else {
        addFilter(query, filter, plan);
    }
    const auto first = isoText(from);
    const auto last = isoText(until);
    DeviceTally tally;
    Run use(database, query);
    while (use.step()) {
        if (!mask || mask->has(use.number(0))) {
            count(use, first, last, tally);
        }
    }
    return tally;
}

Money costOf(Database& database, std::span<const DeviceNumber> numbers, std::stop_token stop)
{
    const Interruption interruption(database, std::move(stop));
    Money sum;
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        if (i % 1024 == 0) {
            interruption.checkpoint();
        }
        Use use(prepared(database, "SELECT cost, coalesce(quantity, 1) FROM device WHERE no = ?1"));
        use.bind(1, numbers[i]);
        if (use.step() && !use.isNull(0)) {
            sum = cappedSum(sum, amountOf(Money{use.number(0)}, use.number(1)));
        }
    }
    return sum;
}

} // namespace dongbo::store
