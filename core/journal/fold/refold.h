#pragma once

#include "core/journal/fold/fold.h"
#include "core/store/file/database.h"
#include "core/store/journal/op_table.h"

#include <cstdint>
#include <deque>
#include <functional>
#include <span>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace dongbo::journal {

/// Folds a whole journal record by record: for a past register and for the check that the
/// projection is what the journal says. Keeps 40 bytes an operation, not its payload.
class Refold
{
public:
    explicit Refold(store::Database& database)
        : m_ops(database)
    {}

    /// Where one operation of a record stands.
    struct Entry
    {
        RecordId record;
        std::int64_t no = 0;
    };
    using Group = std::span<const Entry>;

    /// Takes note of an operation; parked ones and those of unknown kinds do not count.
    void add(const store::OpRow& row);
    /// After the last add(): learns which change-sets are undone.
    void finish();

    /// Operations of a kind, by record, then by arrival.
    [[nodiscard]] Group operations(RecordKind kind) const;
    /// The run at the start of `rest` that belongs to one record.
    [[nodiscard]] static Group firstRecord(Group rest);
    /// What those operations, all of one record, come to. The answer lives until the next call.
    const Folded& foldOf(RecordKind kind, Group group);

    [[nodiscard]] std::size_t count() const { return m_count; }

    /// An operation that cannot be read is skipped when this is set, else its Error is thrown.
    std::function<void(std::int64_t no)> onUnreadable;

private:
    store::OpTable m_ops;
    std::unordered_map<std::uint16_t, std::vector<Entry>> m_byKind;
    std::unordered_set<RecordId> m_marked; ///< change-sets with a mark, set or taken back
    std::unordered_set<RecordId> m_undone;
    std::unordered_map<std::int64_t, NodeId> m_nodes;
    std::size_t m_count = 0;
    std::deque<archive::Payload> m_payloads;
    std::vector<FoldInput> m_inputs;
    Folded m_folded;
};

} // namespace dongbo::journal
