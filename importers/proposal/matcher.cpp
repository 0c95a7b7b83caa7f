#include "importers/proposal/matcher.h"

#include "core/store/device_queries.h"
#include "core/text/fold.h"

#include <functional>
#include <string>

namespace dongbo::importers {

namespace {

// How sure a match is. A serial is the maker's; a code is the office's own and may have been given
// twice; of twins that differ in nothing it does not matter which is which.
constexpr double sureBySerial = 1.0, sureByCode = 0.95, sureByLikeTwin = 0.9, sureByOnlyTwin = 0.75,
                 sureByNthTwin = 0.6;
/// Groups of twins past this size are taken in order, without looking for the one that agrees.
constexpr std::size_t mostComparedTwins = 64;

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

std::string_view modelOf(const Device& device)
{
    const auto& text = device.model ? device.model : device.name;
    return text ? std::string_view(*text) : std::string_view{};
}

std::uint32_t detailOfDevice(const Device& device)
{
    return Matcher::detailOf(
        device.name ? std::string_view(*device.name) : std::string_view{},
        device.cost ? std::optional{device.cost->dong} : std::nullopt, device.inUseYear,
        device.condition ? std::optional{static_cast<std::int64_t>(*device.condition)}
                         : std::nullopt);
}

} // namespace

std::uint32_t Matcher::detailOf(std::string_view name, std::optional<std::int64_t> cost,
                                std::optional<std::int64_t> year,
                                std::optional<std::int64_t> condition)
{
    std::uint64_t hash = std::hash<std::string_view>{}(name);
    for (const auto& number : {cost, year, condition}) {
        hash = (hash ^ static_cast<std::uint64_t>(number.value_or(-1))) * 0x9E3779B97F4A7C15ULL;
    }
    return static_cast<std::uint32_t>(hash >> 32);
}

Matcher::Matcher(Register& reg)
{
    store::DeviceFilter all;
    all.includeAll = true;
    store::forEachDevice(
        reg.database(), all, store::DeviceOrder::Code, [this](const store::DeviceRow& row) {
            if (row.isWithdrawn) {
                return;
            }
            const auto paper = row.device.paper.value_or(Paper::Active);
            add(row.id, row.device, paper == Paper::Active || paper == Paper::DisposalProposed);
        });
}

std::uint32_t Matcher::siteIndex(const std::optional<SiteId>& site)
{
    if (!site) {
        return 0;
    }
    const auto [found, isNew] =
        m_sites.emplace(*site, static_cast<std::uint32_t>(m_isSiteMet.size()));
    if (isNew) {
        m_isSiteMet.push_back(false);
    }
    return found->second;
}

void Matcher::add(const DeviceId& id, const Device& device, bool isInBooks)
{
    const auto index = static_cast<std::uint32_t>(m_devices.size());
    m_devices.push_back({id, siteIndex(device.site), detailOfDevice(device),
                         device.serial.has_value(), false, false, false, false, isInBooks});
    if (device.serial) {
        m_bySerial.emplace(hashOf(*device.serial), index);
    }
    if (device.code) {
        m_byCode.emplace(hashOf(*device.code), index);
    }
    m_twins[twinHash(device.site, device.type.value_or(DeviceType::Other), modelOf(device))]
        .members.push_back(index);
}

void Matcher::learn(const DeviceId& id, const Device& device, std::optional<std::uint32_t> index)
{
    if (!index) {
        add(id, device, false);
        m_devices.back().isTaken = true;
        m_devices.back().isMet = true;
        return;
    }
    auto& known = m_devices[*index];
    known.detail = detailOfDevice(device);
    known.hasSerial = device.serial.has_value();
    if (device.serial) {
        m_bySerial.emplace(hashOf(*device.serial), *index);
    }
}

void Matcher::beginList()
{
    for (auto& device : m_devices) {
        device.isClaimed = device.isReserved = device.isTaken = false;
    }
    for (auto& twins : m_twins) {
        twins.second.firstFree = 0;
    }
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

Matcher::Twins* Matcher::twinsOf(const Wanted& wanted)
{
    const auto found = m_twins.find(twinHash(wanted.site, wanted.type, wanted.model));
    return found == m_twins.end() ? nullptr : &found->second;
}

void Matcher::claim(const Wanted& wanted)
{
    if (const auto found = byIdentity(wanted)) {
        m_devices[found->first].isClaimed = true;
        return;
    }
    if (!wanted.code.empty()) {
        return;
    }
    const auto* twins = twinsOf(wanted);
    if (twins == nullptr || twins->members.size() > mostComparedTwins) {
        return;
    }
    for (const auto index : twins->members) {
        auto& device = m_devices[index];
        if (device.detail == wanted.detail && !device.isClaimed && !device.isReserved) {
            device.isReserved = true;
            return;
        }
    }
}

Matcher::Match Matcher::take(std::uint32_t index, MatchedBy by, double score)
{
    auto& device = m_devices[index];
    device.isTaken = true;
    device.isMet = true;
    m_isSiteMet[device.site] = true;
    return {device.id, index, by, score};
}

std::optional<Matcher::Match> Matcher::match(const Wanted& wanted)
{
    if (m_devices.empty()) {
        return std::nullopt;
    }
    if (const auto found = byIdentity(wanted); found && !m_devices[found->first].isTaken) {
        return take(found->first, found->second,
                    found->second == MatchedBy::Serial ? sureBySerial : sureByCode);
    }
    // A list's own code that the register does not know names another device.
    return wanted.code.empty() ? byTwin(wanted) : std::nullopt;
}

std::optional<Matcher::Match> Matcher::byTwin(const Wanted& wanted)
{
    auto* twins = twinsOf(wanted);
    if (twins == nullptr) {
        return std::nullopt;
    }
    const auto& members = twins->members;
    while (twins->firstFree < members.size() && m_devices[members[twins->firstFree]].isTaken) {
        ++twins->firstFree;
    }
    // With a serial of its own a row is not the device that bears another; without one it may be
    // any, those without a serial first.
    const auto isFree = [&](const Known& device) {
        return !device.isTaken && !device.isClaimed &&
               !(device.hasSerial && !wanted.serial.empty());
    };
    if (members.size() <= mostComparedTwins) {
        for (std::size_t i = twins->firstFree; i < members.size(); ++i) {
            const auto& device = m_devices[members[i]];
            if (isFree(device) && device.detail == wanted.detail) {
                return take(members[i], MatchedBy::Twin, sureByLikeTwin);
            }
        }
    }
    for (const bool withSerial : {false, true}) {
        for (std::size_t i = twins->firstFree; i < members.size(); ++i) {
            const auto& device = m_devices[members[i]];
            if (isFree(device) && !device.isReserved && device.hasSerial == withSerial) {
                return take(members[i], MatchedBy::Twin,
                            members.size() == 1 ? sureByOnlyTwin : sureByNthTwin);
            }
        }
    }
    return std::nullopt;
}

std::vector<DeviceId> Matcher::gone() const
{
    std::vector<DeviceId> out;
    for (const auto& device : m_devices) {
        if (device.isInBooks && !device.isMet && device.site != 0 && m_isSiteMet[device.site]) {
            out.push_back(device.id);
        }
    }
    return out;
}

} // namespace dongbo::importers
