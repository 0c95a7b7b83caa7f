#pragma once

#include "gui/present/journal/journal_presenter.h"
#include "gui/screens/change_pane.h"
#include "gui/screens/screen.h"
#include "gui/widgets/controls/chips.h"
#include "gui/widgets/controls/typed_fields.h"
#include "gui/widgets/lists/table.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace dongbo::gui {

/// Nhật ký: every change by day, one of them opened at the right.
class JournalScreen final : public Screen, private present::JournalView, private TableModel
{
public:
    JournalScreen(wxWindow* parent, present::Shell& shell);

    [[nodiscard]] ScreenHead head() const override;
    void showPlace(const present::Place& place) override;
    [[nodiscard]] present::Place place() const override;
    void refresh() override;
    [[nodiscard]] wxWindow* filterField() override { return m_words; }
    [[nodiscard]] std::vector<wxWindow*> regions() override;
    [[nodiscard]] bool canDo(ScreenAct act) const override;
    void doIt(ScreenAct act) override;

private:
    void showPage(const present::JournalPage& page, std::optional<std::size_t> selected) override;
    void showDetail(const std::optional<present::JournalDetail>& detail) override;
    void showBusy(bool isBusy) override;

    [[nodiscard]] std::int64_t rowCount() const override;
    bool row(std::int64_t index, TableRow& out) const override;

    void chipPressed(const std::string& id);
    void openMenu(const wxRect& anchor, const std::vector<present::JournalChoice>& choices,
                  std::function<void(const std::string& key)> chosen);
    [[nodiscard]] TableFoot foot(std::int64_t first, std::int64_t last) const;
    [[nodiscard]] std::vector<std::size_t> chosenLines() const;
    void copy();

    mutable present::JournalPresenter m_presenter; ///< reads rows when they are asked for
    ChipBar* m_chips;                              // owned by this window, as all below
    SearchField* m_words;
    DateField* m_since;
    DateField* m_until;
    Table* m_table;
    ChangePane* m_pane;
};

} // namespace dongbo::gui
