#include "gui/screens/records/records_screen.h"

namespace dongbo::gui {

RecordsScreen::RecordsScreen(wxWindow* parent, present::Shell& shell)
    : TabbedScreen(parent, shell, "records")
{
    SetSizer(new wxBoxSizer(wxVERTICAL));
    showList(present::listedKinds().front());
}

void RecordsScreen::showList(RecordKind kind)
{
    auto& list = m_lists[kind];
    if (list == nullptr) {
        list = new RecordListScreen(this, shell(), kind, present::listedKinds().size() > 1);
        GetSizer()->Add(list, wxSizerFlags(1).Expand());
    }
    showTab(*list);
}

void RecordsScreen::showPlace(const present::Place& place)
{
    showList(present::kindAt(place));
    tab()->showPlace(place);
    headChanged();
}

} // namespace dongbo::gui
