#include "tests/cli/program_runs.h"

#include <catch2/catch.hpp>

namespace dongbo::tests {

TEST_CASE("price: add, list, show, edit, history, remove, undo", "[cli]")
{
    const Office office;
    const auto added =
        office.json({"price", "add", "--type", "camera", "--maker", "Logitech", "--model", "Rally",
                     "--price", "38 triệu", "--day", "11/05/2021", "--source", "báo giá"});
    const auto& price = added["price"];
    CHECK(price["type"] == "camera");
    CHECK(price["price"] == 38'000'000);
    CHECK(price["day"] == "2021-05-11");
    CHECK(price["measure"].is_null());
    CHECK(price["removed"].is_null());
    (void)office.json({"price", "add", "--type", "screen", "--price", "12.500.000"});

    CHECK(office.json({"price", "list"})["prices"].size() == 2);
    const auto cameras = office.json({"price", "list", "--type", "camera"})["prices"];
    REQUIRE(cameras.size() == 1);
    CHECK(cameras[0] == price);
    const auto csv = office.run({"price", "list", "--format", "csv"});
    CHECK(csv.out.find("type,maker,model,price") != std::string::npos);
    const auto text = office.run({"price", "list"});
    CHECK(text.out.find("38.000.000 đ") != std::string::npos);

    const auto edited =
        office.json({"price", "edit", "camera Logitech Rally", "--price", "37.500.000"});
    CHECK(edited["price"]["price"] == 37'500'000);
    CHECK(edited["price"]["id"] == price["id"]);
    CHECK(office
              .run({"price", "edit", "camera logitech rally", "--price", "1", "--if",
                    "price=38 triệu"})
              .exit == 1);
    const auto history = office.json({"price", "history", "camera Logitech Rally"});
    CHECK(history["price"] == "camera Logitech Rally");
    CHECK(history["entries"].back()["field"] == "price");

    const auto gone = office.json({"price", "remove", "camera Logitech Rally"});
    CHECK(gone["price"]["removed"].is_string());
    CHECK(office.json({"price", "list"})["prices"].size() == 1);
    CHECK(office.json({"price", "list", "--all"})["prices"].size() == 2);
    CHECK(office.run({"undo", gone["change_set"].get<std::string>()}).exit == 0);
    CHECK(office.json({"price", "show", "camera Logitech Rally"})["price"]["price"] == 37'500'000);
}

TEST_CASE("price: without a type or a price the command is refused, an unknown one is named",
          "[cli]")
{
    const Office office;
    CHECK(office.run({"price", "add", "--type", "camera"}).exit == 2);
    CHECK(office.run({"price", "add", "--type", "camera", "--price", "-5"}).exit == 2);
    CHECK(office.run({"price", "show", "máy ảnh"}).exit == 2);
    CHECK(office.json({"price", "list"})["prices"].empty());
}

} // namespace dongbo::tests
