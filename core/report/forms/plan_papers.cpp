#include "core/domain/amount.h"
#include "core/register/planning/plan_summary.h"
#include "core/report/engine/definition.h"
#include "core/report/forms/fills.h"
#include "core/store/projection/load.h"
#include "core/store/queries/planning_queries.h"
#include "core/store/queries/wear_queries.h"
#include "core/text/amount_words.h"
#include "core/text/numbers.h"

#include <algorithm>
#include <map>
#include <set>

// Papers of a kept plan: what is bought, moved and repaired, for how much.

namespace dongbo::report {

namespace {

/// Lines of a plan that are done alike: one line of a paper.
struct PlanItem
{
    PlanAction action = PlanAction::Buy;
    std::optional<DeviceType> type;
    std::string model;
    std::string source; ///< of the money
    std::int64_t quantity = 0;
    Money cost;
    std::int64_t unpriced = 0; ///< of the quantity
    PaperSum worth;            ///< of devices that are moved: what they cost once
    std::set<std::string> places;

    /// Nothing of what nobody has put a price on.
    [[nodiscard]] std::optional<Money> known() const
    {
        return unpriced == quantity ? std::nullopt : std::optional{cost};
    }
    /// As a paper shows it: a move that costs nothing asks for no money.
    [[nodiscard]] std::optional<Money> shown() const
    {
        return action == PlanAction::Move && cost.dong == 0 ? std::nullopt : known();
    }
};

std::string siteName(store::Database& database, const std::optional<SiteId>& site)
{
    const auto record = site ? store::load<Site>(database, *site) : std::optional<Site>();
    return record ? record->name.value_or("") : std::string();
}

struct PlanRead
{
    PlanSummary summary;
    std::vector<PlanItem> items; ///< repairs, moves, purchases; each by type
    Money total;
    std::int64_t unpriced = 0;

