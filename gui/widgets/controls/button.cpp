#include "gui/widgets/controls/button.h"

#include <algorithm>
#include <vector>

namespace dongbo::gui {

namespace {
constexpr int iconSide = 16;
constexpr int gap = 8;
} // namespace

Button::Button(wxWindow* parent, const std::string& name, ButtonText text, ButtonKind kind,
               ButtonSize size)
    : Canvas(parent, name)
    , m_text(std::move(text))
    , m_kind(kind)
    , m_size(size)
{}

void Button::setText(ButtonText text)
{
    m_text = std::move(text);
    changed(true);
}

void Button::shorten(bool isShort)
{
    if (m_isShort != isShort) {
        m_isShort = isShort;
        InvalidateBestSize();
        changed();
    }
}

void Button::setSelected(bool isSelected)
{
    if (m_isSelected != isSelected) {
        m_isSelected = isSelected;
        changed();
    }
}

void Button::setInverted(bool isInverted)
{
    m_isInverted = isInverted;
    Refresh();
}

bool Button::Enable(bool isEnabled)
{
    const bool isNew = Canvas::Enable(isEnabled);
    if (isNew) {
        changed();
    }
    return isNew;
}

Role Button::role() const
{
    return m_kind == ButtonKind::Link ? Role::Link : Role::Button;
}

std::vector<Part> Button::parts() const
{
    Part one;
    one.id = "button";
    one.role = role();
    one.name = m_text.word.empty() ? m_text.tip : m_text.word; // icon only
    one.rect = wxRect(wxPoint(0, 0), area());
    one.isEnabled = IsEnabled();
    one.isSelected = m_isSelected;
    one.tip = m_text.tip;
    if ((m_kind == ButtonKind::Plain || isWordHidden()) && one.tip.empty()) {
        one.tip = m_text.word;
    }
    one.radius = m_kind == ButtonKind::Link ? 4 : 7;
    return {one};
}

void Button::activate(const std::string& /*partId*/)
{
    if (IsEnabled() && m_action) {
        const auto action = m_action; // the callback may replace or destroy the button
        action();
    }
}

void Button::activateTwice(const std::string& partId)
{
    activate(partId);
}

int Button::height() const
{
    switch (m_size) {
    case ButtonSize::Normal:
        return 34;
    case ButtonSize::Foot:
        return 32;
    case ButtonSize::Row:
        return 28;
    }
    return 34;
}

int Button::padding() const
{
    if (m_kind == ButtonKind::Link) {
        return 0;
    }
    return m_size == ButtonSize::Row ? 9 : 11;
}

TextStyle Button::style() const
{
    TextStyle style;
    style.weight = Weight::Medium;
    return style;
}

wxSize Button::bestSize() const
{
    if (m_kind == ButtonKind::Plain) {
        return {height(), height()};
    }
    int width = 2 * padding();
    if (!m_text.icon.empty()) {
        const bool isAlone = word().empty() && m_text.keys.empty() && m_text.iconAfter.empty();
        width += iconSide + (isAlone ? 0 : gap);
    }
    width += textWidth(word(), style().size, style().weight);
    if (!m_text.keys.empty()) {
        width += gap + keyCapWidth(m_text.keys);
    }
    if (!m_text.iconAfter.empty()) {
        width += iconSide + gap;
    }
    const int tall = m_kind == ButtonKind::Link ? 22 : height();
    return {width, tall};
}

Button::Colours Button::colours() const
{
    const Palette& p = theme().palette();
    const bool isLit = hoveredPart() == "button" || m_isSelected || isPressed("button");
    const bool hasShape = m_kind == ButtonKind::Primary || m_kind == ButtonKind::Outline;
    if (!IsEnabled()) {
        return hasShape ? Colours{p.muteSoft, p.line, p.text3} : Colours{{}, {}, p.text3};
    }
    if (m_isInverted) {
        const std::optional<wxColour> line =
            m_kind == ButtonKind::Outline || isLit ? std::optional(p.onAsof) : std::nullopt;
        return {{}, line, p.onAsof};
    }
    switch (m_kind) {
    case ButtonKind::Primary:
        return {isLit ? p.accentHover : p.accent, {}, p.onAccent};
    case ButtonKind::Outline:
        return isLit ? Colours{p.accentSoft, p.accent, p.accentText}
                     : Colours{p.surface, p.muteLine, p.text};
    case ButtonKind::Link:
        return {{}, {}, p.accentText};
    case ButtonKind::Plain:
        return isLit ? Colours{p.accentSoft, {}, p.accentText} : Colours{{}, {}, p.text2};
    }
    return {{}, {}, p.text};
}

void Button::draw(Painter& painter)
{
    const wxRect all(wxPoint(0, 0), area());
    const Colours look = colours();
    if (look.fill || look.line) {
        painter.roundRect(all, look.fill, look.line, 7);
    }
    if (m_kind == ButtonKind::Plain) {
        painter.icon(m_text.icon, all, look.ink, iconSide);
        return;
    }
    TextStyle text = style();
    text.colour = look.ink;
    if (m_kind == ButtonKind::Link && hoveredPart() == "button" && IsEnabled()) {
        painter.hairline(0, all.width, (all.height + lineHeight(text.size)) / 2, look.ink);
    }
    // centred content, so that a stretched button still looks right
    int x = std::max(padding(), (all.width - bestSize().x) / 2 + padding());
    if (m_kind == ButtonKind::Link) {
        x = 0;
    }
    if (!m_text.icon.empty()) {
        painter.icon(m_text.icon, wxRect(x, 0, iconSide, all.height), look.ink, iconSide);
        x += iconSide + gap;
    }
    const int behind = (m_text.keys.empty() ? 0 : gap + keyCapWidth(m_text.keys)) +
                       (m_text.iconAfter.empty() ? 0 : gap + iconSide);
    x += painter.text(wxRect(x, 0, all.width - x - behind - padding() / 2, all.height), word(),
                      text);
    if (!m_text.keys.empty()) {
        x += gap;
        x += drawKeyCap(painter, wxRect(x, 0, all.width - x, all.height), m_text.keys,
                        m_kind == ButtonKind::Primary && IsEnabled(), Align::Left);
    }
    if (!m_text.iconAfter.empty()) {
        x += gap;
        painter.icon(m_text.iconAfter, wxRect(x, 0, iconSide, all.height), look.ink, iconSide);
    }
}

void shortenButtons(wxSizer& line, int room)
{
    std::vector<Button*> buttons;
    for (const wxSizerItem* item : line.GetChildren()) {
        auto* button = item->IsShown() ? dynamic_cast<Button*>(item->GetWindow()) : nullptr;
        if (button != nullptr) {
            button->shorten(false);
            buttons.push_back(button);
        }
    }
    std::reverse(buttons.begin(), buttons.end());
    std::stable_partition(buttons.begin(), buttons.end(), [](const Button* button) {
        return button->kind() != ButtonKind::Primary;
    });
    for (Button* button : buttons) {
        if (line.CalcMin().x <= room) {
            break;
        }
        button->shorten(true);
    }
}

Segments::Segments(wxWindow* parent, const std::string& name, std::vector<Choice> choices)
    : Canvas(parent, name)
    , m_choices(std::move(choices))
    , m_chosen(m_choices.empty() ? std::string() : m_choices.front().id)
{}

void Segments::setChoices(std::vector<Choice> choices)
{
    m_choices = std::move(choices);
    changed(true);
}

void Segments::choose(const std::string& id)
{
    m_chosen = id;
    changed();
}

int Segments::widthOf(const Choice& choice)
{
    return 20 + (choice.icon.empty() ? 0 : iconSide + 6) +
           textWidth(choice.word, TextSize::Body, Weight::Medium);
}

wxSize Segments::bestSize() const
{
    int width = 2;
    for (const Choice& choice : m_choices) {
        width += widthOf(choice);
    }
    return {width, 28};
}

std::vector<Part> Segments::parts() const
{
    std::vector<Part> out;
    int x = 1;
    for (const Choice& choice : m_choices) {
        Part part;
        part.id = choice.id;
        part.role = Role::Radio;
        part.name = choice.word;
        part.rect = wxRect(x, 0, widthOf(choice), area().y);
        part.isSelected = choice.id == m_chosen;
        part.checked = part.isSelected;
        part.isEnabled = IsEnabled();
        x += part.rect.width;
        out.push_back(std::move(part));
    }
    return out;
}

void Segments::activate(const std::string& partId)
{
    if (!IsEnabled() || partId == m_chosen) {
        return;
    }
    choose(partId);
    if (m_action) {
        m_action(partId);
    }
}

void Segments::draw(Painter& painter)
{
    const Palette& p = painter.palette();
    const wxRect all(wxPoint(0, 0), area());
    painter.roundRect(all, p.surface, p.muteLine, 7);
    const auto pieces = parts();
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        const Part& part = pieces[i];
        const Choice& choice = m_choices[i];
        const bool isLit = part.isSelected || hoveredPart() == part.id;
        const wxColour ink = part.isSelected ? p.accentText : p.text;
        if (isLit) {
            const Painter::Clip clip(painter, part.rect);
            wxRect inside = all;
            inside.Deflate(1);
            painter.roundRect(inside, part.isSelected ? p.accentSoft : p.sunken, {}, 6);
        }
        if (i > 0) {
            painter.fill(wxRect(part.rect.x, 1, 1, all.height - 2), p.muteLine);
        }
        int x = part.rect.x + 10;
        if (!choice.icon.empty()) {
            painter.icon(choice.icon, wxRect(x, 0, iconSide, all.height), ink, iconSide);
            x += iconSide + 6;
        }
        TextStyle style;
        style.weight = Weight::Medium;
        style.colour = ink;
        painter.text(wxRect(x, 0, part.rect.x + part.rect.width - x, all.height), choice.word,
                     style);
    }
}

} // namespace dongbo::gui
