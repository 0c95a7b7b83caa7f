#include "gui/widgets/charts/blocks.h"
#include "gui/widgets/charts/budget_curve.h"
#include "gui/widgets/charts/charts.h"
#include "gui/widgets/charts/figures.h"
#include "gui/widgets/frame/card.h"
#include "gui/widgets/lists/board.h"
#include "gui/widgets/lists/row_list.h"
#include "gui/widgets/lists/tile_grid.h"
#include "gui/widgets/lists/timeline.h"
#include "tests/gui/gallery/gallery_models.h"

#include <array>

namespace dongbo::gui {

bool GalleryPanel::Models::Endless::row(std::int64_t index, TableRow& out) const
{
    static constexpr std::array names{
        "Camera PTZ Logitech PTZ Pro 2", "Micro cổ ngỗng Toa TS-D1000", "UPS Santak Blazer 1000 VA",
        "Máy tính Dell Vostro 3681", "Màn hình Samsung 55\" UA55TU7000"};
    static constexpr std::array sites{"Hợp Hưng", "Hiển Khánh", "Kim Thái"};
    if (index % 40 == 6) {
        return false;
    }
    const auto at = static_cast<std::size_t>(index);
    TableCell state{"Tốt", "check", Tone::Ok};
    if (index % 9 == 4) {
        state = {"Trung bình", "minus", Tone::Warn};
    } else if (index % 9 == 7) {
        state = {"Hỏng", "cross", Tone::Bad};
    }
    out.cells = {{"VB-" + std::to_string(10000 + index)},
                 {names.at(at % names.size())},
                 {sites.at(at / 7 % sites.size())},
                 state,
                 {"Đang dùng"},
                 {"16.900.000 đ"},
                 {"", "undo", Tone::None, "", false, false, {}, "Hoàn tác lần sửa cuối"}};
    return true;
}

void GalleryPanel::addTable()
{
    wxWindow* card = nullptr;
    wxSizer& body = section("table", card);
    auto* table =
        new Table(card, "gallery.table",
                  {{"code", "Mã", 90, 60, 0, ColumnKind::Quiet},
                   {"name", "Thiết bị, kiểu máy", 220, 120, 1},
                   {"site", "Điểm cầu", 100, 60},
                   {"state", "Tình trạng", 120, 90, 0, ColumnKind::Pill},
                   {"use", "Sử dụng", 100, 60, 0, ColumnKind::Quiet, Align::Left, true, 2},
                   {"cost", "Nguyên giá", 120, 80, 0, ColumnKind::Money},
                   {"undo", "", 48, 48, 0, ColumnKind::Action, Align::Left, false}});
    table->setSpoken("Thiết bị");
    table->setModel(&m_models->endless);
    table->setSort("site", true);
    table->onSort([](const std::string&, bool) {});
    table->onAction([](std::int64_t, const std::string&) {});
    table->select(3);
    table->setFoot([table](std::int64_t first, std::int64_t last) {
        return TableFoot{"Dòng " + std::to_string(first + 1) + "–" + std::to_string(last + 1) +
                             " trên 1.000.000",
                         "Chọn " + std::to_string(table->selection().count()) +
                             " · Ctrl C chép sang Excel",
                         "Tổng nguyên giá", "3.412.600.000 đ"};
    });
    table->SetMinSize(FromDIP(wxSize(-1, 330)));
    body.Add(table, wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(12)));
    addSmallTables(body, card);
}

