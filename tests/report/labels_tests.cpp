#include "core/domain/error.h"
#include "core/register/base/find.h"
#include "core/report/engine/reports.h"
#include "core/report/forms/label_sheets.h"
#include "core/store/queries/device_queries.h"
#include "tests/paper/pages.h"
#include "tests/report/report_office.h"
#include "tests/support/folder.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <iterator>

using namespace dongbo; // NOLINT(google-build-using-namespace): a test

namespace {

constexpr auto vi = Language::Vietnamese;

std::string outputOf(const std::string& command)
{
    std::string out;
    FILE* pipe = ::popen((command + " 2>/dev/null").c_str(), "r");
    REQUIRE(pipe != nullptr);
    std::array<char, 4096> buffer{};
    for (auto n = std::fread(buffer.data(), 1, buffer.size(), pipe); n > 0;
         n = std::fread(buffer.data(), 1, buffer.size(), pipe)) {
        out.append(buffer.data(), n);
    }
    INFO(command);
    CHECK(::pclose(pipe) == 0);
    return out;
}

/// The ids of the devices of a site, in the order of their labels.
std::vector<std::string> idsAt(Register& reg, const std::string& site)
{
    std::vector<std::string> out;
    store::DeviceFilter filter;
    filter.site = findSite(reg, site);
    store::forEachDevice(reg.database(), filter, store::DeviceOrder::Site,
                         [&out](const store::DeviceRow& row) { out.push_back(row.id.text()); });
    return out;
}

/// A grey picture in binary pgm.
struct Grey
{
    std::size_t width = 0;
    std::size_t height = 0;
    std::string pixels;
};

Grey greyFrom(const std::filesystem::path& path)
{
    std::ifstream file(path, std::ios::binary);
    std::string mark;
    std::size_t most = 0;
    Grey out;
    file >> mark >> out.width >> out.height >> most;
    REQUIRE(mark == "P5");
    file.get();
    out.pixels.assign(std::istreambuf_iterator<char>(file), {});
    REQUIRE(out.pixels.size() == out.width * out.height);
    return out;
}

/// What a reader of symbols finds on the label at that place of a page of 200 dpi.
std::string readAt(const Grey& page, const paper::Box& box, const std::filesystem::path& scratch)
{
    constexpr double dots = 200 / 25.4;
    const auto at = [](double mm) { return static_cast<std::size_t>(std::lround(mm * dots)); };
    const auto left = at(box.x);
    const auto right = std::min(at(box.x + box.width), page.width);
    const auto top = at(box.y);
    const auto bottom = std::min(at(box.y + box.height), page.height);
    {
        std::ofstream file(scratch, std::ios::binary);
        file << "P5\n" << right - left << ' ' << bottom - top << "\n255\n";
        for (auto y = top; y < bottom; ++y) {
            file << page.pixels.substr(y * page.width + left, right - left);
        }
    }
    auto read = outputOf("zbarimg -q --raw " + scratch.string());
    read.erase(read.find_last_not_of('\n') + 1);
    return read;
}

} // namespace

TEST_CASE("Labels: at 200 dpi every label is read back as its device's id", "[labels][slow]")
{
    test::SampleRegister sample;
    auto& reg = sample.reg;
    const auto ids = idsAt(reg, "Đại An");
    REQUIRE(ids.size() > 3);
    const auto info = report::infoOf("labels", vi);
    for (const auto& choice : info.parameters.at(3).choices) {
        INFO(choice.word);
        const test::Folder folder;
        const auto sheet = report::labelSheet(choice.word, reg.today());
        const std::size_t skipped = sheet.places() > 1 ? 4 : 0;
        const auto pdf = folder.path / "nhan.pdf";
        REQUIRE(report::writeReport(
            reg, "labels",
            {{"site", "Đại An"}, {"labels", choice.word}, {"start", std::to_string(skipped + 1)}},
            vi, reg.now(), pdf));
        outputOf("qpdf --check " + pdf.string());
        outputOf("pdftoppm -r 200 -gray " + pdf.string() + " " + (folder.path / "p").string());
        std::vector<Grey> pages;
        std::vector<std::filesystem::path> files;
        for (const auto& each : std::filesystem::directory_iterator(folder.path)) {
            if (each.path().extension() == ".pgm") {
                files.push_back(each.path());
            }
        }
        std::sort(files.begin(), files.end());
        REQUIRE(files.size() == (ids.size() + skipped + sheet.places() - 1) / sheet.places());
        for (const auto& file : files) {
            pages.push_back(greyFrom(file));
        }
        for (std::size_t i = 0; i < ids.size(); ++i) {
            const auto at = i + skipped;
            CHECK(readAt(pages[at / sheet.places()], paper::placeOf(sheet, at % sheet.places()),
                         folder.path / "one.pgm") == ids[i]);
        }
        // the places before the start are empty
        const auto& first = pages.front();
        for (std::size_t i = 0; i < skipped; ++i) {
            const auto box = paper::placeOf(sheet, i);
            const auto x = static_cast<std::size_t>((box.x + 4) * 200 / 25.4);
            const auto y = static_cast<std::size_t>((box.y + box.height / 2) * 200 / 25.4);
            const auto row = first.pixels.substr(y * first.width + x,
                                                 static_cast<std::size_t>(box.width * 7) - 60);
            CHECK(std::all_of(row.begin(), row.end(), [](char c) { return c == '\xFF'; }));
        }
    }
}

