#include "core/register/places.h"

#include "core/register/checks.h"
#include "core/register/devices.h"
#include "core/register/edit_record.h"
#include "core/register/import.h"
#include "core/register/lookups.h"
#include "core/text/wording.h"

namespace dongbo {

namespace lookups {

void complete(Device& device)
{
    if (!device.use) {
        device.use = Use::InUse;
    }
    if (!device.paper) {
        device.paper = Paper::Active;
    }
    if (!device.quantity) {
        device.quantity = 1;
    }
}

std::string siteName(Register& reg, SiteId id)
{
    const auto site = store::load<Site>(reg.database(), id);
    return site && site->name ? *site->name : id.text();
}

} // namespace lookups

namespace {

constexpr std::size_t nameText = 300;

/// The shape all the simple additions share: check the name, write one record.
template <typename IdType, typename R>
Checked<Written<IdType>> addNamed(Register& reg, const R& record, const char* what,
                                  const std::string& reason, Problems problems)
{
    store::UnitOfWork work(reg.database());
    checks::required(problems, "name", record.name);
    checks::length(problems, "name", record.name, nameText);
    if (!problems.empty()) {
        return problems;
    }
    journal::Action action(reg.journal(), reg.actor(), {what, {{"name", *record.name}}}, reason);
    const IdType id{action.create(record)};
    work.commit();
    return Written<IdType>{id, *record.name, action.id()};
}

} // namespace

Checked<Written<UnitId>> addUnit(Register& reg, Unit unit, const std::string& reason)
{
    Problems problems;
    checks::notBefore(problems, "valid_to", unit.validFrom, unit.validTo);
    return addNamed<UnitId>(reg, unit, "did.unit_added", reason, std::move(problems));
}

Checked<Written<SiteId>> addSite(Register& reg, Site site, const std::string& reason)
{
    Problems problems;
    checks::notBefore(problems, "valid_to", site.validFrom, site.validTo);
    if (!site.tier) {
        site.tier = "commune";
    }
    return addNamed<SiteId>(reg, site, "did.site_added", reason, std::move(problems));
}

Checked<Written<OfficerId>> addOfficer(Register& reg, Officer officer, const std::string& reason)
{
    return addNamed<OfficerId>(reg, officer, "did.officer_added", reason, {});
}

Checked<Edited<OfficerId>> editOfficer(Register& reg, OfficerId id,
                                       const std::vector<FieldEdit>& fieldEdits,
                                       const std::string& reason, OnConflict onConflict)
{
    edits::Rules<Officer> rules;
    rules.what = "did.officer_edited";
    rules.argument = "name";
    rules.label = [](const Officer& officer) { return officer.name.value_or(""); };
    rules.check = [](const Officer& officer) {
        Problems problems;
        checks::required(problems, "name", officer.name);
        checks::length(problems, "name", officer.name, nameText);
        return problems;
    };
    return edits::editRecord(reg, id, fieldEdits, reason, onConflict, rules);
}

Checked<Written<VendorId>> addVendor(Register& reg, Vendor vendor, const std::string& reason)
{
    return addNamed<VendorId>(reg, vendor, "did.vendor_added", reason, {});
}

namespace {
void makeSite(journal::Action& action, SiteId id, UnitId unit, const std::string& unitName,
              const char* tier)
{
    Site site;
    // a name in the register is in the office's language, whoever looks at it
    site.name = text::say(Language::Vietnamese, "register.site_of_unit", {{"unit", unitName}});
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
    unit.name = name;
    unit.prefix = prefixFromName(name);
    makeSite(action, id, UnitId{action.create(unit)}, name, "commune");
}

} // namespace dongbo
