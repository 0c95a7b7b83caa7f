#include "tests/cli/program_runs.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <csignal>
#include <map>
#include <set>
#include <vector>

// A stocktake as an office does it from the command line: begin, count, settle, close.

namespace dongbo::tests {

namespace {

nlohmann::json lineOf(const nlohmann::json& stocktake, const std::string& code)
{
    for (const auto& line : stocktake["lines"]) {
        if (line["code"] == code) {
            return line;
        }
    }
    return nullptr;
}

std::string begin(const Office& office, const Words& more = {})
{
    Words words{"stocktake", "start"};
    words.insert(words.end(), more.begin(), more.end());
    return office.json(words)["stocktake"]["number"];
}

} // namespace

TEST_CASE("Stocktake: from the first count to the frozen minutes", "[cli]")
{
    const Office office;
    const auto camera = office.addDevice("camera", "Camera");
    const auto screen = office.addDevice("screen", "Ti vi");
    const auto micro = office.addDevice("microphone", "Micro");
    (void)office.json({"device", "transfer", micro, "--to", "Gôi"});
    const auto number = begin(office, {"--member", "Nguyễn Văn Mẫu|Phó Chủ tịch|Trưởng ban",
                                       "--member", "Trần Thị Ví Dụ|Kế toán|Ủy viên"});
    CHECK(number.ends_with("-0001"));

    const auto first = office.json(
        {"stocktake", "count", number, camera, "--condition", "fair", "--by", "Trần Thị Ví Dụ"});
    CHECK(first["counts"][0]["finding"] == "found");
    CHECK(first["counts"][0]["already"].is_null());
    const auto again = office.json({"stocktake", "count", number, camera});
    CHECK(again["counts"][0]["already"]["by"] == "Trần Thị Ví Dụ");
    CHECK(again["change_set"].is_null());
    CHECK(office.run({"stocktake", "count", number, camera}).out.find("Đã kiểm lúc") !=
          std::string::npos);
    const auto moved = office.json({"stocktake", "count", number, micro, "--site", "Đại An"});
    CHECK(moved["counts"][0]["finding"] == "wrong_place");
    const auto unknown = office.json({"stocktake", "count", number, "LẠ-1", "--site", "Đại An"});
    CHECK(unknown["counts"][0]["finding"] == "unknown_code");
    const auto rest = office.json({"stocktake", "count", number, "--rest-missing"});
    CHECK(rest["written"] == 1);
    CHECK(rest["tally"]["missing"] == 1);

    const auto settled = office.json(
        {"stocktake", "settle", number, micro, "--how", "moved", "--document-no", "12/QĐ"});
    CHECK(settled["settled"][0]["transfer_id"].is_string());
    CHECK(office.json({"device", "show", micro})["device"]["site"] == "Điểm cầu Đại An");
    (void)office.json({"stocktake", "settle", number, "--how", "lost", "--finding", "missing"});
    CHECK(office.json({"device", "show", screen})["device"]["paper"] == "lost");
    const auto open = office.run({"stocktake", "close", number});
    CHECK(open.exit == 2); // the unknown code and the camera's condition
    (void)office.json({"stocktake", "settle", number, camera, "--how", "corrected"});
    CHECK(office.json({"device", "show", camera})["device"]["condition"] == "fair");
    (void)office.json({"stocktake", "settle", number, "LẠ-1", "--how", "registered", "--type",
                       "accessory", "--name", "Giá treo"});
    CHECK(office.json({"stocktake", "settle", number})["stocktake"]["state"] == "settling");
    const auto closed = office.json({"stocktake", "close", number, "--document-no", "05/BB-KK"});
    CHECK(closed["stocktake"]["state"] == "closed");
    const auto& summary = closed["stocktake"]["summary"];
    CHECK(summary["expected"] == 3);
    CHECK(summary["found"] == 1);
    CHECK(summary["wrong_place"] == 1);
    CHECK(summary["missing"] == 1);
    CHECK(summary["unknown"] == 1);
    CHECK(summary["settled"] == 4);
    CHECK(office.run({"stocktake", "close", number}).exit == 3);

    const auto shown = office.json({"stocktake", "show", number})["stocktake"];
    CHECK(lineOf(shown, micro)["expected_site"] == "Điểm cầu Gôi");
    CHECK(lineOf(shown, micro)["counted_site"] == "Điểm cầu Đại An");
    CHECK(shown["committee"][0]["role"] == "Trưởng ban");
    const auto minutes = (office.folder() / "bien-ban.html").string();
    REQUIRE(office.run({"report", "c53-hd", "--stocktake", number, "-o", minutes}).exit == 0);
    CHECK(office.json({"verify"})["ok"] == true);
}

TEST_CASE("Stocktake: sheets filled in elsewhere are merged; a list is what was found", "[cli]")
{
    const Office office;
    const auto camera = office.addDevice("camera", "Camera");
    const auto screen = office.addDevice("screen", "Ti vi");
    const auto cable = office.addDevice("accessory", "Cáp HDMI");
    (void)office.json({"device", "edit", cable, "--quantity", "40"});
    const auto number = begin(office, {"--site", "Đại An"});
    const auto sheet = (office.folder() / "phieu.csv").string();
    (void)office.json({"stocktake", "sheet", number, "-o", sheet});
    const auto filled = office.write(
        "dien.csv", "Phiếu kiểm,,,,\n\nMã,Thấy,Tình trạng,Người kiểm,Ghi chú\n" + camera +
                        ",x,hỏng,Lê Văn Thử,\n" + screen + ",không,,,\n" + cable + ",38,,,\n" +
                        ",x,,,Micro không tem\n" + camera + ",lạ,,,\n");
    const auto taken =
        office.run({"stocktake", "count", number, "--file", filled, "--format", "json"});
    CHECK(taken.exit == 1); // one row says what nobody can read
    const auto answer = taken.json();
    CHECK(answer["written"] == 4);
    REQUIRE(answer["left"].size() == 1);
    CHECK(answer["left"][0]["row"] == 8);
    CHECK(answer["tally"]["missing"] == 1);
    CHECK(answer["tally"]["quantities"] == 1);
    CHECK(answer["tally"]["conditions"] == 1);
    CHECK(answer["tally"]["unexpected"] == 1);
    // what was counted goes out and comes in again: nothing is counted twice
    const auto counted = (office.folder() / "da-kiem.xlsx").string();
    (void)office.json({"stocktake", "sheet", number, "--counted", "-o", counted});
    const auto merged =
        office.run({"stocktake", "count", number, "--file", counted, "--format", "json"});
    INFO(merged.out << merged.err);
    const auto again = merged.json();
    REQUIRE(again["counts"].size() == 4);
    for (const auto& one : again["counts"]) { // the thing without a label, too
        CHECK(one["already"].is_object());
    }
    (void)office.json({"stocktake", "cancel", number});
    const auto listed = begin(office, {"--site", "Đại An", "--name", "Theo danh sách"});
    const auto list = office.write("ds.csv", "Mã,Tên thiết bị\n" + camera + ",Camera\n,Loa mới\n");
    const auto found = office.json({"import", list, "--as-stocktake", listed});
    CHECK(found["written"] == 2);
    CHECK(found["tally"]["found"] == 1);
    CHECK(found["tally"]["unexpected"] == 1);
    CHECK(office.json({"device", "list"})["devices"].size() == 3); // the register stays as it is
    const auto none = office.write("khac.csv", "A,B\n1,2\n");
    CHECK(office.run({"stocktake", "count", listed, "--file", none}).exit == 3);
}

TEST_CASE("Stocktake: three count 360 devices at once, one is killed: nothing is lost", "[cli]")
{
    const Office office;
    constexpr std::size_t devices = 360;
    constexpr std::size_t perFile = 30;
    std::string rows = "Tên thiết bị,Loại thiết bị\n";
    for (std::size_t i = 0; i < devices; ++i) {
        rows += "Thiết bị " + std::to_string(i) + ",camera\n";
    }
    (void)office.json({"import", office.write("ds.csv", rows), "--site", "Đại An"});
    std::vector<std::string> codes;
    const auto listed = office.json({"device", "list"});
    for (const auto& device : listed["devices"]) {
        codes.push_back(device["code"]);
    }
    REQUIRE(codes.size() == devices);
    const auto number = begin(office, {"--site", "Đại An"});
    // everybody walks through all of them, each from another side
    std::vector<std::vector<std::string>> files(3);
    for (std::size_t who = 0; who < files.size(); ++who) {
        for (std::size_t from = 0; from < devices; from += perFile) {
            std::string part = "Mã,Thấy\n";
            for (std::size_t i = 0; i < perFile; ++i) {
                const auto at = (from + i + who * devices / files.size()) % devices;
                part += codes[who == 2 ? devices - 1 - at : at] + ",x\n";
            }
            files[who].push_back(
                office.write(std::to_string(who) + "-" + std::to_string(from) + ".csv", part));
        }
    }
    std::size_t acknowledged = 0;
    for (std::size_t round = 0; round < files[0].size(); ++round) {
        std::vector<Running> running;
        for (std::size_t who = 0; who < files.size(); ++who) {
            running.push_back(office.start({"--as", "Người giữ sổ", "stocktake", "count", number,
                                            "--file", files[who][round], "--format", "json"}));
        }
        const auto killed = round % files.size();
        running[killed].signal(SIGKILL);
        for (std::size_t who = 0; who < running.size(); ++who) {
            const auto end = running[who].wait();
            if (who != killed) {
                INFO(end.err);
                REQUIRE(end.exit == 0);
                acknowledged += end.json()["written"].get<std::size_t>();
            }
        }
        // resumed: what it had counted is told, the rest is counted now
        const auto resumed =
            office.json({"stocktake", "count", number, "--file", files[killed][round]});
        CHECK(resumed["counts"].size() == perFile);
        acknowledged += resumed["written"].get<std::size_t>();
    }
    const auto shown = office.json({"stocktake", "show", number})["stocktake"];
    CHECK(shown["tally"]["counted"] == devices);
    CHECK(shown["tally"]["found"] == devices);
    CHECK(shown["lines"].size() == devices);
    CHECK(acknowledged <= devices); // a killed one may have written unanswered
    std::set<std::string> counts;
    for (const auto& line : shown["lines"]) {
        CHECK(line["counts"] == 1);
        counts.insert(line["count_id"]);
    }
    CHECK(counts.size() == devices);
    CHECK(office.json({"verify"})["ok"] == true);
}

TEST_CASE("Stocktake: a sample is the same for everybody and says how it is read", "[cli]")
{
    const Office office;
    std::string rows = "Tên thiết bị,Loại thiết bị\n";
    for (int i = 0; i < 100; ++i) {
        rows += "Thiết bị " + std::to_string(i) + ",camera\n";
    }
    (void)office.json({"import", office.write("ds.csv", rows), "--site", "Đại An"});
    const Words asked{"stocktake", "sample",       "--site", "Đại An", "--right",
                      "98",        "--confidence", "95",     "--seed", "2021"};
    const auto sample = office.json(asked)["sample"];
    CHECK(sample["population"] == 100);
    // 3 wrong ones are too many: 63 leave all of them out with C(97,63)/C(100,63) = 0.0480
    CHECK(sample["size"] == 63);
    CHECK(office.json(asked)["sample"] == sample);
    const auto number = begin(office, {"--site", "Đại An", "--recount", "--seed", "2021"});
    const auto shown = office.json({"stocktake", "show", number})["stocktake"];
    CHECK(shown["sample_size"] == 63);
    std::set<std::string> drawn;
    for (const auto& device : sample["devices"]) {
        drawn.insert(device["code"]);
    }
    for (const auto& line : shown["lines"]) {
        CHECK(drawn.contains(line["code"].get<std::string>()));
    }
    CHECK(shown["reading"].get<std::string>().find("63") != std::string::npos);
    CHECK(office.run({"stocktake", "sample", "--right", "101"}).exit == 2);
}

} // namespace dongbo::tests
