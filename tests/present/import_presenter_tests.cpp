#include "core/journal/read/history.h"
#include "core/register/base/find.h"
#include "core/register/corrections/changes.h"
#include "core/register/faults/faults.h"
#include "core/register/upkeep/backups.h"
#include "core/store/queries/fault_queries.h"
#include "tests/present/import_desk.h"

#include <catch2/catch.hpp>

using namespace dongbo;
using dongbo::test::FakeShell;
using importers::Outcome;
using present::ImportStep;

namespace {
using FakeView = test::ImportFakeView;
using Desk = test::ImportDesk;
using test::untidy;
} // namespace

TEST_CASE("Import: an untidy list is shown as understood before anything is compared or written",
          "[present]")
{
    Desk desk;
    desk.read({desk.file("Thiết bị xã.csv", untidy)});
    REQUIRE(desk.presenter.step() == ImportStep::Understand);
    CHECK(desk.view.busy.empty());
    CHECK(desk.view.understood.title == "Thiết bị xã.csv");
    REQUIRE(desk.view.column("B") != nullptr);
    CHECK(desk.view.column("B")->meaning == "Tên thiết bị");
    CHECK(desk.view.understood.rows == 11);
    const auto line = desk.presenter.lineOf(4);
    REQUIRE(line);
    const auto section = desk.presenter.sheetRow(*line);
    CHECK(section.across.find("Đại An") != std::string::npos);
    CHECK_FALSE(section.acrossLink.empty());
    const auto header = desk.presenter.sheetRow(*desk.presenter.lineOf(3));
    CHECK(header.fill == present::Tone::Accent);
    const auto aside = desk.presenter.sheetRow(*desk.presenter.lineOf(9));
    CHECK(aside.fill == present::Tone::Warn);
    CHECK(aside.flag.starts_with("Chưa vào sổ"));
    const auto total = desk.presenter.sheetRow(*desk.presenter.lineOf(7));
    CHECK(total.isStrong);
    CHECK_FALSE(desk.view.understood.decisions.empty());
    CHECK(desk.devices() == 0);
}

TEST_CASE("Import: the counts add up, one import is one change-set and one undo", "[present]")
{
    Desk desk;
    desk.read({desk.file("Thiết bị xã.csv", untidy)});
    desk.presenter.next();
    REQUIRE(desk.presenter.step() == ImportStep::Changes);
    CHECK(desk.view.count(Outcome::Created) == "3");
    CHECK(desk.view.count(Outcome::SetAside) == "1");
    CHECK(desk.view.count(Outcome::NotData) == "7");
    CHECK(desk.view.changes.sumRows.find("= 11 dòng") != std::string::npos);
    CHECK(desk.view.changes.commit == "Nhập 3 dòng");
    CHECK(desk.view.changes.shown == Outcome::Created);
    CHECK(desk.view.changes.rows == 4); // two microphones
    CHECK(desk.presenter.changeRow(0).cells[1].starts_with("Camera hội nghị Logitech"));
    CHECK(desk.devices() == 0);
    desk.presenter.commit();
    desk.shell.settle();
    REQUIRE(desk.presenter.step() == ImportStep::Done);
    CHECK(desk.devices() == 4);
    CHECK(desk.view.done.hasAside);
    REQUIRE(desk.view.done.canUndo);
    desk.presenter.undo();
    desk.shell.settle();
    CHECK(desk.devices() == 0);
    CHECK_FALSE(desk.view.done.canUndo);
}

