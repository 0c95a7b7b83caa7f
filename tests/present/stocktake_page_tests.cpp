#include "core/register/stocktake/stocktakes.h"
#include "core/store/projection/load.h"
#include "gui/present/forms/form_presenter.h"
#include "gui/present/stocktake/stocktake_presenter.h"
#include "tests/support/fake_shell.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace dongbo;          // NOLINT(google-build-using-namespace): a test
using namespace dongbo::present; // NOLINT(google-build-using-namespace): a test
using dongbo::test::FakeShell;

namespace {

struct FakePage final : StocktakePageView
{
    ScanResult scan;
    void showStocktake(const StocktakePage&) override {}
    void showScan(const ScanResult& result) override { scan = result; }
};
struct FakeFormView final : FormView
{
    void showForm(const Form&) override {}
    void focusOn(const std::string&) override {}
};

/// Three devices of one room, one of another, all being counted.
struct Counting
{
    FakeShell shell;
    FakePage view;
    FakeFormView formView;
    StocktakePresenter presenter{shell, view};
    FormPresenter form{shell, formView};
    DeviceId camera = shell.device("Đại An", DeviceType::Camera, "Camera");
    DeviceId screen = shell.device("Đại An", DeviceType::Screen, "Màn hình");
    DeviceId speaker = shell.device("Đại An", DeviceType::Speaker, "Loa");
    DeviceId micro = shell.device("Gôi", DeviceType::Microphone, "Micro");
    StocktakeId id;

    Counting()
    {
        StocktakeStart start;
        start.name = "Kiểm kê giữa năm";
        start.committee = {{"Nguyễn Văn Mẫu", "Phó Chủ tịch", "Trưởng ban"}};
        id = startStocktake(shell.reg(), start)->id;
        presenter.setInSight(true);
        presenter.open(id);
        shell.settle();
    }
    [[nodiscard]] const StocktakePage& page() const { return presenter.page(); }
    [[nodiscard]] std::string code(const DeviceId& device)
    {
        return *store::load<Device>(shell.reg().database(), device)->code;
    }
    void scan(const std::string& text)
    {
        presenter.scan(text);
        shell.settle();
    }
    void press(std::size_t row, CountKey key)
    {
        presenter.press(row, key);
        shell.settle();
    }
    [[nodiscard]] std::size_t rowOf(const DeviceId& device) const
    {
        const auto& rows = page().rows;
        const auto at = std::find_if(rows.begin(), rows.end(), [&](const StocktakeRow& row) {
            return row.ref.device == device;
        });
        REQUIRE(at != rows.end());
        return static_cast<std::size_t>(at - rows.begin());
    }
    void room(const std::string& name)
    {
        const auto& rooms = page().rooms;
        const auto at = std::find_if(rooms.begin(), rooms.end(),
                                     [&](const auto& one) { return one.name == name; });
        REQUIRE(at != rooms.end());
        presenter.chooseRoom(static_cast<std::size_t>(at - rooms.begin()));
        shell.settle();
    }
};

} // namespace

TEST_CASE("Stocktake page: rooms with devices, how far each is, and the sums", "[present]")
{
    Counting desk;
    REQUIRE(desk.page().rooms.size() == 2);
    CHECK(desk.page().allDone == "0/4");
    CHECK(desk.page().committee.size() == 1);
    CHECK(desk.page().canCount);
    CHECK(desk.page().sums.back().isTotal);
    desk.room("Đại An");
    CHECK(desk.page().rows.size() == 3);
    CHECK(desk.page().rooms[desk.page().room].done == "0/3");
    desk.scan(desk.code(desk.camera));
    CHECK(desk.page().rooms[desk.page().room].done == "1/3");
    CHECK(desk.page().rows[desk.rowOf(desk.camera)].finding.word == "Thấy");
}

