#include "core/store/queries/device_list.h"

#include "core/store/queries/device_mask.h"
#include "core/text/sort_key.h"

#include <algorithm>
#include <limits>
#include <string>
#include <unordered_map>

namespace dongbo::store {

namespace {

/// A field as an integer that sorts; of a text or reference the text itself, to be ranked.
std::string valueOf(std::uint16_t field)
{
    if (field == fieldOf<&Device::cost>) {
        return "d.cost * coalesce(d.quantity, 1)"; // as amountOf; fits: 10^14 by 10^4
    }
    if (field == fieldOf<&Device::inUseDate>) { // days as numbers that sort: 20200320
        return "coalesce(CAST(replace(d.in_use_date, '-', '') AS INTEGER), d.in_use_year * 10000)";
    }
    const auto column = "d." + shownColumn(field);
    return describe(RecordKind::Device).field(field)->type == FieldType::Day
               ? "CAST(replace(" + column + ", '-', '') AS INTEGER)"
               : column;
}

bool isOwnOrder(std::uint16_t field)
{
    return field == fieldOf<&Device::code> || field == fieldOf<&Device::name>;
}

/// Texts and references but the site have no order of their own in the table.
bool isRanked(std::uint16_t field)
{
    const auto type = describe(RecordKind::Device).field(field)->type;
    return !isOwnOrder(field) && field != fieldOf<&Device::site> &&
           (type == FieldType::Text || type == FieldType::Reference);
}

/// Whether the indexes of the lists hold the field, so that a walk through one of them needs no
/// row.
bool isInIndex(std::uint16_t field)
{
    return isOwnOrder(field) || field == fieldOf<&Device::site> ||
           field == fieldOf<&Device::type> || field == fieldOf<&Device::condition> ||
           field == fieldOf<&Device::use>;
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
        , m_plan(planOf(database, filter,
                        sort.field == fieldOf<&Device::name> ? DevicePlan::byName
                                                             : DevicePlan::byList))
    {
        if (isWide()) {
            if (looksIntoRows(filter) || !m_plan.words.empty()) {
                m_mask = maskOf(database, filter, m_plan, interruption);
            }
            if (sort.field == fieldOf<&Device::site>) {
                m_plan.access = DevicePlan::bySite;
                m_isBySite = true;
            }
        }
        if (sort.field == fieldOf<&Device::site>) {
            m_ranks = siteRanks(database);
        }
    }

    [[nodiscard]] std::vector<Valued> rows() const
    {
        const bool isReadAlong = !isRanked(m_sort.field) && (!isWide() || isInIndex(m_sort.field));
        const auto value = isOwnOrder(m_sort.field) ? std::string("NULL") : valueOf(m_sort.field);
        std::vector<Valued> rows;
        read(true, isReadAlong ? value : "NULL", rows);
        read(false, isReadAlong ? value : "NULL", rows);
        m_interruption.checkpoint();
        if (!isReadAlong) {
            addValues(value, rows);
        }
        if (!isOwnOrder(m_sort.field)) {
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
    void read(bool isKeyed, const std::string& value, std::vector<Valued>& out) const
    {
        const std::string key =
            m_sort.field == fieldOf<&Device::name> ? "d.name_key" : "d.code_key";
        const bool isBackward = m_sort.isDescending && isOwnOrder(m_sort.field);
        Composed query;
        query.add("SELECT d.no, ").add(value).add(" FROM device AS d").add(m_plan.access);
        query.add(isWide() ? "" : siteOfDevice).add(" WHERE " + key);
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
            if (m_sort.field != fieldOf<&Device::site>) {
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
    void addValues(const std::string& value, std::vector<Valued>& rows) const
    {
        std::vector<std::int64_t> values;
        Composed query;
        query.add("SELECT d.no, ").add(value).add(" FROM device AS d NOT INDEXED");
        std::unordered_map<std::string, std::int64_t> seen; // texts by when they came
        Run use(m_database, query);
        while (use.step()) {
            const auto at = static_cast<std::size_t>(use.number(0));
            if (at >= values.size()) {
                values.resize(std::max(at + 1, values.size() * 2), noValue);
            }
            if (use.isNull(1)) {
                values[at] = noValue;
            } else if (isRanked(m_sort.field)) {
                values[at] = seen.emplace(textAt(use), std::ssize(seen)).first->second;
            } else {
                values[at] = use.number(1);
            }
        }
        const auto ranks = ranksOf(seen);
        for (auto& row : rows) {
            const auto at = static_cast<std::size_t>(row.row);
            row.value = at < values.size() ? values[at] : noValue;
            if (!ranks.empty() && row.value != noValue) {
                row.value = ranks[static_cast<std::size_t>(row.value)];
            }
        }
    }

    /// A text, or the id of a referenced record as text.
    [[nodiscard]] std::string textAt(const Use& use) const
    {
        const auto id = describe(RecordKind::Device).field(m_sort.field)->target ? use.maybeId(1)
                                                                                 : std::nullopt;
        return id ? id->text() : std::string(use.text(1));
    }

    /// Places of these texts, or of the names of the records they are ids of, in Vietnamese order;
    /// equal ones have the same place.
    [[nodiscard]] std::vector<std::int64_t>
    ranksOf(const std::unordered_map<std::string, std::int64_t>& seen) const
    {
        const auto target = describe(RecordKind::Device).field(m_sort.field)->target;
        std::vector<std::pair<std::string, std::int64_t>> keys;
        keys.reserve(seen.size());
        for (const auto& [text, order] : seen) {
            if (keys.size() % 1024 == 0) {
                m_interruption.checkpoint();
            }
            keys.emplace_back(text::sortKey(target ? nameOf(*target, text) : text), order);
        }
        std::sort(keys.begin(), keys.end());
        std::vector<std::int64_t> ranks(keys.size());
        for (std::size_t i = 0; i < keys.size(); ++i) {
            const bool isSame = i > 0 && keys[i].first == keys[i - 1].first;
            ranks[static_cast<std::size_t>(keys[i].second)] =
                isSame ? ranks[static_cast<std::size_t>(keys[i - 1].second)]
                       : static_cast<std::int64_t>(i);
        }
        return ranks;
    }

    /// The name of a record a device refers to: an officer, a vendor.
    [[nodiscard]] std::string nameOf(RecordKind kind, const std::string& id) const
    {
        Composed query;
        query.add("SELECT name FROM ").add(describe(kind).name).add(" WHERE id = ?1");
        query.bind(1, Value{*RecordId::parse(id)});
        Run use(m_database, query);
        return use.step() ? textOr(use, 0) : std::string();
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

} // namespace dongbo::store
