#include "gui/screens/stocktake/stocktake_pieces.h"

#include "gui/screens/form_pieces.h"
#include "gui/screens/purchase/purchase_pieces.h"

#include <algorithm>
#include <cmath>

namespace dongbo::gui {

namespace {
constexpr int roomTall = 77;
constexpr int side = 14;
constexpr int barTall = 6;
constexpr int openTall = 90;
constexpr int settledTall = 52;
constexpr int undoWide = 42; ///< the icon of a settled one with its distance from the edge
constexpr int textLeft = 42;
} // namespace

ScanStrip::ScanStrip(wxWindow* parent, const std::string& name)
    : Canvas(parent, name)
{}

void ScanStrip::show(const present::ScanResult& result)
{
    m_result = result;
    setSpoken(result.text);
    changed();
}

std::vector<Part> ScanStrip::parts() const
{
    Part part;
    part.id = "result";
    part.role = Role::Label;
    part.name = m_result.text;
    part.tip = m_result.text;
    part.rect = wxRect({0, 0}, area());
    return {part};
}

void ScanStrip::draw(Painter& painter)
{
    if (m_result.text.empty()) {
        return;
    }
    const auto tone = toneOf(m_result.tone);
    const auto& p = painter.palette();
    const wxRect all({0, 0}, area());
    painter.roundRect(all, p.soft(tone), p.outline(tone), 7);
    painter.icon(m_result.icon, wxRect(10, 0, 20, all.height), p.ink(tone), 16);
    TextStyle hour;
    hour.size = TextSize::Caption;
    hour.colour = p.ink(tone);
    hour.align = Align::Right;
    const int hourWide = textWidth(m_result.at, TextSize::Caption) + 4;
    painter.text(wxRect(all.width - hourWide - 12, 0, hourWide, all.height), m_result.at, hour);
    TextStyle said;
    said.colour = p.ink(tone);
    said.weight = Weight::Medium;
    painter.text(wxRect(36, 0, all.width - hourWide - 56, all.height), m_result.text, said);
}

RoomBars::RoomBars(wxWindow* parent, const std::string& name)
    : Canvas(parent, name)
{}

void RoomBars::setRooms(std::vector<present::StocktakeRoomLine> rooms, std::size_t chosen)
{
    m_rooms = std::move(rooms);
    m_chosen = chosen;
    m_top = std::clamp(m_top, 0, std::max(0, tallest() - area().y));
    changed();
}

int RoomBars::tallest() const
{
    return static_cast<int>(m_rooms.size()) * roomTall;
}

wxSize RoomBars::bestSize() const
{
    constexpr std::size_t mostWanted = 4;
    return {180,
            static_cast<int>(std::clamp<std::size_t>(m_rooms.size(), 1, mostWanted)) * roomTall};
}

std::vector<Part> RoomBars::parts() const
{
    std::vector<Part> out;
    for (std::size_t i = 0; i < m_rooms.size(); ++i) {
        const auto& room = m_rooms[i];
        const wxRect rect(0, static_cast<int>(i) * roomTall - m_top, area().x, roomTall);
        if (rect.GetBottom() < 0 || rect.y > area().y) {
            continue;
        }
        Part part;
        part.id = std::to_string(i);
        part.role = Role::Item;
        part.name = room.name + ", " + room.done + ", " + room.note;
        part.tip = room.name;
        part.isSelected = i == m_chosen;
        part.rect = rect;
        out.push_back(std::move(part));
    }
    return out;
}

void RoomBars::activate(const std::string& partId)
{
    if (const auto room = indexIn(partId); m_choose && room < m_rooms.size()) {
        m_choose(room);
    }
}

void RoomBars::scrollTo(std::size_t room)
{
    const int y = static_cast<int>(room) * roomTall;
    m_top = std::clamp(m_top, y + roomTall - area().y, y);
    m_top = std::clamp(m_top, 0, std::max(0, tallest() - area().y));
    Refresh();
}

void RoomBars::focusMoved()
{
    scrollTo(indexIn(focusedPart()));
}

bool RoomBars::onMouse(wxMouseEvent& event, wxPoint /*dip*/)
{
    if (event.GetEventType() != wxEVT_MOUSEWHEEL) {
        return false;
    }
    const int by = event.GetWheelRotation() > 0 ? -roomTall : roomTall;
    m_top = std::clamp(m_top + by, 0, std::max(0, tallest() - area().y));
    changed();
    return true;
}

void RoomBars::draw(Painter& painter)
{
    const auto& p = painter.palette();
    for (const auto& part : parts()) {
        const auto index = indexIn(part.id);
        const auto& room = m_rooms[index];
        const auto& rect = part.rect;
        const bool isChosen = index == m_chosen;
        if (isChosen || hoveredPart() == part.id) {
            painter.fill(rect, isChosen ? p.accentSoft : p.sunken);
        }
        if (isChosen) {
            painter.fill(wxRect(rect.x, rect.y, 3, rect.height), p.accent);
        }
        const int wide = rect.width - 2 * side;
        TextStyle done;
        done.weight = Weight::SemiBold;
        done.align = Align::Right;
        if (room.tone == present::Tone::Ok) {
            done.colour = p.ok;
        }
        const int doneWide = textWidth(room.done, TextSize::Body, Weight::SemiBold) + 4;
        painter.text(wxRect(side, rect.y + 10, wide - doneWide - 6, 20), room.name,
                     {TextSize::Body, isChosen ? Weight::SemiBold : Weight::Medium, {}});
        painter.text(wxRect(side + wide - doneWide, rect.y + 10, doneWide, 20), room.done, done);
        const wxRect track(side, rect.y + 36, wide, barTall);
        painter.roundRect(track, p.muteSoft, {}, 3);
        wxRect filled = track;
        filled.width = static_cast<int>(std::lround(track.width * room.share));
        if (filled.width > 0) {
            painter.roundRect(filled, p.bar(toneOf(room.tone)), {}, 3);
        }
        TextStyle note;
        note.size = TextSize::Caption;
        note.colour = p.text3;
        painter.text(wxRect(side, rect.y + 48, wide, 18), room.note, note);
        painter.hairline(0, rect.width, rect.y + rect.height - 1, p.line);
    }
}

DifferenceList::DifferenceList(wxWindow* parent, const std::string& name, std::string otherWord,
                               std::string emptyText)
    : Canvas(parent, name, KeyNavigation::Arrows)
    , m_otherWord(std::move(otherWord))
    , m_empty(std::move(emptyText))
{}

void DifferenceList::setDifferences(std::vector<present::StocktakeDifference> differences)
{
    m_all = std::move(differences);
    scrollBy(0);
}

int DifferenceList::tallOf(const present::StocktakeDifference& one)
{
    return one.verb.empty() ? settledTall : openTall;
}

int DifferenceList::wholeTall() const
{
    int tall = 0;
    for (const auto& one : m_all) {
        tall += tallOf(one);
    }
    return tall;
}

void DifferenceList::scrollBy(int dip)
{
    m_top = std::clamp(m_top + dip, 0, std::max(0, wholeTall() - area().y));
    changed();
}

std::vector<Part> DifferenceList::parts() const
{
    std::vector<Part> out;
    int y = -m_top;
    for (std::size_t i = 0; i < m_all.size(); ++i) {
        const auto& one = m_all[i];
        const int tall = tallOf(one);
        const bool isSeen = y + tall > 0 && y < area().y;
        const auto id = std::to_string(i);
        if (isSeen && one.verb.empty()) {
            Part part;
            part.id = id;
            part.role = Role::Label;
            part.name = one.title + ", " + one.caption;
            part.tip = one.title;
            part.rect = wxRect(0, y, area().x - (one.canUndo ? undoWide : 0), tall);
            out.push_back(std::move(part));
            if (one.canUndo) {
                Part undo;
                undo.id = id + "/undo";
                undo.role = Role::Button;
                undo.name = m_undoWord + ": " + one.title;
                undo.tip = m_undoWord;
                undo.rect = wxRect(area().x - undoWide, y + (tall - 28) / 2, 28, 28);
                undo.radius = 7;
                out.push_back(std::move(undo));
            }
        } else if (isSeen) {
            Part act;
            act.id = id + "/act";
            act.role = Role::Button;
            act.name = one.verb + ": " + one.title + ", " + one.caption;
            act.tip = one.title + "\n" + one.caption;
            act.rect = wxRect(textLeft, y + 50,
                              textWidth(one.verb, TextSize::Body, Weight::Medium) + 24, 28);
            act.radius = 7;
            Part other;
            other.id = id + "/other";
            other.role = Role::Button;
            other.name = m_otherWord + ": " + one.title;
            other.rect = wxRect(act.rect.GetRight() + 14, y + 50, textWidth(m_otherWord) + 8, 28);
            other.radius = 4;
            out.push_back(std::move(act));
            out.push_back(std::move(other));
        }
        y += tall;
    }
    return out;
}

void DifferenceList::activate(const std::string& partId)
{
    const auto index = indexIn(partId);
    if (partId.ends_with("/act") && m_act) {
        m_act(index);
    } else if (partId.ends_with("/other") && m_otherwise) {
        m_otherwise(index);
    } else if (partId.ends_with("/undo") && m_undo) {
        m_undo(index);
    }
}

void DifferenceList::focusMoved()
{
    const auto focused = part(focusedPart());
    if (focused && focused->rect.y - 50 < 0) {
        scrollBy(focused->rect.y - 60);
    } else if (focused && focused->rect.GetBottom() > area().y) {
        scrollBy(focused->rect.GetBottom() - area().y + 12);
    }
}

bool DifferenceList::onMouse(wxMouseEvent& event, wxPoint /*dip*/)
{
    if (event.GetEventType() != wxEVT_MOUSEWHEEL) {
        return false;
    }
    scrollBy(event.GetWheelRotation() > 0 ? -settledTall : settledTall);
    return true;
}

void DifferenceList::draw(Painter& painter)
{
    const auto& p = painter.palette();
    TextStyle quiet;
    quiet.size = TextSize::Caption;
    quiet.colour = p.text3;
    if (m_all.empty()) {
        painter.text(wxRect(16, 8, area().x - 32, 24), m_empty, quiet);
    }
    int y = -m_top;
    for (const auto& one : m_all) {
        const int tall = tallOf(one);
        if (y + tall > 0 && y < area().y) {
            const int wide = area().x - textLeft - (one.canUndo ? undoWide + 4 : 14);
            painter.icon(one.icon, wxRect(14, y + 10, 20, 20), p.ink(toneOf(one.tone)), 16);
            painter.text(wxRect(textLeft, y + 9, wide, 20), one.title,
                         {TextSize::Body, Weight::Medium, {}});
            painter.text(wxRect(textLeft, y + 28, wide, 18), one.caption, quiet);
            painter.hairline(0, area().x, y + tall - 1, p.line);
        }
        y += tall;
    }
    for (const auto& each : parts()) {
        const auto& one = m_all[indexIn(each.id)];
        if (each.id.ends_with("/act")) {
            const bool isHot = hoveredPart() == each.id;
            painter.roundRect(each.rect, isHot ? p.accentSoft : p.surface,
                              isHot ? p.accent : p.muteLine, 7);
            TextStyle verb;
            verb.weight = Weight::Medium;
            verb.align = Align::Centre;
            painter.text(each.rect, one.verb, verb);
        } else if (each.id.ends_with("/other")) {
            TextStyle link;
            link.colour = p.accentText;
            painter.text(each.rect, m_otherWord, link);
        } else if (each.id.ends_with("/undo")) {
            const bool isHot = hoveredPart() == each.id;
            if (isHot) {
                painter.roundRect(each.rect, p.accentSoft, p.accent, 7);
            }
            painter.icon("undo", each.rect, isHot ? p.accentText : p.text2, 16);
        }
    }
}

} // namespace dongbo::gui
