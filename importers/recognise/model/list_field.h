#pragma once

#include "core/domain/fields.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
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
    PostedDate, ///< ngày ghi sổ
    ReasonIn,
    ReasonOut,
    SetAsideReason, ///< why an earlier import set the row aside
    Notes,
    FirstPlain ///< from here on the plain fields of a device, see plainDeviceField
};

namespace detail {

/// The words of the fields above, in their order.
inline constexpr std::array<std::string_view, static_cast<std::size_t>(ListField::FirstPlain)>
    listFieldCodes{"unknown",
                   "sequence",
                   "name",
                   "code",
                   "type",
                   "maker",
                   "model",
                   "serial",
                   "spec_text",
                   "measure",
                   "quantity",
                   "quantity_book",
                   "quantity_counted",
                   "quantity_difference",
                   "unit_price",
                   "amount",
                   "cost",
                   "cost_budget",
                   "cost_other",
                   "net_value",
                   "wear_rate",
                   "wear_year",
                   "wear_total",
                   "wear_opening",
                   "life_years",
                   "in_use_year",
                   "in_use_date",
                   "acquired",
                   "year_made",
                   "country",
                   "warranty_until",
                   "warranty_months",
                   "condition",
                   "condition_mark",
                   "quality_percent",
                   "site",
                   "location",
                   "department",
                   "custodian",
                   "phone",
                   "funding_source",
                   "supplier",
                   "document_no",
                   "posted_date",
                   "reason_in",
                   "reason_out",
                   "set_aside_reason",
                   "notes"};

/// Collects the device fields with a column of their own that ListField has no name for.
struct PlainFields
{
    std::array<std::uint16_t, fieldCount<Device>()> numbers{};
    std::size_t count = 0;

    template <typename M>
    constexpr void operator()(std::uint16_t number, std::string_view name, const M&,
                              const FieldTraits& traits)
    {
        if (traits.isListed &&
            std::find(listFieldCodes.begin(), listFieldCodes.end(), name) == listFieldCodes.end()) {
            numbers[count++] = number;
        }
    }
};

[[nodiscard]] consteval PlainFields plainFields()
{
    const Device device{};
    PlainFields found;
    visitFields(found, device);
    return found;
}

} // namespace detail

inline constexpr std::size_t listFieldCount =
    static_cast<std::size_t>(ListField::FirstPlain) + detail::plainFields().count;

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

/// "list_field.unit_price", "field.document_date": what translations call it.
[[nodiscard]] std::string wordingOf(ListField field);

/// The Device field a column's values go to as they are; null for columns that are understood only
/// (values of the books) or need working out (prices, states).
[[nodiscard]] const Field* deviceFieldOf(ListField field);
/// The same for the fields that ListField has no name for: a device's text, day, number or amount
/// that is read and written by its type alone. Null for all others.
[[nodiscard]] const Field* plainDeviceField(ListField field);
/// The inverse: what a column of the device's field is.
[[nodiscard]] std::optional<ListField> listFieldOf(const Field& field);

} // namespace dongbo::importers
