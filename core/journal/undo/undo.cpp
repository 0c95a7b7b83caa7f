#include "core/journal/undo/undo.h"

#include "core/journal/undo/bases.h"
#include "core/journal/undo/resting.h"
#include "core/store/journal/change_log.h"
#include "core/text/dates.h"

#include <algorithm>
#include <deque>
#include <map>
#include <set>

namespace dongbo::journal {

namespace {

ChangeSet headerOf(const store::Projection& projection, const ChangeSetId& changeSet)
{
    const auto row = projection.read(RecordKind::ChangeSet, changeSet);
    if (!row || row->state == store::RecordState::Stub) {
        throw Error(Error::Kind::NotFound,
                    {"journal.no_change_set", {{"change_set", changeSet.text()}}});
    }
    return recordOf<ChangeSet>(row->values);
}

enum class Mark
{
    Undone,
    TakenBack
};

void setMark(Journal& journal, const Actor& actor, const ChangeSetId& changeSet, Mark mark,
             const std::string& reason, const Progress& progress)
{
    const store::Projection projection(journal.database());
    auto header = headerOf(projection, changeSet);
    header.undone = mark == Mark::Undone;
    header.undoneBy = actor.officer;
    header.undoneByName = actor.name;
    header.undoneReason = reason.empty() ? std::nullopt : std::optional{reason};
    Action action(journal, actor, {}, {});
    action.mark(changeSet, header, progress);
}

/// What one change-set wrote of a record, as a birth that restates it.
std::vector<archive::FieldChange> restatement(const RecordOps& ops, const ChangeSetId& changeSet)
{
    const auto folded = ops.without([&](const ChangeSetId& one) { return one != changeSet; });
    std::vector<archive::FieldChange> changes;
    for (std::size_t i = 0; i < folded.values.size(); ++i) {
        const auto field = static_cast<std::uint16_t>(i + 1);
        const auto* holder = ops.holder(folded, field);
        if (holder == nullptr || std::holds_alternative<std::monostate>(folded.values[i])) {
            continue;
        }
        const auto* change = holder->change(field);
        // what is itself a restatement names the first one, whose age counts
        const bool isAgain =
            isRestated(static_cast<archive::Verb>(holder->row.verb), holder->payload);
        changes.push_back({field, folded.values[i],
                           isAgain && change != nullptr ? change->basedOn : tailOf(holder->row.id),
                           std::nullopt});
    }
    return changes;
}

/// Gives records that would be withdrawn a birth of their own.
class Keeper
{
public:
    Keeper(Journal& journal, const Actor& actor, const ChangeSetId& asked,
           const std::string& reason)
        : m_ops(journal.database())
        , m_applier(journal.database(), journal.knowledge())
        , m_action(journal, actor, {"did.kept", {{"change_set", asked.text()}}}, reason)
    {}

    /// The record as the newest of its births in `going` gave it. With what it refers to and would
    /// go too, when that was born in `going` as well.
    void keep(RecordKind kind, const RecordId& record, const std::set<ChangeSetId>& going)
    {
        std::deque<std::pair<RecordKind, RecordId>> work{{kind, record}};
        for (; !work.empty(); work.pop_front()) {
            const auto [nextKind, next] = work.front();
            if (!m_known.insert(next).second) {
                continue;
            }
            const RecordOps ops(m_ops, m_applier, nextKind, next);
            const RecordOps::One* birth = nullptr;
            for (const auto& one : ops.all()) {
                if (!one.isBirth()) {
                    continue;
                }
                if (!going.contains(one.row.changeSet)) {
                    if (!m_applier.isUndone(one.row.changeSet)) {
                        birth = nullptr;
                        break; // it lives on anyhow
                    }
                } else if (birth == nullptr || birth->stamp < one.stamp) {
                    birth = &one;
                }
            }
            if (birth == nullptr) {
                continue;
            }
            auto changes = restatement(ops, birth->row.changeSet);
            for (const auto& change : changes) {
                const auto* target = std::get_if<RecordId>(&change.value);
                const auto* field = describe(nextKind).field(change.number);
                if (target != nullptr && field->target) {
                    work.emplace_back(*field->target, *target);
                }
            }
            m_births.push_back({nextKind, next, std::move(changes)});
        }
    }

