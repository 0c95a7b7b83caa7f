#include "gui/present/purchase/purchase_desk.h"

#include "core/text/numbers.h"

#include <utility>

namespace dongbo::present {

namespace {

constexpr const char* budgetSetting = "purchase/budget";
constexpr std::int64_t firstBudget = 100'000'000; ///< of an office that never planned here

} // namespace

PurchaseDesk& purchaseDesk(Shell& shell)
{
    auto& kept = shell.kept(ScreenName::Purchase);
    auto& session = shell.session();
    if (const auto desk = std::static_pointer_cast<PurchaseDesk>(kept);
        desk && desk->path == session.path()) {
        return *desk;
    }
    auto desk = std::make_shared<PurchaseDesk>();
    desk->path = session.path();
    const auto last = text::parseInteger(shell.settings().value(budgetSetting));
    desk->request.budget = Money{last && *last >= 0 ? *last : firstBudget};
    if (session.isOpen()) {
        desk->request.moveCost = usualMoveCost(session.shown());
    }
    kept = desk;
    return *desk;
}

void askFor(Shell& shell, planning::PlanRequest request)
{
    auto& desk = purchaseDesk(shell);
    if (checkRequest(request).empty()) {
        shell.settings().setValue(budgetSetting, std::to_string(request.budget.dong));
    }
    desk.request = std::move(request);
    desk.asked();
}

} // namespace dongbo::present
