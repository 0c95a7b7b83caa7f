#include "core/report/engine/definition.h"

namespace dongbo::report {

// Each stands in a file of its own, in the folder of its question.
extern const Definition inventory;
extern const Definition faults;
extern const Definition repairCosts;
extern const Definition needs;
// official papers
extern const Definition assetBook;
extern const Definition placeBook;
extern const Definition stocktakeMinutes;
extern const Definition wearTable;
extern const Definition stateReport;
extern const Definition brokenTools;
extern const Definition providerLetter;
extern const Definition purchaseRequest;
extern const Definition equipmentPlan;
extern const Definition centralBuying;
extern const Definition handover;
extern const Definition assetHandover;
extern const Definition disposalPlan;
extern const Definition disposalMinutes;
extern const Definition meetingNotice;

const std::vector<const Definition*>& definitions()
{
    static const std::vector<const Definition*> all{
        &inventory,   // what is there?
        &faults,      // what is broken?
        &repairCosts, // what did it cost?
        &needs,       // what is missing?
        // official papers
        &assetBook,
        &placeBook,
        &stocktakeMinutes,
        &wearTable,
        &stateReport,
        &meetingNotice,
        &brokenTools,
        &providerLetter,
        &purchaseRequest,
        &equipmentPlan,
        &centralBuying,
        &handover,
        &assetHandover,
        &disposalPlan,
        &disposalMinutes,
    };
    return all;
}

} // namespace dongbo::report
