#include "cli/commands/editing.h"

#include "cli/commands/edit_words.h"
#include "cli/commands/record_text.h"
#include "cli/json/records.h"
#include "cli/typed.h"
#include "core/register/base/find.h"
#include "core/register/corrections/corrections.h"
#include "core/register/devices/devices.h"
#include "core/register/places/places.h"
#include "core/store/projection/load.h"

namespace dongbo::cli::commands {

namespace {

Json deviceRecord(Register& reg, const DeviceId& id)
{
    Names names(reg.database());
    const auto row = store::deviceRow(reg.database(), id);
    Json record = row ? deviceJson(*row, names) : Json();
    record["number"] = row ? jsonOf(row->device.code) : Json();
    return record;
}

Json faultRecord(Register& reg, const FaultId& id)
{
    Names names(reg.database());
    const auto row = store::faultRow(reg.database(), id);
    return row ? faultJson(*row, names) : Json();
}

Json repairRecord(Register& reg, const RepairId& id)
{
    const auto repair = store::load<Repair>(reg.database(), id);
    store::RepairFilter filter;
    filter.fault = repair ? repair->fault : std::nullopt;
    for (const auto& row : store::repairs(reg.database(), filter)) {
        if (row.id == id) {
            Names names(reg.database());
            return repairJson(row, names);
        }
    }
    return {};
}

Json siteRecord(Register& reg, const SiteId& id)
{
    Names names(reg.database());
    const auto row = store::siteRow(reg.database(), id);
    return row ? siteJson(*row, names) : Json();
}

Json unitRecord(Register& reg, const UnitId& id)
{
    store::UnitFilter filter;
    filter.top = id;
    const auto rows = store::unitTree(reg.database(), filter);
    Names names(reg.database());
    return rows.empty() ? Json() : unitJson(rows.front(), names);
}

Json officerRecord(Register& reg, const OfficerId& id)
{
    Names names(reg.database());
    for (const auto& row : store::officers(reg.database(), store::Withdrawn::LeftOut)) {
        if (row.id == id) {
            return officerJson(row, names);
        }
    }
    return {};
}

struct CloseWords
{
    std::string site, day, reason;
};

Exit close(const Context& context, const CloseWords& words)
{
    refuseCsv(context);
    auto reg = context.openForWriting();
    Problems problems;
    const auto id = findSite(reg, words.site);
    const auto day = typedDay(problems, "day", words.day);
    if (!problems.empty()) {
        return context.refuse(problems);
    }
    const auto done = closeSite(reg, id, day, words.reason);
    if (!done) {
        return context.refuse(done.problems());
    }
    return answerWritten(context, reg, "site", siteRecord(reg, done->id), *done->changeSet);
}

} // namespace

void addDeviceEditing(Noun& device)
{
    addEditVerb(device, EditVerb<DeviceId>{RecordKind::Device, "device", &findDevice, &editDevice,
                                           &deviceRecord});
}

void addFaultEditing(Noun& fault)
{
    addEditVerb(
        fault, EditVerb<FaultId>{RecordKind::Fault, "fault", &findFault, &editFault, &faultRecord});
    addHistoryVerb(fault, "fault", RecordKind::Fault, &findFault);
}

void addRepairEditing(Noun& repair)
{
    addEditVerb(repair, EditVerb<RepairId>{RecordKind::Repair, "repair", &findRepair, &editRepair,
                                           &repairRecord});
    addHistoryVerb(repair, "repair", RecordKind::Repair, &findRepair);
}

void addSiteEditing(Noun& site)
{
    addEditVerb(site,
                EditVerb<SiteId>{RecordKind::Site, "site", &findSite, &editSite, &siteRecord});
    auto closing = std::make_shared<CloseWords>();
    site.verb("close", Effect::Writes)
        .argument("site", closing->site)
        .option("--day", closing->day, "date")
        .option("--reason", closing->reason, "text")
        .run([closing](const Context& context) { return close(context, *closing); });
    addHistoryVerb(site, "site", RecordKind::Site, &findSite);
}

void addUnitEditing(Noun& unit)
{
    addEditVerb(unit,
                EditVerb<UnitId>{RecordKind::Unit, "unit", &findUnit, &editUnit, &unitRecord});
    addHistoryVerb(unit, "unit", RecordKind::Unit, &findUnit);
}

void addOfficerEditing(Noun& officer)
{
    addEditVerb(officer, EditVerb<OfficerId>{RecordKind::Officer, "officer", &findOfficer,
                                             &editOfficer, &officerRecord});
    addHistoryVerb(officer, "officer", RecordKind::Officer, &findOfficer);
}

} // namespace dongbo::cli::commands
