#include "core/register/base/find.h"
#include "core/register/base/inside.h"
#include "core/register/corrections/changes.h"
#include "core/register/devices/devices.h"
#include "core/register/faults/faults.h"
#include "core/store/projection/load.h"
#include "core/store/queries/fault_queries.h"
#include "core/store/search/lookups.h"
#include "importers/proposal/plan/planner.h"
#include "importers/proposal/rows/cell_changes.h"
#include "importers/proposal/rows/fault_offers.h"
#include "importers/proposal/rows/set_aside.h"
#include "tests/proposal/lists.h"

#include <catch2/catch.hpp>

#include <algorithm>

// What somebody else does to the register between a proposal and its import.

using namespace dongbo;
using namespace dongbo::importers;
using namespace dongbo::tests;

namespace {

FakeWorkbook listWith(const std::string& condition, const std::string& notes)
{
    FakeWorkbook list;
    list.sheet("S")
        .row({"TT", "Tên thiết bị", "Mã", "Xã", "SL", "Tình trạng", "Ghi chú"})
        .row({1, "Camera AVer CAM520", "CAM1", "Đại An", 1, condition, notes})
        .row({2, "Loa Bosch LB1", "LOA1", "Đại An", 1, "Tốt", ""});
    return list;
}

/// Writes one field as a person does.
template <typename T>
void write(Register& reg, const char* code, std::optional<T> Device::*field, T value)
{
    const auto id = findDevice(reg, code);
    auto device = *store::load<Device>(reg.database(), id);
    device.*field = std::move(value);
    store::UnitOfWork work(reg.database());
    journal::Action action(journalOf(reg), reg.actor(), {"did.device_edited", {}}, {});
    REQUIRE(action.change(id, device));
    work.commit();
}

Device deviceOf(Register& reg, const char* code)
{
    return *store::load<Device>(reg.database(), findDevice(reg, code));
}

bool hasProblem(const Proposal& proposal, std::string_view code)
{
    for (const auto& problem : proposal.sheets[0].problems) {
        if (problem.message.code == code) {
            return true;
        }
    }
    return false;
}

} // namespace

TEST_CASE("A field changed after it was shown keeps the newer value, and the person is told")
{
    auto reg = newRegister();
    (void)importList(reg, fileOf(listWith("Tốt", "mới")), {});
    const auto list = listWith("Hỏng nguồn", "đã cũ");
    auto shown = proposeImport(reg, fileOf(list), {});
    CHECK(shown.summary.updated == 1);
    write(reg, "CAM1", &Device::condition, Condition::Fair);
    const auto done = applyProposal(reg, fileOf(list), {}, std::move(shown));
    CHECK(deviceOf(reg, "CAM1").condition == Condition::Fair);
    CHECK(deviceOf(reg, "CAM1").notes == "đã cũ"); // nobody else touched it
    CHECK(hasProblem(done, "import.conflict"));
    CHECK(done.summary.conflicts >= 1);
}

TEST_CASE("A tick given to a conflict does not count for a value written after it was shown")
{
    auto reg = newRegister();
    (void)importList(reg, fileOf(listWith("Tốt", "mới")), {});
    write(reg, "CAM1", &Device::notes, std::string("sửa tay"));
    const auto list = listWith("Tốt", "đã cũ");
    auto shown = proposeImport(reg, fileOf(list), {});
    REQUIRE(shown.summary.conflicts == 1);
    ImportOptions options;
    options.answers.taken.insert({0, 2, 0, fieldOf<&Device::notes>});
    SECTION("somebody wrote in between")
    {
        write(reg, "CAM1", &Device::notes, std::string("sửa tay lần hai"));
        const auto done = applyProposal(reg, fileOf(list), options, std::move(shown));
        CHECK(deviceOf(reg, "CAM1").notes == "sửa tay lần hai");
        REQUIRE_FALSE(done.devices.empty());
        const auto cells = cellChanges(reg, done, done.devices[0], options.answers);
        for (const auto& cell : cells) {
            CHECK_FALSE(cell.isTaken);
        }
    }
    SECTION("nobody did")
    {
        (void)applyProposal(reg, fileOf(list), options, std::move(shown));
        CHECK(deviceOf(reg, "CAM1").notes == "đã cũ");
    }
}

