#include "core/domain/vocabulary.h"
#include "core/text/fold.h"
#include "tests/data/tables.h"

#include <catch2/catch.hpp>

#include <map>
#include <set>
#include <string>

using namespace std::string_literals;

namespace dongbo::tests {

namespace {

template <typename E> bool isCodeOrDash(const std::string& text)
{
    return text == "-" || parseCode<E>(text).has_value();
}

/// Keys are what folding makes of the words; each stands once.
void checkKeys(const std::vector<Row>& rows, bool isHeading = false)
{
    std::set<std::string> keys;
    for (const auto& row : rows) {
        INFO(row[0]);
        const auto& words = isHeading ? row[1] : row[0];
        const auto& key = isHeading ? row[2] : row[1];
        CHECK(key == (isHeading ? text::foldKey(words) : text::fold(words)));
        if (!isHeading) {
            CHECK(keys.insert(key).second);
        }
    }
}

/// The rows' values by key.
std::map<std::string, Row> byKey(const std::vector<Row>& rows)
{
    std::map<std::string, Row> out;
    for (const auto& row : rows) {
        out.emplace(row.at(1), row);
    }
    return out;
}

/// The type of a name by the rule the table states: heaviest, then first, then longest.
std::string typeByRule(const std::string& name)
{
    const auto folded = " " + text::fold(name) + " ";
    std::string best = "other";
    std::int64_t weight = 0;
    std::size_t at = 0;
    std::size_t length = 0;
    for (const auto& row : table("vocabulary/type_words.tsv")) {
        const auto found = folded.find(" " + row[1] + " ");
        const auto heavy = whole(row[3]);
        if (found == std::string::npos || heavy < weight) {
            continue;
        }
        if (heavy > weight || found < at || (found == at && row[1].size() > length)) {
            best = row[2];
            weight = heavy;
            at = found;
            length = row[1].size();
        }
    }
    return best;
}

} // namespace

TEST_CASE("Vocabulary: a heading's key belongs to one field")
{
    const auto rows = table("vocabulary/headers.tsv");
    CHECK(hasCells(rows, 3, 4));
    checkKeys(rows, true);
    std::map<std::string, std::string> fieldOf;
    std::set<std::string> spellings;
    for (const auto& row : rows) {
        INFO(row[1]);
        CHECK(spellings.insert(row[1]).second);
        CHECK(fieldOf.emplace(row[2], row[0]).first->second == row[0]);
    }
    CHECK(rows.size() >= 577);
    CHECK(fieldOf.at("dvt") == "measure");
    CHECK(fieldOf.at("nguyen gia") == "cost");
    CHECK(fieldOf.at("don gia") == "unit_price");
    CHECK(fieldOf.at("thanh tien") == "amount");
}

TEST_CASE("Vocabulary: states speak in the words of the closed lists")
{
    const auto rows = table("vocabulary/states.tsv");
    CHECK(hasCells(rows, 7, 7));
    checkKeys(rows);
    for (const auto& row : rows) {
        INFO(row[0]);
        CHECK((row[2] == "whole" || row[2] == "phrase" || row[2] == "marked"));
        CHECK(isCodeOrDash<Condition>(row[3]));
        CHECK(isCodeOrDash<Use>(row[4]));
        CHECK(isCodeOrDash<Paper>(row[5]));
        CHECK(isCodeOrDash<AssetClass>(row[6]));
        CHECK((row[3] + row[4] + row[5] + row[6]) != "----");
    }
    const auto states = byKey(rows);
    CHECK(states.at("hong nguon")[3] == "broken");
    CHECK(states.at("khong len")[3] == "broken");
    CHECK(states.at("re")[3] == "poor");
    CHECK(states.at("chap chon")[3] == "fair");
    CHECK(states.at("cho thanh ly")[5] == "disposal_proposed");
    CHECK(states.at("dang sua")[4] == "under_repair");
}

TEST_CASE("Vocabulary: measures, sums, footers and places keep to their kinds")
{
    const std::map<std::string, std::pair<std::size_t, std::set<std::string>>> kinds{
        {"measures", {2, {"countable", "bulk"}}},
        {"totals", {3, {"total", "subtotal", "carried", "not"}}},
        {"footers", {2, {"signature", "note"}}},
        {"places", {2, {"prefix", "suffix", "office", "not"}}}};
    for (const auto& [name, kind] : kinds) {
        const auto rows = table("vocabulary/" + name + ".tsv");
        INFO(name);
        CHECK(hasCells(rows, 3, 4));
        for (const auto& row : rows) {
            CHECK(kind.second.contains(row.at(kind.first)));
            CHECK(row[1] == text::fold(row[0]));
        }
    }
    const auto measures = byKey(table("vocabulary/measures.tsv"));
    for (const auto* word : {"cai", "chiec", "bo", "he thong", "may", "cay"}) {
        CHECK(measures.at(word)[2] == "countable");
    }
    CHECK(byKey(table("vocabulary/totals.tsv")).at("cong hoa")[3] == "not");
}

TEST_CASE("Vocabulary: every type of device has words, and names are told apart by them")
{
    const auto rows = table("vocabulary/type_words.tsv");
    CHECK(hasCells(rows, 4, 4));
    checkKeys(rows);
    std::set<std::string> types;
    for (const auto& row : rows) {
        CHECK(parseCode<DeviceType>(row[2]).has_value());
        CHECK(whole(row[3]) <= 100);
        types.insert(row[2]);
    }
    CHECK(types.size() == terms<DeviceType>().size());

    const std::vector<std::pair<std::string, std::string>> names{
        {"Giá treo tivi 55 inch", "accessory"},  {"Bộ PC Dell + UPS 600VA", "computer"},
        {"Máy chiếu Panasonic", "projector"},    {"Màn chiếu điện 120 inch", "accessory"},
        {"Bộ chia HDMI 1 ra 4", "splitter"},     {"Bộ chia mạng 8 cổng", "switch"},
        {"MAN HINH SAMSUNG 55", "screen"},       {"Màn hình máy tính Dell", "screen"},
        {"Micro mở rộng Polycom", "microphone"}, {"Polycom HDX 7000", "codec"},
        {"Camera Polycom EagleEye", "camera"},   {"Loa mic hội nghị Jabra", "microphone"},
        {"Tăng âm liền mixer TOA", "amplifier"}, {"Converter quang", "converter"},
        {"Ắc quy UPS 12V", "accessory"},         {"Bàn ghế phòng họp", "other"}};
    for (const auto& [name, type] : names) {
        INFO(name);
        CHECK(typeByRule(name) == type);
    }
}

TEST_CASE("Vocabulary: a maker has one proper spelling a key")
{
    const auto rows = table("vocabulary/makers.tsv");
    CHECK(hasCells(rows, 3, 3));
    checkKeys(rows);
    CHECK(byKey(rows).at("policom")[2] == "Polycom");
}

TEST_CASE("Vocabulary: symptoms are about something known and belong to a named group")
{
    std::set<std::string> groups;
    for (const auto& row : table("vocabulary/symptom_groups.tsv")) {
        CHECK(groups.insert(row.at(0)).second);
    }
    std::set<std::string> used;
    std::map<std::string, std::set<std::string>> keysOf;
    const auto rows = table("vocabulary/symptoms.tsv");
    CHECK(hasCells(rows, 5, 5));
    for (const auto& row : rows) {
        INFO(row[2]);
        CHECK(groups.contains(row[1]));
        CHECK(row[3] == text::fold(row[2]));
        CHECK(parseCode<Severity>(row[4]).has_value());
        used.insert(row[1]);
        for (auto rest = row[0] + "|"; !rest.empty(); rest.erase(0, rest.find('|') + 1)) {
            const auto about = rest.substr(0, rest.find('|'));
            CHECK((parseCode<DeviceType>(about) || parseCode<FaultAbout>(about)));
            CHECK(keysOf[about].insert(row[3]).second);
        }
    }
    CHECK(used == groups);
    for (const auto& type : terms<DeviceType>()) {
        CHECK(keysOf.contains(std::string(type.code)));
    }
    for (const auto& about : terms<FaultAbout>()) {
        CHECK((about.value == FaultAbout::Device || keysOf.contains(std::string(about.code))));
    }
}

} // namespace dongbo::tests
