#include "gui/widgets/frame/card.h"

#include <algorithm>

namespace dongbo::gui {

namespace {
constexpr int side = 16;
constexpr int headTall = 42;
constexpr int titleLeast = 140; ///< a longer title gives way to the words of buttons
} // namespace

Card::Card(wxWindow* parent, const std::string& name, CardHead head, CardEdge edge)
    : Surface(parent, name)
    , m_head(std::move(head))
    , m_edge(edge)
{
    auto* all = new wxBoxSizer(wxVERTICAL);
    m_headLine = new wxBoxSizer(wxHORIZONTAL);
    m_tools = new wxBoxSizer(wxHORIZONTAL);
    m_link = new Button(this, name + ".link", {m_head.link}, ButtonKind::Link, ButtonSize::Row);
    m_headLine->AddStretchSpacer();
    m_headLine->Add(m_tools, wxSizerFlags().CentreVertical());
    m_headLine->Add(m_link, wxSizerFlags().CentreVertical().Border(wxLEFT, FromDIP(12)));
    m_headLine->AddSpacer(FromDIP(side));
    m_headLine->SetMinSize(0, FromDIP(headTall));
    m_body = new wxBoxSizer(wxVERTICAL);
    all->Add(m_headLine, wxSizerFlags().Expand());
    const bool isPadded = m_edge == CardEdge::Padded;
    all->Add(m_body,
             wxSizerFlags(1).Expand().Border(wxLEFT | wxRIGHT, FromDIP(isPadded ? side : 1)));
    all->AddSpacer(FromDIP(isPadded ? 12 : 1));
    SetSizer(all);
    layoutHead();
}

bool Card::hasHead() const
{
    return !m_head.title.empty() || !m_head.caption.empty() || !m_head.link.empty();
}

void Card::layoutHead()
{
    m_link->Show(!m_head.link.empty());
    if (hasHead()) {
        m_headLine->SetMinSize(0, FromDIP(headTall));
    } else {
        m_headLine->SetMinSize(0, FromDIP(m_edge == CardEdge::Padded ? 12 : 1));
    }
}

bool Card::Layout()
{
    const int title =
        std::min(titleLeast, textWidth(m_head.title, TextSize::Body, Weight::SemiBold));
    const int link = m_link->IsShown() ? m_link->GetBestSize().x + FromDIP(12) : 0;
    shortenButtons(*m_tools, GetClientSize().x - link - FromDIP(2 * side + title));
    return Surface::Layout();
}

void Card::setHead(const CardHead& head)
{
    if (head.link != m_head.link) {
        m_link->setText({head.link});
    }
    m_head = head;
    layoutHead();
    Layout();
    Refresh();
}

void Card::onLink(std::function<void()> action)
{
    m_link->onPress(std::move(action));
}

void Card::setOutline(Tone tone)
{
    m_outline = tone;
    Refresh();
}

void Card::setFill(Tone tone)
{
    m_fill = tone;
    Refresh();
}

void Card::setDashed(bool isDashed)
{
    m_isDashed = isDashed;
    Refresh();
}

wxColour Card::ground() const
{
    return theme().palette().soft(m_fill);
}

void Card::drawOutline(Painter& painter, const wxRect& rect) const
{
    const Palette& p = painter.palette();
    const bool isChosen = m_outline == Tone::Accent && m_fill == Tone::None;
    const wxColour line = m_isDashed ? p.muteLine : p.outline(m_outline);
    painter.roundRect(rect, {}, line, 8, isChosen ? 2 : 1, m_isDashed);
}

void Card::drawOver(Painter& painter, wxPoint origin) const
{
    if (m_edge != CardEdge::Whole) {
        return;
    }
    const wxRect all(origin, area());
    wxRect around = all;
    around.Inflate(4);
    painter.roundRect(around, {}, groundBehind(*this), 12, 4); // outside the rounded corners
    drawOutline(painter, all);
}

void Card::draw(Painter& painter)
{
    const Palette& p = painter.palette();
    const wxRect all(wxPoint(0, 0), area());
    painter.roundRect(all, ground(), {}, 8);
    drawOutline(painter, all);
    if (!hasHead()) {
        return;
    }
    int x = side;
    const wxRect head(0, 0, all.width, headTall);
    if (!m_head.icon.empty()) {
        painter.icon(m_head.icon, wxRect(x, 0, 16, headTall), p.text2, 16);
        x += 24;
    }
    int right = all.width - side;
    for (const wxSizerItem* item : m_headLine->GetChildren()) {
        if (item->IsShown() && (item->IsWindow() || item->IsSizer()) && item->GetSize().x > 0) {
            right = std::min(right, ToDIP(item->GetPosition().x) - 8);
        }
    }
    TextStyle title;
    title.weight = Weight::SemiBold;
    x += painter.text(wxRect(x, 0, right - x, headTall), m_head.title, title);
    TextStyle caption;
    caption.size = TextSize::Caption;
    caption.colour = m_fill == Tone::None ? p.text3 : p.text2;
    painter.text(wxRect(x + 8, 1, right - x - 8, headTall), m_head.caption, caption);
}

Words::Words(wxWindow* parent, const std::string& name, std::vector<Run> runs, TextSize size,
             Align align)
    : Canvas(parent, name)
    , m_runs(std::move(runs))
    , m_size(size)
    , m_align(align)
{}

Words::Words(wxWindow* parent, const std::string& name, const std::string& text, TextSize size,
             Weight weight)
    : Words(parent, name, std::vector<Run>{{text, weight, {}}}, size)
{}

void Words::setRuns(std::vector<Run> runs)
{
    m_runs = std::move(runs);
    changed(true);
}

void Words::setText(const std::string& text)
{
    const Weight weight = m_runs.empty() ? Weight::Regular : m_runs.front().weight;
    setRuns({{text, weight, {}}});
}

void Words::setTone(Tone tone)
{
    m_tone = tone;
    m_quiet = 0;
    Refresh();
}

void Words::setQuiet(bool isCaption)
{
    m_quiet = isCaption ? 3 : 2;
    Refresh();
}

void Words::wrapAt(int width)
{
    m_wrap = width;
    InvalidateBestSize();
}

std::string Words::text() const
{
    std::string all;
    for (const Run& run : m_runs) {
        all += run.text;
    }
    return all;
}

std::vector<Run> Words::coloured() const
{
    const Palette& p = theme().palette();
    std::vector<Run> runs = m_runs;
    for (Run& run : runs) {
        if (!run.colour) {
            run.colour = m_quiet == 3 ? p.text3 : m_quiet == 2 ? p.text2 : p.ink(m_tone);
        }
    }
    return runs;
}

std::vector<Part> Words::parts() const
{
    Part one;
    one.id = "text";
    one.role = Role::Label;
    one.name = text();
    one.rect = wxRect(wxPoint(0, 0), area());
    return {one};
}

wxSize Words::bestSize() const
{
    const int step = lineHeight(m_size) + 2;
    if (m_wrap > 0) {
        return {m_wrap, step * linesOf(m_runs, m_wrap, m_size)};
    }
    int width = 0;
    for (const Run& run : m_runs) {
        width += textWidth(run.text, m_size, run.weight);
    }
    return {width, step};
}

void Words::draw(Painter& painter)
{
    const wxRect all(wxPoint(0, 0), area());
    if (m_wrap == 0 && m_align == Align::Left) {
        painter.runs(all, coloured(), m_size);
    } else {
        painter.paragraph(all, coloured(), m_size, m_align);
    }
}

} // namespace dongbo::gui
