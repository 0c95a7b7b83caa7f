#include "core/register/corrections/changes.h"
#include "core/register/faults/faults.h"
#include "core/register/upkeep/backups.h"
#include "core/store/queries/device_queries.h"
#include "core/store/queries/fault_queries.h"
#include "core/text/wording.h"
#include "gui/present/journal/journal_presenter.h"
#include "tests/support/fake_shell.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace dongbo;
using dongbo::test::FakeShell;
using present::JournalChip;
using present::JournalDetail;
using present::JournalPage;

namespace {

class FakeView final : public present::JournalView
{
public:
    JournalPage page;
    std::optional<std::size_t> selected;
    std::optional<JournalDetail> detail;
    bool isBusy = false;

    void showPage(const JournalPage& shown, std::optional<std::size_t> line) override
    {
        page = shown;
        selected = line;
    }
    void showDetail(const std::optional<JournalDetail>& shown) override { detail = shown; }
    void showBusy(bool busy) override { isBusy = busy; }

    [[nodiscard]] const JournalChip* chip(const std::string& word) const
    {
        const auto at = std::find_if(page.chips.begin(), page.chips.end(),
                                     [&](const auto& chip) { return chip.word == word; });
        return at == page.chips.end() ? nullptr : &*at;
    }
};

struct Desk
{
    FakeShell shell;
    FakeView view;
    present::JournalPresenter presenter{shell, view};

    void open(const std::string& filter = {})
    {
        presenter.open({present::ScreenName::Journal, {}, filter});
        shell.settle();
    }
    ChangeSetId transfer(DeviceId device, const std::string& to, const std::string& reason)
    {
        TransferDraft draft;
        draft.device = device;
        draft.to = findSite(shell.reg(), to);
        draft.reason = reason;
        return transferDevice(shell.reg(), draft)->changeSet;
    }
    [[nodiscard]] std::vector<std::string> sentences()
    {
        std::vector<std::string> all;
        for (std::size_t i = 0; i < view.page.lines; ++i) {
            const auto& row = presenter.row(i);
            all.push_back(row.isDay ? "# " + row.day : row.what);
        }
        return all;
    }
    void select(const std::string& beginning)
    {
        for (std::size_t i = 0; i < view.page.lines; ++i) {
            if (presenter.row(i).what.starts_with(beginning)) {
                presenter.select(i);
                shell.settle();
                return;
            }
        }
        FAIL("no line begins so");
    }
    [[nodiscard]] std::string siteOf(DeviceId device)
    {
        return store::deviceRow(shell.reg().database(), device)->site;
    }
};

} // namespace

TEST_CASE("Journal: change-sets stand under the head of their day, newest first", "[present]")
{
    Desk desk;
    const auto camera = desk.shell.device("Đại An", DeviceType::Camera, "Camera PTZ");
    desk.shell.clock.advanceDays(1);
    desk.transfer(camera, "Gôi", "Gôi chưa có camera");
    desk.shell.clock.advanceMinutes(60);
    desk.shell.device("Gôi", DeviceType::Speaker, "Loa");
    desk.open();
    const auto lines = desk.sentences();
    REQUIRE(lines.size() >= 5);
    CHECK(lines[0] == "# Hôm nay, 12/05/2021");
    CHECK(lines[1].starts_with("Thêm thiết bị GOI-"));
    CHECK(lines[2].starts_with("Điều chuyển thiết bị DAN-CAM-0001"));
    CHECK(lines[3] == "# Hôm qua, 11/05/2021");
    CHECK(desk.presenter.row(0).count == "2 thay đổi");
    CHECK(desk.presenter.row(1).time == "09:00");
    CHECK(desk.presenter.row(2).who == "tester");
    CHECK(desk.view.selected == 1);
    CHECK_FALSE(desk.view.isBusy);
}

