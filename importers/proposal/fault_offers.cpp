#include "importers/proposal/fault_offers.h"

#include "core/domain/fields.h"
#include "core/register/symptoms.h"
#include "core/store/fault_queries.h"
#include "core/store/load.h"
#include "core/text/fold.h"

#include <algorithm>

namespace dongbo::importers {

namespace {

Device deviceAsItWillBe(const PlannedDevice& planned)
{
    auto values = valuesOf(planned.known ? *planned.known : Device{});
    for (const auto& change : planned.changes) {
        values[change.number - 1u] = change.value;
    }
    return recordOf<Device>(values);
}

} // namespace

void offerFaults(store::Database& database, const RowDraft& draft, const PlannedDevice& device,
                 std::vector<NotedFault>& out)
{
    if (draft.faults.empty()) {
        return;
    }
    const auto made = deviceAsItWillBe(device);
    for (const auto& note : draft.faults) {
        NotedFault offer;
        offer.sheet = device.sheet;
        offer.row = device.row;
        offer.column = note.column;
        offer.ordinal = device.ordinal;
        offer.device = device.id;
        offer.isKnown = device.isKnown();
        offer.type = made.type;
        offer.code = made.code.value_or("");
        offer.name = made.name.value_or("");
        offer.text = note.text;
        offer.symptom = note.symptom;
        if (!offer.isKnown || !isReported(database, offer)) {
            out.push_back(std::move(offer));
        }
    }
}

bool isReported(store::Database& database, const NotedFault& offer)
{
    const auto* known = recogniseSymptom(FaultAbout::Device, offer.type, offer.symptom);
    const auto open = store::openFaultsOf(database, offer.device);
    return std::any_of(open.begin(), open.end(), [&](const FaultId& id) {
        const auto fault = store::load<Fault>(database, id);
        if (!fault) {
            return false;
        }
        return known != nullptr && fault->symptomGroup
                   ? *fault->symptomGroup == known->group
                   : text::fold(fault->symptom.value_or("")) == text::fold(offer.symptom);
    });
}

} // namespace dongbo::importers
