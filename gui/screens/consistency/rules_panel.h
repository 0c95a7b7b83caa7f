#pragma once

#include "gui/present/consistency/rules_list.h"
#include "gui/screens/consistency/consistency_panel.h"
#include "gui/screens/lists/list_pane.h"
#include "gui/widgets/controls/button.h"
#include "gui/widgets/frame/card.h"
#include "gui/widgets/frame/header.h"
#include "gui/widgets/lists/row_list.h"

#include <vector>

namespace dongbo::gui {

/// What the consistency rules report: a list, the chosen case with the one step that puts it right,
/// and the score of each site.
class RulesPanel final : public ConsistencyPanel
{
public:
    RulesPanel(wxWindow* parent, present::Shell& shell);

    void open(const present::ListQuery& query) override;
    [[nodiscard]] present::ListQuery query() const override { return m_list.query(); }
    [[nodiscard]] std::string caption() const override { return m_list.headCaption(); }
    void refresh() override { m_list.reload(); }
    void setInSight(bool isInSight) override { m_list.setInSight(isInSight); }
    [[nodiscard]] wxWindow* filterField() override { return m_pane->searchField(); }
    [[nodiscard]] std::vector<wxWindow*> regions() override;
    [[nodiscard]] bool canDo(ScreenAct act) const override;
    void doIt(ScreenAct act) override;

private:
    void buildDetail();
    void showDetail();
    void showScores();

    ListPane* m_pane; // owned by this window, as all below
    present::RulesList m_list;
    present::Connection m_onHead;
    present::Connection m_onCurrent;
    Surface* m_right = nullptr;
    Card* m_detailCard = nullptr;
    PageHeading* m_heading = nullptr;
    Words* m_what = nullptr;
    RowList* m_links = nullptr;
    Button* m_fix = nullptr;
    Button* m_accept = nullptr;
    Button* m_off = nullptr;
    Button* m_end = nullptr;
    Card* m_scoresCard = nullptr;
    RowList* m_scores = nullptr;
};

} // namespace dongbo::gui
