#include "tests/cli/program_runs.h"

#include <catch2/catch.hpp>

namespace dongbo::tests {

TEST_CASE("Device edit: two processes edit two fields at once, and both stay", "[cli]")
{
    const Office office;
    const auto code = office.addDevice("camera", "Camera");
    for (int round = 0; round < 5; ++round) {
        const auto text = std::to_string(round);
        auto one = office.start({"device", "edit", code, "--notes", "ghi chú " + text});
        auto other = office.start({"device", "edit", code, "--maker", "Hãng " + text});
        CHECK(one.wait().exit == 0);
        CHECK(other.wait().exit == 0);
        const auto device = office.json({"device", "show", code})["device"];
        CHECK(device["notes"] == "ghi chú " + text);
        CHECK(device["maker"] == "Hãng " + text);
    }
}

TEST_CASE("Edits, transfers, disposals and faults of many processes: none is reversed", "[cli]")
{
    const Office office;
    const auto moved = office.addDevice("camera", "Camera đi");
    const auto gone = office.addDevice("camera", "Camera bỏ");
    const auto broken = office.addDevice("camera", "Camera hỏng");
    std::vector<Running> running;
    running.push_back(office.start({"device", "transfer", moved, "--to", "Minh Tân"}));
    running.push_back(office.start({"device", "dispose", gone}));
    running.push_back(office.start({"fault", "report", "--device", broken, "--symptom", "Mất hình",
                                    "--severity", "blocking"}));
    for (const auto& code : {moved, gone, broken}) {
        running.push_back(office.start({"device", "edit", code, "--notes", "đã dán tem"}));
    }
    for (auto& one : running) {
        CHECK(one.wait().exit == 0);
    }
    const auto show = [&](const std::string& code) {
        return office.json({"device", "show", code})["device"];
    };
    CHECK(show(moved)["site"] == "Điểm cầu Minh Tân");
    CHECK(show(gone)["paper"] == "disposed");
    CHECK(show(broken)["condition"] == "broken");
    for (const auto& code : {moved, gone, broken}) {
        CHECK(show(code)["notes"] == "đã dán tem");
    }
}

TEST_CASE("--if: an edit on a condition writes nothing when it does not hold, and tells who",
          "[cli]")
{
    const Office office;
    (void)office.json({"officer", "add", "--name", "Nguyễn Văn Mẫu"});
    const auto code = office.addDevice("camera", "Camera");
    CHECK(office
              .run({"device", "edit", code, "--cost", "7 triệu", "--if", "cost=", "--if",
                    "type=camera"})
              .exit == 0);
    CHECK(office
              .run({"--as", "Nguyễn Văn Mẫu", "device", "edit", code, "--cost", "8 triệu", "--if",
                    "cost=7000000"})
              .exit == 0);
    const auto digest = office.digest();
    const auto failed = office.run(
        {"device", "edit", code, "--cost", "9 triệu", "--notes", "x", "--if", "cost=7 triệu"});
    CHECK(failed.exit == 1);
    CHECK(failed.err.find("8.000.000") != std::string::npos);
    CHECK(failed.err.find("Nguyễn Văn Mẫu") != std::string::npos);
    const auto json = office.run(
        {"--format", "json", "device", "edit", code, "--cost", "9 triệu", "--if", "cost=7000000"});
    CHECK(json.exit == 1);
    CHECK(json.json()["conflicts"][0]["found"] == 8'000'000);
    CHECK(json.json()["conflicts"][0]["field"] == "cost");
    CHECK(office.run({"device", "edit", code, "--notes", "x", "--if", "nothing=1"}).exit == 2);
    CHECK(office.run({"device", "edit", code, "--notes", "x", "--if", "condition=tuyệt"}).exit ==
          2);
    CHECK(office.digest() == digest);
}

TEST_CASE("Officer edit writes just what was named, on a condition too", "[cli]")
{
    const Office office;
    (void)office.json({"officer", "add", "--name", "Nguyễn Văn Mẫu", "--phone", "0900"});
    auto one = office.start(
        {"officer", "edit", "Nguyễn Văn Mẫu", "--position", "Công chức", "--if", "phone=0900"});
    auto other = office.start({"officer", "edit", "Nguyễn Văn Mẫu", "--notes", "nghỉ thứ sáu"});
    CHECK(one.wait().exit == 0);
    CHECK(other.wait().exit == 0);
    for (const auto& officer : office.json({"officer", "list"})["officers"]) {
        if (officer["name"] == "Nguyễn Văn Mẫu") {
            CHECK(officer["position"] == "Công chức");
            CHECK(officer["notes"] == "nghỉ thứ sáu");
            CHECK(officer["phone"] == "0900");
        }
    }
    CHECK(
        office.run({"officer", "edit", "Nguyễn Văn Mẫu", "--phone", "1", "--if", "phone="}).exit ==
        1);
}

TEST_CASE("Corrections on the command line: each is done, shown in the history, and undone",
          "[cli]")
{
    const Office office;
    const auto code = office.addDevice("camera", "Camera");
    const auto fault = office.reportFault(code, "Mất hình");
    const auto repair =
        office.json({"repair", "start", "--fault", fault, "--by", "Minh Anh"})["repair"]["number"]
            .get<std::string>();
    (void)office.json({"repair", "finish", repair});
    (void)office.json({"fault", "close", fault});
    (void)office.json({"device", "transfer", code, "--to", "Minh Tân"});
    const auto custody =
        office.json({"officer", "give", "Người giữ sổ", "--site", "Đại An"})["custody"]["id"]
            .get<std::string>();
    (void)office.json({"device", "dispose", code});

    struct Correction
    {
        std::string noun, which, option, value, member;
        nlohmann::json expected;
    };
    const std::vector<Correction> all{
        {"repair", repair, "--cost", "850 nghìn", "cost", 850'000},
        {"fault", fault, "--symptom", "Sọc màn hình", "symptom", "Sọc màn hình"},
        {"vendor", "Minh Anh", "--phone", "0900 111", "phone", "0900 111"},
        {"site", "Liên Minh", "--address", "Thôn Hai", "address", "Thôn Hai"},
        {"unit", "Liên Minh", "--prefix", "LMX", "prefix", "LMX"},
        {"custody", custody, "--document-no", "BB 3", "document_no", "BB 3"},
        {"transfer", code, "--decision-no", "QĐ 12", "decision_no", "QĐ 12"},
        {"disposal", code, "--proceeds", "500 nghìn", "proceeds", 500'000},
    };
    for (const auto& one : all) {
        INFO(one.noun);
        const auto before = office.digest();
        // a paper has a reason of its own: there --reason is that
        const bool isPaper = one.noun == "transfer" || one.noun == "disposal";
        Words words{one.noun, "edit", one.which, one.option, one.value};
        if (!isPaper) {
            words.insert(words.end(), {"--reason", "sửa lại"});
        }
        const auto done = office.json(words);
        CHECK(done[one.noun][one.member] == one.expected);
        const auto history = office.json({one.noun, "history", one.which})["entries"];
        CHECK(history.back()["new"] == one.expected);
        CHECK(history.back()["reason"] ==
              (isPaper ? nlohmann::json(nullptr) : nlohmann::json("sửa lại")));
        (void)office.json({"undo", done["change_set"].get<std::string>()});
        CHECK(office.digest() == before); // as if it had never been; the history tells of both
        CHECK(office.json({one.noun, "history", one.which})["entries"].back()["what"] !=
              history.back()["what"]);
    }
    CHECK(office.json({"verify"})["ok"] == true);
}

TEST_CASE("--yes: an unlikely day or time is written once it is confirmed, and told all the same",
          "[cli]")
{
    const Office office;
    const auto code = office.addDevice("camera", "Camera");
    (void)office.json({"officer", "add", "--name", "Nguyễn Văn Mẫu"});
    (void)office.json({"device", "edit", code, "--acquired", "01/01/2019"});
    const auto number = office.reportFault(code, "mất hình");
    const std::string early = "31/12/2018";
    for (const Words& words :
         {Words{"officer", "give", "Nguyễn Văn Mẫu", "--device", code, "--from", early},
          Words{"device", "transfer", code, "--to", "Minh Tân", "--day", early},
          Words{"fault", "report", "--device", code, "--symptom", "mờ", "--at-time", early},
          Words{"fault", "edit", number, "--reported-at", early},
          Words{"transfer", "edit", code, "--day", "30/12/2018"},
          Words{"device", "dispose", code, "--close-faults", "--day", early},
          Words{"disposal", "edit", code, "--day", "30/12/2018"}}) {
        INFO(words[0] << " " << words[1]);
        const auto digest = office.digest();
        const auto asked = office.run(words);
        CHECK(asked.exit == 2);
        CHECK(asked.err.find("--yes") != std::string::npos);
        CHECK(office.digest() == digest);
        auto sure = words;
        sure.push_back("--yes");
        const auto done = office.run(sure);
        CHECK(done.exit == 0);
        CHECK(done.err.find("01/01/2019") != std::string::npos);
        CHECK(done.err.find("{") == std::string::npos);
        CHECK(office.digest() != digest);
    }
}

TEST_CASE("--yes: an unlikely day or year of a device is asked about, and told once it is written",
          "[cli]")
{
    const Office office;
    const auto code = office.addDevice("camera", "Camera");
    for (const auto& [option, typed] :
         std::vector<std::pair<std::string, std::string>>{{"--acquired", "05/04/1901"},
                                                          {"--in-use-date", "05/04/2199"},
                                                          {"--in-use-year", "1901"},
                                                          {"--year-made", "2199"},
                                                          {"--warranty-until", "05/04/2199"}}) {
        for (const Words& words : {Words{"device", "edit", code, option, typed},
                                   Words{"device", "add", "--site", "Đại An", "--type", "camera",
                                         "--name", "Camera 2", option, typed}}) {
            INFO(words[1] << " " << option);
            const auto digest = office.digest();
            const auto asked = office.run(words);
            CHECK(asked.exit == 2);
            CHECK(asked.err.find("--yes") != std::string::npos);
            CHECK(office.digest() == digest);
            auto sure = words;
            sure.push_back("--yes");
            const auto done = office.run(sure);
            CHECK(done.exit == 0);
            CHECK(done.err.find(typed) != std::string::npos);
        }
        (void)office.json({"device", "edit", code, "--clear", option.substr(2)});
    }
    CHECK(office.run({"device", "edit", code, "--year-made", "1899", "--yes"}).exit == 2);
}

TEST_CASE("Twins: a serial number or official code that another bears is written with a warning",
          "[cli]")
{
    const Office office;
    const Words camera{"device", "add", "--site", "Gôi", "--type", "camera", "--name", "Máy quay"};
    const auto with = [&](Words words, const Words& more) {
        words.insert(words.end(), more.begin(), more.end());
        return office.run(words);
    };
    CHECK(with(camera, {"--serial", "SN-01"}).err.empty());
    auto second = with(camera, {"--serial", "sn-01"});
    CHECK(second.exit == 0);
    CHECK(second.err.find("GOI-CAM-0001") != std::string::npos);
    CHECK(with(camera, {}).err.empty());
    second = office.run({"device", "edit", "GOI-CAM-0003", "--serial", "SN-01"});
    CHECK(second.exit == 0);
    CHECK(second.err.find("GOI-CAM-0001, GOI-CAM-0002") != std::string::npos);
    CHECK(office.run({"device", "edit", "GOI-CAM-0003", "--notes", "chữ"}).err.empty());

    const Words unit{"unit", "add", "--parent", "Vụ Bản", "--code", "99001", "--name"};
    CHECK(with(unit, {"Xóm Một"}).err.empty());
    second = with(unit, {"Xóm Hai"});
    CHECK(second.exit == 0);
    CHECK(second.err.find("Xóm Một") != std::string::npos);
}

TEST_CASE("Twin names: the second is warned of, and each is reached by its id", "[cli]")
{
    const Office office;
    (void)office.json({"site", "add", "--name", "Hội trường", "--unit", "Đại An"});
    const auto second = office.run(
        {"--format", "json", "site", "add", "--name", "Hội trường", "--unit", "Minh Tân"});
    CHECK(second.exit == 0);
    CHECK(second.err.find("Hội trường") != std::string::npos);
    const auto id = second.json()["site"]["id"].get<std::string>();
    const auto both = office.run({"site", "show", "Hội trường"});
    CHECK(both.exit == 2);
    CHECK(both.err.find(id) != std::string::npos);
    CHECK(office.json({"site", "show", id.substr(0, 35)})["site"]["unit"] == "Minh Tân");
    CHECK(office.run({"site", "list"}).out.find(id) != std::string::npos);
    (void)office.json({"officer", "add", "--name", "Trần Thị Bưởi", "--position", "Văn thư"});
    CHECK(office.run({"officer", "add", "--name", "Trần Thị Bưởi"}).err.find("Trần Thị Bưởi") !=
          std::string::npos);
    const auto people = office.run({"officer", "edit", "Trần Thị Bưởi", "--phone", "1"});
    CHECK(people.exit == 2);
    CHECK(people.err.find("Văn thư") != std::string::npos);
}

TEST_CASE("Register: named at init, shown and edited, never after the machine's account", "[cli]")
{
    const Office office(Office::Register::NotMade);
    const auto made = office.json({"init", "--units", "vu-ban-2021", "--name",
                                   "Thiết bị họp huyện Vụ Bản", "--officer", "Nguyễn Văn Mẫu"});
    CHECK(made["register"]["name"] == "Thiết bị họp huyện Vụ Bản");
    CHECK(made["register"]["officer"] == "Nguyễn Văn Mẫu");
    const auto shown = office.json({"register", "show"})["register"];
    CHECK(shown["unit"] == "huyện Vụ Bản");
    CHECK(shown["is_sample"] == false);
    const auto done = office.json({"register", "edit", "--name", "Sổ huyện", "--prefix", "VB"});
    CHECK(done["register"]["name"] == "Sổ huyện");
    CHECK(office.run({"register", "edit", "--name", "x", "--if", "name=Khác"}).exit == 1);
    (void)office.json({"undo", done["change_set"].get<std::string>()});
    CHECK(office.json({"register", "show"})["register"]["name"] == "Thiết bị họp huyện Vụ Bản");
    const auto backup = (office.folder() / "copy.dongbo").string();
    (void)office.json({"backup", backup});
    (void)office.json({"register", "edit", "--name", "Sổ khác"});
    (void)office.json({"restore", backup});
    CHECK(office.json({"register", "show"})["register"]["name"] == "Thiết bị họp huyện Vụ Bản");
}

} // namespace dongbo::tests
