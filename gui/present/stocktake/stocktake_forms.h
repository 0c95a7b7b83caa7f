#pragma once

#include "gui/present/forms/form_task.h"

namespace dongbo::present {

// The forms of stocktakes. Nothing is made when the request names something else.

extern const FormMaker startStocktakeForm;
/// How one difference is settled: "count=ID;device=ID".
extern const FormMaker settleStocktakeForm;
extern const FormMaker closeStocktakeForm;
extern const FormMaker cancelStocktakeForm;

} // namespace dongbo::present
