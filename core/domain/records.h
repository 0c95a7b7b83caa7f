#pragma once

#include "core/domain/id.h"
#include "core/domain/money.h"
#include "core/domain/time.h"
#include "core/domain/vocabulary.h"

#include <cstdint>
#include <optional>
#include <string>

namespace dongbo {

// The records of a register, as plain values. Every field may be absent: "not known" differs from
// every value. Adding a field takes a member here, a line in descriptors/ and a migration.

using MaybeText = std::optional<std::string>;
using StandardSetId = Id<struct StandardSetTag>;
using StandardLineId = Id<struct StandardLineTag>;
using TypeInfoId = Id<struct TypeInfoTag>;
using PriceId = Id<struct PriceTag>;
using CustodyId = Id<struct CustodyTag>;
using ImportFileId = Id<struct ImportFileTag>;
using OfficeId = Id<struct OfficeTag>;
using QuotaId = Id<struct QuotaTag>;
using RuleExceptionId = Id<struct RuleExceptionTag>;
using PlanId = Id<struct PlanTag>;
using PlanLineId = Id<struct PlanLineTag>;
using IssuedReportId = Id<struct IssuedReportTag>;
using OwnReportId = Id<struct OwnReportTag>;
using WearRateId = Id<struct WearRateTag>;
using AssetThresholdId = Id<struct AssetThresholdTag>;
using WearEntryId = Id<struct WearEntryTag>;
using StocktakeId = Id<struct StocktakeTag>;
using StocktakeCountId = Id<struct StocktakeCountTag>;
using DisposalBatchId = Id<struct DisposalBatchTag>;
using DisposalItemId = Id<struct DisposalItemTag>;
using LineId = Id<struct LineTag>;
using LineMeasurementId = Id<struct LineMeasurementTag>;
using LineUpgradeId = Id<struct LineUpgradeTag>;
using ProcedureId = Id<struct ProcedureTag>;
using TrainingId = Id<struct TrainingTag>;
using ContactPointId = Id<struct ContactPointTag>;
using MeetingId = Id<struct MeetingTag>;
using MeetingSiteId = Id<struct MeetingSiteTag>;
using CheckId = Id<struct CheckTag>;
using CheckItemId = Id<struct CheckItemTag>;
using DutyId = Id<struct DutyTag>;
using ContactId = Id<struct ContactTag>;
using SupportRequestId = Id<struct SupportRequestTag>;
using MaintenancePlanId = Id<struct MaintenancePlanTag>;
using WorkOrderId = Id<struct WorkOrderTag>;
using FaultStepId = Id<struct FaultStepTag>;
using ReadinessSettingId = Id<struct ReadinessSettingTag>;

/// A node of the organisation tree: "xã Đại An", "huyện Vụ Bản". Identified by its id; official
/// codes are reused under other names.
struct Unit
{
    MaybeText code; ///< official code, "13756"
    MaybeText name; ///< without the kind: "Đại An"
    MaybeText kind; ///< name of the level as written: "xã", "thị trấn", "huyện"
    std::optional<UnitId> parent;
    MaybeText prefix; ///< prefix of its device codes: "DAN"
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
    MaybeText tier; ///< selects its standard set: "commune", "district"
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
    MaybeText account; ///< login name on the computer, for the officer created by init
    MaybeText notes;
    MaybeText email;
};

/// A repair shop, a supplier or a telecom provider (nhà mạng).
struct Vendor
{
    MaybeText name;
    std::optional<VendorKind> kind;
    MaybeText phone;
    MaybeText address;
    MaybeText notes;
    MaybeText email;
    MaybeText hotline; ///< where faults are reported at any hour
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
    std::optional<Money> cost; ///< of one unit of measure
    MaybeText fundingSource;
    std::optional<VendorId> supplier;
    std::optional<Date> warrantyUntil;
    std::optional<AssetClass> assetClass;
    std::optional<Condition> condition;
    std::optional<Use> use;
    std::optional<Paper> paper;
    MaybeText conditionText; ///< the original text of an import
    MaybeText notes;
    std::optional<std::int64_t> quantity; ///< 1, or n for bulk items (cable)
    MaybeText measure;                    ///< đơn vị tính: "cái"
    MaybeText specText;                   ///< specification as written
    std::optional<std::int64_t> yearMade;
    MaybeText country;
    MaybeText documentNo;
    MaybeText location;               ///< place within the site
    std::optional<Date> documentDate; ///< day of the document `documentNo` numbers
    MaybeText stateCode;              ///< its code in the state's asset system
    MaybeText classReason;            ///< why `assetClass` differs from what the thresholds say
};

/// Responsibility for a device or a whole site during a period.
struct Custody
{
    std::optional<OfficerId> officer;
    std::optional<DeviceId> device;
    std::optional<SiteId> site;
    std::optional<Date> from;
    std::optional<Date> to;
    MaybeText documentNo;
    std::optional<bool> isDeputy; ///< stands in for the custodian
    MaybeText handedOver;         ///< what was handed over, and in which state
};

/// A fault of a device, or of the line, power, light or room of a site.
struct Fault
{
    MaybeText number; ///< "SC-2021-0001"
    std::optional<FaultAbout> about;
    std::optional<DeviceId> device;
    std::optional<SiteId> site;
    MaybeText symptom;
    MaybeText symptomGroup; ///< see data/vocabulary/symptoms.tsv; determines recurrence
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
    std::optional<Condition> conditionBefore; ///< restored to the device when fixed
    std::optional<FaultId> recurrenceOf;      ///< the latest similar fault within 90 days
    std::optional<Money> estimate;
    MaybeText notes;
    std::optional<LineId> line;       ///< the line it is about
    std::optional<MeetingId> meeting; ///< during which it happened
    std::optional<Instant> downFrom;  ///< nothing worked from then on
    std::optional<Instant> downUntil;
    MaybeText ticket; ///< the provider's number of it
};

/// Work on a fault; a fault can have several.
struct Repair
{
    MaybeText number; ///< "SR-2021-0001"
    std::optional<FaultId> fault;
    std::optional<VendorId> vendor;   ///< who did it, if external
    std::optional<OfficerId> officer; ///< who did it, if internal
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

/// A step of disposal; `paper` is the resulting state.
struct Disposal
{
    std::optional<DeviceId> device;
    std::optional<Paper> paper;
    std::optional<Date> day;
    MaybeText decisionNo;
    MaybeText reason;
    std::optional<Money> proceeds;
};

/// A photo or document; its content is stored in the register under its hash.
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
    MaybeText tier; ///< applies to sites of this tier
    std::optional<Date> validFrom;
    std::optional<Date> validTo;
    MaybeText notes;
};

/// One line of a standard set: two microphones, omni, at most 9,000,000 đ each.
struct StandardLine
{
    std::optional<StandardSetId> set;
    std::optional<std::int64_t> position;
    std::optional<Function> function;
    std::optional<DeviceType> type;
    MaybeText substitutes; ///< codes of other accepted types, separated by |
    std::optional<std::int64_t> quantity;
    MaybeText minimum; ///< "inch>=55;resolution=1080p", empty: anything
    std::optional<bool> critical;
    std::optional<Money> ceiling; ///< unit price
    MaybeText source;             ///< source of the figure, with its grade
    MaybeText preferred;          ///< models to choose first, separated by |
    MaybeText legalBasis;         ///< document that demands it
};

/// Settings of the office for a device type.
struct TypeInfo
{
    std::optional<DeviceType> type;
    std::optional<std::int64_t> usefulLifeYears;
    std::optional<std::int64_t> wearRateBasisPoints; ///< 2000 = 20 % a year
    MaybeText attributes; ///< typed spec attributes: "inch:number:in:more;resolution:text"
    MaybeText source;
};

/// One line of the price list: what one unit of measure of a type, or of one model of it, costs.
struct PriceEntry
{
    std::optional<DeviceType> type;
    MaybeText maker;
    MaybeText model;            ///< absent: any model of the type
    std::optional<Money> price; ///< of one unit of measure
    MaybeText measure;          ///< đơn vị tính: "cái"
    std::optional<Date> day;    ///< the day the price is of
    MaybeText source;           ///< source of the figure, with its grade
    MaybeText notes;
    std::optional<Date> removed; ///< the day it was taken off the list
};

/// The office that keeps a register. The register's own is the first one stored in it; others
/// arrive with data from other offices.
struct RegisterOffice
{
    MaybeText name;             ///< title of the register: "Thiết bị họp huyện Vụ Bản"
    std::optional<UnitId> unit; ///< the unit that owns the register
    MaybeText prefix;           ///< prefix of its fault and repair numbers: "VB"
    std::optional<bool> isSample;
    std::optional<Date> sampleDay; ///< the day a sample's history ends
    std::optional<Money> moveCost; ///< usual cost of moving one device between sites
};

/// Most that a legal document allows of a type (định mức).
struct Quota
{
    MaybeText tier; ///< of the sites; absent: of every tier
    std::optional<DeviceType> type;
    std::optional<std::int64_t> mostPerSite;
    std::optional<Money> ceiling; ///< of one piece
    MaybeText legalBasis;
    std::optional<Date> validFrom;
    std::optional<Date> validTo;
    MaybeText source; ///< source of the figure, with its grade
    MaybeText notes;
    std::optional<Date> removed; ///< the day it was taken off the table
};

/// Something a consistency rule reports that the office has accepted. Without a record the rule is
/// switched off.
struct RuleException
{
    MaybeText rule; ///< its code in data/rules/rules.tsv
    std::optional<DeviceId> device;
    std::optional<SiteId> site;
    std::optional<FaultId> fault;
    std::optional<UnitId> unit;
    std::optional<Date> until; ///< last day; absent: for good
    MaybeText reason;
};

/// A procurement plan: which gaps are closed by repairs, moves and purchases.
struct Plan
{
    MaybeText name;
    std::optional<PlanState> state;
    std::optional<Date> day;     ///< the day whose gaps it closes
    std::optional<UnitId> unit;  ///< with all below it; absent: the whole register
    std::optional<Money> budget; ///< in total
    MaybeText request;           ///< JSON object of what was asked: sources, pins, weights
    MaybeText result;            ///< JSON object of what was reached: spent, bound, sites ready
    std::optional<Date> approvedDay;
    MaybeText decisionNo;
    MaybeText notes;
};

/// One action of a plan.
struct PlanLine
{
    std::optional<PlanId> plan;
    std::optional<std::int64_t> position;
    std::optional<PlanAction> action;
    std::optional<SiteId> site;     ///< whose gap it closes
    std::optional<SiteId> fromSite; ///< of a move
    std::optional<StandardLineId> standardLine;
    std::optional<DeviceType> type;
    std::optional<DeviceId> device; ///< repaired or moved
    std::optional<FaultId> fault;   ///< of a repair
    MaybeText model;                ///< to buy
    std::optional<Money> cost;      ///< as planned
    MaybeText fundingSource;
    MaybeText why; ///< JSON object: key of the sentence and its values
    std::optional<PlanStep> step;
    std::optional<Money> actualCost;
    std::optional<Date> day; ///< of the last step
    MaybeText documentNo;
    std::optional<DeviceId> received; ///< the device that was bought
    std::optional<TransferId> transfer;
    std::optional<RepairId> repair;
    MaybeText notes;
};

/// A report or paper the office has issued: what was asked and a proof of what it said.
struct IssuedReport
{
    MaybeText report; ///< its name: "inventory", "own:…"
    MaybeText title;
    MaybeText parameters;    ///< JSON object of what was asked: period, site, unit
    std::optional<Date> at;  ///< the day whose state it tells
    std::optional<Date> day; ///< of issue
    MaybeText documentNo;
    MaybeText signer;
    MaybeText contentHash; ///< BLAKE2b-256 of its content without layout, hex
    MaybeText journalHead; ///< hash of the journal's last operation when it was issued, hex
    MaybeText notes;
};

/// A report of the office's own making; saved views of lists are the same thing.
struct OwnReport
{
    MaybeText name;
    MaybeText list;       ///< what its rows are: "devices", "faults"
    MaybeText definition; ///< JSON object: columns, filters, grouping, sort, chart
    MaybeText notes;
    std::optional<Date> removed; ///< the day it was taken off the list
};

/// Yearly wear (tỷ lệ hao mòn) and useful life of a type, as of a period.
struct WearRate
{
    std::optional<DeviceType> type;
    std::optional<std::int64_t> lifeYears;
    std::optional<std::int64_t> rateBasisPoints; ///< 2000 = 20 % a year
    std::optional<Date> validFrom;
    std::optional<Date> validTo;
    MaybeText source; ///< source of the figure, with its grade
    MaybeText legalBasis;
    MaybeText notes;
    std::optional<Date> removed; ///< the day it was taken off the table
};

/// From which cost on a device is a fixed asset (TSCĐ), as of a period.
struct AssetThreshold
{
    std::optional<Money> fixedAssetFrom; ///< cost of one, included
    std::optional<Money> trackedFrom;    ///< cost from which a tool is tracked like a fixed asset
    std::optional<Date> validFrom;
    std::optional<Date> validTo;
    MaybeText legalBasis;
    MaybeText source; ///< source of the figure, with its grade
    MaybeText notes;
    std::optional<Date> removed; ///< the day it was taken off the table
};

/// Wear of a device in a year, or what had accumulated when its books were opened here.
struct WearEntry
{
    std::optional<DeviceId> device;
    std::optional<std::int64_t> year; ///< for which it is charged; of an opening the last one in it
    std::optional<WearKind> kind;
    std::optional<Money> cost;                   ///< nguyên giá it was worked out from
    std::optional<std::int64_t> rateBasisPoints; ///< 2000 = 20 % a year
    std::optional<std::int64_t> lifeYears;
    std::optional<Money> amount;      ///< of the year; of an opening all until then
    std::optional<Money> accumulated; ///< with it
    MaybeText documentNo;
    MaybeText source; ///< of an opening: the list it stood in
};

/// A count of what is there (kiểm kê).
struct Stocktake
{
    MaybeText number; ///< "KK-2021-0001"
    MaybeText name;
    std::optional<StocktakeState> state;
    std::optional<Date> day;    ///< whose state is counted (thời điểm kiểm kê)
    std::optional<UnitId> unit; ///< with all below it; absent with `site`: the whole register
    std::optional<SiteId> site; ///< of a count of one room
    MaybeText committee;        ///< a line a member: name | position | role
    std::optional<bool> blind;  ///< the sheets do not tell what is expected where
    std::optional<std::int64_t> sampleSize; ///< devices of a recount; absent: all are counted
    MaybeText sampleSeed;                   ///< which were drawn can be worked out again from it
    MaybeText documentNo;
    std::optional<Instant> startedAt;
    std::optional<Instant> closedAt;
    MaybeText summary; ///< JSON object of the numbers by finding, as frozen at closing
    MaybeText notes;
};

/// One thing found in a stocktake, or one that was not found and has been settled.
struct StocktakeCount
{
    std::optional<StocktakeId> stocktake;
    std::optional<DeviceId> device; ///< absent: the code is no device's
    MaybeText code;                 ///< as read or typed
    std::optional<SiteId> site;     ///< where it was found
    MaybeText location;             ///< place within the site
    std::optional<std::int64_t> quantity;
    std::optional<Condition> condition;
    std::optional<bool> labelLost;
    std::optional<OfficerId> countedBy;
    MaybeText countedByName;
    std::optional<Instant> countedAt;
    std::optional<CountFinding> finding; ///< as frozen when it was settled or closed
    std::optional<Settlement> settlement;
    std::optional<Date> settledDay;
    MaybeText documentNo; ///< of the settlement
    std::optional<TransferId> transfer;
    std::optional<DisposalId> disposal;
    MaybeText notes;
};

/// Devices proposed for disposal together, and what was decided.
struct DisposalBatch
{
    MaybeText number; ///< "TL-2021-0001"
    MaybeText name;
    std::optional<BatchState> state;
    std::optional<Date> day;    ///< of the proposal
    std::optional<UnitId> unit; ///< that proposes
    MaybeText proposalNo;
    MaybeText decisionNo;
    std::optional<Date> decisionDay;
    std::optional<Date> doneDay; ///< the day the devices left the books
    MaybeText committee;         ///< a line a member: name | position | role
    std::optional<Money> expenses;
    MaybeText notes;
};

/// One device of a disposal batch, with what was known of it when it was proposed.
struct DisposalItem
{
    std::optional<DisposalBatchId> batch;
    std::optional<DeviceId> device;
    std::optional<std::int64_t> position;
    std::optional<DisposalCause> cause;
    MaybeText why; ///< in words
    std::optional<DisposalMethod> method;
    std::optional<Money> cost;        ///< nguyên giá of the whole device
    std::optional<Money> accumulated; ///< wear until then
    std::optional<Money> repairsPaid;
    std::optional<bool> accepted; ///< by the decision
    std::optional<Money> proceeds;
    std::optional<DisposalId> disposal; ///< what took it out of the books
    MaybeText notes;
};

/// A line (đường truyền): a service of a provider at a site.
struct Line
{
    MaybeText name; ///< "FTTH Đại An", the code of the office
    std::optional<SiteId> site;
    std::optional<VendorId> provider;
    std::optional<LineKind> kind;
    std::optional<bool> isBackup; ///< used only when the others fail
    MaybeText contractNo;
    MaybeText customerNo;                 ///< what the provider asks for on the phone
    std::optional<std::int64_t> downKbps; ///< as bought; 1,000 are one Mbit/s
    std::optional<std::int64_t> upKbps;
    std::optional<std::int64_t> repairHours;    ///< from the call until it works, by contract
    std::optional<std::int64_t> availabilityBp; ///< by contract; 9950 = 99.5 %
    MaybeText hotline;
    std::optional<Date> validFrom; ///< first day of the contract
    std::optional<Date> validTo;   ///< last day of the contract
    std::optional<Money> monthlyCost;
    MaybeText notes;
    std::optional<Date> removed; ///< the day it was taken off the list
};

/// What a line gave when it was measured.
struct LineMeasurement
{
    std::optional<LineId> line;
    std::optional<Instant> measuredAt;
    std::optional<std::int64_t> downKbps;
    std::optional<std::int64_t> upKbps;
    std::optional<std::int64_t> pingMs;
    std::optional<std::int64_t> jitterMs;
    std::optional<std::int64_t> lossBp; ///< packets lost; 100 = 1 %
    MaybeText measuredBy;
    MaybeText source; ///< the tool, or the list it stood in
    MaybeText notes;
    std::optional<Date> removed; ///< the day it was taken off the list
};

/// A request to the provider for a better line.
struct LineUpgrade
{
    std::optional<LineId> line;
    std::optional<SiteId> site;
    std::optional<UpgradeState> state;
    std::optional<std::int64_t> wantedKbps;
    std::optional<Date> day; ///< of the request
    std::optional<Date> answeredDay;
    std::optional<Date> doneDay;
    MaybeText reason;
    MaybeText answer;
    MaybeText documentNo;
    MaybeText notes;
};

/// A version of a technical procedure (quy trình kỹ thuật); the checklists come from it.
struct Procedure
{
    MaybeText name;
    MaybeText version;
    std::optional<StandardSetId> set; ///< sites under this standard; absent: all
    std::optional<DeviceType> type;   ///< of a how-to of one type
    MaybeText items;                  ///< a line an item: heading | type or empty | what to do
    std::optional<Date> validFrom;
    std::optional<Date> validTo;
    MaybeText documentNo;
    MaybeText source;
    MaybeText notes;
    std::optional<Date> removed; ///< the day it was taken off the list
};

/// An officer was trained in a version of a procedure.
struct Training
{
    std::optional<OfficerId> officer;
    std::optional<ProcedureId> procedure;
    std::optional<Date> day;
    MaybeText trainedBy;
    MaybeText documentNo;
    MaybeText notes;
    std::optional<Date> removed; ///< the day it was taken off the list
};

/// Whom to tell when something is wrong: one step of the escalation of a site.
struct ContactPoint
{
    std::optional<std::int64_t> level; ///< 1 is told first
    MaybeText party;                   ///< the office or company
    std::optional<UnitId> unit;        ///< for the sites of this unit and all below it
    std::optional<SiteId> site;        ///< for this site only; absent with `unit`: for all
    std::optional<FaultAbout> about;   ///< for faults about this only
    std::optional<VendorId> provider;  ///< for lines of this provider only
    std::optional<OfficerId> officer;
    MaybeText person; ///< the name, when the person is no officer of the register
    MaybeText phone;
    MaybeText email;
    std::optional<std::int64_t> waitMinutes; ///< until the next step is told
    MaybeText notes;
    std::optional<Date> removed; ///< the day it was taken off the list
};

/// An online meeting (hội nghị trực tuyến).
struct Meeting
{
    MaybeText number; ///< "HN-2021-0001"
    MaybeText name;
    std::optional<MeetingLevel> level;
    std::optional<MeetingState> state;
    std::optional<Instant> startsAt;
    std::optional<Instant> endsAt;
    MaybeText platform;
    std::optional<LinkType> link;
    std::optional<UnitId> host; ///< the unit that holds it
    MaybeText place;
    MaybeText contact; ///< who answers technical questions
    MaybeText noticeNo;
    std::optional<Date> noticeDay;
    std::optional<Instant> noticeSentAt;
    std::optional<Instant> trialAt;
    std::optional<Instant> beganAt;
    std::optional<Instant> endedAt;
    std::optional<Instant> frozenAt; ///< when the readiness was frozen
    MaybeText summary;               ///< JSON object of the frozen numbers
    MaybeText notes;
};

/// A site invited to a meeting, and how it went there.
struct MeetingSite
{
    std::optional<MeetingId> meeting;
    std::optional<SiteId> site;
    std::optional<Instant> noticeSentAt;
    std::optional<Instant> receivedAt;
    MaybeText receivedBy;
    std::optional<TrialResult> trial;
    std::optional<MeetingOutcome> outcome;
    std::optional<std::int64_t> minutesLost;
    std::optional<Instant> lostAt; ///< when a lost site went off for good
    MaybeText cause;
    std::optional<FaultId> fault;          ///< behind it
    std::optional<Readiness> readiness;    ///< as frozen
    MaybeText reasons;                     ///< JSON array of the reasons, as frozen
    std::optional<std::int64_t> failureBp; ///< expected chance of failure as frozen; 100 = 1 %
    MaybeText notes;
};

/// Dated evidence of the state of a site under the five headings of the letter.
struct Check
{
    std::optional<SiteId> site;
    std::optional<MeetingId> meeting;
    std::optional<CheckRound> round;
    std::optional<Instant> checkedAt;
    std::optional<OfficerId> checkedBy;
    std::optional<CheckResult> power;
    std::optional<CheckResult> light;
    std::optional<CheckResult> sound;
    std::optional<CheckResult> picture;
    std::optional<CheckResult> line;
    std::optional<ProcedureId> procedure;
    std::optional<LineMeasurementId> measurement; ///< of the line, made with it
    std::optional<Instant> withdrawnAt;           ///< entered wrongly: counts as if it were not
    MaybeText source;                             ///< the list it stood in
    MaybeText notes;
};

/// One line of a check: an item of the procedure, tied to a device or line of the site.
struct CheckItem
{
    std::optional<CheckId> check;
    std::optional<std::int64_t> position;
    std::optional<CheckHeading> heading;
    MaybeText text; ///< as the procedure said it then
    std::optional<DeviceId> device;
    std::optional<LineId> line;
    std::optional<CheckResult> result;
    std::optional<std::int64_t> startsNeeded; ///< until it came on; 0: it never did
    std::optional<FaultId> fault;             ///< it opened or found open
    MaybeText notes;
};

/// An officer on duty for a meeting, or on call for a time.
struct Duty
{
    std::optional<OfficerId> officer;
    std::optional<DutyRole> role;
    std::optional<MeetingId> meeting;
    std::optional<SiteId> site;
    std::optional<UnitId> unit; ///< for all its sites
    std::optional<Instant> from;
    std::optional<Instant> until;
    MaybeText phone; ///< when it is not the officer's own
    MaybeText notes;
    std::optional<Date> removed; ///< the day it was taken off the list
};

/// Somebody was told something, and answered or not.
struct Contact
{
    std::optional<FaultId> fault;
    std::optional<MeetingId> meeting;
    std::optional<SiteId> site;
    std::optional<ContactPurpose> purpose;
    std::optional<ContactPointId> point;
    MaybeText party;
    MaybeText person;
    MaybeText phone;
    std::optional<ContactWay> way;
    std::optional<Instant> toldAt;
    MaybeText text;
    std::optional<Instant> answeredAt;
    MaybeText answer;
    MaybeText ticket; ///< the provider's
    MaybeText notes;
};

/// A request for technical help, up to the province (đề nghị hỗ trợ kỹ thuật).
struct SupportRequest
{
    MaybeText number; ///< "HT-2021-0001"
    std::optional<SiteId> site;
    std::optional<UnitId> unit; ///< that asks
    MaybeText askedOf;
    MaybeText content;
    std::optional<SupportState> state;
    std::optional<Date> day;
    std::optional<Date> answeredDay;
    std::optional<Date> helpedDay; ///< somebody came or helped from afar
    MaybeText answer;
    std::optional<FaultId> fault;
    MaybeText documentNo;
    MaybeText notes;
};

/// When a type of device, or one device, is due for preventive maintenance.
struct MaintenancePlan
{
    MaybeText name;
    std::optional<DeviceType> type; ///< all devices of the type
    std::optional<DeviceId> device; ///< or this one
    std::optional<UnitId> unit;     ///< only there and below
    std::optional<std::int64_t> intervalDays;
    std::optional<Date> fixedDay;            ///< its day and month, each year
    std::optional<std::int64_t> afterFaults; ///< since the last maintenance
    std::optional<DueBasis> basis;           ///< absent: from completion
    std::optional<Date> startsOn;
    MaybeText checklist;              ///< a line a step: text | number, yes/no, text or day | unit
    std::optional<OfficerId> officer; ///< who does it, unless it is the custodian
    MaybeText source;
    MaybeText notes;
    std::optional<Date> removed; ///< the day it was taken off the list
};

/// Preventive maintenance of one device that fell due.
struct WorkOrder
{
    MaybeText number; ///< "BD-2021-0001"
    std::optional<MaintenancePlanId> plan;
    std::optional<DeviceId> device;
    std::optional<SiteId> site;
    std::optional<WorkState> state;
    std::optional<Date> due;
    std::optional<Date> snoozedUntil;
    MaybeText reason; ///< of snoozing or cancelling
    std::optional<Date> doneDay;
    MaybeText doneBy;
    MaybeText results; ///< JSON array of the steps with what was found
    std::optional<bool> passed;
    std::optional<Money> cost;
    std::optional<FaultId> fault; ///< it opened
    MaybeText notes;
};

/// Something tried on a fault, from the help for finding it.
struct FaultStep
{
    std::optional<FaultId> fault;
    std::optional<Instant> at;
    MaybeText by;
    MaybeText step; ///< its code in data/triage
    MaybeText text;
    std::optional<DeviceId> device;
    std::optional<StepResult> result;
    MaybeText notes;
};

/// An assumption of the judgement of readiness, instead of the one the program brings.
struct ReadinessSetting
{
    MaybeText code;                    ///< in data/readiness
    std::optional<std::int64_t> value; ///< in the unit the code says
    std::optional<Date> validFrom;
    MaybeText source;
    MaybeText notes;
    std::optional<Date> removed; ///< the day it was taken off the list
};

/// A list imported into the register.
struct ImportFile
{
    MaybeText name;
    MaybeText format;
    MaybeText hash; ///< BLAKE2b-256 of the bytes, hex
    std::optional<std::int64_t> size;
    MaybeText sheets;  ///< JSON array of sheet names; sources refer to them by index
    MaybeText summary; ///< JSON object of the row counts by outcome
};

/// One user action. Created by the action; the fields `undone…` are written by undo and redo only,
/// `correctedAt` by the correction of a time only.
struct ChangeSet
{
    MaybeText what; ///< key of the sentence that describes the action: "did.fault_reported"
    MaybeText args; ///< JSON object with the sentence's values
    MaybeText reason;
    std::optional<OfficerId> actor;
    MaybeText actorName; ///< name at the time of the action
    std::optional<bool> undone;
    std::optional<OfficerId> undoneBy;
    MaybeText undoneByName;
    MaybeText undoneReason;
    std::optional<ClockDoubt> clockSuspect;       ///< absent: the clock was plausible
    std::optional<Instant> correctedAt;           ///< the actual time, as corrected later
    std::optional<ClockDoubt> undoneClockSuspect; ///< the same for the undo's clock
};

} // namespace dongbo
