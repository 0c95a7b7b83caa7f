#pragma once

#include "gui/present/books/batch_presenter.h"
#include "gui/screens/lists/record_page.h"
#include "gui/screens/reports/papers_button.h"
#include "gui/widgets/controls/button.h"
#include "gui/widgets/frame/card.h"
#include "gui/widgets/lists/row_list.h"
#include "gui/widgets/lists/table.h"

namespace dongbo::gui {

/// One batch of disposals: its devices at the left; what is known of it, its papers and the next
/// step at the right.
class BatchPanel final : public PresentedPage<present::BatchPresenter, DisposalBatchId>,
                         private present::BatchPageView
{
public:
    BatchPanel(wxWindow* parent, present::Shell& shell);

    [[nodiscard]] std::vector<wxWindow*> regions() override;

private:
    void showBatch(const present::BatchPage& page) override;
    void buildItems(wxSizer& all);
    void buildFacts(wxSizer& all);
    void fit();

    Card* m_itemsCard = nullptr; // owned by this window, as all below
    PapersButton* m_papers = nullptr;
    Button* m_withdraw = nullptr;
    Button* m_decide = nullptr;
    Button* m_finish = nullptr;
    Table* m_items = nullptr;
    FixedTableModel m_rows;
    Card* m_factsCard = nullptr;
    RowList* m_facts = nullptr;
    Words* m_notes = nullptr;
};

} // namespace dongbo::gui