    std::vector<RecordId> write()
    {
        std::vector<RecordId> kept;
        for (auto& birth : m_births) {
            m_action.restateRaw(birth.kind, birth.record, std::move(birth.changes));
            kept.push_back(birth.record);
        }
        return kept;
    }

private:
    struct Birth
    {
        RecordKind kind;
        RecordId record;
        std::vector<archive::FieldChange> changes;
    };
    store::OpTable m_ops;
    Applier m_applier;
    Action m_action;
    std::set<RecordId> m_known;
    std::vector<Birth> m_births;
};

/// Those that Keep cannot help: a step stands on the step before it, and what was withdrawn
/// earlier is not this change-set's to keep.
std::vector<Dependant> notToBeKept(Journal& journal, const std::vector<Dependant>& dependants,
                                   const ChangeSetId& changeSet)
{
    std::set<RecordId> born;
    store::OpTable(journal.database()).ofChangeSet(changeSet, [&](const store::OpRow& row) {
        if (row.verb == static_cast<std::uint8_t>(archive::Verb::Create)) {
            born.insert(row.record);
        }
    });
    std::vector<Dependant> found;
    std::copy_if(dependants.begin(), dependants.end(), std::back_inserter(found),
                 [&](const Dependant& one) {
                     return one.tie != Tie::Reference || !born.contains(one.restsOn);
                 });
    return found;
}

void refuseUndoneAlready(Journal& journal, const ChangeSetId& changeSet, const ChangeSet& header)
{
    if (!header.undone.value_or(false)) {
        return;
    }
    const auto mark = store::changeRow(journal.database(), changeSet);
    throw Error(Error::Kind::Refused,
                {"journal.undone_already",
                 {{"by", header.undoneByName.value_or("")},
                  {"at", text::formatInstant(Instant{mark ? mark->undoneMs : 0})}}});
}

/// Takes along what rests on the change-set, or gives it a birth of its own; false, with what is in
/// the way in `result`, when the rule refuses. What it knows of the records goes with it: there may
/// be a million.
bool settleDependants(Journal& journal, const Actor& actor, const ChangeSetId& changeSet,
                      DependantRule rule, const std::string& reason, UndoResult& result)
{
    Resting resting(journal);
    result.dependants = resting.grow(changeSet);
    if (rule == DependantRule::Refuse && !result.dependants.empty()) {
        return false;
    }
    if (rule == DependantRule::Keep) {
        result.cannotKeep = notToBeKept(journal, result.dependants, changeSet);
        if (!result.cannotKeep.empty()) {
            return false;
        }
    }
    if (rule == DependantRule::Take) {
        auto work = result.dependants;
        while (!work.empty()) {
            const auto next = work.back().madeBy;
            work.pop_back();
            if (!resting.going().contains(next)) {
                const auto more = resting.grow(next);
                work.insert(work.end(), more.begin(), more.end());
                result.alsoUndone.push_back(next);
            }
        }
        // the newest first, as a person would
        std::sort(result.alsoUndone.begin(), result.alsoUndone.end(), std::greater<>{});
    }
    {
        Keeper keeper(journal, actor, changeSet, reason);
        if (rule == DependantRule::Keep) {
            for (const auto& dependant : result.dependants) {
                keeper.keep(dependant.restsOnKind, dependant.restsOn, resting.going());
            }
        }
        for (const auto& [kind, record] : resting.staying()) {
            keeper.keep(kind, record, resting.going());
        }
        result.kept = keeper.write();
    }
    return true;
}

} // namespace

std::vector<Dependant> dependantsOf(Journal& journal, const ChangeSetId& changeSet)
{
    return Resting(journal).grow(changeSet);
}

UndoResult undo(Journal& journal, const Actor& actor, const ChangeSetId& changeSet,
                DependantRule rule, const std::string& reason, const Progress& progress)
{
    refuseUndoneAlready(journal, changeSet,
                        headerOf(store::Projection(journal.database()), changeSet));
    UndoResult result;
    if (!settleDependants(journal, actor, changeSet, rule, reason, result)) {
        return result;
    }
    for (const auto& other : result.alsoUndone) {
        setMark(journal, actor, other, Mark::Undone, reason, progress);
    }
    setMark(journal, actor, changeSet, Mark::Undone, reason, progress);
    result.done = true;
    return result;
}

RedoResult redo(Journal& journal, const Actor& actor, const ChangeSetId& changeSet, BasisRule rule,
                const std::string& reason, const Progress& progress)
{
    const auto header = headerOf(store::Projection(journal.database()), changeSet);
    if (!header.undone.value_or(false)) {
        throw Error(Error::Kind::Refused,
                    {"journal.not_undone", {{"change_set", changeSet.text()}}});
    }
    RedoResult result;
    Bases bases(journal);
    result.bases = bases.grow(changeSet);
    if (rule == BasisRule::Refuse && !result.bases.empty()) {
        return result;
    }
    auto work = result.bases;
    while (!work.empty()) {
        const auto next = work.back().changeSet;
        work.pop_back();
        if (!bases.returning().contains(next)) {
            const auto more = bases.grow(next);
            work.insert(work.end(), more.begin(), more.end());
            result.alsoRedone.push_back(next);
        }
    }
    std::sort(result.alsoRedone.begin(), result.alsoRedone.end());
    for (const auto& other : result.alsoRedone) {
        setMark(journal, actor, other, Mark::TakenBack, reason, progress);
    }
    setMark(journal, actor, changeSet, Mark::TakenBack, reason, progress);
    result.done = true;
    return result;
}

} // namespace dongbo::journal
