#include "gui/present/maintenance/work_list.h"

#include "core/register/maintenance/due.h"
#include "core/register/maintenance/starter.h"
#include "core/store/projection/load.h"
#include "core/text/dates.h"
#include "core/text/numbers.h"
#include "core/text/unicode.h"
#include "core/text/wording.h"
#include "gui/present/devices/device_words.h"
#include "gui/present/records/records_list.h"
#include "gui/present/words/value_text.h"

#include <algorithm>
#include <array>
#include <chrono>

namespace dongbo::present {

namespace {

constexpr const char* standingPart = "standing";
constexpr std::size_t turnsBefore = 4;

/// "ít nhất 10 phút": what the step wants, where it wants a figure.
std::string wantedText(Language language, const WorkStep& step)
{
    if (step.kind != AnswerKind::Number || (!step.least && !step.most)) {
        return {};
    }
    auto value = text::formatDecimal(step.least.value_or(step.most.value_or(0)), 0, language);
    value += step.unit.empty() ? "" : " " + step.unit;
    return text::say(language, step.least ? "maintenance.at_least" : "maintenance.at_most",
                     {{"value", value}});
}

std::string foundText(Language language, const StepAnswer& found)
{
    if (found.answer.empty()) {
        return "–";
    }
    return found.kind == AnswerKind::YesNo
               ? text::capitalized(text::say(language, "maintenance.answer." + found.answer))
               : shownAnswer(found);
}

} // namespace

WorkList::WorkList(Shell& shell, ListView& view)
    : MemoryList(shell, view,
                 {"works",
                  ScreenName::Maintenance,
                  RecordKind::WorkOrder,
                  {standingPart, false},
                  {},
                  true})
{}

std::vector<WorkListLine> WorkList::readAll(Register& reg, Language language, JobContext& job)
{
    const auto today = reg.today();
    std::vector<WorkListLine> out;
    DueQuestion question;
    question.until = planning::plusDays(today, daysAhead);
    for (const auto& work : dueWork(reg, question)) {
        out.push_back(workLine(language, work, today, soonDays));
    }
    job.checkpoint();
    auto orders = store::workOrders(reg.database(), {});
    std::stable_sort(orders.begin(), orders.end(), [](const auto& a, const auto& b) {
        return a.order.doneDay > b.order.doneDay;
    });
    const auto since = planning::plusDays(today, -daysBack);
    for (const auto& row : orders) {
        const bool isOver =
            row.order.state == WorkState::Done || row.order.state == WorkState::Cancelled;
        if (isOver && row.order.doneDay && *row.order.doneDay >= since) {
            out.push_back(workLine(language, row));
        }
    }
    return out;
}

void WorkList::readLines()
{
    reader().read<std::vector<WorkListLine>>(
        [language = session().language()](Register& reg, JobContext& job) {
            return readAll(reg, language, job);
        },
        [this](std::vector<WorkListLine> lines) { take(std::move(lines)); });
}

std::vector<LineColumn<WorkListLine>> WorkList::declare() const
{
    const auto column = [this](const char* id, CellKind kind, int width, int stretch, int drop) {
        TableColumn out;
        out.id = id;
        out.title = say(std::string("maintenance.col_") + id);
        out.kind = kind;
        out.width = width;
        out.stretch = stretch;
        out.drop = drop;
        out.filters = false;
        return out;
    };
    auto plan = column("plan", CellKind::Strong, 210, 2, 0);
    plan.isFixed = true;
    plan.filters = true;
    plan.least = 150;
    auto site = column("site", CellKind::Text, 112, 1, 0);
    site.filters = true;
    auto standing = column(standingPart, CellKind::Pill, 128, 0, 0);
    standing.filters = true;
    auto officer = column("officer", CellKind::Quiet, 140, 1, 3);
    officer.filters = true;
    using Line = const WorkListLine&;
    return {
        {column("due", CellKind::Text, 92, 0, 0),
         [](Line one) {
             ListCell cell{one.due};
             cell.tone = one.standing == WorkStanding::Late ? Tone::Bad : Tone::None;
             return cell;
         },
         [](Line one) { return one.dueDay; }},
        {plan, [](Line one) { return ListCell{one.planName}; }},
        {column("device", CellKind::Text, 132, 0, 1),
         [](Line one) {
             ListCell cell{one.deviceCode};
             cell.tip = one.deviceName;
             return cell;
         }},
        {site, [](Line one) { return ListCell{one.site}; }},
        {standing,
         [language = session().language()](Line one) {
             const auto pill = workStandingPill(language, one.standing);
             return ListCell{pill.word, pill.icon, pill.tone};
         },
         [](Line one) { return static_cast<std::int64_t>(one.standing); },
         [](Line one) { return std::string(codeOf(one.standing)); }},
        {column("note", CellKind::Quiet, 150, 1, 4), [](Line one) { return ListCell{one.note}; }},
        {officer, [](Line one) { return ListCell{one.officer}; }},
        {column("number", CellKind::Quiet, 116, 0, 5),
         [](Line one) { return ListCell{one.number}; }}};
}

ChipPart WorkList::chipPart() const
{
    ChipPart out{standingPart, {}};
    for (const auto standing : allWorkStandings) {
        out.values.emplace_back(codeOf(standing), workStandingPill(session().language(), standing));
    }
    return out;
}

std::int64_t WorkList::asking() const
{
    return std::count_if(lines().begin(), lines().end(),
                         [](const WorkListLine& line) { return line.isAsking(); });
}

std::string WorkList::caption() const
{
    const auto count = [this](WorkStanding standing) {
        return number(countOf(standingPart, std::string(codeOf(standing))));
    };
    return say("maintenance.caption", {{"late", count(WorkStanding::Late)},
                                       {"soon", count(WorkStanding::Soon)},
                                       {"taken", count(WorkStanding::Taken)},
                                       {"snoozed", count(WorkStanding::Snoozed)}});
}

const WorkListLine* WorkList::currentLine() const
{
    const auto record = current();
    for (const auto& line : lines()) {
        if (record && line.id == *record) {
            return &line;
        }
    }
    return nullptr;
}

std::optional<WorkCard> WorkList::card() const
{
    const auto* line = currentLine();
    if (line == nullptr || !session().isOpen()) {
        return std::nullopt;
    }
    const auto language = session().language();
    auto& reg = session().shown();
    WorkCard out;
    out.title = line->planName;
    out.caption = joinedParts(
        {line->deviceCode, line->deviceName == line->deviceCode ? std::string() : line->deviceName,
         line->site});
    const auto fact = [&out](std::string label, const std::string& value, PillText pill = {}) {
        if (!value.empty() || !pill.word.empty()) {
            out.facts.push_back({std::move(label), value, std::move(pill)});
        }
    };
    fact(say("maintenance.col_standing"), {}, workStandingPill(language, line->standing));
    fact(say(line->isFinished() ? "maintenance.column.done" : "maintenance.column.due"), line->due);
    fact(say("maintenance.col_officer"), line->officer);
    fact(say("maintenance.col_number"), line->number);
    const auto order =
        line->order ? store::load<WorkOrder>(reg.database(), *line->order) : std::nullopt;
    if (line->order && !order) {
        return std::nullopt; // taken back meanwhile: the list is being read again
    }
    if (order) {
        fact(say("field.reason"), order->reason.value_or(""));
        fact(say("field.notes"), order->notes.value_or(""));
    }
    out.isOpen = !line->isFinished() && session().isWritable();
    out.canTake = out.isOpen && line->standing != WorkStanding::Taken;
    const auto results = order ? resultsOf(*order) : std::vector<StepAnswer>();
    if (line->isFinished() && !results.empty()) {
        out.stepsTitle = say("maintenance.heading.results");
        for (const auto& result : results) {
            out.steps.push_back({result.text, foundText(language, result),
                                 result.isRight == false ? Tone::Bad : Tone::None});
        }
    } else if (!line->isFinished()) {
        out.stepsTitle = say("maintenance.heading.steps");
        for (const auto& step : dongbo::stepsOf(reg, line->target())) {
            out.steps.push_back({step.text, wantedText(language, step), Tone::None});
        }
    }
    store::WorkOrderFilter earlier;
    earlier.plan = line->plan;
    earlier.device = line->device;
    auto rows = store::workOrders(reg.database(), earlier);
    std::reverse(rows.begin(), rows.end());
    for (const auto& row : rows) {
        const bool isOver =
            row.order.state == WorkState::Done || row.order.state == WorkState::Cancelled;
        if (!isOver || row.id == line->order || out.before.size() == turnsBefore) {
            continue;
        }
        const auto pill = workStandingPill(language, workLine(language, row).standing);
        out.before.push_back(
            {row.order.doneDay ? text::formatDate(*row.order.doneDay) : std::string("–"), pill.word,
             pill.tone == Tone::Bad ? Tone::Bad : Tone::None});
    }
    return out;
}

std::vector<ListChoice> WorkList::actions() const
{
    std::vector<ListChoice> out;
    const auto* line = currentLine();
    if (line == nullptr) {
        return out;
    }
    if (!line->isFinished() && session().isWritable()) {
        out.push_back({"do", say("maintenance.write_done"), "check"});
        if (line->standing != WorkStanding::Taken) {
            out.push_back({"take", say("maintenance.take_on"), "user"});
        }
        out.push_back({"snooze", say("maintenance.snooze_send"), "moon"});
        out.push_back({"cancel", say("maintenance.cancel_send"), "ban"});
    }
    if (line->device) {
        out.push_back({"device", say("maintenance.open_device"), "box"});
    }
    return out;
}

std::vector<BulkVerb> WorkList::bulkVerbs() const
{
    if (!session().isWritable()) {
        return {};
    }
    BulkVerb verb{"take_chosen", say("maintenance.take_on"), "user"};
    verb.isPrimary = true;
    return {verb};
}

void WorkList::openForm(SheetKind kind, const WorkListLine& line)
{
    if (line.order) {
        shell().openSheet({kind, RecordRef{RecordKind::WorkOrder, *line.order}, {}});
    } else if (line.device && line.plan) {
        shell().openSheet(
            {kind, RecordRef{RecordKind::Device, *line.device}, "plan=" + line.plan->text()});
    }
}

void WorkList::takeOn(const std::vector<WorkTarget>& targets)
{
    if (targets.empty() || !session().isWritable()) {
        return;
    }
    shell().act(
        [&]() -> Checked<Shell::Done> {
            const auto taken = acknowledgeWorks(session().reg(), targets);
            return Shell::Done{
                taken.changeSet,
                say("maintenance.taken_on",
                    {{"count", number(static_cast<std::int64_t>(taken.numbers.size()))}})};
        },
        {});
}

void WorkList::takeOnAll()
{
    std::vector<WorkTarget> targets;
    for (const auto& line : lines()) {
        if (line.isAsking()) {
            targets.push_back(line.target());
        }
    }
    takeOn(targets);
}

void WorkList::adopt()
{
    shell().act(
        [&]() -> Checked<Shell::Done> {
            const auto adopted =
                adoptStarterPlans(session().reg(), std::nullopt, session().language());
            if (!adopted) {
                return adopted.problems();
            }
            return Shell::Done{
                adopted->changeSet,
                say("maintenance.adopted",
                    {{"count", number(static_cast<std::int64_t>(adopted->names.size()))},
                     {"left", number(static_cast<std::int64_t>(adopted->left.size()))}})};
        },
        {});
}

void WorkList::doIt(const std::string& actionId)
{
    const auto* line = currentLine();
    if (actionId == "take_chosen") {
        std::vector<WorkTarget> targets;
        for (const auto row : chosenRows(static_cast<std::size_t>(rowCount()))) {
            if (!this->line(row).isFinished()) {
                targets.push_back(this->line(row).target());
            }
        }
        takeOn(targets);
    } else if (actionId == "take_all") {
        takeOnAll();
    } else if (actionId == "plans") {
        shell().go(placeOfRecords(RecordKind::MaintenancePlan));
    } else if (line == nullptr) {
        MemoryList::doIt(actionId);
    } else if (actionId == "do") {
        openForm(SheetKind::DoWork, *line);
    } else if (actionId == "take") {
        takeOn({line->target()});
    } else if (actionId == "snooze") {
        openForm(SheetKind::SnoozeWork, *line);
    } else if (actionId == "cancel") {
        openForm(SheetKind::CancelWork, *line);
    } else if (actionId == "device" && line->device) {
        shell().go({ScreenName::Devices, RecordRef{RecordKind::Device, *line->device}, {}});
    }
}

void WorkList::openRow(std::int64_t index)
{
    const auto& one = line(index);
    if (!one.isFinished() && session().isWritable()) {
        openForm(SheetKind::DoWork, one);
    } else if (one.device) {
        shell().go({ScreenName::Devices, RecordRef{RecordKind::Device, *one.device}, {}});
    }
}

EmptyList WorkList::emptyList() const
{
    const bool isNew = lines().empty() && query().isEmpty();
    const std::string code = isNew ? "maintenance.list_empty" : "maintenance.list_empty_filter";
    EmptyList empty{"calendar-clock", say(code), say(code + "_help")};
    if (!isNew) {
        empty.ways.push_back({"clear", say("lists.clear_filter"), "cross"});
        return empty;
    }
    if (session().isWritable()) {
        empty.ways.push_back({"adopt", say("maintenance.adopt"), "plus"});
    }
    empty.ways.push_back({"plans", say("list.maintenance_plan"), "list"});
    return empty;
}

void WorkList::takeWay(const std::string& id)
{
    if (id == "adopt") {
        adopt();
    } else if (id == "plans") {
        doIt(id);
    } else {
        ListPresenter::takeWay(id);
    }
}

} // namespace dongbo::present