TEST_CASE("Import: a list that asks for thousands of devices is written once a person has said so",
          "[present]")
{
    Desk desk;
    std::string many = "TT,Tên thiết bị,Xã,SL\n";
    for (int i = 1; i <= 110; ++i) {
        many += std::to_string(i) + ",Loa số " + std::to_string(i) + ",Đại An,200\n";
    }
    desk.read({desk.file("Thiết bị xã.csv", many)});
    desk.presenter.next();
    REQUIRE(desk.presenter.step() == ImportStep::Changes);
    CHECK(desk.view.changes.commit.empty());
    CHECK(desk.view.changes.nothing.find("21.890") != std::string::npos);
    desk.presenter.commit();
    desk.shell.settle();
    CHECK(desk.presenter.step() == ImportStep::Changes);
    CHECK(desk.devices() == 0);
    REQUIRE_FALSE(desk.view.changes.aside.empty());
    desk.presenter.answer(0, desk.view.changes.aside[0].answers.front().key, {});
    desk.shell.settle();
    CHECK(desk.view.changes.commit == "Nhập 110 dòng");
    CHECK(desk.view.changes.aside.empty());
}

TEST_CASE("Import: a column is given another meaning and the list is compared again", "[present]")
{
    Desk desk;
    desk.read({desk.file("Thiết bị xã.csv", untidy)});
    const auto meanings = desk.presenter.meaningsOf(4);
    CHECK(std::count_if(meanings.begin(), meanings.end(),
                        [](const auto& one) { return one.isOn; }) == 1);
    desk.presenter.setMeaning(4, "notes");
    desk.shell.settle();
    CHECK(desk.view.column("D")->meaning == "Ghi chú");
    CHECK(desk.presenter.step() == ImportStep::Understand);
    desk.presenter.setMeaning(4, "không có");
    desk.shell.settle();
    CHECK(desk.view.column("D")->meaning == "Ghi chú");
    for (std::size_t i = 0; i < desk.view.understood.decisions.size(); ++i) {
        INFO(desk.view.understood.decisions[i].title);
        const bool canMend = !desk.view.understood.decisions[i].verb.empty() &&
                             desk.view.understood.decisions[i].verb != "Xem";
        CHECK(desk.presenter.optionsOf(i).empty() != canMend);
    }
}

TEST_CASE("Import: a row set aside is answered and goes in", "[present]")
{
    Desk desk;
    desk.read({desk.file("Thiết bị xã.csv", untidy)});
    desk.presenter.next();
    REQUIRE(desk.view.changes.aside.size() == 1);
    const auto answers = desk.view.changes.aside[0].answers;
    const auto typed =
        std::find_if(answers.begin(), answers.end(), [](const auto& one) { return one.isTyped; });
    REQUIRE(typed != answers.end());
    desk.presenter.answer(0, typed->key, "2");
    desk.shell.settle();
    CHECK(desk.presenter.step() == ImportStep::Changes);
    CHECK(desk.view.count(Outcome::SetAside) == "0");
    CHECK(desk.view.count(Outcome::Created) == "4");
    CHECK(desk.view.changes.aside.empty());
}

TEST_CASE("Import: next year's list shows old and new by cell, each with a tick", "[present]")
{
    Desk desk;
    desk.read({desk.file("Thiết bị xã.csv", untidy)});
    desk.presenter.next();
    desk.presenter.commit();
    desk.shell.settle();
    std::string changed = untidy;
    changed.replace(changed.find("Blazer 1000"), 11, "Blazer 2000");
    desk.read({desk.file("Thiết bị xã 2022.csv", changed)});
    if (desk.presenter.step() == ImportStep::Understand) {
        desk.presenter.next();
    }
    CHECK(desk.view.count(Outcome::Updated) == "1");
    CHECK(desk.view.count(Outcome::Unchanged) == "2");
    desk.presenter.showOutcome(Outcome::Updated);
    REQUIRE(desk.view.changes.rows >= 1);
    const auto row = desk.presenter.changeRow(0);
    REQUIRE(row.cells.size() == 7);
    CHECK(row.cells[1].starts_with("Bộ lưu điện Santak"));
    CHECK(row.cells[3] == "Blazer 1000");
    CHECK(row.cells[4] == "Blazer 2000");
    CHECK(row.isTaken == true);
    desk.presenter.tick(0);
    CHECK(desk.presenter.changeRow(0).isTaken == false);
    CHECK(desk.view.count(Outcome::Updated) == "0");
    CHECK_FALSE(desk.view.changes.nothing.empty());
    desk.presenter.tick(0);
    desk.presenter.commit();
    desk.shell.settle();
    CHECK(desk.view.done.title == "Đã nhập 1 dòng vào sổ");
}

