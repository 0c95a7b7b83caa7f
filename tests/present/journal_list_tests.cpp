#include "core/register/corrections/changes.h"
#include "core/register/faults/faults.h"
#include "core/register/upkeep/backups.h"
#include "core/store/queries/device_queries.h"
#include "core/store/queries/fault_queries.h"
#include "core/text/sort_key.h"
#include "core/text/wording.h"
#include "gui/present/journal/journal_list.h"
#include "tests/support/fake_list_view.h"
#include "tests/support/fake_shell.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdlib>

using namespace dongbo;
using dongbo::test::FakeListView;
using dongbo::test::FakeShell;

namespace {

struct Desk
{
    FakeShell shell;
    FakeListView view;
    present::JournalList list{shell, view};

    void open(const std::string& filter = {})
    {
        list.open({present::ScreenName::Journal, {}, filter});
        shell.settle();
    }
    void press(const std::string& word)
    {
        const auto chip = test::chipOf(list, word);
        REQUIRE(chip);
        list.press(chip->id);
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
    [[nodiscard]] std::vector<std::string> sentences() { return test::textsOf(list, "kind"); }
    [[nodiscard]] std::string what(std::int64_t row)
    {
        return test::cellOf(list, row, "kind").text;
    }
    [[nodiscard]] bool canUndo(std::int64_t row)
    {
        return !test::cellOf(list, row, "undo").icon.empty();
    }
    void select(const std::string& beginning)
    {
        for (std::int64_t i = 0; i < list.rowCount(); ++i) {
            if (what(i).starts_with(beginning)) {
                list.choose(i);
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
    CHECK([&] {
        present::ListRow head;
        desk.list.row(0, head);
        return head.cells.back().text;
    }() == "2 thay đổi");
    CHECK(test::cellOf(desk.list, 1, "time").text == "09:00");
    CHECK(test::cellOf(desk.list, 2, "person").text == "tester");
    CHECK(desk.view.current == 1);
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
    REQUIRE(test::chipOf(desk.list, "Điều chuyển"));
    CHECK(test::chipOf(desk.list, "Điều chuyển")->count == "1");
    desk.press("Điều chuyển");
    CHECK(desk.list.rowCount() == 2);
    desk.press("Điều chuyển");
    desk.list.setText("hoi truong");
    desk.shell.settle();
    REQUIRE(desk.list.rowCount() == 2);
    CHECK(desk.what(1).find("Loa hội trường") != std::string::npos);
    desk.list.setText("chua co camera goi"); // the reason counts too, in any order
    desk.shell.settle();
    CHECK(desk.list.rowCount() == 2);
    desk.list.setText("khong co that");
    desk.shell.settle();
    CHECK(desk.list.rowCount() == 0);
    CHECK(desk.view.empty);
    CHECK_FALSE(desk.list.detail());
    desk.list.setText("");
    desk.list.setDays(parseIsoDate("2021-05-13"), parseIsoDate("2021-05-13"));
    desk.shell.settle();
    CHECK(desk.list.rowCount() == 2);
    desk.list.chooseIn("period", "all");
    desk.list.chooseIn("person", "ai đó");
    desk.shell.settle();
    CHECK(desk.list.rowCount() == 0);
    desk.list.chooseIn("person", "tester");
    desk.shell.settle();
    CHECK(desk.list.rowCount() > 2);
    present::undoWithQuestion(desk.shell, moved);
    desk.shell.settle();
    desk.press("Đã hoàn tác");
    REQUIRE(desk.list.rowCount() == 2);
    CHECK(test::cellOf(desk.list, 1, "kind").isStruck);
    CHECK_FALSE(desk.canUndo(1));
}

TEST_CASE("Journal: an opened change-set shows each value old and new, and what undoing does",
          "[present]")
{
    Desk desk;
    const auto camera = desk.shell.device("Đại An", DeviceType::Camera, "Camera PTZ");
    const auto moved = desk.transfer(camera, "Gôi", "Gôi chưa có camera");
    desk.list.open(
        {present::ScreenName::Journal, present::RecordRef{RecordKind::ChangeSet, moved}, {}});
    desk.shell.settle();
    REQUIRE(desk.list.detail());
    const auto& detail = *desk.list.detail();
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
    CHECK(detail.effects[0].sentence.starts_with("1 mục mới"));
    CHECK(detail.effects[1].sentence.starts_with("1 ô trở về"));

    // somebody moves it on: the second move rests on the first
    desk.transfer(camera, "Minh Tân", "");
    desk.shell.session().announceChange();
    desk.shell.settle();
    desk.select("Điều chuyển thiết bị DAN-CAM-0001 từ Điểm cầu Đại An");
    CHECK(desk.list.detail()->changeSet == moved);
    REQUIRE(desk.list.detail()->effects.size() == 3);
    CHECK(desk.list.detail()->effects[1].sentence.find("giữ bản mới: Điểm cầu") !=
          std::string::npos);
    CHECK_FALSE(desk.list.detail()->dependants.empty());
}

TEST_CASE("Journal: last week's transfer is taken back for a reason, and made again", "[present]")
{
    Desk desk;
    const auto camera = desk.shell.device("Đại An", DeviceType::Camera, "Camera PTZ");
    desk.transfer(camera, "Gôi", "");
    desk.shell.clock.advanceDays(7);
    desk.open("kind=transfer");
    REQUIRE(desk.list.detail());
    desk.list.act("chuyển nhầm");
    desk.shell.settle();
    CHECK(desk.siteOf(camera).find("Đại An") != std::string::npos);
    REQUIRE(desk.list.detail());
    CHECK(desk.list.detail()->isRedo);
    CHECK(desk.list.detail()->undone.find("chuyển nhầm") != std::string::npos);
    CHECK(desk.list.detail()->act == "Làm lại");
    desk.list.act("");
    desk.shell.settle();
    CHECK(desk.siteOf(camera).find("Gôi") != std::string::npos);
    CHECK_FALSE(desk.list.detail()->isRedo);
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
    REQUIRE(desk.list.detail());
    REQUIRE(desk.list.detail()->dependants.size() == 1);
    CHECK(desk.list.detail()->dependants[0] == fault);
    CHECK_FALSE(desk.list.detail()->actKeeping.empty());
    SECTION("taken along")
    {
        desk.list.act("");
        desk.shell.settle();
        CHECK(store::countDevices(desk.shell.reg().database(), {}) == 0);
        CHECK(store::countFaults(desk.shell.reg().database(), {}) == 0);
    }
    SECTION("kept")
    {
        desk.list.actKeeping("");
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
    desk.list.showDay();
    REQUIRE(desk.shell.days.size() == 1);
    CHECK(isoText(desk.shell.days[0]) == "2021-05-11");
    desk.shell.device("Gôi", DeviceType::Camera, "Camera sau");
    desk.shell.session().showPast(
        std::make_shared<Register>(desk.shell.reg().asOf(desk.shell.days[0])));
    desk.shell.settle();
    CHECK(desk.list.detail()->act.empty());
    CHECK_FALSE(desk.canUndo(1));
    // the catalogue is older, though a past register takes it in last
    CHECK(desk.sentences()[0].ends_with(", 11/05/2021"));
    CHECK(desk.sentences()[0].find("Hôm nay") == std::string::npos); // it is a past day
    CHECK(desk.list.menuOf("period")[1].word == "Ngày đang xem");
    CHECK(desk.sentences()[1].starts_with("Thêm thiết bị"));
    for (const auto& sentence : desk.sentences()) {
        CHECK(sentence.find("Camera sau") == std::string::npos);
    }
    desk.list.chooseIn("period", "own");
    CHECK(desk.list.asksDays());
    CHECK_FALSE(desk.list.since());
}

TEST_CASE("Journal: rows are copied as a spreadsheet takes them", "[present]")
{
    Desk desk;
    desk.shell.device("Đại An", DeviceType::Camera, "Camera PTZ");
    desk.open();
    desk.list.setChosen({{0, 1}}, 1); // the head of the day is none
    desk.list.copy();
    CHECK(desk.view.lines.ends_with(
        "\n11/05/2021 08:00\tThêm thiết bị DAN-CAM-0001 – Camera PTZ\ttester\t1 mục\t \n"));
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
    desk.list.setText("camera; ptz=1");
    desk.shell.settle();
    REQUIRE(desk.list.rowCount() == 2);
    const auto place = desk.list.place();
    FakeListView view;
    present::JournalList later(desk.shell, view);
    later.open(place);
    desk.shell.settle();
    CHECK(later.rowCount() == 2);
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
    const auto opened = desk.list.detail()->changeSet;
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
    REQUIRE(desk.view.current);
    CHECK(desk.list.current() == RecordId(opened));
    CHECK(desk.list.detail()->changeSet == opened);
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
    std::vector<std::string> known;
    for (std::int64_t i = 0; i < desk.list.rowCount(); ++i) {
        known.push_back(desk.what(i));
    }
    REQUIRE(known.size() > 115);
    Register::Options options;
    options.actAs = "tester";
    options.clock = &desk.shell.clock;
    desk.shell.session().open(copy, options); // its lines are not read yet
    CHECK(desk.what(1).empty());
    CHECK_FALSE(desk.canUndo(1));
    for (std::int64_t i = 6; i < 40; ++i) {
        CHECK(desk.what(i) == known[static_cast<std::size_t>(i)]);
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
    REQUIRE(desk.view.current == 1); // where it was written, whatever the clock said
    CHECK(test::cellOf(desk.list, 1, "time").tip.find("chạy chậm") != std::string::npos);
    CHECK_FALSE(desk.list.detail()->doubt.empty());
    desk.list.setDays(parseIsoDate("2021-05-01"), parseIsoDate("2021-05-31"));
    desk.shell.settle();
    CHECK(desk.what(1).starts_with("Thêm thiết bị GOI-")); // of the period in which it was written
    desk.list.setDays(parseIsoDate("2011-05-01"), parseIsoDate("2011-05-31"));
    desk.shell.settle();
    CHECK(desk.list.rowCount() == 0);
    desk.list.chooseIn("period", "all");
    desk.shell.settle();
    desk.select("Thêm thiết bị GOI-");
    desk.list.correctTime();
    REQUIRE(desk.shell.sheets.size() == 1);
    CHECK(desk.shell.sheets[0].record ==
          present::RecordRef{RecordKind::ChangeSet, desk.list.detail()->changeSet});
    desk.select("Thêm thiết bị DAN-");
    CHECK(test::cellOf(desk.list, *desk.view.current, "time").tip.empty());
    CHECK(desk.list.detail()->doubt.empty());
}

TEST_CASE("Journal: the line under it counts changes, not the heads of days", "[present]")
{
    Desk desk;
    desk.shell.device("Đại An", DeviceType::Camera, "Camera");
    desk.shell.clock.advanceDays(1);
    desk.shell.device("Gôi", DeviceType::Speaker, "Loa");
    desk.open("kind=device");
    REQUIRE(desk.list.rowCount() == 4);
    CHECK(desk.list.foot(0, 3).left == "Dòng 1–2 trên 2");
    CHECK(desk.list.foot(2, 3).left == "Dòng 2–2 trên 2");
    desk.list.sortBy("time"); // the oldest first
    desk.shell.settle();
    CHECK(desk.what(1).find("Camera") != std::string::npos);
}

TEST_CASE("Journal: by another column there are no heads, and every row says its day", "[present]")
{
    Desk desk;
    const auto camera = desk.shell.device("Đại An", DeviceType::Camera, "Camera PTZ");
    desk.shell.clock.advanceDays(1);
    desk.transfer(camera, "Gôi", "");
    desk.shell.clock.advanceDays(1);
    desk.shell.device("Gôi", DeviceType::Speaker, "Loa");
    desk.open();
    const auto byTime = desk.list.rowCount();
    const auto foot = desk.list.foot(0, byTime - 1).left;
    desk.list.sortBy("kind");
    desk.shell.settle();
    CHECK(desk.list.rowCount() < byTime);
    CHECK(desk.list.foot(0, desk.list.rowCount() - 1).left == foot);
    auto sorted = desk.sentences();
    CHECK(std::none_of(sorted.begin(), sorted.end(),
                       [](const auto& each) { return each.starts_with("# "); }));
    auto keys = sorted;
    std::transform(sorted.begin(), sorted.end(), keys.begin(),
                   [](const auto& each) { return text::sortKey(each); });
    CHECK(std::is_sorted(keys.begin(), keys.end()));
    CHECK(test::cellOf(desk.list, 0, "time").text.size() == 16); // "11/05/2021 10:00"

    desk.list.sortBy("records");
    desk.list.sortBy("records"); // most first
    desk.shell.settle();
    std::vector<int> counts;
    for (const auto& words : test::textsOf(desk.list, "records")) {
        counts.push_back(std::atoi(words.c_str()));
    }
    CHECK(counts.size() == sorted.size());
    CHECK(std::is_sorted(counts.rbegin(), counts.rend()));

    desk.list.sortBy("time");
    desk.list.sortBy("time");
    desk.shell.settle();
    CHECK(desk.list.rowCount() == byTime);
    CHECK(test::cellOf(desk.list, 1, "time").text.size() == 5);
}