void GalleryPanel::addSmallTables(wxSizer& body, wxWindow* card)
{
    const auto row = [](std::string line, std::string device, std::string site, std::string field,
                        std::string before, std::string now, bool isTaken) {
        TableRow made;
        made.cells = {{std::move(line)},
                      {std::move(device), "", Tone::None, std::move(site)},
                      {std::move(field)},
                      {std::move(before), "", Tone::None, "", true},
                      {std::move(now), "arrow-right", Tone::None, "", false, true},
                      {"", "", Tone::None, "", false, false, isTaken}};
        return made;
    };
    TableRow day;
    day.isHeading = true;
    day.cells = {{"Hôm nay, 16/06/2021"}, {}, {}, {}, {}, {"9 thay đổi"}};
    m_models->updates.rows = {
        day, row("31", "Màn hình LG 55UN7190", "Kim Thái", "Tình trạng", "Tốt", "Kém", true),
        row("47", "Máy tính Dell Vostro 3671", "Liên Bảo", "Năm", "2018", "2019", true),
        row("58", "UPS Santak 500 VA", "Minh Tân", "Tình trạng", "Tốt", "Hỏng", false)};
    auto* lists = new wxBoxSizer(wxHORIZONTAL);
    auto* updates = new Table(card, "gallery.updates",
                              {{"line", "Dòng", 60, 40, 0, ColumnKind::Quiet},
                               {"device", "Thiết bị", 220, 100, 1, ColumnKind::Strong},
                               {"field", "Trường", 90, 60},
                               {"before", "Trong sổ", 100, 60},
                               {"now", "Trong tệp", 120, 80},
                               {"take", "Nhận", 56, 50, 0, ColumnKind::Check, Align::Centre}});
    updates->setSpoken("Cập nhật");
    updates->setModel(&m_models->updates);
    updates->setRowHeight(30);
    updates->onCheck([this, updates](std::int64_t at, const std::string&) {
        auto& box = m_models->updates.rows[static_cast<std::size_t>(at)].cells.back();
        box.checked = !box.checked.value_or(false);
        updates->rowsArrived();
    });
    updates->SetMinSize(FromDIP(wxSize(-1, 190)));
    lists->Add(updates, wxSizerFlags(3).Expand().Border(wxRIGHT, FromDIP(12)));
    auto* empty = new Table(card, "gallery.emptytable",
                            {{"code", "Mã", 90}, {"name", "Thiết bị", 120, 60, 1}});
    empty->setSpoken("Danh sách trống");
    empty->setModel(&m_models->nothing);
    empty->setEmptyText("search", "Không thấy thiết bị nào", "Bỏ bớt bộ lọc hoặc gõ ít chữ hơn.");
    lists->Add(empty, wxSizerFlags(2).Expand());
    body.Add(lists, wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(8)));
}

void GalleryPanel::addTiles()
{
    wxWindow* card = nullptr;
    wxSizer& body = section("tiles", card);
    auto* line = new FigureLine(card, "gallery.figures");
    line->setFigures({{"bad", "circle-cross", "2", "Chưa sẵn sàng", "", Tone::Bad},
                      {"warn", "triangle-alert", "3", "Có nguy cơ", "", Tone::Warn},
                      {"unknown", "circle-question", "2", "Chưa rõ", "", Tone::Mute},
                      {"ok", "circle-check", "11", "Sẵn sàng", "", Tone::Ok}},
                     "tính lúc 15:20 từ 18 phiếu kiểm");
    line->onOpen([](const std::string&) {});
    body.Add(line, wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(8)));
    auto* tiles = new TileGrid(card, "gallery.tilegrid");
    tiles->setSpoken("Điểm cầu");
    const Tile ready{"conghoa",    "Cộng Hòa",     "circle-check", "Sẵn sàng",
                     "kiểm 15/06", "Trần Thị Mến", Tone::Ok};
    const Tile risk{"daian",         "Đại An",      "triangle-alert", "Có nguy cơ",
                    "Mic chập chờn", "Bùi Văn Duy", Tone::Warn,       true};
    const Tile bad{"hienkhanh",     "Hiển Khánh",      "circle-cross", "Chưa sẵn sàng",
                   "Màn hình hỏng", "Nguyễn Văn Hiệp", Tone::Bad,      true};
    const Tile unknown{"lienbao",
                       "Liên Bảo",
                       "circle-question",
                       "Chưa rõ",
                       "kiểm 19/05, cũ",
                       "Hoàng Văn Thể",
                       Tone::None,
                       false,
                       true};
    Tile hovered = ready;
    hovered.id = "goi";
    hovered.name = "Gôi";
    Tile longName = risk;
    longName.id = "quangtrung";
    longName.name = "Thị trấn Quang Trung";
    tiles->setTiles({ready, risk, bad, unknown, hovered, longName});
    tiles->setPreviewState("goi", "hienkhanh");
    tiles->SetMinSize(FromDIP(wxSize(-1, theme().isWide() ? 98 : 74)));
    body.Add(tiles, wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(12)));
    auto* cards = new FigureCards(card, "gallery.counts");
    cards->setFigures({{"new", "plus", "318", "Tạo mới", "thành 334 máy", Tone::Ok},
                       {"update", "pencil", "26", "Cập nhật", "41 ô đổi", Tone::None},
                       {"same", "check", "12", "Không đổi", "sổ đã có", Tone::None},
                       {"aside", "triangle-alert", "4", "Chưa vào sổ", "có lý do", Tone::Warn}});
    cards->onChoose([](const std::string&) {});
    cards->choose("update");
    body.Add(cards, wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(12)));
    auto* facts = new FactGrid(card, "gallery.facts", 6);
    facts->setFacts({{"state", "Tình trạng", "Hỏng", "cross", Tone::Bad},
                     {"use", "Sử dụng", "Đang dùng", "plug", Tone::Mute},
                     {"cost", "Nguyên giá", "12.500.000 đ", "", Tone::None, true},
                     {"left", "Còn lại", "10.000.000 đ", "", Tone::None, true},
                     {"serial", "Sê-ri", "0AXR3CBN4021"},
                     {"site", "Điểm cầu", "Hiển Khánh", "", Tone::None, false, true}});
    facts->onOpen([](const std::string&) {});
    body.Add(facts, wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(8)));
}

