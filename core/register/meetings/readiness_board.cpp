#include "core/register/meetings/readiness_board.h"

#include "core/register/base/lookups.h"
#include "core/register/meetings/frozen_reasons.h"
#include "core/register/meetings/meeting_view.h"
#include "core/register/meetings/reason_words.h"
#include "core/register/planning/situation.h"
#include "core/store/queries/readiness_queries.h"

#include <algorithm>
#include <set>
#include <unordered_map>

namespace dongbo {

namespace {

using planning::headingCount;
using planning::ReasonKind;

constexpr std::int64_t hourMs = 3'600'000;

/// One room while its evidence is read.
struct Room
{
    std::size_t site = 0; ///< into RegisterSituation::sites
    planning::RoomEvidence evidence;
    std::optional<CheckId> check;
    std::optional<Instant> lastCheck;
    OnDuty onDuty;
    const MeetingSite* invited = nullptr;
    std::optional<MeetingSiteId> invitedId;
};

class BoardReader
{
public:
    BoardReader(Register& reg, std::optional<MeetingId> meeting, Instant now,
                std::optional<SiteId> only = std::nullopt, Foretold forecast = Foretold::Whole)
        : m_reg(reg)
        , m_only(only)
        , m_forecast(forecast)
        , m_now(now)
        , m_assumptions(assumptionsOf(reg))
    {
        m_out.meeting = meeting;
        m_out.asOf = now;
    }

    Board read()
    {
        const store::ReadView view(m_reg.database());
        if (m_out.meeting) {
            m_view = viewMeeting(m_reg, *m_out.meeting);
            m_out.number = m_view.meeting.number.value_or("");
            const auto begin =
                m_view.meeting.beganAt ? m_view.meeting.beganAt : m_view.meeting.startsAt;
            if (begin) {
                m_out.asOf = std::min(m_now, *begin);
            }
            if (m_view.meeting.frozenAt) {
                readFrozen();
                return std::move(m_out);
            }
        }
        readRooms();
        readFaults();
        readChecks();
        readLines();
        readDuty();
        judgeAll();
        if (!m_only) { // of one room nobody asks how many will fail
            foretell();
        }
        return std::move(m_out);
    }

private:
    void readRooms()
    {
        PlanningScope scope;
        scope.site = m_only;
        m_read = readSites(m_reg, scope);
        std::map<SiteId, const store::MeetingSiteRow*> invited;
        for (const auto& row : m_view.sites) {
            if (row.invited.site) {
                invited.emplace(*row.invited.site, &row);
            }
        }
        for (std::size_t i = 0; i < m_read.sites.size(); ++i) {
            Room room;
            room.site = i;
            if (m_out.meeting) {
                const auto found = invited.find(m_read.sites[i].id);
                if (found == invited.end()) {
                    continue;
                }
                room.invited = &found->second->invited;
                room.invitedId = found->second->id;
                room.evidence.trial = room.invited->trial;
                room.evidence.trialAt = m_view.meeting.trialAt;
            }
            m_places.emplace(m_read.sites[i].id, m_rooms.size());
            m_rooms.push_back(std::move(room));
        }
    }

    /// Nothing for a room that is not on the board.
    Room* roomOf(const std::optional<SiteId>& site)
    {
        const auto found = site ? m_places.find(*site) : m_places.end();
        return found == m_places.end() ? nullptr : &m_rooms[found->second];
    }

