#pragma once

#include "core/domain/fields.h"
#include "core/domain/message.h"
#include "core/store/file/database.h"
#include "core/store/journal/change_log.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dongbo::journal {

/// Where an imported value stood.
struct SourceNote
{
    RecordId file; ///< an ImportFile
    std::string fileName;
    std::string sheetName;
    std::uint32_t row = 0; ///< the sheet's own number

    bool operator==(const SourceNote&) const = default;
};

/// One field given a value.
struct FieldStep
{
    FieldNumber field;
    Value before; ///< what the field held at that moment
    Value after;
    std::uint32_t column = 0;                ///< of the imported list, 1-based; 0: none
    std::optional<std::string> originalText; ///< the cell's own wording where it differs
};

/// One thing that happened to a record: somebody gave it values, or undid or redid a change-set
/// that had. Example: 14/03/2022 08:10, "Nguyễn Văn Mẫu", "did.fault_reported", condition
/// good → broken.
struct HistoryEntry
{
    enum class Event
    {
        Born,
        Changed,
        Undone,
        Redone
    };
    Event event = Event::Changed;
    Instant at;                             ///< wall time of whoever did it, or as corrected later
    std::optional<ClockDoubt> clockSuspect; ///< that clock is not trusted, and was not corrected
    std::string by; ///< the name it had then; of whoever undid, for Undone and Redone
    Message what;   ///< the change-set's sentence
    std::string reason;
    ChangeSetId changeSet;
    bool isUndone = false;         ///< the change-set stands undone now
    std::vector<FieldStep> fields; ///< ascending; empty for Undone and Redone
    std::optional<SourceNote> source;
};

/// All that happened to a record, oldest first (in the order that decides which value wins).
/// Empty when nothing is known of it.
[[nodiscard]] std::vector<HistoryEntry> history(store::Database& database, RecordKind kind,
                                                const RecordId& record);

/// One user action, for the list of changes.
struct ChangeSummary
{
    ChangeSetId changeSet;
    Instant at;                             ///< as corrected
    Instant statedAt;                       ///< what the clock said that day
    std::optional<ClockDoubt> clockSuspect; ///< not trusted, and not corrected
    std::optional<ClockDoubt> undoneClockSuspect;
    std::string by;
    Message what;
    std::string reason;
    std::int64_t records = 0; ///< records it touched
    bool isUndone = false;
    std::string undoneBy; ///< who set the mark, or took it back; empty: never marked
    std::optional<Instant> undoneAt;
    std::string undoneReason;
};

/// Newest first.
[[nodiscard]] std::vector<ChangeSummary> changeSets(store::Database& database,
                                                    const store::ChangeFilter& filter = {});
/// One of them; nothing when it is not known here.
[[nodiscard]] std::optional<ChangeSummary> changeSet(store::Database& database,
                                                     const ChangeSetId& id);

/// A row of the log as a summary: who, when, what, why.
[[nodiscard]] ChangeSummary summaryOf(const store::ChangeRow& row);
/// The values for a sentence's gaps, from the JSON object a change-set keeps them in.
[[nodiscard]] std::vector<Argument> argumentsOf(std::string_view json);

} // namespace dongbo::journal
