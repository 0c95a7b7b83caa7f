#include "gui/widgets/controls/field.h"

#include "gui/platform/native_style.h"
#include "gui/widgets/controls/words.h"
#include "gui/widgets/paint/strings.h"

#include <algorithm>

namespace dongbo::gui {

namespace {
constexpr int usualTall = 34;
constexpr int labelTall = 20;
constexpr int underGap = 3;
constexpr int mostUnderLines = 3;
constexpr int errorIcon = 18;
constexpr int usualInset = 11;
constexpr int snugInset = 7;
constexpr int leastWide = 60; ///< narrower, it is not laid out yet
constexpr int leastSnug = 30;
} // namespace

void drawLabel(Painter& painter, const wxRect& rect, const FieldText& text)
{
    TextStyle caption;
    caption.size = TextSize::Caption;
    caption.colour = painter.palette().text2;
    const int used = painter.text(rect, text.label, caption);
    if (text.isRequired && !text.label.empty()) {
        caption.colour = painter.palette().bad;
        caption.weight = Weight::SemiBold;
        painter.text(wxRect(rect.x + used, rect.y, rect.width - used, rect.height), " *", caption);
    }
}

std::string spokenName(const FieldText& text)
{
    const std::string& name = !text.spoken.empty()  ? text.spoken
                              : !text.label.empty() ? text.label
                                                    : text.hint;
    return text.isRequired ? word("widget.required", {{"field", name}}) : name;
}

int tallUnder(const std::string& sentence, int width)
{
    if (sentence.empty()) {
        return 0;
    }
    constexpr int leastWidth = 40; // not laid out yet
    const int lines = width < leastWidth
                          ? 1
                          : std::min(mostUnderLines, linesOf({{sentence, Weight::Regular, {}}},
                                                             width, TextSize::Caption));
    return underGap + std::max(17, lines * (lineHeight(TextSize::Caption) + 2));
}

void drawUnder(Painter& painter, const wxRect& rect, const std::string& sentence,
               const wxColour& colour, bool isError)
{
    const wxRect text(rect.x, rect.y + underGap, rect.width, rect.height - underGap);
    const int left = isError ? errorIcon : 0;
    if (isError) {
        painter.icon("circle-cross", wxRect(text.x, text.y, 13, lineHeight(TextSize::Caption)),
                     colour, 13);
    }
    painter.paragraph(wxRect(text.x + left, text.y, text.width - left, text.height),
                      {{sentence, Weight::Regular, colour}}, TextSize::Caption);
}

Field::Field(wxWindow* parent, const std::string& name, FieldText text, int lines)
    : Surface(parent, name)
    , m_words(std::move(text))
    , m_lines(lines)
    , m_tall(usualTall)
{
    long style = wxBORDER_NONE;
    style |= lines > 1 ? wxTE_MULTILINE : wxTE_PROCESS_ENTER;
    // a text area that was ever narrower than a word stays scrolled horizontally; of one line the
    // toolkit would measure a font that is not used
    const wxSize first = FromDIP(wxSize(200, lines > 1 ? 40 : 18));
    m_text = new wxTextCtrl(this, wxID_ANY, wxString(), wxDefaultPosition, first, style);
    if (lines == 1) {
        m_text->SetMinSize(wxDefaultSize);
    }
    m_text->SetName(toWx(name + ".text"));
    m_text->SetHint(toWx(m_words.hint));
    speakName();
    m_text->Bind(wxEVT_TEXT, [this](wxCommandEvent&) {
        onTextChanged();
        if (m_change) {
            m_change();
        }
        Refresh();
    });
    if (lines == 1) {
        m_text->Bind(wxEVT_TEXT_ENTER, [this](wxCommandEvent&) {
            if (m_enter) {
                m_enter();
            }
        });
    }
    m_text->Bind(wxEVT_KEY_DOWN, [this](wxKeyEvent& event) {
        if (!m_keys || !m_keys(event)) {
            event.Skip();
        }
    });
    // the window takes Esc before it becomes a key of the field
    m_text->Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        if (event.GetKeyCode() != WXK_ESCAPE || !m_keys || !m_keys(event)) {
            event.Skip();
        }
    });
    m_text->Bind(wxEVT_SET_FOCUS, [this](wxFocusEvent& event) {
        Refresh();
        event.Skip();
    });
    m_text->Bind(wxEVT_KILL_FOCUS, [this](wxFocusEvent& event) {
        Refresh();
        if (!IsBeingDeleted()) { // nobody is there any more to be told
            onFocusLost();
            if (m_leave) {
                m_leave();
            }
        }
        event.Skip();
    });
    const auto hover = [this](wxMouseEvent& event) {
        const bool isOver = !event.Leaving();
        if (isOver != m_isHovered) {
            m_isHovered = isOver;
            Refresh();
        }
        event.Skip();
    };
    for (wxWindow* window : {static_cast<wxWindow*>(this), static_cast<wxWindow*>(m_text)}) {
        window->Bind(wxEVT_ENTER_WINDOW, hover);
        window->Bind(wxEVT_LEAVE_WINDOW, hover);
    }
    Bind(wxEVT_LEFT_DOWN, [this](wxMouseEvent&) { SetFocus(); });
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        place();
        underChanged();
        event.Skip();
    });
    restyled();
    m_underTall = underTall();
}

void Field::speakName()
{
    setNativeName(m_text, spokenName(m_words),
                  !m_error.empty()  ? m_error
                  : !m_note.empty() ? m_note
                                    : m_words.help);
}

std::string Field::text() const
{
    return fromWx(m_text->GetValue());
}

