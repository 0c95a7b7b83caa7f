#pragma once

#include "gui/present/faults/faults_presenter.h"
#include "gui/screens/faults/fault_page.h"
#include "gui/screens/faults/fault_rows.h"
#include "gui/screens/screen.h"
#include "gui/widgets/charts/charts.h"
#include "gui/widgets/controls/button.h"
#include "gui/widgets/controls/chips.h"
#include "gui/widgets/controls/typed_fields.h"
#include "gui/widgets/frame/card.h"
#include "gui/widgets/frame/side_sheet.h"
#include "gui/widgets/lists/board.h"
#include "gui/widgets/lists/table.h"

#include <string>
#include <vector>

namespace dongbo::gui {

/// The screen Sự cố: the board or the list of faults, or one fault's own page.
class FaultsScreen final : public Screen, private present::FaultsView
{
public:
    FaultsScreen(wxWindow* parent, present::Shell& shell);

    [[nodiscard]] ScreenHead head() const override;
    void showPlace(const present::Place& place) override;
    [[nodiscard]] present::Place place() const override { return m_place; }
    void refresh() override;
    [[nodiscard]] wxWindow* filterField() override;
    [[nodiscard]] std::vector<wxWindow*> regions() override;
    [[nodiscard]] bool takeEscape() override;
    [[nodiscard]] bool canDo(ScreenAct act) const override;
    void doIt(ScreenAct act) override;

private:
    void showPage(const present::FaultsPage& page) override;
    [[nodiscard]] bool isInSight() const override { return IsShownOnScreen(); }
    void showBusy(bool isBusy) override;

    void buildBar(wxSizer& bar);
    void buildBoard();
    void buildTable();
    void buildRest();
    void showChips(const present::FaultsPage& page);
    void showBoard(const present::FaultsPage& page);
    void showTable(const present::FaultsPage& page);
    void showWatch(const present::FaultsPage& page);
    void openFilterMenu(const std::string& chip);
    void openCardMenu(const FaultId& fault, wxWindow& owner, wxPoint at);
    void pressChip(const std::string& id);
    [[nodiscard]] bool isUrgentKey(const wxKeyEvent& event);
    [[nodiscard]] std::string say(const char* code) const;

    present::FaultsPresenter m_presenter;
    present::Place m_place{present::ScreenName::Faults, {}, {}};
    FaultRows m_rows;
    bool m_isBusy = false;
    bool m_isWide = true;          ///< wide enough for the board
    Surface* m_overview = nullptr; // owned by this window, as all below
    FaultPagePanel* m_page = nullptr;
    ChipBar* m_chips = nullptr;
    TextField* m_filter = nullptr;
    Segments* m_layout = nullptr;
    Board* m_board = nullptr;
    Table* m_table = nullptr;
    Card* m_watchCard = nullptr;
    WatchStrips* m_watch = nullptr;
    EmptyState* m_empty = nullptr;
    std::string m_emptyShown;
};

} // namespace dongbo::gui
