#include "cli/json/lines.h"

namespace dongbo::cli {

namespace {

Json figuresJson(const planning::SlaFigures& figures)
{
    return {{"incidents", figures.incidents},
            {"open", figures.open},
            {"late", figures.late},
            {"minutes_down", figures.minutesDown},
            {"minutes_in_meetings", figures.minutesInMeetings},
            {"repair_minutes", figures.repairMinutes},
            {"longest_repair", figures.longestRepair},
            {"minutes_observed", figures.minutesObserved},
            {"availability_bp", jsonOf(figures.availabilityBp())}};
}

Json slaLineJson(const SlaProvider& provider, const SlaLine& line)
{
    Json out{{"line", jsonOf(line.line.name)},
             {"line_id", jsonOf(line.id)},
             {"site", jsonOfName(line.site)},
             {"site_id", jsonOf(line.siteId)},
             {"contract_no", jsonOf(line.line.contractNo)},
             {"repair_hours", jsonOf(line.line.repairHours)},
             {"availability_agreed_bp", jsonOf(line.line.availabilityBp)},
             {"valid_to", jsonOf(line.line.validTo)},
             {"expired", line.isOver}};
    out.update(figuresJson(line.figures));
    out["keeps_availability"] = jsonOf(line.keepsAvailability);
    out["incident_list"] = Json::array();
    for (const auto& incident : line.incidents) {
        out["incident_list"].push_back(slaIncidentJson(incident, provider, line));
    }
    return out;
}

} // namespace

Json lineViewJson(const LineView& view)
{
    const auto& line = view.line;
    const auto& last = view.last;
    return {{"id", view.id.text()},
            {"name", jsonOf(line.name)},
            {"site", jsonOfName(view.site)},
            {"site_id", jsonOf(line.site)},
            {"provider", jsonOfName(view.provider)},
            {"provider_id", jsonOf(line.provider)},
            {"kind", jsonOf(line.kind)},
            {"backup", line.isBackup.value_or(false)},
            {"contract_no", jsonOf(line.contractNo)},
            {"customer_no", jsonOf(line.customerNo)},
            {"hotline", jsonOfName(view.hotline)},
            {"down_kbps", jsonOf(line.downKbps)},
            {"up_kbps", jsonOf(line.upKbps)},
            {"measured_down_kbps", last ? jsonOf(last->downKbps) : Json()},
            {"measured_up_kbps", last ? jsonOf(last->upKbps) : Json()},
            {"measured_at", last ? jsonOf(last->measuredAt) : Json()},
            {"standing", codeOf(view.standing)},
            {"fault", view.open ? jsonOf(view.open->fault.number) : Json()},
            {"fault_id", view.open ? Json(view.open->id.text()) : Json()},
            {"down_minutes", jsonOf(view.downMinutes)},
            {"valid_to", jsonOf(line.validTo)},
            {"expired", view.isOver}};
}

Json slaIncidentJson(const SlaIncident& incident, const SlaProvider& provider, const SlaLine& line)
{
    const auto& figures = incident.figures;
    return {{"fault", jsonOf(incident.fault.number)},
            {"fault_id", incident.id.text()},
            {"line", jsonOf(line.line.name)},
            {"site", jsonOfName(line.site)},
            {"provider", jsonOfName(provider.name)},
            {"symptom", jsonOf(incident.fault.symptom)},
            {"down", incident.times.isDown},
            {"began", jsonOf(std::optional{incident.times.began})},
            {"ended", jsonOf(incident.times.ended)},
            {"called", jsonOf(incident.times.called)},
            {"ticket", jsonOf(incident.fault.ticket)},
            {"during_meeting", jsonOf(incident.fault.duringMeeting)},
            {"minutes_down", figures.minutesDown},
            {"minutes_in_meetings", figures.minutesInMeetings},
            {"repair_minutes", figures.repairMinutes},
            {"late", jsonOf(figures.isLate)},
            {"open", figures.isOpen},
            {"after_contract", figures.isAfterContract},
            {"contradictory", figures.isContradictory}};
}

Json slaJson(const SlaAnswer& answer)
{
    Json out{{"from", isoText(answer.question.from)},
             {"until", isoText(answer.question.until)},
             {"now", isoText(answer.period.now)}};
    out["providers"] = Json::array();
    for (const auto& provider : answer.providers) {
        Json one{{"provider", jsonOfName(provider.name)}, {"provider_id", jsonOf(provider.id)}};
        one.update(figuresJson(provider.figures));
        one["lines"] = Json::array();
        for (const auto& line : provider.lines) {
            one["lines"].push_back(slaLineJson(provider, line));
        }
        out["providers"].push_back(std::move(one));
    }
    out["total"] = figuresJson(answer.all);
    return out;
}

Json chainStepJson(const ChainStep& step)
{
    return {{"level", step.level},
            {"party", jsonOfName(step.party)},
            {"person", jsonOfName(step.person)},
            {"phone", jsonOfName(step.phone)},
            {"email", jsonOfName(step.email)},
            {"wait_minutes", jsonOf(step.waitMinutes)},
            {"provider", step.isProvider},
            {"contact_point_id", jsonOf(step.point)}};
}

} // namespace dongbo::cli
