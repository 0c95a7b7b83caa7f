#include "gui/present/purchase/plan_record_presenter.h"

#include "core/store/projection/load.h"
#include "core/text/dates.h"
#include "core/text/numbers.h"
#include "core/text/wording.h"
#include "gui/present/devices/device_words.h"
#include "gui/present/purchase/purchase_desk.h"
#include "gui/present/purchase/purchase_places.h"
#include "gui/present/purchase/purchase_words.h"

#include <algorithm>

namespace dongbo::present {

namespace {

/// Words for one kept plan; in a worker.
class RecordMaker
{
public:
    RecordMaker(Register& reg, Language language, bool canWrite)
        : m_reg(reg)
        , m_language(language)
        , m_canWrite(canWrite)
    {}

    PlanRecordPage make(const PlanId& id)
    {
        if (!store::load<Plan>(m_reg.database(), id)) {
            m_page.title = say("purchase.plan_gone");
            return std::move(m_page);
        }
        m_summary = summaryOf(m_reg, id);
        const auto& plan = m_summary.plan;
        const auto state = plan.state.value_or(PlanState::Proposed);
        m_page.isThere = true;
        m_page.title = plan.name.value_or("");
        m_page.state = planStatePill(m_language, state);
        m_page.notes = plan.notes.value_or("");
        m_page.canApprove = m_canWrite && state == PlanState::Proposed;
        m_page.canCancel =
            m_canWrite && (state == PlanState::Proposed || state == PlanState::Approved);
        m_page.canPlanAgain = true;
        addCaption();
        addFigures();
        addSources();
        for (const auto& row : m_summary.progress.lines) {
            addLine(row, state);
        }
        return std::move(m_page);
    }

private:
    [[nodiscard]] std::string say(std::string_view code,
                                  std::initializer_list<Argument> args = {}) const
    {
        return text::say(m_language, code, args);
    }
    [[nodiscard]] std::string money(Money amount) const
    {
        return text::formatMoney(amount, m_language);
    }
    [[nodiscard]] std::string siteName(const std::optional<SiteId>& id) const
    {
        const auto site = id ? store::load<Site>(m_reg.database(), *id) : std::optional<Site>();
        return site ? shortSiteName(site->name.value_or("")) : std::string();
    }

    void addCaption()
    {
        const auto& plan = m_summary.plan;
        const auto add = [&](const std::string& more) {
            m_page.caption += (m_page.caption.empty() ? "" : " · ") + more;
        };
        if (plan.day) {
            add(say("purchase.made_on", {{"day", text::formatDate(*plan.day)}}));
        }
        if (plan.approvedDay) {
            add(say("purchase.approved_on", {{"day", text::formatDate(*plan.approvedDay)}}));
        }
        if (plan.decisionNo) {
            add(*plan.decisionNo);
        }
        if (plan.notes) {
            add(*plan.notes);
        }
    }

    void addFigures()
    {
        const auto& progress = m_summary.progress;
        m_page.planned = money(progress.planned);
        m_page.plannedNote =
            say("purchase.of_budget", {{"budget", money(m_summary.plan.budget.value_or(Money{}))}});
        m_page.spent = money(progress.spent);
        const Money left{progress.planned.dong - progress.spent.dong};
        m_page.spentNote = left.dong >= 0
                               ? say("purchase.still_to_spend", {{"left", money(left)}})
                               : say("purchase.over_plan", {{"over", money(Money{-left.dong})}});
        const auto wanted = std::ssize(progress.lines) - progress.dropped;
        m_page.progress = std::to_string(progress.finished) + "/" + std::to_string(wanted);
        m_page.progressNote =
            progress.dropped == 0
                ? say("purchase.none_dropped")
                : say("purchase.some_dropped", {{"count", std::to_string(progress.dropped)}});
        if (m_summary.readyBefore && m_summary.readyAfter) {
            m_page.readyBefore = std::to_string(*m_summary.readyBefore);
            m_page.readyAfter = std::to_string(*m_summary.readyAfter);
            m_page.readyNote = m_summary.sites ? say("purchase.of_sites",
                                                     {{"sites", std::to_string(*m_summary.sites)}})
                                               : std::string();
        }
    }

    void addSources()
    {
        const auto asked = requestOf(m_summary.plan);
        for (const auto& source : m_summary.progress.sources) {
            PlanSourceMeter meter;
            meter.name = source.name.empty() ? say("purchase.one_purse") : source.name;
            auto most = source.name.empty() ? m_summary.plan.budget.value_or(Money{}) : Money{};
            for (const auto& one : asked.sources) {
                most = one.name == source.name ? one.most : most;
            }
            const auto whole = static_cast<double>(
                std::max({most.dong, source.planned.dong, source.spent.dong, std::int64_t{1}}));
            meter.spentShare = static_cast<double>(source.spent.dong) / whole;
            meter.plannedShare = static_cast<double>(source.planned.dong) / whole;
            meter.isOver = most.dong > 0 && source.spent.dong > most.dong;
            meter.words =
                say("purchase.spent_of", {{"spent", spokenMoney(m_language, source.spent)},
                                          {"planned", spokenMoney(m_language, source.planned)}});
            m_page.sources.push_back(std::move(meter));
        }
    }

