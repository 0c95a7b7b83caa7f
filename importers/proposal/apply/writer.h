#pragma once

#include "core/register/lists/bulk_import.h"
#include "importers/proposal/apply/import_list.h"
#include "importers/proposal/places/new_records.h"

#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

namespace dongbo::importers {

/// Writes planned devices into one change-set, with the lists' files, the places and the people
/// they need. Inside the caller's UnitOfWork; nothing is written when no device changes.
class Writer
{
public:
    Writer(Register& reg, const Message& what);

    /// The devices to come are of this list; `records` are those it names. Both must outlive it.
    /// `summary`: what becomes of its rows, when that is known already.
    void beginList(const ListFile& list, const NewRecords& records,
                   const std::optional<Proposal::Summary>& summary = {});
    /// Of a new device `changes` are lent and hold what was written afterwards.
    void write(PlannedDevice& device, std::vector<FieldChange>&& changes);
    /// Writes down with the list's file what became of its rows; nothing when no device was
    /// written.
    void endList(const Proposal::Summary& summary);
    /// Once, before the commit. Nothing when no device was written.
    [[nodiscard]] std::optional<ChangeSetId> finish();

private:
    [[nodiscard]] const RecordId& file();
    void makeIfNew(const RecordId& id);

    const ListFile* m_list = nullptr;
    const NewRecords* m_records = nullptr;
    BulkImport m_bulk;
    std::optional<RecordId> m_fileId;
    ImportFile m_file;
    std::unordered_set<RecordId> m_made;
};

} // namespace dongbo::importers
