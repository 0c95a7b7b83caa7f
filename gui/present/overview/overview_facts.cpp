#include "gui/present/overview/overview_facts.h"

#include "core/register/maintenance/power.h"
#include "core/register/meetings/meeting_view.h"
#include "core/register/planning/plans.h"
#include "gui/present/devices/device_query.h"
#include "gui/present/faults/fault_timing.h"

#include <algorithm>
#include <map>
#include <unordered_map>

namespace dongbo::present {

namespace {

constexpr int shownMonths = 12;

store::Month monthsBefore(store::Month month, int back)
{
    const int all = month.year * 12 + static_cast<int>(month.month) - 1 - back;
    return {all / 12, static_cast<unsigned>(all % 12) + 1};
}

void count(OverviewFacts::Waiting& waiting, const store::FaultRow& row)
{
    if (waiting.count++ == 0) { // they come oldest first
        waiting.oldest = row;
    }
}

void readFaults(OverviewFacts& facts, store::Database& database)
{
    struct Worst
    {
        std::int64_t severity = 0;
        const store::FaultRow* row = nullptr;
    };
    std::unordered_map<RecordId, Worst> worstOf;
    const auto open = store::faults(database, {});
    for (const auto& row : open) {
        count(facts.open, row);
        if (row.fault.state == FaultState::Reported) {
            count(facts.reported, row);
        }
        if (row.fault.severity == Severity::Blocking) {
            count(facts.blocking, row);
        }
        if (isOverdue(row.fault, facts.now)) {
            count(facts.overdue, row);
        }
        if (row.siteId) {
            auto& worst = worstOf[*row.siteId];
            // the list's numbers rise as things get milder; an ungraded one is the mildest
            const auto severity =
                row.fault.severity ? static_cast<std::int64_t>(*row.fault.severity) : 9;
            if (worst.row == nullptr || severity < worst.severity) {
                worst = {severity, &row};
            }
        }
    }
    for (auto& site : facts.sites) {
        if (const auto worst = worstOf.find(site.row.id); worst != worstOf.end()) {
            site.worstSymptom = worst->second.row->fault.symptom.value_or("");
            site.worstSince = worst->second.row->fault.reportedAt;
        }
    }
    facts.oldestOpen.assign(open.begin(), open.begin() + static_cast<std::ptrdiff_t>(
                                                             std::min(mostFaults, open.size())));
}

void readSites(OverviewFacts& facts, store::Database& database)
{
    std::unordered_map<RecordId, Instant> evidence;
    for (const auto& one : store::newestEvidence(database)) {
        evidence.emplace(one.site, one.at);
    }
    store::SiteFilter filter;
    filter.on = facts.today;
    for (auto& row : store::sites(database, filter)) {
        OverviewFacts::SiteFact site;
        if (const auto found = evidence.find(row.id); found != evidence.end()) {
            site.evidence = found->second;
        }
        site.row = std::move(row);
        facts.sites.push_back(std::move(site));
    }
}

void readMonths(OverviewFacts& facts, store::Database& database)
{
    auto last = store::monthOf(facts.today);
    const auto read = [&] {
        const auto first = monthsBefore(last, shownMonths - 1);
        facts.faultMonths = store::faultsByMonth(database, first, last);
        facts.repairMonths = store::repairsByMonth(database, first, last);
    };
    read();
    const bool isQuiet = std::all_of(facts.faultMonths.begin(), facts.faultMonths.end(),
                                     [](const auto& month) { return month.all() == 0; }) &&
                         std::all_of(facts.repairMonths.begin(), facts.repairMonths.end(),
                                     [](const auto& month) { return month.repairs == 0; });
    if (!isQuiet) {
        return;
    }
    store::FaultFilter newest; // of all scopes but the open the newest come first
    newest.scope = store::FaultScope::All;
    newest.until = facts.now;
    newest.limit = 1;
    const auto found = store::faults(database, newest);
    if (!found.empty() && found.front().fault.reportedAt) {
        last = store::monthOf(*found.front().fault.reportedAt);
        read();
    }
}

void readPlans(OverviewFacts& facts, Register& reg)
{
    for (const auto& row : store::plans(reg.database())) {
        if (row.plan.state == PlanState::Approved) {
            const auto progress = progressOf(reg, row.id);
            facts.plans.push_back({row.id, row.plan.name.value_or(""), progress.finished,
                                   std::ssize(progress.lines) - progress.dropped, progress.spent,
                                   progress.planned});
        }
    }
}

void readNextMeeting(OverviewFacts& facts, Register& reg)
{
    const auto next = nextMeeting(reg, facts.now);
    if (!next) {
        return;
    }
    auto board = readBoard(reg, next->id, facts.now, Foretold::Chances);
    if (board.sites.empty()) { // nobody is invited yet
        return;
    }
    const auto received = std::count_if(board.sites.begin(), board.sites.end(),
                                        [](const auto& site) { return site.receivedAt; });
    facts.next = {next->id, next->meeting, std::move(board), received};
}

} // namespace

namespace {

void readUpkeep(OverviewFacts& facts, Register& reg)
{
    constexpr std::int64_t fortnight = 14;
    const auto digest = maintenanceDigest(reg, {}, fortnight);
    facts.upkeep.overdue = static_cast<std::int64_t>(digest.overdue.size());
    facts.upkeep.soon = static_cast<std::int64_t>(digest.soon.size());
    facts.upkeep.woken = static_cast<std::int64_t>(digest.woken.size());
    for (const auto* works : {&digest.overdue, &digest.woken, &digest.soon}) {
        if (!works->empty()) {
            const auto& oldest = works->front();
            facts.upkeep.oldest = oldest.planName + " · " + oldest.siteName;
            break;
        }
    }
    std::map<std::string, OverviewFacts::UpkeepFact::Plan> plans;
    for (const auto* works : {&digest.overdue, &digest.woken, &digest.soon}) {
        for (const auto& work : *works) {
            auto& plan =
                plans
                    .try_emplace(work.planName,
                                 OverviewFacts::UpkeepFact::Plan{work.planName, work.due, 0})
                    .first->second;
            plan.first = std::min(plan.first, work.due);
            ++plan.turns;
        }
    }
    for (auto& [name, plan] : plans) {
        facts.upkeep.plans.push_back(std::move(plan));
    }
    std::stable_sort(facts.upkeep.plans.begin(), facts.upkeep.plans.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    const auto rooms = powerSources(reg, {});
    const auto backed = std::count_if(rooms.begin(), rooms.end(),
                                      [](const RoomPower& room) { return room.hasBackup(); });
    // where no room has any, nobody has written down yet what there is
    facts.withoutBackup = backed == 0 ? 0 : static_cast<std::int64_t>(rooms.size()) - backed;
}

} // namespace

namespace {

void readLines(OverviewFacts& facts, Register& reg)
{
    for (auto& view : lineViews(reg, facts.now)) {
        ++facts.lines;
        facts.fastestKbps = std::max({facts.fastestKbps, view.line.downKbps.value_or(0),
                                      view.last ? view.last->downKbps.value_or(0) : 0});
        if (view.standing <= planning::LineStanding::Below) {
            facts.weakLines.push_back(std::move(view));
        }
    }
    std::stable_sort(facts.weakLines.begin(), facts.weakLines.end(),
                     [](const LineView& a, const LineView& b) { return a.standing < b.standing; });
}

} // namespace

OverviewFacts readOverview(Register& reg, Date today, Instant now, KeptEvaluation& kept,
                           const std::function<void()>& step)
{
    auto& database = reg.database();
    const store::ReadView view(database);
    OverviewFacts facts;
    facts.today = today;
    facts.now = now;
    facts.devices = store::deviceHealth(database, today, warrantyNoticeDays);
    step();
    readSites(facts, database);
    step();
    {
        const std::lock_guard lock(kept.mutex);
        kept.consistency.refresh(reg);
        const auto& counts = kept.consistency.evaluation().counts;
        facts.withStandard = counts.sites;
        facts.able = counts.able;
    }
    step();
    readFaults(facts, database);
    step();
    readMonths(facts, database);
    step();
    store::ChangeFilter newest;
    newest.limit = 2 * mostChanges; // by arrival: in a past register the catalogue came last
    facts.changes = journal::changeSets(database, newest);
    std::stable_sort(facts.changes.begin(), facts.changes.end(),
                     [](const auto& a, const auto& b) { return a.at > b.at; });
    if (facts.changes.size() > mostChanges) {
        facts.changes.resize(mostChanges);
    }
    readPlans(facts, reg);
    step();
    readNextMeeting(facts, reg);
    step();
    readUpkeep(facts, reg);
    readLines(facts, reg);
    facts.aside = store::rowsSetAside(database);
    for (const auto& list : facts.aside) {
        facts.asideRows += list.rows;
    }
    return facts;
}

} // namespace dongbo::present
