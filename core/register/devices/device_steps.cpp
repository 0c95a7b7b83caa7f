#include "core/register/devices/device_steps.h"

#include "core/planning/fault_rules.h"
#include "core/register/base/checks.h"
#include "core/register/base/field_writes.h"
#include "core/register/base/inside.h"
#include "core/register/base/lookups.h"
#include "core/register/devices/custody_periods.h"
#include "core/register/devices/device_checks.h"
#include "core/register/devices/devices.h"
#include "core/store/queries/device_queries.h"
#include "core/store/queries/fault_queries.h"
#include "core/text/dates.h"

#include <algorithm>

namespace dongbo {

namespace {

/// Refuses what has left the books.
void refuseGone(const Device& device, DeviceId id)
{
    const auto paper = device.paper.value_or(Paper::Active);
    if (paper == Paper::Disposed || paper == Paper::Lost || paper == Paper::Transferred) {
        throw Error(Error::Kind::Refused, {"device.gone",
                                           {{"device", shownCode(device, id)},
                                            {"paper", "@paper." + std::string(codeOf(paper))}}});
    }
}

/// What is odd about the day on which a device is said to have left a place: it came there on a
/// later day, or somebody took care of it later.
Problems oddOrder(Register& reg, const DeviceId& device, Date day, custody_periods::Later later)
{
    Problems odd;
    for (const auto& row : store::transfersOf(reg.database(), device)) {
        if (row.transfer.day && day < *row.transfer.day) {
            odd.push_back({"day",
                           {"device.moved_later",
                            {{"site", row.toSite}, {"day", text::formatDate(*row.transfer.day)}}},
                           Weight::Unlikely});
            break;
        }
    }
    custody_periods::likelyEnd(reg, device, day, later, odd);
    return odd;
}

/// Asks about the day of a paper. One that was not typed is today, whatever a wrong clock said of
/// what came before: what is odd about it is only told.
void askDay(Problems& problems, Problems& told, std::optional<Date> typed, Date today,
            const Device& device, const Problems& odd)
{
    checks::likelyDay(problems, "day", typed, today);
    checks::likelyOwned(problems, "day", typed, device);
    auto& where = typed ? problems : told;
    where.insert(where.end(), odd.begin(), odd.end());
}

void addTo(Problems& problems, const Problems& more)
{
    problems.insert(problems.end(), more.begin(), more.end());
}

} // namespace

namespace device_steps {

Problems checkTransfer(Register& reg, const TransferDraft& draft, const Device& device,
                       Problems& told)
{
    refuseGone(device, draft.device);
    Problems problems;
    checks::length(problems, "reason", draft.reason, checks::longText);
    checks::length(problems, "decision_no", draft.decisionNo, checks::shortText);
    checks::dayExists(problems, "day", draft.day);
    if (device.site == draft.to) {
        problems.push_back({"site",
                            {"device.there_already",
                             {{"device", shownCode(device, draft.device)},
                              {"site", lookups::siteName(reg, draft.to)}}}});
    }
    askDay(problems, told, draft.day, reg.today(), device,
           oddOrder(reg, draft.device, draft.day.value_or(reg.today()),
                    custody_periods::Later::Stays));
    return problems;
}

TransferId transfer(Register& reg, journal::Action& action, const TransferDraft& draft,
                    const Device& device)
{
    Transfer transfer;
    transfer.device = draft.device;
    transfer.fromSite = device.site;
    transfer.toSite = draft.to;
    transfer.day = draft.day.value_or(reg.today());
    transfer.decisionNo = lookups::maybe(draft.decisionNo);
    transfer.reason = lookups::maybe(draft.reason);
    const TransferId id{action.create(transfer)};
    const auto place =
        custody_periods::passOn(reg, action, draft.device, draft.custodian, *transfer.day);
    FieldWrites<Device> writes;
    writes.set(&Device::site, draft.to);
    if (place == custody_periods::Place::Running) {
        writes.set(&Device::custodian, draft.custodian);
    }
    writes.apply(action, draft.device);
    return id;
}

Checked<Written<DeviceId>> transferDevice(Register& reg, const TransferDraft& draft,
                                          const AlsoWrite<TransferId>& also)
{
    store::UnitOfWork work(reg.database());
    const auto device = lookups::require<Device>(reg, draft.device);
    Problems warnings;
    auto problems = checkTransfer(reg, draft, device, warnings);
    addTo(warnings, checks::settle(problems, draft.ifUnlikely));
    if (!problems.empty()) {
        return problems;
    }
    journal::Action action(
        journalOf(reg), reg.actor(),
        {"did.device_transferred",
         {{"device", shownCode(device, draft.device)},
          {"from", device.site ? lookups::siteName(reg, *device.site) : std::string("–")},
          {"to", lookups::siteName(reg, draft.to)}}},
        draft.reason);
    const auto id = transfer(reg, action, draft, device);
    if (also) {
        also(action, id);
    }
    work.commit();
    return Written<DeviceId>{draft.device, device.code.value_or(""), action.id(),
                             std::move(warnings)};
}

} // namespace device_steps

Checked<Written<DeviceId>> transferDevice(Register& reg, const TransferDraft& draft)
{
    return device_steps::transferDevice(reg, draft, {});
}

namespace {

std::string numbersOf(Register& reg, const std::vector<FaultId>& faults)
{
    std::string out;
    for (const auto& id : faults) {
        const auto fault = store::load<Fault>(reg.database(), id);
        out += (out.empty() ? "" : ", ") + (fault ? fault->number.value_or(id.text()) : id.text());
    }
    return out;
}

/// Closes what is still open about a device that leaves the books.
void giveUpFaults(Register& reg, journal::Action& action, const DeviceId& device,
                  const std::vector<FaultId>& faults)
{
    const auto now = store::deviceState(reg.database(), device);
    for (const auto& id : faults) {
        const auto fault = store::load<Fault>(reg.database(), id);
        const auto after = fault ? planning::stateAfter(fault->state.value_or(FaultState::Reported),
                                                        planning::FaultStep::GiveUp)
                                 : std::nullopt;
        if (after) {
            FieldWrites<Fault>()
                .set(&Fault::state, *after)
                .clear(&Fault::waitingFor)
                .apply(action, id);
        }
    }
    if (now.condition == Condition::Broken) { // no open fault says so any more
        FieldWrites<Device>().set(&Device::condition, Condition::Broken).apply(action, device);
    }
}

} // namespace

Problems device_steps::checkDispose(Register& reg, const DisposeDraft& draft, const Device& device,
                                    Problems& told)
{
    refuseGone(device, draft.device);
    Problems problems;
    checks::notNegative(problems, "proceeds", draft.proceeds);
    checks::length(problems, "reason", draft.reason, checks::longText);
    checks::length(problems, "decision_no", draft.decisionNo, checks::shortText);
    checks::dayExists(problems, "day", draft.day);
    if (draft.paper == Paper::Active || draft.paper == Paper::Transferred) {
        problems.push_back(
            {"paper", {"value.unknown_choice", {{"value", std::string(codeOf(draft.paper))}}}});
    }
    if (device.paper == draft.paper) {
        problems.push_back(
            {"paper", {"device.nothing_changed", {{"device", shownCode(device, draft.device)}}}});
    }
    if (draft.paper == Paper::DisposalProposed) {
        askDay(problems, told, draft.day, reg.today(), device, {});
        return problems;
    }
    askDay(
        problems, told, draft.day, reg.today(), device,
        oddOrder(reg, draft.device, draft.day.value_or(reg.today()), custody_periods::Later::Ends));
    const auto open = store::openFaultsOf(reg.database(), draft.device);
    if (!open.empty() && draft.openFaults == OpenFaults::Refuse) {
        problems.push_back(
            {"open_faults",
             {"device.has_open_faults",
              {{"device", shownCode(device, draft.device)}, {"faults", numbersOf(reg, open)}}}});
    }
    return problems;
}

DisposalId device_steps::dispose(Register& reg, journal::Action& action, const DisposeDraft& draft)
{
    Disposal disposal;
    disposal.device = draft.device;
    disposal.paper = draft.paper;
    disposal.day = draft.day.value_or(reg.today());
    disposal.decisionNo = lookups::maybe(draft.decisionNo);
    disposal.reason = lookups::maybe(draft.reason);
    disposal.proceeds = draft.proceeds;
    const DisposalId id{action.create(disposal)};
    FieldWrites<Device> writes;
    writes.set(&Device::paper, draft.paper);
    if (draft.paper != Paper::DisposalProposed) {
        giveUpFaults(reg, action, draft.device, store::openFaultsOf(reg.database(), draft.device));
        custody_periods::end(reg, action, draft.device, *disposal.day);
        writes.clear(&Device::custodian);
    }
    writes.apply(action, draft.device);
    return id;
}

Checked<Written<DeviceId>> disposeDevice(Register& reg, const DisposeDraft& draft)
{
    store::UnitOfWork work(reg.database());
    const auto device = lookups::require<Device>(reg, draft.device);
    Problems warnings;
    auto problems = device_steps::checkDispose(reg, draft, device, warnings);
    addTo(warnings, checks::settle(problems, draft.ifUnlikely));
    if (!problems.empty()) {
        return problems;
    }
    const char* what = draft.paper == Paper::Lost               ? "did.device_lost"
                       : draft.paper == Paper::DisposalProposed ? "did.disposal_proposed"
                                                                : "did.device_disposed";
    journal::Action action(journalOf(reg), reg.actor(),
                           {what, {{"device", shownCode(device, draft.device)}}}, draft.reason);
    device_steps::dispose(reg, action, draft);
    work.commit();
    return Written<DeviceId>{draft.device, device.code.value_or(""), action.id(),
                             std::move(warnings)};
}

namespace {

/// A device that exists, as the new one.
void checkKnown(Register& reg, const ReplaceDraft& draft, const Device& old, const Device& fresh,
                Problems& problems)
{
    const auto code = shownCode(fresh, *draft.newDevice);
    const auto now = store::deviceState(reg.database(), *draft.newDevice);
    if (*draft.newDevice == draft.oldDevice) {
        problems.push_back({"with", {"device.replaces_itself", {{"device", code}}}});
        return;
    }
    const bool isBusy = now.use.value_or(Use::InUse) == Use::InUse && fresh.site != old.site;
    if (isBusy || now.use == Use::Lent || now.use == Use::UnderRepair) {
        problems.push_back(
            {"with",
             {"device.in_use_elsewhere",
              {{"device", code},
               {"site", fresh.site ? lookups::siteName(reg, *fresh.site) : std::string("–")}}}});
    }
    if (now.condition == Condition::Broken) {
        problems.push_back({"with", {"device.new_is_broken", {{"device", code}}}});
    }
}

/// `told`: what is to be known although it is done.
Problems checkReplace(Register& reg, const ReplaceDraft& draft, const Device& old,
                      const Device& fresh, Problems& told)
{
    Problems problems;
    const Date day = draft.day.value_or(reg.today());
    checks::length(problems, "reason", draft.reason, checks::longText);
    checks::length(problems, "document_no", draft.documentNo, checks::shortText);
    checks::dayExists(problems, "day", draft.day);
    auto odd = oddOrder(reg, draft.oldDevice, day, custody_periods::Later::Ends);
    if (draft.newDevice) {
        addTo(odd, oddOrder(reg, *draft.newDevice, day, custody_periods::Later::Ends));
        checkKnown(reg, draft, old, fresh, problems);
    } else if (draft.create) {
        auto wrong = checkDevice(fresh);
        auto asked = fresh;
        if (asked.inUseDate == day) {
            asked.inUseDate.reset(); // the day itself is asked about below
        }
        checks::likely(wrong, asked, reg.now());
        problems.insert(problems.end(), wrong.begin(), wrong.end());
        checkCode(reg, fresh, std::nullopt, problems);
        if (fresh.condition == Condition::Broken) {
            problems.push_back({"condition",
                                {"device.new_is_broken",
                                 {{"device", fresh.code.value_or(fresh.name.value_or(""))}}}});
        }
    } else {
        problems.push_back({"with", {"value.required", {}}});
    }
    askDay(problems, told, draft.day, reg.today(), old, odd);
    if (draft.types == ReplacementTypes::Same && fresh.type && old.type && fresh.type != old.type) {
        problems.push_back({"with",
                            {"device.other_type",
                             {{"device", fresh.code.value_or(fresh.name.value_or(""))},
                              {"type", "@type." + std::string(codeOf(*fresh.type))},
                              {"old", shownCode(old, draft.oldDevice)},
                              {"old_type", "@type." + std::string(codeOf(*old.type))}}}});
    }
    if (draft.fault) {
        const auto fault = lookups::require<Fault>(reg, *draft.fault);
        if (fault.device != draft.oldDevice) {
            problems.push_back({"fault",
                                {"device.fault_of_another",
                                 {{"fault", fault.number.value_or("")},
                                  {"device", shownCode(old, draft.oldDevice)}}}});
        }
    }
    return problems;
}

/// The new device as it will be: one that exists, or one made from the draft at OLD's site.
Device newDeviceOf(Register& reg, const ReplaceDraft& draft, const Device& old)
{
    if (draft.newDevice) {
        auto fresh = lookups::require<Device>(reg, *draft.newDevice);
        refuseGone(fresh, *draft.newDevice);
        return fresh;
    }
    Device fresh = draft.create.value_or(Device{});
    fresh.site = old.site;
    if (!fresh.type) {
        fresh.type = old.type;
    }
    return fresh;
}

/// The first day on which the old device's keeper can have had another in its place: a replacement
/// may bear a day before he took over.
Date careBegins(Register& reg, const DeviceId& old, Date day)
{
    for (const auto& row : store::custodyOf(reg.database(), old)) {
        const bool isMain = !row.custody.isDeputy.value_or(false);
        if (isMain && !row.custody.to && row.custody.from) {
            return std::max(day, *row.custody.from);
        }
    }
    return day;
}

/// Puts the new device in the old one's place.
void putInPlace(Register& reg, journal::Action& action, const ReplaceDraft& draft,
                const DeviceId& id, const Device& old, Device fresh, Date day)
{
    fresh.site = old.site;
    fresh.custodian = old.custodian;
    fresh.use = Use::InUse;
    if (!draft.newDevice) {
        action.createAs(id, fresh);
    } else {
        custody_periods::end(reg, action, id, day);
        FieldWrites<Device> writes;
        writes.set(&Device::site, fresh.site);
        writes.set(&Device::custodian, fresh.custodian);
        writes.set(&Device::use, Use::InUse).apply(action, id);
    }
    if (old.custodian) {
        Custody custody;
        custody.officer = old.custodian;
        custody.device = id;
        custody.from = careBegins(reg, draft.oldDevice, day);
        action.create(custody);
    }
}

} // namespace

Checked<Written<DeviceId>> replaceDevice(Register& reg, const ReplaceDraft& draft)
{
    store::UnitOfWork work(reg.database());
    const auto old = lookups::require<Device>(reg, draft.oldDevice);
    refuseGone(old, draft.oldDevice);
    auto fresh = newDeviceOf(reg, draft, old);
    Problems warnings;
    auto problems = checkReplace(reg, draft, old, fresh, warnings);
    addTo(warnings, checks::settle(problems, draft.ifUnlikely));
    if (!problems.empty()) {
        return problems;
    }
    const Date day = draft.day.value_or(reg.today());
    const bool isBroken =
        store::deviceState(reg.database(), draft.oldDevice).condition == Condition::Broken;
    if (!draft.newDevice) {
        fillInitial(fresh);
        if (!fresh.code && fresh.site && fresh.type) {
            DeviceCodes codes(reg);
            fresh.code = codes.next(*fresh.site, *fresh.type);
            codes.keep();
        }
    }
    journal::Action action(journalOf(reg), reg.actor(),
                           {"did.device_replaced",
                            {{"old", shownCode(old, draft.oldDevice)},
                             {"new", fresh.code.value_or(fresh.name.value_or(""))}}},
                           draft.reason);
    const DeviceId newId = draft.newDevice ? *draft.newDevice : DeviceId{action.newId()};
    putInPlace(reg, action, draft, newId, old, fresh, day);
    Replacement replacement;
    replacement.oldDevice = draft.oldDevice;
    replacement.newDevice = newId;
    replacement.day = day;
    replacement.reason = lookups::maybe(draft.reason);
    replacement.documentNo = lookups::maybe(draft.documentNo);
    replacement.fault = draft.fault;
    action.create(replacement);
    custody_periods::end(reg, action, draft.oldDevice, day);
    FieldWrites<Device> writes;
    writes.clear(&Device::custodian).set(&Device::use, Use::Spare);
    if (isBroken) {
        writes.set(&Device::paper, Paper::DisposalProposed);
    }
    writes.apply(action, draft.oldDevice);
    work.commit();
    return Written<DeviceId>{newId, fresh.code.value_or(""), action.id(), std::move(warnings)};
}

} // namespace dongbo
