#include "core/store/search/search.h"

#include "core/store/projection/load.h"
#include "core/store/projection/rows.h"
#include "core/store/queries/place_queries.h"
#include "core/store/queries/word_search.h"
#include "core/text/fold.h"

#include <unordered_set>

namespace dongbo::store {

namespace {

constexpr const char* byCode = R"(
SELECT no, id FROM device WHERE code_fold >= ?1 AND code_fold < ?2 ORDER BY code_fold, no LIMIT ?3)";
constexpr const char* bySerial = R"(
SELECT no, id FROM device WHERE serial_fold = ?1 ORDER BY no LIMIT ?2)";
constexpr const char* idOfRow = "SELECT id FROM device WHERE no = ?1";

/// The least text after all that begin with this one.
std::string pastBeginning(std::string text)
{
    text.back() = static_cast<char>(static_cast<unsigned char>(text.back()) + 1);
    return text;
}

class Page
{
public:
    Page(Database& database, std::size_t limit)
        : m_database(database)
        , m_limit(limit)
    {}

    [[nodiscard]] bool isFull() const { return ids.size() >= m_limit; }
    void add(std::int64_t row, const RecordId& id)
    {
        if (!isFull() && m_seen.insert(row).second) {
            ids.emplace_back(id);
        }
    }
    void add(const WordHits& hits)
    {
        for (const auto row : hits.rows) {
            if (isFull() || m_seen.count(row) != 0) {
                continue;
            }
            Use use(prepared(m_database, idOfRow));
            use.bind(1, row);
            if (use.step()) {
                add(row, use.id(0));
            }
        }
    }

    std::vector<DeviceId> ids;

private:
    Database& m_database;
    std::size_t m_limit;
    std::unordered_set<std::int64_t> m_seen;
};

} // namespace

std::vector<DeviceId> searchDevices(Database& database, std::string_view typed, std::size_t limit)
{
    Page page(database, limit);
    const std::string folded = text::fold(typed);
    if (folded.empty() || limit == 0) {
        return {};
    }
    const std::string end = pastBeginning(folded);
    {
        Use use(prepared(database, bySerial));
        use.bind(1, folded).bind(2, static_cast<std::int64_t>(limit));
        while (use.step()) {
            page.add(use.number(0), use.id(1));
        }
    }
    {
        Use use(prepared(database, byCode));
        use.bind(1, folded).bind(2, end).bind(3, static_cast<std::int64_t>(limit));
        while (use.step()) {
            page.add(use.number(0), use.id(1));
        }
    }
    if (!page.isFull()) {
        page.add(devicesWithWords(database, typedWords(folded), limit));
    }
    if (!page.isFull()) {
        page.add(devicesWithPart(database, folded, limit));
    }
    return std::move(page.ids);
}

namespace {

// The few are few enough that their words are looked at without any trick.
constexpr const char* foundOfKind = R"(
SELECT g.record FROM found_words AS f CROSS JOIN found AS g ON g.no = f.rowid
WHERE f.found_words MATCH ?1 AND g.kind = ?2 ORDER BY f.rowid LIMIT ?3)";

std::string joined(const std::string& a, const std::string& b)
{
    return a.empty() || b.empty() ? a + b : a + " · " + b;
}

Hit hitOf(Database& database, RecordKind kind, const RecordId& id)
{
    Hit hit{kind, id, {}, {}};
    const auto fill = [&](const MaybeText& title, const std::string& detail) {
        hit.title = title.value_or("");
        hit.detail = detail;
    };
    if (kind == RecordKind::Unit) {
        if (const auto unit = load<Unit>(database, UnitId{id})) {
            fill(unitTitle(*unit), unit->code.value_or(""));
        }
    } else if (kind == RecordKind::Site) {
        if (const auto site = load<Site>(database, SiteId{id})) {
            const auto unit = site->unit ? load<Unit>(database, *site->unit) : std::nullopt;
            fill(site->name, unit ? unitTitle(*unit) : std::string());
        }
    } else if (kind == RecordKind::Officer) {
        if (const auto officer = load<Officer>(database, OfficerId{id})) {
            fill(officer->name,
                 joined(officer->position.value_or(""), officer->phone.value_or("")));
        }
    } else if (kind == RecordKind::Vendor) {
        if (const auto vendor = load<Vendor>(database, VendorId{id})) {
            fill(vendor->name, vendor->phone.value_or(""));
        }
    } else if (kind == RecordKind::Fault) {
        if (const auto fault = load<Fault>(database, FaultId{id})) {
            fill(fault->number, fault->symptom.value_or(""));
        }
    } else if (kind == RecordKind::Repair) {
        if (const auto repair = load<Repair>(database, RepairId{id})) {
            fill(repair->number, repair->parts.value_or(""));
        }
    } else if (kind == RecordKind::Device) {
        if (const auto device = load<Device>(database, DeviceId{id})) {
            fill(device->code, device->name.value_or(""));
        }
    }
    return hit;
}

} // namespace

std::vector<Hit> searchAll(Database& database, std::string_view typed, std::size_t limitPerKind)
{
    std::vector<Hit> hits;
    const std::string folded = text::fold(typed);
    const auto words = typedWords(folded);
    if (words.empty() || limitPerKind == 0) {
        return hits;
    }
    const std::string query = wordQuery(words, std::string::npos);
    for (const auto kind : {RecordKind::Unit, RecordKind::Site, RecordKind::Officer,
                            RecordKind::Vendor, RecordKind::Fault, RecordKind::Repair}) {
        std::vector<RecordId> ids;
        {
            Use use(prepared(database, foundOfKind));
            use.bind(1, query).bind(2, static_cast<std::int64_t>(kind));
            use.bind(3, static_cast<std::int64_t>(limitPerKind));
            ids = idsOf(use);
        }
        for (const auto& id : ids) {
            hits.push_back(hitOf(database, kind, id));
        }
    }
    for (const auto& id : searchDevices(database, typed, limitPerKind)) {
        hits.push_back(hitOf(database, RecordKind::Device, id));
    }
    return hits;
}

} // namespace dongbo::store
