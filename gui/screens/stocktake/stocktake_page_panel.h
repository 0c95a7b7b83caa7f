#pragma once

#include "gui/present/stocktake/stocktake_presenter.h"
#include "gui/screens/lists/record_page.h"
#include "gui/screens/stocktake/stocktake_pieces.h"
#include "gui/widgets/controls/button.h"
#include "gui/widgets/controls/field.h"
#include "gui/widgets/frame/card.h"
#include "gui/widgets/lists/row_list.h"
#include "gui/widgets/lists/table.h"

#include <optional>

namespace dongbo::gui {

/// One stocktake: rooms at the left, the scanner's field and the room's list, differences at the
/// right.
class StocktakePagePanel final : public PresentedPage<present::StocktakePresenter, StocktakeId>,
                                 private present::StocktakePageView
{
public:
    StocktakePagePanel(wxWindow* parent, present::Shell& shell);

    void open(const RecordId& stocktake) override;
    [[nodiscard]] std::vector<wxWindow*> regions() override;

private:
    void showStocktake(const present::StocktakePage& page) override;
    void showScan(const present::ScanResult& result) override;
    [[nodiscard]] std::vector<Column> columns(const std::string& room) const;
    void buildRooms(wxSizer& all);
    void buildList(wxSizer& all);
    void buildDifferences(wxSizer& all);
    void showRooms(const present::StocktakePage& page);
    void showRows(const present::StocktakePage& page);
    void showDifferences(const present::StocktakePage& page);
    void showMenu(std::int64_t row, wxPoint at);
    /// Keys of the list: 1 2, T B K H, J; true: used.
    bool listKey(wxKeyEvent& event);
    void send();
    void goToUncounted(int by);

    Card* m_roomsCard = nullptr; // owned by this window, as all below
    RoomBars* m_rooms = nullptr;
    Words* m_committeeHead = nullptr;
    RowList* m_committee = nullptr;
    Words* m_keys = nullptr;
    Card* m_listCard = nullptr;
    TextField* m_scan = nullptr;
    ScanStrip* m_strip = nullptr;
    Table* m_list = nullptr;
    FixedTableModel m_rows;
    Card* m_differencesCard = nullptr;
    DifferenceList* m_differences = nullptr;
    RowList* m_sums = nullptr;
    Words* m_note = nullptr;
    Button* m_rest = nullptr;
    Button* m_sheet = nullptr;
    Button* m_end = nullptr;
    Button* m_close = nullptr;
    Button* m_minutes = nullptr;
    bool m_goesToScan = false; ///< the field takes the keyboard once the page is there
};

} // namespace dongbo::gui
