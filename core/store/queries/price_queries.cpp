#include "core/store/queries/price_queries.h"

#include "core/store/file/statement.h"
#include "core/store/projection/projection.h"

#include <algorithm>
#include <vector>

namespace dongbo::store {

namespace {

constexpr std::int64_t lookedAt = 4'000;

// ?1 row number. Only born devices have a key.
constexpr const char* nextDevice = R"(
SELECT no, type, cost, code_key IS NOT NULL OR state = 1 FROM device WHERE no >= ?1
ORDER BY no LIMIT 1)";
constexpr const char* lastDevice = "SELECT coalesce(max(no), 0) FROM device";

} // namespace

std::map<DeviceType, CostsOfType> costsByType(Database& database)
{
    std::int64_t last = 0;
    {
        Use use(prepared(database, lastDevice));
        if (use.step()) {
            last = use.number(0);
        }
    }
    const auto stride = std::max<std::int64_t>(1, last / lookedAt);
    std::map<DeviceType, std::vector<std::int64_t>> costs;
    for (std::int64_t at = 1; at <= last;) {
        Use use(prepared(database, nextDevice));
        use.bind(1, at);
        if (!use.step()) {
            break;
        }
        const auto cost = use.isNull(2) ? 0 : use.number(2);
        if (cost > 0 && !use.isNull(1) && use.number(3) != 0) {
            costs[static_cast<DeviceType>(use.number(1))].push_back(cost);
        }
        at = use.number(0) + stride;
    }
    std::map<DeviceType, CostsOfType> out;
    for (auto& [type, all] : costs) {
        std::sort(all.begin(), all.end());
        const auto tenth = all.size() / 10;
        out[type] = {all[tenth], all[all.size() - 1 - tenth], all.size()};
    }
    return out;
}

} // namespace dongbo::store
