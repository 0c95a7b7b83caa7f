#include "core/planning/fault_rules.h"
#include "core/register/checks.h"
#include "core/register/fault_batches.h"
#include "core/register/fault_devices.h"
#include "core/register/faults.h"
#include "core/register/field_writes.h"
#include "core/register/lookups.h"
#include "core/register/numbers.h"
#include "core/register/recurrence.h"
#include "core/register/symptoms.h"
#include "core/store/fault_queries.h"

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

/// Every field a report gives.
FieldWrites<Fault> reportOf(const Fault& fault)
{
    FieldWrites<Fault> writes;
    writes.set(&Fault::about, fault.about).set(&Fault::device, fault.device);
    writes.set(&Fault::site, fault.site).set(&Fault::symptom, fault.symptom);
    writes.set(&Fault::symptomGroup, fault.symptomGroup).set(&Fault::severity, fault.severity);
    writes.set(&Fault::reportedBy, fault.reportedBy).set(&Fault::reportedAt, fault.reportedAt);
    writes.set(&Fault::duringMeeting, fault.duringMeeting).set(&Fault::estimate, fault.estimate);
    writes.set(&Fault::notes, fault.notes).set(&Fault::recurrenceOf, fault.recurrenceOf);
    writes.set(&Fault::conditionBefore, fault.conditionBefore);
    return writes;
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
        reg.journal(), reg.actor(),
        {"did.fault_reported",
         {{"fault", *ready->fault.number}, {"where", ready->where}, {"symptom", draft.symptom}}},
        {});
    const FaultId id{action.create(ready->fault)};
    keepFiles(reg, action, id, draft.files);
    work.commit();
    return Written<FaultId>{id, *ready->fault.number, action.id(), std::move(ready->warnings)};
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
    journal::Action action(reg.journal(), reg.actor(),
                           {"did.faults_reported", {{"count", std::to_string(drafts.size())}}}, {});
    for (const auto& draft : drafts) {
        const auto ready = prepare(reg, draft);
        const FaultId id{action.create(ready->fault)};
        keepFiles(reg, action, id, draft.files);
    }
    work.commit();
    return {drafts.size(), action.id()};
}

Checked<Written<FaultId>> completeFault(Register& reg, FaultId id, const FaultDraft& draft)
{
    store::UnitOfWork work(reg.database());
    auto fault = lookups::require<Fault>(reg, id);
    if (!planning::isOpen(fault.state.value_or(FaultState::Reported))) {
        throw Error(Error::Kind::Refused,
                    {"fault.not_open",
                     {{"fault", fault.number.value_or("")},
                      {"state", "@fault_state." + std::string(codeOf(*fault.state))}}});
    }
    Problems problems;
    const auto before = fault;
    auto subject = place(reg, draft, fault, problems);
    checkDraft(problems, draft, subject, reg.now());
    auto warnings = checks::settle(problems, draft.ifUnlikely);
    if (!problems.empty()) {
        return problems;
    }
    journal::Action action(reg.journal(), reg.actor(),
                           {"did.fault_completed", {{"fault", fault.number.value_or(id.text())}}},
                           {});
    describe(draft, subject.device ? subject.device->type : std::nullopt, fault);
    fault.reportedBy = draft.reportedBy ? draft.reportedBy : fault.reportedBy;
    fault.reportedAt = draft.at ? draft.at : fault.reportedAt;
    recurrence::link(reg, id, fault);
    if (fault.device && before.device == fault.device && before.site) {
        fault.site = before.site; // where it was reported, though the device was moved since
    }
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
    reportOf(fault).apply(action, id);
    if (before.symptomGroup != fault.symptomGroup || before.reportedAt != fault.reportedAt) {
        recurrence::relinkLater(reg, action, id, before, fault);
    }
    keepFiles(reg, action, id, draft.files);
    work.commit();
    return Written<FaultId>{id, fault.number.value_or(""), action.id(), std::move(warnings)};
}

} // namespace dongbo
