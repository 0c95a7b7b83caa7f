#pragma once

#include "core/domain/field_change.h"
#include "core/register/base/register.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace dongbo {

/// A whole list as one change-set. Inside a store::UnitOfWork, which the caller commits; nothing is
/// written when nothing is added or changed. Ids of records to be made come from newRecordId.
class BulkImport
{
public:
    /// `what`: the sentence that describes it, Message{"did.imported", {{"file", …}, …}}.
    BulkImport(Register& reg, const Message& what);
    BulkImport(const BulkImport&) = delete;
    BulkImport& operator=(const BulkImport&) = delete;
    ~BulkImport();

    [[nodiscard]] RecordId addFile(const ImportFile& file);
    void changeFile(const RecordId& id, const ImportFile& file);

    void addOfficer(const RecordId& id, const Officer& officer);
    void addVendor(const RecordId& id, const Vendor& vendor);
    /// A site "Điểm cầu <unit>" with that id for a unit that has none.
    void addSiteOf(const UnitId& unit, const SiteId& id);
    /// A unit and its site with that id, for a place no unit is known for.
    void addPlace(const std::string& name, const SiteId& id);

    /// `fields` ascending by number, none absent, each with its origin; lent, see
    /// journal::Action::createRaw.
    void addDevice(const DeviceId& id, std::vector<FieldChange>&& fields, const RowSource& source);
    /// What a device just added had worn by the list's books. Nothing is written of one that is no
    /// fixed asset of the office by then, or without a cost that covers it.
    struct Opening
    {
        DeviceId device;
        Money accumulated;
        std::optional<std::int64_t> rateBasisPoints;
        std::optional<int> year; ///< until its end; absent: of the year before today
        std::string source;      ///< the list's name
    };
    void addOpening(const Opening& opening);
    /// Writes those that differ from what the register holds.
    void changeDevice(const DeviceId& id, std::vector<FieldChange> fields, const RowSource& source);

    /// Writes what waited: the words of the search indexes. Once, before the commit; nothing may be
    /// written after it. Nothing is given when nothing was written.
    [[nodiscard]] std::optional<ChangeSetId> finish();

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace dongbo
