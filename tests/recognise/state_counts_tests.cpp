#include "importers/recognise/recognise.h"
#include "importers/recognise/words/state_counts.h"
#include "tests/support/fake_workbook.h"

#include <catch2/catch.hpp>

#include <map>

using namespace dongbo;
using namespace dongbo::importers;
using dongbo::tests::FakeWorkbook;

namespace {

using CountKind = StateCounts::Kind;

struct Case
{
    const char* cell;
    std::int64_t devices;
    CountKind kind;
    std::vector<std::pair<std::int64_t, std::optional<Condition>>> parts;
};

} // namespace

TEST_CASE("State cells: counts in words are read, and only where a number counts devices")
{
    const std::vector<Case> cases{
        {"1 hỏng, 1 tốt", 2, CountKind::AddUp, {{1, Condition::Broken}, {1, Condition::Good}}},
        {"1 tốt; 1 hỏng", 2, CountKind::AddUp, {{1, Condition::Good}, {1, Condition::Broken}}},
        {"01 cái hỏng, 03 cái tốt",
         4,
         CountKind::AddUp,
         {{1, Condition::Broken}, {3, Condition::Good}}},
        {"hỏng 1 cái, còn lại tốt",
         4,
         CountKind::AddUp,
         {{1, Condition::Broken}, {3, Condition::Good}}},
        {"2 tốt và 1 chập chờn", 3, CountKind::AddUp, {{2, Condition::Good}, {1, Condition::Fair}}},
        {"hai cái hỏng, một cái tốt",
         3,
         CountKind::AddUp,
         {{2, Condition::Broken}, {1, Condition::Good}}},
        {"chập chờn 1 cái", 4, CountKind::OfSome, {{1, Condition::Fair}, {3, {}}}},
        {"Hỏng 3", 10, CountKind::OfSome, {{3, Condition::Broken}, {7, {}}}},
        {"1 hỏng, 1 tốt",
         3,
         CountKind::OfSome,
         {{1, Condition::Broken}, {1, Condition::Good}, {1, {}}}},
        {"1 hỏng, tốt", 3, CountKind::OfSome, {{1, Condition::Broken}, {2, Condition::Good}}},
        {"3 hỏng, 1 tốt", 3, CountKind::DoNotAddUp, {}},
        {"1 hỏng, tốt, kém", 4, CountKind::DoNotAddUp, {}},
        {"Tốt", 4, CountKind::Uncounted, {}},
        {"hỏng 2 cái", 2, CountKind::Uncounted, {}},
        {"hỏng cổng HDMI số 2", 2, CountKind::Uncounted, {}},
        {"dùng 2 năm, tốt", 2, CountKind::Uncounted, {}},
        {"hỏng 2022", 2, CountKind::Uncounted, {}},
        {"hỏng từ 1/2022", 2, CountKind::Uncounted, {}},
        {"hỏng 12/5", 20, CountKind::Uncounted, {}},
        {"1 hỏng", 1, CountKind::Uncounted, {}},
        {"", 2, CountKind::Uncounted, {}},
    };
    for (const auto& one : cases) {
        INFO(one.cell << " of " << one.devices);
        const auto got = readStateCounts(one.cell, one.devices);
        CHECK(got.kind == one.kind);
        REQUIRE(got.parts.size() == one.parts.size());
        for (std::size_t i = 0; i < one.parts.size(); ++i) {
            CHECK(got.parts[i].count == one.parts[i].first);
            CHECK(got.parts[i].state.condition == one.parts[i].second);
        }
    }
}

TEST_CASE(
    "State cells: devices of a row get their own states, serials, codes and share of the money")
{
    FakeWorkbook list;
    list.sheet("S")
        .row({"TT", "Tên thiết bị", "Mã", "Số seri", "SL", "Thành tiền", "Tình trạng"})
        .row(
            {1, "Camera AVer CAM520", "CAM1", "S1, S2, S3", 3, 10000000, "1 cái hỏng nguồn, 2 tốt"})
        .row({2, "Loa Bosch LB1", "LOA1", "", 4, 4000000, "chập chờn 1 cái"});
    std::map<std::uint32_t, std::vector<RowDraft>> drafts;
    const auto readings = readSheets(list, {});
    RowReader rows(list, {});
    rows.forEachRow(readings.front(), [&](const ClassifiedRow& row) {
        drafts[row.row].assign(row.drafts.begin(), row.drafts.end());
        return true;
    });
    const auto& cameras = drafts.at(2);
    REQUIRE(cameras.size() == 2);
    CHECK(cameras[0].devices == 1);
    CHECK(cameras[0].find(fieldOf<&Device::condition>)->value == toValue(Condition::Broken));
    CHECK(cameras[0].find(fieldOf<&Device::conditionText>)->value ==
          Value{std::string("hỏng nguồn")});
    CHECK(cameras[0].serials == std::vector<std::string>{"S1"});
    CHECK(cameras[0].before == 0);
    CHECK(cameras[1].devices == 2);
    CHECK(cameras[1].find(fieldOf<&Device::condition>)->value == toValue(Condition::Good));
    CHECK(cameras[1].serials == std::vector<std::string>{"S2", "S3"});
    CHECK(cameras[1].code == "CAM1");
    CHECK(cameras[1].before == 1);
    CHECK(cameras[0].costOf(0)->dong + cameras[1].costOf(0)->dong + cameras[1].costOf(1)->dong ==
          10000000);
    const auto& speakers = drafts.at(3);
    REQUIRE(speakers.size() == 2);
    CHECK(speakers[0].devices == 1);
    CHECK(speakers[0].find(fieldOf<&Device::condition>)->value == toValue(Condition::Fair));
    CHECK(speakers[0].find(fieldOf<&Device::conditionText>)->value ==
          Value{std::string("chập chờn")});
    REQUIRE(speakers[0].problems.size() == 1);
    CHECK(speakers[0].problems[0].message.code == "import.states_of_some");
    CHECK(speakers[1].devices == 3);
    CHECK(speakers[1].find(fieldOf<&Device::condition>) == nullptr);
    CHECK(speakers[1].find(fieldOf<&Device::conditionText>) == nullptr);
    CHECK(speakers[1].problems.empty());
    CHECK(speakers[0].costOf(0)->dong + 3 * speakers[1].costOf(1)->dong == 4000000);
}