    void readFaults()
    {
        const auto said = store::headingsOfFaults(m_reg.database());
        const Instant since{m_out.asOf.unixMs - m_assumptions["check_fresh_hours"] * hourMs};
        store::eachRoomFault(
            m_reg.database(), m_only, since, [&](const store::RoomFaultBrief& brief) {
                auto* room = roomOf(brief.site);
                if (room == nullptr) {
                    return;
                }
                planning::RoomFault fault;
                fault.id = brief.id;
                fault.about = brief.about.value_or(FaultAbout::Device);
                fault.device = brief.device;
                fault.type = brief.type;
                fault.line = brief.line;
                fault.severity = brief.severity;
                fault.reportedAt = brief.reportedAt;
                fault.over = brief.over;
                if (const auto by = said.find(brief.id);
                    by != said.end() && fault.about != FaultAbout::Device) {
                    fault.heading = by->second;
                }
                room->evidence.faults.push_back(fault);
                m_words.addFault(brief.id,
                                 FaultWords{std::string(brief.number), std::string(brief.symptom),
                                            brief.deviceCode.empty()
                                                ? std::string(brief.deviceName)
                                                : std::string(brief.deviceCode) + " " +
                                                      std::string(brief.deviceName)});
            });
    }

    void readChecks()
    {
        store::eachCheckBrief(
            m_reg.database(), m_only, m_out.asOf, [&](const store::CheckBrief& check) {
                auto* room = roomOf(check.site);
                if (room == nullptr) {
                    return;
                }
                for (std::size_t i = 0; i < headingCount; ++i) {
                    const auto& result = check.headings[i];
                    auto& look = room->evidence.looks[i];
                    const bool isNewer = !look || look->at <= check.at;
                    if (result && *result != CheckResult::NotLookedAt && isNewer) {
                        look = planning::Look{check.id, check.at, *result};
                    }
                }
                if (!room->lastCheck || *room->lastCheck <= check.at) {
                    room->lastCheck = check.at;
                    room->check = check.id;
                }
            });
        std::unordered_map<RecordId, Room*> newest;
        for (auto& room : m_rooms) {
            const bool isFresh = room.lastCheck && m_out.asOf.unixMs - room.lastCheck->unixMs <=
                                                       m_assumptions["check_fresh_hours"] * hourMs;
            if (isFresh) {
                newest.emplace(*room.check, &room);
            }
        }
        if (newest.empty()) {
            return;
        }
        for (auto& start : store::hardStarts(m_reg.database())) {
            const auto found = newest.find(start.check);
            if (found != newest.end()) {
                found->second->evidence.hardStarts.push_back(
                    {start.device, start.check, start.tries, start.type});
            }
        }
    }

    void readLines()
    {
        for (auto& row : store::roomLines(m_reg.database(), m_only, m_out.asOf)) {
            auto* room = roomOf(row.site);
            if (room == nullptr) {
                continue;
            }
            room->evidence.lines.push_back({row.id, row.isBackup, row.boughtKbps, row.validTo,
                                            row.measuredKbps, row.measuredAt});
            m_words.addLine(row.id, std::move(row.name));
        }
    }

    /// Whether the duty is of this board's meeting, or of its moment.
    [[nodiscard]] bool isMeant(const Duty& duty) const
    {
        if (duty.meeting) {
            return duty.meeting == m_out.meeting;
        }
        return (!duty.from || *duty.from <= m_out.asOf) &&
               (!duty.until || *duty.until > m_out.asOf);
    }

    void readDuty()
    {
        const auto officers = store::officerNames(m_reg.database());
        const auto custodian = [&](const OfficerId& id) {
            const auto found = officers.find(id);
            return found == officers.end()
                       ? OnDuty{id, {}, {}, false}
                       : OnDuty{id, found->second.name, found->second.phone, false};
        };
        for (auto& room : m_rooms) {
            if (const auto& officer = m_read.sites[room.site].custodian) {
                room.onDuty = custodian(*officer);
            }
        }
        const auto parents = store::unitParents(m_reg.database());
        const auto isBelow = [&](std::optional<UnitId> unit, const UnitId& above) {
            constexpr int deepest = 20; // a loop made by a merge of registers ends here
            for (int depth = 0; unit && depth < deepest; ++depth) {
                if (*unit == above) {
                    return true;
                }
                const auto parent = parents.find(*unit);
                unit = parent == parents.end() ? std::nullopt : std::optional{parent->second};
            }
            return false;
        };
        const auto take = [](Room& room, const store::DutyRow& row) {
            if (!room.onDuty.isRoster) { // main ones come first
                room.onDuty = {row.duty.officer, row.officer, row.phone, true};
            }
        };
        const auto roster = store::duties(m_reg.database(), {});
        for (const auto& row : roster) {
            auto* room = isMeant(row.duty) ? roomOf(row.duty.site) : nullptr;
            if (room != nullptr) {
                take(*room, row);
            }
        }
        for (const auto& row : roster) {
            if (!row.duty.unit || row.duty.site || !isMeant(row.duty)) {
                continue;
            }
            for (auto& room : m_rooms) {
                if (isBelow(m_read.sites[room.site].unit, *row.duty.unit)) {
                    take(room, row);
                }
            }
        }
        for (auto& room : m_rooms) {
            room.evidence.hasDuty = room.onDuty.officer.has_value();
        }
    }

