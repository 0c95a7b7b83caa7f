#include "core/journal/chain/hash.h"
#include "core/journal/fold/fold.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace dongbo; // NOLINT(google-build-using-namespace): a test
using archive::Payload;
using archive::Verb;
using journal::FoldInput;
using store::RecordState;

namespace {

const Kind& officers()
{
    return describe(RecordKind::Officer);
}

Payload says(std::uint16_t field, Value value)
{
    return {std::nullopt, {{field, std::move(value), 0, std::nullopt}}};
}

FoldInput input(std::int64_t hlc, Verb verb, const Payload& payload, bool isLive = true)
{
    return {
        {hlc, NodeId{}, OpId{journal::namedId(std::to_string(hlc))}}, hlc, verb, isLive, &payload};
}

} // namespace

TEST_CASE("Fold: the newest live operation holds a field, whatever the order given", "[journal]")
{
    const auto birth = says(1, "Hoa");
    const auto older = says(4, "0912");
    const auto newer = says(4, "0988");
    std::vector<FoldInput> inputs{input(1, Verb::Create, birth), input(2, Verb::Update, older),
                                  input(3, Verb::Update, newer)};
    std::sort(inputs.begin(), inputs.end(),
              [](const FoldInput& a, const FoldInput& b) { return a.no < b.no; });
    do {
        const auto folded = journal::fold(officers(), inputs);
        CHECK(folded.state == RecordState::Born);
        CHECK(folded.birth == 1);
        CHECK(folded.values[0] == Value{"Hoa"});
        CHECK(folded.values[3] == Value{"0988"});
        REQUIRE(folded.cells.size() == 1);
        CHECK(folded.cells[0].field == fieldOf<&Officer::phone>);
        CHECK(folded.cells[0].op == 3);
    } while (
        std::next_permutation(inputs.begin(), inputs.end(),
                              [](const FoldInput& a, const FoldInput& b) { return a.no < b.no; }));
}

TEST_CASE("Fold: a field that the kind does not have is ignored", "[journal]")
{
    const auto birth = says(60'000, "Hoa");
    const auto update = says(0, "0912");
    const std::vector<FoldInput> inputs{input(1, Verb::Create, birth),
                                        input(2, Verb::Update, update)};
    const auto folded = journal::fold(officers(), inputs);
    CHECK(folded.state == RecordState::Born);
    CHECK(folded.values == std::vector<Value>(officers().fields.size()));
    CHECK(folded.cells.empty());
}

TEST_CASE("Fold: an edit older than the birth is covered by it, even where it names nothing",
          "[journal]")
{
    const auto birth = says(1, "Hoa");
    const auto edit = says(4, "0912");
    const auto folded =
        journal::fold(officers(), std::vector<FoldInput>{input(1, Verb::Update, edit),
                                                         input(2, Verb::Create, birth)});
    CHECK(folded.values[3] == Value{});
    CHECK(folded.cells.empty());
}

TEST_CASE("Fold: an edit without a birth makes a stub that holds it", "[journal]")
{
    const auto edit = says(4, "0912");
    const auto folded =
        journal::fold(officers(), std::vector<FoldInput>{input(1, Verb::Update, edit)});
    CHECK(folded.state == RecordState::Stub);
    CHECK(folded.values[3] == Value{"0912"});
    CHECK(folded.cells.size() == 1);
    CHECK_FALSE(folded.isNothing());
}

TEST_CASE("Fold: with every birth undone the record is withdrawn, with one live it is not",
          "[journal]")
{
    const auto birth = says(1, "Hoa");
    const auto again = says(1, "Hoà");
    auto folded =
        journal::fold(officers(), std::vector<FoldInput>{input(1, Verb::Create, birth, false)});
    CHECK(folded.state == RecordState::Withdrawn);
    CHECK(folded.values[0] == Value{});
    folded = journal::fold(officers(), std::vector<FoldInput>{input(1, Verb::Create, birth, false),
                                                              input(2, Verb::Create, again)});
    CHECK(folded.state == RecordState::Born);
    CHECK(folded.values[0] == Value{"Hoà"});
}

TEST_CASE("Fold: equal clocks are decided by node, then operation, never by arrival", "[journal]")
{
    const auto one = says(4, "một");
    const auto two = says(4, "hai");
    const auto birth = says(1, "Hoa");
    auto a = input(5, Verb::Update, one);
    auto b = input(5, Verb::Update, two);
    a.stamp.origin.bytes[0] = 1;
    b.stamp.origin.bytes[0] = 2;
    a.no = 9; // arrived later
    b.no = 8;
    for (const auto& inputs : {std::vector<FoldInput>{input(1, Verb::Create, birth), a, b},
                               std::vector<FoldInput>{b, a, input(1, Verb::Create, birth)}}) {
        CHECK(journal::fold(officers(), inputs).values[3] == Value{"hai"});
    }
}
