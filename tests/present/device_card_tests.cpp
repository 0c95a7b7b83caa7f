#include "core/register/base/find.h"
#include "core/register/books/wear.h"
#include "core/register/devices/devices.h"
#include "core/register/faults/faults.h"
#include "core/store/projection/load.h"
#include "gui/present/devices/device_card_presenter.h"
#include "gui/present/devices/spec_fields.h"
#include "tests/support/edits.h"
#include "tests/support/fake_shell.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <fstream>

using namespace dongbo; // NOLINT(google-build-using-namespace): a test
using dongbo::test::FakeShell;
using namespace dongbo::present; // NOLINT(google-build-using-namespace): a test

namespace {

class FakeCardView final : public DeviceCardView
{
public:
    std::optional<DeviceCard> card;
    std::vector<TimelineEntry> entries;
    std::size_t all = 0;
    std::vector<DeviceFile> files;
    std::string picture;
    std::string opened;

    void showCard(const std::optional<DeviceCard>& now) override { card = now; }
    void showTimeline(const std::vector<TimelineEntry>& now, TimelineFilter,
                      std::size_t count) override
    {
        entries = now;
        all = count;
    }
    void showFiles(const std::vector<DeviceFile>& now) override { files = now; }
    void showPicture(std::size_t, std::size_t, const std::string& bytes) override
    {
        picture = bytes;
    }
    void openFile(const std::string& name, const std::string&) override { opened = name; }
};

struct CardFixture
{
    FakeShell shell;
    FakeCardView view;
    DeviceCardPresenter card{shell, view, [](const std::string& bytes) { return bytes; }};

    void show(const DeviceId& device)
    {
        card.show(device);
        shell.settle();
    }
    std::vector<std::string> titles() const
    {
        std::vector<std::string> out;
        for (const auto& entry : view.entries) {
            out.push_back(entry.title);
        }
        return out;
    }
    void announce()
    {
        shell.session().announceChange();
        shell.settle();
    }
};

using Titles = std::vector<std::string>;

} // namespace

TEST_CASE("Device card: shows states, money and warranty of one device", "[present]")
{
    CardFixture f;
    Device device;
    device.name = "Màn hình Samsung 55\"";
    device.model = "UA55TU7000";
    device.code = "VB-0147";
    device.type = DeviceType::Screen;
    device.site = findSite(f.shell.reg(), "Hiển Khánh");
    device.condition = Condition::Broken;
    device.cost = Money{12'500'000};
    device.specs = R"({"inch":55,"resolution":"2160p"})";
    device.warrantyUntil = parseIsoDate("2022-03-14");
    const auto id = addDevice(f.shell.reg(), device, "")->id;
    f.show(id);
    REQUIRE(f.view.card);
    const auto& card = *f.view.card;
    CHECK(card.title == "Màn hình Samsung 55\"");
    CHECK(card.caption == "UA55TU7000 · VB-0147");
    CHECK(card.specs == "55 in · 2160p");
    CHECK(card.siteName == "Điểm cầu Hiển Khánh");
    CHECK(card.states[0].pill.word == "Hỏng");
    CHECK(card.money[0].value == "12.500.000 đ");
    CHECK(card.money[1].value == "0 đ");
    CHECK(card.warranty == "Còn bảo hành đến 14/03/2022: sửa không mất tiền");
    CHECK(card.warrantyTone == Tone::Ok);
    CHECK(card.canWrite);
    f.card.goToSite();
    REQUIRE(f.shell.places.size() == 1);
    CHECK(f.shell.places[0].screen == ScreenName::Sites);
}

