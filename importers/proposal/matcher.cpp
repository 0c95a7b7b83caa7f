#include "importers/proposal/matcher.h"

#include "core/store/device_queries.h"
#include "core/text/fold.h"

#include <functional>
#include <string>

namespace dongbo::importers {

namespace {

std::uint64_t hashOf(std::string_view text)
{
    return std::hash<std::string_view>{}(text::fold(text));
}

std::uint64_t twinHash(const std::optional<SiteId>& site, DeviceType type, std::string_view model)
{
    std::string key;
    if (site) {
        key.assign(reinterpret_cast<const char*>(site->bytes.data()), site->bytes.size());
    }
    key += static_cast<char>(type);
    key += text::fold(model);
    return std::hash<std::string>{}(key);
}

} // namespace

Matcher::Matcher(Register& reg)
{
    store::DeviceFilter all;
    all.includeAll = true;
    store::forEachDevice(
        reg.database(), all, store::DeviceOrder::Code, [this](const store::DeviceRow& row) {
            if (row.isWithdrawn) {
                return;
            }
            const auto& device = row.device;
            const auto index = static_cast<std::uint32_t>(m_devices.size());
            m_devices.push_back({row.id, device.serial.has_value(), false, false});
            if (device.serial) {
                m_bySerial.emplace(hashOf(*device.serial), index);
            }
            if (device.code) {
                m_byCode.emplace(hashOf(*device.code), index);
            }
            m_twins[twinHash(device.site, device.type.value_or(DeviceType::Other),
                             device.model ? *device.model : device.name.value_or(""))]
                .push_back(index);
        });
}

std::optional<std::pair<std::uint32_t, MatchedBy>> Matcher::byIdentity(const Wanted& wanted) const
{
    if (!wanted.serial.empty()) {
        if (const auto found = m_bySerial.find(hashOf(wanted.serial)); found != m_bySerial.end()) {
            return std::pair{found->second, MatchedBy::Serial};
        }
    }
    if (!wanted.code.empty()) {
        if (const auto found = m_byCode.find(hashOf(wanted.code)); found != m_byCode.end()) {
            return std::pair{found->second, MatchedBy::Code};
        }
    }
    return std::nullopt;
}

void Matcher::claim(const Wanted& wanted)
{
    if (const auto found = byIdentity(wanted)) {
        m_devices[found->first].isClaimed = true;
    }
}

std::optional<Matcher::Match> Matcher::match(const Wanted& wanted)
{
    if (m_devices.empty()) {
        return std::nullopt;
    }
    if (const auto found = byIdentity(wanted)) {
        auto& device = m_devices[found->first];
        if (!device.isTaken) {
            device.isTaken = true;
            return Match{device.id, found->second};
        }
    }
    // A list's own code that the register does not know names another device.
    if (!wanted.code.empty()) {
        return std::nullopt;
    }
    const auto twins = m_twins.find(twinHash(wanted.site, wanted.type, wanted.model));
    if (twins == m_twins.end()) {
        return std::nullopt;
    }
    // With a serial of its own a row is not the device that bears another; without one it may be
    // any, those without a serial first.
    for (const bool withSerial : {false, true}) {
        for (const auto index : twins->second) {
            auto& device = m_devices[index];
            if (!device.isTaken && !device.isClaimed && device.hasSerial == withSerial &&
                !(withSerial && !wanted.serial.empty())) {
                device.isTaken = true;
                return Match{device.id, MatchedBy::Twin};
            }
        }
    }
    return std::nullopt;
}

} // namespace dongbo::importers
