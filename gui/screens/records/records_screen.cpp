#include "gui/screens/records/records_screen.h"

#include <utility>

namespace dongbo::gui {

namespace {

constexpr int gap = 12;

std::vector<Segments::Choice> choicesOf(const present::Session& session)
{
    std::vector<Segments::Choice> out;
    for (const auto kind : present::listedKinds()) {
        const std::string name(describe(kind).name);
        out.push_back({name, session.say("list." + name)});
    }
    return out;
}

} // namespace

RecordsScreen::RecordsScreen(wxWindow* parent, present::Shell& shell)
    : Screen(parent, shell, "records")
    , m_which(new Segments(this, "records.which", choicesOf(shell.session())))
{
    auto* all = new wxBoxSizer(wxVERTICAL);
    all->Add(m_which, wxSizerFlags().Border(wxBOTTOM, FromDIP(gap)));
    SetSizer(all);
    m_which->onChoose([this](const std::string& name) {
        for (const auto kind : present::listedKinds()) {
            if (describe(kind).name == name) {
                this->shell().go(present::placeOfRecords(kind));
            }
        }
    });
    showList(present::listedKinds().front());
}

void RecordsScreen::showList(RecordKind kind)
{
    auto& list = m_lists[kind];
    if (list == nullptr) {
        list = new RecordListScreen(this, shell(), kind);
        m_onHead.push_back(list->headChanged.connect([this] { headChanged(); }));
        GetSizer()->Add(list, wxSizerFlags(1).Expand());
    }
    if (list != m_shown) {
        if (auto* before = std::exchange(m_shown, list)) {
            before->Show(false);
        }
        list->Show(true);
        m_which->choose(std::string(describe(kind).name));
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
