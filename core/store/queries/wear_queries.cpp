#include "core/store/queries/wear_queries.h"

#include "core/domain/amount.h"
#include "core/store/queries/record_rows.h"

#include <algorithm>

namespace dongbo::store {

namespace {

constexpr const char* bookColumns = R"(
SELECT d.id, d.code, d.name, d.type, d.site, d.cost, d.quantity, d.asset_class, d.in_use_date,
    d.in_use_year, d.acquired, d.paper FROM device AS d)";
constexpr const char* bookPlace = " JOIN site AS s ON s.id = d.site";
constexpr const char* bookRows = " WHERE d.state = 1";
constexpr const char* bookUnit = " AND s.unit IN (SELECT id FROM below)";
constexpr const char* bookOrder = " ORDER BY d.no";

constexpr const char* leavings = R"(
SELECT device, day FROM disposal
WHERE state = 1 AND device IS NOT NULL AND paper IN (3, 4, 5) ORDER BY day IS NULL DESC, day, no)";

// an opening and a correction come before the charge of the same year
constexpr const char* entriesOfAll = R"(
SELECT device, year, wear_kind, cost, rate_bp, life_years, amount, accumulated, id FROM wear_entry
WHERE state = 1 AND device IS NOT NULL AND year IS NOT NULL AND (?1 IS NULL OR year <= ?1))";
constexpr const char* entriesOfOne = R"(
SELECT device, year, wear_kind, cost, rate_bp, life_years, amount, accumulated, id FROM wear_entry
WHERE device = ?2 AND state = 1 AND year IS NOT NULL AND (?1 IS NULL OR year <= ?1))";

constexpr const char* editedSince =
    "SELECT c.record FROM cell AS c JOIN device AS d ON d.id = c.record WHERE c.field = ?1";

// in two parts: a sum past 64 bits is an error to SQLite
constexpr const char* years = R"(
SELECT year, count(*), sum(amount / 1000000000), sum(amount % 1000000000) FROM wear_entry
WHERE state = 1 AND wear_kind = 2 GROUP BY year ORDER BY year DESC)";
constexpr std::int64_t billion = 1'000'000'000;
constexpr const char* newestYear = "SELECT max(year) FROM wear_entry WHERE state = 1";

template <typename E> std::optional<E> choiceAt(const Use& use, int column)
{
    std::optional<E> out;
    if (!use.isNull(column) && isKnownNumber<E>(use.number(column))) {
        out = static_cast<E>(use.number(column));
    }
    return out;
}

std::optional<Date> dayAt(const Use& use, int column)
{
    return use.isNull(column) ? std::nullopt : parseIsoDate(use.text(column));
}

std::optional<std::int64_t> numberAt(const Use& use, int column)
{
    return use.isNull(column) ? std::nullopt : std::optional{use.number(column)};
}

std::optional<Money> moneyAt(const Use& use, int column)
{
    return use.isNull(column) ? std::nullopt : std::optional{Money{use.number(column)}};
}

/// Where an entry stands among those of its device. By its id where two offices charged the same
/// year: that is the same in every register.
struct Place
{
    std::int64_t year = 0;
    bool isYearly = false;
    RecordId id;

    auto operator<=>(const Place&) const = default;
};

struct Gathered
{
    HeldWear held;
    Place last;
    Place ofYear;
};

void gather(Gathered& all, const Use& use, const std::optional<std::int64_t>& until)
{
    const Place place{use.number(1), !use.isNull(2) && use.number(2) == 2, use.id(8)};
    const auto cost = moneyAt(use, 3);
    auto& held = all.held;
    if (cost) {
        held.leastCost = std::min(held.leastCost.value_or(*cost), *cost);
        held.mostCost = std::max(held.mostCost.value_or(*cost), *cost);
    }
    if (!use.isNull(2) && use.number(2) == 1) {
        held.openedYear = place.year;
        if (!use.isNull(4)) {
            held.ownRate = use.number(4);
            held.ownRateYear = place.year;
        }
    }
    if (until && place.isYearly && place.year == *until && all.ofYear < place) {
        all.ofYear = place;
        held.ofYear = moneyAt(use, 6);
    }
    if (all.last < place) {
        all.last = place;
        held.lastYear = place.year;
        held.cost = cost;
        held.rateBasisPoints = numberAt(use, 4);
        held.lifeYears = numberAt(use, 5);
        held.accumulated = moneyAt(use, 7).value_or(Money{});
    }
}

