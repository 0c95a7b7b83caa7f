#include "core/journal/chain/digest.h"
#include "core/journal/read/verify.h"
#include "core/journal/undo/resting.h"
#include "core/journal/undo/undo.h"
#include "tests/journal/office_work.h"
#include "tests/journal/undo_model.h"
#include "tests/support/office.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <memory>
#include <random>

using namespace dongbo; // NOLINT(google-build-using-namespace): a test
using journal::BasisRule;
using journal::DependantRule;
using test::Office;
using test::OfficeWork;
using test::UndoModel;

namespace {

std::uint64_t firstSeed()
{
    const char* given = std::getenv("DONGBO_SEED"); // NOLINT(concurrency-mt-unsafe): one thread
    const auto seed = given != nullptr ? std::stoull(given) : std::random_device{}();
    std::cout << "first seed " << seed << " (DONGBO_SEED=" << seed << " repeats it)\n";
    return seed;
}

/// The offices of one history, and what they do to each other's records.
class Town
{
public:
    Town(std::vector<std::unique_ptr<Office>>& offices, std::size_t count, std::uint64_t seed)
        : m_random(seed)
    {
        for (std::size_t i = 0; i < count; ++i) {
            m_offices.push_back(offices[i].get());
            m_offices.back()->clock.pass(static_cast<std::int64_t>(below(3'600'000)));
        }
        for (auto* office : m_offices) {
            for (const auto& [node, last] : office->journal.versionVector()) {
                auto& first = m_before[node];
                first = std::max(first, last);
            }
        }
    }

    /// Something somebody does, in any office.
    void step()
    {
        auto& office = anyOffice();
        const auto dice = below(100);
        if (dice < 62 || m_changeSets.empty()) {
            if (const auto done = m_work.act(office)) {
                m_changeSets.push_back(*done);
            }
        } else if (dice < 78) {
            undoOne(office);
        } else if (dice < 90) {
            redoOne(office);
        } else {
            exchange(office, anyOffice());
        }
    }

    void shareAll()
    {
        for (int round = 0; round < 2; ++round) {
            for (auto* from : m_offices) {
                for (auto* to : m_offices) {
                    exchange(*from, *to);
                }
            }
        }
    }

