#include "tests/cli/program_runs.h"

#include <catch2/catch.hpp>

#include <fstream>
#include <iterator>

namespace dongbo::tests {

namespace {

struct LineOffice : Office
{
    LineOffice()
    {
        (void)json({"vendor", "add", "--name", "Mạng Giả Định", "--kind", "provider", "--hotline",
                    "0900 000 301"});
        (void)json(
            {"line",        "add",           "--name",         "FTTH Đại An", "--site",
             "Đại An",      "--provider",    "Mạng Giả Định",  "--kind",      "broadband",
             "--down-kbps", "40 Mbps",       "--repair-hours", "24",          "--availability-bp",
             "9950",        "--contract-no", "HĐ-MẪU-9",       "--valid-to",  "31/12/2031"});
    }
};

std::string contentOf(const std::string& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

} // namespace

TEST_CASE("line: measured, down, told, restored, in the contract's account", "[cli][lines]")
{
    const LineOffice office;
    CHECK(office.json({"line", "show", "FTTH Đại An"})["line"]["down_kbps"] == 40'000);
    const auto measured = office.json({"line", "measure", "Đại An", "--down", "31,5 Mbps", "--up",
                                       "20000 kbps", "--loss", "0,5"});
    CHECK(measured["line_measurement"]["down_kbps"] == 31'500);
    CHECK(measured["line_measurement"]["up_kbps"] == 20'000);
    CHECK(measured["line_measurement"]["loss_bp"] == 50);
    const auto below = office.json({"line", "status", "--below"})["lines"];
    REQUIRE(below.size() == 1);
    CHECK(below[0]["standing"] == "below");
    CHECK(below[0]["measured_down_kbps"] == 31'500);

    const auto down = office.json({"line", "down", "Đại An", "--at-time", "11/05/2021 10:00"});
    const auto number = down["fault"]["number"].get<std::string>();
    CHECK(down["fault"]["about"] == "line");
    CHECK(down["fault"]["down_from"] == "2021-05-11T10:00:00+07:00");
    const auto again = office.json({"line", "down", "--site", "Đại An"});
    CHECK(again["fault"]["number"] == number);
    CHECK(again["change_set"].is_null());
    CHECK(office.json({"fault", "list"})["faults"].size() == 1);

    const auto steps = office.json({"escalate", number})["steps"];
    REQUIRE(steps.size() == 5);
    CHECK(steps[0]["next"] == true);
    CHECK(steps[3]["party"] == "Mạng Giả Định");
    CHECK(steps[3]["phone"] == "0900 000 301");
    const auto told = office.json(
        {"escalate", "tell", number, "--level", "4", "--ticket", "GD-1", "--answer", "đang cử"});
    CHECK(told["contact"]["party"] == "Mạng Giả Định");
    CHECK(told["contact"]["purpose"] == "incident");
    CHECK(office.json({"escalate", "tell", number, "--level", "4"})["contact"]["purpose"] ==
          "reminder");
    (void)office.json({"escalate", "answer", number, "--answer", "15 phút nữa"});
    CHECK(office.json({"escalate", "log", number})["contacts"].size() == 2);
    CHECK(office.json({"fault", "show", number})["fault"]["ticket"] == "GD-1");

    const auto mail = (office.folder() / "su-co.eml").string();
    (void)office.json({"escalate", "text", number, "-o", mail});
    CHECK(contentOf(mail).find("Content-Type: text/plain; charset=UTF-8") != std::string::npos);
    CHECK(office.json({"escalate", "text", number})["text"]["body"].get<std::string>().find(
              "HĐ-MẪU-9") != std::string::npos);

    CHECK(office.run({"line", "restored", number, "--at-time", "11/05/2021 09:00"}).exit == 2);
    const auto restored =
        office.json({"line", "restored", "Đại An", "--at-time", "11/05/2021 12:30"});
    CHECK(restored["fault"]["state"] == "fixed");
    const auto unread = office.run({"line", "sla", "--from", "hôm"});
    CHECK(unread.exit == 2);
    CHECK(unread.err.find("Từ ngày") != std::string::npos); // in words, as the window has it
    const auto sla = office.json({"line", "sla", "--from", "01/05/2021", "--to", "31/05/2021"});
    REQUIRE(sla["providers"].size() == 1);
    const auto& provider = sla["providers"][0];
    CHECK(provider["provider"] == "Mạng Giả Định");
    CHECK(provider["minutes_down"] == 150);
    CHECK(provider["lines"][0]["incident_list"][0]["fault"] == number);
    CHECK(provider["lines"][0]["incident_list"][0]["minutes_down"] == 150);
    CHECK(office.json({"provider", "show", "Mạng Giả Định"})["provider"]["line_list"].size() == 1);
    CHECK(office.json({"provider", "list"})["providers"][0]["lines"] == 1);
    CHECK(office.run({"line", "sla", "--from", "31/05/2021", "--to", "01/05/2021"}).exit == 2);
    CHECK(office.run({"undo", restored["change_set"].get<std::string>()}).exit == 0);
    CHECK(office.json({"line", "status", "--down"})["lines"].size() == 1);
}

TEST_CASE("line: a list of an office goes in with sites and providers", "[cli][lines]")
{
    const LineOffice office;
    const auto list = office.write("duong.csv", "Tên,Điểm cầu,Nhà mạng,\"Tải xuống, kbit/s\"\n"
                                                "FTTH Gôi,thị trấn Gôi,Mạng Giả Định,60 Mbps\n"
                                                "FTTH Kim Thái,xã Kim Thái,mạng giả định,40000\n");
    const auto taken = office.json({"line", "import", list});
    CHECK(taken["import"]["added"] == 2);
    const auto line = office.json({"line", "show", "FTTH Gôi"})["line"];
    CHECK(line["site"] == "Điểm cầu Gôi");
    CHECK(line["provider"] == "Mạng Giả Định");
    CHECK(line["down_kbps"] == 60'000);
    CHECK(office.json({"line", "import", list})["import"]["unchanged"] == 2);
    const auto out = (office.folder() / "ra.xlsx").string();
    (void)office.json({"line", "export", "-o", out});
    CHECK(office.json({"line", "import", out})["import"]["unchanged"] == 3);

    const auto bad = office.write("sai.csv", "Tên,Điểm cầu,Nhà mạng\nA,Nơi Lạ,Mạng Giả Định\n"
                                             "B,Gôi,Mạng Không Có\n");
    const auto refused = office.run({"line", "import", bad});
    CHECK(refused.exit == 1);
    CHECK(refused.err.find("Nơi Lạ") != std::string::npos);
    CHECK(refused.err.find("Mạng Không Có") != std::string::npos);
    CHECK(office.json({"line", "list"})["lines"].size() == 3);
}

TEST_CASE("line-measurement: speed tests go in, wrong columns and units are told", "[cli][lines]")
{
    const LineOffice office;
    const auto good = office.write("do.csv", "Điểm cầu,Thời gian,Download (kbps),Upload (kbps)\n"
                                             "Đại An,11/05/2021 07:45,38400,19800\n"
                                             "Đại An,12/05/2021 07:45,41000,20100\n");
    const auto taken = office.json({"line-measurement", "import", good, "--yes"});
    CHECK(taken["import"]["added"] == 2);
    CHECK(office.json({"line-measurement", "import", good, "--yes"})["import"]["unchanged"] == 2);
    const auto unitless = office.write("khong.csv", "Thời gian,Download\n11/05/2021 09:00,38400\n");
    const auto refused = office.run({"line-measurement", "import", unitless, "--line", "Đại An"});
    CHECK(refused.exit == 1);
    CHECK(refused.err.find("--rate-unit") != std::string::npos);
    CHECK(office.json({"line-measurement", "import", unitless, "--line", "Đại An", "--rate-unit",
                       "kbps"})["import"]["added"] == 1);
    CHECK(
        office
            .run({"line-measurement", "import", unitless, "--line", "Đại An", "--rate-unit", "dặm"})
            .exit == 2);
    const auto wrong = office.write("la.csv", "STT,Tên thiết bị\n1,Camera\n");
    const auto strange = office.run({"line-measurement", "import", wrong});
    CHECK(strange.exit == 1);
    CHECK(strange.err.find("Tên thiết bị") != std::string::npos);
    const auto thousand = // Mbit/s under a heading of kbit/s or the other way
        office.write("nham.csv", "Điểm cầu,Thời gian,Download (Mbps)\nĐại An,13/05/2021,38400\n");
    CHECK(office.run({"line-measurement", "import", thousand}).exit == 1);
    CHECK(office.json({"line-measurement", "list"})["line_measurements"].size() == 3);
}

TEST_CASE("line-upgrade and support: asked, answered, done", "[cli][lines]")
{
    const LineOffice office;
    CHECK(office.run({"line-upgrade", "ask", "Đại An", "--speed", "30 Mbps"}).exit == 2);
    (void)office.json({"line-upgrade", "ask", "Đại An", "--speed", "100"});
    CHECK(office.json({"line-upgrade", "answer", "Đại An", "--answer",
                       "tháng 7"})["line_upgrade"]["state"] == "agreed");
    CHECK(office.json({"line-upgrade", "list", "--open"})["line_upgrades"].size() == 1);
    (void)office.json({"line-upgrade", "done", "Đại An"});
    CHECK(office.json({"line", "show", "FTTH Đại An"})["line"]["down_kbps"] == 100'000);
    CHECK(office.json({"line-upgrade", "list", "--open"})["line_upgrades"].empty());

    const auto asked = office.json({"support", "ask", "--site", "Đại An", "--of", "Sở Giả Định",
                                    "--content", "cấu hình codec"})["support_request"];
    const auto number = asked["number"].get<std::string>();
    CHECK(asked["state"] == "open");
    CHECK(office.json({"support", "answer", number, "--answer",
                       "tuần sau"})["support_request"]["state"] == "answered");
    CHECK(office.json({"support", "helped", number})["support_request"]["state"] == "helped");
    CHECK(office.run({"support", "refuse", number, "--answer", "x"}).exit != 0);
    CHECK(office.json({"support", "list", "--open"})["support_requests"].empty());
    CHECK(office.json({"support", "list"})["support_requests"].size() == 1);
}

} // namespace dongbo::tests
