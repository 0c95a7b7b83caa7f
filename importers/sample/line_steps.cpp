#include "core/register/base/find.h"
#include "core/register/lines/escalation.h"
#include "core/register/lines/lines.h"
#include "core/register/lines/support.h"
#include "core/register/records/simple_records.h"
#include "core/store/projection/load.h"
#include "importers/sample/history.h"
#include "importers/sample/history_steps.h"

#include <charconv>

namespace dongbo::importers {

namespace {

std::optional<std::int64_t> whole(const HistoryStep& step, std::string_view key)
{
    return step.has(key) ? text::parseInteger(step[key]) : std::nullopt;
}

std::optional<VendorId> providerOf(Register& reg, const HistoryStep& step)
{
    return step.has("provider") ? findVendor(reg, step["provider"]) : std::nullopt;
}

void addLine(Register& reg, const HistoryStep& step)
{
    Line line;
    line.name = step["name"];
    line.site = findSite(reg, step["site"]);
    line.provider = providerOf(reg, step);
    line.kind = choice<LineKind>(step, "kind");
    line.isBackup = step.has("backup") ? std::optional{true} : std::nullopt;
    line.contractNo = maybe(step, "contract");
    line.customerNo = maybe(step, "customer");
    line.downKbps = whole(step, "down");
    line.upKbps = whole(step, "up");
    line.repairHours = whole(step, "hours");
    line.availabilityBp = whole(step, "availability");
    line.hotline = maybe(step, "hotline");
    line.validFrom = parseIsoDate(step["from"]);
    line.validTo = parseIsoDate(step["to"]);
    line.monthlyCost = money(step, "cost");
    (void)done(addSimple(reg, RecordKind::Line, valuesOf(line), {}), step);
}

void renewLine(Register& reg, const HistoryStep& step)
{
    const auto id = findLine(reg, step["line"]);
    (void)done(editSimple(reg, RecordKind::Line, id,
                          {fieldEdit(&Line::validTo, parseIsoDate(step["to"]))}, "Gia hạn hợp đồng",
                          OnConflict::WriteOthers, checks::IfUnlikely::Write),
               step);
}

/// "40655/20327/12": kbit/s down and up, milliseconds.
MeasureDraft measured(const HistoryStep& step, const std::string& figures)
{
    MeasureDraft draft;
    draft.at = step.at;
    draft.by = step.by;
    std::string_view rest = figures;
    for (auto* field : {&draft.downKbps, &draft.upKbps, &draft.pingMs}) {
        const auto end = std::min(rest.find('/'), rest.size());
        *field = text::parseInteger(rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return draft;
}

void measure(Register& reg, const HistoryStep& step)
{
    std::vector<MeasureDraft> drafts;
    for (const auto& [site, figures] : step.values) {
        drafts.push_back(measured(step, figures));
        drafts.back().line = findLine(reg, "FTTH " + site);
    }
    if (!measureLines(reg, drafts, {}).problems.empty()) {
        refuse(step, "a measurement with problems");
    }
}

void addContactPoint(Register& reg, const HistoryStep& step)
{
    ContactPoint point;
    point.level = whole(step, "level");
    point.party = maybe(step, "party");
    point.unit = step.has("unit") ? std::optional{findUnit(reg, step["unit"])} : std::nullopt;
    point.about =
        step.has("about") ? std::optional{choice<FaultAbout>(step, "about")} : std::nullopt;
    point.provider = providerOf(reg, step);
    point.officer =
        step.has("officer") ? std::optional{findOfficer(reg, step["officer"])} : std::nullopt;
    point.person = maybe(step, "person");
    point.phone = maybe(step, "phone");
    point.email = maybe(step, "email");
    point.waitMinutes = whole(step, "wait");
    (void)done(addSimple(reg, RecordKind::ContactPoint, valuesOf(point), {}), step);
}

void askForUpgrade(Register& reg, const HistoryStep& step)
{
    if (step.verb == "upgrade.ask") {
        UpgradeDraft draft;
        draft.line = findLine(reg, step["line"]);
        draft.wantedKbps = whole(step, "speed");
        draft.reason = step["reason"];
        (void)done(askUpgrade(reg, draft), step);
    } else if (step.verb == "upgrade.answer") {
        (void)done(answerUpgrade(reg, {findUpgrade(reg, step["line"]), step["agreed"] == "yes",
                                       dayOf(step.at), step["answer"]}),
                   step);
    } else if (step.verb == "upgrade.done") {
        (void)done(finishUpgrade(reg, {findUpgrade(reg, step["line"]), dayOf(step.at), {}}), step);
    } else {
        refuse(step, "unknown verb");
    }
}

} // namespace

bool HistoryPlayer::playLines(const HistoryStep& step)
{
    auto& reg = *m_register;
    if (step.verb == "line") {
        addLine(reg, step);
    } else if (step.verb == "renew-line") {
        renewLine(reg, step);
    } else if (step.verb == "measure-lines") {
        measure(reg, step);
    } else if (step.verb == "contact-point") {
        addContactPoint(reg, step);
    } else if (step.verb.starts_with("upgrade.")) {
        askForUpgrade(reg, step);
    } else if (step.verb == "tell") {
        tell(step);
    } else if (step.verb.starts_with("support-")) {
        playSupport(step);
    } else {
        return false;
    }
    return true;
}

void HistoryPlayer::tell(const HistoryStep& step)
{
    auto& reg = *m_register;
    const auto found = m_faults.find(step["fault"]);
    if (found == m_faults.end()) {
        refuse(step, "no fault " + step["fault"]);
    }
    const auto fault = store::load<Fault>(reg.database(), found->second).value_or(Fault{});
    TellDraft draft;
    draft.fault = found->second;
    draft.at = step.at;
    draft.answer = step["answer"];
    draft.ticket = step["ticket"];
    for (const auto& one : chainOf(reg, questionOf(reg, fault))) {
        if (one.level == whole(step, "level")) {
            fillFrom(draft, one);
            break;
        }
    }
    (void)done(tellContact(reg, draft), step);
}

void HistoryPlayer::playSupport(const HistoryStep& step)
{
    auto& reg = *m_register;
    if (step.verb == "support-ask") {
        SupportDraft draft;
        draft.site = findSite(reg, step["site"]);
        draft.askedOf = step["of"];
        draft.content = step["content"];
        m_requests.insert_or_assign(step["label"], done(askSupport(reg, draft), step).id);
        return;
    }
    const auto request = m_requests.find(step["request"]);
    if (request == m_requests.end()) {
        refuse(step, "no request " + step["request"]);
    }
    const auto what = step.verb == "support-answer" ? SupportStep::Answer
                      : step.verb == "support-help" ? SupportStep::Help
                                                    : SupportStep::Refuse;
    (void)done(stepSupport(reg, {request->second, what, dayOf(step.at), step["answer"]}), step);
}

} // namespace dongbo::importers
