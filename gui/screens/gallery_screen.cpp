#include "gui/screens/gallery_screen.h"

#include "gui/widgets/controls/words.h"
#include "gui/widgets/gallery/gallery.h"

namespace dongbo::gui {

GalleryScreen::GalleryScreen(wxWindow* parent, present::Shell& shell)
    : Screen(parent, shell, "gallery")
    , m_panel(new GalleryPanel(this, "gallery.panel"))
{
    auto* all = new wxBoxSizer(wxVERTICAL);
    all->Add(m_panel, wxSizerFlags(1).Expand());
    SetSizer(all);
}

ScreenHead GalleryScreen::head() const
{
    return {word("widget.gallery"), {}, {}, word("widget.gallery_caption")};
}

void GalleryScreen::showPlace(const present::Place& place)
{
    m_section = place.filter;
    if (!m_section.empty()) {
        m_panel->showSection(m_section);
    }
}

present::Place GalleryScreen::place() const
{
    return {present::ScreenName::Gallery, {}, m_section};
}

} // namespace dongbo::gui
