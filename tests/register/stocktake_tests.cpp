#include "core/journal/chain/digest.h"
#include "core/journal/read/verify.h"
#include "core/register/corrections/changes.h"
#include "core/register/places/places.h"
#include "core/register/stocktake/counting.h"
#include "core/register/stocktake/settling.h"
#include "core/register/stocktake/stocktakes.h"
#include "core/store/projection/load.h"
#include "core/store/queries/device_queries.h"
#include "core/store/queries/place_queries.h"
#include "tests/support/register_fixture.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace dongbo;
using dongbo::test::RegisterFixture;

namespace {

CountDraft seen(const std::string& code, std::optional<SiteId> site = {})
{
    CountDraft draft;
    draft.code = code;
    draft.site = site;
    return draft;
}

/// Two rooms of a stocktake of everything: three devices at one, two at the other.
struct Counting : RegisterFixture
{
    DeviceId camera = device("Đại An", DeviceType::Camera, "Camera");
    DeviceId screen = device("Đại An", DeviceType::Screen, "Màn hình");
    DeviceId speaker = device("Đại An", DeviceType::Speaker, "Loa");
    DeviceId micro = device("Gôi", DeviceType::Microphone, "Micro");
    DeviceId ups = device("Gôi", DeviceType::Ups, "Bộ lưu điện");
    SiteId here = findSite(reg, "Đại An");
    SiteId there = findSite(reg, "Gôi");
    StocktakeId id = start();

    StocktakeId start(std::optional<SiteId> site = {})
    {
        StocktakeStart draft;
        draft.name = "Kiểm kê giữa năm";
        draft.site = site;
        draft.committee = {{"Nguyễn Văn Mẫu", "Phó Chủ tịch", "Trưởng ban"}};
        return startStocktake(reg, draft)->id;
    }
    [[nodiscard]] std::string code(const DeviceId& device)
    {
        return *store::load<Device>(reg.database(), device)->code;
    }
    [[nodiscard]] Device now(const DeviceId& device)
    {
        return *store::load<Device>(reg.database(), device);
    }
    CountsTaken count(const std::string& text, std::optional<SiteId> site = {},
                      IfCounted ifCounted = IfCounted::Tell)
    {
        CountDraft draft;
        draft.code = text;
        draft.site = site;
        return *countThing(reg, id, draft, ifCounted);
    }
    [[nodiscard]] StocktakeView view() { return viewStocktake(reg, id); }
    [[nodiscard]] StocktakeLine line(const DeviceId& device)
    {
        for (const auto& line : view().evaluation.lines) {
            if (line.device && line.device->id == device) {
                return line;
            }
        }
        FAIL("no line of that device");
        return {};
    }
    Settled settle(const DeviceId& device, Settlement how)
    {
        SettleDraft draft;
        draft.how = how;
        draft.documentNo = "05/BB-KK";
        draft.reason = "theo biên bản";
        const std::vector<LineRef> lines{refOf(line(device))};
        const auto done = settleDifferences(reg, id, lines, draft);
        REQUIRE(done);
        return *done;
    }
    void undo(const ChangeSetId& change)
    {
        CHECK(undoChange(reg, change, journal::DependantRule::Refuse, "").done);
    }
};

} // namespace

