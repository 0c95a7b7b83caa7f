#include "core/domain/amount.h"
#include "core/domain/error.h"
#include "core/register/base/find.h"
#include "core/register/books/disposal_batches.h"
#include "core/register/stocktake/counting.h"
#include "core/register/stocktake/stocktakes.h"
#include "core/report/engine/reports.h"
#include "core/report/forms/form_filling.h"
#include "core/report/forms/paper_gaps.h"
#include "core/report/writers/whole_file.h"
#include "core/store/queries/device_queries.h"
#include "core/store/queries/planning_queries.h"
#include "core/store/queries/report_queries.h"
#include "core/text/numbers.h"
#include "tests/paper/docx_file.h"
#include "tests/paper/pages.h"
#include "tests/support/folder.h"
#include "tests/support/register_fixture.h"
#include "tests/support/sample_register.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <iterator>
#include <set>

using namespace dongbo; // NOLINT(google-build-using-namespace): a test

namespace {

constexpr auto vi = Language::Vietnamese;

std::string contentOf(const std::filesystem::path& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::string outputOf(const std::string& command)
{
    std::string out;
    FILE* pipe = ::popen((command + " 2>&1").c_str(), "r");
    REQUIRE(pipe != nullptr);
    std::array<char, 4096> buffer{};
    for (auto n = std::fread(buffer.data(), 1, buffer.size(), pipe); n > 0;
         n = std::fread(buffer.data(), 1, buffer.size(), pipe)) {
        out.append(buffer.data(), n);
    }
    CHECK(::pclose(pipe) == 0);
    return out;
}

/// A transfer of the sample, by its id.
std::string someTransfer(Register& reg)
{
    std::string found;
    store::DeviceFilter filter;
    store::forEachDevice(reg.database(), filter, store::DeviceOrder::Code,
                         [&](const store::DeviceRow& row) {
                             const auto moves = store::transfersOf(reg.database(), row.id);
                             if (found.empty() && !moves.empty()) {
                                 found = moves.front().id.text();
                             }
                         });
    REQUIRE_FALSE(found.empty());
    return found;
}

/// What a paper is asked with so that it has something to say.
report::Parameters askedOf(Register& reg, const report::ReportInfo& info)
{
    report::Parameters out;
    for (const auto& parameter : info.parameters) {
        if (parameter.name == "plan") {
            out["plan"] = store::plans(reg.database()).front().plan.name.value();
        } else if (parameter.name == "transfer") {
            out["transfer"] = someTransfer(reg);
        } else if (parameter.name == "period") {
            out["period"] = "2023";
        }
    }
    return out;
}

std::vector<report::ReportInfo> papers()
{
    auto all = report::reports(vi);
    all.erase(
        std::remove_if(all.begin(), all.end(),
                       [](const auto& info) { return info.question != "papers" || !info.isPaper; }),
        all.end());
    return all;
}

paper::Document documentOf(Register& reg, const std::string& name,
                           const report::Parameters& parameters)
{
    auto made = report::makeDocument(reg, name, parameters, vi);
    REQUIRE(made);
    return std::move(*made);
}

/// The words of a text, longer ones only: what pdftotext must find.
std::set<std::string> wordsOf(std::string text)
{
    for (auto at = text.find("\u00A0"); at != std::string::npos; at = text.find("\u00A0", at)) {
        text.replace(at, 2, " ");
    }
    std::set<std::string> out;
    std::string word;
    for (const char c : text + " ") {
        if (c == ' ' || c == '\n') {
            if (word.find_first_not_of('.') != std::string::npos) {
                out.insert(word);
            }
            word.clear();
        } else {
            word += c;
        }
    }
    return out;
}

} // namespace

TEST_CASE("Papers: fifteen and more, each in both languages", "[papers]")
{
    CHECK(papers().size() >= 15);
    for (const auto& info : papers()) {
        INFO(info.name);
        CHECK(report::infoOf(info.name, Language::English).title.find("‹") == std::string::npos);
        CHECK(info.title.find("‹") == std::string::npos);
    }
}

TEST_CASE("Papers: on the sample every page is whole: nothing clipped, no letter missing",
          "[papers]")
{
    test::SampleRegister sample;
    auto& reg = sample.reg;
    for (const auto& info : papers()) {
        for (const bool isEmpty : {false, true}) {
            INFO(info.name << (isEmpty ? ", as it is without anything asked" : ""));
            const auto document =
                documentOf(reg, info.name, isEmpty ? report::Parameters() : askedOf(reg, info));
            test::Recorder pages;
            record(pages, document);
            CHECK(pages.texts.size() > 15);
            CHECK(pages.clippings(document.margins) == std::vector<std::string>());
            CHECK(std::none_of(pages.texts.begin(), pages.texts.end(),
                               [](const auto& text) { return text.hasMissingGlyph; }));
            // heads with their row of numbers stand on every page that has a grid
            for (const auto& block : document.blocks) {
                const auto* table = std::get_if<paper::Table>(&block);
                if (table != nullptr && pages.pages.size() > 1 && !isEmpty) {
                    const auto& mark = table->columns.front().mark;
                    CHECK(std::any_of(pages.texts.begin(), pages.texts.end(),
                                      [&](const auto& text) { return text.text == mark; }));
                }
            }
        }
    }
}

TEST_CASE("Papers: pdf tools find nothing wrong and every word", "[papers]")
{
    test::SampleRegister sample;
    auto& reg = sample.reg;
    const test::Folder folder;
    for (const auto& info : papers()) {
        INFO(info.name);
        const auto path = folder.path / (info.name + ".pdf");
        REQUIRE(report::writeReport(reg, info.name, askedOf(reg, info), vi, reg.now(), path));
        outputOf("qpdf --check " + path.string());
        const auto found = outputOf("pdftotext -raw " + path.string() + " -");
        test::Recorder pages;
        record(pages, documentOf(reg, info.name, askedOf(reg, info)));
        for (const auto& text : pages.texts) {
            for (const auto& word : wordsOf(text.text)) {
                INFO(text.text);
                CHECK(found.find(word) != std::string::npos);
            }
        }
    }
}

TEST_CASE("Papers: as .docx they are whole and have every word of the pages", "[papers]")
{
    test::SampleRegister sample;
    auto& reg = sample.reg;
    const test::Folder folder;
    for (const auto& info : report::reports(vi)) {
        if (!info.isPaper && info.name != "inventory" && info.name != "faults-by-type") {
            continue;
        }
        INFO(info.name);
        const auto path = folder.path / (info.name + ".docx");
        REQUIRE(report::writeReport(reg, info.name, askedOf(reg, info), vi, reg.now(), path));
        auto parts = test::partsOf(path);
        for (const auto& [name, content] : parts) {
            INFO(name);
            CHECK(test::faultOf(content) == "");
            CHECK(test::disorderOf(content) == "");
        }
        const auto found =
            test::textOf(parts["word/document.xml"]) +
            (parts.count("word/footer1.xml") == 0 ? std::string()
                                                  : test::textOf(parts["word/footer1.xml"]));
        const auto document = documentOf(reg, info.name, askedOf(reg, info));
        const bool hasChart =
            std::any_of(document.blocks.begin(), document.blocks.end(), [](const auto& block) {
                return std::holds_alternative<paper::Drawing>(block);
            });
        test::Recorder pages;
        record(pages, document);
        for (const auto& text : pages.texts) {
            // the numbers of pages are fields, the words of charts are left out
            if (hasChart || text.text.starts_with("Trang ") || text.box.y < 15) {
                continue;
            }
            for (const auto& word : wordsOf(text.text)) {
                INFO(text.text);
                CHECK(found.find(word) != std::string::npos);
            }
        }
    }
}

TEST_CASE("Papers: the same bytes twice, whatever the time zone", "[papers]")
{
    const test::SampleRegister sample;
    test::FakeClock clock; // both are made in one moment
    clock.moment = *parseIsoInstant("2024-05-11T10:00:00+07:00");
    Register::Options options;
    options.clock = &clock;
    auto reg = Register::open(sample.reg.path(), options);
    const test::Folder folder;
    const auto make = [&](const char* file) {
        const auto path = folder.path / file;
        REQUIRE(report::writeReport(reg, "s26-h", {{"site", "Đại An"}}, vi, reg.now(), path));
        return contentOf(path);
    };
    for (const char* file : {"a.pdf", "a.docx", "a.xlsx", "a.html"}) {
        INFO(file);
        ::setenv("TZ", "Asia/Ho_Chi_Minh", 1);
        ::tzset();
        const auto first = make(file);
        ::setenv("TZ", "America/New_York", 1);
        ::tzset();
        CHECK(make(file) == first);
        ::unsetenv("TZ");
        ::tzset();
    }
}

TEST_CASE("Papers: each can be had in every format", "[papers]")
{
    test::SampleRegister sample;
    auto& reg = sample.reg;
    const test::Folder folder;
    for (const auto& info : papers()) {
        for (const char* ending : {".xlsx", ".csv", ".html", ".txt"}) {
            INFO(info.name << ending);
            const auto path = folder.path / (info.name + ending);
            REQUIRE(report::writeReport(reg, info.name, askedOf(reg, info), vi, reg.now(), path));
            CHECK(std::filesystem::file_size(path) > 3); // a letter without a table has no rows
        }
    }
}

TEST_CASE("S26-H: the sum of its amounts is what the devices of the site cost", "[papers]")
{
    test::SampleRegister sample;
    auto& reg = sample.reg;
    std::int64_t amount = 0;
    std::int64_t gone = 0;
    store::DeviceFilter filter;
    filter.site = findSite(reg, "Đại An");
    filter.includeAll = true;
    for (const auto& row : store::devicePage(reg.database(), filter, store::DeviceOrder::Code,
                                             {100'000, {}, false})) {
        const auto cost = amountOf(row.device).value_or(Money{}).dong;
        amount += cost;
        gone += row.device.paper == Paper::Disposed ? cost : 0;
    }
    REQUIRE(amount > gone);
    REQUIRE(gone > 0);
    const auto document = documentOf(reg, "s26-h", {{"site", "Đại An"}});
    std::vector<std::string> total;
    for (const auto& block : document.blocks) {
        if (const auto* table = std::get_if<paper::Table>(&block)) {
            table->rows([&](const paper::TableRow& row) {
                if (row.kind == paper::RowKind::Total) {
                    total = row.cells;
                }
            });
        }
    }
    REQUIRE(total.size() == 12);
    CHECK(total[7] == text::formatInteger(amount));
    CHECK(total[11] == text::formatInteger(gone));
}

TEST_CASE("Papers: the request of a plan spells its sum out, the minutes name both sides",
          "[papers]")
{
    test::SampleRegister sample;
    auto& reg = sample.reg;
    test::Recorder request;
    record(request, documentOf(reg, "purchase-request",
                               {{"plan", store::plans(reg.database()).front().plan.name.value()},
                                {"signer", "Nguyễn Văn Mẫu"}}));
    CHECK(request.countOf("Bằng chữ:") == 1);
    CHECK(request.countOf("Nguyễn Văn Mẫu") == 1);
    CHECK(request.pageOf("Nguyễn Văn Mẫu") == request.pageOf("Nơi nhận:"));
    test::Recorder minutes;
    record(minutes, documentOf(reg, "handover", {{"transfer", someTransfer(reg)}}));
    CHECK(minutes.countOf("Bên giao:") == 1);
    CHECK(minutes.countOf("Bên nhận:") == 1);
    CHECK(minutes.countOf("ĐẠI DIỆN BÊN GIAO") == 1);
}

TEST_CASE("Papers: of a disposal, the head of the committee signs; assets and tools apart",
          "[papers][books]")
{
    test::SampleRegister sample;
    auto& reg = sample.reg;
    ProposeDraft draft;
    for (const auto& one : disposalCandidates(reg)) {
        if (one.cause == DisposalCause::Broken) {
            draft.devices.push_back({one.device, std::nullopt, "sửa không đáng", std::nullopt});
        }
    }
    REQUIRE(draft.devices.size() > 3);
    draft.committee = "Lê Văn Thử | Văn hóa | Ủy viên\nTrần Thị Ví Dụ | Phó Chủ tịch | Trưởng ban";
    const auto batch = proposeDisposal(reg, draft);
    REQUIRE(batch);
    const report::Parameters asked{{"batch", batch->number}};
    const auto rowsIn = [&](const char* paper) {
        std::vector<paper::TableRow> rows;
        const auto document = documentOf(reg, paper, asked);
        for (const auto& block : document.blocks) {
            if (const auto* table = std::get_if<paper::Table>(&block)) {
                table->rows([&](const paper::TableRow& row) {
                    if (row.kind == paper::RowKind::Plain) {
                        rows.push_back(row);
                    }
                });
            }
        }
        return rows;
    };
    const auto all = rowsIn("bieu-04");
    const auto assets = rowsIn("c51-hd");
    const auto tools = rowsIn("c22-hd");
    CHECK(all.size() == draft.devices.size());
    CHECK(assets.size() + tools.size() == all.size());
    REQUIRE_FALSE(assets.empty());
    REQUIRE_FALSE(tools.empty());
    for (const auto& row : assets) { // nobody entered any wear: neither nought nor the cost
        CHECK(row.cells[6].empty());
        CHECK(row.cells[7].empty());
    }
    for (const auto& row : tools) {
        CHECK(row.cells[7] == "sửa không đáng");
    }
    test::Recorder minutes;
    record(minutes, documentOf(reg, "c51-hd", asked));
    CHECK(minutes.countOf("Ông/Bà: Trần Thị Ví Dụ; chức vụ: Phó Chủ tịch; Trưởng ban") == 1);
    CHECK(minutes.countOf("Trần Thị Ví Dụ") == 2); // and where she signs
}

TEST_CASE("Papers: minutes of a count sum up what was counted, not what nobody looked for",
          "[papers][stocktake]")
{
    test::SampleRegister sample;
    auto& reg = sample.reg;
    StocktakeStart start;
    start.name = "Kiểm kê Đại An";
    start.site = findSite(reg, "Đại An");
    const auto begun = startStocktake(reg, start);
    REQUIRE(begun);
    CountDraft found;
    found.code = "DAN-COM-0001";
    found.site = start.site;
    REQUIRE(countThing(reg, begun->id, found, IfCounted::Tell));
    std::vector<std::string> total;
    std::size_t empty = 0;
    const auto document = documentOf(reg, "c53-hd", {{"stocktake", begun->number}});
    for (const auto& block : document.blocks) {
        if (const auto* table = std::get_if<paper::Table>(&block)) {
            table->rows([&](const paper::TableRow& row) {
                if (row.kind == paper::RowKind::Total) {
                    total = row.cells;
                }
                empty += row.kind == paper::RowKind::Subtotal && row.cells[7].empty() ? 1 : 0;
            });
        }
    }
    REQUIRE(total.size() == 14);
    CHECK(total[4] != "1");   // by the books
    CHECK(total[7] == "1");   // counted
    CHECK(total[10].empty()); // no difference
    CHECK(empty > 0);         // groups nobody has counted yet
}

TEST_CASE("Papers: unknown parameters and records are told, nothing is written", "[papers]")
{
    test::SampleRegister sample;
    auto& reg = sample.reg;
    const test::Folder folder;
    const auto path = folder.path / "x.pdf";
    const auto wrong = report::writeReport(reg, "s26-h", {{"plan", "x"}}, vi, reg.now(), path);
    REQUIRE_FALSE(wrong);
    CHECK(wrong.problems().front().message.code == "report.unknown_parameter");
    CHECK_THROWS_AS(report::writeReport(reg, "s26-h", {{"site", "Không Có"}}, vi, reg.now(), path),
                    Error);
    CHECK_THROWS_AS(
        report::writeReport(reg, "s26-h", {}, vi, reg.now(), folder.path / "none" / "x.pdf"),
        Error);
    CHECK(std::filesystem::is_empty(folder.path));
}

TEST_CASE("Forms: the day decides on what a form rests", "[papers]")
{
    const auto form = report::formNamed("s26-h");
    const auto* before = report::basisOn(form, *parseIsoDate("2021-05-11"));
    const auto* after = report::basisOn(form, *parseIsoDate("2025-05-11"));
    REQUIRE(before != nullptr);
    REQUIRE(after != nullptr);
    CHECK(before->line.find("107/2017/TT-BTC") != std::string::npos);
    CHECK(after->line.find("24/2024/TT-BTC") != std::string::npos);
}

TEST_CASE("Forms: gaps are dots until they are filled, marks of values stay as they are",
          "[papers]")
{
    const auto form = report::parseForm(
        "x", "text\tSố {number:6}, **ông {name}** {none?}!\ntext?seen\tthấy {seen}\n", "x.tsv");
    report::FormValues values;
    values.set("name", "A**B");
    auto document = report::filled(form, values, *parseIsoDate("2021-05-11"));
    REQUIRE(document.blocks.size() == 1);
    const auto& spans = std::get<paper::Paragraph>(document.blocks[0]).spans;
    REQUIRE(spans.size() == 3);
    CHECK(spans[0].text == "Số ......, ");
    CHECK(spans[1].text == "ông A**B");
    CHECK(spans[1].isBold);
    CHECK(spans[2].text == " !");
    values.set("seen", "rồi");
    CHECK(report::filled(form, values, *parseIsoDate("2021-05-11")).blocks.size() == 2);
}

TEST_CASE("Forms: a line nobody can read is named with its file", "[papers]")
{
    for (const char* text : {"nonsense\tx\n", "column\tTên\tA\t10\tleft\tname\n",
                             "table\tx\ncolumn\tTên\tA\t0\tleft\tname\n",
                             "basis\t2021-13-01\t\tV\tx\ty\n", "basis\t\t\tZ\tx\ty\n"}) {
        INFO(text);
        try {
            (void)report::parseForm("x", text, "forms/x.tsv");
            FAIL("read");
        } catch (const Error& error) {
            CHECK(error.message().code == "form.bad_line");
            CHECK(error.message().args.front().value == "forms/x.tsv");
        }
    }
}

TEST_CASE("Forms: an office's own file takes the place of ours", "[papers]")
{
    const test::Folder folder;
    const char* before = std::getenv("XDG_DATA_HOME");
    const std::string home = before == nullptr ? "" : before;
    ::setenv("XDG_DATA_HOME", folder.path.c_str(), 1);
    std::filesystem::create_directories(folder.path / "dongbo" / "forms");
    std::ofstream(folder.path / "dongbo" / "forms" / "s26-h.tsv") << "title\tSỔ RIÊNG\n";
    const auto form = report::formNamed("s26-h");
    if (before == nullptr) {
        ::unsetenv("XDG_DATA_HOME");
    } else {
        ::setenv("XDG_DATA_HOME", home.c_str(), 1);
    }
    REQUIRE(form.parts.size() == 1);
    CHECK(form.parts[0].cells[0] == "SỔ RIÊNG");
    CHECK(report::formNamed("s26-h").parts.size() > 3);
}

TEST_CASE("Reports on pages: groups, sums and charts of a report, signatures at its end",
          "[papers]")
{
    test::SampleRegister sample;
    auto& reg = sample.reg;
    for (const auto& info : report::reports(vi)) {
        if (info.isPaper ||
            std::any_of(info.parameters.begin(), info.parameters.end(), [](const auto& parameter) {
                return parameter.initial == report::Initial::Required;
            })) {
            continue;
        }
        INFO(info.name);
        const auto document = documentOf(reg, info.name, {});
        test::Recorder pages;
        record(pages, document);
        CHECK(pages.countOf("NGƯỜI LẬP") == 1);
        const auto signatures = pages.pageOf("NGƯỜI LẬP");
        CHECK(std::any_of(pages.lines_.begin(), pages.lines_.end(), [&](const auto& line) {
            return line.page == signatures; // never without a row of the table
        }));
        CHECK(pages.countOf("Trang 1/" + std::to_string(pages.pages.size())) == 1);
        std::vector<std::string> clipped;
        for (auto& each : pages.clippings(document.margins)) {
            clipped.push_back(std::move(each));
        }
        if (std::none_of(document.blocks.begin(), document.blocks.end(), [](const auto& block) {
                return std::holds_alternative<paper::Drawing>(block);
            })) {
            CHECK(clipped == std::vector<std::string>());
        }
    }
}

TEST_CASE("Papers: what people fill in goes before what the register says, where the form has room",
          "[papers]")
{
    test::SampleRegister sample;
    auto& reg = sample.reg;
    test::Recorder request;
    record(request, documentOf(reg, "purchase-request",
                               {{"plan", store::plans(reg.database()).front().plan.name.value()},
                                {"dated", "16/06/2021"},
                                {"place", "Nơi Khác"},
                                {"basis", "Công văn số 292;Kết quả đối chiếu"},
                                {"recipients", "Phòng TC-KH; Lưu: VT"}}));
    CHECK(request.countOf("Nơi Khác, ngày 16 tháng 6 năm 2021") == 1);
    CHECK(request.countOf("Căn cứ Công văn số 292;") == 1);
    CHECK(request.countOf("Căn cứ Kết quả đối chiếu;") == 1);
    CHECK(request.countOf("Phòng TC-KH") == 1);
    const auto asked = report::filledIn("purchase-request");
    CHECK(std::find(asked.begin(), asked.end(), "basis") != asked.end());
    CHECK(std::find(asked.begin(), asked.end(), "recipients") != asked.end());
    CHECK(std::find(asked.begin(), asked.end(), "accountant") == asked.end());
    const auto book = report::filledIn("s24-h");
    CHECK(std::find(book.begin(), book.end(), "accountant") != book.end());
    CHECK(std::find(book.begin(), book.end(), "to") == book.end());
    CHECK(report::filledIn("inventory").empty());
}

TEST_CASE("Papers: minutes of a replacement name both devices, by its id or by one of them",
          "[papers]")
{
    test::SampleRegister sample;
    auto& reg = sample.reg;
    const auto rows = store::replacementsOn(reg.database(), {});
    REQUIRE_FALSE(rows.empty());
    const auto& row = rows.back();
    for (const auto& asked : {row.id.text(), row.newCode}) {
        test::Recorder minutes;
        record(minutes, documentOf(reg, "replacement", {{"replacement", asked}}));
        INFO(asked);
        CHECK(minutes.countOf("Thay ra") == 1);
        CHECK(minutes.countOf("Thay vào") == 1);
        CHECK(minutes.countOf("THAY THẾ") >= 1);
    }
    CHECK_THROWS_AS(report::runReport(reg, "replacement", {{"replacement", "HKH-MIX-0001"}}, vi),
                    Error);
}