TEST_CASE("Device card: of several pieces it shows what all of them cost, and one of them",
          "[present]")
{
    CardFixture f;
    Device device;
    device.name = "Cáp HDMI";
    device.type = DeviceType::Other;
    device.site = findSite(f.shell.reg(), "Đại An");
    device.cost = Money{180'000};
    device.quantity = 4;
    device.measure = "sợi";
    f.show(addDevice(f.shell.reg(), device, "")->id);
    REQUIRE(f.view.card);
    CHECK(f.view.card->money[0].value == "720.000 đ");
    CHECK(f.view.card->money[0].label == "Nguyên giá (4 sợi)");
    const auto& details = f.view.card->details;
    CHECK(std::any_of(details.begin(), details.end(), [](const CardFact& fact) {
        return fact.label == "Đơn giá" && fact.value == "180.000 đ";
    }));
}

TEST_CASE("Device card: of a fixed asset it shows what has worn and what is left", "[present]")
{
    CardFixture c;
    auto& reg = c.shell.session().reg();
    Device device;
    device.type = DeviceType::Computer;
    device.name = "Máy tính";
    device.site = findSite(reg, "Đại An");
    device.cost = Money{20'000'000};
    device.inUseYear = 2019;
    const auto id = addDevice(reg, device, "")->id;
    const auto value = [&](const std::string& label) -> std::string {
        for (const auto& fact : c.view.card->details) {
            if (fact.label == label) {
                return fact.value;
            }
        }
        return {};
    };
    c.show(id);
    REQUIRE(c.view.card);
    CHECK(value("Giá trị còn lại") == "–"); // nobody entered what was worn before
    REQUIRE(runWear(reg, {2019, "", "", checks::IfUnlikely::Write}));
    c.announce();
    CHECK(value("Hao mòn lũy kế đến hết 2019").find("4.000.000") != std::string::npos);
    CHECK(value("Giá trị còn lại").find("16.000.000") != std::string::npos);
}

TEST_CASE("Device card: its timeline tells faults, repairs and moves, newest first", "[present]")
{
    CardFixture f;
    const auto id = f.shell.device("Đại An", DeviceType::Screen, "Màn hình");
    f.shell.clock.advanceDays(1);
    TransferDraft move;
    move.device = id;
    move.to = findSite(f.shell.reg(), "Hiển Khánh");
    move.decisionNo = "QĐ 1187/QĐ-UBND";
    REQUIRE(transferDevice(f.shell.reg(), move));
    f.shell.clock.advanceDays(1);
    FaultDraft report;
    report.device = id;
    report.symptom = "không lên hình";
    report.severity = Severity::Blocking;
    const auto fault = reportFault(f.shell.reg(), report);
    REQUIRE(fault);
    f.shell.clock.advanceDays(1);
    const auto repair = startRepair(f.shell.reg(), {fault->id, "Điện tử Hoàng Gia", {}, "", ""});
    REQUIRE(repair);
    f.shell.clock.advanceDays(1);
    RepairFinishDraft finish;
    finish.repair = repair->id;
    finish.cost = Money{850'000};
    finish.parts = "thay bo nguồn";
    REQUIRE(finishRepair(f.shell.reg(), finish));
    f.show(id);
    const auto number = fault->number;
    CHECK(f.titles() == Titles{"Sửa xong " + number + ": thay bo nguồn", "Bắt đầu sửa " + number,
                               "Báo hỏng " + number + ": không lên hình",
                               "Điều chuyển từ Đại An đến Hiển Khánh", f.titles().back()});
    CHECK(f.view.entries[0].caption == "tester · Điện tử Hoàng Gia · 850.000 đ");
    CHECK(f.view.entries[3].caption == "tester · QĐ 1187/QĐ-UBND");
    CHECK(f.view.card->money[1].value == "850.000 đ");
    CHECK(f.view.card->money[2].value == "1");
    f.card.setFilter(TimelineFilter::Faults);
    CHECK(f.view.entries.size() == 3);
    CHECK(f.view.all == 5);
    f.card.setFilter(TimelineFilter::Money);
    CHECK(f.titles() == Titles{"Sửa xong " + number + ": thay bo nguồn"});
    CHECK(f.card.follow(0));
    CHECK(f.shell.places.back().record == RecordRef{RecordKind::Fault, fault->id});
}

TEST_CASE("Device card: a move taken back from the timeline is undone and stays told", "[present]")
{
    CardFixture f;
    const auto id = f.shell.device("Đại An", DeviceType::Screen, "Màn hình");
    f.shell.clock.advanceDays(1);
    TransferDraft move;
    move.device = id;
    move.to = findSite(f.shell.reg(), "Hiển Khánh");
    REQUIRE(transferDevice(f.shell.reg(), move));
    f.show(id);
    REQUIRE(f.view.entries[0].canBeUndone);
    f.shell.clock.advanceDays(1);
    f.card.undo(0);
    f.shell.settle();
    CHECK(store::load<Device>(f.shell.reg().database(), id)->site ==
          findSite(f.shell.reg(), "Đại An"));
    CHECK(f.view.card->siteName == "Điểm cầu Đại An");
    REQUIRE(f.view.entries.size() == 3);
    CHECK(f.view.entries[0].icon == "undo");
    CHECK(f.view.entries[1].isUndone);
    CHECK_FALSE(f.view.entries[1].canBeUndone);
}

TEST_CASE("Device card: a replacement stands in both timelines and leads from one to the other",
          "[present]")
{
    CardFixture f;
    const auto old = f.shell.device("Đại An", DeviceType::Screen, "Màn hình cũ");
    const auto spare = f.shell.device("Đại An", DeviceType::Screen, "Màn hình mới");
    ReplaceDraft draft;
    draft.oldDevice = old;
    draft.newDevice = spare;
    draft.reason = "sọc màn hình";
    f.shell.clock.advanceDays(1);
    REQUIRE(replaceDevice(f.shell.reg(), draft));
    f.show(old);
    CHECK(f.view.entries[0].title.starts_with("Được thay bằng "));
    CHECK(f.view.entries[0].title.ends_with(" Màn hình mới"));
    CHECK(f.view.entries[0].caption == "tester · sọc màn hình");
    REQUIRE(f.card.follow(0));
    CHECK(f.shell.places.back().record == RecordRef{RecordKind::Device, spare});
    f.show(spare);
    CHECK(f.view.entries[0].title.ends_with(" Màn hình cũ"));
}

TEST_CASE("Device card: an edit says what changed; a device that goes meanwhile leaves no card",
          "[present]")
{
    CardFixture f;
    const auto id = f.shell.device("Đại An", DeviceType::Screen, "Màn hình");
    auto device = *store::load<Device>(f.shell.reg().database(), id);
    device.cost = Money{12'000'000};
    device.maker = "LG";
    device.notes = "treo tường";
    f.shell.clock.advanceDays(1);
    REQUIRE(test::saveDevice(f.shell.reg(), id, device, "kiểm kê"));
    f.show(id);
    const auto& caption = f.view.entries[0].caption;
    CHECK(caption.find("từ trống thành LG") != std::string::npos);
    CHECK(caption.find("và 1 mục khác") != std::string::npos);
    CHECK(caption.ends_with("kiểm kê"));
}

TEST_CASE("Device card: a photo is reduced, kept, told and shown", "[present]")
{
    FakeShell shell;
    FakeCardView view;
    DeviceCardPresenter card(shell, view,
                             [](const std::string& bytes) { return bytes.substr(0, 40); });
    const auto id = shell.device("Đại An", DeviceType::Screen, "Màn hình");
    card.show(id);
    shell.settle();
    const auto path = shell.registerPath().parent_path() / "anh.png";
    std::ofstream(path, std::ios::binary)
        << std::string("\x89PNG\r\n\x1a\n", 8) + std::string(100, 'x');
    card.addFiles({path, shell.registerPath()});
    shell.settle();
    REQUIRE(view.files.size() == 1);
    CHECK(view.files[0].isPicture);
    CHECK(view.picture.size() == 40);
    CHECK(view.entries[0].title.find("anh.png") != std::string::npos);
    CHECK(shell.banners.back().tone == BannerTone::Warn); // a register is no photo
    card.openFile(0);
    CHECK(view.opened == "anh.png");
}

TEST_CASE("Spec fields: typed texts go into the type's attributes and come back as typed",
          "[present]")
{
    FakeShell shell;
    const auto fields = specFields(shell.reg().database(), Language::Vietnamese, DeviceType::Ups);
    REQUIRE(fields.size() == 3);
    CHECK(fields[0].key == "va");
    CHECK(fields[1].kind == SpecKind::Day);
    MaybeText specs;
    specs = *withSpec(specs, fields[0], "1.000", Language::Vietnamese);
    specs = *withSpec(specs, fields[1], "5/3/2021", Language::Vietnamese);
    CHECK(specs == R"({"battery_date":"2021-03-05","va":1000})");
    CHECK(specLine(specs, fields, Language::Vietnamese) ==
          "1.000 VA · Ngày thay ắc quy 05/03/2021");
    CHECK_FALSE(withSpec(specs, fields[0], "nhiều", Language::Vietnamese));
    specs = *withSpec(specs, fields[0], " ", Language::Vietnamese);
    specs = *withSpec(specs, fields[1], "", Language::Vietnamese);
    CHECK_FALSE(specs);
}

TEST_CASE("Device card: of a broken device it says whether to repair or to replace it", "[present]")
{
    CardFixture f;
    const auto broken = [&](std::int64_t estimate) {
        const auto id = f.shell.device("Đại An", DeviceType::Screen, "Màn hình");
        FaultDraft fault;
        fault.device = id;
        fault.symptom = "không lên hình";
        fault.severity = Severity::Blocking;
        fault.estimate = Money{estimate};
        REQUIRE(reportFault(f.shell.reg(), fault));
        return id;
    };
    // a new one costs at most 30 million: three of its five years cost 18 million
    f.show(broken(600'000));
    REQUIRE(f.view.card);
    CHECK(f.view.card->advice == "Nên sửa: 600.000 đ, dưới mức hòa vốn 18.000.000 đ");
    CHECK(f.view.card->adviceTone == Tone::Ok);
    f.show(broken(19'000'000));
    CHECK(f.view.card->advice == "Nên thay: sửa 19.000.000 đ cao hơn mức hòa vốn 18.000.000 đ");
    CHECK(f.view.card->adviceTone == Tone::Warn);
    // one that works needs none; how often it will fail is not guessed from two faults
    f.show(f.shell.device("Đại An", DeviceType::Screen, "Màn hình khác"));
    CHECK(f.view.card->advice.empty());
    const auto& details = f.view.card->details;
    const auto forecast = std::find_if(details.begin(), details.end(), [](const auto& line) {
        return line.label == "Dự báo hỏng";
    });
    REQUIRE(forecast != details.end());
    CHECK(forecast->value == "ít dữ liệu");
}
