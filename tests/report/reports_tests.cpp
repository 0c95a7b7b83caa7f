#include "core/register/base/find.h"
#include "core/register/faults/faults.h"
#include "core/report/engine/reports.h"
#include "core/report/writers/writers.h"
#include "core/text/wording.h"
#include "tests/support/register_fixture.h"

#include <catch2/catch.hpp>

using namespace dongbo; // NOLINT(google-build-using-namespace): a test
using report::Cell;
using report::Model;
using test::RegisterFixture;

namespace {

struct Office : RegisterFixture
{
    DeviceId add(const std::string& site, DeviceType type, const std::string& name,
                 std::optional<std::int64_t> cost = {}, const char* specs = nullptr,
                 Condition condition = Condition::Good)
    {
        Device device;
        device.name = name;
        device.type = type;
        device.site = findSite(reg, site);
        device.condition = condition;
        if (cost) {
            device.cost = Money{*cost};
        }
        if (specs != nullptr) {
            device.specs = specs;
        }
        return addDevice(reg, device, "")->id;
    }
    FaultId repaired(const DeviceId& device, const std::string& by, std::int64_t cost)
    {
        FaultDraft draft;
        draft.device = device;
        draft.symptom = "màn hình không lên";
        draft.severity = Severity::Blocking;
        const auto fault = reportFault(reg, draft)->id;
        clock.advanceDays(3);
        RepairStartDraft start;
        start.fault = fault;
        start.by = by;
        const auto repair = startRepair(reg, start)->id;
        RepairFinishDraft finish;
        finish.repair = repair;
        finish.cost = Money{cost};
        REQUIRE(finishRepair(reg, finish));
        return fault;
    }
    Model run(const std::string& name, const report::Parameters& parameters = {})
    {
        auto model = report::runReport(reg, name, parameters, Language::Vietnamese);
        REQUIRE(model);
        for (const auto& group : model->groups) {
            for (const auto& row : group.rows) {
                REQUIRE(row.size() == model->columns.size());
            }
        }
        CHECK(report::textOf(*model).find("‹") == std::string::npos); // a missing translation
        return *model;
    }
};

const report::Group* groupOf(const Model& model, const std::string& title)
{
    for (const auto& group : model.groups) {
        if (group.title.find(title) != std::string::npos) {
            return &group;
        }
    }
    return nullptr;
}
Cell cell(std::int64_t number)
{
    return number;
}
Cell cell(const char* text)
{
    return std::string(text);
}

} // namespace

TEST_CASE("Inventory: devices by site with sums of their amounts", "[report]")
{
    Office office;
    office.add("Đại An", DeviceType::Camera, "Camera", 15'000'000);
    office.add("Đại An", DeviceType::Screen, "Màn hình", 12'000'000);
    office.add("Liên Minh", DeviceType::Speaker, "Loa");
    const auto gone = office.add("Liên Minh", DeviceType::Speaker, "Loa cũ", 1'000'000);
    DisposeDraft dispose;
    dispose.device = gone;
    REQUIRE(disposeDevice(office.reg, dispose));
    const auto model = office.run("inventory");
    REQUIRE(model.groups.size() == 2);
    const auto* here = groupOf(model, "Đại An");
    REQUIRE(here != nullptr);
    CHECK(here->rows.size() == 2);
    CHECK(here->subtotal[10] == cell(27'000'000));
    CHECK(here->rows[0][3] == cell("camera"));
    CHECK(model.total[8] == cell(3));
    CHECK(model.total[10] == cell(27'000'000));
    CHECK(model.notes.size() == 1);
    CHECK(model.letterhead.at(0) == "UBND huyện Vụ Bản");
    const auto one = office.run("inventory", {{"site", "Liên Minh"}});
    CHECK(one.groups.size() == 1);
    CHECK(one.parameters.at(0).find("Liên Minh") != std::string::npos);
}

