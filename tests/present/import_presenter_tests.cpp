#include "core/register/changes.h"
#include "core/register/faults.h"
#include "core/store/device_queries.h"
#include "gui/present/import/import_presenter.h"
#include "tests/support/fake_shell.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <fstream>

using namespace dongbo;
using dongbo::test::FakeShell;
using importers::Outcome;
using present::ImportStep;

namespace {

class FakeView final : public present::ImportView
{
public:
    std::vector<present::ImportFailure> failures;
    present::ImportSheetPage understood;
    present::ImportChangesPage changes;
    present::ImportDonePage done;
    std::string busy;

    void showChoose(const std::vector<present::ImportFailure>& all) override { failures = all; }
    void showUnderstood(const present::ImportSheetPage& page) override { understood = page; }
    void showChanges(const present::ImportChangesPage& page) override { changes = page; }
    void showDone(const present::ImportDonePage& page) override { done = page; }
    void showBusy(const std::string& what) override { busy = what; }

    [[nodiscard]] const present::ImportColumn* column(const std::string& letter) const
    {
        const auto at = std::find_if(understood.columns.begin(), understood.columns.end(),
                                     [&](const auto& one) { return one.letter == letter; });
        return at == understood.columns.end() ? nullptr : &*at;
    }
    [[nodiscard]] std::string count(Outcome outcome) const
    {
        for (const auto& one : changes.counts) {
            if (one.outcome == outcome) {
                return one.number;
            }
        }
        return {};
    }
};

constexpr const char* untidy = "UBND HUYỆN VỤ BẢN,,,,,\n"
                               "DANH SÁCH THIẾT BỊ HỌP TRỰC TUYẾN NĂM 2021,,,,,\n"
                               "TT,Tên thiết bị,SL,Kiểu máy,Số sê-ri,Thành tiền\n"
                               "I,UBND xã Đại An,,,,\n"
                               "1,Camera hội nghị Logitech,1,PTZ Pro 2,CAM001,16 900 000\n"
                               "2,Micro cổ ngỗng Toa,2,TS-D1000,,6 500 000\n"
                               ",Cộng,,,,23 400 000\n"
                               "II,UBND xã Tam Thanh,,,,\n"
                               "1,Loa thùng Toa,hai cái,F-2000BT,,5 300 000\n"
                               "2,Bộ lưu điện Santak,1,Blazer 1000,UPS77,3 980 000\n"
                               ",Cộng,,,,9 280 000\n";

struct Desk
{
    FakeShell shell;
    FakeView view;
    test::Folder folder;
    present::ImportPresenter presenter{shell, view};

    std::filesystem::path file(const std::string& name, const std::string& content)
    {
        const auto path = folder.path / name;
        std::ofstream(path, std::ios::binary) << content;
        return path;
    }
    void read(const std::vector<std::filesystem::path>& files)
    {
        presenter.read(files);
        shell.settle();
    }
    [[nodiscard]] std::int64_t devices() { return store::countDevices(shell.reg().database(), {}); }
};

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
    CHECK(aside.flag.starts_with("Để riêng"));
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
    desk.presenter.paste("  ");
    CHECK(desk.shell.banners.size() == 1);
    desk.presenter.paste("Tên thiết bị\tSố lượng\tĐiểm cầu\nCamera\t1\tĐại An\nLoa\t2\tGôi\n");
    desk.shell.settle();
    CHECK(desk.presenter.step() != ImportStep::Choose);
    desk.presenter.cancel();
    CHECK(desk.presenter.step() == ImportStep::Choose);
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
