#pragma once

#include "gui/present/sites/sites_presenter.h"
#include "gui/screens/screen.h"
#include "gui/screens/sites/site_page.h"
#include "gui/widgets/controls/button.h"
#include "gui/widgets/controls/chips.h"
#include "gui/widgets/controls/field.h"
#include "gui/widgets/frame/side_sheet.h"
#include "gui/widgets/lists/table.h"
#include "gui/widgets/lists/tile_grid.h"

#include <string>
#include <vector>

namespace dongbo::gui {

/// The screen Điểm cầu: every room as a tile or a row, or one site's own page.
class SitesScreen final : public Screen, private present::SitesView
{
public:
    SitesScreen(wxWindow* parent, present::Shell& shell);

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
    /// The rows of the table, as the presenter ordered them.
    class Rows final : public TableModel
    {
    public:
        void show(const present::SitesPage& page);
        [[nodiscard]] std::int64_t rowCount() const override;
        bool row(std::int64_t index, TableRow& out) const override;
        [[nodiscard]] const present::SiteTile& tile(std::int64_t index) const;

    private:
        std::shared_ptr<const std::vector<present::SiteTile>> m_tiles;
        std::vector<std::size_t> m_shown;
    };

    void showPage(const present::SitesPage& page) override;
    [[nodiscard]] bool isInSight() const override { return IsShownOnScreen(); }
    void showBusy(bool isBusy) override;

    void buildBar(wxSizer& bar);
    void buildTable();
    void showChips(const present::SitesPage& page);
    void showTiles(const present::SitesPage& page);
    void showEmpty(const present::SitesPage& page);
    void openUnitMenu();
    [[nodiscard]] std::string say(const char* code) const;

    present::SitesPresenter m_presenter;
    present::Place m_place{present::ScreenName::Sites, {}, {}};
    Rows m_rows;
    Surface* m_overview = nullptr; // owned by this window, as all below
    SitePagePanel* m_page = nullptr;
    ChipBar* m_chips = nullptr;
    TextField* m_filter = nullptr;
    Segments* m_layout = nullptr;
    TileGrid* m_tiles = nullptr;
    Table* m_table = nullptr;
    EmptyState* m_empty = nullptr;
    std::string m_emptyShown;
};

} // namespace dongbo::gui
