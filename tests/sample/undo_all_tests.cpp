#include "core/journal/chain/digest.h"
#include "core/journal/read/verify.h"
#include "core/register/corrections/changes.h"
#include "core/store/journal/change_log.h"
#include "importers/sample/sample.h"
#include "tests/support/sample_register.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <random>

using namespace dongbo; // NOLINT(google-build-using-namespace): a test reads better so

namespace {

std::vector<ChangeSetId> allChangeSets(Register& reg)
{
    store::ChangeFilter filter;
    filter.limit = 1'000'000;
    std::vector<ChangeSetId> ids;
    for (const auto& row : store::changeList(reg.database(), filter)) {
        ids.push_back(row.id);
    }
    return ids;
}

bool isUndone(Register& reg, const ChangeSetId& id)
{
    return store::changeRow(reg.database(), id)->isUndone;
}

/// Verifies after every 25th step; the whole check costs more than a step.
class Watch
{
public:
    explicit Watch(Register& reg)
        : m_register(reg)
    {}
    void step()
    {
        if (++m_steps % 25 == 0) {
            now();
        }
    }
    void now()
    {
        const auto result = journal::verify(m_register.database());
        for (const auto& check : result.checks) {
            INFO("after step " << m_steps << ": " << check.name << " " << check.detail());
            REQUIRE(check.ok);
        }
    }

private:
    Register& m_register;
    int m_steps = 0;
};

/// Undoes what is in nobody's way, again and again in a random order, until nothing is left.
void undoUnblocked(Register& reg, std::vector<ChangeSetId> ids, std::mt19937& random, Watch& watch)
{
    while (!ids.empty()) {
        std::shuffle(ids.begin(), ids.end(), random);
        const auto before = ids.size();
        std::erase_if(ids, [&](const ChangeSetId& id) {
            if (!undoChange(reg, id, journal::DependantRule::Refuse, "").done) {
                return false;
            }
            watch.step();
            return true;
        });
        REQUIRE(ids.size() < before); // something always stands on nothing
    }
}

void redoAll(Register& reg, std::vector<ChangeSetId> ids, std::mt19937& random, Watch& watch)
{
    std::shuffle(ids.begin(), ids.end(), random);
    for (const auto& id : ids) {
        if (isUndone(reg, id)) { // else it came back with what rests on it
            CHECK(redoChange(reg, id, journal::BasisRule::Take, "").done);
            watch.step();
        }
    }
    watch.now();
}

unsigned seedOfThisRun()
{
    const char* given = std::getenv("DONGBO_SEED"); // NOLINT(concurrency-mt-unsafe): one thread
    const auto seed =
        given != nullptr ? static_cast<unsigned>(std::stoul(given)) : std::random_device{}();
    std::cout << "seed " << seed << " (DONGBO_SEED=" << seed << " repeats it)\n";
    return seed;
}

} // namespace

TEST_CASE("Sample: undoing every change-set in any order and redoing gives the first digest back",
          "[sample][undo]")
{
    test::SampleRegister sample;
    auto& reg = sample.reg;
    std::mt19937 random(seedOfThisRun());
    const auto first = journal::digest(reg.database());
    const auto ids = allChangeSets(reg);
    REQUIRE(ids.size() > 1'000);
    Watch watch(reg);
    watch.now();

    undoUnblocked(reg, ids, random, watch);
    const auto undoneOnce = journal::digest(reg.database());
    redoAll(reg, ids, random, watch);
    CHECK(journal::digest(reg.database()) == first);

    // once more with the other way round blockers, taking along what stands in the way
    auto order = ids;
    std::shuffle(order.begin(), order.end(), random);
    for (const auto& id : order) {
        if (!isUndone(reg, id)) {
            CHECK(undoChange(reg, id, journal::DependantRule::Take, "").done);
            watch.step();
        }
    }
    CHECK(journal::digest(reg.database()) == undoneOnce);
    redoAll(reg, ids, random, watch);
    CHECK(journal::digest(reg.database()) == first);
}

TEST_CASE("Sample: two change-sets undone both ways round end the same", "[sample][undo]")
{
    test::SampleRegister sample;
    auto& reg = sample.reg;
    std::mt19937 random(seedOfThisRun());
    const auto ids = allChangeSets(reg);
    for (int pair = 0; pair < 25; ++pair) {
        const auto a = ids[random() % ids.size()];
        const auto b = ids[random() % ids.size()];
        if (a == b) {
            continue;
        }
        std::vector<std::string> digests;
        for (const auto& [one, two] : {std::pair{a, b}, std::pair{b, a}}) {
            std::vector<ChangeSetId> undone;
            for (const auto& id : {one, two}) {
                if (isUndone(reg, id)) {
                    continue;
                }
                const auto result = undoChange(reg, id, journal::DependantRule::Take, "");
                REQUIRE(result.done);
                undone.push_back(id);
                undone.insert(undone.end(), result.alsoUndone.begin(), result.alsoUndone.end());
            }
            digests.push_back(journal::digest(reg.database()));
            for (const auto& id : undone) {
                if (isUndone(reg, id)) {
                    CHECK(redoChange(reg, id, journal::BasisRule::Take, "").done);
                }
            }
        }
        INFO("pair " << a.text() << " and " << b.text());
        CHECK(digests[0] == digests[1]);
    }
}
