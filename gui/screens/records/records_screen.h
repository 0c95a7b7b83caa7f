#pragma once

#include "gui/screens/records/record_list_screen.h"

#include <map>

namespace dongbo::gui {

/// The lists of all kinds without rules of their own, one at a time: price list, quotas. A list is
/// made when it is first shown.
class RecordsScreen final : public Screen
{
public:
    RecordsScreen(wxWindow* parent, present::Shell& shell);

    [[nodiscard]] ScreenHead head() const override;
    void showPlace(const present::Place& place) override;
    [[nodiscard]] present::Place place() const override;
    void refresh() override { m_shown->refresh(); }
    [[nodiscard]] wxWindow* filterField() override { return m_shown->filterField(); }
    [[nodiscard]] std::vector<wxWindow*> regions() override { return m_shown->regions(); }
    [[nodiscard]] bool canDo(ScreenAct act) const override { return m_shown->canDo(act); }
    void doIt(ScreenAct act) override { m_shown->doIt(act); }
    [[nodiscard]] bool takeEscape() override { return m_shown->takeEscape(); }
    void setInSight(bool isInSight) override;

private:
    void showList(RecordKind kind);

    std::map<RecordKind, Screen*> m_lists; // owned by this window, as all below
    Screen* m_shown = nullptr;
    std::vector<present::Connection> m_onHead;
};

} // namespace dongbo::gui
