#include "tests/cli/program_runs.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <fstream>

namespace dongbo::tests {

TEST_CASE("Report: the list names reports with their parameters", "[cli]")
{
    const auto answer = runProgram({"report", "list", "--format", "json"});
    CHECK(answer.exit == 0);
    std::vector<std::string> names;
    const auto list = answer.json();
    for (const auto& report : list["reports"]) {
        names.push_back(report["name"]);
        CHECK(report.contains("title"));
        CHECK(report["parameters"].is_array());
    }
    for (const char* name : {"inventory", "faults", "repair-costs", "needs"}) {
        CHECK(std::count(names.begin(), names.end(), name) == 1);
    }
}

TEST_CASE("Report: each prints, and writes a workbook, csv and text", "[cli]")
{
    const Office office;
    const auto code = office.addDevice("screen", "Ti vi 55 inch");
    (void)office.reportFault(code, "sọc màn hình");
    const auto* name = GENERATE("inventory", "faults", "repair-costs", "needs");
    const auto text = office.run({"report", name});
    INFO(text.out << text.err);
    CHECK(text.exit == 0);
    CHECK(text.out.size() > 100);
    CHECK(text.out.find("‹") == std::string::npos);
    CHECK(office.run({"--lang", "en", "report", name}).out.find("‹") == std::string::npos);
    CHECK(office.json({"report", name})["report"]["name"] == name);
    CHECK(office.run({"--at", "2021-06-01", "report", name}).exit == 0);
    for (const std::string ending : {"xlsx", "csv", "txt"}) {
        const auto file = (office.folder() / ("bao cao." + ending)).string();
        CHECK(office.run({"report", name, "-o", file}).exit == 0);
        std::ifstream in(file, std::ios::binary);
        std::string head(4, '\0');
        in.read(head.data(), 4);
        CHECK((ending == "xlsx" ? head == "PK\x03\x04" : in.gcount() > 0));
    }
}

TEST_CASE("Report: what cannot be meant is refused", "[cli]")
{
    const Office office;
    CHECK(office.run({"report", "nosuch"}).exit == 2);
    CHECK(office.run({"report"}).exit == 2);
    CHECK(office.run({"report", "inventory", "--site", "Không Có"}).exit == 2);
    CHECK(office.run({"report", "inventory", "--by", "vendor"}).exit == 2);
    CHECK(office.run({"report", "inventory", "-o", (office.folder() / "x.doc").string()}).exit ==
          2);
    CHECK(office.run({"report", "inventory", "-o", "/no/such/folder/x.xlsx"}).exit == 3);
    const auto file = (office.folder() / "x.json").string();
    CHECK(office.run({"report", "list", "--compare", "before"}).exit == 2);
    CHECK(office.run({"report", "list", "--period", "2021"}).exit == 2);
    CHECK(office.run({"report", "list", "-o", file}).exit == 2);
    CHECK(office.run({"report", "inventory", "--issue", file}).exit == 0);
    CHECK(office.run({"report", "check", "--issued", file}).exit == 0);
    CHECK(office.run({"report", "check", "--issued", file, "--site", "Gôi"}).exit == 2);
    CHECK(office.run({"report", "inventory", "--issue", file, "-o", file}).exit == 2);
    CHECK(office.run({"report", "inventory", "--compare", "before"}).exit == 2); // has no period
    CHECK(office.run({"report", "faults-by-type", "--compare", "before"}).exit == 0);
    CHECK(office.run({"report", "faults-by-type", "--compare", "hôm qua"}).exit == 2);
    CHECK(office.run({"report", "faults-by-type", "--period", "xyz", "--compare", "year"}).exit ==
          2);
}

} // namespace dongbo::tests
