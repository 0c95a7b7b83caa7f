#include "core/register/base/register.h"

#include "core/domain/system_time.h"
#include "core/journal/fold/replay.h"
#include "core/register/base/find.h"
#include "core/register/base/impl.h"
#include "core/store/projection/load.h"
#include "core/store/search/lookups.h"

#include <cstdlib>

namespace dongbo {

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

journal::Journal& journalOf(Register& reg)
{
    return reg.m_impl->journal;
}

const Actor& Register::actor() const
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
