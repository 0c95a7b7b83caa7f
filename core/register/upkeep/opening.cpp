#include "core/journal/read/verify.h"
#include "core/register/base/find.h"
#include "core/register/base/impl.h"
#include "core/register/base/inside.h"
#include "core/register/base/lookups.h"
#include "core/register/base/office.h"
#include "core/register/base/unit_prefix.h"
#include "core/register/upkeep/costs_upgrade.h"
#include "core/register/upkeep/seeds.h"
#include "core/store/health/backup.h"
#include "core/store/opening/upgrade.h"
#include "core/store/projection/load.h"
#include "core/store/queries/place_queries.h"
#include "core/text/unicode.h"
#include "core/text/wording.h"

// Register::init, open and inMemory: above all use cases, because a new register is filled by them
// and an older one corrected.

namespace dongbo {

namespace {

/// The office a new register belongs to.
RegisterOffice firstOffice(Register& reg, journal::Action& action,
                           const Register::InitOptions& options)
{
    RegisterOffice office = officeOf(reg); // of the top unit of the list asked for, if any
    if (!options.unit.empty()) {
        if (options.units.empty()) {
            Unit unit;
            unit.name = options.unit;
            unit.prefix = prefixFromName(options.unit);
            office.unit = UnitId{action.create(unit)};
            office.name = options.unit;
        } else {
            office.unit = findUnit(reg, options.unit);
            const auto unit = store::load<Unit>(reg.database(), *office.unit);
            office.name = text::capitalized(store::unitTitle(unit.value_or(Unit{})));
        }
    }
    if (!options.name.empty()) {
        office.name = options.name;
    }
    office.prefix = lookups::maybe(options.officePrefix);
    if (options.sampleDay) {
        office.isSample = true;
        office.sampleDay = options.sampleDay;
    }
    return office;
}

void fill(Register& reg, const Register::InitOptions& options)
{
    std::optional<archive::Segment> units;
    if (!options.units.empty()) {
        units = unitsSeed(options.units);
        if (!units) {
            std::string known;
            for (const auto& name : unitLists()) {
                known += (known.empty() ? "" : ", ") + name;
            }
            throw Error(Error::Kind::Usage,
                        {"register.unknown_units", {{"name", options.units}, {"known", known}}});
        }
    }
    {
        store::UnitOfWork work(reg.database());
        journalOf(reg).takeNewNode();
        markCostsPerUnit(reg.database());
        work.commit();
    }
    journalOf(reg).receive(catalogueSeed());
    journalOf(reg).receive(booksSeed());
    if (units) {
        journalOf(reg).receive(*units);
    }
    store::UnitOfWork work(reg.database());
    Officer officer;
    officer.account = options.account.empty() ? accountName() : options.account;
    // a name in the register is in the office's language, whoever makes it
    officer.name = options.officer.empty()
                       ? text::say(Language::Vietnamese, "register.first_officer")
                       : options.officer;
    journal::Action action(journalOf(reg), {std::nullopt, *officer.name}, {"did.register_made", {}},
                           {});
    action.create(firstOffice(reg, action, options));
    action.create(officer);
    work.commit();
}

} // namespace

Register Register::init(const std::filesystem::path& path, const InitOptions& options)
{
    if (std::filesystem::exists(path)) {
        throw Error(Error::Kind::Exists, {"store.exists", {{"path", path.string()}}});
    }
    const store::DraftFile draft(path);
    {
        Register made(std::make_unique<Impl>(store::Database::create(draft.path()), options.open));
        fill(made, options);
        made.database().checkpoint();
    }
    draft.publish();
    if (options.onMade) {
        options.onMade();
    }
    return open(path, options.open);
}

Register Register::inMemory(const InitOptions& options)
{
    Register made(std::make_unique<Impl>(store::Database::inMemory(), options.open));
    fill(made, options);
    made.actAs(options.open.actAs);
    return made;
}

Register Register::open(const std::filesystem::path& path, const Options& options)
{
    store::Database::Options database;
    database.access =
        options.readOnly ? store::Database::Access::ReadOnly : store::Database::Access::ReadWrite;
    database.onWait = options.onWait;
    store::UpgradeRules rules;
    rules.clock = options.clock;
    rules.checkBackup = [](const std::filesystem::path& backup) {
        // read as the new schema, in a private copy: the upgrade is tried before it is done
        store::Database::Options reading;
        reading.access = store::Database::Access::ReadOnly;
        auto copy = store::Database::open(backup, reading);
        return journal::verify(copy).ok;
    };
    store::upgradeIfOlder(path, database, rules);
    Register reg(std::make_unique<Impl>(store::Database::open(path, database), options));
    if (reg.isWritable() && !journalOf(reg).isComplete()) {
        journalOf(reg).complete();
    }
    reg.actAs(options.actAs);
    if (reg.isWritable()) {
        nameOnce(reg);
    }
    reg.m_impl->openingNotes = correctCosts(reg);
    return reg;
}

} // namespace dongbo
