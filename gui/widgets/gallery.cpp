#include "gui/widgets/gallery.h"

#include "gui/widgets/banner.h"
#include "gui/widgets/card.h"
#include "gui/widgets/chips.h"
#include "gui/widgets/icons.h"
#include "gui/widgets/internal/gallery_models.h"
#include "gui/widgets/side_bar.h"
#include "gui/widgets/strings.h"
#include "gui/widgets/typed_fields.h"
#include "gui/widgets/words.h"

namespace dongbo::gui {

namespace {

using namespace std::chrono_literals;
constexpr Date specimenDay = 2021y / std::chrono::June / 16d;

/// The icons with their names.
class IconSheet : public Canvas
{
public:
    IconSheet(wxWindow* parent, const std::string& name)
        : Canvas(parent, name)
    {}
    [[nodiscard]] std::vector<Part> parts() const override
    {
        std::vector<Part> out;
        const int inRow = std::max(1, area().x / cell);
        int i = 0;
        for (const std::string_view icon : iconNames()) {
            Part part;
            part.id = std::string(icon);
            part.role = Role::Picture;
            part.name = part.id;
            part.tip = part.id;
            part.rect = wxRect(i % inRow * cell, i / inRow * tall, cell, tall);
            out.push_back(std::move(part));
            ++i;
        }
        return out;
    }
    [[nodiscard]] bool isReadOnly() const override { return true; }

protected:
    void draw(Painter& painter) override
    {
        TextStyle style;
        style.size = TextSize::Caption;
        style.align = Align::Centre;
        style.colour = painter.palette().text3;
        for (const Part& part : parts()) {
            const wxRect& r = part.rect;
            painter.icon(part.id, wxRect(r.x, r.y, r.width, 28), painter.palette().text, 20);
            painter.text(wxRect(r.x + 2, r.y + 28, r.width - 4, 18), part.name, style);
        }
    }
    [[nodiscard]] wxSize bestSize() const override { return {900, 11 * tall}; }

private:
    static constexpr int cell = 88;
    static constexpr int tall = 56;
};

void addRow(wxSizer& body, const std::vector<wxWindow*>& windows)
{
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    for (wxWindow* window : windows) {
        row->Add(window, wxSizerFlags().CentreVertical().Border(wxRIGHT, window->FromDIP(10)));
    }
    body.Add(row, wxSizerFlags().Border(wxBOTTOM, windows.front()->FromDIP(10)));
}

} // namespace

GalleryPanel::GalleryPanel(wxWindow* parent, const std::string& name)
    : ScrollPanel(parent, name)
    , m_models(std::make_unique<Models>())
    , m_body(new wxBoxSizer(wxVERTICAL))
{
    m_body->AddSpacer(FromDIP(16));
    auto* all = new wxBoxSizer(wxVERTICAL);
    all->Add(m_body, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT, FromDIP(20)));
    SetSizer(all);
    addFrame();
    addButtons();
    addChips();
    addFields();
    addMessages();
    addTable();
    addTiles();
    addCharts();
    addLists();
    addBoard();
    addSheet();
    addIcons();
    FitInside();
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        if (!m_wanted.empty()) {
            CallAfter([this] { scrollToWanted(); });
        }
    });
}

GalleryPanel::~GalleryPanel()
{
    DestroyChildren(); // the tables look at the models until they go
}

wxSizer& GalleryPanel::section(const std::string& id, wxWindow*& card)
{
    m_sections.push_back(id);
    auto* made = new Card(this, "gallery." + id, {word("widget.gallery_" + id)});
    m_body->Add(made, wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(12)));
    card = made;
    return made->body();
}

void GalleryPanel::showSection(const std::string& id)
{
    m_wanted = id;
    if (GetClientSize().y > FromDIP(100)) {
        CallAfter([this] { scrollToWanted(); });
    }
}

