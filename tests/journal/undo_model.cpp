#include "tests/journal/undo_model.h"

#include <algorithm>
#include <cstring>

namespace dongbo::test {

namespace {

const std::set<RecordKind> lifeKinds{RecordKind::Fault,    RecordKind::Repair,
                                     RecordKind::Custody,  RecordKind::Transfer,
                                     RecordKind::Disposal, RecordKind::Replacement};
// written out: field numbers never change
const std::set<std::pair<RecordKind, int>> stepFields{
    {RecordKind::Fault, 8},   {RecordKind::Repair, 6},  {RecordKind::Repair, 7},
    {RecordKind::Repair, 8},  {RecordKind::Custody, 5}, {RecordKind::Device, 8},
    {RecordKind::Device, 20},
};
const std::set<std::pair<RecordKind, int>> custodians{{RecordKind::Device, 9},
                                                      {RecordKind::Site, 5}};
constexpr std::uint16_t faultState = 8;
constexpr std::uint16_t repairFault = 2;
constexpr std::uint16_t undoneMark = 6;
const Value inRepair{std::int64_t{static_cast<int>(FaultState::InRepair)}};

} // namespace

std::uint64_t UndoModel::Op::tail() const
{
    std::uint64_t out = 0;
    std::memcpy(&out, std::get<2>(stamp).bytes.data() + 8, 8);
    return out;
}

bool UndoModel::Op::restates() const
{
    return isBirth && !changes.empty() && changes.begin()->second.basedOn != 0;
}

void UndoModel::add(const archive::Operation& operation)
{
    Op op;
    op.stamp = {operation.hlc, operation.origin, operation.id};
    op.changeSet = operation.changeSet;
    op.isBirth = operation.verb == 1;
    for (auto& change : archive::decodePayload(operation.payload).changes) {
        op.changes.emplace(change.number, change);
    }
    const auto kind = static_cast<RecordKind>(operation.kind);
    if (op.isBirth) {
        m_born[op.changeSet].insert(kind);
    }
    m_ops[{kind, operation.record}].emplace(op.stamp, op);
}

void UndoModel::readMarks()
{
    m_undone.clear();
    for (const auto& [key, ops] : m_ops) {
        if (key.first != RecordKind::ChangeSet) {
            continue;
        }
        for (const auto& [stamp, op] : ops) {
            const auto mark = op.changes.find(undoneMark);
            if (mark == op.changes.end()) {
                continue;
            }
            if (mark->second.value == Value{std::int64_t{1}}) {
                m_undone.insert(ChangeSetId{key.second});
            } else {
                m_undone.erase(ChangeSetId{key.second});
            }
        }
    }
}

UndoModel::Names UndoModel::all() const
{
    Names names;
    for (const auto& [changeSet, kinds] : m_born) {
        names.insert(changeSet);
    }
    return names;
}

UndoModel::Read UndoModel::read(const Key& key, const Names& gone) const
{
    Read out;
    out.fields.resize(describe(key.first).fields.size());
    const auto found = m_ops.find(key);
    if (found == m_ops.end()) {
        return out;
    }
    const auto& ops = found->second;
    for (const auto& [stamp, op] : ops) { // a birth in its own right before one that restates
        const bool isBetter = out.birth == nullptr || out.birth->restates() || !op.restates();
        if (op.isBirth && !gone.contains(op.changeSet) && isBetter) {
            out.birth = &op;
        }
    }
    Stamp place{};
    if (out.birth != nullptr) {
        place = out.birth->stamp;
        if (out.birth->restates()) {
            place = Stamp{};
            for (const auto& [stamp, op] : ops) {
                for (const auto& [field, change] : out.birth->changes) {
                    place = change.basedOn == op.tail() ? std::max(place, stamp) : place;
                }
            }
        }
        for (auto& field : out.fields) {
            field.by = out.birth;
        }
        for (const auto& [field, change] : out.birth->changes) {
            out.fields[field - 1u].value = change.value;
        }
    }
    for (const auto& [stamp, op] : ops) {
        if (op.isBirth || gone.contains(op.changeSet) || (out.birth != nullptr && stamp < place)) {
            continue;
        }
        for (const auto& [field, change] : op.changes) {
            out.fields[field - 1u] = {change.value, &op};
        }
    }
    return out;
}

std::map<UndoModel::Key, UndoModel::Record> UndoModel::records(const Names& gone) const
{
    std::map<Key, Record> all;
    for (const auto& [key, ops] : m_ops) {
        if (key.first == RecordKind::ChangeSet) {
            continue;
        }
        const auto seen = read(key, gone);
        auto& record = all[key];
        record.isBorn = seen.birth != nullptr;
        for (const auto& [stamp, op] : ops) {
            record.wasBorn = record.wasBorn || op.isBirth;
        }
        for (const auto& field : seen.fields) {
            record.values.push_back(field.value);
        }
    }
    return all;
}

bool UndoModel::bears(const ChangeSetId& changeSet, RecordKind kind) const
{
    const auto found = m_born.find(changeSet);
    return found != m_born.end() && found->second.contains(kind);
}

bool UndoModel::isStepSet(const ChangeSetId& changeSet) const
{
    return !bears(changeSet, RecordKind::ImportFile) &&
           std::any_of(lifeKinds.begin(), lifeKinds.end(),
                       [&](RecordKind kind) { return bears(changeSet, kind); });
}

bool UndoModel::isNamedInStep(const Key& key) const
{
    const auto found = m_ops.find(key);
    return (key.first == RecordKind::Vendor || key.first == RecordKind::Officer) &&
           found != m_ops.end() &&
           std::any_of(found->second.begin(), found->second.end(), [&](const auto& one) {
               return one.second.isBirth && isStepSet(one.second.changeSet);
           });
}

/// It was born, and no birth is left.
bool UndoModel::isDead(const Key& key, const Names& gone) const
{
    const auto found = m_ops.find(key);
    if (found == m_ops.end()) {
        return false;
    }
    bool wasBorn = false;
    for (const auto& [stamp, op] : found->second) {
        wasBorn = wasBorn || op.isBirth;
        if (op.isBirth && !gone.contains(op.changeSet)) {
            return false;
        }
    }
    return wasBorn;
}

bool UndoModel::followsStep(const Key& key, const Op& later, std::uint16_t field) const
{
    return stepFields.contains({key.first, field}) ||
           (custodians.contains({key.first, field}) && bears(later.changeSet, RecordKind::Custody));
}

bool UndoModel::writesState(const Key& fault, const ChangeSetId& changeSet) const
{
    const auto found = m_ops.find(fault);
    return found != m_ops.end() &&
           std::any_of(found->second.begin(), found->second.end(), [&](const auto& one) {
               return one.second.changeSet == changeSet && one.second.changes.contains(faultState);
           });
}

/// The newest start of a repair of the fault before `begun` that is not gone.
const UndoModel::Op* UndoModel::stateStart(const Key& fault, const Op& begun,
                                           const Names& gone) const
{
    const Op* newest = nullptr;
    const auto found = m_ops.find(fault);
    if (found == m_ops.end()) {
        return nullptr;
    }
    for (const auto& [stamp, op] : found->second) {
        const auto state = op.changes.find(faultState);
        if (!op.isBirth && state != op.changes.end() && state->second.value == inRepair &&
            stamp < begun.stamp && !gone.contains(op.changeSet)) {
            newest = &op;
        }
    }
    return newest;
}

/// Change-sets neither in `gone` nor in `going` that rest on something in `going`, all of `going`
/// and `gone` being undone.
UndoModel::Names UndoModel::restingOn(const Names& gone, const Names& going) const
{
    Names without = gone;
    without.insert(going.begin(), going.end());
    Names found;
    const auto take = [&](const ChangeSetId& changeSet) {
        if (!without.contains(changeSet)) {
            found.insert(changeSet);
        }
    };
    for (const auto& [key, ops] : m_ops) {
        if (key.first == RecordKind::ChangeSet) {
            continue;
        }
        const auto before = read(key, gone);
        const auto after = read(key, without);
        const auto& fields = describe(key.first).fields;
        for (std::size_t i = 0; i < fields.size(); ++i) { // what it refers to is there no more
            const auto* target = std::get_if<RecordId>(&after.fields[i].value);
            if (!fields[i].target || target == nullptr) {
                continue;
            }
            const Key wanted{*fields[i].target, *target};
            const bool isNews = before.fields[i].by != after.fields[i].by || !isDead(wanted, gone);
            if (isDead(wanted, without) && !isNamedInStep(wanted) && isNews) {
                take(after.fields[i].by->changeSet);
            }
        }
        for (const auto& [stamp, op] : ops) {
            if (op.isBirth) { // a repair begun while another ran
                const auto fault = op.changes.find(repairFault);
                if (key.first != RecordKind::Repair || fault == op.changes.end()) {
                    continue;
                }
                const Key faultKey{RecordKind::Fault, std::get<RecordId>(fault->second.value)};
                if (!writesState(faultKey, op.changeSet) &&
                    stateStart(faultKey, op, gone) != nullptr &&
                    stateStart(faultKey, op, without) == nullptr) {
                    take(op.changeSet);
                }
                continue;
            }
            if (lifeKinds.contains(key.first) && isDead(key, without) && !isDead(key, gone)) {
                take(op.changeSet); // written on a step that goes
            }
            for (const auto& [field, change] : op.changes) { // the step before it goes
                for (const auto& [earlierStamp, earlier] : ops) {
                    if (!earlier.isBirth && change.basedOn == earlier.tail() &&
                        earlier.changes.contains(field) && going.contains(earlier.changeSet) &&
                        followsStep(key, op, field)) {
                        take(op.changeSet);
                    }
                }
            }
        }
    }
    return found;
}

UndoModel::Names UndoModel::closure(const Names& asked) const
{
    Names going = asked;
    for (;;) {
        const auto more = restingOn(m_undone, going);
        if (more.empty()) {
            return going;
        }
        going.insert(more.begin(), more.end());
    }
}

UndoModel::Names UndoModel::direct(const ChangeSetId& asked) const
{
    return restingOn(m_undone, {asked});
}

std::optional<ChangeSetId> UndoModel::newestBirth(const Key& key) const
{
    std::optional<ChangeSetId> newest;
    for (const auto& [stamp, op] : m_ops.at(key)) {
        newest = op.isBirth ? std::optional{op.changeSet} : newest;
    }
    return newest;
}

/// Those in undone() that `asked` rests on.
UndoModel::Names UndoModel::basesOf(const ChangeSetId& asked) const
{
    Names needed;
    Names without = m_undone;
    without.erase(asked);
    const auto needBirth = [&](const Key& key) {
        if (isDead(key, without)) {
            needed.insert(*newestBirth(key));
        }
    };
    for (const auto& [key, ops] : m_ops) {
        const bool isTouched = std::any_of(
            ops.begin(), ops.end(), [&](const auto& one) { return one.second.changeSet == asked; });
        if (key.first == RecordKind::ChangeSet || !isTouched) {
            continue;
        }
        if (lifeKinds.contains(key.first)) {
            needBirth(key);
        }
        const auto then = read(key, m_undone);
        const auto now = read(key, without);
        const auto& fields = describe(key.first).fields;
        for (std::size_t i = 0; i < fields.size(); ++i) { // what others wrote on it meanwhile
            const auto* target = std::get_if<RecordId>(&now.fields[i].value);
            if (fields[i].target && target != nullptr && then.birth == nullptr &&
                now.birth != nullptr) {
                needBirth({*fields[i].target, *target});
            }
        }
        for (const auto& [stamp, op] : ops) {
            if (op.changeSet != asked) {
                continue;
            }
            if (op.isBirth && key.first == RecordKind::Repair && op.changes.contains(repairFault)) {
                const Key fault{RecordKind::Fault,
                                std::get<RecordId>(op.changes.at(repairFault).value)};
                const auto* start = stateStart(fault, op, {});
                if (!writesState(fault, asked) && start != nullptr &&
                    stateStart(fault, op, m_undone) == nullptr) {
                    needed.insert(start->changeSet);
                }
            }
            for (const auto& [field, change] : op.changes) {
                const auto* target = std::get_if<RecordId>(&change.value);
                if (fields[field - 1u].target && target != nullptr) {
                    needBirth({*fields[field - 1u].target, *target});
                }
                for (const auto& [earlierStamp, earlier] : ops) {
                    if (!op.isBirth && !earlier.isBirth && change.basedOn == earlier.tail() &&
                        m_undone.contains(earlier.changeSet) && followsStep(key, op, field)) {
                        needed.insert(earlier.changeSet);
                    }
                }
            }
        }
    }
    return needed;
}

UndoModel::Names UndoModel::undoneAfterRedo(const ChangeSetId& asked) const
{
    Names gone = m_undone;
    std::vector<ChangeSetId> work{asked};
    while (!work.empty()) {
        const auto next = work.back();
        work.pop_back();
        if (gone.erase(next) > 0) {
            const auto needed = basesOf(next);
            work.insert(work.end(), needed.begin(), needed.end());
        }
    }
    return gone;
}

} // namespace dongbo::test
