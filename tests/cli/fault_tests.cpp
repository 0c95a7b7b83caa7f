#include "tests/cli/program_runs.h"

#include <catch2/catch.hpp>

namespace dongbo::tests {

TEST_CASE("Fault: from report to close, with the device's condition given back", "[cli]")
{
    const Office office;
    const auto code = office.addDevice("screen", "Ti vi 55 inch");
    const auto reported = office.json({"fault", "report", "--device", code, "--symptom",
                                       "màn hình không lên", "--severity", "blocking"});
    const auto number = reported["fault"]["number"].get<std::string>();
    CHECK(number.substr(0, 3) == "SC-");
    CHECK(reported["fault"]["device"] == code);
    CHECK(reported["fault"]["severity"] == "blocking");
    CHECK(reported["fault"]["state"] == "reported");
    CHECK(reported["fault"]["reported_at"].get<std::string>().substr(19) == "+07:00");
    CHECK(office.json({"device", "show", code})["device"]["condition"] == "broken");

    CHECK(office.json({"fault", "accept", number})["fault"]["state"] == "accepted");
    const auto started =
        office.json({"repair", "start", "--fault", number, "--by", "Cửa hàng Minh Anh"});
    const auto repair = started["repair"]["number"].get<std::string>();
    CHECK(started["repair"]["vendor"] == "Cửa hàng Minh Anh");
    CHECK(office.json({"fault", "show", number})["fault"]["state"] == "in_repair");
    CHECK(office.json({"device", "show", code})["device"]["use"] == "under_repair");

    const auto finished =
        office.json({"repair", "finish", repair, "--cost", "350 nghìn", "--outcome", "fixed"});
    CHECK(finished["repair"]["cost"] == 350'000);
    CHECK(finished["repair"]["outcome"] == "fixed");
    auto fault = office.json({"fault", "show", number})["fault"];
    CHECK(fault["state"] == "fixed");
    CHECK(fault["cost"] == 350'000);
    const auto device = office.json({"device", "show", code})["device"];
    CHECK(device["condition"] == "good");
    CHECK(device["use"] == "in_use");

    CHECK(office.json({"fault", "close", number})["fault"]["state"] == "closed");
    const auto list = office.json({"fault", "list"})["faults"];
    REQUIRE(list.size() == 1);
    for (const char* member : {"id", "number", "about", "device", "site", "symptom", "severity",
                               "state", "reported_at", "fixed_at", "cost"}) {
        CHECK(list[0].contains(member));
    }
    CHECK(office.json({"fault", "list", "--open"})["faults"].empty());
    CHECK(office.json({"repair", "list"})["repairs"].size() == 1);
}

TEST_CASE("Fault: costs are read as people write them", "[cli]")
{
    const Office office;
    const auto code = office.addDevice("screen", "Ti vi");
    const auto typed = GENERATE(as<std::string>{}, "350000", "350.000", "350 nghìn", "350k");
    const auto number = office.reportFault(code, "sọc màn hình");
    const auto repair =
        office.json({"repair", "start", "--fault", number, "--by", "Minh Anh"})["repair"]["number"]
            .get<std::string>();
    CHECK(office.json({"repair", "finish", repair, "--cost", typed})["repair"]["cost"] == 350'000);
}

TEST_CASE("Fault: of a site's line, power, light or room", "[cli]")
{
    const Office office;
    const auto fault = office.json({"fault", "report", "--site", "Đại An", "--about", "line",
                                    "--symptom", "rớt mạng", "--severity", "degraded"})["fault"];
    CHECK(fault["about"] == "line");
    CHECK(fault["site"] == "Điểm cầu Đại An");
    CHECK(fault["device"].is_null());
    const auto number = fault["number"].get<std::string>();
    CHECK(office.json({"fault", "wait", number, "--for", "provider"})["fault"]["waiting_for"] ==
          "provider");
    CHECK(office.json({"fault", "fix", number})["fault"]["state"] == "fixed");
    CHECK(office.run({"fault", "report", "--site", "Đại An", "--symptom", "x"}).exit == 2);
    CHECK(office.run({"fault", "report", "--symptom", "x"}).exit == 2);
}

TEST_CASE("Fault: a step its state does not allow is refused with the reason", "[cli]")
{
    const Office office;
    const auto code = office.addDevice("screen", "Ti vi");
    const auto number = office.reportFault(code, "sọc màn hình");
    const auto before = office.digest();
    const auto refused = office.run({"fault", "close", number});
    INFO(refused.err);
    CHECK(refused.exit == 3);
    CHECK(refused.err.find(number) != std::string::npos);
    CHECK(refused.err.find("mới báo") != std::string::npos);
    CHECK(office.digest() == before);
}

TEST_CASE("Fault: a closed one is reopened with a reason, and its device is broken again", "[cli]")
{
    const Office office;
    const auto code = office.addDevice("screen", "Ti vi");
    const auto number = office.reportFault(code, "không lên hình");
    (void)office.json({"fault", "fix", number});
    (void)office.json({"fault", "close", number});
    CHECK(office.run({"fault", "reopen", number}).exit == 2);
    const auto again =
        office.json({"fault", "reopen", number, "--reason", "hôm sau lại hỏng"})["fault"];
    CHECK(again["state"] == "reported");
    CHECK(again["fixed_at"].is_null());
    CHECK(again["closed_at"].is_null());
    CHECK(office.run({"fault", "reopen", number, "--reason", "x"}).exit == 3);
}

TEST_CASE("Device: what was stated stands beside what holds now, and the history tells why",
          "[cli]")
{
    const Office office;
    const auto code = office.addDevice("screen", "Ti vi");
    auto device = office.json({"device", "show", code})["device"];
    const auto stated = device["condition"];
    CHECK_FALSE(device.contains("stated_condition"));
    const auto number = office
                            .json({"fault", "report", "--device", code, "--symptom",
                                   "không lên hình", "--severity", "blocking"})["fault"]["number"]
                            .get<std::string>();
    device = office.json({"device", "show", code})["device"];
    CHECK(device["condition"] == "broken");
    CHECK(device["stated_condition"] == stated);
    const auto last = office.json({"device", "history", code})["entries"].back();
    CHECK(last["field"] == "condition");
    CHECK(last["new"] == "broken");
    const auto refused = office.run({"device", "edit", code, "--condition", "good"});
    INFO(refused.err);
    CHECK(refused.exit == 2);
    CHECK(refused.err.find(number) != std::string::npos);
}

TEST_CASE("Device: one with open faults is disposed of only knowingly", "[cli]")
{
    const Office office;
    const auto code = office.addDevice("screen", "Ti vi");
    const auto number = office.reportFault(code, "sọc màn hình");
    const auto refused = office.run({"device", "dispose", code});
    CHECK(refused.exit == 2);
    CHECK(refused.err.find(number) != std::string::npos);
    (void)office.json({"device", "dispose", code, "--close-faults"});
    CHECK(office.json({"fault", "show", number})["fault"]["state"] == "unrepairable");
    CHECK(office.json({"fault", "list", "--open"})["faults"].empty());
}

TEST_CASE("Device: one of another type stands in only when somebody says so", "[cli]")
{
    const Office office;
    const auto old = office.addDevice("screen", "Ti vi");
    const auto other = office.addDevice("projector", "Máy chiếu");
    CHECK(office.run({"device", "replace", old, "--with", other}).exit == 2);
    CHECK(office.json({"device", "replace", old, "--with", other,
                       "--other-type"})["device"]["code"] == other);
}

} // namespace dongbo::tests
