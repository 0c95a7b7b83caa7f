#include "core/register/books/movements.h"

#include "core/domain/amount.h"
#include "core/journal/read/history.h"
#include "core/register/books/book_tables.h"
#include "core/store/projection/load.h"
#include "core/store/queries/device_queries.h"
#include "core/store/queries/place_queries.h"
#include "core/store/queries/report_queries.h"
#include "core/store/queries/wear_queries.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <unordered_map>
#include <unordered_set>

namespace dongbo {

namespace {

/// The fields whose change is a movement.
constexpr std::array<FieldNumber, 5> countedFields{
    fieldOf<&Device::type>, fieldOf<&Device::measure>, fieldOf<&Device::quantity>,
    fieldOf<&Device::cost>, fieldOf<&Device::assetClass>};

bool isCounted(FieldNumber field)
{
    return std::find(countedFields.begin(), countedFields.end(), field) != countedFields.end();
}

/// A device as it was from a day on, as far as it counts.
struct Version
{
    std::optional<Date> from; ///< absent: from the beginning
    Device device;
};

/// Steps of the devices of a register.
class Steps
{
public:
    Steps(Register& reg, const MovementScope& scope, Date last)
        : m_reg(reg)
        , m_scope(scope)
        , m_last(last)
        , m_thresholds(assetThresholdsOf(reg))
        , m_departures(store::departures(reg.database()))
        , m_edited(store::devicesEdited(reg.database(), countedFields))
    {
        for (auto& row : store::transfersOn(reg.database(), {})) {
            if (row.transfer.device && row.transfer.day) {
                m_moves[*row.transfer.device].push_back(row.transfer);
            }
        }
        for (const auto& row : store::sites(reg.database(), {})) {
            m_units.emplace(row.id, row.site.unit);
        }
        if (scope.unit) {
            store::UnitFilter filter;
            filter.top = scope.unit;
            for (const auto& row : store::unitTree(reg.database(), filter)) {
                m_below.insert(row.id);
            }
        }
    }

    /// By day; empty when it never was in the books.
    [[nodiscard]] std::vector<planning::BookStep> of(const DeviceId& id, const Device& now,
                                                     Date otherwise) const
    {
        const auto versions = versionsOf(id, now);
        const auto in = now.acquired
                            ? *now.acquired
                            : planning::usedSince(now.inUseDate, now.inUseYear, std::nullopt)
                                  .value_or(otherwise);
        const auto out = leavingOf(id, now);
        std::set<Date> days{in};
        for (const auto& version : versions) {
            if (version.from && *version.from > in) {
                days.insert(*version.from);
            }
        }
        const auto moves = m_moves.find(id);
        if (moves != m_moves.end()) {
            for (const auto& move : moves->second) {
                if (*move.day > in) {
                    days.insert(*move.day);
                }
            }
        }
        std::vector<planning::BookStep> steps;
        for (const auto day : days) {
            if (!out || day < *out) {
                steps.push_back(stepOn(id, now, versions, day));
            }
        }
        if (out && !steps.empty()) {
            steps.push_back({*out, std::nullopt});
        }
        return steps;
    }

private:
    [[nodiscard]] std::optional<Date> leavingOf(const DeviceId& id, const Device& now) const
    {
        const auto paper = now.paper.value_or(Paper::Active);
        if (paper == Paper::Active || paper == Paper::DisposalProposed) {
            return std::nullopt;
        }
        const auto left = m_departures.find(id);
        return left != m_departures.end() && left->second ? left->second : std::optional{m_last};
    }

    /// What it was before each change of a counted field, from the journal.
    [[nodiscard]] std::vector<Version> versionsOf(const DeviceId& id, const Device& now) const
    {
        std::vector<Version> out{{std::nullopt, now}};
        if (!m_edited.contains(id)) {
            return out;
        }
        const auto entries = journal::history(m_reg.database(), RecordKind::Device, id);
        auto values = valuesOf(now);
        for (auto entry = entries.rbegin(); entry != entries.rend(); ++entry) {
            if (entry->event != journal::HistoryEntry::Event::Changed || entry->isUndone) {
                continue;
            }
            bool isChanged = false;
            for (const auto& step : entry->fields) {
                if (isCounted(step.field) && values[step.field - 1u] == step.after) {
                    values[step.field - 1u] = step.before;
                    isChanged = true;
                }
            }
            if (isChanged) {
                out.back().from = dayOf(entry->at);
                out.push_back({std::nullopt, recordOf<Device>(values)});
            }
        }
        std::reverse(out.begin(), out.end());
        return out;
    }

