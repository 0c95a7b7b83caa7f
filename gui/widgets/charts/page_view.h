#pragma once

#include "gui/widgets/base/canvas.h"
#include "gui/widgets/base/scroll.h"

#include <wx/bitmap.h>

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace dongbo::gui {

/// Pages of paper one below the other, white in every theme, on a darker ground: scrolled, zoomed,
/// turned with Page Up and Page Down. The pictures of pages come from outside, for those in sight
/// only. Parts: "page:0" …, "piece:0" … of what is outlined.
class PageView : public Canvas
{
public:
    enum class Fit
    {
        Width,
        Page,
        None ///< a zoom chosen by hand
    };
    PageView(wxWindow* parent, const std::string& name, std::string pageWord);

    /// So many pages of that size in mm; pictures shown before stay until new ones come.
    void setPages(std::size_t count, double wideMm, double tallMm);
    /// The picture of a page, at whatever resolution it was asked for.
    void setPicture(std::size_t page, const wxBitmap& picture);
    /// A piece of a page, in mm of it.
    struct Piece
    {
        std::size_t page = 0;
        double x = 0;
        double y = 0;
        double wide = 0;
        double tall = 0;
    };
    /// Outlines these pieces, and brings the first of them into sight; none: outlines nothing.
    void outline(std::vector<Piece> pieces);
    void setFit(Fit fit);
    [[nodiscard]] Fit fit() const { return m_fit; }
    /// 1: as large as on paper, at 96 DIP an inch. Between 0.25 and 4.
    void setZoom(double zoom);
    [[nodiscard]] double zoom() const;
    /// From 0: the one most of which is in sight.
    [[nodiscard]] std::size_t currentPage() const;
    void goTo(std::size_t page);
    /// These pages come into sight and need pictures; DIP an inch.
    void
    onWanted(std::function<void(std::size_t first, std::size_t last, double dipPerInch)> action)
    {
        m_wanted = std::move(action);
    }
    /// Another page is the current one, or the zoom is another.
    void onMoved(std::function<void()> action) { m_moved = std::move(action); }

    [[nodiscard]] std::vector<Part> parts() const override;
    [[nodiscard]] Role role() const override { return Role::List; }
    [[nodiscard]] wxColour ground() const override;

protected:
    void draw(Painter& painter) override;
    bool onKey(wxKeyEvent& event) override;
    bool onMouse(wxMouseEvent& event, wxPoint dip) override;
    [[nodiscard]] wxSize bestSize() const override { return {320, 240}; }

private:
    [[nodiscard]] wxSize pageSize() const;
    [[nodiscard]] wxRect pageRect(std::size_t page) const;
    [[nodiscard]] wxRect pieceRect(const Piece& piece) const;
    void scrollTo(int top);
    void ask();
    void measure();

    std::string m_pageWord;
    std::size_t m_count = 0;
    double m_wideMm = 210;
    double m_tallMm = 297;
    Fit m_fit = Fit::Width;
    double m_zoom = 1;
    VerticalScroll m_scroll;
    int m_left = 0; ///< DIP scrolled sideways
    std::map<std::size_t, wxBitmap> m_pictures;
    std::vector<Piece> m_outlined;
    std::string m_askedFor; ///< pages and zoom asked for last
    std::size_t m_lastPage = 0;
    std::function<void(std::size_t, std::size_t, double)> m_wanted;
    std::function<void()> m_moved;
};

/// Small pictures of pages at the side of a PageView. Parts: "0", "1" …
class PageThumbs : public Canvas
{
public:
    static constexpr int wide = 132;

    PageThumbs(wxWindow* parent, const std::string& name, std::string pageWord);

    void setPictures(std::vector<wxBitmap> pictures);
    void setCurrent(std::size_t page);
    void onOpen(std::function<void(std::size_t page)> action) { m_open = std::move(action); }

    [[nodiscard]] std::vector<Part> parts() const override;
    void activate(const std::string& partId) override;
    [[nodiscard]] Role role() const override { return Role::List; }
    [[nodiscard]] wxColour ground() const override;

protected:
    void draw(Painter& painter) override;
    bool onMouse(wxMouseEvent& event, wxPoint dip) override;
    void focusMoved() override;
    [[nodiscard]] wxSize bestSize() const override { return {wide, 200}; }

private:
    [[nodiscard]] int slotTall() const;
    [[nodiscard]] wxRect rectOf(std::size_t page) const;

    std::string m_pageWord;
    std::vector<wxBitmap> m_pictures;
    std::size_t m_current = 0;
    VerticalScroll m_scroll;
    std::function<void(std::size_t)> m_open;
};

} // namespace dongbo::gui
