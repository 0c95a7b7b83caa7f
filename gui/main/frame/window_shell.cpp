#include "gui/main/frame/window_shell.h"

#include "gui/main/frame/main_frame.h"
#include "gui/main/frame/program.h"
#include "gui/present/acting.h"
#include "gui/present/frame/backups.h"
#include "gui/present/frame/folders.h"

#include <utility>

namespace dongbo::gui {

namespace {

constexpr std::size_t longestWayBack = 50;

} // namespace

WindowShell::WindowShell(Language language, Program& program)
    : m_program(program)
    , m_settings(present::configFolder() / "window.conf")
    , m_session(language)
    , m_jobs(m_ui)
    , m_pastDay(*this)
    , m_facts(*this)
    , m_pageWatch(*this)
    , m_drafts(present::stateFolder())
    , m_prompts(*this)
    , m_onFailure(m_session.listenersFailed.connect([this](const std::vector<Error>& failures) {
        present::reportListenerFailures(*this, failures);
    }))
    , m_onSwitch(m_session.switched.connect([this] { tellNewDamage(); }))
    , m_onLost(m_session.fileLost.connect([this] { present::tellFileLost(*this); }))
    , m_onPerson(m_session.personChosen.connect([this] {
        const auto waiting = std::exchange(m_whenKnown, {});
        if (waiting && m_session.person()) {
            waiting();
        }
    }))
{}

WindowShell::~WindowShell() = default;

void WindowShell::tellNewDamage()
{
    const bool isNew = m_session.damage() && !m_isDamageTold;
    m_isDamageTold = m_session.damage().has_value();
    if (isNew) {
        present::tellDamage(*this, [this](const std::filesystem::path& file) {
            return m_program.openRegister(file);
        });
    }
}

void WindowShell::setFrame(MainFrame* frame)
{
    m_frame = frame;
    m_whenKnown = nullptr; // it spoke for pages that are gone
    if (m_frame != nullptr && m_kept) {
        m_frame->showBanner(*std::exchange(m_kept, std::nullopt));
    }
}

void WindowShell::go(const present::Place& place)
{
    if (m_frame != nullptr) {
        const auto from = m_frame->currentPlace();
        if (from && *from != place) {
            m_wayBack.push_back(*from);
            if (m_wayBack.size() > longestWayBack) {
                m_wayBack.erase(m_wayBack.begin());
            }
        }
    }
    m_place = place;
    if (m_frame != nullptr) {
        m_frame->showPlace(place);
    }
}

void WindowShell::goBack()
{
    if (m_wayBack.empty() || m_frame == nullptr) {
        return;
    }
    m_place = m_wayBack.back();
    m_wayBack.pop_back();
    m_frame->showPlace(m_place);
}

void WindowShell::openSheet(const present::SheetRequest& request)
{
    if (m_frame != nullptr) {
        m_frame->showSheet(request);
    }
}

void WindowShell::closeSheet()
{
    if (m_frame != nullptr) {
        m_frame->finishSheet();
    }
}

void WindowShell::banner(const present::BannerText& banner)
{
    if (m_frame != nullptr) {
        m_frame->showBanner(banner);
    } else {
        m_kept = banner;
    }
}

void WindowShell::askPerson(std::function<void()> then)
{
    m_whenKnown = std::move(then);
    openSheet({present::SheetKind::ChoosePerson, {}, {}});
}

void WindowShell::point(const present::RecordRef& record)
{
    if (m_frame != nullptr) {
        m_frame->point(record);
    }
}

bool WindowShell::act(const std::function<Checked<Done>()>& useCase,
                      const std::function<void(const Problems&)>& onProblems)
{
    return present::actOn(*this, useCase, onProblems);
}

void WindowShell::close()
{
    m_ui.close();
    m_settings.save();
}

} // namespace dongbo::gui
