#include "cli/json/records.h"

#include "core/domain/amount.h"

namespace dongbo::cli {

namespace {

Json objectIn(const std::string& text)
{
    auto parsed = Json::parse(text, nullptr, false);
    return parsed.is_object() ? parsed : Json(nullptr);
}

Json fieldJson(const Field& field, const Value& value, Names& names)
{
    if (const auto* text = std::get_if<std::string>(&value)) {
        return field.control == FormControl::Attributes ? objectIn(*text) : Json(*text);
    }
    if (const auto* id = std::get_if<RecordId>(&value)) {
        return jsonOfName(names.of(*field.target, *id));
    }
    const auto* number = std::get_if<std::int64_t>(&value);
    if (number == nullptr) {
        return nullptr;
    }
    if (field.type == FieldType::Bool) {
        return *number != 0;
    }
    if (field.type == FieldType::Instant) {
        return isoText(Instant{*number});
    }
    if (field.type == FieldType::Choice) {
        return field.isKnown(*number) ? Json(field.choiceCode(*number)) : Json(nullptr);
    }
    return *number;
}

template <typename Row, typename R> Json recordJson(const Row& row, const R& record, Names& names)
{
    return fieldsJson(row.id, describe(kindOf<R>()), valuesOf(record), names);
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

Json fieldsJson(const RecordId& id, const Kind& kind, const std::vector<Value>& values,
                Names& names)
{
    Json out = {{"id", id.text()}};
    for (const auto& field : kind.fields) {
        if (field.group == FieldGroup::Internal) {
            continue;
        }
        const auto& value = values[field.number - 1u];
        const std::string word(field.word);
        out[word] = fieldJson(field, value, names);
        if (field.type == FieldType::Reference) {
            const auto* target = std::get_if<RecordId>(&value);
            out[word + "_id"] = target != nullptr ? Json(target->text()) : Json(nullptr);
        }
    }
    return out;
}

Json deviceJson(const store::DeviceRow& row, Names& names)
{
    const Device& device = row.device;
    auto out = recordJson(row, device, names);
    out["condition"] = jsonOf(row.now.condition);
    out["use"] = jsonOf(row.now.use);
    out["amount"] = jsonOf(amountOf(device));
    out["unit"] = jsonOfName(names.unit(row.unitId));
    out["unit_id"] = jsonOf(row.unitId);
    out["source"] = sourceJson(names.sourceOf(row.id));
    if (row.now.condition != device.condition) {
        out["stated_condition"] = jsonOf(device.condition);
    }
    if (row.now.use != device.use) {
        out["stated_use"] = jsonOf(device.use);
    }
    addWithdrawn(out, row.isWithdrawn);
    return out;
}

Json faultJson(const store::FaultRow& row, Names& names)
{
    const Fault& fault = row.fault;
    auto out = recordJson(row, fault, names);
    out["site"] = jsonOfName(row.site); // where its device is now
    out["site_id"] = jsonOf(row.siteId);
    out["recurrence_of"] = jsonOf(fault.recurrenceOf);
    out.erase("recurrence_of_id");
    out["device_name"] = jsonOfName(row.deviceName);
    out["repairs"] = row.repairs;
    out["cost"] = row.repairCost.dong;
    addWithdrawn(out, row.isWithdrawn);
    return out;
}

Json repairJson(const store::RepairRow& row, Names& names)
{
    auto out = recordJson(row, row.repair, names);
    out["device"] = jsonOfName(row.deviceCode);
    out["device_id"] = jsonOf(row.deviceId);
    out["site"] = jsonOfName(row.site);
    out["site_id"] = jsonOf(row.siteId);
    out["symptom"] = jsonOfName(row.symptom);
    return out;
}

Json siteJson(const store::SiteRow& row, Names& names)
{
    auto out = recordJson(row, row.site, names);
    out["devices"] = row.devices;
    out["broken"] = row.broken;
    out["open_faults"] = row.openFaults;
    out["worst_open"] = jsonOf(row.worstOpen);
    addWithdrawn(out, row.isWithdrawn);
    return out;
}

Json unitJson(const store::UnitRow& row, Names& names)
{
    auto out = recordJson(row, row.unit, names);
    out["parent"] = jsonOfName(row.parent); // with their kinds, unlike elsewhere
    out["successor"] = jsonOfName(row.successor);
    out["sites"] = row.sites;
    out["depth"] = row.depth;
    addWithdrawn(out, row.isWithdrawn);
    return out;
}

Json officerJson(const store::OfficerRow& row, Names& names)
{
    auto out = recordJson(row, row.officer, names);
    out["devices"] = row.devices;
    addWithdrawn(out, row.isWithdrawn);
    return out;
}

Json vendorJson(const store::VendorRow& row, Names& names)
{
    auto out = recordJson(row, row.vendor, names);
    out["repairs"] = row.repairs;
    addWithdrawn(out, row.isWithdrawn);
    return out;
}

Json transferJson(const store::TransferRow& row, Names& names)
{
    return recordJson(row, row.transfer, names);
}

Json replacementJson(const store::ReplacementRow& row, Names& names)
{
    return recordJson(row, row.replacement, names);
}

Json disposalJson(const store::DisposalRow& row, Names& names)
{
    return recordJson(row, row.disposal, names);
}

Json custodyJson(const store::CustodyRow& row, Names& names)
{
    return recordJson(row, row.custody, names);
}

} // namespace dongbo::cli