TEST_CASE("Import: devices the file does not have are listed, each one leads to the device",
          "[present]")
{
    Desk desk;
    desk.read({desk.file("Thiết bị xã.csv", untidy)});
    desk.presenter.next();
    CHECK(desk.view.changes.goneShown.empty());
    desk.presenter.commit();
    desk.shell.settle();
    std::string without = untidy;
    const auto at = without.find("1,Camera hội nghị");
    without.erase(at, without.find('\n', at) + 1 - at);
    desk.read({desk.file("Thiết bị xã 2022.csv", without)});
    if (desk.presenter.step() == ImportStep::Understand) {
        desk.presenter.next();
    }
    CHECK(desk.view.changes.gone.starts_with("1 máy trong sổ"));
    REQUIRE(desk.view.changes.goneShown.size() == 1);
    CHECK(desk.view.changes.goneShown[0].name.starts_with("Camera hội nghị Logitech"));
    CHECK(desk.view.changes.goneShown[0].detail.find(" · ") != std::string::npos);
    CHECK(desk.view.changes.goneShown[0].detail.ends_with("Đại An"));
    desk.presenter.goToGone(1);
    CHECK(desk.shell.places.empty());
    desk.presenter.goToGone(0);
    REQUIRE(desk.shell.places.size() == 1);
    const auto& place = desk.shell.places[0];
    CHECK(place.screen == present::ScreenName::Devices);
    REQUIRE(place.record);
    const auto row = store::deviceRow(desk.shell.reg().database(), DeviceId(place.record->id));
    REQUIRE(row);
    CHECK(row->device.serial == "CAM001");
    CHECK(desk.presenter.step() == ImportStep::Changes);
}

TEST_CASE("Import: what cannot be read says why and what to do, the others go on", "[present]")
{
    Desk desk;
    const auto broken = desk.file("hỏng.xlsx", "PK\x03\x04 rác");
    desk.read({broken});
    REQUIRE(desk.presenter.step() == ImportStep::Choose);
    REQUIRE(desk.view.failures.size() == 1);
    CHECK(desk.view.failures[0].file == "hỏng.xlsx");
    CHECK_FALSE(desk.view.failures[0].sentence.empty());
    CHECK_FALSE(desk.view.failures[0].help.empty());
    desk.read({broken, desk.file("Thiết bị xã.csv", untidy)});
    CHECK(desk.presenter.step() == ImportStep::Understand);
    REQUIRE(desk.view.understood.files.size() == 2);
    CHECK(desk.view.understood.files[0].isDimmed);
    CHECK(desk.view.understood.files[1].isShown);
}

TEST_CASE("Import: notes of something broken are offered as faults until somebody reports them",
          "[present]")
{
    Desk desk;
    desk.read({desk.file("ghi chu.csv", "TT,Tên thiết bị,Xã,Số sê-ri,Tình trạng,Ghi chú\n"
                                        "1,Micro TOA,Đại An,MIC01,Tốt,hay chập chờn\n"
                                        "2,Màn hình Samsung,Gôi,TV01,Tốt,mất hình từ tháng 6\n"
                                        "3,Camera AVer,Gôi,CAM01,Tốt,mua bổ sung\n")});
    if (desk.presenter.step() == ImportStep::Understand) {
        desk.presenter.next();
    }
    desk.presenter.commit();
    desk.shell.settle();
    REQUIRE(desk.presenter.step() == ImportStep::Done);
    REQUIRE(desk.view.done.faults.size() == 2);
    CHECK(desk.view.done.faults[1].title.find("Màn hình Samsung") != std::string::npos);
    CHECK(desk.view.done.faults[1].detail == "dòng 3: “mất hình từ tháng 6”");
    CHECK(desk.view.done.facts.back() == "2 ghi chú có thể là sự cố");

    desk.presenter.reportFault(1);
    REQUIRE(desk.shell.sheets.size() == 1);
    CHECK(desk.shell.sheets[0].kind == present::SheetKind::ReportFault);
    CHECK(desk.shell.sheets[0].hint == "symptom=Mất hình");
    FaultDraft draft;
    draft.device = DeviceId{desk.shell.sheets[0].record->id};
    draft.symptom = "Màn hình không lên"; // the same trouble in other words
    REQUIRE(reportFault(desk.shell.reg(), draft));
    desk.presenter.registerChanged();
    REQUIRE(desk.view.done.faults.size() == 1);
    CHECK(desk.view.done.faults[0].title.find("Micro TOA") != std::string::npos);
    desk.presenter.reportFault(1); // is not there any more
    CHECK(desk.shell.sheets.size() == 1);
}

