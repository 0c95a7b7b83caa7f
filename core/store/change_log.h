#pragma once

#include "core/domain/id.h"
#include "core/domain/value.h"
#include "core/store/database.h"
#include "core/store/op_table.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace dongbo::store {

/// The head line of a change-set, and its mark.
struct ChangeRow
{
    ChangeSetId id;
    std::int64_t birth = 0;  ///< arrival number of the operation that told of it; 0: not arrived
    std::int64_t wallMs = 0; ///< when it was done; 0: not arrived
    std::string what;
    std::string args; ///< JSON object of texts, or empty
    std::string reason;
    std::optional<OfficerId> actor;
    std::string actorName;
    bool isUndone = false;
    std::string undoneByName;
    std::string undoneReason;
    std::int64_t undoneMs = 0; ///< when the mark was set or taken back; 0: never
    std::int64_t records = 0;  ///< records it touched; only in lists
};

/// Which change-sets a list shows.
struct ChangeFilter
{
    std::optional<std::int64_t> from;  ///< milliseconds, inclusive
    std::optional<std::int64_t> until; ///< milliseconds, inclusive
    std::optional<bool> undone;
    std::optional<RecordId> record; ///< only those that touched it
    /// Only those of this officer; those that name no officer count when they bear `actorName`.
    std::optional<OfficerId> actor;
    std::string actorName;     ///< empty: anybody
    bool countsRecords = true; ///< false: ChangeRow::records stays 0; costs nothing then
    std::size_t limit = 100;
    std::size_t skip = 0;
};

/// Newest first, by arrival here.
[[nodiscard]] std::vector<ChangeRow> changeList(Database& database, const ChangeFilter& filter);

/// One change-set by its id; nothing when no operation of it is here.
[[nodiscard]] std::optional<ChangeRow> changeRow(Database& database, const ChangeSetId& id);

/// What a change-set says of itself, and nothing of its marks; nothing when it has not arrived.
[[nodiscard]] std::optional<ChangeRow> changeWords(Database& database, const ChangeSetId& id);

/// One operation of a record with what a history asks of its change-set, in one reading.
struct HistoryRow
{
    OpRow row; ///< without node, seq, receivedMs, schemaVersion and hash
    /// The header's payload, when it was written right before the operation, on a page just read:
    /// so it is with small change-sets. Else empty.
    std::string_view header;
    bool isMarked = false; ///< its change-set is or was undone
};
/// Operations of a record by arrival.
void forEachInHistory(Database& database, const RecordId& record,
                      const std::function<void(const HistoryRow&)>& visit);

} // namespace dongbo::store
