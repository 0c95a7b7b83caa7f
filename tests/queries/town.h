#pragma once

#include "core/journal/undo/undo.h"
#include "core/store/queries/device_queries.h"
#include "core/text/fold.h"
#include "core/text/sort_key.h"
#include "tests/support/office.h"

#include <algorithm>
#include <random>
#include <string>
#include <tuple>
#include <vector>

namespace dongbo::test {

using store::DeviceFilter;
using store::DeviceOrder;

// A district of four communes with sites, and what is known of its devices kept beside the register
// to compare with.

/// What the office knows, kept beside the register to compare with.
struct Known
{
    DeviceId id;
    Device device;
    bool isWithdrawn = false;
    std::size_t arrival = 0;
};

struct Town
{
    Office office{"queries"};
    UnitId district;
    std::vector<UnitId> units;
    std::vector<SiteId> sites;
    std::vector<std::string> siteNames;
    OfficerId person;
    std::vector<Known> known;
    std::mt19937_64 random;

    explicit Town(std::uint64_t seed)
        : random(seed)
    {
        Unit top;
        top.kind = "huyện";
        top.name = "Vụ Bản";
        district = UnitId{office.create(top)};
        const std::vector<std::string> names{"Đại An", "An Bình", "Ắc Quy", "Đại An"};
        for (const auto& name : names) {
            Unit unit;
            unit.kind = "xã";
            unit.name = name;
            if (units.size() != 3) {
                unit.parent = district;
            }
            units.emplace_back(office.create(unit));
            Site site;
            site.name = "Điểm cầu " + name;
            site.unit = units.back();
            sites.emplace_back(office.create(site));
            siteNames.push_back(*site.name);
        }
        Site nameless;
        nameless.unit = units[0];
        sites.emplace_back(office.create(nameless));
        siteNames.emplace_back();
        Officer officer;
        officer.name = "Trần Thị Bưởi";
        person = OfficerId{office.create(officer)};
    }

    std::size_t below(std::size_t limit) { return random() % limit; }

    void addDevices(std::size_t count)
    {
        const std::vector<std::string> names{"Camera hội nghị", "Máy tính", "Loa", "Ắc quy", ""};
        for (std::size_t i = 0; i < count; ++i) {
            Device device;
            if (below(10) != 0) {
                device.code = "DAN-CAM-" + std::to_string(below(count));
            }
            const auto& name = names[below(names.size())];
            if (!name.empty()) {
                device.name = name;
            }
            if (below(8) != 0) {
                device.site = sites[below(sites.size())];
            }
            device.type = below(2) == 0 ? DeviceType::Camera : DeviceType::Computer;
            if (below(4) != 0) {
                device.condition = static_cast<Condition>(1 + below(4));
            }
            device.use = below(5) == 0 ? Use::Spare : Use::InUse;
            if (below(3) != 0) {
                device.paper = static_cast<Paper>(1 + below(5));
            }
            if (below(6) == 0) {
                device.custodian = person;
            }
            if (below(3) != 0) {
                device.cost = Money{static_cast<std::int64_t>(below(20)) * 1'000'000};
                device.quantity = 1 + static_cast<std::int64_t>(below(3));
            }
            if (below(2) == 0) {
                device.inUseYear = 2015 + static_cast<std::int64_t>(below(6));
            } else if (below(2) == 0) {
                device.inUseDate = parseIsoDate("2018-0" + std::to_string(1 + below(9)) + "-11");
            }
            if (below(3) == 0) {
                device.warrantyUntil =
                    parseIsoDate("2021-0" + std::to_string(1 + below(9)) + "-15");
            }
            device.assetClass = below(9) == 0 ? AssetClass::OnLoan : AssetClass::FixedAsset;
            RecordId id;
            const auto change =
                office.act([&](journal::Action& action) { id = action.create(device); });
            const bool isGone = below(12) == 0;
            if (isGone) {
                store::UnitOfWork work(office.database);
                journal::undo(office.journal, office.actor, change, journal::DependantRule::Refuse,
                              "nhầm");
                work.commit();
            }
            // undone: the record is still known, nothing it said is
            known.push_back({DeviceId{id}, isGone ? Device{} : device, isGone, i});
        }
    }

    std::string siteNameOf(const Device& device) const
    {
        const auto at = std::find(sites.begin(), sites.end(), *device.site);
        return siteNames[static_cast<std::size_t>(at - sites.begin())];
    }

