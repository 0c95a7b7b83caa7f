#pragma once

#include "core/domain/device_state.h"
#include "core/domain/records.h"
#include "core/domain/value.h"
#include "core/store/file/database.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace dongbo::store {

/// The order of a list of devices. What has no code (or name) comes last; equals stay in the order
/// in which they came into this register.
enum class DeviceOrder : std::uint8_t
{
    Code,
    Name,
    Site ///< by site's name, then code
};

/// Values of one field of which a device must have one; an empty Value stands for having none.
/// Condition and use are those that hold now.
struct FieldValues
{
    std::uint16_t field = 0;
    std::vector<Value> values;

    bool operator==(const FieldValues&) const = default;
};

/// Which devices a list shows. What is absent does not restrict.
struct DeviceFilter
{
    std::optional<SiteId> site;
    std::optional<UnitId> unit; ///< with every unit below it
    std::optional<DeviceType> type;
    std::optional<Condition> condition; ///< now
    std::optional<dongbo::Use> use;     ///< now
    std::optional<Paper> paper;         ///< asking for disposed ones shows them
    std::optional<OfficerId> custodian;
    std::optional<AssetClass> assetClass;
    std::optional<VendorId> supplier;
    std::optional<Date> warrantyFrom;  ///< the warranty ends on that day or later
    std::optional<Date> warrantyUntil; ///< or on that day or earlier
    std::string text;                  ///< prefixes of words in any order, as a person typed them
    std::vector<FieldValues> oneOf;    ///< restricts each of these fields
    std::optional<ChangeSetId> change; ///< written by that change-set
    /// Withdrawn ones and those that left the books (disposed, lost, transferred) too.
    bool includeAll = false;
};

/// Where a row stands in its order, to go on from there. Made by devicePage; good for the same
/// order in the same register, also after rows around it have changed.
struct DeviceCursor
{
    std::optional<std::string> siteKey;
    std::int64_t siteRow = 0; ///< 0: no site
    std::optional<std::string> key;
    std::int64_t row = 0;

    bool operator==(const DeviceCursor&) const = default;
};

/// One line of a device list: the device with the names of what it refers to.
struct DeviceRow
{
    DeviceId id;
    Device device;    ///< as stated; lists and reports show `now` for its condition and use
    DeviceState now;  ///< nothing known for a withdrawn device
    std::string site; ///< empty: none
    std::optional<UnitId> unitId;
    std::string unit; ///< "xã Đại An"
    std::string custodian;
    bool isWithdrawn = false;
    DeviceCursor cursor;
};

/// The device as it is now: with the condition and use that hold. To show, to count and to compare
/// with, never to be written back.
[[nodiscard]] Device asItIs(const DeviceRow& row);
/// The same of a born device; nothing for any other.
[[nodiscard]] std::optional<Device> loadAsItIs(Database& database, const DeviceId& id);

/// Which rows: `limit` of them after (or before) a row; without a row, from the start (or the end).
/// They come in the list's order either way.
struct DevicePage
{
    std::size_t limit = 100;
    std::optional<DeviceCursor> from;
    bool isBackward = false;
};

/// One page of a list. Its cost does not grow with the rows before it.
[[nodiscard]] std::vector<DeviceRow> devicePage(Database& database, const DeviceFilter& filter,
                                                DeviceOrder order, const DevicePage& page);
/// All rows, page by page: nothing is held but the page. `visit` may throw to stop.
void forEachDevice(Database& database, const DeviceFilter& filter, DeviceOrder order,
                   const std::function<void(const DeviceRow&)>& visit);
/// How many devices the filter lets through. Reads all of them unless it names a site.
[[nodiscard]] std::int64_t countDevices(Database& database, const DeviceFilter& filter);
/// Whether the register knows more devices than that, whatever became of them; costs what counting
/// to `count` costs, however many there are.
[[nodiscard]] bool hasMoreDevicesThan(Database& database, std::int64_t count);
/// One device as a row, in whatever state; nothing when there is no such record or only a stub.
[[nodiscard]] std::optional<DeviceRow> deviceRow(Database& database, const DeviceId& id);

/// What holds now of born devices, in the order asked; nothing known of any other.
[[nodiscard]] std::vector<DeviceState> deviceStates(Database& database,
                                                    std::span<const DeviceId> ids);
[[nodiscard]] DeviceState deviceState(Database& database, const DeviceId& id);

/// A device by its row number: good within one register, from session to session, but another in
/// another register of the same devices.
using DeviceNumber = std::int64_t;
/// The rows of these numbers, in their order; of what is not there only the cursor's row is told. A
/// hundred cost about a millisecond.
[[nodiscard]] std::vector<DeviceRow> deviceRows(Database& database,
                                                std::span<const DeviceNumber> numbers);
/// Their ids, in that order, without those that are not there. A thousand cost about a millisecond.
[[nodiscard]] std::vector<DeviceId> deviceIds(Database& database,
                                              std::span<const DeviceNumber> numbers);
/// Nothing for a device never heard of.
[[nodiscard]] std::optional<DeviceNumber> deviceNumber(Database& database, const DeviceId& id);

struct ReplacementRow
{
    ReplacementId id;
    Replacement replacement;
    std::string oldCode;
    std::string oldName;
    std::string newCode;
    std::string newName;
};
/// Replacements in which the device is the old or the new one, by day.
[[nodiscard]] std::vector<ReplacementRow> replacementsOf(Database& database,
                                                         const DeviceId& device);

struct TransferRow
{
    TransferId id;
    Transfer transfer;
    std::string deviceCode;
    std::string deviceName;
    std::string fromSite;
    std::string toSite;
};
/// A device's moves, by day.
[[nodiscard]] std::vector<TransferRow> transfersOf(Database& database, const DeviceId& device);
/// What came to or left the site, the newest first, at most `limit`. Reads every transfer.
[[nodiscard]] std::vector<TransferRow> transfersOf(Database& database, const SiteId& site,
                                                   std::size_t limit);

struct DisposalRow
{
    DisposalId id;
    Disposal disposal;
};
/// A device's steps out of the books, by day.
[[nodiscard]] std::vector<DisposalRow> disposalsOf(Database& database, const DeviceId& device);

struct CustodyRow
{
    CustodyId id;
    Custody custody;
    std::string officer;
};
/// Who had the care of the device itself, by first day.
[[nodiscard]] std::vector<CustodyRow> custodyOf(Database& database, const DeviceId& device);
/// Who had the care of the site as a whole, by first day.
[[nodiscard]] std::vector<CustodyRow> custodyOf(Database& database, const SiteId& site);
/// What the officer has or had the care of, by first day.
[[nodiscard]] std::vector<CustodyRow> custodyOf(Database& database, const OfficerId& officer);

} // namespace dongbo::store
