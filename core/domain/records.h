#pragma once

#include "core/domain/id.h"
#include "core/domain/money.h"
#include "core/domain/time.h"
#include "core/domain/vocabulary.h"

#include <cstdint>
#include <optional>
#include <string>

namespace dongbo {

// The records of a register, as plain values. Every field may be absent: "not known" is not the
// same as any value. A field is added by a member here, a line in fields.h and a migration.

using MaybeText = std::optional<std::string>;
using StandardSetId = Id<struct StandardSetTag>;
using StandardLineId = Id<struct StandardLineTag>;
using TypeInfoId = Id<struct TypeInfoTag>;
using CustodyId = Id<struct CustodyTag>;
using ImportFileId = Id<struct ImportFileTag>;
using OfficeId = Id<struct OfficeTag>;

/// A node of the organisation tree: "xã Đại An", "huyện Vụ Bản". The id is the identity; official
/// codes get reused under other names.
struct Unit
{
    MaybeText code; ///< official code, "13756"
    MaybeText name; ///< without the kind: "Đại An"
    MaybeText kind; ///< the level's name as people write it: "xã", "thị trấn", "huyện"
    std::optional<UnitId> parent;
    MaybeText prefix; ///< starts its device codes: "DAN"
    std::optional<Date> validFrom;
    std::optional<Date> validTo;     ///< last day; absent while it exists
    std::optional<UnitId> successor; ///< the unit it was merged into
    MaybeText notes;
};

/// One videoconference room (điểm cầu) of a unit.
struct Site
{
    MaybeText name;
    std::optional<UnitId> unit;
    MaybeText tier; ///< chooses its standard set: "commune", "district"
    MaybeText address;
    std::optional<OfficerId> custodian;
    std::optional<Date> validFrom;
    std::optional<Date> validTo;
    MaybeText notes;
};

struct Officer
{
    MaybeText name;
    MaybeText position;
    std::optional<UnitId> unit;
    MaybeText phone;
    MaybeText account; ///< login name of the machine, for the officer made at init
    MaybeText notes;
};

/// A repair shop, a supplier or a telecom provider (nhà mạng).
struct Vendor
{
    MaybeText name;
    std::optional<VendorKind> kind;
    MaybeText phone;
    MaybeText address;
    MaybeText notes;
};

/// One physical unit of equipment.
struct Device
{
    MaybeText code;
    std::optional<DeviceType> type;
    MaybeText name;
    MaybeText maker;
    MaybeText model;
    MaybeText serial;
    MaybeText specs; ///< JSON object of the type's attributes: {"inch":55}
    std::optional<SiteId> site;
    std::optional<OfficerId> custodian;
    std::optional<Date> acquired;
    std::optional<std::int64_t> inUseYear;
    std::optional<Date> inUseDate;
    std::optional<Money> cost; ///< of one device
    MaybeText fundingSource;
    std::optional<VendorId> supplier;
    std::optional<Date> warrantyUntil;
    std::optional<AssetClass> assetClass;
    std::optional<Condition> condition;
    std::optional<Use> use;
    std::optional<Paper> paper;
    MaybeText conditionText; ///< the wording as imported
    MaybeText notes;
    std::optional<std::int64_t> quantity; ///< 1, or n for what is counted in bulk (cable)
    MaybeText measure;                    ///< đơn vị tính: "cái"
    MaybeText specText;                   ///< specification as written
    std::optional<std::int64_t> yearMade;
    MaybeText country;
    MaybeText documentNo;
    MaybeText location; ///< where in the site
};

/// Who had the care of a device or of a whole site, and when.
struct Custody
{
    std::optional<OfficerId> officer;
    std::optional<DeviceId> device;
    std::optional<SiteId> site;
    std::optional<Date> from;
    std::optional<Date> to;
    MaybeText documentNo;
};

/// Something is wrong with a device, or with the line, power, light or room of a site.
struct Fault
{
    MaybeText number; ///< "SC-2021-0001"
    std::optional<FaultAbout> about;
    std::optional<DeviceId> device;
    std::optional<SiteId> site;
    MaybeText symptom;
    MaybeText symptomGroup; ///< of data/vocabulary/symptoms.tsv: decides recurrence
    std::optional<Severity> severity;
    std::optional<FaultState> state;
    std::optional<OfficerId> reportedBy;
    std::optional<Instant> reportedAt;
    std::optional<Instant> acceptedAt;
    std::optional<OfficerId> acceptedBy;
    std::optional<Instant> fixedAt;
    std::optional<Instant> closedAt;
    std::optional<OfficerId> closedBy;
    MaybeText duringMeeting;
    std::optional<WaitingFor> waitingFor;
    std::optional<Condition> conditionBefore; ///< given back to the device when fixed
    std::optional<FaultId> recurrenceOf;      ///< the latest like fault within 90 days
    std::optional<Money> estimate;
    MaybeText notes;
};

/// Work on a fault; a fault can have several.
struct Repair
{
    MaybeText number; ///< "SR-2021-0001"
    std::optional<FaultId> fault;
    std::optional<VendorId> vendor;   ///< who did it, if outside
    std::optional<OfficerId> officer; ///< who did it, if one of ours
    std::optional<Instant> startedAt;
    std::optional<Instant> finishedAt;
    std::optional<RepairOutcome> outcome;
    std::optional<Money> cost;
    MaybeText parts;
    std::optional<bool> inWarranty;
    MaybeText documentNo;
    MaybeText notes;
};

/// Old device → new device. Makes a chain.
struct Replacement
{
    std::optional<DeviceId> oldDevice;
    std::optional<DeviceId> newDevice;
    std::optional<Date> day;
    MaybeText reason;
    MaybeText documentNo;
    std::optional<FaultId> fault;
};

struct Transfer
{
    std::optional<DeviceId> device;
    std::optional<SiteId> fromSite;
    std::optional<SiteId> toSite;
    std::optional<Date> day;
    MaybeText decisionNo;
    MaybeText reason;
};

/// A step on the way out of the books; `paper` is the state it gave.
struct Disposal
{
    std::optional<DeviceId> device;
    std::optional<Paper> paper;
    std::optional<Date> day;
    MaybeText decisionNo;
    MaybeText reason;
    std::optional<Money> proceeds;
};

/// A photo or paper; its bytes are in the register, named by their hash.
struct Attachment
{
    std::optional<DeviceId> device;
    std::optional<FaultId> fault;
    MaybeText name;
    MaybeText mediaType;
    std::optional<std::int64_t> size; ///< bytes
    MaybeText hash;                   ///< BLAKE2b-256, hex
};

struct StandardSet
{
    MaybeText name;
    MaybeText tier; ///< sites of this tier use it
    std::optional<Date> validFrom;
    std::optional<Date> validTo;
};

/// One line of a standard set: two microphones, omni, at most 9,000,000 đ each.
struct StandardLine
{
    std::optional<StandardSetId> set;
    std::optional<std::int64_t> position;
    std::optional<Function> function;
    std::optional<DeviceType> type;
    MaybeText substitutes; ///< codes of other types that also do, separated by |
    std::optional<std::int64_t> quantity;
    MaybeText minimum; ///< "inch>=55;resolution=1080p", empty: anything
    std::optional<bool> critical;
    std::optional<Money> ceiling; ///< price of one
    MaybeText source;             ///< where the figure comes from, with its grade
};

/// What the office has decided about a device type.
struct TypeInfo
{
    std::optional<DeviceType> type;
    std::optional<std::int64_t> usefulLifeYears;
    std::optional<std::int64_t> wearRateBasisPoints; ///< 2000 = 20 % a year
    MaybeText attributes; ///< typed spec attributes: "inch:number:in:more;resolution:text"
    MaybeText source;
};

/// The office that keeps a register. A register's own is the first that is known here; others come
/// with what other offices send.
struct RegisterOffice
{
    MaybeText name; ///< of the register, as its people call it: "Thiết bị họp huyện Vụ Bản"
    std::optional<UnitId> unit; ///< whose register it is
    MaybeText prefix;           ///< starts its fault and repair numbers: "VB"
    std::optional<bool> isSample;
    std::optional<Date> sampleDay; ///< the day a sample's history ends
};

/// A list that was read into the register.
struct ImportFile
{
    MaybeText name;
    MaybeText format;
    MaybeText hash; ///< BLAKE2b-256 of the bytes, hex
    std::optional<std::int64_t> size;
    MaybeText sheets;  ///< JSON array of sheet names; a value's source says which by index
    MaybeText summary; ///< JSON object of the row ledger's counts
};

/// One user action. Born by the action; the marks `undone…` are written by undo and redo only, and
/// `correctedAt` by the correction of a time only.
struct ChangeSet
{
    MaybeText what; ///< key of the sentence that says what was done: "did.fault_reported"
    MaybeText args; ///< JSON object with the sentence's values
    MaybeText reason;
    std::optional<OfficerId> actor;
    MaybeText actorName; ///< as it was that day
    std::optional<bool> undone;
    std::optional<OfficerId> undoneBy;
    MaybeText undoneByName;
    MaybeText undoneReason;
    std::optional<ClockDoubt> clockSuspect;       ///< absent: the clock was plausible
    std::optional<Instant> correctedAt;           ///< when it really was, as somebody said later
    std::optional<ClockDoubt> undoneClockSuspect; ///< the same of the mark's clock
};

} // namespace dongbo
