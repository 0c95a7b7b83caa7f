#include "gui/main/frame/wx_ui_thread.h"

#include <wx/app.h>

namespace dongbo::gui {

void WxUiThread::post(std::function<void()> work)
{
    if (*m_open && wxTheApp != nullptr) {
        wxTheApp->CallAfter([open = m_open, work = std::move(work)] {
            if (*open) {
                work();
            }
        });
    }
}

} // namespace dongbo::gui
