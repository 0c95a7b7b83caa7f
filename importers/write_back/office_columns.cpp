#include "importers/write_back/office_columns.h"

#include "core/text/unicode.h"
#include "core/text/wording.h"

#include <array>
#include <cstddef>

namespace dongbo::importers {

namespace {

/// The columns with a wording of their own; plain fields of a device follow before the notes.
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

const std::vector<OfficeColumn>& officeColumns()
{
    static const auto all = [] {
        std::vector<OfficeColumn> out(columns.begin(), columns.end());
        const auto beforeNotes = static_cast<std::ptrdiff_t>(out.size()) - 1;
        auto at = out.begin() + beforeNotes;
        for (auto i = static_cast<std::size_t>(ListField::FirstPlain); i < listFieldCount; ++i) {
            const auto field = static_cast<ListField>(i);
            const int width = plainDeviceField(field)->column.width + 2;
            at = out.insert(at, {field, width}) + 1;
        }
        return out;
    }();
    return all;
}

std::string headingOf(ListField field, Language language)
{
    return plainDeviceField(field) != nullptr
               ? text::capitalized(text::say(language, wordingOf(field)))
               : text::say(language, "list.column_" + std::string(codeOf(field)));
}

std::string helpOf(ListField field, Language language)
{
    const auto* plain = plainDeviceField(field);
    return text::say(language, plain == nullptr ? "list.help_" + std::string(codeOf(field))
                               : plain->type == FieldType::Text ? "list.help_of_text"
                               : plain->type == FieldType::Day  ? "list.help_of_day"
                                                                : "list.help_of_number");
}

} // namespace dongbo::importers
