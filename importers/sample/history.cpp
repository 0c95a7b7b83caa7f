#include "importers/sample/history.h"

#include "core/register/base/find.h"
#include "core/register/devices/devices.h"
#include "core/register/faults/faults.h"
#include "core/register/places/places.h"
#include "core/store/projection/load.h"
#include "importers/sample/history_steps.h"

#include <utility>

namespace dongbo::importers {

const std::string& HistoryStep::operator[](std::string_view key) const
{
    static const std::string none;
    const auto found = values.find(key);
    return found == values.end() ? none : found->second;
}

std::vector<HistoryStep> readHistory(std::string_view text)
{
    std::vector<HistoryStep> out;
    std::size_t number = 0;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        auto line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        ++number;
        if (line.empty() || line.front() == '#') {
            continue;
        }
        std::vector<std::string_view> cells;
        for (auto tab = line.find('\t'); tab != std::string_view::npos; tab = line.find('\t')) {
            cells.push_back(line.substr(0, tab));
            line.remove_prefix(tab + 1);
        }
        cells.push_back(line);
        HistoryStep step;
        step.line = number;
        const auto at = cells.empty() ? std::nullopt : parseIsoInstant(cells[0]);
        if (!at || cells.size() < 3) {
            refuse(step, "not moment, officer, verb");
        }
        step.at = *at;
        step.by = std::string(cells[1]);
        step.verb = std::string(cells[2]);
        for (std::size_t i = 3; i < cells.size(); ++i) {
            const auto equals = cells[i].find('=');
            if (equals == std::string_view::npos) {
                refuse(step, "no '=' in " + std::string(cells[i]));
            }
            step.values.emplace(cells[i].substr(0, equals), cells[i].substr(equals + 1));
        }
        out.push_back(std::move(step));
    }
    return out;
}

void HistoryPlayer::play(const HistoryStep& step)
{
    if (m_hasKeeper) {
        m_register->actAs(step.by);
    }
    if (playUpkeep(step)) {
        return;
    }
    if (step.verb == "officer" || step.verb == "vendor") {
        addPerson(step);
    } else if (step.verb == "import") {
        m_importList(step["list"]);
    } else if (step.verb == "custodian") {
        (void)done(giveCustody(*m_register, findOfficer(*m_register, step["officer"]), std::nullopt,
                               findSite(*m_register, step["site"]), dayOf(step.at),
                               step["document"]),
                   step);
    } else if (step.verb.starts_with("fault.")) {
        playFault(step);
    } else if (step.verb.starts_with("repair.")) {
        playRepair(step);
    } else if (step.verb.starts_with("device.")) {
        playDevice(step);
    } else if (step.verb.starts_with("meeting-") || step.verb == "procedure") {
        playMeeting(step);
    } else if (!playLines(step)) {
        playPlanning(step);
    }
}

void HistoryPlayer::addPerson(const HistoryStep& step)
{
    if (step.verb == "vendor") {
        Vendor vendor;
        vendor.name = step["name"];
        vendor.kind = choice<VendorKind>(step, "kind");
        vendor.phone = maybe(step, "phone");
        vendor.address = maybe(step, "address");
        (void)done(addVendor(*m_register, vendor, {}), step);
        return;
    }
    Officer known;
    if (!m_hasKeeper) {
        // The register was made by an account; this is who it belongs to.
        known = store::load<Officer>(m_register->database(), *m_register->actor().officer)
                    .value_or(Officer{});
    }
    Officer officer = known;
    officer.name = step["name"];
    officer.position = maybe(step, "position");
    officer.phone = maybe(step, "phone");
    if (step.has("unit")) {
        officer.unit = findUnit(*m_register, step["unit"]);
    }
    if (m_hasKeeper) {
        (void)done(addOfficer(*m_register, officer, {}), step);
    } else {
        (void)done(editOfficer(*m_register, *m_register->actor().officer,
                               editsBetween(known, officer), {}),
                   step);
        m_hasKeeper = true;
    }
}

