#include "gui/widgets/charts/blocks.h"
#include "gui/widgets/controls/button.h"
#include "gui/widgets/controls/chips.h"
#include "gui/widgets/controls/typed_fields.h"
#include "gui/widgets/frame/card.h"
#include "gui/widgets/frame/side_sheet.h"
#include "gui/widgets/lists/board.h"
#include "gui/widgets/lists/matrix.h"
#include "gui/widgets/lists/table.h"
#include "gui/widgets/lists/tile_grid.h"
#include "gui/widgets/paint/icons.h"
#include "gui/widgets/paint/strings.h"
#include "gui/widgets/paint/text_layout.h"
#include "tests/gui/gallery/gallery.h"

#include <catch2/catch.hpp>
#include <wx/app.h>
#include <wx/sizer.h>
#include <wx/toplevel.h>

#include <chrono>
#include <set>

using namespace std::chrono_literals;
using namespace dongbo;
using namespace dongbo::gui;

namespace {

/// A page within the test's frame, destroyed with the test.
class Page
{
public:
    Page()
        : m_page(new Surface(wxTheApp->GetTopWindow(), "page"))
    {
        m_page->SetSize(wxTheApp->GetTopWindow()->GetClientSize());
    }
    ~Page() { m_page->Destroy(); }
    Page(const Page&) = delete;
    Page& operator=(const Page&) = delete;

    [[nodiscard]] wxWindow* operator*() const { return m_page; }
    /// Processes pending events: sizes, focus, paints.
    static void settle()
    {
        for (int i = 0; i < 5; ++i) {
            wxTheApp->ProcessPendingEvents();
            wxTheApp->Yield();
            wxMilliSleep(5);
        }
    }
    /// Lets things happen until it is so, however slow the machine is; false after half a minute.
    template <typename Condition> [[nodiscard]] static bool comesTrue(const Condition& condition)
    {
        const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(30);
        while (!condition()) {
            if (std::chrono::steady_clock::now() > until) {
                return false;
            }
            settle();
        }
        return true;
    }

private:
    Surface* m_page; // owned by the frame
};

void press(wxWindow& window, int key, int modifiers = 0)
{
    wxKeyEvent event(wxEVT_KEY_DOWN);
    event.m_keyCode = key;
    event.SetControlDown((modifiers & wxMOD_CONTROL) != 0);
    event.SetShiftDown((modifiers & wxMOD_SHIFT) != 0);
    event.SetEventObject(&window);
    window.HandleWindowEvent(event);
}

void click(Canvas& canvas, const std::string& part)
{
    const auto found = canvas.part(part);
    REQUIRE(found);
    const wxPoint middle(found->rect.x + found->rect.width / 2,
                         found->rect.y + found->rect.height / 2);
    for (const auto& kind : {wxEVT_LEFT_DOWN, wxEVT_LEFT_UP}) {
        wxMouseEvent event(kind);
        event.SetPosition(canvas.FromDIP(middle));
        event.m_leftDown = kind == wxEVT_LEFT_DOWN;
        event.SetEventObject(&canvas);
        canvas.HandleWindowEvent(event);
    }
}

/// A million rows; records which were requested.
class Counting : public TableModel
{
public:
    [[nodiscard]] std::int64_t rowCount() const override { return rows; }
    bool row(std::int64_t index, TableRow& out) const override
    {
        requested.insert(index);
        out.cells = {{"VB-" + std::to_string(index)}, {"Màn hình"}};
        return true;
    }
    std::int64_t rows = 1'000'000;
    mutable std::set<std::int64_t> requested;
};

std::vector<Column> twoColumns()
{
    return {{"code", "Mã", 100}, {"name", "Thiết bị", 100, 60, 1}};
}

} // namespace