TEST_CASE("Stocktake: what is expected are the register's devices of its rooms", "[register]")
{
    Counting office;
    auto view = office.view();
    CHECK(view.stocktake.number == "KK-2021-0001");
    CHECK(view.evaluation.all.expected == 5);
    CHECK(view.evaluation.all.counted == 0);
    CHECK(view.rooms.size() == 18);
    const auto room = std::find_if(view.evaluation.rooms.begin(), view.evaluation.rooms.end(),
                                   [&](const auto& one) { return one.site == office.here; });
    REQUIRE(room != view.evaluation.rooms.end());
    CHECK(room->tally.expected == 3);
    // what papers say happened after the day does not count
    office.clock.advanceDays(3);
    TransferDraft move;
    move.device = office.camera;
    move.to = office.there;
    REQUIRE(transferDevice(office.reg, move));
    DisposeDraft lost;
    lost.device = office.screen;
    REQUIRE(disposeDevice(office.reg, lost));
    Device later;
    later.name = "Mới mua";
    later.type = DeviceType::Camera;
    later.site = office.here;
    later.acquired = Date{std::chrono::year{2021}, std::chrono::May, std::chrono::day{14}};
    REQUIRE(addDevice(office.reg, later, ""));
    view = office.view();
    CHECK(view.evaluation.all.expected == 5);
    CHECK(office.line(office.camera).expectedSite == office.here);
    CHECK(office.line(office.screen).standing == Standing::NotCounted);
}

TEST_CASE("Stocktake: moved, missing, unexpected, twice counted and unlabelled devices",
          "[register]")
{
    Counting office;
    CHECK(office.count(office.code(office.camera), office.here).outcomes[0].standing ==
          Standing::Found);
    // another room than the register says
    CHECK(office.count(office.code(office.micro), office.here).outcomes[0].standing ==
          Standing::WrongPlace);
    // twice: told who and when, and not written
    office.clock.advanceMinutes(64);
    const auto twice = office.count(office.code(office.camera), office.here);
    REQUIRE(twice.outcomes[0].already);
    CHECK(twice.outcomes[0].already->at == parseIsoInstant("2021-05-11T08:00:00+07:00"));
    CHECK(twice.outcomes[0].already->by == "tester");
    CHECK(twice.written == 0);
    CHECK_FALSE(twice.changeSet);
    // looked for in vain
    CountDraft missing;
    missing.code = office.code(office.screen);
    missing.isMissing = true;
    REQUIRE(countThing(office.reg, office.id, missing, IfCounted::Tell));
    // a code nobody knows is kept
    CHECK(office.count("LA-0099", office.here).outcomes[0].standing == Standing::UnknownCode);
    CHECK(office.count("la 0099", office.here).outcomes[0].already);
    // no label at all, and one that is not in the books
    CountDraft bare;
    bare.site = office.here;
    bare.notes = "Micro cổ ngỗng Toa";
    CHECK(countThing(office.reg, office.id, bare, IfCounted::Tell)->outcomes[0].standing ==
          Standing::Unexpected);
    CountDraft speaker;
    speaker.device = office.speaker;
    speaker.condition = Condition::Poor;
    speaker.labelLost = true;
    REQUIRE(countThing(office.reg, office.id, speaker, IfCounted::Tell));

    const auto all = office.view().evaluation.all;
    CHECK(all.expected == 5);
    CHECK(all.counted == 4);
    CHECK(all.notCounted() == 1);
    CHECK(all.found == 2);
    CHECK(all.wrongPlace == 1);
    CHECK(all.missing == 1);
    CHECK(all.unknown == 1);
    CHECK(all.unexpected == 1);
    CHECK(all.conditions == 1);
    CHECK(all.labelsLost == 1);
    CHECK(all.open == 5);
    // counting never changes the register
    CHECK(office.now(office.speaker).condition == Condition::Good);
    CHECK(office.now(office.micro).site == office.there);
}

TEST_CASE("Stocktake: a correction writes what it says and empties nothing", "[register]")
{
    Counting office;
    CountDraft full;
    full.code = office.code(office.camera);
    full.condition = Condition::Fair;
    full.location = "tủ 2";
    full.notes = "xước";
    full.by = "Trần Thị Ví Dụ";
    REQUIRE(countThing(office.reg, office.id, full, IfCounted::Tell));
    CountDraft less;
    less.code = full.code;
    less.condition = Condition::Poor;
    const auto done = countThing(office.reg, office.id, less, IfCounted::Correct);
    REQUIRE(done);
    CHECK(done->outcomes[0].already->by == "Trần Thị Ví Dụ");
    auto line = office.line(office.camera);
    CHECK(line.counted.condition == Condition::Poor);
    CHECK(line.counted.location == "tủ 2");
    CHECK(line.counted.notes == "xước");
    CHECK(line.counted.countedByName == "tester");
    // said to be missing, then found: it is there again
    CountDraft missing;
    missing.code = full.code;
    missing.isMissing = true;
    REQUIRE(countThing(office.reg, office.id, missing, IfCounted::Correct));
    CHECK(office.line(office.camera).standing == Standing::Missing);
    REQUIRE(countThing(office.reg, office.id, less, IfCounted::Correct));
    CHECK(office.line(office.camera).standing == Standing::Found);
    office.undo(*done->changeSet);
}

