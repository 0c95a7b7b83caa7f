#pragma once

#include "core/domain/id.h"
#include "gui/present/place.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dongbo::present {

/// The pages of the screen Mua sắm, in the order of its head.
enum class PurchasePage : std::uint8_t
{
    Plan,    ///< what a budget buys
    Plans,   ///< kept plans; one of them; several side by side
    Outlook, ///< three years
    Forecast,
    Advice ///< spares, repair or replace, lemons, claims
};
inline constexpr std::array allPurchasePages{PurchasePage::Plan, PurchasePage::Plans,
                                             PurchasePage::Outlook, PurchasePage::Forecast,
                                             PurchasePage::Advice};
[[nodiscard]] constexpr std::string_view nameOf(PurchasePage page)
{
    constexpr std::array<std::string_view, 5> names{"plan", "plans", "outlook", "forecast",
                                                    "advice"};
    return names.at(static_cast<std::size_t>(page));
}
[[nodiscard]] Place purchasePlace(PurchasePage page);

/// What a place of the screen shows.
struct PurchaseGoal
{
    PurchasePage page = PurchasePage::Plan;
    std::optional<RecordId> plan;   ///< that plan's own page
    std::vector<RecordId> compared; ///< those side by side
    std::string rest;               ///< of the list's filter
};
/// Of a place without a page: `now`, unless a plan is named.
[[nodiscard]] PurchaseGoal purchaseGoal(const Place& place, PurchasePage now);

} // namespace dongbo::present
