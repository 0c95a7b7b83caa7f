#include "importers/recognise/model/list_field.h"

#include <array>
#include <utility>

namespace dongbo::importers {

namespace {

constexpr std::array<std::string_view, listFieldCount> codes{"unknown",
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
                                                             "document_date",
                                                             "reason_in",
                                                             "reason_out",
                                                             "set_aside_reason",
                                                             "notes"};

// The names of the survey of real lists that data/vocabulary/headers.tsv may keep.
constexpr std::array<std::pair<std::string_view, ListField>, 24> surveyNames{{
    {"seq", ListField::Sequence},
    {"asset_code", ListField::Code},
    {"category", ListField::Type},
    {"brand", ListField::Maker},
    {"spec", ListField::SpecText},
    {"unit", ListField::Measure},
    {"qty", ListField::Quantity},
    {"qty_book", ListField::QuantityBook},
    {"qty_counted", ListField::QuantityCounted},
    {"qty_diff", ListField::QuantityDifference},
    {"wear_accum", ListField::WearTotal},
    {"year_in_use", ListField::InUseYear},
    {"date_in_use", ListField::InUseDate},
    {"purchase_date", ListField::Acquired},
    {"quality_pct", ListField::QualityPercent},
    {"funding", ListField::FundingSource},
    {"doc_no", ListField::DocumentNo},
    {"doc_date", ListField::DocumentDate},
    {"note", ListField::Notes},
    {"location_in_site", ListField::Location},
    {"condition_text", ListField::Condition},
    {"use", ListField::Condition},
    {"paper", ListField::Condition},
    {"year", ListField::InUseYear},
}};

} // namespace

std::string_view codeOf(ListField field)
{
    return codes[static_cast<std::size_t>(field)];
}

std::optional<ListField> parseListField(std::string_view code)
{
    for (std::size_t i = 0; i < codes.size(); ++i) {
        if (codes[i] == code) {
            return static_cast<ListField>(i);
        }
    }
    for (const auto& [name, field] : surveyNames) {
        if (name == code) {
            return field;
        }
    }
    return std::nullopt;
}

std::optional<std::uint16_t> deviceFieldOf(ListField field)
{
    // Numbers of core/domain/fields.h, Device.
    static constexpr std::array<std::pair<ListField, std::uint16_t>, 16> numbers{{
        {ListField::Name, 3},
        {ListField::Maker, 4},
        {ListField::Model, 5},
        {ListField::Acquired, 10},
        {ListField::InUseYear, 11},
        {ListField::InUseDate, 12},
        {ListField::FundingSource, 14},
        {ListField::WarrantyUntil, 16},
        {ListField::Notes, 22},
        {ListField::Measure, 24},
        {ListField::SpecText, 25},
        {ListField::YearMade, 26},
        {ListField::Country, 27},
        {ListField::DocumentNo, 28},
        {ListField::Location, 29},
        {ListField::Department, 29},
    }};
    for (const auto& [known, number] : numbers) {
        if (known == field) {
            return number;
        }
    }
    return std::nullopt;
}

} // namespace dongbo::importers
