#include "gui/present/purchase/plan_presenter.h"

#include "core/text/wording.h"
#include "gui/present/acting.h"

#include <algorithm>
#include <utility>

namespace dongbo::present {

namespace {

constexpr std::uint64_t wholeWork = 1000; ///< parts in which progress is told

/// How many budgets a curve tries: the larger the task, the fewer.
std::size_t curvePoints(std::size_t gaps)
{
    constexpr std::size_t small = 60;
    constexpr std::size_t large = 3'000;
    if (gaps <= small) {
        return 24;
    }
    return gaps <= planning::mostStrictGaps ? 12 : gaps <= large ? 6 : 0;
}

planning::PlanRules rulesFor(JobContext& job)
{
    planning::PlanRules rules;
    rules.onProgress = [&job](double share) {
        job.progress(static_cast<std::uint64_t>(std::clamp(share, 0.0, 1.0) *
                                                static_cast<double>(wholeWork)),
                     wholeWork);
    };
    return rules;
}

std::vector<planning::CurvePoint> curveFor(const PlanRun& run, JobContext& job)
{
    const auto points = curvePoints(run.task.gaps.size());
    if (points == 0 || run.task.gaps.empty()) {
        return {};
    }
    planning::PlanRules rules;
    constexpr double secondsAPoint = 2;
    rules.seconds = secondsAPoint;
    rules.onProgress = [&job](double) { job.checkpoint(); };
    const auto end = planning::costOfEverything(run.task, rules);
    return planning::curveOf(
        run.task, curveBudgets(end, points), rules,
        [&job](std::size_t done, std::size_t all) { job.progress(done, all); });
}

bool isSame(const planning::PlanTarget& a, const planning::PlanTarget& b)
{
    return a.site == b.site && a.type == b.type;
}

/// Takes the target out; false when it was not there.
bool take(std::vector<planning::PlanTarget>& targets, const planning::PlanTarget& target)
{
    return std::erase_if(targets, [&](const auto& one) { return isSame(one, target); }) > 0;
}

/// Whether both ask for the same but for the budget.
bool isSameButBudget(const planning::PlanRequest& a, const planning::PlanRequest& b)
{
    const auto sameTargets = [](const auto& left, const auto& right) {
        return std::equal(left.begin(), left.end(), right.begin(), right.end(), isSame);
    };
    return std::equal(a.sources.begin(), a.sources.end(), b.sources.begin(), b.sources.end(),
                      [](const auto& left, const auto& right) {
                          return left.name == right.name && left.most == right.most;
                      }) &&
           a.moveCost == b.moveCost && a.missingPrice == b.missingPrice &&
           a.hasFloor == b.hasFloor && sameTargets(a.pins, b.pins) &&
           sameTargets(a.exclusions, b.exclusions) && a.weights == b.weights;
}

} // namespace

PlanPresenter::PlanPresenter(Shell& shell, PlanView& view)
    : m_shell(shell)
    , m_view(view)
    , m_reader(shell)
    , m_curveReader(shell)
{
    m_reader.setInSight(false); // the screen says when it is
    m_reader.follow([this] { reload(); });
    m_reader.onBusy([this](bool isBusy) {
        m_isPlanBusy = isBusy;
        tellBusy(-1);
    });
    m_curveReader.onBusy([this](bool isBusy) {
        m_isCurveBusy = isBusy;
        tellBusy(-1);
    });
    m_reader.onProgress([this](double share) { tellBusy(share); });
    m_curveReader.onProgress([this](double share) { tellBusy(share); });
    m_onAsked = purchaseDesk(shell).asked.connect([this] { ask(); });
}

void PlanPresenter::setInSight(bool isInSight)
{
    if (isInSight) {
        present(); // what there is, at once
    }
    m_reader.setInSight(isInSight);
}

bool PlanPresenter::isComputing() const
{
    return m_isPlanBusy || m_isCurveBusy;
}

void PlanPresenter::tellBusy(double share)
{
    m_view.showComputing(isComputing(), share);
}

void PlanPresenter::reload()
{
    m_isCurveOld = true;
    compute();
}

void PlanPresenter::ask()
{
    const auto& desk = purchaseDesk(m_shell);
    m_isCurveOld = m_isCurveOld || !desk.run || !isSameButBudget(desk.request, desk.run->request);
    if (m_reader.isInSight()) {
        compute();
    } else {
        m_reader.markStale();
    }
}

void PlanPresenter::stop()
{
    const bool wasPlan = m_isPlanBusy;
    m_reader.cancel();
    m_curveReader.cancel();
    if (wasPlan) {
        m_problem = m_shell.session().say("purchase.stopped");
        m_isBudgetWrong = false;
    }
    present();
}

void PlanPresenter::compute()
{
    auto& desk = purchaseDesk(m_shell);
    m_problem.clear();
    m_isBudgetWrong = false;
    m_isOld = true;
    m_curveReader.cancel();
    auto problems = checkRequest(desk.request);
    if (!problems.empty()) {
        m_reader.cancel();
        m_reader.markFresh();
        adopt(std::move(problems), nullptr);
        return;
    }
    using Effects = std::vector<planning::SiteEffect>;
    const auto effects = std::make_shared<Effects>();
    m_reader.read<Checked<PlanRun>>(
        [scope = PlanningScope{}, request = desk.request, effects](Register& reg, JobContext& job) {
            auto run = makePlan(reg, scope, request, rulesFor(job));
            if (run) {
                *effects = planning::effectOf(run->read.situation, run->task, run->choice.chosen);
            }
            return run;
        },
        [this, effects](Checked<PlanRun> run) { adopt(std::move(run), effects); });
    present();
}

void PlanPresenter::adopt(Checked<PlanRun> run,
                          std::shared_ptr<const std::vector<planning::SiteEffect>> effects)
{
    auto& session = m_shell.session();
    if (!run) {
        const auto& problem = run.problems().front();
        m_problem = text::isKnown(session.language(), "window." + problem.message.code)
                        ? session.say(problem.message)
                        : text::say(session.language(), problem);
        m_isBudgetWrong = problem.field == "budget";
        present();
        return;
    }
    auto& desk = purchaseDesk(m_shell);
    desk.run = std::make_shared<const PlanRun>(*std::move(run));
    desk.effects = std::move(effects);
    m_isOld = false;
    if (m_isCurveOld) {
        desk.curve.clear();
    }
    present();
    if (m_isCurveOld) {
        drawCurve();
    }
}

void PlanPresenter::drawCurve()
{
    m_curveReader.read<std::vector<planning::CurvePoint>>(
        [run = purchaseDesk(m_shell).run](Register&, JobContext& job) {
            return curveFor(*run, job);
        },
        [this](std::vector<planning::CurvePoint> curve) {
            purchaseDesk(m_shell).curve = std::move(curve);
            m_isCurveOld = false;
            present();
        });
}

void PlanPresenter::present()
{
    auto& session = m_shell.session();
    if (!session.isOpen()) {
        return;
    }
    m_page = planPage(session, purchaseDesk(m_shell));
    m_page.problem = m_problem;
    m_page.isBudgetWrong = m_isBudgetWrong;
    m_page.isOld = m_page.isThere && m_isOld;
    m_page.canSave = m_page.canSave && !m_isOld;
    m_view.showPlan(m_page);
}

void PlanPresenter::setBudget(Money budget)
{
    auto request = purchaseDesk(m_shell).request;
    if (request.budget != budget) {
        request.budget = budget;
        askFor(m_shell, std::move(request));
    }
}

void PlanPresenter::pin(const planning::PlanTarget& target)
{
    auto request = purchaseDesk(m_shell).request;
    take(request.exclusions, target);
    if (!take(request.pins, target)) {
        request.pins.push_back(target);
    }
    askFor(m_shell, std::move(request));
}

void PlanPresenter::exclude(const planning::PlanTarget& target)
{
    auto request = purchaseDesk(m_shell).request;
    take(request.pins, target);
    if (!take(request.exclusions, target)) {
        request.exclusions.push_back(target);
    }
    askFor(m_shell, std::move(request));
}

void PlanPresenter::clearMarks()
{
    auto request = purchaseDesk(m_shell).request;
    request.pins.clear();
    request.exclusions.clear();
    askFor(m_shell, std::move(request));
}

void PlanPresenter::openConditions()
{
    m_shell.openSheet({SheetKind::PlanConditions, std::nullopt, {}});
}

void PlanPresenter::save()
{
    if (m_page.canSave) {
        m_shell.openSheet({SheetKind::SavePlan, std::nullopt, {}});
    }
}

} // namespace dongbo::present