TEST_CASE("Stocktake: a wrong place is settled by a transfer, and one undo takes both back",
          "[register]")
{
    Counting office;
    office.count(office.code(office.micro), office.here);
    const auto done = office.settle(office.micro, Settlement::Moved);
    REQUIRE(done.changeSet);
    CHECK(office.now(office.micro).site == office.here);
    auto line = office.line(office.micro);
    CHECK(line.standing == Standing::WrongPlace); // as it was found
    CHECK(line.expectedSite == office.there);
    CHECK(line.counted.settlement == Settlement::Moved);
    CHECK_FALSE(line.isOpen);
    const auto paper = store::load<Transfer>(office.reg.database(), *line.counted.transfer);
    REQUIRE(paper);
    CHECK(paper->decisionNo == "05/BB-KK");
    CHECK(paper->fromSite == office.there);
    CHECK(office.view().evaluation.all.expected == 5);
    office.undo(*done.changeSet);
    CHECK(office.now(office.micro).site == office.there);
    line = office.line(office.micro);
    CHECK(line.isOpen);
    CHECK_FALSE(line.counted.settlement);
    CHECK(redoChange(office.reg, *done.changeSet, journal::BasisRule::Refuse, "").done);
    CHECK(office.now(office.micro).site == office.here);
    CHECK(office.line(office.micro).counted.settlement == Settlement::Moved);
}

TEST_CASE("Stocktake: lost, found after all, registered, corrected", "[register]")
{
    Counting office;
    for (const auto& device : {office.camera, office.screen}) {
        CountDraft missing;
        missing.device = device;
        missing.isMissing = true;
        REQUIRE(countThing(office.reg, office.id, missing, IfCounted::Tell));
    }
    (void)office.settle(office.camera, Settlement::Lost);
    CHECK(office.now(office.camera).paper == Paper::Lost);
    CHECK(office.line(office.camera).counted.disposal);
    CHECK(office.line(office.camera).standing == Standing::Missing);
    CHECK(office.view().evaluation.all.expected == 5); // it was to be there
    (void)office.settle(office.screen, Settlement::FoundLater);
    CHECK(office.line(office.screen).standing == Standing::Found);
    CHECK(office.now(office.screen).paper == Paper::Active);

    CountDraft poor;
    poor.device = office.speaker;
    poor.condition = Condition::Poor;
    REQUIRE(countThing(office.reg, office.id, poor, IfCounted::Tell));
    (void)office.settle(office.speaker, Settlement::Corrected);
    CHECK(office.now(office.speaker).condition == Condition::Poor);
    CHECK_FALSE(office.line(office.speaker).isOpen);

    const auto unknown = office.count("LA-0099", office.here).outcomes[0].id;
    SettleDraft add;
    add.how = Settlement::Registered;
    Device fresh;
    fresh.name = "Micro cổ ngỗng";
    fresh.type = DeviceType::Microphone;
    add.create = fresh;
    const auto added =
        settleDifferences(office.reg, office.id, std::vector<LineRef>{{unknown, {}}}, add);
    REQUIRE(added);
    REQUIRE(added->created);
    CHECK(office.now(*added->created).site == office.here);
    CHECK(office.line(*added->created).standing == Standing::UnknownCode);
    CHECK(office.view().evaluation.all.expected == 5);

    const auto other = office.count("SN 42", office.there).outcomes[0].id;
    SettleDraft is;
    is.how = Settlement::Corrected;
    is.device = office.ups;
    REQUIRE(settleDifferences(office.reg, office.id, std::vector<LineRef>{{other, {}}}, is));
    CHECK(office.line(office.ups).standing == Standing::Found);
    CHECK(office.view().evaluation.all.open == 0);
}

