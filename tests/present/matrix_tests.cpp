#include "core/register/faults/faults.h"
#include "core/register/planning/standards.h"
#include "gui/present/consistency/matrix_presenter.h"
#include "tests/support/fake_shell.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace dongbo; // NOLINT(google-build-using-namespace): a test
using dongbo::test::FakeShell;
using present::MatrixBy;
using present::MatrixPresenter;

namespace {

class FakeMatrixView final : public present::MatrixView
{
public:
    int matrices = 0;
    int details = 0;
    std::optional<present::EmptyList> empty;
    void showMatrix() override { ++matrices; }
    void showBar() override {}
    void showDetail() override { ++details; }
    void showEmpty(const std::optional<present::EmptyList>& words) override { empty = words; }
    void showBusy(bool /*isBusy*/) override {}
    void showTyped(const std::string& /*text*/) override {}
};

/// A district whose standard asks for a screen (critical), a camera (critical) and two speakers.
struct District
{
    FakeShell shell;
    FakeMatrixView view;
    std::unique_ptr<MatrixPresenter> matrix;

    District()
    {
        auto& reg = shell.reg();
        for (const auto& row : standardLinesOf(reg, findStandard(reg, "commune"))) {
            const auto type = row.line.type;
            const bool isKept = type == DeviceType::Screen || type == DeviceType::Camera ||
                                type == DeviceType::Speaker;
            if (!isKept) {
                REQUIRE(removeStandardLine(reg, row.id, ""));
            } else if (type == DeviceType::Camera) {
                REQUIRE(editStandardLine(reg, row.id,
                                         {fieldEdit(&StandardLine::minimum, MaybeText{})}, ""));
            } else if (type == DeviceType::Speaker) {
                REQUIRE(editStandardLine(
                    reg, row.id, {fieldEdit(&StandardLine::critical, std::optional{false})}, ""));
            }
        }
    }
    DeviceId add(const std::string& site, DeviceType type, const MaybeText& specs = {})
    {
        Device device;
        device.name = "Máy";
        device.type = type;
        device.site = findSite(shell.reg(), site);
        device.condition = Condition::Good;
        device.specs = specs;
        return addDevice(shell.reg(), device, "")->id;
    }
    void open(const std::string& filter = {})
    {
        if (!matrix) {
            matrix = std::make_unique<MatrixPresenter>(shell, view);
        }
        matrix->open(present::ListQuery::parse(filter));
        shell.settle();
    }
    std::int64_t rowOf(const std::string& name) const
    {
        for (std::int64_t row = 0; row < matrix->rowCount(); ++row) {
            if (matrix->row(row).name == name) {
                return row;
            }
        }
        FAIL("no row " << name);
        return -1;
    }
    std::size_t columnOf(const std::string& id) const
    {
        const auto columns = matrix->columns();
        for (std::size_t i = 0; i < columns.size(); ++i) {
            if (columns[i].id == id) {
                return i;
            }
        }
        FAIL("no column " << id);
        return 0;
    }
    present::MatrixCellText cell(const std::string& site, const std::string& column) const
    {
        return matrix->cell(rowOf(site), columnOf(column));
    }
};

const MaybeText big = std::string(R"({"inch":65,"resolution":"1080p","hdmi":3})");
const MaybeText small = std::string(R"({"inch":32,"resolution":"1080p","hdmi":3})");

} // namespace

TEST_CASE("Matrix: each cell says in words how a site stands by a line", "[matrix]")
{
    District d;
    d.add("Đại An", DeviceType::Screen, big);
    d.add("Đại An", DeviceType::Camera);
    d.add("Đại An", DeviceType::Speaker);
    d.add("Kim Thái", DeviceType::Screen, small);
    d.add("Kim Thái", DeviceType::Camera);
    d.add("Kim Thái", DeviceType::Camera);
    d.add("Minh Tân", DeviceType::Screen);
    d.add("Hiển Khánh", DeviceType::Projector);
    const auto broken = d.add("Tam Thanh", DeviceType::Screen, big);
    FaultDraft fault;
    fault.device = broken;
    fault.symptom = "không lên hình";
    fault.severity = Severity::Blocking;
    REQUIRE(reportFault(d.shell.reg(), fault));
    d.open();
    REQUIRE(d.matrix->rowCount() == 18);
    CHECK(d.cell("Đại An", "see.screen").icon == "check");
    CHECK(d.cell("Đại An", "hear.speaker").text == "1/2");
    CHECK(d.cell("Kim Thái", "see.screen").text == "Dưới");
    CHECK(d.cell("Kim Thái", "be_seen.camera").text == "+1");
    CHECK(d.cell("Minh Tân", "see.screen").text == "?");
    CHECK(d.cell("Hiển Khánh", "see.screen").text == "Thay");
    CHECK_FALSE(d.cell("Hiển Khánh", "see.screen").isDeviation);
    CHECK(d.cell("Tam Thanh", "see.screen").text == "Hỏng");
    CHECK(d.cell("Tam Thanh", "be_seen.camera").text == "Thiếu");
    CHECK(d.cell("Tam Thanh", "be_seen.camera").tone == present::Tone::Bad);
    CHECK(d.cell("Tam Thanh", "see.screen").tip.find("hỏng") != std::string::npos);
    const auto row = d.matrix->row(d.rowOf("Đại An"));
    CHECK(row.sum == "2/3");
    CHECK(row.verdict.tone == present::Tone::Ok); // speakers are not critical
    CHECK(d.matrix->row(d.rowOf("Minh Tân")).verdict.tone == present::Tone::Bad);
    CHECK(d.matrix->caption().find("2/18") == 0);
}

