#include "core/domain/vocabulary.h"
#include "tests/data/tables.h"

#include <catch2/catch.hpp>

#include <cstdlib>
#include <filesystem>
#include <map>
#include <set>
#include <string>

namespace dongbo::tests {

namespace {

struct Counted
{
    std::map<std::string, std::int64_t> rows;
    std::int64_t devices = 0;
    std::int64_t cost = 0;
};

const std::string followUp = "08-ra-soat-2023.xlsx";

} // namespace

TEST_CASE("Sample: what the lists hold row by row adds up to what is expected of each list")
{
    std::map<std::string, Counted> lists;
    const auto rows = table("sample/expected_rows.tsv");
    for (const auto& row : rows) {
        REQUIRE(row.size() == 15);
        auto& list = lists[row[0]];
        ++list.rows[row[3]];
        list.devices += whole(row[7]);
        CHECK((row[3] == "set_aside") == (row[7] == "0"));
        CHECK((row[3] == "set_aside") == (row[4] != "-"));
        if (row[10] != "-") {
            CHECK(row[3] != "set_aside"); // so that the stated totals hold whoever adds up
            list.cost += whole(row[10]);
        }
        CHECK(parseCode<DeviceType>(row[6]).has_value());
        CHECK((row[11] == "-" || parseCode<Condition>(row[11])));
        CHECK((row[12] == "-" || parseCode<Use>(row[12])));
        CHECK((row[13] == "-" || parseCode<Paper>(row[13])));
    }
    const auto expected = table("sample/expected.tsv");
    CHECK((expected.size() >= 6 && expected.size() <= 10));
    CHECK(expected.size() == lists.size());
    for (const auto& row : expected) {
        INFO(row.at(0));
        REQUIRE(row.size() == 9);
        const auto& list = lists.at(row[0]);
        const auto count = [&](const char* outcome) {
            const auto found = list.rows.find(outcome);
            return found == list.rows.end() ? 0 : found->second;
        };
        CHECK(whole(row[2]) == count("created"));
        CHECK(whole(row[3]) == count("updated"));
        CHECK(whole(row[4]) == count("unchanged"));
        CHECK(whole(row[5]) == count("set_aside"));
        CHECK(whole(row[1]) ==
              whole(row[2]) + whole(row[3]) + whole(row[4]) + whole(row[5]) + whole(row[6]));
        CHECK(whole(row[7]) == list.devices);
        CHECK(whole(row[8]) == list.cost);
    }
}

TEST_CASE("Sample: each list is there, and no other")
{
    const char* source = std::getenv("DONGBO_SOURCE");
    REQUIRE(source != nullptr);
    std::set<std::string> there;
    for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::path(source) /
                                                                 "data" / "sample" / "lists")) {
        there.insert(entry.path().filename().string());
    }
    std::set<std::string> expected;
    for (const auto& row : table("sample/expected.tsv")) {
        expected.insert(row.at(0));
    }
    CHECK(there == expected);
}

TEST_CASE("Sample: every site has about twenty devices, and only the follow-up repeats serials")
{
    std::map<std::string, std::int64_t> devices;
    std::set<std::string> serials;
    std::set<std::string> units;
    for (const auto& row : table("units/vu-ban-2021.tsv")) {
        units.insert(row.at(1));
    }
    for (const auto& row : table("sample/expected_rows.tsv")) {
        if (row.at(3) == "set_aside") {
            continue;
        }
        INFO(row[5] << " row " << row[2] << " of " << row[0]);
        CHECK(units.contains(row[5]));
        if (row[3] == "created") {
            devices[row[5]] += whole(row[7]);
            CHECK((row[9] == "-" || serials.insert(row[9]).second));
        } else {
            CHECK(row[0] == followUp);
            CHECK(serials.contains(row[9]));
        }
    }
    CHECK(devices.size() == 19);
    for (const auto& [unit, count] : devices) {
        INFO(unit);
        CHECK(count >= 17);
        CHECK(count <= (unit == "Vụ Bản" ? 45 : 26));
    }
}

} // namespace dongbo::tests
