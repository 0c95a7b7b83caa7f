#include "core/register/faults/faults.h"
#include "core/register/lines/incidents.h"
#include "core/register/lines/lines.h"
#include "core/register/places/places.h"
#include "core/register/records/simple_records.h"
#include "core/store/projection/load.h"
#include "gui/present/forms/form_presenter.h"
#include "gui/present/line_screen/line_card.h"
#include "gui/present/line_screen/lines_list.h"
#include "gui/present/records/list_import.h"
#include "gui/present/sites/site_page_presenter.h"
#include "tests/support/fake_list_view.h"
#include "tests/support/fake_shell.h"
#include "tests/support/folder.h"

#include <catch2/catch.hpp>

#include <fstream>

using namespace dongbo;          // NOLINT(google-build-using-namespace): a test
using namespace dongbo::present; // NOLINT(google-build-using-namespace): a test
using dongbo::test::cellOf;
using dongbo::test::chipOf;
using dongbo::test::FakeListView;
using dongbo::test::FakeShell;

namespace {

struct FakeFormView final : FormView
{
    void showForm(const Form&) override {}
    void focusOn(const std::string&) override {}
};
struct FakeCardView final : LineCardView
{
    std::optional<LineCard> card;
    void showLine(const std::optional<LineCard>& shown) override { card = shown; }
};
struct FakeSiteView final : SitePageView
{
    SitePage page;
    void showSite(const SitePage& shown) override { page = shown; }
};

/// Three rooms, each with a line of one provider.
struct Office
{
    FakeShell shell;
    FakeListView view;
    FakeFormView formView;
    FormPresenter form{shell, formView};
    VendorId provider = vendor();
    LineId daiAn = line("Đại An", "FTTH Đại An", 40'000);
    LineId goi = line("Gôi", "FTTH Gôi", 100'000);
    LineId kimThai = line("Kim Thái", "FTTH Kim Thái", 40'000);
    LinesList list{shell, view};

    VendorId vendor()
    {
        Vendor record;
        record.name = "Mạng Giả Định";
        record.kind = VendorKind::Provider;
        record.hotline = "0900 000 301";
        return addVendor(shell.reg(), record, {})->id;
    }
    LineId line(const std::string& site, const std::string& name, std::int64_t bought)
    {
        Line record;
        record.name = name;
        record.site = findSite(shell.reg(), site);
        record.provider = provider;
        record.downKbps = bought;
        record.repairHours = 4;
        return LineId{addSimple(shell.reg(), RecordKind::Line, valuesOf(record), {})->id};
    }
    void measured(const LineId& which, std::int64_t kbps)
    {
        MeasureDraft draft;
        draft.line = which;
        draft.downKbps = kbps;
        REQUIRE(measureLine(shell.reg(), draft, checks::IfUnlikely::Write));
    }
    FaultId down(const LineId& which)
    {
        LineDownDraft draft;
        draft.line = which;
        return lineDown(shell.reg(), draft)->fault;
    }
    void open()
    {
        shell.session().announceChange();
        list.open({ScreenName::Lines, {}, {}});
        shell.settle();
    }
    void pick(const std::string& name, const std::string& content)
    {
        const auto path = folder.path / name;
        std::ofstream(path, std::ios::binary) << content;
        shell.fakePrompts.toOpen = {path};
    }
    [[nodiscard]] std::vector<store::MeasurementRow> measurements(const LineId& which)
    {
        return store::measurementsOf(shell.reg().database(), which);
    }
    dongbo::test::Folder folder;
};

} // namespace

TEST_CASE("Lines: the worst first, a bar that compares, minutes and the chips", "[present][lines]")
{
    Office office;
    office.measured(office.daiAn, 18'000);
    office.measured(office.goi, 98'000);
    office.down(office.kimThai);
    office.shell.clock.advanceMinutes(90);
    office.open();
    auto& list = office.list;
    REQUIRE(list.rowCount() == 3);
    CHECK(cellOf(list, 0, "site").text == "Kim Thái"); // down
    CHECK(cellOf(list, 1, "site").text == "Đại An");   // below
    CHECK(cellOf(list, 2, "site").text == "Gôi");
    const auto weak = cellOf(list, 1, "measured");
    CHECK(weak.text == "18/40");
    CHECK(weak.tone == Tone::Warn);
    CHECK(weak.share == 0.18); // of the fastest line
    CHECK(weak.target == 0.4);
    CHECK_FALSE(cellOf(list, 0, "measured").share); // nothing gets through
    CHECK(cellOf(list, 0, "measured").target == 0.4);
    CHECK(cellOf(list, 0, "minutes").text == "90");
    CHECK(cellOf(list, 2, "minutes").isFaint);
    CHECK(list.totals().down == 1);
    CHECK(list.totals().below == 1);
    CHECK(list.totals().minutes == 90);
    REQUIRE(list.running().size() == 1);
    CHECK(list.running()[0].title == "Kim Thái mất mạng");
    CHECK_FALSE(list.running()[0].isProviderTold);
    REQUIRE(chipOf(list, "below"));
    list.press("below");
    CHECK(list.rowCount() == 1);
}

TEST_CASE("Line card: what is told is written down, the text goes on the clipboard, it works again",
          "[present][lines]")
{
    Office office;
    const auto fault = office.down(office.daiAn);
    FakeCardView view;
    LineCardPresenter card(office.shell, view);
    card.setInSight(true);
    card.show(office.daiAn);
    office.shell.settle();
    REQUIRE(view.card);
    CHECK(view.card->open == fault);
    CHECK(view.card->told.empty());
    card.copyText();
    CHECK(office.shell.fakePrompts.clipboard.find("FTTH Đại An") != std::string::npos);
    card.tellProvider();
    REQUIRE(office.shell.sheets.back().kind == SheetKind::TellContact);
    REQUIRE(office.form.open(office.shell.sheets.back()));
    office.form.type("ticket", "MAU-1");
    REQUIRE(office.form.send());
    office.shell.settle();
    REQUIRE(view.card->told.size() == 1);
    CHECK(view.card->told[0].who == "Mạng Giả Định");
    CHECK(view.card->told[0].isAnswered);
    office.shell.clock.advanceMinutes(30);
    card.restored();
    REQUIRE(office.form.open(office.shell.sheets.back()));
    REQUIRE(office.form.send());
    office.shell.settle();
    CHECK_FALSE(view.card->open);
    REQUIRE(view.card->incidents.size() == 1);
    CHECK(view.card->incidents[0].lasted == "30 phút");
}

TEST_CASE("Restored before it failed: the sheet says so beside the field and keeps what was typed",
          "[present][lines]")
{
    Office office;
    const auto fault = office.down(office.daiAn);
    REQUIRE(office.form.open({SheetKind::LineRestored, RecordRef{RecordKind::Fault, fault}, {}}));
    office.form.type("down_until", "01/05/2021 08:00");
    CHECK_FALSE(office.form.send());
    CHECK_FALSE(office.form.form().find("down_until")->problem.empty());
    CHECK(office.form.form().find("down_until")->value == "01/05/2021 08:00");
    CHECK_FALSE(store::load<Fault>(office.shell.reg().database(), fault)->downUntil);
}

TEST_CASE("A contract that has ended: the sheet says it, the incident is written",
          "[present][lines]")
{
    Office office;
    auto record = *store::load<Line>(office.shell.reg().database(), office.daiAn);
    REQUIRE(editSimple(office.shell.reg(), RecordKind::Line, office.daiAn,
                       {fieldEdit(&Line::validTo, std::optional{planning::plusDays(
                                                      office.shell.reg().today(), -1)})},
                       {}));
    office.shell.session().announceChange();
    REQUIRE(office.form.open({SheetKind::LineDown, RecordRef{RecordKind::Line, office.daiAn}, {}}));
    const auto& said = office.form.form().consequences;
    CHECK(std::any_of(said.begin(), said.end(), [](const std::string& one) {
        return one.find("hợp đồng") != std::string::npos ||
               one.find("Hợp đồng") != std::string::npos;
    }));
    REQUIRE(office.form.send());
    CHECK(store::openLineFaults(office.shell.reg().database()).size() == 1);
}

TEST_CASE(
    "Room page: the line opens the sheet of its clock, its incident and who was told stand there",
    "[present][lines]")
{
    Office office;
    office.measured(office.daiAn, 30'000);
    office.shell.session().announceChange();
    FakeSiteView view;
    SitePagePresenter page(office.shell, view);
    page.open(findSite(office.shell.reg(), "Đại An"));
    office.shell.settle();
    REQUIRE(view.page.now);
    CHECK_FALSE(view.page.state.word.empty());
    REQUIRE(view.page.now->lines.size() == 1);
    CHECK(view.page.now->lines[0].value == "30/40 Mbps");
    CHECK(view.page.now->lines[0].target == 1.0);
    CHECK(view.page.now->chain.find("Mạng Giả Định") != std::string::npos);
    page.report(FaultAbout::Line);
    REQUIRE(office.shell.sheets.back().kind == SheetKind::LineDown);
    CHECK(office.shell.sheets.back().record == RecordRef{RecordKind::Line, office.daiAn});
    REQUIRE(office.form.open(office.shell.sheets.back()));
    REQUIRE(office.form.send());
    office.shell.settle();
    REQUIRE(view.page.now->lines[0].open);
    CHECK(view.page.now->lines[0].value == "mất");
    REQUIRE(view.page.now->told.size() == 1); // the provider, in the same sheet
    CHECK(view.page.state.tone == Tone::Bad);
    CHECK(view.page.now->headings[4].state.tone == Tone::Bad);
    page.report(FaultAbout::Line); // it is open: gone to, not doubled
    CHECK(office.shell.places.back().screen == ScreenName::Faults);
    CHECK(store::openLineFaults(office.shell.reg().database()).size() == 1);
}

TEST_CASE(
    "Contact card: proposes the worst open fault and the next to be told; copied, printed, saved",
    "[present][lines]")
{
    Office office;
    const auto site = findSite(office.shell.reg(), "Đại An");
    const RecordRef room{RecordKind::Site, site};
    REQUIRE(office.form.open({SheetKind::TellContact, room, {}}));
    CHECK(office.form.form().find("fault") == nullptr); // nothing is open
    office.form.type("told_text", "Hội nghị ngày mai cần phòng lúc 7 giờ.");
    REQUIRE(office.form.send());

    FaultDraft draft;
    draft.site = site;
    draft.about = FaultAbout::Power;
    draft.symptom = "Mất điện";
    draft.severity = Severity::Degraded;
    REQUIRE(reportFault(office.shell.reg(), draft));
    const auto worst = office.down(office.daiAn);
    office.shell.session().announceChange();
    REQUIRE(office.form.open({SheetKind::TellContact, room, {}}));
    CHECK(office.form.form().valueOf("fault") == worst.text());
    CHECK(office.form.form().find("fault")->choices.size() == 3);
    CHECK(office.form.form().valueOf("told_text").find("FTTH Đại An") != std::string::npos);
    CHECK(office.form.form().valueOf("step") == "0");
    office.form.press("links", "copy");
    CHECK(office.shell.fakePrompts.clipboard.find("FTTH Đại An") != std::string::npos);
    office.form.press("links", "print");
    office.shell.settle();
    CHECK(office.shell.fakePrompts.isPrinted);
    office.shell.fakePrompts.toSave = office.folder.path / "bao.eml";
    office.form.press("links", "mail");
    CHECK(std::filesystem::exists(office.folder.path / "bao.eml"));
    office.form.type("answer", "đã nghe");
    REQUIRE(office.form.send());
    const auto told = store::contactsOf(office.shell.reg().database(), worst);
    REQUIRE(told.size() == 1);
    CHECK(told[0].contact.answer == "đã nghe");
    REQUIRE(office.form.open({SheetKind::TellContact, room, {}}));
    CHECK(office.form.form().valueOf("step") == "1"); // the next one
}

TEST_CASE("Speed tests from a file: written at once, again nothing; wrong units are asked about",
          "[present][lines]")
{
    Office office;
    office.open();
    office.pick("do.csv", "Điểm cầu,Ngày đo,Giờ,Tải xuống (Mbps),Tải lên (Mbps)\n"
                          "Đại An,11/05/2021,07:45,\"38,5\",20\nGôi,11/05/2021,08:00,99,50\n");
    importSpeedTests(office.shell, {}, {});
    office.shell.settle();
    CHECK(office.measurements(office.daiAn).size() == 1);
    CHECK(office.measurements(office.goi).size() == 1);
    REQUIRE(office.shell.banners.size() == 1);
    CHECK(office.shell.banners.back().tone == BannerTone::Ok);
    importSpeedTests(office.shell, {}, {});
    office.shell.settle();
    CHECK(office.measurements(office.daiAn).size() == 1);

    // no unit: asked, never guessed
    office.pick("kbps.csv", "Điểm cầu,Ngày đo,Giờ,Tải xuống\nĐại An,10/05/2021,09:00,38500\n");
    office.shell.fakePrompts.answer = 3; // thinks better of it
    importSpeedTests(office.shell, {}, {});
    office.shell.settle();
    CHECK(office.measurements(office.daiAn).size() == 1);
    office.shell.fakePrompts.answer = 1; // kbps
    importSpeedTests(office.shell, {}, {});
    office.shell.settle();
    REQUIRE(office.measurements(office.daiAn).size() == 2);
    CHECK(office.measurements(office.daiAn)[1].measurement.downKbps == 38'500);

    // kbps under a heading that says Mbps: a thousand times what was bought
    office.pick("sai.csv",
                "Điểm cầu,Ngày đo,Giờ,Tải xuống (Mbps)\nĐại An,10/05/2021,10:00,38500\n");
    office.shell.fakePrompts.answer = 1;
    importSpeedTests(office.shell, {}, {});
    office.shell.settle();
    CHECK(office.measurements(office.daiAn).size() == 2);
    CHECK(office.shell.fakePrompts.questions.back().find("sai.csv") != std::string::npos);

    // columns nobody can use
    office.pick("khac.csv", "STT,Tên,Ghi chú\n1,Đại An,tốt\n");
    importSpeedTests(office.shell, {}, {});
    office.shell.settle();
    CHECK(office.shell.banners.back().tone == BannerTone::Bad);
    CHECK(office.shell.banners.back().explanation.find("STT") != std::string::npos);
    CHECK(office.shell.banners.back().explanation.find("--") == std::string::npos);
    office.shell.banners.back().onAction();
    CHECK(office.shell.fakePrompts.clipboard.find("STT") != std::string::npos);

    // the file of one line, after a question
    office.pick("mot.csv", "Ngày đo,Giờ,Tải xuống (Mbps)\n10/05/2021,11:00,39\n");
    office.shell.fakePrompts.answer = 0;
    importSpeedTests(office.shell, office.kimThai, "FTTH Kim Thái");
    office.shell.settle();
    CHECK(office.measurements(office.kimThai).size() == 1);
}

TEST_CASE("Lines from a list: sites and providers by name, what is wrong with its row",
          "[present][lines]")
{
    Office office;
    office.open();
    office.pick("duong.csv", "Tên,Điểm cầu,Nhà mạng,\"Tải xuống, kbit/s\"\n"
                             "FTTH Liên Bảo,Liên Bảo,Mạng Giả Định,40 Mbps\n"
                             "FTTH Nơi Khác,Nơi Không Có,Mạng Giả Định,40 Mbps\n");
    importRecordList(office.shell, RecordKind::Line);
    office.shell.settle();
    CHECK(store::linesOf(office.shell.reg().database()).size() == 3); // all or none
    CHECK(office.shell.banners.back().tone == BannerTone::Bad);
    CHECK(office.shell.banners.back().explanation.find("Dòng 3") != std::string::npos);
    office.pick("duong.csv", "Tên,Điểm cầu,Nhà mạng,\"Tải xuống, kbit/s\"\n"
                             "FTTH Liên Bảo,Liên Bảo,Mạng Giả Định,40 Mbps\n");
    importRecordList(office.shell, RecordKind::Line);
    office.shell.settle();
    const auto lines = store::linesOf(office.shell.reg().database());
    REQUIRE(lines.size() == 4);
    CHECK(lines.back().line.provider == office.provider);
    CHECK(lines.back().line.downKbps == 40'000);
}
