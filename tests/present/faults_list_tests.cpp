#include "core/register/devices/devices.h"
#include "core/register/faults/faults.h"
#include "core/register/places/places.h"
#include "core/store/projection/load.h"
#include "gui/present/faults/fault_timing.h"
#include "gui/present/faults/faults_list.h"
#include "tests/support/fake_list_view.h"
#include "tests/support/fake_shell.h"

#include <catch2/catch.hpp>

using namespace dongbo; // NOLINT(google-build-using-namespace): a test
using dongbo::test::FakeListView;
using dongbo::test::FakeShell;
using present::FaultColumn;
using present::FaultsList;
using present::ListQuery;

namespace {

struct Office
{
    FakeShell shell;
    DeviceId screen = shell.device("Hiển Khánh", DeviceType::Screen, "Tivi Samsung");
    FakeListView view;
    FaultsList list{shell, view};

    FaultId report(const std::string& symptom, std::optional<Severity> severity = std::nullopt)
    {
        FaultDraft draft;
        draft.device = screen;
        draft.symptom = symptom;
        draft.severity = severity;
        return reportFault(shell.reg(), draft)->id;
    }
    std::vector<std::string> cards(FaultColumn column)
    {
        std::vector<std::string> out;
        const auto board = list.board();
        for (const auto row : board[static_cast<std::size_t>(column)].cards) {
            out.push_back(list.line(row).symptom);
        }
        return out;
    }
    void open(const std::string& filter = {})
    {
        list.open({present::ScreenName::Faults, {}, filter});
    }
    void narrow(const std::string& filter) { list.change(ListQuery::parse(filter)); }
    FaultState stateOf(FaultId id)
    {
        return *store::load<Fault>(shell.reg().database(), id)->state;
    }
};

using Cards = std::vector<std::string>;

} // namespace

TEST_CASE("Faults: an empty register says what belongs here and offers to report", "[present]")
{
    Office office;
    office.open();
    REQUIRE(office.view.empty);
    CHECK(office.view.empty->fact == "Chưa có sự cố nào trong sổ");
    CHECK(office.view.empty->ways.front().id == "report");
}

TEST_CASE("Faults: cards stand in the column of their state, oldest first", "[present]")
{
    Office office;
    const auto first = office.report("không lên hình");
    office.shell.clock.advanceMinutes(30);
    office.report("sọc màn hình");
    office.shell.clock.advanceMinutes(90);
    office.open();
    CHECK(office.cards(FaultColumn::Reported) == Cards{"Không lên hình", "Sọc màn hình"});
    const auto& lines = office.list.lines();
    const auto& line = *std::find_if(lines.begin(), lines.end(),
                                     [&](const auto& each) { return each.id == first; });
    CHECK(line.age == "2 giờ");
    CHECK(line.pill.word == "Chặn họp");
    CHECK(line.where() == "Hiển Khánh · Tivi Samsung");
    CHECK_FALSE(line.isOverdue);
    office.list.move(first, FaultColumn::Accepted); // nothing to ask: done at once
    CHECK(office.stateOf(first) == FaultState::Accepted);
    office.list.reload();
    CHECK(office.cards(FaultColumn::Accepted) == Cards{"Không lên hình"});
    CHECK(office.list.current() == RecordId(first));
    office.list.move(first, FaultColumn::InRepair); // asks who
    CHECK(office.stateOf(first) == FaultState::Accepted);
    REQUIRE(office.shell.sheets.size() == 1);
    CHECK(office.shell.sheets[0].kind == present::SheetKind::StartRepair);
    CHECK(office.shell.sheets[0].record->id == first);
}

TEST_CASE("Faults: a card cannot be dropped where its state does not go", "[present]")
{
    Office office;
    const auto id = office.report("không lên hình");
    REQUIRE(startRepair(office.shell.reg(), {id, "", {}, "", ""}));
    office.open();
    CHECK(office.list.allowedFor(id) ==
          std::vector<FaultColumn>{FaultColumn::Waiting, FaultColumn::Confirm});
    office.list.move(id, FaultColumn::Reported);
    CHECK(office.stateOf(id) == FaultState::InRepair);
    REQUIRE(office.shell.banners.size() == 1); // says why
    office.list.move(id, FaultColumn::Confirm);
    REQUIRE(office.shell.sheets.size() == 1);
    CHECK(office.shell.sheets[0].kind == present::SheetKind::FinishRepair);
}

