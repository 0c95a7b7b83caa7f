#include "core/register/meetings/room_checks.h"

#include "core/planning/fault_rules.h"
#include "core/register/base/field_writes.h"
#include "core/register/base/inside.h"
#include "core/register/base/lookups.h"
#include "core/register/faults/report_in.h"
#include "core/register/meetings/check_items.h"
#include "core/register/meetings/meeting_view.h"
#include "core/register/meetings/steps.h"
#include "core/store/queries/fault_queries.h"
#include "core/store/queries/readiness_queries.h"
#include "core/text/dates.h"

#include <algorithm>

namespace dongbo {

namespace {

using planning::headingAt;
using planning::headingCount;
using planning::indexOf;

constexpr std::int64_t hourMs = 3'600'000;
constexpr std::int64_t minuteMs = 60'000;

/// What there is to know about one draft before anything is written.
struct Understood
{
    CheckRound round = CheckRound::Routine;
    Instant at;
    std::optional<Meeting> meeting;
    CheckTasks tasks;
    std::vector<store::RoomLineRow> lines;
    Problems problems;
    Problems warnings;
};

class Checker
{
public:
    explicit Checker(Register& reg)
        : m_reg(reg)
        , m_assumptions(assumptionsOf(reg))
    {}

    [[nodiscard]] Understood understand(const CheckDraft& draft);
    /// Writes it; a Problem when a report it needs does not fit.
    [[nodiscard]] Checked<CheckTaken> write(journal::Action& action, const CheckDraft& draft,
                                            const Understood& known);

private:
    void checkMeeting(const CheckDraft& draft, Understood& known) const;
    void checkItems(const CheckDraft& draft, Understood& known) const;
    void checkTwin(const CheckDraft& draft, Understood& known) const;
    [[nodiscard]] std::optional<FaultId> openFaultOf(const CheckItem& item, const SiteId& site,
                                                     Instant at) const;
    [[nodiscard]] Checked<FaultTouched> faultOf(journal::Action& action, const CheckDraft& draft,
                                                const Understood& known, const CheckItem& item,
                                                const std::string& symptom);

