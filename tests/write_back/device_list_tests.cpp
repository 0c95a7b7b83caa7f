#include "core/register/devices/devices.h"
#include "core/store/projection/load.h"
#include "core/store/search/lookups.h"
#include "core/text/wording.h"
#include "importers/reader_process/read_list.h"
#include "importers/recognise/recognise.h"
#include "importers/write_back/device_list.h"
#include "importers/write_back/list_template.h"
#include "importers/write_back/office_columns.h"
#include "tests/proposal/lists.h"
#include "tests/support/folder.h"
#include "tests/support/sample_register.h"

#include <catch2/catch.hpp>

using namespace dongbo;
using namespace dongbo::importers;

namespace {

/// What importing the file would do, with every row that would change in the message of a failure.
Proposal proposed(Register& reg, const std::filesystem::path& file)
{
    const auto workbook = readListInProcess(file);
    return proposeImport(reg, describeFile(file, *workbook), {});
}

std::string changesOf(const Proposal& proposal)
{
    std::string out;
    for (const auto& device : proposal.devices) {
        for (const auto* changes : {&device.changes, &device.conflicts}) {
            for (const auto& change : *changes) {
                out += "row " + std::to_string(device.row) + ": " +
                       std::string(describe(RecordKind::Device).field(change.number)->name) + " ";
                if (const auto* text = std::get_if<std::string>(&change.value)) {
                    out += *text;
                } else if (const auto* number = std::get_if<std::int64_t>(&change.value)) {
                    out += std::to_string(*number);
                }
                out += "\n";
            }
        }
    }
    for (const auto& row : proposal.setAside) {
        out += "row " + std::to_string(row.row) + " set aside: " + row.reason.code + "\n";
    }
    return out;
}

Device deviceNamed(const std::string& name, DeviceType type, SiteId site)
{
    Device device;
    device.name = name;
    device.type = type;
    device.site = site;
    return device;
}

} // namespace

TEST_CASE("Device list: the whole sample goes out and comes in unchanged, in both languages")
{
    const auto language = GENERATE(Language::Vietnamese, Language::English);
    const auto* name = GENERATE("danh sach.xlsx", "danh sach.ods");
    test::SampleRegister sample;
    const test::Folder folder;
    const auto file = folder.path / name;
    const auto rows = writeDeviceList(sample.reg, {}, language, file);
    CHECK(rows > 390);
    CHECK(readListInProcess(file)->format() == file.extension().string().substr(1));
    const auto back = proposed(sample.reg, file);
    INFO(changesOf(back));
    CHECK(back.summary.unchanged == rows);
    CHECK(back.summary.created == 0);
    CHECK(back.summary.updated == 0);
    CHECK(back.summary.setAside == 0);
    CHECK(back.summary.conflicts == 0);
    CHECK(back.summary.gone == 0);
    const auto done = importList(sample.reg, describeFile(file, *readListInProcess(file)), {});
    CHECK_FALSE(done.changeSet);
}

TEST_CASE("Device list: devices typed by hand come in unchanged, however they are put")
{
    const auto language = GENERATE(Language::Vietnamese, Language::English);
    auto reg = tests::newRegister();
    const SiteId site{store::sitesByName(reg.database(), "diem cau dai an").front()};
    const auto add = [&](Device device) { REQUIRE(addDevice(reg, std::move(device), "")); };
    for (const auto& term : terms<DeviceType>()) {
        add(deviceNamed("Máy chiếu", term.value, site)); // a name that says another type
    }
    for (const auto& condition : terms<Condition>()) {
        for (const auto& use : terms<Use>()) {
            for (const auto paper : {Paper::Active, Paper::DisposalProposed}) {
                auto device = deviceNamed("Loa Toa", DeviceType::Speaker, site);
                device.condition = condition.value;
                device.use = use.value;
                device.paper = paper;
                add(device);
            }
        }
    }
    auto cable = deviceNamed("Cáp HDMI 15m", DeviceType::Accessory, site);
    cable.quantity = 40;
    cable.measure = "cái";
    cable.cost = Money{1'234'567};
    add(cable);
    auto chairs = deviceNamed("Micro cổ ngỗng", DeviceType::Microphone, site);
    chairs.quantity = 12;
    chairs.measure = "bộ";
    chairs.notes = "dòng một\ndòng hai";
    chairs.acquired = Date{std::chrono::year{2021} / 3 / 15};
    chairs.warrantyUntil = Date{std::chrono::year{2023} / 3 / 15};
    chairs.inUseDate = Date{std::chrono::year{2021} / 4 / 1};
    chairs.inUseYear = 2021;
    chairs.documentNo = "15/QĐ-UBND";
    chairs.documentDate = Date{std::chrono::year{2021} / 3 / 10};
    chairs.yearMade = 2020;
    chairs.maker = "SHURE lạ";
    chairs.model = "0123";
    chairs.serial = "00045";
    chairs.conditionText = "chưa rõ lắm";
    add(chairs);
    const test::Folder folder;
    const auto file = folder.path / "ds.xlsx";
    const auto rows = writeDeviceList(reg, {}, language, file);
    const auto back = proposed(reg, file);
    INFO(changesOf(back));
    CHECK(back.summary.unchanged == rows);
    CHECK(back.summary.conflicts == 0);
}