TEST_CASE("Matrix: by function, several lines are one column", "[matrix]")
{
    District d;
    d.add("Đại An", DeviceType::Screen, big);
    d.open();
    d.matrix->setBy(MatrixBy::Function);
    const auto columns = d.matrix->columns();
    REQUIRE(columns.size() == 3);
    CHECK(columns[0].title == "Nhìn");
    CHECK(columns[0].group.empty());
    CHECK(d.cell("Đại An", "see").icon == "check");
    CHECK(d.shell.fakeSettings.value("consistency/by") == "function");
}

TEST_CASE("Matrix: begins at the first critical gap, and only gaps can be asked for", "[matrix]")
{
    District d;
    for (const char* site : {"Cộng Hòa", "Đại An"}) {
        d.add(site, DeviceType::Screen, big);
        d.add(site, DeviceType::Camera);
    }
    d.open();
    CHECK(d.matrix->row(d.matrix->currentRow()).name == "Đại Thắng");
    CHECK(d.matrix->columns()[d.matrix->currentColumn()].id == "see.screen");
    d.matrix->press("cannot");
    CHECK(d.matrix->rowCount() == 16);
    d.matrix->press("critical");
    CHECK(d.matrix->rowCount() == 16);
    CHECK(d.cell("Đại Thắng", "hear.speaker").text.empty());
    CHECK(d.cell("Đại Thắng", "see.screen").text == "Thiếu");
    std::size_t column = 0;
    CHECK(d.matrix->nextDeviation(0, column, 1) == 0);
    d.matrix->press("critical");
    CHECK(d.matrix->rowCount() == 18);
    d.matrix->setText("kim thai");
    REQUIRE(d.matrix->rowCount() == 1);
    CHECK(d.matrix->row(0).name == "Kim Thái");
}

TEST_CASE("Matrix: the chosen cell tells what was looked at and leads on", "[matrix]")
{
    District d;
    const auto broken = d.add("Đại An", DeviceType::Screen, big);
    d.add("Đại An", DeviceType::Screen, small);
    d.add("Kim Thái", DeviceType::Screen, big);
    d.add("Kim Thái", DeviceType::Screen, big);
    FaultDraft fault;
    fault.device = broken;
    fault.symptom = "không lên hình";
    fault.severity = Severity::Blocking;
    const auto reported = reportFault(d.shell.reg(), fault);
    REQUIRE(reported);
    d.open();
    d.matrix->choose(d.rowOf("Đại An"), d.columnOf("see.screen"));
    d.shell.settle(); // the ways to close it come from a worker
    const auto detail = d.matrix->detail();
    CHECK(detail.title == "Đại An · Màn hình");
    CHECK(detail.pill.word == "dưới chuẩn");
    REQUIRE(detail.devices.size() == 2);
    CHECK(detail.devices[0].caption.find("cần ≥ 55 in, hiện là 32") != std::string::npos);
    CHECK(detail.devices[1].fault == reported->id);
    const auto way = [&](PlanAction action) {
        const auto& ways = detail.ways;
        const auto at = std::find_if(ways.begin(), ways.end(), [&](const present::MatrixWay& one) {
            return one.action == action;
        });
        REQUIRE(at != ways.end());
        return static_cast<std::size_t>(at - ways.begin());
    };
    const auto move = way(PlanAction::Move);
    CHECK(detail.ways[move].title.find("Kim Thái") != std::string::npos);
    CHECK(detail.ways[move].cost == "0 đ");
    const auto buy = way(PlanAction::Buy);
    CHECK(detail.ways[buy].title == "Mua màn hình");
    CHECK(detail.ways[buy].cost == "30.000.000 đ");
    CHECK(detail.ways[buy].caption == "giá trần");
    CHECK(move < buy); // the cheapest first
    d.matrix->openWay(move);
    REQUIRE(d.shell.sheets.size() == 1);
    CHECK(d.shell.sheets[0].kind == present::SheetKind::TransferDevice);
    CHECK(d.shell.sheets[0].record->id == detail.ways[move].device);
    CHECK(d.shell.sheets[0].hint == "to=" + findSite(d.shell.reg(), "Đại An").text());
    d.matrix->choose(d.rowOf("Gôi"), d.columnOf("see.screen"));
    d.matrix->act("plan");
    REQUIRE_FALSE(d.shell.places.empty());
    CHECK(d.shell.places.back().screen == present::ScreenName::Purchase);
    d.matrix->choose(d.rowOf("Đại An"), d.columnOf("see.screen"));
    d.matrix->openDevices();
    REQUIRE_FALSE(d.shell.places.empty());
    CHECK(d.shell.places.back().screen == present::ScreenName::Devices);
    const auto asked = present::ListQuery::parse(d.shell.places.back().filter);
    CHECK(asked.first("site") == findSite(d.shell.reg(), "Đại An").text());
    CHECK(asked.has("type", "screen"));
    CHECK(asked.has("type", "projector"));
}

