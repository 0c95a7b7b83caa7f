#include "core/register/devices/devices.h"
#include "core/register/faults/faults.h"
#include "core/register/places/places.h"
#include "core/store/projection/load.h"
#include "gui/present/faults/fault_timing.h"
#include "gui/present/faults/faults_presenter.h"
#include "tests/support/fake_shell.h"

#include <catch2/catch.hpp>

using namespace dongbo; // NOLINT(google-build-using-namespace): a test
using dongbo::test::FakeShell;
using present::FaultChip;
using present::FaultColumn;
using present::FaultsPresenter;

namespace {

class FakeFaultsView final : public present::FaultsView
{
public:
    present::FaultsPage page;
    int busy = 0;
    bool isSeen = true;

    bool isInSight() const override { return isSeen; }
    void showPage(const present::FaultsPage& shown) override { page = shown; }
    void showBusy(bool isBusy) override { busy += isBusy ? 1 : 0; }

    std::vector<std::string> cards(FaultColumn column) const
    {
        std::vector<std::string> out;
        for (const auto i : page.columns[static_cast<std::size_t>(column)].cards) {
            out.push_back((*page.lines)[i].symptom);
        }
        return out;
    }
    const present::FaultLine& only() const { return page.lines->at(0); }
};

struct Office
{
    FakeShell shell;
    DeviceId screen = shell.device("Hiển Khánh", DeviceType::Screen, "Tivi Samsung");
    FakeFaultsView view;
    FaultsPresenter presenter{shell, view};

