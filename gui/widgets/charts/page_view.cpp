#include "gui/widgets/charts/page_view.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace dongbo::gui {

namespace {

constexpr int margin = 20;
constexpr int between = 16;
constexpr double dipPerInch = 96;
constexpr double mmPerInch = 25.4;
constexpr double leastZoom = 0.25;
constexpr double mostZoom = 4;
constexpr double zoomStep = 1.25;
constexpr int arrowStep = 60;
constexpr int thumbWide = 92;
constexpr int numberTall = 26;

/// The ground pages lie on: darker than the page's card.
wxColour tableColour(const Palette& palette)
{
    const bool isDark = palette.surface.GetLuminance() < 0.5;
    return isDark ? palette.bg : wxColour(0xE9, 0xED, 0xF2);
}

} // namespace

PageView::PageView(wxWindow* parent, const std::string& name, std::string pageWord)
    : Canvas(parent, name)
    , m_pageWord(std::move(pageWord))
{
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        measure();
        ask();
    });
}

wxColour PageView::ground() const
{
    return tableColour(theme().palette());
}

void PageView::setPages(std::size_t count, double wideMm, double tallMm)
{
    m_count = count;
    m_wideMm = wideMm;
    m_tallMm = tallMm;
    m_askedFor.clear();
    measure();
    changed();
    ask();
}

void PageView::setPicture(std::size_t page, const wxBitmap& picture)
{
    constexpr std::size_t most = 12; // pages kept
    m_pictures[page] = picture;
    while (m_pictures.size() > most) {
        const auto here = currentPage();
        const auto isFar = m_pictures.begin()->first + most / 2 < here;
        m_pictures.erase(isFar ? m_pictures.begin() : std::prev(m_pictures.end()));
    }
    Refresh();
}

void PageView::outline(std::vector<Piece> pieces)
{
    m_outlined = std::move(pieces);
    if (!m_outlined.empty()) {
        measure();
        const wxRect rect = pieceRect(m_outlined.front());
        if (rect.y < 0 || rect.GetBottom() > area().y) {
            scrollTo(m_scroll.top + rect.y - std::max(margin, (area().y - rect.height) / 3));
        }
    }
    changed();
}

wxRect PageView::pieceRect(const Piece& piece) const
{
    const wxRect page = pageRect(piece.page);
    const double scale = zoom() * dipPerInch / mmPerInch;
    const auto dip = [scale](double mm) { return static_cast<int>(std::lround(mm * scale)); };
    wxRect rect(page.x + dip(piece.x), page.y + dip(piece.y), dip(piece.wide), dip(piece.tall));
    return rect.Inflate(5, 3);
}

double PageView::zoom() const
{
    const double wide = m_wideMm / mmPerInch * dipPerInch;
    const double tall = m_tallMm / mmPerInch * dipPerInch;
    const double byWidth = std::max(1, area().x - 2 * margin - 8) / wide;
    const double byHeight = std::max(1, area().y - 2 * margin) / tall;
    const double zoom = m_fit == Fit::Width  ? std::min(byWidth, 1.5)
                        : m_fit == Fit::Page ? std::min(byWidth, byHeight)
                                             : m_zoom;
    return std::clamp(zoom, leastZoom, mostZoom);
}

void PageView::setFit(Fit fit)
{
    const auto page = currentPage();
    m_fit = fit;
    measure();
    goTo(page);
}

void PageView::setZoom(double zoom)
{
    const auto page = currentPage();
    m_fit = Fit::None;
    m_zoom = std::clamp(zoom, leastZoom, mostZoom);
    measure();
    goTo(page);
}

wxSize PageView::pageSize() const
{
    const double scale = zoom() * dipPerInch / mmPerInch;
    return {static_cast<int>(std::lround(m_wideMm * scale)),
            static_cast<int>(std::lround(m_tallMm * scale))};
}

wxRect PageView::pageRect(std::size_t page) const
{
    const wxSize size = pageSize();
    const int x = size.x + 2 * margin > area().x ? margin - m_left : (area().x - size.x) / 2;
    return {x, margin + static_cast<int>(page) * (size.y + between) - m_scroll.top, size.x, size.y};
}

void PageView::measure()
{
    const wxSize size = pageSize();
    const int count = static_cast<int>(m_count);
    m_scroll.measure(2 * margin + count * size.y + std::max(0, count - 1) * between, area().y);
    m_left = std::clamp(m_left, 0, std::max(0, size.x + 2 * margin - area().x));
}

