#include "core/register/books/movements.h"
#include "core/register/books/wear.h"
#include "core/register/corrections/changes.h"
#include "tests/report/report_office.h"

#include <map>

using namespace dongbo; // NOLINT(google-build-using-namespace): a test
using test::columnOf;
using test::ReportOffice;
using test::rowsOf;

namespace {

Date day(int year, unsigned month, unsigned day)
{
    return Date{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}};
}

/// Pieces and đồng by unit and type at the end of a day, in plain SQL: ?1 the day.
constexpr const char* heldOn = R"(
WITH moved AS (
    SELECT t.device, t.to_site, row_number() OVER (PARTITION BY t.device ORDER BY t.day DESC, t.no DESC) AS n
    FROM transfer AS t WHERE t.state = 1 AND t.day <= ?1),
first AS (
    SELECT t.device, t.from_site, row_number() OVER (PARTITION BY t.device ORDER BY t.day, t.no) AS n
    FROM transfer AS t WHERE t.state = 1),
left_on AS (
    SELECT x.device, max(x.day) AS day FROM disposal AS x
    WHERE x.state = 1 AND x.paper IN (3, 4, 5) GROUP BY x.device)
SELECT hex(s.unit), d.type, sum(coalesce(d.quantity, 1)), sum(coalesce(d.cost, 0) * coalesce(d.quantity, 1))
FROM device AS d
LEFT JOIN moved AS m ON m.device = d.id AND m.n = 1
LEFT JOIN first AS f ON f.device = d.id AND f.n = 1
LEFT JOIN left_on AS l ON l.device = d.id
LEFT JOIN site AS s ON s.id = coalesce(m.to_site, f.from_site, d.site)
WHERE d.state = 1 AND coalesce(d.asset_class, 0) <> 3
    AND coalesce(d.acquired, d.in_use_date, d.in_use_year || '-12-31', '0000') <= ?1
    AND (coalesce(d.paper, 1) IN (1, 2) OR l.day > ?1)
GROUP BY 1, 2)";

using Held = std::map<std::pair<std::string, int>, std::pair<std::int64_t, std::int64_t>>;

Held askedOf(ReportOffice& office, Date when)
{
    Held out;
    SQLite::Statement statement(office.file, heldOn);
    statement.bind(1, isoText(when));
    while (statement.executeStep()) {
        out[{statement.getColumn(0).getString(), statement.getColumn(1).getInt()}] = {
            statement.getColumn(2).getInt64(), statement.getColumn(3).getInt64()};
    }
    return out;
}

std::string hexOf(const std::optional<UnitId>& unit)
{
    std::string out;
    if (unit) {
        for (const char c : unit->text()) {
            if (c != '-') {
                out += static_cast<char>(c >= 'a' && c <= 'f' ? c - 'a' + 'A' : c);
            }
        }
    }
    return out;
}

/// What the lines say of one side, by unit and type.
Held sideOf(const Movements& movements, planning::BookFigures planning::MovementLine::*side)
{
    Held out;
    for (const auto& row : movements.rows) {
        const auto& figures = row.line.*side;
        if (figures.quantity != 0 || figures.value.dong != 0) {
            auto& sum = out[{hexOf(row.place.unit),
                             static_cast<int>(row.place.type.value_or(DeviceType::Other))}];
            sum.first += figures.quantity;
            sum.second += figures.value.dong;
        }
    }
    return out;
}

} // namespace

