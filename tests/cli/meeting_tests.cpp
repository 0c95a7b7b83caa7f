#include "tests/cli/program_runs.h"

#include <catch2/catch.hpp>

#include <set>

// A meeting as an office prepares it from the command line: notice, checks, duty, board, results.

namespace dongbo::tests {

namespace {

std::string begin(const Office& office, const Words& more)
{
    Words words{"meeting",          "add",     "--name",  "Phòng, chống dịch", "--starts-at",
                "17/06/2031 14:00", "--level", "district"};
    words.insert(words.end(), more.begin(), more.end());
    return office.json(words)["meeting"]["number"];
}

nlohmann::json siteOf(const nlohmann::json& board, const std::string& site)
{
    for (const auto& one : board["sites"]) {
        if (one["site"] == site) {
            return one;
        }
    }
    return nullptr;
}

const Words allPass{"--power", "pass",      "--light", "pass",   "--sound",
                    "pass",    "--picture", "pass",    "--line", "pass"};

Words record(const std::string& site, const Words& more = {})
{
    Words words{"check", "record", "--site", site};
    words.insert(words.end(), allPass.begin(), allPass.end());
    words.insert(words.end(), more.begin(), more.end());
    return words;
}

} // namespace

TEST_CASE("Meeting: from the notice to the frozen board", "[cli][meetings]")
{
    const Office office;
    const auto number = begin(office, {"--all"});
    CHECK(number == "HN-2031-0001");
    const auto listed = office.json({"meeting", "list"})["meetings"];
    REQUIRE(listed.size() == 1);
    CHECK(listed[0]["sites_invited"] == 18);
    (void)office.json({"meeting", "notice", number, "--number", "118/GM-UBND"});
    (void)office.json({"meeting", "receipt", number, "--site", "Đại An", "--by", "Lê Văn Thử"});
    const auto shown = office.json({"meeting", "show", number})["meeting"];
    CHECK(shown["notice_no"] == "118/GM-UBND");
    CHECK(shown["sites_received"] == 1);
    CHECK(shown["notice_late"] == false);

    // the shape scripts rely on
    const auto board = office.json({"check", "board", "--meeting", number});
    CHECK(board["meeting"] == number);
    CHECK(board["as_of"].is_string());
    CHECK(board["expected_failures"].is_number());
    REQUIRE(board["sites"].size() == 18);
    const std::set<std::string> states{"ready", "at_risk", "not_ready", "unknown"};
    for (const auto& site : board["sites"]) {
        CHECK(states.contains(site["state"].get<std::string>()));
        CHECK(site["reasons"].is_array());
        CHECK(site.contains("last_check"));
        CHECK(site.contains("on_duty"));
    }
    CHECK(siteOf(board, "Điểm cầu Đại An")["state"] == "not_ready"); // nothing stands there
    const auto now = office.json({"check", "board"});
    CHECK(now["meeting"].is_null());
    CHECK(now["sites"].size() == 18);

    const auto check = office.json(record("Đại An", {"--meeting", number}))["check"];
    CHECK(check["power"] == "pass");
    CHECK(check["faults"].empty());
    const auto again = office.run(record("Đại An", {"--meeting", number}));
    CHECK(again.exit == 2);
    CHECK(again.err.find("đã có lần kiểm như thế") != std::string::npos);
    (void)office.json(record("Đại An", {"--meeting", number, "--yes"}));
    CHECK(office.json({"check", "list", "--site", "Đại An"})["checks"].size() == 2);
    (void)office.json({"check", "withdraw", check["id"].get<std::string>().substr(0, 36),
                       "--reason", "ghi hai lần"});
    CHECK(office.json({"check", "list", "--site", "Đại An"})["checks"].size() == 1);
    CHECK(office.json({"check", "list", "--site", "Đại An", "--all"})["checks"].size() == 2);

    (void)office.json({"officer", "add", "--name", "Trần Thị Ví Dụ", "--phone", "0900 000 123"});
    const auto duty = office.json(
        {"duty", "give", "Trần Thị Ví Dụ", "--meeting", number, "--site", "Đại An"})["duty"];
    CHECK(duty["officer"] == "Trần Thị Ví Dụ");
    CHECK(duty["from"] == "2031-06-17T13:00:00+07:00");
    const auto after =
        siteOf(office.json({"check", "board", "--meeting", number}), "Điểm cầu Đại An");
    CHECK(after["on_duty"] == "Trần Thị Ví Dụ");
    CHECK(after["last_check"].is_string());
    const auto calls = office.json({"meeting", "calls", number});
    CHECK(calls["round"] == "day_before");
    CHECK(calls["calls"].size() == 18);
    (void)office.json({"meeting", "call", number, "--site", "Đại An", "--answer", "sẵn sàng"});
    CHECK(office.json({"meeting", "calls", number})["called"] == 1);
    CHECK(office.run({"meeting", "freeze", number, "--rest-held"}).exit == 2); // not begun
    CHECK(office.json({"verify"})["ok"] == true);
}

TEST_CASE("Meeting: over, frozen, and the history of a site", "[cli][meetings]")
{
    const Office office;
    const auto meeting = office.json({"meeting", "add", "--name", "Giao ban", "--starts-at",
                                      "2021-01-04 08:00", "--ends-at", "2021-01-04 10:00", "--site",
                                      "Đại An", "--site", "Gôi"})["meeting"];
    const auto number = meeting["number"].get<std::string>();
    (void)office.json({"meeting", "outcome", number, "--site", "Gôi", "--outcome", "lost",
                       "--minutes", "30", "--cause", "mất điện"});
    CHECK(office.run({"meeting", "freeze", number}).exit == 2); // one has no outcome
    const auto frozen = office.json({"meeting", "freeze", number, "--rest-held"})["meeting"];
    CHECK(frozen["state"] == "held");
    CHECK(frozen["summary"]["lost"] == 1);
    const auto board = office.json({"check", "board", "--meeting", number});
    CHECK(board["frozen"] == true);
    CHECK(siteOf(board, "Điểm cầu Gôi")["outcome"] == "lost");
    CHECK(siteOf(board, "Điểm cầu Gôi")["reasons"].size() > 0);
    const auto there = office.json({"meeting", "list", "--site", "Gôi"})["meetings"];
    REQUIRE(there.size() == 1);
    CHECK(there[0]["here"]["outcome"] == "lost");
    CHECK(there[0]["here"]["minutes_lost"] == 30);
    CHECK(office.run({"meeting", "cancel", number, "--reason", "hoãn"}).exit == 3);
    CHECK(office.json({"check", "board"})["back_test"]["meetings"] ==
          0); // one is no past to test on
}

TEST_CASE("Meeting: bad input says what is wrong, and nothing is lost", "[cli][meetings]")
{
    const Office office;
    const auto none =
        office.run({"meeting", "add", "--name", "Họp", "--starts-at", "17/06/2031 14:00"});
    CHECK(none.exit == 2);
    CHECK(none.err.find("Chưa mời điểm cầu nào") != std::string::npos);
    const auto bare = office
                          .json({"meeting", "add", "--name", "Họp", "--starts-at",
                                 "17/06/2031 14:00", "--yes"})["meeting"]["number"]
                          .get<std::string>();
    CHECK(office.run({"check", "board", "--meeting", bare}).exit == 2);
    const auto number = begin(office, {"--site", "Đại An"});
    const auto late =
        office.run(record("Đại An", {"--meeting", number, "--when", "18/06/2031 08:00"}));
    CHECK(late.exit == 2);
    CHECK(late.err.find("sau khi " + number + " bắt đầu") != std::string::npos);
    CHECK(office.run(record("Gôi", {"--meeting", number})).exit == 2); // not invited
    (void)office.json(record("Đại An", {"--meeting", number}));
    const auto moved = office.run({"meeting", "edit", number, "--starts-at", "20/06/2031 08:00"});
    CHECK(moved.exit == 2);
    CHECK(moved.err.find("1 lần kiểm tra") != std::string::npos);
    CHECK(office.json({"check", "list"})["checks"].size() == 1);
    CHECK(office.run({"meeting", "show", "HN-1999-0001"}).exit == 2);
    CHECK(office.run({"meeting", "edit", number, "--ends-at", "17/06/2031 13:00"}).exit == 2);
    CHECK(office.run({"check", "record", "--site", "Đại An", "--power", "có lẽ"}).exit == 2);
    CHECK(office.run({"duty", "give", "Không Ai", "--meeting", number}).exit == 2);
}

TEST_CASE("Check: a failed heading reports a fault once", "[cli][meetings]")
{
    const Office office;
    const auto micro = office.addDevice("microphone", "Micro");
    const auto first = office.json({"check", "record", "--site", "Đại An", "--sound", "fail",
                                    "--power", "pass", "--failed", micro, "--symptom",
                                    "mic chập chờn", "--starts", micro + "=3"})["check"];
    REQUIRE(first["faults"].size() == 1);
    CHECK(first["faults"][0]["new"] == true);
    CHECK(first["light"] == "not_looked_at");
    const auto second = office.json({"check", "record", "--site", "Đại An", "--sound", "fail",
                                     "--failed", micro, "--yes"})["check"];
    CHECK(second["faults"][0]["new"] == false);
    CHECK(second["faults"][0]["number"] == first["faults"][0]["number"]);
    CHECK(office.json({"fault", "list", "--open"})["faults"].size() == 1);
    const auto items =
        office.json({"check", "show", first["id"].get<std::string>()})["check"]["items"];
    REQUIRE(items.size() == 1);
    CHECK(items[0]["device"] == micro);
    CHECK(items[0]["starts_needed"] == 3);
}

TEST_CASE("Check: a sheet goes out empty and comes back filled", "[cli][meetings]")
{
    const Office office;
    const auto number = begin(office, {"--all"});
    const auto sheet = (office.folder() / "phieu.csv").string();
    (void)office.json({"check", "sheet", "--meeting", number, "-o", sheet});
    const auto filled = office.write(
        "dien.csv", "Phiếu,,,,,,,\n\nĐiểm cầu,Nguồn điện,Ánh sáng,Âm thanh,\"Hình ảnh, hệ "
                    "thống\",Đường truyền,Kiểm lúc,Ghi chú\nĐại An,x,x,x,x,x,,\nGôi,đạt,x,loa "
                    "rè,x,không,,mưa to\nKim Thái,,,,,,,\nNơi Lạ,x,x,x,x,x,,\n");
    const auto taken =
        office.run({"check", "record", "--file", filled, "--meeting", number, "--format", "json"});
    CHECK(taken.exit == 1); // one row names no site
    const auto answer = taken.json();
    REQUIRE(answer["checks"].size() == 2);
    REQUIRE(answer["left"].size() == 1);
    CHECK(answer["left"][0]["row"] == 7);
    const auto& second = answer["checks"][1];
    CHECK(second["sound"] == "fail");
    CHECK(second["line"] == "fail");
    CHECK(second["faults"].size() == 2);
    CHECK(office.json({"fault", "list", "--open"})["faults"].size() == 2);
    const auto wrong = office.write("sai.csv", "Tên,Giá\nA,1\n");
    const auto refused = office.run({"check", "record", "--file", wrong});
    CHECK(refused.exit == 3);
    CHECK(refused.err.find("Nguồn điện") != std::string::npos);
    CHECK(office.run({"check", "record", "--file", filled, "--power", "pass"}).exit == 2);
}

TEST_CASE("Meeting: a list of meetings goes in whole or not at all", "[cli][meetings]")
{
    const Office office;
    const auto list =
        office.write("lich.csv", "LỊCH HỌP,,,,\nTên hội nghị,Bắt đầu,Kết thúc,Cấp,Điểm cầu\n"
                                 "Giao ban quý,14:00 17/06/2031,17/06/2031 16:00,Huyện,tất cả\n"
                                 "Tập huấn,18/06/2031 08h30,,xã,Đại An; Gôi\n");
    const auto added = office.json({"meeting", "import", list});
    REQUIRE(added["meetings"].size() == 2);
    CHECK(added["meetings"][0]["starts_at"] == "2031-06-17T14:00:00+07:00");
    CHECK(added["meetings"][0]["sites_invited"] == 18);
    CHECK(added["meetings"][1]["starts_at"] == "2031-06-18T08:30:00+07:00");
    CHECK(added["meetings"][1]["sites_invited"] == 2);
    const auto again = office.run({"meeting", "import", list});
    CHECK(again.exit == 2);
    CHECK(again.err.find("HN-2031-0001") != std::string::npos);
    const auto bad = office.write("sai.csv", "Tên hội nghị,Bắt đầu\nHọp,hôm nào đó\n");
    CHECK(office.run({"meeting", "import", bad}).exit == 2);
    CHECK(office.json({"meeting", "list"})["meetings"].size() == 2);
}

} // namespace dongbo::tests
