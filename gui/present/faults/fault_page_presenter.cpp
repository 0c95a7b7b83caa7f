#include "gui/present/faults/fault_page_presenter.h"

#include "core/planning/fault_rules.h"
#include "core/register/papers/attachments.h"
#include "core/store/projection/load.h"
#include "core/text/dates.h"
#include "core/text/numbers.h"
#include "core/text/unicode.h"
#include "core/text/wording.h"
#include "gui/present/acting.h"
#include "gui/present/devices/device_words.h"
#include "gui/present/faults/fault_timing.h"
#include "gui/present/faults/fault_words.h"
#include "gui/present/import/chosen_files.h"
#include "gui/present/words/value_text.h"

#include <fstream>

namespace dongbo::present {

namespace {

constexpr std::size_t mostLife = 200;

std::string momentOr(const std::optional<Instant>& moment)
{
    return moment ? text::formatInstant(*moment) : std::string();
}

std::string officerName(Session& session, const std::optional<OfficerId>& id)
{
    const auto officer =
        id ? store::load<Officer>(session.shown().database(), *id) : std::optional<Officer>();
    return officer ? officer->name.value_or("") : std::string();
}

/// "20/06/2021 14:05, Nguyễn Văn Mẫu".
std::string momentAndName(const std::optional<Instant>& moment, const std::string& name)
{
    const auto at = momentOr(moment);
    return at.empty() || name.empty() ? at + name : at + ", " + name;
}

} // namespace

FaultPagePresenter::FaultPagePresenter(Shell& shell, FaultPageView& view)
    : m_shell(shell)
    , m_view(view)
    , m_reader(shell)
    , m_helpReader(shell)
{
    m_reader.follow([this] { reload(); });
}

void FaultPagePresenter::open(const FaultId& fault)
{
    m_fault = fault;
    reload();
}

void FaultPagePresenter::reload()
{
    auto& session = m_shell.session();
    if (!m_fault || !session.isOpen()) {
        return;
    }
    auto& database = session.shown().database();
    const auto language = session.language();
    const auto now = session.shownMoment();
    m_reader.markFresh();
    auto helpBefore = std::move(m_page.help); // stands until a worker has read it again
    m_page = {};
    const auto row = store::faultRow(database, *m_fault);
    const auto line = readFaultLine(database, language, now, *m_fault);
    if (!row || !line) {
        m_page.title = session.say("faults.gone_page");
        m_view.showFault(m_page);
        return;
    }
    m_page.isThere = true;
    m_page.title = line->symptom;
    m_page.number = line->number;
    m_page.caption = line->where();
    m_page.severity = line->pill;
    m_page.state = line->statePill;
    if (line->isOverdue) {
        m_page.overdue = session.say(
            "faults.overdue_by",
            {{"age", line->age},
             {"allowed",
              shortAge(language, std::chrono::milliseconds(*hoursAllowed(row->fault)).count())}});
    }
    m_page.notes = row->fault.notes.value_or("");
    m_page.steps = nextSteps(session, *m_fault, row->fault);
    fillFacts(*row);
    std::vector<LifeOf> records{{RecordKind::Fault, *m_fault}};
    fillRepairs(records);
    for (const auto& file : store::attachmentsOf(database, *m_fault)) {
        const auto kilobytes = (file.attachment.size.value_or(0) + 1023) / 1024;
        m_page.files.push_back({file.id, file.attachment.name.value_or(""),
                                text::formatInteger(kilobytes, language) + " kB"});
        records.push_back({RecordKind::Attachment, file.id});
    }
    m_page.life = lifeOf(session, records, mostLife);
    if (m_helpOf == m_fault) {
        m_page.help = std::move(helpBefore);
    }
    m_helpOf = m_fault;
    m_view.showFault(m_page);
    readHelp(planning::isOpen(row->fault.state.value_or(FaultState::Reported)));
}

void FaultPagePresenter::readHelp(bool isOpen)
{
    // it reads every fault that was solved
    m_helpReader.read<FaultHelp>(
        [fault = *m_fault](Register& reg, JobContext&) { return helpWith(reg, fault); },
        [this, fault = *m_fault, isOpen](const FaultHelp& help) {
            if (!m_page.isThere || m_fault != fault) {
                return;
            }
            m_page.help = helpText(m_shell.session(), help, isOpen);
            if (m_reader.isInSight()) {
                m_view.showFault(m_page);
            } else {
                m_reader.markStale(); // shown when somebody sees the page again
            }
        });
}

void FaultPagePresenter::tried(const std::string& step, StepResult result)
{
    if (!m_fault || !m_page.help.canTry) {
        return;
    }
    m_shell.act(
        [&]() -> Checked<Shell::Done> {
            auto& session = m_shell.session();
            StepTried draft;
            draft.fault = *m_fault;
            draft.step = step;
            draft.result = result;
            const auto written = logStep(session.reg(), draft);
            if (!written) {
                return written.problems();
            }
            return Shell::Done{written->changeSet,
                               session.say("faults.step_logged", {{"fault", written->number}})};
        },
        {});
}

void FaultPagePresenter::fillFacts(const store::FaultRow& row)
{
    auto& session = m_shell.session();
    auto& database = session.shown().database();
    const auto& fault = row.fault;
    const auto add = [&](const char* label, std::string value, std::optional<Place> place = {}) {
        if (!value.empty()) {
            m_page.facts.push_back({session.say(label), std::move(value), std::move(place)});
        }
    };
    const auto device =
        fault.device ? store::load<Device>(database, *fault.device) : std::optional<Device>();
    if (device) {
        const auto code = device->code.value_or("");
        add("faults.fact_device", deviceTitle(*device) + (code.empty() ? "" : " · " + code),
            Place{ScreenName::Devices, RecordRef{RecordKind::Device, *fault.device}, {}});
        if (device->warrantyUntil) {
            const bool isCovered = isUnderWarranty(*device, session.shownDay()).value_or(false);
            add("faults.fact_warranty",
                session.say(isCovered ? "faults.warranty_until" : "faults.warranty_over",
                            {{"day", text::formatDate(*device->warrantyUntil)}}));
        }
    } else {
        add("faults.fact_about", subjectOf(session.language(), row, device));
    }
    if (row.siteId) {
        add("faults.fact_site", shortSiteName(row.site),
            Place{ScreenName::Sites, RecordRef{RecordKind::Site, *row.siteId}, {}});
    }
    add("faults.fact_reported", momentAndName(fault.reportedAt, row.reporter));
    add("faults.fact_meeting", fault.duringMeeting.value_or(""));
    add("faults.fact_accepted",
        momentAndName(fault.acceptedAt, officerName(session, fault.acceptedBy)));
    add("faults.fact_fixed", momentOr(fault.fixedAt));
    add("faults.fact_closed", momentAndName(fault.closedAt, officerName(session, fault.closedBy)));
    if (fault.recurrenceOf) {
        const auto earlier = store::load<Fault>(database, *fault.recurrenceOf);
        const auto times = store::occurrenceOf(database, row.id);
        add("faults.fact_recurs",
            session.say("faults.recurs_after",
                        {{"count", std::to_string(times)},
                         {"fault", earlier ? earlier->number.value_or("") : std::string()}}),
            Place{ScreenName::Faults, RecordRef{RecordKind::Fault, *fault.recurrenceOf}, {}});
    }
    if (fault.estimate) {
        add("faults.fact_estimate", moneyOr(session, fault.estimate));
    }
    if (row.repairs != 0 && (row.repairCost.dong != 0 || fault.fixedAt)) {
        add("faults.fact_cost", moneyOr(session, row.repairCost));
    }
}

void FaultPagePresenter::fillRepairs(std::vector<LifeOf>& records)
{
    auto& session = m_shell.session();
    store::RepairFilter filter;
    filter.fault = m_fault;
    for (const auto& row : store::repairs(session.shown().database(), filter)) {
        records.push_back({RecordKind::Repair, row.id});
        FaultRepairLine line;
        line.id = row.id;
        line.number = row.repair.number.value_or("");
        line.by = row.vendor.empty() ? row.officer : row.vendor;
        line.started = momentOr(row.repair.startedAt);
        line.finished = momentOr(row.repair.finishedAt);
        line.outcome = row.repair.outcome
                           ? text::capitalized(wordOf(session.language(), row.repair.outcome))
                           : session.say("faults.going_on");
        line.cost = row.repair.cost ? moneyOr(session, row.repair.cost) : std::string();
        const auto add = [&](const std::string& part) {
            if (!part.empty()) {
                line.detail += (line.detail.empty() ? "" : " · ") + part;
            }
        };
        add(row.repair.inWarranty.value_or(false) ? session.say("faults.by_warranty")
                                                  : std::string());
        add(row.repair.parts.value_or(""));
        add(row.repair.documentNo.value_or(""));
        add(row.repair.notes.value_or(""));
        m_page.repairs.push_back(std::move(line));
    }
}

void FaultPagePresenter::correct()
{
    if (m_fault) {
        m_shell.openSheet({SheetKind::CorrectRecord, RecordRef{RecordKind::Fault, *m_fault}, {}});
    }
}

void FaultPagePresenter::correctRepair(std::size_t index)
{
    if (index < m_page.repairs.size()) {
        m_shell.openSheet({SheetKind::CorrectRecord,
                           RecordRef{RecordKind::Repair, m_page.repairs[index].id},
                           {}});
    }
}

void FaultPagePresenter::take(FaultStep step)
{
    if (m_fault) {
        takeStep(m_shell, *m_fault, step, StepPace::WithForm);
    }
}

void FaultPagePresenter::undo(std::size_t lifeIndex)
{
    if (lifeIndex < m_page.life.size()) {
        if (const auto changeSet = m_page.life[lifeIndex].canUndo) {
            undoWithQuestion(m_shell, *changeSet);
        }
    }
}

void FaultPagePresenter::go(std::size_t factIndex)
{
    if (factIndex < m_page.facts.size()) {
        if (const auto place = m_page.facts[factIndex].place) {
            m_shell.go(*place);
        }
    }
}

void FaultPagePresenter::saveFile(std::size_t index)
{
    if (index >= m_page.files.size()) {
        return;
    }
    auto& session = m_shell.session();
    const auto file = m_page.files[index];
    const auto path = m_shell.prompts().fileToSave(session.say("faults.save_file"), {}, file.name);
    if (!path) {
        return;
    }
    const auto bytes = attachedBytes(session.shown(), file.id);
    std::ofstream out(*path, std::ios::binary);
    if (bytes) {
        out.write(bytes->data(), static_cast<std::streamsize>(bytes->size()));
    }
    out.close();
    const bool isSaved = bytes && !out.fail();
    m_shell.banner({isSaved ? BannerTone::Ok : BannerTone::Bad,
                    session.say(isSaved ? "faults.file_saved" : "faults.file_not_saved",
                                {{"name", file.name}}),
                    {},
                    {},
                    {}});
}

void FaultPagePresenter::addFiles()
{
    auto& session = m_shell.session();
    if (!m_fault || !session.isWritable()) {
        return;
    }
    for (const auto& file : chooseFiles(m_shell).files) {
        m_shell.act(
            [&]() -> Checked<Shell::Done> {
                AttachmentDraft draft;
                draft.fault = m_fault;
                draft.name = file.name;
                draft.bytes = file.bytes;
                const auto written = attach(session.reg(), draft);
                if (!written) {
                    return written.problems();
                }
                return Shell::Done{written->changeSet,
                                   session.say("faults.file_kept", {{"name", file.name}})};
            },
            {});
    }
}

} // namespace dongbo::present
