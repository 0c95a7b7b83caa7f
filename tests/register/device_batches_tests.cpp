#include "core/journal/chain/digest.h"
#include "core/register/corrections/changes.h"
#include "core/register/devices/device_batches.h"
#include "core/register/faults/faults.h"
#include "core/register/places/places.h"
#include "core/store/projection/load.h"
#include "core/store/queries/device_queries.h"
#include "tests/support/register_fixture.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace dongbo;
using dongbo::test::RegisterFixture;

namespace {

struct Stock : RegisterFixture
{
    std::vector<DeviceId> all{device("Đại An", DeviceType::Camera, "Camera"),
                              device("Đại An", DeviceType::Screen, "Màn hình"),
                              device("Gôi", DeviceType::Speaker, "Loa"),
                              device("Hiển Khánh", DeviceType::Microphone, "Micro")};

    [[nodiscard]] Device now(const DeviceId& id)
    {
        return *store::load<Device>(reg.database(), id);
    }
    [[nodiscard]] std::vector<DeviceSeen> seen()
    {
        std::vector<DeviceSeen> out;
        for (const auto& id : all) {
            out.push_back({id, now(id)});
        }
        return out;
    }
    [[nodiscard]] std::vector<std::optional<SiteId>> sites()
    {
        std::vector<std::optional<SiteId>> out;
        for (const auto& id : all) {
            out.push_back(now(id).site);
        }
        return out;
    }
    [[nodiscard]] TransferDraft to(const std::string& site)
    {
        TransferDraft draft;
        draft.to = findSite(reg, site);
        draft.reason = "dồn về một chỗ";
        return draft;
    }
};

FieldEdit to(std::uint16_t field, Value wanted)
{
    return {field, std::nullopt, std::move(wanted)};
}

} // namespace

TEST_CASE("Device batches: moved together they are one change, and one undo takes all back",
          "[register]")
{
    Stock stock;
    const auto before = stock.sites();
    const auto moved = transferDevices(stock.reg, stock.seen(), stock.to("Minh Tân"), Batch::Write);
    REQUIRE(moved);
    CHECK(moved->changed == stock.all);
    CHECK(moved->left.empty());
    const auto site = findSite(stock.reg, "Minh Tân");
    CHECK(stock.sites() == std::vector<std::optional<SiteId>>(4, site));
    for (const auto& id : stock.all) { // each has the paper a transfer by itself leaves
        const auto papers = store::transfersOf(stock.reg.database(), id);
        REQUIRE(papers.size() == 1);
        CHECK(papers[0].transfer.reason == "dồn về một chỗ");
    }
    const auto undone =
        undoChange(stock.reg, *moved->changeSet, journal::DependantRule::Refuse, "");
    CHECK(undone.done);
    CHECK(stock.sites() == before);
}

TEST_CASE("Device batches: looking tells the same and writes nothing", "[register]")
{
    Stock stock;
    const auto before = stock.sites();
    const auto digest = journal::digest(stock.reg.database());
    const auto looked = transferDevices(stock.reg, stock.seen(), stock.to("Gôi"), Batch::Look);
    REQUIRE(looked);
    CHECK(looked->changed.size() == 3);
    REQUIRE(looked->left.size() == 1); // it is there already
    CHECK(looked->left[0].device == stock.all[2]);
    CHECK(looked->left[0].why.code == "device.there_already");
    CHECK_FALSE(looked->changeSet);
    CHECK(stock.sites() == before);
    CHECK(journal::digest(stock.reg.database()) == digest);
}

TEST_CASE("Device batches: what somebody changed since it was seen is left and named", "[register]")
{
    Stock stock;
    const auto seen = stock.seen();
    auto draft = stock.to("Minh Tân");
    draft.device = stock.all[0];
    REQUIRE(transferDevice(stock.reg, draft));
    REQUIRE(editDevice(stock.reg, stock.all[1],
                       {fieldEdit(&Device::notes, std::optional<std::string>("đổi bóng"))}, ""));
    const auto moved = transferDevices(stock.reg, seen, stock.to("Gôi"), Batch::Write);
    REQUIRE(moved);
    REQUIRE(moved->left.size() == 2);
    CHECK(moved->left[0].device == stock.all[0]);
    CHECK(moved->left[0].why.code == "device.changed_meanwhile");
    CHECK(moved->changed ==
          std::vector<DeviceId>{stock.all[1], stock.all[3]}); // notes are not place
    CHECK(stock.now(stock.all[0]).site == findSite(stock.reg, "Minh Tân"));
    CHECK(stock.now(stock.all[1]).notes == "đổi bóng");
}

