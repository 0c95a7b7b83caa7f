#include "core/domain/error.h"
#include "core/report/model/compared.h"
#include "core/report/model/period.h"
#include "core/report/writers/chart_drawing.h"
#include "core/report/writers/whole_file.h"
#include "core/report/writers/workbook_file.h"
#include "core/report/writers/writers.h"
#include "tests/support/reading.h"

#include <catch2/catch.hpp>

#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace dongbo; // NOLINT(google-build-using-namespace): a test
using report::Cell;
using report::ColumnKind;
using report::Model;

namespace {

Model sample()
{
    Model model;
    model.name = "sample";
    model.letterhead = {"UBND huyện Vụ Bản"};
    model.title = "Kiểm kê";
    model.groupTitle = "Điểm cầu";
    model.columns = {{"Tên", ColumnKind::Text, 20},
                     {"Ngày", ColumnKind::Day, 12},
                     {"Thành tiền", ColumnKind::Money, 15}};
    report::Group group;
    group.title = "Điểm cầu Đại An";
    group.rows = {{std::string("Màn hình"), *parseIsoDate("2021-05-11"), std::int64_t{12'672'000}},
                  {std::string("=1+1"), Cell{}, std::int64_t{-5}},
                  {std::string("0012"), Cell{}, Cell{}}};
    group.subtotal = {std::string("Cộng"), Cell{}, report::sumOf(group.rows, 2)};
    model.groups = {group};
    model.total = group.subtotal;
    model.provenance = "Lập lúc 13/05/2024 08:00.";
    return model;
}

struct Folder
{
    std::filesystem::path path;
    Folder()
        : path(std::filesystem::temp_directory_path() /
               ("report_tests_" + std::to_string(std::rand())))
    {
        std::filesystem::create_directories(path);
    }
    ~Folder() { std::filesystem::remove_all(path); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    std::size_t files() const
    {
        return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(path),
                                                      std::filesystem::directory_iterator()));
    }
};

std::string contentOf(const std::filesystem::path& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

struct Read
{
    importers::CellKind kind = importers::CellKind::Text;
    bool isFormula = false;
    double number = 0;
    std::string text;
};

std::map<std::pair<std::uint32_t, std::uint32_t>, Read> cellsOf(const std::string& bytes)
{
    std::map<std::pair<std::uint32_t, std::uint32_t>, Read> cells;
    const auto book = test::readBytes(bytes);
    book->forEachRow(0, [&](const importers::Row& row) {
        for (const auto& cell : row.cells) {
            cells[{cell.row, cell.column}] = {cell.kind, cell.isFormula, cell.number,
                                              std::string(cell.text)};
        }
        return true;
    });
    return cells;
}

} // namespace

TEST_CASE("Text report: columns are aligned by display width", "[report]")
{
    CHECK(report::textOf(sample()) == "UBND huyện Vụ Bản\n"
                                      "\n"
                                      "Kiểm kê\n"
                                      "\n"
                                      "Tên       Ngày        Thành tiền\n"
                                      "────────────────────────────────\n"
                                      "Điểm cầu Đại An\n"
                                      "Màn hình  11/05/2021  12.672.000\n"
                                      "=1+1                          -5\n"
                                      "0012\n"
                                      "Cộng                  12.671.995\n"
                                      "\n"
                                      "────────────────────────────────\n"
                                      "Cộng                  12.671.995\n"
                                      "\n"
                                      "Lập lúc 13/05/2024 08:00.\n");
    auto model = sample();
    model.columns[0].width = 5;
    CHECK(report::textOf(model).find("Màn …  11/05/2021") != std::string::npos);
}

TEST_CASE("Csv report: one heading, the group as first column, no formula", "[report]")
{
    CHECK(report::csvOf(sample()) == "\xEF\xBB\xBF"
                                     "Điểm cầu,Tên,Ngày,Thành tiền\r\n"
                                     "Điểm cầu Đại An,Màn hình,11/05/2021,12672000\r\n"
                                     "Điểm cầu Đại An,'=1+1,,-5\r\n"
                                     "Điểm cầu Đại An,0012,,\r\n");
    auto model = sample();
    model.groups[0].rows = {{std::string("a,\"b\"\nc"), Cell{}, Cell{}}};
    CHECK(report::csvOf(model).find("\"a,\"\"b\"\"\nc\"") != std::string::npos);
}