void GalleryPanel::addCharts()
{
    wxWindow* card = nullptr;
    wxSizer& body = section("charts", card);
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    auto* bars = new BarChart(card, "gallery.bars");
    bars->setSpoken("Sự cố theo tháng");
    bars->setData({{"Chặn họp", Tone::Bad}, {"Chập chờn", Tone::Odd}, {"Khác", Tone::Mute}},
                  {{"1", "T1", {1, 1, 4}},
                   {"2", "T2", {0, 2, 3}},
                   {"3", "T3", {2, 1, 4}},
                   {"4", "T4", {1, 2, 6}},
                   {"5", "T5", {3, 4, 8}},
                   {"6", "T6", {2, 4, 5}, true}});
    bars->onOpen([](const std::string&) {});
    bars->SetMinSize(FromDIP(wxSize(300, 190)));
    row->Add(bars, wxSizerFlags(3).Expand().Border(wxRIGHT, FromDIP(24)));
    auto* line = new LineChart(card, "gallery.line");
    line->setSpoken("Chi phí sửa chữa");
    line->setPoints({{"q1", "Quý I", 12, "12"},
                     {"q2", "Quý II", 31, "31"},
                     {"q3", "Quý III", 18, "18"},
                     {"q4", "Quý IV", 27, "27"}},
                    Tone::Accent);
    line->SetMinSize(FromDIP(wxSize(240, 190)));
    row->Add(line, wxSizerFlags(2).Expand().Border(wxRIGHT, FromDIP(24)));
    auto* meters = new Meters(card, "gallery.meters");
    meters->setSpoken("Đường truyền dưới hợp đồng");
    meters->setLines({{"a", "Tam Thanh", 0.0, 1.0, "mất", Tone::Bad},
                      {"b", "Tân Thành", 0.45, 1.0, "18/40 Mbps", Tone::Warn},
                      {"c", "Trung Thành", 0.78, 1.0, "31/40 Mbps", Tone::Warn},
                      {"d", "Cộng Hòa", 1.0, 0.95, "42/40 Mbps", Tone::Ok}});
    meters->SetMinSize(FromDIP(wxSize(260, -1)));
    row->Add(meters, wxSizerFlags(3).Expand());
    body.Add(row, wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(14)));
    auto* strips = new WatchStrips(card, "gallery.strips");
    strips->setSpoken("Theo dõi chập chờn");
    strips->setStrips({{"1",
                        "Mic không dây",
                        "Đại An",
                        {true, true, false, true, false, true, true, false, true, true},
                        "hỏng 7 trong 10 lần mở",
                        "nguồn pin đã thay, nghi bộ thu"},
                       {"2",
                        "Camera AVer CAM520",
                        "Kim Thái",
                        {false, false, true, false, false, true, false, false, true, true},
                        "hỏng 4 trong 10 lần mở",
                        "chỉ khi dùng cổng USB trước"},
                       {"3",
                        "Micro cổ ngỗng số 2",
                        "Quang Trung",
                        {false, false, true, false},
                        "hỏng 1 trong 4 lần mở"}});
    strips->onOpen([](const std::string&) {});
    body.Add(strips, wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(8)));
    addBudgets(card, body);
}

