#include "core/planning/fault_rules.h"
#include "core/register/base/checks.h"
#include "core/register/base/inside.h"
#include "core/register/base/lookups.h"
#include "core/register/base/numbers.h"
#include "core/register/faults/fault_batches.h"
#include "core/register/faults/fault_devices.h"
#include "core/register/faults/faults.h"
#include "core/register/faults/recurrence.h"
#include "core/register/faults/report_in.h"
#include "core/register/faults/symptoms.h"
#include "core/register/papers/keep_file.h"
#include "core/store/queries/fault_queries.h"

#include <algorithm>

namespace dongbo {

namespace {

/// What a report is about, read under the write lock.
struct Subject
{
    std::optional<Device> device;
    std::string name; ///< the device's code or the site's name
};

/// Says in the fault where it is. Throws for a device that left the books.
Subject place(Register& reg, const FaultDraft& draft, Fault& fault, Problems& problems)
{
    Subject subject;
    if (draft.device) {
        subject.device = lookups::require<Device>(reg, *draft.device);
        const auto& device = *subject.device;
        fault.about = FaultAbout::Device;
        fault.device = draft.device;
        fault.site = device.site;
        subject.name = device.code.value_or(device.name.value_or(""));
        const auto paper = device.paper.value_or(Paper::Active);
        if (paper == Paper::Disposed || paper == Paper::Lost) {
            throw Error(
                Error::Kind::Refused,
                {"device.gone",
                 {{"device", subject.name}, {"paper", "@paper." + std::string(codeOf(paper))}}});
        }
    } else if (draft.site && draft.about != FaultAbout::Device) {
        fault.about = draft.about;
        fault.device.reset();
        fault.site = draft.site;
        subject.name = lookups::siteName(reg, *draft.site);
    } else {
        problems.push_back({"device", {"fault.needs_device_or_site", {}}});
    }
    return subject;
}

void checkDraft(Problems& problems, const FaultDraft& draft, const Subject& subject, Instant now)
{
    checks::required(problems, "symptom", draft.symptom);
    checks::length(problems, "symptom", draft.symptom, checks::midText);
    checks::length(problems, "notes", draft.notes, checks::longText);
    checks::length(problems, "during_meeting", draft.duringMeeting, checks::midText);
    checks::notNegative(problems, "estimate", draft.estimate);
    checks::length(problems, "ticket", draft.ticket, checks::shortText);
    checks::likelyMoment(problems, "reported_at", draft.at, now);
    if (draft.at && subject.device) {
        checks::likelyOwned(problems, "reported_at", dayOf(*draft.at), *subject.device);
    }
    for (const auto& file : draft.files) {
        checkFile(problems, file);
    }
}

/// The words of a report, with what the vocabulary makes of them.
void describe(const FaultDraft& draft, std::optional<DeviceType> type, Fault& fault)
{
    const auto* known = recogniseSymptom(*fault.about, type, draft.symptom);
    fault.symptom = draft.symptom;
    fault.symptomGroup = known != nullptr ? MaybeText{std::string(known->group)} : std::nullopt;
    fault.severity = draft.severity                     ? draft.severity
                     : draft.isUnfinished               ? std::nullopt
                     : known != nullptr && known->usual ? known->usual
                                                        : std::optional{Severity::Degraded};
    fault.duringMeeting = lookups::maybe(draft.duringMeeting);
    fault.estimate = draft.estimate;
    fault.notes = lookups::maybe(draft.notes);
}

/// What the device was stated to be like before a fault that breaks it.
void rememberCondition(const Device& device, Fault& fault)
{
    const auto proposed =
        fault.severity ? planning::proposedCondition(*fault.severity) : std::nullopt;
    if (proposed && device.condition != proposed) {
        fault.conditionBefore = device.condition;
    }
}

bool breaks(const Fault& fault)
{
    return fault.severity && planning::proposedCondition(*fault.severity).has_value();
}

void keepFiles(Register& reg, journal::Action& action, FaultId id,
               const std::vector<FileDraft>& files)
{
    for (const auto& file : files) {
        Attachment of;
        of.fault = id;
        keepFile(reg, action, of, file);
    }
}

/// A report ready to be written.
struct Ready
{
    Fault fault;
    std::string where; ///< the device's code or the site's name
    Problems warnings;
};

/// Inside a UnitOfWork; the number it gives is taken once the fault is written.
Checked<Ready> prepare(Register& reg, const FaultDraft& draft)
{
    Problems problems;
    Fault fault;
    auto subject = place(reg, draft, fault, problems);
    checkDraft(problems, draft, subject, reg.now());
    auto warnings = checks::settle(problems, draft.ifUnlikely);
    if (!problems.empty()) {
        return problems;
    }
    describe(draft, subject.device ? subject.device->type : std::nullopt, fault);
    fault.state = FaultState::Reported;
    fault.reportedBy = draft.reportedBy ? draft.reportedBy : reg.actor().officer;
    fault.reportedAt = draft.at.value_or(reg.now());
    fault.line = draft.line;
    fault.meeting = draft.meeting;
    fault.downFrom = draft.downFrom;
    fault.ticket = lookups::maybe(draft.ticket);
    recurrence::link(reg, {}, fault);
    fault.number = numbers::nextFault(reg, dayOf(*fault.reportedAt));
    if (subject.device) {
        rememberCondition(*subject.device, fault);
    }
    return Ready{std::move(fault), subject.name, std::move(warnings)};
}

} // namespace

Checked<Written<FaultId>> reportFault(Register& reg, const FaultDraft& draft)
{
    store::UnitOfWork work(reg.database());
    auto ready = prepare(reg, draft);
    if (!ready) {
        return ready.problems();
    }
    journal::Action action(
        journalOf(reg), reg.actor(),
        {"did.fault_reported",
         {{"fault", *ready->fault.number}, {"where", ready->where}, {"symptom", draft.symptom}}},
        {});
    const FaultId id{action.create(ready->fault)};
    keepFiles(reg, action, id, draft.files);
    work.commit();
    return Written<FaultId>{id, *ready->fault.number, action.id(), std::move(ready->warnings)};
}

Checked<ReportedIn> reportFaultIn(Register& reg, journal::Action& action, const FaultDraft& draft)
{
    const auto ready = prepare(reg, draft);
    if (!ready) {
        return ready.problems();
    }
    const FaultId id{action.create(ready->fault)};
    keepFiles(reg, action, id, draft.files);
    return ReportedIn{id, ready->fault.number.value_or("")};
}

FaultsReported reportFaults(Register& reg, const NextReport& next)
{
    store::UnitOfWork work(reg.database());
    std::vector<FaultDraft> drafts;
    while (auto draft = next()) {
        Problems problems;
        Fault fault;
        const auto subject = place(reg, *draft, fault, problems);
        checkDraft(problems, *draft, subject, reg.now());
        static_cast<void>(checks::settle(problems, draft->ifUnlikely));
        if (problems.empty()) {
            drafts.push_back(std::move(*draft));
        }
    }
    if (drafts.empty()) {
        return {};
    }
    journal::Action action(journalOf(reg), reg.actor(),
                           {"did.faults_reported", {{"count", std::to_string(drafts.size())}}}, {});
    for (const auto& draft : drafts) {
        const auto ready = prepare(reg, draft);
        const FaultId id{action.create(ready->fault)};
        keepFiles(reg, action, id, draft.files);
    }
    work.commit();
    return {drafts.size(), action.id()};
}

namespace {

bool isPlace(FieldNumber field)
{
    return field == fieldOf<&Fault::about> || field == fieldOf<&Fault::device> ||
           field == fieldOf<&Fault::site>;
}

/// The fields a report gives, and no step of the fault's life.
bool isOfReport(FieldNumber field)
{
    return isPlace(field) || field == fieldOf<&Fault::symptom> ||
           field == fieldOf<&Fault::severity> || field == fieldOf<&Fault::reportedBy> ||
           field == fieldOf<&Fault::reportedAt> || field == fieldOf<&Fault::duringMeeting> ||
           field == fieldOf<&Fault::estimate> || field == fieldOf<&Fault::notes>;
}

/// The edits weighed under the lock. A device of one person in the room of another would be
/// nobody's report: where it is passes whole or not at all.
WeighedEdits weighReport(Register& reg, const FaultId& id, const Fault& before,
                         std::vector<FieldEdit> edits, OnConflict onConflict)
{
    for (const auto& edit : edits) {
        if (!isOfReport(edit.field)) {
            throw Error(Error::Kind::Bug, {"store.failed", {{"detail", "edit of a fixed field"}}},
                        std::to_string(edit.field));
        }
    }
    const auto current = valuesOf(before);
    auto weighed = weighEdits(reg.database(), RecordKind::Fault, id, current, edits, onConflict);
    const bool isPlaceMet =
        std::any_of(weighed.conflicts.begin(), weighed.conflicts.end(),
                    [](const Conflict& conflict) { return isPlace(conflict.field); });
    if (isPlaceMet) {
        auto conflicts = std::move(weighed.conflicts);
        std::erase_if(edits, [](const FieldEdit& edit) { return isPlace(edit.field); });
        weighed = weighEdits(reg.database(), RecordKind::Fault, id, current, edits, onConflict);
        weighed.conflicts = std::move(conflicts);
    }
    return weighed;
}

/// What the report says once the edits are in it.
FaultDraft draftOf(const Fault& fault, const Fault& before, const std::vector<FileDraft>& files)
{
    FaultDraft draft;
    draft.device = fault.device;
    draft.site = fault.device ? std::nullopt : fault.site;
    draft.about = fault.about.value_or(FaultAbout::Device);
    draft.symptom = fault.symptom.value_or("");
    draft.severity = fault.severity;
    draft.duringMeeting = fault.duringMeeting.value_or("");
    if (fault.reportedAt != before.reportedAt) { // what was written before is nobody's to answer
        draft.at = fault.reportedAt;
    }
    draft.estimate = fault.estimate;
    draft.notes = fault.notes.value_or("");
    draft.files = files;
    return draft;
}

Fault requireOpen(Register& reg, const FaultId& id)
{
    auto fault = lookups::require<Fault>(reg, id);
    const auto state = fault.state.value_or(FaultState::Reported);
    if (!planning::isOpen(state)) {
        throw Error(Error::Kind::Refused,
                    {"fault.not_open",
                     {{"fault", fault.number.value_or("")},
                      {"state", "@fault_state." + std::string(codeOf(state))}}});
    }
    return fault;
}

} // namespace

Checked<Edited<FaultId>> completeFault(Register& reg, FaultId id,
                                       const std::vector<FieldEdit>& fieldEdits,
                                       const std::vector<FileDraft>& files, OnConflict onConflict,
                                       checks::IfUnlikely ifUnlikely)
{
    store::UnitOfWork work(reg.database());
    const auto before = requireOpen(reg, id);
    auto weighed = weighReport(reg, id, before, fieldEdits, onConflict);
    Edited<FaultId> edited{id, before.number.value_or(id.text()), std::nullopt,
                           std::move(weighed.conflicts)};
    const bool isHeld = onConflict == OnConflict::WriteNothing && !edited.conflicts.empty();
    if (isHeld || (weighed.passed.empty() && files.empty() && !edited.conflicts.empty())) {
        return edited;
    }
    auto fault = recordOf<Fault>(weighed.merged);
    const auto draft = draftOf(fault, before, files);
    Problems problems;
    auto subject = place(reg, draft, fault, problems);
    checkDraft(problems, draft, subject, reg.now());
    edited.warnings = checks::settle(problems, ifUnlikely);
    if (!problems.empty()) {
        return problems;
    }
    describe(draft, subject.device ? subject.device->type : std::nullopt, fault);
    recurrence::link(reg, id, fault);
    if (fault.device && before.device == fault.device && before.site) {
        fault.site = before.site; // where it was reported, though the device was moved since
    }
    journal::Action action(journalOf(reg), reg.actor(),
                           {"did.fault_completed", {{"fault", edited.number}}}, {});
    const bool isOther = before.device != fault.device;
    if (isOther || breaks(before) != breaks(fault)) {
        fault.conditionBefore.reset();
        if (breaks(before)) {
            fault_devices::takeBackReport(reg, action, id, before);
        }
        if (subject.device) {
            // read again: what an earlier report had written may have been taken back
            rememberCondition(lookups::require<Device>(reg, *fault.device), fault);
        }
    }
    action.change(id, fault);
    if (before.symptomGroup != fault.symptomGroup || before.reportedAt != fault.reportedAt) {
        recurrence::relinkLater(reg, action, id, before, fault);
    }
    keepFiles(reg, action, id, files);
    if (!action.hasChanges()) {
        return Problem{"", {"device.nothing_changed", {{"device", edited.number}}}};
    }
    edited.changeSet = action.id();
    work.commit();
    return edited;
}

} // namespace dongbo
