#include "core/register/records/simple_records.h"
#include "importers/write_back/speed_tests.h"
#include "tests/support/fake_workbook.h"
#include "tests/support/register_fixture.h"

#include <catch2/catch.hpp>

using namespace dongbo;
using dongbo::test::RegisterFixture;
using dongbo::tests::FakeWorkbook;
using importers::readSpeedTests;
using importers::SpeedTestOrder;

namespace {

struct WithLine : RegisterFixture
{
    LineId line = add();

    LineId add()
    {
        Line record;
        record.name = "FTTH Đại An";
        record.site = findSite(reg, "Đại An");
        record.downKbps = 100'000;
        return LineId{
            *RecordId::parse(addSimple(reg, RecordKind::Line, valuesOf(record), {})->id.text())};
    }
};

} // namespace

TEST_CASE_METHOD(WithLine, "Speed tests: headings of people, units in the headings",
                 "[write_back][lines]")
{
    FakeWorkbook list;
    list.sheet("Đo")
        .row({"KẾT QUẢ ĐO ĐƯỜNG TRUYỀN"})
        .row({"Điểm cầu", "Ngày đo", "Giờ", "Tải xuống (Mbps)", "Tải lên, kbps", "Ping (ms)",
              "Mất gói", "Người đo"})
        .row({"xã Đại An", "11/05/2021", "7h45", "87,4", 40'000, "12", "0,5%", "Minh Anh"})
        .row({"FTTH Đại An", "10/05/2021", "08:00", 91.5, "39.500", 13, "", ""});
    const auto read = readSpeedTests(reg, list, {});
    REQUIRE(read.problems.empty());
    REQUIRE(read.rows.size() == 2);
    const auto& first = read.rows[0].draft;
    CHECK(first.line == line);
    CHECK(first.at == parseIsoInstant("2021-05-11T07:45:00+07:00"));
    CHECK(first.downKbps == 87'400);
    CHECK(first.upKbps == 40'000);
    CHECK(first.pingMs == 12);
    CHECK(first.lossBp == 50);
    CHECK(first.by == "Minh Anh");
    CHECK(read.rows[1].draft.downKbps == 91'500);
    CHECK(read.rows[1].draft.upKbps == 39'500);
}

TEST_CASE_METHOD(WithLine, "Speed tests: programs that write no unit are known",
                 "[write_back][lines]")
{
    SpeedTestOrder order;
    order.line = line;
    FakeWorkbook cli; // speedtest-cli --csv: bit/s
    cli.sheet("x")
        .row({"Server ID", "Sponsor", "Server Name", "Timestamp", "Distance", "Ping", "Download",
              "Upload", "Share", "IP Address"})
        .row({"1", "Mẫu", "Mẫu", "2021-05-11T01:30:00Z", "3.1", "12.345", "87412345.67",
              "40123456.7", "", ""});
    const auto read = readSpeedTests(reg, cli, order);
    REQUIRE(read.problems.empty());
    REQUIRE(read.rows.size() == 1);
    CHECK(read.rows[0].draft.downKbps == 87'412);
    CHECK(read.rows[0].draft.pingMs == 12);
    CHECK(read.rows[0].draft.at == parseIsoInstant("2021-05-11T08:30:00+07:00"));
}

TEST_CASE_METHOD(WithLine, "Speed tests: a column without a unit is never guessed",
                 "[write_back][lines]")
{
    FakeWorkbook list;
    list.sheet("x")
        .row({"Điểm cầu", "Thời gian", "Download"})
        .row({"Đại An", "11/05/2021 07:00", "87400"})
        .row({"Đại An", "11/05/2021 07:30", "88000"});
    const auto refused = readSpeedTests(reg, list, {});
    REQUIRE(refused.problems.size() == 1);
    CHECK(refused.problems[0].column == "Download");
    CHECK(refused.problems[0].problem.message.code == "line.column_without_unit");
    SpeedTestOrder order;
    order.unit = text::RateUnit::Kilobit;
    const auto read = readSpeedTests(reg, list, order);
    CHECK(read.problems.empty());
    REQUIRE(read.rows.size() == 2);
    CHECK(read.rows[0].draft.downKbps == 87'400);
}

TEST_CASE_METHOD(WithLine, "Speed tests: wrong columns, units, places and moments are named",
                 "[write_back][lines]")
{
    FakeWorkbook nothing;
    nothing.sheet("x").row({"STT", "Tên thiết bị"}).row({1, "Camera"});
    const auto none = readSpeedTests(reg, nothing, {});
    REQUIRE(none.problems.size() == 1);
    CHECK(none.problems[0].problem.message.code == "line.no_speed_columns");
    CHECK(none.problems[0].problem.message.args[0].value == "STT, Tên thiết bị");

    FakeWorkbook list;
    list.sheet("x")
        .row({"Điểm cầu", "Thời gian", "Download (Mbps)"})
        .row({"Nơi Lạ", "11/05/2021 07:00", "80"})
        .row({"Đại An", "hôm qua", "80"})
        .row({"Đại An", "11/05/2021 07:00", "80 dặm"})
        .row({"", "11/05/2021 07:00", "80"})
        .row({"Đại An", "11/05/2021 07:00", "80"});
    const auto read = readSpeedTests(reg, list, {});
    REQUIRE(read.problems.size() == 4);
    CHECK(read.problems[0].row == 2);
    CHECK(read.problems[0].problem.message.code.starts_with("find.unknown"));
    CHECK(read.problems[1].problem.message.code == "table.bad_value");
    CHECK(read.problems[2].problem.message.code == "line.unknown_unit");
    CHECK(read.problems[3].problem.message.code == "line.cell_missing");
}
