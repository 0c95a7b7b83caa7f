#include "core/journal/undo.h"

#include "core/store/change_log.h"

#include <algorithm>
#include <deque>
#include <map>
#include <set>

namespace dongbo::journal {

namespace {

struct Born
{
    RecordKind kind;
    RecordId record;
};

/// Whether the record would have no live birth left without `without`.
bool isBornOnlyIn(store::OpTable& ops, Applier& applier, const Born& born,
                  const std::set<ChangeSetId>& without)
{
    bool other = false;
    std::vector<ChangeSetId> births;
    ops.ofRecord(born.record, [&](const store::OpRow& row) {
        if (!row.isParked && row.verb == static_cast<std::uint8_t>(archive::Verb::Create) &&
            row.kind == static_cast<std::uint16_t>(born.kind)) {
            births.push_back(row.changeSet);
        }
    });
    for (const auto& birth : births) {
        other = other || (!without.contains(birth) && !applier.isUndone(birth));
    }
    return !other;
}

std::vector<Born> bornIn(store::OpTable& ops, Applier& applier,
                         const std::set<ChangeSetId>& changeSets)
{
    std::vector<Born> all;
    for (const auto& changeSet : changeSets) {
        ops.ofChangeSet(changeSet, [&](const store::OpRow& row) {
            if (!row.isParked && row.verb == static_cast<std::uint8_t>(archive::Verb::Create) &&
                row.kind != static_cast<std::uint16_t>(RecordKind::ChangeSet)) {
                all.push_back({static_cast<RecordKind>(row.kind), row.record});
            }
        });
    }
    std::erase_if(all,
                  [&](const Born& born) { return !isBornOnlyIn(ops, applier, born, changeSets); });
    return all;
}

/// A record as it would be were some change-sets undone.
struct Without
{
    Folded folded;
    std::map<std::int64_t, ChangeSetId> changeSets; ///< of its operations, by arrival number

    /// The change-set that gives the field its value.
    [[nodiscard]] ChangeSetId holder(std::uint16_t field) const
    {
        auto no = folded.birth.value_or(0);
        for (const auto& cell : folded.cells) {
            no = cell.field == field ? cell.op : no;
        }
        const auto found = changeSets.find(no);
        return found == changeSets.end() ? ChangeSetId{} : found->second;
    }
};

Without foldWithout(store::OpTable& ops, Applier& applier, const Born& record,
                    const std::set<ChangeSetId>& changeSets)
{
    Without out;
    std::deque<archive::Payload> payloads;
    std::vector<store::OpRow> rows;
    ops.ofRecord(record.record, [&](const store::OpRow& row) {
        if (!row.isParked && row.kind == static_cast<std::uint16_t>(record.kind)) {
            payloads.push_back(archive::decodePayload(row.payload));
            rows.push_back(row);
            rows.back().payload = {};
        }
    });
    std::vector<FoldInput> inputs;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto& row = rows[i];
        const bool isLive = !changeSets.contains(row.changeSet) && !applier.isUndone(row.changeSet);
        inputs.push_back({applier.stampOf(row), row.no, static_cast<archive::Verb>(row.verb),
                          isLive, &payloads[i]});
        out.changeSets.emplace(row.no, row.changeSet);
    }
    out.folded = fold(describe(record.kind), inputs);
    return out;
}

/// Records that may come to rest on what goes: those that refer to it now, and those the
/// change-sets touched, whose earlier values come back.
std::set<std::pair<RecordKind, RecordId>> candidatesOf(Journal& journal, store::OpTable& ops,
                                                       const std::vector<Born>& going,
                                                       const std::set<ChangeSetId>& changeSets)
{
    const store::Projection projection(journal.database());
    std::set<std::pair<RecordKind, RecordId>> candidates;
    for (const auto& kind : kinds()) {
        if (kind.number == RecordKind::ChangeSet) {
            continue; // who did something is told even of an officer that was taken back
        }
        for (const auto& field : kind.fields) {
            for (const auto& born : going) {
                if (field.target != born.kind) {
                    continue;
                }
                for (const auto& record :
                     projection.referring(kind.number, field.number, born.record)) {
                    candidates.emplace(kind.number, record);
                }
            }
        }
    }
    for (const auto& changeSet : changeSets) {
        ops.ofChangeSet(changeSet, [&](const store::OpRow& row) {
            if (!row.isParked && row.kind != static_cast<std::uint16_t>(RecordKind::ChangeSet)) {
                candidates.emplace(static_cast<RecordKind>(row.kind), row.record);
            }
        });
    }
    return candidates;
}

std::vector<Dependant> dependantsOf(Journal& journal, const std::set<ChangeSetId>& changeSets)
{
    store::OpTable ops(journal.database());
    Applier applier(journal.database(), journal.knowledge());
    const auto going = bornIn(ops, applier, changeSets);
    std::map<RecordId, RecordKind> goingIds;
    for (const auto& born : going) {
        goingIds.emplace(born.record, born.kind);
    }
    std::vector<Dependant> found;
    if (going.empty()) {
        return found;
    }
    for (const auto& [kind, record] : candidatesOf(journal, ops, going, changeSets)) {
        if (goingIds.contains(record)) {
            continue;
        }
        const auto later = foldWithout(ops, applier, {kind, record}, changeSets);
        if (later.folded.state != store::RecordState::Born) {
            continue;
        }
        const auto firstOfRecord = static_cast<std::ptrdiff_t>(found.size());
        for (const auto& field : describe(kind).fields) {
            const auto* target = std::get_if<RecordId>(&later.folded.values[field.number - 1u]);
            if (!field.target || target == nullptr || !goingIds.contains(*target)) {
                continue;
            }
            Dependant dependant{kind, record, later.holder(field.number), *field.target, *target};
            if (std::find(found.begin() + firstOfRecord, found.end(), dependant) == found.end()) {
                found.push_back(dependant);
            }
        }
    }
    return found;
}

ChangeSet headerOf(const store::Projection& projection, const ChangeSetId& changeSet)
{
    const auto row = projection.read(RecordKind::ChangeSet, changeSet);
    if (!row || row->state == store::RecordState::Stub) {
        throw Error(Error::Kind::NotFound,
                    {"journal.no_change_set", {{"change_set", changeSet.text()}}});
    }
    return recordOf<ChangeSet>(row->values);
}

void setMark(Journal& journal, const Actor& actor, const ChangeSetId& changeSet, bool undone,
             const std::string& reason)
{
    const store::Projection projection(journal.database());
    auto header = headerOf(projection, changeSet);
    header.undone = undone;
    header.undoneBy = actor.officer;
    header.undoneByName = actor.name;
    header.undoneReason = reason.empty() ? std::nullopt : std::optional{reason};
    Action action(journal, actor, {}, {});
    action.mark(changeSet, header);
}

/// Gives the records rested on, and what they in turn rest on, a birth of their own.
std::vector<RecordId> keepAlive(Journal& journal, const Actor& actor,
                                const std::vector<Dependant>& dependants,
                                const ChangeSetId& changeSet, const std::string& reason)
{
    store::OpTable ops(journal.database());
    Applier applier(journal.database(), journal.knowledge());
    const store::Projection projection(journal.database());
    std::map<RecordId, RecordKind> going;
    for (const auto& born : bornIn(ops, applier, {changeSet})) {
        going.emplace(born.record, born.kind);
    }
    std::vector<RecordId> work;
    std::set<RecordId> kept;
    for (const auto& dependant : dependants) {
        if (kept.insert(dependant.restsOn).second) {
            work.push_back(dependant.restsOn);
        }
    }
    Action action(journal, actor, {"did.kept", {{"change_set", changeSet.text()}}}, reason);
    for (std::size_t i = 0; i < work.size(); ++i) {
        const auto kind = going.at(work[i]);
        const auto row = projection.read(kind, work[i]);
        action.createRaw(kind, work[i], Action::changesOf(row->values), std::nullopt);
        for (const auto& field : describe(kind).fields) {
            const auto* target = std::get_if<RecordId>(&row->values[field.number - 1u]);
            if (field.target && target != nullptr && going.contains(*target) &&
                kept.insert(*target).second) {
                work.push_back(*target);
            }
        }
    }
    return work;
}

} // namespace

