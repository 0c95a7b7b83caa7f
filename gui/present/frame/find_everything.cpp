#include "gui/present/frame/find_everything.h"

#include "core/store/projection/load.h"
#include "core/store/queries/device_queries.h"
#include "core/store/search/search.h"
#include "core/text/fold.h"
#include "core/text/unicode.h"
#include "gui/present/devices/typed_type.h"

#include <algorithm>
#include <map>
#include <optional>

namespace dongbo::present {

namespace {

std::string iconOf(RecordKind kind)
{
    static const std::map<RecordKind, std::string> icons{{RecordKind::Device, "box"},
                                                         {RecordKind::Fault, "triangle-alert"},
                                                         {RecordKind::Repair, "wrench"},
                                                         {RecordKind::Officer, "user"},
                                                         {RecordKind::Vendor, "building"}};
    const auto at = icons.find(kind);
    return at == icons.end() ? "map-pin" : at->second;
}

Place placeOf(Session& session, const store::Hit& hit)
{
    const RecordRef record{hit.kind, hit.id};
    if (hit.kind == RecordKind::Device) {
        return {ScreenName::Devices, record, {}};
    }
    if (hit.kind == RecordKind::Fault) {
        return {ScreenName::Faults, record, {}};
    }
    if (hit.kind == RecordKind::Repair) {
        const auto repair = store::load<Repair>(session.shown().database(), RepairId{hit.id});
        return repair && repair->fault
                   ? Place{ScreenName::Faults, RecordRef{RecordKind::Fault, *repair->fault}, {}}
                   : Place{ScreenName::Faults, {}, {}};
    }
    if (hit.kind == RecordKind::Vendor) {
        return {ScreenName::Faults, {}, {}};
    }
    if (hit.kind == RecordKind::Officer) {
        return {ScreenName::Devices, {}, "custodian=" + hit.id.text()};
    }
    return {ScreenName::Sites, record, {}};
}

/// Adds devices whose type is called what was typed, though their name is another, up to
/// `limitPerKind` of devices: "tv hien" finds the screens at Hiển Khánh.
void addOfTypedType(Session& session, std::string_view typed, std::size_t limitPerKind,
                    std::vector<store::Hit>& hits)
{
    const auto named = typeInWords(text::fold(typed));
    if (!named) {
        return;
    }
    const auto isDevice = [](const store::Hit& hit) { return hit.kind == RecordKind::Device; };
    auto devices = static_cast<std::size_t>(std::count_if(hits.begin(), hits.end(), isDevice));
    store::DeviceFilter filter;
    filter.type = named->type;
    filter.text = named->rest;
    store::DevicePage page;
    page.limit = limitPerKind + devices; // so many may be there already
    for (const auto& row :
         store::devicePage(session.shown().database(), filter, store::DeviceOrder::Code, page)) {
        const bool isThere = std::any_of(hits.begin(), hits.end(), [&](const auto& hit) {
            return isDevice(hit) && hit.id == row.id;
        });
        if (devices < limitPerKind && !isThere) {
            hits.push_back({RecordKind::Device, row.id, row.device.code.value_or(""),
                            row.device.name.value_or("")});
            ++devices;
        }
    }
}

} // namespace

std::vector<FoundGroup> findEverything(Session& session, std::string_view typed,
                                       std::size_t limitPerKind)
{
    std::vector<FoundGroup> out;
    if (!session.isOpen() || typed.find_first_not_of(' ') == std::string_view::npos) {
        return out;
    }
    auto hits = store::searchAll(session.shown().database(), typed, limitPerKind);
    addOfTypedType(session, typed, limitPerKind, hits); // devices are the last kind
    std::optional<RecordKind> open;
    for (const auto& hit : hits) {
        if (open != hit.kind) {
            open = hit.kind;
            out.push_back(
                {text::capitalized(session.say("kind." + std::string(describe(hit.kind).name))),
                 {}});
        }
        FoundRow row{iconOf(hit.kind), hit.title, hit.detail, placeOf(session, hit), {}};
        if (hit.kind == RecordKind::Vendor && session.isWritable()) {
            row.form = RecordRef{hit.kind, hit.id};
        }
        out.back().rows.push_back(std::move(row));
    }
    return out;
}

} // namespace dongbo::present
