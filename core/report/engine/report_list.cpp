#include "core/report/engine/definition.h"

namespace dongbo::report {

// Each stands in a file of its own, in the folder of its question.
extern const Definition inventory;
extern const Definition faults;
extern const Definition repairCosts;
extern const Definition needs;

const std::vector<const Definition*>& definitions()
{
    static const std::vector<const Definition*> all{
        &inventory,   // what is there?
        &faults,      // what is broken?
        &repairCosts, // what did it cost?
        &needs,       // what is missing?
    };
    return all;
}

} // namespace dongbo::report
