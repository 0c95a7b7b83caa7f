#include "gui/main/frame/frame_notes.h"

#include "core/text/dates.h"
#include "core/text/numbers.h"
#include "gui/main/frame/main_frame.h"
#include "gui/main/frame/window_shell.h"

#include <wx/sizer.h>

#include <utility>

namespace dongbo::gui {

namespace {

BannerKind kindOf(present::BannerTone tone)
{
    switch (tone) {
    case present::BannerTone::Ok:
        return BannerKind::Ok;
    case present::BannerTone::Warn:
        return BannerKind::Warn;
    case present::BannerTone::Bad:
        return BannerKind::Bad;
    case present::BannerTone::Info:
        return BannerKind::Info;
    }
    return BannerKind::Info;
}

} // namespace

FrameNotes::FrameNotes(wxWindow* parent, WindowShell& shell)
    : Surface(parent, "frame.notes")
    , m_shell(shell)
    , m_progress(new ProgressStrip(this, "progress"))
    , m_past(new Banner(this, "past"))
    , m_question(new Banner(this, "question"))
    , m_message(new Banner(this, "banner"))
{
    auto& session = shell.session();
    auto* all = new wxBoxSizer(wxVERTICAL);
    for (wxWindow* one : {static_cast<wxWindow*>(m_progress), static_cast<wxWindow*>(m_past),
                          static_cast<wxWindow*>(m_question), static_cast<wxWindow*>(m_message)}) {
        all->Add(one, wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(12)));
        one->Hide();
    }
    SetSizer(all);
    for (auto* banner : {m_past, m_question, m_message}) {
        banner->setCloseWord(session.say("gui.close"));
    }
    m_progress->onCancel([this] { m_shell.jobs().cancel(m_shownJob); });
    m_past->onAction([this](const std::string& id) {
        if (id == "today") {
            m_shell.pastDay().leave();
        } else if (m_otherDay) {
            m_otherDay();
        }
    });
    m_question->onAction(
        [this](const std::string& id) { answer(static_cast<std::size_t>(std::stoul(id))); });
    m_question->onClose([this] { answer(std::nullopt); });
    m_message->onAction([this](const std::string&) {
        const auto act = m_text.onAction;
        m_message->clear();
        relayout();
        giveKeyboardBack();
        if (act) {
            act();
        }
    });
    m_message->onClose([this] {
        m_message->clear();
        relayout();
        giveKeyboardBack();
    });
    m_onJobs = shell.jobs().changed.connect([this] { showJobs(); });
    m_onSwitch = session.switched.connect([this] { showPast(); });
    showJobs();
    showPast();
}

void FrameNotes::giveKeyboardBack()
{
    auto* focus = FindFocus();
    auto* frame = m_shell.frame();
    if (frame != nullptr &&
        (focus == nullptr || !focus->IsShownOnScreen() || IsDescendant(focus))) {
        frame->focusPage();
    }
}

void FrameNotes::tell(const present::BannerText& text)
{
    m_text = text;
    std::vector<Banner::Action> actions;
    if (!text.action.empty()) {
        actions.push_back({"act", text.action, {}, {}, false});
    }
    m_message->tell(kindOf(text.tone), text.sentence, text.explanation, std::move(actions));
    relayout();
}

void FrameNotes::ask(const std::string& question, const std::string& explanation,
                     const std::vector<std::string>& answers, Answered answered)
{
    answer(std::nullopt);
    m_answered = std::move(answered);
    std::vector<Banner::Action> actions;
    for (std::size_t i = 0; i < answers.size(); ++i) {
        actions.push_back({std::to_string(i), answers[i], {}, {}, false});
    }
    m_question->tell(BannerKind::Warn, question, explanation, std::move(actions));
    relayout();
}

void FrameNotes::answer(std::optional<std::size_t> which)
{
    const auto answered = std::exchange(m_answered, {});
    if (m_question->isTelling()) {
        m_question->clear();
        relayout();
    }
    if (answered) {
        answered(which);
    }
}

bool FrameNotes::dismiss()
{
    if (m_question->isTelling()) {
        answer(std::nullopt);
        return true;
    }
    if (m_message->isTelling()) {
        m_message->clear();
        relayout();
        return true;
    }
    return false;
}

void FrameNotes::showJobs()
{
    const auto shown = m_shell.jobs().shown();
    if (shown.empty()) {
        m_shownJob = 0;
        if (m_progress->IsShown()) {
            m_progress->finish();
            relayout();
        }
        return;
    }
    const auto& job = shown.front();
    const bool isNew = !m_progress->IsShown();
    m_shownJob = job.id;
    const auto language = m_shell.session().language();
    const auto number = [&](std::uint64_t value) {
        return text::formatInteger(static_cast<std::int64_t>(value), language);
    };
    const auto [done, all] = job.progress;
    m_progress->show(job.title, all == 0 ? std::string() : number(done) + " / " + number(all),
                     all == 0 ? -1.0 : static_cast<double>(done) / static_cast<double>(all),
                     m_shell.session().say("gui.cancel"));
    if (isNew) {
        relayout();
    }
}

void FrameNotes::showPast()
{
    auto& session = m_shell.session();
    const auto day = session.pastDay();
    if (!day) {
        m_past->clear();
    } else {
        m_past->tell(BannerKind::PastDay,
                     session.say("gui.past_shown", {{"day", text::formatDate(*day)}}),
                     session.say("gui.past_help"),
                     {{"other", session.say("gui.past_other"), {}, {}, true},
                      {"today", session.say("gui.past_leave"), "rotate-back", "Esc", false}},
                     false);
    }
    relayout();
}

void FrameNotes::relayout()
{
    InvalidateBestSize();
    if (auto* parent = GetParent()) {
        parent->Layout();
    }
    Layout();
}

} // namespace dongbo::gui
