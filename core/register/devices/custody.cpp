#include "core/register/base/checks.h"
#include "core/register/base/field_writes.h"
#include "core/register/base/inside.h"
#include "core/register/base/lookups.h"
#include "core/register/devices/care.h"
#include "core/register/devices/custody_periods.h"
#include "core/register/devices/device_checks.h"
#include "core/register/devices/device_steps.h"
#include "core/register/devices/devices.h"
#include "core/store/queries/device_queries.h"

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
    if (place == custody_periods::Place::Running && !custody.isDeputy.value_or(false)) {
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

namespace {

/// The custodian of a device or site on that day, apart from deputies.
template <typename IdType>
std::optional<OfficerId> custodianOn(Register& reg, const IdType& of, Date day)
{
    for (const auto& row : store::custodyOf(reg.database(), of)) {
        const auto& one = row.custody;
        const bool holds = (!one.from || *one.from <= day) && (!one.to || *one.to > day);
        if (holds && !one.isDeputy.value_or(false)) {
            return one.officer;
        }
    }
    return std::nullopt;
}

template <typename IdType>
void checkPeriod(Register& reg, const IdType& of, const Custody& custody, const std::string& name,
                 Problems& problems)
{
    const auto from = custody.from.value_or(reg.today());
    if (custody.isDeputy.value_or(false) && custodianOn(reg, of, from) == custody.officer) {
        problems.push_back({"officer", {"custody.own_deputy", {{"officer", name}}}});
    }
    if (!custody.to) {
        return; // hands over: the period before ends
    }
    auto period = custody;
    period.from = from;
    if (const auto other = custody_periods::overlapOf(reg, of, period, std::nullopt)) {
        problems.push_back({"to_day", custody_periods::overlapMessage(*other)});
    }
}

/// Who becomes custodian stands in for nobody from then on.
template <typename IdType>
void endOwnDeputy(Register& reg, journal::Action& action, const IdType& of, const Custody& custody)
{
    const auto from = custody.from.value_or(reg.today());
    for (const auto& row : store::custodyOf(reg.database(), of)) {
        const auto& one = row.custody;
        const bool runs = (!one.from || *one.from <= from) && (!one.to || *one.to > from);
        if (runs && one.isDeputy.value_or(false) && one.officer == custody.officer) {
            FieldWrites<Custody>().set(&Custody::to, from).apply(action, row.id);
        }
    }
}

} // namespace

Checked<Written<RecordId>> giveCare(Register& reg, const CareDraft& draft)
{
    store::UnitOfWork work(reg.database());
    Custody custody;
    custody.officer = draft.officer;
    custody.device = draft.device;
    custody.site = draft.site;
    custody.from = draft.from;
    custody.to = draft.until;
    custody.documentNo = lookups::maybe(checks::normalForm(draft.documentNo));
    custody.isDeputy = draft.isDeputy ? std::optional{true} : std::nullopt;
    custody.handedOver = lookups::maybe(checks::normalForm(draft.handedOver));
    const auto owned = draft.device && !draft.site
                           ? std::optional{lookups::require<Device>(reg, *draft.device)}
                           : std::optional<Device>();
    auto problems = device_steps::checkCustody(reg, custody, owned ? &*owned : nullptr);
    const auto name = lookups::require<Officer>(reg, draft.officer).name.value_or("");
    checks::dayExists(problems, "to_day", draft.until);
    checks::notBefore(problems, "to_day", draft.from.value_or(reg.today()), draft.until);
    checks::length(problems, "handed_over", custody.handedOver, checks::longText);
    if (draft.device.has_value() == draft.site.has_value()) {
        problems.push_back({"device", {"value.required", {}}});
    } else if (draft.device) {
        checkPeriod(reg, *draft.device, custody, name, problems);
    } else {
        checkPeriod(reg, *draft.site, custody, name, problems);
    }
    auto warnings = checks::settle(problems, draft.ifUnlikely);
    if (!problems.empty()) {
        return problems;
    }
    const std::string what =
        draft.device ? shownCode(*owned, *draft.device) : lookups::siteName(reg, *draft.site);
    journal::Action action(journalOf(reg), reg.actor(),
                           {draft.isDeputy ? "did.deputy_given" : "did.custody_given",
                            {{"officer", name}, {"what", what}}},
                           {});
    if (!draft.isDeputy && draft.device) {
        endOwnDeputy(reg, action, *draft.device, custody);
    } else if (!draft.isDeputy) {
        endOwnDeputy(reg, action, *draft.site, custody);
    }
    const auto id = device_steps::giveCustody(reg, action, custody);
    work.commit();
    return Written<RecordId>{id, what, action.id(), std::move(warnings)};
}

Checked<Written<RecordId>> giveCustody(Register& reg, OfficerId officer,
                                       std::optional<DeviceId> device, std::optional<SiteId> site,
                                       std::optional<Date> from, const std::string& documentNo,
                                       checks::IfUnlikely ifUnlikely)
{
    CareDraft draft;
    draft.officer = officer;
    draft.device = device;
    draft.site = site;
    draft.from = from;
    draft.documentNo = documentNo;
    draft.ifUnlikely = ifUnlikely;
    return giveCare(reg, draft);
}

} // namespace dongbo
