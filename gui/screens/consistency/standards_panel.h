#pragma once

#include "gui/present/consistency/standard_editor.h"
#include "gui/present/consistency/standards_list.h"
#include "gui/screens/consistency/consistency_panel.h"
#include "gui/screens/lists/list_pane.h"
#include "gui/widgets/controls/button.h"
#include "gui/widgets/controls/chips.h"
#include "gui/widgets/frame/card.h"
#include "gui/widgets/lists/matrix.h"
#include "gui/widgets/lists/row_list.h"
#include "gui/widgets/lists/table.h"

#include <string>
#include <vector>

namespace dongbo::gui {

/// The standards by tier and version, or one of them in its editor: a table of lines, what every
/// change does to the sites, and the way to save it.
class StandardsPanel final : public ConsistencyPanel, private present::StandardEditorView
{
public:
    StandardsPanel(wxWindow* parent, present::Shell& shell);
    ~StandardsPanel() override;

    void open(const present::ListQuery& query) override;
    [[nodiscard]] present::ListQuery query() const override;
    [[nodiscard]] std::string caption() const override;
    [[nodiscard]] ScreenHead ownHead() const override;
    void refresh() override;
    void setInSight(bool isInSight) override;
    [[nodiscard]] std::vector<wxWindow*> regions() override;
    [[nodiscard]] bool canDo(ScreenAct act) const override;
    void doIt(ScreenAct act) override;

private:
    void showEditor() override;

    void buildBar();
    void buildEditor();
    void buildCards();
    [[nodiscard]] std::vector<MatrixLegend::Entry> legend() const;
    void fitRows();
    void fillTable();
    void fillCards();
    void showNewMenu();
    void showVersions();
    void setMode(bool isEditing);
    [[nodiscard]] bool isEditing() const { return m_editing->IsShown(); }

    ListPane* m_pane; // owned by this window or its bar, as all below
    present::StandardsList m_list;
    present::StandardEditor m_editor;
    present::Connection m_onHead;
    present::Connection m_onListHead;
    Surface* m_editing = nullptr;
    Button* m_back = nullptr;
    Button* m_new = nullptr;
    Button* m_head = nullptr;
    Button* m_compare = nullptr;
    Button* m_add = nullptr;
    Card* m_tableCard = nullptr;
    Table* m_table = nullptr;
    FixedTableModel m_rows;
    Card* m_changesCard = nullptr;
    RowList* m_changes = nullptr;
    Card* m_sitesCard = nullptr;
    RowList* m_sites = nullptr;
    Card* m_sumCard = nullptr;
    Words* m_able = nullptr;
    Words* m_whole = nullptr;
    Words* m_cost = nullptr;
    Words* m_problem = nullptr;
    Button* m_save = nullptr;
    Button* m_discard = nullptr;
};

} // namespace dongbo::gui
