#include "importers/recognise/model/list_field.h"

#include <array>
#include <utility>

namespace dongbo::importers {

namespace {

constexpr auto plain = detail::plainFields();
constexpr auto firstPlain = static_cast<std::size_t>(ListField::FirstPlain);

// The names of the survey of real lists that data/vocabulary/headers.tsv may keep.
constexpr std::array<std::pair<std::string_view, std::string_view>, 24> surveyNames{{
    {"seq", "sequence"},
    {"asset_code", "code"},
    {"category", "type"},
    {"brand", "maker"},
    {"spec", "spec_text"},
    {"unit", "measure"},
    {"qty", "quantity"},
    {"qty_book", "quantity_book"},
    {"qty_counted", "quantity_counted"},
    {"qty_diff", "quantity_difference"},
    {"wear_accum", "wear_total"},
    {"year_in_use", "in_use_year"},
    {"date_in_use", "in_use_date"},
    {"purchase_date", "acquired"},
    {"quality_pct", "quality_percent"},
    {"funding", "funding_source"},
    {"doc_no", "document_no"},
    {"doc_date", "document_date"},
    {"note", "notes"},
    {"location_in_site", "location"},
    {"condition_text", "condition"},
    {"use", "condition"},
    {"paper", "condition"},
    {"year", "in_use_year"},
}};

} // namespace

std::string_view codeOf(ListField field)
{
    const auto* own = plainDeviceField(field);
    return own != nullptr ? own->name : detail::listFieldCodes[static_cast<std::size_t>(field)];
}

std::optional<ListField> parseListField(std::string_view code)
{
    for (std::size_t i = 0; i < listFieldCount; ++i) {
        if (codeOf(static_cast<ListField>(i)) == code) {
            return static_cast<ListField>(i);
        }
    }
    for (const auto& [name, now] : surveyNames) {
        if (name == code) {
            return parseListField(now);
        }
    }
    return std::nullopt;
}

std::string wordingOf(ListField field)
{
    return (plainDeviceField(field) != nullptr ? "field." : "list_field.") +
           std::string(codeOf(field));
}

const Field* deviceFieldOf(ListField field)
{
    static constexpr std::array<std::pair<ListField, std::uint16_t>, 16> numbers{{
        {ListField::Name, fieldOf<&Device::name>},
        {ListField::Maker, fieldOf<&Device::maker>},
        {ListField::Model, fieldOf<&Device::model>},
        {ListField::Acquired, fieldOf<&Device::acquired>},
        {ListField::InUseYear, fieldOf<&Device::inUseYear>},
        {ListField::InUseDate, fieldOf<&Device::inUseDate>},
        {ListField::FundingSource, fieldOf<&Device::fundingSource>},
        {ListField::WarrantyUntil, fieldOf<&Device::warrantyUntil>},
        {ListField::Notes, fieldOf<&Device::notes>},
        {ListField::Measure, fieldOf<&Device::measure>},
        {ListField::SpecText, fieldOf<&Device::specText>},
        {ListField::YearMade, fieldOf<&Device::yearMade>},
        {ListField::Country, fieldOf<&Device::country>},
        {ListField::DocumentNo, fieldOf<&Device::documentNo>},
        {ListField::Location, fieldOf<&Device::location>},
        {ListField::Department, fieldOf<&Device::location>},
    }};
    static const auto fields = [] { // asked for each cell
        std::array<const Field*, listFieldCount> out{};
        for (std::size_t i = 0; i < out.size(); ++i) {
            out[i] = plainDeviceField(static_cast<ListField>(i));
        }
        for (const auto& [known, number] : numbers) {
            out[static_cast<std::size_t>(known)] = describe(RecordKind::Device).field(number);
        }
        return out;
    }();
    const auto at = static_cast<std::size_t>(field);
    return at < fields.size() ? fields[at] : nullptr;
}

const Field* plainDeviceField(ListField field)
{
    const auto at = static_cast<std::size_t>(field);
    return at >= firstPlain && at < listFieldCount
               ? describe(RecordKind::Device).field(plain.numbers[at - firstPlain])
               : nullptr;
}

std::optional<ListField> listFieldOf(const Field& field)
{
    for (std::size_t i = 0; i < plain.count; ++i) {
        if (plain.numbers[i] == field.number) {
            return static_cast<ListField>(firstPlain + i);
        }
    }
    return field.isListed ? parseListField(field.name) : std::nullopt;
}

} // namespace dongbo::importers
