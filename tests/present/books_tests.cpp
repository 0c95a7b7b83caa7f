#include "core/register/books/wear.h"
#include "core/register/devices/devices.h"
#include "core/store/projection/load.h"
#include "core/store/queries/wear_queries.h"
#include "gui/present/books/batch_presenter.h"
#include "gui/present/books/batches_list.h"
#include "gui/present/books/candidates_list.h"
#include "gui/present/books/wear_list.h"
#include "gui/present/forms/form_presenter.h"
#include "tests/support/fake_list_view.h"
#include "tests/support/fake_shell.h"

#include <catch2/catch.hpp>

using namespace dongbo;          // NOLINT(google-build-using-namespace): a test
using namespace dongbo::present; // NOLINT(google-build-using-namespace): a test
using dongbo::test::FakeListView;
using dongbo::test::FakeShell;

namespace {

struct FakeFormView final : FormView
{
    void showForm(const Form&) override {}
    void focusOn(const std::string&) override {}
};
struct FakeBatchView final : BatchPageView
{
    void showBatch(const BatchPage&) override {}
};

Date day(int year, unsigned month, unsigned day)
{
    return Date{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}};
}

/// An office with a computer, a screen of which nobody knows since when it is used, and a cheap
/// mouse.
struct Office
{
    FakeShell shell;
    FakeListView view;
    FakeFormView formView;
    FormPresenter form{shell, formView};
    DeviceId computer = asset("Máy tính", DeviceType::Computer, 20'000'000, day(2019, 3, 1));
    DeviceId old = asset("Máy tính cũ", DeviceType::Computer, 15'000'000, day(2010, 3, 1));
    DeviceId undated = asset("Màn hình", DeviceType::Screen, 17'000'000, std::nullopt);
    DeviceId cheap = asset("Loa nhỏ", DeviceType::Speaker, 900'000, day(2019, 3, 1));

    DeviceId asset(const std::string& name, DeviceType type, std::int64_t cost,
                   std::optional<Date> since, Condition condition = Condition::Good)
    {
        Device device;
        device.name = name;
        device.type = type;
        device.site = findSite(shell.reg(), "Đại An");
        device.cost = Money{cost};
        device.inUseDate = since;
        device.condition = condition;
        return addDevice(shell.reg(), device, "")->id;
    }
    void announce()
    {
        shell.session().announceChange();
        shell.settle();
    }
    /// The year a run is due for: the last one that is over.
    [[nodiscard]] int due() { return static_cast<int>(shell.session().today().year()) - 1; }
};

const WearListLine* lineOf(const WearList& list, const DeviceId& device)
{
    for (const auto& line : list.lines()) {
        if (line.id == device) {
            return &line;
        }
    }
    return nullptr;
}

} // namespace

