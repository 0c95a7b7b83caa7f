#include "gui/widgets/controls/calendar.h"

#include "core/text/dates.h"
#include "gui/widgets/controls/words.h"

#include <wx/sizer.h>

#include <algorithm>
#include <array>

namespace dongbo::gui {

namespace {
constexpr int pad = 12;
constexpr int headTall = 40;
constexpr int weekTall = 24;
constexpr int dayTall = 30;

constexpr std::array<std::string_view, 7> weekdayCodes{
    "widget.monday_short",   "widget.tuesday_short", "widget.wednesday_short",
    "widget.thursday_short", "widget.friday_short",  "widget.saturday_short",
    "widget.sunday_short"};

std::string monthTitle(Date day)
{
    const std::string month = std::to_string(static_cast<unsigned>(day.month()));
    return word("widget.month_title",
                {{"month", month}, {"year", std::to_string(static_cast<int>(day.year()))}});
}
} // namespace

Calendar::Calendar(wxWindow* parent, const std::string& name, Date selected, Date today)
    : Canvas(parent, name)
    , m_at(selected)
    , m_chosen(selected)
    , m_today(today)
{
    focusPart("day:" + isoText(m_at));
}

void Calendar::setLast(std::optional<Date> last)
{
    m_last = last;
    if (last && *last < m_at) {
        goTo(*last);
    }
    changed();
}

wxRect Calendar::cell(std::size_t index) const
{
    const int wide = (area().x - 2 * pad) / 7;
    const int column = static_cast<int>(index % 7);
    const int row = static_cast<int>(index / 7);
    return {pad + column * wide, headTall + weekTall + row * dayTall, wide, dayTall};
}

std::vector<Part> Calendar::parts() const
{
    std::vector<Part> out;
    const int wide = area().x;
    Part previous;
    previous.id = "previous";
    previous.name = word("widget.previous_month");
    previous.tip = previous.name;
    previous.rect = wxRect(pad, 7, 28, 28);
    Part next = previous;
    next.id = "next";
    next.name = word("widget.next_month");
    next.tip = next.name;
    next.rect = wxRect(wide - pad - 28, 7, 28, 28);
    const auto days = monthPage({m_at.year(), m_at.month()});
    out.push_back(previous);
    out.push_back(next);
    for (std::size_t i = 0; i < days.size(); ++i) {
        if (days[i].month() != m_at.month()) {
            continue;
        }
        Part day;
        day.id = "day:" + isoText(days[i]);
        day.role = Role::Day;
        day.name = text::formatDate(days[i]);
        day.rect = cell(i);
        day.rect.Deflate(2, 1);
        day.isSelected = days[i] == m_chosen;
        day.isEnabled = !m_last || days[i] <= *m_last;
        out.push_back(std::move(day));
    }
    Part today;
    today.id = "today";
    today.name = word("widget.today", {{"day", text::formatDate(m_today)}});
    today.rect = wxRect(pad, headTall + weekTall + 6 * dayTall + 4, wide - 2 * pad, 30);
    out.push_back(std::move(today));
    return out;
}

void Calendar::goTo(Date day)
{
    m_at = m_last && day > *m_last ? *m_last : day;
    focusPart("day:" + isoText(m_at));
    changed();
}

void Calendar::activate(const std::string& partId)
{
    if (partId == "previous" || partId == "next") {
        m_at = plusMonths(m_at, partId == "next" ? 1 : -1);
        changed();
        return;
    }
    std::optional<Date> day;
    if (partId == "today") {
        day = m_today;
    } else if (partId.size() > 4) {
        day = parseIsoDate(partId.substr(4));
    }
    if (day && (!m_last || *day <= *m_last) && m_action) {
        const auto action = m_action;
        action(*day);
    }
}

bool Calendar::onKey(wxKeyEvent& event)
{
    const bool isOnDay = focusedPart().compare(0, 4, "day:") == 0;
    switch (event.GetKeyCode()) {
    case WXK_PAGEUP:
        goTo(plusMonths(m_at, event.ShiftDown() ? -12 : -1));
        return true;
    case WXK_PAGEDOWN:
        goTo(plusMonths(m_at, event.ShiftDown() ? 12 : 1));
        return true;
    case WXK_LEFT:
    case WXK_RIGHT:
    case WXK_UP:
    case WXK_DOWN:
        break;
    case WXK_TAB: // focus stays inside: today, previous, next, the day
        focusPart(isOnDay ? "today" : "day:" + isoText(m_at));
        return true;
    default:
        return false;
    }
    if (!isOnDay) {
        return false;
    }
    const int key = event.GetKeyCode();
    const int step = key == WXK_LEFT ? -1 : key == WXK_RIGHT ? 1 : key == WXK_UP ? -7 : 7;
    goTo(plusDays(m_at, step));
    return true;
}

void Calendar::draw(Painter& painter)
{
    const Palette& p = painter.palette();
    const int wide = area().x;
    TextStyle style;
    style.weight = Weight::SemiBold;
    style.align = Align::Centre;
    painter.text(wxRect(40, 0, wide - 80, headTall + 2), monthTitle(m_at), style);
    for (const char* id : {"previous", "next"}) {
        const auto button = part(id);
        const bool isHovered = hoveredPart() == id;
        if (isHovered) {
            painter.roundRect(button->rect, p.accentSoft, {}, 7);
        }
        painter.icon(std::string(id) == "next" ? "chevron-right" : "chevron-left", button->rect,
                     isHovered ? p.accentText : p.text2, 16);
    }
    style.size = TextSize::Caption;
    style.weight = Weight::Medium;
    style.colour = p.text3;
    for (std::size_t i = 0; i < weekdayCodes.size(); ++i) {
        wxRect head = cell(i);
        head.y = headTall;
        head.height = weekTall;
        painter.text(head, word(weekdayCodes[i]), style);
    }
    style.size = TextSize::Body;
    const auto days = monthPage({m_at.year(), m_at.month()});
    for (std::size_t i = 0; i < days.size(); ++i) {
        const Date day = days[i];
        wxRect rect = cell(i);
        rect.Deflate(2, 1);
        const bool isOfMonth = day.month() == m_at.month();
        const bool isPossible = isOfMonth && (!m_last || day <= *m_last);
        style.weight = Weight::Regular;
        style.colour = isPossible ? p.text : p.muteLine;
        if (isOfMonth && day == m_chosen) {
            painter.roundRect(rect, p.accent, {}, 7);
            style.colour = p.onAccent;
            style.weight = Weight::SemiBold;
        } else if (isPossible && hoveredPart() == "day:" + isoText(day)) {
            painter.roundRect(rect, p.accentSoft, {}, 7);
        }
        if (isOfMonth && day == m_today && day != m_chosen) {
            painter.roundRect(rect, {}, p.muteLine, 7);
            style.weight = Weight::SemiBold;
        }
        painter.text(rect, std::to_string(static_cast<unsigned>(day.day())), style);
    }
    const auto today = part("today");
    painter.hairline(1, wide - 1, today->rect.y - 4, p.line);
    style.weight = Weight::Medium;
    style.colour = p.accentText;
    if (hoveredPart() == "today") {
        painter.roundRect(today->rect, p.accentSoft, {}, 7);
    }
    painter.text(today->rect, today->name, style);
}

Popover* showCalendar(wxWindow& owner, const wxRect& anchor, Date selected, Date today,
                      std::optional<Date> last, std::function<void(Date)> chosen)
{
    auto* popover = new Popover(owner, "calendar", Popover::Focus::Take);
    auto* calendar = new Calendar(popover, "calendar-days", selected, today);
    calendar->setSpoken(word("widget.choose_day"));
    calendar->setLast(last);
    auto* sizer = new wxBoxSizer(wxVERTICAL);
    sizer->Add(calendar, wxSizerFlags(1).Expand().Border(wxALL, 1));
    popover->SetSizer(sizer);
    calendar->onChoose([popover, chosen = std::move(chosen)](Date day) {
        const auto callback = chosen;
        popover->dismiss();
        callback(day);
    });
    popover->showAt(anchor, wxSize(254, 290));
    return popover;
}

} // namespace dongbo::gui
