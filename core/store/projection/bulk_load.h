#pragma once

#include "core/store/journal/op_table.h"
#include "core/store/projection/projection.h"

#include <cstdint>

namespace dongbo::store {

/// Fills an empty register in memory with another's journal and what it comes to, in one go. While
/// it lives references are not checked; finish() makes the stubs they are owed and commits. Without
/// finish() nothing stays.
class BulkLoad
{
public:
    explicit BulkLoad(Database& into);
    BulkLoad(const BulkLoad&) = delete;
    BulkLoad& operator=(const BulkLoad&) = delete;
    ~BulkLoad();

    /// All of the other register's settings, its node among them.
    void addSettings(Database& from);
    void addNode(std::int64_t number, const NodeId& id);
    /// With its own arrival number.
    void addOperation(const OpRow& row);
    /// A record that is not there yet; add kinds in the order of kinds(), because the search words
    /// of the later ones are made from the earlier.
    void addRecord(RecordKind kind, const RecordId& id, const ProjectedRecord& record,
                   std::span<const CellStamp> cells);
    void finish();

private:
    Database& m_into;
    Projection m_projection;
    bool m_open = true;
};

} // namespace dongbo::store
