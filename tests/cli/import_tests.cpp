#include "tests/cli/program_runs.h"

#include <catch2/catch.hpp>

#include <algorithm>

namespace dongbo::tests {

namespace {

const char* const list = "UBND XÃ ĐẠI AN,,,,\n"
                         "DANH SÁCH THIẾT BỊ HỘI NGHỊ TRỰC TUYẾN,,,,\n"
                         ",,,,\n"
                         "STT,Tên thiết bị,ĐVT,Số lượng,Đơn giá,Thành tiền,Tình trạng\n"
                         "1,Ti vi Sony 55 inch,Cái,2,12000000,24000000,Tốt\n"
                         "2,Camera Logitech Rally,Cái,1,30000000,30000000,Hỏng\n"
                         "Tổng cộng,,,,,54000000,\n";

} // namespace

TEST_CASE("Import: a dry run shows everything and writes nothing", "[cli]")
{
    const Office office;
    const auto file = office.write("Đại An.csv", list);
    const auto before = office.digest();
    const auto answer = office.json({"import", file, "--dry-run"});
    CHECK(answer["devices"].size() == 3);
    CHECK(answer["summary"]["devices"] == 3);
    CHECK(answer["summary"]["created"] == 2);
    CHECK(answer["summary"]["total_cost"] == 54'000'000);
    CHECK(answer["files"][0]["sheets"][0]["totals"][0]["agrees"] == true);
    CHECK_FALSE(answer.contains("change_set"));
    CHECK(answer["devices"][0]["code"] == "DAN-SCR-0001");
    CHECK(office.digest() == before);
}

TEST_CASE("Import: rows become devices that know where they came from; again is unchanged", "[cli]")
{
    const Office office;
    const auto file = office.write("Đại An.csv", list);
    const auto answer = office.json({"import", file});
    const auto changeSet = answer["change_set"].get<std::string>();
    const auto devices = office.json({"device", "list"})["devices"];
    REQUIRE(devices.size() == 3);
    CHECK(devices[0]["source"]["file"] == "Đại An.csv");
    CHECK(devices[0]["source"]["row"].get<int>() >= 5);
    const auto after = office.digest();
    const auto again = office.json({"import", file});
    CHECK(again["summary"]["unchanged"] == 2);
    CHECK(again["summary"]["created"] == 0);
    CHECK(office.json({"device", "list"})["devices"].size() == 3);
    (void)after;
    CHECK(office.json({"undo", changeSet})["undone"] == true);
    CHECK(office.json({"device", "list"})["devices"].empty());
    CHECK(office.json({"verify"})["ok"] == true);
}

TEST_CASE("Import: what cannot be read stops everything before anything is written", "[cli]")
{
    const Office office;
    const auto good = office.write("Đại An.csv", list);
    const auto before = office.digest();
    CHECK(office.run({"import", good, (office.folder() / "khong-co.xlsx").string()}).exit == 3);
    CHECK(office.run({"import", good, office.write("anh.xlsx", "\x89PNG\r\n\x1a\n....")}).exit ==
          3);
    CHECK(office.run({"import"}).exit == 2);
    CHECK(office.run({"import", good, "--only-clean", "--all-or-nothing"}).exit == 2);
    CHECK(office.run({"import", good, "--site", "Không Có"}).exit == 2);
    CHECK(office.digest() == before);
}

TEST_CASE("Import: rows set aside, wrong totals and nothing recognised exit with 1", "[cli]")
{
    const Office office;
    std::string wrongTotal(list);
    wrongTotal.replace(wrongTotal.find(",54000000,"), 10, ",55000000,");
    CHECK(
        office.run({"import", "--dry-run", office.write("sai tong Đại An.csv", wrongTotal)}).exit ==
        1);
    CHECK(office.run({"import", "--dry-run", office.write("thu.csv", "Kính gửi,ông\nxin,chào\n")})
              .exit == 1);
    std::string unknown(list);
    unknown.replace(unknown.find("ĐẠI AN"), std::string("ĐẠI AN").size(), "KHÔNG CÓ");
    const auto aside = office.run(
        {"import", "--dry-run", "--format", "json", office.write("danh sach.csv", unknown)});
    INFO(aside.out << aside.err);
    CHECK(aside.exit == 1);
}

TEST_CASE("Import: a folder's lists are one import", "[cli]")
{
    const Office office;
    const auto lists = office.folder() / "lists";
    std::filesystem::create_directories(lists);
    (void)office.write("lists/Đại An.csv", list);
    std::string goi(list);
    goi.replace(goi.find("XÃ ĐẠI AN"), std::string("XÃ ĐẠI AN").size(), "THỊ TRẤN GÔI");
    (void)office.write("lists/Gôi.csv", goi);
    (void)office.write("lists/~$Gôi.xlsx", "lock");
    (void)office.write("lists/ghi chu.doc", "not a list");
    const auto shown = office.json({"import", lists.string(), "--dry-run"});
    CHECK(shown["files"].size() == 2);
    CHECK(shown["summary"]["created"] == 4);
    const auto done = office.json({"import", lists.string()});
    CHECK(done["summary"]["devices"] == 6);
    CHECK(done["files"][0]["change_set"] == done["files"][1]["change_set"]);
    CHECK(office.json({"undo", done["change_set"].get<std::string>()})["undone"] == true);
    CHECK(office.json({"device", "list"})["devices"].empty());
    std::filesystem::create_directories(office.folder() / "empty");
    CHECK(office.run({"import", (office.folder() / "empty").string()}).exit == 3);
}

TEST_CASE("Import: rows set aside come back as a workbook and go in once the place is given",
          "[cli]")
{
    const Office office;
    std::string unknown(list);
    unknown.replace(unknown.find("ĐẠI AN"), std::string("ĐẠI AN").size(), "KHÔNG CÓ");
    unknown.replace(unknown.find("Tình trạng"), std::string("Tình trạng").size(), "Tình trạng,Xã");
    unknown.replace(unknown.find("24000000,Tốt"), std::string("24000000,Tốt").size(),
                    "24000000,Tốt,Không Biết");
    unknown.replace(unknown.find("30000000,Hỏng"), std::string("30000000,Hỏng").size(),
                    "30000000,Hỏng,Đại An");
    const auto file = office.write("ds.csv", unknown);
    const auto aside = (office.folder() / "de rieng.xlsx").string();
    const auto answer = office.run({"import", file, "--set-aside", aside, "--format", "json"});
    CHECK(answer.exit == 1);
    const auto json = answer.json();
    CHECK(json["set_aside_file"] == aside);
    REQUIRE(json["set_aside"].size() == 1);
    CHECK(json["set_aside"][0]["reason"] == "place_unknown");
    CHECK(json["set_aside"][0]["row"] == 5);
    const auto second = office.json({"import", aside, "--site", "Đại An"});
    CHECK(second["summary"]["created"] == 1);
    CHECK(second["summary"]["set_aside"] == 0);
    CHECK(office.json({"device", "list"})["devices"].size() == 3);
}

TEST_CASE("Import: a large list is backed up before, and one that could not be says so", "[cli]")
{
    const Office office;
    std::string text = "Tên thiết bị,Số seri\n";
    for (int i = 1; i <= 500; ++i) {
        text += "Camera AVer CAM520,SN" + std::to_string(i) + "\n";
    }
    const auto file = office.write("lớn.csv", text);
    const auto stick = office.folder() / "usb";
    std::filesystem::create_directory(stick);
    (void)office.json({"backup", "settings", "--folder", stick.string()});
    std::filesystem::remove_all(stick); // pulled out
    const auto bare = office.run({"import", file, "--site", "Đại An", "--format", "json"});
    CHECK(bare.exit == 0);
    CHECK(bare.err.find(stick.string()) != std::string::npos);
    CHECK(bare.json()["no_backup"].get<std::string>().find(stick.string()) != std::string::npos);
    CHECK(bare.json()["summary"]["created"] == 500);
    const auto change = bare.json()["change_set"].get<std::string>();
    CHECK(office.json({"undo", change})["undone"] == true);

    std::filesystem::create_directory(stick); // and back
    const auto again = office.json({"import", file, "--site", "Đại An"});
    CHECK_FALSE(again.contains("no_backup"));
    const auto backups = office.json({"backup", "list"})["backups"];
    CHECK(std::count_if(backups.begin(), backups.end(), [](const nlohmann::json& backup) {
              return backup["reason"] == "import";
          }) == 1);
    // numbers are written as the language writes them
    const auto bytes = std::to_string(backups[0]["bytes"].get<std::int64_t>());
    REQUIRE(bytes.size() > 3);
    for (const auto& [language, point] : {std::pair{"vi", "."}, std::pair{"en", ","}}) {
        auto written = bytes;
        written.insert(written.size() - 3, point);
        written.insert(written.size() > 7 ? written.size() - 7 : 0,
                       written.size() > 7 ? point : "");
        CHECK(office.run({"backup", "list", "--lang", language}).out.find(written) !=
              std::string::npos);
    }
}

TEST_CASE("Import: a recipe saved from one list reads the next of its layout", "[cli]")
{
    const Office office;
    const auto file = office.write("Đại An.csv", list);
    const auto recipe = (office.folder() / "cach doc.json").string();
    (void)office.json({"import", file, "--dry-run", "--save-recipe", recipe});
    const auto again = office.json({"import", file, "--dry-run", "--recipe", recipe});
    CHECK(again["files"][0]["sheets"][0]["recipe"] == "Đại An.csv");
    CHECK(again["summary"]["created"] == 2);
    CHECK(again["summary"]["total_cost"] == 54'000'000);
    CHECK(office.run({"import", file, "--recipe", office.write("x.json", "{")}).exit == 3);
}

TEST_CASE("Import: header, columns, unit of money, rows and sheet can be said", "[cli]")
{
    const Office office;
    const auto file = office.write("x.csv", "a,b,c\n"
                                            "Qz1,Qz2,Qz3\n"
                                            "Camera Logitech,2,31000\n"
                                            "Ti vi Sony,1,12000\n"
                                            "Loa JBL,1,5000\n");
    const auto answer = office.json(
        {"import", file, "--dry-run", "--site", "Đại An", "--header-row", "2", "--column", "A=name",
         "--column", "B=Số lượng", "--column", "C=cost", "--money", "nghìn", "--rows", "3-4"});
    CHECK(answer["summary"]["devices"] == 3);
    CHECK(answer["summary"]["total_cost"] == 43'000'000);
    const auto wrong = office.run({"import", file, "--dry-run", "--column", "A"});
    CHECK(wrong.exit != 0);
    CHECK(office.run({"import", file, "--dry-run", "--money", "hào"}).exit != 0);
    CHECK(office.run({"import", file, "--dry-run", "--sheet", "không có"}).exit != 0);
}

TEST_CASE("Import: a unit of money in doubt is said in the reader's figures, and how to say which",
          "[cli]")
{
    const Office office;
    const auto list = office.write("ds.csv", "Đơn vị tính: nghìn đồng\n"
                                             "TT,Tên thiết bị,Xã,Số lượng,Thành tiền\n"
                                             "1,Camera AVer CAM520,Đại An,1,16900000\n"
                                             "2,Camera AVer CAM540,Đại An,1,18900000\n");
    const auto asked = office.run({"--lang", "en", "import", list, "--dry-run"});
    CHECK(asked.out.find("16,900,000,000 đ") != std::string::npos);
    CHECK(asked.out.find("--money nghìn") != std::string::npos);
    const auto told = office.run({"import", list, "--dry-run", "--money", "đồng"});
    CHECK(told.exit == 0);
    CHECK(told.out.find("--money") == std::string::npos);
}

TEST_CASE("Export: the list imports again with nothing changed; the template holds no rows",
          "[cli]")
{
    const Office office;
    (void)office.json({"import", office.write("Đại An.csv", list)});
    const auto file = (office.folder() / "xuat.xlsx").string();
    CHECK(office.json({"device", "export", "-o", file})["list"]["devices"] == 3);
    const auto before = office.digest();
    const auto again = office.json({"import", file});
    CHECK(again["summary"]["unchanged"] == 3);
    CHECK_FALSE(again.contains("change_set"));
    CHECK(office.digest() == before);
    CHECK(office.run({"device", "export"}).exit == 2);
    const auto empty = (office.folder() / "mau.xlsx").string();
    CHECK(office.json({"template", "-o", empty})["template"]["path"] == empty);
    CHECK(office.run({"import", empty, "--dry-run"}).exit == 1); // nothing in it yet
}

} // namespace dongbo::tests
