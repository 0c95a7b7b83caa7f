#include "importers/write_back/office_columns.h"

#include "core/text/wording.h"

#include <array>

namespace dongbo::importers {

namespace {

constexpr std::array<OfficeColumn, 26> columns{{
    {ListField::Sequence, 6},       {ListField::Code, 16},      {ListField::Name, 34},
    {ListField::Type, 16},          {ListField::Maker, 14},     {ListField::Model, 18},
    {ListField::Serial, 18},        {ListField::SpecText, 26},  {ListField::Measure, 8},
    {ListField::Quantity, 9},       {ListField::UnitPrice, 15}, {ListField::Amount, 16},
    {ListField::Site, 24},          {ListField::Location, 18},  {ListField::Custodian, 20},
    {ListField::Acquired, 12},      {ListField::InUseYear, 9},  {ListField::InUseDate, 13},
    {ListField::YearMade, 9},       {ListField::Country, 12},   {ListField::WarrantyUntil, 13},
    {ListField::FundingSource, 20}, {ListField::Supplier, 20},  {ListField::DocumentNo, 16},
    {ListField::Condition, 20},     {ListField::Notes, 30},
}};

} // namespace

std::span<const OfficeColumn> officeColumns()
{
    return columns;
}

std::string headingOf(ListField field, Language language)
{
    return text::say(language, "list.column_" + std::string(codeOf(field)));
}

} // namespace dongbo::importers