std::size_t PageView::currentPage() const
{
    const int tall = pageSize().y + between;
    const int middle = m_scroll.top + area().y / 2 - margin;
    const auto page = static_cast<std::size_t>(std::max(0, middle) / std::max(1, tall));
    return m_count == 0 ? 0 : std::min(page, m_count - 1);
}

void PageView::goTo(std::size_t page)
{
    scrollTo(static_cast<int>(page) * (pageSize().y + between));
}

void PageView::scrollTo(int top)
{
    m_scroll.top = top;
    m_scroll.clamp();
    changed();
    ask();
    if (m_moved) {
        m_moved();
    }
}

/// Asks for the pictures of the pages in sight, once for each place and zoom.
void PageView::ask()
{
    if (m_count == 0 || !m_wanted || area().y <= 0) {
        return;
    }
    const int tall = pageSize().y + between;
    const auto pageAt = [&](int y) {
        const auto page = static_cast<std::size_t>(std::max(0, y - margin) / std::max(1, tall));
        return std::min(page, m_count - 1);
    };
    const auto first = pageAt(m_scroll.top);
    const auto last = pageAt(m_scroll.top + area().y);
    const double perInch = zoom() * dipPerInch;
    const auto asked = std::to_string(first) + "-" + std::to_string(last) + "@" +
                       std::to_string(std::lround(perInch));
    if (asked != m_askedFor) {
        m_askedFor = asked;
        m_wanted(first, last, perInch);
    }
}

std::vector<Part> PageView::parts() const
{
    std::vector<Part> out;
    for (std::size_t page = 0; page < m_count; ++page) {
        Part part;
        part.id = "page:" + std::to_string(page);
        part.role = Role::Label;
        part.rect = pageRect(page);
        if (part.rect.GetBottom() < 0 || part.rect.y > area().y) {
            continue;
        }
        part.name = m_pageWord + " " + std::to_string(page + 1);
        part.isSelected = page == currentPage();
        out.push_back(std::move(part));
    }
    for (std::size_t i = 0; i < m_outlined.size(); ++i) {
        Part part;
        part.id = "piece:" + std::to_string(i);
        part.role = Role::Label;
        part.name = m_pageWord + " " + std::to_string(m_outlined[i].page + 1);
        part.rect = pieceRect(m_outlined[i]);
        out.push_back(std::move(part));
    }
    return out;
}

void PageView::draw(Painter& painter)
{
    const Palette& p = painter.palette();
    measure();
    painter.fill(wxRect(wxPoint(0, 0), area()), tableColour(p));
    for (std::size_t page = 0; page < m_count; ++page) {
        const wxRect rect = pageRect(page);
        if (rect.GetBottom() < 0 || rect.y > area().y) {
            continue;
        }
        painter.fill(rect, *wxWHITE);
        if (const auto at = m_pictures.find(page); at != m_pictures.end()) {
            painter.bitmap(at->second, rect);
        }
        wxRect edge = rect;
        edge.Inflate(1);
        painter.roundRect(edge, {}, p.muteLine, 0);
    }
    for (const auto& piece : m_outlined) {
        painter.roundRect(pieceRect(piece), {}, p.accent, 6, 2);
    }
    m_scroll.draw(painter, wxRect(wxPoint(0, 0), area()));
}

bool PageView::onKey(wxKeyEvent& event)
{
    const int key = event.GetKeyCode();
    const auto page = currentPage();
    if (event.ControlDown()) {
        const bool isIn = key == '+' || key == '=' || key == WXK_NUMPAD_ADD;
        const bool isOut = key == '-' || key == WXK_NUMPAD_SUBTRACT;
        if (isIn || isOut) {
            setZoom(zoom() * (isIn ? zoomStep : 1 / zoomStep));
        }
        return isIn || isOut;
    }
    switch (key) {
    case WXK_PAGEDOWN:
        goTo(std::min(page + 1, m_count == 0 ? 0 : m_count - 1));
        return true;
    case WXK_PAGEUP:
        goTo(page == 0 ? 0 : page - 1);
        return true;
    case WXK_HOME:
        goTo(0);
        return true;
    case WXK_END:
        goTo(m_count == 0 ? 0 : m_count - 1);
        return true;
    case WXK_DOWN:
    case WXK_UP:
        scrollTo(m_scroll.top + (key == WXK_DOWN ? arrowStep : -arrowStep));
        return true;
    case WXK_LEFT:
    case WXK_RIGHT:
        m_left += key == WXK_RIGHT ? arrowStep : -arrowStep;
        measure();
        Refresh();
        return true;
    default:
        return false;
    }
}

