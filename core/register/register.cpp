#include "core/register/register.h"

#include "core/domain/system_time.h"
#include "core/journal/fold/replay.h"
#include "core/journal/read/verify.h"
#include "core/register/costs_upgrade.h"
#include "core/register/devices.h"
#include "core/register/find.h"
#include "core/register/impl.h"
#include "core/register/lookups.h"
#include "core/register/office.h"
#include "core/register/seeds.h"
#include "core/store/backup.h"
#include "core/store/load.h"
#include "core/store/lookups.h"
#include "core/store/migrations.h"
#include "core/store/place_queries.h"
#include "core/text/unicode.h"
#include "core/text/wording.h"

#include <cstdlib>

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
        reg.journal().takeNewNode();
        markCostsPerUnit(reg.database());
        work.commit();
    }
    reg.journal().receive(catalogueSeed());
    if (units) {
        reg.journal().receive(*units);
    }
    store::UnitOfWork work(reg.database());
    Officer officer;
    officer.account = options.account.empty() ? accountName() : options.account;
    // a name in the register is in the office's language, whoever makes it
    officer.name = options.officer.empty()
                       ? text::say(Language::Vietnamese, "register.first_officer")
                       : options.officer;
    journal::Action action(reg.journal(), {std::nullopt, *officer.name}, {"did.register_made", {}},
                           {});
    action.create(firstOffice(reg, action, options));
    action.create(officer);
    work.commit();
}

} // namespace

Instant SystemClock::now() const
{
    return systemNow();
}

Instant SystemClock::notBefore() const
{
    // NOLINTNEXTLINE(concurrency-mt-unsafe): nothing here changes the environment
    if (std::getenv("DONGBO_CLOCK") != nullptr) {
        return Instant{0};
    }
    static const auto released = parseIsoDate(DONGBO_RELEASED);
    return released ? startOfDay(*released) : Instant{0};
}

Register::Register(std::unique_ptr<Impl> impl)
    : m_impl(std::move(impl))
{}
Register::Register(Register&&) noexcept = default;
Register& Register::operator=(Register&&) noexcept = default;
Register::~Register() = default;

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
    if (reg.isWritable() && !reg.journal().isComplete()) {
        reg.journal().complete();
    }
    reg.actAs(options.actAs);
    if (reg.isWritable()) {
        nameOnce(reg);
    }
    reg.m_impl->openingNotes = correctCosts(reg);
    return reg;
}

Register Register::asOf(Date day, const std::function<void(std::size_t, std::size_t)>& onProgress)
{
    Options options;
    // a clock of this register's own would go away with it
    options.clock = m_impl->clock == &m_impl->ownClock ? nullptr : m_impl->clock;
    options.ids = m_impl->ids == &m_impl->ownIds ? nullptr : m_impl->ids;
    Register past(std::make_unique<Impl>(store::Database::sharedInMemory(), options));
    journal::replay(m_impl->database, past.m_impl->database, endOfDay(day), onProgress);
    past.m_impl->ownClock.shiftMs = m_impl->ownClock.shiftMs;
    past.m_impl->past = day;
    past.m_impl->pathOfPresent = path();
    past.m_impl->actor = m_impl->actor;
    return past;
}

Register Register::anotherReader() const
{
    Options options;
    options.clock = m_impl->clock == &m_impl->ownClock ? nullptr : m_impl->clock;
    Register reader(std::make_unique<Impl>(m_impl->database.anotherReader(), options));
    reader.m_impl->past = m_impl->past;
    reader.m_impl->pathOfPresent = m_impl->pathOfPresent;
    reader.m_impl->actor = m_impl->actor;
    return reader;
}

store::Database& Register::database()
{
    return m_impl->database;
}

journal::Journal& Register::journal()
{
    return m_impl->journal;
}

const journal::Actor& Register::actor() const
{
    return m_impl->actor;
}

void Register::actAs(const std::string& officer)
{
    if (!officer.empty()) {
        const auto id = findOfficer(*this, officer);
        const auto found = store::load<Officer>(m_impl->database, id);
        m_impl->actor = {id, found ? found->name.value_or("") : std::string()};
        return;
    }
    const auto account = accountName();
    m_impl->actor = {std::nullopt, account};
    if (const auto known = store::officersByAccount(m_impl->database, account); !known.empty()) {
        const OfficerId id{known.front()};
        const auto found = store::load<Officer>(m_impl->database, id);
        m_impl->actor = {id, found ? found->name.value_or(account) : account};
    }
}

Instant Register::now() const
{
    return m_impl->past ? m_impl->clock->now() : m_impl->journal.readClock().plausible;
}

void Register::keepTimeFrom(Instant moment)
{
    // The day after: whatever the hour here, nothing of the history lies ahead of it.
    const std::chrono::sys_days today{dayOf(SystemClock().now())};
    const std::chrono::sys_days begins =
        std::chrono::sys_days{dayOf(moment)} + std::chrono::days{1};
    const std::int64_t shift = std::chrono::milliseconds{begins - today}.count();
    store::UnitOfWork work(m_impl->database);
    m_impl->database.setNumberSetting(clockShiftSetting, shift);
    work.commit();
    m_impl->ownClock.shiftMs = shift;
}

Date Register::today() const
{
    return m_impl->past ? *m_impl->past : dayOf(now());
}

const std::filesystem::path& Register::path() const
{
    return m_impl->past ? m_impl->pathOfPresent : m_impl->database.path();
}

std::optional<Date> Register::pastDay() const
{
    return m_impl->past;
}

const std::vector<Message>& Register::openingNotes() const
{
    return m_impl->openingNotes;
}

bool Register::isWritable() const
{
    return !m_impl->past && m_impl->database.isWritable();
}

} // namespace dongbo