TEST_CASE("Device list: imported elsewhere it makes the same devices")
{
    test::SampleRegister sample;
    const test::Folder folder;
    const auto file = folder.path / "ds.xlsx";
    const auto rows = writeDeviceList(sample.reg, {}, Language::Vietnamese, file);
    auto other = tests::newRegister();
    const auto workbook = readListInProcess(file);
    const auto done = importList(other, describeFile(file, *workbook), {});
    CHECK(done.summary.created == rows);
    const auto before = tests::devicesOf(sample.reg);
    const auto after = tests::devicesOf(other);
    REQUIRE(before.size() == after.size());
    for (std::size_t i = 0; i < before.size(); ++i) {
        const auto& ours = before[i].device;
        const auto& theirs = after[i].device;
        INFO(ours.code.value_or(""));
        CHECK(ours.code == theirs.code);
        CHECK(ours.type == theirs.type);
        CHECK(ours.name == theirs.name);
        CHECK(ours.serial == theirs.serial);
        CHECK(ours.cost == theirs.cost);
        CHECK(before[i].now.condition == theirs.condition); // a list shows what holds now
        CHECK(ours.quantity == theirs.quantity);
        CHECK(before[i].site == after[i].site);
    }
}

TEST_CASE("Device list: one changed cell updates exactly that device")
{
    test::SampleRegister sample;
    const test::Folder folder;
    const auto file = folder.path / "ds.xlsx";
    (void)writeDeviceList(sample.reg, {}, Language::Vietnamese, file);
    const auto workbook = readListInProcess(file);
    ListToImport list{describeFile(file, *workbook), {}, {}};
    // Row 5 is the first device: its notes are the last column.
    list.answers.cells[{0, 5, static_cast<std::uint32_t>(officeColumns().size())}] = "đã dán tem";
    const auto shown = proposeImports(sample.reg, {list}, {});
    CHECK(shown[0].summary.updated == 1);
    CHECK(shown[0].summary.cells == 1);
    CHECK(shown[0].summary.created == 0);
}

TEST_CASE("Template: every heading is understood as what it is, nothing is a device yet")
{
    const auto language = GENERATE(Language::Vietnamese, Language::English);
    auto reg = tests::newRegister();
    const test::Folder folder;
    const auto* name = GENERATE("mau.xlsx", "mau.ods");
    const auto file = folder.path / name;
    writeTemplate(reg, language, file);
    const auto workbook = readListInProcess(file);
    const bool isOds = file.extension() == ".ods"; // which lists its choices beside the sheets
    REQUIRE(workbook->sheets().size() == (isOds ? 1 : 2));
    CHECK((isOds || workbook->sheets().back().hidden));
    const auto readings = readSheets(*workbook, {});
    REQUIRE(readings[0].layout == Layout::Rows);
    std::size_t i = 0;
    for (const auto& column : officeColumns()) {
        if (column.field != ListField::Code) {
            INFO(headingOf(column.field, language));
            CHECK(readings[0].columns.at(i).field == column.field);
            ++i;
        }
    }
    CHECK(proposed(reg, file).summary.created == 0);
}
