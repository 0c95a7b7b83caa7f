#include "gui/present/meetings/meetings_list.h"

#include "core/register/meetings/meeting_view.h"
#include "core/text/dates.h"
#include "core/text/wording.h"
#include "gui/present/meetings/meeting_words.h"

#include <algorithm>
#include <array>
#include <map>

namespace dongbo::present {

namespace {

constexpr const char* statePart = "state";
constexpr const char* latePart = "late";
constexpr std::array allStates{MeetingState::Planned, MeetingState::Held, MeetingState::Cancelled};

MeetingListLine lineOf(Language language, const store::MeetingRow& row,
                       const store::MeetingTally& tally, std::int64_t hoursAsked)
{
    const auto& meeting = row.meeting;
    MeetingListLine line;
    line.id = row.id;
    line.number = meeting.number.value_or("");
    line.name = meeting.name.value_or("");
    if (meeting.startsAt) {
        line.starts = text::formatInstant(*meeting.startsAt);
        line.startsMs = meeting.startsAt->unixMs;
        line.month = isoText(*meeting.startsAt).substr(0, 7);
    }
    line.state = meetingStatePill(language, meeting.state, meeting.frozenAt.has_value());
    line.stateCode = codeOf(meeting.state.value_or(MeetingState::Planned));
    if (meeting.level) {
        line.level = text::say(language, "meeting_level." + std::string(codeOf(*meeting.level)));
    }
    const auto hours = noticeHoursOf(meeting);
    line.isLate = hours && *hours < hoursAsked;
    line.notice = meeting.noticeNo.value_or("");
    constexpr std::int64_t whole = 1'000;
    line.received = std::to_string(tally.received) + "/" + std::to_string(tally.sites);
    line.receivedShare = tally.sites == 0 ? 0 : tally.received * whole / tally.sites;
    line.failed = tally.degraded + tally.lost;
    if (meeting.frozenAt) {
        line.outcome = text::say(
            language, "meetings.failed_of",
            {{"count", std::to_string(line.failed)}, {"sites", std::to_string(tally.sites)}});
    }
    for (const auto* part : {&line.number, &line.name, &line.notice}) {
        line.searched += " ";
        text::foldInto(line.searched, *part);
    }
    return line;
}

} // namespace

MeetingsList::MeetingsList(Shell& shell, ListView& view)
    : MemoryList(
          shell, view,
          {"meetings",
           ScreenName::Meetings,
           RecordKind::Meeting,
           {"starts", true},
           {{"table", "meetings.as_table", "list"}, {"month", "meetings.as_month", "calendar"}}})
{}

std::vector<LineColumn<MeetingListLine>> MeetingsList::declare() const
{
    const auto column = [this](const char* id, CellKind kind, int width, int stretch, int drop) {
        TableColumn out;
        out.id = id;
        out.title = say(std::string("meetings.col_") + id);
        out.kind = kind;
        out.width = width;
        out.stretch = stretch;
        out.drop = drop;
        out.filters = false;
        return out;
    };
    auto name = column("name", CellKind::Strong, 240, 2, 0);
    name.isFixed = true;
    name.least = 160;
    auto state = column(statePart, CellKind::Pill, 136, 0, 0);
    state.filters = true;
    auto level = column("level", CellKind::Quiet, 104, 0, 3);
    level.filters = true;
    using Line = const MeetingListLine&;
    return {
        {column("starts", CellKind::Text, 140, 0, 0), [](Line one) { return ListCell{one.starts}; },
         [](Line one) { return one.startsMs; }},
        {name, [](Line one) { return ListCell{one.name}; }},
        {state,
         [](Line one) {
             return ListCell{one.state.word, one.state.icon, one.state.tone};
         },
         nullptr, [](Line one) { return one.stateCode; }},
        {level, [](Line one) { return ListCell{one.level}; }, nullptr,
         [](Line one) { return one.level; }},
        {column("notice", CellKind::Quiet, 130, 1, 2),
         [](Line one) {
             return one.isLate ? ListCell{one.notice, "clock", Tone::Warn} : ListCell{one.notice};
         }},
        {column("received", CellKind::Number, 92, 0, 1),
         [](Line one) { return ListCell{one.received}; },
         [](Line one) { return one.receivedShare; }},
        {column("outcome", CellKind::Quiet, 150, 0, 1),
         [](Line one) { return ListCell{one.outcome}; }, [](Line one) { return one.failed; }},
        {column("number", CellKind::Quiet, 120, 0, 4),
         [](Line one) { return ListCell{one.number}; }}};
}

void MeetingsList::readLines()
{
    reader().read<std::vector<MeetingListLine>>(
        [language = session().language()](Register& reg, JobContext& job) {
            std::map<MeetingId, store::MeetingTally> tallies;
            for (const auto& tally : store::meetingTallies(reg.database())) {
                tallies.emplace(tally.meeting, tally);
            }
            const auto asked = assumptionsOf(reg)["notice_hours"];
            std::vector<MeetingListLine> lines;
            for (const auto& row : store::meetings(reg.database(), {})) {
                job.checkpoint();
                lines.push_back(lineOf(language, row, tallies[row.id], asked));
            }
            return lines;
        },
        [this](std::vector<MeetingListLine> lines) { take(std::move(lines)); });
}

std::string MeetingsList::caption() const
{
    return say(
        "meetings.caption",
        {{"count", number(std::ssize(lines()))},
         {"planned", number(countOf(statePart, std::string(codeOf(MeetingState::Planned))))}});
}

ChipPart MeetingsList::chipPart() const
{
    ChipPart out{statePart, {}};
    for (const auto state : allStates) {
        out.values.emplace_back(codeOf(state),
                                meetingStatePill(session().language(), state, false));
    }
    return out;
}

bool MeetingsList::isToldByChip(const std::string& part) const
{
    return part == statePart || part == latePart;
}

std::vector<ListChoice> MeetingsList::actions() const
{
    std::vector<ListChoice> out;
    if (session().isWritable()) {
        out.push_back({"begin", say("meetings.add"), "plus"});
    }
    if (current()) {
        out.push_back({"open", say("meetings.open"), "calendar-clock"});
    }
    return out;
}

void MeetingsList::begin()
{
    shell().openSheet({SheetKind::AddMeeting, std::nullopt, {}});
}

void MeetingsList::doIt(const std::string& actionId)
{
    if (actionId == "begin") {
        begin();
    } else if (actionId == "open" && current()) {
        shell().go({ScreenName::Meetings, RecordRef{RecordKind::Meeting, *current()}, {}});
    }
}

EmptyList MeetingsList::emptyList() const
{
    const bool isNew = lines().empty() && query().isEmpty();
    const std::string code = isNew ? "meetings.empty" : "meetings.empty_filter";
    EmptyList empty{"calendar-clock", say(code), say(code + "_help")};
    if (!isNew) {
        empty.ways.push_back({"clear", say("lists.clear_filter"), "cross"});
    } else if (session().isWritable()) {
        empty.ways.push_back({"begin", say("meetings.add"), "plus"});
    }
    return empty;
}

void MeetingsList::takeWay(const std::string& id)
{
    if (id == "begin") {
        begin();
    } else {
        ListPresenter::takeWay(id);
    }
}

} // namespace dongbo::present
