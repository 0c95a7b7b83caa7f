#pragma once

#include "gui/present/devices/device_card_presenter.h"
#include "gui/widgets/base/canvas.h"

#include <wx/bitmap.h>

#include <functional>
#include <string>

namespace dongbo::gui {

/// The head of a device's card: a photo (or where one could be), its name, model and code, and the
/// site as a link. Parts: "photo", "title", "site".
class DeviceHead : public Canvas
{
public:
    struct Words
    {
        std::string photo;    ///< "Ảnh 1 trên 3": spoken
        std::string addPhoto; ///< "Thêm ảnh"
    };
    DeviceHead(wxWindow* parent, const std::string& name);

    void setCard(const present::DeviceCard& card);
    /// `count` 0: there is no photo.
    void setPhoto(std::size_t index, std::size_t count, const std::string& bytes, Words words);
    void onPhoto(std::function<void()> action) { m_photo = std::move(action); }
    void onSite(std::function<void()> action) { m_site = std::move(action); }

    [[nodiscard]] std::vector<Part> parts() const override;
    void activate(const std::string& partId) override;
    void contextMenu(const std::string& partId, wxPoint at) override;

protected:
    void draw(Painter& painter) override;
    [[nodiscard]] wxSize bestSize() const override;

private:
    [[nodiscard]] wxRect photoRect() const;
    [[nodiscard]] wxRect siteRect() const;

    present::DeviceCard m_card;
    wxBitmap m_picture;
    std::string m_counter; ///< "1/3"
    Words m_words;
    std::function<void()> m_photo;
    std::function<void()> m_site;
};

} // namespace dongbo::gui
