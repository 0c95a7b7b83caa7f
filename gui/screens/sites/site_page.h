#pragma once

#include "gui/present/sites/site_page_presenter.h"
#include "gui/screens/lists/record_page.h"
#include "gui/screens/reports/papers_button.h"
#include "gui/widgets/charts/charts.h"
#include "gui/widgets/controls/button.h"
#include "gui/widgets/controls/chips.h"
#include "gui/widgets/frame/card.h"
#include "gui/widgets/frame/side_sheet.h"
#include "gui/widgets/lists/row_list.h"
#include "gui/widgets/lists/table.h"
#include "gui/widgets/lists/tile_grid.h"
#include "gui/widgets/lists/timeline.h"

#include <functional>
#include <string>
#include <vector>

namespace dongbo::gui {

class FormNote;

/// A site's own page within the screen Điểm cầu: what the standard set lacks and its devices at the
/// left; open faults, people and what happened at the right.
class SitePagePanel final : public PresentedPage<present::SitePagePresenter, SiteId>,
                            private present::SitePageView
{
public:
    SitePagePanel(wxWindow* parent, present::Shell& shell);

    [[nodiscard]] std::vector<wxWindow*> regions() override;

private:
    void showSite(const present::SitePage& page) override;
    void buildLeft(wxSizer& left);
    void buildReadiness(wxSizer& left);
    void buildRight(wxSizer& right);
    void buildLine();
    void buildChecks();
    void buildPeople();
    void showNeeds(const present::SitePage& page);
    void showDevices(const present::SitePage& page);
    void showFaults(const present::SitePage& page);
    void showUpkeep(const present::SitePage& page);
    void showPeopleAndLife(const present::SitePage& page);
    void showReadiness(const present::SitePage& page);
    void showLine(const present::SitePage& page);
    void showChecks(const present::SitePage& page);

    ChipBar* m_troubles = nullptr; // owned by this window, as all below
    Words* m_troublesWords = nullptr;
    ScrollPanel* m_right = nullptr;
    Card* m_readyCard = nullptr;
    Button* m_check = nullptr;
    TileGrid* m_headings = nullptr;
    Card* m_needsCard = nullptr;
    Table* m_needs = nullptr;
    FixedTableModel m_needRows;
    PapersButton* m_papers = nullptr;
    Card* m_devicesCard = nullptr;
    Table* m_devices = nullptr;
    FixedTableModel m_deviceRows;
    Card* m_faultsCard = nullptr;
    RowList* m_faults = nullptr;
    Card* m_lineCard = nullptr;
    Meters* m_lines = nullptr;
    Words* m_lineNote = nullptr;
    Button* m_down = nullptr;
    Button* m_tell = nullptr;
    Button* m_restored = nullptr;
    Card* m_checksCard = nullptr;
    RowList* m_checks = nullptr;
    Words* m_meetingsTitle = nullptr;
    RowList* m_meetings = nullptr;
    Card* m_upkeepCard = nullptr;
    FormNote* m_power = nullptr;
    RowList* m_upkeep = nullptr;
    Card* m_peopleCard = nullptr;
    Button* m_handOver = nullptr;
    RowList* m_people = nullptr;
    Words* m_chain = nullptr;
    Words* m_toldTitle = nullptr;
    RowList* m_told = nullptr;
    Button* m_contact = nullptr;
    Card* m_lifeCard = nullptr;
    Timeline* m_life = nullptr;
};

} // namespace dongbo::gui
