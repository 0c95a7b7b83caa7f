#include "core/report/engine/definition.h"
#include "core/report/forms/fills.h"
#include "core/store/projection/load.h"
#include "core/store/queries/fault_queries.h"
#include "core/store/queries/place_queries.h"
#include "core/text/dates.h"
#include "core/text/numbers.h"

#include <algorithm>
#include <set>

// Letters of the office: what the register knows, the rest to be written.

namespace dongbo::report {

namespace {

std::vector<store::SiteRow> openSites(const PaperFilling& paper)
{
    store::SiteFilter filter;
    filter.unit = paper.record<UnitId>("unit");
    filter.on = paper.day;
    return store::sites(paper.database(), filter);
}

std::string subjectOf(const store::FaultRow& row)
{
    if (row.fault.device) {
        return row.deviceName.empty() ? row.deviceCode : row.deviceName;
    }
    return PaperFilling::label(row.fault.about);
}

void fillStateReport(PaperFilling& paper)
{
    std::vector<FormRow> rows;
    std::int64_t count = 0;
    std::int64_t devices = 0;
    std::int64_t broken = 0;
    std::int64_t open = 0;
    std::set<SiteId> shown;
    for (const auto& row : openSites(paper)) {
        shown.insert(row.id);
        rows.push_back({paper::RowKind::Plain,
                        {{"ordinal", nextOrdinal(count)},
                         {"site", row.site.name.value_or("")},
                         {"devices", text::formatInteger(row.devices)},
                         {"broken", text::formatInteger(row.broken)},
                         {"faults", text::formatInteger(row.openFaults)},
                         {"worst", PaperFilling::label(row.worstOpen)},
                         {"custodian", row.custodian}}});
        devices += row.devices;
        broken += row.broken;
        open += row.openFaults;
    }
    paper.out.set("sites", text::formatInteger(count));
    paper.out.set("devices", text::formatInteger(devices));
    paper.out.set("broken", text::formatInteger(broken));
    paper.out.set("open-faults", text::formatInteger(open));
    if (!rows.empty()) {
        auto total = sumRow(paper::RowKind::Total, "site", "report.total");
        total.cells["devices"] = text::formatInteger(devices);
        total.cells["broken"] = text::formatInteger(broken);
        total.cells["faults"] = text::formatInteger(open);
        rows.push_back(std::move(total));
    }
    paper.out.tables["sites"] = rowsOf(std::move(rows));
    std::vector<FormRow> faults;
    count = 0;
    for (const auto& row : store::faults(paper.database(), {})) {
        if (row.isWithdrawn || !row.siteId || !shown.contains(*row.siteId)) {
            continue;
        }
        const auto& at = row.fault.reportedAt;
        faults.push_back({paper::RowKind::Plain,
                          {{"ordinal", nextOrdinal(count)},
                           {"site", row.site},
                           {"subject", subjectOf(row)},
                           {"symptom", row.fault.symptom.value_or("")},
                           {"reported", at ? text::formatDate(dayOf(*at)) : ""},
                           {"state", PaperFilling::label(row.fault.state)}}});
    }
    paper.out.tables["faults"] = rowsOf(std::move(faults));
}

void fillProviderLetter(PaperFilling& paper)
{
    const auto period = paper.values.get<Period>("period").value_or(quarterOf(paper.day));
    store::FaultFilter filter;
    filter.scope = store::FaultScope::All;
    filter.site = paper.record<SiteId>("site");
    filter.since = period.begin();
    filter.until = period.end();
    std::vector<FormRow> rows;
    std::int64_t count = 0;
    std::int64_t open = 0;
    auto found = store::faults(paper.database(), filter);
    std::reverse(found.begin(), found.end()); // oldest first
    for (const auto& row : found) {
        const auto& fault = row.fault;
        if (row.isWithdrawn || fault.about != FaultAbout::Line) {
            continue;
        }
        const bool isOpen = !fault.fixedAt && !fault.closedAt;
        open += isOpen ? 1 : 0;
        rows.push_back(
            {paper::RowKind::Plain,
             {{"ordinal", nextOrdinal(count)},
              {"site", row.site},
              {"symptom", fault.symptom.value_or("")},
              {"reported", fault.reportedAt ? text::formatInstant(*fault.reportedAt) : ""},
              {"fixed", fault.fixedAt ? text::formatInstant(*fault.fixedAt)
                                      : PaperFilling::label(fault.state)},
              {"duration", text::formatDuration(store::ageOf(fault, endOfDay(paper.day)),
                                                Language::Vietnamese)}}});
    }
    paper.out.tables["faults"] = rowsOf(std::move(rows));
    paper.out.set("since", text::formatDate(period.first));
    paper.out.set("until", text::formatDate(std::min(period.last, paper.day)));
    if (open != 0) {
        paper.out.set("open", std::to_string(open));
    }
    if (const auto vendor = paper.record<VendorId>("vendor")) {
        const auto record = store::load<Vendor>(paper.database(), *vendor);
        paper.out.set("provider", record ? record->name.value_or("") : "");
    }
}

} // namespace

extern const Definition stateReport;
extern const Definition providerLetter;
const Definition stateReport{"state-report", Question::Papers,
                             paperParametersWith({parameter::unit}, {"proposal"}), nullptr,
                             fillStateReport};
const Definition providerLetter{
    "provider-letter", Question::Papers,
    paperParameters({parameter::vendor,
                     parameter::site,
                     {"period", ParameterKind::Period, {}, Initial::ThisQuarter}}),
    nullptr, fillProviderLetter};

} // namespace dongbo::report