TEST_CASE("Faults: open and closed, with age and cost", "[report]")
{
    Office office;
    const auto camera = office.add("Đại An", DeviceType::Camera, "Camera");
    office.repaired(camera, "Cửa hàng Minh Anh", 350'000);
    FaultDraft line;
    line.site = findSite(office.reg, "Liên Minh");
    line.about = FaultAbout::Line;
    line.symptom = "rớt mạng";
    REQUIRE(reportFault(office.reg, line));
    office.clock.advanceDays(10);
    const auto model = office.run("faults");
    REQUIRE(model.groups.size() == 2);
    CHECK(model.groups[0].rows.size() == 1);
    CHECK(model.groups[0].rows[0][3] == cell("đường truyền"));
    CHECK(model.groups[0].rows[0][8] == cell(10));
    CHECK(model.groups[1].rows.at(0)[8] == cell(3));
    CHECK(model.groups[1].rows.at(0)[10] == cell(350'000));
    CHECK(model.total[10] == cell(350'000));
    CHECK(office.run("faults", {{"scope", "open"}}).groups.size() == 1);
    CHECK(office.run("faults", {{"since", "01/01/2030"}}).groups[1].rows.empty());
}

TEST_CASE("Repair costs: the same total by site, device and vendor", "[report]")
{
    Office office;
    const auto camera = office.add("Đại An", DeviceType::Camera, "Camera");
    const auto screen = office.add("Liên Minh", DeviceType::Screen, "Màn hình");
    office.repaired(camera, "Cửa hàng Minh Anh", 350'000);
    office.repaired(camera, "Cửa hàng Minh Anh", 150'000);
    office.repaired(screen, "Điện tử Hoa", 900'000);
    const auto model = office.run("repair-costs");
    REQUIRE(model.groups.size() == 3);
    for (const auto& group : model.groups) {
        CHECK(group.subtotal[3] == cell(1'400'000));
        CHECK(group.subtotal[2] == cell(3));
        CHECK(group.rows.size() == 2);
    }
    CHECK(model.total[3] == cell(1'400'000));
    CHECK(model.groups[2].rows[0][0] == cell("Điện tử Hoa")); // descending by cost
    CHECK(model.groups[2].rows[1][3] == cell(500'000));
    CHECK(office.run("repair-costs", {{"by", "vendor"}}).groups.size() == 1);
    CHECK(office.run("repair-costs", {{"site", "Đại An"}}).total[3] == cell(500'000));
}

TEST_CASE("Needs: what a site lacks or has broken, with price ceilings and their sum", "[report]")
{
    Office office;
    const std::string site = "Đại An";
    office.add(site, DeviceType::Computer, "Máy tính", {}, R"({"ram_gb":16})");
    office.add(site, DeviceType::Camera, "Camera", {}, R"({"resolution":"1080p"})",
               Condition::Broken);
    office.add(site, DeviceType::Microphone, "Micro");
    const auto model = office.run("needs", {{"site", site}});
    REQUIRE(model.groups.size() == 1);
    const auto& group = model.groups[0];
    CHECK(group.title.find("CHƯA họp được") != std::string::npos);
    const auto rowOf = [&](const char* type) {
        for (const auto& row : group.rows) {
            if (row[1] == cell(type)) {
                return row;
            }
        }
        return report::Row(10);
    };
    CHECK(rowOf("camera")[3] == cell("hỏng"));
    CHECK(rowOf("camera")[6] == cell(60'000'000));
    CHECK(std::get<std::string>(rowOf("camera")[8]).find("CAM-0001") != std::string::npos);
    CHECK(rowOf("micro")[3] == cell("thiếu"));
    CHECK(rowOf("micro")[4] == cell(1));
    CHECK(rowOf("loa")[4] == cell(2));
    CHECK(rowOf("loa")[6] == cell(20'000'000));
    CHECK(rowOf("máy tính")[1] == Cell{}); // nothing is missing there
    std::int64_t sum = 0;
    for (const auto& row : group.rows) {
        sum += std::get<std::int64_t>(row[6]);
    }
    CHECK(group.subtotal[6] == cell(sum));
    CHECK(model.total[6] == cell(sum));
    const auto all = office.run("needs", {{"site", site}, {"detail", "all"}});
    CHECK(all.groups[0].rows.size() > group.rows.size());
    CHECK(all.total[6] == cell(sum));
    CHECK(office.run("needs").groups.size() == 18);
}

TEST_CASE("Needs: a site that has all and stands still for a fault is said to be both", "[report]")
{
    Office office;
    const std::string site = "Đại An";
    const auto titles = [&] {
        std::string all;
        for (const auto& group : office.run("needs", {{"detail", "all"}}).groups) {
            all += group.title + "\n";
        }
        return all;
    };
    for (const auto& [type, specs] : std::vector<std::pair<DeviceType, const char*>>{
             {DeviceType::Computer, R"({"ram_gb":16})"},
             {DeviceType::Camera, R"({"resolution":"1080p"})"},
             {DeviceType::Screen, R"({"inch":65,"hdmi":2})"},
             {DeviceType::Microphone, nullptr},
             {DeviceType::Microphone, nullptr},
             {DeviceType::Speaker, nullptr},
             {DeviceType::Speaker, nullptr},
             {DeviceType::Ups, R"({"va":1000})"},
             {DeviceType::Router, nullptr}}) {
        office.add(site, type, "Máy", {}, specs);
    }
    REQUIRE(titles().find("Điểm cầu Đại An (họp được)") != std::string::npos);
    FaultDraft line;
    line.site = findSite(office.reg, site);
    line.about = FaultAbout::Line;
    line.symptom = "mất mạng";
    line.severity = Severity::Blocking;
    const auto reported = reportFault(office.reg, line);
    REQUIRE(reported);
    CHECK(titles().find("đang có sự cố chặn cuộc họp: " + reported->number) != std::string::npos);
}

TEST_CASE("Reports: names, parameters and their errors", "[report]")
{
    Office office;
    for (const auto language : {Language::Vietnamese, Language::English}) {
        for (const auto& info : report::reports(language)) {
            report::Parameters asked;
            for (const auto& parameter : info.parameters) {
                if (parameter.initial == report::Initial::Required) {
                    asked[parameter.name] = isoText(office.reg.today());
                }
            }
            const auto model = report::runReport(office.reg, info.name, asked, language);
            REQUIRE(model);
            CHECK(model->title == info.title);
            CHECK(report::textOf(*model).find("‹") == std::string::npos);
            CHECK(info.title.find("‹") == std::string::npos);
            for (const auto& parameter : info.parameters) {
                CHECK(parameter.title.find("‹") == std::string::npos);
            }
        }
    }
    CHECK(report::reports(Language::Vietnamese).size() >= 49);
    CHECK_THROWS_AS(report::runReport(office.reg, "inventori", {}, Language::Vietnamese), Error);
    CHECK_THROWS_AS(office.run("inventory", {{"site", "Không Có"}}), Error);
    const auto wrong = report::runReport(
        office.reg, "faults", {{"since", "hôm qua"}, {"scope", "some"}, {"colour", "red"}},
        Language::Vietnamese);
    REQUIRE_FALSE(wrong);
    std::vector<std::string> fields;
    for (const auto& problem : wrong.problems()) {
        fields.push_back(problem.field);
        CHECK(text::say(Language::Vietnamese, problem).find("‹") == std::string::npos);
    }
    CHECK(fields == std::vector<std::string>{"colour", "scope", "since"});
}
