#pragma once

#include "core/journal/chain/hash.h"
#include "core/journal/write/journal.h"

#include <string>
#include <utility>
#include <vector>

namespace dongbo::test {

/// A clock that changes only when set.
class SetClock : public Clock
{
public:
    explicit SetClock(std::int64_t unixMs = 1'620'700'000'000)
        : m_now{unixMs}
    {}
    [[nodiscard]] Instant now() const override { return m_now; }
    void pass(std::int64_t ms) { m_now.unixMs += ms; }
    void set(std::int64_t ms) { m_now.unixMs = ms; }

private:
    Instant m_now;
};

/// One office's journal on a register in memory (or a given one), with ids from a seed.
struct Office
{
    explicit Office(const std::string& seed)
        : Office(seed, store::Database::inMemory())
    {}
    Office(const std::string& seed, store::Database opened, journal::Journal::Options options = {})
        : ids(seed)
        , database(std::move(opened))
        , journal(database, clock, ids, std::move(options))
    {
        if (database.setting("node").empty()) {
            store::UnitOfWork work(database);
            journal.takeNewNode();
            work.commit();
        }
        actor.name = seed;
    }
    Office(const Office&) = delete;
    Office& operator=(const Office&) = delete;

    /// Runs `body(action)` as one change-set a second later.
    template <typename F> ChangeSetId act(F&& body, const std::string& what = "did.test")
    {
        clock.pass(1000);
        store::UnitOfWork work(database);
        journal::Action action(journal, actor, {what, {{"name", actor.name}}}, "");
        std::forward<F>(body)(action);
        const auto id = action.id();
        work.commit();
        return id;
    }

    /// Creates a record in a change-set of its own.
    template <typename R> RecordId create(const R& record)
    {
        RecordId id;
        act([&](journal::Action& action) { id = action.create(record); });
        return id;
    }
    /// Sets some fields of a record in a change-set of its own.
    template <typename R, typename F> ChangeSetId edit(const RecordId& id, F&& change)
    {
        return act([&](journal::Action& action) {
            auto now = read<R>(id);
            change(now);
            action.change(id, now);
        });
    }
    template <typename R> [[nodiscard]] R read(const RecordId& id)
    {
        const auto row = store::Projection(database).read(kindOf<R>(), id);
        return row ? recordOf<R>(row->values) : R{};
    }
    template <typename R> [[nodiscard]] store::RecordState state(const RecordId& id)
    {
        const auto row = store::Projection(database).read(kindOf<R>(), id);
        return row ? row->state : store::RecordState::Stub;
    }

    /// All operations stored, of this node or of every node.
    [[nodiscard]] std::vector<archive::Segment> segments(std::size_t most = 500) const
    {
        std::vector<archive::Segment> all;
        for (const auto& [node, last] : journal.versionVector()) {
            for (std::uint64_t first = 1; first <= last; first += most) {
                all.push_back(*journal.segment(node, first, most));
            }
        }
        return all;
    }
    void takeAllOf(const Office& other)
    {
        for (const auto& segment : other.segments()) {
            journal.receive(segment);
        }
    }

    SetClock clock;
    journal::SeededIds ids;
    store::Database database;
    journal::Journal journal;
    journal::Actor actor;
};

} // namespace dongbo::test
