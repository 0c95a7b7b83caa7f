#include "gui/screens/meetings/meeting_strip.h"

#include "gui/screens/form_pieces.h"

#include <algorithm>

namespace dongbo::gui {

namespace {
constexpr int gap = 16;
constexpr int figureGap = 20;
} // namespace

MeetingStrip::MeetingStrip(wxWindow* parent, const std::string& name)
    : Canvas(parent, name)
{}

void MeetingStrip::show(const present::MeetingPage& page)
{
    m_page = page;
    m_page.rows.clear();
    m_page.calls.clear();
    setSpoken(page.countdown + " " + page.countdownAfter);
    changed();
}

int MeetingStrip::countdownWide() const
{
    const int first = textWidth(m_page.countdown, TextSize::Figure, Weight::SemiBold) + 8 +
                      textWidth(m_page.countdownAfter, TextSize::Caption);
    return std::max(first, textWidth(m_page.countdownNote, TextSize::Caption)) + 8;
}

int MeetingStrip::figureWide(const present::MeetingFigure& figure, Fit fit) const
{
    const int number = 24 + textWidth(figure.number, TextSize::Figure, Weight::SemiBold);
    const int word = textWidth(figure.word, TextSize::Caption);
    return 4 + (fit == Fit::Beside    ? number + 6 + word
                : fit == Fit::Stacked ? std::max(number, word)
                                      : number);
}

MeetingStrip::Fit MeetingStrip::fit() const
{
    const auto wide = [this](Fit fit) {
        int x = countdownWide() + 2 * gap;
        for (const auto& figure : m_page.figures) {
            x += figureWide(figure, fit) + figureGap;
        }
        return x;
    };
    const int notice = gap + noticeWide();
    return wide(Fit::Beside) + notice <= area().x       ? Fit::Beside
           : wide(Fit::Stacked) - figureGap <= area().x ? Fit::Stacked
                                                        : Fit::Bare;
}

int MeetingStrip::noticeWide() const
{
    return std::max(textWidth(m_page.notice, TextSize::Body, Weight::Medium),
                    textWidth(m_page.noticeNote, TextSize::Caption)) +
           8;
}

std::vector<Part> MeetingStrip::parts() const
{
    std::vector<Part> out;
    const int tall = area().y;
    const auto add = [&](std::string id, std::string name, int x, int wide) {
        Part part;
        part.id = std::move(id);
        part.role = Role::Label;
        part.name = std::move(name);
        part.rect = wxRect(x, 0, wide, tall);
        out.push_back(std::move(part));
    };
    int x = 0;
    add("countdown", m_page.countdown + " " + m_page.countdownAfter + ", " + m_page.countdownNote,
        x, std::min(countdownWide(), area().x));
    x += countdownWide() + 2 * gap;
    const auto tight = fit();
    for (std::size_t i = 0; i < m_page.figures.size(); ++i) {
        const auto& figure = m_page.figures[i];
        if (x + figureWide(figure, tight) <= area().x) {
            add("figure:" + std::to_string(i), figure.number + " " + figure.word, x,
                figureWide(figure, tight));
        }
        x += figureWide(figure, tight) + figureGap;
    }
    x += gap;
    if (x + noticeWide() <= area().x) { // beside a sheet it gives way
        add("notice", m_page.notice + ", " + m_page.noticeNote, x, noticeWide());
    }
    return out;
}

void MeetingStrip::draw(Painter& painter)
{
    const auto& p = painter.palette();
    TextStyle quiet;
    quiet.size = TextSize::Caption;
    quiet.colour = p.text2;
    const auto tight = fit();
    const auto divider = [&](int x) { painter.fill(wxRect(x, 2, 1, area().y - 4), p.line); };
    for (const auto& part : parts()) {
        const auto& rect = part.rect;
        if (part.id == "countdown") {
            const int wide = textWidth(m_page.countdown, TextSize::Figure, Weight::SemiBold) + 4;
            painter.text(wxRect(rect.x, 0, wide, 26), m_page.countdown,
                         {TextSize::Figure, Weight::SemiBold, {}});
            painter.text(wxRect(rect.x + wide + 6, 6, rect.width - wide - 6, 18),
                         m_page.countdownAfter, quiet);
            painter.text(wxRect(rect.x, 26, rect.width, 18), m_page.countdownNote, quiet);
            divider(rect.GetRight() + gap);
        } else if (part.id == "notice") {
            divider(rect.x - gap);
            TextStyle notice{TextSize::Body, Weight::Medium, {}};
            if (m_page.isNoticeLate) {
                notice.colour = p.warn;
            }
            painter.text(wxRect(rect.x, 3, rect.width, 20), m_page.notice, notice);
            painter.text(wxRect(rect.x, 24, rect.width, 18), m_page.noticeNote, quiet);
        } else {
            const auto index = static_cast<std::size_t>(part.id.back() - '0');
            drawFigure(painter, m_page.figures[index], rect, tight);
        }
    }
}

void MeetingStrip::drawFigure(Painter& painter, const present::MeetingFigure& figure,
                              const wxRect& rect, Fit fit)
{
    const auto ink = painter.palette().ink(toneOf(figure.tone));
    const int top = fit == Fit::Stacked ? 0 : 8;
    painter.icon(figure.icon, wxRect(rect.x, top + 4, 18, 20), ink, 16);
    const int wide = textWidth(figure.number, TextSize::Figure, Weight::SemiBold) + 2;
    TextStyle number{TextSize::Figure, Weight::SemiBold, {}};
    number.colour = ink;
    painter.text(wxRect(rect.x + 24, top, wide, 28), figure.number, number);
    if (fit == Fit::Bare) {
        return; // the shape says it
    }
    painter.text(fit == Fit::Stacked
                     ? wxRect(rect.x, 26, rect.width, 18)
                     : wxRect(rect.x + 24 + wide + 4, 14, rect.width - wide - 28, 18),
                 figure.word, {TextSize::Caption, Weight::Regular, ink});
}

} // namespace dongbo::gui
