#pragma once

#include "gui/screens/lists/list_pane.h"
#include "gui/screens/lists/record_page.h"
#include "gui/screens/screen.h"

#include <optional>
#include <string>
#include <vector>

namespace dongbo::gui {

/// A screen that is a list: the list alone, a record's own page in its place, or a record opened
/// beside it. Beside it there is room from 1000 DIP on; narrower, one stands in the other's place
/// and a button leads back.
class ListScreen : public Screen
{
public:
    [[nodiscard]] ScreenHead head() const override;
    void showPlace(const present::Place& place) override;
    [[nodiscard]] present::Place place() const override;
    void refresh() override;
    [[nodiscard]] wxWindow* filterField() override;
    [[nodiscard]] std::vector<wxWindow*> regions() override;
    [[nodiscard]] bool canDo(ScreenAct act) const override;
    void doIt(ScreenAct act) override;
    [[nodiscard]] bool takeEscape() override;
    void setInSight(bool isInSight) override;
    void restyled() override;

protected:
    /// `title`: code of the screen's name.
    ListScreen(wxWindow* parent, present::Shell& shell, std::string title, ListLook look);

    [[nodiscard]] ListPane& pane() { return *m_pane; }
    /// The list it shows; once, with what stands beside or in place of it.
    void begin(present::ListPresenter& list);
    void begin(present::ListPresenter& list, RecordPage* page);
    /// `detail`, a child of detailParent(), beside the list, so wide in DIP, wider with the larger
    /// letters of a wide window.
    void begin(present::ListPresenter& list, wxWindow* detail, int width, int wideWidth);
    [[nodiscard]] wxWindow* detailParent();
    /// The detail is there for the current row.
    virtual void detailInSight(bool /*isInSight*/) {}
    void openDetail();
    void fold();
    [[nodiscard]] bool isPageShown() const { return m_page != nullptr && m_page->IsShown(); }
    [[nodiscard]] std::string say(std::string_view code) const
    {
        return shell().session().say(code);
    }

private:
    void tellSight();
    void fitDetail();

    std::string m_title;
    ListPane* m_pane; // owned by this window, as all below
    present::ListPresenter* m_list = nullptr;
    RecordPage* m_page = nullptr;
    wxWindow* m_detail = nullptr;
    Surface* m_detailBox = nullptr;
    Button* m_back = nullptr;
    int m_detailWidth = 0;
    int m_wideDetailWidth = 0;
    std::optional<present::Place> m_pagePlace;
    bool m_isInSight = true;
    bool m_isFolded = false;
    bool m_isDetailOnly = false;
    present::Connection m_onHead;
    present::Connection m_onCurrent;
};

} // namespace dongbo::gui
