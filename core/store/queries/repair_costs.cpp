#include "core/store/queries/repair_costs.h"

#include "core/store/file/statement.h"
#include "core/store/projection/projection.h"

namespace dongbo::store {

namespace {

// ?1 device  ?2 site  ?3 since  ?4 until
constexpr const char* repairsOfDevice = R"(
SELECT r.id, r.cost, coalesce(r.finished_at, r.started_at)
FROM fault AS f JOIN repair AS r ON r.fault = f.id
WHERE f.device = ?1 AND r.state = 1 AND (?2 IS NULL OR f.site_now = ?2)
    AND (?3 IS NULL OR coalesce(r.finished_at, r.started_at) >= ?3)
    AND (?4 IS NULL OR coalesce(r.finished_at, r.started_at) <= ?4)
ORDER BY coalesce(r.started_at, 9223372036854775807), r.no)";
constexpr const char* faultyDevices = "SELECT DISTINCT device FROM fault WHERE device IS NOT NULL";

} // namespace

void forEachRepairOf(Database& database, const DeviceId& device, const RepairSpan& span,
                     const std::function<void(const RepairCost&)>& visit)
{
    const auto site = span.site ? toValue(span.site) : Value{};
    const auto since = toValue(span.since);
    const auto until = toValue(span.until);
    Use use(prepared(database, repairsOfDevice));
    use.bind(1, device);
    use.bind(2, site);
    use.bind(3, since);
    use.bind(4, until);
    while (use.step()) {
        RepairCost out;
        out.id = RepairId{use.id(0)};
        if (!use.isNull(1)) {
            out.cost = Money{use.number(1)};
        }
        if (!use.isNull(2)) {
            out.end = Instant{use.number(2)};
        }
        visit(out);
    }
}

void forEachFaultyDevice(Database& database, const std::function<void(const DeviceId&)>& visit)
{
    Use use(prepared(database, faultyDevices));
    while (use.step()) {
        visit(DeviceId{use.id(0)});
    }
}

} // namespace dongbo::store
