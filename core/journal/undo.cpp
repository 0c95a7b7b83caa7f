#include "core/journal/undo.h"

#include <algorithm>
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

ChangeSetId makerOf(store::OpTable& ops, const store::Projection& projection, RecordKind kind,
                    const RecordId& record)
{
    ChangeSetId maker;
    const auto row = projection.read(kind, record);
    if (row && row->birth) {
        ops.byNumber(*row->birth, [&](const store::OpRow& op) { maker = op.changeSet; });
    }
    return maker;
}

std::vector<Dependant> dependantsOf(Journal& journal, const std::set<ChangeSetId>& changeSets)
{
    store::OpTable ops(journal.database());
    Applier applier(journal.database(), journal.knowledge());
    const store::Projection projection(journal.database());
    const auto going = bornIn(ops, applier, changeSets);
    std::set<RecordId> goingIds;
    std::set<RecordKind> goingKinds;
    for (const auto& born : going) {
        goingIds.insert(born.record);
        goingKinds.insert(born.kind);
    }
    std::vector<Dependant> found;
    for (const auto& kind : kinds()) {
        if (kind.number == RecordKind::ChangeSet) {
            continue; // who did something is told even of an officer that was taken back
        }
        for (const auto& field : kind.fields) {
            if (!field.target || !goingKinds.contains(*field.target)) {
                continue;
            }
            for (const auto& born : going) {
                if (born.kind != *field.target) {
                    continue;
                }
                for (const auto& record :
                     projection.referring(kind.number, field.number, born.record)) {
                    if (!goingIds.contains(record)) {
                        found.push_back({kind.number, record,
                                         makerOf(ops, projection, kind.number, record), born.kind,
                                         born.record});
                    }
                }
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
        throw Error(Error::Kind::Refused,
                    {"journal.undone_already", {{"by", header.undoneByName.value_or("")}}});
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
