#include "cli/json/meetings.h"

#include "cli/json/records.h"
#include "core/register/meetings/frozen_reasons.h"

#include <cmath>

namespace dongbo::cli {

namespace {

/// Three decimals: nobody knows more.
double rounded(double value)
{
    constexpr double places = 1'000;
    return std::round(value * places) / places;
}

Json reasonJson(const Context& context, const BoardReason& one)
{
    const auto& reason = one.reason;
    return {{"code", codeOf(reason.kind)},       {"weight", codeOf(weightOf(reason.kind))},
            {"heading", jsonOf(reason.heading)}, {"text", context.say(one.text)},
            {"at", jsonOf(reason.since)},        {"device_id", jsonOf(reason.device)},
            {"fault_id", jsonOf(reason.fault)},  {"check_id", jsonOf(reason.check)},
            {"line_id", jsonOf(reason.roomLine)}};
}

Json boardSiteJson(const Context& context, const BoardSite& site)
{
    Json reasons = Json::array();
    for (const auto& reason : site.reasons) {
        reasons.push_back(reasonJson(context, reason));
    }
    Json headings;
    for (std::size_t i = 0; i < site.headings.size(); ++i) {
        headings[std::string(codeOf(planning::headingAt(i)))] = codeOf(site.headings[i]);
    }
    return {{"site", jsonOfName(site.name)},
            {"site_id", site.id.text()},
            {"state", codeOf(site.state)},
            {"headings", headings},
            {"reasons", reasons},
            {"last_check", jsonOf(site.lastCheck)},
            {"last_check_id", jsonOf(site.check)},
            {"on_duty", jsonOfName(site.onDuty.name)},
            {"on_duty_phone", jsonOfName(site.onDuty.phone)},
            {"on_duty_roster", site.onDuty.isRoster},
            {"chance_of_failure", rounded(site.chance)},
            {"received_at", jsonOf(site.receivedAt)},
            {"outcome", jsonOf(site.outcome)}};
}

} // namespace

Json meetingJson(const MeetingView& view, Names& names)
{
    auto out = fieldsJson(view.id, describe(RecordKind::Meeting), valuesOf(view.meeting), names);
    const auto summary = Json::parse(view.meeting.summary.value_or("null"), nullptr, false);
    out["summary"] = summary.is_object() ? summary : Json();
    out["notice_hours"] = jsonOf(view.noticeHours);
    out["notice_late"] = view.isNoticeLate;
    out["sites_invited"] = view.sites.size();
    out["sites_received"] = view.received;
    return out;
}

Json invitedJson(const Context& context, const store::MeetingSiteRow& row, Names& names)
{
    auto out = fieldsJson(row.id, describe(RecordKind::MeetingSite), valuesOf(row.invited), names);
    Json reasons = Json::array();
    for (const auto& reason : reasonsFrom(row.invited.reasons.value_or(""))) {
        reasons.push_back(reasonJson(context, reason));
    }
    out["reasons"] = reasons;
    return out;
}

Json checkJson(const store::CheckRow& row, Names& names)
{
    return fieldsJson(row.id, describe(RecordKind::Check), valuesOf(row.check), names);
}

Json checkItemJson(const store::CheckItemRow& row, Names& names)
{
    auto out = fieldsJson(row.id, describe(RecordKind::CheckItem), valuesOf(row.item), names);
    out["fault"] =
        row.item.fault ? jsonOfName(names.of(RecordKind::Fault, *row.item.fault)) : Json();
    return out;
}

Json taskJson(const CheckTask& task)
{
    return {{"heading", codeOf(task.heading)},       {"text", task.text},
            {"device", jsonOfName(task.deviceCode)}, {"device_name", jsonOfName(task.deviceName)},
            {"device_id", jsonOf(task.device)},      {"line", jsonOfName(task.lineName)},
            {"line_id", jsonOf(task.line)}};
}

Json dutyJson(const store::DutyRow& row, Names& names)
{
    auto out = fieldsJson(row.id, describe(RecordKind::Duty), valuesOf(row.duty), names);
    out["phone"] = jsonOfName(row.phone);
    return out;
}

Json boardJson(const Context& context, const Board& board)
{
    Json sites = Json::array();
    for (const auto& site : board.sites) {
        sites.push_back(boardSiteJson(context, site));
    }
    Json reliefs = Json::array();
    constexpr std::size_t most = 10;
    for (std::size_t i = 0; i < board.reliefs.size() && i < most; ++i) {
        const auto& relief = board.reliefs[i];
        const auto& site = board.sites[relief.site];
        reliefs.push_back({{"site", jsonOfName(site.name)},
                           {"site_id", site.id.text()},
                           {"act", relief.isCheck ? "check" : "mend"},
                           {"reason", codeOf(site.reasons[relief.reason].reason.kind)},
                           {"text", context.say(site.reasons[relief.reason].text)},
                           {"lowers", rounded(relief.lowers)}});
    }
    return {{"meeting", jsonOfName(board.number)},
            {"meeting_id", jsonOf(board.meeting)},
            {"as_of", isoText(board.asOf)},
            {"frozen", board.isFrozen},
            {"sites", sites},
            {"summary",
             {{"ready", board.count(Readiness::Ready)},
              {"at_risk", board.count(Readiness::AtRisk)},
              {"not_ready", board.count(Readiness::NotReady)},
              {"unknown", board.count(Readiness::Unknown)}}},
            {"expected_failures", rounded(board.expected)},
            {"lowers_most", reliefs},
            {"back_test",
             {{"meetings", board.backTest.meetings},
              {"rooms", board.backTest.rooms},
              {"failed", board.backTest.failed},
              {"expected", rounded(board.backTest.expected)},
              {"brier", rounded(board.backTest.brier)},
              {"brier_of_mean", rounded(board.backTest.brierOfMean)}}}};
}

Json callsJson(const Board& board, const CallRound& round)
{
    Json entries = Json::array();
    for (const auto& entry : round.entries) {
        const auto& site = board.sites[entry.site];
        entries.push_back({{"site", jsonOfName(site.name)},
                           {"site_id", site.id.text()},
                           {"state", codeOf(site.state)},
                           {"on_duty", jsonOfName(site.onDuty.name)},
                           {"phone", jsonOfName(site.onDuty.phone)},
                           {"called_at", jsonOf(entry.calledAt)},
                           {"answer", jsonOfName(entry.answer)},
                           {"reached", entry.isReached}});
    }
    return {{"meeting", jsonOfName(board.number)},
            {"round", codeOf(round.round)},
            {"from", jsonOf(round.from)},
            {"called", round.done},
            {"to_call", round.wanted},
            {"calls", entries}};
}

} // namespace dongbo::cli
