#pragma once

#include "gui/present/consistency/matrix_presenter.h"
#include "gui/screens/consistency/consistency_panel.h"
#include "gui/screens/empty_page.h"
#include "gui/widgets/controls/button.h"
#include "gui/widgets/controls/chips.h"
#include "gui/widgets/controls/field.h"
#include "gui/widgets/frame/card.h"
#include "gui/widgets/frame/header.h"
#include "gui/widgets/lists/matrix.h"
#include "gui/widgets/lists/row_list.h"

#include <optional>
#include <string>
#include <vector>

namespace dongbo::gui {

/// The matrix with its filters, and the card that says why the chosen cell is as it is.
class MatrixPanel final : public ConsistencyPanel, private present::MatrixView, private MatrixModel
{
public:
    MatrixPanel(wxWindow* parent, present::Shell& shell);
    ~MatrixPanel() override;

    void open(const present::ListQuery& query) override { m_presenter.open(query); }
    [[nodiscard]] present::ListQuery query() const override { return m_presenter.query(); }
    [[nodiscard]] std::string caption() const override { return m_presenter.caption(); }
    void refresh() override { m_presenter.reload(); }
    void setInSight(bool isInSight) override { m_presenter.setInSight(isInSight); }
    [[nodiscard]] wxWindow* filterField() override;
    [[nodiscard]] std::vector<wxWindow*> regions() override;

private:
    void showMatrix() override;
    void showBar() override;
    void showDetail() override;
    void showEmpty(const std::optional<present::EmptyList>& empty) override;
    void showBusy(bool isBusy) override;
    void showTyped(const std::string& text) override;

    [[nodiscard]] std::int64_t rowCount() const override { return m_presenter.rowCount(); }
    [[nodiscard]] MatrixRow row(std::int64_t index) const override;
    [[nodiscard]] MatrixCell cell(std::int64_t row, std::size_t column) const override;
    [[nodiscard]] std::int64_t nextDeviation(std::int64_t from, std::size_t& column,
                                             int by) const override;

    void buildBar();
    void buildMatrix();
    void buildDetail();
    void pressChip(const std::string& id);
    void closeSearch();
    void showWays();
    void layActs();
    [[nodiscard]] std::vector<MatrixLegend::Entry> legend() const;

    present::MatrixPresenter m_presenter;
    present::Connection m_onHead;
    std::vector<std::string> m_columnIds; ///< as the matrix has them
    ChipBar* m_chips = nullptr;           // owned by this window or its bar, as all below
    TextField* m_search = nullptr;
    Button* m_find = nullptr;
    Surface* m_all = nullptr;
    Card* m_card = nullptr;
    Matrix* m_matrix = nullptr;
    Card* m_detailCard = nullptr;
    PageHeading* m_heading = nullptr;
    Words* m_demands = nullptr;
    Words* m_lookedAt = nullptr;
    RowList* m_devices = nullptr;
    Words* m_waysHead = nullptr;
    RowList* m_ways = nullptr;
    std::vector<Button*> m_acts;
    wxSizer* m_actsSizer = nullptr;
    EmptyPage* m_empty = nullptr;
};

} // namespace dongbo::gui