TEST_CASE("Import: a copied table is read, and nothing copied says so", "[present]")
{
    Desk desk;
    desk.presenter.paste({{}, "  "});
    CHECK(desk.shell.banners.size() == 1);
    const std::string text = "Tên thiết bị\tSố lượng\tĐiểm cầu\nCamera\t1\tĐại An\nLoa\t2\tGôi\n";
    desk.presenter.paste({{}, text});
    desk.shell.settle();
    CHECK(desk.presenter.step() != ImportStep::Choose);
    CHECK(desk.presenter.caption().find("Bảng đã dán") != std::string::npos);
    desk.presenter.cancel();
    CHECK(desk.presenter.step() == ImportStep::Choose);
    desk.presenter.paste({"<p>không có bảng</p>", text}); // a page without a table: its text
    desk.shell.settle();
    CHECK(desk.presenter.step() != ImportStep::Choose);
    desk.presenter.paste({"<table><tr><td>Tên thiết bị<td>Số lượng<td>Điểm cầu"
                          "<tr><td>Micro<td>3<td>Gôi</table>",
                          {}});
    desk.shell.settle();
    desk.presenter.next();
    desk.presenter.commit();
    desk.shell.settle();
    CHECK(desk.devices() == 3);
}

TEST_CASE("Import: rows set aside are saved as a workbook to be sent back", "[present]")
{
    Desk desk;
    desk.read({desk.file("Thiết bị xã.csv", untidy)});
    desk.presenter.next();
    desk.shell.fakePrompts.toSave = desk.folder.path / "tra-lai.xlsx";
    desk.presenter.saveSetAside();
    desk.shell.settle();
    CHECK(std::filesystem::exists(desk.folder.path / "tra-lai.xlsx"));
    CHECK(desk.shell.banners.back().tone == present::BannerTone::Ok);
}

TEST_CASE("Import: on a past day files are refused in words", "[present]")
{
    Desk desk;
    const auto day = desk.shell.session().today();
    desk.shell.clock.advanceDays(2);
    desk.shell.device("Đại An", DeviceType::Camera, "Camera");
    desk.shell.session().showPast(std::make_shared<Register>(desk.shell.reg().asOf(day)));
    desk.read({desk.file("Thiết bị xã.csv", untidy)});
    CHECK(desk.presenter.step() == ImportStep::Choose);
    CHECK(desk.shell.banners.size() == 1);
}

TEST_CASE("Import: nothing pressed while it writes stops the write, loses its end or changes it",
          "[present]")
{
    Desk desk;
    desk.read({desk.file("Thiết bị xã.csv", untidy)});
    desk.presenter.next();
    desk.presenter.commit();
    REQUIRE_FALSE(desk.view.busy.empty()); // the worker's end is not heard before settle()
    CHECK(desk.view.locked);
    desk.presenter.back();
    CHECK(desk.presenter.step() == ImportStep::Changes);
    desk.presenter.setMeaning(4, "notes");
    desk.presenter.showSheet(1);
    desk.presenter.showOutcome(Outcome::SetAside);
    desk.presenter.tick(0);
    desk.presenter.makePlaces(true);
    desk.presenter.commit();
    desk.presenter.cancel();
    desk.read({desk.file("khác.csv", untidy)});
    REQUIRE(desk.presenter.step() == ImportStep::Done);
    CHECK_FALSE(desk.view.locked);
    CHECK(desk.devices() == 4);
    CHECK(desk.shell.banners.front().sentence ==
          "Đang ghi danh sách vào sổ; chưa đổi được gì cho đến khi xong.");
    CHECK(desk.view.done.title == "Đã nhập 3 dòng vào sổ");
}

