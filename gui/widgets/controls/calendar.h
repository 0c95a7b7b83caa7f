#pragma once

#include "gui/widgets/base/canvas.h"
#include "gui/widgets/base/popover.h"
#include "gui/widgets/controls/month.h"

namespace dongbo::gui {

/// One month of days. Arrows move by days, Page keys by months, Enter chooses. Parts: "previous",
/// "next", "day:2021-06-16", "today".
class Calendar : public Canvas
{
public:
    Calendar(wxWindow* parent, const std::string& name, Date selected, Date today);

    void onChoose(std::function<void(Date)> action) { m_action = std::move(action); }
    /// Later days are disabled.
    void setLast(std::optional<Date> last);

    [[nodiscard]] std::vector<Part> parts() const override;
    void activate(const std::string& partId) override;
    void activateTwice(const std::string& partId) override { activate(partId); }
    [[nodiscard]] wxColour ground() const override { return theme().palette().surface; }

protected:
    void draw(Painter& painter) override;
    bool onKey(wxKeyEvent& event) override;
    [[nodiscard]] wxSize bestSize() const override { return {252, 288}; }

private:
    void goTo(Date day);
    [[nodiscard]] wxRect cell(std::size_t index) const;
    Date m_at;
    Date m_chosen;
    Date m_today;
    std::optional<Date> m_last;
    std::function<void(Date)> m_action;
};

/// Opens a calendar below the rectangle of the window (DIP).
Popover* showCalendar(wxWindow& owner, const wxRect& anchor, Date selected, Date today,
                      std::optional<Date> last, std::function<void(Date)> chosen);

} // namespace dongbo::gui