namespace {

struct Taken
{
    std::vector<RowDraft> drafts;
    Understanding understanding;
};

/// What is made of row 2 of the list.
Taken secondRow(const FakeWorkbook& list, const Choices& choices = {})
{
    Taken out;
    const auto readings = readSheets(list, {}, choices);
    RowReader rows(list, {});
    rows.forEachRow(readings.front(), [&](const ClassifiedRow& row) {
        if (row.row == 2) {
            out.drafts.assign(row.drafts.begin(), row.drafts.end());
        }
        return true;
    });
    out.understanding = rows.understanding();
    return out;
}

const Decision* about(const Understanding& all, DecisionKind kind)
{
    const auto found = std::find_if(all.decisions.begin(), all.decisions.end(),
                                    [kind](const Decision& one) { return one.kind == kind; });
    return found == all.decisions.end() ? nullptr : &*found;
}

} // namespace

TEST_CASE("State cells: a note that counts the broken ones is kept by these alone")
{
    FakeWorkbook list;
    list.sheet("S")
        .row({"TT", "Tên thiết bị", "SL", "Ghi chú"})
        .row({1, "Micro cổ ngỗng TOA", 10, "Hỏng 3; mua năm 2019"})
        .row({2, "Loa Bosch LB1", 2, ""});
    const auto got = secondRow(list).drafts;
    REQUIRE(got.size() == 2);
    CHECK(got[0].devices == 3);
    CHECK(got[0].find(fieldOf<&Device::notes>)->value ==
          Value{std::string("Hỏng 3; mua năm 2019")});
    CHECK(got[0].find(fieldOf<&Device::condition>) == nullptr); // a note sets no state
    REQUIRE(got[0].faults.size() == 1);
    CHECK(got[0].faults[0].devices == 3);
    CHECK(got[1].devices == 7);
    CHECK(got[1].find(fieldOf<&Device::notes>)->value == Value{std::string("mua năm 2019")});
    CHECK(got[1].faults.empty());
}

TEST_CASE("State cells: a person may keep a row together whose state is told of some")
{
    FakeWorkbook list;
    list.sheet("S")
        .row({"TT", "Tên thiết bị", "SL", "Tình trạng"})
        .row({1, "Micro cổ ngỗng TOA", 10, "Hỏng 3"})
        .row({2, "Loa Bosch LB1", 2, "Tốt"});
    const auto split = secondRow(list);
    REQUIRE(split.drafts.size() == 2);
    const auto* question = about(split.understanding, DecisionKind::States);
    REQUIRE(question != nullptr);
    CHECK(question->standing == Standing::Open);
    CHECK(question->rows == std::vector<std::uint32_t>{2});
    Choices choices;
    REQUIRE(overrule(choices.sheets["S"], *question, "no"));
    const auto kept = secondRow(list, choices);
    REQUIRE(kept.drafts.size() == 1);
    CHECK(kept.drafts[0].devices == 10);
    CHECK(kept.drafts[0].problems[0].message.code == "import.states_not_counted");
    REQUIRE(about(kept.understanding, DecisionKind::States) != nullptr);
    CHECK(about(kept.understanding, DecisionKind::States)->options.front().value == "no");
}

TEST_CASE("States: a word counts with its own marks, or bare where it is no other word")
{
    const auto conditionOf = [](const char* text) {
        return Vocabulary::builtIn().state(Marked(text)).condition;
    };
    CHECK(conditionOf("ồn") == Condition::Poor);
    CHECK(conditionOf("chạy ồn") == Condition::Poor);
    CHECK(conditionOf("hình nhiễu") == Condition::Poor);
    CHECK(conditionOf("Cháy nguồn") == Condition::Broken);
    // other words with the same letters
    CHECK(!conditionOf("nhiều chức năng"));
    CHECK(!conditionOf("chạy liên tục"));
    CHECK(!conditionOf("chạy ổn"));
    CHECK(!conditionOf("mở"));
    CHECK(!conditionOf("mounted on the wall"));
    CHECK(!conditionOf("On loan"));
    CHECK(!conditionOf("ON"));
    // without any marks, as many lists are written
    CHECK(conditionOf("MAY HU") == Condition::Broken);
    CHECK(conditionOf("bi hong nguon") == Condition::Broken);
    CHECK(conditionOf("loa re") == Condition::Poor);
}