TEST_CASE("Import: that no backup could be made before a large list is told when it is in",
          "[present]")
{
    Desk desk;
    const auto stick = desk.folder.path / "usb";
    std::filesystem::create_directory(stick);
    chooseBackups(desk.shell.reg(), true, stick);
    std::filesystem::remove(stick); // pulled out
    std::string list = "Tên thiết bị,Số lượng,Điểm cầu\n";
    for (std::size_t i = 0; i < largeImport; ++i) {
        list += "Camera " + std::to_string(i) + ",1,Đại An\n";
    }
    desk.read({desk.file("Thiết bị xã.csv", list)});
    desk.presenter.next();
    desk.presenter.commit();
    desk.shell.settle();
    REQUIRE(desk.presenter.step() == ImportStep::Done);
    const auto& facts = desk.view.done.facts;
    CHECK(std::any_of(facts.begin(), facts.end(), [](const std::string& fact) {
        return fact.starts_with("Trước đó không sao lưu được sổ: ");
    }));
}

TEST_CASE("Import: the end of a write is told when the screen is gone", "[present]")
{
    FakeShell shell;
    test::Folder folder;
    const auto path = folder.path / "xa.csv";
    std::ofstream(path, std::ios::binary) << untidy;
    {
        FakeView view;
        present::ImportPresenter presenter(shell, view);
        presenter.read({path});
        shell.settle();
        presenter.next();
        presenter.commit();
    } // another language: the screen is rebuilt
    shell.settle();
    CHECK(store::countDevices(shell.reg().database(), {}) == 4);
    REQUIRE_FALSE(shell.banners.empty());
    CHECK(shell.banners.back().sentence == "Đã nhập 3 dòng vào sổ");
    shell.banners.back().onAction();
    CHECK(shell.places.back().screen == present::ScreenName::Import);
    FakeView view;
    present::ImportPresenter again(shell, view);
    again.open({});
    CHECK(again.step() == ImportStep::Done);
    CHECK(view.done.canUndo);
    again.hide();
    again.show();
    again.open({}); // "Nhập Excel" once more: another list
    CHECK(again.step() == ImportStep::Choose);
}

TEST_CASE("Import: a tab looked at while it compares does not lose the comparison", "[present]")
{
    Desk desk;
    const auto first = desk.file("một.csv", untidy);
    const auto second = desk.file("hai.csv", "Tên thiết bị,SL,Điểm cầu,Số sê-ri\nLoa,1,Gôi,L1\n");
    desk.read({first, second});
    REQUIRE(desk.presenter.step() == ImportStep::Understand);
    desk.presenter.setMeaning(5, "ignored");
    desk.presenter.setMeaning(5, "notes");
    desk.presenter.showFile(1); // before the worker's end is delivered
    desk.presenter.next();      // not yet compared
    CHECK(desk.presenter.step() == ImportStep::Understand);
    desk.shell.settle();
    CHECK(desk.view.understood.title == "hai.csv");
    desk.presenter.showFile(0);
    desk.shell.settle();
    REQUIRE(desk.view.column("E") != nullptr);
    CHECK(desk.view.column("E")->meaning == "Ghi chú");
    desk.presenter.next();
    desk.presenter.commit();
    desk.shell.settle();
    REQUIRE(desk.presenter.step() == ImportStep::Done);
    store::forEachDevice(desk.shell.reg().database(), {}, store::DeviceOrder::Name,
                         [](const store::DeviceRow& row) {
                             // none of the column that was given up
                             CHECK(row.device.serial.value_or("L1") == "L1");
                         });
}

