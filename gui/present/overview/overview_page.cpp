#include "core/text/dates.h"
#include "core/text/unicode.h"
#include "gui/present/devices/device_query.h"
#include "gui/present/devices/device_words.h"
#include "gui/present/faults/fault_timing.h"
#include "gui/present/faults/fault_words.h"
#include "gui/present/overview/overview_presenter.h"
#include "gui/present/overview/overview_words.h"
#include "gui/present/words/day_words.h"

#include <algorithm>
#include <functional>

namespace dongbo::present {

namespace {

/// Builds the page; one part a function.
class PageMaker : public OverviewWords
{
public:
    PageMaker(const Session& session, const OverviewFacts& facts)
        : OverviewWords(session.language(), facts)
        , m_isPast(session.pastDay().has_value())
        , m_canWrite(session.isWritable())
    {}

    OverviewPage make()
    {
        OverviewPage page;
        page.caption = caption();
        page.isEmpty = m_facts.isEmpty();
        if (page.isEmpty) {
            fillEmpty(page);
        }
        addSites(page, m_language, m_facts);
        fillTasks(page);
        fillFaults(page);
        addCharts(page, m_language, m_facts);
        addCare(page, m_language, m_facts);
        fillChanges(page);
        return page;
    }

private:
    [[nodiscard]] std::string caption() const
    {
        const auto broken =
            m_facts.devices.byCondition[static_cast<std::size_t>(Condition::Broken)];
        return say("overview.caption",
                   {{"weekday", weekdayName(m_language, m_facts.today)},
                    {"day", text::formatDate(m_facts.today)},
                    {"sites", counted("overview.one_site", "overview.sites",
                                      static_cast<std::int64_t>(m_facts.sites.size()))},
                    {"devices",
                     counted("overview.one_device", "overview.devices", m_facts.devices.devices)},
                    {"broken", number(broken)}});
    }

    /// A past day is looked at: what is done there is seen, never done.
    [[nodiscard]] std::string verb(const char* code) const
    {
        return say(m_canWrite ? code : "overview.verb_see");
    }

    void fillEmpty(OverviewPage& page) const
    {
        page.emptyTitle = say("overview.empty_title");
        if (!m_canWrite) {
            return;
        }
        page.emptyHelp = say("overview.empty_help");
        using Kind = OverviewDoor::Kind;
        page.doors = {
            {Kind::Import, "file-sheet", say("overview.door_import"),
             say("overview.door_import_detail"), say("overview.door_import_verb")},
            {Kind::AddDevice, "plus", say("overview.door_add"), say("overview.door_add_detail"),
             say("overview.door_add_verb")},
            {Kind::ReportFault, "triangle-alert", say("overview.door_fault"),
             say("overview.door_fault_detail"), say("overview.door_fault_verb")},
        };
    }

    [[nodiscard]] std::string whereOf(const store::FaultRow& row) const
    {
        const auto site = shortSiteName(row.site);
        return site.empty() ? subjectOf(m_language, row, {}) : site;
    }
    [[nodiscard]] std::string ageText(const store::FaultRow& row) const
    {
        return row.fault.reportedAt ? shortAge(m_language, store::ageOf(row.fault, m_facts.now))
                                    : std::string();
    }

    /// "3 sự cố chờ tiếp nhận", or the only one by name.
    void addWaiting(OverviewPage& page, const OverviewFacts::Waiting& waiting, OverviewTask task,
                    const char* many) const
    {
        if (waiting.count == 0 || !waiting.oldest) {
            return;
        }
        const auto& oldest = *waiting.oldest;
        const auto where = whereOf(oldest);
        if (waiting.count == 1) {
            task.title = where + " · " + text::capitalized(symptomOf(m_language, oldest.fault));
            task.detail = say(many, {{"count", "1"}}) + " · " + ageText(oldest);
            task.place.record = RecordRef{RecordKind::Fault, oldest.id};
        } else {
            task.title = say(many, {{"count", number(waiting.count)}});
            task.detail = say("overview.oldest", {{"where", where}, {"age", ageText(oldest)}});
        }
        page.tasks.push_back(std::move(task));
    }

    void addTask(OverviewPage& page, std::int64_t count, OverviewTask task) const
    {
        if (count > 0) {
            page.tasks.push_back(std::move(task));
        }
    }

