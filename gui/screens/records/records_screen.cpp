#include "gui/screens/records/records_screen.h"

#include "gui/screens/reports/paper_settings_screen.h"

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
    if (present::isPaperSettings(place)) {
        if (m_papers == nullptr) {
            m_papers = new PaperSettingsScreen(this, shell());
            GetSizer()->Add(m_papers, wxSizerFlags(1).Expand());
        }
        showTab(*m_papers);
    } else {
        showList(present::kindAt(place));
    }
    tab()->showPlace(place);
    headChanged();
}

} // namespace dongbo::gui