TEST_CASE("Import: a plan is written only by the answers it was made from", "[present]")
{
    Desk desk;
    desk.read({desk.file("Thiết bị xã.csv", untidy)});
    desk.presenter.next();
    desk.presenter.makePlaces(true);
    desk.presenter.commit(); // while it compares again
    CHECK(desk.view.busy == "Đang so với sổ");
    CHECK(desk.devices() == 0);
    desk.shell.settle();
    CHECK(desk.devices() == 0);
    desk.presenter.commit();
    desk.shell.settle();
    CHECK(desk.devices() == 4);
}

TEST_CASE("Import: stopped by the person it says that nothing was written, and can go on",
          "[present]")
{
    Desk desk;
    std::string big = "Tên thiết bị,SL,Điểm cầu,Số sê-ri\n";
    for (int i = 0; i < 20000; ++i) {
        big += "Loa JBL,1,Gôi,L" + std::to_string(i) + "\n";
    }
    desk.read({desk.file("to.csv", big)});
    desk.presenter.next();
    desk.presenter.commit();
    REQUIRE(desk.shell.jobs().shown().size() == 1);
    desk.shell.jobs().cancel(desk.shell.jobs().shown().front().id);
    desk.shell.settle();
    if (desk.presenter.step() == ImportStep::Done) {
        CHECK(desk.devices() == 20000); // it had ended before
        return;
    }
    CHECK(desk.presenter.step() == ImportStep::Changes);
    CHECK(desk.devices() == 0);
    CHECK(desk.shell.banners.back().sentence == "Đã dừng ghi theo yêu cầu.");
    desk.presenter.commit();
    desk.shell.settle();
    CHECK(desk.presenter.step() == ImportStep::Done);
    CHECK(desk.devices() == 20000);
}

TEST_CASE("Import: sums that disagree are never told as in order", "[present]")
{
    Desk desk;
    std::string wrong = untidy;
    wrong.replace(wrong.find("9 280 000"), 9, "9 999 999"); // of the second section
    desk.read({desk.file("Thiết bị xã.csv", wrong)});
    const auto totals =
        std::find_if(desk.view.understood.decisions.begin(), desk.view.understood.decisions.end(),
                     [](const auto& one) { return one.icon == "sigma"; });
    REQUIRE(totals != desk.view.understood.decisions.end());
    CHECK(totals->tone == present::Tone::Bad);
    CHECK(totals->row == 11); // the sum that disagrees
    desk.presenter.next();
    CHECK(desk.view.changes.moneyTone == present::Tone::Warn);
    CHECK(desk.view.changes.sumMoney.find("dòng cộng trong tệp không khớp") != std::string::npos);
    CHECK(desk.view.changes.sumMoney.find("không ghi tổng") == std::string::npos);
}

TEST_CASE("Import: a section that is no place of the register warns, and is put to another site",
          "[present]")
{
    Desk desk;
    std::string unknown = untidy;
    unknown.replace(unknown.find("UBND xã Tam Thanh"), std::string("UBND xã Tam Thanh").size(),
                    "UBND xã Thành Tân Mới");
    desk.read({desk.file("Thiết bị xã.csv", unknown)});
    const auto sections = std::find_if(
        desk.view.understood.decisions.begin(), desk.view.understood.decisions.end(),
        [](const auto& one) { return one.evidence.find("chưa có trong sổ") != std::string::npos; });
    REQUIRE(sections != desk.view.understood.decisions.end());
    CHECK(sections->tone == present::Tone::Warn);
    desk.presenter.next();
    const auto naming = [&]() -> std::optional<std::pair<std::size_t, std::string>> {
        for (std::size_t at = 0; at < desk.view.changes.aside.size(); ++at) {
            for (const auto& one : desk.view.changes.aside[at].answers) {
                if (one.isTyped && one.word.find("điểm cầu") != std::string::npos) {
                    return std::pair{at, one.key};
                }
            }
        }
        return std::nullopt;
    };
    auto asked = naming();
    REQUIRE(asked);
    desk.presenter.answer(asked->first, asked->second, "không có nơi này");
    desk.shell.settle();
    asked = naming(); // it is still asked for
    REQUIRE(asked);
    desk.presenter.answer(asked->first, asked->second, "Gôi");
    desk.shell.settle();
    CHECK(desk.view.count(Outcome::Created) == "3");
}

