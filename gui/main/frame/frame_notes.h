#pragma once

#include "gui/present/shell.h"
#include "gui/widgets/frame/banner.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace dongbo::gui {

class WindowShell;

/// What stands between the header and the page: the work that is running, the past day that is
/// shown, one message, one question. Takes no room while there is nothing to say.
class FrameNotes : public Surface
{
public:
    using Answered = std::function<void(std::optional<std::size_t>)>;

    FrameNotes(wxWindow* parent, WindowShell& shell);

    void tell(const present::BannerText& text);
    /// A second question answers the first with nothing.
    void ask(const std::string& question, const std::string& explanation,
             const std::vector<std::string>& answers, Answered answered);
    /// Esc: the question, else the message goes. False: there was nothing.
    bool dismiss();
    /// The person wants another past day: the date box opens.
    void onOtherDay(std::function<void()> action) { m_otherDay = std::move(action); }

private:
    void showJobs();
    void showPast();
    void answer(std::optional<std::size_t> which);
    /// A banner with the focus went away.
    void giveKeyboardBack();
    void relayout();

    WindowShell& m_shell;
    ProgressStrip* m_progress; // these four owned by this window
    Banner* m_past;
    Banner* m_question;
    Banner* m_message;
    present::BannerText m_text;
    Answered m_answered;
    std::function<void()> m_otherDay;
    present::JobId m_shownJob = 0;
    present::Connection m_onJobs;
    present::Connection m_onSwitch;
};

} // namespace dongbo::gui