TEST_CASE("Journal: it is filtered by kind, person, days, words and what was taken back",
          "[present]")
{
    Desk desk;
    const auto camera = desk.shell.device("Đại An", DeviceType::Camera, "Camera PTZ");
    desk.shell.clock.advanceDays(2);
    const auto moved = desk.transfer(camera, "Gôi", "Gôi chưa có camera");
    desk.shell.clock.advanceDays(2);
    const auto loud = desk.shell.device("Gôi", DeviceType::Speaker, "Loa hội trường");
    static_cast<void>(loud);
    desk.open();
    REQUIRE(desk.view.chip("Điều chuyển") != nullptr);
    CHECK(desk.view.chip("Điều chuyển")->count == "1");
    desk.presenter.chooseChip(*desk.view.chip("Điều chuyển"));
    desk.shell.settle();
    CHECK(desk.view.page.lines == 2);
    desk.presenter.chooseChip(*desk.view.chip("Điều chuyển"));
    desk.presenter.setText("hoi truong");
    desk.shell.settle();
    REQUIRE(desk.view.page.lines == 2);
    CHECK(desk.presenter.row(1).what.find("Loa hội trường") != std::string::npos);
    desk.presenter.setText("chua co camera goi"); // the reason counts too, in any order
    desk.shell.settle();
    CHECK(desk.view.page.lines == 2);
    desk.presenter.setText("khong co that");
    desk.shell.settle();
    CHECK(desk.view.page.lines == 0);
    CHECK_FALSE(desk.view.page.emptyTitle.empty());
    CHECK_FALSE(desk.view.detail);
    desk.presenter.setText("");
    desk.presenter.setPeriod(parseIsoDate("2021-05-13"), parseIsoDate("2021-05-13"));
    desk.shell.settle();
    CHECK(desk.view.page.lines == 2);
    desk.presenter.choosePeriod("all");
    desk.presenter.choosePerson("ai đó");
    desk.shell.settle();
    CHECK(desk.view.page.lines == 0);
    desk.presenter.choosePerson("tester");
    desk.shell.settle();
    CHECK(desk.view.page.lines > 2);
    present::undoWithQuestion(desk.shell, moved);
    desk.shell.settle();
    REQUIRE(desk.view.chip("Đã hoàn tác") != nullptr);
    desk.presenter.chooseChip(*desk.view.chip("Đã hoàn tác"));
    desk.shell.settle();
    REQUIRE(desk.view.page.lines == 2);
    CHECK(desk.presenter.row(1).isUndone);
    CHECK_FALSE(desk.presenter.row(1).canUndo);
}

TEST_CASE("Journal: an opened change-set shows each value old and new, and what undoing does",
          "[present]")
{
    Desk desk;
    const auto camera = desk.shell.device("Đại An", DeviceType::Camera, "Camera PTZ");
    const auto moved = desk.transfer(camera, "Gôi", "Gôi chưa có camera");
    desk.presenter.open(
        {present::ScreenName::Journal, present::RecordRef{RecordKind::ChangeSet, moved}, {}});
    desk.shell.settle();
    REQUIRE(desk.view.detail);
    const auto& detail = *desk.view.detail;
    CHECK(detail.changeSet == moved);
    CHECK(detail.reason == "Vì: Gôi chưa có camera");
    CHECK(detail.facts == "11/05/2021 08:00 · tester");
    const auto device =
        std::find_if(detail.records.begin(), detail.records.end(), [](const auto& record) {
            return record.title == "DAN-CAM-0001 · Camera PTZ";
        });
    REQUIRE(device != detail.records.end());
    REQUIRE(device->place);
    REQUIRE_FALSE(device->fields.empty());
    CHECK(device->fields[0].name == "Điểm cầu");
    CHECK(device->fields[0].before.find("Đại An") != std::string::npos);
    CHECK(device->fields[0].after.find("Gôi") != std::string::npos);
    CHECK(detail.act == "Hoàn tác");
    CHECK(detail.dependants.empty());
    REQUIRE(detail.effects.size() == 2);
    CHECK(detail.effects[0].sentence.starts_with("1 bản ghi mới"));
    CHECK(detail.effects[1].sentence.starts_with("1 ô trở về"));

    // somebody moves it on: the second move rests on the first
    desk.transfer(camera, "Minh Tân", "");
    desk.shell.session().announceChange();
    desk.shell.settle();
    desk.select("Điều chuyển thiết bị DAN-CAM-0001 từ Điểm cầu Đại An");
    CHECK(desk.view.detail->changeSet == moved);
    REQUIRE(desk.view.detail->effects.size() == 3);
    CHECK(desk.view.detail->effects[1].sentence.find("giữ bản mới: Điểm cầu") != std::string::npos);
    CHECK_FALSE(desk.view.detail->dependants.empty());
}