    [[nodiscard]] std::optional<SiteId> siteOn(const DeviceId& id, const Device& now,
                                               Date day) const
    {
        const auto moves = m_moves.find(id);
        if (moves == m_moves.end()) {
            return now.site;
        }
        std::optional<SiteId> site = moves->second.front().fromSite;
        for (const auto& move : moves->second) {
            if (*move.day <= day) {
                site = move.toSite;
            }
        }
        return site;
    }

    [[nodiscard]] planning::BookStep stepOn(const DeviceId& id, const Device& now,
                                            const std::vector<Version>& versions, Date day) const
    {
        const Device* device = &versions.front().device;
        for (const auto& version : versions) {
            if (version.from && *version.from <= day) {
                device = &version.device;
            }
        }
        const auto kind = m_thresholds.classOf(*device, day).value_or(AssetClass::Tool);
        planning::BookState state;
        if (const auto site = siteOn(id, now, day)) {
            const auto unit = m_units.find(*site);
            state.place.unit = unit == m_units.end() ? std::nullopt : unit->second;
        }
        const bool isElsewhere =
            m_scope.unit && (!state.place.unit || !m_below.contains(*state.place.unit));
        if (kind == AssetClass::OnLoan || (m_scope.assetClass && kind != *m_scope.assetClass)) {
            return {day, std::nullopt, planning::MovementCause::Reclassified};
        }
        if (isElsewhere) {
            return {day, std::nullopt, planning::MovementCause::Moved};
        }
        state.place.type = device->type;
        state.place.measure = device->measure.value_or("");
        state.quantity = device->quantity.value_or(1);
        state.value = amountOf(*device).value_or(Money{});
        return {day, state};
    }

    Register& m_reg;
    const MovementScope& m_scope;
    Date m_last;
    planning::AssetThresholds m_thresholds;
    std::unordered_map<RecordId, std::optional<Date>> m_departures;
    std::unordered_set<RecordId> m_edited;
    std::unordered_map<RecordId, std::vector<Transfer>> m_moves; ///< by day
    std::map<SiteId, std::optional<UnitId>> m_units;
    std::set<UnitId> m_below;
};

void add(planning::BookFigures& sum, const planning::BookFigures& more)
{
    sum.add(more.quantity, more.value);
}

void add(planning::MovementLine& sum, const planning::MovementLine& line)
{
    add(sum.opening, line.opening);
    add(sum.up, line.up);
    add(sum.down, line.down);
    add(sum.closing, line.closing);
    for (std::size_t i = 0; i < planning::movementCauses; ++i) {
        add(sum.upBy[i], line.upBy[i]);
        add(sum.downBy[i], line.downBy[i]);
    }
}

} // namespace

Movements movementsOf(Register& reg, Date first, Date last, const MovementScope& scope)
{
    Movements out;
    out.first = first;
    out.last = last;
    const Steps steps(reg, scope, last);
    planning::MovementTable table;
    store::DeviceFilter everything;
    everything.includeAll = true;
    store::forEachDevice(
        reg.database(), everything, store::DeviceOrder::Code, [&](const store::DeviceRow& row) {
            if (row.isWithdrawn) {
                return;
            }
            const auto found = steps.of(row.id, row.device, first);
            const bool isDated =
                row.device.acquired || row.device.inUseDate || row.device.inUseYear;
            const bool isHeld = !found.empty() && found.back().state && found.back().day <= last;
            out.undated += isHeld && !isDated ? 1 : 0;
            out.withoutCost += isHeld && !row.device.cost ? 1 : 0;
            planning::addMovements(table, found, first, last);
        });
    std::map<UnitId, std::string> titles;
    for (const auto& row : store::unitTree(reg.database(), {})) {
        titles.emplace(row.id, store::unitTitle(row.unit));
    }
    for (const auto& [place, line] : table) {
        if (line.isEmpty()) {
            continue;
        }
        const auto title = place.unit ? titles.find(*place.unit) : titles.end();
        out.rows.push_back({place, title == titles.end() ? std::string() : title->second, line});
        out.agrees = out.agrees && line.agrees();
        add(out.all, line);
    }
    return out;
}

} // namespace dongbo
