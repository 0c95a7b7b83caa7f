#include "core/journal/undo/bases.h"

#include "core/journal/undo/resting.h"

#include <algorithm>

namespace dongbo::journal {

Bases::Bases(Journal& journal)
    : m_ops(journal.database())
    , m_applier(journal.database(), journal.knowledge())
{}

bool Bases::isUndone(const ChangeSetId& changeSet)
{
    const auto known = m_undone.find(changeSet);
    return known != m_undone.end()
               ? known->second
               : m_undone.emplace(changeSet, m_applier.isUndone(changeSet)).first->second;
}

std::vector<Basis> Bases::grow(const ChangeSetId& changeSet)
{
    m_found.clear();
    m_missingBirth.clear();
    m_returning.insert(changeSet);
    m_givesCustody = false;
    std::set<std::pair<RecordKind, RecordId>> mixed;
    std::vector<std::pair<RecordId, RecordId>> repairs; // with their faults
    m_ops.ofChangeSetCounted(changeSet, [&](const store::OpRow& row, std::int64_t all) {
        const auto kind = static_cast<RecordKind>(row.kind);
        if (row.isParked || kind == RecordKind::ChangeSet) {
            return;
        }
        const bool isBirth = row.verb == static_cast<std::uint8_t>(archive::Verb::Create);
        m_givesCustody = m_givesCustody || (isBirth && kind == RecordKind::Custody);
        if (all > 1) {
            mixed.emplace(kind, row.record);
        }
        const auto payload = archive::decodePayload(row.payload);
        needReferences(kind, row.record, payload, changeSet);
        if (!isBirth || kind != RecordKind::Repair) {
            return;
        }
        for (const auto& change : payload.changes) {
            const auto* fault = std::get_if<RecordId>(&change.value);
            if (fault != nullptr && change.number == fieldOf<&Repair::fault>) {
                repairs.emplace_back(row.record, *fault);
            }
        }
    });
    for (const auto& [kind, record] : mixed) {
        const RecordOps ops(m_ops, m_applier, kind, record);
        needOfMixed(ops, changeSet);
        needEarlierSteps(ops, changeSet);
    }
    for (const auto& [repair, fault] : repairs) {
        needRepairState(repair, fault, changeSet);
    }
    std::sort(m_found.begin(), m_found.end());
    m_found.erase(std::unique(m_found.begin(), m_found.end()), m_found.end());
    return std::move(m_found);
}

/// A birth of `target`, its newest, when none is there and the change-set does not bring one.
void Bases::needBirth(RecordKind kind, const RecordId& record, RecordKind targetKind,
                      const RecordId& target, const ChangeSetId& changeSet)
{
    auto known = m_missingBirth.find(target);
    if (known == m_missingBirth.end()) {
        std::vector<std::pair<Stamp, ChangeSetId>> births;
        std::vector<store::OpRow> rows;
        m_ops.ofRecord(target, [&](const store::OpRow& row) {
            if (!row.isParked && row.kind == static_cast<std::uint16_t>(targetKind) &&
                row.verb == static_cast<std::uint8_t>(archive::Verb::Create)) {
                rows.push_back(row);
                rows.back().payload = {};
            }
        });
        for (const auto& row : rows) {
            births.emplace_back(m_applier.stampOf(row), row.changeSet);
        }
        const bool isMissing =
            !births.empty() && std::all_of(births.begin(), births.end(), [&](const auto& birth) {
                return birth.second != changeSet && isUndone(birth.second);
            });
        known =
            m_missingBirth
                .emplace(target,
                         isMissing
                             ? std::optional{std::max_element(births.begin(), births.end())->second}
                             : std::nullopt)
                .first;
    }
    if (known->second) {
        m_found.push_back({kind, record, targetKind, target, *known->second});
    }
}

void Bases::needReferences(RecordKind kind, const RecordId& record, const archive::Payload& payload,
                           const ChangeSetId& changeSet)
{
    const auto& described = describe(kind);
    for (const auto& change : payload.changes) {
        const auto* target = std::get_if<RecordId>(&change.value);
        const auto* field = described.field(change.number);
        if (target != nullptr && field != nullptr && field->target) {
            needBirth(kind, record, *field->target, *target, changeSet);
        }
    }
}

/// A record that others wrote on as well: the step it is a part of, and what the others made it
/// refer to if it comes back now.
void Bases::needOfMixed(const RecordOps& ops, const ChangeSetId& changeSet)
{
    if (isLifeKind(ops.kind())) {
        needBirth(ops.kind(), ops.record(), ops.kind(), ops.record(), changeSet);
    }
    const auto before = ops.without([&](const ChangeSetId& one) { return isUndone(one); });
    const auto after =
        ops.without([&](const ChangeSetId& one) { return one != changeSet && isUndone(one); });
    if (before.state == store::RecordState::Born || after.state != store::RecordState::Born) {
        return;
    }
    for (const auto& field : describe(ops.kind()).fields) {
        const auto* target = std::get_if<RecordId>(&after.values[field.number - 1u]);
        if (field.target && target != nullptr) {
            needBirth(ops.kind(), ops.record(), *field.target, *target, changeSet);
        }
    }
}

void Bases::needEarlierSteps(const RecordOps& ops, const ChangeSetId& changeSet)
{
    for (const auto& later : ops.all()) {
        if (later.isBirth() || later.row.changeSet != changeSet) {
            continue;
        }
        for (const auto& change : later.payload.changes) {
            if (change.basedOn == 0 ||
                !(isStepField(ops.kind(), change.number) ||
                  (m_givesCustody && isCustodianField(ops.kind(), change.number)))) {
                continue;
            }
            for (const auto& earlier : ops.all()) {
                if (!earlier.isBirth() && tailOf(earlier.row.id) == change.basedOn &&
                    isUndone(earlier.row.changeSet)) {
                    m_found.push_back({ops.kind(), ops.record(), ops.kind(), ops.record(),
                                       earlier.row.changeSet});
                }
            }
        }
    }
}

/// A repair that wrote no state of its fault, because that was in repair already, needs one of the
/// starts before it.
void Bases::needRepairState(const RecordId& repair, const RecordId& fault,
                            const ChangeSetId& changeSet)
{
    constexpr auto stateField = fieldOf<&Fault::state>;
    const RecordOps repairOps(m_ops, m_applier, RecordKind::Repair, repair);
    const RecordOps faultOps(m_ops, m_applier, RecordKind::Fault, fault);
    Stamp begun;
    for (const auto& one : repairOps.all()) {
        if (one.isBirth() && one.row.changeSet == changeSet) {
            begun = one.stamp;
        }
    }
    const RecordOps::One* newest = nullptr;
    for (const auto& one : faultOps.all()) {
        const auto* state = one.isBirth() ? nullptr : one.change(stateField);
        if (state == nullptr) {
            continue;
        }
        if (one.row.changeSet == changeSet) {
            return; // it wrote the state itself
        }
        if (state->value != toValue(std::optional{FaultState::InRepair}) || begun < one.stamp) {
            continue;
        }
        if (!isUndone(one.row.changeSet)) {
            return;
        }
        if (newest == nullptr || newest->stamp < one.stamp) {
            newest = &one;
        }
    }
    if (newest != nullptr) {
        m_found.push_back(
            {RecordKind::Repair, repair, RecordKind::Fault, fault, newest->row.changeSet});
    }
}

} // namespace dongbo::journal