void Field::setText(const std::string& utf8)
{
    const wxString text = toWx(utf8);
    if (text != m_text->GetValue()) {
        m_text->ChangeValue(text);
        Refresh();
    }
}

void Field::rewrite(const std::string& utf8)
{
    if (utf8 != text()) {
        setText(utf8);
        if (m_change) {
            m_change();
        }
    }
}

void Field::setFieldText(FieldText text)
{
    m_words = std::move(text);
    m_text->SetHint(toWx(m_words.hint));
    speakName();
    InvalidateBestSize();
    underChanged();
    Refresh();
}

void Field::setError(const std::string& sentence)
{
    if (sentence == m_error) {
        return;
    }
    m_error = sentence;
    speakName();
    underChanged();
    Refresh();
}

void Field::setNote(const std::string& sentence, Tone tone)
{
    if (sentence == m_note && tone == m_noteTone) {
        return;
    }
    m_note = sentence;
    m_noteTone = tone;
    speakName();
    underChanged();
    Refresh();
}

void Field::setReadOnly(bool isReadOnly)
{
    m_text->SetEditable(!isReadOnly);
}

void Field::setSnug(int tall)
{
    m_isSnug = true;
    m_tall = tall;
    place();
}

void Field::selectAll()
{
    m_text->SelectAll();
}

void Field::SetFocus()
{
    m_text->SetFocus();
}

bool Field::Enable(bool isEnabled)
{
    const bool isNew = Surface::Enable(isEnabled);
    Refresh();
    return isNew;
}

void Field::restyled()
{
    m_text->SetFont(theme().font(TextSize::Body));
    m_text->SetForegroundColour(theme().palette().text);
    m_text->SetBackgroundColour(ground());
    place();
    Surface::restyled();
}

wxColour Field::ground() const
{
    return IsEnabled() ? theme().palette().surface : theme().palette().sunken;
}

std::string Field::under() const
{
    return !m_error.empty() ? m_error : !m_note.empty() ? m_note : m_words.help;
}

int Field::underTall() const
{
    return m_isSnug ? 0 : tallUnder(under(), area().x - (m_error.empty() ? 0 : errorIcon));
}

void Field::underChanged()
{
    if (underTall() != m_underTall) {
        m_underTall = underTall();
        InvalidateBestSize();
        // later when its size is being set: its parent lays out around it right now
        CallAfter([this] { relayout(*this); });
    }
}

wxRect Field::frame() const
{
    const int top = m_words.label.empty() ? 0 : labelTall;
    const int bottom = m_underTall;
    const int natural = m_lines > 1 ? 16 + m_lines * (lineHeight(TextSize::Body) + 2) : m_tall;
    const int room = area().y - top - bottom;
    return {0, top, area().x, m_lines > 1 ? std::max(natural, room) : natural};
}

wxSize Field::DoGetBestClientSize() const
{
    const int top = m_words.label.empty() ? 0 : labelTall;
    const int bottom = m_underTall;
    const int box = m_lines > 1 ? 16 + m_lines * (lineHeight(TextSize::Body) + 2) : m_tall;
    return FromDIP(wxSize(160, top + box + bottom));
}

void Field::setTool(wxWindow* tool)
{
    m_tool = tool;
    place();
}

void Field::place()
{
    if (area().x < (m_isSnug ? leastSnug : leastWide)) {
        return; // not laid out yet
    }
    const int inset = m_isSnug ? snugInset : usualInset;
    const wxRect inside = frame();
    const int left = m_words.icon.empty() ? inset : inset + 24;
    int right = inset;
    if (m_tool != nullptr) {
        moveTo(*m_tool, wxRect(inside.width - 30, inside.y + 4, 26, 26));
        right = 34;
    }
    if (!m_words.keys.empty() && text().empty()) {
        right += keyCapWidth(m_words.keys) + 4;
    }
    if (m_lines > 1) {
        moveTo(*m_text, wxRect(left, inside.y + 8, std::max(10, inside.width - left - 4),
                               inside.height - 16));
        return;
    }
    const int high = std::min(ToDIP(m_text->GetBestSize().y), m_tall - 8);
    moveTo(*m_text, wxRect(left, inside.y + (inside.height - high) / 2,
                           std::max(10, inside.width - left - right), high));
}

bool Field::hasFocusInside() const
{
    const wxWindow* focus = FindFocus();
    return focus == m_text || (m_tool != nullptr && focus == m_tool);
}

void Field::draw(Painter& painter)
{
    const Palette& p = painter.palette();
    drawLabel(painter, wxRect(0, 0, area().x, labelTall - 3), m_words);
    const wxRect box = frame();
    wxColour line = p.edge;
    int width = 1;
    if (!IsEnabled()) {
        line = p.line;
    } else if (!m_error.empty()) {
        line = p.bad;
        width = hasFocusInside() ? 2 : 1;
    } else if (hasFocusInside()) {
        line = p.accent;
        width = 2;
    } else if (m_isHovered) {
        line = p.text2;
    }
    painter.roundRect(box, ground(), line, 7, width);
    if (!m_words.icon.empty()) {
        painter.icon(m_words.icon, wxRect(usualInset, box.y, 16, m_tall), p.text2, 16);
    }
    if (!m_words.keys.empty() && text().empty()) {
        drawKeyCap(painter, wxRect(box.x, box.y, box.width - 8, box.height), m_words.keys, false);
    }
    if (m_isSnug || under().empty()) {
        return;
    }
    drawUnder(painter, wxRect(0, box.y + box.height, area().x, m_underTall), under(),
              !m_error.empty() ? p.bad
              : m_note.empty() ? p.text3
                               : p.ink(m_noteTone),
              !m_error.empty());
}

} // namespace dongbo::gui
