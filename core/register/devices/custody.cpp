#include "core/register/base/checks.h"
#include "core/register/base/field_writes.h"
#include "core/register/base/inside.h"
#include "core/register/base/lookups.h"
#include "core/register/devices/custody_periods.h"
#include "core/register/devices/device_checks.h"
#include "core/register/devices/device_steps.h"
#include "core/register/devices/devices.h"

namespace dongbo {

Problems device_steps::checkCustody(Register& reg, const Custody& custody, const Device* device)
{
    Problems problems;
    checks::dayExists(problems, "from_day", custody.from);
    checks::length(problems, "document_no", custody.documentNo, checks::shortText);
    checks::likelyDay(problems, "from_day", custody.from, reg.today());
    if (device != nullptr) {
        checks::likelyOwned(problems, "from_day", custody.from, *device);
    }
    return problems;
}

RecordId device_steps::giveCustody(Register& reg, journal::Action& action, const Custody& typed)
{
    auto custody = typed;
    custody.from = typed.from.value_or(reg.today());
    RecordId id;
    const auto place = custody.device
                           ? custody_periods::insert(reg, action, *custody.device, custody, id)
                           : custody_periods::insert(reg, action, *custody.site, custody, id);
    if (place == custody_periods::Place::Running) {
        if (custody.device) {
            FieldWrites<Device>()
                .set(&Device::custodian, *custody.officer)
                .apply(action, *custody.device);
        } else {
            FieldWrites<Site>()
                .set(&Site::custodian, *custody.officer)
                .apply(action, *custody.site);
        }
    }
    return id;
}

Checked<Written<RecordId>> giveCustody(Register& reg, OfficerId officer,
                                       std::optional<DeviceId> device, std::optional<SiteId> site,
                                       std::optional<Date> from, const std::string& documentNo,
                                       checks::IfUnlikely ifUnlikely)
{
    store::UnitOfWork work(reg.database());
    Custody custody;
    custody.officer = officer;
    custody.device = device;
    custody.site = site;
    custody.from = from;
    custody.documentNo = lookups::maybe(documentNo);
    const auto owned = device && !site ? std::optional{lookups::require<Device>(reg, *device)}
                                       : std::optional<Device>();
    auto problems = device_steps::checkCustody(reg, custody, owned ? &*owned : nullptr);
    if (device.has_value() == site.has_value()) {
        problems.push_back({"device", {"value.required", {}}});
    }
    auto warnings = checks::settle(problems, ifUnlikely);
    if (!problems.empty()) {
        return problems;
    }
    const auto name = lookups::require<Officer>(reg, officer).name.value_or("");
    const std::string what = device ? shownCode(*owned, *device) : lookups::siteName(reg, *site);
    journal::Action action(journalOf(reg), reg.actor(),
                           {"did.custody_given", {{"officer", name}, {"what", what}}}, {});
    const auto id = device_steps::giveCustody(reg, action, custody);
    work.commit();
    return Written<RecordId>{id, what, action.id(), std::move(warnings)};
}

} // namespace dongbo
