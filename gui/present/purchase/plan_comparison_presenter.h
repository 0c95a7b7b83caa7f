#pragma once

#include "core/register/planning/plan_summary.h"
#include "gui/present/register_reader.h"
#include "gui/present/shell.h"
#include "gui/present/words/tone.h"

#include <string>
#include <vector>

namespace dongbo::present {

/// One row of the comparison: a word and what each plan says to it.
struct PlanComparisonRow
{
    std::string word;
    std::string icon;
    std::vector<std::string> values; ///< by plan
    std::vector<bool> isBest;        ///< by plan; empty: nothing to choose by
    bool isHeading = false;
};
/// Plans side by side.
struct PlanComparisonPage
{
    std::string problem; ///< why there is nothing to compare
    std::vector<PlanId> plans;
    std::vector<std::string> names;
    std::vector<PlanComparisonRow> rows;
    std::string caption; ///< "3 phương án · 9 việc chung · 4 việc khác nhau"
};

class PlanComparisonView
{
public:
    virtual ~PlanComparisonView() = default;
    virtual void showComparison(const PlanComparisonPage& page) = 0;
};

/// Up to five kept plans side by side: money, rooms able to meet, gaps closed, and what is not done
/// alike.
class PlanComparisonPresenter
{
public:
    PlanComparisonPresenter(Shell& shell, PlanComparisonView& view);

    void open(const std::vector<PlanId>& plans);
    void setInSight(bool isInSight) { m_reader.setInSight(isInSight); }
    void reload();
    void openPlan(std::size_t index);

    [[nodiscard]] const PlanComparisonPage& page() const { return m_page; }
    [[nodiscard]] const std::vector<PlanId>& plans() const { return m_plans; }

private:
    Shell& m_shell;
    PlanComparisonView& m_view;
    RegisterReader m_reader;
    std::vector<PlanId> m_plans;
    PlanComparisonPage m_page;
};

} // namespace dongbo::present
