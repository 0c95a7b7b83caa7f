#include "tests/cli/program_runs.h"

#include <catch2/catch.hpp>

namespace dongbo::tests {

TEST_CASE("Device: a list gives every member of the documented shape", "[cli]")
{
    const Office office;
    const auto added =
        office.json({"device",     "add",        "--site",          "Đại An",      "--type",
                     "camera",     "--name",     "Camera hội nghị", "--maker",     "Logitech",
                     "--model",    "Rally",      "--serial",        "S-1",         "--cost",
                     "12,5 triệu", "--acquired", "11/05/2020",      "--condition", "good"});
    CHECK(added["device"]["code"] == "DAN-CAM-0001");
    CHECK(added["device"]["number"] == "DAN-CAM-0001");
    CHECK(added["change_set"].get<std::string>().size() == 36);

    const auto devices = office.json({"device", "list"})["devices"];
    REQUIRE(devices.size() == 1);
    const auto& device = devices[0];
    CHECK(device["id"] == added["device"]["id"]);
    CHECK(device["cost"] == 12'500'000);
    CHECK(device["acquired"] == "2020-05-11");
    CHECK(device["site"] == "Điểm cầu Đại An");
    CHECK(device["unit"] == "Đại An");
    CHECK(device["condition"] == "good");
    CHECK(device["use"] == "in_use");
    CHECK(device["paper"] == "active");
    CHECK(device["quantity"] == 1);
    for (const char* member :
         {"code", "type", "name", "maker", "model", "serial", "site_id", "unit_id", "in_use_year",
          "in_use_date", "condition_text", "notes", "source"}) {
        CHECK(device.contains(member));
    }
    CHECK(device["source"].is_null());
}

TEST_CASE("Device: the list shows the amount of all pieces of a record", "[cli]")
{
    const Office office;
    (void)office.json({"device", "add", "--site", "Gôi", "--type", "accessory", "--name", "Dây",
                       "--cost", "180.000", "--quantity", "4"});
    CHECK(office.run({"device", "list"}).out.find("720.000") != std::string::npos);
    const auto device = office.json({"device", "list"})["devices"][0];
    CHECK(device["cost"] == 180'000);
    CHECK(device["amount"] == 720'000);
}

TEST_CASE("Device: is found without marks, by parts and by place", "[cli]")
{
    const Office office;
    (void)office.addDevice("camera", "Camera hội nghị Logitech");
    (void)office.addDevice("screen", "Ti vi Sony 55 inch");
    const auto count = [&](Words words) {
        words.insert(words.begin(), {"device", "list"});
        return office.json(words)["devices"].size();
    };
    CHECK(count({"hoi nghi"}) == 1);
    CHECK(count({"sony ti"}) == 1);
    CHECK(count({"--site", "dai an"}) == 2);
    CHECK(count({"--unit", "Vụ Bản"}) == 2);
    CHECK(count({"--site", "Kim Thái"}) == 0);
    CHECK(count({"--type", "screen"}) == 1);
    CHECK(count({"--type", "màn hình"}) == 1);
}

TEST_CASE("Device: edit changes what is named and empties what is cleared", "[cli]")
{
    const Office office;
    const auto code = office.addDevice("screen", "Ti vi");
    (void)office.json({"device", "edit", code, "--cost", "9.500.000", "--notes", "mua năm 2020"});
    auto device = office.json({"device", "show", code})["device"];
    CHECK(device["cost"] == 9'500'000);
    CHECK(device["name"] == "Ti vi");
    (void)office.json({"device", "edit", code, "--clear", "cost,notes"});
    device = office.json({"device", "show", code})["device"];
    CHECK(device["cost"].is_null());
    CHECK(device["notes"].is_null());
    CHECK(office.run({"device", "edit", code, "--clear", "code"}).exit == 2);
}

TEST_CASE("Device: a transfer moves it and is remembered", "[cli]")
{
    const Office office;
    const auto code = office.addDevice("camera", "Camera");
    const auto moved = office.json({"device", "transfer", code, "--to", "Kim Thái", "--decision",
                                    "15/QĐ-UBND", "--reason", "bổ sung"});
    CHECK(moved["device"]["site"] == "Điểm cầu Kim Thái");
    const auto shown = office.json({"device", "show", code})["device"];
    REQUIRE(shown["transfers"].size() == 1);
    CHECK(shown["transfers"][0]["decision_no"] == "15/QĐ-UBND");
    CHECK(office.run({"device", "transfer", code, "--to", "Kim Thái"}).exit == 2);
}

TEST_CASE("Device: the new one takes the old one's place; the broken old one is to go", "[cli]")
{
    const Office office;
    const auto old = office.addDevice("screen", "Ti vi cũ");
    const auto fresh = office
                           .json({"device", "add", "--site", "Kim Thái", "--type", "screen",
                                  "--name", "Ti vi mới", "--use", "spare"})["device"]["code"]
                           .get<std::string>();
    (void)office.json({"fault", "report", "--device", old, "--symptom", "không lên hình",
                       "--severity", "blocking"});
    const auto done =
        office.json({"device", "replace", old, "--with", fresh, "--reason", "hỏng tấm nền"});
    CHECK(done["device"]["code"] == fresh);
    CHECK(done["device"]["site"] == "Điểm cầu Đại An");
    CHECK(done["device"]["use"] == "in_use");
    const auto left = office.json({"device", "show", old})["device"];
    CHECK(left["use"] == "spare");
    CHECK(left["paper"] == "disposal_proposed");
    CHECK(left["replacements"][0]["new_device"] == fresh);
}

TEST_CASE("Device: what is disposed of leaves the list but not the register", "[cli]")
{
    const Office office;
    const auto code = office.addDevice("ups", "Bộ lưu điện");
    (void)office.json({"device", "dispose", code, "--reason", "hết hạn", "--proceeds", "500.000"});
    CHECK(office.json({"device", "list"})["devices"].empty());
    const auto all = office.json({"device", "list", "--all"})["devices"];
    REQUIRE(all.size() == 1);
    CHECK(all[0]["paper"] == "disposed");
    CHECK(office.json({"device", "show", code})["device"]["disposals"][0]["proceeds"] == 500'000);
}

TEST_CASE("Device: history tells who gave which field which value", "[cli]")
{
    const Office office;
    const auto code = office.addDevice("camera", "Camera");
    const auto edited =
        office.json({"device", "edit", code, "--cost", "2 triệu", "--reason", "theo hóa đơn"});
    const auto history = office.json({"device", "history", code});
    CHECK(history["device"] == code);
    const auto& entries = history["entries"];
    const auto& last = entries.back();
    CHECK(last["field"] == "cost");
    CHECK(last["old"].is_null());
    CHECK(last["new"] == 2'000'000);
    CHECK(last["reason"] == "theo hóa đơn");
    CHECK(last["change_set"] == edited["change_set"]);
    for (const char* member : {"at", "by", "what", "source"}) {
        CHECK(last.contains(member));
    }
    CHECK(last["at"].get<std::string>().substr(19) == "+07:00");
}

TEST_CASE("Device: csv opens in a spreadsheet and cannot bring a formula", "[cli]")
{
    const Office office;
    (void)office.json({"device", "add", "--site", "Đại An", "--type", "other", "--name",
                       "=1+1, \"nguy hiểm\"", "--cost", "1000000"});
    const auto answer = office.run({"device", "list", "--format", "csv"});
    CHECK(answer.exit == 0);
    CHECK(answer.out.substr(0, 3) == "\xEF\xBB\xBF");
    CHECK(answer.out.find("\"'=1+1, \"\"nguy hiểm\"\"\"") != std::string::npos);
    CHECK(answer.out.find(",1000000,") != std::string::npos);
    CHECK(office.run({"device", "show", "DAN-OTH-0001", "--format", "csv"}).exit == 2);
}

TEST_CASE("Officer: custody is given and shown", "[cli]")
{
    const Office office;
    const auto code = office.addDevice("camera", "Camera");
    (void)office.json({"officer", "add", "--name", "Nguyễn Văn Mẫu", "--position", "Văn hóa"});
    (void)office.json({"officer", "edit", "Nguyễn Văn Mẫu", "--phone", "0900 000 000"});
    const auto given = office.json({"officer", "give", "nguyen van mau", "--device", code});
    CHECK(given["custody"]["officer"] == "Nguyễn Văn Mẫu");
    CHECK(given["custody"]["device"] == code);
    CHECK(office.json({"device", "show", code})["device"]["custodian"] == "Nguyễn Văn Mẫu");
    const auto officers = office.json({"officer", "list"})["officers"];
    CHECK(officers.size() == 2);
}

TEST_CASE("Place: units and sites are listed and added", "[cli]")
{
    const Office office;
    CHECK(office.json({"unit", "list"})["units"].size() == 19); // the district and its 18
    const auto sites = office.json({"site", "list"})["sites"];
    CHECK(sites.size() == 18);
    for (const char* member : {"id", "name", "unit", "tier"}) {
        CHECK(sites[0].contains(member));
    }
    const auto added =
        office.json({"site", "add", "--name", "Hội trường tầng 2", "--unit", "Đại An"});
    CHECK(added["site"]["unit"] == "Đại An");
    const auto ambiguous = office.run({"device", "list", "--site", "Đại An"});
    INFO(ambiguous.err);
    CHECK(ambiguous.exit == 2); // two rooms now: one has to be named
    CHECK(ambiguous.err.find("Hội trường tầng 2") != std::string::npos);
    const auto unit =
        office.json({"unit", "add", "--name", "Thử", "--kind", "xã", "--parent", "Vụ Bản"});
    CHECK(unit["unit"]["parent"] == "huyện Vụ Bản");
}

} // namespace dongbo::tests
