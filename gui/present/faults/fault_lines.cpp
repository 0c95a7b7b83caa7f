#include "gui/present/faults/fault_lines.h"

#include "core/store/journal/change_log.h"
#include "core/store/projection/load.h"
#include "core/text/dates.h"
#include "core/text/fold.h"
#include "core/text/numbers.h"
#include "core/text/wording.h"
#include "gui/present/devices/device_words.h"
#include "gui/present/faults/fault_timing.h"
#include "gui/present/faults/fault_words.h"
#include "gui/present/lists/list_query.h"
#include "gui/present/words/clock_words.h"
#include "gui/present/words/day_words.h"

#include <algorithm>
#include <map>

namespace dongbo::present {

namespace {

/// Who repairs, in one word or two; empty when nobody is said to.
std::string repairedBy(store::Database& database, const FaultId& fault)
{
    store::RepairFilter filter;
    filter.fault = fault;
    const auto repairs = store::repairs(database, filter);
    if (repairs.empty()) {
        return {};
    }
    const auto& last = repairs.back();
    return last.vendor.empty() ? last.officer : last.vendor;
}

/// What stands at the right of a card's foot.
std::string remarkOf(store::Database& database, Language language, const store::FaultRow& row)
{
    switch (row.fault.state.value_or(FaultState::Reported)) {
    case FaultState::Waiting:
        return row.fault.waitingFor
                   ? text::say(language, "faults.for_" + std::string(codeOf(*row.fault.waitingFor)))
                   : std::string();
    case FaultState::InRepair:
        return repairedBy(database, row.id);
    case FaultState::Fixed:
    case FaultState::Unrepairable:
    case FaultState::Closed:
        return row.repairs != 0 ? text::formatMoney(row.repairCost, language) : std::string();
    case FaultState::Reported:
    case FaultState::Accepted:
        return {};
    }
    return {};
}

FaultLine lineOf(store::Database& database, Language language, Instant now, store::FaultRow row)
{
    const auto& fault = row.fault;
    const auto device =
        fault.device ? store::load<Device>(database, *fault.device) : std::optional<Device>();
    FaultLine line;
    line.id = row.id;
    line.state = fault.state.value_or(FaultState::Reported);
    line.severity = fault.severity;
    line.site = row.siteId;
    line.device = fault.device;
    line.number = fault.number.value_or("");
    line.shortNumber = shortNumber(line.number, dayOf(now));
    line.pill = severityPill(language, fault.severity);
    line.statePill = statePill(language, fault);
    line.symptom = symptomOf(language, fault);
    line.subject = subjectOf(language, row, device);
    line.siteName = shortSiteName(row.site);
    line.ageMs = store::ageOf(fault, now);
    line.sinceMs = fault.reportedAt ? fault.reportedAt->unixMs : 0;
    const auto ended = fault.closedAt && !fault.fixedAt ? fault.closedAt : fault.fixedAt;
    line.age = ended
                   ? text::say(language, "faults.done_on", {{"day", shortDay(*ended, dayOf(now))}})
               : fault.reportedAt ? shortAge(language, line.ageMs)
                                  : std::string();
    line.since = fault.reportedAt ? text::formatInstant(*fault.reportedAt) : std::string();
    line.recurs = fault.recurrenceOf
                      ? occurrenceText(language, store::occurrenceOf(database, row.id))
                      : std::string();
    line.remark = remarkOf(database, language, row);
    line.reporter = row.reporter;
    // "0 đ" is an answer once a repair is done, before that nobody knows
    if (row.repairs != 0 && (row.repairCost.dong != 0 || fault.fixedAt)) {
        line.cost = text::formatMoney(row.repairCost, language);
        line.dong = row.repairCost.dong;
    }
    line.isOverdue = isOverdue(fault, now);
    line.inMeeting = fault.duringMeeting.has_value();
    line.inWarranty = device && isUnderWarranty(*device, dayOf(now)).value_or(false);
    line.searched = searchedOf(
        {line.number, line.symptom, line.subject, line.siteName, line.reporter, row.deviceCode});
    return line;
}

} // namespace

std::string FaultLine::where() const
{
    return siteName.empty() ? subject : siteName + " · " + subject;
}

namespace {

/// Reports dated by a clock in doubt, with the note shown beside their time.
std::map<FaultId, std::string> doubtedReports(store::Database& database, Language language)
{
    constexpr std::size_t mostRecords = 20; ///< of one report: the fault and its files
    std::map<FaultId, std::string> out;
    for (const auto& doubted : store::doubtedChanges(database)) {
        const auto change = store::changeRow(database, doubted.id);
        if (!change || change->what != "did.fault_reported") {
            continue;
        }
        for (const auto& one : store::recordsOfChange(database, doubted.id, mostRecords).records) {
            if (one.kind == RecordKind::Fault) {
                out.emplace(FaultId{one.record}, clockDoubt(language, doubted.clockSuspect));
            }
        }
    }
    return out;
}

} // namespace

FaultLines readFaultLines(store::Database& database, Language language, Instant now,
                          const FaultQuery& query, const std::function<void()>& checkpoint)
{
    FaultLines out;
    const auto doubted = doubtedReports(database, language);
    for (const auto& id : query.among) {
        checkpoint();
        if (auto row = store::faultRow(database, id); row && !row->isWithdrawn) {
            out.lines.push_back(lineOf(database, language, now, std::move(*row)));
        }
    }
    if (!query.among.empty()) {
        return out;
    }
    const auto read = [&](store::FaultFilter filter) {
        filter.site = query.site;
        filter.device = query.device;
        filter.limit = query.most;
        filter.since = query.since;
        filter.until = query.until;
        auto rows = store::faults(database, filter);
        if (rows.size() == query.most) {
            out.leftOut +=
                store::countFaults(database, filter) - static_cast<std::int64_t>(query.most);
        }
        for (auto& row : rows) {
            if (out.lines.size() % 64 == 0) {
                checkpoint();
            }
            const auto doubt = doubted.find(row.id);
            out.lines.push_back(lineOf(database, language, now, std::move(row)));
            if (doubt != doubted.end()) {
                out.lines.back().doubt = doubt->second;
            }
        }
    };
    store::FaultFilter filter;
    if (query.isClosed) {
        filter.scope = store::FaultScope::All;
        filter.state = FaultState::Closed;
        read(filter);
        return out;
    }
    read(filter);
    filter.scope = store::FaultScope::All;
    for (const auto state : {FaultState::Fixed, FaultState::Unrepairable}) {
        filter.state = state;
        read(filter);
    }
    std::stable_sort(out.lines.begin(), out.lines.end(), [](const auto& a, const auto& b) {
        return (a.sinceMs == 0) != (b.sinceMs == 0) ? b.sinceMs == 0 : a.sinceMs < b.sinceMs;
    });
    return out;
}

std::optional<FaultLine> readFaultLine(store::Database& database, Language language, Instant now,
                                       const FaultId& fault)
{
    auto row = store::faultRow(database, fault);
    if (!row || row->isWithdrawn) {
        return std::nullopt;
    }
    return lineOf(database, language, now, std::move(*row));
}

} // namespace dongbo::present
