#include "tests/cli/duty_walks.h"

#include <catch2/catch.hpp>

#include <algorithm>

// What an office does around a meeting: repair, check, roster, notice, levels.

namespace dongbo::tests {

namespace {

constexpr const char* next = "Phòng, chống thiên tai năm 2024"; // the sample prepares it

nlohmann::json siteOn(const nlohmann::json& board, const std::string& site)
{
    for (const auto& one : board["sites"]) {
        if (one["site"] == site) {
            return one;
        }
    }
    FAIL("not on the board: " << site);
    return {};
}

} // namespace

void walkRepair(DutyWalk& walk)
{
    const auto devices =
        walk.json({"device", "list", "--site", "Đại An", "--type", "microphone"})["devices"];
    REQUIRE_FALSE(devices.empty());
    const auto micro = devices[0]["code"].get<std::string>();
    const auto number = walk.json({"fault", "report", "--device", micro, "--symptom", "mic rè",
                                   "--severity", "degraded"})["fault"]["number"]
                            .get<std::string>();
    const auto help = walk.json({"fault", "help", number});
    REQUIRE_FALSE(help["help"]["parts"].empty());
    (void)walk.json({"fault", "tried", number, "--text", "cắm lại dây", "--result", "no_change"});
    (void)walk.json({"fault", "accept", number});
    const auto repair = walk.json({"repair", "start", "--fault", number, "--by",
                                   "Điện tử Thử Nghiệm"})["repair"]["number"]
                            .get<std::string>();
    (void)walk.json({"repair", "finish", repair, "--outcome", "fixed", "--cost", "350.000"});
    const auto fixed = walk.json({"fault", "show", number})["fault"];
    CHECK(fixed["state"] == "fixed");
    CHECK(fixed["cost"] == 350000);
    (void)walk.json({"fault", "close", number});
    CHECK(walk.json({"fault", "show", number})["fault"]["state"] == "closed");
    // another mends itself; then the device is replaced
    const auto second = walk.json({"fault", "report", "--device", micro, "--symptom",
                                   "mất tiếng"})["fault"]["number"]
                            .get<std::string>();
    (void)walk.json({"fault", "fix", second});
    const auto code = walk.json({"device", "replace", micro, "--create", "--name", "Micro mới",
                                 "--reason", "hỏng nhiều lần"})["device"]["code"]
                          .get<std::string>();
    CHECK(walk.json({"device", "show", code})["device"]["site"] == devices[0]["site"]);
    walk.paper({"report", "fault-minutes", "--fault", number}, "bien-ban.pdf");
}

void walkCheck(DutyWalk& walk)
{
    const auto tasks = walk.json({"check", "tasks", "Liên Bảo"});
    CHECK(tasks["tasks"].size() >= 5);
    const auto before =
        siteOn(walk.json({"check", "board", "--meeting", next}), "Điểm cầu Liên Bảo");
    const auto check = walk.json({"check", "record", "--site", "Liên Bảo", "--meeting", next,
                                  "--power", "pass", "--light", "pass", "--sound", "fail",
                                  "--picture", "pass", "--line", "pass", "--symptom", "mic rè"});
    const auto id = check["check"]["id"].get<std::string>();
    REQUIRE(check["check"]["faults"].size() == 1); // a failure is a fault at once
    const auto after =
        siteOn(walk.json({"check", "board", "--meeting", next}), "Điểm cầu Liên Bảo");
    CHECK(after["last_check"] != before["last_check"]);
    CHECK(after["headings"]["sound"] != "ready");
    CHECK(walk.json({"check", "show", id})["check"]["sound"] == "fail");
    // sheets: printed empty, printed with what was seen, and one that comes back filled
    walk.paper({"check", "sheet", "--meeting", next}, "phieu.pdf");
    walk.paper({"check", "sheet", "--meeting", next, "--filled"}, "phieu-da-ghi.docx");
    walk.paper({"check", "sheet", "--site", "Liên Bảo"}, "phieu-phong.pdf");
    walk.paper({"check", "sheet", "--meeting", next}, "phieu.xlsx");
    const auto filled = walk.file("dien.csv", "Điểm cầu,Nguồn điện,Ánh sáng,Âm thanh,\"Hình ảnh, "
                                              "hệ thống\",Đường truyền\nTrung Thành,x,x,x,x,x\n");
    CHECK(walk.json({"check", "record", "--file", filled, "--meeting", next})["checks"].size() ==
          1);
    const auto listed = walk.json({"check", "list", "--meeting", next})["checks"].size();
    (void)walk.json({"check", "withdraw", id, "--reason", "ghi nhầm phòng"});
    CHECK(walk.json({"check", "list", "--meeting", next})["checks"].size() == listed - 1);
}

void walkProcedure(DutyWalk& walk)
{
    const auto added =
        walk.json({"procedure", "add", "--name", "Kiểm tra phòng họp trực tuyến", "--version",
                   "2024", "--valid-from", "01/05/2024", "--checklist",
                   "power || Xem đèn nguồn\nsound | microphone | Nói thử từng micro"})["procedure"];
    const auto listed = walk.json({"procedure", "list"})["procedures"];
    CHECK(std::any_of(listed.begin(), listed.end(),
                      [](const auto& one) { return one["version"] == "2024"; }));
    // the check follows the version in force; nobody is trained in it yet
    const auto tasks = walk.json({"check", "tasks", "Đại An"});
    CHECK(tasks["procedure"].get<std::string>().find("2024") != std::string::npos);
    const auto custodian =
        walk.json({"site", "show", "Đại An"})["site"]["custodian"].get<std::string>();
    const auto isTrained = [&] {
        const auto officer = walk.json({"officer", "show", custodian})["officer"];
        for (const auto& one : officer["trained"]) {
            if (one["version"] == "2024") {
                return one["trained"].get<bool>();
            }
        }
        FAIL("the procedure is not told");
        return false;
    };
    CHECK_FALSE(isTrained());
    (void)walk.json({"training", "add", "--officer", custodian, "--procedure",
                     added["id"].get<std::string>(), "--day", "06/05/2024"});
    CHECK(isTrained());
}

void walkRoster(DutyWalk& walk)
{
    const auto duty = walk.json(
        {"duty", "give", "Nguyễn Văn Mẫu", "--meeting", next, "--site", "Liên Bảo"})["duty"];
    const auto listed = walk.json({"duty", "list", "--meeting", next})["duties"];
    CHECK(std::any_of(listed.begin(), listed.end(),
                      [&](const auto& one) { return one["id"] == duty["id"]; }));
    CHECK(siteOn(walk.json({"check", "board", "--meeting", next}),
                 "Điểm cầu Liên Bảo")["on_duty"] == "Nguyễn Văn Mẫu");
    const auto calls = walk.json({"meeting", "calls", next});
    REQUIRE_FALSE(calls["calls"].empty());
    const auto first = calls["calls"][0]["site_id"].get<std::string>();
    (void)walk.json({"meeting", "call", next, "--site", first, "--result", "busy"});
    CHECK(walk.json({"meeting", "calls", next})["called"] == calls["called"]);
    (void)walk.json({"meeting", "call", next, "--site", first, "--answer", "đang mượn máy phát"});
    CHECK(walk.json({"meeting", "calls", next})["called"] ==
          calls["called"].get<int>() + (calls["calls"][0]["state"] == "ready" ? 0 : 1));
    (void)walk.json({"duty", "remove", duty["id"].get<std::string>()});
    // a conference at once: who is ready now
    const auto now = walk.json({"check", "board"});
    CHECK(now["meeting"].is_null());
    CHECK(now["sites"].size() >= 19);
}

void walkNotice(DutyWalk& walk)
{
    const auto number = walk.json({"meeting", "add", "--name", "Giao ban khẩn", "--starts-at",
                                   "12/05/2024 08:00", "--level", "district", "--site", "Đại An",
                                   "--trial-at", "11/05/2024 16:00"})["meeting"]["number"]
                            .get<std::string>();
    (void)walk.json({"meeting", "invite", number, "--site", "Gôi"});
    (void)walk.json({"meeting", "invite", number, "--site", "Kim Thái"});
    (void)walk.json({"meeting", "invite", number, "--site", "Kim Thái", "--remove"});
    // too late: asked about, and marked
    CHECK(walk.run({"meeting", "notice", number, "--number", "130/GM-UBND"}).exit == 2);
    (void)walk.json({"meeting", "notice", number, "--number", "130/GM-UBND", "--yes"});
    (void)walk.json({"meeting", "receipt", number, "--site", "Gôi", "--by", "Lê Văn Thử"});
    const auto shown = walk.json({"meeting", "show", number})["meeting"];
    CHECK(shown["sites_invited"] == 2);
    CHECK(shown["sites_received"] == 1);
    CHECK(shown["notice_late"] == true);
    const auto late = walk.json({"meeting", "list", "--late"})["meetings"];
    CHECK(std::any_of(late.begin(), late.end(),
                      [&](const auto& one) { return one["number"] == number; }));
    const auto notice = walk.json({"report", "meeting-notice", "--meeting", number});
    CHECK(notice.dump().find("Giao ban khẩn") != std::string::npos);
    CHECK(walk.json({"report", "meeting-notice"}).dump().find("Giao ban khẩn") !=
          std::string::npos); // it is the next
    CHECK(walk.json({"report", "meeting-notice", "--meeting", next}).dump().find(next) !=
          std::string::npos);
    walk.paper({"report", "meeting-notice", "--meeting", number}, "thong-bao.docx");
}

void walkLevels(DutyWalk& walk)
{
    for (const auto& [level, link] : {std::pair{"central", "state_network"},
                                      {"province", "internet"},
                                      {"district", "both"},
                                      {"commune", "internet"}}) {
        const auto meeting =
            walk.json({"meeting", "add", "--name", std::string("Họp cấp ") + level, "--starts-at",
                       "20/06/2024 08:00", "--level", level, "--link", link, "--platform",
                       "phần mềm họp mẫu", "--all"})["meeting"];
        CHECK(meeting["level"] == level);
        CHECK(meeting["link"] == link);
        CHECK(meeting["platform"] == "phần mềm họp mẫu");
    }
    const auto list =
        walk.file("lich.csv",
                  "Tên hội nghị,Bắt đầu,Cấp,Điểm cầu\nGiao ban quý,14:00 21/06/2024,Huyện,tất cả\n"
                  "Tập huấn,22/06/2024 08h30,xã,Đại An; Gôi\n");
    CHECK(walk.json({"meeting", "import", list})["meetings"].size() == 2);
    const auto listed = walk.json({"meeting", "list", "--since", "20/06/2024"})["meetings"];
    CHECK(listed.size() == 6);
}

} // namespace dongbo::tests
