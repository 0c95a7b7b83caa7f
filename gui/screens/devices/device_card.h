#pragma once

#include "gui/present/devices/device_card_presenter.h"
#include "gui/screens/devices/device_head.h"
#include "gui/screens/form_pieces.h"
#include "gui/widgets/charts/figures.h"
#include "gui/widgets/controls/button.h"
#include "gui/widgets/frame/card.h"
#include "gui/widgets/frame/side_sheet.h"
#include "gui/widgets/lists/timeline.h"

#include <vector>

namespace dongbo::gui {

/// The card at the right of the list: one device in full. Windows: "device.head", "device.states",
/// "device.timeline", "device.report"…
class DevicePanel final : public Card, private present::DeviceCardView
{
public:
    DevicePanel(wxWindow* parent, present::Shell& shell);

    [[nodiscard]] present::DeviceCardPresenter& presenter() { return m_presenter; }

private:
    void showCard(const std::optional<present::DeviceCard>& card) override;
    void showTimeline(const std::vector<present::TimelineEntry>& entries,
                      present::TimelineFilter filter, std::size_t all) override;
    void showFiles(const std::vector<present::DeviceFile>& files) override;
    void showPicture(std::size_t index, std::size_t pictures, const std::string& bytes) override;
    void openFile(const std::string& name, const std::string& bytes) override;

    void build();
    void buildFacts(wxSizer& all);
    void buildTimeline(wxSizer& all);
    void buildFoot(wxSizer& all);
    void showDetails(bool isOn);
    void photoMenu();
    void moreMenu();
    [[nodiscard]] std::string say(std::string_view code,
                                  std::initializer_list<Argument> args = {}) const;

    present::Shell& m_shell;
    present::DeviceCardPresenter m_presenter;
    // all owned by this window
    DeviceHead* m_head = nullptr;
    FactGrid* m_states = nullptr;
    FactGrid* m_money = nullptr;
    FactGrid* m_facts = nullptr;
    FormNote* m_warranty = nullptr;
    FormNote* m_advice = nullptr;
    FormNote* m_upkeep = nullptr;
    Words* m_specs = nullptr;
    Button* m_detailsLink = nullptr;
    Surface* m_timelineHead = nullptr;
    Words* m_timelineTitle = nullptr;
    ChipBar* m_filter = nullptr;
    Timeline* m_timeline = nullptr;
    ScrollPanel* m_detailsPanel = nullptr;
    FactGrid* m_details = nullptr;
    Words* m_nothing = nullptr;
    wxSizer* m_content = nullptr; ///< hidden while there is no device
    std::vector<Button*> m_buttons;
    std::vector<present::DeviceFile> m_files;
    std::size_t m_picture = 0;
    std::size_t m_pictures = 0;
    bool m_hasUpkeep = false;
};

} // namespace dongbo::gui
