#include "core/register/records/assumptions.h"

#include "core/register/records/simple_records.h"

#include <algorithm>
#include <vector>

namespace dongbo {

planning::Assumptions assumptionsOf(Register& reg)
{
    const auto day = reg.pastDay().value_or(reg.today());
    // the newest that is in force on the day
    std::vector<ReadinessSetting> rows;
    for (const auto& row : simpleRecords(reg, RecordKind::ReadinessSetting, {})) {
        auto setting = recordOf<ReadinessSetting>(row.values);
        if (setting.code && setting.value && (!setting.validFrom || *setting.validFrom <= day)) {
            rows.push_back(std::move(setting));
        }
    }
    std::stable_sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) {
        return a.validFrom.value_or(Date{}) < b.validFrom.value_or(Date{});
    });
    planning::Assumptions out;
    for (const auto& setting : rows) {
        out.set(*setting.code, *setting.value); // what nobody knows is left alone
    }
    return out;
}

} // namespace dongbo
