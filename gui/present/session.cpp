#include "gui/present/session.h"

#include "core/store/database.h"
#include "core/store/waiting.h"
#include "core/text/wording.h"

#include <cassert>
#include <utility>

namespace dongbo::present {

namespace {

/// The window stands still for that long; then the person hears why and may press again.
constexpr int waitForOthersMs = 1500;

} // namespace

Session::Session(Language language)
    : m_language(language)
{}

Session::~Session() = default;

void Session::open(const std::filesystem::path& path, const Register::Options& options)
{
    auto opened = std::make_unique<Register>(Register::open(path, options));
    store::waitAtMost(opened->database(), waitForOthersMs);
    m_past.reset();
    m_register = std::move(opened);
    m_options = options;
    m_version = m_register->database().dataVersion();
    switched();
    changed();
}

void Session::close()
{
    m_past.reset();
    m_register.reset();
    switched();
}

std::filesystem::path Session::path() const
{
    return m_register ? m_register->path() : std::filesystem::path();
}

Register& Session::reg() const
{
    assert(m_register);
    return *m_register;
}

Register& Session::shown() const
{
    return m_past ? *m_past : reg();
}

std::optional<Date> Session::pastDay() const
{
    return m_past ? m_past->pastDay() : std::nullopt;
}

void Session::showPast(std::shared_ptr<Register> past)
{
    m_past = std::move(past);
    switched();
    changed();
}

void Session::leavePast()
{
    if (m_past) {
        m_past.reset();
        switched();
        changed();
    }
}

bool Session::isWritable() const
{
    return m_register && !m_past && m_register->isWritable();
}

Instant Session::now() const
{
    return m_register ? m_register->now() : SystemClock().now();
}

Date Session::today() const
{
    return dayOf(now());
}

Date Session::shownDay() const
{
    return pastDay().value_or(today());
}

void Session::setLanguage(Language language)
{
    if (language != m_language) {
        m_language = language;
        languageChanged();
    }
}

std::string Session::say(std::string_view code, std::initializer_list<Argument> args) const
{
    return text::say(m_language, code, args);
}

std::string Session::say(const Message& message) const
{
    return text::say(m_language, message);
}

Session::ForWorker Session::openForWorker(WorkerAccess access) const
{
    ForWorker out{path(), m_options, access == WorkerAccess::Read ? m_past : nullptr};
    out.options.readOnly = access == WorkerAccess::Read;
    out.options.ids = nullptr; // not shared between threads
    out.options.onWait = nullptr;
    return out;
}

void Session::announceChange()
{
    changed();
}

void Session::poll()
{
    if (!m_register) {
        return;
    }
    const auto version = m_register->database().dataVersion();
    if (version != std::exchange(m_version, version) && !m_past) {
        changed();
    }
}

} // namespace dongbo::present
