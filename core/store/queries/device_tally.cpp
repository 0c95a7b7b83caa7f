#include "core/domain/amount.h"
#include "core/store/queries/device_list.h"
#include "core/store/queries/device_mask.h"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>

// What is counted over a list.

namespace dongbo::store {

namespace {

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

DeviceTally tallyDevices(Database& database, const DeviceFilter& filter, Date from, Date until,
                         std::stop_token stop)
{
    const Interruption interruption(database, std::move(stop));
    const WholeList whole(database, filter, interruption);
    Composed query;
    query.add(tallied);
    whole.addTo(query, filter);
    const auto first = isoText(from);
    const auto last = isoText(until);
    DeviceTally tally;
    Run use(database, query);
    while (use.step()) {
        if (whole.has(use.number(0))) {
            count(use, first, last, tally);
        }
    }
    return tally;
}

std::vector<CountedValue> deviceValues(Database& database, const DeviceFilter& filter,
                                       std::uint16_t field, std::size_t most, std::stop_token stop)
{
    const Interruption interruption(database, std::move(stop));
    const WholeList whole(database, filter, interruption);
    std::vector<CountedValue> out;
    Composed query;
    if (whole.mask) { // counted here: SQLite does not know what the words find
        query.add("SELECT d.no, d.").add(shownColumn(field)).add(" FROM device AS d");
        whole.addTo(query, filter);
        std::map<std::string, CountedValue> counts; // by the value as bytes
        Run use(database, query);
        while (use.step()) {
            if (whole.has(use.number(0))) {
                auto& counted =
                    counts[use.isNull(1) ? std::string() : "=" + std::string(use.blob(1))];
                counted.value = use.value(1);
                ++counted.count;
            }
        }
        for (auto& [bytes, counted] : counts) {
            out.push_back(std::move(counted));
        }
        std::stable_sort(out.begin(), out.end(),
                         [](const auto& a, const auto& b) { return a.count > b.count; });
        out.resize(std::min(out.size(), most));
        return out;
    }
    query.add("SELECT d.").add(shownColumn(field)).add(", count(*) FROM device AS d");
    whole.addTo(query, filter);
    query.add(" GROUP BY 1 ORDER BY 2 DESC LIMIT " + std::to_string(most));
    Run use(database, query);
    while (use.step()) {
        out.push_back({use.value(0), use.number(1)});
    }
    return out;
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
