#include "core/register/devices.h"

#include "core/register/checks.h"
#include "core/register/edit_record.h"
#include "core/register/lookups.h"
#include "core/store/device_queries.h"
#include "core/text/fold.h"

#include <nlohmann/json.hpp>

namespace dongbo {

namespace {

constexpr std::size_t longText = 2'000;
constexpr std::size_t shortText = 300;

std::string shownCode(const Device& device, DeviceId id)
{
    return device.code.value_or(id.text());
}

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

void checkCode(Register& reg, const Device& device, std::optional<DeviceId> self,
               Problems& problems)
{
    if (!device.code) {
        return;
    }
    for (const auto& other : store::devicesByCode(reg.database(), text::fold(*device.code))) {
        if (!self || other != *self) {
            problems.push_back({"code", {"value.taken", {{"value", *device.code}}}});
            return;
        }
    }
}

/// Whoever had the care of the device or site has it until that day.
template <typename IdType>
void endCustody(Register& reg, journal::Action& action, const IdType& of, Date day)
{
    for (auto& row : store::custodyOf(reg.database(), of)) {
        if (!row.custody.to) {
            row.custody.to = day;
            action.change(row.id, row.custody);
        }
    }
}

} // namespace

Problems checkDevice(const Device& device, Date today)
{
    Problems problems;
    checks::required(problems, "name", device.name);
    if (!device.type) {
        problems.push_back({"type", {"value.required", {}}});
    }
    for (const auto& [field, text] : {std::pair{"code", &device.code},
                                      {"name", &device.name},
                                      {"maker", &device.maker},
                                      {"model", &device.model},
                                      {"serial", &device.serial},
                                      {"measure", &device.measure},
                                      {"location", &device.location}}) {
        checks::length(problems, field, *text, shortText);
    }
    for (const auto& [field, text] : {std::pair{"notes", &device.notes},
                                      {"spec_text", &device.specText},
                                      {"condition_text", &device.conditionText},
                                      {"specs", &device.specs}}) {
        checks::length(problems, field, *text, longText);
    }
    if (device.specs && !nlohmann::json::accept(*device.specs)) {
        problems.push_back({"specs", {"value.not_text", {}}});
    }
    checks::notNegative(problems, "cost", device.cost);
    checks::between(problems, "quantity", device.quantity, 1, 10'000);
    const auto nextYear = static_cast<int>(today.year()) + 1;
    checks::between(problems, "in_use_year", device.inUseYear, 1950, nextYear);
    checks::between(problems, "year_made", device.yearMade, 1950, nextYear);
    checks::dayExists(problems, "acquired", device.acquired);
    checks::dayExists(problems, "in_use_date", device.inUseDate);
    checks::dayExists(problems, "warranty_until", device.warrantyUntil);
    checks::notBefore(problems, "warranty_until", device.acquired, device.warrantyUntil);
    return problems;
}

Checked<Written<DeviceId>> addDevice(Register& reg, Device device, const std::string& reason)
{
    store::UnitOfWork work(reg.database());
    auto problems = checkDevice(device, reg.today());
    if (!device.site) {
        problems.push_back({"site", {"value.required", {}}});
    }
    checkCode(reg, device, std::nullopt, problems);
    if (!problems.empty()) {
        return problems;
    }
    lookups::complete(device);
    if (!device.code) {
        DeviceCodes codes(reg);
        device.code = codes.next(*device.site, *device.type);
        codes.keep();
    }
    journal::Action action(reg.journal(), reg.actor(),
                           {"did.device_added", {{"device", *device.code}, {"name", *device.name}}},
                           reason);
    const DeviceId id{action.create(device)};
    work.commit();
    return Written<DeviceId>{id, *device.code, action.id()};
}

Checked<Edited<DeviceId>> editDevice(Register& reg, DeviceId id,
                                     const std::vector<FieldEdit>& fieldEdits,
                                     const std::string& reason, OnConflict onConflict)
{
    edits::Rules<Device> rules;
    rules.what = "did.device_edited";
    rules.argument = "device";
    rules.label = [&](const Device& device) { return shownCode(device, id); };
    rules.number = [](const Device& device) { return device.code.value_or(""); };
    rules.fixed = {fieldNumber(&Device::site), fieldNumber(&Device::paper)};
    rules.check = [&](const Device& device) {
        auto problems = checkDevice(device, reg.today());
        checkCode(reg, device, id, problems);
        return problems;
    };
    return edits::editRecord(reg, id, fieldEdits, reason, onConflict, rules);
}

Checked<Written<DeviceId>> transferDevice(Register& reg, const TransferDraft& draft)
{
    store::UnitOfWork work(reg.database());
    auto device = lookups::require<Device>(reg, draft.device);
    refuseGone(device, draft.device);
    Problems problems;
    checks::length(problems, "reason", draft.reason, longText);
    checks::length(problems, "decision_no", draft.decisionNo, shortText);
    checks::dayExists(problems, "day", draft.day);
    if (device.site == draft.to) {
        problems.push_back({"site",
                            {"device.there_already",
                             {{"device", shownCode(device, draft.device)},
                              {"site", lookups::siteName(reg, draft.to)}}}});
    }
    if (!problems.empty()) {
        return problems;
    }
    const Date day = draft.day.value_or(reg.today());
    Transfer transfer;
    transfer.device = draft.device;
    transfer.fromSite = device.site;
    transfer.toSite = draft.to;
    transfer.day = day;
    transfer.decisionNo = lookups::maybe(draft.decisionNo);
    transfer.reason = lookups::maybe(draft.reason);
    journal::Action action(
        reg.journal(), reg.actor(),
        {"did.device_transferred",
         {{"device", shownCode(device, draft.device)},
          {"from", device.site ? lookups::siteName(reg, *device.site) : std::string("–")},
          {"to", lookups::siteName(reg, draft.to)}}},
        draft.reason);
    action.create(transfer);
    endCustody(reg, action, draft.device, day);
    device.site = draft.to;
    device.custodian = draft.custodian;
    if (draft.custodian) {
        Custody custody;
        custody.officer = draft.custodian;
        custody.device = draft.device;
        custody.from = day;
        action.create(custody);
    }
    action.change(draft.device, device);
    work.commit();
    return Written<DeviceId>{draft.device, device.code.value_or(""), action.id()};
}

Checked<Written<DeviceId>> disposeDevice(Register& reg, const DisposeDraft& draft)
{
    store::UnitOfWork work(reg.database());
    auto device = lookups::require<Device>(reg, draft.device);
    refuseGone(device, draft.device);
    Problems problems;
    checks::notNegative(problems, "proceeds", draft.proceeds);
    checks::length(problems, "reason", draft.reason, longText);
    checks::dayExists(problems, "day", draft.day);
    if (draft.paper == Paper::Active || draft.paper == Paper::Transferred) {
        problems.push_back(
            {"paper", {"value.unknown_choice", {{"value", std::string(codeOf(draft.paper))}}}});
    }
    if (device.paper == draft.paper) {
        problems.push_back(
            {"paper", {"device.nothing_changed", {{"device", shownCode(device, draft.device)}}}});
    }
    if (!problems.empty()) {
        return problems;
    }
    Disposal disposal;
    disposal.device = draft.device;
    disposal.paper = draft.paper;
    disposal.day = draft.day.value_or(reg.today());
    disposal.decisionNo = lookups::maybe(draft.decisionNo);
    disposal.reason = lookups::maybe(draft.reason);
    disposal.proceeds = draft.proceeds;
    const char* what = draft.paper == Paper::Lost               ? "did.device_lost"
                       : draft.paper == Paper::DisposalProposed ? "did.disposal_proposed"
                                                                : "did.device_disposed";
    journal::Action action(reg.journal(), reg.actor(),
                           {what, {{"device", shownCode(device, draft.device)}}}, draft.reason);
    action.create(disposal);
    device.paper = draft.paper;
    if (draft.paper != Paper::DisposalProposed) {
        endCustody(reg, action, draft.device, *disposal.day);
        device.custodian.reset();
    }
    action.change(draft.device, device);
    work.commit();
    return Written<DeviceId>{draft.device, device.code.value_or(""), action.id()};
}

Checked<Written<DeviceId>> replaceDevice(Register& reg, const ReplaceDraft& draft)
{
    store::UnitOfWork work(reg.database());
    auto old = lookups::require<Device>(reg, draft.oldDevice);
    refuseGone(old, draft.oldDevice);
    Problems problems;
    checks::length(problems, "reason", draft.reason, longText);
    checks::dayExists(problems, "day", draft.day);
    Device fresh;
    if (draft.newDevice) {
        fresh = lookups::require<Device>(reg, *draft.newDevice);
        refuseGone(fresh, *draft.newDevice);
        const bool isBusy = fresh.use.value_or(Use::InUse) == Use::InUse && fresh.site != old.site;
        if (*draft.newDevice == draft.oldDevice) {
            problems.push_back(
                {"with",
                 {"device.replaces_itself", {{"device", shownCode(old, draft.oldDevice)}}}});
        } else if (isBusy || fresh.use == Use::Lent || fresh.use == Use::UnderRepair) {
            problems.push_back({"with",
                                {"device.in_use_elsewhere",
                                 {{"device", shownCode(fresh, *draft.newDevice)},
                                  {"site", fresh.site ? lookups::siteName(reg, *fresh.site)
                                                      : std::string("–")}}}});
        }
    } else if (draft.create) {
        fresh = *draft.create;
        fresh.site = old.site;
        if (!fresh.type) {
            fresh.type = old.type;
        }
        const auto wrong = checkDevice(fresh, reg.today());
        problems.insert(problems.end(), wrong.begin(), wrong.end());
        checkCode(reg, fresh, std::nullopt, problems);
    } else {
        problems.push_back({"with", {"value.required", {}}});
    }
    if (!problems.empty()) {
        return problems;
    }
    const Date day = draft.day.value_or(reg.today());
    if (!draft.newDevice) {
        lookups::complete(fresh);
        if (!fresh.code && fresh.site) {
            DeviceCodes codes(reg);
            fresh.code = codes.next(*fresh.site, *fresh.type);
            codes.keep();
        }
    }
    journal::Action action(reg.journal(), reg.actor(),
                           {"did.device_replaced",
                            {{"old", shownCode(old, draft.oldDevice)},
                             {"new", fresh.code.value_or(fresh.name.value_or(""))}}},
                           draft.reason);
    const auto site = old.site;
    const auto custodian = old.custodian;
    fresh.site = site;
    fresh.custodian = custodian;
    fresh.use = Use::InUse;
    const DeviceId newId = draft.newDevice ? *draft.newDevice : DeviceId{action.newId()};
    if (draft.newDevice) {
        endCustody(reg, action, newId, day);
        action.change(newId, fresh);
    } else {
        action.createAs(newId, fresh);
    }
    if (custodian) {
        Custody custody;
        custody.officer = custodian;
        custody.device = newId;
        custody.from = day;
        action.create(custody);
    }
    Replacement replacement;
    replacement.oldDevice = draft.oldDevice;
    replacement.newDevice = newId;
    replacement.day = day;
    replacement.reason = lookups::maybe(draft.reason);
    replacement.documentNo = lookups::maybe(draft.documentNo);
    replacement.fault = draft.fault;
    action.create(replacement);
    endCustody(reg, action, draft.oldDevice, day);
    old.custodian.reset();
    old.use = Use::Spare;
    if (old.condition == Condition::Broken) {
        old.paper = Paper::DisposalProposed;
    }
    action.change(draft.oldDevice, old);
    work.commit();
    return Written<DeviceId>{newId, fresh.code.value_or(""), action.id()};
}

Checked<Written<RecordId>> giveCustody(Register& reg, OfficerId officer,
                                       std::optional<DeviceId> device, std::optional<SiteId> site,
                                       std::optional<Date> from, const std::string& documentNo)
{
    store::UnitOfWork work(reg.database());
    Problems problems;
    checks::dayExists(problems, "from_day", from);
    if (device.has_value() == site.has_value()) {
        problems.push_back({"device", {"value.required", {}}});
    }
    if (!problems.empty()) {
        return problems;
    }
    const Date day = from.value_or(reg.today());
    const auto name = lookups::require<Officer>(reg, officer).name.value_or("");
    const std::string what = device ? shownCode(lookups::require<Device>(reg, *device), *device)
                                    : lookups::siteName(reg, *site);
    journal::Action action(reg.journal(), reg.actor(),
                           {"did.custody_given", {{"officer", name}, {"what", what}}}, {});
    if (device) {
        endCustody(reg, action, *device, day);
        auto record = lookups::require<Device>(reg, *device);
        record.custodian = officer;
        action.change(*device, record);
    } else {
        endCustody(reg, action, *site, day);
        auto record = lookups::require<Site>(reg, *site);
        record.custodian = officer;
        action.change(*site, record);
    }
    Custody custody;
    custody.officer = officer;
    custody.device = device;
    custody.site = site;
    custody.from = day;
    custody.documentNo = lookups::maybe(documentNo);
    const auto id = action.create(custody);
    work.commit();
    return Written<RecordId>{id, what, action.id()};
}

} // namespace dongbo
