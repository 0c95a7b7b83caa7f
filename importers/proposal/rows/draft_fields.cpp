#include "importers/proposal/rows/draft_fields.h"

#include <algorithm>

namespace dongbo::importers {

namespace {

std::optional<std::int64_t> numberOf(const RowDraft& draft, FieldNumber field)
{
    const auto* value = draft.find(field);
    const auto* number = value ? std::get_if<std::int64_t>(&value->value) : nullptr;
    return number ? std::optional{*number} : std::nullopt;
}

std::optional<CellOrigin> originOf(std::uint32_t column, const std::string& original,
                                   const Value& value)
{
    const auto* text = std::get_if<std::string>(&value);
    const bool isSame = original.empty() || (text != nullptr && *text == original);
    return CellOrigin{column, isSame ? std::nullopt : std::optional{original}};
}

} // namespace

DeviceType typeOf(const RowDraft& draft)
{
    const auto* type = draft.find(fieldOf<&Device::type>);
    const auto* number = type ? std::get_if<std::int64_t>(&type->value) : nullptr;
    return number ? static_cast<DeviceType>(*number) : DeviceType::Other;
}

std::string_view textOf(const RowDraft& draft, FieldNumber field)
{
    const auto* value = draft.find(field);
    const auto* text = value ? std::get_if<std::string>(&value->value) : nullptr;
    return text ? std::string_view(*text) : std::string_view{};
}

namespace {

/// By number. A field is large: few are moved, and where they stand.
void putInOrder(std::vector<FieldChange>& fields)
{
    for (std::size_t place = 0; place + 1 < fields.size(); ++place) {
        const auto next =
            std::min_element(fields.begin() + static_cast<std::ptrdiff_t>(place), fields.end(),
                             [](const auto& a, const auto& b) { return a.number < b.number; });
        const auto at = static_cast<std::size_t>(next - fields.begin());
        if (at != place) {
            std::swap(fields[place], fields[at]);
        }
    }
}

} // namespace

std::string codeOfDevice(const RowDraft& draft, std::int64_t index)
{
    const auto place = draft.before + index;
    return draft.code.empty() || place == 0 ? draft.code
                                            : draft.code + "-" + std::to_string(place + 1);
}

Matcher::Wanted wantedOf(const RowDraft& draft, std::int64_t index,
                         const std::optional<SiteId>& site, const std::string& code)
{
    Matcher::Wanted wanted;
    if (static_cast<std::size_t>(index) < draft.serials.size()) {
        wanted.serial = draft.serials[static_cast<std::size_t>(index)];
    }
    wanted.code = code;
    wanted.site = site;
    wanted.type = typeOf(draft);
    wanted.model = textOf(draft, fieldOf<&Device::model>);
    wanted.model = wanted.model.empty() ? textOf(draft, fieldOf<&Device::name>) : wanted.model;
    const auto cost = draft.costOf(index);
    wanted.detail = Matcher::detailOf(
        textOf(draft, fieldOf<&Device::name>), cost ? std::optional{cost->dong} : std::nullopt,
        numberOf(draft, fieldOf<&Device::inUseYear>), numberOf(draft, fieldOf<&Device::condition>));
    return wanted;
}

std::vector<FieldChange> fieldsOf(const RowDraft& draft, std::int64_t index,
                                  const PlaceAnswer& place, NewRecords& newRecords,
                                  std::optional<std::uint32_t> quantityColumn)
{
    std::vector<FieldChange> fields;
    fields.reserve(draft.values.size() + 10);
    for (const auto& value : draft.values) {
        fields.push_back(
            {value.field, value.value, 0, originOf(value.column, value.original, value.value)});
    }
    const auto code = codeOfDevice(draft, index);
    if (!code.empty()) {
        fields.push_back(
            {fieldOf<&Device::code>, code, 0, originOf(draft.codeColumn, draft.code, code)});
    }
    if (static_cast<std::size_t>(index) < draft.serials.size()) {
        fields.push_back({fieldOf<&Device::serial>, draft.serials[static_cast<std::size_t>(index)],
                          0,
                          originOf(draft.serialColumn, draft.serialOriginal,
                                   draft.serials[static_cast<std::size_t>(index)])});
    }
    if (const auto cost = draft.costOf(index)) {
        fields.push_back({fieldOf<&Device::cost>, cost->dong, 0,
                          CellOrigin{draft.amountColumn, draft.amountOriginal}});
    }
    FieldChange quantity;
    quantity.number = fieldOf<&Device::quantity>;
    quantity.value = draft.quantityOf(index);
    if (quantityColumn) {
        quantity.origin = CellOrigin{*quantityColumn, std::nullopt};
    }
    fields.push_back(std::move(quantity));
    if (place.site) {
        fields.push_back({fieldOf<&Device::site>, RecordId{*place.site}, 0,
                          CellOrigin{draft.placeColumn, draft.place}});
    }
    if (!draft.custodian.empty()) {
        fields.push_back({fieldOf<&Device::custodian>,
                          newRecords.officer(draft.custodian, place.unit), 0,
                          CellOrigin{draft.custodianColumn, draft.custodian}});
    }
    if (!draft.supplier.empty()) {
        fields.push_back({fieldOf<&Device::supplier>, newRecords.vendor(draft.supplier), 0,
                          CellOrigin{draft.supplierColumn, draft.supplier}});
    }
    putInOrder(fields);
    return fields;
}

void complete(std::vector<FieldChange>& fields, FieldNumber number, Value value)
{
    const auto at = std::find_if(fields.begin(), fields.end(),
                                 [number](const auto& c) { return c.number >= number; });
    if (at == fields.end() || at->number != number) {
        FieldChange change;
        change.number = number;
        change.value = std::move(value);
        fields.insert(at, std::move(change));
    }
}

} // namespace dongbo::importers
