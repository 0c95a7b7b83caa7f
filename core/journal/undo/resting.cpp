#include "core/journal/undo/resting.h"

#include <algorithm>
#include <array>
#include <tuple>

namespace dongbo::journal {

namespace {

/// From so many records on, reading a whole table beats asking for each of them.
constexpr std::size_t manyRecords = 256;

bool isBirth(const store::OpRow& row)
{
    return row.verb == static_cast<std::uint8_t>(archive::Verb::Create);
}

} // namespace

bool isLifeKind(RecordKind kind)
{
    return kind == RecordKind::Fault || kind == RecordKind::Repair || kind == RecordKind::Custody ||
           kind == RecordKind::Transfer || kind == RecordKind::Disposal ||
           kind == RecordKind::Replacement;
}

bool isStepField(RecordKind kind, FieldNumber field)
{
    static const std::array steps{
        std::pair{RecordKind::Fault, fieldOf<&Fault::state>},
        std::pair{RecordKind::Repair, fieldOf<&Repair::outcome>},
        std::pair{RecordKind::Repair, fieldOf<&Repair::finishedAt>},
        std::pair{RecordKind::Repair, fieldOf<&Repair::cost>},
        std::pair{RecordKind::Custody, fieldOf<&Custody::to>},
        std::pair{RecordKind::Device, fieldOf<&Device::site>},
        std::pair{RecordKind::Device, fieldOf<&Device::paper>},
    };
    return std::find(steps.begin(), steps.end(),
                     std::pair<RecordKind, std::uint16_t>{kind, field}) != steps.end();
}

bool isCustodianField(RecordKind kind, FieldNumber field)
{
    constexpr auto ofDevice = fieldOf<&Device::custodian>;
    constexpr auto ofSite = fieldOf<&Site::custodian>;
    return (kind == RecordKind::Device && field == ofDevice) ||
           (kind == RecordKind::Site && field == ofSite);
}

Resting::Resting(Journal& journal)
    : m_ops(journal.database())
    , m_projection(journal.database())
    , m_applier(journal.database(), journal.knowledge())
{}

bool Resting::isUndone(const ChangeSetId& changeSet)
{
    const auto known = m_undone.find(changeSet);
    if (known != m_undone.end()) {
        return known->second;
    }
    return m_undone.emplace(changeSet, m_applier.isUndone(changeSet)).first->second;
}

bool Resting::isGone(const ChangeSetId& changeSet)
{
    return m_going.contains(changeSet) || isUndone(changeSet);
}

ChangeSetId Resting::changeSetOf(std::int64_t no)
{
    ChangeSetId found;
    m_ops.byNumber(no, [&](const store::OpRow& row) { found = row.changeSet; });
    return found;
}

std::vector<Resting::Touched> Resting::touchedBy(const ChangeSetId& changeSet)
{
    std::vector<Touched> touched;
    bool hasLife = false;
    bool isImport = false;
    bool givesCustodies = false;
    m_ops.ofChangeSetCounted(changeSet, [&](const store::OpRow& row, std::int64_t all) {
        if (!m_goingOps.empty() && m_goingOps.back().second + 1 == row.no) {
            m_goingOps.back().second = row.no;
        } else {
            m_goingOps.emplace_back(row.no, row.no);
        }
        const auto kind = static_cast<RecordKind>(row.kind);
        if (row.isParked || kind == RecordKind::ChangeSet) {
            return;
        }
        const bool born = isBirth(row);
        hasLife = hasLife || (born && isLifeKind(kind));
        isImport = isImport || (born && kind == RecordKind::ImportFile);
        givesCustodies = givesCustodies || (born && kind == RecordKind::Custody);
        touched.push_back({kind, row.record, 1, all, born});
    });
    std::sort(m_goingOps.begin(), m_goingOps.end());
    m_steps[changeSet] = hasLife && !isImport;
    m_custodies[changeSet] = givesCustodies;
    std::sort(touched.begin(), touched.end(), [](const Touched& a, const Touched& b) {
        return std::tie(a.kind, a.record) < std::tie(b.kind, b.record);
    });
    std::size_t kept = 0;
    for (std::size_t i = 0; i < touched.size(); ++i) {
        if (kept > 0 && touched[kept - 1].kind == touched[i].kind &&
            touched[kept - 1].record == touched[i].record) {
            ++touched[kept - 1].ours;
            touched[kept - 1].isBorn = touched[kept - 1].isBorn || touched[i].isBorn;
        } else {
            touched[kept++] = touched[i];
        }
    }
    touched.resize(kept);
    return touched;
}

bool Resting::bears(const ChangeSetId& changeSet, Bears what)
{
    auto& known = what == Bears::Step ? m_steps : m_custodies;
    const auto found = known.find(changeSet);
    if (found != known.end()) {
        return found->second;
    }
    bool hasLife = false;
    bool isImport = false;
    bool givesCustodies = false;
    m_ops.ofChangeSet(changeSet, [&](const store::OpRow& row) {
        const auto kind = static_cast<RecordKind>(row.kind);
        const bool born = !row.isParked && isBirth(row);
        hasLife = hasLife || (born && isLifeKind(kind));
        isImport = isImport || (born && kind == RecordKind::ImportFile);
        givesCustodies = givesCustodies || (born && kind == RecordKind::Custody);
    });
    m_steps[changeSet] = hasLife && !isImport;
    m_custodies[changeSet] = givesCustodies;
    return known[changeSet];
}

/// No birth of it is left. Vendors and officers first named in a step are never without: see
/// staying().
bool Resting::isDead(RecordKind kind, const RecordId& record)
{
    if (m_dead.contains(record)) {
        return true;
    }
    if (m_alive.contains(record)) {
        return false;
    }
    std::vector<ChangeSetId> births;
    m_ops.ofRecord(record, [&](const store::OpRow& row) {
        if (!row.isParked && isBirth(row) && row.kind == static_cast<std::uint16_t>(kind)) {
            births.push_back(row.changeSet);
        }
    });
    const bool mayStay = kind == RecordKind::Vendor || kind == RecordKind::Officer;
    const bool isAlive =
        births.empty() || std::any_of(births.begin(), births.end(), [&](const ChangeSetId& birth) {
            return !isGone(birth) || (mayStay && bears(birth, Bears::Step));
        });
    (isAlive ? m_alive : m_dead).insert(record);
    return !isAlive;
}

std::vector<Dependant> Resting::grow(const ChangeSetId& changeSet)
{
    m_found.clear();
    m_alive.clear();
    m_newlyDead.clear();
    m_going.insert(changeSet);
    const auto touched = touchedBy(changeSet);
    for (const auto& one : touched) {
        const bool isPerson = one.kind == RecordKind::Vendor || one.kind == RecordKind::Officer;
        if (!one.isBorn) {
            continue;
        }
        if (isPerson) {
            m_people.emplace(one.kind, one.record);
        }
        const bool isOnlyOurs = one.ours == one.all && !isPerson;
        if (isOnlyOurs ? m_dead.insert(one.record).second : isDead(one.kind, one.record)) {
            m_newlyDead[one.kind].push_back(one.record); // they come in order
            if (!isOnlyOurs && isLifeKind(one.kind)) {
                tellLaterWrites(one.kind, one.record);
            }
        }
    }
    tellReferences();
    for (const auto& one : touched) {
        if (one.ours == one.all) {
            continue; // nothing is left of it to be looked at
        }
        const RecordOps ops(m_ops, m_applier, one.kind, one.record);
        tellUncovered(ops);
        tellNextSteps(ops, changeSet);
        if (one.kind == RecordKind::Fault) {
            tellRepairsBeside(ops, changeSet);
        }
    }
    std::sort(m_found.begin(), m_found.end());
    m_found.erase(std::unique(m_found.begin(), m_found.end()), m_found.end());
    return std::move(m_found);
}

/// What was written on a step rests on the step's own birth.
void Resting::tellLaterWrites(RecordKind kind, const RecordId& dead)
{
    m_ops.ofRecord(dead, [&](const store::OpRow& row) {
        if (!row.isParked && !isBirth(row) && row.kind == static_cast<std::uint16_t>(kind) &&
            !isGone(row.changeSet)) {
            m_found.push_back({kind, dead, row.changeSet, kind, dead, Tie::Life});
        }
    });
}

/// What refers to a record that goes, in the value that counts now or in one that came to count
/// again because others go.
void Resting::tellReferences()
{
    const auto isOurs = [&](std::int64_t no) {
        const auto after = std::upper_bound(m_goingOps.begin(), m_goingOps.end(),
                                            std::pair{no, std::int64_t{INT64_MAX}});
        return after != m_goingOps.begin() && no <= std::prev(after)->second;
    };
    for (const auto& kind : kinds()) {
        if (kind.number == RecordKind::ChangeSet) {
            continue; // who did something is told even of an officer that was taken back
        }
        for (const auto& field : kind.fields) {
            const auto dead = field.target ? m_newlyDead.find(*field.target) : m_newlyDead.end();
            if (dead == m_newlyDead.end()) {
                continue;
            }
            const auto visit = [&](const store::Projection::HeldReference& held) {
                if (held.op == 0 || isOurs(held.op) ||
                    !std::binary_search(dead->second.begin(), dead->second.end(), held.target)) {
                    return;
                }
                const auto madeBy = changeSetOf(held.op);
                if (!isGone(madeBy)) {
                    m_found.push_back({kind.number, held.record, madeBy, *field.target, held.target,
                                       Tie::Reference});
                }
            };
            if (dead->second.size() > manyRecords) {
                m_projection.forEachReference(kind.number, field.number, std::nullopt, visit);
            } else {
                for (const auto& target : dead->second) {
                    m_projection.forEachReference(kind.number, field.number, target, visit);
                }
            }
        }
    }
    for (const auto& [kind, records] : m_newlyDead) {
        for (const auto& record : records) {
            const auto [first, last] = m_exposed.equal_range(record);
            for (auto at = first; at != last; ++at) {
                if (!isGone(at->second.holder)) {
                    m_found.push_back({at->second.kind, at->second.record, at->second.holder, kind,
                                       record, Tie::Reference});
                }
            }
        }
    }
}

/// An earlier reference counts again once what stood over it goes.
void Resting::tellUncovered(const RecordOps& ops)
{
    const auto& described = describe(ops.kind());
    const auto after = ops.without([&](const ChangeSetId& one) { return isGone(one); });
    std::optional<Folded> before;
    for (const auto& field : described.fields) {
        const auto* target = std::get_if<RecordId>(&after.values[field.number - 1u]);
        const auto* holder = ops.holder(after, field.number);
        if (!field.target || target == nullptr || holder == nullptr) {
            continue;
        }
        m_exposed.emplace(*target, Exposed{ops.kind(), ops.record(), holder->row.changeSet});
        if (!isDead(*field.target, *target)) {
            continue;
        }
        if (!before) {
            before = ops.without([&](const ChangeSetId& one) { return isUndone(one); });
        }
        // what counted before as well, and rests on something undone before, is not ours to take
        if (ops.holder(*before, field.number) != holder || diesWithUs(*field.target, *target)) {
            m_found.push_back({ops.kind(), ops.record(), holder->row.changeSet, *field.target,
                               *target, Tie::Reference});
        }
    }
}

bool Resting::diesWithUs(RecordKind kind, const RecordId& record)
{
    bool found = false;
    m_ops.ofRecord(record, [&](const store::OpRow& row) {
        found = found ||
                (!row.isParked && isBirth(row) && row.kind == static_cast<std::uint16_t>(kind) &&
                 m_going.contains(row.changeSet));
    });
    return found;
}

/// A step rests on the one it found: the next one of the same field that had seen it.
void Resting::tellNextSteps(const RecordOps& ops, const ChangeSetId& changeSet)
{
    for (const auto& earlier : ops.all()) {
        if (earlier.isBirth() || earlier.row.changeSet != changeSet) {
            continue;
        }
        const auto tail = tailOf(earlier.row.id);
        for (const auto& change : earlier.payload.changes) {
            const bool isStepOf = isStepField(ops.kind(), change.number);
            if (!isStepOf && !isCustodianField(ops.kind(), change.number)) {
                continue;
            }
            for (const auto& later : ops.all()) {
                const auto* next = later.isBirth() ? nullptr : later.change(change.number);
                if (next == nullptr || next->basedOn != tail || isGone(later.row.changeSet) ||
                    (!isStepOf && !bears(later.row.changeSet, Bears::Custody))) {
                    continue;
                }
                m_found.push_back({ops.kind(), ops.record(), later.row.changeSet, ops.kind(),
                                   ops.record(), Tie::Step});
            }
        }
    }
}

/// A repair begun while the fault was in repair already wrote no state of its own: it rests on the
/// starts before it, until the last of them goes.
void Resting::tellRepairsBeside(const RecordOps& fault, const ChangeSetId& changeSet)
{
    constexpr auto stateField = fieldOf<&Fault::state>;
    const auto startsRepair = [&](const RecordOps::One& one) {
        const auto* state = one.isBirth() ? nullptr : one.change(stateField);
        return state != nullptr && state->value == toValue(std::optional{FaultState::InRepair});
    };
    if (std::none_of(fault.all().begin(), fault.all().end(), [&](const RecordOps::One& one) {
            return one.row.changeSet == changeSet && startsRepair(one);
        })) {
        return;
    }
    std::vector<std::pair<RecordId, std::int64_t>> repairs;
    m_projection.forEachReference(RecordKind::Repair, fieldOf<&Repair::fault>, fault.record(),
                                  [&](const store::Projection::HeldReference& held) {
                                      repairs.emplace_back(held.record, held.op);
                                  });
    for (const auto& [repair, no] : repairs) {
        const auto madeBy = changeSetOf(no);
        const bool isSecond =
            !isGone(madeBy) &&
            std::none_of(fault.all().begin(), fault.all().end(), [&](const RecordOps::One& one) {
                return one.row.changeSet == madeBy && one.change(stateField) != nullptr;
            });
        if (!isSecond) {
            continue;
        }
        const auto stamp = m_applier.stampOf(no);
        bool wasOurs = false;
        bool isHeld = false;
        for (const auto& one : fault.all()) {
            const bool isBefore = startsRepair(one) && one.stamp < stamp;
            wasOurs = wasOurs || (isBefore && one.row.changeSet == changeSet);
            isHeld = isHeld || (isBefore && !isGone(one.row.changeSet));
        }
        if (wasOurs && !isHeld) {
            m_found.push_back(
                {RecordKind::Repair, repair, madeBy, RecordKind::Fault, fault.record(), Tie::Step});
        }
    }
}

std::vector<std::pair<RecordKind, RecordId>> Resting::staying()
{
    std::vector<std::pair<RecordKind, RecordId>> found;
    for (const auto& [kind, record] : m_people) {
        bool isLeft = false;
        bool isNamedInStep = false;
        m_ops.ofRecord(record, [&, wanted = kind](const store::OpRow& row) {
            if (!row.isParked && isBirth(row) && row.kind == static_cast<std::uint16_t>(wanted)) {
                isLeft = isLeft || !isGone(row.changeSet);
                isNamedInStep = isNamedInStep || bears(row.changeSet, Bears::Step);
            }
        });
        if (!isLeft && isNamedInStep) {
            found.emplace_back(kind, record);
        }
    }
    return found;
}

} // namespace dongbo::journal
