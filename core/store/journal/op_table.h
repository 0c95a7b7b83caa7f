#pragma once

#include "core/archive/envelope.h"
#include "core/store/file/database.h"

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dongbo::store {

using Hash = std::array<std::uint8_t, 32>;

/// One row of the journal with what is local about it. `payload` points into the row being visited:
/// copy it to keep it.
struct OpRow
{
    std::int64_t no = 0;   ///< order of arrival here
    std::int64_t node = 0; ///< local number, see nodeId()
    std::uint64_t seq = 0;
    OpId id;
    std::int64_t origin = 0; ///< local number
    std::int64_t hlc = 0;
    std::int64_t wallMs = 0;
    std::int64_t receivedMs = 0;
    std::uint8_t verb = 0;
    std::uint16_t kind = 0;
    RecordId record;
    ChangeSetId changeSet;
    std::uint32_t schemaVersion = 0;
    bool isParked = false;
    std::string_view payload;
    Hash hash{};
};

/// The head of a node's chain.
struct ChainHead
{
    std::uint64_t seq = 0; ///< 0: nothing yet
    std::int64_t hlc = 0;
    Hash hash{};
};

/// The table `op`: rows are added, never changed or removed (but for the parked flag).
class OpTable
{
public:
    explicit OpTable(Database& database)
        : m_database(database)
    {}

    /// Adds a row; gives its arrival number. {Bug} when (node, seq) is there already.
    std::int64_t append(const OpRow& row);
    void setParked(std::int64_t no, bool isParked);

    /// The local number of a node, making one when it is new here.
    std::int64_t nodeNumber(const NodeId& id);
    [[nodiscard]] NodeId nodeId(std::int64_t number) const;
    [[nodiscard]] std::vector<std::pair<std::int64_t, NodeId>> nodes() const;

    [[nodiscard]] ChainHead head(std::int64_t node) const;
    [[nodiscard]] std::int64_t count() const;
    [[nodiscard]] std::int64_t lastArrival() const;
    [[nodiscard]] bool has(const OpId& id) const;
    /// True when an operation names the record as one of another kind.
    [[nodiscard]] bool isOfAnotherKind(const RecordId& record, std::uint16_t kind) const;
    /// When the last arrival was recorded; 0 when there is none.
    [[nodiscard]] std::int64_t lastReceivedMs() const;
    /// The moments at which operations were recorded, each once, ascending.
    void forEachReceivedMs(const std::function<void(std::int64_t)>& visit) const;

    struct Arrival
    {
        std::int64_t no = 0;
        std::int64_t receivedMs = 0;
        Hash hash{};
    };
    /// By arrival, those operations whose receivedMs is not their wallMs.
    void forEachArrival(const std::function<void(const Arrival&)>& visit) const;

    using Visit = std::function<void(const OpRow&)>;
    /// All rows by arrival, those with `from < no`.
    void forEach(std::int64_t from, const Visit& visit) const;
    /// Rows of one node by seq, `first ≤ seq`.
    void ofNode(std::int64_t node, std::uint64_t first, std::size_t most, const Visit& visit) const;
    /// Rows of one record by arrival.
    void ofRecord(const RecordId& record, const Visit& visit) const;
    void ofChangeSet(const ChangeSetId& changeSet, const Visit& visit) const;
    /// The same, each with the number of operations of its record there are in all, parked ones and
    /// those of other change-sets among them.
    void ofChangeSetCounted(const ChangeSetId& changeSet,
                            const std::function<void(const OpRow&, std::int64_t all)>& visit) const;
    void parked(const Visit& visit) const;
    /// False when there is no such row.
    bool byNumber(std::int64_t no, const Visit& visit) const;

private:
    Database& m_database;
};

} // namespace dongbo::store
