#include "core/register/base/office.h"

#include "core/register/base/checks.h"
#include "core/register/base/edit_record.h"
#include "core/register/base/inside.h"
#include "core/store/queries/place_queries.h"
#include "core/text/unicode.h"

namespace dongbo {

namespace {

constexpr std::string_view prefixSetting = "office_prefix"; ///< where version 0.2 kept it

struct OwnOffice
{
    std::optional<OfficeId> id;
    RegisterOffice office;
    bool wasThere = false; ///< one is or was here, alive or withdrawn
};

/// This register's own: of those alive the one that was known here first. A register is named when
/// it is made or upgraded, before anything of another office can arrive.
OwnOffice ownOffice(Register& reg)
{
    OwnOffice own;
    std::optional<std::int64_t> first;
    store::Projection(reg.database())
        .forEach(RecordKind::Office, [&](const RecordId& id, const store::ProjectedRecord& record) {
            own.wasThere = true;
            const bool isEarlier = record.birth && (!first || *record.birth < *first);
            if (record.state == store::RecordState::Born && isEarlier) {
                first = record.birth;
                own.id = OfficeId{id};
                own.office = recordOf<RegisterOffice>(record.values);
            }
        });
    return own;
}

/// The top of the unit tree with the most units below it: a commune that a list brought has none.
std::optional<store::UnitRow> topUnit(Register& reg)
{
    const auto tree = store::unitTree(reg.database(), {});
    std::optional<store::UnitRow> best;
    std::size_t bestBelow = 0;
    for (std::size_t i = 0; i < tree.size();) {
        std::size_t end = i + 1;
        while (end < tree.size() && tree[end].depth > tree[i].depth) {
            ++end;
        }
        if (const auto below = end - i;
            below > bestBelow && !tree[i].isWithdrawn && !store::unitTitle(tree[i].unit).empty()) {
            best = tree[i];
            bestBelow = below;
        }
        i = end;
    }
    return best;
}

std::string titleOf(const Unit& unit)
{
    return text::capitalized(store::unitTitle(unit));
}

/// What a register that was never named is shown under.
RegisterOffice derived(Register& reg)
{
    RegisterOffice office;
    if (const auto top = topUnit(reg)) {
        office.name = titleOf(top->unit);
        office.unit = top->id;
    }
    office.prefix = lookups::maybe(std::string(reg.database().setting(prefixSetting)));
    return office;
}

Problems checkOffice(Register& reg, const RegisterOffice& office)
{
    Problems problems;
    checks::typed(problems, office);
    if (office.unit && !store::load<Unit>(reg.database(), *office.unit)) {
        problems.push_back({"unit", {"find.unknown_unit", {{"text", office.unit->text()}}}});
    }
    return problems;
}

/// The first edit of a register that was never named writes its office down.
Checked<Edited<OfficeId>> makeOffice(Register& reg, const std::vector<FieldEdit>& fieldEdits,
                                     const std::string& reason, OnConflict onConflict)
{
    const auto before = derived(reg);
    auto weighed = weighEdits(reg.database(), RecordKind::Office, OfficeId{}, valuesOf(before),
                              fieldEdits, onConflict);
    auto after = recordOf<RegisterOffice>(weighed.merged);
    if (weighed.passed.empty() && !weighed.conflicts.empty()) {
        return Edited<OfficeId>{OfficeId{}, "", std::nullopt, std::move(weighed.conflicts)};
    }
    auto problems = checkOffice(reg, after);
    checks::record(problems, after);
    if (!problems.empty()) {
        return problems;
    }
    journal::Action action(journalOf(reg), reg.actor(),
                           {"did.register_named", {{"name", *after.name}}}, reason);
    const OfficeId id{action.create(after)};
    return Edited<OfficeId>{id, *after.name, action.id(), std::move(weighed.conflicts)};
}

} // namespace

RegisterIdentity registerIdentity(Register& reg)
{
    const auto own = ownOffice(reg);
    const auto office = own.id ? own.office : derived(reg);
    RegisterIdentity identity;
    identity.office = own.id;
    identity.unit = office.unit;
    if (office.unit) {
        if (const auto unit = store::load<Unit>(reg.database(), *office.unit)) {
            identity.unitTitle = store::unitTitle(*unit);
        }
    }
    identity.name = office.name.value_or(text::capitalized(identity.unitTitle));
    if (identity.name.empty()) {
        identity.name = reg.path().stem().string();
    }
    identity.prefix = office.prefix.value_or("");
    identity.isSample = office.isSample.value_or(false);
    identity.sampleDay = office.sampleDay;
    return identity;
}

RegisterOffice officeOf(Register& reg)
{
    const auto own = ownOffice(reg);
    return own.id ? own.office : derived(reg);
}

std::string officePrefix(Register& reg)
{
    return officeOf(reg).prefix.value_or("");
}

Checked<Edited<OfficeId>> editOffice(Register& reg, const std::vector<FieldEdit>& fieldEdits,
                                     const std::string& reason, OnConflict onConflict)
{
    store::UnitOfWork work(reg.database());
    const auto own = ownOffice(reg);
    if (!own.id) {
        auto made = makeOffice(reg, fieldEdits, reason, onConflict);
        if (made && made->changeSet) {
            work.commit();
        }
        return made;
    }
    edits::Rules<RegisterOffice> rules;
    rules.what = "did.office_edited";
    rules.argument = "name";
    rules.label = [](const RegisterOffice& office) { return office.name.value_or(""); };
    rules.check = [&](const RegisterOffice& office) { return checkOffice(reg, office); };
    auto done = edits::editRecordIn(reg, *own.id, fieldEdits, reason, onConflict, rules);
    if (done && done->changeSet) {
        work.commit();
    }
    return done;
}

void nameOnce(Register& reg)
{
    if (ownOffice(reg).wasThere) {
        return; // looked up without the lock first: nearly every opening ends here
    }
    store::UnitOfWork work(reg.database());
    const auto office = derived(reg);
    if (!office.name || ownOffice(reg).wasThere) {
        return;
    }
    journal::Action action(journalOf(reg), reg.actor(),
                           {"did.register_named", {{"name", *office.name}}}, {});
    action.create(office);
    work.commit();
}

} // namespace dongbo
