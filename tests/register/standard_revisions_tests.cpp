#include "core/register/corrections/changes.h"
#include "core/register/planning/consistency_trend.h"
#include "core/register/planning/standard_revisions.h"
#include "core/store/projection/load.h"
#include "tests/support/register_fixture.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace dongbo; // NOLINT(google-build-using-namespace): a test

namespace {

std::string codeOf(const Problems& problems)
{
    return problems.empty() ? std::string() : problems.front().message.code;
}

struct Sets : test::RegisterFixture
{
    StandardSetId standard() { return findStandard(reg, "commune"); }
    StandardDraft draft()
    {
        StandardDraft out;
        out.set = *store::load<StandardSet>(reg.database(), standard());
        for (auto& row : standardLinesOf(reg, standard())) {
            out.lines.push_back(std::move(row.line));
        }
        return out;
    }
    CorrectedLine corrected(std::size_t index)
    {
        auto row = standardLinesOf(reg, standard())[index];
        return {row.id, row.line, row.line, false};
    }
};

} // namespace

TEST_CASE("Standard: a new version with its lines is one change, and one undo takes it back",
          "[planning]")
{
    Sets sets;
    const auto old = sets.standard();
    auto draft = sets.draft();
    draft.set.validFrom = Date{std::chrono::year{2021}, std::chrono::July, std::chrono::day{1}};
    draft.lines[2].minimum = "inch>=65";
    draft.lines[0].quantity = 0; // taken out
    const auto written = replaceStandard(sets.reg, old, draft, "theo văn bản 292");
    REQUIRE(written);
    const auto lines = standardLinesOf(sets.reg, written->id);
    REQUIRE(lines.size() == draft.lines.size() - 1);
    CHECK(lines[0].line.position == 1);
    CHECK(lines[1].line.minimum == "inch>=65");
    CHECK(store::load<StandardSet>(sets.reg.database(), old)->validTo ==
          Date{std::chrono::year{2021}, std::chrono::June, std::chrono::day{30}});
    CHECK(standardLinesOf(sets.reg, old).size() == draft.lines.size()); // as it was
    CHECK(sets.standard() == old);                                      // today is still in May
    REQUIRE(undoChange(sets.reg, written->changeSet, journal::DependantRule::Refuse, "").done);
    CHECK_FALSE(store::load<StandardSet>(sets.reg.database(), old)->validTo);
    CHECK(store::standardSets(sets.reg.database()).size() == 1);
}

TEST_CASE("Standard: a version begins after the one it replaces, and has lines that are right",
          "[planning]")
{
    Sets sets;
    auto draft = sets.draft();
    CHECK(codeOf(replaceStandard(sets.reg, sets.standard(), draft, "").problems()) ==
          "standard.not_later");
    draft.set.validFrom = Date{std::chrono::year{2022}, std::chrono::May, std::chrono::day{1}};
    draft.lines[1].minimum = "weight>=3";
    CHECK(codeOf(replaceStandard(sets.reg, sets.standard(), draft, "").problems()) ==
          "standard.unknown_attribute");
    draft.lines.clear();
    CHECK(codeOf(replaceStandard(sets.reg, sets.standard(), draft, "").problems()) ==
          "standard.no_lines");
    CHECK(store::standardSets(sets.reg.database()).size() == 1);
}