TEST_CASE("Stocktake: differences settled together are one change; what does not fit is named",
          "[register]")
{
    Counting office;
    office.count(office.code(office.micro), office.here);
    office.count(office.code(office.ups), office.here);
    office.count(office.code(office.camera), office.here);
    std::vector<LineRef> lines;
    for (const auto& device : {office.micro, office.ups, office.camera}) {
        lines.push_back(refOf(office.line(device)));
    }
    SettleDraft draft;
    draft.how = Settlement::Moved;
    const auto done = settleDifferences(office.reg, office.id, lines, draft);
    REQUIRE(done);
    CHECK(done->settled.size() == 2);
    REQUIRE(done->left.size() == 1);
    CHECK(done->left[0].why.code == "stocktake.does_not_fit");
    office.undo(*done->changeSet);
    CHECK(office.now(office.micro).site == office.there);
    CHECK(office.now(office.ups).site == office.there);
}

TEST_CASE("Stocktake: once closed it is frozen", "[register]")
{
    Counting office;
    office.count(office.code(office.micro), office.here);
    office.count(office.code(office.camera), office.here);
    const auto refused = closeStocktake(office.reg, office.id, OpenDifferences::Refuse, "");
    REQUIRE_FALSE(refused);
    CHECK(refused.problems()[0].message.code == "stocktake.open_differences");
    REQUIRE(endCounting(office.reg, office.id));
    CHECK_THROWS_AS(office.count(office.code(office.screen)), Error);
    REQUIRE(closeStocktake(office.reg, office.id, OpenDifferences::Leave, "05/BB-KK"));
    const auto frozen = office.view();
    CHECK(frozen.stocktake.summary->find("\"not_counted\":3") != std::string::npos);
    CHECK(frozen.stocktake.documentNo == "05/BB-KK");
    // whatever happens afterwards
    TransferDraft move;
    move.device = office.camera;
    move.to = office.there;
    REQUIRE(transferDevice(office.reg, move));
    (void)office.device("Đại An", DeviceType::Router, "Thêm sau");
    const auto later = office.view().evaluation;
    CHECK(later.all.expected == 5);
    CHECK(later.all.found == frozen.evaluation.all.found);
    CHECK(later.all.wrongPlace == 1);
    CHECK(later.all.notCounted() == 3);
    CHECK(office.line(office.camera).expectedSite == office.here);
    CHECK(office.line(office.micro).counted.settlement == Settlement::LeftAsIs);
    for (const auto& again : {0, 1}) { // closed twice
        (void)again;
        CHECK_THROWS_WITH(closeStocktake(office.reg, office.id, OpenDifferences::Leave, ""),
                          Catch::Contains("stocktake.wrong_state"));
    }
    CHECK_THROWS_AS(cancelStocktake(office.reg, office.id, ""), Error);
    CHECK(journal::verify(office.reg.database()).ok);
}

TEST_CASE("Stocktake: bulk items are counted by quantity", "[register]")
{
    Counting office;
    REQUIRE(editDevice(office.reg, office.speaker,
                       {fieldEdit(&Device::quantity, std::optional<std::int64_t>(40))}, ""));
    CountDraft few;
    few.device = office.speaker;
    few.quantity = 38;
    REQUIRE(countThing(office.reg, office.id, few, IfCounted::Tell));
    auto line = office.line(office.speaker);
    CHECK(line.standing == Standing::Found);
    CHECK(line.quantityDiffers);
    CHECK(line.isOpen);
    CHECK(line.foundQuantity() == 38);
    (void)office.settle(office.speaker, Settlement::Corrected);
    CHECK(office.now(office.speaker).quantity == 38);
    few.quantity = 10'001;
    CHECK_FALSE(countThing(office.reg, office.id, few, IfCounted::Correct));
}

