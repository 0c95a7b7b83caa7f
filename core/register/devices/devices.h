#pragma once

#include "core/register/base/checks.h"
#include "core/register/base/edits.h"
#include "core/register/base/register.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace dongbo {

/// Checks what a person can get wrong in a device: a type and a name are there, cost ≥ 0, quantity
/// 1 to 10,000, years and days 1900 to 2199, days in order, texts ≤ 2,000 characters, specs a JSON
/// object.
[[nodiscard]] Problems checkDevice(const Device& device);
/// The part of it that is about the device as a whole and about ranges, without what the journal
/// takes of each value; for who asks the latter of the values themselves. `values` are a
/// device's, as valuesOf gives them.
[[nodiscard]] Problems checkDeviceRules(const std::vector<Value>& values);

/// Adds a device; without a code it gets the next `<unit prefix>-<type part>-<nnnn>`; use in_use,
/// paper active and quantity 1 unless said. A code that another live device has is a Problem.
/// Unlikely days and years are asked about.
[[nodiscard]] Checked<Written<DeviceId>>
addDevice(Register& reg, Device device, const std::string& reason,
          checks::IfUnlikely ifUnlikely = checks::IfUnlikely::Ask);
/// Writes the fields named, but those somebody else changed since they were seen: they are answered
/// as conflicts. Place and papers have use cases of their own: {Bug}. To state another condition
/// than broken while a blocking fault is open is a Problem that names the fault. Unlikely days and
/// years that are edited are asked about.
[[nodiscard]] Checked<Edited<DeviceId>>
editDevice(Register& reg, DeviceId id, const std::vector<FieldEdit>& fieldEdits,
           const std::string& reason, OnConflict onConflict = OnConflict::WriteOthers,
           checks::IfUnlikely ifUnlikely = checks::IfUnlikely::Ask);

struct TransferDraft
{
    DeviceId device;
    SiteId to;
    std::optional<Date> day; ///< default today
    std::string decisionNo;
    std::string reason;
    std::optional<OfficerId> custodian; ///< who takes it over; otherwise nobody
    checks::IfUnlikely ifUnlikely = checks::IfUnlikely::Ask; ///< about `day`
};
/// Moves a device: site, custody and a Transfer in one change-set; its open faults follow. Refuses
/// disposed or lost devices; moving to where it is is a Problem. Asked about (Weight::Unlikely) is
/// a typed day to come, before 1990, before the device was acquired, before it came where it is, or
/// before the running custody began. Of a day before that custody, written all the same: whoever
/// had the care on that day has it until then, `custodian` from then until that custody begins, and
/// that one goes on. Without a typed day what is odd about today is a warning.
[[nodiscard]] Checked<Written<DeviceId>> transferDevice(Register& reg, const TransferDraft& draft);

/// What becomes of the open faults of a device that leaves the books.
enum class OpenFaults : std::uint8_t
{
    Refuse, ///< a Problem that names them
    Close   ///< they become unrepairable with the disposal
};

struct DisposeDraft
{
    DeviceId device;
    Paper paper = Paper::Disposed; ///< DisposalProposed, Disposed or Lost
    std::optional<Date> day;
    std::string decisionNo;
    std::string reason;
    std::optional<Money> proceeds;
    OpenFaults openFaults = OpenFaults::Refuse; ///< of no matter while disposal is only proposed
    checks::IfUnlikely ifUnlikely = checks::IfUnlikely::Ask; ///< about `day`
};
/// Asks about the day as transferDevice does. Care that began after it ends on the day it began.
[[nodiscard]] Checked<Written<DeviceId>> disposeDevice(Register& reg, const DisposeDraft& draft);

/// Which devices may stand in for another.
enum class ReplacementTypes : std::uint8_t
{
    Same, ///< of the same type
    Any   ///< somebody said that another type does
};

struct ReplaceDraft
{
    DeviceId oldDevice;
    std::optional<DeviceId> newDevice; ///< exists and is not in use elsewhere
    std::optional<Device> create;      ///< or is made from this
    std::optional<Date> day;
    std::string reason;
    std::string documentNo;
    std::optional<FaultId> fault; ///< of OLD
    ReplacementTypes types = ReplacementTypes::Same;
    checks::IfUnlikely ifUnlikely = checks::IfUnlikely::Ask; ///< about `day`
};
/// NEW, which is not broken, takes OLD's site and custodian; OLD becomes spare, or
/// disposal_proposed if broken. Asks about the day as disposeDevice does; OLD's custodian has NEW
/// from that day, or from when he took over OLD if that was later.
[[nodiscard]] Checked<Written<DeviceId>> replaceDevice(Register& reg, const ReplaceDraft& draft);

/// Makes an officer the custodian of a device or a whole site from that day; the period before ends
/// there. On a day before a later period the officer had it until that one began. Asks about a day
/// to come, before 1990, or before the device was acquired.
[[nodiscard]] Checked<Written<RecordId>>
giveCustody(Register& reg, OfficerId officer, std::optional<DeviceId> device,
            std::optional<SiteId> site, std::optional<Date> from, const std::string& documentNo,
            checks::IfUnlikely ifUnlikely = checks::IfUnlikely::Ask);

/// Hands out device codes inside a use case or a whole import without asking the register each
/// time.
class DeviceCodes
{
public:
    explicit DeviceCodes(Register& reg);
    /// The next free code for a device of that type at that site: "DAN-CAM-0001". A site whose unit
    /// has no prefix gets one made from its name's initials.
    [[nodiscard]] std::string next(SiteId site, DeviceType type);
    /// The same when only a prefix is known (a place that does not exist yet).
    [[nodiscard]] std::string nextFor(const std::string& prefix, DeviceType type);
    /// A code seen elsewhere (a list's own codes): it will not be handed out.
    void taken(std::string_view code);
    /// Remembers in the register what was handed out; inside the use case's UnitOfWork.
    void keep();

private:
    struct Impl;
    std::shared_ptr<Impl> m_impl;
};

} // namespace dongbo
