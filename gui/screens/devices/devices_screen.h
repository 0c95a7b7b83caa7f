#pragma once

#include "gui/present/devices/devices_list.h"
#include "gui/screens/devices/device_card.h"
#include "gui/screens/lists/list_screen.h"

namespace dongbo::gui {

/// Thiết bị: the list of devices, and the chosen one's card beside it.
class DevicesScreen final : public ListScreen
{
public:
    DevicesScreen(wxWindow* parent, present::Shell& shell);

    [[nodiscard]] bool canDo(ScreenAct act) const override;
    void doIt(ScreenAct act) override;

private:
    void detailInSight(bool isInSight) override;
    void showButtons();

    present::DevicesList m_list;
    DevicePanel* m_card; // owned by this window, as all below
    Button* m_import;
    Button* m_add;
    present::Connection m_onCurrent;
};

} // namespace dongbo::gui