TEST_CASE("Stocktake: a code of several devices means the one expected here", "[register]")
{
    Counting office;
    const auto edit = [&](const DeviceId& device) {
        REQUIRE(editDevice(office.reg, device,
                           {fieldEdit(&Device::serial, std::optional<std::string>("SN-7"))}, ""));
    };
    edit(office.camera);
    edit(office.micro);
    const auto both = countThing(office.reg, office.id, seen("SN-7", office.here), IfCounted::Tell);
    REQUIRE_FALSE(both); // both rooms are counted
    CHECK(both.problems()[0].message.code == "stocktake.ambiguous_code");
    REQUIRE(cancelStocktake(office.reg, office.id, ""));
    office.id = office.start(office.here);
    const auto one = office.count("sn 7");
    REQUIRE(one.outcomes[0].device);
    CHECK(one.outcomes[0].device->id == office.camera);
    // the content of its QR label
    CHECK(office.count(office.camera.text()).outcomes[0].already);
}

TEST_CASE("Stocktake: what cannot be meant is said and nothing written", "[register]")
{
    Counting office;
    const auto digest = journal::digest(office.reg.database());
    const auto problemOf = [&](const StocktakeStart& start) {
        const auto done = startStocktake(office.reg, start);
        REQUIRE_FALSE(done);
        return done.problems()[0].message.code;
    };
    StocktakeStart start;
    CHECK(problemOf(start) == "value.required");
    start.name = "Đợt khác";
    start.site = office.here;
    CHECK(problemOf(start) == "stocktake.counted_elsewhere");
    start.unit = findUnit(office.reg, "Đại An");
    CHECK(problemOf(start) == "stocktake.site_or_unit");
    start.site.reset();
    start.day = Date{std::chrono::year{2022}, std::chrono::May, std::chrono::day{1}};
    CHECK(problemOf(start) == "value.in_future");
    start.day.reset();
    start.committee = {{"A | B", "", ""}};
    CHECK(problemOf(start) == "stocktake.member_marks");
    auto missing = seen("lạ");
    missing.isMissing = true;
    CHECK(countThing(office.reg, office.id, {}, IfCounted::Tell).problems()[0].message.code ==
          "stocktake.code_or_name");
    CHECK(
        countThing(office.reg, office.id, seen("lạ"), IfCounted::Tell).problems()[0].message.code ==
        "stocktake.say_where");
    CHECK(countThing(office.reg, office.id, missing, IfCounted::Tell).problems()[0].message.code ==
          "stocktake.not_expected");
    CHECK(journal::digest(office.reg.database()) == digest);
}

TEST_CASE("Stocktake: of a unit that was merged it says into which", "[register]")
{
    RegisterFixture office;
    const auto unit = findUnit(office.reg, "Đại An");
    const auto into = findUnit(office.reg, "Gôi");
    const Date last{std::chrono::year{2021}, std::chrono::April, std::chrono::day{30}};
    for (const auto& site :
         store::sitesOfUnit(office.reg.database(), unit, store::SiteScope::Open)) {
        REQUIRE(closeSite(office.reg, site, last, ""));
    }
    Unit wanted = *store::load<Unit>(office.reg.database(), unit);
    const auto before = wanted;
    wanted.validTo = last;
    wanted.successor = into;
    REQUIRE(editUnit(office.reg, unit, editsBetween(before, wanted), ""));
    StocktakeStart start;
    start.name = "Kiểm kê";
    start.unit = unit;
    const auto done = startStocktake(office.reg, start);
    REQUIRE_FALSE(done);
    CHECK(done.problems()[0].message.code == "stocktake.unit_merged");
    start.day = last;
    CHECK(startStocktake(office.reg, start)); // it was there then
}

