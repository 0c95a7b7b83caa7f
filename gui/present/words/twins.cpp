#include "gui/present/words/twins.h"

#include "core/store/projection/load.h"
#include "core/store/queries/device_queries.h"
#include "core/store/queries/place_queries.h"
#include "core/store/search/lookups.h"
#include "core/text/fold.h"
#include "gui/present/words/value_text.h"

#include <algorithm>
#include <map>

namespace dongbo::present {

namespace {

constexpr std::size_t leastOfId = 8; ///< characters by which a record can be called

std::string unitTitle(Session& session, const std::optional<UnitId>& unit)
{
    return unit ? recordTitle(session.reg().database(), session.language(), RecordKind::Unit, *unit)
                : std::string();
}

/// What people know of the record besides its name; may be empty.
std::string factOf(Session& session, RecordKind kind, const RecordId& id)
{
    auto& database = session.reg().database();
    const auto firstOf = [](const MaybeText& one, const std::string& other) {
        return one && !one->empty() ? *one : other;
    };
    if (kind == RecordKind::Site) {
        const auto site = store::load<Site>(database, SiteId{id});
        return site ? firstOf(site->address, unitTitle(session, site->unit)) : std::string();
    }
    if (kind == RecordKind::Officer) {
        const auto officer = store::load<Officer>(database, OfficerId{id});
        return officer ? firstOf(officer->position, unitTitle(session, officer->unit))
                       : std::string();
    }
    if (kind == RecordKind::Vendor) {
        const auto vendor = store::load<Vendor>(database, VendorId{id});
        return vendor ? firstOf(vendor->phone, vendor->address.value_or("")) : std::string();
    }
    const auto unit = store::load<Unit>(database, UnitId{id});
    return unit ? unitTitle(session, unit->parent) : std::string();
}

std::vector<RecordId> named(store::Database& database, RecordKind kind, const std::string& folded)
{
    return kind == RecordKind::Unit      ? store::unitsByName(database, folded)
           : kind == RecordKind::Site    ? store::sitesByName(database, folded)
           : kind == RecordKind::Officer ? store::officersByName(database, folded)
           : kind == RecordKind::Vendor  ? store::vendorsByName(database, folded)
                                         : std::vector<RecordId>();
}

} // namespace

std::string twinCaution(Session& session, RecordKind kind, const std::string& name,
                        const std::optional<RecordId>& self, const std::optional<UnitId>& parent)
{
    auto& database = session.reg().database();
    std::string facts;
    bool isTwin = false;
    for (const auto& id : named(database, kind, text::fold(name))) {
        if (id == self) {
            continue;
        }
        if (kind == RecordKind::Unit) { // many a district has a commune of that name
            const auto unit = store::load<Unit>(database, UnitId{id});
            if (unit && unit->parent != parent) {
                continue;
            }
        }
        isTwin = true;
        if (const auto fact = factOf(session, kind, id); !fact.empty()) {
            facts += (facts.empty() ? "" : "; ") + fact;
        }
    }
    if (!isTwin) {
        return {};
    }
    const auto what = session.say("kind." + std::string(describe(kind).name));
    return facts.empty() ? session.say("present.twin", {{"kind", what}})
                         : session.say("present.twin_of", {{"kind", what}, {"facts", facts}});
}

std::string deviceTwinCaution(Session& session, const Device& device,
                              const std::optional<DeviceId>& self)
{
    if (!device.site || !device.name || (device.serial && !device.serial->empty())) {
        return {};
    }
    constexpr std::size_t mostNamed = 3;
    const auto folded = [](const MaybeText& text) { return text::fold(text.value_or("")); };
    store::DeviceFilter filter;
    filter.site = device.site;
    filter.type = device.type;
    std::string codes;
    std::size_t count = 0;
    store::forEachDevice(session.reg().database(), filter, store::DeviceOrder::Code,
                         [&](const store::DeviceRow& row) {
                             if (row.id != self && folded(row.device.name) == folded(device.name) &&
                                 folded(row.device.maker) == folded(device.maker) &&
                                 folded(row.device.model) == folded(device.model)) {
                                 if (++count <= mostNamed) {
                                     codes += (codes.empty() ? "" : ", ") +
                                              row.device.code.value_or("–");
                                 }
                             }
                         });
    return count == 0 ? std::string()
                      : session.say("present.twin_device",
                                    {{"count", std::to_string(count)},
                                     {"codes", codes + (count > mostNamed ? " …" : "")}});
}

std::vector<std::string> toldApart(const std::vector<NamedRecord>& records)
{
    std::map<std::string, std::vector<std::size_t>> groups;
    for (std::size_t i = 0; i < records.size(); ++i) {
        groups[text::fold(records[i].name)].push_back(i);
    }
    std::vector<std::string> out(records.size());
    for (const auto& ofName : groups) {
        const auto& group = ofName.second;
        for (const auto i : group) {
            if (group.size() == 1) {
                continue;
            }
            const auto isOwn = [&](const auto& of) {
                return std::none_of(group.begin(), group.end(), [&](std::size_t other) {
                    return other != i && of(records[other]) == of(records[i]);
                });
            };
            for (std::size_t f = 0; f < records[i].facts.size() && out[i].empty(); ++f) {
                const auto fact = [f](const NamedRecord& record) {
                    return f < record.facts.size() ? record.facts[f] : std::string();
                };
                out[i] = isOwn(fact) ? fact(records[i]) : std::string();
            }
            const auto id = records[i].id.text();
            for (auto n = leastOfId; out[i].empty() && n <= id.size(); ++n) {
                const auto beginning = [n](const NamedRecord& record) {
                    return record.id.text().substr(0, n);
                };
                out[i] = isOwn(beginning) ? beginning(records[i]) : std::string();
            }
        }
    }
    return out;
}

} // namespace dongbo::present
