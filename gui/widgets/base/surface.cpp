#include "gui/widgets/base/canvas.h"
#include "gui/widgets/paint/strings.h"

#include <wx/dcbuffer.h>

namespace dongbo::gui {

Surface::Surface(wxWindow* parent, const std::string& name)
{
    SetBackgroundStyle(wxBG_STYLE_PAINT);
    Create(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxTAB_TRAVERSAL | wxBORDER_NONE);
    m_container.DisableSelfFocus(); // children take the focus, never the surface itself
    if (!name.empty()) {
        SetName(toWx(name));
    }
    Bind(wxEVT_PAINT, [this](wxPaintEvent&) { paint(); });
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        Refresh();
        event.Skip();
    });
}

void Surface::restyled()
{
    Refresh();
}

wxSize Surface::area() const
{
    return ToDIP(GetClientSize());
}

void Surface::draw(Painter& /*painter*/)
{}

void Surface::paint()
{
    wxAutoBufferedPaintDC dc(this);
    Painter painter(dc, FromDIP(1000) / 1000.0, GetContentScaleFactor());
    painter.fill(wxRect(wxPoint(0, 0), area()), groundBehind(*this));
    draw(painter);
    for (const wxWindow* child : GetChildren()) {
        const auto* canvas = dynamic_cast<const Canvas*>(child);
        const auto ring = canvas == nullptr ? std::nullopt : canvas->focusRing();
        if (ring && canvas->IsShown()) {
            wxRect rect = ring->rect;
            rect.Offset(ToDIP(canvas->GetPosition()));
            painter.focusRing(rect, ring->radius, canvas->ringColour());
        }
    }
}

} // namespace dongbo::gui