    FaultId report(const std::string& symptom, std::optional<Severity> severity = std::nullopt)
    {
        FaultDraft draft;
        draft.device = screen;
        draft.symptom = symptom;
        draft.severity = severity;
        return reportFault(shell.reg(), draft)->id;
    }
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
    office.presenter.open({});
    REQUIRE(office.view.page.empty);
    CHECK(office.view.page.empty->title == "Chưa có sự cố nào trong sổ");
    CHECK(office.view.page.empty->offersReport);
}

TEST_CASE("Faults: cards stand in the column of their state, oldest first", "[present]")
{
    Office office;
    const auto first = office.report("không lên hình");
    office.shell.clock.advanceMinutes(30);
    office.report("sọc màn hình");
    office.shell.clock.advanceMinutes(90);
    office.presenter.open({});
    CHECK(office.view.cards(FaultColumn::Reported) == Cards{"Không lên hình", "Sọc màn hình"});
    const auto& line = office.view.only();
    CHECK(line.age == "2 giờ");
    CHECK(line.pill.word == "Chặn họp");
    CHECK(line.where() == "Hiển Khánh · Tivi Samsung");
    CHECK_FALSE(line.isOverdue);
    office.presenter.move(first, FaultColumn::Accepted); // nothing to ask: done at once
    CHECK(office.stateOf(first) == FaultState::Accepted);
    office.presenter.reload();
    CHECK(office.view.cards(FaultColumn::Accepted) == Cards{"Không lên hình"});
    CHECK(office.view.page.selected == first);
    office.presenter.move(first, FaultColumn::InRepair); // asks who
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
    office.presenter.open({});
    CHECK(office.presenter.allowedFor(id) ==
          std::vector<FaultColumn>{FaultColumn::Waiting, FaultColumn::Confirm});
    office.presenter.move(id, FaultColumn::Reported);
    CHECK(office.stateOf(id) == FaultState::InRepair);
    REQUIRE(office.shell.banners.size() == 1); // says why
    office.presenter.move(id, FaultColumn::Confirm);
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
    office.presenter.open({});
    std::map<std::string, std::int64_t> counts;
    for (const auto& chip : office.view.page.chips) {
        counts[chip.word] = chip.count;
    }
    CHECK(counts ==
          std::map<std::string, std::int64_t>{{"Chặn họp", 1}, {"Chập chờn", 1}, {"Quá hạn", 2}});
    office.presenter.toggle(FaultChip::Overdue);
    office.presenter.toggle(FaultChip::Blocking);
    CHECK(office.view.cards(FaultColumn::Reported) == Cards{"Không lên hình"});
    office.presenter.toggle(FaultChip::Blocking);
    CHECK(office.view.cards(FaultColumn::Reported).size() == 2);
    office.presenter.setText("mic");
    CHECK(office.view.cards(FaultColumn::Reported) == Cards{"Mic"});
    office.presenter.setText("hien tivi");
    CHECK(office.view.cards(FaultColumn::Reported).size() == 2);
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
    office.presenter.open({present::ScreenName::Faults, {}, "site=" + line.site->text()});
    CHECK(office.view.page.rows.size() == 1);
    CHECK(office.view.page.filters == Cards{"Đại An"});
    office.presenter.removeFilter(0);
    CHECK(office.view.page.rows.size() == 2);
    office.presenter.open({present::ScreenName::Faults, {}, "severity=blocking"});
    CHECK(office.view.cards(FaultColumn::Reported) == Cards{"Không lên hình"});
}

TEST_CASE("Faults: closed ones are listed by the period they were reported in", "[present]")
{
    Office office;
    const auto id = office.report("không lên hình");
    REQUIRE(fixFault(office.shell.reg(), id, {}, ""));
    office.presenter.open({});
    CHECK(office.view.cards(FaultColumn::Confirm) == Cards{"Không lên hình"});
    REQUIRE(closeFault(office.shell.reg(), id, ""));
    office.presenter.reload();
    CHECK(office.view.page.empty->title == "Không còn sự cố nào phải xử lý");
    office.presenter.choose("closed=month");
    CHECK(office.view.page.layout == present::FaultLayout::List);
    CHECK(office.view.page.rows.size() == 1);
    office.presenter.choose("month=2021-04");
    CHECK(office.view.page.rows.empty());
    office.presenter.choose("month=2021-05");
    CHECK(office.view.page.rows.size() == 1);
}

TEST_CASE("Faults: the list keeps the order asked for, a second time the other way", "[present]")
{
    Office office;
    office.report("sọc màn hình");
    office.shell.clock.advanceMinutes(5);
    office.report("ám màu");
    office.presenter.open({});
    office.presenter.sortBy(present::FaultSort::Symptom);
    CHECK(office.view.page.lines->at(office.view.page.rows[0]).symptom == "Ám màu");
    office.presenter.sortBy(present::FaultSort::Symptom);
    CHECK(office.view.page.lines->at(office.view.page.rows[0]).symptom == "Sọc màn hình");
    office.presenter.setLayout(present::FaultLayout::List);
    FakeFaultsView other;
    FaultsPresenter again(office.shell, other); // it is remembered
    again.open({});
    CHECK(other.page.layout == present::FaultLayout::List);
}

TEST_CASE("Faults: intermittent trouble is watched only where the register knows of it",
          "[present]")
{
    Office office;
    office.report("chập chờn", Severity::Intermittent);
    office.presenter.open({});
    CHECK(office.view.page.watch.empty()); // once is not again
    office.shell.clock.advanceDays(31);
    office.report("chập chờn", Severity::Intermittent);
    office.presenter.reload();
    REQUIRE(office.view.page.watch.size() == 1);
    const auto& line = office.view.page.watch[0];
    CHECK(line.title == "Tivi Samsung");
    CHECK(line.months == std::vector<int>{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1});
    CHECK(line.sentence == "2 lần trong 12 tháng");
}

TEST_CASE("Faults: many of them are read by a worker, and the result is the same", "[present]")
{
    Office office;
    for (int i = 0; i <= FaultsPresenter::mostAtOnce; ++i) {
        office.report("sọc màn hình");
    }
    office.presenter.open({});
    CHECK(office.view.busy == 1);
    office.shell.settle();
    CHECK(office.view.page.rows.size() == FaultsPresenter::mostAtOnce + 1);
    const auto& column = office.view.page.columns[0];
    CHECK(column.count == FaultsPresenter::mostAtOnce + 1);
    CHECK(column.cards.size() == FaultsPresenter::mostCards);
    CHECK(column.more.find("101") != std::string::npos);
}

TEST_CASE("Faults: nothing can be moved in the register of a past day", "[present]")
{
    Office office;
    const auto id = office.report("không lên hình");
    const auto day = office.shell.session().today();
    office.shell.clock.advanceDays(1);
    office.shell.session().showPast(std::make_shared<Register>(office.shell.reg().asOf(day)));
    office.presenter.open({});
    CHECK(office.view.page.rows.size() == 1);
    CHECK(office.presenter.allowedFor(id).empty());
    CHECK(office.presenter.stepsOf(id).empty());
    office.presenter.move(id, FaultColumn::Accepted);
    CHECK(office.stateOf(id) == FaultState::Reported);
}

TEST_CASE("Faults: the one that was just reported is chosen, wherever it stands", "[present]")
{
    Office office;
    office.report("không lên hình");
    office.presenter.open({});
    CHECK_FALSE(office.view.page.selected.has_value());
    const auto id = office.report("sọc màn hình");
    office.shell.session().announceChange();
    CHECK(office.view.page.selected == id);
}

TEST_CASE("Faults: while the screen is hidden changes are not read; coming back reads", "[present]")
{
    Office office;
    office.report("không lên hình");
    office.presenter.open({});
    office.view.isSeen = false;
    office.report("sọc màn hình");
    office.shell.session().announceChange();
    CHECK(office.view.page.lines->size() == 1);
    office.view.isSeen = true;
    office.presenter.open({});
    CHECK(office.view.page.lines->size() == 2);
}

TEST_CASE("Faults: the one somebody chose stays chosen when another process commits", "[present]")
{
    Office office;
    const auto first = office.report("không lên hình");
    office.report("sọc màn hình");
    office.presenter.open({});
    office.presenter.select(first);
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
    CHECK(office.view.cards(FaultColumn::Accepted) == Cards{"Không lên hình"});
    CHECK(office.view.page.selected == first);
}

TEST_CASE("Faults: a report dated by a doubtful clock is marked, others are not", "[present]")
{
    Office office;
    office.report("không lên hình");
    office.shell.clock.moment = *parseIsoInstant("2011-05-11T08:00:00+07:00");
    const auto doubted = office.report("sọc màn hình");
    office.presenter.open({});
    for (const auto& line : *office.view.page.lines) {
        CHECK(line.doubt.empty() == (line.id != doubted));
    }
}

TEST_CASE("Faults: sites of one name are told apart in the filter", "[present]")
{
    Office office;
    Site site;
    site.name = "Điểm cầu Trung tâm";
    site.unit = findUnit(office.shell.reg(), "Đại An");
    REQUIRE(addSite(office.shell.reg(), site, ""));
    site.unit = findUnit(office.shell.reg(), "Hiển Khánh");
    REQUIRE(addSite(office.shell.reg(), site, ""));
    std::vector<std::string> words;
    for (const auto& choice : office.presenter.siteChoices()) {
        if (choice.word.starts_with("Trung tâm")) {
            words.push_back(choice.word);
        }
    }
    REQUIRE(words.size() == 2);
    CHECK(words[0] != words[1]);
    CHECK((words[0] + words[1]).find("Đại An") != std::string::npos);
}