TEST_CASE("A device withdrawn, moved or disposed of after it was shown sets its row aside")
{
    auto reg = newRegister();
    const auto first = importList(reg, fileOf(listWith("Tốt", "mới")), {});
    const auto list = listWith("Kém", "đã cũ");
    auto shown = proposeImport(reg, fileOf(list), {});
    SECTION("withdrawn: the import that made it was undone")
    {
        REQUIRE(undoChange(reg, *first.changeSet, journal::DependantRule::Refuse, "").done);
        const auto done = applyProposal(reg, fileOf(list), {}, std::move(shown));
        CHECK(done.summary.setAside == 2);
        CHECK(hasProblem(done, "import.device_gone_meanwhile"));
        CHECK(devicesOf(reg).empty());
    }
    SECTION("disposed of")
    {
        write(reg, "CAM1", &Device::paper, Paper::Disposed);
        const auto done = applyProposal(reg, fileOf(list), {}, std::move(shown));
        CHECK(hasProblem(done, "import.device_moved_meanwhile"));
        CHECK(done.summary.setAside == 1);
        CHECK(deviceOf(reg, "CAM1").condition == Condition::Good);
        CHECK(deviceOf(reg, "CAM1").notes == "mới");
    }
}

TEST_CASE("A device withdrawn while rows are compared is matched no more, and nothing crashes")
{
    auto reg = newRegister();
    const auto first = importList(reg, fileOf(listWith("Tốt", "mới")), {});
    const auto list = listWith("Tốt", "mới");
    ImportOptions options;
    Comparison with(reg, options, Comparison::Memory::None);
    REQUIRE(undoChange(reg, *first.changeSet, journal::DependantRule::Refuse, "").done);
    const ListToImport one{fileOf(list), {}, {}};
    Planner planner(reg, with, one, options);
    std::size_t made = 0;
    planner.forEachRow(
        [&](PlannedRow& row) {
            made += static_cast<std::size_t>(
                std::count_if(row.devices->begin(), row.devices->end(),
                              [](const PlannedDevice& device) { return !device.isKnown(); }));
        },
        [](std::size_t, const RowReader&) {});
    CHECK(made == 2);
}

TEST_CASE("A list may say what was stated of a device or what holds now: neither changes anything")
{
    auto reg = newRegister();
    Device camera;
    camera.code = "CAM1";
    camera.type = DeviceType::Camera;
    camera.name = "Camera AVer CAM520";
    camera.site = SiteId{store::sitesByName(reg.database(), "diem cau dai an").front()};
    camera.condition = Condition::Good;
    REQUIRE(addDevice(reg, camera, ""));
    FaultDraft fault;
    fault.device = findDevice(reg, "CAM1");
    fault.symptom = "Không lên hình";
    fault.severity = Severity::Blocking;
    REQUIRE(reportFault(reg, fault));
    REQUIRE(deviceOf(reg, "CAM1").condition == Condition::Good);
    const auto condition = GENERATE("Tốt", "Hỏng");
    FakeWorkbook list;
    list.sheet("S")
        .row({"TT", "Tên thiết bị", "Mã", "Xã", "SL", "Tình trạng"})
        .row({1, "Camera AVer CAM520", "CAM1", "Đại An", 1, condition});
    const auto done = importList(reg, fileOf(list), {});
    INFO(condition);
    CHECK(done.summary.unchanged == 1);
    CHECK(done.summary.conflicts == 0);
    CHECK(done.summary.brokenDevices == 0);
    CHECK(deviceOf(reg, "CAM1").condition == Condition::Good);
}

TEST_CASE("An update touches no field that the list does not name")
{
    auto reg = newRegister();
    (void)importList(reg, fileOf(listWith("Tốt", "mới")), {});
    write(reg, "CAM1", &Device::maker, std::string("Hãng khác"));
    write(reg, "CAM1", &Device::location, std::string("Tầng 3"));
    (void)importList(reg, fileOf(listWith("Kém", "mới")), {});
    const auto now = deviceOf(reg, "CAM1");
    CHECK(now.condition == Condition::Poor);
    CHECK(now.maker == "Hãng khác");
    CHECK(now.location == "Tầng 3");
    const auto history =
        journal::history(reg.database(), RecordKind::Device, findDevice(reg, "CAM1"));
    for (const auto& step : history.back().fields) {
        CHECK((step.field == fieldOf<&Device::condition> ||
               step.field == fieldOf<&Device::conditionText>));
    }
}