    /// What an office knows of this history, in the words of the rules.
    UndoModel modelOf(const Office& office) const
    {
        UndoModel model;
        for (const auto& [node, last] : office.journal.versionVector()) {
            const auto before = m_before.find(node);
            const auto first = before == m_before.end() ? 1 : before->second + 1;
            if (const auto segment = office.journal.segment(node, first, 100'000)) {
                for (const auto& operation : segment->operations) {
                    model.add(operation);
                }
            }
        }
        model.readMarks();
        return model;
    }

    /// Every record is what the model says, and nothing born refers to what is withdrawn unless a
    /// merge made it so.
    void compare(Office& office)
    {
        const auto model = modelOf(office);
        for (const auto& [key, expected] : model.records(model.undone())) {
            const auto row = store::Projection(office.database).read(key.first, key.second);
            INFO(describe(key.first).name << " " << key.second.text());
            REQUIRE(row);
            const auto state = expected.isBorn    ? store::RecordState::Born
                               : expected.wasBorn ? store::RecordState::Withdrawn
                                                  : store::RecordState::Stub;
            CHECK(row->state == state);
            CHECK(row->values == expected.values);
        }
        if (!m_hasMerged) {
            const auto records = model.records(model.undone());
            for (const auto& [key, record] : records) {
                const auto& fields = describe(key.first).fields;
                for (std::size_t i = 0; record.isBorn && i < fields.size(); ++i) {
                    const auto* target = std::get_if<RecordId>(&record.values[i]);
                    const auto found = fields[i].target && target != nullptr
                                           ? records.find({*fields[i].target, *target})
                                           : records.end();
                    INFO(describe(key.first).name << "." << fields[i].name);
                    CHECK((found == records.end() || found->second.isBorn));
                }
            }
        }
    }

    /// The laws of the closure, on what an office knows now.
    void checkClosure(Office& office)
    {
        const auto model = modelOf(office);
        std::vector<ChangeSetId> live;
        for (const auto& id : m_changeSets) {
            if (model.all().contains(id) && !model.undone().contains(id)) {
                live.push_back(id);
            }
        }
        if (live.size() < 3) {
            return;
        }
        std::shuffle(live.begin(), live.end(), m_random);
        const std::vector<ChangeSetId> few(live.begin(), live.begin() + 2);
        const std::vector<ChangeSetId> more(live.begin(), live.begin() + 3);
        const auto ofFew = closure(office, few);
        const auto ofMore = closure(office, more);
        CHECK(ofFew == model.closure({few.begin(), few.end()}));
        CHECK(ofFew == closure(office, {few.rbegin(), few.rend()}));   // the order of asking
        CHECK(ofFew == closure(office, {ofFew.begin(), ofFew.end()})); // idempotent
        CHECK(std::includes(ofMore.begin(), ofMore.end(), ofFew.begin(), ofFew.end()));
        UndoModel::Names direct;
        for (const auto& one : journal::dependantsOf(office.journal, few[0])) {
            direct.insert(one.madeBy);
        }
        CHECK(direct == model.direct(few[0]));
    }

    [[nodiscard]] const std::vector<Office*>& offices() const { return m_offices; }

private:
    std::uint64_t below(std::uint64_t bound) { return m_random() % bound; }
    bool chance(std::uint64_t percent) { return below(100) < percent; }
    Office& anyOffice() { return *m_offices[below(m_offices.size())]; }

    static UndoModel::Names closure(Office& office, const std::vector<ChangeSetId>& asked)
    {
        journal::Resting resting(office.journal);
        std::vector<ChangeSetId> work;
        for (const auto& id : asked) {
            work.push_back(id);
            while (!work.empty()) {
                const auto next = work.back();
                work.pop_back();
                if (resting.going().contains(next)) {
                    continue;
                }
                for (const auto& dependant : resting.grow(next)) {
                    work.push_back(dependant.madeBy);
                }
            }
        }
        return resting.going();
    }

    // --- taking back, and back again --------------------------------------------------------

    void undoOne(Office& office)
    {
        const auto model = modelOf(office);
        const auto asked = m_changeSets[below(m_changeSets.size())];
        if (!model.all().contains(asked) || model.undone().contains(asked)) {
            return;
        }
        static constexpr DependantRule rules[] = {DependantRule::Refuse, DependantRule::Take,
                                                  DependantRule::Take, DependantRule::Keep};
        const auto rule = rules[below(4)];
        office.clock.pass(1000);
        store::UnitOfWork work(office.database);
        const auto result = journal::undo(office.journal, office.actor, asked, rule, "");
        const auto direct = model.direct(asked);
        auto expected = model.undone();
        if (rule == DependantRule::Take) {
            const auto going = model.closure({asked});
            expected.insert(going.begin(), going.end());
            CHECK(result.done);
        } else if (result.done) {
            expected.insert(asked);
        }
        if (rule == DependantRule::Refuse) {
            CHECK(result.done == direct.empty());
        }
        const auto before = model.records(model.undone());
        work.commit();
        const auto after = modelOf(office);
        CHECK(after.undone() == expected);
        if (rule == DependantRule::Keep && result.done) {
            m_changeSets.push_back(newest(after, model));
            const auto records = after.records(after.undone());
            for (const auto& id : result.kept) { // whoever keeps a record keeps it as it was
                for (const auto& [key, record] : before) {
                    if (key.second == id && key.first != RecordKind::ImportFile) {
                        keptAsItWas(records.at(key), record, asked);
                    }
                }
            }
        }
    }

    /// The change-set that one model knows and the other does not; the last one known if none.
    ChangeSetId newest(const UndoModel& after, const UndoModel& before) const
    {
        for (const auto& id : after.all()) {
            if (!before.all().contains(id)) {
                return id;
            }
        }
        return m_changeSets.back();
    }

    static void keptAsItWas(const UndoModel::Record& now, const UndoModel::Record& before,
                            const ChangeSetId& asked)
    {
        INFO("kept while undoing " << asked.text());
        CHECK(now.isBorn);
        CHECK(now.values == before.values);
    }

    void redoOne(Office& office)
    {
        const auto model = modelOf(office);
        if (model.undone().empty()) {
            return;
        }
        auto asked = model.undone().begin();
        std::advance(asked, static_cast<std::ptrdiff_t>(below(model.undone().size())));
        const auto rule = chance(60) ? BasisRule::Take : BasisRule::Refuse;
        office.clock.pass(1000);
        store::UnitOfWork work(office.database);
        const auto result = journal::redo(office.journal, office.actor, *asked, rule, "");
        work.commit();
        auto expected = model.undone();
        const auto whole = model.undoneAfterRedo(*asked);
        if (rule == BasisRule::Take) {
            CHECK(result.done);
            expected = whole;
        } else {
            CHECK(result.done == (whole.size() + 1 == expected.size()));
            expected = result.done ? whole : expected;
        }
        CHECK(modelOf(office).undone() == expected);
    }

    void exchange(const Office& from, Office& to)
    {
        if (&from == &to) {
            return;
        }
        const auto there = to.journal.versionVector();
        for (const auto& [node, last] : from.journal.versionVector()) {
            const auto known = there.find(node);
            const auto first = known == there.end() ? 1 : known->second + 1;
            if (const auto segment = from.journal.segment(node, first, 100'000)) {
                m_hasMerged = true;
                to.journal.receive(*segment);
            }
        }
    }

    std::mt19937_64 m_random;
    OfficeWork m_work{m_random};
    std::vector<Office*> m_offices;
    std::map<NodeId, std::uint64_t> m_before;
    std::vector<ChangeSetId> m_changeSets;
    bool m_hasMerged = false;
};

/// Registers for some histories: making them costs more than living in them.
std::vector<std::unique_ptr<Office>> makeOffices(std::size_t count, std::uint64_t seed)
{
    std::vector<std::unique_ptr<Office>> offices;
    for (std::size_t i = 0; i < count; ++i) {
        offices.push_back(
            std::make_unique<Office>("nhà " + std::to_string(seed) + " " + std::to_string(i)));
    }
    return offices;
}

void requireSound(Office& office)
{
    const auto result = journal::verify(office.database);
    for (const auto& check : result.checks) {
        INFO(check.name << " " << check.detail());
        CHECK(check.ok);
    }
}

constexpr std::uint64_t batch = 20;

void live(std::uint64_t first, std::uint64_t histories, std::size_t most)
{
    std::vector<std::unique_ptr<Office>> offices;
    for (std::uint64_t seed = first; seed < first + histories; ++seed) {
        if ((seed - first) % batch == 0) {
            offices = makeOffices(most, seed);
        }
        INFO("seed " << seed << ", in the batch of seed " << seed - (seed - first) % batch);
        std::mt19937_64 random(seed);
        Town town(offices, most == 1 ? 1 : 2 + random() % (most - 1), seed);
        for (auto steps = 25 + random() % 25; steps > 0; --steps) {
            town.step();
        }
        town.checkClosure(*town.offices()[0]);
        town.compare(*town.offices()[0]);
        town.shareAll();
        for (auto* office : town.offices()) {
            town.compare(*office);
        }
        town.checkClosure(*town.offices().back());
        const auto whole = journal::digest(town.offices()[0]->database);
        for (auto* office : town.offices()) {
            CHECK(journal::digest(office->database) == whole);
        }
        if ((seed - first) % batch == batch - 1) {
            for (const auto& office : offices) {
                requireSound(*office);
            }
        }
    }
}

} // namespace

TEST_CASE("Undo: any history in one office is what the rules say", "[journal][undo]")
{
    live(firstSeed(), 800, 1);
}

TEST_CASE("Undo: any history between two to four offices is what the rules say", "[journal][undo]")
{
    live(firstSeed(), 400, 4);
}
