#include "core/report/engine/definition.h"

namespace dongbo::report {

// Each stands in a file of its subject, in the folder of its question. A report is one line here
// and one below.
extern const Definition inventory, equipmentBy, typesBySite, spares, warranties, endOfLife,
    repeatedSerials, labels, stateAssets, stocktakeResults, batteriesDue, maintenanceDue;
extern const Definition brokenEquipment, faults, faultsByType, history, reliability, recurring,
    runningRepairs, sla, watchedDevices, meetingReadiness, roomChecks;
extern const Definition deviceCosts, repairCosts, repairList, repairers, unpricedRepairs,
    warrantyClaims, purchases, spending;
extern const Definition needs, consistency, planLines, roomsWithoutBackup;
extern const Definition periodSummary, bookMovements, transfers, replacements, disposals,
    difference, bridge, changesLog, issuedList, issuedCheck;
extern const Definition custody, responsibility, dutyRoster;
// official papers
extern const Definition assetBook, placeBook, stocktakeMinutes, stocktakeTicks, stocktakeSheet,
    wearTable, stateReport, brokenTools, providerLetter, purchaseRequest, equipmentPlan,
    centralBuying, handover, roomHandover, assetHandover, replacementMinutes, faultMinutes,
    disposalPlan, disposalMinutes, meetingNotice, checkSheet, paperForms;

const std::vector<const Definition*>& definitions()
{
    static const std::vector<const Definition*> all{
        // what is there?
        &inventory, &equipmentBy, &typesBySite, &spares, &warranties, &endOfLife, &repeatedSerials,
        &stateAssets, &labels, &stocktakeResults, &batteriesDue, &maintenanceDue,
        // what is broken?
        &brokenEquipment, &faults, &faultsByType, &history, &reliability, &recurring,
        &runningRepairs, &sla, &watchedDevices, &meetingReadiness, &roomChecks,
        // what did it cost?
        &deviceCosts, &repairCosts, &repairList, &repairers, &unpricedRepairs, &warrantyClaims,
        &purchases, &spending,
        // what is missing?
        &needs, &consistency, &planLines, &roomsWithoutBackup,
        // what changed?
        &periodSummary, &bookMovements, &transfers, &replacements, &disposals, &difference, &bridge,
        &changesLog, &issuedList, &issuedCheck,
        // who is responsible?
        &custody, &responsibility, &dutyRoster,
        // official papers
        &assetBook, &placeBook, &stocktakeMinutes, &stocktakeTicks, &stocktakeSheet, &wearTable,
        &stateReport, &meetingNotice, &checkSheet, &brokenTools, &providerLetter, &purchaseRequest,
        &equipmentPlan, &centralBuying, &handover, &roomHandover, &assetHandover,
        &replacementMinutes, &faultMinutes, &disposalPlan, &disposalMinutes, &paperForms};
    return all;
}

} // namespace dongbo::report
