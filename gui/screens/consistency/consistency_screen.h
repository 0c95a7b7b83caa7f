#pragma once

#include "gui/screens/consistency/consistency_panel.h"
#include "gui/widgets/controls/button.h"

#include <wx/sizer.h>

#include <map>
#include <string>

namespace dongbo::gui {

/// Đồng bộ: where each site differs from the standard. Pages of a place's filter: "view=matrix",
/// "view=standards" … with what that page is asked for.
class ConsistencyScreen final : public TabbedScreen
{
public:
    ConsistencyScreen(wxWindow* parent, present::Shell& shell);

    [[nodiscard]] ScreenHead head() const override;
    void showPlace(const present::Place& place) override;
    [[nodiscard]] present::Place place() const override;

private:
    [[nodiscard]] wxWindow* tabs() const override { return m_tabs; }
    void show(const std::string& view);
    [[nodiscard]] ConsistencyPanel* make(const std::string& view);

    Segments* m_tabs; // owned by this window, as all below
    wxSizer* m_barSizer;
    wxSizer* m_body;
    std::map<std::string, ConsistencyPanel*> m_panels; ///< those that were shown
    std::string m_view;
    ConsistencyPanel* m_panel = nullptr; ///< the one in sight
};

} // namespace dongbo::gui
