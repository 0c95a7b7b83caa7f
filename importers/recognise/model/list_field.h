#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string_view>

namespace dongbo::importers {

/// What a column of an office's list is about. More than a device has: sequence numbers, values of
/// the books and counts are understood so that they are not taken for something else.
enum class ListField : std::uint8_t
{
    Unknown, ///< nobody could say
    Sequence,
    Name,
    Code,
    Type,
    Maker,
    Model,
    Serial,
    SpecText,
    Measure, ///< đơn vị tính
    Quantity,
    QuantityBook,
    QuantityCounted,
    QuantityDifference,
    UnitPrice, ///< the price of one, by its word
    Amount,    ///< the price of the row, by its word
    Cost,      ///< nguyên giá
    CostBudget,
    CostOther,
    NetValue,
    WearRate,
    WearYear,
    WearTotal,
    WearOpening,
    LifeYears,
    InUseYear,
    InUseDate,
    Acquired,
    YearMade,
    Country,
    WarrantyUntil,
    WarrantyMonths,
    Condition,     ///< wording about condition, use or paper
    ConditionMark, ///< a column named by a state, crossed ("x") where it holds
    QualityPercent,
    Site,
    Location,
    Department,
    Custodian,
    Phone,
    FundingSource,
    Supplier,
    DocumentNo,
    DocumentDate,
    ReasonIn,
    ReasonOut,
    SetAsideReason, ///< why an earlier import set the row aside
    Notes
};

inline constexpr std::size_t listFieldCount = static_cast<std::size_t>(ListField::Notes) + 1;

[[nodiscard]] constexpr bool isOneOf(ListField field, std::initializer_list<ListField> list)
{
    for (const auto one : list) {
        if (one == field) {
            return true;
        }
    }
    return false;
}

/// The word of the command line's JSON and of recipes: a device's own field name where there is
/// one ("in_use_year", "measure"), else "sequence", "net_value", …; "unknown" for Unknown.
[[nodiscard]] std::string_view codeOf(ListField field);
/// Reads codeOf's words and the older names of data/vocabulary/headers.tsv ("qty", "unit").
[[nodiscard]] std::optional<ListField> parseListField(std::string_view code);

/// The number of the Device field a column's values go to as they are; nothing for columns that
/// are understood only (values of the books) or need working out (prices, states).
[[nodiscard]] std::optional<std::uint16_t> deviceFieldOf(ListField field);

} // namespace dongbo::importers
