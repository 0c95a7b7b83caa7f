#include "core/report/own/device_filters.h"

#include "core/domain/value_key.h"

namespace dongbo::report {

namespace {

template <typename T>
bool takeOne(std::optional<T>& member, std::string_view part, std::string_view name,
             const std::vector<Value>& values)
{
    if (part == name && values.size() == 1 && values.front() != Value{}) {
        fromValue(values.front(), member);
    }
    return member.has_value() && part == name;
}

/// One value of a field that has an index or a place of its own in the filter.
bool takeKnown(store::DeviceFilter& filter, std::string_view part, const std::vector<Value>& values)
{
    return takeOne(filter.site, part, "site", values) ||
           takeOne(filter.type, part, "type", values) ||
           takeOne(filter.condition, part, "condition", values) ||
           takeOne(filter.use, part, "use", values) ||
           takeOne(filter.paper, part, "paper", values) ||
           takeOne(filter.custodian, part, "custodian", values) ||
           takeOne(filter.assetClass, part, "asset_class", values) ||
           takeOne(filter.supplier, part, "supplier", values);
}

} // namespace

store::DeviceFilter deviceFilterOf(const OwnFilters& filters, const std::string& text, Date today,
                                   Date warrantyEnd)
{
    store::DeviceFilter out;
    out.text = text;
    for (const auto& [part, keys] : filters) {
        const auto id = RecordId::parse(keys.front());
        if (part == "unit" && id) {
            out.unit = UnitId{*id};
        } else if (part == "change" && id) {
            out.change = ChangeSetId{*id};
        } else if (part == "warranty") {
            out.warrantyFrom = today;
            out.warrantyUntil = warrantyEnd;
        }
        const auto* field = describe(RecordKind::Device).field(part);
        if (field == nullptr) {
            continue;
        }
        std::vector<Value> values;
        for (const auto& key : keys) {
            if (auto value = valueOfKey(*field, key)) {
                values.push_back(std::move(*value));
            }
        }
        if (!values.empty() && !takeKnown(out, part, values)) {
            out.oneOf.push_back({field->number, std::move(values)});
        }
    }
    return out;
}

} // namespace dongbo::report