TEST_CASE("Journal: last week's transfer is taken back for a reason, and made again", "[present]")
{
    Desk desk;
    const auto camera = desk.shell.device("Đại An", DeviceType::Camera, "Camera PTZ");
    desk.transfer(camera, "Gôi", "");
    desk.shell.clock.advanceDays(7);
    desk.open("kind=transfer");
    REQUIRE(desk.view.detail);
    desk.presenter.act("chuyển nhầm");
    desk.shell.settle();
    CHECK(desk.siteOf(camera).find("Đại An") != std::string::npos);
    REQUIRE(desk.view.detail);
    CHECK(desk.view.detail->isRedo);
    CHECK(desk.view.detail->undone.find("chuyển nhầm") != std::string::npos);
    CHECK(desk.view.detail->act == "Làm lại");
    desk.presenter.act("");
    desk.shell.settle();
    CHECK(desk.siteOf(camera).find("Gôi") != std::string::npos);
    CHECK_FALSE(desk.view.detail->isRedo);
}

TEST_CASE("Journal: records that rest on a change-set are named before anything is written",
          "[present]")
{
    Desk desk;
    const auto camera = desk.shell.device("Đại An", DeviceType::Camera, "Camera PTZ");
    FaultDraft draft;
    draft.device = camera;
    draft.symptom = "mờ hình";
    const auto fault = reportFault(desk.shell.reg(), draft)->number;
    desk.open();
    desk.select("Thêm thiết bị");
    REQUIRE(desk.view.detail);
    REQUIRE(desk.view.detail->dependants.size() == 1);
    CHECK(desk.view.detail->dependants[0] == fault);
    CHECK_FALSE(desk.view.detail->actKeeping.empty());
    SECTION("taken along")
    {
        desk.presenter.act("");
        desk.shell.settle();
        CHECK(store::countDevices(desk.shell.reg().database(), {}) == 0);
        CHECK(store::countFaults(desk.shell.reg().database(), {}) == 0);
    }
    SECTION("kept")
    {
        desk.presenter.actKeeping("");
        desk.shell.settle();
        CHECK(store::countDevices(desk.shell.reg().database(), {}) == 1);
        CHECK(store::countFaults(desk.shell.reg().database(), {}) == 1);
    }
}

TEST_CASE("Journal: its day can be shown, and on a past day nothing is offered for undo",
          "[present]")
{
    Desk desk;
    desk.shell.clock.advanceMinutes(5); // after the register was made
    desk.shell.device("Đại An", DeviceType::Camera, "Camera PTZ");
    desk.shell.clock.advanceDays(7);
    desk.open();
    desk.presenter.showDay();
    REQUIRE(desk.shell.days.size() == 1);
    CHECK(isoText(desk.shell.days[0]) == "2021-05-11");
    desk.shell.device("Gôi", DeviceType::Camera, "Camera sau");
    desk.shell.session().showPast(
        std::make_shared<Register>(desk.shell.reg().asOf(desk.shell.days[0])));
    desk.shell.settle();
    CHECK(desk.view.detail->act.empty());
    CHECK_FALSE(desk.presenter.row(1).canUndo);
    // the catalogue is older, though a past register takes it in last
    CHECK(desk.sentences()[0].ends_with(", 11/05/2021"));
    CHECK(desk.sentences()[0].find("Hôm nay") == std::string::npos); // it is a past day
    CHECK(desk.presenter.periods()[1].word == "Ngày đang xem");
    CHECK(desk.sentences()[1].starts_with("Thêm thiết bị"));
    for (const auto& sentence : desk.sentences()) {
        CHECK(sentence.find("Camera sau") == std::string::npos);
    }
    desk.presenter.choosePeriod("own");
    CHECK(desk.view.page.asksDays);
    CHECK_FALSE(desk.view.page.since);
}

TEST_CASE("Journal: rows are copied as a spreadsheet takes them", "[present]")
{
    Desk desk;
    desk.shell.device("Đại An", DeviceType::Camera, "Camera PTZ");
    desk.open();
    CHECK(desk.presenter.textOf({0, 1}) ==
          "11/05/2021\t08:00\ttester\tThêm thiết bị DAN-CAM-0001 – Camera PTZ\t1 bản ghi\t\n");
}

TEST_CASE("Journal: every kind of change has a place among the chips and an icon", "[present]")
{
    for (const auto& code : text::catalogueCodes(Language::Vietnamese)) {
        if (code.starts_with("did.")) {
            INFO(code);
            CHECK(present::isKnownChange(code));
        }
    }
    CHECK(present::changeKindOf("did.of_the_future") == present::ChangeKind::Device);
}

