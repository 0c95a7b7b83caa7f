#include "core/register/places/places.h"

#include "core/register/base/checks.h"
#include "core/register/base/edit_record.h"
#include "core/register/base/inside.h"
#include "core/register/base/lookups.h"
#include "core/register/base/unit_prefix.h"
#include "core/register/places/new_places.h"
#include "core/register/places/oneself.h"
#include "core/store/queries/place_queries.h"
#include "core/text/dates.h"
#include "core/text/fold.h"
#include "core/text/wording.h"

#include <set>

namespace dongbo {

namespace {

std::vector<RecordId> named(Register& reg, RecordKind kind, const std::string& folded)
{
    auto& database = reg.database();
    return kind == RecordKind::Unit      ? store::unitsByName(database, folded)
           : kind == RecordKind::Site    ? store::sitesByName(database, folded)
           : kind == RecordKind::Officer ? store::officersByName(database, folded)
                                         : store::vendorsByName(database, folded);
}

/// Of units that exist side by side no two have one official code; one that was closed may have
/// left its code to another.
void warnOfSameCode(Problems& out, Register& reg, const Unit& unit, const RecordId& self)
{
    for (const auto& id : store::unitsByCode(reg.database(), unit.code.value_or(""))) {
        const auto other = store::load<Unit>(reg.database(), UnitId{id});
        if (id != self && other && !other->validTo) {
            out.push_back({"code",
                           {"warning.same_code",
                            {{"code", *unit.code}, {"unit", other->name.value_or(id.text())}}},
                           Weight::Unlikely});
        }
    }
}

/// Warns of others that bear the name; they stay reachable by their ids. A unit's brothers only:
/// many a district has a commune of that name.
template <typename R> Problems twinsOf(Register& reg, const R& record, const RecordId& self)
{
    constexpr auto kind = kindOf<R>();
    std::string twins;
    for (const auto& id : named(reg, kind, text::fold(record.name.value_or("")))) {
        if (id == self) {
            continue;
        }
        if constexpr (std::is_same_v<R, Unit>) {
            const auto other = store::load<Unit>(reg.database(), UnitId{id});
            if (other && other->parent != record.parent) {
                continue;
            }
        }
        twins += (twins.empty() ? "" : ", ") + id.text();
    }
    Problems out;
    if (!twins.empty()) {
        out.push_back({"name",
                       {"warning.same_name",
                        {{"kind", "@kind." + std::string(describe(kind).name)},
                         {"name", record.name.value_or("")},
                         {"twins", twins},
                         {"id", self.text()}}},
                       Weight::Unlikely});
    }
    if constexpr (std::is_same_v<R, Unit>) {
        warnOfSameCode(out, reg, record, self);
    }
    return out;
}

/// Also that the last day is not before the first, of what has both.
template <typename R> Problems checkTyped(const R& record)
{
    Problems problems;
    checks::typed(problems, record);
    if constexpr (std::is_same_v<R, Site> || std::is_same_v<R, Unit>) {
        checks::notBefore(problems, "valid_to", record.validFrom, record.validTo);
    }
    return problems;
}

/// The shape all the simple additions share: check, write one record for `actor`.
template <typename R>
Checked<Written<IdOf<R>>> addNamedBy(Register& reg, const journal::Actor& actor, R record,
                                     const char* what, const std::string& reason)
{
    using IdType = IdOf<R>;
    store::UnitOfWork work(reg.database());
    auto problems = checkTyped(record);
    checks::record(problems, record);
    if (!problems.empty()) {
        return problems;
    }
    journal::Action action(journalOf(reg), actor, {what, {{"name", *record.name}}}, reason);
    const IdType id{action.create(record)};
    auto warnings = twinsOf(reg, record, id);
    work.commit();
    return Written<IdType>{id, *record.name, action.id(), std::move(warnings)};
}

template <typename R>
Checked<Written<IdOf<R>>> addNamed(Register& reg, R record, const char* what,
                                   const std::string& reason)
{
    return addNamedBy(reg, reg.actor(), std::move(record), what, reason);
}

/// The shape the edits of what has a name share.
template <typename R> edits::Rules<R> namedRules(Register& reg, const IdOf<R>& id, const char* what)
{
    edits::Rules<R> rules;
    rules.what = what;
    rules.argument = "name";
    rules.label = [](const R& record) { return record.name.value_or(""); };
    rules.check = [](const R& record) { return checkTyped(record); };
    rules.warn = [&reg, id](const R& before, const R& after) {
        bool isSame = before.name == after.name;
        if constexpr (std::is_same_v<R, Unit>) {
            isSame = isSame && before.code == after.code;
        }
        return isSame ? Problems{} : twinsOf(reg, after, id);
    };
    return rules;
}

/// Names up to six, and how many more there are.
std::string listed(const std::vector<std::string>& names)
{
    constexpr std::size_t most = 6;
    std::string text;
    for (std::size_t i = 0; i < names.size() && i < most; ++i) {
        text += (i == 0 ? "" : ", ") + names[i];
    }
    if (names.size() > most) {
        text += " … (+" + std::to_string(names.size() - most) + ")";
    }
    return text;
}

/// A site with devices that are still in the books stays open.
void checkClosing(Register& reg, SiteId id, const Site& before, const Site& after,
                  Problems& problems)
{
    if (before.validTo || !after.validTo) {
        return;
    }
    std::vector<std::string> devices;
    for (const auto& record : store::Projection(reg.database())
                                  .referring(RecordKind::Device, fieldOf<&Device::site>, id)) {
        const auto device = store::load<Device>(reg.database(), DeviceId{record});
        const auto paper = device ? device->paper.value_or(Paper::Active) : Paper::Disposed;
        if (paper == Paper::Active || paper == Paper::DisposalProposed) {
            devices.push_back(device->code.value_or(device->name.value_or(record.text())));
        }
    }
    if (!devices.empty()) {
        problems.push_back({"valid_to",
                            {"site.has_devices",
                             {{"site", after.name.value_or(id.text())},
                              {"count", std::to_string(devices.size())},
                              {"devices", listed(devices)}}}});
    }
}

/// A unit with open sites or units below it stays open; its place in the tree makes no circle.
void checkUnitChange(Register& reg, UnitId id, const Unit& before, const Unit& after,
                     Problems& problems)
{
    auto& database = reg.database();
    std::set<RecordId> seen; // a merge of two registers can have made a circle further up
    for (auto above = after.parent; above && seen.insert(*above).second;) {
        if (*above == id) {
            problems.push_back({"parent", {"unit.circle", {{"unit", after.name.value_or("")}}}});
            break;
        }
        const auto unit = store::load<Unit>(database, *above);
        above = unit ? unit->parent : std::nullopt;
    }
    if (after.successor == id) {
        problems.push_back({"successor", {"unit.circle", {{"unit", after.name.value_or("")}}}});
    }
    if (before.validTo || !after.validTo) {
        return;
    }
    std::vector<std::string> open;
    for (const auto& site : store::sitesOfUnit(database, id, store::SiteScope::Open)) {
        open.push_back(lookups::siteName(reg, site));
    }
    for (const auto& below :
         store::Projection(database).referring(RecordKind::Unit, fieldOf<&Unit::parent>, id)) {
        if (const auto unit = store::load<Unit>(database, UnitId{below}); unit && !unit->validTo) {
            open.push_back(store::unitTitle(*unit));
        }
    }
    if (!open.empty()) {
        problems.push_back(
            {"valid_to",
             {"unit.has_open", {{"unit", after.name.value_or("")}, {"what", listed(open)}}}});
    }
}

} // namespace

Checked<Written<UnitId>> addUnit(Register& reg, Unit unit, const std::string& reason)
{
    return addNamed(reg, unit, "did.unit_added", reason);
}

Checked<Written<SiteId>> addSite(Register& reg, Site site, const std::string& reason)
{
    if (!site.tier) {
        site.tier = "commune";
    }
    return addNamed(reg, site, "did.site_added", reason);
}

Checked<Written<OfficerId>> addOfficer(Register& reg, Officer officer, const std::string& reason)
{
    return addNamed(reg, officer, "did.officer_added", reason);
}

Checked<Written<OfficerId>> addOneself(Register& reg, const Officer& officer)
{
    const journal::Actor oneself{std::nullopt, officer.name.value_or("")};
    return addNamedBy(reg, oneself, officer, "did.officer_added", {});
}

Checked<Written<VendorId>> addVendor(Register& reg, Vendor vendor, const std::string& reason)
{
    return addNamed(reg, vendor, "did.vendor_added", reason);
}

Checked<Edited<OfficerId>> editOfficer(Register& reg, OfficerId id,
                                       const std::vector<FieldEdit>& fieldEdits,
                                       const std::string& reason, OnConflict onConflict)
{
    auto rules = namedRules<Officer>(reg, id, "did.officer_edited");
    return edits::editRecord(reg, id, fieldEdits, reason, onConflict, rules);
}

Checked<Edited<VendorId>> editVendor(Register& reg, VendorId id,
                                     const std::vector<FieldEdit>& fieldEdits,
                                     const std::string& reason, OnConflict onConflict)
{
    auto rules = namedRules<Vendor>(reg, id, "did.vendor_edited");
    return edits::editRecord(reg, id, fieldEdits, reason, onConflict, rules);
}

Checked<Edited<SiteId>> editSite(Register& reg, SiteId id, const std::vector<FieldEdit>& fieldEdits,
                                 const std::string& reason, OnConflict onConflict)
{
    auto rules = namedRules<Site>(reg, id, "did.site_edited");
    rules.checkChange = [&](const Site& before, const Site& after, Problems& problems) {
        checkClosing(reg, id, before, after, problems);
    };
    return edits::editRecord(reg, id, fieldEdits, reason, onConflict, rules);
}

Checked<Edited<SiteId>> closeSite(Register& reg, SiteId id, std::optional<Date> day,
                                  const std::string& reason)
{
    auto rules = namedRules<Site>(reg, id, "did.site_closed");
    rules.checkChange = [&](const Site& before, const Site& after, Problems& problems) {
        if (before.validTo) {
            problems.push_back({"valid_to",
                                {"site.closed_already",
                                 {{"site", before.name.value_or(id.text())},
                                  {"day", text::formatDate(*before.validTo)}}}});
        }
        checkClosing(reg, id, before, after, problems);
    };
    return edits::editRecord(reg, id,
                             {fieldEdit(&Site::validTo, std::optional{day.value_or(reg.today())})},
                             reason, OnConflict::WriteOthers, rules);
}

Checked<Edited<UnitId>> editUnit(Register& reg, UnitId id, const std::vector<FieldEdit>& fieldEdits,
                                 const std::string& reason, OnConflict onConflict)
{
    auto rules = namedRules<Unit>(reg, id, "did.unit_edited");
    rules.checkChange = [&](const Unit& before, const Unit& after, Problems& problems) {
        checkUnitChange(reg, id, before, after, problems);
    };
    return edits::editRecord(reg, id, fieldEdits, reason, onConflict, rules);
}

namespace {
void makeSite(journal::Action& action, SiteId id, UnitId unit, const std::string& unitName,
              const char* tier)
{
    Site site;
    // a name in the register is in the office's language, whoever looks at it
    site.name = checks::shortened(
        text::say(Language::Vietnamese, "register.site_of_unit", {{"unit", unitName}}), 300);
    site.unit = unit;
    site.tier = tier;
    action.createAs(id, site);
}
} // namespace

void newSiteFor(journal::Action& action, SiteId id, UnitId unit, const Unit& known)
{
    makeSite(action, id, unit, known.name.value_or(""), known.parent ? "commune" : "district");
}

void newPlace(journal::Action& action, SiteId id, const std::string& name)
{
    Unit unit;
    unit.name = checks::shortened(name, 300);
    unit.prefix = prefixFromName(name);
    makeSite(action, id, UnitId{action.create(unit)}, name, "commune");
}

} // namespace dongbo