TEST_CASE("Labels: code, name and site of every device stand on its page, whole", "[labels]")
{
    test::SampleRegister sample;
    auto made = report::makeDocument(sample.reg, "labels", {{"site", "Đại An"}}, vi);
    REQUIRE(made);
    test::Recorder pages;
    record(pages, *made);
    const auto count = idsAt(sample.reg, "Đại An").size();
    CHECK(pages.countOf("Đại An") >= count);
    CHECK(pages.countOf("DAN-") == count);
    CHECK(pages.countOf("…") == 0);
    CHECK(std::none_of(pages.texts.begin(), pages.texts.end(),
                       [](const auto& text) { return text.hasMissingGlyph; }));
}

TEST_CASE("Labels: a format without places has a table of what they say", "[labels]")
{
    test::ReportOffice office;
    const auto model = office.run("labels", {{"site", "Đại An"}});
    const auto ids = idsAt(office.reg, "Đại An");
    const auto rows = test::rowsOf(model);
    REQUIRE(rows.size() == ids.size());
    for (std::size_t i = 0; i < ids.size(); ++i) {
        CHECK(test::textIn(rows[i], test::columnOf(model, "id")) == ids[i]);
        CHECK(test::textIn(rows[i], test::columnOf(model, "site")).find("Đại An") !=
              std::string::npos);
    }
    store::DeviceFilter filter;
    filter.type = DeviceType::Camera;
    const auto cameras = store::countDevices(office.reg.database(), filter);
    CHECK(cameras > 0);
    CHECK(static_cast<std::int64_t>(
              test::rowsOf(office.run("labels", {{"type", "camera"}})).size()) == cameras);
}

TEST_CASE("Labels: a start that the page does not have is told", "[labels]")
{
    test::SampleRegister sample;
    for (const char* start : {"0", "25"}) {
        CHECK_THROWS_AS(report::makeDocument(sample.reg, "labels", {{"start", start}}, vi), Error);
    }
    CHECK(report::makeDocument(sample.reg, "labels", {{"start", "24"}}, vi));
    CHECK_THROWS_AS(
        report::makeDocument(sample.reg, "labels", {{"labels", "roll-50x30"}, {"start", "2"}}, vi),
        Error);
    CHECK_FALSE(report::makeDocument(sample.reg, "labels", {{"labels", "71x37"}}, vi));
}

TEST_CASE("Labels: those of chosen devices only, in the order they were named", "[labels]")
{
    test::ReportOffice office;
    const auto all = idsAt(office.reg, "Đại An");
    REQUIRE(all.size() > 2);
    const auto model = office.run("labels", {{"devices", all[2] + ", " + all[0]}});
    std::vector<std::string> ids;
    for (const auto& group : model.groups) {
        for (const auto& row : group.rows) {
            ids.push_back(std::get<std::string>(row[3]));
        }
    }
    CHECK(ids == std::vector{all[2], all[0]});
    CHECK_THROWS_AS(report::runReport(office.reg, "labels", {{"devices", "KHONG-CO"}}, vi), Error);
}
