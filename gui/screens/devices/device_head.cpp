#include "gui/screens/devices/device_head.h"

#include "gui/screens/picture.h"

#include <algorithm>

namespace dongbo::gui {

namespace {
constexpr int photoWide = 92;
constexpr int photoTall = 70;
constexpr int textLeft = photoWide + 12;
constexpr int doubled = 2; ///< pixels kept for a DIP, for doubled screens
} // namespace

DeviceHead::DeviceHead(wxWindow* parent, const std::string& name)
    : Canvas(parent, name, KeyNavigation::Tab)
{}

void DeviceHead::setCard(const present::DeviceCard& card)
{
    m_card = card;
    changed();
}

void DeviceHead::setPhoto(std::size_t index, std::size_t count, const std::string& bytes,
                          Words words)
{
    m_words = std::move(words);
    m_counter = count > 1 ? std::to_string(index + 1) + "/" + std::to_string(count) : std::string();
    m_picture = wxBitmap();
    auto image = pictureFrom(bytes);
    if (image.IsOk()) {
        // filled, the rest cut away evenly
        const double scale = std::max(static_cast<double>(photoWide * doubled) / image.GetWidth(),
                                      static_cast<double>(photoTall * doubled) / image.GetHeight());
        const int wide = std::max(photoWide * doubled, static_cast<int>(image.GetWidth() * scale));
        const int tall = std::max(photoTall * doubled, static_cast<int>(image.GetHeight() * scale));
        image.Rescale(wide, tall, wxIMAGE_QUALITY_BOX_AVERAGE);
        m_picture = wxBitmap(image.GetSubImage(wxRect((wide - photoWide * doubled) / 2,
                                                      (tall - photoTall * doubled) / 2,
                                                      photoWide * doubled, photoTall * doubled)));
    }
    changed();
}

wxSize DeviceHead::bestSize() const
{
    return {200, photoTall};
}

wxRect DeviceHead::photoRect() const
{
    return {0, 0, photoWide, photoTall};
}

wxRect DeviceHead::siteRect() const
{
    const int wide = std::min(area().x - textLeft, textWidth(m_card.siteName) + 24);
    return {textLeft, 46, std::max(0, wide), 22};
}

std::vector<Part> DeviceHead::parts() const
{
    std::vector<Part> out;
    Part photo;
    photo.id = "photo";
    photo.role = Role::Button;
    photo.name = m_picture.IsOk() ? m_words.photo : m_words.addPhoto;
    photo.tip = photo.name;
    photo.rect = photoRect();
    photo.isEnabled = m_picture.IsOk() || m_card.canWrite;
    out.push_back(std::move(photo));
    Part title;
    title.id = "title";
    title.role = Role::Heading;
    title.name = m_card.title;
    title.value = m_card.caption;
    title.rect = wxRect(textLeft, 0, area().x - textLeft, 44);
    out.push_back(std::move(title));
    if (!m_card.siteName.empty()) {
        Part site;
        site.id = "site";
        site.role = Role::Link;
        site.name = m_card.siteName;
        site.rect = siteRect();
        site.radius = 4;
        out.push_back(std::move(site));
    }
    return out;
}

void DeviceHead::activate(const std::string& partId)
{
    const auto action = partId == "photo" ? m_photo : partId == "site" ? m_site : nullptr;
    if (action) {
        action();
    }
}

void DeviceHead::contextMenu(const std::string& partId, wxPoint /*at*/)
{
    if (partId == "photo" && m_photo) {
        m_photo();
    }
}

void DeviceHead::draw(Painter& painter)
{
    const Palette& p = painter.palette();
    const wxRect photo = photoRect();
    if (m_picture.IsOk()) {
        painter.bitmap(m_picture, photo);
        if (!m_counter.empty()) {
            const int wide = textWidth(m_counter, TextSize::Caption, Weight::Medium) + 10;
            const wxRect badge(photo.width - wide - 4, photo.height - 22, wide, 18);
            painter.roundRect(badge, p.asof, {}, 4);
            TextStyle style;
            style.size = TextSize::Caption;
            style.weight = Weight::Medium;
            style.colour = p.onAsof;
            style.align = Align::Centre;
            painter.text(badge, m_counter, style);
        }
    } else {
        painter.roundRect(photo, p.sunken, p.muteLine, 7, 1, true);
        painter.icon(m_card.icon, wxRect(0, 8, photoWide, 30), p.text3, 22);
        TextStyle style;
        style.size = TextSize::Caption;
        style.align = Align::Centre;
        style.colour = m_card.canWrite ? p.accentText : p.text3;
        painter.text(wxRect(4, 42, photoWide - 8, 18), m_card.canWrite ? m_words.addPhoto : "–",
                     style);
    }
    const int wide = area().x - textLeft;
    TextStyle title;
    title.size = TextSize::Heading;
    title.weight = Weight::SemiBold;
    painter.text(wxRect(textLeft, 0, wide, 24), m_card.title, title);
    TextStyle caption;
    caption.colour = p.text2;
    painter.text(wxRect(textLeft, 24, wide, 20), m_card.caption, caption);
    if (!m_card.siteName.empty()) {
        const wxRect site = siteRect();
        painter.icon("map-pin", wxRect(site.x, site.y, 16, site.height), p.accentText, 14);
        TextStyle link;
        link.colour = hoveredPart() == "site" ? p.accentHover : p.accentText;
        painter.text(wxRect(site.x + 20, site.y, site.width - 20, site.height), m_card.siteName,
                     link);
    }
}

} // namespace dongbo::gui