bool PageView::onMouse(wxMouseEvent& event, wxPoint /*dip*/)
{
    if (event.LeftDown()) {
        SetFocus();
        return true;
    }
    if (event.GetEventType() != wxEVT_MOUSEWHEEL) {
        return false;
    }
    if (event.ControlDown()) {
        setZoom(zoom() * (event.GetWheelRotation() > 0 ? zoomStep : 1 / zoomStep));
        return true;
    }
    scrollTo(m_scroll.top + (event.GetWheelRotation() > 0 ? -arrowStep : arrowStep));
    return true;
}

PageThumbs::PageThumbs(wxWindow* parent, const std::string& name, std::string pageWord)
    : Canvas(parent, name)
    , m_pageWord(std::move(pageWord))
{}

wxColour PageThumbs::ground() const
{
    return tableColour(theme().palette());
}

void PageThumbs::setPictures(std::vector<wxBitmap> pictures)
{
    m_pictures = std::move(pictures);
    m_current = std::min(m_current, m_pictures.empty() ? 0 : m_pictures.size() - 1);
    changed();
}

void PageThumbs::setCurrent(std::size_t page)
{
    if (page != m_current) {
        m_current = page;
        m_scroll.reveal(static_cast<int>(page) * slotTall(), slotTall());
        changed();
    }
}

int PageThumbs::slotTall() const
{
    int tall = thumbWide;
    for (const auto& picture : m_pictures) {
        if (picture.IsOk() && picture.GetWidth() > 0) {
            tall = std::max(tall, thumbWide * picture.GetHeight() / picture.GetWidth());
        }
    }
    return tall + numberTall + 6;
}

wxRect PageThumbs::rectOf(std::size_t page) const
{
    const auto& picture = m_pictures[page];
    const int tall = picture.IsOk() && picture.GetWidth() > 0
                         ? thumbWide * picture.GetHeight() / picture.GetWidth()
                         : thumbWide;
    return {(area().x - thumbWide) / 2, margin + static_cast<int>(page) * slotTall() - m_scroll.top,
            thumbWide, tall};
}

std::vector<Part> PageThumbs::parts() const
{
    std::vector<Part> out;
    for (std::size_t page = 0; page < m_pictures.size(); ++page) {
        Part part;
        part.id = std::to_string(page);
        part.role = Role::Item;
        part.name = m_pageWord + " " + std::to_string(page + 1);
        part.rect = rectOf(page);
        part.isSelected = page == m_current;
        out.push_back(std::move(part));
    }
    return out;
}

void PageThumbs::activate(const std::string& partId)
{
    std::size_t page = 0;
    const auto* end = partId.data() + partId.size();
    if (m_open && std::from_chars(partId.data(), end, page).ptr == end) {
        const auto open = m_open;
        open(page);
    }
}

void PageThumbs::draw(Painter& painter)
{
    const Palette& p = painter.palette();
    painter.fill(wxRect(wxPoint(0, 0), area()), tableColour(p));
    m_scroll.measure(static_cast<int>(m_pictures.size()) * slotTall() + margin, area().y);
    for (std::size_t page = 0; page < m_pictures.size(); ++page) {
        const wxRect rect = rectOf(page);
        if (rect.GetBottom() + numberTall < 0 || rect.y > area().y) {
            continue;
        }
        painter.fill(rect, *wxWHITE);
        if (m_pictures[page].IsOk()) {
            painter.bitmap(m_pictures[page], rect);
        }
        const bool isCurrent = page == m_current;
        wxRect edge = rect;
        edge.Inflate(isCurrent ? 2 : 1);
        painter.roundRect(edge, {}, isCurrent ? p.accent : p.muteLine, 0, isCurrent ? 2 : 1);
        TextStyle style;
        style.size = TextSize::Caption;
        style.align = Align::Centre;
        style.weight = isCurrent ? Weight::SemiBold : Weight::Regular;
        style.colour = isCurrent ? p.accentText : p.text2;
        painter.text(wxRect(rect.x, rect.y + rect.height + 4, rect.width, 18),
                     std::to_string(page + 1), style);
    }
    m_scroll.draw(painter, wxRect(wxPoint(0, 0), area()));
}

bool PageThumbs::onMouse(wxMouseEvent& event, wxPoint /*dip*/)
{
    if (event.GetEventType() != wxEVT_MOUSEWHEEL || !m_scroll.wheel(event, arrowStep)) {
        return false;
    }
    changed();
    return true;
}

void PageThumbs::focusMoved()
{
    std::size_t page = 0;
    const auto& id = focusedPart();
    if (std::from_chars(id.data(), id.data() + id.size(), page).ec == std::errc()) {
        m_scroll.reveal(static_cast<int>(page) * slotTall(), slotTall());
    }
}

} // namespace dongbo::gui
