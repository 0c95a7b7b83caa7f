#pragma once

#include "core/archive/envelope.h"
#include "core/domain/actor.h"
#include "core/domain/fields.h"
#include "core/journal/fold/applier.h"
#include "core/journal/time/clock.h"
#include "core/journal/time/plausible_time.h"
#include "core/store/file/database.h"
#include "core/store/journal/op_table.h"

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace dongbo::journal {

using dongbo::Actor;

/// The journal of one open register. Writing goes through Action (made here), receive (made
/// elsewhere) and undo.h. Not shared between threads.
class Journal
{
public:
    struct Options
    {
        Knowledge knowledge;
    };

    Journal(store::Database& database, const Clock& clock, IdSource& ids);
    Journal(store::Database& database, const Clock& clock, IdSource& ids, Options options);

    [[nodiscard]] store::Database& database() { return m_database; }
    [[nodiscard]] const Clock& clock() const { return m_clock; }
    [[nodiscard]] IdSource& ids() { return m_ids; }
    [[nodiscard]] const Knowledge& knowledge() const { return m_options.knowledge; }

    /// This office's node. Throws {Corrupt} when the register was never given one.
    [[nodiscard]] NodeId node() const;
    /// What the clock says now, judged by what the register knows.
    [[nodiscard]] Reading readClock() const;
    /// A person vouches for the clock: what it says is the newest known moment, unless it stands
    /// before the program's release or past 2100. In a UnitOfWork.
    void believeClock();
    /// Makes, once, what a register of an older program lacks: the covers of what is local, and the
    /// newest accepted moment. In a UnitOfWork of its own.
    void complete();
    [[nodiscard]] bool isComplete() const;

    /// Gives the register a node of its own from now on: at init, after restore, after a copy of
    /// the file was noticed. Inside a UnitOfWork.
    void takeNewNode();

    /// The highest seq here of every node.
    [[nodiscard]] std::map<NodeId, std::uint64_t> versionVector() const;
    /// Up to `most` operations of a node from `first` on; nothing when there are none.
    [[nodiscard]] std::optional<archive::Segment> segment(const NodeId& node, std::uint64_t first,
                                                          std::size_t most) const;

    struct Received
    {
        std::size_t added = 0;
        std::size_t known = 0;  ///< were here already
        std::size_t parked = 0; ///< of a newer program, kept for later
    };
    /// Takes in another office's operations, in a UnitOfWork of its own. What is known is skipped;
    /// order between nodes does not matter. Throws and changes nothing: {Refused,
    /// "journal.gap"} when operations before the first are missing, {Corrupt, "journal.fork"} when
    /// the chain does not fit, {Refused, "journal.clock"} past 2100. What this program would not
    /// write (see admission.h) is parked.
    Received receive(const archive::Segment& segment);

    /// Projects operations parked by an older program that this one understands; in a UnitOfWork of
    /// its own. Gives their number.
    std::size_t projectParked();

private:
    friend class Action;
    [[nodiscard]] std::int64_t lastSeenHlc() const;

    store::Database& m_database;
    const Clock& m_clock;
    IdSource& m_ids;
    Options m_options;
};

/// One user action: a change-set. Everything it writes is projected at once, so later reads in the
/// same use case see it. Needs an open UnitOfWork, which the use case commits last; nothing is on
/// disk before that. A change-set without changes leaves no trace.
///
/// Refuses before anything is written what verify or another office would refuse, with Error{Bug,
/// "journal.not_admitted"}: see admission.h; also a reference to a record of another kind, or to
/// one nobody knows, a record under an id that another kind has, and a payload past its size. A
/// reason that is too long or no text is a person's: {Usage}.
class Action
{
public:
    /// `what` is the sentence that will describe it ("did.fault_reported" and its values).
    Action(Journal& journal, const Actor& actor, const Message& what, const std::string& reason);
    Action(const Action&) = delete;
    Action& operator=(const Action&) = delete;
    ~Action();

    [[nodiscard]] ChangeSetId id() const { return m_id; }
    [[nodiscard]] bool hasChanges() const { return m_hasHeader; }
    /// The moment to take for now; see Reading::plausible.
    [[nodiscard]] Instant now() const { return m_reading.plausible; }

    /// Gives birth to a record; absent fields are not written.
    template <typename R> RecordId create(const R& record)
    {
        const RecordId fresh = newId();
        createAs(fresh, record);
        return fresh;
    }
    template <typename R> void createAs(const RecordId& id, const R& record)
    {
        createRaw(kindOf<R>(), id, changesOf(valuesOf(record)), std::nullopt);
    }
    /// With provenance; `changes` ascending by field, no absent values. They are lent: afterwards
    /// they hold what was written.
    void createRaw(RecordKind kind, const RecordId& id, std::vector<archive::FieldChange>&& changes,
                   const std::optional<archive::Source>& source);

    /// A birth that repeats what operations of a change-set that will be undone said: `basedOn` of
    /// each change names the one (tailOf). A value written before today's limits is taken as it
    /// stands there, and the birth then bears that operation's schema number, by which every office
    /// takes it too.
    void restateRaw(RecordKind kind, const RecordId& id, std::vector<archive::FieldChange> changes);

    /// Writes the fields in which `now` differs from what the register holds. True if any did.
    template <typename R> bool change(const RecordId& id, const R& now)
    {
        return changeTo(kindOf<R>(), id, valuesOf(now));
    }
    bool changeTo(RecordKind kind, const RecordId& id, const std::vector<Value>& now);
    /// Writes those of `changes` that differ from what the register holds; basedOn is filled in.
    bool changeRaw(RecordKind kind, const RecordId& id, std::vector<archive::FieldChange> changes,
                   const std::optional<archive::Source>& source);

    [[nodiscard]] RecordId newId();
    /// Completes the sentence with values known only at the end (how many rows). Before any change
    /// only.
    [[nodiscard]] static std::vector<archive::FieldChange>
    changesOf(const std::vector<Value>& values);

    /// How the mark of undo and redo is written: see undo.h. `now` is the change-set's header with
    /// the mark's fields set. `progress`, which may be empty and may throw, hears how many of the
    /// change-set's records are done.
    void mark(const ChangeSetId& target, const ChangeSet& now,
              const std::function<void(std::size_t, std::size_t)>& progress = {});
    /// Says when a change-set really was; a change of its own, which can be undone. False when
    /// that is what is said already.
    bool correctTime(const ChangeSetId& target, Instant at);

private:
    static void requireKind(RecordKind kind);
    void writeHeader();
    /// The schema number that operations written here bear.
    [[nodiscard]] std::uint32_t ownSchema() const;
    /// The one by which what is repeated may be written: our own, unless a value has a flaw today
    /// and stands in an operation made before.
    [[nodiscard]] std::uint32_t schemaOf(RecordKind kind, const RecordId& record,
                                         const std::vector<archive::FieldChange>& repeated);
    void bear(RecordKind kind, const RecordId& id, std::vector<archive::FieldChange>& changes,
              const std::optional<archive::Source>& source, std::uint32_t schemaVersion);
    /// The payload's bytes, once all of it is admitted.
    [[nodiscard]] std::string encoded(RecordKind kind, const archive::Payload& payload,
                                      std::uint32_t schemaVersion);
    [[nodiscard]] bool isKnown(RecordKind kind, const RecordId& record);
    bool update(RecordKind kind, const RecordId& id, std::vector<archive::FieldChange> changes,
                const std::optional<archive::Source>& source);
    void append(archive::Verb verb, RecordKind kind, const RecordId& record,
                const ChangeSetId& changeSet, const archive::Payload& payload, std::string bytes,
                std::uint32_t schemaVersion);

    Journal& m_journal;
    store::OpTable m_ops;
    store::Projection m_projection;
    Applier m_applier;
    HybridClock m_hybrid;
    ChangeSetId m_id;
    ChangeSet m_header;
    bool m_hasHeader = false;
    bool m_isTimeKept = false;
    Reading m_reading;
    NodeId m_nodeId;
    std::int64_t m_node = 0;
    store::ChainHead m_head;
    std::string m_buffer;
    std::set<std::pair<RecordKind, RecordId>> m_known; ///< records that are there, asked before
};

} // namespace dongbo::journal