void GalleryPanel::addBudgets(wxWindow* card, wxSizer& body)
{
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    auto* curve = new BudgetCurve(card, "gallery.curve");
    curve->setSpoken("Họp được theo ngân sách");
    curve->setPoints({{"0", 0, 15, "0 đ", "0 đ: 15"},
                      {"20", 20, 15, "20 triệu", "20 triệu: 15"},
                      {"40", 40, 16, "40 triệu", "40 triệu: 16"},
                      {"60", 60, 17, "60 triệu", "60 triệu: 17"},
                      {"80", 80, 18, "80 triệu", "80 triệu: 18"}});
    curve->choose(45, "45 triệu");
    curve->onChoose([](const std::string&) {});
    row->Add(curve, wxSizerFlags(2).Expand().Border(wxRIGHT, FromDIP(24)));
    auto* blocks = new FigureBlocks(card, "gallery.blocks");
    blocks->setSpoken("Kế hoạch");
    blocks->setBlocks(
        {{"a", "Họp được ngay", "15", "17", "/18 điểm cầu", "", "1 phòng chưa rõ", Tone::Ok},
         {"b", "Độ chắc", "", "Tối ưu", "", "shield-check", "đã chứng minh", Tone::Ok}});
    row->Add(blocks, wxSizerFlags(2).Expand().Border(wxRIGHT, FromDIP(24)));
    auto* marks = new MarkRows(card, "gallery.marks");
    marks->setSpoken("Trước và sau");
    marks->setRows({{"Trước",
                     {{"1", "cross", "không họp được", "Đại An", Tone::Bad},
                      {"2", "circle-question", "chưa rõ", "Gôi", Tone::Mute},
                      {"3", "minus", "chưa đủ", "Hợp Hưng", Tone::Warn},
                      {"4", "check", "đủ", "Kim Thái", Tone::Ok}}},
                    {"Sau",
                     {{"5", "circle-question", "chưa rõ", "Gôi", Tone::Mute},
                      {"6", "check", "đủ", "Đại An", Tone::Ok},
                      {"7", "check", "đủ", "Hợp Hưng", Tone::Ok},
                      {"8", "check", "đủ", "Kim Thái", Tone::Ok}}}});
    marks->onOpen([](const std::string&) {});
    row->Add(marks, wxSizerFlags(1).Expand());
    body.Add(row, wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(8)));
}

