#include "gui/widgets/frame/side_sheet.h"

#include "gui/platform/native_style.h"
#include "gui/widgets/paint/strings.h"

#include <wx/dcbuffer.h>

#include <algorithm>

namespace dongbo::gui {

namespace {
constexpr int headTall = 60;
constexpr int footTall = 58;
constexpr int side = 20;
constexpr int labelTall = 26; ///< over a field
constexpr int noteTall = 24;  ///< under it
constexpr int wayTall = 52;
constexpr int waysWide = 520;
constexpr int waysHead = 37;
} // namespace

ScrollPanel::ScrollPanel(wxWindow* parent, const std::string& name)
{
    SetBackgroundStyle(wxBG_STYLE_PAINT);
    Create(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize,
           wxVSCROLL | wxTAB_TRAVERSAL | wxBORDER_NONE);
    SetName(toWx(name));
    SetScrollRate(0, FromDIP(12));
    Bind(wxEVT_PAINT, [this](wxPaintEvent&) {
        wxAutoBufferedPaintDC dc(this);
        dc.SetBackground(wxBrush(groundBehind(*this)));
        dc.Clear();
    });
    Bind(wxEVT_CHILD_FOCUS, [this](wxChildFocusEvent& event) {
        if (auto* focus = FindFocus()) {
            reveal(*focus);
        }
        event.Skip();
    });
}

void ScrollPanel::restyled()
{
    Refresh();
}

void ScrollPanel::reveal(wxWindow& window)
{
    if (!IsDescendant(&window) || &window == this) {
        return;
    }
    int perUnit = 0;
    GetScrollPixelsPerUnit(nullptr, &perUnit);
    if (perUnit <= 0) {
        return;
    }
    // the field itself, whatever it stands in: a form is one child of this window
    const wxRect rect(ScreenToClient(window.GetScreenPosition()), window.GetSize());
    const int tall = GetClientSize().y;
    const int label = FromDIP(labelTall);
    const int note = FromDIP(noteTall);
    int top = 0;
    GetViewStart(nullptr, &top);
    const bool isTaller = rect.height + label > tall; // shown as far as it goes
    if (isTaller ? rect.GetBottom() < 0 || rect.y >= tall : rect.y < 0) {
        Scroll(-1, std::max(0, top + (rect.y - label - perUnit + 1) / perUnit));
    } else if (!isTaller && rect.GetBottom() >= tall) {
        const int below = std::min(rect.GetBottom() + note, rect.y - label + tall);
        Scroll(-1, top + (below - tall + perUnit - 1) / perUnit);
    }
}

SideSheet::SideSheet(wxWindow* parent, const std::string& name)
    : Surface(parent, name)
    , m_heading(new PageHeading(this, name + ".heading"))
    , m_close(new Button(this, name + ".close", {}, ButtonKind::Link))
    , m_content(new ScrollPanel(this, name + ".content"))
{
    auto* all = new wxBoxSizer(wxVERTICAL);
    auto* head = new wxBoxSizer(wxHORIZONTAL);
    head->AddSpacer(FromDIP(side));
    head->Add(m_heading, wxSizerFlags(1).Expand());
    head->Add(m_close, wxSizerFlags().CentreVertical().Border(wxLEFT | wxRIGHT, FromDIP(side)));
    head->SetMinSize(0, FromDIP(headTall));
    m_body = new wxBoxSizer(wxVERTICAL);
    auto* padded = new wxBoxSizer(wxVERTICAL);
    padded->Add(m_body, wxSizerFlags(1).Expand().Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(side)));
    padded->AddSpacer(FromDIP(14));
    m_content->SetSizer(padded);
    m_foot = new wxBoxSizer(wxHORIZONTAL);
    auto* foot = new wxBoxSizer(wxHORIZONTAL);
    foot->AddSpacer(FromDIP(side));
    foot->Add(m_foot, wxSizerFlags(1).CentreVertical());
    foot->AddSpacer(FromDIP(side));
    foot->SetMinSize(0, FromDIP(footTall));
    all->Add(head, wxSizerFlags().Expand());
    all->AddSpacer(1);
    all->Add(m_content, wxSizerFlags(1).Expand().Border(wxLEFT, 1));
    all->AddSpacer(1);
    all->Add(foot, wxSizerFlags().Expand());
    SetSizer(all);
    SetMinSize(wxSize(FromDIP(width), -1));
    m_close->onPress([this] {
        if (m_closed) {
            const auto closed = m_closed;
            closed();
        }
    });
    Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        if (event.GetKeyCode() == WXK_ESCAPE && m_closed) {
            const auto closed = m_closed;
            closed();
        } else {
            event.Skip();
        }
    });
}

void SideSheet::setHead(PageHeading::Content content, const std::string& closeWord)
{
    setNativeName(this, content.title);
    m_heading->setContent(std::move(content));
    m_close->setText({closeWord, {}, "Esc"});
    Layout();
}

void SideSheet::onClose(std::function<void()> action)
{
    m_closed = std::move(action);
}

void SideSheet::relayout()
{
    Layout();
    m_content->FitInside();
    Refresh();
}

wxSize SideSheet::DoGetBestClientSize() const
{
    return FromDIP(wxSize(width, 300));
}