    void judgeAll()
    {
        std::vector<planning::Evaluator> evaluators;
        for (const auto& standard : m_read.situation.standards) {
            evaluators.emplace_back(standard.lines);
        }
        std::vector<planning::DeviceFacts> facts;
        for (auto& room : m_rooms) {
            const auto& site = m_read.situation.sites[room.site];
            facts.clear();
            for (const auto& device : site.devices) {
                facts.push_back(device.facts);
            }
            planning::SiteNeeds needs;
            room.evidence.devices = facts;
            if (site.standard != planning::nowhere) {
                needs = evaluators[site.standard].evaluate(facts);
                room.evidence.needs = &needs;
                room.evidence.standard = m_read.situation.standards[site.standard].lines;
            }
            const auto judged = planning::judge(room.evidence, m_assumptions, m_out.asOf);
            const auto& brief = m_read.sites[room.site];
            BoardSite out;
            out.id = brief.id;
            out.name = brief.name;
            out.invited = room.invitedId;
            out.state = judged.state;
            out.headings = judged.headings;
            for (const auto& reason : judged.reasons) {
                out.reasons.push_back({reason, m_words.of(room.evidence, site.devices, reason)});
            }
            out.check = room.check;
            out.lastCheck = room.lastCheck;
            out.onDuty = room.onDuty;
            if (room.invited != nullptr) {
                out.receivedAt = room.invited->receivedAt;
                out.outcome = room.invited->outcome;
            }
            m_out.sites.push_back(std::move(out));
        }
    }

    /// Rooms in past meetings, with the reasons that were frozen then.
    [[nodiscard]] std::vector<planning::PastRoom> pastRooms() const
    {
        std::vector<planning::PastRoom> out;
        std::optional<MeetingId> last;
        std::size_t meeting = 0;
        for (const auto& row : store::frozenRooms(m_reg.database(), m_out.asOf)) {
            meeting += last && *last != row.meeting ? 1 : 0;
            last = row.meeting;
            planning::PastRoom room;
            room.meeting = meeting;
            room.reasons = kindsIn(row.reasons);
            room.hasFailed = row.outcome != MeetingOutcome::Held;
            out.push_back(room);
        }
        return out;
    }

    void foretell()
    {
        const auto past = pastRooms();
        const planning::FailureOdds odds(m_assumptions, past);
        m_out.learntFrom = past.size();
        std::vector<planning::ReasonSet> rooms;
        for (auto& site : m_out.sites) {
            planning::ReasonSet set;
            for (const auto& reason : site.reasons) {
                set.set(static_cast<std::size_t>(reason.reason.kind));
            }
            site.chance = odds.chanceOf(set);
            m_out.expected += site.chance;
            rooms.push_back(set);
        }
        if (m_forecast == Foretold::Chances) {
            return;
        }
        m_out.backTest = planning::testOdds(m_assumptions, past);
        for (const auto& relief : planning::reliefs(rooms, odds, m_assumptions)) {
            const auto& reasons = m_out.sites[relief.room].reasons;
            const auto found =
                std::find_if(reasons.begin(), reasons.end(), [&](const BoardReason& reason) {
                    return reason.reason.kind == relief.kind;
                });
            m_out.reliefs.push_back({relief.room, static_cast<std::size_t>(found - reasons.begin()),
                                     relief.isCheck, relief.lowers});
        }
    }

