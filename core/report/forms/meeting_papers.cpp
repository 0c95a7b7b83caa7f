#include "core/register/base/office.h"
#include "core/register/meetings/check_items.h"
#include "core/register/meetings/meeting_view.h"
#include "core/register/meetings/readiness_board.h"
#include "core/register/meetings/room_checks.h"
#include "core/register/meetings/sheet_rooms.h"
#include "core/report/engine/definition.h"
#include "core/report/forms/fills.h"
#include "core/report/forms/form_file.h"
#include "core/store/projection/load.h"
#include "core/store/queries/place_queries.h"
#include "core/text/dates.h"

#include <algorithm>
#include <map>

// Papers of a meeting: the notice, and the sheet its rooms are checked with.

namespace dongbo::report {

namespace {

/// The rooms a notice goes to: those invited, else all of the unit (of all, without one).
std::vector<SiteId> noticeSites(const PaperFilling& paper, const std::optional<MeetingId>& meeting)
{
    std::vector<SiteId> out;
    if (meeting) {
        for (const auto& row : store::meetingSites(paper.database(), *meeting)) {
            if (row.invited.site) {
                out.push_back(*row.invited.site);
            }
        }
        return out;
    }
    store::SiteFilter filter;
    filter.unit = paper.record<UnitId>("unit");
    filter.on = paper.day;
    for (const auto& row : store::sites(paper.database(), filter)) {
        out.push_back(row.id);
    }
    return out;
}

/// Whom a notice is for: the units whose rooms are invited, but not the office itself. A few are
/// named, many are called by their levels: "UBND các xã, thị trấn".
std::string invitedUnits(const PaperFilling& paper, const std::vector<SiteId>& sites)
{
    constexpr std::size_t fewUnits = 4;
    const auto own = registerIdentity(paper.reg).unit;
    std::map<UnitId, Unit> units;
    for (const auto& id : sites) {
        const auto site = store::load<Site>(paper.database(), id);
        if (site && site->unit && site->unit != own && !units.contains(*site->unit)) {
            if (const auto unit = store::load<Unit>(paper.database(), *site->unit)) {
                units.emplace(*site->unit, *unit);
            }
        }
    }
    std::map<std::string, std::string> names;       // by kind: "xã" → "Đại An, Hiển Khánh"
    std::vector<std::pair<std::string, int>> kinds; // the commonest first
    for (const auto& [id, unit] : units) {
        const auto kind = unit.kind.value_or("");
        auto& listed = names[kind];
        listed += (listed.empty() ? "" : ", ") + unit.name.value_or("");
        auto at = std::find_if(kinds.begin(), kinds.end(),
                               [&](const auto& one) { return one.first == kind; });
        if (at == kinds.end()) {
            at = kinds.insert(kinds.end(), {kind, 0});
        }
        ++at->second;
    }
    std::stable_sort(kinds.begin(), kinds.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
    const bool isNamed = units.size() <= fewUnits || names.contains("");
    std::string out;
    for (const auto& [kind, count] : kinds) {
        const auto many = kind.empty() || count == 1 ? kind : wordOf("several") + " " + kind;
        out += out.empty() ? "" : isNamed ? "; " : ", ";
        out += isNamed                    ? many + (many.empty() ? "" : " ") + names[kind]
               : out.empty() && count > 1 ? many
                                          : kind;
    }
    return out.empty() ? out : wordOf("committee-short") + " " + out;
}

/// Of the meeting asked for, else the next one that is planned, unless somebody types another.
void fillMeetingNotice(PaperFilling& paper)
{
    auto id = paper.record<MeetingId>("meeting");
    if (!id) {
        const auto next = nextMeeting(paper.reg, paper.reg.now());
        id = next ? std::optional{next->id} : std::nullopt;
    }
    if (id) {
        const auto meeting = viewMeeting(paper.reg, *id).meeting;
        paper.out.set("subject", meeting.name.value_or(""));
        paper.out.set("time", meeting.startsAt ? text::formatInstant(*meeting.startsAt) : "");
        paper.out.set("hotline", meeting.contact.value_or(""));
        if (meeting.trialAt) {
            paper.out.set("trial", text::formatInstant(*meeting.trialAt));
        }
        if (paper.record<MeetingId>("meeting") && meeting.noticeDay) {
            fillDay(paper.out, "", *meeting.noticeDay);
        }
    }
    const auto sites = noticeSites(paper, id);
    if (auto invited = invitedUnits(paper, sites); !invited.empty()) {
        paper.out.set("to", std::move(invited));
    }
    std::int64_t notReady = 0;
    std::string names;
    for (const auto& room : readBoard(paper.reg, id, paper.reg.now(), Foretold::Chances).sites) {
        if (room.state == Readiness::NotReady &&
            std::find(sites.begin(), sites.end(), room.id) != sites.end()) {
            ++notReady;
            names += (names.empty() ? "" : ", ") + room.name;
        }
    }
    paper.out.set("sites-list",
                  PaperFilling::say("form.sites", {{"count", std::to_string(sites.size())}}));
    if (notReady != 0) {
        paper.out.set("not-ready", std::to_string(notReady));
        paper.out.set("not-ready-sites", names);
    }
}

std::string resultWord(const std::optional<CheckResult>& result)
{
    return result == CheckResult::Pass ? "x" : PaperFilling::name(result);
}

/// All rooms, a line each.
void fillRooms(PaperFilling& paper, const SheetOrder& order)
{
    std::vector<FormRow> rows;
    std::int64_t count = 0;
    for (const auto& room : sheetRooms(paper.reg, order)) {
        FormRow row;
        row.cells = {{"ordinal", nextOrdinal(count)}, {"site", room.name}};
        if (room.check) {
            const auto& check = room.check->check;
            const auto results = headingsOf(check);
            for (std::size_t i = 0; i < results.size(); ++i) {
                row.cells[std::string(codeOf(planning::headingAt(i)))] = resultWord(results.at(i));
            }
            row.cells["when"] = check.checkedAt ? text::formatInstant(*check.checkedAt) : "";
            row.cells["by"] = room.check->checkedBy;
            const auto notes = check.notes.value_or("");
            row.cells["note"] =
                room.faults + (room.faults.empty() || notes.empty() ? "" : "; ") + notes;
        }
        rows.push_back(std::move(row));
    }
    paper.out.set("rooms", "x");
    paper.out.tables["rooms"] = rowsOf(std::move(rows));
}

/// What is looked at in a room, and what was seen.
struct SheetLine
{
    CheckHeading heading = CheckHeading::Power;
    std::string text;
    std::string thing; ///< the device or line
    CheckItem seen;    ///< empty on an empty sheet
};

std::string deviceTitle(store::Database& database, const DeviceId& id)
{
    const auto device = store::load<Device>(database, id);
    return device ? device->code.value_or("") + " " + device->name.value_or("") : std::string();
}

/// As the procedure asks on that day.
std::vector<SheetLine> askedLines(const CheckTasks& tasks)
{
    std::vector<SheetLine> out;
    for (const auto& task : tasks.tasks) {
        out.push_back({task.heading,
                       task.text,
                       task.device ? task.deviceCode + " " + task.deviceName : task.lineName,
                       {}});
    }
    return out;
}

/// As it was written down then; a heading that failed as a whole has a line of its own.
std::vector<SheetLine> seenLines(store::Database& database, const store::CheckRow& check)
{
    std::vector<SheetLine> out;
    for (const auto& row : store::checkItems(database, check.id)) {
        SheetLine line{row.item.heading.value_or(CheckHeading::Power),
                       row.item.text.value_or(""),
                       {},
                       row.item};
        if (row.item.device) {
            line.thing = deviceTitle(database, *row.item.device);
        } else if (row.item.line) {
            const auto named = store::load<Line>(database, *row.item.line);
            line.thing = named ? named->name.value_or("") : std::string();
        }
        out.push_back(std::move(line));
    }
    const auto results = headingsOf(check.check);
    for (std::size_t i = 0; i < results.size(); ++i) {
        const auto heading = planning::headingAt(i);
        const bool isTold = std::any_of(out.begin(), out.end(), [&](const SheetLine& line) {
            return line.heading == heading && line.seen.result == results.at(i);
        });
        if (!isTold) {
            SheetLine line{heading, PaperFilling::say("form.heading_as_a_whole"), {}, {}};
            line.seen.result = results.at(i);
            out.push_back(std::move(line));
        }
    }
    return out;
}

FormRow rowOf(const SheetLine& line, std::int64_t& count)
{
    FormRow row;
    row.cells = {{"ordinal", nextOrdinal(count)},
                 {"task", line.text},
                 {"thing", line.thing},
                 {"pass", line.seen.result == CheckResult::Pass ? "x" : ""},
                 {"fail", line.seen.result == CheckResult::Fail ? "x" : ""},
                 {"starts", line.seen.startsNeeded ? std::to_string(*line.seen.startsNeeded) : ""},
                 {"note", line.seen.notes.value_or("")}};
    return row;
}

/// One room: everything the procedure asks of it, under the five headings.
void fillRoom(PaperFilling& paper, const SheetOrder& order)
{
    const auto room = sheetRooms(paper.reg, order).front();
    paper.out.set("room", room.name);
    auto day = paper.day;
    if (room.check) {
        const auto& check = room.check->check;
        day = check.checkedAt ? dayOf(*check.checkedAt) : day;
        paper.out.set("check-day", check.checkedAt ? text::formatInstant(*check.checkedAt) : "");
        paper.out.set("checker", room.check->checkedBy);
        paper.out.set("notes", check.notes.value_or(""));
    }
    const auto tasks = checkTasksOf(paper.reg, room.site, day);
    paper.out.set("procedure", tasks.procedureName);
    const auto lines = room.check ? seenLines(paper.database(), *room.check) : askedLines(tasks);
    std::vector<FormRow> rows;
    std::int64_t count = 0;
    for (std::size_t i = 0; i < planning::headingCount; ++i) {
        const auto heading = planning::headingAt(i);
        rows.push_back(
            {paper::RowKind::Group, {{"group", PaperFilling::label(std::optional{heading})}}});
        const auto before = rows.size();
        for (const auto& line : lines) {
            if (line.heading == heading) {
                rows.push_back(rowOf(line, count));
            }
        }
        if (rows.size() == before) { // the procedure asks nothing of it: the heading itself
            rows.push_back(
                rowOf({heading, PaperFilling::say("form.heading_as_a_whole"), {}, {}}, count));
        }
    }
    paper.out.tables["tasks"] = rowsOf(std::move(rows));
    if (!room.faults.empty()) {
        paper.out.set("faults", room.faults);
    }
}

void fillCheckSheet(PaperFilling& paper)
{
    SheetOrder order;
    order.meeting = paper.record<MeetingId>("meeting");
    order.isFilled = paper.values.get<std::string>("fill") == "filled";
    paper.out.set("meeting", sheetTitle(paper.reg, order));
    if (const auto site = paper.record<SiteId>("site")) {
        order.sites = {*site};
        fillRoom(paper, order);
    } else {
        fillRooms(paper, order);
    }
}

const ParameterSpec fill{"fill", ParameterKind::Choice, {"empty", "filled"}};

} // namespace

extern const Definition meetingNotice;
extern const Definition checkSheet;
const Definition meetingNotice{"meeting-notice", Question::Papers,
                               paperParametersWith({parameter::meeting, parameter::unit},
                                                   {"subject", "time", "members", "hotline"}),
                               nullptr, fillMeetingNotice};
const Definition checkSheet{"check-sheet", Question::Papers,
                            paperParameters({parameter::meeting, parameter::site, fill}), nullptr,
                            fillCheckSheet};

} // namespace dongbo::report
