#include "gui/widgets/frame/banner.h"
#include "gui/widgets/frame/card.h"
#include "gui/widgets/frame/side_bar.h"
#include "tests/gui/gallery/gallery.h"
#include "tests/gui/gallery/gallery_models.h"

namespace dongbo::gui {

void GalleryPanel::addMessages()
{
    wxWindow* card = nullptr;
    wxSizer& body = section("messages", card);
    struct Message
    {
        BannerKind kind;
        const char* sentence;
        const char* explanation;
        std::vector<Banner::Action> actions;
    };
    const std::vector<Message> messages{
        {BannerKind::Ok,
         "Đã ghi sự cố SC-0141.",
         "Hiển Khánh thành Chưa sẵn sàng.",
         {{"undo", "Hoàn tác", "undo", "Ctrl Z"}}},
        {BannerKind::Warn,
         "4 dòng chưa vào sổ.",
         "Năm không đọc được 3, trùng sê-ri 1.",
         {{"see", "Xem"}}},
        {BannerKind::Bad,
         "Không ghi được: ổ đĩa đã đầy.",
         "Chưa có gì thay đổi. Giải phóng chỗ rồi ghi lại.",
         {{"again", "Ghi lại", "refresh"}}},
        {BannerKind::Info, "Sổ vừa được sửa ở máy khác.", "Danh sách đã làm mới.", {}},
        {BannerKind::PastDay,
         "Đang xem sổ tại ngày 11/05/2021, chỉ đọc.",
         "Mọi màn hình và báo cáo đều là của ngày đó.",
         {{"other", "Chọn ngày khác", "", "", true},
          {"today", "Về hôm nay", "rotate-back", "Esc"}}}};
    int i = 0;
    for (const Message& message : messages) {
        auto* banner = new Banner(card, "gallery.banner" + std::to_string(i++));
        banner->setCloseWord("Đóng");
        body.Add(banner, wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(8)));
        banner->tell(message.kind, message.sentence, message.explanation, message.actions,
                     message.kind != BannerKind::PastDay);
    }
    auto* strip = new ProgressStrip(card, "gallery.progress");
    body.Add(strip, wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(12)));
    strip->show("Đang nhập Thiet bi xa 2021.xls", "12.400 / 100.000 dòng", 0.124, "Hủy");
    auto* empty = new EmptyState(
        card, "gallery.empty",
        {"triangle-alert",
         "Chưa có sự cố nào trong sổ",
         "Khi màn hình không lên, mic chập chờn hay mất mạng, ghi lại ở đây. Chỉ cần nửa chữ tên "
         "máy "
         "và một triệu chứng, khoảng 20 giây.",
         {"Báo hỏng", "triangle-alert", "Ctrl B"},
         "Hoặc",
         {{"file", "file-sheet", "Nhập sổ theo dõi sửa chữa cũ",
           "Excel có ngày, máy, lỗi, tiền là đủ", "Chọn tệp…"},
          {"check", "clipboard-check", "Kiểm tra một phòng", "5 mục, dưới 1 phút", "Kiểm tra"}}});
    empty->SetMinSize(FromDIP(wxSize(-1, 400)));
    body.Add(empty, wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(8)));
}

void GalleryPanel::addFrame()
{
    wxWindow* card = nullptr;
    wxSizer& body = section("frame", card);
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    auto* bar = new SideBar(card, "gallery.side");
    bar->setBrand("Đồng Bộ", "Huyện Vụ Bản");
    bar->setGroups(
        {{"Hằng ngày",
          {{"overview", "Tổng quan", "house", "", false, "Ctrl 1"},
           {"devices", "Thiết bị", "box", "372", false, "Ctrl 2"},
           {"faults", "Sự cố", "triangle-alert", "14", true, "Ctrl 3"},
           {"sites", "Điểm cầu", "map-pin", "18", false, "Ctrl 4"}}},
         {"Sổ", {{"reports", "Báo cáo", "file-text"}, {"journal", "Nhật ký", "history"}}}});
    bar->setPerson({"Vũ Thị Hạnh", "VH", "Đã lưu lúc 15:19"});
    bar->onPerson([] {});
    bar->choose("devices");
    bar->SetMinSize(FromDIP(wxSize(192, 360)));
    row->Add(bar, wxSizerFlags());
    auto* page = new wxBoxSizer(wxVERTICAL);
    row->Add(page, wxSizerFlags(1).Expand().Border(wxLEFT, FromDIP(20)));
    auto* head = new wxBoxSizer(wxHORIZONTAL);
    auto* title = new PageHeading(card, "gallery.title");
    title->setContent({"Hiển Khánh", "Phòng họp tầng 2, trụ sở UBND xã · 19 thiết bị", "Điểm cầu",
                       "Chưa sẵn sàng", "circle-cross", Tone::Bad});
    head->Add(title, wxSizerFlags(1).Expand());
    auto* today = new DateBox(card, "gallery.today");
    today->setDay("Hôm nay 16/06/2021", false, {});
    auto* past = new DateBox(card, "gallery.past");
    past->setDay("11/05/2021", true, "Về hôm nay");
    auto* undo = new UndoPair(card, "gallery.undo");
    undo->setHalves({"Hoàn tác: Điều chuyển camera (Ctrl Z)", true}, {"Làm lại (Ctrl Y)", false});
    for (wxWindow* window : {static_cast<wxWindow*>(today), static_cast<wxWindow*>(past),
                             static_cast<wxWindow*>(undo)}) {
        head->Add(window, wxSizerFlags().CentreVertical().Border(wxLEFT, FromDIP(8)));
    }
    page->Add(head, wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(8)));
    auto* steps = new Stepper(card, "gallery.steps",
                              {"Tôi hiểu danh sách này thế này", "Sẽ thay đổi những gì", "Xong"});
    steps->setCurrent(1);
    steps->onStep([](std::size_t) {});
    page->Add(steps, wxSizerFlags().Border(wxBOTTOM, FromDIP(14)));
    auto* words = new Words(card, "gallery.words",
                            std::vector<Run>{{"Nếu mixer chết: ", Weight::SemiBold, {}},
                                             {"mất nghe và được nghe (3 mic, amply, 2 loa). Còn "
                                              "nhìn, được nhìn. Cứu nhanh: cắm Jabra 510 dự phòng "
                                              "vào cổng USB của máy tính.",
                                              Weight::Regular,
                                              {}}});
    words->wrapAt(520);
    page->Add(words);
    body.Add(row, wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(8)));
}

} // namespace dongbo::gui
