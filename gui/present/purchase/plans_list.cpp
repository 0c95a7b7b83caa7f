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
    line.searched = searchedOf({line.name, line.decision});
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
    using Line = const PlanListLine&;
    return {{column.fixed("name", 200, 2, 200), &PlanListLine::name},
            {column(statePart, CellKind::Pill, 124), &PlanListLine::state, nullptr,
             &PlanListLine::stateCode},
            {column("day", CellKind::Quiet, 104, 0, 3, false), &PlanListLine::day,
             &PlanListLine::dayNumber},
            {column("ready", CellKind::Text, 104, 0, 2, false), &PlanListLine::ready,
             &PlanListLine::readyGain},
            {column("budget", CellKind::Number, 132, 0, 4, false),
             [money](Line plan) { return money(plan.budget); },
             [](Line plan) { return plan.budget.dong; }},
            {column("planned", CellKind::Number, 132, 0, 0, false),
             [money](Line plan) { return money(plan.planned); },
             [](Line plan) { return plan.planned.dong; }},
            {column("spent", CellKind::Number, 132, 0, 1, false),
             [money](Line plan) { return money(plan.spent); },
             [](Line plan) { return plan.spent.dong; }},
            {column("progress", CellKind::Number, 92, 0, 1, false), &PlanListLine::progress,
             &PlanListLine::finished},
            {column("decision", CellKind::Quiet, 140, 1, 5, false), &PlanListLine::decision}};
}

void PlansList::readLines()
{
    readIn([language = session().language()](Register& reg, JobContext& job) {
        std::vector<PlanListLine> lines;
        for (const auto& row : store::plans(reg.database())) {
            job.checkpoint();
            lines.push_back(lineOf(reg, language, row.id));
        }
        return lines;
    });
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
    return chipsOf(statePart, allStates,
                   [this](PlanState state) { return planStatePill(session().language(), state); });
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
    if (actionId == "plan") {
        shell().go(purchasePlace(PurchasePage::Plan));
    } else if (actionId == "compare") {
        std::vector<PlanId> plans;
        for (const auto index : chosenRows(mostCompared)) {
            plans.push_back(line(index).id);
        }
        if (plans.size() > 1) {
            shell().go(comparisonOf(plans));
        }
    } else {
        MemoryList::doIt(actionId);
    }
}

EmptyWords PlansList::emptyWords() const
{
    return {"cart",
            "purchase.plans_empty",
            "purchase.plans_empty_filter",
            {{"plan", say("purchase.make_plan"), "cart"}}};
}

} // namespace dongbo::present
