#include "importers/proposal/rows/fault_offers.h"

#include "core/domain/fields.h"
#include "core/register/faults/fault_batches.h"
#include "core/register/faults/symptoms.h"
#include "core/store/projection/load.h"
#include "core/store/queries/fault_queries.h"
#include "core/text/fold.h"
#include "core/text/wording.h"
#include "importers/recognise/words/vocabulary.h"

#include <algorithm>

namespace dongbo::importers {

namespace {

/// Bytes; longer words are a story, which goes into the notes.
constexpr std::size_t mostSymptom = 200;

NotedFault offerFor(const PlannedDevice& device)
{
    const auto given = [&device](FieldNumber number) -> const Value* {
        const auto found =
            std::find_if(device.changes.begin(), device.changes.end(),
                         [number](const FieldChange& change) { return change.number == number; });
        return found == device.changes.end() ? nullptr : &found->value;
    };
    const auto textOf = [&](FieldNumber number, const std::optional<std::string> Device::*field) {
        const auto* value = given(number);
        const auto* text = value != nullptr ? std::get_if<std::string>(value) : nullptr;
        const auto known = device.known ? (*device.known).*field : std::nullopt;
        return text != nullptr ? *text : value != nullptr ? std::string{} : known.value_or("");
    };
    NotedFault offer;
    offer.sheet = device.sheet;
    offer.row = device.row;
    offer.ordinal = device.ordinal;
    offer.device = device.id;
    offer.isKnown = device.isKnown();
    offer.type = device.known ? device.known->type : std::nullopt;
    if (const auto* type = given(fieldOf<&Device::type>)) {
        fromValue(*type, offer.type);
    }
    offer.code = textOf(fieldOf<&Device::code>, &Device::code);
    offer.name = textOf(fieldOf<&Device::name>, &Device::name);
    return offer;
}

/// Whether the list's broken condition will stand: not where an officer's later word does.
bool willBeBroken(const PlannedDevice& device)
{
    constexpr auto conditionField = fieldOf<&Device::condition>;
    for (const auto& change : device.changes) {
        if (change.number == conditionField) {
            return change.value == toValue(Condition::Broken);
        }
    }
    return device.known && device.known->condition == Condition::Broken;
}

/// Whether it is there, in the books, broken, and nobody has reported that.
bool isStillBroken(store::Database& database, const NotedFault& broken)
{
    const auto device = store::load<Device>(database, broken.device);
    const auto paper = device ? device->paper.value_or(Paper::Active) : Paper::Lost;
    return device && device->condition == Condition::Broken && paper != Paper::Disposed &&
           paper != Paper::Lost && store::openFaultsOf(database, broken.device).empty();
}

FaultDraft reportOf(const NotedFault& broken)
{
    FaultDraft draft;
    draft.device = broken.device;
    const bool isSymptom = !broken.symptom.empty() && broken.symptom.size() <= mostSymptom;
    draft.symptom =
        isSymptom ? broken.symptom : text::say(Language::Vietnamese, "condition.broken");
    draft.severity = Severity::Blocking;
    draft.notes = broken.text;
    return draft;
}

} // namespace

void offerFaults(store::Database& database, const RowDraft& draft, const PlannedDevice& device,
                 std::int64_t index, std::vector<NotedFault>& out)
{
    const bool isAny =
        std::any_of(draft.faults.begin(), draft.faults.end(),
                    [index](const FaultOffer& note) { return note.devices > index; });
    if (!isAny) {
        return;
    }
    for (const auto& note : draft.faults) {
        if (note.devices <= index) {
            continue;
        }
        auto offer = offerFor(device);
        offer.column = note.column;
        offer.text = note.text;
        offer.symptom = note.symptom;
        if (!offer.isKnown || !isReported(database, offer)) {
            out.push_back(std::move(offer));
        }
    }
}

void offerBroken(store::Database& database, const RowDraft& draft, const PlannedDevice& device,
                 const std::vector<NotedFault>& noted, std::vector<NotedFault>& out)
{
    constexpr auto conditionField = fieldOf<&Device::condition>;
    const auto* listed = draft.find(conditionField);
    const bool isNoted = std::any_of(noted.begin(), noted.end(), [&](const NotedFault& offer) {
        return offer.device == device.id;
    });
    if (listed == nullptr || listed->value != toValue(Condition::Broken) || isNoted ||
        !willBeBroken(device) ||
        (device.isKnown() && !store::openFaultsOf(database, device.id).empty())) {
        return;
    }
    auto offer = offerFor(device);
    offer.column = listed->column;
    offer.text = listed->original;
    offer.symptom = Vocabulary::builtIn().symptomIn(text::fold(offer.text));
    offer.symptom = offer.symptom.empty() ? offer.text : offer.symptom;
    out.push_back(std::move(offer));
}

FaultsReported
reportBroken(Register& reg, const std::vector<Proposal>& proposals,
             const std::function<void(std::uint64_t done, std::uint64_t all)>& progress)
{
    std::uint64_t all = 0, done = 0;
    for (const auto& proposal : proposals) {
        all += proposal.brokenDevices.size();
    }
    auto list = proposals.begin();
    std::size_t next = 0;
    return reportFaults(reg, [&]() -> std::optional<FaultDraft> {
        for (; list != proposals.end(); ++list, next = 0) {
            while (next < list->brokenDevices.size()) {
                if (progress) {
                    progress(done, all);
                }
                ++done;
                const auto& broken = list->brokenDevices[next++];
                if (isStillBroken(reg.database(), broken)) {
                    return reportOf(broken);
                }
            }
        }
        return std::nullopt;
    });
}

std::uint64_t stillBroken(store::Database& database, const std::vector<Proposal>& proposals)
{
    std::uint64_t count = 0;
    for (const auto& proposal : proposals) {
        for (const auto& broken : proposal.brokenDevices) {
            count += isStillBroken(database, broken) ? 1 : 0;
        }
    }
    return count;
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
