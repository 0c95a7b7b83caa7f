#include "tests/cli/program_runs.h"

#include <catch2/catch.hpp>

namespace dongbo::tests {

namespace {

/// A UPS under a plan of battery tests, due since the plan's first day.
struct Upkeep
{
    Office office;
    std::string ups = office.addDevice("ups", "Bộ lưu điện");

    Upkeep()
    {
        (void)office.json({"maintenance-plan", "add", "--name", "Thử ắc quy", "--type", "ups",
                           "--interval-days", "180", "--starts-on", "01/01/2021", "--checklist",
                           "Sạc đầy\nChạy bằng ắc quy | số | phút | >= 10 | UPS không lưu điện"});
        (void)office.json({"device", "edit", ups, "--in-use-date", "01/06/2020"});
    }
};

} // namespace

TEST_CASE("Maintenance: due, done, and failed with a fault, from the command line", "[cli]")
{
    const Upkeep upkeep;
    const auto& office = upkeep.office;
    auto due = office.json({"maintenance", "due"})["due"];
    REQUIRE(due.size() == 1);
    CHECK(due[0]["device"] == upkeep.ups);
    CHECK(due[0]["due"] == "2021-01-01");
    CHECK(due[0]["cause"] == "interval");
    CHECK(due[0]["work_order"].is_null());
    const auto digest = office.json({"maintenance", "digest"});
    CHECK(digest["overdue"].size() == 1);

    const auto done =
        office.json({"maintenance", "do", upkeep.ups, "--result", "2=4,5 phút", "--rest-right"});
    const auto& order = done["work_order"];
    CHECK(order["state"] == "done");
    CHECK(order["passed"] == false);
    CHECK(order["fault_is_new"] == true);
    CHECK(order["results"][1]["answer"] == "4.5");
    CHECK(order["results"][1]["unit"] == "phút");
    const auto number = order["number"].get<std::string>();
    CHECK(number.substr(0, 3) == "BD-");
    const auto fault = office.json({"fault", "show", order["fault"].get<std::string>()})["fault"];
    CHECK(fault["symptom"] == "UPS không lưu điện");
    CHECK(fault["device"] == upkeep.ups);
    CHECK(office.json({"maintenance", "due"})["due"].empty());
    CHECK(office.json({"maintenance", "list"})["work_orders"].size() == 1);
    CHECK(office.json({"maintenance", "list", "--open"})["work_orders"].empty());
    CHECK(office.json({"maintenance", "show", number})["work_order"]["steps"].size() == 2);
    CHECK(office.run({"maintenance", "show", number}).out.find("4,5 phút") != std::string::npos);
    const auto batteries = office.json({"maintenance", "batteries", "--due"})["batteries"];
    REQUIRE(batteries.size() == 1);
    CHECK(batteries[0]["last_test_passed"] == false);

    (void)office.json({"undo", done["change_set"].get<std::string>()});
    CHECK(office.json({"maintenance", "due"})["due"].size() == 1);
    CHECK(office.json({"fault", "list", "--open"})["faults"].empty());
}

TEST_CASE("Maintenance: put off with a reason, taken on, called off", "[cli]")
{
    const Upkeep upkeep;
    const auto& office = upkeep.office;
    const auto order = office.json({"maintenance", "open-due"})["work_orders"];
    REQUIRE(order.size() == 1);
    const auto number = order[0].get<std::string>();
    const auto later = office.json({"maintenance", "snooze", number, "--until", "01/01/2199",
                                    "--reason", "chờ ắc quy mới"})["work_order"];
    CHECK(later["state"] == "snoozed");
    CHECK(later["snoozed_until"] == "2199-01-01");
    CHECK(office.json({"maintenance", "digest"})["snoozed"] == 1);
    CHECK(office.json({"maintenance", "acknowledge", number})["work_order"]["state"] ==
          "acknowledged");
    const auto off = office.json({"maintenance", "cancel", number, "--reason", "máy thanh lý"});
    CHECK(off["work_order"]["state"] == "cancelled");
    CHECK(off["work_order"]["reason"] == "máy thanh lý");
    const auto again = office.run({"maintenance", "cancel", number, "--reason", "nữa"});
    CHECK(again.exit == 3);
    CHECK(again.err.find(number) != std::string::npos);
}

TEST_CASE("Maintenance: what cannot be meant is refused and nothing is written", "[cli]")
{
    const Upkeep upkeep;
    const auto& office = upkeep.office;
    const auto digest = office.digest();
    const std::vector<std::vector<std::string>> wrong{
        {"maintenance", "do", upkeep.ups},
        {"maintenance", "do", upkeep.ups, "--result", "2 là 12"},
        {"maintenance", "do", upkeep.ups, "--result", "2=nhiều", "--rest-right"},
        {"maintenance", "do", upkeep.ups, "--result", "7=12", "--rest-right"},
        {"maintenance", "do", upkeep.ups, "--result", "2=12", "--rest-right", "--cost=-5"},
        {"maintenance", "do", upkeep.ups, "--result", "2=12", "--rest-right", "--day",
         "01/01/2190"},
        {"maintenance", "snooze", upkeep.ups, "--until", "01/01/2019", "--reason", "cũ"},
        {"maintenance", "open", "BD-1999-0001"},
        {"maintenance", "list", "--open", "--state", "done"},
        {"maintenance", "watch", "--days", "0"},
        {"maintenance", "digest", "--days=-1"}};
    for (const auto& words : wrong) {
        const auto answer = office.run(words);
        INFO(words[1] << " " << words.back() << ": " << answer.err);
        CHECK(answer.exit == 2);
        CHECK(answer.err.size() > 20);
    }
    CHECK(office.digest() == digest);
}

TEST_CASE("Maintenance: a plan for nobody, or one that is never due, is refused", "[cli]")
{
    const Office office;
    for (const auto& words : std::vector<std::vector<std::string>>{
             {"maintenance-plan", "add", "--name", "Của không ai", "--interval-days", "30"},
             {"maintenance-plan", "add", "--name", "Không bao giờ", "--type", "ups"},
             {"maintenance-plan", "add", "--name", "Lỗi", "--type", "ups", "--interval-days", "30",
              "--checklist", "Lau | màu"}}) {
        const auto answer = office.run(words);
        INFO(answer.err);
        CHECK(answer.exit == 2);
    }
    CHECK(office.json({"maintenance-plan", "list"})["maintenance_plans"].empty());
}

TEST_CASE("Fault: help names what to try next, and what was tried stays on the fault", "[cli]")
{
    const Office office;
    const auto screen = office.addDevice("screen", "Ti vi");
    const auto number = office.reportFault(screen, "màn hình không lên");
    const auto help = office.json({"fault", "help", number})["help"];
    CHECK(help["tree"] == "no_picture");
    CHECK(help["next"] == "picture_all_on");
    CHECK(office.json({"fault", "help", number, "--tree", "no_power"})["help"]["tree"] ==
          "no_power");
    const auto tried = office.json({"fault", "tried", number, "--step", "picture_all_on",
                                    "--result", "no_change", "--notes", "đèn đỏ"});
    CHECK(tried["fault_step"]["fault"] == number);
    CHECK(tried["fault_step"]["result"] == "no_change");
    const auto fault = office.json({"fault", "show", number})["fault"];
    REQUIRE(fault["steps"].size() == 1);
    CHECK(fault["steps"][0]["notes"] == "đèn đỏ");
    CHECK(fault["next_step"] != "picture_all_on");
    CHECK(office.run({"fault", "show", number}).out.find("đèn đỏ") != std::string::npos);
    CHECK(office.run({"fault", "tried", number, "--step", "no_such", "--result", "helped"}).exit ==
          2);
    CHECK(office.run({"fault", "tried", number, "--result", "helped"}).exit == 2);
}

TEST_CASE("Officer: deputies, overlaps and trainings are told", "[cli]")
{
    const Office office;
    for (const char* name : {"Trần Thị Mẫu", "Lê Văn Thử"}) {
        (void)office.json({"officer", "add", "--name", name});
    }
    (void)office.json({"officer", "give", "Trần Thị Mẫu", "--site", "Đại An", "--from",
                       "01/01/2021", "--handed-over", "chìa khóa, 2 micro"});
    const auto overlap = office.run({"officer", "give", "Lê Văn Thử", "--site", "Đại An", "--from",
                                     "01/03/2021", "--until", "01/04/2021"});
    CHECK(overlap.exit == 2);
    CHECK(overlap.err.find("Trần Thị Mẫu") != std::string::npos);
    const auto deputy = office.json({"officer", "give", "Lê Văn Thử", "--site", "Đại An", "--from",
                                     "01/03/2021", "--deputy"})["custody"];
    CHECK(deputy["is_deputy"] == true);
    (void)office.json({"procedure", "add", "--name", "Quy trình phòng họp", "--version", "2"});
    (void)office.json({"training", "add", "--officer", "Trần Thị Mẫu", "--procedure",
                       "Quy trình phòng họp 2", "--day", "01/02/2021"});
    const auto site = office.json({"site", "show", "Đại An"})["site"];
    REQUIRE(site["keepers"].size() == 2);
    CHECK(site["keepers"][0]["officer"] == "Trần Thị Mẫu");
    CHECK(site["keepers"][0]["handed_over"] == "chìa khóa, 2 micro");
    CHECK(site["keepers"][0]["trained"][0]["trained"] == true);
    CHECK(site["keepers"][1]["deputy"] == true);
    CHECK(site["custodian"] == "Trần Thị Mẫu");
    const auto officer = office.json({"officer", "show", "Lê Văn Thử"})["officer"];
    CHECK(officer["trained"][0]["trained"] == false);
    CHECK(officer["custody"].size() == 1);
    const auto edited =
        office.run({"custody", "edit", deputy["id"].get<std::string>(), "--is-deputy", "no"});
    CHECK(edited.exit == 2); // two custodians at once
}

} // namespace dongbo::tests