TEST_CASE("Standard: several lines are corrected at once, against what was seen", "[planning]")
{
    Sets sets;
    auto first = sets.corrected(0);
    auto second = sets.corrected(1);
    auto third = sets.corrected(2);
    first.line.quantity = 2;
    second.isTakenOut = true;
    CorrectedLine added;
    added.line.type = DeviceType::Generator;
    added.line.function = Function::Power;
    const auto count = standardLinesOf(sets.reg, sets.standard()).size();
    const auto written =
        correctStandard(sets.reg, sets.standard(), {first, second, third, added}, "");
    REQUIRE(written);
    const auto lines = standardLinesOf(sets.reg, sets.standard());
    CHECK(lines.size() == count); // one went, one came
    CHECK(lines[0].line.quantity == 2);
    CHECK(lines.back().line.type == DeviceType::Generator);
    CHECK(codeOf(correctStandard(sets.reg, sets.standard(), {third}, "").problems()) ==
          "standard.nothing_changed");
    // somebody else has changed the same field since
    first.line.quantity = 3;
    CHECK(codeOf(correctStandard(sets.reg, sets.standard(), {first}, "").problems()) ==
          "standard.changed_meanwhile");
    // but another field of the line is no obstacle
    first.line = first.seen;
    first.line.ceiling = Money{5};
    REQUIRE(correctStandard(sets.reg, sets.standard(), {first}, ""));
    CHECK(standardLinesOf(sets.reg, sets.standard())[0].line.quantity == 2);
    REQUIRE(undoChange(sets.reg, written->changeSet, journal::DependantRule::Refuse, "").done);
    CHECK(standardLinesOf(sets.reg, sets.standard())[0].line.quantity == 1);
}

TEST_CASE("Standard: the site to copy is the one that fills the most lines", "[planning]")
{
    Sets sets;
    CHECK_FALSE(exemplarySite(sets.reg, "commune"));
    sets.device("Đại An", DeviceType::Speaker, "Loa");
    sets.device("Kim Thái", DeviceType::Speaker, "Loa");
    sets.device("Kim Thái", DeviceType::Speaker, "Loa");
    sets.device("Kim Thái", DeviceType::Mixer, "Mixer");
    CHECK(exemplarySite(sets.reg, "commune") == findSite(sets.reg, "Kim Thái"));
    CHECK_FALSE(exemplarySite(sets.reg, "district"));
}

TEST_CASE("Trend: each quarter stands as the journal knew it then", "[planning]")
{
    CHECK(
        endOfQuarterBefore(Date{std::chrono::year{2021}, std::chrono::May, std::chrono::day{11}}) ==
        Date{std::chrono::year{2021}, std::chrono::March, std::chrono::day{31}});
    CHECK(endOfQuarterBefore(
              Date{std::chrono::year{2021}, std::chrono::January, std::chrono::day{1}}) ==
          Date{std::chrono::year{2020}, std::chrono::December, std::chrono::day{31}});
    Sets sets; // 11/05/2021
    for (const auto& row : standardLinesOf(sets.reg, sets.standard())) {
        if (row.line.type != DeviceType::Mixer) {
            REQUIRE(removeStandardLine(sets.reg, row.id, ""));
        } else {
            REQUIRE(editStandardLine(
                sets.reg, row.id, {fieldEdit(&StandardLine::critical, std::optional{true})}, ""));
        }
    }
    sets.device("Đại An", DeviceType::Mixer, "Mixer");
    sets.clock.advanceDays(90); // 09/08/2021
    sets.device("Kim Thái", DeviceType::Mixer, "Mixer");
    const auto today = sets.reg.today();
    std::size_t steps = 0;
    const auto trend =
        consistencyTrend(sets.reg, today, 8, [&](std::size_t, std::size_t) { ++steps; });
    REQUIRE(trend.size() == 2); // nothing before the second quarter of 2021
    CHECK(trend[0].day == Date{std::chrono::year{2021}, std::chrono::June, std::chrono::day{30}});
    CHECK(trend[0].sites == 18);
    CHECK(trend[0].able == 1);
    CHECK(trend[0].gaps == 17);
    CHECK(trend[1].day == today);
    CHECK(trend[1].able == 2);
    CHECK(trend[1].score > 0);
    CHECK(steps > 2);
    CHECK_THROWS_AS(consistencyTrend(sets.reg, today, 8,
                                     [](std::size_t, std::size_t) {
                                         throw Error(Error::Kind::Cancelled, {"x", {}});
                                     }),
                    Error);
}
