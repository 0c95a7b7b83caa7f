#include "gui/screens/meetings/month_grid.h"

#include <algorithm>

namespace dongbo::gui {

namespace {

constexpr int headTall = 44;
constexpr int weekdayTall = 24;
constexpr int dayTall = 22;
constexpr int entryTall = 24;
constexpr int side = 12;
constexpr int daysAWeek = 7;

} // namespace

MonthGrid::MonthGrid(wxWindow* parent, const std::string& name, Texts texts)
    : Canvas(parent, name)
    , m_texts(std::move(texts))
{}

void MonthGrid::setEntries(std::vector<Entry> entries, std::chrono::year_month_day today)
{
    m_entries = std::move(entries);
    std::sort(m_entries.begin(), m_entries.end(), [](const Entry& a, const Entry& b) {
        return a.day != b.day ? a.day < b.day : a.hour < b.hour;
    });
    m_today = today;
    if (!m_month.ok()) {
        m_month = today.year() / today.month();
    }
    changed();
}

std::chrono::sys_days MonthGrid::firstShown() const
{
    const std::chrono::sys_days first{m_month / std::chrono::day{1}};
    const std::chrono::weekday weekday{first};
    return first - std::chrono::days{static_cast<int>(weekday.iso_encoding()) - 1};
}

int MonthGrid::weeks() const
{
    const std::chrono::sys_days last{m_month / std::chrono::last};
    return static_cast<int>((last - firstShown()).count()) / daysAWeek + 1;
}

wxRect MonthGrid::cell(int index) const
{
    const int top = headTall + weekdayTall;
    const int wide = std::max(1, area().x - 2 * side);
    const int tall = std::max(1, (area().y - top - side) / std::max(1, weeks()));
    const int column = index % daysAWeek;
    const int left = side + wide * column / daysAWeek;
    const int right = side + wide * (column + 1) / daysAWeek;
    return {left, top + index / daysAWeek * tall, right - left, tall};
}

std::vector<Part> MonthGrid::parts() const
{
    if (!m_month.ok()) {
        return {};
    }
    std::vector<Part> out;
    const auto button = [&](const char* id, const std::string& name, int x) {
        Part part;
        part.id = id;
        part.role = Role::Button;
        part.name = name;
        part.tip = name;
        part.rect = wxRect(x, 8, 30, 28);
        part.radius = 7;
        out.push_back(std::move(part));
    };
    button("prev", m_texts.previous, side);
    button("next", m_texts.next, side + 34);
    const auto first = firstShown();
    std::vector<int> used(static_cast<std::size_t>(weeks() * daysAWeek), 0);
    for (const auto& entry : m_entries) {
        const auto index = (std::chrono::sys_days{entry.day} - first).count();
        if (index < 0 || index >= std::ssize(used)) {
            continue;
        }
        const auto box = cell(static_cast<int>(index));
        auto& count = used[static_cast<std::size_t>(index)];
        const int y = box.y + dayTall + count * entryTall;
        if (y + entryTall > box.y + box.height) {
            continue; // the list shows them all
        }
        ++count;
        Part part;
        part.id = entry.id;
        part.role = Role::Item;
        part.name = entry.hour + " " + entry.name;
        part.tip = part.name;
        part.rect = wxRect(box.x + 4, y, box.width - 8, entryTall - 2);
        part.radius = 5;
        out.push_back(std::move(part));
    }
    return out;
}

void MonthGrid::turn(int months)
{
    m_month += std::chrono::months{months};
    changed();
}

void MonthGrid::activate(const std::string& partId)
{
    if (partId == "prev" || partId == "next") {
        turn(partId == "prev" ? -1 : 1);
    } else if (m_open) {
        m_open(partId);
    }
}

void MonthGrid::draw(Painter& painter)
{
    const auto& p = painter.palette();
    painter.fill(wxRect({0, 0}, area()), p.surface);
    if (!m_month.ok()) {
        return;
    }
    painter.text(wxRect(side + 76, 8, area().x - side - 80, 28), m_texts.month(m_month),
                 {TextSize::Heading, Weight::SemiBold, {}});
    TextStyle quiet;
    quiet.size = TextSize::Caption;
    quiet.colour = p.text2;
    for (int i = 0; i < daysAWeek; ++i) {
        const auto box = cell(i);
        painter.text(wxRect(box.x + 8, headTall, box.width - 8, weekdayTall),
                     m_texts.weekdays[static_cast<std::size_t>(i)], quiet);
    }
    const auto first = firstShown();
    for (int i = 0; i < weeks() * daysAWeek; ++i) {
        const std::chrono::year_month_day day{first + std::chrono::days{i}};
        const auto box = cell(i);
        painter.hairline(box.x, box.x + box.width, box.y, p.line);
        const bool isToday = day == m_today;
        TextStyle number;
        number.weight = isToday ? Weight::SemiBold : Weight::Regular;
        number.colour = isToday ? p.accentText : day.month() == m_month.month() ? p.text : p.text3;
        painter.text(wxRect(box.x + 8, box.y + 2, box.width - 12, 20),
                     std::to_string(static_cast<unsigned>(day.day())), number);
    }
    for (const auto& part : parts()) {
        const bool isHot = hoveredPart() == part.id;
        if (part.role == Role::Button) {
            painter.roundRect(part.rect, isHot ? p.accentSoft : p.surface, p.muteLine, 7);
            painter.icon(part.id == "prev" ? "chevron-left" : "chevron-right", part.rect, p.text2,
                         16);
            continue;
        }
        const auto entry = std::find_if(m_entries.begin(), m_entries.end(),
                                        [&](const Entry& one) { return one.id == part.id; });
        if (entry == m_entries.end()) {
            continue;
        }
        painter.roundRect(part.rect, p.soft(entry->tone), isHot ? p.accent : p.outline(entry->tone),
                          5);
        TextStyle name;
        name.size = TextSize::Caption;
        name.colour = p.ink(entry->tone);
        painter.text(wxRect(part.rect.x + 6, part.rect.y, part.rect.width - 10, part.rect.height),
                     part.name, name);
    }
}

} // namespace dongbo::gui
