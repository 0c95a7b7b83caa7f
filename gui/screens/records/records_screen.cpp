#include "gui/screens/records/records_screen.h"

#include <utility>

namespace dongbo::gui {

RecordsScreen::RecordsScreen(wxWindow* parent, present::Shell& shell)
    : Screen(parent, shell, "records")
{
    SetSizer(new wxBoxSizer(wxVERTICAL));
    showList(present::listedKinds().front());
}

void RecordsScreen::showList(RecordKind kind)
{
    auto& list = m_lists[kind];
    if (list == nullptr) {
        list = new RecordListScreen(this, shell(), kind, present::listedKinds().size() > 1);
        m_onHead.push_back(list->headChanged.connect([this] { headChanged(); }));
        GetSizer()->Add(list, wxSizerFlags(1).Expand());
    }
    if (list != m_shown) {
        if (auto* before = std::exchange(m_shown, list)) {
            before->Show(false);
        }
        list->Show(true);
        Layout();
    }
}

ScreenHead RecordsScreen::head() const
{
    return m_shown->head();
}

void RecordsScreen::showPlace(const present::Place& place)
{
    showList(present::kindAt(place));
    m_shown->showPlace(place);
    headChanged();
}

present::Place RecordsScreen::place() const
{
    return m_shown->place();
}

void RecordsScreen::setInSight(bool isInSight)
{
    if (m_shown != nullptr) { // the base class hides the screen while it is being made
        m_shown->setInSight(isInSight);
    }
}

} // namespace dongbo::gui
