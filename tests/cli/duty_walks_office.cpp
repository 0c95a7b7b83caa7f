#include "tests/cli/duty_walks.h"

#include <catch2/catch.hpp>

#include <algorithm>

// Power, people, care, the set as a whole, buying, safety, papers.

namespace dongbo::tests {

namespace {

std::size_t countOf(const nlohmann::json& list, const char* field, const nlohmann::json& value)
{
    return static_cast<std::size_t>(std::count_if(
        list.begin(), list.end(), [&](const auto& one) { return one[field] == value; }));
}

} // namespace

void walkPower(DutyWalk& walk)
{
    const auto without = walk.json({"maintenance", "power", "--without-backup"})["rooms"];
    REQUIRE_FALSE(without.empty());
    const auto site = without[0]["site_id"].get<std::string>();
    // the room gets a stand-by supply, and is on the list no more
    (void)walk.json({"device", "add", "--site", site, "--type", "ups", "--name", "Bộ lưu điện mới",
                     "--condition", "good"});
    CHECK(countOf(walk.json({"maintenance", "power", "--without-backup"})["rooms"], "site_id",
                  site) == 0);
    const auto due = walk.json({"maintenance", "batteries", "--due"})["batteries"];
    REQUIRE_FALSE(due.empty());
    CHECK(countOf(due, "due", true) == due.size());
    CHECK(walk.json({"report", "battery-due"})["report"]["name"] == "battery-due");
    walk.paper({"report", "battery-due"}, "ac-quy.xlsx");
    walk.paper({"report", "no-backup-power"}, "khong-du-phong.pdf");
}

void walkOfficer(DutyWalk& walk)
{
    (void)walk.json({"officer", "add", "--name", "Trần Thị Bàn Giao", "--unit", "Đại An",
                     "--position", "Công chức", "--phone", "0900 009 009"});
    (void)walk.json({"officer", "give", "Trần Thị Bàn Giao", "--site", "Đại An", "--handed-over",
                     "3 chìa khóa, 1 điều khiển"});
    (void)walk.json({"officer", "give", "Nguyễn Văn Mẫu", "--site", "Đại An", "--deputy"});
    const auto site = walk.json({"site", "show", "Đại An"})["site"];
    CHECK(site["custodian"] == "Trần Thị Bàn Giao");
    CHECK(site.dump().find("Nguyễn Văn Mẫu") != std::string::npos);
    const auto periods = walk.json({"custody", "list", "--site", "Đại An"})["custodies"];
    CHECK(countOf(periods, "officer", "Trần Thị Bàn Giao") == 1);
    CHECK(periods.size() >= 3); // who had it before has an end
    walk.paper({"report", "room-handover", "--site", "Đại An"}, "ban-giao.docx");
}

void walkCare(DutyWalk& walk)
{
    (void)walk.run({"maintenance", "adopt"}); // the sample has them already: nothing to do
    (void)walk.json({"maintenance-plan", "add", "--name", "Lau ống kính mẫu", "--type", "camera",
                     "--interval-days", "90", "--starts-on", "01/05/2024", "--checklist",
                     "Lau ống kính | yes_no"});
    const auto due = walk.json({"maintenance", "due", "--plan", "Lau ống kính mẫu"})["due"];
    REQUIRE(due.size() >= 2);
    CHECK(walk.json({"maintenance", "digest"}).dump().find("Lau ống kính mẫu") !=
          std::string::npos);
    const auto first = due[0]["device"].get<std::string>();
    const auto second = due[1]["device"].get<std::string>();
    (void)walk.json({"maintenance", "do", first, "--plan", "Lau ống kính mẫu", "--rest-right"});
    (void)walk.json({"maintenance", "snooze", second, "--plan", "Lau ống kính mẫu", "--until",
                     "20/05/2024", "--reason", "chờ khăn lau"});
    const auto left = walk.json({"maintenance", "due", "--plan", "Lau ống kính mẫu"})["due"];
    CHECK(countOf(left, "device", first) == 0);
    walk.paper({"report", "maintenance-due"}, "bao-duong.pdf");
}

void walkConsistent(DutyWalk& walk)
{
    const auto before = walk.json({"consistency", "--site", "Đại An"});
    REQUIRE(before["sites"].size() == 1);
    CHECK_FALSE(before["sites"][0]["lines"].empty());
    const auto lines = walk.json({"standard", "show", "commune"})["standard"]["lines"];
    for (const char* type : {"computer", "camera", "screen"}) { // as the letter names them
        CHECK(countOf(lines, "type", type) >= 1);
    }
    CHECK_FALSE(walk.json({"rules", "list"})["rules"].empty());
    walk.paper({"report", "consistency"}, "dong-bo.xlsx");
}

void walkEquip(DutyWalk& walk)
{
    const auto plan = walk.json({"plan", "--budget", "100000000", "--save", "Đề nghị 2024"});
    CHECK(plan["spent"].get<std::int64_t>() <= 100000000);
    REQUIRE_FALSE(plan["actions"].empty());
    CHECK(walk.json({"plan", "show", "Đề nghị 2024"})["plan"]["actions"].size() ==
          plan["actions"].size());
    walk.paper({"report", "purchase-request", "--plan", "Đề nghị 2024"}, "to-trinh.docx");
    walk.paper({"report", "bieu-01", "--plan", "Đề nghị 2024"}, "bieu-01.pdf");
}

void walkRecurring(DutyWalk& walk)
{
    const auto watched = walk.json({"maintenance", "watch"})["watched"];
    REQUIRE_FALSE(watched.empty());
    CHECK(std::any_of(watched.begin(), watched.end(), [](const auto& one) {
        return one["hard_starts"].template get<int>() > 0; // "each time it is opened"
    }));
    // one more: a check in which a device came on at the third try
    const auto code =
        walk.json({"device", "list", "--site", "Gôi", "--type", "computer"})["devices"][0]["code"]
            .get<std::string>();
    for (const char* when : {"09/05/2024 08:00", "10/05/2024 08:00"}) {
        (void)walk.json({"check", "record", "--site", "Gôi", "--picture", "pass", "--starts",
                         code + "=3", "--when", when, "--yes"});
    }
    const auto after = walk.json({"maintenance", "watch"})["watched"];
    const auto mine = std::find_if(after.begin(), after.end(),
                                   [&](const auto& one) { return one["device"] == code; });
    REQUIRE(mine != after.end());
    CHECK((*mine)["hard_starts"] == 2);
    CHECK(walk.json({"report", "watch-list"}).dump().find(code) != std::string::npos);
    walk.paper({"report", "watch-list"}, "chap-chon.xlsx");
    walk.paper({"report", "recurring-faults"}, "lap-lai.pdf");
}

void walkSafety(DutyWalk& walk)
{
    walk.paper({"report", "labels", "--site", "Gôi"}, "tem.pdf");
    const auto number = walk.json({"stocktake", "start", "--site", "Gôi"})["stocktake"]["number"]
                            .get<std::string>();
    const auto devices = walk.json({"device", "list", "--site", "Gôi"})["devices"];
    REQUIRE(devices.size() >= 2);
    const auto lost = devices[1]["code"].get<std::string>();
    (void)walk.json({"stocktake", "count", number, devices[0]["code"].get<std::string>()});
    (void)walk.json({"stocktake", "count", number, "--rest-missing"});
    (void)walk.json({"stocktake", "close", number, "--leave-rest"});
    CHECK(walk.json({"stocktake", "show", number})["stocktake"]["state"] == "closed");
    (void)walk.json({"device", "dispose", lost, "--lost", "--reason", "mất khi kiểm kê", "--yes",
                     "--close-faults"});
    CHECK(walk.json({"device", "show", lost})["device"]["paper"] == "lost");
    walk.paper({"report", "c22-hd"}, "c22.pdf");
    const auto copy = walk.pathOf("sao-luu.dongbo");
    (void)walk.json({"backup", copy});
    CHECK(std::filesystem::file_size(copy) > 100'000);
}

void walkAddressees(DutyWalk& walk)
{
    const char* recipients = "UBND các xã, thị trấn;Lưu: VT, VHTT";
    const auto paper =
        walk.json({"report", "state-report", "--recipients", recipients, "--number", "12"});
    CHECK(paper.dump().find("Lưu: VT, VHTT") != std::string::npos);
    walk.paper({"report", "state-report", "--recipients", recipients}, "bao-cao.docx");
}

} // namespace dongbo::tests