TEST_CASE("Device batches: what left the books is left, the others are changed", "[register]")
{
    Stock stock;
    DisposeDraft gone;
    gone.device = stock.all[3];
    REQUIRE(disposeDevice(stock.reg, gone));
    const auto moved = transferDevices(stock.reg, stock.seen(), stock.to("Gôi"), Batch::Write);
    REQUIRE(moved);
    CHECK(moved->changed.size() == 2);
    REQUIRE(moved->left.size() == 2);
    CHECK(moved->left[1].why.code == "device.gone");
}

TEST_CASE("Device batches: an unlikely day is asked of all before anything is written",
          "[register]")
{
    Stock stock;
    const auto before = stock.sites();
    auto draft = stock.to("Minh Tân");
    draft.day = *parseIsoDate("1985-01-01");
    const auto asked = transferDevices(stock.reg, stock.seen(), draft, Batch::Write);
    REQUIRE_FALSE(asked);
    CHECK(asked.problems().size() == 1); // once, not four times
    CHECK(asked.problems()[0].weight == Weight::Unlikely);
    CHECK(stock.sites() == before);
    draft.ifUnlikely = checks::IfUnlikely::Write;
    const auto moved = transferDevices(stock.reg, stock.seen(), draft, Batch::Write);
    REQUIRE(moved);
    CHECK(moved->changed.size() == 4);
    CHECK(moved->warnings.size() == 1);
}

TEST_CASE("Device batches: one field gets the same value everywhere, by the rules of one edit",
          "[register]")
{
    Stock stock;
    FaultDraft fault;
    fault.device = stock.all[1];
    fault.symptom = "không lên hình";
    fault.severity = Severity::Blocking;
    REQUIRE(reportFault(stock.reg, fault)); // broken while it is open
    const auto seen = stock.seen();
    const auto edited =
        editDevices(stock.reg, seen, {to(fieldOf<&Device::condition>, toValue(Condition::Fair))},
                    "kiểm kê", checks::IfUnlikely::Ask, Batch::Write);
    REQUIRE(edited);
    CHECK(edited->changed.size() == 3);
    REQUIRE(edited->left.size() == 1);
    CHECK(edited->left[0].device == stock.all[1]);
    CHECK(edited->left[0].why.code == "device.broken_by_fault");
    CHECK(stock.now(stock.all[0]).condition == Condition::Fair);
    CHECK(stock.now(stock.all[0]).name == "Camera"); // nothing else is written
    const auto again = editDevices(stock.reg, stock.seen(),
                                   {to(fieldOf<&Device::condition>, toValue(Condition::Fair))}, "",
                                   checks::IfUnlikely::Ask, Batch::Write);
    REQUIRE(again);
    CHECK(again->changed.empty());
    CHECK_FALSE(again->changeSet);
}

TEST_CASE("Device batches: care and disposal of many, each with its own papers", "[register]")
{
    Stock stock;
    Officer officer;
    officer.name = "Vũ Thị Hạnh";
    const auto hanh = addOfficer(stock.reg, officer, "")->id;
    Custody custody;
    custody.officer = hanh;
    const auto given =
        giveCustodyOfMany(stock.reg, stock.seen(), custody, checks::IfUnlikely::Ask, Batch::Write);
    REQUIRE(given);
    CHECK(given->changed.size() == 4);
    for (const auto& id : stock.all) {
        CHECK(stock.now(id).custodian == hanh);
        CHECK(store::custodyOf(stock.reg.database(), id).size() == 1);
    }
    DisposeDraft draft;
    draft.decisionNo = "12/QĐ";
    const auto disposed = disposeDevices(stock.reg, stock.seen(), draft, Batch::Write);
    REQUIRE(disposed);
    CHECK(disposed->changed.size() == 4);
    CHECK(store::countDevices(stock.reg.database(), {}) == 0);
    CHECK(undoChange(stock.reg, *disposed->changeSet, journal::DependantRule::Refuse, "").done);
    CHECK(store::countDevices(stock.reg.database(), {}) == 4);
}

TEST_CASE("Device batches: one that is stopped has written nothing", "[register]")
{
    Stock stock;
    const auto before = stock.sites();
    const auto stop = [](std::size_t done, std::size_t all) {
        if (done + 1 == all) {
            throw Error(Error::Kind::Cancelled, {"present.cancelled", {}});
        }
    };
    CHECK_THROWS_AS(
        transferDevices(stock.reg, stock.seen(), stock.to("Minh Tân"), Batch::Write, stop), Error);
    CHECK(stock.sites() == before);
    CHECK(transferDevices(stock.reg, stock.seen(), stock.to("Minh Tân"), Batch::Write));
}
