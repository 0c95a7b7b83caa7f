#include "core/register/base/edits.h"

#include "core/journal/read/history.h"
#include "core/store/queries/device_queries.h"

#include <algorithm>
#include <map>
#include <set>

namespace dongbo {

namespace {

/// Who gave a field the value it holds, and when.
struct Holder
{
    std::string by;
    Instant at;
};

/// The last writer of every field of a record. Undoing or redoing a change-set counts for the
/// fields that change-set wrote.
std::map<std::uint16_t, Holder> holdersOf(store::Database& database, RecordKind kind,
                                          const RecordId& id)
{
    std::map<std::uint16_t, Holder> holders;
    std::map<ChangeSetId, std::set<std::uint16_t>> written;
    for (const auto& entry : journal::history(database, kind, id)) {
        auto& fields = written[entry.changeSet];
        for (const auto& step : entry.fields) {
            fields.insert(step.field);
            holders[step.field] = {entry.by, entry.at};
        }
        if (entry.event == journal::HistoryEntry::Event::Undone ||
            entry.event == journal::HistoryEntry::Event::Redone) {
            for (const auto field : fields) {
                holders[field] = {entry.by, entry.at};
            }
        }
    }
    return holders;
}

/// What people are shown of a field: of a device's condition and use what holds now, which can
/// follow from its faults.
Value shownValue(store::Database& database, RecordKind kind, const RecordId& id, FieldNumber field,
                 const Value& stated)
{
    if (kind == RecordKind::Device && field == fieldOf<&Device::condition>) {
        return toValue(store::deviceState(database, DeviceId{id}).condition);
    }
    if (kind == RecordKind::Device && field == fieldOf<&Device::use>) {
        return toValue(store::deviceState(database, DeviceId{id}).use);
    }
    return stated;
}

void requireFits(const Kind& kind, const FieldEdit& edit)
{
    const auto* field = kind.field(edit.field);
    if (field == nullptr || !fits(*field, edit.wanted)) {
        throw Error(Error::Kind::Bug,
                    {"store.failed", {{"detail", "edit of " + std::string(kind.name)}}},
                    "field " + std::to_string(edit.field) + " does not take this value");
    }
}

} // namespace

WeighedEdits weighEdits(store::Database& database, RecordKind kind, const RecordId& id,
                        const std::vector<Value>& current, const std::vector<FieldEdit>& edits,
                        OnConflict onConflict)
{
    WeighedEdits weighed;
    weighed.merged = current;
    for (const auto& edit : edits) {
        requireFits(describe(kind), edit);
        const auto& now = current[edit.field - 1u];
        if (edit.seen && *edit.seen == edit.wanted) { // a condition: nothing is written
            if (auto shown = shownValue(database, kind, id, edit.field, now); shown != *edit.seen) {
                weighed.conflicts.push_back(
                    {edit.field, *edit.seen, std::move(shown), edit.wanted, {}, {}});
            }
        } else if (edit.seen && *edit.seen != now && edit.wanted != now) {
            weighed.conflicts.push_back({edit.field, *edit.seen, now, edit.wanted, {}, {}});
        } else {
            weighed.merged[edit.field - 1u] = edit.wanted;
        }
    }
    if (!weighed.conflicts.empty()) {
        const auto holders = holdersOf(database, kind, id);
        for (auto& conflict : weighed.conflicts) {
            if (const auto found = holders.find(conflict.field); found != holders.end()) {
                conflict.by = found->second.by;
                conflict.at = found->second.at;
            }
        }
        if (onConflict == OnConflict::WriteNothing) {
            weighed.merged = current;
        }
    }
    for (std::size_t i = 0; i < current.size(); ++i) {
        if (weighed.merged[i] != current[i]) {
            weighed.passed.push_back(static_cast<std::uint16_t>(i + 1));
        }
    }
    return weighed;
}

} // namespace dongbo