TEST_CASE("Matrix: reads again after a change, keeps the cell, and knows nothing without standards",
          "[matrix]")
{
    District d;
    d.open();
    d.matrix->choose(d.rowOf("Kim Thái"), d.columnOf("be_seen.camera"));
    d.add("Kim Thái", DeviceType::Camera);
    d.shell.session().announceChange();
    d.shell.settle();
    CHECK(d.matrix->row(d.matrix->currentRow()).name == "Kim Thái");
    CHECK(d.cell("Kim Thái", "be_seen.camera").icon == "check");
    CHECK_FALSE(d.view.empty);
    for (const auto& row : standardLinesOf(d.shell.reg(), findStandard(d.shell.reg(), "commune"))) {
        REQUIRE(removeStandardLine(d.shell.reg(), row.id, ""));
    }
    // hidden, it waits
    d.matrix->setInSight(false);
    const auto shown = d.view.matrices;
    d.shell.session().announceChange();
    d.shell.settle();
    CHECK(d.view.matrices == shown);
    d.matrix->setInSight(true);
    d.shell.settle();
    CHECK(d.view.matrices > shown);
    CHECK(d.matrix->columns().empty());
}

TEST_CASE("Matrix: of a place that lacks nothing no ways are told", "[matrix]")
{
    District d;
    d.add("Đại An", DeviceType::Screen, big);
    d.open();
    d.matrix->choose(d.rowOf("Gôi"), d.columnOf("see.screen"));
    d.shell.settle();
    CHECK_FALSE(d.matrix->detail().ways.empty());
    d.matrix->choose(d.rowOf("Đại An"), d.columnOf("see.screen"));
    d.shell.settle();
    CHECK(d.matrix->detail().ways.empty());
    CHECK(d.matrix->detail().waysHead.empty());
}

TEST_CASE("Kept facts: an edit evaluates its own site again, and the rest equals a whole reading",
          "[matrix]")
{
    District d;
    d.add("Đại An", DeviceType::Screen, big);
    const auto stop = [] {};
    present::KeptFacts kept{{}};
    const auto first = kept.refresh(d.shell.reg(), stop);
    CHECK_FALSE(first->evaluatedAgain);
    d.add("Kim Thái", DeviceType::Camera);
    const auto second = kept.refresh(d.shell.reg(), stop);
    REQUIRE(second->evaluatedAgain);
    REQUIRE(second->evaluatedAgain->size() == 1);
    CHECK(second->consistency.read.sites[second->evaluatedAgain->front()].id ==
          findSite(d.shell.reg(), "Kim Thái"));
    const auto whole = present::KeptFacts{{}}.refresh(d.shell.reg(), stop);
    CHECK(second->gaps == whole->gaps);
    CHECK(second->gaps == first->gaps - 1);
    CHECK(second->withStandard == whole->withStandard);
    REQUIRE(second->sites.size() == whole->sites.size());
    for (std::size_t site = 0; site < whole->sites.size(); ++site) {
        CHECK(second->sites[site].deviations == whole->sites[site].deviations);
        for (const auto by : {present::MatrixBy::Line, present::MatrixBy::Function}) {
            for (std::size_t column = 0; column < whole->columns(by).size(); ++column) {
                const auto& a = second->state(site, by, column);
                const auto& b = whole->state(site, by, column);
                CHECK((a.need == b.need && a.have == b.have && a.surplus == b.surplus &&
                       a.worst == b.worst && a.lacksCritical == b.lacksCritical));
            }
        }
    }
    // nothing new: nothing is evaluated
    CHECK(kept.refresh(d.shell.reg(), stop)->evaluatedAgain->empty());
    // a reading that was stopped is made up for by the next
    d.add("Gôi", DeviceType::Camera);
    int steps = 0;
    CHECK_THROWS(kept.refresh(d.shell.reg(), [&] {
        if (++steps == 1) {
            throw std::runtime_error("stopped");
        }
    }));
    CHECK(kept.refresh(d.shell.reg(), stop)->gaps == second->gaps - 1);
}
