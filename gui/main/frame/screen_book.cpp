#include "gui/main/frame/screen_book.h"

namespace dongbo::gui {

ScreenBook::ScreenBook(wxWindow* parent, present::Shell& shell)
    : Surface(parent, "frame.book")
    , m_shell(shell)
{
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        place();
        event.Skip();
    });
}

bool ScreenBook::show(const present::Place& place)
{
    const auto* entry = findScreen(place.screen);
    if (entry == nullptr) {
        return false;
    }
    auto& screen = m_made[place.screen];
    const bool isNew = screen == nullptr;
    if (isNew) {
        screen = entry->make(this, m_shell);
        screen->Hide();
    }
    if (m_current != screen) {
        if (m_current != nullptr) {
            m_current->Hide();
        }
        m_current = screen;
        m_name = place.screen;
        m_onHead = screen->headChanged.connect([this] { headChanged(); });
        this->place();
        if (!isNew) {
            screen->refresh();
        }
    }
    screen->showPlace(place);
    screen->Show();
    headChanged();
    return true;
}

void ScreenBook::place()
{
    if (m_current != nullptr) {
        m_current->SetSize(GetClientSize());
        m_current->Layout();
    }
}

} // namespace dongbo::gui
