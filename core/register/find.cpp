#include "core/register/find.h"

#include "core/register/lookups.h"
#include "core/register/tsv.h"
#include "core/store/lookups.h"
#include "core/store/place_queries.h"
#include "core/text/fold.h"

#include <algorithm>

#include "seed_embedded.h"

namespace dongbo {

namespace {

/// What a person may write before a place's name: "ubnd xa", "diem cau", folded, longest first.
const std::vector<std::string>& placePrefixes()
{
    static const std::vector<std::string> all = [] {
        std::vector<std::string> found;
        for (const auto& row : tsv::rows(seed::embedded("vocabulary/places.tsv"))) {
            if (row.at(2) == "prefix") {
                found.emplace_back(row.at(1));
            }
        }
        std::sort(found.begin(), found.end(),
                  [](const auto& a, const auto& b) { return a.size() > b.size(); });
        return found;
    }();
    return all;
}

std::string bareName(std::string_view text)
{
    std::string folded = text::fold(text);
    for (bool again = true; again;) {
        again = false;
        for (const auto& prefix : placePrefixes()) {
            if (folded.size() > prefix.size() && folded.starts_with(prefix) &&
                folded[prefix.size()] == ' ') {
                folded.erase(0, prefix.size() + 1);
                again = true;
                break;
            }
        }
    }
    return folded;
}

std::string joined(const std::vector<std::string>& names)
{
    std::string list;
    for (const auto& name : names) {
        list += (list.empty() ? "" : "; ") + name;
    }
    return list;
}

[[noreturn]] void unknown(Register& reg, RecordKind kind, std::string_view text)
{
    std::vector<std::string> near;
    if (kind != RecordKind::ChangeSet) {
        for (auto& suggestion : store::nearest(reg.database(), kind, text::fold(text))) {
            near.push_back(std::move(suggestion.label));
        }
    }
    Message message{std::string("find.unknown_") + std::string(describe(kind).name),
                    {{"text", std::string(text)}}};
    if (!near.empty()) {
        message.code += "_near";
        message.args.push_back({"near", joined(near)});
    }
    throw Error(Error::Kind::Usage, std::move(message));
}

/// The one record, or an error that names the several.
template <typename Show>
RecordId only(Register& reg, RecordKind kind, std::string_view text, std::vector<RecordId> found,
              const Show& show)
{
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    if (found.empty()) {
        unknown(reg, kind, text);
    }
    if (found.size() > 1) {
        std::vector<std::string> names;
        for (std::size_t i = 0; i < found.size() && i < 6; ++i) {
            names.push_back(show(found[i]));
        }
        throw Error(Error::Kind::Usage,
                    {std::string("find.ambiguous_") + std::string(describe(kind).name),
                     {{"text", std::string(text)}, {"candidates", joined(names)}}});
    }
    return found.front();
}

/// The id itself when `text` is one and such a record lives.
template <typename R> std::optional<RecordId> byId(Register& reg, std::string_view text)
{
    const auto id = RecordId::parse(text);
    return id && store::load<R>(reg.database(), typename store::IdOf<R>::type{*id}) ? id
                                                                                    : std::nullopt;
}

} // namespace

DeviceId findDevice(Register& reg, std::string_view text)
{
    if (const auto id = byId<Device>(reg, text)) {
        return DeviceId{*id};
    }
    const auto folded = text::fold(text);
    auto found = store::devicesByCode(reg.database(), folded);
    if (found.empty()) {
        found = store::devicesBySerial(reg.database(), folded);
    }
    return DeviceId{only(reg, RecordKind::Device, text, std::move(found), [&](const RecordId& id) {
        const auto device = store::load<Device>(reg.database(), DeviceId{id});
        return device->code.value_or("") + " – " + device->name.value_or("") + " (" + id.text() +
               ")";
    })};
}

SiteId findSite(Register& reg, std::string_view text)
{
    if (const auto id = byId<Site>(reg, text)) {
        return SiteId{*id};
    }
    auto found = store::sitesByName(reg.database(), text::fold(text));
    if (found.empty()) {
        const auto bare = bareName(text);
        for (const auto& unit : store::unitsByName(reg.database(), bare)) {
            const auto sites =
                store::sitesOfUnit(reg.database(), UnitId{unit}, store::SiteScope::Open);
            found.insert(found.end(), sites.begin(), sites.end());
        }
        for (const auto& site : store::sitesByName(reg.database(), "diem cau " + bare)) {
            found.push_back(site);
        }
    }
    return SiteId{only(reg, RecordKind::Site, text, std::move(found),
                       [&](const RecordId& id) { return lookups::siteName(reg, SiteId{id}); })};
}

UnitId findUnit(Register& reg, std::string_view text)
{
    if (const auto id = byId<Unit>(reg, text)) {
        return UnitId{*id};
    }
    auto found = store::unitsByCode(reg.database(), text);
    if (found.empty()) {
        found = store::unitsByName(reg.database(), text::fold(text));
    }
    if (found.empty()) {
        found = store::unitsByName(reg.database(), bareName(text));
    }
    return UnitId{only(reg, RecordKind::Unit, text, std::move(found), [&](const RecordId& id) {
        const auto unit = store::load<Unit>(reg.database(), UnitId{id});
        return unit->kind.value_or("") + " " + unit->name.value_or("");
    })};
}

OfficerId findOfficer(Register& reg, std::string_view text)
{
    if (const auto id = byId<Officer>(reg, text)) {
        return OfficerId{*id};
    }
    return OfficerId{only(
        reg, RecordKind::Officer, text, store::officersByName(reg.database(), text::fold(text)),
        [&](const RecordId& id) {
            const auto officer = store::load<Officer>(reg.database(), OfficerId{id});
            return officer->name.value_or("") + " (" + officer->position.value_or(id.text()) + ")";
        })};
}

FaultId findFault(Register& reg, std::string_view text)
{
    if (const auto id = byId<Fault>(reg, text)) {
        return FaultId{*id};
    }
    return FaultId{only(reg, RecordKind::Fault, text,
                        store::faultsByNumber(reg.database(), text::fold(text)),
                        [](const RecordId& id) { return id.text(); })};
}

RepairId findRepair(Register& reg, std::string_view text)
{
    if (const auto id = byId<Repair>(reg, text)) {
        return RepairId{*id};
    }
    return RepairId{only(reg, RecordKind::Repair, text,
                         store::repairsByNumber(reg.database(), text::fold(text)),
                         [](const RecordId& id) { return id.text(); })};
}

ChangeSetId findChangeSet(Register& reg, std::string_view text)
{
    if (const auto id = RecordId::parse(text)) {
        return ChangeSetId{*id};
    }
    return ChangeSetId{only(reg, RecordKind::ChangeSet, text,
                            text.size() >= 8 ? store::changeSetsByBeginning(reg.database(), text)
                                             : std::vector<RecordId>{},
                            [](const RecordId& id) { return id.text(); })};
}

std::optional<VendorId> findVendor(Register& reg, std::string_view text)
{
    if (const auto id = byId<Vendor>(reg, text)) {
        return VendorId{*id};
    }
    auto found = store::vendorsByName(reg.database(), text::fold(text));
    if (found.empty()) {
        return std::nullopt;
    }
    return VendorId{only(reg, RecordKind::Vendor, text, std::move(found),
                         [](const RecordId& id) { return id.text(); })};
}

namespace lookups {

std::optional<OfficerId> officerNamed(Register& reg, std::string_view text)
{
    if (const auto id = byId<Officer>(reg, text)) {
        return OfficerId{*id};
    }
    const auto found = store::officersByName(reg.database(), text::fold(text));
    return found.size() == 1 ? std::optional{OfficerId{found.front()}} : std::nullopt;
}

} // namespace lookups

} // namespace dongbo