TEST_CASE("Csv report: text that a spreadsheet would evaluate is prefixed", "[report]")
{
    for (const std::string text : {"=1+1", "+cmd", "-x", "@SUM(A1)", "\t=1", "  =1", "＝1", "－a",
                                   "\r=1", "-5+cmd|' /C calc'!A0"}) {
        CHECK(report::neutralised(text) == "'" + text);
    }
    for (const std::string text : {"-5", "-5.25", "Màn hình", "a=b", "", "'=1", "0912", "−5"}) {
        CHECK(report::neutralised(text) == text);
    }
}

TEST_CASE("Workbook: text stays text, money is a number, days are days", "[report]")
{
    const Folder folder;
    const auto path = folder.path / "bao cao.xlsx";
    report::writeReport(sample(), Instant{1'715'562'000'000}, path);
    CHECK(folder.files() == 1);
    const auto cells = cellsOf(contentOf(path));
    CHECK(cells.at({1, 1}).text == "UBND huyện Vụ Bản");
    CHECK(cells.at({3, 1}).text == "Kiểm kê");
    CHECK(cells.at({5, 3}).text == "Thành tiền");
    CHECK(cells.at({6, 1}).text == "Điểm cầu Đại An");
    CHECK(cells.at({7, 2}).kind == importers::CellKind::Date);
    CHECK(cells.at({7, 2}).number == 44327);
    CHECK(cells.at({7, 3}).number == 12'672'000);
    CHECK(cells.at({8, 1}).text == "=1+1");
    CHECK(cells.at({8, 1}).kind == importers::CellKind::Text);
    CHECK_FALSE(cells.at({8, 1}).isFormula);
    CHECK(cells.at({9, 1}).text == "0012");
    CHECK(cells.count({9, 3}) == 0);
    CHECK(cells.at({10, 3}).number == 12'671'995);
}

