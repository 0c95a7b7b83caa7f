#pragma once

#include "gui/present/devices/device_list_presenter.h"
#include "gui/screens/devices/device_card.h"
#include "gui/screens/screen.h"
#include "gui/widgets/controls/button.h"
#include "gui/widgets/controls/chips.h"
#include "gui/widgets/controls/field.h"
#include "gui/widgets/frame/side_sheet.h"
#include "gui/widgets/lists/table.h"

#include <memory>
#include <optional>
#include <vector>

namespace dongbo::gui {

/// Thiết bị: the list of devices, and the chosen one's card beside it. Windows: "devices.search",
/// "devices.chips", "devices.table", and those of the card.
class DevicesScreen final : public Screen, private present::DeviceListView, private TableModel
{
public:
    DevicesScreen(wxWindow* parent, present::Shell& shell);
    ~DevicesScreen() override;

    [[nodiscard]] ScreenHead head() const override;
    void showPlace(const present::Place& place) override;
    [[nodiscard]] present::Place place() const override { return m_list.place(); }
    void refresh() override { m_list.refresh(); }
    [[nodiscard]] wxWindow* filterField() override { return m_search; }
    [[nodiscard]] std::vector<wxWindow*> regions() override;
    [[nodiscard]] bool canDo(ScreenAct act) const override;
    void doIt(ScreenAct act) override;
    [[nodiscard]] bool takeEscape() override;
    bool Show(bool isShown = true) override;
    void restyled() override;

private:
    void showChips(const std::vector<present::DeviceChip>& chips) override;
    void showRows(std::optional<std::int64_t> current) override;
    void showChosen(const std::vector<present::RowRange>& ranges) override;
    void showLines() override;
    void showSort(store::DeviceSort sort) override;
    void showEmpty(const std::optional<present::EmptyList>& empty) override;
    void showTyped(const std::string& text) override;
    void showFacts() override { headChanged(); }
    void putOnClipboard(const std::string& lines, const std::string& html) override;

    [[nodiscard]] std::int64_t rowCount() const override { return m_list.rowCount(); }
    bool row(std::int64_t index, TableRow& out) const override;

    void build();
    void buildBar(wxSizer& all);
    void buildTable();
    void chosen();
    void openCard();
    void facetMenu();
    void facetChoices(const std::string& facet);
    void rowMenu(wxPoint at);
    /// Whether there is room for the card beside the list; the card alone while it is opened.
    void fold();
    void fitCard();
    [[nodiscard]] std::string say(std::string_view code) const
    {
        return shell().session().say(code);
    }

    mutable present::DeviceListPresenter m_list; ///< reading rows fills its pages
    // all owned by this window
    ChipBar* m_chips = nullptr;
    Button* m_facets = nullptr;
    Button* m_import = nullptr;
    Button* m_add = nullptr;
    Surface* m_left = nullptr;
    TextField* m_search = nullptr;
    Table* m_table = nullptr;
    EmptyState* m_empty = nullptr;
    DevicePanel* m_card = nullptr;
    bool m_isFolded = false;
    bool m_isCardOnly = false;
    bool m_isTelling = false; ///< the list itself moves the selection
    present::Connection m_onCurrent;
};

} // namespace dongbo::gui