void GalleryPanel::scrollToWanted()
{
    const wxWindow* card = FindWindow(toWx("gallery." + m_wanted));
    int perUnit = 0;
    GetScrollPixelsPerUnit(nullptr, &perUnit);
    if (card != nullptr && perUnit > 0) {
        Scroll(0, (CalcUnscrolledPosition(card->GetPosition()).y - FromDIP(12)) / perUnit);
        m_wanted.clear();
    }
}

void GalleryPanel::addButtons()
{
    wxWindow* card = nullptr;
    wxSizer& body = section("buttons", card);
    for (const ButtonKind kind : {ButtonKind::Primary, ButtonKind::Outline, ButtonKind::Link}) {
        const std::string name = "gallery.button" + std::to_string(static_cast<int>(kind));
        const ButtonText text{"Báo hỏng", kind == ButtonKind::Link ? "" : "triangle-alert",
                              kind == ButtonKind::Primary ? "Ctrl B" : ""};
        auto* rest = new Button(card, name, text, kind);
        auto* hover = new Button(card, name + "hover", text, kind);
        hover->pose("button");
        auto* focus = new Button(card, name + "focus", text, kind);
        focus->pose({}, "button");
        auto* off = new Button(card, name + "off", text, kind);
        off->Disable();
        auto* foot = new Button(card, name + "foot", text, kind, ButtonSize::Foot);
        auto* row = new Button(card, name + "row", {"Cho mượn"}, kind, ButtonSize::Row);
        addRow(body, {rest, hover, focus, off, foot, row});
    }
    auto* undo = new Button(card, "gallery.plain", {"Hoàn tác", "undo"}, ButtonKind::Plain);
    auto* plainHover = new Button(card, "gallery.plainhover", {"Đóng", "cross"}, ButtonKind::Plain);
    plainHover->pose("button");
    auto* next =
        new Button(card, "gallery.next", {"Xem sẽ thay đổi những gì", "", "", "", "arrow-right"},
                   ButtonKind::Primary);
    auto* segments = new Segments(card, "gallery.segments",
                                  {{"board", "Bảng", "board"}, {"list", "Danh sách", "list"}});
    addRow(body, {undo, plainHover, next, segments});
}

void GalleryPanel::addChips()
{
    wxWindow* card = nullptr;
    wxSizer& body = section("chips", card);
    auto* filters = new ChipBar(card, "gallery.chips",
                                {{"all", "Tất cả", "", "372", true},
                                 {"broken", "Hỏng", "cross", "9"},
                                 {"repair", "Đang sửa", "wrench", "5"},
                                 {"spare", "Dự phòng", "", "11"},
                                 {"site", "Hiển Khánh", "map-pin", "19", true, true},
                                 {"people", "Mọi người", "user", "", false, false, true},
                                 {"more", "Bộ lọc", "plus"}});
    filters->onClear([](const std::string&) {});
    body.Add(filters, wxSizerFlags().Border(wxBOTTOM, FromDIP(10)));
    auto* hovered =
        new ChipBar(card, "gallery.chipshover",
                    {{"broken", "Hỏng", "cross", "9"}, {"spare", "Dự phòng", "", "11"}});
    hovered->pose("broken", "spare");
    auto* small = new ChipBar(
        card, "gallery.chipssmall",
        {{"all", "Tất cả", "", "", true}, {"fault", "Sự cố"}, {"money", "Tiền"}}, ChipStyle::Small);
    addRow(body, {hovered, small});
    auto* answers = new ChipBar(card, "gallery.answers",
                                {{"a", "Không lên hình", "", "", true, false, false, "1"},
                                 {"b", "Không có tín hiệu", "", "", false, false, false, "2"},
                                 {"c", "Không bật được", "", "", false, false, false, "3"},
                                 {"d", "Sọc màn hình", "", "", false, false, false, "4"},
                                 {"e", "Chớp giật", "", "", false, false, false, "5"}},
                                ChipStyle::Answer);
    answers->wrapLines();
    body.Add(answers, wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(10)));
    auto* severity = new ChoiceCards(card, "gallery.severity",
                                     {{"b", "Chặn họp", "phải dừng họp", "circle-cross", Tone::Bad},
                                      {"d", "Giảm", "vẫn họp được", "trend-down", Tone::Warn},
                                      {"i", "Chập chờn", "lúc có lúc mất", "wave", Tone::Odd},
                                      {"m", "Nhỏ", "để sau được", "minus", Tone::Mute}});
    severity->choose("b");
    severity->pose("d", "i");
    body.Add(severity, wxSizerFlags().Border(wxBOTTOM, FromDIP(10)));
}

