#include "core/text/arguments.h"
#include "importers/recognise/columns/money.h"
#include "importers/recognise/drafts/draft_maker.h"

#include <algorithm>
#include <cmath>

// What the list's own books say of the wear of a row.

namespace dongbo::importers {

namespace {

constexpr std::int64_t whole = 10'000; ///< basis points

std::optional<Money> moneyAt(const RowFrame& frame, ListField field)
{
    const auto* slot = frame.filled(field);
    const auto value = slot == nullptr ? std::nullopt
                                       : moneyOf(slot->kind, slot->number, slot->text,
                                                 std::max<std::int64_t>(slot->unitOfMoney, 1));
    return value ? std::optional{Money{*value}} : std::nullopt;
}

/// "20", "12,5", "20 %", 0.2 of a cell in percent. Absent for what is no rate.
std::optional<std::int64_t> rateAt(const RowFrame& frame)
{
    const auto* slot = frame.filled(ListField::WearRate);
    if (slot == nullptr) {
        return std::nullopt;
    }
    double value = slot->number;
    if (slot->kind == CellKind::Text) {
        auto text = slot->text;
        std::replace(text.begin(), text.end(), ',', '.');
        char* end = nullptr;
        value = std::strtod(text.c_str(), &end);
        if (end == text.c_str()) {
            return std::nullopt;
        }
    } else if (slot->kind != CellKind::Number) {
        return std::nullopt;
    }
    constexpr double percent = 100;
    return std::llround((value > 0 && value < 1 ? value * percent : value) * percent);
}

/// The last year from 1990 to 2199 in a heading: "Hao mòn lũy kế đến 31/12/2019".
std::optional<int> yearIn(std::string_view heading)
{
    constexpr std::size_t digits = 4;
    std::optional<int> out;
    for (std::size_t at = 0; at < heading.size();) {
        std::size_t end = at;
        while (end < heading.size() && heading[end] >= '0' && heading[end] <= '9') {
            ++end;
        }
        if (end - at == digits) {
            const int year = std::stoi(std::string(heading.substr(at, digits)));
            if (year >= 1990 && year <= 2199) {
                out = year;
            }
        }
        at = std::max(end, at + 1);
    }
    return out;
}

} // namespace

void DraftMaker::readWear(const RowFrame& frame, RowDraft& draft) const
{
    const auto opening = moneyAt(frame, ListField::WearOpening);
    const auto ofYear = moneyAt(frame, ListField::WearYear);
    const auto total = moneyAt(frame, ListField::WearTotal);
    const auto net = moneyAt(frame, ListField::NetValue);
    const auto& cost = draft.amount;
    auto worn = total;
    if (!worn && opening) {
        worn = Money{opening->dong + ofYear.value_or(Money{}).dong};
    }
    if (!worn && net && cost) {
        worn = Money{cost->dong - net->dong};
    }
    if (!worn || !cost) {
        return;
    }
    const auto* slot = frame.filled(total     ? ListField::WearTotal
                                    : opening ? ListField::WearOpening
                                              : ListField::NetValue);
    const auto doubt = [&](const char* code, std::int64_t other) {
        draft.problems.push_back(
            {draft.row,
             slot->column,
             RowProblem::Severity::Warning,
             {code,
              {{"value", text::argumentOf(*worn)}, {"other", text::argumentOf(Money{other})}}}});
    };
    if (worn->dong < 0 || *worn > *cost) {
        return doubt("import.wear_above_cost", cost->dong);
    }
    if (total && opening && ofYear && opening->dong + ofYear->dong != total->dong) {
        return doubt("import.wear_is_not_sum", opening->dong + ofYear->dong);
    }
    if (net && cost->dong - worn->dong != net->dong) {
        return doubt("import.wear_is_not_difference", cost->dong - net->dong);
    }
    WearFigures wear{*worn, rateAt(frame), slot->column, std::nullopt};
    if (wear.rateBasisPoints && (*wear.rateBasisPoints <= 0 || *wear.rateBasisPoints > whole)) {
        doubt("import.wear_rate_too_high", 0);
        wear.rateBasisPoints.reset();
    }
    for (const auto& column : m_reading->columns) {
        if (column.column == slot->column) {
            wear.year = yearIn(column.heading);
        }
    }
    draft.wear = wear;
}

} // namespace dongbo::importers
