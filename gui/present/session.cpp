#include "gui/present/session.h"

#include "core/store/file/database.h"
#include "core/store/file/moved.h"
#include "core/store/file/waiting.h"
#include "core/store/health/integrity.h"
#include "core/store/projection/load.h"
#include "core/text/wording.h"

#include <cassert>
#include <utility>

namespace dongbo::present {

namespace {

/// The window stands still for that long; then the person hears why and may press again.
constexpr int waitForOthersMs = 1500;

Error errorOf(const std::exception_ptr& thrown)
{
    try {
        std::rethrow_exception(thrown);
    } catch (const Error& error) {
        return error;
    } catch (const std::exception& error) {
        return {Error::Kind::Bug, {"present.bug", {{"what", error.what()}}}, error.what()};
    }
}

/// Tells the listeners of each signal in turn; gives what they threw.
std::vector<Error> tell(std::initializer_list<const Signal<>*> signals)
{
    std::vector<Error> failures;
    for (const auto* signal : signals) {
        for (const auto& thrown : signal->emit()) {
            failures.push_back(errorOf(thrown));
        }
    }
    return failures;
}

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
    m_isFileLost = false;
    m_damage = store::damageOf(m_register->database());
    m_version = m_register->database().dataVersion();
    report(tell({&switched, &changed}));
}

void Session::close()
{
    m_past.reset();
    m_register.reset();
    m_damage.reset();
    report(tell({&switched}));
}

void Session::foundDamage(const Message& damage)
{
    m_damage = damage;
    report(tell({&switched}));
}

std::filesystem::path Session::path() const
{
    return m_register ? m_register->path() : std::filesystem::path();
}

std::optional<OfficerId> Session::person() const
{
    return m_register && !m_options.actAs.empty() ? m_register->actor().officer : std::nullopt;
}

void Session::actAs(const OfficerId& officer)
{
    reg().actAs(officer.text());
    m_options.actAs = officer.text();
    report(tell({&personChosen}));
}

void Session::forgetGonePerson()
{
    const auto officer = person();
    if (!officer || store::load<Officer>(m_register->database(), *officer)) {
        return;
    }
    m_options.actAs.clear();
    m_register->actAs({});
    report(tell({&personChosen}));
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
    report(tell({&switched, &changed}));
}

void Session::leavePast()
{
    if (m_past) {
        m_past.reset();
        report(tell({&switched, &changed}));
    }
}

bool Session::isWritable() const
{
    return m_register && !m_past && !m_isFileLost && !m_damage && m_register->isWritable();
}

bool Session::checkFile()
{
    if (m_register && !m_isFileLost && store::isMoved(m_register->database())) {
        m_isFileLost = true;
        report(tell({&fileLost, &switched}));
    }
    return !m_isFileLost;
}

Instant Session::now() const
{
    return m_register ? m_register->now() : SystemClock().now();
}

Date Session::today() const
{
    return dayOf(now());
}

Instant Session::shownMoment() const
{
    const auto past = pastDay();
    return past ? endOfDay(*past) : now();
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
    auto own = "window." + message.code;
    if (text::isKnown(m_language, own)) {
        return text::say(m_language, Message{std::move(own), message.args});
    }
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
    report(tellChange());
}

std::vector<Error> Session::tellChange()
{
    try {
        forgetGonePerson();
    } catch (const Error& error) {
        auto failures = tell({&changed});
        failures.push_back(error);
        return failures;
    }
    return tell({&changed});
}

void Session::report(const std::vector<Error>& failures)
{
    if (!failures.empty()) {
        listenersFailed(failures);
    }
}

void Session::poll()
{
    if (!m_register) {
        return;
    }
    if (!checkFile()) {
        return; // what others write goes elsewhere
    }
    const auto version = m_register->database().dataVersion();
    if (version != std::exchange(m_version, version) && !m_past) {
        forgetGonePerson();
        report(tell({&changed}));
    }
}

} // namespace dongbo::present
