#include "gui/present/purchase/plans_list.h"

#include "core/register/planning/plan_summary.h"
#include "core/text/dates.h"
#include "core/text/numbers.h"
#include "core/text/wording.h"
#include "gui/present/lists/new_column.h"
#include "gui/present/purchase/purchase_places.h"
#include "gui/present/purchase/purchase_words.h"

#include <array>
#include <chrono>

namespace dongbo::present {

namespace {

constexpr const char* statePart = "state";
constexpr std::array allStates{PlanState::Proposed, PlanState::Approved, PlanState::Done,
                               PlanState::Cancelled};

PlanListLine lineOf(Register& reg, Language language, const PlanId& id)
{
    const auto summary = summaryOf(reg, id);
    const auto& plan = summary.plan;
    PlanListLine line;
    line.id = id;
    line.name = plan.name.value_or("");
    line.state = planStatePill(language, plan.state);
    line.stateCode = codeOf(plan.state.value_or(PlanState::Proposed));
    if (plan.day) {
        line.day = text::formatDate(*plan.day);
        line.dayNumber = std::chrono::sys_days{*plan.day}.time_since_epoch().count();
    }
    line.budget = plan.budget.value_or(Money{});
    line.planned = summary.progress.planned;
    line.spent = summary.progress.spent;
    if (summary.readyBefore && summary.readyAfter) {
        line.readyGain = *summary.readyAfter - *summary.readyBefore;
        line.ready = text::say(language, "purchase.ready_change",
                               {{"before", std::to_string(*summary.readyBefore)},
                                {"after", std::to_string(*summary.readyAfter)}});
    }
    line.finished = summary.progress.finished;
    line.progress = std::to_string(summary.progress.finished) + "/" +
                    std::to_string(std::ssize(summary.progress.lines) - summary.progress.dropped);
    line.decision = plan.decisionNo.value_or("");
    for (const auto* part : {&line.name, &line.decision}) {
        line.searched += " ";
        text::foldInto(line.searched, *part);
    }
    return line;
}

} // namespace

Place comparisonOf(const std::vector<PlanId>& plans)
{
    ListQuery asked;
    std::vector<std::string> ids;
    for (const auto& plan : plans) {
        ids.push_back(plan.text());
    }
    asked.set("compare", ids);
    return {ScreenName::Purchase, std::nullopt, asked.asText()};
}

PlansList::PlansList(Shell& shell, ListView& view)
    : MemoryList(shell, view, {"plans", ScreenName::Purchase, RecordKind::Plan, {"day", true}})
{}

std::vector<LineColumn<PlanListLine>> PlansList::declare() const
{
    const NewColumn column(session(), "purchase.col_");
    const auto money = [language = session().language()](Money amount) {
        ListCell cell{text::formatMoney(amount, language)};
        cell.plain = std::to_string(amount.dong);
        return cell;
    };
    auto name = column("name", CellKind::Strong, 200, 2, 0, false);
    name.isFixed = true;
    name.least = name.width;
    auto state = column(statePart, CellKind::Pill, 124);
    using Line = const PlanListLine&;
    return {
        {name, [](Line plan) { return ListCell{plan.name}; }},
        {state,
         [](Line plan) {
             return ListCell{plan.state.word, plan.state.icon, plan.state.tone};
         },
         nullptr, [](Line plan) { return plan.stateCode; }},
        {column("day", CellKind::Quiet, 104, 0, 3, false),
         [](Line plan) { return ListCell{plan.day}; }, [](Line plan) { return plan.dayNumber; }},
        {column("ready", CellKind::Text, 104, 0, 2, false),
         [](Line plan) { return ListCell{plan.ready}; }, [](Line plan) { return plan.readyGain; }},
        {column("budget", CellKind::Number, 132, 0, 4, false),
         [money](Line plan) { return money(plan.budget); },
         [](Line plan) { return plan.budget.dong; }},
        {column("planned", CellKind::Number, 132, 0, 0, false),
         [money](Line plan) { return money(plan.planned); },
         [](Line plan) { return plan.planned.dong; }},
        {column("spent", CellKind::Number, 132, 0, 1, false),
         [money](Line plan) { return money(plan.spent); },
         [](Line plan) { return plan.spent.dong; }},
        {column("progress", CellKind::Number, 92, 0, 1, false),
         [](Line plan) { return ListCell{plan.progress}; },
         [](Line plan) { return plan.finished; }},
        {column("decision", CellKind::Quiet, 140, 1, 5, false),
         [](Line plan) { return ListCell{plan.decision}; }}};
}

void PlansList::readLines()
{
    reader().read<std::vector<PlanListLine>>(
        [language = session().language()](Register& reg, JobContext& job) {
            std::vector<PlanListLine> lines;
            for (const auto& row : store::plans(reg.database())) {
                job.checkpoint();
                lines.push_back(lineOf(reg, language, row.id));
            }
            return lines;
        },
        [this](std::vector<PlanListLine> lines) { take(std::move(lines)); });
}

std::string PlansList::caption() const
{
    return say(
        "purchase.plans_caption",
        {{"count", number(std::ssize(lines()))},
         {"approved", number(countOf(statePart, std::string(codeOf(PlanState::Approved))))}});
}

ChipPart PlansList::chipPart() const
{
    ChipPart out{statePart, {}};
    for (const auto state : allStates) {
        out.values.emplace_back(codeOf(state), planStatePill(session().language(), state));
    }
    return out;
}

std::vector<ListChoice> PlansList::actions() const
{
    if (!current()) {
        return {};
    }
    return {{"open", say("purchase.open_plan"), "cart"}};
}

std::vector<BulkVerb> PlansList::bulkVerbs() const
{
    BulkVerb compare;
    compare.id = "compare";
    compare.word = say("purchase.compare");
    compare.icon = "columns";
    compare.isPrimary = true;
    compare.isEnabled = chosenCount() <= static_cast<std::int64_t>(mostCompared);
    return {compare};
}

void PlansList::doIt(const std::string& actionId)
{
    if (actionId == "open" && current()) {
        shell().go({ScreenName::Purchase, RecordRef{RecordKind::Plan, *current()}, {}});
    } else if (actionId == "compare") {
        std::vector<PlanId> plans;
        for (const auto index : chosenRows(mostCompared)) {
            plans.push_back(line(index).id);
        }
        if (plans.size() > 1) {
            shell().go(comparisonOf(plans));
        }
    }
}

EmptyList PlansList::emptyList() const
{
    const bool isNew = lines().empty() && query().isEmpty();
    const std::string code = isNew ? "purchase.plans_empty" : "purchase.plans_empty_filter";
    EmptyList empty{"cart", say(code), say(code + "_help")};
    if (isNew) {
        empty.ways.push_back({"plan", say("purchase.make_plan"), "cart"});
    } else {
        empty.ways.push_back({"clear", say("lists.clear_filter"), "cross"});
    }
    return empty;
}

void PlansList::takeWay(const std::string& id)
{
    if (id == "plan") {
        shell().go(purchasePlace(PurchasePage::Plan));
    } else {
        ListPresenter::takeWay(id);
    }
}

} // namespace dongbo::present
