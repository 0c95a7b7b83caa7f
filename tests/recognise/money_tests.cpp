#include "importers/recognise/cells/formula.h"
#include "importers/recognise/columns/money.h"
#include "importers/recognise/recognise.h"
#include "tests/support/fake_workbook.h"

#include <catch2/catch.hpp>

#include <map>

// What a price is read as, and when it is asked about.

using namespace dongbo;
using namespace dongbo::importers;
using dongbo::tests::FakeWorkbook;

namespace {

struct Read
{
    SheetReading sheet;
    std::map<std::uint32_t, RowDraft> drafts;
    Understanding understanding;

    [[nodiscard]] std::int64_t amountOf(std::uint32_t row) const
    {
        return drafts.at(row).amount.value_or(Money{-1}).dong;
    }
    [[nodiscard]] bool isAsked(std::uint32_t row, const char* code) const
    {
        const auto& problems = drafts.at(row).problems;
        return std::any_of(problems.begin(), problems.end(),
                           [code](const RowProblem& p) { return p.message.code == code; });
    }
    [[nodiscard]] Standing standingOf(DecisionKind kind) const
    {
        for (const auto& decision : understanding.decisions) {
            if (decision.kind == kind) {
                return decision.standing;
            }
        }
        FAIL("no such decision");
        return Standing::Sure;
    }
};

Read read(const FakeWorkbook& list, const Surroundings& around = {}, const SheetChoices& own = {})
{
    Read out;
    Choices choices;
    choices.sheets[list.sheets().front().name] = own;
    out.sheet = readSheets(list, around, choices).front();
    RowReader rows(list, around);
    rows.forEachRow(out.sheet, [&](const ClassifiedRow& row) {
        if (row.draft != nullptr) {
            out.drafts.emplace(row.row, *row.draft);
        }
        return true;
    });
    out.understanding = rows.understanding();
    return out;
}

} // namespace

TEST_CASE("Money: a column that states what the parts beside it come to is all of the price")
{
    FakeWorkbook list;
    list.sheet("S")
        .row({"STT", "Tên tài sản", "Nguyên giá", "", ""})
        .row({"", "", "Xqz", "Nguồn NS", "Nguồn khác"})
        .row({1, "Tivi LG", 9000000, 9000000, 0})
        .row({2, "Camera AVer", 27000000, 20000000, 7000000});
    const auto got = read(list);
    CHECK(got.amountOf(3) == 9'000'000);
    CHECK(got.amountOf(4) == 27'000'000);
}

TEST_CASE("Money: parts that no column sums are added up, halves of a price among them")
{
    FakeWorkbook list;
    list.sheet("S")
        .row({"STT", "Tên tài sản", "Nguyên giá", ""})
        .row({"", "", "Nguồn NS", "Nguồn khác"})
        .row({1, "Tivi LG", 4500000, 4500000})
        .row({2, "Camera AVer", 13500000, 13500000});
    const auto got = read(list);
    CHECK(got.amountOf(3) == 9'000'000);
    CHECK(got.amountOf(4) == 27'000'000);
}

TEST_CASE("Money: one price a thousand times too small goes in as it stands and is asked about")
{
    FakeWorkbook list;
    list.sheet("S")
        .row({"STT", "Tên thiết bị", "Nguyên giá"})
        .row({1, "Máy vi tính để bàn Dell", 15000000})
        .row({2, "Máy tính xách tay HP", 18500})
        .row({3, "Màn hình LG 55 inch", 14000000});
    const auto got = read(list);
    CHECK_FALSE(got.sheet.likelierUnit);
    CHECK_FALSE(got.isAsked(2, "import.money_unusual"));
    REQUIRE(got.isAsked(3, "import.money_unusual"));
    CHECK_FALSE(got.drafts.at(3).isSetAside());
    CHECK(got.amountOf(3) == 18'500);
    CHECK(got.standingOf(DecisionKind::Money) == Standing::Open);
    const auto& args = got.drafts.at(3).problems.front().message.args;
    CHECK(args[0].value != "18500"); // a figure that each language writes its own way

    SheetChoices said;
    said.unitOfMoney = 1;
    CHECK_FALSE(read(list, {}, said).isAsked(3, "import.money_unusual"));
}

TEST_CASE("Money: what devices of the register cost narrows what is usual")
{
    FakeWorkbook list;
    list.sheet("S")
        .row({"STT", "Tên thiết bị", "Nguyên giá"})
        .row({1, "Camera hội nghị AVer", 45000})
        .row({2, "Camera hội nghị Logitech", 27000000})
        .row({3, "Camera hội nghị Sony", 31000000});
    CHECK_FALSE(read(list).isAsked(2, "import.money_unusual")); // some cameras cost 200,000
    Surroundings around;
    around.prices[DeviceType::Camera] = {5'000'000, 160'000'000};
    CHECK(read(list, around).isAsked(2, "import.money_unusual"));
    CHECK_FALSE(read(list, around).isAsked(3, "import.money_unusual"));
    // A register with prices of another world is not trusted.
    around.prices[DeviceType::Camera] = {5'000'000'000, 160'000'000'000};
    CHECK_FALSE(read(list, around).isAsked(3, "import.money_unusual"));
}

TEST_CASE("Money: figures that only make sense in millions are asked about as such")
{
    FakeWorkbook list;
    list.sheet("S")
        .row({"STT", "Tên thiết bị", "Nguyên giá"})
        .row({1, "Máy vi tính để bàn", 12.5})
        .row({2, "Máy tính xách tay", 18})
        .row({3, "Máy chiếu Epson", 21.4});
    const auto got = read(list);
    REQUIRE(got.sheet.likelierUnit);
    CHECK(*got.sheet.likelierUnit == 1'000'000);
    CHECK(got.drafts.at(2).isSetAside());
    CHECK(got.sheet.firstDoubt.row == 2);
    CHECK(got.sheet.firstDoubt.other == 12'500'000);
    CHECK(got.standingOf(DecisionKind::Money) == Standing::Disagrees);
}

TEST_CASE("Cells: a formula without a result is worked out from other rows of its sheet")
{
    const auto formula = [](const char* text) {
        FakeWorkbook::Value value(text);
        value.kind = CellKind::Error;
        return value;
    };
    FakeWorkbook list;
    list.sheet("S")
        .row({"Camera", 5000000, formula("=PRODUCT(B1,D1)")})
        .row({"Loa", formula("=B1*2"), formula("=B2+$C$1")})
        .row({"Micro", formula("=B5"), formula("=C3")})
        .row({"Cộng", formula("=SUM(B1:B3)"), formula("=SUM(A1:C9)")})
        .row({"", 250000});
    RowFormulas formulas(list, 0);
    std::map<std::uint32_t, std::vector<Cell>> rows;
    list.forEachRow(0, [&](const Row& row) {
        const auto got = formulas.computed(row);
        rows[row.number].assign(got.cells.begin(), got.cells.end());
        return true;
    });
    CHECK(rows[1][2].number == 5'000'000); // nothing in D1 is no factor
    CHECK(rows[2][1].number == 10'000'000);
    CHECK(rows[2][2].number == 15'000'000);
    CHECK(rows[3][1].number == 250'000);       // of a row below
    CHECK(rows[3][2].kind == CellKind::Error); // goes round in a circle
    CHECK(rows[4][1].number == 15'250'000);
    CHECK(rows[4][2].kind == CellKind::Error); // it sums itself
}
