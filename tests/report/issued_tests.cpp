#include "core/register/base/find.h"
#include "core/register/devices/devices.h"
#include "core/register/faults/faults.h"
#include "core/register/lists/content_hash.h"
#include "core/report/engine/report_folder.h"
#include "core/report/issue/issued.h"
#include "core/report/writers/writers.h"
#include "tests/report/report_office.h"

#include <fstream>
#include <iterator>

using namespace dongbo; // NOLINT(google-build-using-namespace): a test
using report::RowChange;
using test::ReportOffice;

namespace {

struct Folder
{
    std::filesystem::path path =
        std::filesystem::temp_directory_path() / ("report_issue_" + std::to_string(::getpid()));
    Folder() { std::filesystem::create_directories(path); }
    ~Folder() { std::filesystem::remove_all(path); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
};

report::Issued issued(ReportOffice& office, const std::string& name)
{
    const auto made = report::issueReport(office.reg, name, {}, Language::Vietnamese);
    REQUIRE(made);
    return *made;
}

std::string contentOf(const std::filesystem::path& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

void write(const std::filesystem::path& path, const std::string& bytes)
{
    std::ofstream(path, std::ios::binary) << bytes;
}

} // namespace

TEST_CASE("Issued: unchanged while nothing happens, then what happened line by line",
          "[report][issued]")
{
    ReportOffice office;
    const Folder folder;
    const auto file = folder.path / "inventory.json";
    report::writeIssued(issued(office, "inventory"), file);
    const auto read = report::readIssued(file);
    CHECK(read.operations == office.number("SELECT count(*) FROM op"));
    CHECK(read.contentHash.size() == 64);
    const auto same = report::checkIssued(office.reg, read);
    CHECK(same.isIntact);
    CHECK(same.isOfThisRegister);
    CHECK(same.operationsSince == 0);
    CHECK(same.changes.empty());

    Device device;
    device.name = "Micro mới";
    device.type = DeviceType::Microphone;
    device.site = findSite(office.reg, "Gôi");
    REQUIRE(addDevice(office.reg, device, "").isOk());
    REQUIRE(editDevice(office.reg, findDevice(office.reg, "CHO-CAM-0001"),
                       {{fieldOf<&Device::cost>, {}, Value{std::int64_t{1'000'000}}}}, "")
                .isOk());
    DisposeDraft dispose;
    dispose.device = findDevice(office.reg, "CHO-MIC-0001");
    REQUIRE(disposeDevice(office.reg, dispose).isOk());
    const auto later = report::checkIssued(office.reg, read);
    CHECK(later.isIntact);
    CHECK(later.isOfThisRegister);
    CHECK(later.operationsSince > 0);
    REQUIRE(later.changes.size() == 3);
    const auto of = [&](RowChange::Kind kind) {
        const auto found = std::find_if(later.changes.begin(), later.changes.end(),
                                        [kind](const RowChange& c) { return c.kind == kind; });
        REQUIRE(found != later.changes.end());
        return *found;
    };
    CHECK(of(RowChange::Kind::Added).row.find("Micro mới") != std::string::npos);
    CHECK(of(RowChange::Kind::Removed).row.starts_with("CHO-MIC-0001"));
    CHECK(of(RowChange::Kind::Changed).what.find("28.380.000 → 1.000.000") != std::string::npos);
}

TEST_CASE("Issued: an altered file, another register, another version, something else",
          "[report][issued][bad_input]")
{
    ReportOffice office;
    const Folder folder;
    const auto file = folder.path / "r.json";
    report::writeIssued(issued(office, "equipment"), file);
    const auto whole = contentOf(file);
    auto altered = whole;
    altered.replace(altered.find("camera"), 6, "kamera");
    write(file, altered);
    CHECK_FALSE(report::checkIssued(office.reg, report::readIssued(file)).isIntact);
    write(file, whole);
    ReportOffice other;
    FaultDraft fault;
    fault.device = findDevice(other.reg, "CHO-CAM-0001");
    fault.symptom = "mờ hình";
    REQUIRE(reportFault(other.reg, fault).isOk());
    report::writeIssued(issued(other, "equipment"), file); // knows more than `office` does
    CHECK_FALSE(report::checkIssued(office.reg, report::readIssued(file)).isOfThisRegister);
    auto newer = whole;
    newer.replace(newer.find("\"version\": 1"), 12, "\"version\": 9");
    write(file, newer);
    CHECK_THROWS_AS(report::readIssued(file), Error);
    for (const auto* bytes : {"", "{}", "[1,2]", "{\"format\":\"dongbo-report\"}",
                              "{\"format\":\"dongbo-report\",\"version\":\"x\"}", "PK\x03\x04"}) {
        write(file, bytes);
        CHECK_THROWS_AS(report::readIssued(file), Error);
    }
    CHECK_THROWS_AS(report::readIssued(folder.path / "none.json"), Error);
}

TEST_CASE("Issued: values that follow from the calendar alone are no change", "[report][issued]")
{
    ReportOffice office;
    auto read = issued(office, "broken");
    CHECK(report::checkIssued(office.reg, read).changes.empty());
    const auto at = read.content.find("1095");
    REQUIRE(at != std::string::npos); // days broken
    read.content.replace(at, 4, "1094");
    read.contentHash = contentHash(read.content);
    CHECK(report::checkIssued(office.reg, read).changes.empty());
}

TEST_CASE("Folder: every report of a period, as of its last day", "[report][folder]")
{
    ReportOffice office;
    const Folder folder;
    report::FolderOrder order;
    order.period = *report::parsePeriod("2022");
    order.folder = folder.path / "2022";
    order.ending = ".csv";
    const auto written = report::writeFolder(office.reg, order);
    CHECK(written.size() == 46);
    for (const auto& entry : written) {
        CHECK(std::filesystem::file_size(entry.path) > 0);
    }
    auto past = office.reg.asOf(*parseIsoDate("2022-12-31"));
    const auto inventory = report::runReport(past, "inventory", {}, Language::Vietnamese);
    REQUIRE(inventory);
    CHECK(contentOf(written.front().path) == report::csvOf(*inventory));
    order.period = *report::parsePeriod("2199");
    CHECK_THROWS_AS(report::writeFolder(office.reg, order), Error);
    order.period = *report::parsePeriod("2022");
    order.ending = ".doc";
    CHECK_THROWS_AS(report::writeFolder(office.reg, order), Error);
    order.ending = ".csv";
    order.folder = "/proc/no/such";
    CHECK_THROWS_AS(report::writeFolder(office.reg, order), Error);
}

TEST_CASE("Past day: running things are measured to its end, before the first record all is empty",
          "[report][bad_input]")
{
    ReportOffice office;
    auto past = office.reg.asOf(*parseIsoDate("2023-06-30"));
    const auto model =
        report::runReport(past, "reliability", {{"by", "device"}}, Language::Vietnamese);
    REQUIRE(model);
    const auto up = test::columnOf(*model, "mtbf");
    const auto down = test::columnOf(*model, "down_days");
    for (const auto& row : test::rowsOf(*model)) {
        if (test::numberIn(row, test::columnOf(*model, "failures")) == 1) {
            CHECK(std::get<double>(row[up]) + std::get<double>(row[down]) <
                  912); // since 01/01/2021
        }
    }
    auto before = office.reg.asOf(*parseIsoDate("2001-01-01"));
    for (const auto& info : report::reports(Language::Vietnamese)) {
        if (info.name == "difference" || info.name == "bridge" || info.question == "papers") {
            continue;
        }
        INFO(info.name);
        const auto empty = report::runReport(before, info.name, {}, Language::Vietnamese);
        REQUIRE(empty);
        CHECK(test::rowsOf(*empty).empty());
        REQUIRE_FALSE(empty->notes.empty());
        CHECK(empty->notes.front().find("01/01/2001") != std::string::npos);
        CHECK(report::htmlOf(*empty).find("01/01/2001") != std::string::npos);
    }
}