TEST_CASE("Movements: opening + up − down = closing for every type, unit and year of the sample",
          "[report][numbers][books]")
{
    ReportOffice office;
    std::optional<Movements> before;
    for (int year = 2015; year <= 2024; ++year) {
        INFO(year);
        const auto movements = movementsOf(office.reg, day(year, 1, 1), day(year, 12, 31));
        CHECK(movements.agrees);
        for (const auto& row : movements.rows) {
            CHECK(row.line.opening.quantity + row.line.up.quantity - row.line.down.quantity ==
                  row.line.closing.quantity);
            CHECK(row.line.opening.value.dong + row.line.up.value.dong - row.line.down.value.dong ==
                  row.line.closing.value.dong);
        }
        if (before) { // a year opens as the one before closed, but for what has no day
            CHECK(before->all.closing.quantity - before->undated ==
                  movements.all.opening.quantity - movements.undated);
        }
        before = movements;
    }
    const auto today = office.reg.today();
    const auto last = movementsOf(office.reg, day(2021, 1, 1), today);
    CHECK(sideOf(last, &planning::MovementLine::closing) == askedOf(office, today));
    CHECK_FALSE(last.rows.empty());
}

TEST_CASE("Movements: the report states what the command does", "[report][numbers][books]")
{
    ReportOffice office;
    const auto model = office.run("movements", {{"period", "2022"}, {"assets", "all"}});
    const auto movements = movementsOf(office.reg, day(2022, 1, 1), day(2022, 12, 31));
    CHECK(std::size(rowsOf(model)) == movements.rows.size());
    CHECK(test::totalOf(model, "opening_pieces") == movements.all.opening.quantity);
    CHECK(test::totalOf(model, "up_value") == movements.all.up.value.dong);
    CHECK(test::totalOf(model, "down_value") == movements.all.down.value.dong);
    CHECK(test::totalOf(model, "closing_value") == movements.all.closing.value.dong);
    // and what plain SQL finds there: of every unit and type as many pieces
    for (const auto& [column, when] :
         {std::pair{"opening_pieces", day(2021, 12, 31)}, {"closing_pieces", day(2022, 12, 31)}}) {
        std::int64_t pieces = 0;
        for (const auto& [key, held] : askedOf(office, when)) { // heldOn: SELECT … GROUP BY
            pieces += held.first;
        }
        CHECK(test::totalOf(model, column) == pieces);
    }
}

TEST_CASE("Wear of the sample: S24-H and C55a-HD state what was charged, and undo takes it back",
          "[report][numbers][books]")
{
    ReportOffice office;
    const auto year = nextWearYear(office.reg);
    const auto run = runWear(office.reg, {year, "", "", checks::IfUnlikely::Ask});
    REQUIRE(run);
    REQUIRE(run->all.amount.dong > 0);
    CHECK(office.number("SELECT sum(amount) FROM wear_entry WHERE state = 1 AND wear_kind = 2") ==
          run->all.amount.dong);
    CHECK(office.number("SELECT count(*) FROM wear_entry AS e JOIN device AS d ON d.id = e.device "
                        "WHERE e.accumulated > d.cost * coalesce(d.quantity, 1)") == 0);
    CHECK(office.number("SELECT count(*) FROM wear_entry AS e JOIN device AS d ON d.id = e.device "
                        "WHERE d.asset_class = 3") == 0);
    const auto totalIn = [&](const char* name, std::size_t column) {
        const auto model = office.run(name, {{"period", std::to_string(year)}});
        REQUIRE_FALSE(model.total.empty());
        return test::textIn(model.total, column);
    };
    const auto all = report::wordsOf(report::Cell{run->all.amount.dong}, Language::Vietnamese);
    CHECK(totalIn("c55a-hd", 4) == all);
    CHECK(totalIn("s24-h", 12) == all);
    // yesterday nobody had entered any
    auto past =
        office.reg.asOf(Date{std::chrono::sys_days{office.reg.today()} - std::chrono::days{1}});
    const auto then =
        report::runReport(past, "s24-h", {{"period", std::to_string(year)}}, Language::Vietnamese);
    REQUIRE(then);
    CHECK(test::textIn(then->total, 12).empty());
    REQUIRE(undoChange(office.reg, *run->changeSet, journal::DependantRule::Refuse, "").done);
    CHECK(office.number("SELECT count(*) FROM wear_entry WHERE state = 1") == 0);
}