TEST_CASE("Journal: the way back keeps the words that were searched for", "[present]")
{
    Desk desk;
    desk.shell.device("Đại An", DeviceType::Camera, "Camera; PTZ=1");
    desk.shell.device("Gôi", DeviceType::Speaker, "Loa");
    desk.open();
    desk.presenter.setText("camera; ptz=1");
    desk.shell.settle();
    REQUIRE(desk.view.page.lines == 2);
    const auto place = desk.presenter.place();
    FakeView view;
    present::JournalPresenter later(desk.shell, view);
    later.open(place);
    desk.shell.settle();
    CHECK(view.page.lines == 2);
    CHECK(later.place().filter == place.filter);
}

TEST_CASE("Journal: the line somebody opened stays opened when another process commits",
          "[present]")
{
    Desk desk;
    desk.shell.device("Đại An", DeviceType::Camera, "Camera");
    desk.shell.device("Gôi", DeviceType::Speaker, "Loa");
    desk.open();
    desk.select("Thêm thiết bị DAN-");
    const auto opened = desk.view.detail->changeSet;
    {
        auto elsewhere =
            desk.shell.session().openForWorker(present::Session::WorkerAccess::Write).open();
        Device device;
        device.name = "Micro";
        device.type = DeviceType::Microphone;
        device.site = findSite(elsewhere, "Gôi");
        REQUIRE(addDevice(elsewhere, device, ""));
    }
    desk.shell.session().poll();
    desk.shell.settle();
    REQUIRE(desk.view.selected);
    CHECK(desk.presenter.row(*desk.view.selected).changeSet == opened);
    CHECK(desk.view.detail->changeSet == opened);
}

TEST_CASE("Journal: a change that went leaves its own line empty and no other", "[present]")
{
    Desk desk;
    for (int i = 0; i < 110; ++i) {
        desk.shell.device("Đại An", DeviceType::Camera, "Camera " + std::to_string(i));
    }
    const auto copy = desk.shell.registerPath().parent_path() / "cu.dongbo";
    static_cast<void>(backupTo(desk.shell.reg(), copy));
    for (int i = 0; i < 5; ++i) { // these will be missing
        desk.shell.device("Gôi", DeviceType::Speaker, "Loa " + std::to_string(i));
    }
    desk.open();
    std::vector<std::optional<ChangeSetId>> known;
    for (std::size_t i = 0; i < desk.view.page.lines; ++i) {
        known.push_back(desk.presenter.row(i).changeSet);
    }
    REQUIRE(known.size() > 115);
    Register::Options options;
    options.actAs = "tester";
    options.clock = &desk.shell.clock;
    desk.shell.session().open(copy, options); // its lines are not read yet
    CHECK_FALSE(desk.presenter.row(1).changeSet);
    CHECK_FALSE(desk.presenter.row(1).canUndo);
    for (std::size_t i = 6; i < 40; ++i) {
        CHECK(desk.presenter.row(i).changeSet == known[i]);
    }
    desk.shell.settle();
}

TEST_CASE("Journal: a time that a doubtful clock gave is marked and can be corrected", "[present]")
{
    Desk desk;
    desk.shell.device("Đại An", DeviceType::Camera, "Camera");
    desk.shell.clock.moment = *parseIsoInstant("2011-05-11T08:00:00+07:00");
    desk.shell.device("Gôi", DeviceType::Speaker, "Loa");
    desk.open();
    desk.select("Thêm thiết bị GOI-");
    REQUIRE(desk.presenter.selected() == 1); // where it was written, whatever the clock said
    CHECK(desk.presenter.row(*desk.presenter.selected()).doubt.find("chạy chậm") !=
          std::string::npos);
    CHECK_FALSE(desk.view.detail->doubt.empty());
    const auto lines = desk.view.page.lines;
    desk.presenter.setPeriod(parseIsoDate("2021-05-01"), parseIsoDate("2021-05-31"));
    desk.shell.settle();
    CHECK(desk.view.page.lines == lines); // it is of the period in which it was written
    desk.presenter.setPeriod(parseIsoDate("2011-05-01"), parseIsoDate("2011-05-31"));
    desk.shell.settle();
    CHECK(desk.view.page.lines == 0);
    desk.presenter.setPeriod({}, {});
    desk.shell.settle();
    desk.select("Thêm thiết bị GOI-");
    desk.presenter.correctTime();
    REQUIRE(desk.shell.sheets.size() == 1);
    CHECK(desk.shell.sheets[0].record ==
          present::RecordRef{RecordKind::ChangeSet, desk.view.detail->changeSet});
    desk.select("Thêm thiết bị DAN-");
    CHECK(desk.presenter.row(*desk.presenter.selected()).doubt.empty());
    CHECK(desk.view.detail->doubt.empty());
}
