#include "gui/present/purchase/purchase_places.h"

#include "gui/present/lists/list_query.h"

namespace dongbo::present {

namespace {

constexpr const char* pagePart = "page";
constexpr const char* comparePart = "compare";

} // namespace

Place purchasePlace(PurchasePage page)
{
    ListQuery asked;
    asked.set(pagePart, {std::string(nameOf(page))});
    return {ScreenName::Purchase, std::nullopt, asked.asText()};
}

PurchaseGoal purchaseGoal(const Place& place, PurchasePage now)
{
    PurchaseGoal goal{now, std::nullopt, {}, {}};
    auto asked = ListQuery::parse(place.filter);
    for (const auto page : allPurchasePages) {
        if (asked.first(pagePart) == nameOf(page)) {
            goal.page = page;
        }
    }
    for (const auto& id : asked.values(comparePart)) {
        if (const auto plan = RecordId::parse(id)) {
            goal.compared.push_back(*plan);
            goal.page = PurchasePage::Plans;
        }
    }
    if (place.record && place.record->kind == RecordKind::Plan) {
        goal.page = PurchasePage::Plans;
        goal.plan = place.record->id;
    }
    asked.clear(pagePart);
    asked.clear(comparePart);
    goal.rest = asked.asText();
    return goal;
}

} // namespace dongbo::present