    Register& m_reg;
    planning::Assumptions m_assumptions;
};

void Checker::checkMeeting(const CheckDraft& draft, Understood& known) const
{
    if (!draft.meeting) {
        return;
    }
    known.meeting = lookups::require<Meeting>(m_reg, *draft.meeting);
    const auto& meeting = *known.meeting;
    const auto label = meeting_steps::labelOf(meeting, *draft.meeting);
    if (meeting.state == MeetingState::Cancelled || meeting.frozenAt) {
        known.problems.push_back({"for_meeting", {"check.meeting_is_over", {{"meeting", label}}}});
        return;
    }
    if (!meeting_steps::invitationOf(m_reg, *draft.meeting, draft.site)) {
        known.problems.push_back(
            {"site",
             {"meeting.not_invited",
              {{"site", lookups::siteName(m_reg, draft.site)}, {"meeting", label}}}});
    }
    const auto begin = meeting.beganAt ? meeting.beganAt : meeting.startsAt;
    if (begin && known.at > *begin) {
        known.problems.push_back({"checked_at",
                                  {"check.after_meeting",
                                   {{"at", text::formatInstant(known.at)},
                                    {"meeting", label},
                                    {"start", text::formatInstant(*begin)}}}});
    }
}

void Checker::checkItems(const CheckDraft& draft, Understood& known) const
{
    constexpr std::int64_t mostStarts = 100;
    for (const auto& item : draft.items) {
        checks::between(known.problems, "starts_needed", item.startsNeeded, 0, mostStarts);
        checks::length(known.problems, "notes", item.notes, checks::longText);
        if (item.device) {
            const auto device = lookups::require<Device>(m_reg, *item.device);
            if (device.site != draft.site) {
                known.problems.push_back(
                    {"device",
                     {"check.device_elsewhere",
                      {{"device", device.code.value_or(item.device->text())},
                       {"site", lookups::siteName(m_reg, draft.site)},
                       {"where", device.site ? lookups::siteName(m_reg, *device.site)
                                             : std::string("–")}}}});
            }
        }
        const bool isLineHere =
            !item.line || std::any_of(known.lines.begin(), known.lines.end(),
                                      [&](const auto& line) { return line.id == *item.line; });
        if (!isLineHere) {
            known.problems.push_back(
                {"for_line",
                 {"check.line_elsewhere", {{"site", lookups::siteName(m_reg, draft.site)}}}});
        }
    }
}

/// Two people entered the same check: who came second is told, and says whether it was another.
void Checker::checkTwin(const CheckDraft& draft, Understood& known) const
{
    store::CheckFilter filter;
    filter.site = draft.site;
    filter.meeting = draft.meeting;
    if (!draft.meeting) {
        filter.since = Instant{known.at.unixMs - hourMs};
        filter.until = Instant{known.at.unixMs + hourMs};
    }
    for (const auto& row : store::siteChecks(m_reg.database(), filter)) {
        const bool isSame =
            draft.meeting ? row.check.round == known.round : !row.check.meeting.has_value();
        if (!isSame) {
            continue;
        }
        const auto theirs = headingsOf(row.check);
        std::string differ;
        for (std::size_t i = 0; i < headingCount; ++i) {
            const auto ours = draft.headings[i].value_or(CheckResult::NotLookedAt);
            if (theirs[i].value_or(CheckResult::NotLookedAt) != ours) {
                differ += (differ.empty() ? "" : ", ") + std::string("@check_heading.") +
                          std::string(codeOf(headingAt(i)));
            }
        }
        Message message{differ.empty() ? "check.entered_already" : "check.entered_otherwise",
                        {{"site", lookups::siteName(m_reg, draft.site)},
                         {"at", row.check.checkedAt ? text::formatInstant(*row.check.checkedAt)
                                                    : std::string("–")},
                         {"by", row.checkedBy.empty() ? std::string("–") : row.checkedBy},
                         {"check", row.id.text().substr(0, 8)}}};
        if (!differ.empty()) {
            message.args.push_back({"headings", differ});
        }
        known.problems.push_back({"site", std::move(message), Weight::Unlikely});
        return;
    }
}

Understood Checker::understand(const CheckDraft& draft)
{
    Understood known;
    known.at = draft.at.value_or(m_reg.now());
    (void)lookups::require<Site>(m_reg, draft.site);
    checkMeeting(draft, known);
    known.round = draft.round.value_or(
        roundOf(m_assumptions, known.at, known.meeting ? known.meeting->startsAt : std::nullopt));
    known.tasks = checkTasksOf(m_reg, draft.site, dayOf(known.at));
    known.lines = store::roomLines(m_reg.database(), draft.site, known.at);
    const bool isAnything =
        std::any_of(draft.headings.begin(), draft.headings.end(), [](const auto& result) {
            return result && *result != CheckResult::NotLookedAt;
        });
    if (!isAnything) {
        known.problems.push_back({"heading_power", {"check.nothing_looked_at", {}}});
    }
    checks::length(known.problems, "notes", draft.notes, checks::longText);
    checks::likelyMoment(known.problems, "checked_at", draft.at, m_reg.now());
    checkItems(draft, known);
    checkTwin(draft, known);
    known.warnings = checks::settle(known.problems, draft.ifUnlikely);
    return known;
}

/// The fault that says already what failed: open when somebody looked, though it may be over by
/// now.
std::optional<FaultId> Checker::openFaultOf(const CheckItem& item, const SiteId& site,
                                            Instant at) const
{
    store::FaultFilter filter;
    filter.scope = store::FaultScope::All;
    filter.device = item.device;
    if (!item.device) {
        filter.site = site;
    }
    const auto said = store::headingsOfFaults(m_reg.database());
    for (const auto& row : store::faults(m_reg.database(), filter)) { // the newest first
        const auto& fault = row.fault;
        const auto over = fault.fixedAt ? fault.fixedAt : fault.closedAt;
        const bool isOpen = fault.state && planning::isOpen(*fault.state);
        if ((fault.reportedAt && *fault.reportedAt > at) || (!isOpen && (!over || *over <= at))) {
            continue;
        }
        const auto about = fault.about.value_or(FaultAbout::Device);
        const auto by = said.find(row.id);
        const auto heading = by != said.end() && about != FaultAbout::Device
                                 ? by->second
                                 : planning::headingOf(about, row.deviceType);
        const bool isOfLine = !item.line || !fault.line || fault.line == item.line;
        if (item.device || (item.heading == heading && isOfLine)) {
            return row.id;
        }
    }
    return std::nullopt;
}

FaultAbout aboutOf(CheckHeading heading)
{
    switch (heading) {
    case CheckHeading::Power:
        return FaultAbout::Power;
    case CheckHeading::Light:
        return FaultAbout::Light;
    case CheckHeading::Line:
        return FaultAbout::Line;
    case CheckHeading::Sound:
    case CheckHeading::Picture:
        return FaultAbout::Room; // nobody has said which device
    }
    return FaultAbout::Room;
}

Checked<FaultTouched> Checker::faultOf(journal::Action& action, const CheckDraft& draft,
                                       const Understood& known, const CheckItem& item,
                                       const std::string& symptom)
{
    const auto heading = item.heading.value_or(CheckHeading::Picture);
    if (const auto open = openFaultOf(item, draft.site, known.at)) {
        const auto fault = store::load<Fault>(m_reg.database(), *open).value_or(Fault{});
        return FaultTouched{*open, fault.number.value_or(""), heading, false};
    }
    FaultDraft report;
    report.device = item.device;
    if (!item.device) {
        report.site = draft.site;
        report.about = aboutOf(heading);
    }
    report.symptom = symptom;
    report.severity = draft.severity;
    report.at = known.at;
    report.reportedBy = draft.by;
    report.ifUnlikely = checks::IfUnlikely::Write; // the moment has been asked about
    const auto done = reportFaultIn(m_reg, action, report);
    if (!done) {
        return done.problems();
    }
    std::optional<LineId> line = item.line;
    if (heading == CheckHeading::Line && !line && known.lines.size() == 1) {
        line = known.lines.front().id;
    }
    if (line) {
        FieldWrites<Fault>().set(&Fault::line, *line).apply(action, done->id);
    }
    return FaultTouched{done->id, done->number, heading, true};
}

const CheckItemDraft* saidOf(const CheckDraft& draft, const std::optional<DeviceId>& device,
                             const std::optional<LineId>& line)
{
    for (const auto& item : draft.items) {
        if ((device && item.device == device) || (line && item.line == line)) {
            return &item;
        }
    }
    return nullptr;
}

/// The lines of the check: what the procedure asks about, then what was said besides.
std::vector<CheckItem> itemsOf(Register& reg, const CheckDraft& draft, const Understood& known)
{
    std::vector<CheckItem> out;
    const auto add = [&](CheckHeading heading, const std::string& text,
                         const std::optional<DeviceId>& device, const std::optional<LineId>& line,
                         const CheckItemDraft* said) {
        CheckItem item;
        item.position = static_cast<std::int64_t>(out.size() + 1);
        item.heading = heading;
        item.text = lookups::maybe(text);
        item.device = device;
        item.line = line;
        const auto result = draft.headings[indexOf(heading)].value_or(CheckResult::NotLookedAt);
        // of a heading that failed only what somebody named has failed
        item.result = said != nullptr && said->result ? *said->result
                      : result == CheckResult::Fail   ? CheckResult::NotLookedAt
                                                      : result;
        if (said != nullptr) {
            item.startsNeeded = said->startsNeeded;
            item.notes = lookups::maybe(checks::normalForm(said->notes));
            if (said->startsNeeded == 0 && !said->result) {
                item.result = CheckResult::Fail; // it never came on
            }
        }
        out.push_back(std::move(item));
    };
    std::vector<const CheckItemDraft*> used;
    for (const auto& task : known.tasks.tasks) {
        const auto* said = saidOf(draft, task.device, task.line);
        const bool isFirst = std::find(used.begin(), used.end(), said) == used.end();
        add(task.heading, task.text, task.device, task.line, isFirst ? said : nullptr);
        if (said != nullptr) {
            used.push_back(said);
        }
    }
    for (const auto& item : draft.items) {
        if (std::find(used.begin(), used.end(), &item) != used.end()) {
            continue;
        }
        auto heading = CheckHeading::Line;
        if (item.device) {
            const auto device = store::load<Device>(reg.database(), *item.device);
            heading = planning::headingOf(device ? device->type : std::nullopt);
        }
        add(heading, {}, item.device, item.line, &item);
    }
    return out;
}

Check recordOf(const Register& reg, const CheckDraft& draft, const Understood& known)
{
    Check check;
    check.site = draft.site;
    check.meeting = draft.meeting;
    check.round = known.round;
    check.checkedAt = known.at;
    check.checkedBy = draft.by ? draft.by : reg.actor().officer;
    const auto result = [&](CheckHeading heading) {
        return draft.headings[indexOf(heading)].value_or(CheckResult::NotLookedAt);
    };
    check.power = result(CheckHeading::Power);
    check.light = result(CheckHeading::Light);
    check.sound = result(CheckHeading::Sound);
    check.picture = result(CheckHeading::Picture);
    check.line = result(CheckHeading::Line);
    check.procedure = known.tasks.procedure;
    check.source = lookups::maybe(draft.source);
    check.notes = lookups::maybe(checks::normalForm(draft.notes));
    return check;
}

Checked<CheckTaken> Checker::write(journal::Action& action, const CheckDraft& draft,
                                   const Understood& known)
{
    CheckTaken out;
    out.site = draft.site;
    auto items = itemsOf(m_reg, draft, known);
    for (auto& item : items) {
        if (item.result != CheckResult::Fail) {
            continue;
        }
        const auto* said = saidOf(draft, item.device, item.line);
        const auto& symptom = said != nullptr && !said->symptom.empty()
                                  ? said->symptom
                                  : draft.symptoms[indexOf(*item.heading)];
        const auto touched = faultOf(action, draft, known, item, symptom);
        if (!touched) {
            return touched.problems();
        }
        item.fault = touched->id;
        out.faults.push_back(*touched);
    }
    for (std::size_t i = 0; i < headingCount; ++i) {
        const auto heading = headingAt(i);
        const bool isNamed = std::any_of(items.begin(), items.end(), [&](const auto& item) {
            return item.heading == heading && item.result == CheckResult::Fail;
        });
        if (draft.headings[i] != CheckResult::Fail || isNamed) {
            continue;
        }
        CheckItem item; // the heading as a whole
        item.position = static_cast<std::int64_t>(items.size() + 1);
        item.heading = heading;
        item.result = CheckResult::Fail;
        const auto touched = faultOf(action, draft, known, item, draft.symptoms[i]);
        if (!touched) {
            return touched.problems();
        }
        item.fault = touched->id;
        out.faults.push_back(*touched);
        items.push_back(std::move(item));
    }
    auto check = recordOf(m_reg, draft, known);
    for (const auto& item : items) { // what failed in part has failed
        if (item.result != CheckResult::Fail) {
            continue;
        }
        auto& heading = *item.heading == CheckHeading::Power     ? check.power
                        : *item.heading == CheckHeading::Light   ? check.light
                        : *item.heading == CheckHeading::Sound   ? check.sound
                        : *item.heading == CheckHeading::Picture ? check.picture
                                                                 : check.line;
        heading = CheckResult::Fail;
    }
    out.id = CheckId{action.create(check)};
    for (auto& item : items) {
        item.check = out.id;
        action.create(item);
    }
    return out;
}

Message whatOf(Register& reg, std::span<const CheckDraft> drafts)
{
    if (drafts.size() != 1) {
        return {"did.checks_recorded", {{"count", std::to_string(drafts.size())}}};
    }
    const auto& headings = drafts.front().headings;
    const auto passed =
        std::count(headings.begin(), headings.end(), std::optional{CheckResult::Pass});
    return {"did.check_recorded",
            {{"site", lookups::siteName(reg, drafts.front().site)},
             {"passed", std::to_string(passed)}}};
}

} // namespace

std::array<std::optional<CheckResult>, headingCount> headingsOf(const Check& check)
{
    return {check.power, check.light, check.sound, check.picture, check.line};
}

CheckRound roundOf(const planning::Assumptions& assumptions, Instant at,
                   const std::optional<Instant>& startsAt)
{
    if (!startsAt) {
        return CheckRound::Routine;
    }
    // the last round takes in who came early: twice as long before as it is called
    const auto last = 2 * assumptions["second_call_minutes"] * minuteMs;
    return startsAt->unixMs - at.unixMs <= last ? CheckRound::HourBefore : CheckRound::DayBefore;
}

ChecksTaken recordChecks(Register& reg, std::span<const CheckDraft> drafts)
{
    store::UnitOfWork work(reg.database());
    ChecksTaken out;
    Checker checker(reg);
    journal::Action action(journalOf(reg), reg.actor(), whatOf(reg, drafts), "");
    for (std::size_t i = 0; i < drafts.size(); ++i) {
        const auto known = checker.understand(drafts[i]);
        if (!known.problems.empty()) {
            out.left.push_back({i, known.problems.front()});
            continue;
        }
        auto taken = checker.write(action, drafts[i], known);
        if (!taken) { // a report that was written in part must not stay: nothing is
            ChecksTaken none;
            none.left.push_back({i, taken.problems().front()});
            return none;
        }
        taken->draft = i;
        out.taken.push_back(*std::move(taken));
        out.warnings.insert(out.warnings.end(), known.warnings.begin(), known.warnings.end());
    }
    if (!out.taken.empty()) {
        work.commit();
        out.changeSet = action.id();
    }
    return out;
}

Checked<ChecksTaken> recordCheck(Register& reg, const CheckDraft& draft)
{
    auto out = recordChecks(reg, {&draft, 1});
    if (!out.left.empty()) {
        Problems problems;
        problems.reserve(out.left.size());
        for (auto& left : out.left) {
            problems.push_back(std::move(left.why));
        }
        return problems;
    }
    return out;
}

Checked<Written<CheckId>> withdrawCheck(Register& reg, CheckId id, const std::string& reason)
{
    store::UnitOfWork work(reg.database());
    const auto check = lookups::require<Check>(reg, id);
    const auto site = check.site ? lookups::siteName(reg, *check.site) : std::string("–");
    const auto at = check.checkedAt ? text::formatInstant(*check.checkedAt) : std::string("–");
    if (check.meeting) {
        const auto meeting = store::load<Meeting>(reg.database(), *check.meeting);
        if (meeting && meeting->frozenAt) {
            meeting_steps::requireOpen(*meeting, *check.meeting);
        }
    }
    Problems problems;
    checks::required(problems, "reason", lookups::maybe(reason));
    checks::length(problems, "reason", reason, checks::longText);
    if (check.withdrawnAt) {
        problems.push_back(
            {"withdrawn_at",
             {"check.withdrawn_already", {{"at", text::formatInstant(*check.withdrawnAt)}}}});
    }
    if (!problems.empty()) {
        return problems;
    }
    journal::Action action(journalOf(reg), reg.actor(),
                           {"did.check_withdrawn", {{"site", site}, {"at", at}}}, reason);
    FieldWrites<Check>().set(&Check::withdrawnAt, action.now()).apply(action, id);
    work.commit();
    return Written<CheckId>{id, id.text(), action.id()};
}

CheckId findCheck(Register& reg, std::string_view text)
{
    constexpr std::size_t shortestId = 8;
    std::vector<RecordId> found;
    if (const auto id = RecordId::parse(text);
        id && store::load<Check>(reg.database(), CheckId{*id})) {
        found.push_back(*id);
    } else if (text.size() >= shortestId) {
        found = store::recordsByBeginning(reg.database(), RecordKind::Check, text);
    }
    if (found.size() == 1) {
        return CheckId{found.front()};
    }
    if (found.empty()) {
        throw Error(Error::Kind::Usage, {"find.unknown_check", {{"text", std::string(text)}}});
    }
    std::string ids;
    for (const auto& id : found) {
        ids += (ids.empty() ? "" : ", ") + id.text();
    }
    throw Error(Error::Kind::Usage,
                {"find.ambiguous_check", {{"text", std::string(text)}, {"candidates", ids}}});
}

} // namespace dongbo
