#include "tests/cli/duty_walks.h"

#include <catch2/catch.hpp>

#include <algorithm>

// Lines, their providers, and help from above.

namespace dongbo::tests {

namespace {

constexpr const char* line = "FTTH Đại An";

bool hasOne(const nlohmann::json& list, const char* field, const std::string& value)
{
    return std::any_of(list.begin(), list.end(),
                       [&](const auto& one) { return one[field] == value; });
}

/// The line fails; gives the incident's number.
std::string drop(DutyWalk& walk)
{
    return walk.json({"line", "down", line, "--symptom", "mất mạng"})["fault"]["number"]
        .get<std::string>();
}

} // namespace

void walkUpgrade(DutyWalk& walk)
{
    (void)walk.json({"line", "measure", line, "--down", "9 Mbps", "--up", "4 Mbps", "--yes"});
    CHECK(hasOne(walk.json({"line", "status", "--below"})["lines"], "name", line));
    const auto list =
        walk.file("do.csv", "line,measured_at,down_kbps,up_kbps\nFTTH Gôi,10/05/2024 08:00,12000,"
                            "6000\n");
    (void)walk.json({"line-measurement", "import", list, "--yes"});
    CHECK(hasOne(walk.json({"line", "status", "--below"})["lines"], "name", "FTTH Gôi"));
    const auto ask = [&](const char* of) {
        return walk
            .json({"line-upgrade", "ask", of, "--speed", "80 Mbps", "--reason",
                   "hình giật khi họp"})["line_upgrade"]["id"]
            .get<std::string>();
    };
    const auto id = ask(line);
    CHECK_FALSE(walk.json({"line-upgrade", "list", "--open"})["line_upgrades"].empty());
    (void)walk.json({"line-upgrade", "answer", id, "--answer", "đồng ý, lắp trong tuần"});
    (void)walk.json({"line-upgrade", "done", id, "--speed", "80 Mbps"});
    CHECK(walk.json({"line", "show", line})["line"]["down_kbps"] == 80000);
}

void walkLineFails(DutyWalk& walk)
{
    const auto number = drop(walk);
    CHECK(hasOne(walk.json({"line", "status", "--down"})["lines"], "name", line));
    const auto card = walk.json({"escalate", number}); // whom to tell, in order
    REQUIRE_FALSE(card["steps"].empty());
    const auto told =
        walk.json({"escalate", "tell", number, "--level", "2"})["contact"]["id"].get<std::string>();
    (void)walk.json({"escalate", "answer", told, "--answer", "đã báo nhà mạng"});
    const auto log = walk.json({"escalate", "log", number})["contacts"];
    REQUIRE(log.size() == 1);
    CHECK(log[0]["answer"] == "đã báo nhà mạng");
}

void walkDirectProvider(DutyWalk& walk)
{
    (void)walk.json({"contact-point", "add", "--level", "4", "--party", "Trực nhà mạng mẫu",
                     "--phone", "0900 300 001"});
    const auto number = drop(walk);
    CHECK(walk.json({"escalate", number}).dump().find("Trực nhà mạng mẫu") != std::string::npos);
    walk.paper({"escalate", "text", number}, "bao-nha-mang.eml");
    const auto letter = walk.json({"report", "provider-letter", "--period", "quý II/2024"});
    CHECK(letter.dump().find("mất mạng") != std::string::npos);
    walk.paper({"report", "provider-letter", "--period", "quý II/2024"}, "cong-van.pdf");
}

void walkSupport(DutyWalk& walk)
{
    const auto ask = [&](const char* content) {
        return walk
            .json({"support", "ask", "--site", "Đại An", "--of", "Sở Thông tin và Truyền thông",
                   "--content", content})["support_request"]["number"]
            .get<std::string>();
    };
    const auto helped = ask("kiểm tra hệ thống âm thanh");
    const auto refused = ask("cấp máy mới");
    CHECK(hasOne(walk.json({"support", "list", "--open"})["support_requests"], "number", helped));
    (void)walk.json({"support", "answer", helped, "--answer", "cử cán bộ xuống"});
    (void)walk.json({"support", "helped", helped, "--answer", "đã chỉnh âm ly"});
    (void)walk.json({"support", "refuse", refused, "--answer", "ngoài thẩm quyền"});
    const auto open = walk.json({"support", "list", "--open"})["support_requests"];
    CHECK_FALSE(hasOne(open, "number", helped));
    CHECK_FALSE(hasOne(open, "number", refused));
    const auto all = walk.json({"support", "list"})["support_requests"];
    CHECK(hasOne(all, "state", "helped"));
    CHECK(hasOne(all, "state", "refused"));
}

void walkContract(DutyWalk& walk)
{
    const auto providers = walk.json({"provider", "list"})["providers"];
    REQUIRE_FALSE(providers.empty());
    const auto name = providers[0]["name"].get<std::string>();
    CHECK(walk.json({"provider", "show", name})["provider"]["name"] == name);
    const auto account = walk.json(
        {"line", "sla", "--provider", name, "--from", "01/01/2022", "--to", "30/04/2024"});
    const auto incidents = walk.json(
        {"line", "incidents", "--provider", name, "--from", "01/01/2022", "--to", "30/04/2024"});
    std::int64_t minutes = 0; // the sum is that of its rows
    for (const auto& one : incidents["incidents"]) {
        minutes += one["minutes_down"].is_number() ? one["minutes_down"].get<std::int64_t>() : 0;
    }
    REQUIRE(account["providers"].size() == 1);
    CHECK(minutes > 0);
    CHECK(account["providers"][0]["minutes_down"] == minutes);
    walk.paper({"report", "sla", "--period", "quý I/2024"}, "nha-mang.xlsx");
}

void walkAtOnce(DutyWalk& walk)
{
    const auto minutes = [&] {
        return walk
            .json({"line", "sla", "--site", "Đại An", "--from", "01/05/2024", "--to",
                   "31/05/2024"})["total"]["minutes_down"]
            .get<std::int64_t>();
    };
    const auto before = minutes();
    const auto number = walk.json({"line", "down", line, "--at-time", "11/05/2024 08:00",
                                   "--symptom", "mất mạng"})["fault"]["number"]
                            .get<std::string>();
    (void)walk.json({"line", "ticket", number, "MAU-77"});
    CHECK(walk.json({"fault", "show", number})["fault"]["ticket"] == "MAU-77");
    (void)walk.json({"line", "restored", number, "--at-time", "11/05/2024 08:45"});
    CHECK(minutes() == before + 45);
    CHECK_FALSE(hasOne(walk.json({"line", "status", "--down"})["lines"], "name", line));
}

} // namespace dongbo::tests