    void addPlans(OverviewPage& page) const
    {
        for (const auto& plan : m_facts.plans) {
            page.tasks.push_back(
                {"cart", Tone::Accent,
                 say("overview.task_plan", {{"plan", plan.name},
                                            {"finished", number(plan.finished)},
                                            {"lines", number(plan.lines)}}),
                 say("overview.task_plan_detail",
                     {{"spent", text::formatMoney(plan.spent, m_language)},
                      {"planned", text::formatMoney(plan.planned, m_language)}}),
                 say("overview.verb_see"),
                 placeOf(ScreenName::Purchase, RecordRef{RecordKind::Plan, plan.id})});
        }
    }

    /// Rooms of the next meeting nobody has looked at lately, and those without the notice.
    void addMeeting(OverviewPage& page) const
    {
        if (!m_facts.next) {
            return;
        }
        const auto& next = *m_facts.next;
        const auto place = placeOf(ScreenName::Meetings, RecordRef{RecordKind::Meeting, next.id});
        const auto names = [&](const std::function<bool(const BoardSite&)>& isMeant,
                               std::int64_t& count) {
            std::string out;
            constexpr std::int64_t most = 4;
            for (const auto& site : next.board.sites) {
                if (isMeant(site) && ++count <= most) {
                    out += (out.empty() ? "" : ", ") + shortSiteName(site.name);
                }
            }
            return out + (count > most ? ", …" : "");
        };
        std::int64_t stale = 0;
        const auto unlooked = names(
            [](const BoardSite& site) {
                return std::any_of(site.reasons.begin(), site.reasons.end(), [](const auto& one) {
                    return one.reason.kind == planning::ReasonKind::Stale ||
                           one.reason.kind == planning::ReasonKind::NeverChecked;
                });
            },
            stale);
        addTask(page, stale,
                {"clipboard-check", Tone::Warn,
                 counted("overview.task_one_unchecked", "overview.task_unchecked", stale), unlooked,
                 verb("overview.verb_remind"), place});
        std::int64_t unread = 0;
        const auto without = names([](const BoardSite& site) { return !site.receivedAt; }, unread);
        addTask(page, unread,
                {"bell", Tone::Mute,
                 counted("overview.task_one_unread", "overview.task_unread", unread), without,
                 say("overview.verb_see"), place});
    }

    void addUpkeep(OverviewPage& page) const
    {
        const auto& upkeep = m_facts.upkeep;
        addTask(page, upkeep.all(),
                {"calendar-clock", upkeep.overdue > 0 ? Tone::Warn : Tone::Mute,
                 counted("overview.task_one_upkeep", "overview.task_upkeep", upkeep.all()),
                 say("overview.task_upkeep_detail",
                     {{"overdue", number(upkeep.overdue)}, {"oldest", upkeep.oldest}}),
                 verb("overview.verb_do"),
                 placeOf(ScreenName::Maintenance, "standing=late,woken,soon")});
        addTask(page, m_facts.withoutBackup,
                {"plug", Tone::Warn,
                 counted("overview.task_one_power", "overview.task_power", m_facts.withoutBackup),
                 say("overview.task_power_detail"), say("overview.verb_see"),
                 placeOf(ScreenName::Reports, "report=no-backup-power")});
    }