void GalleryPanel::addFields()
{
    wxWindow* card = nullptr;
    wxSizer& body = section("fields", card);
    auto* grid = new wxFlexGridSizer(4, FromDIP(12), FromDIP(16));
    for (int i = 0; i < 4; ++i) {
        grid->AddGrowableCol(static_cast<std::size_t>(i), 1);
    }
    const auto add = [&](wxWindow* window) { grid->Add(window, wxSizerFlags().Expand()); };
    add(new TextField(card, "gallery.text", {"Tên thiết bị", "ví dụ Màn hình Samsung 55"}));
    auto* filled = new TextField(card, "gallery.filled", {"Người báo", "", "user"});
    filled->setText("Nguyễn Văn Hiệp");
    add(filled);
    auto* wrong = new TextField(card, "gallery.wrong", {"Năm đưa vào dùng"});
    wrong->setText("200");
    wrong->setError("Gõ năm bốn chữ số, ví dụ 2020.");
    add(wrong);
    auto* off =
        new TextField(card, "gallery.off", {"Mã", "", "lock", "không sửa được trong sổ quá khứ"});
    off->setText("VB-0147");
    off->Disable();
    add(off);
    auto* date = new DateField(card, "gallery.date", {"Hỏng từ ngày", "dd/mm/yyyy"},
                               [] { return specimenDay; });
    date->setDay(specimenDay);
    add(date);
    auto* money = new MoneyField(card, "gallery.money", {"Nguyên giá", "0 đ", "banknote"});
    money->setAmount(Money{12'500'000});
    add(money);
    auto* choice = new ChoiceField(card, "gallery.choice", {"Điểm cầu", "Chọn điểm cầu", "map-pin"},
                                   {{"gk", "Hiển Khánh"}, {"ta", "Tân Thành"}, {"mt", "Minh Tân"}});
    choice->choose("gk");
    add(choice);
    auto* changed = new TextField(card, "gallery.note", {"Sê-ri"});
    changed->setText("0AXR3CBN4021");
    changed->setNote("Vừa được sửa ở máy khác thành 0AXR3CBN4022.", Tone::Warn);
    add(changed);
    auto* area = new TextArea(card, "gallery.area", {"Ghi chú"}, 3);
    area->setText("Mất hình sau 20 phút họp.\nĐã thay dây HDMI, chưa khỏi.");
    add(area);
    auto* search =
        new SearchField(card, "gallery.search",
                        {"Cái gì hỏng?", "gõ nửa chữ, không cần dấu", "search", "", "Ctrl K"});
    add(search);
    body.Add(grid, wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(12)));
    auto* box = new CheckBox(card, "gallery.box", "Đang trong cuộc họp");
    auto* ticked = new CheckBox(card, "gallery.ticked", "Đã cắm điện, đèn sáng");
    ticked->setChecked(true);
    auto* disabled = new CheckBox(card, "gallery.boxoff", "Đổi sợi cáp khác");
    disabled->Disable();
    auto* round = new CheckBox(card, "gallery.round", "Giữ bản mới", CheckBox::Shape::Round);
    round->setChecked(true);
    auto* other = new CheckBox(card, "gallery.roundother", "Trả về như cũ", CheckBox::Shape::Round);
    addRow(body, {box, ticked, disabled, round, other});
}

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
         "4 dòng để riêng.",
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

void GalleryPanel::addIcons()
{
    wxWindow* card = nullptr;
    wxSizer& body = section("icons", card);
    body.Add(new IconSheet(card, "gallery.iconsheet"), wxSizerFlags().Expand());
}

} // namespace dongbo::gui
