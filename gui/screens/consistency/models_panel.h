#pragma once

#include "gui/present/consistency/models_presenter.h"
#include "gui/screens/consistency/consistency_panel.h"
#include "gui/widgets/charts/charts.h"
#include "gui/widgets/frame/card.h"
#include "gui/widgets/lists/table.h"

#include <vector>

namespace dongbo::gui {

/// Models of each type with the devices behind them, and the trend by quarter.
class ModelsPanel final : public ConsistencyPanel, private present::ModelsView
{
public:
    ModelsPanel(wxWindow* parent, present::Shell& shell);
    ~ModelsPanel() override;

    void open(const present::ListQuery& query) override;
    [[nodiscard]] present::ListQuery query() const override;
    [[nodiscard]] std::string caption() const override { return m_presenter.caption(); }
    void refresh() override { m_presenter.reload(); }
    void setInSight(bool isInSight) override { m_presenter.setInSight(isInSight); }
    [[nodiscard]] std::vector<wxWindow*> regions() override { return {m_types, m_devices, m_able}; }

private:
    void showSpread() override;
    void showTrend() override;
    void buildTables();

    present::ModelsPresenter m_presenter;
    present::Connection m_onHead;
    Card* m_typesCard = nullptr; // owned by this window, as all below
    Table* m_types = nullptr;
    FixedTableModel m_typeRows;
    Card* m_devicesCard = nullptr;
    Table* m_devices = nullptr;
    FixedTableModel m_deviceRows;
    Card* m_ableCard = nullptr;
    BarChart* m_able = nullptr;
    Card* m_scoreCard = nullptr;
    LineChart* m_score = nullptr;
};

} // namespace dongbo::gui
