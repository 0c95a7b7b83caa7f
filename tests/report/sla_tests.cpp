#include "core/register/lines/sla.h"
#include "tests/report/report_office.h"

using namespace dongbo; // NOLINT(google-build-using-namespace): a test
using test::figureOf;
using test::ReportOffice;
using test::rowsOf;

TEST_CASE("Sla: the sums are those of the incidents, and of the lines' account",
          "[report][numbers][lines]")
{
    ReportOffice office;
    const auto model = office.run("sla", {{"period", "2023"}});
    std::int64_t minutes = 0;
    std::int64_t incidents = 0;
    for (const auto& row : rowsOf(model)) {
        minutes += test::numberIn(row, test::columnOf(model, "minutes_down"));
        incidents += row.record && row.record->kind == RecordKind::Fault ? 1 : 0;
    }
    CHECK(minutes == figureOf(model, "minutes_down"));
    CHECK(incidents == figureOf(model, "line_incidents"));
    // every fault about a line that was not over before the year and began before its end
    CHECK(incidents ==
          office.number("SELECT count(*) FROM fault AS f WHERE f.state = 1 AND f.about = 2 AND "
                        "coalesce(f.down_from, f.reported_at) < (unixepoch('2024-01-01') - 25200) "
                        "* 1000 AND (f.fault_state <= 4 OR coalesce(f.down_until, f.fixed_at, "
                        "f.closed_at) > (unixepoch('2023-01-01') - 25200) * 1000)"));
    CHECK(minutes > 0);
}
