#pragma once

#include <cstdint>

namespace dongbo {

/// Kinds of record. The numbers are stored in journals permanently: never reuse or renumber one.
enum class RecordKind : std::uint16_t
{
    Unit = 1,
    Site = 2,
    Officer = 3,
    Vendor = 4,
    Device = 5,
    Custody = 6,
    Fault = 7,
    Repair = 8,
    Replacement = 9,
    Transfer = 10,
    Disposal = 11,
    Attachment = 12,
    StandardSet = 13,
    StandardLine = 14,
    TypeInfo = 15,
    ImportFile = 16,
    Office = 17,
    Price = 18,
    Quota = 19,
    RuleException = 20,
    Plan = 21,
    PlanLine = 22,
    IssuedReport = 23,
    OwnReport = 24,
    WearRate = 25,
    AssetThreshold = 26,
    WearEntry = 27,
    Stocktake = 28,
    StocktakeCount = 29,
    DisposalBatch = 30,
    DisposalItem = 31,
    Line = 32,
    LineMeasurement = 33,
    LineUpgrade = 34,
    Procedure = 35,
    Training = 36,
    ContactPoint = 37,
    Meeting = 38,
    MeetingSite = 39,
    Check = 40,
    CheckItem = 41,
    Duty = 42,
    Contact = 43,
    SupportRequest = 44,
    MaintenancePlan = 45,
    WorkOrder = 46,
    FaultStep = 47,
    ReadinessSetting = 48,
    ChangeSet = 100
};

} // namespace dongbo
