#include "core/register/faults/faults.h"
#include "importers/proposal/answer/json.h"
#include "importers/proposal/apply/import_list.h"
#include "importers/proposal/rows/fault_offers.h"
#include "tests/proposal/lists.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace dongbo;
using namespace dongbo::importers;
using namespace dongbo::tests;

namespace {

FakeWorkbook listWithNotes()
{
    FakeWorkbook list;
    list.sheet("Tổng hợp")
        .row({"TT", "Tên thiết bị", "Xã", "Số seri", "Số lượng", "Tình trạng", "Ghi chú"})
        .row({1, "Micro TOA", "Đại An", "", 2, "Tốt", "mic hay chập chờn"})
        .row({2, "Màn hình Samsung", "Đại An", "SN2", 1, "Tốt", "mất hình từ tháng 6"})
        .row({3, "Camera AVer", "Đại An", "SN3", 1, "Tốt", "mua bổ sung"})
        .row({4, "Camera AVer", "Đại An", "SN4", "vài", "Tốt", "mất hình"});
    return list;
}

void reportOf(Register& reg, const DeviceId& device, const std::string& symptom)
{
    FaultDraft draft;
    draft.device = device;
    draft.symptom = symptom;
    REQUIRE(reportFault(reg, draft));
}

} // namespace

TEST_CASE("Fault offers: a note of something broken is offered of the row's first device")
{
    auto reg = newRegister();
    const auto list = listWithNotes();
    const auto shown = proposeImport(reg, fileOf(list), {});
    REQUIRE(shown.faultOffers.size() == 2); // not of the row set aside
    CHECK(shown.summary.faultOffers == 2);
    const auto& mic = shown.faultOffers[0];
    CHECK(mic.row == 2);
    CHECK(mic.column == 7);
    CHECK(mic.ordinal == 0);
    CHECK(mic.text == "mic hay chập chờn");
    CHECK(mic.device == shown.devices[0].id);
    CHECK_FALSE(mic.isKnown);
    CHECK(shown.faultOffers[1].row == 3);
    CHECK(shown.faultOffers[1].symptom == "Mất hình");
    const auto json = toJson(reg, {shown}, Language::Vietnamese);
    REQUIRE(json["fault_offers"].size() == 2);
    CHECK(json["fault_offers"][1]["device"].is_null());
    CHECK(json["fault_offers"][1]["sheet"] == "Tổng hợp");
    CHECK(json["fault_offers"][1]["text"] == "mất hình từ tháng 6");
}

TEST_CASE("Fault offers: after the import they name devices of the register, whose state stays")
{
    auto reg = newRegister();
    const auto list = listWithNotes();
    const std::vector<ListToImport> lists{{fileOf(list), {}, {}}};
    const auto done = applyProposals(reg, lists, {}, proposeImports(reg, lists, {}));
    REQUIRE(done[0].faultOffers.size() == 2);
    const auto made = devicesOf(reg);
    for (const auto& offer : done[0].faultOffers) {
        const auto found = std::find_if(
            made.begin(), made.end(), [&offer](const auto& row) { return row.id == offer.device; });
        REQUIRE(found != made.end());
        CHECK(found->device.code == offer.code);
        CHECK(found->device.name == offer.name);
        CHECK(found->device.condition == Condition::Good);
    }
    const auto json = toJson(reg, done, Language::Vietnamese);
    CHECK(json["fault_offers"][0]["device"] == done[0].faultOffers[0].device.text());
}

TEST_CASE("Fault offers: what is an open fault of the device already is not offered again")
{
    auto reg = newRegister();
    const auto list = listWithNotes();
    const auto done = importList(reg, fileOf(list), {});
    REQUIRE(done.faultOffers.size() == 2);
    CHECK_FALSE(isReported(reg.database(), done.faultOffers[1]));
    // Another trouble of the same device leaves the offer; the same in other words does not.
    reportOf(reg, done.faultOffers[1].device, "sọc màn hình");
    CHECK(proposeImport(reg, fileOf(list), {}).faultOffers.size() == 2);
    reportOf(reg, done.faultOffers[1].device, "ti vi không lên");
    CHECK(isReported(reg.database(), done.faultOffers[1]));
    const auto again = proposeImport(reg, fileOf(list), {});
    CHECK(again.summary.unchanged == 3);
    REQUIRE(again.faultOffers.size() == 1);
    CHECK(again.faultOffers[0].isKnown);
    CHECK(again.faultOffers[0].device == done.faultOffers[0].device);
    // A trouble of no group is known again by its words.
    reportOf(reg, again.faultOffers[0].device, again.faultOffers[0].symptom);
    CHECK(proposeImport(reg, fileOf(list), {}).faultOffers.empty());
}
