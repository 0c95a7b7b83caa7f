#pragma once

#include "core/archive/envelope.h"
#include "core/domain/fields.h"

#include <compare>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <vector>

namespace dongbo::test {

/// The rules of docs/decisions/0030 read off all operations there are, the slow and obvious way:
/// what a register says when some change-sets are undone, and which others go when one is. Shares
/// no code with core/journal.
class UndoModel
{
public:
    using Names = std::set<ChangeSetId>;

    /// An operation seen again is the same one.
    void add(const archive::Operation& operation);

    [[nodiscard]] Names all() const;
    /// Those whose mark stands, by the newest word on each.
    [[nodiscard]] const Names& undone() const { return m_undone; }
    /// Learns the marks anew; after the last add().
    void readMarks();

    /// `asked` and, least, what rests on them while those in undone() are gone already.
    [[nodiscard]] Names closure(const Names& asked) const;
    /// The part of closure({asked}) that rests on it directly.
    [[nodiscard]] Names direct(const ChangeSetId& asked) const;
    /// undone() without `asked` and, least, what it rests on.
    [[nodiscard]] Names undoneAfterRedo(const ChangeSetId& asked) const;

    struct Record
    {
        bool isBorn = false;
        bool wasBorn = false;
        std::vector<Value> values;
    };
    using Key = std::pair<RecordKind, RecordId>;
    /// Every record as it is while `gone` are undone.
    [[nodiscard]] std::map<Key, Record> records(const Names& gone) const;

private:
    using Stamp = std::tuple<std::int64_t, NodeId, OpId>;
    struct Op
    {
        Stamp stamp;
        ChangeSetId changeSet;
        bool isBirth = false;
        std::map<std::uint16_t, archive::FieldChange> changes;

        [[nodiscard]] std::uint64_t tail() const;
        [[nodiscard]] bool restates() const;
    };
    struct Held
    {
        Value value;
        const Op* by = nullptr;
    };
    struct Read
    {
        const Op* birth = nullptr;
        std::vector<Held> fields; ///< element i is field i + 1
    };

    [[nodiscard]] Read read(const Key& key, const Names& gone) const;
    [[nodiscard]] bool isDead(const Key& key, const Names& gone) const;
    [[nodiscard]] bool isNamedInStep(const Key& key) const;
    [[nodiscard]] bool bears(const ChangeSetId& changeSet, RecordKind kind) const;
    [[nodiscard]] bool isStepSet(const ChangeSetId& changeSet) const;
    [[nodiscard]] bool followsStep(const Key& key, const Op& later, std::uint16_t field) const;
    [[nodiscard]] Names restingOn(const Names& gone, const Names& going) const;
    [[nodiscard]] Names basesOf(const ChangeSetId& asked) const;
    [[nodiscard]] bool writesState(const Key& fault, const ChangeSetId& changeSet) const;
    [[nodiscard]] std::optional<ChangeSetId> newestBirth(const Key& key) const;
    [[nodiscard]] const Op* stateStart(const Key& fault, const Op& begun, const Names& gone) const;

    std::map<Key, std::map<Stamp, Op>> m_ops;
    std::map<ChangeSetId, std::set<RecordKind>> m_born;
    Names m_undone;
};

} // namespace dongbo::test
