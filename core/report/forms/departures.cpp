#include "core/domain/amount.h"
#include "core/report/engine/definition.h"
#include "core/report/forms/fills.h"
#include "core/store/projection/load.h"
#include "core/store/queries/fault_queries.h"
#include "core/store/queries/place_queries.h"
#include "core/text/dates.h"
#include "core/text/numbers.h"

// What is broken, lost or proposed for disposal.

namespace dongbo::report {

namespace {

std::vector<store::DeviceRow> proposed(const PaperFilling& paper)
{
    auto filter = filterOf(paper);
    filter.paper = Paper::DisposalProposed;
    std::vector<store::DeviceRow> out;
    eachOwned(paper.database(), filter, [&](const store::DeviceRow& row) { out.push_back(row); });
    return out;
}

std::string reasonOf(store::Database& database, const DeviceId& id)
{
    std::string out;
    for (const auto& step : store::disposalsOf(database, id)) {
        if (step.disposal.paper == Paper::DisposalProposed) {
            out = step.disposal.reason.value_or("");
        }
    }
    return out;
}

/// A tool that is broken now or lost: what its newest fault says of it.
std::optional<FormRow> toolRow(store::Database& database, const store::DeviceRow& row)
{
    const bool isLost = row.device.paper == Paper::Lost;
    if (!isLost && row.now.condition != Condition::Broken) {
        return std::nullopt;
    }
    FormRow out;
    out.cells = {{"name", fullName(row.device)},
                 {"measure", row.device.measure.value_or("")},
                 {"quantity", text::formatInteger(row.device.quantity.value_or(1))},
                 {"since", inUseText(row.device)},
                 {"amount", amountText(amountOf(row.device))},
                 {"note", row.device.code.value_or("")}};
    if (isLost) {
        out.cells["reason"] = PaperFilling::label(row.device.paper);
        if (const auto departure = departureOf(database, row)) {
            out.cells["until"] = dayText(departure->day);
        }
        return out;
    }
    store::FaultFilter filter;
    filter.scope = store::FaultScope::All;
    filter.device = row.id;
    filter.limit = 1;
    out.cells["reason"] = row.device.conditionText.value_or(PaperFilling::label(row.now.condition));
    for (const auto& fault : store::faults(database, filter)) {
        out.cells["reason"] = fault.fault.symptom.value_or("");
        if (fault.fault.reportedAt) {
            out.cells["until"] = text::formatDate(dayOf(*fault.fault.reportedAt));
        }
    }
    return out;
}

void fillBrokenTools(PaperFilling& paper)
{
    auto filter = filterOf(paper);
    filter.includeAll = true;
    std::vector<FormRow> rows;
    std::int64_t count = 0;
    std::int64_t assets = 0;
    PaperSum sum;
    eachOwned(paper.database(), filter, [&](const store::DeviceRow& row) {
        const auto paperState = row.device.paper.value_or(Paper::Active);
        if (paperState == Paper::Disposed || paperState == Paper::Transferred) {
            return;
        }
        auto out = toolRow(paper.database(), row);
        if (!out) {
            return;
        }
        if (isFixedAsset(row.device, paper.day)) {
            ++assets; // theirs is another paper
            return;
        }
        out->cells["ordinal"] = nextOrdinal(count);
        sum.add(row.device.quantity.value_or(1), amountOf(row.device));
        rows.push_back(std::move(*out));
    });
    if (!rows.empty()) {
        auto total = sumRow(paper::RowKind::Total, "name", "report.subtotal");
        total.cells["quantity"] = text::formatInteger(sum.quantity);
        total.cells["amount"] = amountText(sum.amount);
        rows.push_back(std::move(total));
    }
    paper.out.tables["tools"] = rowsOf(std::move(rows));
    if (assets != 0) {
        paper.out.set("assets-left-out", PaperFilling::say("form.assets_left_out",
                                                           {{"count", std::to_string(assets)}}));
    }
    if (filter.site) {
        const auto site = store::load<Site>(paper.database(), *filter.site);
        paper.out.set("place-of-use", site ? site->name.value_or("") : "");
    }
}

void fillDisposal(PaperFilling& paper)
{
    std::vector<FormRow> rows;
    for (const auto& row : proposed(paper)) {
        if (!isFixedAsset(row.device, paper.day)) {
            continue;
        }
        const auto& device = row.device;
        rows.push_back({paper::RowKind::Plain,
                        {{"name", fullName(device)},
                         {"code", device.code.value_or("")},
                         {"country", device.country.value_or("")},
                         {"made", device.yearMade ? std::to_string(*device.yearMade) : ""},
                         {"year", yearText(device)},
                         {"amount", amountText(amountOf(device))}}});
    }
    paper.out.tables["assets"] = rowsOf(std::move(rows));
}

void fillDisposalPlan(PaperFilling& paper)
{
    std::vector<FormRow> rows;
    std::int64_t count = 0;
    PaperSum sum;
    for (const auto& row : proposed(paper)) {
        const auto quantity = text::formatInteger(row.device.quantity.value_or(1));
        const auto cost = amountOf(row.device);
        rows.push_back({paper::RowKind::Plain,
                        {{"ordinal", nextOrdinal(count)},
                         {"name", fullName(row.device)},
                         {"have", quantity},
                         {"have-cost", thousandsText(cost)},
                         {"out", quantity},
                         {"out-kind", PaperFilling::label(row.device.type)},
                         {"way", PaperFilling::label(row.device.paper)},
                         {"note", reasonOf(paper.database(), row.id)}}});
        sum.add(row.device.quantity.value_or(1), cost);
    }
    if (!rows.empty()) {
        auto total = sumRow(paper::RowKind::Total, "name", "report.total");
        total.cells["have"] = text::formatInteger(sum.quantity);
        total.cells["have-cost"] = thousandsText(sum.amount);
        total.cells["out"] = text::formatInteger(sum.quantity);
        rows.push_back(std::move(total));
    }
    paper.out.tables["lines"] = rowsOf(std::move(rows));
}

} // namespace

extern const Definition brokenTools;
extern const Definition disposalMinutes;
extern const Definition disposalPlan;
const Definition brokenTools{"c22-hd", Question::Papers,
                             paperParameters({parameter::site, parameter::unit}), nullptr,
                             fillBrokenTools};
const Definition disposalMinutes{"c51-hd", Question::Papers,
                                 paperParameters({parameter::site, parameter::unit}), nullptr,
                                 fillDisposal};
const Definition disposalPlan{"bieu-04", Question::Papers, paperParameters({parameter::unit}),
                              nullptr, fillDisposalPlan};

} // namespace dongbo::report
