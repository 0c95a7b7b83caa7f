#include "gui/main/start/start_time.h"

#include "core/platform/cpu_time.h"

#include <wx/event.h>
#include <wx/eventfilter.h>

#include <cstdio>
#include <cstdlib>
#include <utility>

namespace dongbo::gui {

namespace {

/// Waits for a turn of the event loop that painted and left nothing to do.
class StartWatch final : public wxEventFilter
{
public:
    explicit StartWatch(std::function<bool()> isBusy)
        : m_isBusy(std::move(isBusy))
    {
        wxEvtHandler::AddFilter(this);
    }

    int FilterEvent(wxEvent& event) override
    {
        const auto type = event.GetEventType();
        if (type == wxEVT_PAINT) {
            m_isPainted = true;
        } else if (type == wxEVT_IDLE && m_isPainted && !m_isBusy()) {
            std::printf("start %.1f ms\n", platform::processCpuMs());
            std::fflush(stdout);
            std::_Exit(0);
        }
        return Event_Skip;
    }

private:
    std::function<bool()> m_isBusy;
    bool m_isPainted = false;
};

} // namespace

void countStart(std::function<bool()> isBusy)
{
    if (std::getenv("DONGBO_START_TIME") != nullptr) {
        static StartWatch watch(std::move(isBusy));
    }
}

} // namespace dongbo::gui
