#include "core/domain/amount.h"
#include "core/report/engine/definition.h"
#include "core/report/forms/fills.h"
#include "core/store/projection/load.h"
#include "core/store/queries/fault_queries.h"
#include "core/store/queries/place_queries.h"
#include "core/text/dates.h"
#include "core/text/numbers.h"

// Minutes of a fault: what was found, what was done about it.

namespace dongbo::report {

namespace {

void setPerson(PaperFilling& paper, const std::string& name, const std::optional<OfficerId>& id)
{
    const auto officer =
        id ? store::load<Officer>(paper.database(), *id) : std::optional<Officer>();
    if (officer) {
        paper.out.set(name, officer->name.value_or(""));
        paper.out.set(name + "-position", officer->position.value_or(""));
    }
}

/// The device, else which part of the room.
void setSubject(PaperFilling& paper, const store::FaultRow& row)
{
    auto& out = paper.out;
    const auto device = row.fault.device ? store::deviceRow(paper.database(), *row.fault.device)
                                         : std::optional<store::DeviceRow>();
    if (!device) {
        out.set("subject", PaperFilling::label(row.fault.about));
        return;
    }
    out.set("subject", fullName(device->device));
    out.set("code", device->device.code.value_or(""));
    out.set("serial", device->device.serial.value_or(""));
    out.set("year", yearText(device->device));
    out.set("cost", amountText(amountOf(device->device)));
}

void setRepairs(PaperFilling& paper, const FaultId& fault)
{
    store::RepairFilter filter;
    filter.fault = fault;
    std::vector<FormRow> rows;
    std::int64_t count = 0;
    PaperSum sum;
    for (const auto& row : store::repairs(paper.database(), filter)) {
        const auto& repair = row.repair;
        const auto day = [](const std::optional<Instant>& moment) {
            return moment ? text::formatDate(dayOf(*moment)) : std::string();
        };
        auto parts = repair.parts.value_or("");
        parts += (parts.empty() || repair.notes.value_or("").empty() ? "" : "; ") +
                 repair.notes.value_or("");
        rows.push_back({paper::RowKind::Plain,
                        {{"ordinal", nextOrdinal(count)},
                         {"began", day(repair.startedAt)},
                         {"ended", day(repair.finishedAt)},
                         {"repairer", row.vendor.empty() ? row.officer : row.vendor},
                         {"parts", parts},
                         {"outcome", PaperFilling::label(repair.outcome)},
                         {"cost", amountText(repair.cost)}}});
        sum.add(1, repair.cost);
    }
    if (count > 1) {
        auto total = sumRow(paper::RowKind::Total, "parts", "report.subtotal");
        total.cells["cost"] = amountText(sum.known());
        rows.push_back(std::move(total));
    }
    paper.out.tables["repairs"] = rowsOf(std::move(rows));
}

void fillFaultMinutes(PaperFilling& paper)
{
    const auto id = paper.record<FaultId>("fault");
    const auto row = id ? store::faultRow(paper.database(), *id) : std::optional<store::FaultRow>();
    if (!row) {
        return; // printed empty
    }
    const auto& fault = row->fault;
    auto& out = paper.out;
    out.set("fault-number", fault.number.value_or(""));
    out.set("site", row->site);
    setSubject(paper, *row);
    out.set("reported", fault.reportedAt ? text::formatInstant(*fault.reportedAt) : "");
    out.set("reporter", row->reporter);
    out.set("meeting", fault.duringMeeting.value_or(""));
    out.set("symptom", fault.symptom.value_or(""));
    out.set("severity", PaperFilling::label(fault.severity));
    out.set("state", PaperFilling::label(fault.state));
    if (const auto times = store::occurrenceOf(paper.database(), *id); times > 1) {
        out.set("recurs", std::to_string(times));
    }
    setRepairs(paper, *id);
    if (fault.fixedAt) {
        out.set("fixed", text::formatInstant(*fault.fixedAt));
        out.set("duration", text::formatDuration(store::ageOf(fault, endOfDay(paper.day)),
                                                 Language::Vietnamese));
    }
    setPerson(paper, "giver", fault.acceptedBy);
    const auto site = row->siteId ? store::siteRow(paper.database(), *row->siteId)
                                  : std::optional<store::SiteRow>();
    setPerson(paper, "receiver",
              site && site->site.custodian ? site->site.custodian : fault.reportedBy);
}

} // namespace

extern const Definition faultMinutes;
const Definition faultMinutes{
    "fault-minutes", Question::Papers,
    paperParametersWith({parameter::fault}, {"giver", "receiver", "reason", "proposal"}), nullptr,
    fillFaultMinutes};

} // namespace dongbo::report