std::vector<Dependant> dependantsOf(Journal& journal, const ChangeSetId& changeSet)
{
    return dependantsOf(journal, std::set{changeSet});
}

UndoResult undo(Journal& journal, const Actor& actor, const ChangeSetId& changeSet,
                DependantRule rule, const std::string& reason)
{
    const store::Projection projection(journal.database());
    const auto header = headerOf(projection, changeSet);
    if (header.undone.value_or(false)) {
        const auto mark = store::changeRow(journal.database(), changeSet);
        throw Error(Error::Kind::Refused, {"journal.undone_already",
                                           {{"by", header.undoneByName.value_or("")},
                                            {"at", isoText(Instant{mark ? mark->undoneMs : 0})}}});
    }
    UndoResult result;
    result.dependants = dependantsOf(journal, changeSet);
    if (rule == DependantRule::Refuse && !result.dependants.empty()) {
        return result;
    }
    std::set<ChangeSetId> going{changeSet};
    if (rule == DependantRule::Take) {
        for (bool grown = true; grown;) {
            grown = false;
            for (const auto& dependant : dependantsOf(journal, going)) {
                if (going.insert(dependant.madeBy).second) {
                    grown = true;
                    result.alsoUndone.push_back(dependant.madeBy);
                }
            }
        }
        // the newest first, as a person would
        std::sort(result.alsoUndone.begin(), result.alsoUndone.end(), std::greater<>{});
        for (const auto& other : result.alsoUndone) {
            setMark(journal, actor, other, true, reason);
        }
    } else if (rule == DependantRule::Keep && !result.dependants.empty()) {
        result.kept = keepAlive(journal, actor, result.dependants, changeSet, reason);
    }
    setMark(journal, actor, changeSet, true, reason);
    result.done = true;
    return result;
}

void redo(Journal& journal, const Actor& actor, const ChangeSetId& changeSet,
          const std::string& reason)
{
    const store::Projection projection(journal.database());
    const auto header = headerOf(projection, changeSet);
    if (!header.undone.value_or(false)) {
        throw Error(Error::Kind::Refused,
                    {"journal.not_undone", {{"change_set", changeSet.text()}}});
    }
    setMark(journal, actor, changeSet, false, reason);
}

} // namespace dongbo::journal