template <typename R> std::vector<R> allOf(Database& database)
{
    const Composed query{"SELECT " + columnsOf(kindOf<R>(), "r") + " FROM " +
                             std::string(describe(kindOf<R>()).name) +
                             " AS r WHERE r.state = 1 ORDER BY r.no",
                         {}};
    std::vector<R> out;
    Run use(database, query);
    while (use.step()) {
        out.push_back(recordAt<R>(use, 0));
    }
    return out;
}

} // namespace

void eachBookDevice(Database& database, const std::optional<UnitId>& unit,
                    const std::function<void(const BookDevice&)>& visit)
{
    Composed query;
    if (unit) {
        query.add(unitsBelow, 2, toValue(std::optional{*unit}));
    }
    query.add(bookColumns).add(unit ? bookPlace : "").add(bookRows);
    query.add(unit ? bookUnit : "").add(bookOrder);
    Run use(database, query);
    const auto textAt = [&use](int column) {
        return use.isNull(column) ? std::string_view{} : use.text(column);
    };
    while (use.step()) {
        BookDevice device;
        device.id = DeviceId{use.id(0)};
        device.code = textAt(1);
        device.name = textAt(2);
        device.type = choiceAt<DeviceType>(use, 3);
        device.site = maybeIdAt<struct SiteTag>(use, 4);
        device.cost = moneyAt(use, 5);
        device.quantity = use.isNull(6) ? 1 : use.number(6);
        device.assetClass = choiceAt<AssetClass>(use, 7);
        device.inUseDate = dayAt(use, 8);
        device.inUseYear = numberAt(use, 9);
        device.acquired = dayAt(use, 10);
        device.paper = choiceAt<Paper>(use, 11);
        visit(device);
    }
}

std::unordered_map<RecordId, std::optional<Date>> departures(Database& database)
{
    std::unordered_map<RecordId, std::optional<Date>> out;
    Use use(prepared(database, leavings));
    while (use.step()) {
        out.insert_or_assign(use.id(0), dayAt(use, 1));
    }
    return out;
}

std::unordered_set<RecordId> devicesEdited(Database& database, std::span<const FieldNumber> fields)
{
    std::unordered_set<RecordId> out;
    for (const auto field : fields) {
        Use use(prepared(database, editedSince));
        use.bind(1, std::int64_t{field});
        while (use.step()) {
            out.insert(use.id(0));
        }
    }
    return out;
}

std::unordered_map<RecordId, HeldWear> heldWear(Database& database,
                                                std::optional<std::int64_t> until,
                                                const std::optional<DeviceId>& device)
{
    std::unordered_map<RecordId, Gathered> all;
    {
        Use use(prepared(database, device ? entriesOfOne : entriesOfAll));
        if (until) {
            use.bind(1, *until);
        } else {
            use.bindNull(1);
        }
        if (device) {
            use.bind(2, *device);
        }
        while (use.step()) {
            gather(all[use.id(0)], use, until);
        }
    }
    std::unordered_map<RecordId, HeldWear> out;
    out.reserve(all.size());
    for (auto& [id, gathered] : all) {
        out.emplace(id, gathered.held);
    }
    return out;
}

std::vector<WearEntryRow> wearEntriesOf(Database& database, const DeviceId& device)
{
    auto query = selectOf(RecordKind::WearEntry, "e");
    query.add(" FROM wear_entry AS e WHERE e.device = ?1 AND e.state = 1"
              " ORDER BY e.year, e.wear_kind = 2, e.id",
              1, toValue(device));
    return rowsOf<WearEntryRow, WearEntryId, WearEntry>(database, query);
}

std::vector<ChargedYear> chargedYears(Database& database)
{
    std::vector<ChargedYear> out;
    Use use(prepared(database, years));
    while (use.step()) {
        if (!use.isNull(0)) {
            const auto high = Money::product(Money{use.isNull(2) ? 0 : use.number(2)}, billion);
            const Money low{use.isNull(3) ? 0 : use.number(3)};
            out.push_back({use.number(0), use.number(1),
                           high ? cappedSum(low, high) : cappedSum(low, std::nullopt)});
        }
    }
    return out;
}

std::optional<std::int64_t> lastWearYear(Database& database)
{
    Use use(prepared(database, newestYear));
    return use.step() ? numberAt(use, 0) : std::nullopt;
}

std::vector<WearRate> wearRates(Database& database)
{
    return allOf<WearRate>(database);
}

std::vector<AssetThreshold> assetThresholds(Database& database)
{
    return allOf<AssetThreshold>(database);
}

} // namespace dongbo::store
