#pragma once

#include "gui/present/import/import_presenter.h"
#include "gui/screens/empty_page.h"
#include "gui/screens/import/import_changes_view.h"
#include "gui/screens/import/import_sheet_view.h"
#include "gui/screens/screen.h"
#include "gui/widgets/frame/header.h"

#include <string>
#include <vector>

namespace dongbo::gui {

/// Nhập Excel: what I understood → what will change → done.
class ImportScreen final : public Screen, private present::ImportView
{
public:
    ImportScreen(wxWindow* parent, present::Shell& shell);

    bool Show(bool isShown = true) override;
    [[nodiscard]] ScreenHead head() const override;
    void showPlace(const present::Place& place) override;
    [[nodiscard]] present::Place place() const override;
    void refresh() override;
    [[nodiscard]] std::vector<wxWindow*> regions() override;
    [[nodiscard]] bool canDo(ScreenAct act) const override;
    void doIt(ScreenAct act) override;

private:
    void showChoose(const std::vector<present::ImportFailure>& failures) override;
    void showUnderstood(const present::ImportSheetPage& page) override;
    void showChanges(const present::ImportChangesPage& page) override;
    void showDone(const present::ImportDonePage& page) override;
    void showBusy(const std::string& what, bool isLocked) override;

    void build();
    /// Shows the pieces of that step only.
    void turnTo(wxWindow* page, std::size_t step);
    void setFoot(const std::string& back, const std::string& note, const std::string& next,
                 const std::string& icon);
    void goOn();
    void pasteFromClipboard();
    void enter(const std::string& way);

    present::ImportPresenter m_presenter;
    Stepper* m_steps; // owned by this window, as all below
    Words* m_notYet;
    EmptyPage* m_choose;
    Card* m_failed;
    RowList* m_failures;
    ImportSheetView* m_understood;
    ImportChangesView* m_changes;
    EmptyPage* m_done;
    Surface* m_foot;
    Button* m_back;
    Words* m_note;
    Button* m_next;
    bool m_isBusy = false;
    bool m_isWriting = false;
    bool m_isBeforeDone = true; ///< a step that has written nothing is shown
    std::string m_noteText;     ///< of the foot while no worker runs
    bool m_canGoOn = false;
};

} // namespace dongbo::gui
