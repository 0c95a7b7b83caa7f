#include "core/store/queries/disposal_queries.h"

#include "core/store/queries/place_queries.h"
#include "core/store/queries/record_rows.h"

namespace dongbo::store {

namespace {

constexpr const char* batchCounts = R"(SELECT b.id, b.state, u.kind, u.name,
    (SELECT count(*) FROM disposal_item AS i WHERE i.disposal_batch = b.id AND i.state = 1),
    (SELECT count(*) FROM disposal_item AS i
        WHERE i.disposal_batch = b.id AND i.state = 1 AND i.accepted = 1), )";
constexpr const char* batchFrom = R"(
FROM disposal_batch AS b LEFT JOIN unit AS u ON u.id = b.unit WHERE )";
constexpr const char* bornBatches = "b.state = 1 ORDER BY b.day IS NULL, b.day DESC, b.no DESC";
constexpr const char* oneBatch = "b.state <> 0 AND b.id = ?1";
constexpr int fieldsAfterCounts = 6;

constexpr const char* openBatch = R"(
SELECT b.id FROM disposal_item AS i JOIN disposal_batch AS b ON b.id = i.disposal_batch
WHERE i.device = ?1 AND i.state = 1 AND b.state = 1 AND b.batch_state IN (1, 2)
    AND (i.accepted IS NULL OR i.accepted = 1) LIMIT 1)";

constexpr const char* briefColumns = R"(
SELECT d.id, d.code, d.name, d.type, d.site, s.name, d.condition_now, d.use_now, d.cost,
    d.quantity, d.asset_class, d.in_use_date, d.in_use_year, d.acquired,
    (SELECT f.fault_state FROM fault AS f WHERE f.device = d.id AND f.state = 1
        ORDER BY f.reported_at DESC, f.no DESC LIMIT 1),
    (SELECT sum(r.cost) FROM fault AS f JOIN repair AS r ON r.fault = f.id
        WHERE f.device = d.id AND f.state = 1 AND r.state = 1)
FROM device AS d LEFT JOIN site AS s ON s.id = d.site
WHERE d.state = 1 AND (d.paper IS NULL OR d.paper IN (1, 2))
    AND NOT EXISTS (SELECT 1 FROM disposal_item AS i
        JOIN disposal_batch AS b ON b.id = i.disposal_batch
        WHERE i.device = d.id AND i.state = 1 AND b.state = 1 AND b.batch_state IN (1, 2)
            AND (i.accepted IS NULL OR i.accepted = 1)))";
constexpr const char* briefUnit = " AND s.unit IN (SELECT id FROM below)";
constexpr const char* briefOrder = " ORDER BY s.name_key IS NULL, s.name_key, d.code_key, d.no";

constexpr const char* paid = R"(
SELECT sum(r.cost) FROM fault AS f JOIN repair AS r ON r.fault = f.id
WHERE f.device = ?1 AND f.state = 1 AND r.state = 1)";

template <typename E> std::optional<E> choiceAt(const dongbo::store::Use& use, int column)
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

std::vector<DisposalBatchRow> batchesOf(Database& database, const char* which,
                                        const std::optional<DisposalBatchId>& id)
{
    Composed query;
    query.add(batchCounts).add(columnsOf(RecordKind::DisposalBatch, "b")).add(batchFrom).add(which);
    if (id) {
        query.bind(1, toValue(id));
    }
    std::vector<DisposalBatchRow> rows;
    Run use(database, query);
    while (use.step()) {
        DisposalBatchRow row;
        row.id = DisposalBatchId{use.id(0)};
        row.isWithdrawn = use.number(1) == 2;
        Unit unit;
        unit.kind = textOr(use, 2);
        unit.name = textOr(use, 3);
        row.unit = unit.name->empty() ? std::string() : unitTitle(unit);
        row.devices = use.number(4);
        row.accepted = use.number(5);
        row.batch = recordAt<DisposalBatch>(use, fieldsAfterCounts);
        rows.push_back(std::move(row));
    }
    return rows;
}

} // namespace

std::vector<DisposalBatchRow> disposalBatches(Database& database)
{
    return batchesOf(database, bornBatches, std::nullopt);
}

std::optional<DisposalBatchRow> disposalBatch(Database& database, const DisposalBatchId& id)
{
    auto rows = batchesOf(database, oneBatch, id);
    return rows.empty() ? std::nullopt : std::optional{std::move(rows.front())};
}

std::vector<DisposalItemRow> disposalItems(Database& database, const DisposalBatchId& batch)
{
    auto query = selectOf(RecordKind::DisposalItem, "i");
    query.add(" FROM disposal_item AS i WHERE i.disposal_batch = ?1 AND i.state = 1"
              " ORDER BY i.position, i.no",
              1, toValue(batch));
    return rowsOf<DisposalItemRow, DisposalItemId, DisposalItem>(database, query);
}

std::optional<DisposalBatchId> openBatchOf(Database& database, const DeviceId& device)
{
    Use use(prepared(database, openBatch));
    use.bind(1, device);
    return use.step() ? std::optional{DisposalBatchId{use.id(0)}} : std::nullopt;
}

void eachDisposalBrief(Database& database, const std::optional<UnitId>& unit,
                       const std::function<void(const DisposalBrief&)>& visit)
{
    Composed query;
    if (unit) {
        query.add(unitsBelow, 2, toValue(unit));
    }
    query.add(briefColumns).add(unit ? briefUnit : "").add(briefOrder);
    Run use(database, query);
    const auto textAt = [&use](int column) {
        return use.isNull(column) ? std::string_view{} : use.text(column);
    };
    while (use.step()) {
        DisposalBrief device;
        device.id = DeviceId{use.id(0)};
        device.code = textAt(1);
        device.name = textAt(2);
        device.type = choiceAt<DeviceType>(use, 3);
        device.site = maybeIdAt<struct SiteTag>(use, 4);
        device.siteName = textAt(5);
        device.now = {choiceAt<Condition>(use, 6), choiceAt<dongbo::Use>(use, 7)};
        if (!use.isNull(8)) {
            device.cost = Money{use.number(8)};
        }
        device.quantity = use.isNull(9) ? 1 : use.number(9);
        device.assetClass = choiceAt<AssetClass>(use, 10);
        device.inUseDate = dayAt(use, 11);
        if (!use.isNull(12)) {
            device.inUseYear = use.number(12);
        }
        device.acquired = dayAt(use, 13);
        device.isUnrepairable =
            choiceAt<FaultState>(use, 14).value_or(FaultState::Closed) == FaultState::Unrepairable;
        device.repairsPaid = Money{use.isNull(15) ? 0 : use.number(15)};
        visit(device);
    }
}

Money repairsPaidFor(Database& database, const DeviceId& device)
{
    Use use(prepared(database, paid));
    use.bind(1, device);
    return Money{use.step() && !use.isNull(0) ? use.number(0) : 0};
}

} // namespace dongbo::store