TEST_CASE("Table: of a million rows only the visible ones are requested", "[display]")
{
    Page page;
    Counting model;
    auto* table = new Table(*page, "table", twoColumns());
    table->SetSize(600, 400);
    table->setModel(&model);
    REQUIRE(Page::comesTrue([&] { return model.requested.size() > 5; }));
    CHECK(model.requested.size() < 40);
    CHECK(*model.requested.rbegin() < 40);
    model.requested.clear();
    press(*table, WXK_END);
    REQUIRE(Page::comesTrue([&] { return model.requested.contains(999'999); }));
    CHECK(table->currentRow() == 999'999);
    CHECK(model.requested.size() < 40);
    REQUIRE(table->part("row:999999"));
    CHECK(table->part("row:999999")->isSelected);
}

TEST_CASE("Table: truncated text is in the row's tooltip", "[display]")
{
    Page page;
    FixedTableModel model;
    model.rows.resize(2);
    model.rows[0].cells = {{"VB-1"},
                           {"Màn hình Samsung 55 inch UA55TU7000 treo tường phòng họp tầng 2"}};
    model.rows[1].cells = {{"VB-2"}, {"Loa"}};
    auto* table = new Table(*page, "table", twoColumns());
    table->SetSize(300, 200);
    table->setModel(&model);
    REQUIRE(Page::comesTrue([&] { return table->part("row:1").has_value(); }));
    CHECK(table->part("row:0")->tip == model.rows[0].cells[1].text);
    CHECK(table->part("row:1")->tip.empty());
}

TEST_CASE("Table: columns give room to those whose words are cut, sums of groups among them",
          "[display]")
{
    struct Rows final : TableModel
    {
        [[nodiscard]] std::int64_t rowCount() const override { return 2; }
        bool row(std::int64_t index, TableRow& out) const override
        {
            out = {};
            out.isGroup = index == 0;
            out.indent = index == 0 ? 0 : 12;
            out.cells = index == 0 ? std::vector<TableCell>{{}, {"Cộng Hòa"}, {}, {"1.234.567"}}
                                   : std::vector<TableCell>{{}, {"CHO-ACC-0001"}, {"Cáp"}, {"4"}};
            return true;
        }
    } rows;
    Page page;
    auto* table =
        new Table(*page, "table",
                  {{"site", "Điểm cầu", 500, 500, 0, ColumnKind::Text, Align::Left, true, 1},
                   {"code", "Mã", 80},
                   {"name", "Thiết bị", 100, 60, 1},
                   {"count", "SL", 60, 40, 0, ColumnKind::Money}});
    table->SetSize(table->FromDIP(wxSize(600, 300)));
    table->setModel(&rows);
    const auto wide = [table](const char* id) { return table->part(id)->rect.width; };
    REQUIRE(Page::comesTrue([&] { return wide("head:code") > 80; }));
    CHECK(wide("head:code") >= textWidth("CHO-ACC-0001") + 12 + 16);
    CHECK(wide("head:count") >= textWidth("1.234.567", TextSize::Body, Weight::SemiBold) + 16);
    table->setModel(nullptr);
}

TEST_CASE("Table: Shift extends from the anchor, Space with Ctrl takes one out", "[display]")
{
    Page page;
    Counting model;
    auto* table = new Table(*page, "table", twoColumns());
    table->SetSize(600, 400);
    table->setModel(&model);
    int notified = 0;
    table->onSelect([&notified] { ++notified; });
    table->select(3);
    CHECK(notified == 0);
    press(*table, WXK_DOWN, wxMOD_SHIFT);
    press(*table, WXK_DOWN, wxMOD_SHIFT);
    CHECK(table->selection().count() == 3);
    press(*table, WXK_UP, wxMOD_CONTROL);
    press(*table, WXK_SPACE, wxMOD_CONTROL);
    CHECK(table->selection().count() == 2);
    CHECK_FALSE(table->selection().has(4));
    CHECK(notified == 3);
    CHECK(table->copied(10) == "Mã\tThiết bị\nVB-3\tMàn hình\nVB-5\tMàn hình\n");
}

TEST_CASE("Table: a shorter list limits the position and the selection", "[display]")
{
    Page page;
    Counting model;
    auto* table = new Table(*page, "table", twoColumns());
    table->SetSize(600, 400);
    table->setModel(&model);
    table->select(900'000);
    model.rows = 7;
    table->modelChanged();
    CHECK(table->firstVisible() == 0);
    CHECK(table->selection().empty());
    CHECK(table->currentRow() == 6);
    model.rows = 0;
    table->modelChanged();
    Page::settle();
    press(*table, WXK_DOWN);
    press(*table, WXK_RETURN);
    CHECK(table->currentRow() == -1);
}

TEST_CASE("Table: a heading sorts by mouse and keys, and reverses when pressed again", "[display]")
{
    Page page;
    Counting model;
    auto* table = new Table(*page, "table", twoColumns());
    table->SetSize(600, 400);
    std::string sorted;
    table->onSort([&sorted](const std::string& column, bool isAscending) {
        sorted = column + (isAscending ? "+" : "-");
    });
    table->setModel(&model);
    Page::settle();
    click(*table, "head:name");
    CHECK(sorted == "name+");
    click(*table, "head:name");
    CHECK(sorted == "name-");
    table->select(0);
    press(*table, WXK_UP); // from the first row to the headings
    press(*table, WXK_RETURN);
    CHECK(sorted == "code+");
}

TEST_CASE("Button: click, Enter and Space press it; a disabled one ignores them", "[display]")
{
    Page page;
    auto* button = new Button(*page, "button", {"Báo hỏng", "triangle-alert", "Ctrl B"});
    button->SetSize(button->GetBestSize());
    int pressed = 0;
    button->onPress([&pressed] { ++pressed; });
    click(*button, "button");
    press(*button, WXK_RETURN);
    press(*button, WXK_SPACE);
    CHECK(pressed == 3);
    button->Disable();
    button->activate("button");
    CHECK(pressed == 3);
    CHECK_FALSE(button->part("button")->isEnabled);
}

TEST_CASE("Card: its buttons lose their words, the main one last, before the title is cut",
          "[display]")
{
    Page page;
    auto* card = new Card(*page, "card", {"Việc sẽ làm"});
    auto* drop =
        new Button(card, "drop", {"Bỏ kế hoạch", "ban"}, ButtonKind::Outline, ButtonSize::Row);
    auto* send = new Button(card, "send", {"Duyệt", "gavel"}, ButtonKind::Primary, ButtonSize::Row);
    card->headTools().Add(drop);
    card->headTools().Add(send);
    card->SetSize(card->FromDIP(wxSize(600, 200)));
    const int whole = drop->area().x;
    const int wholeSend = send->area().x;
    card->SetSize(card->FromDIP(wxSize(260, 200)));
    CHECK(drop->area().x < whole);
    CHECK(send->area().x == wholeSend);
    CHECK(drop->part("button")->name == "Bỏ kế hoạch"); // it still says what it does
    CHECK(drop->part("button")->tip == "Bỏ kế hoạch");
    card->SetSize(card->FromDIP(wxSize(600, 200)));
    CHECK(drop->area().x == whole);
}

TEST_CASE("Chips: what has no room is in the menu of the last, never the one in force", "[display]")
{
    Page page;
    auto* bar = new ChipBar(*page, "chips",
                            {{.id = "plan", .word = "Kế hoạch"},
                             {.id = "kept", .word = "Phương án"},
                             {.id = "advice", .word = "Lời khuyên", .isSelected = true}});
    bar->SetSize(bar->GetBestSize());
    CHECK(bar->parts().size() == 3);
    bar->SetSize(bar->FromDIP(wxSize(170, 28)));
    const auto parts = bar->parts();
    REQUIRE(!parts.empty());
    CHECK(bar->part("advice"));
    CHECK(parts.back().id == "more");
    CHECK(parts.back().rect.x + parts.back().rect.width <= 170);
}

TEST_CASE("Matrix: columns out of sight are counted, named and brought by a press", "[display]")
{
    struct Rows final : MatrixModel
    {
        [[nodiscard]] std::int64_t rowCount() const override { return 3; }
        [[nodiscard]] MatrixRow row(std::int64_t index) const override
        {
            return {std::to_string(index), "Gôi"};
        }
        [[nodiscard]] MatrixCell cell(std::int64_t, std::size_t) const override { return {}; }
        [[nodiscard]] std::int64_t nextDeviation(std::int64_t, std::size_t&, int) const override
        {
            return -1;
        }
    } rows;
    Page page;
    auto* matrix = new Matrix(*page, "matrix");
    std::vector<MatrixColumn> columns;
    for (const char* type : {"Màn hình", "Camera", "Loa", "Micro", "Máy tính", "Router"}) {
        columns.push_back({type, type, "Nhìn"});
    }
    matrix->setColumns(columns);
    matrix->setModel(&rows);
    matrix->SetSize(matrix->FromDIP(wxSize(900, 300)));
    CHECK_FALSE(matrix->part("more:right"));
    matrix->SetSize(matrix->FromDIP(wxSize(400, 300)));
    REQUIRE(matrix->part("more:right"));
    CHECK(matrix->part("more:right")->name.ends_with("Router"));
    CHECK_FALSE(matrix->part("head:Router"));
    click(*matrix, "more:right");
    CHECK(matrix->part("head:Router"));
    CHECK(matrix->part("more:left"));
    CHECK_FALSE(matrix->part("more:right"));
    matrix->setModel(nullptr);
}

TEST_CASE("Scroll panel: a field of the form within it is shown whole when it gets the keyboard",
          "[display]")
{
    const Page page;
    auto* panel = new ScrollPanel(*page, "panel");
    panel->SetSize(0, 0, 300, 200);
    auto* form = new Surface(panel, "form"); // the panel's one child, taller than the panel
    auto* fields = new wxBoxSizer(wxVERTICAL);
    std::vector<Button*> all;
    for (int i = 0; i < 12; ++i) {
        all.push_back(new Button(form, "field" + std::to_string(i), {"Ghi"}));
        fields->Add(all.back(), wxSizerFlags().Border(wxTOP, 30));
    }
    form->SetSizer(fields);
    auto* around = new wxBoxSizer(wxVERTICAL);
    around->Add(form, wxSizerFlags().Expand());
    panel->SetSizer(around);
    panel->Layout();
    panel->FitInside();
    const auto isWhole = [&](Button& field) {
        const wxRect rect(panel->ScreenToClient(field.GetScreenPosition()), field.GetSize());
        return rect.y >= 0 && rect.GetBottom() < panel->GetClientSize().y;
    };
    for (const std::size_t i : {11U, 6U, 0U, 5U, 11U, 1U}) {
        INFO(i);
        all[i]->SetFocus();
        CHECK(Page::comesTrue([&] { return isWhole(*all[i]); }));
    }
}

TEST_CASE("Figures: notes give way before a figure is cut", "[display]")
{
    const Page page;
    auto* figures = new FigureBlocks(*page, "figures");
    FigureBlocks::Block spent;
    spent.id = "spent";
    spent.caption = "Sẽ chi";
    spent.value = "65.470.000 đ";
    FigureBlocks::Block sure;
    sure.id = "sure";
    sure.value = "Tối ưu";
    sure.note = "đã chứng minh, và rẻ nhất trong các cách họp được ngay";
    figures->setBlocks({spent, sure, spent});
    const int figure = textWidth(spent.value, TextSize::Figure, Weight::SemiBold);
    for (const int wide : {900, 560, 470, 380, 250, 170}) {
        INFO(wide);
        figures->SetSize(0, 0, wide, 62);
        const auto parts = figures->parts();
        REQUIRE(!parts.empty());
        CHECK(parts.front().rect.width >= figure);
        CHECK(parts.back().rect.x + parts.back().rect.width <= wide);
    }
}

TEST_CASE("Date field: an invalid day is kept with an error below the field", "[display]")
{
    Page page;
    auto* field = new DateField(*page, "field", {"Hỏng từ ngày"},
                                [] { return Date(2021y / std::chrono::June / 16d); });
    auto* other = new TextField(*page, "other", {"Ghi chú"});
    field->SetSize(0, 0, 240, 80);
    other->SetSize(0, 100, 240, 60);
    wxTheApp->GetTopWindow()->Raise();
    field->SetFocus();
    Page::settle();
    field->setText("31/02/2021");
    other->SetFocus();
    REQUIRE(Page::comesTrue([&] { return !field->error().empty(); }));
    CHECK(field->text() == "31/02/2021");
    CHECK_FALSE(field->day());
    field->SetFocus();
    Page::settle();
    field->native().SetValue("1/7/21");
    CHECK(field->error().empty());
    other->SetFocus();
    CHECK(Page::comesTrue([&] { return field->text() == "01/07/2021"; }));
}

TEST_CASE("Date field: an impossible day is named while it is typed, one written out is told",
          "[display]")
{
    Page page;
    auto* field = new DateField(*page, "field", {"Hỏng từ ngày"},
                                [] { return Date(2021y / std::chrono::June / 16d); });
    auto* other = new TextField(*page, "other", {"Ghi chú"});
    field->SetSize(0, 0, 240, 80);
    other->SetSize(0, 100, 240, 60);
    std::string told;
    field->onChange([&] { told = field->text(); });
    wxTheApp->GetTopWindow()->Raise();
    field->SetFocus();
    Page::settle();
    field->native().SetValue("31/02");
    CHECK(field->error().empty()); // perhaps more is to come
    field->native().SetValue("31/02/2022");
    CHECK_FALSE(field->error().empty());
    field->native().SetValue("1/7/21");
    CHECK(field->error().empty());
    other->SetFocus();
    Page::settle();
    CHECK(field->text() == "01/07/2021");
    CHECK(told == "01/07/2021");
}

TEST_CASE("Board: M, then right, then Enter asks to move the card; Esc does not", "[display]")
{
    Page page;
    auto* board = new Board(*page, "board");
    board->SetSize(900, 400);
    BoardCard card;
    card.id = "141";
    card.title = "Màn hình không lên";
    board->setColumns({{"new", "Mới báo", "1", "", {card}},
                       {"accepted", "Đã tiếp nhận", "0", "", {}},
                       {"closed", "Đã đóng", "0", "", {}}});
    board->setRule(
        [](const std::string&, const std::string& column) { return column != "accepted"; });
    std::string moved;
    board->onMove([&moved](const std::string& id, const std::string& column) {
        moved = id + " to " + column;
    });
    board->choose("141");
    press(*board, 'M');
    press(*board, WXK_RIGHT);
    press(*board, WXK_ESCAPE);
    CHECK(moved.empty());
    press(*board, 'M');
    press(*board, WXK_RIGHT); // over a column that does not accept it
    press(*board, WXK_RETURN);
    CHECK(moved == "141 to closed");
}

TEST_CASE("Tiles: arrows move to the nearest tile in that direction", "[display]")
{
    Page page;
    auto* tiles = new TileGrid(*page, "tiles");
    tiles->SetSize(360, 240); // three in a row
    std::vector<Tile> all;
    for (const char* id : {"a", "b", "c", "d", "e"}) {
        Tile tile;
        tile.id = id;
        tile.name = id;
        all.push_back(tile);
    }
    tiles->setTiles(all);
    tiles->focusPart("b");
    press(*tiles, WXK_DOWN);
    CHECK(tiles->focusedPart() == "e");
    press(*tiles, WXK_LEFT);
    CHECK(tiles->focusedPart() == "d");
    press(*tiles, WXK_UP);
    CHECK(tiles->focusedPart() == "a");
    press(*tiles, WXK_END);
    CHECK(tiles->focusedPart() == "e");
}

TEST_CASE("Text: truncated text fits and never splits a letter", "[display]")
{
    const std::string text = "Điểm cầu Hiển Khánh, tầng 2 trụ sở UBND xã";
    for (int width = 20; width < 320; width += 7) {
        const std::string cut = shortened(text, width, TextSize::Body, Weight::Regular);
        CHECK(textWidth(cut) <= width);
        CHECK_FALSE(wxString::FromUTF8(cut.c_str()).empty()); // still UTF-8
    }
    CHECK(shortened(text, 2000, TextSize::Body, Weight::Regular) == text);
}

TEST_CASE("Text: paragraphs break at spaces within the width", "[display]")
{
    const auto lines = wrapped(
        "Còn nhìn, được nhìn. Cứu nhanh: cắm Jabra 510 dự phòng vào cổng USB", 180, TextSize::Body);
    CHECK(lines.size() >= 2);
    for (const std::string& line : lines) {
        CHECK(textWidth(line.substr(0, line.find_last_not_of(' ') + 1)) <= 180);
    }
}

TEST_CASE("Text: a line that just fits is not cut for the space behind it", "[display]")
{
    const int wide = textWidth("Thêm điểm cầu và thiết") + 1;
    const auto lines = wrapped("Thêm điểm cầu và thiết bị dần", wide, TextSize::Body);
    REQUIRE(lines.size() == 2);
    CHECK(lines.front() == "Thêm điểm cầu và thiết");
    CHECK(textWidth(lines.front()) <= wide);
}

TEST_CASE("Icons: every icon can be rendered", "[display]")
{
    REQUIRE(iconNames().size() > 60);
    for (const std::string_view name : iconNames()) {
        CAPTURE(std::string(name));
        const wxBitmap& bitmap = icon(name, wxColour(0, 0, 0), 16, false);
        REQUIRE(bitmap.IsOk());
        const wxImage image = bitmap.ConvertToImage();
        REQUIRE(image.HasAlpha());
        int inked = 0;
        for (int i = 0; i < 16 * 16; ++i) {
            inked += image.GetAlpha()[i] > 60 ? 1 : 0;
        }
        CHECK(inked >= 8);
    }
}

TEST_CASE("Gallery: every interactive part has a name", "[display]")
{
    Page page;
    auto* gallery = new GalleryPanel(*page, "gallery");
    gallery->SetSize((*page)->GetClientSize());
    gallery->Layout();
    int seen = 0;
    std::vector<wxWindow*> open{gallery};
    while (!open.empty()) {
        wxWindow* window = open.back();
        open.pop_back();
        for (wxWindow* child : window->GetChildren()) {
            open.push_back(child);
        }
        if (const auto* canvas = dynamic_cast<Canvas*>(window);
            canvas != nullptr && canvas->IsShown()) {
            std::set<std::string> ids;
            for (const Part& part : canvas->parts()) {
                CAPTURE(fromWx(canvas->GetName()), part.id);
                CHECK(ids.insert(part.id).second);
                CHECK((!isInteractive(part.role) || !part.name.empty()));
                ++seen;
            }
        }
    }
    CHECK(seen > 200);
}