void GalleryPanel::addLists()
{
    wxWindow* card = nullptr;
    wxSizer& body = section("lists", card);
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    auto* duties = new RowList(card, "gallery.duties");
    duties->setSpoken("Cần xử lý hôm nay");
    duties->setRows({{.id = "1",
                      .icon = "globe",
                      .iconTone = Tone::Bad,
                      .title = "Tam Thanh mất mạng 29 giờ",
                      .caption = "quá hạn hợp đồng 5 giờ",
                      .verb = "Gọi nhà mạng"},
                     {.id = "2",
                      .icon = "tv",
                      .iconTone = Tone::Bad,
                      .title = "Hiển Khánh không có màn hình",
                      .caption = "còn bảo hành · kho huyện có 1 TV",
                      .verb = "Cho mượn",
                      .isPrimary = true},
                     {.id = "3",
                      .initials = "VH",
                      .title = "Nguyễn Văn Hiệp",
                      .caption = "Giữ máy từ 20/03/2020",
                      .value = "0900 000 105",
                      .note = "đã tập huấn",
                      .noteTone = Tone::Ok}});
    duties->onAct([](const std::string&) {});
    duties->setInset(4);
    duties->SetMinSize(FromDIP(wxSize(380, 150)));
    row->Add(duties, wxSizerFlags(1).Expand().Border(wxRIGHT, FromDIP(20)));
    auto* faults = new RowList(card, "gallery.oldest");
    faults->setSpoken("Sự cố đang mở");
    faults->setRows({{.id = "1",
                      .title = "Mic không dây chập chờn",
                      .caption = "Đại An",
                      .pill = "Chập chờn",
                      .pillIcon = "wave",
                      .pillTone = Tone::Odd,
                      .value = "34 ngày",
                      .valueTone = Tone::Bad},
                     {.id = "2",
                      .title = "UPS không lưu điện",
                      .caption = "Minh Tân",
                      .pill = "Giảm",
                      .pillIcon = "trend-down",
                      .pillTone = Tone::Warn,
                      .value = "21 ngày",
                      .valueTone = Tone::Bad},
                     {.id = "3",
                      .title = "Loa rè kênh trái",
                      .caption = "Liên Minh",
                      .pill = "Nhỏ",
                      .pillIcon = "minus",
                      .pillTone = Tone::Mute,
                      .value = "6 ngày"}});
    faults->onOpen([](const std::string&) {});
    faults->setPreviewState("2", "3");
    faults->setInset(4);
    faults->SetMinSize(FromDIP(wxSize(320, 150)));
    row->Add(faults, wxSizerFlags(1).Expand().Border(wxRIGHT, FromDIP(20)));
    auto* changes = new RowList(card, "gallery.changes");
    changes->setSpoken("Thay đổi gần đây");
    changes->setRows(
        {{.id = "1", .lead = "15:12", .title = "Tiếp nhận sự cố SC-0141", .value = "V. T. Hạnh"},
         {.id = "2", .lead = "14:40", .title = "Kiểm tra Gôi: đạt 5/5", .value = "V. Q. Toản"},
         {.id = "3",
          .lead = "11:05",
          .title = "Nhập Liên Bảo.xls: 21 dòng",
          .value = "H. V. Thể"}});
    changes->onOpen([](const std::string&) {});
    changes->setInset(4);
    row->Add(changes, wxSizerFlags(1).Expand());
    body.Add(row, wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(14)));
    auto* timeline = new Timeline(card, "gallery.timeline");
    timeline->setSpoken("Dòng thời gian");
    timeline->setEntries({{"5", "triangle-alert", Tone::Bad, "Báo hỏng SC-0141: không lên hình",
                           "16/06/2021", "Nguyễn Văn Hiệp · chặn họp · lần 3"},
                          {"4", "clipboard-check", Tone::Ok, "Kiểm tra trước họp: đạt",
                           "14/06/2021", "hình ảnh và hệ thống hội nghị"},
                          {"3", "wrench", Tone::Accent, "Sửa xong SC-0096: thay bo nguồn",
                           "02/04/2021", "Điện tử Hoàng Gia · 0 đ, bảo hành", "Hoàn tác"},
                          {"2", "move", Tone::Mute, "Điều chuyển từ Trung Thành", "12/11/2020",
                           "QĐ 1187/QĐ-UBND", "Hoàn tác"},
                          {"1", "file-sheet", Tone::Mute, "Nhập từ Excel", "20/03/2020",
                           "Thiet bi xa.xls, dòng 14", "", true}});
    timeline->onOpen([](const std::string&) {});
    timeline->onUndo([](const std::string&) {});
    timeline->choose("4");
    timeline->setPreviewState("3/undo", "2");
    timeline->SetMinSize(FromDIP(wxSize(-1, 180)));
    body.Add(timeline, wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(8)));
}

