#pragma once

#include "core/register/edits.h"
#include "core/register/register.h"

#include <optional>
#include <string>
#include <vector>

namespace dongbo {

/// Checks what a person can get wrong in a device: a type and a name are there, cost ≥ 0, quantity
/// 1 to 10,000, years 1950 to next year, days 1900 to 2199 in order, texts ≤ 2,000 characters,
/// specs JSON.
[[nodiscard]] Problems checkDevice(const Device& device, Date today);

/// Adds a device; without a code it gets the next `<unit prefix>-<type part>-<nnnn>`; use in_use,
/// paper active and quantity 1 unless said. A code that another live device has is a Problem.
[[nodiscard]] Checked<Written<DeviceId>> addDevice(Register& reg, Device device,
                                                   const std::string& reason);
/// Writes the fields named, but those somebody else changed since they were seen: they are answered
/// as conflicts. Place and papers have use cases of their own: {Bug}.
[[nodiscard]] Checked<Edited<DeviceId>> editDevice(Register& reg, DeviceId id,
                                                   const std::vector<FieldEdit>& fieldEdits,
                                                   const std::string& reason,
                                                   OnConflict onConflict = OnConflict::WriteOthers);

struct TransferDraft
{
    DeviceId device;
    SiteId to;
    std::optional<Date> day; ///< default today
    std::string decisionNo;
    std::string reason;
    std::optional<OfficerId> custodian; ///< who takes it over; otherwise nobody
};
/// Moves a device: site, custody and a Transfer in one change-set. Refuses disposed or lost
/// devices, and moving to where it is.
[[nodiscard]] Checked<Written<DeviceId>> transferDevice(Register& reg, const TransferDraft& draft);

struct DisposeDraft
{
    DeviceId device;
    Paper paper = Paper::Disposed; ///< DisposalProposed, Disposed or Lost
    std::optional<Date> day;
    std::string decisionNo;
    std::string reason;
    std::optional<Money> proceeds;
};
[[nodiscard]] Checked<Written<DeviceId>> disposeDevice(Register& reg, const DisposeDraft& draft);

struct ReplaceDraft
{
    DeviceId oldDevice;
    std::optional<DeviceId> newDevice; ///< exists and is not in use elsewhere
    std::optional<Device> create;      ///< or is made from this
    std::optional<Date> day;
    std::string reason;
    std::string documentNo;
    std::optional<FaultId> fault;
};
/// NEW takes OLD's site and custodian; OLD becomes spare, or disposal_proposed if broken.
[[nodiscard]] Checked<Written<DeviceId>> replaceDevice(Register& reg, const ReplaceDraft& draft);

/// Makes an officer the custodian of a device or a whole site from that day; the one before ends
/// there.
[[nodiscard]] Checked<Written<RecordId>>
giveCustody(Register& reg, OfficerId officer, std::optional<DeviceId> device,
            std::optional<SiteId> site, std::optional<Date> from, const std::string& documentNo);

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

/// The prefix a unit of that name would get, from the initials: "Đại An" → "DAN" rules of
/// data/units.
[[nodiscard]] std::string prefixFromName(std::string_view name);

} // namespace dongbo
