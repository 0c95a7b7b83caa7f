#include "core/register/corrections/corrections.h"

#include "core/register/base/checks.h"
#include "core/register/base/edit_record.h"
#include "core/register/devices/custody_periods.h"
#include "core/store/queries/device_queries.h"

namespace dongbo {

namespace {

/// After the device was acquired, as far as that is known.
void likelyOwned(Register& reg, Problems& problems, const char* field, std::optional<Date> day,
                 const std::optional<DeviceId>& device)
{
    if (const auto known =
            device ? store::load<Device>(reg.database(), *device) : std::optional<Device>{}) {
        checks::likelyOwned(problems, field, day, *known);
    }
}

std::string deviceLabel(Register& reg, const std::optional<DeviceId>& id)
{
    const auto device = id ? store::load<Device>(reg.database(), *id) : std::optional<Device>{};
    return device ? device->code.value_or(device->name.value_or(id->text())) : std::string("–");
}

/// Of the same device or site: does another hand-over still run.
bool runsElsewhere(Register& reg, CustodyId self, const Custody& custody)
{
    const auto rows = custody.device ? store::custodyOf(reg.database(), *custody.device)
                      : custody.site ? store::custodyOf(reg.database(), *custody.site)
                                     : std::vector<store::CustodyRow>{};
    for (const auto& row : rows) {
        const bool isSameKind =
            row.custody.isDeputy.value_or(false) == custody.isDeputy.value_or(false);
        if (row.id != self && isSameKind && !row.custody.to) {
            return true;
        }
    }
    return false;
}

/// The device or site is in the care of `officer` (nobody when absent) from now on, where it was in
/// that of `before`.
template <typename R>
void follow(Register& reg, journal::Action& action, const IdOf<R>& id,
            const std::optional<OfficerId>& before, const std::optional<OfficerId>& officer)
{
    auto record = store::load<R>(reg.database(), id);
    if (record && record->custodian == before && before != officer) {
        record->custodian = officer;
        action.change(id, *record);
    }
}

/// What the papers of a transfer and of a disposal have in common.
template <typename R> edits::Rules<R> paperRules(Register& reg, const char* what)
{
    edits::Rules<R> rules;
    rules.what = what;
    rules.argument = "device";
    rules.label = [&reg](const R& paper) { return deviceLabel(reg, paper.device); };
    rules.check = [&reg](const R& paper) {
        Problems problems;
        checks::typed(problems, paper);
        checks::likely(problems, paper, reg.now());
        likelyOwned(reg, problems, "day", paper.day, paper.device);
        return problems;
    };
    return rules;
}

} // namespace

Checked<Edited<CustodyId>> editCustody(Register& reg, CustodyId id,
                                       const std::vector<FieldEdit>& fieldEdits,
                                       const std::string& reason, OnConflict onConflict,
                                       checks::IfUnlikely ifUnlikely)
{
    edits::Rules<Custody> rules;
    rules.what = "did.custody_edited";
    rules.argument = "what";
    rules.label = [&](const Custody& custody) {
        return custody.device ? deviceLabel(reg, custody.device)
               : custody.site ? lookups::siteName(reg, *custody.site)
                              : id.text();
    };
    rules.check = [&](const Custody& custody) {
        Problems problems;
        checks::typed(problems, custody);
        checks::notBefore(problems, "to_day", custody.from, custody.to);
        checks::likely(problems, custody, reg.now());
        likelyOwned(reg, problems, "from_day", custody.from, custody.device);
        return problems;
    };
    rules.checkChange = [&](const Custody& before, const Custody& after, Problems& problems) {
        if (before.to && !after.to && runsElsewhere(reg, id, after)) {
            problems.push_back({"to_day", {"custody.runs_elsewhere", {}}});
            return;
        }
        const bool isMoved =
            before.from != after.from || before.to != after.to || before.isDeputy != after.isDeputy;
        const auto other = !isMoved ? std::nullopt
                           : after.device
                               ? custody_periods::overlapOf(reg, *after.device, after, id)
                           : after.site ? custody_periods::overlapOf(reg, *after.site, after, id)
                                        : std::nullopt;
        if (other) {
            problems.push_back({before.from != after.from ? "from_day" : "to_day",
                                custody_periods::overlapMessage(*other)});
        }
    };
    rules.follow = [&](journal::Action& action, const Custody& before, const Custody& after) {
        const auto keeperOf = [](const Custody& custody) {
            const bool isKeeper = !custody.to && !custody.isDeputy.value_or(false);
            return isKeeper ? custody.officer : std::nullopt;
        };
        const auto was = keeperOf(before);
        const auto is = keeperOf(after);
        if (after.device) {
            follow<Device>(reg, action, *after.device, was, is);
        } else if (after.site) {
            follow<Site>(reg, action, *after.site, was, is);
        }
    };
    return edits::editRecord(reg, id, fieldEdits, reason, onConflict, rules, ifUnlikely);
}

Checked<Edited<TransferId>> editTransfer(Register& reg, TransferId id,
                                         const std::vector<FieldEdit>& fieldEdits,
                                         const std::string& reason, OnConflict onConflict,
                                         checks::IfUnlikely ifUnlikely)
{
    return edits::editRecord(reg, id, fieldEdits, reason, onConflict,
                             paperRules<Transfer>(reg, "did.transfer_edited"), ifUnlikely);
}

Checked<Edited<DisposalId>> editDisposal(Register& reg, DisposalId id,
                                         const std::vector<FieldEdit>& fieldEdits,
                                         const std::string& reason, OnConflict onConflict,
                                         checks::IfUnlikely ifUnlikely)
{
    return edits::editRecord(reg, id, fieldEdits, reason, onConflict,
                             paperRules<Disposal>(reg, "did.disposal_edited"), ifUnlikely);
}

} // namespace dongbo