    void addLine(const store::PlanLineRow& row, PlanState state)
    {
        const auto& line = row.line;
        const auto action = line.action.value_or(PlanAction::Buy);
        PlanRecordLine out;
        out.id = row.id;
        out.number = std::to_string(line.position.value_or(0));
        out.icon = planActionIcon(action);
        out.how = planActionWord(m_language, action);
        out.where = siteName(line.site);
        const Money cost = line.actualCost ? *line.actualCost : line.cost.value_or(Money{});
        if (action != PlanAction::Move || cost.dong != 0) { // else it costs nothing
            out.cost = money(cost);
        }
        out.source = line.fundingSource.value_or("");
        out.step = planStepPill(m_language, line.step);
        out.day = line.day ? text::formatDate(*line.day) : std::string();
        out.document = line.documentNo.value_or("");
        const auto reason = reasonOf(line);
        out.why = reason.why.code.empty() ? std::string() : text::say(m_language, reason.why);
        addThing(out, line);
        addVerb(out, line, action, state);
        m_page.lines.push_back(std::move(out));
    }

    void addThing(PlanRecordLine& out, const PlanLine& line) const
    {
        const auto id = line.received ? line.received : line.device;
        const auto device =
            id ? store::load<Device>(m_reg.database(), *id) : std::optional<Device>();
        const auto word = typeWord(m_language, line.type);
        out.what = device ? deviceTitle(*device) : line.model ? word + " " + *line.model : word;
        if (line.action == PlanAction::Move && line.fromSite) {
            out.what = say("purchase.moved_from",
                           {{"device", out.what}, {"site", siteName(line.fromSite)}});
        }
        if (device) {
            out.device = RecordRef{RecordKind::Device, *id};
        }
        if (line.fault) {
            out.fault = RecordRef{RecordKind::Fault, *line.fault};
        }
    }

    void addVerb(PlanRecordLine& out, const PlanLine& line, PlanAction action,
                 PlanState state) const
    {
        if (!m_canWrite || state != PlanState::Approved) {
            return;
        }
        const auto step = line.step.value_or(PlanStep::Proposed);
        if (step == PlanStep::Approved) {
            out.verb = PlanLineVerb::Do;
            out.verbWord = say("purchase.do_" + std::string(codeOf(action)));
        } else if (step == PlanStep::Ordered) {
            out.verb = PlanLineVerb::Receive;
            out.verbWord =
                say(action == PlanAction::Repair ? "purchase.repaired" : "purchase.receive_send");
        }
        out.canDrop = step == PlanStep::Approved || step == PlanStep::Ordered;
    }

    Register& m_reg;
    Language m_language;
    bool m_canWrite;
    PlanSummary m_summary;
    PlanRecordPage m_page;
};

} // namespace

PlanRecordPresenter::PlanRecordPresenter(Shell& shell, PlanRecordView& view)
    : m_shell(shell)
    , m_view(view)
    , m_reader(shell)
{
    m_reader.setInSight(false); // the screen says when it is
    m_reader.follow([this] { reload(); });
}

void PlanRecordPresenter::open(const PlanId& plan)
{
    m_plan = plan;
    reload();
}

void PlanRecordPresenter::reload()
{
    if (!m_plan) {
        return;
    }
    const auto& session = m_shell.session();
    m_reader.read<PlanRecordPage>(
        [plan = *m_plan, language = session.language(), canWrite = session.isWritable()](
            Register& reg, JobContext&) { return RecordMaker(reg, language, canWrite).make(plan); },
        [this](PlanRecordPage page) {
            m_page = std::move(page);
            m_view.showPlanRecord(m_page);
        });
}

void PlanRecordPresenter::openSheet(SheetKind kind, const RecordRef& record)
{
    m_shell.openSheet({kind, record, {}});
}

void PlanRecordPresenter::approve()
{
    if (m_plan && m_page.canApprove) {
        openSheet(SheetKind::ApprovePlan, {RecordKind::Plan, *m_plan});
    }
}

void PlanRecordPresenter::cancel()
{
    if (m_plan && m_page.canCancel) {
        openSheet(SheetKind::CancelPlan, {RecordKind::Plan, *m_plan});
    }
}

void PlanRecordPresenter::planAgain()
{
    auto& session = m_shell.session();
    const auto plan = m_plan && session.isOpen()
                          ? store::load<Plan>(session.shown().database(), *m_plan)
                          : std::optional<Plan>();
    if (plan) {
        askFor(m_shell, requestOf(*plan));
        m_shell.go(purchasePlace(PurchasePage::Plan));
    }
}

void PlanRecordPresenter::step(std::size_t index)
{
    if (index >= m_page.lines.size()) {
        return;
    }
    const auto& line = m_page.lines[index];
    const RecordRef record{RecordKind::PlanLine, line.id};
    if (line.verb == PlanLineVerb::Do) {
        openSheet(SheetKind::DoPlanLine, record);
    } else if (line.verb == PlanLineVerb::Receive) {
        openSheet(SheetKind::ReceivePlanLine, record);
    } else {
        follow(index);
    }
}

void PlanRecordPresenter::drop(std::size_t index)
{
    if (index < m_page.lines.size() && m_page.lines[index].canDrop) {
        openSheet(SheetKind::DropPlanLine, {RecordKind::PlanLine, m_page.lines[index].id});
    }
}

void PlanRecordPresenter::follow(std::size_t index)
{
    if (index >= m_page.lines.size()) {
        return;
    }
    const auto& line = m_page.lines[index];
    if (line.device) {
        m_shell.go({ScreenName::Devices, line.device, {}});
    } else if (line.fault) {
        m_shell.go({ScreenName::Faults, line.fault, {}});
    }
}

} // namespace dongbo::present
