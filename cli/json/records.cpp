#include "cli/json/records.h"

namespace dongbo::cli {

namespace {

Json specsJson(const MaybeText& specs)
{
    auto parsed = Json::parse(specs.value_or("null"), nullptr, false);
    return parsed.is_object() ? parsed : Json(nullptr);
}

Json sourceJson(const std::optional<Names::Source>& source)
{
    if (!source) {
        return nullptr;
    }
    return {{"file", source->file}, {"sheet", source->sheet}, {"row", source->row}};
}

void addWithdrawn(Json& out, bool isWithdrawn)
{
    if (isWithdrawn) {
        out["withdrawn"] = true;
    }
}

} // namespace

Json deviceJson(const store::DeviceRow& row, Names& names)
{
    const Device& device = row.device;
    Json out = {{"id", row.id.text()},
                {"code", jsonOf(device.code)},
                {"type", jsonOf(device.type)},
                {"name", jsonOf(device.name)},
                {"maker", jsonOf(device.maker)},
                {"model", jsonOf(device.model)},
                {"serial", jsonOf(device.serial)},
                {"site", jsonOfName(row.site)},
                {"site_id", jsonOf(device.site)},
                {"unit", jsonOfName(names.unit(row.unitId))},
                {"unit_id", jsonOf(row.unitId)},
                {"quantity", jsonOf(device.quantity)},
                {"measure", jsonOf(device.measure)},
                {"cost", jsonOf(device.cost)},
                {"acquired", jsonOf(device.acquired)},
                {"in_use_year", jsonOf(device.inUseYear)},
                {"in_use_date", jsonOf(device.inUseDate)},
                {"condition", jsonOf(device.condition)},
                {"use", jsonOf(device.use)},
                {"paper", jsonOf(device.paper)},
                {"condition_text", jsonOf(device.conditionText)},
                {"notes", jsonOf(device.notes)},
                {"custodian", jsonOfName(row.custodian)},
                {"custodian_id", jsonOf(device.custodian)},
                {"warranty_until", jsonOf(device.warrantyUntil)},
                {"asset_class", jsonOf(device.assetClass)},
                {"funding_source", jsonOf(device.fundingSource)},
                {"supplier", jsonOfName(names.vendor(device.supplier))},
                {"supplier_id", jsonOf(device.supplier)},
                {"specs", specsJson(device.specs)},
                {"spec_text", jsonOf(device.specText)},
                {"year_made", jsonOf(device.yearMade)},
                {"country", jsonOf(device.country)},
                {"document_no", jsonOf(device.documentNo)},
                {"location", jsonOf(device.location)},
                {"source", sourceJson(names.sourceOf(row.id))}};
    addWithdrawn(out, row.isWithdrawn);
    return out;
}

Json faultJson(const store::FaultRow& row, Names& names)
{
    const Fault& fault = row.fault;
    Json out = {{"id", row.id.text()},
                {"number", jsonOf(fault.number)},
                {"about", jsonOf(fault.about)},
                {"device", jsonOfName(row.deviceCode)},
                {"device_id", jsonOf(fault.device)},
                {"device_name", jsonOfName(row.deviceName)},
                {"site", jsonOfName(row.site)},
                {"site_id", jsonOf(row.siteId)},
                {"symptom", jsonOf(fault.symptom)},
                {"symptom_group", jsonOf(fault.symptomGroup)},
                {"severity", jsonOf(fault.severity)},
                {"state", jsonOf(fault.state)},
                {"waiting_for", jsonOf(fault.waitingFor)},
                {"reported_at", jsonOf(fault.reportedAt)},
                {"reported_by", jsonOfName(row.reporter)},
                {"accepted_at", jsonOf(fault.acceptedAt)},
                {"accepted_by", jsonOfName(names.officer(fault.acceptedBy))},
                {"fixed_at", jsonOf(fault.fixedAt)},
                {"closed_at", jsonOf(fault.closedAt)},
                {"closed_by", jsonOfName(names.officer(fault.closedBy))},
                {"during_meeting", jsonOf(fault.duringMeeting)},
                {"condition_before", jsonOf(fault.conditionBefore)},
                {"recurrence_of", jsonOf(fault.recurrenceOf)},
                {"estimate", jsonOf(fault.estimate)},
                {"repairs", row.repairs},
                {"cost", row.repairCost.dong},
                {"notes", jsonOf(fault.notes)}};
    addWithdrawn(out, row.isWithdrawn);
    return out;
}

Json repairJson(const store::RepairRow& row)
{
    const Repair& repair = row.repair;
    return {{"id", row.id.text()},
            {"number", jsonOf(repair.number)},
            {"fault", jsonOfName(row.faultNumber)},
            {"fault_id", jsonOf(repair.fault)},
            {"device", jsonOfName(row.deviceCode)},
            {"device_id", jsonOf(row.deviceId)},
            {"site", jsonOfName(row.site)},
            {"site_id", jsonOf(row.siteId)},
            {"symptom", jsonOfName(row.symptom)},
            {"vendor", jsonOfName(row.vendor)},
            {"vendor_id", jsonOf(repair.vendor)},
            {"officer", jsonOfName(row.officer)},
            {"officer_id", jsonOf(repair.officer)},
            {"started_at", jsonOf(repair.startedAt)},
            {"finished_at", jsonOf(repair.finishedAt)},
            {"outcome", jsonOf(repair.outcome)},
            {"cost", jsonOf(repair.cost)},
            {"parts", jsonOf(repair.parts)},
            {"in_warranty", jsonOf(repair.inWarranty)},
            {"document_no", jsonOf(repair.documentNo)},
            {"notes", jsonOf(repair.notes)}};
}

Json siteJson(const store::SiteRow& row, Names& names)
{
    const Site& site = row.site;
    Json out = {{"id", row.id.text()},
                {"name", jsonOf(site.name)},
                {"unit", jsonOfName(names.unit(site.unit))},
                {"unit_id", jsonOf(site.unit)},
                {"tier", jsonOf(site.tier)},
                {"address", jsonOf(site.address)},
                {"custodian", jsonOfName(row.custodian)},
                {"custodian_id", jsonOf(site.custodian)},
                {"valid_from", jsonOf(site.validFrom)},
                {"valid_to", jsonOf(site.validTo)},
                {"devices", row.devices},
                {"broken", row.broken},
                {"open_faults", row.openFaults},
                {"worst_open", jsonOf(row.worstOpen)},
                {"notes", jsonOf(site.notes)}};
    addWithdrawn(out, row.isWithdrawn);
    return out;
}

Json unitJson(const store::UnitRow& row)
{
    const Unit& unit = row.unit;
    Json out = {{"id", row.id.text()},
                {"code", jsonOf(unit.code)},
                {"name", jsonOf(unit.name)},
                {"kind", jsonOf(unit.kind)},
                {"parent", jsonOfName(row.parent)},
                {"parent_id", jsonOf(unit.parent)},
                {"prefix", jsonOf(unit.prefix)},
                {"valid_from", jsonOf(unit.validFrom)},
                {"valid_to", jsonOf(unit.validTo)},
                {"successor", jsonOfName(row.successor)},
                {"successor_id", jsonOf(unit.successor)},
                {"sites", row.sites},
                {"depth", row.depth},
                {"notes", jsonOf(unit.notes)}};
    addWithdrawn(out, row.isWithdrawn);
    return out;
}

Json officerJson(const store::OfficerRow& row, Names& names)
{
    const Officer& officer = row.officer;
    Json out = {{"id", row.id.text()},
                {"name", jsonOf(officer.name)},
                {"position", jsonOf(officer.position)},
                {"unit", jsonOfName(names.unit(officer.unit))},
                {"unit_id", jsonOf(officer.unit)},
                {"phone", jsonOf(officer.phone)},
                {"account", jsonOf(officer.account)},
                {"devices", row.devices},
                {"notes", jsonOf(officer.notes)}};
    addWithdrawn(out, row.isWithdrawn);
    return out;
}

Json vendorJson(const store::VendorRow& row)
{
    const Vendor& vendor = row.vendor;
    Json out = {{"id", row.id.text()},
                {"name", jsonOf(vendor.name)},
                {"kind", jsonOf(vendor.kind)},
                {"phone", jsonOf(vendor.phone)},
                {"address", jsonOf(vendor.address)},
                {"repairs", row.repairs},
                {"notes", jsonOf(vendor.notes)}};
    addWithdrawn(out, row.isWithdrawn);
    return out;
}

Json transferJson(const store::TransferRow& row)
{
    const Transfer& transfer = row.transfer;
    return {{"id", row.id.text()},
            {"day", jsonOf(transfer.day)},
            {"from_site", jsonOfName(row.fromSite)},
            {"from_site_id", jsonOf(transfer.fromSite)},
            {"to_site", jsonOfName(row.toSite)},
            {"to_site_id", jsonOf(transfer.toSite)},
            {"decision_no", jsonOf(transfer.decisionNo)},
            {"reason", jsonOf(transfer.reason)}};
}

Json replacementJson(const store::ReplacementRow& row)
{
    const Replacement& replacement = row.replacement;
    return {{"id", row.id.text()},
            {"day", jsonOf(replacement.day)},
            {"old_device", jsonOfName(row.oldCode)},
            {"old_device_id", jsonOf(replacement.oldDevice)},
            {"new_device", jsonOfName(row.newCode)},
            {"new_device_id", jsonOf(replacement.newDevice)},
            {"reason", jsonOf(replacement.reason)},
            {"document_no", jsonOf(replacement.documentNo)},
            {"fault_id", jsonOf(replacement.fault)}};
}

Json disposalJson(const store::DisposalRow& row)
{
    const Disposal& disposal = row.disposal;
    return {{"id", row.id.text()},
            {"paper", jsonOf(disposal.paper)},
            {"day", jsonOf(disposal.day)},
            {"decision_no", jsonOf(disposal.decisionNo)},
            {"reason", jsonOf(disposal.reason)},
            {"proceeds", jsonOf(disposal.proceeds)}};
}

Json custodyJson(const store::CustodyRow& row)
{
    const Custody& custody = row.custody;
    return {{"id", row.id.text()},
            {"officer", jsonOfName(row.officer)},
            {"officer_id", jsonOf(custody.officer)},
            {"from", jsonOf(custody.from)},
            {"to", jsonOf(custody.to)},
            {"document_no", jsonOf(custody.documentNo)}};
}

} // namespace dongbo::cli