void SideSheet::draw(Painter& painter)
{
    const Palette& p = painter.palette();
    const wxSize size = area();
    painter.fill(wxRect(wxPoint(0, 0), size), p.surface);
    painter.fill(wxRect(0, 0, 1, size.y), p.edge);
    painter.hairline(1, size.x, headTall, p.line);
    painter.hairline(1, size.x, size.y - footTall - 1, p.line);
}

EmptyState::EmptyState(wxWindow* parent, const std::string& name, Content content)
    : Surface(parent, name)
    , m_content(std::move(content))
{
    setNativeName(this, m_content.fact + ". " + m_content.help);
    if (!m_content.primary.word.empty()) {
        m_primary = new Button(this, name + ".primary", m_content.primary, ButtonKind::Primary);
    }
    for (const Way& way : m_content.ways) {
        auto* verb =
            new Button(this, name + "." + way.id, {way.verb}, ButtonKind::Outline, ButtonSize::Row);
        verb->onPress([this, id = way.id] {
            if (m_way) {
                const auto callback = m_way;
                callback(std::string(id));
            }
        });
        m_verbs.push_back(verb);
    }
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        place();
        event.Skip();
    });
}

void EmptyState::onPrimary(std::function<void()> action)
{
    if (m_primary != nullptr) {
        m_primary->onPress(std::move(action));
    }
}

int EmptyState::helpTall() const
{
    const int lines = linesOf({{m_content.help, Weight::Regular, {}}}, std::min(460, area().x - 32),
                              TextSize::Body);
    return lines * (lineHeight(TextSize::Body) + 2);
}

int EmptyState::top() const
{
    int tall = 56 + 18 + 22 + 4 + helpTall();
    if (m_primary != nullptr) {
        tall += 18 + 34;
    }
    if (!m_content.ways.empty()) {
        tall += 28 + waysHead + static_cast<int>(m_content.ways.size()) * wayTall;
    }
    return std::max(12, (area().y - tall) / 2);
}

wxRect EmptyState::waysRect() const
{
    const int count = static_cast<int>(m_content.ways.size());
    const int wide = std::min(waysWide, area().x - 32);
    const int under = top() + 56 + 18 + 22 + 4 + helpTall() + (m_primary != nullptr ? 52 : 0);
    return {(area().x - wide) / 2, under + 28, wide, waysHead + count * wayTall};
}

void EmptyState::place()
{
    if (m_primary != nullptr) {
        const wxSize best = ToDIP(m_primary->GetBestSize());
        const int y = top() + 56 + 18 + 22 + 4 + helpTall() + 18;
        moveTo(*m_primary, wxRect((area().x - best.x) / 2, y, best.x, 36));
    }
    const wxRect ways = waysRect();
    int y = ways.y + waysHead;
    for (Button* verb : m_verbs) {
        const wxSize best = ToDIP(verb->GetBestSize());
        moveTo(*verb,
               wxRect(ways.x + ways.width - best.x - 17, y + (wayTall - 28) / 2, best.x, 28));
        y += wayTall;
    }
}

wxSize EmptyState::DoGetBestClientSize() const
{
    return FromDIP(wxSize(360, 260));
}

void EmptyState::draw(Painter& painter)
{
    const Palette& p = painter.palette();
    const wxRect all(wxPoint(0, 0), area());
    if (m_content.isFramed) {
        painter.roundRect(all, p.surface, p.muteLine, 8, 1, true);
    } else {
        painter.fill(all, p.surface);
    }
    int y = top();
    const wxRect square((all.width - 56) / 2, y, 56, 56);
    painter.roundRect(square, p.muteSoft, {}, 8);
    painter.icon(m_content.icon, square, p.mute, 26);
    y += 56 + 18;
    TextStyle fact;
    fact.size = TextSize::Heading;
    fact.weight = Weight::SemiBold;
    fact.align = Align::Centre;
    painter.text(wxRect(16, y, all.width - 32, 22), m_content.fact, fact);
    y += 26;
    const int wide = std::min(460, all.width - 32);
    painter.paragraph(wxRect((all.width - wide) / 2, y, wide, helpTall()),
                      {{m_content.help, Weight::Regular, p.text2}}, TextSize::Body, Align::Centre);
    if (m_content.ways.empty()) {
        return;
    }
    const wxRect ways = waysRect();
    painter.roundRect(ways, p.surface, p.line, 8);
    {
        const Painter::Clip clip(painter, wxRect(ways.x, ways.y, ways.width, waysHead));
        wxRect head = ways;
        head.Deflate(1);
        painter.roundRect(head, p.sunken, {}, 7);
    }
    TextStyle quiet;
    quiet.colour = p.text2;
    painter.text(wxRect(ways.x + 17, ways.y, ways.width - 34, waysHead), m_content.or_, quiet);
    int row = ways.y + waysHead;
    for (const Way& way : m_content.ways) {
        painter.hairline(ways.x, ways.x + ways.width, row - 1, p.line);
        painter.icon(way.icon, wxRect(ways.x + 17, row, 18, wayTall), p.text2, 18);
        const int x = ways.x + 47;
        const int room = ways.width - 47 - 130;
        TextStyle title;
        title.weight = Weight::Medium;
        painter.text(wxRect(x, row + 6, room, 20), way.title, title);
        quiet.size = TextSize::Caption;
        quiet.colour = p.text3;
        painter.text(wxRect(x, row + 25, room, 18), way.caption, quiet);
        row += wayTall;
    }
}

} // namespace dongbo::gui
