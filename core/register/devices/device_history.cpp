#include "core/register/devices/device_history.h"

#include "core/planning/fault_rules.h"
#include "core/store/queries/fault_queries.h"

#include <algorithm>
#include <iterator>
#include <map>

namespace dongbo {

namespace {

using journal::HistoryEntry;

struct Event
{
    RecordKind kind;
    RecordId record;
    HistoryEntry entry;
};

/// What is known of the device and its faults at one moment of their histories.
class Moment
{
public:
    explicit Moment(std::map<RecordId, RecordId> faultOfRepair)
        : m_faultOfRepair(std::move(faultOfRepair))
    {}

    void take(const Event& event)
    {
        if (event.entry.isUndone) {
            return;
        }
        for (const auto& step : event.entry.fields) {
            if (event.kind == RecordKind::Device) {
                takeDevice(step.field, step.after);
            } else if (event.kind == RecordKind::Fault) {
                takeFault(m_faults[event.record], step.field, step.after);
            }
        }
        if (event.kind == RecordKind::Repair) {
            takeRepair(event);
        }
    }

    [[nodiscard]] DeviceState state() const
    {
        std::vector<planning::FaultFacts> facts;
        for (const auto& [id, fault] : m_faults) {
            facts.push_back(fault);
            facts.back().hasRunningRepair =
                std::any_of(m_running.begin(), m_running.end(), [&, id = id](const auto& repair) {
                    return repair.second && m_faultOfRepair.at(repair.first) == id;
                });
        }
        return planning::currentState(m_stated, facts);
    }

private:
    void takeDevice(FieldNumber field, const Value& value)
    {
        if (field == fieldOf<&Device::condition>) {
            fromValue(value, m_stated.condition);
        } else if (field == fieldOf<&Device::use>) {
            fromValue(value, m_stated.use);
        }
    }
    static void takeFault(planning::FaultFacts& fault, FieldNumber field, const Value& value)
    {
        if (field == fieldOf<&Fault::severity>) {
            fromValue(value, fault.severity);
        } else if (field == fieldOf<&Fault::state>) {
            fromValue(value, fault.state);
        }
    }
    void takeRepair(const Event& event)
    {
        auto [running, isNew] = m_running.try_emplace(event.record, true);
        for (const auto& step : event.entry.fields) {
            if (step.field == fieldOf<&Repair::finishedAt>) {
                running->second = std::holds_alternative<std::monostate>(step.after);
            }
        }
    }

    std::map<RecordId, RecordId> m_faultOfRepair;
    DeviceState m_stated;
    std::map<RecordId, planning::FaultFacts> m_faults;
    std::map<RecordId, bool> m_running; ///< repairs begun; whether not finished
};

void add(store::Database& database, RecordKind kind, const RecordId& record,
         std::vector<Event>& events)
{
    for (auto& entry : journal::history(database, kind, record)) {
        const bool isMark = entry.event == HistoryEntry::Event::Undone ||
                            entry.event == HistoryEntry::Event::Redone;
        if (kind == RecordKind::Device || !isMark) {
            events.push_back({kind, record, std::move(entry)});
        }
    }
}

/// The device's own events in their order, and between them the others by time; what one action
/// did to several records stands together, the device's own first.
std::vector<Event> inOrder(std::vector<Event> own, std::vector<Event> others)
{
    const auto isBefore = [](const Event& a, const Event& b) {
        return a.entry.at != b.entry.at ? a.entry.at < b.entry.at
                                        : a.entry.changeSet < b.entry.changeSet;
    };
    std::stable_sort(others.begin(), others.end(), isBefore);
    std::vector<Event> events;
    events.reserve(own.size() + others.size());
    auto next = others.begin();
    for (auto& event : own) {
        for (; next != others.end() && isBefore(*next, event); ++next) {
            events.push_back(std::move(*next));
        }
        events.push_back(std::move(event));
    }
    events.insert(events.end(), std::make_move_iterator(next),
                  std::make_move_iterator(others.end()));
    return events;
}

template <typename E>
void addStep(HistoryEntry& entry, FieldNumber field, const std::optional<E>& before,
             const std::optional<E>& after)
{
    if (before != after) {
        entry.fields.push_back({field, toValue(before), toValue(after), 0, {}});
    }
}

} // namespace

std::vector<HistoryEntry> deviceHistory(store::Database& database, DeviceId device)
{
    const store::ReadView view(database);
    std::vector<Event> own;
    std::vector<Event> others;
    std::map<RecordId, RecordId> faultOfRepair;
    add(database, RecordKind::Device, device, own);
    for (const auto& row : store::repairs(database, {std::nullopt, device, {}, {}, {}, {}})) {
        if (row.repair.fault) {
            faultOfRepair.emplace(row.id, *row.repair.fault);
            add(database, RecordKind::Repair, row.id, others);
        }
    }
    store::FaultFilter filter;
    filter.scope = store::FaultScope::All;
    filter.device = device;
    for (const auto& row : store::faults(database, filter)) {
        add(database, RecordKind::Fault, row.id, others);
    }
    const auto events = inOrder(std::move(own), std::move(others));
    Moment moment(std::move(faultOfRepair));
    std::vector<HistoryEntry> out;
    for (std::size_t i = 0; i < events.size();) {
        const auto before = moment.state();
        const auto& first = events[i].entry;
        auto end = i;
        bool isOwn = false;
        for (; end < events.size() && events[end].entry.at == first.at &&
               events[end].entry.changeSet == first.changeSet;
             ++end) {
            moment.take(events[end]);
            if (events[end].kind == RecordKind::Device) {
                isOwn = true;
                out.push_back(events[end].entry);
            }
        }
        const auto after = moment.state();
        if (!isOwn && before != after) {
            HistoryEntry entry = first;
            entry.event = HistoryEntry::Event::Changed;
            entry.fields.clear();
            entry.source.reset();
            addStep(entry, fieldOf<&Device::condition>, before.condition, after.condition);
            addStep(entry, fieldOf<&Device::use>, before.use, after.use);
            out.push_back(std::move(entry));
        }
        i = end;
    }
    return out;
}

} // namespace dongbo
