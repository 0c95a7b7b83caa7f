#include "gui/main/frame/day_popover.h"

#include "gui/widgets/controls/calendar.h"
#include "gui/widgets/controls/typed_fields.h"

#include <wx/sizer.h>

#include <utility>

namespace dongbo::gui {

namespace {

constexpr int inset = 12;
constexpr int width = 276;
constexpr int height = 366;

} // namespace

Popover* askDay(wxWindow& owner, const wxRect& anchor, Date shown, Date today,
                const DayWords& words, std::function<void(Date)> chosen)
{
    auto* panel = new Popover(owner, "daybox", Popover::Focus::Take); // owned by wx
    FieldText text;
    text.label = words.label;
    text.hint = words.hint;
    auto* typed = new DateField(panel, "daybox.typed", std::move(text), [today] { return today; });
    typed->setLast(today);
    auto* calendar = new Calendar(panel, "daybox.calendar", shown, today);
    calendar->setLast(today);
    // the panel and all that hangs on it may be gone after the answer
    const auto answer = [panel, chosen = std::move(chosen)](Date day) {
        const auto tell = chosen;
        panel->dismiss();
        tell(day);
    };
    typed->onEnter([typed, answer] {
        if (const auto day = typed->day()) {
            answer(*day);
        }
    });
    calendar->onChoose(answer);
    auto* all = new wxBoxSizer(wxVERTICAL);
    const int side = panel->FromDIP(inset);
    all->Add(typed, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxTOP, side));
    all->Add(calendar, wxSizerFlags(1).Expand().Border(wxALL, side));
    panel->SetSizer(all);
    panel->showAt(anchor, {width, height});
    typed->SetFocus();
    return panel;
}

} // namespace dongbo::gui