TEST_CASE("Import: what a list calls broken is reported at one press and taken back by one undo",
          "[present]")
{
    Desk desk;
    desk.read({desk.file("to.csv", "Tên thiết bị,SL,Điểm cầu,Tình trạng\n"
                                   "Camera AVer CAM520,2,Đại An,Hỏng nguồn\n"
                                   "Loa Bosch LB1,1,Gôi,Hỏng\n"
                                   "Micro Shure SM58,1,Gôi,Tốt\n")});
    desk.presenter.next();
    desk.presenter.commit();
    desk.shell.settle();
    const auto faults = [&] { return store::countFaults(desk.shell.reg().database(), {}); };
    CHECK(desk.view.done.broken.substr(0, 1) == "3");
    CHECK(faults() == 0);
    desk.shell.fakePrompts.answer = 1; // not now
    desk.presenter.reportBroken();
    desk.shell.settle();
    REQUIRE(desk.shell.fakePrompts.questions.size() == 1);
    CHECK(desk.shell.fakePrompts.questions.back().find("3") != std::string::npos);
    CHECK(faults() == 0);
    desk.shell.fakePrompts.answer = 0;
    desk.presenter.reportBroken();
    desk.shell.settle();
    CHECK(faults() == 3);
    CHECK(desk.view.done.broken.empty());
    CHECK(desk.view.done.canUndo); // of the import
    REQUIRE(desk.shell.banners.back().onAction);
    desk.shell.banners.back().onAction();
    desk.shell.settle();
    CHECK(faults() == 0);
    CHECK(desk.view.done.broken.substr(0, 1) == "3");
}

TEST_CASE("Import: a list compared before anybody was chosen is written by who then is",
          "[present]")
{
    Desk desk;
    Register::Options nobody;
    nobody.clock = &desk.shell.clock;
    desk.shell.session().open(desk.shell.registerPath(), nobody);
    desk.read({desk.file("to.csv", "Tên thiết bị,SL,Điểm cầu\nLoa JBL,1,Gôi\n")});
    desk.presenter.next();
    desk.presenter.commit();
    desk.shell.settle();
    CHECK(desk.devices() == 0);
    REQUIRE(desk.shell.personAsked == 1);
    desk.shell.session().actAs(findOfficer(desk.shell.reg(), "tester"));
    desk.shell.whenKnown();
    desk.shell.settle();
    CHECK(desk.devices() == 1);
    CHECK(journal::changeSets(desk.shell.reg().database(), {}).front().by == "tester");
}

TEST_CASE("Import: a large import is undone in a worker, which can be stopped", "[present]")
{
    Desk desk;
    std::string big = "Tên thiết bị,SL,Điểm cầu,Số sê-ri\n";
    for (int i = 0; i < 1500; ++i) {
        big += "Loa JBL,1,Gôi,L" + std::to_string(i) + "\n";
    }
    desk.read({desk.file("to.csv", big)});
    desk.presenter.next();
    desk.presenter.commit();
    desk.shell.settle();
    REQUIRE(desk.devices() == 1500);
    desk.presenter.undo();
    REQUIRE(desk.shell.jobs().shown().size() == 1);
    desk.shell.jobs().cancel(desk.shell.jobs().shown().front().id);
    desk.shell.settle();
    if (desk.devices() != 0) { // it had not ended before
        CHECK(desk.devices() == 1500);
        CHECK(desk.shell.banners.back().sentence == "Đã dừng theo yêu cầu.");
        CHECK(desk.view.done.canUndo);
        desk.presenter.undo();
        desk.shell.settle();
    }
    CHECK(desk.devices() == 0);
    CHECK_FALSE(desk.view.done.canUndo);
    CHECK(desk.shell.banners.back().sentence == "Đã hoàn tác.");
}