    /// Nothing when no line has a price.
    [[nodiscard]] std::optional<Money> known() const
    {
        const bool isPriced = std::any_of(items.begin(), items.end(), [](const PlanItem& item) {
            return item.known().has_value();
        });
        return isPriced || items.empty() ? std::optional{total} : std::nullopt;
    }
};

PlanRead readPlan(PaperFilling& paper, const PlanId& id)
{
    PlanRead out{summaryOf(paper.reg, id), {}, {}, 0};
    using Key = std::tuple<PlanAction, std::optional<DeviceType>, std::string, std::string>;
    std::map<Key, PlanItem> items;
    for (const auto& row : out.summary.progress.lines) {
        const auto& line = row.line;
        if (line.step == PlanStep::Dropped) {
            continue;
        }
        const auto action = line.action.value_or(PlanAction::Buy);
        auto& item =
            items[{action, line.type, line.model.value_or(""), line.fundingSource.value_or("")}];
        item.action = action;
        item.type = line.type;
        item.model = line.model.value_or("");
        item.source = line.fundingSource.value_or("");
        ++item.quantity;
        if (line.cost) {
            item.cost = cappedSum(item.cost, line.cost);
            out.total = cappedSum(out.total, line.cost);
        } else {
            ++item.unpriced;
            ++out.unpriced;
        }
        if (action == PlanAction::Move) {
            const auto device = line.device ? store::load<Device>(paper.database(), *line.device)
                                            : std::optional<Device>();
            item.worth.add(1, device ? amountOf(*device) : std::nullopt);
        }
        if (const auto name = siteName(paper.database(), line.site); !name.empty()) {
            item.places.insert(name);
        }
    }
    for (auto& [key, item] : items) {
        out.items.push_back(std::move(item));
    }
    return out;
}

std::string typeName(const PlanItem& item)
{
    return item.type ? PaperFilling::name(item.type) : PaperFilling::say("form.untyped");
}

std::string itemName(const PlanItem& item)
{
    return PaperFilling::say(
        "form.plan." + std::string(codeOf(item.action)),
        {{"type", typeName(item)}, {"model", item.model.empty() ? "" : " " + item.model}});
}

std::string placesOf(const PlanItem& item)
{
    constexpr std::size_t most = 3;
    std::string out;
    std::size_t named = 0;
    for (const auto& place : item.places) {
        if (named == most) {
            out += PaperFilling::say("form.more_places",
                                     {{"count", std::to_string(item.places.size() - most)}});
            break;
        }
        out += (out.empty() ? "" : ", ") + place;
        ++named;
    }
    return out;
}

/// Where it goes, and for how many nobody knows a price.
std::string noteOf(const PlanItem& item)
{
    const auto places = placesOf(item);
    if (item.unpriced == 0) {
        return places;
    }
    return places + (places.empty() ? "" : "; ") +
           PaperFilling::say("form.unpriced_items", {{"count", std::to_string(item.unpriced)}});
}

std::string measureOf(const PlanItem& item)
{
    return PaperFilling::say(item.action == PlanAction::Buy ? "form.measure_piece"
                                                            : "form.measure_time");
}

/// The plan of the paper; nothing when none was named (printed empty).
std::optional<PlanRead> planOf(PaperFilling& paper)
{
    const auto id = paper.record<PlanId>("plan");
    if (!id) {
        return std::nullopt;
    }
    auto plan = readPlan(paper, *id);
    paper.out.set("plan", plan.summary.plan.name.value_or(""));
    return plan;
}

/// What the register has of a type.
struct Owned
{
    PaperSum cost;
    PaperSum left; ///< net of the wear that was entered
};
std::map<DeviceType, Owned> owned(PaperFilling& paper, const std::optional<UnitId>& unit)
{
    std::map<DeviceType, Owned> out;
    store::DeviceFilter filter;
    filter.unit = unit;
    const auto held = store::heldWear(paper.database(), lastWornYear(paper.day));
    eachOwned(paper.database(), filter, [&](const store::DeviceRow& row) {
        if (!row.device.type) {
            return;
        }
        auto& of = out[*row.device.type];
        const auto amount = amountOf(row.device);
        const auto quantity = row.device.quantity.value_or(1);
        of.cost.add(quantity, amount);
        of.left.add(quantity, netOf(held, row.id, amount));
    });
    return out;
}

void fillEquipmentPlan(PaperFilling& paper)
{
    const auto plan = planOf(paper);
    if (!plan) {
        return;
    }
    const auto have = owned(paper, plan->summary.plan.unit);
    std::vector<FormRow> rows;
    std::int64_t count = 0;
    std::int64_t buy = 0;
    std::int64_t unpriced = 0; ///< of what there is
    std::set<DeviceType> told;
    std::optional<Money> cost;
    for (const auto& item : plan->items) {
        if (item.action == PlanAction::Repair) {
            continue; // nothing new comes
        }
        FormRow row;
        row.cells["ordinal"] = nextOrdinal(count);
        row.cells["name"] = text::capitalized(typeName(item));
        if (const auto found = item.type ? have.find(*item.type) : have.end();
            found != have.end()) {
            const auto& of = found->second;
            row.cells["have"] = text::formatInteger(of.cost.quantity);
            row.cells["have-cost"] = thousandsText(of.cost.known());
            row.cells["have-left"] = thousandsText(of.left.known());
            if (told.insert(*item.type).second) {
                unpriced += of.cost.withoutCost;
            }
        }
        const bool isBought = item.action == PlanAction::Buy;
        row.cells[isBought ? "buy" : "receive"] = text::formatInteger(item.quantity);
        row.cells[isBought ? "buy-kind" : "receive-kind"] = item.model;
        row.cells[isBought ? "buy-cost" : "receive-cost"] =
            thousandsText(isBought ? item.known() : item.worth.known());
        row.cells["note"] = noteOf(item);
        if (isBought) {
            buy += item.quantity;
            if (item.known()) {
                cost = cappedSum(cost.value_or(Money{}), item.cost);
            }
        }
        rows.push_back(std::move(row));
    }
    if (!rows.empty()) {
        auto total = sumRow(paper::RowKind::Total, "name", "report.total");
        total.cells["buy"] = text::formatInteger(buy);
        total.cells["buy-cost"] = thousandsText(cost);
        rows.push_back(std::move(total));
    }
    paper.out.tables["lines"] = rowsOf(std::move(rows));
    tellWithoutCost(paper, unpriced);
}

void fillCentralBuying(PaperFilling& paper)
{
    const auto plan = planOf(paper);
    if (!plan) {
        return;
    }
    std::vector<FormRow> rows;
    std::int64_t count = 0;
    PaperSum sum;
    for (const auto& item : plan->items) {
        if (item.action != PlanAction::Buy) {
            continue;
        }
        rows.push_back({paper::RowKind::Plain,
                        {{"ordinal", nextOrdinal(count)},
                         {"name", text::capitalized(typeName(item)) +
                                      (item.model.empty() ? "" : " " + item.model)},
                         {"measure", measureOf(item)},
                         {"quantity", text::formatInteger(item.quantity)},
                         {"cost", amountText(item.known())},
                         {"source", item.source},
                         {"where", noteOf(item)}}});
        sum.add(item.quantity, item.known());
    }
    if (!rows.empty()) {
        auto total = sumRow(paper::RowKind::Total, "name", "report.total");
        total.cells["quantity"] = text::formatInteger(sum.quantity);
        total.cells["cost"] = amountText(sum.known());
        rows.push_back(std::move(total));
    }
    paper.out.tables["lines"] = rowsOf(std::move(rows));
}

std::string sourcesOf(const PlanSummary& summary)
{
    std::string out;
    for (const auto& source : summary.progress.sources) {
        if (!source.name.empty() && source.planned.dong != 0) {
            out += (out.empty() ? "" : ", ") +
                   PaperFilling::say("form.source", {{"name", source.name},
                                                     {"amount", amountText(source.planned)}});
        }
    }
    return out;
}

void fillRequest(PaperFilling& paper)
{
    const auto plan = planOf(paper);
    if (!plan) {
        return;
    }
    std::vector<FormRow> rows;
    std::int64_t count = 0;
    for (const auto& item : plan->items) {
        rows.push_back({paper::RowKind::Plain,
                        {{"ordinal", nextOrdinal(count)},
                         {"name", itemName(item)},
                         {"measure", measureOf(item)},
                         {"quantity", text::formatInteger(item.quantity)},
                         {"cost", amountText(item.shown())},
                         {"where", noteOf(item)}}});
    }
    if (!rows.empty()) {
        auto total = sumRow(paper::RowKind::Total, "name", "report.subtotal");
        total.cells["cost"] = amountText(plan->known());
        rows.push_back(std::move(total));
    }
    auto& out = paper.out;
    out.tables["lines"] = rowsOf(std::move(rows));
    if (const auto known = plan->known()) { // else a gap to be written on
        out.set("total", amountText(known));
        out.set("total-words", text::amountInWords(*known));
    }
    out.set("plan-day", dayText(plan->summary.plan.day));
    out.set("sources", sourcesOf(plan->summary));
    if (plan->summary.readyAfter && plan->summary.readyBefore && plan->summary.sites) {
        out.set("ready-before", std::to_string(*plan->summary.readyBefore));
        out.set("ready-after", std::to_string(*plan->summary.readyAfter));
        out.set("sites", std::to_string(*plan->summary.sites));
    }
    if (plan->unpriced != 0) {
        out.set("unpriced",
                PaperFilling::say("form.unpriced", {{"count", std::to_string(plan->unpriced)}}));
    }
}

} // namespace

extern const Definition equipmentPlan;
extern const Definition centralBuying;
extern const Definition purchaseRequest;
const Definition equipmentPlan{"bieu-01", Question::Papers, paperParameters({parameter::plan}),
                               nullptr, fillEquipmentPlan};
const Definition centralBuying{"01a-th-mstt", Question::Papers, paperParameters({parameter::plan}),
                               nullptr, fillCentralBuying};
const Definition purchaseRequest{"purchase-request", Question::Papers,
                                 paperParametersWith({parameter::plan}, {"basis"}), nullptr,
                                 fillRequest};

} // namespace dongbo::report