void GalleryPanel::addBoard()
{
    wxWindow* card = nullptr;
    wxSizer& body = section("board", card);
    auto* board = new Board(card, "gallery.faultboard");
    board->setSpoken("Sự cố");
    const BoardCard modem{"142",
                          "SC-0142",
                          "Chặn họp",
                          "circle-cross",
                          Tone::Bad,
                          "Modem đỏ đèn LOS",
                          "Tam Thanh · FTTH 40 Mbps",
                          "29 giờ",
                          true,
                          "lần 2"};
    const BoardCard mic{"143",
                        "SC-0143",
                        "Chập chờn",
                        "wave",
                        Tone::Odd,
                        "Mic cổ ngỗng số 2 rè",
                        "Quang Trung · Toa TS-D1000",
                        "2 giờ"};
    const BoardCard screen{"141",
                           "SC-0141",
                           "Chặn họp",
                           "circle-cross",
                           Tone::Bad,
                           "Màn hình không lên",
                           "Hiển Khánh · Samsung 55\"",
                           "7 giờ",
                           false,
                           "lần 3",
                           "BH",
                           "shield-check",
                           Tone::Ok};
    const BoardCard line{"120",
                         "SC-0120",
                         "Giảm",
                         "trend-down",
                         Tone::Warn,
                         "Đường truyền 18/40 Mbps",
                         "Tân Thành · FTTH 40 Mbps",
                         "12 ngày",
                         true,
                         "lần 4"};
    const BoardCard hanger{"133",
                           "SC-0133",
                           "Nhỏ",
                           "minus",
                           Tone::Mute,
                           "Giá treo lỏng",
                           "Vĩnh Hào · Giá treo 55\"",
                           "xong 15/06",
                           false,
                           "",
                           "0 đ"};
    board->setColumns({{"new", "Mới báo", "2", "nhận trong 4 giờ", {modem, mic}},
                       {"accepted", "Đã tiếp nhận", "1", "", {screen}},
                       {"repair", "Đang sửa", "1", "", {line}},
                       {"waiting", "Chờ linh kiện", "0", "", {}},
                       {"confirm", "Chờ xác nhận", "1", "", {hanger}}});
    board->setEmptyText("không có sự cố");
    board->onMove([](const std::string&, const std::string&) {});
    board->choose("141");
    board->setPreviewState("card:120", "card:143");
    board->SetMinSize(FromDIP(wxSize(-1, 280)));
    body.Add(board, wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(8)));
}

void GalleryPanel::addSheet()
{
    wxWindow* card = nullptr;
    wxSizer& body = section("sheet", card);
    const auto across = [](std::int64_t number, std::string text, std::string note) {
        SheetRow row;
        row.number = number;
        row.across = std::move(text);
        row.note = std::move(note);
        row.isQuiet = true;
        return row;
    };
    const auto data = [](std::int64_t number, std::vector<std::string> cells) {
        SheetRow row;
        row.number = number;
        row.cells = std::move(cells);
        return row;
    };
    SheetRow heads =
        data(7, {"TT", "Tªn thiÕt bÞ", "SL", "Ký hiÖu", "N¨m", "Thµnh tiÒn", "Ghi chó"});
    heads.fill = Tone::Accent;
    heads.isStrong = true;
    SheetRow part;
    part.number = 9;
    part.fill = Tone::Mute;
    part.isStrong = true;
    part.across = "I. UBND x· HiÓn Kh¸nh";
    part.acrossIcon = "map-pin";
    part.acrossLink = "Điểm cầu Hiển Khánh";
    SheetRow aside = data(14, {"5", "Loa thïng", "1", "", "200", "5 300 000", ""});
    aside.fill = Tone::Warn;
    aside.flag = "Chưa vào sổ: năm không đọc được";
    aside.flagIcon = "triangle-alert";
    aside.flagFrom = 2;
    aside.flagTo = 3;
    aside.badCell = 4;
    SheetRow sum = data(15, {"", "Céng", "", "", "", "40 970 000", "khớp"});
    sum.fill = Tone::Ok;
    sum.isStrong = true;
    m_models->sheet.rows = {
        across(1, "UBND HUYỆN VỤ BẢN", "Đầu thư"),
        heads,
        part,
        data(10, {"1", "Mµn h×nh Samsung 55\"", "1", "UA55TU7000", "2020", "12 500 000", ""}),
        data(11, {"2", "M¸y tÝnh ®Ó bµn Dell", "1", "Vostro 3681", "2021", "12 690 000", ""}),
        aside,
        sum};
    auto* sheet = new SheetGrid(card, "gallery.sheetgrid");
    sheet->setSpoken("Thiet bi xa 2021.xls");
    sheet->setColumns({{"A", "bỏ", Tone::None, 44, Align::Centre},
                       {"B", "Tên thiết bị", Tone::Accent, 190},
                       {"C", "SL", Tone::Accent, 60, Align::Right},
                       {"D", "Kiểu máy", Tone::Accent, 150},
                       {"E", "Năm", Tone::Accent, 80, Align::Centre},
                       {"F", "Nguyên giá", Tone::Accent, 120, Align::Right},
                       {"G", "Chưa rõ", Tone::Warn, 110}});
    sheet->setModel(&m_models->sheet);
    sheet->onColumn([](std::size_t, wxRect) {});
    sheet->SetMinSize(FromDIP(wxSize(-1, 250)));
    body.Add(sheet, wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(8)));
}

} // namespace dongbo::gui
