#include "core/register/base/lookups.h"
#include "core/register/base/numbers.h"
#include "core/register/base/tsv.h"
#include "core/register/base/unit_prefix.h"
#include "core/register/devices/devices.h"
#include "core/text/fold.h"

#include <algorithm>
#include <charconv>
#include <map>

#include "seed_embedded.h"

namespace dongbo {

namespace {

/// The middle of a device's code: "CAM".
const std::string& codePart(DeviceType type)
{
    static const std::map<DeviceType, std::string> parts = [] {
        std::map<DeviceType, std::string> all;
        for (const auto& row : tsv::rows(seed::embedded("catalogue/device_types.tsv"))) {
            if (const auto known = parseCode<DeviceType>(row[0])) {
                all.emplace(*known, std::string(row.at(1)));
            }
        }
        return all;
    }();
    return parts.at(type);
}

std::string padded(std::int64_t number)
{
    std::string digits = std::to_string(number);
    return std::string(digits.size() < 4 ? 4 - digits.size() : 0, '0') + digits;
}

} // namespace

struct DeviceCodes::Impl
{
    explicit Impl(Register& r)
        : reg(r)
    {}

    Register& reg;
    std::map<std::string, std::int64_t> last;   ///< of "DAN-CAM-", as handed out or seen
    std::map<std::string, std::int64_t> toKeep; ///< handed out here
    std::map<SiteId, std::string> prefixes;

    std::int64_t& lastOf(const std::string& series)
    {
        const auto known = last.find(series);
        if (known != last.end()) {
            return known->second;
        }
        // what the register holds, and what it handed out for devices that were taken back since
        return last.emplace(series, numbers::last(reg, RecordKind::Device, series)).first->second;
    }
};

DeviceCodes::DeviceCodes(Register& reg)
    : m_impl(std::make_shared<Impl>(reg))
{}

std::string DeviceCodes::next(SiteId site, DeviceType type)
{
    auto& known = m_impl->prefixes[site];
    if (known.empty()) {
        const auto record = store::load<Site>(m_impl->reg.database(), site);
        const auto unit = record && record->unit
                              ? store::load<Unit>(m_impl->reg.database(), *record->unit)
                              : std::nullopt;
        if (unit && unit->prefix) {
            known = *unit->prefix;
        } else {
            known = prefixFromName(unit && unit->name       ? *unit->name
                                   : record && record->name ? *record->name
                                                            : std::string());
        }
    }
    return nextFor(known, type);
}

std::string DeviceCodes::nextFor(const std::string& prefix, DeviceType type)
{
    const std::string series = prefix + "-" + codePart(type) + "-";
    const auto number = ++m_impl->lastOf(series);
    m_impl->toKeep[series] = number;
    return series + padded(number);
}

void DeviceCodes::taken(std::string_view code)
{
    const auto dash = code.rfind('-');
    if (dash == std::string_view::npos) {
        return;
    }
    std::int64_t number = 0;
    const auto digits = code.substr(dash + 1);
    const auto [end, failed] =
        std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (failed == std::errc{} && end == digits.data() + digits.size()) {
        auto& last = m_impl->lastOf(std::string(code.substr(0, dash + 1)));
        last = std::max(last, number);
    }
}

void DeviceCodes::keep()
{
    for (const auto& [series, number] : m_impl->toKeep) {
        m_impl->reg.database().setNumberSetting("series." + series, number);
    }
    m_impl->toKeep.clear();
}

} // namespace dongbo