    bool passes(const Known& entry, const DeviceFilter& filter) const
    {
        const Device& d = entry.device;
        const bool isOut =
            d.paper && *d.paper != Paper::Active && *d.paper != Paper::DisposalProposed;
        if (!filter.includeAll && (entry.isWithdrawn || (isOut && !filter.paper))) {
            return false;
        }
        if (filter.unit) {
            if (!d.site) {
                return false;
            }
            const auto at = static_cast<std::size_t>(
                std::find(sites.begin(), sites.end(), *d.site) - sites.begin());
            const std::size_t unit = at == 4 ? 0 : at;
            const bool isBelow =
                *filter.unit == units[unit] || (*filter.unit == district && unit != 3);
            if (!isBelow) {
                return false;
            }
        }
        if (!filter.text.empty()) {
            // withdrawn ones are not searchable; the tests ask for words of the name only
            const std::string words =
                " " + text::fold(d.code.value_or("") + " " + d.name.value_or(""));
            if (entry.isWithdrawn ||
                words.find(" " + text::fold(filter.text)) == std::string::npos) {
                return false;
            }
        }
        return (!filter.site || d.site == filter.site) && (!filter.type || d.type == filter.type) &&
               (!filter.condition || d.condition == filter.condition) &&
               (!filter.use || d.use == filter.use) && (!filter.paper || d.paper == filter.paper) &&
               (!filter.custodian || d.custodian == filter.custodian) &&
               (!filter.assetClass || d.assetClass == filter.assetClass) &&
               (!filter.warrantyFrom ||
                (d.warrantyUntil && *d.warrantyUntil >= *filter.warrantyFrom)) &&
               (!filter.warrantyUntil ||
                (d.warrantyUntil && *d.warrantyUntil <= *filter.warrantyUntil));
    }

    std::vector<DeviceId> expected(const DeviceFilter& filter, DeviceOrder order) const
    {
        std::vector<Known> passing;
        std::copy_if(known.begin(), known.end(), std::back_inserter(passing),
                     [&](const Known& entry) { return passes(entry, filter); });
        const auto key = [&](const Known& entry) {
            const auto& text = order == DeviceOrder::Name ? entry.device.name : entry.device.code;
            const bool isKeyless = entry.isWithdrawn || !text;
            std::string siteKey;
            int siteRank = 0;
            RecordId site;
            if (order == DeviceOrder::Site) {
                site = entry.device.site.value_or(SiteId{});
                siteKey = entry.device.site ? text::sortKey(siteNameOf(entry.device)) : "";
                siteRank = !entry.device.site ? 2 : siteKey.empty() ? 1 : 0;
            }
            return std::tuple(siteRank, siteKey, site, isKeyless,
                              isKeyless ? std::string() : text::sortKey(*text), entry.arrival);
        };
        std::sort(passing.begin(), passing.end(),
                  [&](const Known& a, const Known& b) { return key(a) < key(b); });
        std::vector<DeviceId> ids;
        for (const auto& entry : passing) {
            ids.push_back(entry.id);
        }
        return ids;
    }

    DeviceFilter anyFilter()
    {
        DeviceFilter filter;
        if (below(4) == 0) {
            filter.site = sites[below(sites.size())];
        }
        if (below(4) == 0) {
            filter.unit = below(2) == 0 ? district : units[below(units.size())];
        }
        if (below(4) == 0) {
            filter.type = DeviceType::Camera;
        }
        if (below(4) == 0) {
            filter.condition = Condition::Broken;
        }
        if (below(4) == 0) {
            filter.use = Use::InUse;
        }
        if (below(6) == 0) {
            filter.paper = Paper::Disposed;
        }
        if (below(6) == 0) {
            filter.custodian = person;
        }
        if (below(8) == 0) {
            filter.assetClass = AssetClass::OnLoan;
        }
        if (below(8) == 0) {
            filter.warrantyFrom = parseIsoDate("2021-03-01");
            filter.warrantyUntil = parseIsoDate("2021-06-15");
        }
        if (below(5) == 0) {
            filter.text = below(2) == 0 ? "cam" : "máy tín";
        }
        filter.includeAll = below(3) == 0;
        return filter;
    }
};

} // namespace dongbo::test
