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
    const auto isAmong = [index](const std::vector<std::string>& serials) {
        return static_cast<std::size_t>(index) < serials.size();
    };
    // What a field is made from; in order before any is made, for a field is large.
    struct Source
    {
        FieldNumber number;
        const DraftValue* value = nullptr; ///< none: one of those a draft has apart
    };
    std::vector<Source> sources;
    sources.reserve(draft.values.size() + 7);
    const auto take = [&sources](bool isGiven, FieldNumber number) {
        if (isGiven) {
            sources.push_back({number});
        }
    };
    for (const auto& value : draft.values) {
        sources.push_back({value.field, &value});
    }
    auto code = codeOfDevice(draft, index);
    const auto cost = draft.costOf(index);
    take(!code.empty(), fieldOf<&Device::code>);
    take(isAmong(draft.serials), fieldOf<&Device::serial>);
    take(cost.has_value(), fieldOf<&Device::cost>);
    take(true, fieldOf<&Device::quantity>);
    take(place.site.has_value(), fieldOf<&Device::site>);
    take(!draft.custodian.empty(), fieldOf<&Device::custodian>);
    take(!draft.supplier.empty(), fieldOf<&Device::supplier>);
    std::sort(sources.begin(), sources.end(),
              [](const Source& a, const Source& b) { return a.number < b.number; });

    std::vector<FieldChange> fields;
    fields.reserve(sources.size() + 3);
    for (const auto& source : sources) {
        auto& field = fields.emplace_back();
        field.number = source.number;
        const auto from = [&field](std::uint32_t column, const std::string& written) {
            field.origin = CellOrigin{column, written};
        };
        const auto read = [&field](std::uint32_t column, const std::string& original) {
            auto& origin = field.origin.emplace();
            origin.column = column;
            const auto* text = std::get_if<std::string>(&field.value);
            if (!original.empty() && (text == nullptr || *text != original)) {
                origin.text = original;
            }
        };
        if (source.value != nullptr) {
            field.value = source.value->value;
            read(source.value->column, source.value->original);
            continue;
        }
        switch (source.number) {
        case fieldOf<&Device::code>:
            field.value = std::move(code);
            read(draft.codeColumn, draft.code);
            break;
        case fieldOf<&Device::serial>:
            field.value = draft.serials[static_cast<std::size_t>(index)];
            read(draft.serialColumn, draft.serialOriginal);
            break;
        case fieldOf<&Device::cost>:
            field.value = cost->dong;
            from(draft.amountColumn, draft.amountOriginal);
            break;
        case fieldOf<&Device::site>:
            field.value = RecordId{*place.site};
            from(draft.placeColumn, draft.place);
            break;
        case fieldOf<&Device::custodian>:
            field.value = newRecords.officer(draft.custodian, place.unit);
            from(draft.custodianColumn, draft.custodian);
            break;
        case fieldOf<&Device::supplier>:
            field.value = newRecords.vendor(draft.supplier);
            from(draft.supplierColumn, draft.supplier);
            break;
        default: // the quantity
            field.value = draft.quantityOf(index);
            if (quantityColumn) {
                field.origin = CellOrigin{*quantityColumn, std::nullopt};
            }
        }
    }
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
