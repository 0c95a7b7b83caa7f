#include "core/report/model.h"

namespace dongbo::report {

Cell sumOf(const std::vector<Row>& rows, std::size_t column)
{
    Money total;
    for (const auto& row : rows) {
        const auto* number =
            column < row.size() ? std::get_if<std::int64_t>(&row[column]) : nullptr;
        if (number == nullptr) {
            continue;
        }
        const auto sum = Money::sum(total, Money{*number});
        if (!sum) {
            return {};
        }
        total = *sum;
    }
    return total.dong;
}

} // namespace dongbo::report