TEST_CASE("Stocktake: two counts of one device, merged from two offices, are one that is told",
          "[register]")
{
    BookDevice device;
    device.id = DeviceId{*RecordId::parse("00000000-0000-7000-8000-000000000001")};
    device.site = SiteId{*RecordId::parse("00000000-0000-7000-8000-000000000002")};
    store::StocktakeCountRow early;
    early.id = StocktakeCountId{*RecordId::parse("00000000-0000-7000-8000-000000000003")};
    early.count.device = device.id;
    early.count.site = device.site;
    early.count.countedAt = Instant{1'000};
    auto late = early;
    late.id = StocktakeCountId{*RecordId::parse("00000000-0000-7000-8000-000000000004")};
    late.count.countedAt = Instant{2'000};
    late.count.quantity = 0;
    for (const auto& counts : {std::vector{early, late}, std::vector{late, early}}) {
        const auto out = evaluate({device}, counts, {*device.site});
        REQUIRE(out.lines.size() == 1);
        CHECK(out.lines[0].standing == Standing::Missing); // the later one holds
        REQUIRE(out.lines[0].outweighed.size() == 1);
        CHECK(out.lines[0].outweighed[0] == early.id);
        CHECK(out.all.counted == 1);
        CHECK(out.rooms[0].tally.missing == 1);
    }
}

TEST_CASE("Stocktake: a recount draws the same sample for everybody and reads it", "[register]")
{
    Counting office;
    for (int i = 0; i < 60; ++i) {
        (void)office.device(i % 2 == 0 ? "Đại An" : "Gôi", DeviceType::Accessory,
                            "Cáp " + std::to_string(i));
    }
    StocktakeStart start;
    start.name = "Kiểm lại";
    start.sample = planning::SampleDemand{};
    start.seed = "hạt giống";
    const auto preview = previewSample(office.reg, start);
    REQUIRE(preview);
    CHECK(preview->demand.population == 65);
    const auto made = startStocktake(office.reg, start);
    REQUIRE(made);
    const auto view = viewStocktake(office.reg, made->id);
    REQUIRE(view.evaluation.lines.size() == preview->devices.size());
    CHECK(view.stocktake.sampleSize ==
          static_cast<std::int64_t>(planning::sampleSize(preview->demand)));
    for (const auto& device : preview->devices) {
        CHECK(std::any_of(view.evaluation.lines.begin(), view.evaluation.lines.end(),
                          [&](const auto& line) { return line.device->id == device.id; }));
    }
    start.seed = "hạt khác";
    CHECK(previewSample(office.reg, start)->devices != preview->devices);
    const auto all = office.view().evaluation.lines;
    const auto undrawn = std::find_if(all.begin(), all.end(), [&](const StocktakeLine& line) {
        return std::none_of(preview->devices.begin(), preview->devices.end(),
                            [&](const auto& device) { return device.id == line.device->id; });
    });
    REQUIRE(undrawn != all.end());
    CountDraft other;
    other.device = undrawn->device->id;
    CHECK(countThings(office.reg, made->id, {&other, 1}, IfCounted::Tell).left.at(0).why.code ==
          "stocktake.not_drawn");
    CHECK_FALSE(wrongInSample(view));
    std::vector<CountDraft> drafts;
    for (const auto& device : preview->devices) {
        CountDraft draft;
        draft.device = device.id;
        drafts.push_back(draft);
    }
    drafts.front().isMissing = true;
    CHECK(countThings(office.reg, made->id, drafts, IfCounted::Tell).written == drafts.size());
    CHECK(wrongInSample(viewStocktake(office.reg, made->id)) == 1);
    REQUIRE(closeStocktake(office.reg, made->id, OpenDifferences::Leave, ""));
    const auto closed = viewStocktake(office.reg, made->id);
    CHECK(closed.evaluation.lines.size() == drafts.size());
    CHECK(closed.stocktake.summary->find("\"wrong\":1") != std::string::npos);
    CHECK(closed.stocktake.summary->find("\"shown\":false") != std::string::npos);
}
