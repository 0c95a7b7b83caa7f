#include "gui/widgets/frame/banner.h"

#include "gui/platform/accessible.h"
#include "gui/platform/native_style.h"
#include "gui/widgets/paint/strings.h"

#include <algorithm>
#include <cmath>

namespace dongbo::gui {

namespace {

constexpr int tall = 40;
constexpr int textLeft = 42;

std::string_view iconOf(BannerKind kind)
{
    switch (kind) {
    case BannerKind::Ok:
        return "circle-check";
    case BannerKind::Warn:
        return "triangle-alert";
    case BannerKind::Bad:
        return "circle-cross";
    case BannerKind::Info:
        return "info";
    case BannerKind::PastDay:
        return "calendar-search";
    }
    return "info";
}

Tone toneOf(BannerKind kind)
{
    switch (kind) {
    case BannerKind::Ok:
        return Tone::Ok;
    case BannerKind::Warn:
        return Tone::Warn;
    case BannerKind::Bad:
        return Tone::Bad;
    case BannerKind::Info:
    case BannerKind::PastDay:
        return Tone::Accent;
    }
    return Tone::Accent;
}

} // namespace

Banner::Banner(wxWindow* parent, const std::string& name)
    : Surface(parent, name)
{
    Hide();
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        place();
        event.Skip();
    });
}

wxColour Banner::ground() const
{
    const Palette& p = theme().palette();
    return m_kind == BannerKind::PastDay ? p.asof : p.soft(toneOf(m_kind));
}

void Banner::tell(BannerKind kind, const std::string& sentence, const std::string& explanation,
                  std::vector<Action> actions, bool isClosable)
{
    m_kind = kind;
    m_sentence = sentence;
    m_explanation = explanation;
    bool hadFocus = false;
    for (Button* tool : m_tools) {
        hadFocus = hadFocus || tool->HasFocus();
        tool->Hide();
        tool->CallAfter([tool] { tool->Destroy(); }); // one of them may be the caller
    }
    m_tools.clear();
    const std::string name = fromWx(GetName());
    for (const Action& action : actions) {
        auto* button =
            new Button(this, name + "." + action.id, {action.word, action.icon, action.keys},
                       action.isLink ? ButtonKind::Link : ButtonKind::Outline, ButtonSize::Row);
        button->setInverted(m_kind == BannerKind::PastDay);
        button->onPress([this, id = action.id] {
            if (m_action) {
                const auto callback = m_action;
                callback(std::string(id));
            }
        });
        m_tools.push_back(button);
    }
    if (isClosable) {
        auto* cross = new Button(this, name + ".close", {m_closeWord, "cross"}, ButtonKind::Plain,
                                 ButtonSize::Row);
        cross->setInverted(m_kind == BannerKind::PastDay);
        cross->onPress([this] {
            clear();
            if (m_closed) {
                m_closed();
            }
        });
        m_tools.push_back(cross);
    }
    Show();
    setNativeAlert(this, m_explanation.empty() ? m_sentence : m_sentence + " " + m_explanation);
    m_placedFor = 0;
    relayout(*this);
    place();
    if (hadFocus && !m_tools.empty()) { // the focus must not be lost with the pressed button
        m_tools.front()->SetFocus();
    }
    Refresh();
}

void Banner::clear()
{
    if (!IsShown()) {
        return;
    }
    m_sentence.clear();
    m_explanation.clear();
    Hide();
    relayout(*this);
}

int Banner::toolsWidth() const
{
    int all = 0;
    for (const Button* tool : m_tools) {
        all += ToDIP(tool->GetBestSize().x) + 10;
    }
    return all;
}

int Banner::lines(int width) const
{
    const std::string space = m_explanation.empty() ? "" : " ";
    return linesOf(
        {{m_sentence + space, Weight::SemiBold, {}}, {m_explanation, Weight::Regular, {}}},
        std::max(80, width), TextSize::Body);
}

wxSize Banner::DoGetBestClientSize() const
{
    const int width = area().x > 200 ? area().x : 900;
    const int more = lines(width - textLeft - toolsWidth() - 16) - 1;
    return FromDIP(wxSize(200, tall + more * (lineHeight(TextSize::Body) + 2)));
}

