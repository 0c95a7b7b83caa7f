#pragma once

#include "gui/present/purchase/plan_page.h"
#include "gui/present/purchase/purchase_desk.h"
#include "gui/present/register_reader.h"
#include "gui/present/shell.h"

#include <cstddef>
#include <string>

namespace dongbo::present {

class PlanView
{
public:
    virtual ~PlanView() = default;
    virtual void showPlan(const PlanPage& page) = 0;
    /// A plan or its curve is being computed; `share` 0 to 1, below 0: nobody knows how far.
    virtual void showComputing(bool isComputing, double share) = 0;
};

/// The page Kế hoạch of Mua sắm: what the budget buys, what is left out and why, what more money
/// would bring. Computed in workers; the newest conditions count, the last plan stays in sight
/// until there is another.
class PlanPresenter
{
public:
    PlanPresenter(Shell& shell, PlanView& view);

    /// Computing waits until somebody sees the page.
    void setInSight(bool isInSight);
    /// F5.
    void reload();
    void stop();

    void setBudget(Money budget);
    /// A line, or a gap left open, has to be done; a second time takes that back.
    void pin(const planning::PlanTarget& target);
    /// It is not done this time; a second time takes that back.
    void exclude(const planning::PlanTarget& target);
    void clearMarks();

    /// Forms.
    void openConditions();
    void save();
    void go(const Place& place) { m_shell.go(place); }

    [[nodiscard]] const PlanPage& page() const { return m_page; }
    [[nodiscard]] bool isComputing() const;

private:
    void ask();
    void compute();
    void adopt(Checked<PlanRun> run,
               std::shared_ptr<const std::vector<planning::SiteEffect>> effects);
    void drawCurve();
    void present();
    void tellBusy(double share);

    Shell& m_shell;
    PlanView& m_view;
    RegisterReader m_reader;
    RegisterReader m_curveReader;
    Connection m_onAsked;
    PlanPage m_page;
    std::string m_problem;
    bool m_isBudgetWrong = false;
    bool m_isPlanBusy = false;
    bool m_isCurveBusy = false;
    bool m_isOld = false;
    bool m_isCurveOld = true;
};

} // namespace dongbo::present
