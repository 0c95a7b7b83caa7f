#include "gui/screens/tabbed_screen.h"

namespace dongbo::gui {

void TabbedScreen::showTab(Screen& tab)
{
    if (&tab == m_tab) {
        return;
    }
    if (m_tab != nullptr) {
        m_tab->Hide(); // out of sight, too
    }
    m_tab = &tab;
    m_onHead = tab.headChanged.connect([this] { headChanged(); });
    tab.Show();
    tab.setInSight(m_isInSight);
    Layout();
}

ScreenHead TabbedScreen::head() const
{
    return m_tab == nullptr ? ScreenHead() : m_tab->head();
}

present::Place TabbedScreen::place() const
{
    return m_tab == nullptr ? present::Place() : m_tab->place();
}

void TabbedScreen::refresh()
{
    if (m_tab != nullptr) {
        m_tab->refresh();
    }
}

void TabbedScreen::setInSight(bool isInSight)
{
    m_isInSight = isInSight;
    if (m_tab != nullptr) {
        m_tab->setInSight(isInSight);
    }
}

wxWindow* TabbedScreen::filterField()
{
    return m_tab == nullptr ? nullptr : m_tab->filterField();
}

std::vector<wxWindow*> TabbedScreen::regions()
{
    std::vector<wxWindow*> out;
    if (auto* const bar = tabs()) {
        out.push_back(bar);
    }
    if (m_tab != nullptr) {
        const auto inside = m_tab->regions();
        out.insert(out.end(), inside.begin(), inside.end());
    }
    return out;
}

bool TabbedScreen::canDo(ScreenAct act) const
{
    return m_tab != nullptr && m_tab->canDo(act);
}

void TabbedScreen::doIt(ScreenAct act)
{
    if (m_tab != nullptr) {
        m_tab->doIt(act);
    }
}

bool TabbedScreen::takeEscape()
{
    return m_tab != nullptr && m_tab->takeEscape();
}

} // namespace dongbo::gui
