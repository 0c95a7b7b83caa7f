#include "core/register/base/find.h"
#include "core/register/meetings/duties.h"
#include "core/register/meetings/meetings.h"
#include "core/register/meetings/room_checks.h"
#include "core/register/records/simple_records.h"
#include "core/store/projection/load.h"
#include "core/store/queries/place_queries.h"
#include "core/store/queries/planning_queries.h"
#include "core/text/unicode.h"
#include "importers/sample/history.h"
#include "importers/sample/history_steps.h"

namespace dongbo::importers {

namespace {

/// The trimmed pieces between the marks, without empty ones.
template <typename F> void eachPiece(std::string_view text, char mark, F&& visit)
{
    while (!text.empty()) {
        const auto end = std::min(text.find(mark), text.size());
        if (const auto piece = text::trim(text.substr(0, end)); !piece.empty()) {
            visit(piece);
        }
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

std::optional<Instant> moment(const HistoryStep& step, std::string_view key)
{
    return step.has(key) ? parseIsoInstant(step[key]) : std::nullopt;
}

/// The rooms of a tier (of all, without one) that stand at that moment.
std::vector<SiteId> roomsOf(Register& reg, const std::string& tier, Instant at)
{
    std::vector<SiteId> out;
    store::SiteFilter filter;
    filter.on = dayOf(at);
    for (const auto& row : store::sites(reg.database(), filter)) {
        if (tier.empty() || row.site.tier == tier) {
            out.push_back(row.id);
        }
    }
    return out;
}

Meeting meetingOf(Register& reg, const HistoryStep& step)
{
    Meeting out;
    out.name = maybe(step, "name");
    out.level = choice<MeetingLevel>(step, "level");
    out.startsAt = moment(step, "starts");
    out.endsAt = moment(step, "ends");
    out.platform = maybe(step, "platform");
    out.link = choice<LinkType>(step, "link");
    out.host = findUnit(reg, step["host"]);
    out.contact = maybe(step, "contact");
    out.noticeNo = maybe(step, "notice");
    out.noticeSentAt = moment(step, "sent");
    if (out.noticeSentAt) {
        out.noticeDay = dayOf(*out.noticeSentAt);
    }
    return out;
}

/// "computer:3": the room's device of that type with the first code came on at the third try.
CheckItemDraft startsOf(Register& reg, const SiteId& site, const std::string& typed,
                        const HistoryStep& step)
{
    const auto mark = typed.find(':');
    const auto type = parseCode<DeviceType>(typed.substr(0, mark));
    CheckItemDraft item;
    std::string first;
    store::eachDeviceBrief(reg.database(), site, [&](const store::DeviceBrief& device) {
        if (type && device.type == type && (first.empty() || device.code < first)) {
            first = std::string(device.code);
            item.device = device.id;
        }
    });
    if (!item.device || mark == std::string::npos) {
        refuse(step, "no device for starts=" + typed);
    }
    item.startsNeeded = text::parseInteger(typed.substr(mark + 1));
    return item;
}

/// "at/Đại An", "fail/Đại An" and "starts/Đại An": one room of a step.
std::vector<CheckDraft> checksOf(Register& reg, const HistoryStep& step, const MeetingId& meeting)
{
    constexpr std::string_view when = "at/";
    std::vector<CheckDraft> out;
    for (const auto& [key, value] : step.values) {
        if (!key.starts_with(when)) {
            continue;
        }
        const auto site = key.substr(when.size());
        CheckDraft draft;
        draft.site = findSite(reg, site);
        draft.meeting = meeting;
        draft.at = parseIsoInstant(value);
        draft.by = store::load<Site>(reg.database(), draft.site).value_or(Site{}).custodian;
        draft.headings.fill(CheckResult::Pass);
        draft.symptoms.fill("Kiểm tra không đạt");
        eachPiece(step["fail/" + site], ',', [&](std::string_view code) {
            if (const auto heading = parseCode<CheckHeading>(code)) {
                draft.headings[planning::indexOf(*heading)] = CheckResult::Fail;
            }
        });
        if (const auto starts = step["starts/" + site]; !starts.empty()) {
            draft.items.push_back(startsOf(reg, draft.site, starts, step));
        }
        out.push_back(std::move(draft));
    }
    return out;
}

} // namespace

void HistoryPlayer::playMeeting(const HistoryStep& step)
{
    auto& reg = *m_register;
    if (step.verb == "procedure") {
        Procedure procedure;
        procedure.name = maybe(step, "name");
        procedure.version = maybe(step, "version");
        std::string items; // a line an item; a row of the file is one line
        eachPiece(step["items"], ';', [&items](std::string_view item) {
            items += (items.empty() ? "" : "\n") + std::string(item);
        });
        procedure.items = items;
        procedure.type = step.has("type") ? std::optional{choice<DeviceType>(step, "type")}
                                          : std::optional<DeviceType>();
        procedure.source = maybe(step, "source");
        procedure.validFrom = parseIsoDate(step["from"]);
        procedure.documentNo = maybe(step, "document");
        (void)done(addSimple(reg, RecordKind::Procedure, valuesOf(procedure), {}), step);
        return;
    }
    if (step.verb == "meeting-add") {
        MeetingDraft draft;
        draft.meeting = meetingOf(reg, step);
        draft.invited.sites = roomsOf(reg, step["tier"], step.at);
        draft.ifUnlikely = checks::IfUnlikely::Write; // some notices come late
        m_meetings.insert_or_assign(step["label"], done(addMeeting(reg, draft), step).id);
        return;
    }
    const auto found = m_meetings.find(step["meeting"]);
    if (found == m_meetings.end()) {
        refuse(step, "no meeting " + step["meeting"]);
    }
    const auto meeting = found->second;
    if (step.verb == "meeting-receipt") {
        ReceiptDraft draft;
        eachPiece(step["sites"], ';',
                  [&](std::string_view site) { draft.sites.sites.push_back(findSite(reg, site)); });
        (void)done(receiveNotice(reg, meeting, draft), step);
    } else if (step.verb == "meeting-duty") {
        DutyDraft draft;
        draft.duty.officer = findOfficer(reg, step["officer"]);
        draft.duty.meeting = meeting;
        draft.duty.role = choice<DutyRole>(step, "role");
        (void)done(giveDuty(reg, draft), step);
    } else if (step.verb == "meeting-check") {
        const auto taken = recordChecks(reg, checksOf(reg, step, meeting));
        if (!taken.left.empty()) {
            refuse(step, taken.left.front().why.message.code);
        }
    } else if (step.verb == "meeting-outcome") {
        OutcomeDraft draft;
        draft.sites.sites = {findSite(reg, step["site"])};
        draft.outcome = choice<MeetingOutcome>(step, "outcome");
        draft.minutesLost = text::parseInteger(step["minutes"]);
        draft.cause = step["cause"];
        if (const auto fault = m_faults.find(step["fault"]); fault != m_faults.end()) {
            draft.fault = fault->second;
        }
        (void)done(recordOutcome(reg, meeting, draft), step);
    } else if (step.verb == "meeting-freeze") {
        FreezeDraft draft;
        draft.restHeld = true;
        (void)done(freezeMeeting(reg, meeting, draft), step);
    } else {
        refuse(step, "unknown verb");
    }
}

} // namespace dongbo::importers
