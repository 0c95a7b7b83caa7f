#include "tests/gui/gallery/gallery.h"

#include "gui/widgets/controls/chips.h"
#include "gui/widgets/controls/typed_fields.h"
#include "gui/widgets/controls/words.h"
#include "gui/widgets/frame/banner.h"
#include "gui/widgets/frame/card.h"
#include "gui/widgets/frame/side_bar.h"
#include "gui/widgets/paint/icons.h"
#include "gui/widgets/paint/strings.h"
#include "tests/gui/gallery/gallery_models.h"

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

/// "buttons" → "Buttons".
std::string headingOf(std::string id)
{
    id.front() = static_cast<char>(id.front() - 'a' + 'A');
    return id;
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
    addReports();
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
    DestroyChildren(); // the tables use the models until they are destroyed
}

wxSizer& GalleryPanel::section(const std::string& id, wxWindow*& card)
{
    m_sections.push_back(id);
    auto* made = new Card(this, "gallery." + id, {headingOf(id)});
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
        hover->setPreviewState("button");
        auto* focus = new Button(card, name + "focus", text, kind);
        focus->setPreviewState({}, "button");
        auto* off = new Button(card, name + "off", text, kind);
        off->Disable();
        auto* foot = new Button(card, name + "foot", text, kind, ButtonSize::Foot);
        auto* row = new Button(card, name + "row", {"Cho mượn"}, kind, ButtonSize::Row);
        addRow(body, {rest, hover, focus, off, foot, row});
    }
    auto* undo = new Button(card, "gallery.plain", {"Hoàn tác", "undo"}, ButtonKind::Plain);
    auto* plainHover = new Button(card, "gallery.plainhover", {"Đóng", "cross"}, ButtonKind::Plain);
    plainHover->setPreviewState("button");
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
    hovered->setPreviewState("broken", "spare");
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
    severity->setPreviewState("d", "i");
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

void GalleryPanel::addIcons()
{
    wxWindow* card = nullptr;
    wxSizer& body = section("icons", card);
    body.Add(new IconSheet(card, "gallery.iconsheet"), wxSizerFlags().Expand());
}

} // namespace dongbo::gui
