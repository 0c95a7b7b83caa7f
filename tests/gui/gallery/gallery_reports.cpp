#include "gui/widgets/charts/page_view.h"
#include "gui/widgets/charts/series_chart.h"
#include "tests/gui/gallery/gallery.h"

#include <wx/dcmemory.h>
#include <wx/sizer.h>

namespace dongbo::gui {

namespace {

constexpr double a4Wide = 210;
constexpr double a4Tall = 297;

SeriesChart* chart(wxWindow* card, const std::string& name, SeriesChart::Content content)
{
    auto* made = new SeriesChart(card, name);
    made->setSpoken(content.title.empty() ? content.note : content.title);
    made->setContent(std::move(content));
    made->onOpen([made](std::size_t label) { made->setCurrent(static_cast<int>(label)); });
    made->SetMinSize(wxSize(260, 200));
    return made;
}

/// A page with a few grey lines for text.
wxBitmap page(int wide)
{
    const int tall = static_cast<int>(wide * a4Tall / a4Wide);
    wxBitmap out(wide, tall, 24);
    wxMemoryDC dc(out);
    dc.SetBackground(*wxWHITE_BRUSH);
    dc.Clear();
    dc.SetPen(*wxLIGHT_GREY_PEN);
    for (int y = tall / 8; y < tall * 7 / 8; y += tall / 24) {
        dc.DrawLine(wide / 8, y, wide * 7 / 8, y);
    }
    dc.SelectObject(wxNullBitmap);
    return out;
}

} // namespace

void GalleryPanel::addReports()
{
    wxWindow* card = nullptr;
    wxSizer& body = section("reports", card);
    auto* charts = new wxBoxSizer(wxHORIZONTAL);
    const auto beside = wxSizerFlags(1).Expand().Border(wxRIGHT, FromDIP(24));
    const std::vector<std::string> quarters{"Quý I", "Quý II", "Quý III", "Quý IV"};
    charts->Add(chart(card, "gallery.chart_bars",
                      {SeriesChart::Kind::Bars,
                       {},
                       quarters,
                       {{"2020", Tone::None, {3, 5, 2, 6}, {"3", "5", "2", "6"}},
                        {"2021", Tone::Ok, {4, 4, 7, 1}, {"4", "4", "7", "1"}}},
                       {},
                       "số lần"}),
                beside);
    charts->Add(chart(card, "gallery.chart_stacked",
                      {SeriesChart::Kind::Stacked,
                       "Sự cố theo quý (lần)",
                       quarters,
                       {{"Chặn họp", Tone::Bad, {1, 0, 2, 1}, {"1", "0", "2", "1"}},
                        {"Chập chờn", Tone::Warn, {2, 3, 1, 0}, {"2", "3", "1", "0"}}},
                       {"3", "3", "3", "1"},
                       {}}),
                beside);
    charts->Add(chart(card, "gallery.chart_lines",
                      {SeriesChart::Kind::Lines,
                       "Chi theo quý (đ)",
                       quarters,
                       {{"Mua", Tone::None, {12, 31, 18, 27}, {"12", "31", "18", "27"}},
                        {"Sửa", Tone::Bad, {-2, 4, 8, 3}, {"-2", "4", "8", "3"}}},
                       {},
                       {}}),
                wxSizerFlags(1).Expand());
    body.Add(charts, wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(14)));
    auto* pages = new wxBoxSizer(wxHORIZONTAL);
    auto* thumbs = new PageThumbs(card, "gallery.thumbs", "Trang");
    thumbs->setSpoken("Các trang nhỏ");
    thumbs->setPictures({page(92), page(92)});
    thumbs->SetMinSize(FromDIP(wxSize(PageThumbs::wide, 260)));
    auto* view = new PageView(card, "gallery.pages", "Trang");
    view->setSpoken("Các trang");
    view->onWanted([view](std::size_t first, std::size_t last, double perInch) {
        constexpr double mmPerInch = 25.4;
        for (auto at = first; at <= last; ++at) {
            view->setPicture(at, page(static_cast<int>(a4Wide / mmPerInch * perInch)));
        }
    });
    view->onMoved([view, thumbs] { thumbs->setCurrent(view->currentPage()); });
    view->setPages(2, a4Wide, a4Tall);
    thumbs->onOpen([view](std::size_t at) { view->goTo(at); });
    pages->Add(thumbs, wxSizerFlags().Expand());
    pages->Add(view, wxSizerFlags(1).Expand());
    body.Add(pages, wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(8)));
}

} // namespace dongbo::gui
