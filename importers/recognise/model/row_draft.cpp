#include "importers/recognise/model/row_draft.h"

#include <algorithm>

namespace dongbo::importers {

std::optional<Money> RowDraft::costOf(std::int64_t index) const
{
    if (!amount) {
        return std::nullopt;
    }
    const std::int64_t pieces = quantity > 1 ? quantity : devices;
    const std::int64_t share = amount->dong / pieces;
    const bool hasRemainder = quantity > 1 ? index == 1 : index == 0;
    return Money{hasRemainder ? amount->dong - share * (pieces - 1) : share};
}

void RowDraft::keepMoneyExact()
{
    if (devices == 1 && quantity > 1 && amount && amount->dong % quantity != 0) {
        devices = 2;
    }
}

std::int64_t RowDraft::quantityOf(std::int64_t index) const
{
    if (quantity == 1 || devices == 1) {
        return quantity;
    }
    return index == 0 ? quantity - 1 : 1;
}

const DraftValue* RowDraft::find(FieldNumber field) const
{
    const auto found = std::find_if(values.begin(), values.end(),
                                    [field](const DraftValue& v) { return v.field == field; });
    return found == values.end() ? nullptr : &*found;
}

std::optional<Money> RowDraft::wornOf(std::int64_t index) const
{
    const bool isUneven = devices > 1 && wear && wear->accumulated.dong % devices != 0;
    if (!wear || (quantity > 1 && devices > 1)) { // two records of other sizes: nobody can say
        return std::nullopt;
    }
    const auto share = wear->accumulated.dong / devices;
    return Money{index == 0 && isUneven ? share + wear->accumulated.dong % devices : share};
}

bool RowDraft::isSetAside() const
{
    return std::any_of(problems.begin(), problems.end(), [](const RowProblem& p) {
        return p.severity == RowProblem::Severity::Error;
    });
}

void RowDraft::clear()
{
    row = 0;
    devices = 1;
    quantity = 1;
    values.clear();
    code.clear();
    before = 0;
    codeColumn = 0;
    serials.clear();
    serialColumn = 0;
    serialOriginal.clear();
    amount.reset();
    amountColumn = 0;
    amountOriginal.clear();
    wear.reset();
    place.clear();
    placeFrom = PlaceFrom::Nowhere;
    placeColumn = 0;
    custodian.clear();
    custodianColumn = 0;
    supplier.clear();
    supplierColumn = 0;
    faults.clear();
    parts.clear();
    problems.clear();
}

} // namespace dongbo::importers
