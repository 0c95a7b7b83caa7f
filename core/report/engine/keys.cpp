#include "core/report/engine/keys.h"

#include "core/store/projection/load.h"
#include "core/store/queries/planning_queries.h"
#include "core/text/sort_key.h"

#include <algorithm>
#include <array>
#include <limits>

namespace dongbo::report {

namespace {

constexpr const char* last = "\xFF\xFF"; ///< orders after every name

std::string twoDigits(std::int64_t number)
{
    return (number < 10 ? "0" : "") + std::to_string(number);
}

template <typename E> Key choiceKey(const Builder& builder, const std::optional<E>& value)
{
    return value ? Key{twoDigits(static_cast<std::int64_t>(*value)), builder.name(value), {}}
                 : Key{last, builder.say("report.not_stated"), {}};
}

Key textKey(const Builder& builder, const std::string& text)
{
    return text.empty() ? Key{last, builder.say("report.not_stated"), {}}
                        : Key{text::sortKey(text), text, {}};
}

Key ageKey(const Builder& builder, const Device& device)
{
    struct Band
    {
        double below;
        const char* code;
    };
    static constexpr std::array<Band, 5> bands{
        {{1, "1"}, {3, "3"}, {5, "5"}, {8, "8"}, {std::numeric_limits<double>::max(), "more"}}};
    const auto years = yearsInUse(device, builder.today());
    if (!years) {
        return {last, builder.say("report.age.unknown"), {}};
    }
    const auto* band =
        std::find_if(bands.begin(), bands.end(), [&](const Band& b) { return *years < b.below; });
    return {std::to_string(band - bands.begin()),
            builder.say("report.age." + std::string(band->code)),
            {}};
}

} // namespace

Key namedKey(const std::string& name, const RecordRef& record)
{
    return {text::sortKey(name) + record.id.text(), name, record};
}

Key typeKey(const Builder& builder, std::optional<DeviceType> type)
{
    return choiceKey(builder, type);
}

Key deviceKey(const Builder& builder, const store::DeviceRow& row, std::string_view by)
{
    const Device& device = row.device;
    if (by == "site") {
        return device.site ? namedKey(row.site, {RecordKind::Site, *device.site})
                           : Key{last, builder.say("report.no_site"), {}};
    }
    if (by == "unit") {
        return row.unitId ? namedKey(row.unit, {RecordKind::Unit, *row.unitId})
                          : Key{last, builder.say("report.not_stated"), {}};
    }
    if (by == "officer") {
        return device.custodian ? namedKey(row.custodian, {RecordKind::Officer, *device.custodian})
                                : Key{last, builder.say("report.nobody"), {}};
    }
    if (by == "device") {
        return {device.code.value_or("") + "/" + row.id.text(),
                codeAndName(device.code.value_or(""), device.name.value_or("")),
                RecordRef{RecordKind::Device, row.id}};
    }
    if (by == "type") {
        return typeKey(builder, device.type);
    }
    if (by == "condition") {
        return choiceKey(builder, row.now.condition);
    }
    if (by == "use") {
        return choiceKey(builder, row.now.use);
    }
    if (by == "class") {
        return choiceKey(builder, device.assetClass);
    }
    if (by == "age") {
        return ageKey(builder, device);
    }
    if (by == "year") {
        const auto day = acquiredOn(device);
        return day ? textKey(builder, isoText(*day).substr(0, 4)) : textKey(builder, {});
    }
    if (by == "maker") {
        return textKey(builder, device.maker.value_or(""));
    }
    if (by == "model") {
        const auto maker = device.maker.value_or("");
        const auto model = device.model.value_or("");
        return textKey(builder, maker + (maker.empty() || model.empty() ? "" : " ") + model);
    }
    return textKey(builder, device.fundingSource.value_or(""));
}

std::optional<Date> acquiredOn(const Device& device)
{
    if (device.acquired) {
        return device.acquired;
    }
    if (device.inUseDate) {
        return device.inUseDate;
    }
    if (device.inUseYear && *device.inUseYear >= 1900 && *device.inUseYear < 2200) {
        return Date{std::chrono::year(static_cast<int>(*device.inUseYear)) / 1 / 1};
    }
    return std::nullopt;
}

std::optional<double> yearsInUse(const Device& device, Date today)
{
    auto since = device.inUseDate ? device.inUseDate : device.acquired;
    if (!since && device.inUseYear && *device.inUseYear >= 1900 && *device.inUseYear < 2200) {
        since = Date{std::chrono::year(static_cast<int>(*device.inUseYear)) / 7 / 1};
    }
    constexpr double daysOfYear = 365.25;
    return since ? std::optional{static_cast<double>(daysBetween(*since, today)) / daysOfYear}
                 : std::nullopt;
}

Places::Places(const Builder& builder)
{
    const auto site = builder.site();
    const auto unit = builder.unit();
    if (unit) {
        m_sites.emplace();
        for (const auto& each : store::siteBriefs(builder.database(), unit)) {
            if (!site || each.id == *site) {
                m_sites->insert(each.id);
            }
        }
    } else if (site) {
        m_sites.emplace({*site});
    }
}

store::DeviceFilter askedDevices(const Builder& builder)
{
    store::DeviceFilter filter;
    filter.site = builder.site();
    filter.unit = builder.unit();
    filter.type = builder.type();
    return filter;
}

namespace {
template <typename R, typename IdType>
std::string recordName(const Builder& builder, const std::optional<IdType>& id)
{
    const auto record = id ? store::load<R>(builder.database(), *id) : std::nullopt;
    return record ? record->name.value_or("") : std::string();
}
} // namespace

std::string vendorName(const Builder& builder, const std::optional<VendorId>& id)
{
    return recordName<Vendor>(builder, id);
}

std::string officerName(const Builder& builder, const std::optional<OfficerId>& id)
{
    return recordName<Officer>(builder, id);
}

std::string siteName(const Builder& builder, const std::optional<SiteId>& id)
{
    return recordName<Site>(builder, id);
}

std::string codeAndName(const std::string& code, const std::string& name)
{
    return code + (code.empty() || name.empty() ? "" : " ") + name;
}

std::int64_t daysBetween(Instant from, Instant to)
{
    constexpr std::int64_t dayMs = 24LL * 3600 * 1000;
    return std::max<std::int64_t>(to.unixMs - from.unixMs, 0) / dayMs;
}

std::int64_t daysBetween(Date from, Date to)
{
    return std::max<std::int64_t>((std::chrono::sys_days(to) - std::chrono::sys_days(from)).count(),
                                  0);
}

} // namespace dongbo::report