TEST_CASE("Wear page: what a run would charge, what it skips and why", "[present]")
{
    Office office;
    WearList list(office.shell, office.view);
    list.open({ScreenName::Books, std::nullopt, {}});
    office.shell.settle();
    REQUIRE(list.isRead());
    CHECK(list.shownYear().year == office.due());
    CHECK_FALSE(list.shownYear().isCharged);
    CHECK(list.lines().size() == 3); // a tool has no wear
    CHECK(list.shownYear().assets == 2);
    CHECK(list.shownYear().tools == 1);
    const auto* computer = lineOf(list, office.computer);
    REQUIRE(computer != nullptr);
    CHECK(computer->rateBasisPoints == 2'000);
    CHECK(computer->stateCode == "opening");
    CHECK(computer->amount.dong <= 4'000'000);
    CHECK(computer->net().dong == computer->cost.dong - computer->accumulated.dong);
    const auto* undated = lineOf(list, office.undated);
    REQUIRE(undated != nullptr);
    CHECK(undated->stateCode == "skipped");
    CHECK(undated->state.word == "Thiếu ngày dùng");
    CHECK(list.canRun());
    // a chip for each state, and the year's
    CHECK(list.chips().front().opensMenu);
    list.press("skipped");
    CHECK(list.rowCount() == 1);
    CHECK(list.foot(0, 0).value == "0 đ");
}

TEST_CASE("Wear page: the form writes the year in one change; its undo brings the preview back",
          "[present]")
{
    Office office;
    WearList list(office.shell, office.view);
    list.open({ScreenName::Books, std::nullopt, {}});
    office.shell.settle();
    const auto before = lineOf(list, office.computer)->accumulated;
    list.doIt("run");
    REQUIRE(office.shell.sheets.size() == 1);
    REQUIRE(office.form.open(office.shell.sheets.back()));
    CHECK(office.form.form().title == "Ghi hao mòn năm " + std::to_string(office.due()));
    office.form.type("document_no", "BTHM-01");
    CHECK(office.form.send());
    office.shell.settle();
    REQUIRE(list.shownYear().isCharged);
    CHECK_FALSE(list.canRun());
    CHECK(lineOf(list, office.computer)->accumulated == before);
    CHECK(lineOf(list, office.undated)->stateCode == "skipped"); // still told
    const auto entries = store::wearEntriesOf(office.shell.reg().database(), office.computer);
    REQUIRE_FALSE(entries.empty());
    CHECK(entries.back().entry.documentNo == "BTHM-01");
    REQUIRE_FALSE(office.shell.banners.empty());
    office.shell.banners.back().onAction();
    office.shell.settle();
    CHECK_FALSE(list.shownYear().isCharged);
    CHECK(list.canRun());
    CHECK(store::wearEntriesOf(office.shell.reg().database(), office.computer).empty());
}

TEST_CASE("Wear page: a year that is not over is asked about before it is written", "[present]")
{
    Office office;
    REQUIRE(runWear(office.shell.reg(), {office.due(), {}, {}, checks::IfUnlikely::Write}));
    WearList list(office.shell, office.view);
    list.open({ScreenName::Books, std::nullopt, {}});
    office.shell.settle();
    CHECK(list.shownYear().year == office.due()); // this year is not over
    CHECK(list.shownYear().isCharged);
    const auto years = list.menuOf("year");
    REQUIRE(years.size() == 2);
    list.chooseIn("year", years.front().key);
    office.shell.settle();
    CHECK(list.shownYear().year == office.due() + 1);
    list.doIt("run");
    REQUIRE(office.form.open(office.shell.sheets.back()));
    office.form.send();
    office.shell.settle();
    CHECK(office.shell.fakePrompts.questions.size() == 1);
    CHECK_FALSE(list.shownYear().isCharged); // nobody said yes
    office.shell.fakePrompts.answer = 0;
    REQUIRE(office.form.open(office.shell.sheets.back()));
    office.form.send();
    office.shell.settle();
    CHECK(list.shownYear().isCharged);
}

TEST_CASE("Disposals: candidates are proposed together, decided, taken out, and undone",
          "[present]")
{
    Office office;
    const auto broken = office.asset("Máy in hỏng", DeviceType::Other, 12'000'000, day(2015, 1, 5),
                                     Condition::Broken);
    const auto other = office.asset("Loa hỏng", DeviceType::Speaker, 2'000'000, day(2018, 1, 5),
                                    Condition::Broken);
    CandidatesList candidates(office.shell, office.view);
    candidates.open({ScreenName::Books, std::nullopt, {}});
    office.shell.settle();
    REQUIRE(candidates.rowCount() == 2);
    candidates.setChosen({{0, 1}}, 0);
    CHECK(candidates.bulkVerbs().front().isEnabled);
    candidates.doIt("propose");
    REQUIRE(office.shell.sheets.size() == 1);
    CHECK(office.shell.sheets.back().many.size() == 2);
    REQUIRE(office.form.open(office.shell.sheets.back()));
    office.form.type("why", "sửa không đáng");
    CHECK(office.form.send());
    office.shell.settle();
    CHECK(candidates.rowCount() == 0);

    BatchesList batches(office.shell, office.view);
    batches.open({ScreenName::Books, std::nullopt, {}});
    office.shell.settle();
    REQUIRE(batches.rowCount() == 1);
    CHECK(batches.line(0).devices == 2);
    CHECK(batches.chips().size() == 1);

    FakeBatchView batchView;
    BatchPresenter batch(office.shell, batchView);
    batch.setInSight(true);
    batch.open(batches.line(0).id);
    office.shell.settle();
    REQUIRE(batch.page().items.size() == 2);
    CHECK(batch.page().canDecide);
    CHECK_FALSE(batch.page().canFinish);
    batch.decide();
    REQUIRE(office.form.open(office.shell.sheets.back()));
    office.form.type("decision_no", "45/QĐ-UBND");
    office.form.type("accepted1", "");
    CHECK(office.form.form().consequences.front().find("1 thiết bị được duyệt") == 0);
    CHECK(office.form.send());
    office.shell.settle();
    REQUIRE(batch.page().canFinish);
    batch.finish();
    REQUIRE(office.form.open(office.shell.sheets.back()));
    CHECK(office.form.form().find("proceeds1") == nullptr); // only what was accepted
    office.form.type("proceeds0", "500.000");
    CHECK(office.form.send());
    office.shell.settle();
    CHECK(batch.page().sum == "500.000 đ");
    CHECK_FALSE(batch.page().canWithdraw);
    auto& database = office.shell.reg().database();
    CHECK(store::load<Device>(database, broken)->paper == Paper::Disposed);
    CHECK(store::load<Device>(database, other)->paper == Paper::Active);
    office.shell.banners.back().onAction();
    office.shell.settle();
    CHECK(store::load<Device>(database, broken)->paper == Paper::DisposalProposed);
    CHECK(batch.page().canFinish);
    batch.withdraw();
    REQUIRE(office.form.open(office.shell.sheets.back()));
    CHECK(office.form.send());
    office.shell.settle();
    CHECK(store::load<Device>(database, broken)->paper == Paper::Active);
    CHECK_FALSE(batch.page().canWithdraw);
}

TEST_CASE("Disposals: a decision with nothing accepted is told beside the devices", "[present]")
{
    Office office;
    ProposeDraft draft;
    draft.devices.push_back({office.cheap, std::nullopt, "thừa", std::nullopt});
    const auto made = proposeDisposal(office.shell.reg(), draft);
    REQUIRE(made);
    REQUIRE(office.form.open(
        {SheetKind::DecideDisposal, RecordRef{RecordKind::DisposalBatch, made->id}, {}}));
    office.form.type("accepted0", "");
    CHECK_FALSE(office.form.send());
    CHECK_FALSE(office.form.form().find("accepted0")->problem.empty());
}
