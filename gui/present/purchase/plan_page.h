#pragma once

#include "gui/present/place.h"
#include "gui/present/purchase/purchase_desk.h"
#include "gui/present/session.h"
#include "gui/present/words/tone.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace dongbo::present {

/// A line of the plan, or a gap it leaves open.
struct PlanPageLine
{
    planning::PlanTarget target; ///< what pins and exclusions of it name
    std::string icon;
    std::string how;  ///< "Sửa"
    std::string what; ///< "Camera Logitech PTZ Pro 2"
    std::string where;
    std::string cost;
    std::string why;         ///< short
    std::string whole;       ///< the whole sentences
    std::string source;      ///< that pays; empty: the budget as a whole
    bool makesReady = false; ///< with it the site is able to meet
    bool isCritical = false;
    bool isPinned = false;
    bool isExcluded = false;
    Place place; ///< the device or site behind it
};

/// A site as a square: how it stands.
struct PlanSiteMark
{
    std::string name;
    PillText standing; ///< its shape, word and tone
    Place place;
    int count = 1; ///< in a country of many sites: those of one standing together
};

/// One point of the curve of budgets.
struct PlanCurveMark
{
    Money budget;
    std::int64_t ready = 0;
    std::int64_t closed = 0;
    std::string label; ///< "100 triệu"
    std::string tip;
};

/// A budget beside the one that is planned.
struct PlanBudgetRow
{
    Money budget;
    std::string budgetText;
    std::string ready;
    std::string closed; ///< "9/12": gaps closed of all
    std::string gain;
    bool isChosen = false;
};

/// The page Kế hoạch, ready to be drawn.
struct PlanPage
{
    bool isThere = false; ///< a plan has been computed
    bool isOld = false;   ///< of other conditions than those asked for now
    std::string caption;  ///< of the head: "18 điểm cầu · lập cho ngày 16/06/2021"
    Money budget;         ///< asked for
    std::string sources;  ///< "huyện 70 triệu, xã hội hóa 30 triệu"
    std::string marks;    ///< "2 việc bắt buộc, 1 việc không làm năm nay"; empty: none
    std::string problem;  ///< why there is no plan under these conditions
    bool isBudgetWrong = false; ///< the problem is the budget's

    std::string readyBefore, readyAfter, readyOf, readyNote;
    std::string spent, spentNote;
    PillText sureness;
    std::string surenessNote;

    std::string linesCaption;
    std::vector<PlanPageLine> lines;
    std::string sum;
    std::string leftCaption;
    std::vector<PlanPageLine> left;

    std::string sitesCaption;
    std::vector<PlanSiteMark> before; ///< by standing, the worst first
    std::vector<PlanSiteMark> after;

    std::vector<PlanCurveMark> curve;
    std::vector<PlanBudgetRow> budgets;
    std::string curveNote; ///< what the curve says, or why there is none
    bool canSave = false;
};

/// Words for what was computed; what is asked for now is the desk's request.
[[nodiscard]] PlanPage planPage(const Session& session, const PurchaseDesk& desk);

/// Budgets for a curve up to that much: round numbers, about `count` of them, from 0 on.
[[nodiscard]] std::vector<Money> curveBudgets(Money most, std::size_t count);

} // namespace dongbo::present
