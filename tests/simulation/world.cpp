#include "tests/simulation/world.h"

#include "core/journal/chain/digest.h"
#include "core/journal/read/verify.h"
#include "core/journal/undo/undo.h"
#include "core/store/file/statement.h"
#include "tests/simulation/model.h"

#include <SQLiteCpp/Backup.h>

#include <algorithm>
#include <array>

namespace dongbo::simulation {

namespace {

constexpr std::int64_t firstDay = 1'620'700'000'000;
constexpr std::int64_t hour = 3'600'000;
constexpr std::array kindsUsed{RecordKind::Unit,   RecordKind::Site,  RecordKind::Officer,
                               RecordKind::Device, RecordKind::Fault, RecordKind::Repair};

/// What an older program does not know: late fields of devices, and repairs altogether.
bool oldKnows(std::uint16_t kind, const archive::FieldChange& change)
{
    return kind != static_cast<std::uint16_t>(RecordKind::Repair) &&
           (kind != static_cast<std::uint16_t>(RecordKind::Device) || change.number <= 20);
}

class Copy
{
public:
    Copy(store::Database& database, const std::string& name, bool isOld)
        : m_ids(name)
        , m_database(database)
        , m_isOld(isOld)
    {
        m_actor.name = name;
        restart();
    }

    void restart()
    {
        journal::Journal::Options options;
        if (m_isOld) {
            options.knowledge.knows = oldKnows;
        }
        m_journal = std::make_unique<journal::Journal>(m_database, m_clock, m_ids, options);
    }
    void takeNewNode()
    {
        store::UnitOfWork work(m_database);
        m_journal->takeNewNode();
        work.commit();
    }
    void upgrade()
    {
        m_isOld = false;
        restart();
        m_journal->projectParked();
    }

    test::SetClock m_clock;
    journal::SeededIds m_ids;
    store::Database& m_database;
    std::unique_ptr<journal::Journal> m_journal;
    journal::Actor m_actor;
    bool m_isOld;
    std::int64_t m_skew = 0;
};

class World
{
public:
    World(Registers& registers, std::uint64_t seed)
        : m_registers(registers)
        , m_seed(seed)
        , m_random(seed * 0x9E3779B97F4A7C15ULL + 1)
    {}

    std::optional<std::string> live()
    {
        settle();
        const auto steps = 40 + below(40);
        for (std::uint64_t i = 0; i < steps; ++i) {
            step();
        }
        auto wrong = judge();
        share();
        return wrong;
    }

private:
    std::uint64_t below(std::uint64_t bound) { return m_random() % bound; }
    bool chance(std::uint64_t percent) { return below(100) < percent; }
    Copy& anyCopy() { return *m_copies[below(m_copies.size())]; }

    void settle()
    {
        const auto count = 3 + below(4);
        const bool wildClocks = m_seed % batch == batch - 1;
        const bool sameClocks = chance(50);
        const bool hasOld = chance(40);
        m_now = firstDay + static_cast<std::int64_t>(m_seed % batch) * 72 * hour;
        for (std::uint64_t i = 0; i < count; ++i) {
            m_copies.push_back(std::make_unique<Copy>(
                m_registers.copies[i],
                "seed " + std::to_string(m_seed) + " copy " + std::to_string(i), hasOld && i == 0));
            auto& copy = *m_copies.back();
            if (wildClocks && i < 2) {
                copy.m_skew = i == 0 ? 1000 - m_now : 2'440'000'000'000;
            } else if (!sameClocks) {
                copy.m_skew = static_cast<std::int64_t>(below(24)) * hour - 12 * hour;
            }
            copy.m_clock.set(m_now + copy.m_skew);
            copy.takeNewNode();
        }
    }

