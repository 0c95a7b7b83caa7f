#include "gui/present/line_screen/lines_list.h"

#include "core/domain/require.h"
#include "core/register/lines/escalation.h"
#include "core/register/lines/lines.h"
#include "core/register/lines/sla.h"
#include "core/store/projection/load.h"
#include "core/text/dates.h"
#include "core/text/numbers.h"
#include "core/text/wording.h"
#include "gui/present/devices/device_words.h"
#include "gui/present/line_screen/line_words.h"
#include "gui/present/lists/new_column.h"
#include "gui/present/records/list_import.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <map>
#include <tuple>

namespace dongbo::present {

namespace {

constexpr const char* standingPart = "standing";
constexpr const char* providerPart = "provider";
constexpr const char* overPart = "over";
constexpr std::array allStandings{planning::LineStanding::Late, planning::LineStanding::Down,
                                  planning::LineStanding::Below, planning::LineStanding::Unclear};

/// "16/06 09:10": without the year, which the row has no room for.
std::string shortMoment(Instant moment)
{
    const auto whole = text::formatInstant(moment);
    constexpr std::size_t dayAndMonth = 5;
    constexpr std::size_t time = 10;
    return whole.substr(0, dayAndMonth) + whole.substr(time);
}

std::optional<Instant> sinceOf(const Fault& fault)
{
    return fault.downFrom ? fault.downFrom : fault.reportedAt;
}

std::string evidenceOf(Language language, const LineView& view)
{
    if (view.downMinutes && view.open) {
        const auto since = sinceOf(view.open->fault);
        return since ? text::say(language, "lines.since", {{"at", shortMoment(*since)}})
                     : std::string();
    }
    if (view.last && view.last->measuredAt) {
        return text::say(language, "lines.measured", {{"at", shortMoment(*view.last->measuredAt)}});
    }
    return text::say(language, "line.never_measured");
}

LineListLine rowOf(Language language, const LineView& view)
{
    LineListLine out;
    out.id = view.id;
    if (view.open) {
        out.open = view.open->id;
    }
    out.site = shortSiteName(view.site);
    out.name = view.line.name.value_or("");
    out.provider = view.provider;
    const auto measured = view.last ? view.last->downKbps : std::nullopt;
    out.measured = mbpsText(language, measured) + "/" + mbpsText(language, view.line.downKbps);
    if (view.downMinutes) {
        out.measured = text::say(language, "lines.gone");
        out.measuredTone = Tone::Bad;
    } else if (view.standing == planning::LineStanding::Below) {
        out.measuredTone = Tone::Warn;
    }
    constexpr std::int64_t whole = 1'000;
    if (!view.downMinutes && measured && view.line.downKbps.value_or(0) > 0) {
        out.share = *measured * whole / *view.line.downKbps;
    }
    out.standing = view.standing;
    out.pill = lineStandingPill(language, view.standing);
    out.standingCode = planning::codeOf(view.standing);
    out.evidence = evidenceOf(language, view);
    out.isOver = view.isOver;
    out.isBackup = view.line.isBackup.value_or(false);
    if (view.line.validTo) {
        out.until = text::formatDate(*view.line.validTo);
        out.untilDay = std::chrono::sys_days{*view.line.validTo}.time_since_epoch().count();
    }
    out.searched = searchedOf({out.site, out.name, out.provider, view.line.contractNo.value_or(""),
                               view.line.customerNo.value_or("")});
    return out;
}

/// The highest speed bought or measured: every bar is a part of it, so that rows compare.
std::int64_t fastestOf(const std::vector<LineView>& views)
{
    std::int64_t out = 0;
    for (const auto& view : views) {
        out = std::max(
            {out, view.line.downKbps.value_or(0), view.last ? view.last->downKbps.value_or(0) : 0});
    }
    return out;
}

/// Who was told, in a line: "VP huyện 10:15, nhà mạng 10:32".
std::string toldText(const std::vector<store::ContactRow>& told)
{
    std::string out;
    for (const auto& row : told) {
        if (row.contact.toldAt) {
            out += (out.empty() ? "" : ", ") + row.contact.party.value_or("–") + " " +
                   text::formatInstant(*row.contact.toldAt).substr(11);
        }
    }
    return out;
}

RunningIncident incidentOf(Register& reg, Language language, const LineView& view)
{
    const auto& fault = view.open->fault;
    RunningIncident out;
    out.line = view.id;
    out.fault = view.open->id;
    out.since = sinceOf(fault).value_or(Instant{});
    out.title = text::say(language, "lines.is_down", {{"site", shortSiteName(view.site)}});
    out.caption = fault.number.value_or("") + " · " +
                  text::say(language, "lines.since", {{"at", shortMoment(out.since)}});
    if (fault.duringMeeting) {
        out.caption += " · " + *fault.duringMeeting;
    }
    constexpr std::int64_t hour = 60;
    const auto allowed = view.line.repairHours ? *view.line.repairHours * hour : std::int64_t{0};
    if (view.standing == planning::LineStanding::Late && view.downMinutes) {
        out.late = text::say(language, "lines.late_by",
                             {{"lasted", lastedText(language, *view.downMinutes - allowed)}});
    }
    const auto told = store::contactsOf(reg.database(), out.fault);
    const auto names = toldText(told);
    out.told = names.empty() ? text::say(language, "lines.nobody_told")
                             : text::say(language, "lines.told", {{"who", names}});
    for (const auto& row : told) {
        out.isProviderTold =
            out.isProviderTold || (!view.provider.empty() && row.contact.party == view.provider);
    }
    return out;
}

} // namespace

LinesList::LinesList(Shell& shell, ListView& view)
    : MemoryList(shell, view,
                 {"lines", ScreenName::Lines, RecordKind::Line, {"standing", false}, {}, true})
{}

LinesList::Read LinesList::readAll(Register& reg, Language language, Instant now)
{
    Read out;
    SlaQuestion question;
    question.until = dayOf(now);
    question.from = quarterBegin(question.until);
    std::map<LineId, planning::SlaFigures> kept;
    if (const auto sla = slaOf(reg, question, now)) {
        for (const auto& provider : sla->providers) {
            for (const auto& line : provider.lines) {
                if (line.id) {
                    kept[*line.id] = line.figures;
                }
            }
        }
        out.totals.minutes = sla->all.minutesDown;
        out.totals.meetings = sla->all.minutesInMeetings;
        if (const auto share = sla->all.availabilityBp()) {
            constexpr double hundred = 100;
            out.totals.availability =
                text::formatDecimal(static_cast<double>(*share) / hundred, 2, language) + " %";
        }
    }
    out.totals.quarter = quarterText(language, question.until);
    const auto views = lineViews(reg, now);
    const auto fastest = fastestOf(views);
    for (const auto& view : views) {
        auto row = rowOf(language, view);
        if (fastest > 0) {
            const auto part = [fastest](std::int64_t kbps) {
                return static_cast<double>(kbps) / static_cast<double>(fastest);
            };
            if (view.line.downKbps) {
                row.tick = part(*view.line.downKbps);
            }
            if (view.last && view.last->downKbps && !view.downMinutes) {
                row.bar = part(*view.last->downKbps);
            }
        }
        row.minutes = kept[view.id].minutesDown;
        row.meetings = kept[view.id].minutesInMeetings;
        out.totals.down += view.downMinutes ? 1 : 0;
        out.totals.below += view.standing == planning::LineStanding::Below ? 1 : 0;
        out.totals.expired += view.isOver ? 1 : 0;
        if (view.downMinutes && view.open) {
            out.running.push_back(incidentOf(reg, language, view));
        }
        out.lines.push_back(std::move(row));
    }
    std::stable_sort(
        out.running.begin(), out.running.end(),
        [](const RunningIncident& a, const RunningIncident& b) { return a.since < b.since; });
    return out;
}

void LinesList::readLines()
{
    reader().read<Read>([language = session().language(), now = session().shownMoment()](
                            Register& reg, JobContext&) { return readAll(reg, language, now); },
                        [this](Read read) {
                            m_running = std::move(read.running);
                            m_totals = std::move(read.totals);
                            take(std::move(read.lines));
                        });
}

std::vector<LineColumn<LineListLine>> LinesList::declare() const
{
    const NewColumn column(session(), "lines.col_");
    using Line = const LineListLine&;
    const auto minutesCell = [this](std::int64_t minutes, Tone tone) {
        ListCell cell{number(minutes)};
        cell.tone = minutes > 0 ? tone : Tone::None;
        cell.isFaint = minutes == 0;
        return cell;
    };
    return {{column.fixed("site", 116, 1, 0),
             [](Line one) {
                 ListCell cell{one.site};
                 cell.tip = one.name;
                 return cell;
             }},
            {column(providerPart, CellKind::Text, 116, 1, 2), &LineListLine::provider},
            {column("measured", CellKind::Meter, 152, 0, 0, false),
             [](Line one) {
                 ListCell cell{one.measured, {}, one.measuredTone};
                 cell.share = one.bar;
                 cell.target = one.tick;
                 return cell;
             },
             &LineListLine::share},
            {column("minutes", CellKind::Number, 84, 0, 1, false),
             [minutesCell](Line one) {
                 return minutesCell(one.minutes, one.open ? Tone::Bad : Tone::None);
             },
             &LineListLine::minutes},
            {column("meetings", CellKind::Number, 76, 0, 2, false),
             [minutesCell](Line one) { return minutesCell(one.meetings, Tone::Bad); },
             &LineListLine::meetings},
            {column(standingPart, CellKind::Pill, 142), &LineListLine::pill,
             [](Line one) { return static_cast<std::int64_t>(one.standing); },
             &LineListLine::standingCode},
            {column("evidence", CellKind::Quiet, 120, 1, 3, false), &LineListLine::evidence},
            {column("until", CellKind::Quiet, 96, 0, 4, false),
             [](Line one) {
                 ListCell cell{one.until};
                 cell.tone = one.isOver ? Tone::Warn : Tone::None;
                 return cell;
             },
             &LineListLine::untilDay},
            LineColumn<LineListLine>::part(
                overPart, [](Line one) { return std::string(one.isOver ? "yes" : "no"); })};
}

std::string LinesList::caption() const
{
    return say("lines.caption", {{"count", number(std::ssize(lines()))},
                                 {"down", number(m_totals.down)},
                                 {"below", number(m_totals.below)},
                                 {"quarter", m_totals.quarter}});
}

ListFoot LinesList::foot(std::int64_t first, std::int64_t last) const
{
    auto out = MemoryList::foot(first, last);
    out.label = say("lines.foot", {{"quarter", m_totals.quarter}});
    out.value = say("lines.foot_value", {{"minutes", number(m_totals.minutes)},
                                         {"meetings", number(m_totals.meetings)}});
    return out;
}

ChipPart LinesList::chipPart() const
{
    return chipsOf(standingPart, allStandings, [this](planning::LineStanding standing) {
        return lineStandingPill(session().language(), standing);
    });
}

std::vector<ListChip> LinesList::ownChips() const
{
    auto out = MemoryList::ownChips();
    const bool isOn = query().has(overPart, "yes");
    if (isOn || m_totals.expired != 0) {
        out.push_back({overPart, "calendar", say("lines.expired"), number(m_totals.expired), isOn});
    }
    return out;
}

bool LinesList::isToldByChip(const std::string& part) const
{
    return part == overPart || MemoryList::isToldByChip(part);
}

void LinesList::pressOwn(const std::string& chip)
{
    if (chip != overPart) {
        MemoryList::pressOwn(chip);
        return;
    }
    auto next = query();
    next.toggle(overPart, "yes");
    change(std::move(next));
}

const LineListLine* LinesList::currentLine() const
{
    const auto record = current();
    for (const auto& line : lines()) {
        if (record && line.id == *record) {
            return &line;
        }
    }
    return nullptr;
}

std::vector<ListChoice> LinesList::actions() const
{
    std::vector<ListChoice> out;
    const auto* line = currentLine();
    const bool isWritable = session().isWritable();
    if (line != nullptr && isWritable) {
        out.push_back({"down", say("lines.report"), "triangle-alert"});
        if (line->open) {
            out.push_back({"tell", say("lines.tell_provider"), "phone"});
            out.push_back({"restored", say("lines.restored"), "check"});
        }
        out.push_back({"measure", say("lines.measure"), "gauge"});
        out.push_back({"upgrade", say("lines.upgrade"), "arrow-up"});
        out.push_back({"edit", say("lines.edit"), "pencil"});
    }
    if (line != nullptr && line->open) {
        out.push_back({"open", say("lines.open_fault"), "external"});
    }
    if (isWritable) {
        out.push_back({"add", say("lines.add"), "plus"});
        out.push_back({"measure_file", say("lines.measure_file"), "upload"});
        out.push_back({"import", say("lines.import"), "file-sheet"});
    }
    return out;
}

void LinesList::report()
{
    if (const auto* line = currentLine()) {
        shell().openSheet({SheetKind::LineDown, RecordRef{RecordKind::Line, line->id}, {}});
    }
}

void LinesList::restore()
{
    const auto* line = currentLine();
    if (line != nullptr && line->open) {
        shell().openSheet({SheetKind::LineRestored, RecordRef{RecordKind::Fault, *line->open}, {}});
    }
}

void LinesList::tellProvider()
{
    const auto* line = currentLine();
    if (line != nullptr && line->open) {
        shell().openSheet(
            {SheetKind::TellContact, RecordRef{RecordKind::Fault, *line->open}, "provider=yes"});
    } else {
        report(); // what is told is written down with it
    }
}

void LinesList::measure()
{
    if (const auto* line = currentLine()) {
        shell().openSheet(
            {SheetKind::AddRecord, RecordRef{RecordKind::Line, line->id}, "kind=line_measurement"});
    }
}

void LinesList::importMeasurements()
{
    const auto* line = currentLine();
    importSpeedTests(shell(), line == nullptr ? std::nullopt : std::optional{LineId{line->id}},
                     line == nullptr ? std::string() : line->name);
}

void LinesList::importLines()
{
    importRecordList(shell(), RecordKind::Line);
}

void LinesList::add()
{
    shell().openSheet({SheetKind::AddRecord, std::nullopt, "kind=line"});
}

void LinesList::doIt(const std::string& actionId)
{
    const auto* line = currentLine();
    if (actionId == "down") {
        report();
    } else if (actionId == "tell") {
        tellProvider();
    } else if (actionId == "restored") {
        restore();
    } else if (actionId == "measure") {
        measure();
    } else if (actionId == "add") {
        add();
    } else if (actionId == "measure_file") {
        importMeasurements();
    } else if (actionId == "import") {
        importLines();
    } else if (actionId == "upgrade" && line != nullptr) {
        shell().openSheet({SheetKind::AskUpgrade, RecordRef{RecordKind::Line, line->id}, {}});
    } else if (actionId == "edit" && line != nullptr) {
        shell().openSheet({SheetKind::CorrectRecord, RecordRef{RecordKind::Line, line->id}, {}});
    } else if (actionId == "open" && line != nullptr && line->open) {
        shell().go({ScreenName::Faults, RecordRef{RecordKind::Fault, *line->open}, {}});
    } else {
        MemoryList::doIt(actionId);
    }
}

void LinesList::openRow(std::int64_t index)
{
    const auto& one = line(index);
    if (one.open) {
        shell().go({ScreenName::Faults, RecordRef{RecordKind::Fault, *one.open}, {}});
    } else if (session().isWritable()) {
        shell().openSheet({SheetKind::CorrectRecord, RecordRef{RecordKind::Line, one.id}, {}});
    }
}

EmptyWords LinesList::emptyWords() const
{
    return {"network",
            "lines.list_empty",
            "lines.list_empty_filter",
            {{"add", say("lines.add"), "plus", {}, {}, true},
             {"import", say("lines.import"), "file-sheet", {}, {}, true}}};
}

} // namespace dongbo::present