TEST_CASE("Stocktake page: a scan says what it was; a second one who was first", "[present]")
{
    Counting desk;
    desk.room("Đại An");
    desk.scan(desk.code(desk.camera));
    CHECK(desk.view.scan.tone == Tone::Ok);
    CHECK(desk.shell.banners.empty()); // the next one is being scanned
    desk.scan(desk.code(desk.camera));
    CHECK(desk.view.scan.tone == Tone::Warn);
    CHECK(desk.view.scan.text.find("đã kiểm lúc") != std::string::npos);
    desk.scan(desk.code(desk.micro));
    CHECK(desk.view.scan.text.find("sổ ghi ở Gôi") != std::string::npos);
    // it stands under a line of its own, after the room's own devices
    const auto& rows = desk.page().rows;
    REQUIRE(rows.size() == 5);
    CHECK(rows[3].isHeading);
    CHECK(rows[4].ref.device == desk.micro);
    desk.scan("KHÔNG-CÓ");
    CHECK(desk.page().rows.size() == 6);
    desk.scan("");
    CHECK(desk.page().rows.size() == 6);
}

TEST_CASE("Stocktake page: one key counts a row, another says its condition", "[present]")
{
    Counting desk;
    desk.room("Đại An");
    desk.press(desk.rowOf(desk.speaker), CountKey::Found);
    CHECK(desk.page().rows[desk.rowOf(desk.speaker)].isCounted);
    desk.press(desk.rowOf(desk.speaker), CountKey::Broken);
    CHECK(desk.page().rows[desk.rowOf(desk.speaker)].condition.word == "Hỏng");
    desk.press(desk.rowOf(desk.screen), CountKey::Missing);
    CHECK(desk.page().rows[desk.rowOf(desk.screen)].finding.tone == Tone::Bad);
    CHECK(desk.page().openCount == "2");
    const auto left = desk.rowOf(desk.camera);
    CHECK(desk.presenter.nextUncounted(static_cast<std::size_t>(-1), 1) == left);
    CHECK_FALSE(desk.presenter.nextUncounted(left, 1));
    desk.presenter.restIsMissing();
    desk.shell.settle();
    CHECK(desk.page().rooms[desk.page().room].tone == Tone::Ok);
}

TEST_CASE("Stocktake page: a wrong place is settled by its button, and undone", "[present]")
{
    Counting desk;
    desk.room("Đại An");
    desk.scan(desk.code(desk.micro));
    REQUIRE(desk.page().differences.size() == 1);
    CHECK(desk.page().differences[0].likeliest == Settlement::Moved);
    desk.presenter.settle(0);
    desk.shell.settle();
    const auto here = findSite(desk.shell.reg(), "Đại An");
    CHECK(store::load<Device>(desk.shell.reg().database(), desk.micro)->site == here);
    CHECK(desk.page().openCount == "0");
    REQUIRE(desk.page().differences.size() == 1); // it stays below, settled
    CHECK_FALSE(desk.page().differences[0].likeliest);
    REQUIRE_FALSE(desk.shell.banners.empty());
    desk.shell.banners.back().onAction();
    desk.shell.settle();
    CHECK(desk.page().openCount == "1");
}

TEST_CASE("Stocktake page: what needs more is asked for in a form", "[present]")
{
    Counting desk;
    desk.room("Đại An");
    desk.scan("LẠ-7");
    desk.presenter.settle(0);
    REQUIRE_FALSE(desk.shell.sheets.empty());
    const auto& asked = desk.shell.sheets.back();
    CHECK(asked.kind == SheetKind::SettleStocktake);
    desk.form.open(asked);
    desk.form.type("how", "registered");
    desk.form.type("type", "microphone");
    desk.form.type("name", "Micro cổ ngỗng");
    desk.form.send();
    desk.shell.settle();
    CHECK(desk.page().openCount == "0");
    desk.presenter.close();
    CHECK(desk.shell.sheets.back().kind == SheetKind::CloseStocktake);
    desk.form.open(desk.shell.sheets.back());
    desk.form.send();
    desk.shell.settle();
    CHECK_FALSE(desk.page().canCount);
    CHECK_FALSE(desk.page().canClose);
}