TEST_CASE("Faults: what stands longer than its severity allows is overdue", "[present]")
{
    const auto [severity, hours] = GENERATE(table<Severity, int>({{Severity::Blocking, 24},
                                                                  {Severity::Degraded, 168},
                                                                  {Severity::Intermittent, 168},
                                                                  {Severity::Minor, 720}}));
    Fault fault;
    fault.state = FaultState::Accepted;
    fault.severity = severity;
    fault.reportedAt = Instant{0};
    const auto after = [](int h) { return Instant{h * 3'600'000LL}; };
    CHECK_FALSE(present::isOverdue(fault, after(hours)));
    CHECK(present::isOverdue(fault, after(hours + 1)));
    fault.state = FaultState::Reported;
    CHECK_FALSE(present::isOverdue(fault, after(4)));
    CHECK(present::isOverdue(fault, after(5)));
    fault.state = FaultState::Fixed;
    CHECK_FALSE(present::isOverdue(fault, after(5'000)));
}

TEST_CASE("Faults: chips count what they would show and narrow together", "[present]")
{
    Office office;
    office.report("không lên hình");
    office.report("mic", Severity::Intermittent);
    office.shell.clock.advanceDays(2);
    office.report("sọc màn hình");
    office.open();
    std::map<std::string, std::int64_t> counts;
    for (const auto& chip : office.list.chips()) {
        counts[chip.word] = std::stoll(chip.count);
    }
    CHECK(counts == std::map<std::string, std::int64_t>{
                        {"Đang mở", 3}, {"Chặn họp", 1}, {"Chập chờn", 1}, {"Quá hạn", 2}});
    office.list.press("overdue");
    office.list.press("blocking");
    CHECK(office.cards(FaultColumn::Reported) == Cards{"Không lên hình"});
    office.list.press("blocking");
    CHECK(office.cards(FaultColumn::Reported).size() == 2);
    office.list.setText("mic");
    CHECK(office.cards(FaultColumn::Reported) == Cards{"Mic"});
    office.list.setText("hien tivi");
    CHECK(office.cards(FaultColumn::Reported).size() == 2);
}

TEST_CASE("Faults: a deep link shows what it says", "[present]")
{
    Office office;
    office.report("không lên hình");
    FaultDraft line;
    line.site = findSite(office.shell.reg(), "Đại An");
    line.about = FaultAbout::Line;
    line.symptom = "mạng yếu";
    REQUIRE(reportFault(office.shell.reg(), line));
    office.open("site=" + line.site->text());
    CHECK(office.list.rowCount() == 1);
    REQUIRE(test::chipOf(office.list, "filter:site"));
    CHECK(test::chipOf(office.list, "filter:site")->word == "Điểm cầu: Đại An");
    office.list.clear("filter:site");
    CHECK(office.list.rowCount() == 2);
    office.open("severity=blocking");
    CHECK(office.cards(FaultColumn::Reported) == Cards{"Không lên hình"});
}

TEST_CASE("Faults: closed ones are listed by the period they were reported in", "[present]")
{
    Office office;
    const auto id = office.report("không lên hình");
    REQUIRE(fixFault(office.shell.reg(), id, {}, ""));
    office.open();
    CHECK(office.cards(FaultColumn::Confirm) == Cards{"Không lên hình"});
    REQUIRE(closeFault(office.shell.reg(), id, ""));
    office.list.reload();
    CHECK(office.view.empty->fact == "Không còn sự cố nào phải xử lý");
    office.list.chooseIn("scope", "closed=month");
    CHECK_FALSE(office.list.isBoard());
    CHECK(office.list.rowCount() == 1);
    office.list.chooseIn("scope", "month=2021-04");
    CHECK(office.list.rowCount() == 0);
    office.list.chooseIn("scope", "month=2021-05");
    CHECK(office.list.rowCount() == 1);
}

TEST_CASE("Faults: the list keeps the order asked for, a second time the other way", "[present]")
{
    Office office;
    office.report("sọc màn hình");
    office.shell.clock.advanceMinutes(5);
    office.report("ám màu");
    office.open();
    office.list.sortBy("symptom");
    CHECK(office.list.line(0).symptom == "Ám màu");
    office.list.sortBy("symptom");
    CHECK(office.list.line(0).symptom == "Sọc màn hình");
    office.list.setLayout("list");
    FakeListView other;
    FaultsList again(office.shell, other); // it is remembered
    again.open({});
    CHECK(again.layout() == "list");
}

TEST_CASE("Faults: intermittent trouble is watched only where the register knows of it",
          "[present]")
{
    Office office;
    office.report("chập chờn", Severity::Intermittent);
    office.open();
    CHECK(office.list.watch().empty()); // once is not again
    office.shell.clock.advanceDays(31);
    office.report("chập chờn", Severity::Intermittent);
    office.list.reload();
    REQUIRE(office.list.watch().size() == 1);
    const auto& line = office.list.watch()[0];
    CHECK(line.title == "Tivi Samsung");
    CHECK(line.months == std::vector<int>{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1});
    CHECK(line.sentence == "2 lần trong 12 tháng");
}

TEST_CASE("Faults: many of them are read by a worker, and the result is the same", "[present]")
{
    Office office;
    for (int i = 0; i <= FaultsList::mostAtOnce; ++i) {
        office.report("sọc màn hình");
    }
    office.open();
    CHECK(office.view.busy == 1);
    office.shell.settle();
    CHECK(office.list.rowCount() == FaultsList::mostAtOnce + 1);
    const auto column = office.list.board()[0];
    CHECK(column.count == FaultsList::mostAtOnce + 1);
    CHECK(column.cards.size() == FaultsList::mostCards);
    CHECK(column.more.find("101") != std::string::npos);
}

TEST_CASE("Faults: nothing can be moved in the register of a past day", "[present]")
{
    Office office;
    const auto id = office.report("không lên hình");
    const auto day = office.shell.session().today();
    office.shell.clock.advanceDays(1);
    office.shell.session().showPast(std::make_shared<Register>(office.shell.reg().asOf(day)));
    office.open();
    CHECK(office.list.rowCount() == 1);
    CHECK(office.list.allowedFor(id).empty());
    office.list.chooseFault(id);
    CHECK(office.list.actions().size() == 1); // only to open it
    office.list.move(id, FaultColumn::Accepted);
    CHECK(office.stateOf(id) == FaultState::Reported);
}

TEST_CASE("Faults: the one that was just reported is chosen, wherever it stands", "[present]")
{
    Office office;
    office.report("không lên hình");
    office.open();
    CHECK_FALSE(office.list.current().has_value());
    const auto id = office.report("sọc màn hình");
    office.shell.session().announceChange();
    CHECK(office.list.current() == RecordId(id));
}

TEST_CASE("Faults: while the screen is hidden changes are not read; coming back reads", "[present]")
{
    Office office;
    office.report("không lên hình");
    office.open();
    office.list.setInSight(false);
    office.report("sọc màn hình");
    office.shell.session().announceChange();
    CHECK(office.list.rowCount() == 1);
    office.list.setInSight(true);
    CHECK(office.list.rowCount() == 2);
}

TEST_CASE("Faults: the one somebody chose stays chosen when another process commits", "[present]")
{
    Office office;
    const auto first = office.report("không lên hình");
    office.report("sọc màn hình");
    office.open();
    office.list.chooseFault(first);
    {
        auto elsewhere =
            office.shell.session().openForWorker(present::Session::WorkerAccess::Write).open();
        REQUIRE(acceptFault(elsewhere, first, ""));
        Device device;
        device.name = "Loa";
        device.type = DeviceType::Speaker;
        device.site = findSite(elsewhere, "Đại An");
        REQUIRE(addDevice(elsewhere, device, ""));
    }
    office.shell.session().poll();
    CHECK(office.cards(FaultColumn::Accepted) == Cards{"Không lên hình"});
    CHECK(office.list.current() == RecordId(first));
}

TEST_CASE("Faults: a report dated by a doubtful clock is marked, others are not", "[present]")
{
    Office office;
    office.report("không lên hình");
    office.shell.clock.moment = *parseIsoInstant("2011-05-11T08:00:00+07:00");
    const auto doubted = office.report("sọc màn hình");
    office.open();
    for (const auto& line : office.list.lines()) {
        CHECK(line.doubt.empty() == (line.id != doubted));
    }
}

TEST_CASE("Faults: sites of one name are told apart in the filter", "[present]")
{
    Office office;
    Site site;
    site.name = "Điểm cầu Trung tâm";
    site.unit = findUnit(office.shell.reg(), "Đại An");
    const auto first = addSite(office.shell.reg(), site, "")->id;
    site.unit = findUnit(office.shell.reg(), "Hiển Khánh");
    const auto second = addSite(office.shell.reg(), site, "")->id;
    for (const auto& where : {first, second}) {
        FaultDraft draft;
        draft.site = where;
        draft.about = FaultAbout::Line;
        draft.symptom = "mạng yếu";
        REQUIRE(reportFault(office.shell.reg(), draft));
    }
    office.open();
    std::vector<std::string> words;
    for (const auto& choice : test::valuesOfColumn(office.list, "site")) {
        if (choice.word.starts_with("Trung tâm")) {
            words.push_back(choice.word);
        }
    }
    REQUIRE(words.size() == 2);
    CHECK(words[0] != words[1]);
    CHECK((words[0] + words[1]).find("Đại An") != std::string::npos);
}

TEST_CASE("Faults: a place asks for one state, and those in it are shown whatever was asked before",
          "[present]")
{
    Office office;
    const auto accepted = office.report("không lên hình");
    REQUIRE(acceptFault(office.shell.reg(), accepted, ""));
    office.report("sọc màn hình");
    office.open("severity=blocking");
    office.list.setText("gì đó");
    office.open("state=reported");
    CHECK(office.list.rowCount() == 1);
    CHECK(office.cards(FaultColumn::Reported) == Cards{"Sọc màn hình"});
    CHECK(office.view.typed.empty());
    CHECK(test::chipOf(office.list, "filter:state")->word == "Đang ở: Mới báo");
}
