// Price lists, quotas and standards as workbooks: out, edited, in again.
#include "tests/cli/program_runs.h"

#include <catch2/catch.hpp>

#include <filesystem>

namespace dongbo::tests {
namespace {

std::string rowsAndTexts(const nlohmann::json& answer)
{
    std::string out;
    for (const auto& problem : answer["problems"]) {
        out += (problem["row"].is_null() ? std::string("-") : problem["row"].dump()) + " " +
               (problem["column"].is_null() ? std::string("-")
                                            : problem["column"].get<std::string>()) +
               "\n";
    }
    return out;
}

} // namespace

TEST_CASE("Tables: a standard that goes out as a workbook comes in again line by line", "[cli]")
{
    const Office office;
    const auto file = (office.folder() / "chuan.xlsx").string();
    const auto lines = [&](const std::string& set) {
        auto found = office.json({"standard", "show", set})["standard"]["lines"];
        for (auto& line : found) {
            line.erase("id");
        }
        return found;
    };
    for (const char* language : {"vi", "en"}) {
        (void)office.json({"--lang", language, "standard", "export", "commune", "-o", file});
        const auto from = std::string(language) == "vi" ? "01/01/2031" : "01/01/2032";
        const auto in = office.json({"standard", "import", file, "--from", from});
        CHECK(in["standard"]["tier"] == "commune");
        CHECK(lines(in["standard"]["id"].get<std::string>()) == lines("commune"));
    }
    CHECK(office.run({"standard", "import", file, "--from", "01/01/2031"}).exit == 2);
}

TEST_CASE("Tables: prices and quotas that come in unchanged add nothing, an edited one is added",
          "[cli]")
{
    const Office office;
    (void)office.json({"price", "add", "--type", "camera", "--maker", "Logitech", "--model",
                       "Rally", "--price", "38 triệu", "--day", "11/05/2021", "--source",
                       "A: báo giá"});
    (void)office.json({"quota", "add", "--type", "screen", "--tier", "commune", "--most-per-site",
                       "2", "--ceiling", "25 triệu", "--valid-from", "01/01/2026"});
    for (const std::string noun : {"price", "quota"}) {
        for (const char* ending : {"xlsx", "csv"}) {
            const auto file = (office.folder() / (noun + "." + ending)).string();
            CHECK(office.json({noun, "export", "-o", file})["list"]["rows"] == 1);
            const auto again = office.json({noun, "import", file});
            CHECK(again["import"]["added"] == 0);
            CHECK(again["import"]["unchanged"] == 1);
            CHECK(again["change_set"].is_null());
        }
    }
    const auto list = office.write("gia.csv", "Loại,Hãng,Giá,Ngày\n"
                                              "camera,Logitech,\"39 triệu\",01/06/2022\n"
                                              "màn hình,Sony,25000000,\n");
    const auto added = office.json({"price", "import", list, "--reason", "báo giá mới"});
    CHECK(added["import"]["added"] == 2);
    CHECK(office.json({"price", "list"})["prices"].size() == 3);
    (void)office.json({"undo", added["change_set"].get<std::string>()});
    CHECK(office.json({"price", "list"})["prices"].size() == 1);
}

TEST_CASE("Tables: a list with mistakes writes nothing and names each row", "[cli]")
{
    const Office office;
    struct Case
    {
        const char* what;
        Words command;
        const char* content;
        const char* problems;
    };
    const Case cases[] = {
        {"an unknown type and a price that is no amount",
         {"price", "import"},
         "Loại,Giá\ncamera,đắt\nmáy bay,5000000\n",
         "2 Giá\n3 Loại\n"},
        {"no price", {"price", "import"}, "Loại,Giá\ncamera,\n", "2 Giá\n"},
        {"a negative price", {"price", "import"}, "Loại,Giá\ncamera,-5\n", "2 Giá\n"},
        {"a column nobody knows",
         {"price", "import"},
         "Loại,Giá,Màu\ncamera,5000000,đỏ\n",
         "1 Màu\n"},
        {"the same column twice", {"price", "import"}, "Loại,Giá,Giá\ncamera,1,2\n", "1 Giá\n"},
        {"the same price twice",
         {"price", "import"},
         "Loại,Giá,Ngày\ncamera,5000000,01/06/2022\nloa,1,\ncamera,5 triệu,1/6/2022\n",
         "4 -\n"},
        {"the same quota twice",
         {"quota", "import"},
         "Loại,Nhiều nhất mỗi điểm cầu\nscreen,2\nscreen,2\n",
         "3 -\n"},
        {"the same line of a standard twice",
         {"standard", "import"},
         "Tên,X\nNhóm điểm cầu,commune\n\nLoại,Số lượng\nscreen,1\ncamera,1\nmàn hình,1\n",
         "7 -\n"},
        {"no headings", {"price", "import"}, "một,hai\nba,bốn\n", "- -\n"},
        {"days in the wrong form",
         {"quota", "import"},
         "Loại,Có từ ngày\nscreen,31/02/2026\n",
         "2 Có từ ngày\n"},
        {"an impossible minimum",
         {"standard", "import"},
         "Tên,X\nNhóm điểm cầu,commune\nCó từ ngày,01/01/2031\n\n"
         "Loại,Số lượng,Thông số tối thiểu\ncamera,1,\nscreen,1,mùi>=3\n",
         "7 Thông số tối thiểu\n"},
        {"a quantity of nothing and a substitute that is no type",
         {"standard", "import"},
         "Tên,X\nNhóm điểm cầu,commune\n\nLoại,Số lượng,Thay thế được\ncamera,0,\nscreen,1,tàu\n",
         "6 Thay thế được\n"},
    };
    const auto before = office.json({"changes"})["changes"].size();
    for (const auto& one : cases) {
        INFO(one.what);
        auto words = one.command;
        words.push_back(office.write("sai.csv", one.content));
        words.insert(words.end(), {"--format", "json"});
        const auto answer = office.run(words);
        CHECK(answer.exit == 1);
        CHECK(rowsAndTexts(nlohmann::json::parse(answer.out)) == one.problems);
        CHECK(answer.err.find("\n") != std::string::npos);
    }
    CHECK(office.json({"changes"})["changes"].size() == before);
}

} // namespace dongbo::tests
