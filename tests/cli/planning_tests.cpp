#include "tests/cli/program_runs.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <set>

// Shapes that docs/json.md fixes for standards, consistency, rules, plans and forecasts.

namespace dongbo::tests {

namespace {

std::set<std::string> membersOf(const nlohmann::json& object)
{
    std::set<std::string> names;
    for (const auto& [name, value] : object.items()) {
        names.insert(name);
    }
    return names;
}

bool hasAll(const nlohmann::json& object, const std::set<std::string>& wanted)
{
    const auto names = membersOf(object);
    return std::includes(names.begin(), names.end(), wanted.begin(), wanted.end());
}

} // namespace

TEST_CASE("Consistency: the shape scripts rely on", "[cli]")
{
    const Office office;
    const auto code = office.addDevice("camera", "Camera");
    const auto twin = office.addDevice("camera", "Camera dự phòng");
    const auto answer = office.json({"consistency", "--site", "Đại An"});
    REQUIRE(answer["sites"].size() == 1);
    const auto& site = answer["sites"][0];
    CHECK(hasAll(site, {"site", "standard", "can_meet", "lines"}));
    CHECK(site["can_meet"] == false);
    bool hasCamera = false;
    bool hasSurplus = false;
    for (const auto& line : site["lines"]) {
        CHECK(hasAll(line, {"function", "type", "need", "have", "state", "devices"}));
        if (line["type"] == "camera" && line["state"] != "surplus") {
            hasCamera = true;
            CHECK(line["need"] == 1);
            CHECK(line["have"] == 1);
            CHECK(line["state"] == "unknown"); // nobody recorded its resolution
            CHECK(line["devices"][0] == code);
        }
        hasSurplus = hasSurplus || (line["state"] == "surplus" && line["devices"][0] == twin);
    }
    CHECK(hasCamera);
    CHECK(hasSurplus);
    CHECK(answer["summary"]["sites"] == 1);
    CHECK(office.json({"consistency"})["sites"].size() == 18);
    CHECK(office.run({"consistency", "--format", "csv"}).exit == 0);
    CHECK(office.run({"consistency", "--gaps"}).exit == 0);
}

TEST_CASE("Consistency: of one site the ways to close its gaps are told, each with cost and source",
          "[cli]")
{
    const Office office;
    const auto code = office.addDevice("camera", "Camera");
    const auto fault = office.run({"fault", "report", "--device", code, "--symptom", "không lên",
                                   "--severity", "blocking", "--estimate", "2 triệu"});
    REQUIRE(fault.exit == 0);
    (void)office.json({"price", "add", "--type", "camera", "--model", "Rally", "--price",
                       "38 triệu", "--source", "K: báo giá"});
    const auto told = office.run({"--lang", "en", "consistency", "--site", "Đại An"}).out;
    const auto heading = told.find("Ways to close the gaps");
    REQUIRE(heading != std::string::npos);
    const auto repair = told.find("2,000,000", heading);
    const auto buy = told.find("38,000,000", heading);
    REQUIRE(repair != std::string::npos);
    REQUIRE(buy != std::string::npos);
    CHECK(repair < buy);
    CHECK(told.find("K: báo giá", buy) != std::string::npos);
    CHECK(told.find("Rally", heading) != std::string::npos);
    // only there: the shapes of scripts and the list of all sites stay as they are
    CHECK(office.run({"--lang", "en", "consistency"}).out.find("Ways to close") ==
          std::string::npos);
    CHECK_FALSE(office.json({"consistency", "--site", "Đại An"}).contains("ways"));
}

TEST_CASE("Plan: budgets of the sample add up, are proven, and never do less with more", "[cli]")
{
    const Office office(Office::Register::NotMade);
    REQUIRE(office.run({"init", "--sample"}).exit == 0);
    std::int64_t ready = 0;
    for (const char* budget : {"0", "1000000", "20000000", "100000000", "250000000", "500000000"}) {
        INFO("budget " << budget);
        const auto plan = office.json({"plan", "--budget", budget});
        CHECK(hasAll(plan, {"budget", "spent", "objective", "bound", "optimal", "actions",
                            "left_out", "ready_before", "ready_after"}));
        std::int64_t sum = 0;
        for (const auto& action : plan["actions"]) {
            CHECK(hasAll(action, {"kind", "site", "from_site", "type", "device", "cost", "why"}));
            CHECK((action["kind"] == "move") == action["from_site"].is_string());
            CHECK_FALSE(action["why"].get<std::string>().empty());
            sum += action["cost"].get<std::int64_t>();
        }
        for (const auto& left : plan["left_out"]) {
            CHECK_FALSE(left["why"].get<std::string>().empty());
        }
        CHECK(plan["budget"] == std::stoll(budget));
        CHECK(plan["spent"] == sum);
        CHECK(sum <= plan["budget"].get<std::int64_t>());
        CHECK(plan["optimal"] == true);
        CHECK(plan["objective"] == plan["bound"]);
        CHECK(plan["ready_after"].get<std::int64_t>() >= ready);
        CHECK(plan["ready_after"].get<std::int64_t>() >= plan["ready_before"].get<std::int64_t>());
        ready = plan["ready_after"].get<std::int64_t>();
        CHECK(office.json({"plan", "--budget", budget}) == plan); // the same plan twice
    }
    // a past day has its own gaps, and nothing can be kept there
    CHECK(office.run({"--at", "31/12/2022", "plan", "--budget", "1000000"}).exit == 0);
    CHECK(office.run({"--at", "31/12/2022", "plan", "--budget", "1", "--save", "x"}).exit == 2);
    CHECK(office.json({"forecast"})["types"].size() > 5);
    CHECK(office.json({"spares", "--cover", "90"})["spares"].size() > 2);
    CHECK(hasAll(office.json({"advice"}), {"repairs", "lemons", "claims"}));
    CHECK(office.run({"rules", "check"}).exit <= 1);
}

TEST_CASE("Plan: kept, approved and carried out by its name and number", "[cli]")
{
    const Office office;
    (void)office.addDevice("camera", "Camera");
    (void)office.addDevice("camera", "Camera dự phòng");
    const auto saved = office.json({"plan", "--budget", "0", "--save", "Kế hoạch 2021"});
    CHECK(saved["plan"]["name"] == "Kế hoạch 2021");
    CHECK(saved["change_set"].is_string());
    CHECK(office.run({"plan", "--budget", "0", "--save", "Kế hoạch 2021"}).exit == 2);
    CHECK(office.json({"plan", "list"})["plans"][0]["state"] == "proposed");
    CHECK(office.run({"plan", "do", "Kế hoạch 2021/1"}).exit == 3); // not approved
    const auto approved = office.json({"plan", "approve", "ke hoach 2021"});
    CHECK(approved["plan"]["state"] == "approved");
    CHECK(office.run({"plan", "approve", "ke hoach 2021"}).exit == 3);
    const auto done = office.json({"plan", "do", "Kế hoạch 2021/1"});
    CHECK(done["plan_line"]["step"] == "in_use");
    CHECK(done["plan_line"]["kind"] == "move");
    const auto shown = office.json({"plan", "show", "Kế hoạch 2021"})["plan"];
    CHECK(shown["state"] == "done");
    CHECK(shown["actions"].size() == 1);
    CHECK(office.run({"plan", "show", "Kế hoạch 2021"}).exit == 0);
    REQUIRE(office.run({"undo", done["change_set"]}).exit == 0);
    CHECK(office.json({"plan", "show", "Kế hoạch 2021"})["plan"]["state"] == "approved");
    CHECK(office.run({"plan", "show", "không có"}).exit == 2);
    CHECK(office.run({"plan", "do", "Kế hoạch 2021/9"}).exit == 2);
    CHECK(office.run({"verify"}).exit == 0);
}

TEST_CASE("Plan: what cannot be meant is refused with one clear message", "[cli]")
{
    const Office office;
    const auto refused = [&](Words words) {
        const auto answer = office.run(words);
        INFO(words.back() << ": " << answer.err);
        CHECK(answer.exit == 2);
        CHECK_FALSE(answer.err.empty());
    };
    refused({"plan"});
    refused({"plan", "--budget", "-5"});
    refused({"plan", "--budget", "999999999999999999"});
    refused({"plan", "--budget", "1", "--source", "tỉnh"});
    refused({"plan", "--budget", "1", "--pin", "Đại An:camra"});
    refused({"plan", "--budget", "1", "--pin", "Đại An:generator"}); // no such line
    refused({"plan", "--budget", "1", "--weight", "Đại An=1000"});
    refused({"plan", "--budget", "1", "--seconds", "0"});
    refused({"plan", "nothing"});
    refused({"standard", "set", "commune/3", "--minimum", "va>=1000"});
    refused({"standard", "set", "commune/3", "--minimum", "inch>=65;inch<=50"});
    refused({"standard", "version", "commune", "--from", "11/05/2021"});
    // days that overlap another set's or run backwards
    for (const char* days :
         {"Có từ ngày,11/05/2021\n", "Có từ ngày,01/01/2031\nCó đến ngày,01/01/2030\n"}) {
        refused({"standard", "import",
                 office.write("ngay.csv", std::string("Tên,X\nNhóm điểm cầu,commune\n") + days +
                                              "\nLoại,Số lượng\ncamera,1\n")});
    }
    refused({"rules", "except", "no_such_rule", "--reason", "x"});
    refused({"forecast", "--months", "0"});
    refused({"spares", "--cover", "100"});
}

TEST_CASE("Plan: what stands in the way is said once, and nothing is lost", "[cli]")
{
    const Office bare(Office::Register::NotMade);
    REQUIRE(bare.run({"init"}).exit == 0);
    for (const Words& words : {Words{"plan", "--budget", "1000000"}, Words{"plan", "curve"}}) {
        const auto answer = bare.run(words);
        CHECK(answer.exit == 2);
        CHECK(answer.out.empty());
        CHECK(std::count(answer.err.begin(), answer.err.end(), '\n') >= 1);
    }

    const Office office;
    (void)office.addDevice("camera", "Camera");
    (void)office.json({"quota", "add", "--type", "camera", "--most-per-site", "1"});
    (void)office.json({"quota", "add", "--type", "screen", "--most-per-site", "0"});
    const auto whyOf = [](const nlohmann::json& plan, const std::string& type) {
        std::string why;
        for (const auto& left : plan["left_out"]) {
            why = left["type"] == type ? left["why"].get<std::string>() : why;
        }
        return why;
    };
    const auto lavish = office.json({"--lang", "en", "plan", "--budget", "9000000000"});
    CHECK(whyOf(lavish, "screen").find("quota") != std::string::npos);
    CHECK(whyOf(lavish, "camera").empty()); // one is there, the others may have one
    const auto left = office.json(
        {"--lang", "en", "plan", "--budget", "9000000000", "--missing-price", "leave-out"});
    CHECK(whyOf(left, "ups").find("price list") != std::string::npos);
    CHECK(left["spent"] == 0);

    (void)office.json({"plan", "--budget", "60000000", "--save", "Mua"});
    (void)office.json({"plan", "approve", "Mua"});
    (void)office.json({"plan", "receive", "Mua/1", "--model", "X"});
    const auto devices = office.json({"device", "list"})["devices"].size();
    const auto changes = office.json({"changes"})["changes"].size();
    for (const Words& words :
         {Words{"plan", "approve", "Mua"}, Words{"plan", "receive", "Mua/1", "--model", "X"}}) {
        const auto answer = office.run(words);
        CHECK(answer.exit == 3);
        CHECK_FALSE(answer.err.empty());
    }
    CHECK(office.json({"device", "list"})["devices"].size() == devices);
    CHECK(office.json({"changes"})["changes"].size() == changes);
}

TEST_CASE("Standards and rules: shapes and the way back", "[cli]")
{
    const Office office;
    const auto standards = office.json({"standard", "list"})["standards"];
    REQUIRE(standards.size() == 1);
    CHECK(standards[0]["tier"] == "commune");
    const auto lines = office.json({"standard", "show", "commune"})["standard"]["lines"];
    CHECK(lines.size() == 12);
    const auto tried = office.json({"standard", "try", "commune/3", "--minimum", "inch>=65"});
    CHECK(hasAll(tried, {"can_meet_before", "can_meet_after"}));
    const auto edited = office.json({"standard", "set", "commune/3", "--quantity", "2"});
    CHECK(edited["standard_line"]["quantity"] == 2);
    const auto held = office.run({"--format", "json", "standard", "set", "commune/3", "--quantity",
                                  "4", "--critical", "no", "--if", "quantity=1"});
    CHECK(held.exit == 1);
    CHECK(held.json()["conflicts"][0]["found"] == 2);
    CHECK(office.json({"standard", "show", "commune"})["standard"]["lines"][2]["quantity"] == 2);
    const auto again =
        office.json({"standard", "set", "commune/3", "--quantity", "3", "--if", "quantity=2"});
    REQUIRE(office.run({"undo", again["change_set"]}).exit == 0);
    REQUIRE(office.run({"undo", edited["change_set"]}).exit == 0);
    CHECK(office.json({"standard", "show", "commune"})["standard"]["lines"][2]["quantity"] == 1);
    const auto rules = office.json({"rules", "list"})["rules"];
    CHECK(rules.size() >= 20);
    CHECK(hasAll(rules[0], {"rule", "severity", "title", "fix", "on"}));
    const auto checked = office.json({"rules", "check"});
    CHECK(checked["findings"].size() >= 18);
    CHECK(hasAll(checked["findings"][0], {"rule", "severity", "message", "site", "fix"}));
    const auto off =
        office.json({"rules", "except", "site_without_custodian", "--reason", "chưa phân công"});
    CHECK(office.json({"rules", "check"})["summary"]["accepted"] == 18);
    const auto id = off["exception"]["id"].get<std::string>();
    CHECK(office.json({"rules", "end", id})["exception"]["until"].is_string());
    CHECK(office.json({"rules", "check"})["summary"]["accepted"] == 0);
}

} // namespace dongbo::tests
