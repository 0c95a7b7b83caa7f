#pragma once

#include "gui/screens/screen.h"

namespace dongbo::gui {

class GalleryPanel;

/// Every piece of the window in every state, for those who build it: `dongbo --gallery`.
class GalleryScreen : public Screen
{
public:
    GalleryScreen(wxWindow* parent, present::Shell& shell);

    [[nodiscard]] ScreenHead head() const override;
    /// The filter is a section: "buttons", "table".
    void showPlace(const present::Place& place) override;
    [[nodiscard]] present::Place place() const override;
    void refresh() override {}

private:
    GalleryPanel* m_panel; // owned by this window
    std::string m_section;
};

} // namespace dongbo::gui