TEST_CASE(
    "A list that asks for thousands of devices is a question, and writes nothing before the answer")
{
    auto reg = newRegister();
    FakeWorkbook list;
    auto& sheet = list.sheet("S");
    sheet.row({"TT", "Tên thiết bị", "Xã", "SL"});
    constexpr int rows = 2'000;
    for (int i = 1; i <= rows; ++i) {
        sheet.row({i, "Loa số " + std::to_string(i % 50), "Đại An", 200});
    }
    const auto shown = proposeImport(reg, fileOf(list), {});
    CHECK(shown.tooMany == rows * 199);
    CHECK(shown.isRefused);
    CHECK(shown.devices.size() <= mostDevicesBeyondRows + rows);
    CHECK(hasProblem(shown, "import.too_many_devices"));
    REQUIRE_FALSE(shown.setAside.empty());
    const auto& answer = shown.setAside.front().answers.front();
    CHECK(answer.kind == PossibleAnswer::Kind::AllowMany);
    CHECK(answer.value == std::to_string(rows * 199));
    const auto refused = importList(reg, fileOf(list), {});
    CHECK_FALSE(refused.changeSet);
    CHECK(devicesOf(reg).empty());
}

TEST_CASE("A list of many devices goes in once a person has said so")
{
    auto reg = newRegister();
    FakeWorkbook list;
    auto& sheet = list.sheet("S");
    sheet.row({"TT", "Tên thiết bị", "Xã", "SL"});
    for (int i = 1; i <= 110; ++i) {
        sheet.row({i, "Loa số " + std::to_string(i), "Đại An", 200});
    }
    CHECK(importList(reg, fileOf(list), {}).isRefused);
    ImportOptions options;
    options.answers.allowMany = 110 * 199;
    const auto done = importList(reg, fileOf(list), options);
    CHECK(done.changeSet);
    CHECK(done.summary.devices == 110 * 200);
}

TEST_CASE(
    "A place of the list can be said to be a site of the register, and the next list knows it")
{
    auto reg = newRegister();
    FakeWorkbook first;
    first.sheet("S")
        .row({"TT", "Tên thiết bị", "Xã", "SL"})
        .row({1, "Camera AVer CAM520", "Đại An", 1})
        .row({2, "Loa Bosch LB1", "Khu trung tâm cũ", 1});
    auto shown = proposeImport(reg, fileOf(first), {});
    REQUIRE(shown.setAside.size() == 1);
    ImportOptions options;
    const auto& answers = shown.setAside.front().answers;
    const auto name = std::find_if(answers.begin(), answers.end(), [](const PossibleAnswer& one) {
        return one.kind == PossibleAnswer::Kind::NamePlace;
    });
    REQUIRE(name != answers.end());
    give(options.answers, shown.setAside.front(), *name, "Điểm cầu Đại An");
    const auto done = importList(reg, fileOf(first), options);
    CHECK(done.summary.created == 2);
    for (const auto& row : devicesOf(reg)) {
        CHECK(row.site == "Điểm cầu Đại An");
    }
    FakeWorkbook next;
    next.sheet("S")
        .row({"TT", "Tên thiết bị", "Xã", "SL"})
        .row({1, "Micro Shure SM58", "Khu trung tâm cũ", 1});
    CHECK(importList(reg, fileOf(next), {}).summary.created == 1);
}

TEST_CASE("Broken devices of a list are offered as faults, counted, and reported only when asked")
{
    auto reg = newRegister();
    FakeWorkbook list;
    list.sheet("S")
        .row({"TT", "Tên thiết bị", "Xã", "SL", "Tình trạng"})
        .row({1, "Camera AVer CAM520", "Đại An", 2, "Hỏng nguồn"})
        .row({2, "Loa Bosch LB1", "Đại An", 2, "1 hỏng, 1 tốt"})
        .row({3, "Micro Shure SM58", "Đại An", 1, "Tốt"});
    std::vector<Proposal> done;
    done.push_back(importList(reg, fileOf(list), {}));
    CHECK(done[0].summary.brokenDevices == 3);
    CHECK(store::countFaults(reg.database(), {}) == 0);
    CHECK(stillBroken(reg.database(), done) == 3);
    const auto reported = reportBroken(reg, done);
    CHECK(reported.count == 3);
    CHECK(store::countFaults(reg.database(), {}) == 3);
    CHECK(stillBroken(reg.database(), done) == 0);
    CHECK(reportBroken(reg, done).count == 0); // they have one by now
    CHECK(importList(reg, fileOf(list), {}).summary.brokenDevices == 0);
    // one undo takes all of them back
    REQUIRE(reported.changeSet);
    CHECK(undoChange(reg, *reported.changeSet, journal::DependantRule::Refuse, "").done);
    CHECK(store::countFaults(reg.database(), {}) == 0);
    CHECK(stillBroken(reg.database(), done) == 3);
}