    void fillTasks(OverviewPage& page) const
    {
        const auto faults = [](const char* filter) {
            return Place{ScreenName::Faults, {}, filter};
        };
        addWaiting(page, m_facts.blocking,
                   {"octagon-cross",
                    Tone::Bad,
                    {},
                    {},
                    say("overview.verb_see"),
                    faults("severity=blocking")},
                   "overview.task_blocking");
        if (m_facts.able > 0) { // where no site meets it, the standard is not in use yet
            const auto lacking = m_facts.withStandard - m_facts.able;
            addTask(page, lacking,
                    {"grid", Tone::Bad,
                     counted("overview.task_one_cannot_meet", "overview.task_cannot_meet", lacking),
                     say("overview.task_cannot_meet_detail",
                         {{"able", number(m_facts.able)}, {"all", number(m_facts.withStandard)}}),
                     say("overview.verb_see"),
                     placeOf(ScreenName::Consistency, "view=matrix;show=cannot")});
        }
        addWaiting(page, m_facts.reported,
                   {"triangle-alert",
                    Tone::Warn,
                    {},
                    {},
                    verb("overview.verb_accept"),
                    faults("state=reported")},
                   "overview.task_reported");
        addWaiting(page, m_facts.overdue,
                   {"clock", Tone::Bad, {}, {}, verb("overview.verb_chase"), faults("overdue")},
                   "overview.task_overdue");
        addPlans(page);
        addMeeting(page);
        addUpkeep(page);
        const auto& devices = m_facts.devices;
        addTask(page, devices.warrantyEnding,
                {"shield", Tone::Warn,
                 counted("overview.task_one_warranty", "overview.task_warranty",
                         devices.warrantyEnding),
                 say("overview.task_warranty_detail", {{"days", number(warrantyNoticeDays)}}),
                 say("overview.verb_see"), placeOf(ScreenName::Devices, "warranty=ending")});
        addTask(page, devices.disposalProposed,
                {"archive", Tone::Mute,
                 counted("overview.task_one_disposal", "overview.task_disposal",
                         devices.disposalProposed),
                 say("overview.task_disposal_detail"), say("overview.verb_see"),
                 placeOf(ScreenName::Devices, "paper=disposal_proposed")});
        if (!m_facts.aside.empty() && m_canWrite) { // they lead to the import
            const auto& first = m_facts.aside.front();
            auto lists = first.name;
            if (m_facts.aside.size() > 1) {
                lists = say("overview.task_aside_lists",
                            {{"count", number(static_cast<std::int64_t>(m_facts.aside.size()))}});
            }
            addTask(page, m_facts.asideRows,
                    {"file-sheet", Tone::Warn,
                     counted("overview.task_one_aside", "overview.task_aside", m_facts.asideRows),
                     std::move(lists), say("overview.verb_mend"),
                     placeOf(ScreenName::Import, RecordRef{RecordKind::ImportFile, first.file})});
        }
        page.tasksHead = headOf(
            m_isPast ? say("overview.tasks_head_past", {{"day", text::formatDate(m_facts.today)}})
                     : say("overview.tasks_head"),
            counted("overview.one_task", "overview.tasks",
                    static_cast<std::int64_t>(page.tasks.size())),
            {}, {});
        page.noTasks = say("overview.no_tasks");
    }

    void fillFaults(OverviewPage& page) const
    {
        for (const auto& row : m_facts.oldestOpen) {
            page.faults.push_back(
                {text::capitalized(symptomOf(m_language, row.fault)), whereOf(row),
                 severityPill(m_language, row.fault.severity), ageText(row),
                 isOverdue(row.fault, m_facts.now),
                 placeOf(ScreenName::Faults, RecordRef{RecordKind::Fault, row.id})});
        }
        const auto count = number(m_facts.open.count);
        page.faultsHead =
            headOf(say("overview.faults_head"), say("overview.faults_caption", {{"count", count}}),
                   m_facts.open.count > 0 ? say("overview.faults_link", {{"count", count}})
                                          : std::string(),
                   placeOf(ScreenName::Faults, "all"));
        page.noFaults = say("overview.no_faults");
    }

    void fillChanges(OverviewPage& page) const
    {
        std::int64_t today = 0;
        for (const auto& change : m_facts.changes) {
            today += dayOf(change.at) == m_facts.today ? 1 : 0;
            page.changes.push_back(
                {timeOrDay(change.at, m_facts.today), text::say(m_language, change.what), change.by,
                 placeOf(ScreenName::Journal, RecordRef{RecordKind::ChangeSet, change.changeSet})});
        }
        page.changesHead = headOf(
            say("overview.changes_head"),
            today > 0 ? say(m_isPast ? "overview.changes_that_day" : "overview.changes_today",
                            {{"count", number(today)}})
                      : std::string(),
            say("overview.changes_link"), placeOf(ScreenName::Journal, "all"));
    }

    bool m_isPast;
    bool m_canWrite;
};

} // namespace

OverviewPage overviewPage(const Session& session, const OverviewFacts& facts)
{
    return PageMaker(session, facts).make();
}

} // namespace dongbo::present