TEST_CASE("Workbook: an amount a double cannot hold is written as text", "[report]")
{
    const Folder folder;
    auto model = sample();
    model.groups[0].rows = {{std::string("a"), Cell{}, std::int64_t{9'007'199'254'740'993}}};
    report::writeReport(model, Instant{}, folder.path / "a.xlsx");
    const auto cells = cellsOf(contentOf(folder.path / "a.xlsx"));
    CHECK(cells.at({7, 3}).text == "9007199254740993");
}

TEST_CASE("Writing a report: a failure leaves the old file and no draft", "[report]")
{
    const Folder folder;
    const auto path = folder.path / "a.csv";
    report::writeReport(sample(), Instant{}, path);
    const auto before = contentOf(path);
    CHECK_THROWS_AS(report::writeReport(sample(), Instant{}, folder.path / "a.odt"), Error);
    CHECK_THROWS_AS(report::writeReport(sample(), Instant{}, folder.path / "none" / "a.xlsx"),
                    Error);
    CHECK_THROWS_AS(report::writeReport(sample(), Instant{}, folder.path / "none" / "a.csv"),
                    Error);
    CHECK(contentOf(path) == before);
    CHECK(folder.files() == 1);
    std::filesystem::create_directories(folder.path / "b.xlsx" / "full");
    try {
        report::writeReport(sample(), Instant{}, folder.path / "b.xlsx");
        FAIL("written over a folder");
    } catch (const Error& error) {
        CHECK(error.message().args[0].value == (folder.path / "b.xlsx").string());
    }
    CHECK(folder.files() == 2);
}

TEST_CASE("Writing a report: a full disk is told in every format, the old file stays, no draft",
          "[report]")
{
    auto model = sample();
    const auto row = model.groups[0].rows.at(0);
    for (int i = 0; i < 3'000; ++i) {
        model.groups[0].rows.push_back(row);
    }
    for (const auto* ending : {".xlsx", ".csv", ".html", ".txt", ".pdf", ".docx"}) {
        INFO(ending);
        const Folder folder;
        const auto path = folder.path / ("a" + std::string(ending));
        std::ofstream(path) << "the old file";
        const auto child = ::fork();
        if (child == 0) {
            ::signal(SIGXFSZ, SIG_IGN);
            constexpr rlim_t room = 2'000;
            const rlimit limit{room, room};
            ::setrlimit(RLIMIT_FSIZE, &limit);
            try {
                report::writeReport(model, Instant{}, path);
            } catch (const Error& error) {
                std::_Exit(error.kind() == Error::Kind::Full ? 0 : 1);
            } catch (...) {
                std::_Exit(2);
            }
            std::_Exit(3); // written where there was no room
        }
        int status = -1;
        REQUIRE(::waitpid(child, &status, 0) == child);
        REQUIRE(WIFEXITED(status));
        CHECK(WEXITSTATUS(status) == 0);
        CHECK(contentOf(path) == "the old file");
        CHECK(folder.files() == 1);
    }
}

TEST_CASE("Sums that overflow are absent rather than wrong", "[report]")
{
    const std::int64_t most = std::numeric_limits<std::int64_t>::max();
    CHECK(report::sumOf({{most}, {std::int64_t{1}}}, 0) == Cell{});
    CHECK(report::sumOf({{std::int64_t{2}}, {Cell{}}, {std::string("x")}}, 0) ==
          Cell{std::int64_t{2}});
}

TEST_CASE("A file that was being written when the program was killed goes with the next export")
{
    const Folder folder;
    const auto child = ::fork();
    if (child == 0) {
        report::WholeFile killed(folder.path / "one.csv");
        std::ofstream(killed.draft()) << "half of it";
        ::raise(SIGKILL);
    }
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    REQUIRE(folder.files() == 1);
    {
        report::WholeFile other(folder.path / "two.csv");
        std::ofstream(other.draft()) << "pending";
        CHECK(folder.files() == 1); // its own
        report::writeReport(sample(), {}, folder.path / "three.xlsx");
        CHECK(folder.files() == 2); // what another one is writing stays
        other.keep();
    }
    CHECK(folder.files() == 2);
    CHECK(std::filesystem::exists(folder.path / "two.csv"));
}

TEST_CASE("Narrowed: sums are summed again, other figures of a sum line are left out", "[report]")
{
    using namespace report;
    Model model;
    model.columns = {{"Name", ColumnKind::Text},
                     {"Count", ColumnKind::Integer},
                     {"Best", ColumnKind::Integer},
                     {"Day", ColumnKind::Day}};
    const Cell none;
    model.groups = {{"A",
                     {{std::string("x"), std::int64_t{2}, std::int64_t{7}, none},
                      {std::string("y"), std::int64_t{3}, std::int64_t{9}, none}},
                     {std::string("Cộng"), std::int64_t{5}, std::int64_t{9}, none}},
                    {"B", {{std::string("x"), none, std::int64_t{1}, none}}, {}}};
    model.total = {std::string("Tổng"), std::int64_t{5}, std::int64_t{9}, none};
    const auto only = [](const char* name) {
        return [name](const Row& row) { return row[0] == Cell(std::string(name)); };
    };
    const auto y = narrowed(model, only("y"));
    REQUIRE(y.groups.size() == 1);
    CHECK(y.groups[0].subtotal == Row{std::string("Cộng"), std::int64_t{3}, none, none});
    CHECK(y.total == Row{std::string("Tổng"), std::int64_t{3}, none, none});
    const auto x = narrowed(model, only("x"));
    CHECK(x.groups.size() == 2);
    CHECK(x.groups[1].subtotal.empty());
    CHECK(narrowed(model, only("z")).groups.empty());
}

namespace {

Model nested()
{
    Model model;
    model.name = "nested";
    model.title = "Sự cố theo loại";
    model.groupTitle = "Nhóm";
    model.columns = {
        {"Loại", ColumnKind::Text, 20, "type"},
        {"Số lần", ColumnKind::Integer, 8, "count"},
        {"Ngày sửa", ColumnKind::Decimal, 8, "days", "Trung vị từ khi báo đến khi xong."}};
    report::Group hall{"Tiếng", {}, {}};
    hall.sums = {Cell{}, std::int64_t{3}, 4.2};
    report::Group inner{"Micro", {{std::string("Shure"), std::int64_t{3}, 4.375}}, {}};
    inner.level = 1;
    report::Group foot;
    foot.subtotal = {std::string("Cộng"), std::int64_t{3}, Cell{}};
    model.groups = {hall, inner, foot};
    model.figures = {{"faults", "Số lần hỏng", std::int64_t{35}, ColumnKind::Integer, {}, {}}};
    model.charts = {{report::ChartKind::Stacked,
                     "Số lần <b>theo</b> loại",
                     "lần",
                     {"Micro", "Camera & loa"},
                     {{"Chặn họp", {1, 2}, report::ChartTone::Danger},
                      {"Khác", {4, 0}, report::ChartTone::Plain}}}};
    return model;
}

} // namespace

TEST_CASE("A report that is collected and given again is the same", "[report][sink]")
{
    for (const auto& model : {sample(), nested()}) {
        report::Collector collector;
        report::send(model, collector);
        const auto again = collector.take();
        REQUIRE(again.groups.size() == model.groups.size());
        for (std::size_t i = 0; i < model.groups.size(); ++i) {
            CHECK(again.groups[i].title == model.groups[i].title);
            CHECK(again.groups[i].level == model.groups[i].level);
            CHECK(again.groups[i].rows == model.groups[i].rows);
            CHECK(again.groups[i].subtotal == model.groups[i].subtotal);
            CHECK(again.groups[i].sums == model.groups[i].sums);
        }
        CHECK(report::textOf(again) == report::textOf(model));
        CHECK(report::htmlOf(again) == report::htmlOf(model));
    }
}

TEST_CASE("Nested groups: numbers beside the heading, sums below, one csv column of both",
          "[report][sink]")
{
    const auto text = report::textOf(nested());
    CHECK(text.find("Tiếng       3       4,2\n") != std::string::npos);
    CHECK(text.find("  Micro\nShure       3       4,4\n") != std::string::npos);
    CHECK(text.find("Số lần hỏng: 35\n") != std::string::npos);
    CHECK(report::csvOf(nested()).find("Tiếng / Micro,Shure,3,4.4\r\n") != std::string::npos);
}

TEST_CASE("Html: language, escaped words, a repeated head, charts as vectors", "[report][html]")
{
    auto model = nested();
    model.groups[1].rows[0][0] = std::string("<script>alert('a')</script>&\x01\"");
    const auto page = report::htmlOf(model);
    CHECK(page.find("<html lang=\"vi\">") != std::string::npos);
    CHECK(page.find("<script") == std::string::npos);
    CHECK(page.find("&lt;script&gt;alert(&#39;a&#39;)&lt;/script&gt;&amp; &quot;") !=
          std::string::npos);
    CHECK(page.find("Số lần &lt;b&gt;theo&lt;/b&gt; loại") != std::string::npos);
    CHECK(page.find("<svg") != std::string::npos);
    CHECK(page.find("<title>Micro, Chặn họp: 1</title>") != std::string::npos);
    CHECK(page.find("table-header-group") != std::string::npos);
    CHECK(page.find("Ngày sửa:</dt><dd>Trung vị") != std::string::npos);
    CHECK(page.find("http://www.w3.org/2000/svg") == page.find("http://")); // nothing is fetched
    model.language = Language::English;
    CHECK(report::htmlOf(model).find("<html lang=\"en\">") != std::string::npos);
}

TEST_CASE("Xlsx: the same bytes twice, charts native, what is no cell made one", "[report][xlsx]")
{
    const Folder folder;
    auto model = nested();
    model.groups[1].rows[0][0] = std::string("a\x01_x0041_\xFF");
    report::writeReport(model, Instant{1'700'000'000'000}, folder.path / "a.xlsx");
    report::writeReport(model, Instant{1'700'000'000'000}, folder.path / "b.xlsx");
    const auto bytes = contentOf(folder.path / "a.xlsx");
    CHECK(bytes == contentOf(folder.path / "b.xlsx"));
    CHECK(bytes.find("xl/charts/chart1.xml") != std::string::npos);
    CHECK(report::isWholeWorkbook(folder.path / "a.xlsx"));
    bool hasText = false;
    bool hasDecimal = false;
    for (const auto& [at, cell] : cellsOf(bytes)) {
        hasText = hasText || cell.text == "a _x0041_\xEF\xBF\xBD";
        hasDecimal = hasDecimal || cell.number == 4.375;
    }
    CHECK(hasText);
    CHECK(hasDecimal);
    CHECK(folder.files() == 2);
}

TEST_CASE("Charts: bars stand on the axis and inside the drawing", "[report][chart]")
{
    const auto chart = nested().charts.at(0);
    const auto drawing = report::draw(chart, 480, 190, Language::Vietnamese);
    REQUIRE(drawing.boxes.size() == 5); // three bars and two of the legend
    for (const auto& box : drawing.boxes) {
        CHECK(box.x >= 0);
        CHECK(box.y >= 0);
        CHECK(box.x + box.width <= 480);
        CHECK(box.y + box.height <= 190);
    }
    // one unit is as high everywhere: 1 + 4 beside 2
    CHECK(drawing.boxes[1].height == Approx(4 * drawing.boxes[0].height));
    CHECK(drawing.boxes[2].height == Approx(2 * drawing.boxes[0].height));
    CHECK(drawing.boxes[1].y + drawing.boxes[1].height == Approx(drawing.boxes[0].y));
    report::Chart none;
    CHECK(report::draw(none, 480, 190, Language::English).boxes.empty());
}

TEST_CASE("Periods: read as people write them, named, and the one before", "[report][period]")
{
    using namespace report;
    const auto named = [](const char* text) {
        const auto period = parsePeriod(text);
        return period ? periodCode(*period) : std::string("-");
    };
    CHECK(named("quý II/2021") == "2021-Q2");
    CHECK(named("Q2/2021") == "2021-Q2");
    CHECK(named("2021-Q2") == "2021-Q2");
    CHECK(named("2021") == "2021");
    CHECK(named("05/2021") == "2021-05");
    CHECK(named("2021-05") == "2021-05");
    CHECK(named("01/04/2021..16/06/2021") == "2021-04-01..2021-06-16");
    CHECK(named("2021-04-01..2021-06-30") == "2021-Q2");
    CHECK(named("01/04/2021 - 16/06/2021") == "2021-04-01..2021-06-16");
    CHECK(named("16/06/2021..01/04/2021") == "-");
    CHECK(named("hôm qua") == "-");
    CHECK(named("") == "-");
    CHECK(formatPeriod(*parsePeriod("2021-Q2"), Language::Vietnamese) == "quý II/2021");
    CHECK(periodCode(before(*parsePeriod("2021-Q1"))) == "2020-Q4");
    CHECK(periodCode(before(*parsePeriod("2021"))) == "2020");
    CHECK(periodCode(before(*parsePeriod("03/2020"))) == "2020-02");
    CHECK(periodCode(before(*parsePeriod("11/05/2021..20/05/2021"))) == "2021-05-01..2021-05-10");
    CHECK(parsePeriod("2020")->days() == 366);
}

TEST_CASE("A report beside another period has each number of then behind that of now", "[report]")
{
    Model now;
    now.columns = {{"Loại", ColumnKind::Text, 10, "type"},
                   {"Lần", ColumnKind::Integer, 8, "faults", "how", true}};
    now.charts = {{report::ChartKind::Bars, "Lần", "lần", {"Micro", "Loa"}, {{"", {5, 2}}}}};
    now.figures = {{"faults", "Sự cố", std::int64_t{7}}};
    report::Row micro{std::string("Micro"), std::int64_t{5}};
    micro.behind = {{1, RecordKind::Fault, {RecordId{}}, 0}};
    now.groups = {{"Tiếng", {micro, {std::string("Loa"), std::int64_t{2}}}, {}}};
    now.total = {std::string("Cộng"), std::int64_t{7}};
    Model then = now;
    then.groups = {
        {"Tiếng",
         {{std::string("Loa"), std::int64_t{9}}, {std::string("Mixer"), std::int64_t{1}}},
         {}},
        {"Hình", {{std::string("Camera"), std::int64_t{4}}}, {}}};
    then.total = {std::string("Cộng"), std::int64_t{14}};
    then.figures = {{"faults", "Sự cố", std::int64_t{14}}};
    then.charts = {{report::ChartKind::Bars, "Lần", "lần", {"Loa", "Mixer"}, {{"", {9, 1}}}}};
    const auto both = report::compared(now, then, {"quý II/2021", "quý I/2021"});
    REQUIRE(both.columns.size() == 3);
    CHECK(both.columns[2].title == "Lần, quý I/2021");
    CHECK(both.columns[2].code == "faults.then");
    REQUIRE(both.groups.size() == 2);
    const auto& rows = both.groups[0].rows;
    REQUIRE(rows.size() == 3);
    CHECK(rows[0] == report::Row{std::string("Micro"), std::int64_t{5}, Cell{}});
    REQUIRE(rows[0].behind.size() == 1);
    CHECK(rows[0].behind[0].column == 1);
    CHECK(rows[1] == report::Row{std::string("Loa"), std::int64_t{2}, std::int64_t{9}});
    CHECK(rows[2] == report::Row{std::string("Mixer"), Cell{}, std::int64_t{1}});
    CHECK(both.groups[1].title == "Hình");
    CHECK(both.groups[1].rows[0] == report::Row{std::string("Camera"), Cell{}, std::int64_t{4}});
    CHECK(both.total == report::Row{std::string("Cộng"), std::int64_t{7}, std::int64_t{14}});
    CHECK(both.figures[0].title == "Sự cố (quý I/2021: 14)");
    REQUIRE(both.charts[0].series.size() == 2);
    CHECK(both.charts[0].series[1].values == std::vector<double>{0, 9});
}

TEST_CASE("The same days of the year before end with the month where they ended with it",
          "[report]")
{
    const auto back = [](const char* period) {
        return report::periodCode(report::yearBefore(report::parsePeriod(period).value()));
    };
    CHECK(back("2021-Q2") == "2020-Q2");
    CHECK(back("01/01/2021..28/02/2021") == "2020-01-01..2020-02-29");
    CHECK(back("02/2024") == "2023-02");
}
