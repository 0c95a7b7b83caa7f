#include "core/domain/id.h"
#include "core/domain/time.h"
#include "core/domain/vocabulary.h"
#include "core/text/fold.h"
#include "tests/data/tables.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <string>

namespace dongbo::tests {

namespace {

bool isPrefix(const std::string& text)
{
    return text.size() == 3 &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

std::vector<std::string> parts(const std::string& text, char separator)
{
    std::vector<std::string> out(1);
    for (const char c : text) {
        if (c == separator) {
            out.emplace_back();
        } else {
            out.back() += c;
        }
    }
    return out;
}

/// Attribute keys of a type; fails the test when the text is not key:type:unit:better.
std::set<std::string> attributesOf(const std::string& text)
{
    std::set<std::string> keys;
    if (text == "-") {
        return keys;
    }
    for (const auto& attribute : parts(text, ';')) {
        INFO(attribute);
        const auto cells = parts(attribute, ':');
        CHECK((cells.size() >= 2 && cells.size() <= 4));
        CHECK(std::set<std::string>{"number", "text", "flag", "date"}.contains(cells.at(1)));
        CHECK((cells.size() < 4 || cells[3] == "more"));
        CHECK(keys.insert(cells.at(0)).second);
    }
    return keys;
}

} // namespace

TEST_CASE("Catalogue: every device type stands in it once, in the closed list's order")
{
    const auto rows = table("catalogue/device_types.tsv");
    CHECK(hasCells(rows, 11, 11));
    REQUIRE(rows.size() == terms<DeviceType>().size());
    std::set<std::string> codeParts;
    std::set<std::string> ids;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto& row = rows[i];
        INFO(row[0]);
        CHECK(row[0] == terms<DeviceType>()[i].code);
        CHECK(isPrefix(row[1]));
        CHECK(codeParts.insert(row[1]).second);
        CHECK(RecordId::parse(row[2]).has_value());
        CHECK(ids.insert(row[2]).second);
        CHECK((row[5] == "-" || parseCode<Function>(row[5])));
        CHECK(whole(row[6]) >= 1);
        // A whole useful life wears off the whole cost: the rate is its inverse.
        CHECK(whole(row[6]) * whole(row[7]) == 10000);
        CHECK(std::string("VPK").find(row[8]) != std::string::npos);
        attributesOf(row[9]);
    }
}

TEST_CASE("Catalogue: resolutions rise from line to line")
{
    std::int64_t last = 0;
    for (const auto& row : table("catalogue/resolutions.tsv")) {
        const auto pixels = whole(row.at(1)) * whole(row.at(2));
        CHECK(pixels > last);
        last = pixels;
    }
}

TEST_CASE("Units: Vụ Bản of 2021 is a district of one town and 17 communes with a site each")
{
    const auto rows = table("units/vu-ban-2021.tsv");
    CHECK(hasCells(rows, 10, 10));
    std::set<std::string> codes;
    std::set<std::string> names;
    std::set<std::string> prefixes;
    std::set<std::string> ids;
    std::map<std::string, int> kinds;
    for (const auto& row : rows) {
        INFO(row[1]);
        CHECK((row[3] == "-" || codes.contains(row[3]))); // parents come first
        CHECK(codes.insert(row[0]).second);
        CHECK(names.insert(row[1]).second);
        CHECK(isPrefix(row[4]));
        CHECK(prefixes.insert(row[4]).second);
        CHECK(parseIsoDate(row[5]).has_value());
        CHECK(RecordId::parse(row[6]).has_value());
        CHECK(ids.insert(row[6]).second);
        ++kinds[row[2]];
        if (row[2] != "huyện") {
            CHECK(row[3] == "359");
            CHECK(RecordId::parse(row[7]).has_value());
            CHECK(ids.insert(row[7]).second);
            CHECK(row[8] == "Điểm cầu " + row[1]);
        }
    }
    CHECK(kinds == std::map<std::string, int>{{"huyện", 1}, {"thị trấn", 1}, {"xã", 17}});
}

TEST_CASE("Spec words: what lists tell is what a type has attributes for, in its kind of value")
{
    std::map<std::string, std::map<std::string, std::string>> kinds;
    for (const auto& row : table("catalogue/device_types.tsv")) {
        for (const auto& attribute : parts(row.at(9), ';')) {
            const auto cells = parts(attribute, ':');
            if (cells.size() > 1) {
                kinds[row[0]][cells[0]] = cells[1];
            }
        }
    }
    std::map<std::string, std::set<std::string>> resolutions;
    for (const auto& row : table("catalogue/resolutions.tsv")) {
        for (const auto& spelling : parts(row.at(3), '|')) {
            resolutions[row[0]].insert(text::fold(spelling));
        }
    }
    const auto rows = table("vocabulary/spec_words.tsv");
    CHECK(hasCells(rows, 5, 7));
    for (const auto& row : rows) {
        INFO(row[0] << " " << row[1] << " " << row[3]);
        const bool isWord = row[2] == "word";
        for (const auto& type : parts(row[0], '|')) {
            REQUIRE(kinds.contains(type));
            REQUIRE(kinds[type].contains(row[1]));
            const auto& kind = kinds[type][row[1]];
            const bool isFlag = row[4] == "true" || row[4] == "false";
            CHECK(kind == (!isWord ? "number" : isFlag ? "flag" : "text"));
        }
        CHECK(row.size() == (isWord ? 5 : 7));
        if (row[1] == "resolution") { // a standard compares them by the catalogue's names
            REQUIRE(resolutions.contains(row[4]));
            for (const auto& word : parts(row[3], '|')) {
                CHECK(resolutions[row[4]].contains(text::fold(word)));
            }
        }
    }
}

TEST_CASE("Starter set: each line asks for what its type can be measured by, at a whole price")
{
    std::map<std::string, std::set<std::string>> attributes;
    std::map<std::string, std::string> functions;
    for (const auto& row : table("catalogue/device_types.tsv")) {
        attributes[row.at(0)] = attributesOf(row.at(9));
        functions[row[0]] = row.at(5);
    }
    auto rows = table("standard/starter.tsv");
    REQUIRE(rows.at(0).at(0) == "set");
    CHECK(RecordId::parse(rows[0].at(1)).has_value());
    CHECK(parseIsoDate(rows[0].at(4)).has_value());
    rows.erase(rows.begin());
    CHECK(hasCells(rows, 10, 10));
    std::set<std::string> ids;
    std::set<std::string> critical;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto& row = rows[i];
        INFO(row[3]);
        CHECK(RecordId::parse(row[0]).has_value());
        CHECK(ids.insert(row[0]).second);
        CHECK(whole(row[1]) == static_cast<std::int64_t>(i + 1));
        CHECK(parseCode<Function>(row[2]).has_value());
        REQUIRE(attributes.contains(row[3]));
        CHECK(functions.at(row[3]) == row[2]);
        CHECK((row[4] == "-" || attributes.contains(row[4])));
        CHECK(whole(row[5]) >= 1);
        if (row[6] != "-") {
            for (const auto& minimum : parts(row[6], ';')) {
                CHECK(attributes.at(row[3]).contains(minimum.substr(0, minimum.find(">="))));
            }
        }
        CHECK((row[7] == "yes" || row[7] == "no"));
        CHECK(whole(row[8]) >= 100'000);
        CHECK(row[9].starts_with("K: "));
        if (row[7] == "yes") {
            critical.insert(row[2]);
        }
    }
    CHECK(critical.size() == terms<Function>().size());
}

} // namespace dongbo::tests
