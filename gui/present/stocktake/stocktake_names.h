#pragma once

#include "gui/present/shell.h"

namespace dongbo::present {

// The screen and the forms of stocktakes, beside ScreenName and SheetKind.

inline constexpr auto stocktakeScreenName = static_cast<ScreenName>(40);
inline constexpr auto startStocktakeKind = static_cast<SheetKind>(60);
/// One difference: "count=ID;device=ID".
inline constexpr auto settleStocktakeKind = static_cast<SheetKind>(61);
inline constexpr auto closeStocktakeKind = static_cast<SheetKind>(62);
inline constexpr auto cancelStocktakeKind = static_cast<SheetKind>(63);

} // namespace dongbo::present