void HistoryPlayer::playFault(const HistoryStep& step)
{
    auto& reg = *m_register;
    if (step.verb == "fault.report") {
        FaultDraft draft;
        if (step.has("device")) {
            draft.device = findDevice(reg, step["device"]);
        } else {
            draft.site = findSite(reg, step["site"]);
            draft.about = choice<FaultAbout>(step, "about");
        }
        draft.symptom = step["symptom"];
        draft.severity = choice<Severity>(step, "severity");
        draft.duringMeeting = step["during"];
        m_faults.insert_or_assign(step["label"], done(reportFault(reg, draft), step).id);
        return;
    }
    const auto found = m_faults.find(step["fault"]);
    if (found == m_faults.end()) {
        refuse(step, "no fault " + step["fault"]);
    }
    const auto fault = found->second;
    if (step.verb == "fault.accept") {
        (void)done(acceptFault(reg, fault, step["notes"]), step);
    } else if (step.verb == "fault.wait") {
        (void)done(waitFault(reg, fault, choice<WaitingFor>(step, "for"), step["notes"]), step);
    } else if (step.verb == "fault.fix") {
        (void)done(fixFault(reg, fault, step.at, step["notes"]), step);
    } else if (step.verb == "fault.close") {
        (void)done(closeFault(reg, fault, step["notes"]), step);
    } else {
        refuse(step, "unknown verb");
    }
}

void HistoryPlayer::playRepair(const HistoryStep& step)
{
    auto& reg = *m_register;
    if (step.verb == "repair.start") {
        const auto fault = m_faults.find(step["fault"]);
        if (fault == m_faults.end()) {
            refuse(step, "no fault " + step["fault"]);
        }
        const auto& by = step.has("vendor") ? step["vendor"] : step["officer"];
        RepairStartDraft draft{fault->second, by, step.at, step["document"], step["notes"]};
        m_repairs.insert_or_assign(step["label"], done(startRepair(reg, draft), step).id);
        return;
    }
    const auto repair = m_repairs.find(step["repair"]);
    if (step.verb != "repair.finish" || repair == m_repairs.end()) {
        refuse(step, "unknown verb or repair " + step["repair"]);
    }
    RepairFinishDraft draft;
    draft.repair = repair->second;
    draft.outcome = choice<RepairOutcome>(step, "outcome");
    draft.cost = money(step, "cost");
    draft.at = step.at;
    draft.parts = step["parts"];
    if (step.has("in_warranty")) {
        draft.inWarranty = step["in_warranty"] == "yes";
    }
    draft.documentNo = step["document"];
    draft.notes = step["notes"];
    (void)done(finishRepair(reg, draft), step);
}

void HistoryPlayer::playDevice(const HistoryStep& step)
{
    auto& reg = *m_register;
    if (step.verb == "device.transfer") {
        TransferDraft draft;
        draft.device = findDevice(reg, step["device"]);
        draft.to = findSite(reg, step["to"]);
        draft.day = dayOf(step.at);
        draft.decisionNo = step["decision"];
        draft.reason = step["reason"];
        (void)done(transferDevice(reg, draft), step);
    } else if (step.verb == "device.dispose") {
        DisposeDraft draft;
        draft.device = findDevice(reg, step["device"]);
        draft.paper = step["step"] == "propose" ? Paper::DisposalProposed : Paper::Disposed;
        draft.day = dayOf(step.at);
        draft.decisionNo = step["decision"];
        draft.reason = step["reason"];
        draft.proceeds = money(step, "proceeds");
        (void)done(disposeDevice(reg, draft), step);
    } else if (step.verb == "device.replace") {
        ReplaceDraft draft;
        draft.oldDevice = findDevice(reg, step["old"]);
        if (step.has("new")) {
            draft.newDevice = findDevice(reg, step["new"]);
        } else {
            Device made;
            made.type = choice<DeviceType>(step, "type");
            made.name = step["name"];
            made.maker = maybe(step, "maker");
            made.model = maybe(step, "model");
            made.serial = maybe(step, "serial");
            made.cost = money(step, "cost");
            made.acquired = parseIsoDate(step["acquired"]);
            made.condition = Condition::Good;
            describe(made, step, made.type);
            draft.create = made;
        }
        draft.day = dayOf(step.at);
        draft.reason = step["reason"];
        draft.documentNo = step["document"];
        if (const auto fault = m_faults.find(step["fault"]); fault != m_faults.end()) {
            draft.fault = fault->second;
        }
        (void)done(replaceDevice(reg, draft), step);
    } else {
        refuse(step, "unknown verb");
    }
}

} // namespace dongbo::importers
