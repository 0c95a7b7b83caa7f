#include "tests/cli/program_runs.h"

#include <catch2/catch.hpp>

namespace dongbo::tests {

TEST_CASE("Changes: every action is listed, newest first, with its sentence", "[cli]")
{
    const Office office;
    const auto code = office.addDevice("camera", "Camera");
    const auto changes = office.json({"changes", "list"})["changes"];
    REQUIRE_FALSE(changes.empty());
    for (const char* member : {"change_set", "at", "by", "what", "reason", "undone", "records"}) {
        CHECK(changes[0].contains(member));
    }
    CHECK(changes[0]["what"].get<std::string>().find(code) != std::string::npos);
    CHECK(changes[0]["undone"] == false);
    CHECK(changes[0]["records"] == 1);
}

TEST_CASE("Fault list: a fault whose report was undone says so in its row", "[cli]")
{
    const Office office;
    const auto fault = office.json(
        {"fault", "report", "--site", "Gôi", "--about", "line", "--symptom", "mất mạng"});
    (void)office.json({"undo", fault["change_set"]});
    const auto all = office.run({"--lang", "en", "fault", "list", "--all"});
    CHECK(all.out.find("(withdrawn)") != std::string::npos);
}

TEST_CASE("Undo and redo give the digest back", "[cli]")
{
    const Office office;
    const auto empty = office.digest();
    const auto added =
        office.json({"device", "add", "--site", "Đại An", "--type", "camera", "--name", "Camera"});
    const auto changeSet = added["change_set"].get<std::string>();
    const auto full = office.digest();
    const auto undone = office.json({"undo", changeSet, "--reason", "ghi nhầm"});
    CHECK(undone["undone"] == true);
    CHECK(undone["change_set"] == changeSet);
    CHECK(office.json({"device", "list"})["devices"].empty());
    const auto withdrawn = office.json({"device", "list", "--all"})["devices"];
    REQUIRE(withdrawn.size() == 1);
    CHECK(withdrawn[0]["withdrawn"] == true);
    CHECK(office.run({"undo", changeSet}).exit == 3);
    CHECK(office.json({"redo", changeSet})["redone"] == true);
    CHECK(office.digest() == full);
    CHECK(full != empty);
    CHECK(office.run({"redo", changeSet}).exit == 3);
}

TEST_CASE("Undo is blocked by what rests on it until somebody chooses", "[cli]")
{
    const Office office;
    const auto added =
        office.json({"device", "add", "--site", "Đại An", "--type", "camera", "--name", "Camera"});
    const auto code = added["device"]["code"].get<std::string>();
    const auto changeSet = added["change_set"].get<std::string>();
    const auto fault = office.reportFault(code, "camera mờ");
    const auto before = office.digest();

    const auto blocked = office.run({"undo", changeSet});
    INFO(blocked.err);
    CHECK(blocked.exit == 1);
    CHECK(blocked.err.find(fault) != std::string::npos);
    CHECK(office.digest() == before);
    const auto json = office.run({"undo", changeSet, "--format", "json"}).json();
    CHECK(json["undone"] == false);
    CHECK(json["dependents"].size() == 1);

    SECTION("taking them along")
    {
        const auto taken = office.json({"undo", changeSet, "--with-dependents"});
        CHECK(taken["also_undone"].size() == 1);
        CHECK(office.json({"fault", "list"})["faults"].empty());
        CHECK(office.json({"device", "list"})["devices"].empty());
    }
    SECTION("keeping what they rest on")
    {
        const auto kept = office.json({"undo", changeSet, "--keep"});
        CHECK(kept["undone"] == true);
        CHECK(office.json({"fault", "list"})["faults"].size() == 1);
        CHECK(office.json({"device", "list"})["devices"].size() == 1);
    }
    CHECK(office.json({"verify"})["ok"] == true);
}

TEST_CASE("Verify answers with its checks, and says no to a damaged register", "[cli]")
{
    const Office office;
    (void)office.addDevice("camera", "Camera");
    const auto sound = office.json({"verify"});
    CHECK(sound["ok"] == true);
    CHECK(sound["digest"].get<std::string>().size() == 64);
    CHECK(sound["operations"].get<int>() > 0);
    for (const auto& check : sound["checks"]) {
        CHECK(check["ok"] == true);
        CHECK(check.contains("name"));
        CHECK(check.contains("detail"));
    }
    const auto text = office.run({"verify"});
    CHECK(text.exit == 0);
    CHECK(text.out.find("‹") == std::string::npos);
}

TEST_CASE("Backup and restore bring a register back and keep the one it replaces", "[cli]")
{
    const Office office;
    (void)office.addDevice("camera", "Camera");
    const auto before = office.digest();
    const auto copy = (office.folder() / "sao-luu.dongbo").string();
    CHECK(office.json({"backup", copy})["backup"]["verified"] == true);
    CHECK(office.run({"backup", copy}).exit == 3); // never over something
    (void)office.addDevice("screen", "Ti vi");
    const auto restored = office.json({"restore", copy});
    const auto kept = restored["restore"]["kept"].get<std::string>();
    CHECK(std::filesystem::exists(kept));
    CHECK(office.json({"device", "list"})["devices"].size() == 1);
    CHECK(office.digest() == before);
    CHECK(office.json({"verify"})["ok"] == true);
    const auto missing = (office.folder() / "khong-co.dongbo").string();
    for (const Words& words : {Words{"restore", missing}, Words{"backup", "try", missing}}) {
        const auto answer = office.run(words);
        CHECK(answer.exit == 3); // names what is missing and what could be taken instead
        CHECK(answer.err.find(missing) != std::string::npos);
        CHECK(answer.err.find(copy) != std::string::npos);
        CHECK(answer.err.find("init") == std::string::npos);
    }
    CHECK(office.run({"restore", office.write("rac.dongbo", "đây không phải sổ")}).exit == 3);
    CHECK(office.digest() == before);
}

} // namespace dongbo::tests
