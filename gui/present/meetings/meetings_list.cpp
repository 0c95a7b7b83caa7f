#include "gui/present/meetings/meetings_list.h"

#include "core/register/meetings/meeting_view.h"
#include "core/store/projection/load.h"
#include "core/text/dates.h"
#include "core/text/wording.h"
#include "gui/present/devices/device_words.h"
#include "gui/present/lists/new_column.h"
#include "gui/present/meetings/meeting_words.h"

#include <algorithm>
#include <array>
#include <map>

namespace dongbo::present {

namespace {

constexpr const char* statePart = "state";
constexpr const char* sitePart = "site";
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
    line.searched = searchedOf({line.number, line.name, line.notice});
    return line;
}

/// How it went at one site: "trục trặc, 12 phút · lúc họp có nguy cơ".
void tellThere(Language language, const MeetingSite& there, MeetingListLine& line)
{
    line.outcome.clear();
    line.failed = 0;
    if (there.outcome) {
        line.outcome =
            text::say(language, "meeting_outcome." + std::string(codeOf(*there.outcome)));
        line.failed = static_cast<std::int64_t>(*there.outcome);
        line.outcomeTone = outcomePill(language, there.outcome).tone;
    }
    if (there.minutesLost.value_or(0) > 0) {
        line.outcome += text::say(language, "meetings.minutes_there",
                                  {{"minutes", std::to_string(*there.minutesLost)}});
    }
    if (there.readiness) {
        line.outcome +=
            (line.outcome.empty() ? "" : " · ") +
            text::say(language, "meetings.was_ready",
                      {{"state", "@readiness." + std::string(codeOf(*there.readiness))}});
    }
}

std::vector<MeetingListLine> linesOf(Register& reg, JobContext& job, Language language,
                                     const std::optional<SiteId>& site)
{
    std::map<MeetingId, store::MeetingTally> tallies;
    for (const auto& tally : store::meetingTallies(reg.database())) {
        tallies.emplace(tally.meeting, tally);
    }
    std::map<MeetingId, MeetingSite> there;
    if (site) {
        for (auto& row : store::meetingsOfSite(reg.database(), *site)) {
            there.emplace(row.meetingId, std::move(row.invited.invited));
        }
    }
    const auto asked = assumptionsOf(reg)["notice_hours"];
    std::vector<MeetingListLine> lines;
    for (const auto& row : store::meetings(reg.database(), {})) {
        job.checkpoint();
        const auto mine = there.find(row.id);
        if (site && mine == there.end()) {
            continue;
        }
        lines.push_back(lineOf(language, row, tallies[row.id], asked));
        if (site) {
            tellThere(language, mine->second, lines.back());
        }
    }
    return lines;
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
    const NewColumn column(session(), "meetings.col_");
    using Line = const MeetingListLine&;
    return {
        {column("starts", CellKind::Text, 140, 0, 0, false), &MeetingListLine::starts,
         &MeetingListLine::startsMs},
        {column.fixed("name", 240, 2, 160), &MeetingListLine::name},
        {column(statePart, CellKind::Pill, 136), &MeetingListLine::state, nullptr,
         &MeetingListLine::stateCode},
        {column("level", CellKind::Quiet, 104, 0, 3), &MeetingListLine::level, nullptr,
         &MeetingListLine::level},
        {column("notice", CellKind::Quiet, 130, 1, 2, false),
         [](Line one) {
             return one.isLate ? ListCell{one.notice, "clock", Tone::Warn} : ListCell{one.notice};
         }},
        {column("received", CellKind::Number, 92, 0, 1, false), &MeetingListLine::received,
         &MeetingListLine::receivedShare},
        {column("outcome", CellKind::Quiet, 150, 1, 1, false),
         [](Line one) {
             ListCell cell{one.outcome, {}, one.outcomeTone};
             cell.tip = one.outcome;
             return cell;
         },
         &MeetingListLine::failed},
        {column("number", CellKind::Quiet, 120, 0, 4, false), &MeetingListLine::number}};
}

void MeetingsList::readLines()
{
    const auto site = RecordId::parse(query().first(sitePart));
    readIn([language = session().language(), site](Register& reg, JobContext& job) {
        return linesOf(reg, job, language,
                       site ? std::optional{SiteId{*site}} : std::optional<SiteId>());
    });
}

std::string MeetingsList::wordOf(const std::string& part, const std::string& value) const
{
    const auto id = part == sitePart ? RecordId::parse(value) : std::nullopt;
    if (!id) {
        return MemoryList::wordOf(part, value);
    }
    const auto site = store::load<Site>(session().shown().database(), SiteId{*id});
    return site ? shortSiteName(site->name.value_or("")) : say("faults.one_site");
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
    return chipsOf(statePart, allStates, [this](MeetingState state) {
        return meetingStatePill(session().language(), state, false);
    });
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
    } else {
        MemoryList::doIt(actionId);
    }
}

EmptyWords MeetingsList::emptyWords() const
{
    return {"calendar-clock",
            "meetings.empty",
            "meetings.empty_filter",
            {{"begin", say("meetings.add"), "plus", {}, {}, true}}};
}

} // namespace dongbo::present