TEST_CASE("Section rows: of places that the register does not know is said that they are not known")
{
    auto reg = newRegister();
    FakeWorkbook list;
    list.sheet("S")
        .row({"TT", "Tên thiết bị", "SL", "Thành tiền"})
        .row({"I", "UBND xã Đại An"})
        .row({1, "Camera AVer CAM520", 1, 1000})
        .row({"II", "UBND xã Không Có Thật"})
        .row({2, "Loa Bosch LB1", 1, 2000})
        .row({"", "Tổng cộng", 2, 9000});
    const auto shown = proposeImport(reg, fileOf(list), {});
    bool isMet = false;
    for (const auto& decision : shown.sheets[0].understanding.decisions) {
        if (decision.kind == DecisionKind::Sections) {
            isMet = true;
            CHECK(decision.title.code == "understanding.sections_some_unknown");
            CHECK(decision.standing == Standing::Open);
            CHECK(decision.rows == std::vector<std::uint32_t>{4});
        }
        if (decision.kind == DecisionKind::Totals) {
            CHECK(decision.standing == Standing::Disagrees);
            CHECK(decision.rows == std::vector<std::uint32_t>{6});
        }
    }
    CHECK(isMet);
    CHECK(shown.summary.totals == 1);
    CHECK(shown.summary.totalsAgree == 0);
}

TEST_CASE("Names longer than the register takes set their row aside with the cell named")
{
    auto reg = newRegister();
    FakeWorkbook list;
    const std::string endless(3'000, 'a');
    list.sheet("S")
        .row({"TT", "Tên thiết bị", "Xã", "SL", "Người phụ trách", "Nước sản xuất"})
        .row({1, "Camera AVer CAM520", "Đại An", 1, endless, ""})
        .row({2, "Loa Bosch LB1", "Đại An", 1, "Nguyễn Văn Mẫu", endless})
        .row({3, "Micro Shure SM58", "Đại An", 1, "Nguyễn Văn Mẫu", "Mỹ"});
    const auto done = importList(reg, fileOf(list), {});
    CHECK(done.summary.setAside == 2);
    CHECK(done.summary.created == 1);
    CHECK(hasProblem(done, "value.too_long"));
}

TEST_CASE("Days that are possible and hardly meant are stored with a warning")
{
    auto reg = newRegister();
    FakeWorkbook list;
    list.sheet("S")
        .row({"TT", "Tên thiết bị", "Xã", "SL", "Ngày mua"})
        .row({1, "Camera AVer CAM520", "Đại An", 1, "05/04/1901"})
        .row({2, "Loa Bosch LB1", "Đại An", 1, "05/04/2199"})
        .row({3, "Micro Shure SM58", "Đại An", 1, "05/04/2021"});
    const auto done = importList(reg, fileOf(list), {});
    CHECK(done.summary.created == 3);
    std::vector<std::uint32_t> rows;
    for (const auto& problem : done.sheets[0].problems) {
        if (problem.message.code == "value.long_ago" || problem.message.code == "value.in_future") {
            rows.push_back(problem.row);
        }
    }
    CHECK(rows == std::vector<std::uint32_t>{2, 3});
}

TEST_CASE("Section rows: a title in doubt is answered with the site that is meant")
{
    auto reg = newRegister();
    FakeWorkbook list;
    list.sheet("S")
        .row({"THIẾT BỊ CỦA XÃ ĐẠI AN"})
        .row({"STT", "Tên thiết bị", "Hãng", "Năm sử dụng"})
        .row({1, "Camera CAM520", "AVer", 2019})
        .row({"THIẾT BỊ CỦA ÁNH SAO"})
        .row({"STT", "Tên thiết bị", "Hãng", "Năm sử dụng"})
        .row({1, "Loa LB1", "Bosch", 2021});
    const auto isAsked = [](const Proposal& shown) {
        const auto& decisions = shown.sheets[0].understanding.decisions;
        return std::any_of(decisions.begin(), decisions.end(), [](const Decision& decision) {
            return decision.title.code == "understanding.title_unclear";
        });
    };
    CHECK(isAsked(proposeImport(reg, fileOf(list), {})));

    ImportOptions options;
    options.answers.places["THIẾT BỊ CỦA ÁNH SAO"] = "Điểm cầu Liên Minh";
    const auto shown = proposeImport(reg, fileOf(list), options);
    CHECK_FALSE(isAsked(shown));
    REQUIRE(shown.devices.size() == 2);
    CHECK(shown.places[shown.devices[0].place].siteName == "Điểm cầu Đại An");
    CHECK(shown.places[shown.devices[1].place].siteName == "Điểm cầu Liên Minh");
    // what is shown of a section is the register's name
    REQUIRE(shown.sheets[0].understanding.sections.size() == 1);
    CHECK(shown.sheets[0].understanding.sections[0].site == "Điểm cầu Liên Minh");
}
