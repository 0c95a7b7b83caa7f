#include "gui/screens/form_pieces.h"

#include <algorithm>

namespace dongbo::gui {

namespace {
constexpr int pad = 12;
constexpr int noteIcon = 16;
constexpr int noteLeft = pad + noteIcon + 10;
} // namespace

Tone toneOf(present::Tone tone)
{
    switch (tone) {
    case present::Tone::None:
        return Tone::None;
    case present::Tone::Ok:
        return Tone::Ok;
    case present::Tone::Warn:
        return Tone::Warn;
    case present::Tone::Bad:
        return Tone::Bad;
    case present::Tone::Odd:
        return Tone::Odd;
    case present::Tone::Mute:
        return Tone::Mute;
    case present::Tone::Accent:
        return Tone::Accent;
    }
    return Tone::None;
}

ColumnKind columnKindOf(present::CellKind kind)
{
    switch (kind) {
    case present::CellKind::Text:
        return ColumnKind::Text;
    case present::CellKind::Quiet:
        return ColumnKind::Quiet;
    case present::CellKind::Strong:
        return ColumnKind::Strong;
    case present::CellKind::Pill:
        return ColumnKind::Pill;
    case present::CellKind::Number:
        return ColumnKind::Money;
    case present::CellKind::Action:
        return ColumnKind::Action;
    case present::CellKind::Meter:
        return ColumnKind::Meter;
    }
    return ColumnKind::Text;
}

TableCell pillCell(const present::PillText& pill)
{
    TableCell cell{pill.word};
    cell.icon = pill.icon;
    cell.tone = toneOf(pill.tone);
    return cell;
}

StepHead::StepHead(wxWindow* parent, const std::string& name, std::string question, bool isRequired)
    : Canvas(parent, name)
    , m_question(std::move(question))
    , m_isRequired(isRequired)
{}

void StepHead::setStep(bool isAnswered, const std::string& hint)
{
    if (isAnswered != m_isAnswered || hint != m_hint) {
        m_isAnswered = isAnswered;
        m_hint = hint;
        changed();
    }
}

std::vector<Part> StepHead::parts() const
{
    Part part;
    part.id = "question";
    part.role = Role::Heading;
    part.name = m_question;
    part.value = m_hint;
    part.rect = wxRect(wxPoint(0, 0), area());
    return {part};
}

void StepHead::draw(Painter& painter)
{
    const Palette& p = painter.palette();
    const wxSize size = area();
    const wxRealPoint centre(10, size.y / 2.0);
    if (m_isAnswered) {
        painter.circle(centre, 10, p.accent, {});
        painter.icon("check", wxRect(0, 0, 20, size.y), p.onAccent, 13);
    } else {
        painter.circle(centre, 9.5, p.surface, p.edge);
    }
    TextStyle title;
    title.weight = Weight::SemiBold;
    int used = painter.text(wxRect(28, 0, size.x - 28, size.y), m_question, title);
    if (m_isRequired) {
        title.colour = p.bad;
        used += painter.text(wxRect(28 + used, 0, size.x - 28 - used, size.y), " *", title);
    }
    TextStyle hint;
    hint.size = TextSize::Caption;
    hint.colour = p.text3;
    hint.align = Align::Right;
    const int left = 28 + used + 12;
    painter.text(wxRect(left, 0, size.x - left, size.y), m_hint, hint);
}

ChosenThing::ChosenThing(wxWindow* parent, const std::string& name, std::string clearWord)
    : Canvas(parent, name)
    , m_clearWord(std::move(clearWord))
{}

void ChosenThing::setContent(Content content)
{
    m_content = std::move(content);
    changed();
}

std::vector<Part> ChosenThing::parts() const
{
    const wxSize size = area();
    std::vector<Part> out(1);
    out[0].id = "thing";
    out[0].role = Role::Label;
    out[0].name = m_content.title;
    out[0].value = m_content.detail;
    if (!m_content.pill.word.empty()) {
        out[0].value += " · " + m_content.pill.word;
    }
    out[0].rect = wxRect(0, 0, size.x, size.y);
    if (m_clear) {
        Part cross;
        cross.id = "clear";
        cross.role = Role::Button;
        cross.name = m_clearWord;
        cross.tip = m_clearWord;
        cross.rect = wxRect(size.x - 36, (size.y - 28) / 2, 28, 28);
        out.push_back(std::move(cross));
    }
    return out;
}

void ChosenThing::activate(const std::string& partId)
{
    if (partId == "clear" && m_clear) {
        const auto clear = m_clear;
        clear();
    }
}

void ChosenThing::draw(Painter& painter)
{
    const Palette& p = painter.palette();
    const wxSize size = area();
    painter.roundRect(wxRect(wxPoint(0, 0), size), p.sunken, p.muteLine, 7);
    painter.icon(m_content.icon, wxRect(pad, 0, 20, size.y), p.text2, 18);
    const int right = size.x - (m_clear ? 40 : pad);
    const int left = pad + 28;
    TextStyle title;
    title.weight = Weight::SemiBold;
    const bool hasDetail = !m_content.detail.empty();
    const int titleTall = hasDetail ? 24 : size.y;
    int titleRight = right;
    if (!m_content.pill.word.empty()) { // the second line has the whole width
        titleRight -= drawPill(painter, wxRect(0, 1, right, titleTall), m_content.pill.icon,
                               m_content.pill.word, toneOf(m_content.pill.tone), Align::Right) +
                      8;
    }
    painter.text(wxRect(left, hasDetail ? 2 : 0, titleRight - left, titleTall), m_content.title,
                 title);
    TextStyle detail;
    detail.size = TextSize::Caption;
    detail.colour = p.text2;
    painter.text(wxRect(left, 25, right - left, 17), m_content.detail, detail);
    if (m_clear) {
        painter.icon("cross", wxRect(size.x - 36, 0, 28, size.y),
                     hoveredPart() == "clear" ? p.accentText : p.text2, 14);
    }
}

KeyedAnswers::KeyedAnswers(wxWindow* parent, const std::string& name)
    : ChipBar(parent, name, {}, ChipStyle::Answer)
{
    wrapLines();
}

bool KeyedAnswers::onKey(wxKeyEvent& event)
{
    const int key = event.GetKeyCode();
    int index = -1;
    if (key >= '1' && key <= '8') {
        index = key - '1';
    } else if (key >= WXK_NUMPAD1 && key <= WXK_NUMPAD8) {
        index = key - WXK_NUMPAD1;
    }
    if (index < 0 || event.HasAnyModifiers() || !m_keyed) {
        return ChipBar::onKey(event);
    }
    m_keyed(static_cast<std::size_t>(index));
    return true;
}

FormNote::FormNote(wxWindow* parent, const std::string& name, std::string icon)
    : Canvas(parent, name)
    , m_icon(std::move(icon))
{
    Hide();
}

void FormNote::tell(const std::vector<std::string>& sentences, Tone tone)
{
    // a parent that shows all its pieces may have shown this one too
    if (sentences == m_sentences && tone == m_tone && IsShown() == !sentences.empty()) {
        return;
    }
    m_sentences = sentences;
    m_tone = tone;
    Show(!m_sentences.empty());
    changed(true);
}

std::vector<Part> FormNote::parts() const
{
    Part part;
    part.id = "note";
    part.role = Role::Label;
    for (const auto& sentence : m_sentences) {
        part.name += (part.name.empty() ? "" : " ") + sentence;
    }
    part.rect = wxRect(wxPoint(0, 0), area());
    return {part};
}

int FormNote::tallFor(int width) const
{
    int lines = 0;
    for (const auto& sentence : m_sentences) {
        lines += linesOf({{sentence, Weight::Regular, {}}}, width - noteLeft - pad, TextSize::Body);
    }
    return 2 * 9 + lines * lineHeight(TextSize::Body);
}

wxSize FormNote::bestSize() const
{
    return {200, tallFor(m_width)};
}

void FormNote::DoSetSize(int x, int y, int width, int height, int sizeFlags)
{
    Canvas::DoSetSize(x, y, width, height, sizeFlags);
    const int wide = area().x;
    if (wide > 0 && wide != m_width) {
        const int before = tallFor(m_width);
        m_width = wide;
        InvalidateBestSize();
        if (before != tallFor(m_width) && GetParent() != nullptr) {
            wxWindow* parent = GetParent();
            CallAfter([parent] { parent->Layout(); });
        }
    }
}

void FormNote::draw(Painter& painter)
{
    const Palette& p = painter.palette();
    const wxSize size = area();
    painter.roundRect(wxRect(wxPoint(0, 0), size), p.soft(m_tone), {}, 7);
    painter.icon(m_icon, wxRect(pad, 9, noteIcon, lineHeight(TextSize::Body)), p.ink(m_tone),
                 noteIcon);
    int y = 9;
    for (const auto& sentence : m_sentences) {
        y += painter.paragraph(wxRect(noteLeft, y, size.x - noteLeft - pad, size.y - y),
                               {{sentence, Weight::Regular, p.text}});
    }
}

} // namespace dongbo::gui