void Banner::place()
{
    int right = area().x - 12;
    for (auto tool = m_tools.rbegin(); tool != m_tools.rend(); ++tool) {
        const wxSize size = ToDIP((*tool)->GetBestSize());
        right -= size.x;
        moveTo(**tool, wxRect(right, (area().y - size.y) / 2, size.x, size.y));
        right -= 10;
    }
    // the height depends on the width: laid out again when a new width needs another height
    if (!IsShown() || area().x == m_placedFor) {
        return;
    }
    m_placedFor = area().x;
    if (m_placedFor > 200 && ToDIP(DoGetBestClientSize().y) != area().y) {
        CallAfter([this] { relayout(*this); });
    }
}

void Banner::draw(Painter& painter)
{
    const Palette& p = painter.palette();
    const wxRect all(wxPoint(0, 0), area());
    const bool isInverted = m_kind == BannerKind::PastDay;
    const Tone tone = toneOf(m_kind);
    const std::optional<wxColour> line =
        isInverted ? std::optional<wxColour>() : std::optional<wxColour>(p.outline(tone));
    painter.roundRect(all, ground(), line, 8);
    const wxColour ink = isInverted ? p.onAsof : p.text;
    painter.icon(iconOf(m_kind), wxRect(14, 0, 18, std::min(all.height, tall)),
                 isInverted ? p.onAsof : p.ink(tone), 18);
    const int room = all.width - textLeft - toolsWidth() - 16;
    const int step = lineHeight(TextSize::Body) + 2;
    const int used = lines(room) * step;
    const std::string space = m_explanation.empty() ? "" : " ";
    painter.paragraph(
        wxRect(textLeft, std::max(2, (all.height - used) / 2), std::max(80, room), all.height),
        {{m_sentence + space, Weight::SemiBold, ink},
         {m_explanation, Weight::Regular, isInverted ? p.onAsof : p.text2}},
        TextSize::Body);
}

ProgressStrip::ProgressStrip(wxWindow* parent, const std::string& name)
    : Surface(parent, name)
    , m_cancel(new Button(this, name + ".cancel", {}, ButtonKind::Outline, ButtonSize::Row))
{
    Hide();
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        const wxSize size = ToDIP(m_cancel->GetBestSize());
        moveTo(*m_cancel, wxRect(area().x - size.x - 8, (area().y - size.y) / 2, size.x, size.y));
        event.Skip();
    });
}

void ProgressStrip::show(const std::string& what, const std::string& count, double share,
                         const std::string& cancelWord)
{
    if (m_cancel->text().word != cancelWord) {
        m_cancel->setText({cancelWord});
    }
    m_what = what;
    m_count = count;
    m_share = share;
    setNativeName(this, what + " " + count);
    if (!IsShown()) {
        Show();
        relayout(*this);
    }
    Refresh();
}

void ProgressStrip::finish()
{
    if (IsShown()) {
        Hide();
        relayout(*this);
    }
}

void ProgressStrip::onCancel(std::function<void()> action)
{
    m_cancel->onPress(std::move(action));
}

wxSize ProgressStrip::DoGetBestClientSize() const
{
    return FromDIP(wxSize(300, 36));
}

void ProgressStrip::draw(Painter& painter)
{
    const Palette& p = painter.palette();
    const wxRect all(wxPoint(0, 0), area());
    painter.roundRect(all, p.surface, p.line, 8);
    TextStyle style;
    style.weight = Weight::Medium;
    int x = 14;
    const int right = all.width - ToDIP(m_cancel->GetBestSize().x) - 22;
    x += painter.text(wxRect(x, 0, std::min(right - x, all.width / 3), all.height), m_what, style);
    x += 12;
    style.size = TextSize::Caption;
    style.weight = Weight::Regular;
    style.colour = p.text2;
    const int count = textWidth(m_count, style.size);
    painter.text(wxRect(right - count, 0, count, all.height), m_count, style);
    const wxRect track(x, all.height / 2 - 3, right - count - 12 - x, 6);
    if (track.width < 20) {
        return;
    }
    painter.roundRect(track, p.muteSoft, {}, 3);
    wxRect done = track;
    if (m_share >= 0) {
        done.width = static_cast<int>(std::lround(track.width * std::min(1.0, m_share)));
    } else {
        done.width = track.width / 4;
        done.x += track.width * 3 / 8;
    }
    if (done.width > 0) {
        painter.roundRect(done, p.accent, {}, 3);
    }
}

} // namespace dongbo::gui
