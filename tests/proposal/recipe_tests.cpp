#include "core/domain/error.h"
#include "core/store/file/database.h"
#include "importers/proposal/model/recipe.h"
#include "importers/recognise/recognise.h"
#include "tests/proposal/lists.h"

#include <catch2/catch.hpp>

using namespace dongbo;
using namespace dongbo::importers;
using namespace dongbo::tests;

namespace {

/// A list whose column D nobody could guess: it holds the year of use under a word of the office's
/// own.
FakeWorkbook odd(const std::string& sheet, std::uint32_t header, int year)
{
    FakeWorkbook list;
    list.sheet(sheet);
    for (std::uint32_t row = 1; row < header; ++row) {
        list.row({"PHÒNG VĂN HÓA VÀ THÔNG TIN"});
    }
    list.row({"TT", "Tên thiết bị", "Xã", "Mốc", "Thành tiền"})
        .row({1, "Camera AVer CAM520", "Đại An", year, 12000})
        .row({2, "Loa Bosch LB1", "Đại An", year, 3000});
    return list;
}

Choices chosen(const std::string& sheet)
{
    Choices choices;
    choices.sheets[sheet].columns[4] = ListField::InUseYear;
    choices.sheets[sheet].unitOfMoney = 1000;
    return choices;
}

} // namespace

TEST_CASE(
    "Recipes: what a person decided holds for the next list of the layout, wherever it stands")
{
    auto reg = newRegister();
    const auto first = odd("Sheet1", 2, 2019);
    (void)importLists(reg, {{fileOf(first, "nam nay.xlsx"), chosen("Sheet1"), {}}}, {});
    REQUIRE(rememberedRecipes(reg).size() == 1);
    CHECK(rememberedRecipes(reg)[0].learntFrom == "nam nay.xlsx");

    const auto next = odd("Trang khác", 5, 2020);
    const auto shown = proposeImport(reg, fileOf(next, "nam sau.xlsx"), {});
    CHECK(shown.sheets[0].recipe == "nam nay.xlsx");
    CHECK(shown.summary.updated == 2); // the year, by the remembered column
    CHECK(shown.summary.totalCost == 15'000'000);

    ImportOptions without;
    without.useRecipes = false;
    const auto plain = proposeImport(reg, fileOf(next, "nam sau.xlsx"), without);
    CHECK(plain.sheets[0].recipe.empty());
    CHECK(plain.summary.totalCost == 0); // 12,000 đ is no price of a camera: asked
    CHECK(plain.summary.setAside == 2);
}

TEST_CASE("Recipes: another header is read without it; a choice made for this list stands")
{
    auto reg = newRegister();
    const auto first = odd("Sheet1", 2, 2019);
    (void)importLists(reg, {{fileOf(first), chosen("Sheet1"), {}}}, {});
    FakeWorkbook other;
    other.sheet("Sheet1")
        .row({"TT", "Tên thiết bị", "Xã", "Mốc", "Đơn giá"})
        .row({1, "Camera X", "Đại An", 2019, 12000});
    CHECK(proposeImport(reg, fileOf(other), {}).sheets[0].recipe.empty());
    Choices own;
    own.sheets["Sheet1"].unitOfMoney = 1;
    const auto shown = proposeImports(reg, {{fileOf(first), own, {}}}, {});
    CHECK(shown[0].sheets[0].recipe == "ds.xlsx");
    CHECK(shown[0].sheets[0].reading.columns[3].field == ListField::InUseYear); // as remembered
    CHECK(shown[0].summary.totalCost == 15'000);
    own.sheets["Sheet1"].header = HeaderRows{2, 2};
    CHECK(proposeImports(reg, {{fileOf(first), own, {}}}, {})[0].sheets[0].recipe.empty());
}

TEST_CASE("Recipes: what a person says of one sheet holds for the others of its layout at once")
{
    auto reg = newRegister();
    FakeWorkbook list;
    for (const char* name : {"Đại An", "Gôi", "Khác"}) {
        const std::string heading = name == std::string_view("Khác") ? "Mốc khác" : "Mốc";
        list.sheet(name)
            .row({"TT", "Tên thiết bị", "Xã", heading, "Thành tiền"})
            .row({1, std::string("Camera ") + name, "Đại An", 2019, 12000})
            .row({2, std::string("Loa ") + name, "Đại An", 2020, 3000});
    }
    const auto shown = proposeImports(reg, {{fileOf(list), chosen("Gôi"), {}}}, {}).front();
    const auto fieldOf = [&](std::size_t sheet) {
        return shown.sheets[sheet].reading.columns[3].field;
    };
    CHECK(fieldOf(0) == ListField::InUseYear);
    CHECK(shown.sheets[0].readLike == "Gôi");
    CHECK(shown.sheets[0].recipe.empty());
    CHECK(fieldOf(1) == ListField::InUseYear);
    CHECK(shown.sheets[1].readLike.empty());
    CHECK(shown.sheets[2].readLike.empty());
    CHECK(shown.summary.totalCost == 30'000'000); // the third sheet's prices are asked about

    // A word about the other sheet itself counts before it.
    auto both = chosen("Gôi");
    both.sheets["Đại An"].unitOfMoney = 1;
    const auto other = proposeImports(reg, {{fileOf(list), both, {}}}, {}).front();
    CHECK(other.sheets[0].reading.columns[3].field == ListField::InUseYear);
    CHECK(other.summary.totalCost == 15'015'000);
}

TEST_CASE("Recipes: a place chosen for one list is never taken over to another")
{
    auto reg = newRegister();
    const auto first = odd("Sheet1", 2, 2019);
    auto choices = chosen("Sheet1");
    choices.sheets["Sheet1"].place = "Gôi";
    (void)importLists(reg, {{fileOf(first), choices, {}}}, {});
    REQUIRE(rememberedRecipes(reg).size() == 1);
    CHECK_FALSE(rememberedRecipes(reg)[0].choices.place);
    const auto next = odd("Sheet1", 3, 2019);
    const auto shown = proposeImport(reg, fileOf(next), {});
    CHECK(shown.places[shown.devices[0].place].siteName == "Điểm cầu Đại An");
}

TEST_CASE("Recipes: as a file they come back as they were; a broken file is refused")
{
    const auto list = odd("Sheet1", 2, 2019);
    auto choices = chosen("Sheet1");
    choices.sheets["Sheet1"].priceOf = PriceOf::One;
    choices.sheets["Sheet1"].splitsQuantity = false;
    choices.sheets["Sheet1"].encoding = text::Encoding::Tcvn3;
    choices.sheets["Sheet1"].sectionPlaces["Khối \"đảng\""] = "Đại An";
    const auto readings = readSheets(list, {}, choices);
    const auto recipes = recipesOf(list, "ds.xlsx", readings, choices);
    REQUIRE(recipes.size() == 1);
    CHECK(recipes[0].choices.columns.at(2) == ListField::Name);
    CHECK(readRecipes(recipesText(recipes), "x") == recipes);
    for (const std::string text :
         {"", "{}", "[1]", "{\"recipes\":[{}]}",
          "{\"recipes\":[{\"header_rows\":1,\"header\":[],\"read\":{}}]}",
          "{\"recipes\":[{\"header_rows\":1,\"header\":[{\"row\":1,\"column\":\"?\","
          "\"text\":\"x\"}],\"read\":{}}]}"}) {
        INFO(text);
        CHECK_THROWS_AS(readRecipes(text, "x"), Error);
    }
}
