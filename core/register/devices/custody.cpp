#include "core/register/base/checks.h"
#include "core/register/base/field_writes.h"
#include "core/register/base/inside.h"
#include "core/register/base/lookups.h"
#include "core/register/devices/custody_periods.h"
#include "core/register/devices/device_checks.h"
#include "core/register/devices/devices.h"

namespace dongbo {

Checked<Written<RecordId>> giveCustody(Register& reg, OfficerId officer,
                                       std::optional<DeviceId> device, std::optional<SiteId> site,
                                       std::optional<Date> from, const std::string& documentNo,
                                       checks::IfUnlikely ifUnlikely)
{
    store::UnitOfWork work(reg.database());
    Problems problems;
    checks::dayExists(problems, "from_day", from);
    checks::length(problems, "document_no", documentNo, checks::shortText);
    checks::likelyDay(problems, "from_day", from, reg.today());
    if (device.has_value() == site.has_value()) {
        problems.push_back({"device", {"value.required", {}}});
    } else if (device) {
        checks::likelyOwned(problems, "from_day", from, lookups::require<Device>(reg, *device));
    }
    auto warnings = checks::settle(problems, ifUnlikely);
    if (!problems.empty()) {
        return problems;
    }
    const auto name = lookups::require<Officer>(reg, officer).name.value_or("");
    const std::string what = device ? shownCode(lookups::require<Device>(reg, *device), *device)
                                    : lookups::siteName(reg, *site);
    journal::Action action(journalOf(reg), reg.actor(),
                           {"did.custody_given", {{"officer", name}, {"what", what}}}, {});
    Custody custody;
    custody.officer = officer;
    custody.device = device;
    custody.site = site;
    custody.from = from.value_or(reg.today());
    custody.documentNo = lookups::maybe(documentNo);
    RecordId id;
    const auto place = device ? custody_periods::insert(reg, action, *device, custody, id)
                              : custody_periods::insert(reg, action, *site, custody, id);
    if (place == custody_periods::Place::Running) {
        if (device) {
            FieldWrites<Device>().set(&Device::custodian, officer).apply(action, *device);
        } else {
            FieldWrites<Site>().set(&Site::custodian, officer).apply(action, *site);
        }
    }
    work.commit();
    return Written<RecordId>{id, what, action.id(), std::move(warnings)};
}

} // namespace dongbo