    void passTime()
    {
        static constexpr std::array<std::int64_t, 6> steps{0, 0, 0, 1, 1, 60'000};
        m_now += steps[below(steps.size())];
        for (auto& copy : m_copies) {
            copy->m_clock.set(m_now + copy->m_skew);
        }
    }

    void step()
    {
        passTime();
        const auto dice = below(100);
        if (dice < 4) {
            collide();
        } else if (dice < 40) {
            act(anyCopy());
        } else if (dice < 52) {
            undoOrRedo(anyCopy());
        } else if (dice < 92) {
            auto& from = anyCopy();
            auto& to = anyCopy();
            if (&from != &to) {
                send(from, to);
            }
        } else if (dice < 96) {
            anyCopy().restart();
        } else if (dice < 98) {
            backUp(1);
        } else if (m_backedUp) {
            restore();
        }
    }

    // --- what people do ---------------------------------------------------------------------

    Value anyValue(const Copy& copy, const Field& field)
    {
        if (chance(15)) {
            return {};
        }
        switch (field.type) {
        case FieldType::Text:
            return "chữ " + std::to_string(below(4));
        case FieldType::Day:
            return std::string("2021-05-1") + std::to_string(below(9));
        case FieldType::Bool:
            return static_cast<std::int64_t>(below(2));
        case FieldType::Choice:
            for (;;) {
                const auto number = static_cast<std::int64_t>(below(8));
                if (field.isKnown(number)) {
                    return number;
                }
            }
        case FieldType::Integer:
        case FieldType::Money:
        case FieldType::Instant:
            return static_cast<std::int64_t>(below(5));
        case FieldType::Reference:
            if (const auto target = anyRecord(copy, *field.target)) {
                return *target;
            }
            return {};
        }
        return {};
    }

    /// A record of that kind which the copy has heard of, be it as a stub.
    std::optional<RecordId> anyRecord(const Copy& copy, RecordKind kind)
    {
        const auto& known = m_records[kind];
        const store::Projection projection(copy.m_database);
        for (int attempt = 0; attempt < 4 && !known.empty(); ++attempt) {
            const auto& id = known[below(known.size())];
            if (projection.exists(kind, id)) {
                return id;
            }
        }
        return std::nullopt;
    }

    /// The fields that decide what holds now, so that they meet often.
    static const std::vector<std::uint16_t>& driversOf(RecordKind kind)
    {
        static const std::vector<std::uint16_t> none;
        static const std::vector<std::uint16_t> device{
            fieldNumber(&Device::site), fieldNumber(&Device::condition), fieldNumber(&Device::use)};
        static const std::vector<std::uint16_t> fault{
            fieldNumber(&Fault::device), fieldNumber(&Fault::site), fieldNumber(&Fault::state),
            fieldNumber(&Fault::severity)};
        static const std::vector<std::uint16_t> repair{fieldNumber(&Repair::fault),
                                                       fieldNumber(&Repair::finishedAt)};
        return kind == RecordKind::Device   ? device
               : kind == RecordKind::Fault  ? fault
               : kind == RecordKind::Repair ? repair
                                            : none;
    }

    std::vector<archive::FieldChange> anyChanges(const Copy& copy, const Kind& kind)
    {
        std::vector<archive::FieldChange> changes;
        // few fields, so that edits meet; the late ones only a newer program knows
        const auto last = kind.fields.size();
        std::vector<std::uint16_t> numbers;
        const auto& drivers = driversOf(kind.number);
        for (std::uint64_t i = 1 + below(3); i > 0; --i) {
            const auto number = !drivers.empty() && chance(50) ? drivers[below(drivers.size())]
                                : chance(60) ? 1 + below(std::min<std::uint64_t>(4, last))
                                             : 1 + below(last);
            numbers.push_back(static_cast<std::uint16_t>(number));
        }
        std::sort(numbers.begin(), numbers.end());
        numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
        for (const auto number : numbers) {
            archive::FieldChange change{number, anyValue(copy, *kind.field(number)), 0, {}};
            if (!copy.m_isOld || oldKnows(static_cast<std::uint16_t>(kind.number), change)) {
                changes.push_back(std::move(change));
            }
        }
        return changes;
    }

    void act(Copy& copy)
    {
        store::UnitOfWork work(copy.m_database);
        journal::Action action(*copy.m_journal, copy.m_actor, {"did.test", {}}, "");
        for (std::uint64_t i = 1 + below(3); i > 0; --i) {
            const auto kind = kindsUsed[below(kindsUsed.size())];
            if (copy.m_isOld && kind == RecordKind::Repair) {
                continue;
            }
            const auto& described = describe(kind);
            const auto existing = chance(60) ? anyRecord(copy, kind) : std::nullopt;
            auto changes = anyChanges(copy, described);
            if (existing) {
                action.changeRaw(kind, *existing, std::move(changes), std::nullopt);
            } else {
                std::erase_if(changes, [](const archive::FieldChange& change) {
                    return std::holds_alternative<std::monostate>(change.value);
                });
                const auto id = action.newId();
                action.createRaw(kind, id, std::move(changes), std::nullopt);
                m_records[kind].push_back(id);
            }
        }
        if (action.hasChanges()) {
            m_changeSets.push_back(action.id());
        }
        work.commit();
    }

    /// Two offices give the same field of the same record a value in the same millisecond.
    void collide()
    {
        auto& one = anyCopy();
        auto& two = anyCopy();
        const auto kind = kindsUsed[below(4)];
        const auto record = anyRecord(one, kind);
        if (&one == &two || !record || !store::Projection(two.m_database).exists(kind, *record)) {
            return;
        }
        m_now += 60'000;
        passTime();
        for (auto* copy : {&one, &two}) {
            store::UnitOfWork work(copy->m_database);
            journal::Action action(*copy->m_journal, copy->m_actor, {"did.test", {}}, "");
            action.changeRaw(
                kind, *record,
                {{std::uint16_t{1}, Value{"của " + copy->m_actor.name + std::to_string(below(99))},
                  0, std::nullopt}},
                std::nullopt);
            if (action.hasChanges()) {
                m_changeSets.push_back(action.id());
            }
            work.commit();
        }
    }

    void undoOrRedo(Copy& copy)
    {
        if (m_changeSets.empty()) {
            return;
        }
        // the newest are the likeliest, as with people
        const auto back =
            below(std::min<std::uint64_t>(m_changeSets.size(), chance(70) ? 4 : 1000));
        const auto target = m_changeSets[m_changeSets.size() - 1 - back];
        const auto header = store::Projection(copy.m_database).read(RecordKind::ChangeSet, target);
        if (!header || header->state != store::RecordState::Born) {
            return;
        }
        store::UnitOfWork work(copy.m_database);
        if (recordOf<ChangeSet>(header->values).undone.value_or(false)) {
            journal::redo(*copy.m_journal, copy.m_actor, target, journal::BasisRule::Take, "");
        } else {
            static constexpr std::array rules{journal::DependantRule::Refuse,
                                              journal::DependantRule::Take,
                                              journal::DependantRule::Keep};
            journal::undo(*copy.m_journal, copy.m_actor, target, rules[below(3)], "");
        }
        work.commit();
    }

    // --- what goes between offices ----------------------------------------------------------

    void send(Copy& from, Copy& to)
    {
        // the nodes of this seed only: older ones are everywhere already
        auto nodes = nodesOf(from);
        std::shuffle(nodes.begin(), nodes.end(), m_random);
        const auto there = to.m_journal->versionVector();
        for (const auto& node : nodes) {
            if (chance(30)) {
                continue; // lost
            }
            const auto found = there.find(node);
            const auto known = found == there.end() ? 0 : found->second;
            const auto first = chance(70) ? known + 1 : 1 + below(known + 1); // or some again
            if (const auto segment = from.m_journal->segment(node, first, 1 + below(12))) {
                to.m_journal->receive(chance(20) ? archive::decodeSegment(archive::encode(*segment))
                                                 : *segment);
            }
        }
        if (!to.m_isOld && chance(10)) {
            if (const auto wrong = compareNow(modelOf(to).records(), to.m_database)) {
                throw Error(Error::Kind::Corrupt, {"did.test", {}}, "after a merge: " + *wrong);
            }
        }
    }

    /// Everything that this seed's nodes have said in one copy.
    Model modelOf(const Copy& copy)
    {
        Model model;
        for (const auto& node : nodesOf(copy)) {
            for (std::uint64_t first = 1;; first += 256) {
                const auto segment = copy.m_journal->segment(node, first, 256);
                if (!segment) {
                    break;
                }
                for (const auto& operation : segment->operations) {
                    model.add(operation);
                }
            }
        }
        return model;
    }

    std::vector<NodeId> nodesOf(const Copy& copy)
    {
        std::vector<NodeId> nodes;
        for (const auto& [node, last] : copy.m_journal->versionVector()) {
            if (!m_oldNodes.contains(node)) {
                nodes.push_back(node);
            }
        }
        return nodes;
    }

    void backUp(std::size_t which)
    {
        SQLite::Backup backup(*m_registers.spare.impl().connection,
                              *m_copies[which]->m_database.impl().connection);
        backup.executeStep();
        m_backedUp = which;
        m_backupVector = m_copies[which]->m_journal->versionVector();
    }

    /// The register goes back to its backup, under a new node.
    void restore()
    {
        auto& copy = *m_copies[*m_backedUp];
        {
            SQLite::Backup backup(*copy.m_database.impl().connection,
                                  *m_registers.spare.impl().connection);
            backup.executeStep();
        }
        copy.restart();
        copy.takeNewNode();
    }

    /// Registers that had no part in this seed catch up, for the next one.
    void share()
    {
        for (std::size_t i = m_copies.size(); i < m_registers.copies.size(); ++i) {
            SQLite::Backup backup(*m_registers.copies[i].impl().connection,
                                  *m_registers.copies[0].impl().connection);
            backup.executeStep();
        }
    }

    // --- the end ----------------------------------------------------------------------------

    void tellEverything()
    {
        for (bool moved = true; moved;) {
            moved = false;
            for (auto& from : m_copies) {
                const auto here = from->m_journal->versionVector();
                for (auto& to : m_copies) {
                    const auto there = to->m_journal->versionVector();
                    for (const auto& [node, last] : here) {
                        const auto known = there.find(node);
                        auto next = known == there.end() ? 1 : known->second + 1;
                        for (; next <= last; next += 64) {
                            to->m_journal->receive(*from->m_journal->segment(node, next, 64));
                            moved = true;
                        }
                    }
                }
            }
        }
    }

    std::optional<std::string> judge()
    {
        const bool upgradeFirst = chance(50);
        const auto upgradeAll = [&] {
            for (auto& copy : m_copies) {
                if (copy->m_isOld) {
                    copy->upgrade();
                }
            }
        };
        if (upgradeFirst) {
            upgradeAll();
        }
        tellEverything();
        upgradeAll();
        for (auto& copy : m_copies) {
            if (copy->m_journal->versionVector() != m_copies[0]->m_journal->versionVector()) {
                return "copies hold different operations";
            }
        }
        const auto records = modelOf(*m_copies[0]).records();
        for (std::size_t i = 0; i < m_copies.size(); ++i) {
            if (auto wrong = compare(records, m_copies[i]->m_database)) {
                return "copy " + std::to_string(i) + ": " + *wrong;
            }
            if (auto wrong = compareNow(records, m_copies[i]->m_database)) {
                return "copy " + std::to_string(i) + ": " + *wrong;
            }
        }
        const auto digest = journal::digest(m_copies[0]->m_database);
        for (auto& copy : m_copies) {
            if (journal::digest(copy->m_database) != digest) {
                return "digests differ";
            }
        }
        if (m_seed % 10 == 0) {
            auto& copy = m_copies[below(m_copies.size())];
            const auto result = journal::verify(copy->m_database);
            if (!result.ok) {
                std::string detail = "verify:";
                for (const auto& check : result.checks) {
                    detail += " " + check.detail();
                }
                return detail;
            }
        }
        return std::nullopt;
    }

    /// What lists show of devices and faults, against what the model says of the same records.
    static std::optional<std::string> compareNow(const std::map<Model::Key, Model::Record>& records,
                                                 store::Database& database)
    {
        const auto wanted = Model::holdsNow(records);
        const auto check = [&](RecordKind kind, const char* sql) -> std::optional<std::string> {
            store::Use use(database.impl().composed(sql));
            while (use.step()) {
                const auto id = use.id(0);
                const auto model = wanted.find({static_cast<std::uint16_t>(kind), id});
                if (model == wanted.end()) {
                    continue; // of an earlier seed
                }
                const Model::Now now = kind == RecordKind::Device
                                           ? Model::Now{use.value(1), use.value(2), {}}
                                           : Model::Now{{}, {}, use.value(1)};
                if (now != model->second) {
                    return std::string(describe(kind).name) + " " + id.text() +
                           " is not what it should be now";
                }
            }
            return std::nullopt;
        };
        if (auto wrong =
                check(RecordKind::Device, "SELECT id, condition_now, use_now FROM device")) {
            return wrong;
        }
        return check(RecordKind::Fault, "SELECT id, site_now FROM fault");
    }

    static std::optional<std::string> compare(const std::map<Model::Key, Model::Record>& records,
                                              store::Database& database)
    {
        const store::Projection projection(database);
        for (const auto& [key, wanted] : records) {
            const auto kind = static_cast<RecordKind>(key.first);
            const auto row = projection.read(kind, key.second);
            const auto name = std::string(describe(kind).name) + " " + key.second.text() + " ";
            if (!row) {
                const bool isBare =
                    std::all_of(wanted.values.begin(), wanted.values.end(), [](const Value& value) {
                        return std::holds_alternative<std::monostate>(value);
                    });
                if (wanted.state != store::RecordState::Stub || !isBare) {
                    return name + "is missing";
                }
                continue;
            }
            if (row->state != wanted.state) {
                return name + "is in another state";
            }
            for (std::size_t i = 0; i < wanted.values.size(); ++i) {
                if (row->values[i] != wanted.values[i]) {
                    return name + std::string(describe(kind).fields[i].name) +
                           " holds another value";
                }
            }
        }
        return std::nullopt;
    }

    Registers& m_registers;
    std::uint64_t m_seed;
    std::mt19937_64 m_random;
    std::int64_t m_now = 0;
    std::vector<std::unique_ptr<Copy>> m_copies;
    std::map<RecordKind, std::vector<RecordId>> m_records;
    std::vector<ChangeSetId> m_changeSets;
    std::map<NodeId, std::uint64_t> m_oldNodes = oldNodes();
    std::optional<std::size_t> m_backedUp;
    std::map<NodeId, std::uint64_t> m_backupVector;

    std::map<NodeId, std::uint64_t> oldNodes()
    {
        std::map<NodeId, std::uint64_t> nodes;
        for (auto& database : m_registers.copies) {
            test::SetClock clock;
            journal::SeededIds ids("none");
            const journal::Journal any(database, clock, ids);
            auto vector = any.versionVector();
            nodes.merge(vector);
        }
        return nodes;
    }
};

} // namespace

Registers::Registers()
    : spare(store::Database::inMemory())
{
    for (int i = 0; i < 6; ++i) {
        copies.push_back(store::Database::inMemory());
    }
}

std::optional<std::string> live(Registers& registers, std::uint64_t seed)
{
    try {
        return World(registers, seed).live();
    } catch (const Error& error) {
        std::string text = std::string("threw: ") + error.what();
        for (const auto& line : error.context()) {
            text += " | " + line;
        }
        return text;
    }
}

} // namespace dongbo::simulation
