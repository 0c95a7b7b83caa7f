#include "core/register/maintenance/power.h"

#include "core/register/base/tsv.h"
#include "core/store/queries/device_queries.h"
#include "core/store/queries/fault_queries.h"
#include "core/store/queries/place_queries.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>
#include <map>
#include <tuple>

#include "maintenance_data_embedded.h"

namespace dongbo {

namespace {

/// How long the battery of a type is counted on.
struct BatteryLife
{
    DeviceType type = DeviceType::Ups;
    std::string attribute;
    std::int64_t days = 0;
};

const std::vector<BatteryLife>& lives()
{
    static const auto all = [] {
        std::vector<BatteryLife> out;
        for (const auto& row : tsv::rows(maintenance_data::embedded("maintenance/batteries.tsv"))) {
            const auto type =
                row.size() >= 3 ? parseCode<DeviceType>(row[0]) : std::optional<DeviceType>{};
            BatteryLife life;
            if (type &&
                std::from_chars(row[2].data(), row[2].data() + row[2].size(), life.days).ec ==
                    std::errc{}) {
                life.type = *type;
                life.attribute = std::string(row[1]);
                out.push_back(std::move(life));
            }
        }
        return out;
    }();
    return all;
}

std::optional<Date> daySpec(const MaybeText& specs, const std::string& attribute)
{
    const auto all = nlohmann::json::parse(specs.value_or("{}"), nullptr, false);
    if (!all.is_object()) {
        return std::nullopt;
    }
    const auto found = all.find(attribute);
    return found != all.end() && found->is_string() ? parseIsoDate(found->get<std::string>())
                                                    : std::nullopt;
}

std::optional<Date> usedSince(const Device& device)
{
    return device.inUseDate ? device.inUseDate : device.acquired;
}

void tellTests(Register& reg, BatteryState& battery)
{
    for (const auto& next : nextWorkOf(reg, battery.device)) {
        battery.nextTest = battery.nextTest ? std::min(*battery.nextTest, next.due) : next.due;
    }
    store::WorkOrderFilter filter;
    filter.device = battery.device;
    filter.state = WorkState::Done;
    for (const auto& row : store::workOrders(reg.database(), filter)) {
        if (row.order.doneDay && (!battery.lastTest || *row.order.doneDay >= *battery.lastTest)) {
            battery.lastTest = row.order.doneDay;
            battery.hasPassed = row.order.passed;
        }
    }
}

BatteryState batteryOf(Register& reg, const store::DeviceRow& row, const BatteryLife& life)
{
    BatteryState out;
    out.device = row.id;
    out.code = row.device.code.value_or(row.device.name.value_or(""));
    out.name = row.device.name.value_or("");
    out.site = row.device.site;
    out.siteName = row.site;
    out.since = daySpec(row.device.specs, life.attribute);
    if (!out.since) {
        out.since = usedSince(row.device);
        out.isDeviceDay = out.since.has_value();
    }
    if (out.since) {
        out.replaceBy = planning::plusDays(*out.since, life.days);
    }
    out.openFaults = static_cast<std::int64_t>(store::openFaultsOf(reg.database(), row.id).size());
    tellTests(reg, out);
    return out;
}

/// The first day on which something has to be done; a battery of no known age comes first.
Date firstDay(const BatteryState& battery)
{
    constexpr Date never{std::chrono::year{1900}, std::chrono::January, std::chrono::day{1}};
    const auto replaceBy = battery.replaceBy.value_or(never);
    return battery.nextTest ? std::min(*battery.nextTest, replaceBy) : replaceBy;
}

bool canBeCountedOn(const store::DeviceRow& row)
{
    return row.now.condition != Condition::Broken && row.now.condition != Condition::Poor &&
           row.now.use.value_or(Use::InUse) == Use::InUse;
}

std::int64_t openAbout(const std::map<std::pair<SiteId, FaultAbout>, std::int64_t>& open,
                       const SiteId& site, FaultAbout about)
{
    const auto found = open.find({site, about});
    return found == open.end() ? 0 : found->second;
}

} // namespace

bool BatteryState::isDueBy(Date day) const
{
    return !since || (replaceBy && *replaceBy <= day) || hasPassed == false ||
           (nextTest && *nextTest <= day);
}

std::vector<BatteryState> batteries(Register& reg, const PowerQuestion& question)
{
    std::vector<BatteryState> out;
    for (const auto& life : lives()) {
        store::DeviceFilter filter;
        filter.type = life.type;
        filter.site = question.site;
        filter.unit = question.unit;
        store::forEachDevice(
            reg.database(), filter, store::DeviceOrder::Code,
            [&](const store::DeviceRow& row) { out.push_back(batteryOf(reg, row, life)); });
    }
    std::sort(out.begin(), out.end(), [](const BatteryState& a, const BatteryState& b) {
        return std::tuple(firstDay(a), a.siteName, a.code) <
               std::tuple(firstDay(b), b.siteName, b.code);
    });
    return out;
}

std::vector<RoomPower> powerSources(Register& reg, const PowerQuestion& question)
{
    std::vector<RoomPower> out;
    std::map<SiteId, std::size_t> at;
    store::SiteFilter rooms;
    rooms.unit = question.unit;
    rooms.on = reg.pastDay().value_or(reg.today());
    for (const auto& row : store::sites(reg.database(), rooms)) {
        if (question.site && *question.site != row.id) {
            continue;
        }
        at.emplace(row.id, out.size());
        out.push_back(
            {row.id, row.site.name.value_or(""), row.unit, {}, {}, 0, {}, 0, 0, {}, {}, {}});
    }
    for (const auto type : {DeviceType::Ups, DeviceType::Generator, DeviceType::Stabilizer}) {
        store::DeviceFilter filter;
        filter.type = type;
        filter.site = question.site;
        filter.unit = question.unit;
        store::forEachDevice(
            reg.database(), filter, store::DeviceOrder::Code, [&](const store::DeviceRow& row) {
                const auto found = row.device.site ? at.find(*row.device.site) : at.end();
                if (found == at.end()) {
                    return;
                }
                auto& room = out[found->second];
                const bool works = canBeCountedOn(row);
                if (type == DeviceType::Stabilizer) {
                    room.stabilizers += works ? 1 : 0;
                    return;
                }
                (works ? room.working : room.failing)
                    .push_back(row.device.code.value_or(row.device.name.value_or("")));
                const auto battery = daySpec(row.device.specs, "battery_date");
                if (battery && (!room.oldestBattery || *battery < *room.oldestBattery)) {
                    room.oldestBattery = battery;
                }
            });
    }
    return out;
}

std::vector<RoomPower> roomsPower(Register& reg, const PowerQuestion& question)
{
    auto out = powerSources(reg, question);
    std::map<SiteId, std::size_t> at;
    for (const auto& room : out) {
        at.emplace(room.site, at.size());
    }
    std::map<std::pair<SiteId, FaultAbout>, std::int64_t> open;
    store::forEachFault(reg.database(), {}, [&open](const store::FaultRow& row) { // open ones
        if (row.siteId && row.fault.about) {
            ++open[{*row.siteId, *row.fault.about}];
        }
    });
    for (auto& room : out) {
        room.powerFaults = openAbout(open, room.site, FaultAbout::Power);
        room.lightFaults = openAbout(open, room.site, FaultAbout::Light);
    }
    for (const auto& row : store::newestPowerChecks(reg.database())) {
        const auto found = at.find(row.site);
        if (found != at.end()) {
            auto& room = out[found->second];
            room.checked = dayOf(row.at);
            room.power = row.power;
            room.light = row.light;
        }
    }
    return out;
}

} // namespace dongbo
