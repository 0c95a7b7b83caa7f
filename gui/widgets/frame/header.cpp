#include "gui/widgets/frame/header.h"

#include <algorithm>
#include <string>

namespace dongbo::gui {

namespace {
constexpr int titleY = 9;
constexpr int titleTall = 26;
constexpr int crumbGap = 24;
constexpr int arrowWide = 18;
constexpr int pillGap = 13;
constexpr int leastTitle = 70;
constexpr int leastBesideWord = 220;
constexpr int stepSide = 20;
constexpr int stepLine = 36;
} // namespace

PageHeading::PageHeading(wxWindow* parent, const std::string& name)
    : Canvas(parent, name)
{}

void PageHeading::setContent(Content content)
{
    m_content = std::move(content);
    changed();
}

int PageHeading::left() const
{
    return m_content.icon.empty() ? 0 : 30;
}

int PageHeading::titleTop() const
{
    return m_content.caption.empty() ? titleY + 8 : titleY; // alone it stands in the middle
}

/// Width of what leads back: its name, or where that would cut the title an arrow.
int PageHeading::backWide() const
{
    const int word = textWidth(m_content.parent, TextSize::Title, Weight::Medium);
    const int title = textWidth(m_content.title, TextSize::Title, Weight::SemiBold);
    return left() + word + crumbGap + title + pillWide() > area().x ? arrowWide : word;
}

int PageHeading::pillWide() const
{
    return m_content.pill.empty() ? 0 : pillWidth(m_content.pillIcon, m_content.pill) + pillGap;
}

std::vector<Part> PageHeading::parts() const
{
    std::vector<Part> out;
    if (!m_content.parent.empty()) {
        Part back;
        back.id = "back";
        back.role = Role::Link;
        back.name = m_content.parent;
        back.rect = wxRect(left(), titleTop(), backWide(), titleTall);
        back.tip = m_content.parent;
        back.radius = 4;
        out.push_back(std::move(back));
    }
    Part title;
    title.id = "title";
    title.role = Role::Heading;
    title.name = m_content.title;
    title.value = m_content.pill;
    title.rect = wxRect(0, titleTop(), area().x, titleTall);
    Part caption;
    caption.id = "caption";
    caption.role = Role::Label;
    caption.name = m_content.caption;
    caption.rect = wxRect(0, titleY + titleTall, area().x, 18);
    out.insert(out.begin(), std::move(caption));
    out.insert(out.begin(), std::move(title));
    return out;
}

void PageHeading::activate(const std::string& partId)
{
    if (partId == "back" && m_back) {
        const auto back = m_back;
        back();
    }
}

void PageHeading::draw(Painter& painter)
{
    const Palette& p = painter.palette();
    const int wide = area().x;
    int x = left();
    if (x > 0) {
        const wxColour ink = p.ink(m_content.iconTone);
        painter.icon(m_content.icon, wxRect(0, titleY + 4, 22, titleTall + 8), ink, 20);
    }
    TextStyle style;
    style.size = TextSize::Title;
    style.weight = Weight::Medium;
    if (!m_content.parent.empty()) {
        style.colour = hoveredPart() == "back" ? p.accentText : p.text2;
        if (backWide() == arrowWide) {
            painter.icon("arrow-left", wxRect(x, titleTop(), arrowWide, titleTall), *style.colour,
                         16);
            x += arrowWide + 8;
        } else {
            x += painter.text(wxRect(x, titleTop(), wide - x, titleTall), m_content.parent, style) +
                 4;
            painter.icon("chevron-right", wxRect(x, titleTop(), 16, titleTall), p.text3, 14);
            x += crumbGap - 4;
        }
    }
    style.weight = Weight::SemiBold;
    style.colour = p.text;
    // a title says more than the word of its pill, and than the pill
    const int whole = textWidth(m_content.title, TextSize::Title, Weight::SemiBold);
    int pill = pillWide();
    const bool hasWord = wide - x - pill >= std::min(whole, leastBesideWord);
    if (pill > 0 && !hasWord && !m_content.pillIcon.empty()) {
        pill = pillWidth(m_content.pillIcon, {}) + pillGap;
    }
    pill = wide - x - pill < std::min(whole, leastTitle) ? 0 : pill;
    x += painter.text(wxRect(x, titleTop(), wide - x - pill, titleTall), m_content.title, style);
    if (pill > 0) {
        drawPill(painter, wxRect(x + pillGap, titleTop(), wide - x - pillGap, titleTall),
                 m_content.pillIcon, hasWord ? m_content.pill : std::string(), m_content.pillTone);
    }
    style = TextStyle();
    style.size = TextSize::Caption;
    style.colour = p.text2;
    painter.text(wxRect(left(), titleY + titleTall - 3, wide - left(), 18), m_content.caption,
                 style);
}

DateBox::DateBox(wxWindow* parent, const std::string& name)
    : Canvas(parent, name)
{}

void DateBox::setDay(std::string words, bool isPast, std::string backWord, std::string whole)
{
    m_words = std::move(words);
    m_whole = whole.empty() ? m_words : std::move(whole);
    m_isPast = isPast;
    m_backWord = std::move(backWord);
    changed(true);
}

wxSize DateBox::bestSize() const
{
    return {11 + 16 + 8 + textWidth(m_words, TextSize::Body, Weight::Medium) + 34, 34};
}

std::vector<Part> DateBox::parts() const
{
    const wxSize size = area();
    Part choose;
    choose.id = "choose";
    choose.role = Role::Button;
    choose.name = m_whole;
    choose.tip = m_whole == m_words ? std::string() : m_whole;
    choose.rect = wxRect(0, 0, m_isPast ? size.x - 32 : size.x, size.y);
    choose.isSelected = m_isPast;
    if (!m_isPast) {
        return {choose};
    }
    Part today;
    today.id = "today";
    today.role = Role::Button;
    today.name = m_backWord;
    today.tip = m_backWord;
    today.rect = wxRect(size.x - 32, 0, 32, size.y);
    return {choose, today};
}

void DateBox::activate(const std::string& partId)
{
    const auto action = partId == "today" ? m_today : m_choose;
    if (action) {
        action();
    }
}

void DateBox::draw(Painter& painter)
{
    const Palette& p = painter.palette();
    const wxRect all(wxPoint(0, 0), area());
    const bool isHovered = !hoveredPart().empty();
    wxColour ink = p.text;
    if (m_isPast) {
        painter.roundRect(all, p.asof, {}, 7);
        ink = p.onAsof;
    } else if (isHovered) {
        painter.roundRect(all, p.accentSoft, p.accent, 7);
        ink = p.accentText;
    } else {
        painter.roundRect(all, p.surface, p.muteLine, 7);
    }
    painter.icon(m_isPast ? "calendar-search" : "calendar", wxRect(11, 0, 16, all.height), ink, 16);
    TextStyle style;
    style.weight = m_isPast ? Weight::SemiBold : Weight::Medium;
    style.colour = ink;
    painter.text(wxRect(35, 0, all.width - 35 - 28, all.height), m_words, style);
    painter.icon(m_isPast ? "cross" : "chevron-down", wxRect(all.width - 27, 0, 16, all.height),
                 ink, 14);
}

UndoPair::UndoPair(wxWindow* parent, const std::string& name)
    : Canvas(parent, name)
{}

void UndoPair::setHalves(Half undo, Half redo)
{
    m_undo = std::move(undo);
    m_redo = std::move(redo);
    changed();
}

std::vector<Part> UndoPair::parts() const
{
    const wxSize size = area();
    Part undo;
    undo.id = "undo";
    undo.role = Role::Button;
    undo.name = m_undo.words;
    undo.tip = m_undo.words;
    undo.isEnabled = m_undo.isPossible && IsEnabled();
    undo.rect = wxRect(0, 0, size.x / 2, size.y);
    Part redo = undo;
    redo.id = "redo";
    redo.name = m_redo.words;
    redo.tip = m_redo.words;
    redo.isEnabled = m_redo.isPossible && IsEnabled();
    redo.rect = wxRect(size.x / 2, 0, size.x - size.x / 2, size.y);
    return {undo, redo};
}

void UndoPair::activate(const std::string& partId)
{
    const bool isUndo = partId == "undo";
    const auto action = isUndo ? m_undoAction : m_redoAction;
    if (action && (isUndo ? m_undo : m_redo).isPossible && IsEnabled()) {
        action();
    }
}

void UndoPair::draw(Painter& painter)
{
    const Palette& p = painter.palette();
    const wxRect all(wxPoint(0, 0), area());
    painter.roundRect(all, p.surface, p.muteLine, 7);
    for (const Part& half : parts()) {
        const bool isHovered = hoveredPart() == half.id && half.isEnabled;
        if (isHovered) {
            wxRect inside = half.rect;
            inside.Deflate(2);
            painter.roundRect(inside, p.accentSoft, {}, 5);
        }
        const wxColour ink = !half.isEnabled ? p.muteLine : isHovered ? p.accentText : p.text;
        painter.icon(half.id, half.rect, ink, 16);
    }
    painter.fill(wxRect(all.width / 2, 1, 1, all.height - 2), p.line);
}

Stepper::Stepper(wxWindow* parent, const std::string& name, std::vector<std::string> steps)
    : Canvas(parent, name)
    , m_steps(std::move(steps))
{}

void Stepper::setSteps(std::vector<std::string> steps)
{
    m_steps = std::move(steps);
    changed(true);
}

void Stepper::setCurrent(std::size_t step)
{
    m_current = step;
    changed();
}

int Stepper::widthOf(const std::string& step)
{
    // the wider of both weights, so that advancing does not move the steps
    return stepSide + 8 +
           std::max(textWidth(step), textWidth(step, TextSize::Body, Weight::SemiBold));
}

wxSize Stepper::bestSize() const
{
    int width = 0;
    for (const std::string& step : m_steps) {
        width += widthOf(step) + stepLine + 20;
    }
    return {std::max(0, width - stepLine - 20), 30};
}

std::vector<Part> Stepper::parts() const
{
    std::vector<Part> out;
    int x = 0;
    for (std::size_t i = 0; i < m_steps.size(); ++i) {
        Part part;
        part.id = "step:" + std::to_string(i);
        part.role = Role::Tab;
        part.name = std::to_string(i + 1) + ". " + m_steps[i];
        part.rect = wxRect(x, (area().y - 24) / 2, widthOf(m_steps[i]), 24);
        part.isSelected = i == m_current;
        part.isEnabled = i < m_current && static_cast<bool>(m_action);
        part.radius = 12;
        x += part.rect.width + stepLine + 20;
        out.push_back(std::move(part));
    }
    return out;
}

void Stepper::activate(const std::string& partId)
{
    for (std::size_t i = 0; i < m_current && i < m_steps.size(); ++i) {
        if (partId == "step:" + std::to_string(i) && m_action) {
            const auto action = m_action;
            action(i);
            return;
        }
    }
}

void Stepper::draw(Painter& painter)
{
    const Palette& p = painter.palette();
    const auto pieces = parts();
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        const wxRect& rect = pieces[i].rect;
        const double middle = rect.y + rect.height / 2.0;
        const wxRect round(rect.x, rect.y + 2, stepSide, stepSide);
        const bool isDone = i < m_current;
        const bool isNow = i == m_current;
        TextStyle number;
        number.size = TextSize::Caption;
        number.weight = Weight::SemiBold;
        number.align = Align::Centre;
        number.colour = isNow ? p.accentText : p.text2;
        if (isDone) {
            painter.circle({rect.x + stepSide / 2.0, middle}, stepSide / 2.0, p.accent, {});
            painter.icon("check", round, p.onAccent, 13);
        } else {
            painter.circle({rect.x + stepSide / 2.0, middle}, stepSide / 2.0, p.surface,
                           isNow ? p.accent : p.edge, isNow ? 1.5 : 1);
            painter.text(round, std::to_string(i + 1), number);
        }
        TextStyle word;
        word.weight = isNow ? Weight::SemiBold : Weight::Regular;
        word.colour = isNow ? p.text : isDone ? p.text : p.text2;
        const int used = painter.text(
            wxRect(rect.x + stepSide + 8, rect.y, rect.width - stepSide - 8, rect.height),
            m_steps[i], word);
        if (i + 1 < pieces.size()) {
            const int from = rect.x + stepSide + 8 + used + 10;
            painter.hairline(from, pieces[i + 1].rect.x - 10, static_cast<int>(middle), p.muteLine);
        }
    }
}

} // namespace dongbo::gui
