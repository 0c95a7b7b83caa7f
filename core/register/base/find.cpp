#include "core/register/base/find.h"

#include "core/register/base/lookups.h"
#include "core/register/base/tsv.h"
#include "core/store/queries/device_queries.h"
#include "core/store/queries/place_queries.h"
#include "core/store/search/lookups.h"
#include "core/text/dates.h"
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
    const bool isCalledSomething = kind != RecordKind::ChangeSet && kind != RecordKind::Custody &&
                                   kind != RecordKind::Transfer && kind != RecordKind::Disposal;
    if (isCalledSomething) {
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

/// Records whose id begins with `text`, when that is long enough to be meant as one.
std::vector<RecordId> byBeginning(Register& reg, RecordKind kind, std::string_view text)
{
    constexpr std::size_t least = 8;
    return text.size() < least ? std::vector<RecordId>{}
                               : store::recordsByBeginning(reg.database(), kind, text);
}

/// The one record, or an error that names the several with their ids. What nobody is called may be
/// the beginning of an id.
template <typename Show>
RecordId only(Register& reg, RecordKind kind, std::string_view text, std::vector<RecordId> found,
              const Show& show)
{
    if (found.empty()) {
        found = byBeginning(reg, kind, text);
    }
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    if (found.empty()) {
        unknown(reg, kind, text);
    }
    if (found.size() > 1) {
        std::vector<std::string> names;
        for (std::size_t i = 0; i < found.size() && i < 6; ++i) {
            const auto name = show(found[i]);
            names.push_back(name.empty() ? found[i].text() : name + " (" + found[i].text() + ")");
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
    return id && store::load<R>(reg.database(), IdOf<R>{*id}) ? id : std::nullopt;
}

std::string dayText(const std::optional<Date>& day)
{
    return day ? text::formatDate(*day) : std::string("–");
}

/// What tells an officer from another of that name: "Công chức, xã Đại An".
std::string officerText(Register& reg, const RecordId& id)
{
    const auto officer = store::load<Officer>(reg.database(), OfficerId{id}).value_or(Officer{});
    auto out = officer.name.value_or("");
    if (officer.position) {
        out += ", " + *officer.position;
    }
    if (officer.unit) {
        if (const auto unit = store::load<Unit>(reg.database(), *officer.unit)) {
            out += ", " + store::unitTitle(*unit);
        }
    }
    return out;
}

std::string siteText(Register& reg, const RecordId& id)
{
    const auto site = store::load<Site>(reg.database(), SiteId{id}).value_or(Site{});
    auto out = site.name.value_or("");
    if (site.unit) {
        if (const auto unit = store::load<Unit>(reg.database(), *site.unit)) {
            out += ", " + store::unitTitle(*unit);
        }
    }
    return out;
}

std::string unitText(Register& reg, const RecordId& id)
{
    const auto unit = store::load<Unit>(reg.database(), UnitId{id}).value_or(Unit{});
    auto out = store::unitTitle(unit);
    if (unit.code) {
        out += ", " + *unit.code;
    }
    return out;
}

std::string vendorText(Register& reg, const RecordId& id)
{
    const auto vendor = store::load<Vendor>(reg.database(), VendorId{id}).value_or(Vendor{});
    auto out = vendor.name.value_or("");
    if (vendor.phone) {
        out += ", " + *vendor.phone;
    }
    return out;
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
        const auto device = store::load<Device>(reg.database(), DeviceId{id}).value_or(Device{});
        return device.code.value_or("") + " – " + device.name.value_or("");
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
                       [&](const RecordId& id) { return siteText(reg, id); })};
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
    return UnitId{only(reg, RecordKind::Unit, text, std::move(found),
                       [&](const RecordId& id) { return unitText(reg, id); })};
}

OfficerId findOfficer(Register& reg, std::string_view text)
{
    if (const auto id = byId<Officer>(reg, text)) {
        return OfficerId{*id};
    }
    auto found = store::officersByName(reg.database(), text::fold(text));
    if (found.empty()) {
        found = store::officersByAccount(reg.database(), text);
    }
    return OfficerId{only(reg, RecordKind::Officer, text, std::move(found),
                          [&](const RecordId& id) { return officerText(reg, id); })};
}

FaultId findFault(Register& reg, std::string_view text)
{
    if (const auto id = byId<Fault>(reg, text)) {
        return FaultId{*id};
    }
    return FaultId{only(reg, RecordKind::Fault, text,
                        store::faultsByNumber(reg.database(), text::fold(text)),
                        [&](const RecordId& id) {
                            return store::load<Fault>(reg.database(), FaultId{id})
                                .value_or(Fault{})
                                .symptom.value_or("");
                        })};
}

RepairId findRepair(Register& reg, std::string_view text)
{
    if (const auto id = byId<Repair>(reg, text)) {
        return RepairId{*id};
    }
    return RepairId{only(reg, RecordKind::Repair, text,
                         store::repairsByNumber(reg.database(), text::fold(text)),
                         [](const RecordId&) { return std::string(); })};
}

CustodyId findCustody(Register& reg, std::string_view text)
{
    if (const auto id = byId<Custody>(reg, text)) {
        return CustodyId{*id};
    }
    return CustodyId{only(reg, RecordKind::Custody, text, {}, [&](const RecordId& id) {
        const auto custody =
            store::load<Custody>(reg.database(), CustodyId{id}).value_or(Custody{});
        return dayText(custody.from) + " – " + dayText(custody.to);
    })};
}

TransferId findTransfer(Register& reg, std::string_view text)
{
    if (const auto id = byId<Transfer>(reg, text)) {
        return TransferId{*id};
    }
    std::vector<RecordId> found;
    for (const auto& device : store::devicesByCode(reg.database(), text::fold(text))) {
        for (const auto& row : store::transfersOf(reg.database(), DeviceId{device})) {
            found.push_back(row.id);
        }
    }
    return TransferId{
        only(reg, RecordKind::Transfer, text, std::move(found), [&](const RecordId& id) {
            const auto transfer =
                store::load<Transfer>(reg.database(), TransferId{id}).value_or(Transfer{});
            return dayText(transfer.day) + " " + transfer.decisionNo.value_or("");
        })};
}

DisposalId findDisposal(Register& reg, std::string_view text)
{
    if (const auto id = byId<Disposal>(reg, text)) {
        return DisposalId{*id};
    }
    std::vector<RecordId> found;
    for (const auto& device : store::devicesByCode(reg.database(), text::fold(text))) {
        for (const auto& row : store::disposalsOf(reg.database(), DeviceId{device})) {
            found.push_back(row.id);
        }
    }
    return DisposalId{
        only(reg, RecordKind::Disposal, text, std::move(found), [&](const RecordId& id) {
            const auto disposal =
                store::load<Disposal>(reg.database(), DisposalId{id}).value_or(Disposal{});
            return dayText(disposal.day) + " " + disposal.decisionNo.value_or("");
        })};
}

ChangeSetId findChangeSet(Register& reg, std::string_view text)
{
    if (const auto id = RecordId::parse(text)) {
        return ChangeSetId{*id};
    }
    return ChangeSetId{only(reg, RecordKind::ChangeSet, text,
                            text.size() >= 8 ? store::changeSetsByBeginning(reg.database(), text)
                                             : std::vector<RecordId>{},
                            [](const RecordId&) { return std::string(); })};
}

std::optional<VendorId> findVendor(Register& reg, std::string_view text)
{
    if (const auto id = byId<Vendor>(reg, text)) {
        return VendorId{*id};
    }
    auto found = store::vendorsByName(reg.database(), text::fold(text));
    if (found.empty()) {
        found = byBeginning(reg, RecordKind::Vendor, text);
    }
    if (found.empty()) {
        return std::nullopt;
    }
    return VendorId{only(reg, RecordKind::Vendor, text, std::move(found),
                         [&](const RecordId& id) { return vendorText(reg, id); })};
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
