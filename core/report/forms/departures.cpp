#include "core/domain/amount.h"
#include "core/register/books/book_tables.h"
#include "core/register/books/disposal_batches.h"
#include "core/register/stocktake/stocktake_view.h"
#include "core/report/engine/definition.h"
#include "core/report/forms/fills.h"
#include "core/store/projection/load.h"
#include "core/store/queries/fault_queries.h"
#include "core/store/queries/place_queries.h"
#include "core/store/queries/wear_queries.h"
#include "core/text/amount_words.h"
#include "core/text/dates.h"
#include "core/text/numbers.h"

#include <algorithm>

// What is broken, lost or proposed for disposal.

namespace dongbo::report {

namespace {

/// A device that leaves the books or is proposed to, with what is known of it.
struct Leaving
{
    store::DeviceRow row;
    std::optional<Money> cost; ///< of all its pieces
    std::optional<Money> accumulated;
    std::optional<DisposalMethod> method;
    std::string why;

    [[nodiscard]] std::optional<Money> left() const
    {
        return cost && accumulated
                   ? std::optional{Money{std::max<std::int64_t>(cost->dong - accumulated->dong, 0)}}
                   : std::nullopt;
    }
};

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

/// Of a batch as it was proposed; what was rejected only when `everything` is asked for.
std::vector<Leaving> leavingIn(const PaperFilling& paper, const DisposalBatchId& batch,
                               bool everything)
{
    std::vector<Leaving> out;
    for (const auto& [id, item] : store::disposalItems(paper.database(), batch)) {
        auto row = item.device ? store::deviceRow(paper.database(), *item.device) : std::nullopt;
        if (row && (everything || item.accepted.value_or(true))) {
            out.push_back({std::move(*row), item.cost, item.accumulated, item.method,
                           item.why.value_or(PaperFilling::label(item.cause))});
        }
    }
    return out;
}

/// Everything proposed at the places asked for, with its wear until now.
std::vector<Leaving> leavingAnyhow(const PaperFilling& paper)
{
    auto filter = filterOf(paper);
    filter.paper = Paper::DisposalProposed;
    const auto held = store::heldWear(paper.database(), std::nullopt);
    std::vector<Leaving> out;
    eachOwned(paper.database(), filter, [&](const store::DeviceRow& row) {
        const auto wear = held.find(row.id);
        out.push_back({row, amountOf(row.device),
                       wear == held.end() ? std::nullopt : std::optional{wear->second.accumulated},
                       std::nullopt, reasonOf(paper.database(), row.id)});
    });
    return out;
}

FormRow plainToolRow(const Device& device)
{
    FormRow out;
    out.cells = {{"name", fullName(device)},
                 {"measure", device.measure.value_or("")},
                 {"quantity", text::formatInteger(device.quantity.value_or(1))},
                 {"since", inUseText(device)},
                 {"amount", amountText(amountOf(device))},
                 {"note", device.code.value_or("")}};
    return out;
}

/// A tool that is broken now or lost: what its newest fault says of it.
std::optional<FormRow> toolRow(store::Database& database, const store::DeviceRow& row)
{
    const bool isLost = row.device.paper == Paper::Lost;
    if (!isLost && row.now.condition != Condition::Broken) {
        return std::nullopt;
    }
    auto out = plainToolRow(row.device);
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

/// Tools of a paper, row by row, with their sum; fixed assets are only counted: theirs is another
/// paper.
class ToolRows
{
public:
    explicit ToolRows(PaperFilling& paper)
        : m_paper(paper)
        , m_thresholds(assetThresholdsOf(paper.reg))
    {}

    void add(const store::DeviceRow& row, FormRow line)
    {
        if (isFixedAsset(m_thresholds, row.device, m_paper.day)) {
            ++m_assets;
            return;
        }
        line.cells["ordinal"] = nextOrdinal(m_count);
        m_sum.add(row.device.quantity.value_or(1), amountOf(row.device));
        m_rows.push_back(std::move(line));
    }

    void fill()
    {
        if (!m_rows.empty()) {
            auto total = sumRow(paper::RowKind::Total, "name", "report.subtotal");
            total.cells["quantity"] = text::formatInteger(m_sum.quantity);
            total.cells["amount"] = amountText(m_sum.known());
            m_rows.push_back(std::move(total));
        }
        m_paper.out.tables["tools"] = rowsOf(std::move(m_rows));
        tellWithoutCost(m_paper, m_sum.withoutCost);
        if (m_assets != 0) {
            m_paper.out.set(
                "assets-left-out",
                PaperFilling::say("form.assets_left_out", {{"count", std::to_string(m_assets)}}));
        }
    }

private:
    PaperFilling& m_paper;
    planning::AssetThresholds m_thresholds;
    std::vector<FormRow> m_rows;
    std::int64_t m_count = 0;
    std::int64_t m_assets = 0;
    PaperSum m_sum;
};

/// Those of a batch: why each was proposed, used until they left the books or were proposed.
void addToolsOf(ToolRows& rows, const PaperFilling& paper, const DisposalBatchId& id)
{
    const auto batch = store::load<DisposalBatch>(paper.database(), id).value_or(DisposalBatch{});
    for (const auto& one : leavingIn(paper, id, false)) {
        auto line = plainToolRow(one.row.device);
        line.cells["until"] = dayText(batch.doneDay ? batch.doneDay : batch.day);
        line.cells["reason"] = one.why;
        rows.add(one.row, std::move(line));
    }
}

void fillBrokenTools(PaperFilling& paper)
{
    auto filter = filterOf(paper);
    filter.includeAll = true;
    ToolRows rows(paper);
    const auto only = paper.record<DeviceId>("device");
    if (const auto batch = paper.record<DisposalBatchId>("batch")) {
        addToolsOf(rows, paper, *batch);
    } else {
        eachOwned(paper.database(), filter, [&](const store::DeviceRow& row) {
            const auto paperState = row.device.paper.value_or(Paper::Active);
            if (paperState == Paper::Disposed || paperState == Paper::Transferred ||
                (only && *only != row.id)) {
                return;
            }
            if (auto line = toolRow(paper.database(), row)) {
                rows.add(row, std::move(*line));
            }
        });
    }
    rows.fill();
    if (filter.site) {
        const auto site = store::load<Site>(paper.database(), *filter.site);
        paper.out.set("place-of-use", site ? site->name.value_or("") : "");
    }
}

/// What the minutes say of the batch as a whole.
void setBatch(PaperFilling& paper, const DisposalBatchId& id)
{
    const auto overview = disposalOverview(paper.reg, id);
    const auto& batch = overview.row.batch;
    paper.out.set("decision", batch.decisionNo.value_or(""));
    Stocktake typed; // its committee is written the same way
    typed.committee = batch.committee;
    setCommittee(paper.out, committeeOf(typed));
    if (batch.expenses) {
        paper.out.set("costs", amountText(batch.expenses));
        paper.out.set("costs-words", text::amountInWords(*batch.expenses));
    }
    if (batch.doneDay) {
        paper.out.set("proceeds", amountText(overview.proceeds));
        paper.out.set("proceeds-words", text::amountInWords(overview.proceeds));
        paper.out.set("out-day", text::formatDate(*batch.doneDay));
        fillDay(paper.out, "out-", *batch.doneDay);
    }
}

void fillDisposal(PaperFilling& paper)
{
    const auto thresholds = assetThresholdsOf(paper.reg);
    const auto batch = paper.record<DisposalBatchId>("batch");
    if (batch) {
        setBatch(paper, *batch);
    }
    std::vector<FormRow> rows;
    for (const auto& one : batch ? leavingIn(paper, *batch, false) : leavingAnyhow(paper)) {
        const auto& device = one.row.device;
        if (!isFixedAsset(thresholds, device, paper.day)) {
            continue;
        }
        rows.push_back({paper::RowKind::Plain,
                        {{"name", fullName(device)},
                         {"code", device.code.value_or("")},
                         {"country", device.country.value_or("")},
                         {"made", device.yearMade ? std::to_string(*device.yearMade) : ""},
                         {"year", yearText(device)},
                         {"amount", amountText(one.cost)},
                         {"wear", amountText(one.accumulated)},
                         {"left-value", amountText(one.left())}}});
    }
    paper.out.tables["assets"] = rowsOf(std::move(rows));
}

void fillDisposalPlan(PaperFilling& paper)
{
    std::vector<FormRow> rows;
    std::int64_t count = 0;
    PaperSum sum;
    PaperSum left;
    const auto batch = paper.record<DisposalBatchId>("batch");
    for (const auto& one : batch ? leavingIn(paper, *batch, true) : leavingAnyhow(paper)) {
        const auto& device = one.row.device;
        const auto quantity = text::formatInteger(device.quantity.value_or(1));
        const auto way =
            one.method ? PaperFilling::label(one.method) : PaperFilling::label(device.paper);
        rows.push_back({paper::RowKind::Plain,
                        {{"ordinal", nextOrdinal(count)},
                         {"name", fullName(device)},
                         {"have", quantity},
                         {"have-cost", thousandsText(one.cost)},
                         {"have-left", thousandsText(one.left())},
                         {"out", quantity},
                         {"out-kind", PaperFilling::label(device.type)},
                         {"out-left", thousandsText(one.left())},
                         {"way", way},
                         {"note", one.why}}});
        sum.add(device.quantity.value_or(1), one.cost);
        left.add(1, one.left());
    }
    if (!rows.empty()) {
        auto total = sumRow(paper::RowKind::Total, "name", "report.total");
        total.cells["have"] = total.cells["out"] = text::formatInteger(sum.quantity);
        total.cells["have-cost"] = thousandsText(sum.known());
        total.cells["have-left"] = total.cells["out-left"] = thousandsText(left.known());
        rows.push_back(std::move(total));
    }
    tellWithoutCost(paper, sum.withoutCost);
    paper.out.tables["lines"] = rowsOf(std::move(rows));
}

} // namespace

extern const Definition brokenTools;
extern const Definition disposalMinutes;
extern const Definition disposalPlan;
const Definition brokenTools{
    "c22-hd", Question::Papers,
    paperParameters({parameter::site, parameter::unit, parameter::device, parameter::batch}),
    nullptr, fillBrokenTools};
const Definition disposalMinutes{
    "c51-hd", Question::Papers,
    paperParameters({parameter::site, parameter::unit, parameter::batch}), nullptr, fillDisposal};
const Definition disposalPlan{"bieu-04", Question::Papers,
                              paperParameters({parameter::unit, parameter::batch}), nullptr,
                              fillDisposalPlan};

} // namespace dongbo::report
