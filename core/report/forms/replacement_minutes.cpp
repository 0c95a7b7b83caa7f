#include "core/register/base/find.h"
#include "core/report/engine/definition.h"
#include "core/report/forms/fills.h"
#include "core/store/projection/load.h"
#include "core/store/queries/place_queries.h"

// Minutes of a replacement: what was taken out, what was put in its place.

namespace dongbo::report {

namespace {

FormRow rowOf(const store::DeviceRow& row, std::string_view role)
{
    const auto& device = row.device;
    FormRow out;
    out.cells = {{"role", PaperFilling::say(role)},
                 {"name", fullName(device)},
                 {"code", device.code.value_or("")},
                 {"serial", device.serial.value_or("")},
                 {"year", yearText(device)},
                 {"cost", amountText(device.cost)},
                 {"condition", PaperFilling::label(row.now.condition)}};
    return out;
}

void setReceiver(PaperFilling& paper, const SiteId& site)
{
    const auto row = store::siteRow(paper.database(), site);
    if (row && row->site.custodian) {
        if (const auto officer = store::load<Officer>(paper.database(), *row->site.custodian)) {
            paper.out.set("receiver", officer->name.value_or(""));
            paper.out.set("receiver-position", officer->position.value_or(""));
        }
    }
}

/// By its id, or the newest one of a device. Throws {Usage} for a device nobody knows, or that was
/// never replaced.
std::optional<Replacement> replacementNamed(PaperFilling& paper)
{
    const auto text = paper.values.get<std::string>("replacement");
    if (!text) {
        return std::nullopt;
    }
    if (const auto id = RecordId::parse(*text)) {
        if (auto found = store::load<Replacement>(paper.database(), ReplacementId(*id))) {
            return found;
        }
    }
    const auto all = store::replacementsOf(paper.database(), findDevice(paper.reg, *text));
    if (all.empty()) {
        throw Error(Error::Kind::Usage, {"report.never_replaced", {{"value", *text}}});
    }
    return all.back().replacement;
}

void fillReplacement(PaperFilling& paper)
{
    const auto replacement = replacementNamed(paper);
    if (!replacement) {
        return; // printed empty
    }
    std::vector<FormRow> rows;
    const std::pair<std::optional<DeviceId>, std::string_view> sides[] = {
        {replacement->oldDevice, "form.taken_out"}, {replacement->newDevice, "form.put_in"}};
    for (const auto& [device, role] : sides) {
        const auto row = device ? store::deviceRow(paper.database(), *device)
                                : std::optional<store::DeviceRow>();
        if (row) {
            rows.push_back(rowOf(*row, role));
            paper.out.set("site", row->site); // where the new one stands
            if (row->device.site) {
                setReceiver(paper, *row->device.site);
            }
        }
    }
    paper.out.tables["assets"] = rowsOf(std::move(rows));
    paper.out.set("decision", replacement->documentNo.value_or(""));
    paper.out.set("reason", replacement->reason.value_or(""));
    if (replacement->fault) {
        if (const auto fault = store::load<Fault>(paper.database(), *replacement->fault)) {
            paper.out.set("fault", fault->number.value_or("") + " " + fault->symptom.value_or(""));
        }
    }
    if (replacement->day) {
        fillDay(paper.out, "out-", *replacement->day);
        fillDay(paper.out, "", *replacement->day); // minutes are of that day
    }
}

} // namespace

extern const Definition replacementMinutes;
const Definition replacementMinutes{
    "replacement", Question::Papers,
    paperParametersWith({{"replacement", ParameterKind::Text}},
                        {"decision", "reason", "giver", "receiver"}),
    nullptr, fillReplacement};

} // namespace dongbo::report
