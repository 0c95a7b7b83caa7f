#include "gui/present/devices/device_list_filter.h"

#include "core/text/fold.h"
#include "gui/present/devices/typed_type.h"

#include <chrono>

namespace dongbo::present {

namespace {

template <typename IdType> std::optional<IdType> idFrom(std::string_view text)
{
    const auto id = RecordId::parse(text);
    return id ? std::optional{IdType{*id}} : std::nullopt;
}

constexpr std::string_view groupNames[] = {"all",   "broken",  "repair",
                                           "spare", "on_loan", "warranty"};

void readPart(DeviceListFilter& filter, std::string_view name, std::string_view value)
{
    if (name == "group") {
        for (std::size_t i = 0; i < std::size(groupNames); ++i) {
            if (groupNames[i] == value) {
                filter.group = static_cast<DeviceGroup>(i);
            }
        }
    } else if (name == "warranty") {
        filter.group = DeviceGroup::WarrantyEnding;
    } else if (name == "site") {
        filter.site = idFrom<SiteId>(value);
    } else if (name == "unit") {
        filter.unit = idFrom<UnitId>(value);
    } else if (name == "type") {
        filter.type = parseCode<DeviceType>(value);
    } else if (name == "condition") {
        filter.condition = parseCode<Condition>(value);
    } else if (name == "use") {
        filter.use = parseCode<Use>(value);
    } else if (name == "paper") {
        filter.paper = parseCode<Paper>(value);
    } else if (name == "custodian") {
        filter.custodian = idFrom<OfficerId>(value);
    }
}

/// What a chip says is said by the chip.
void preferGroup(DeviceListFilter& filter)
{
    if (filter.group != DeviceGroup::All) {
        return;
    }
    if (filter.condition == Condition::Broken) {
        filter.group = DeviceGroup::Broken;
        filter.condition.reset();
    } else if (filter.use == Use::UnderRepair || filter.use == Use::Spare) {
        filter.group = filter.use == Use::Spare ? DeviceGroup::Spare : DeviceGroup::UnderRepair;
        filter.use.reset();
    }
}

} // namespace

DeviceListFilter DeviceListFilter::parse(std::string_view text)
{
    DeviceListFilter filter;
    while (!text.empty()) {
        if (text.starts_with("text=")) { // the last part: it may hold anything
            filter.text = text.substr(5);
            break;
        }
        const auto end = std::min(text.find(';'), text.size());
        const auto part = text.substr(0, end);
        if (const auto equals = part.find('='); equals != std::string_view::npos) {
            readPart(filter, part.substr(0, equals), part.substr(equals + 1));
        }
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    preferGroup(filter);
    return filter;
}

std::string DeviceListFilter::asText() const
{
    std::string out;
    const auto add = [&](std::string_view name, std::string_view value) {
        out.append(out.empty() ? "" : ";").append(name).append("=").append(value);
    };
    const auto addCode = [&](std::string_view name, const auto& choice) {
        if (choice) {
            add(name, codeOf(*choice));
        }
    };
    const auto addId = [&](std::string_view name, const auto& id) {
        if (id) {
            add(name, id->text());
        }
    };
    if (group != DeviceGroup::All) {
        add("group", groupNames[static_cast<std::size_t>(group)]);
    }
    addId("site", site);
    addId("unit", unit);
    addCode("type", type);
    addCode("condition", condition);
    addCode("use", use);
    addCode("paper", paper);
    addId("custodian", custodian);
    if (!text.empty()) {
        add("text", text);
    }
    return out;
}

void DeviceListFilter::clear(DeviceFacet facet)
{
    switch (facet) {
    case DeviceFacet::Site:
        site.reset();
        break;
    case DeviceFacet::Unit:
        unit.reset();
        break;
    case DeviceFacet::Type:
        type.reset();
        break;
    case DeviceFacet::Condition:
        condition.reset();
        break;
    case DeviceFacet::Use:
        use.reset();
        break;
    case DeviceFacet::Paper:
        paper.reset();
        break;
    case DeviceFacet::Custodian:
        custodian.reset();
        break;
    }
}

bool DeviceListFilter::has(DeviceFacet facet) const
{
    switch (facet) {
    case DeviceFacet::Site:
        return site.has_value();
    case DeviceFacet::Unit:
        return unit.has_value();
    case DeviceFacet::Type:
        return type.has_value();
    case DeviceFacet::Condition:
        return condition.has_value();
    case DeviceFacet::Use:
        return use.has_value();
    case DeviceFacet::Paper:
        return paper.has_value();
    case DeviceFacet::Custodian:
        return custodian.has_value();
    }
    return false;
}

Date warrantyNotice(Date today)
{
    return std::chrono::sys_days(today) + std::chrono::days(warrantyNoticeDays);
}

DeviceListFilter withTypedType(store::Database& database, DeviceListFilter filter, Date today)
{
    const auto named = filter.type ? std::nullopt : typeInWords(text::fold(filter.text));
    if (!named) {
        return filter;
    }
    store::DevicePage one;
    one.limit = 1;
    const auto plain = storeFilter(filter, DeviceGroup::All, today);
    if (store::devicePage(database, plain, store::DeviceOrder::Code, one).empty()) {
        filter.type = named->type;
        filter.text = named->rest;
    }
    return filter;
}

store::DeviceFilter storeFilter(const DeviceListFilter& filter, DeviceGroup group, Date today)
{
    store::DeviceFilter out;
    out.site = filter.site;
    out.unit = filter.unit;
    out.type = filter.type;
    out.condition = filter.condition;
    out.use = filter.use;
    out.paper = filter.paper;
    out.custodian = filter.custodian;
    out.text = filter.text;
    switch (group) {
    case DeviceGroup::All:
        break;
    case DeviceGroup::Broken:
        out.condition = Condition::Broken;
        break;
    case DeviceGroup::UnderRepair:
        out.use = Use::UnderRepair;
        break;
    case DeviceGroup::Spare:
        out.use = Use::Spare;
        break;
    case DeviceGroup::OnLoan:
        out.assetClass = AssetClass::OnLoan;
        break;
    case DeviceGroup::WarrantyEnding:
        out.warrantyFrom = today;
        out.warrantyUntil = warrantyNotice(today);
        break;
    }
    return out;
}

} // namespace dongbo::present
