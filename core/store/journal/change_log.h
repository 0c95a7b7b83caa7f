#pragma once

#include "core/domain/fields.h"
#include "core/domain/id.h"
#include "core/domain/value.h"
#include "core/store/file/database.h"
#include "core/store/journal/op_table.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace dongbo::store {

/// The head line of a change-set, and its mark.
struct ChangeRow
{
    ChangeSetId id;
    std::int64_t birth = 0;  ///< arrival number of the operation that told of it; 0: not arrived
    std::int64_t wallMs = 0; ///< when it was done, as corrected; 0: not arrived
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
    std::int64_t statedMs = 0; ///< what the clock said that day; wallMs unless that was corrected
    /// Why that clock is not trusted; absent when it is, or the time was corrected.
    std::optional<ClockDoubt> clockSuspect;
    std::optional<ClockDoubt> undoneClockSuspect;
};

/// Which change-sets a list shows.
struct ChangeFilter
{
    std::optional<std::int64_t> from;  ///< milliseconds, inclusive; a doubtful one's: when it came
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

/// What a long list must know of each change-set to sort, count and leave out. The texts live for
/// the visit.
struct ChangeHead
{
    std::int64_t number = 0; ///< of arrival here, for changesNumbered
    std::int64_t wallMs = 0;
    std::string_view what;
    std::string_view args;
    std::string_view reason;
    std::string_view actorName;
    bool isUndone = false;
};
/// All change-sets done between two moments (milliseconds, inclusive; absent: no bound), newest
/// first by arrival here. `visit` may throw to stop.
void forEachChange(Database& database, std::optional<std::int64_t> from,
                   std::optional<std::int64_t> until,
                   const std::function<void(const ChangeHead&)>& visit);
/// Those with these numbers, in this order; one that is not known is left out. `records` counts no
/// further than `mostCounted`.
[[nodiscard]] std::vector<ChangeRow> changesNumbered(Database& database,
                                                     const std::vector<std::int64_t>& numbers);
inline constexpr std::int64_t mostCounted = 1000;

/// The number changesNumbered takes; nothing when no operation of it is here.
[[nodiscard]] std::optional<std::int64_t> changeNumber(Database& database, const ChangeSetId& id);

/// One change-set by its id; nothing when no operation of it is here.
[[nodiscard]] std::optional<ChangeRow> changeRow(Database& database, const ChangeSetId& id);

/// Change-sets whose clock is doubted and whose time nobody corrected, newest first; at most 1,000.
[[nodiscard]] std::vector<ChangeRow> doubtedChanges(Database& database);
/// The corrected times, milliseconds, by change-set.
[[nodiscard]] std::unordered_map<RecordId, std::int64_t> correctedTimes(Database& database);

/// What a change-set says of itself, and nothing of its marks; nothing when it has not arrived.
[[nodiscard]] std::optional<ChangeRow> changeWords(Database& database, const ChangeSetId& id);

/// Records a change-set touched, each once, in the order in which it wrote them; its own record is
/// not among them. At most `limit`; `all` tells how many there are.
struct TouchedRecord
{
    RecordKind kind = RecordKind::Device;
    RecordId record;
};
struct TouchedRecords
{
    std::vector<TouchedRecord> records;
    std::size_t all = 0;
};
[[nodiscard]] TouchedRecords recordsOfChange(Database& database, const ChangeSetId& id,
                                             std::size_t limit);

/// One operation of a record with what a history asks of its change-set, in one reading.
struct HistoryRow
{
    OpRow row; ///< without node, seq, receivedMs, schemaVersion and hash
    /// The header's payload, when it was written right before the operation, on a page just read:
    /// so it is with small change-sets. Else empty.
    std::string_view header;
    bool isMarked = false;                   ///< its change-set is or was undone
    std::optional<std::int64_t> correctedMs; ///< when its change-set really was, if corrected
};
/// Operations of a record by arrival.
void forEachInHistory(Database& database, const RecordId& record,
                      const std::function<void(const HistoryRow&)>& visit);

} // namespace dongbo::store
