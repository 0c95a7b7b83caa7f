#include "gui/main/start/start_time.h"

#include <wx/app.h>
#include <wx/dcclient.h>
#include <wx/frame.h>

// Lower bound for a window of this toolkit: one frame without a menu and with an empty client area.

namespace {

class EmptyFrameApp : public wxApp
{
public:
    bool OnInit() override
    {
        auto* frame = new wxFrame(nullptr, wxID_ANY, "empty", wxDefaultPosition, {1366, 768});
        frame->Bind(wxEVT_PAINT, [frame](wxPaintEvent&) { const wxPaintDC dc(frame); });
        frame->Show();
        dongbo::gui::countStart([] { return false; });
        return true;
    }
};

} // namespace

wxIMPLEMENT_APP(EmptyFrameApp);