    void readFrozen()
    {
        m_out.isFrozen = true;
        std::unordered_map<RecordId, store::CheckRow> newest;
        store::CheckFilter filter;
        filter.until = m_out.asOf;
        for (auto& row : store::siteChecks(m_reg.database(), filter)) { // the newest first
            if (row.check.site) {
                newest.emplace(*row.check.site, std::move(row));
            }
        }
        constexpr double wholeBp = 10'000;
        std::map<SiteId, OnDuty> onDuty;
        for (const auto& row : store::duties(m_reg.database(), {m_out.meeting, {}, {}, false})) {
            if (row.duty.site) {
                onDuty.emplace(*row.duty.site,
                               OnDuty{row.duty.officer, row.officer, row.phone, true});
            }
        }
        for (const auto& row : m_view.sites) {
            BoardSite out;
            out.id = row.invited.site.value_or(SiteId{});
            out.name = row.site;
            out.invited = row.id;
            out.state = row.invited.readiness.value_or(Readiness::Unknown);
            out.reasons = reasonsFrom(row.invited.reasons.value_or(""));
            out.headings = headingsFrom(out.reasons);
            out.chance = static_cast<double>(row.invited.failureBp.value_or(0)) / wholeBp;
            out.receivedAt = row.invited.receivedAt;
            out.outcome = row.invited.outcome;
            if (const auto check = newest.find(out.id); check != newest.end()) {
                out.check = check->second.id;
                out.lastCheck = check->second.check.checkedAt;
            }
            if (const auto duty = onDuty.find(out.id); duty != onDuty.end()) {
                out.onDuty = duty->second;
            }
            m_out.expected += out.chance;
            m_out.sites.push_back(std::move(out));
        }
        const auto past = pastRooms();
        m_out.learntFrom = past.size();
        m_out.backTest = planning::testOdds(m_assumptions, past);
    }

    [[nodiscard]] static std::array<Readiness, headingCount>
    headingsFrom(const std::vector<BoardReason>& reasons)
    {
        std::array<Readiness, headingCount> out;
        out.fill(Readiness::Ready);
        for (auto at = reasons.rbegin(); at != reasons.rend(); ++at) { // the heaviest last
            const auto& reason = at->reason;
            const auto weight = weightOf(reason.kind);
            if (reason.heading) {
                out[planning::indexOf(*reason.heading)] = weight;
            } else if (reason.kind == ReasonKind::Stale ||
                       reason.kind == ReasonKind::NeverChecked) {
                out.fill(weight);
            }
        }
        return out;
    }

    Register& m_reg;
    std::optional<SiteId> m_only;
    Foretold m_forecast;
    Instant m_now;
    planning::Assumptions m_assumptions;
    MeetingView m_view;
    RegisterSituation m_read;
    std::vector<Room> m_rooms;
    std::unordered_map<RecordId, std::size_t> m_places;
    ReasonWords m_words;
    Board m_out;
};

} // namespace

std::size_t Board::count(Readiness state) const
{
    return static_cast<std::size_t>(std::count_if(
        sites.begin(), sites.end(), [&](const BoardSite& site) { return site.state == state; }));
}

Board readBoard(Register& reg, const std::optional<MeetingId>& meeting, Instant now,
                Foretold forecast)
{
    return BoardReader(reg, meeting, now, std::nullopt, forecast).read();
}

std::optional<BoardSite> boardOfSite(Register& reg, const SiteId& site, Instant now)
{
    auto board = BoardReader(reg, std::nullopt, now, site).read();
    return board.sites.empty() ? std::nullopt : std::optional{std::move(board.sites.front())};
}

} // namespace dongbo
