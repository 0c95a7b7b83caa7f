#include "importers/proposal/match/matcher.h"

#include "core/register/base/history.h"
#include "core/store/queries/device_queries.h"
#include "core/text/fold.h"

#include <algorithm>
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

void HashIndex::add(std::uint64_t hash, std::uint32_t number)
{
    if (m_isSealed) {
        m_later[hash].push_back(number);
    } else {
        m_sorted.emplace_back(hash, number);
    }
}

void HashIndex::seal()
{
    m_sorted.shrink_to_fit();
    std::sort(m_sorted.begin(), m_sorted.end());
    m_isSealed = true;
}

HashIndex::Group HashIndex::of(std::uint64_t hash) const
{
    Group group;
    const auto begin = std::lower_bound(m_sorted.begin(), m_sorted.end(), std::pair{hash, 0U});
    const auto end = std::upper_bound(begin, m_sorted.end(), std::pair{hash, UINT32_MAX});
    group.m_sealed = {begin, end};
    if (const auto later = m_later.find(hash); later != m_later.end()) {
        group.m_later = later->second;
    }
    return group;
}

std::optional<std::uint32_t> HashIndex::first(std::uint64_t hash) const
{
    const auto group = of(hash);
    return group.size() == 0 ? std::nullopt : std::optional{group[0]};
}

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
    : m_register(&reg)
{
    store::DeviceFilter all;
    all.includeAll = true;
    store::forEachDevice(reg.database(), all, store::DeviceOrder::Code,
                         [this](const store::DeviceRow& row) {
                             if (row.isWithdrawn) {
                                 return;
                             }
                             const auto paper = row.device.paper.value_or(Paper::Active);
                             add(row.id, store::asItIs(row),
                                 paper == Paper::Active || paper == Paper::DisposalProposed);
                         });
    for (auto* index : {&m_bySerial, &m_byCode, &m_twins}) {
        index->seal();
    }
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
        m_bySerial.add(hashOf(*device.serial), index);
    }
    if (device.code) {
        m_byCode.add(hashOf(*device.code), index);
    }
    m_twins.add(twinHash(device.site, device.type.value_or(DeviceType::Other), modelOf(device)),
                index);
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
        m_bySerial.add(hashOf(*device.serial), *index);
    }
}

void Matcher::beginList()
{
    for (auto& device : m_devices) {
        device.isClaimed = device.isReserved = device.isTaken = false;
    }
    m_used.clear();
}

std::optional<std::pair<std::uint32_t, MatchedBy>> Matcher::byIdentity(const Wanted& wanted) const
{
    if (!wanted.serial.empty()) {
        if (const auto found = m_bySerial.first(hashOf(wanted.serial))) {
            return std::pair{*found, MatchedBy::Serial};
        }
    }
    if (!wanted.code.empty()) {
        if (const auto found = m_byCode.first(hashOf(wanted.code))) {
            return std::pair{*found, MatchedBy::Code};
        }
    }
    return std::nullopt;
}

void Matcher::claim(const Wanted& wanted)
{
    if (const auto found = byIdentity(wanted)) {
        m_devices[found->first].isClaimed = true;
        return;
    }
    const auto twins = m_twins.of(twinHash(wanted.site, wanted.type, wanted.model));
    if (twins.size() > mostComparedTwins) {
        return;
    }
    for (std::size_t i = 0; i < twins.size(); ++i) {
        auto& device = m_devices[twins[i]];
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
    return byTwin(wanted);
}

/// Whether the device's code was made here when a list without codes came in: no cell stands behind
/// it.
bool Matcher::hasGivenCode(const DeviceId& id) const
{
    constexpr auto codeField = fieldOf<&Device::code>;
    bool isGiven = false;
    for (const auto& entry : journal::history(m_register->database(), RecordKind::Device, id)) {
        for (const auto& step : entry.fields) {
            if (step.field == codeField && !entry.isUndone) {
                isGiven = entry.source && step.column == 0;
            }
        }
    }
    return isGiven;
}

std::optional<Matcher::Match> Matcher::byTwin(const Wanted& wanted)
{
    const auto hash = twinHash(wanted.site, wanted.type, wanted.model);
    const auto members = m_twins.of(hash);
    const bool areFew = members.size() <= mostComparedTwins;
    if (members.size() == 0 || (!areFew && !wanted.code.empty())) {
        return std::nullopt;
    }
    Used used;
    if (!areFew) {
        auto& kept = m_used[hash];
        while (kept.all < members.size() && m_devices[members[kept.all]].isTaken) {
            ++kept.all;
        }
        while (kept.plain < members.size() && (m_devices[members[kept.plain]].isTaken ||
                                               m_devices[members[kept.plain]].hasSerial)) {
            ++kept.plain;
        }
        used = kept;
    }
    // With a serial of its own a row is not the device that bears another; without one it may be
    // any, those without a serial first.
    const auto isFree = [&](const Known& device) {
        return !device.isTaken && !device.isClaimed &&
               !(device.hasSerial && !wanted.serial.empty()) &&
               (wanted.code.empty() || hasGivenCode(device.id));
    };
    if (areFew) {
        for (std::size_t i = 0; i < members.size(); ++i) {
            const auto& device = m_devices[members[i]];
            if (isFree(device) && device.detail == wanted.detail) {
                return take(members[i], MatchedBy::Twin, sureByLikeTwin);
            }
        }
    }
    for (const bool withSerial : {false, true}) {
        if (withSerial && !wanted.serial.empty()) {
            break;
        }
        for (auto i = withSerial ? used.all : used.plain; i < members.size(); ++i) {
            const auto& device = m_devices[members[i]];
            if (isFree(device) && !device.isReserved && device.hasSerial == withSerial) {
                return take(members[i], MatchedBy::Twin,
                            members.size() == 1 ? sureByOnlyTwin : sureByNthTwin);
            }
        }
    }
    return std::nullopt;
}

std::vector<DeviceId> Matcher::devices(Left which) const
{
    std::vector<DeviceId> out;
    for (const auto& device : m_devices) {
        const auto left = device.isMet                                   ? Left::Met
                          : device.site != 0 && m_isSiteMet[device.site] ? Left::AtMetSites
                                                                         : Left::Elsewhere;
        if (device.isInBooks && left == which) {
            out.push_back(device.id);
        }
    }
    return out;
}

} // namespace dongbo::importers
