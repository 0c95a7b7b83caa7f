#pragma once

#include "gui/present/faults/fault_page_presenter.h"
#include "gui/screens/lists/record_page.h"
#include "gui/screens/reports/papers_button.h"
#include "gui/widgets/controls/button.h"
#include "gui/widgets/frame/card.h"
#include "gui/widgets/frame/side_sheet.h"
#include "gui/widgets/lists/row_list.h"
#include "gui/widgets/lists/timeline.h"

#include <functional>
#include <string>
#include <vector>

class wxBoxSizer;

namespace dongbo::gui {

class FormNote;

/// A fault's own page within the screen Sự cố: what comes next, its facts, repairs and papers at
/// the left, its life at the right.
class FaultPagePanel final : public PresentedPage<present::FaultPagePresenter, FaultId>,
                             private present::FaultPageView
{
public:
    FaultPagePanel(wxWindow* parent, present::Shell& shell);

    void open(const RecordId& fault) override
    {
        m_fault = FaultId{fault};
        m_presenter.open(m_fault);
    }
    [[nodiscard]] ScreenHead head() const override;
    [[nodiscard]] std::vector<wxWindow*> regions() override;

private:
    void showFault(const present::FaultPage& page) override;
    void buildLeft(wxSizer& left);
    void buildHelp();
    void buildRight(wxSizer& right);
    void showSteps(const present::FaultPage& page);
    void showHelp(const present::FaultPage& page);
    void showFacts(const present::FaultPage& page);
    void showLife(const present::FaultPage& page);

    FaultId m_fault;                 ///< opened last
    ScrollPanel* m_scroll = nullptr; // owned by this window, as all below
    Card* m_next = nullptr;
    FormNote* m_overdue = nullptr;
    wxBoxSizer* m_steps = nullptr;
    Words* m_nothing = nullptr;
    Card* m_helpCard = nullptr;
    Words* m_helpNext = nullptr;
    Surface* m_helpTools = nullptr;
    RowList* m_help = nullptr;
    Words* m_helpSpares = nullptr;
    PapersButton* m_papers = nullptr;
    Card* m_factsCard = nullptr;
    RowList* m_facts = nullptr;
    Words* m_notes = nullptr;
    Card* m_repairsCard = nullptr;
    RowList* m_repairs = nullptr;
    Card* m_filesCard = nullptr;
    RowList* m_files = nullptr;
    Card* m_lifeCard = nullptr;
    Timeline* m_life = nullptr;
    std::string m_stepsShown; ///< so that buttons are rebuilt only when they change
};

} // namespace dongbo::gui
