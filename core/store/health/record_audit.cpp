#include "core/store/health/record_audit.h"

#include "core/store/file/statement.h"
#include "core/store/projection/shadows.h"

#include <algorithm>

namespace dongbo::store {

namespace {

constexpr const char* auditOfNode =
    "SELECT no, node, seq, id, origin, hlc, wall_ms, received_ms, verb, kind, record,"
    " change_set, schema_version, flags, payload, hash FROM op WHERE node = ?1 ORDER BY seq";
constexpr const char* auditByNumber =
    "SELECT no, node, seq, id, origin, hlc, wall_ms, received_ms, verb, kind, record,"
    " change_set, schema_version, flags, payload, hash FROM op WHERE no = ?1";

AuditedOp auditedOp(const Use& use)
{
    AuditedOp op;
    auto& row = op.row;
    const auto idAt = [&](int column) {
        const auto id = use.maybeId(column);
        op.isSound = op.isSound && id;
        return id.value_or(RecordId{});
    };
    row.no = use.number(0);
    row.node = use.number(1);
    row.seq = static_cast<std::uint64_t>(use.number(2));
    row.id = OpId{idAt(3)};
    row.origin = use.number(4);
    row.hlc = use.number(5);
    row.wallMs = use.number(6);
    row.receivedMs = use.number(7);
    const auto verb = use.number(8);
    const auto kind = use.number(9);
    row.verb = static_cast<std::uint8_t>(verb);
    row.kind = static_cast<std::uint16_t>(kind);
    row.record = idAt(10);
    row.changeSet = ChangeSetId{idAt(11)};
    const auto schemaVersion = use.number(12);
    row.schemaVersion = static_cast<std::uint32_t>(schemaVersion);
    const auto flags = use.number(13);
    row.isParked = (flags & 1) != 0;
    row.payload = use.blob(14);
    const auto hash = use.blob(15);
    // a number cut down to its field's width would hide what stands in the file
    op.isSound = op.isSound && hash.size() == row.hash.size() && (flags == 0 || flags == 1) &&
                 verb == row.verb && kind == row.kind && schemaVersion == row.schemaVersion;
    if (hash.size() == row.hash.size()) {
        std::copy(hash.begin(), hash.end(), row.hash.begin());
    }
    return op;
}

} // namespace

void auditChain(Database& database, std::int64_t node, const VisitOp& visit)
{
    Use use(prepared(database, auditOfNode));
    use.bind(1, node);
    while (use.step()) {
        visit(auditedOp(use));
    }
}

bool auditOp(Database& database, std::int64_t no, const VisitOp& visit)
{
    Use use(prepared(database, auditByNumber));
    use.bind(1, no);
    if (!use.step()) {
        return false;
    }
    visit(auditedOp(use));
    return true;
}

std::vector<std::pair<std::int64_t, std::int64_t>> chainLengths(Database& database)
{
    std::vector<std::pair<std::int64_t, std::int64_t>> lengths;
    Use use(prepared(database, "SELECT node, count(*) FROM op GROUP BY node ORDER BY node"));
    while (use.step()) {
        lengths.emplace_back(use.number(0), use.number(1));
    }
    return lengths;
}

struct RecordAudit::State
{
    State(Database& of, RecordKind kindNumber)
        : database(of)
        , kind(describe(kindNumber))
        , shadows(of)
        , use(of.impl().composed(select(kind)))
    {}

    static std::string select(const Kind& kind)
    {
        std::string sql = "SELECT id, state, birth";
        for (const auto& field : kind.fields) {
            sql += ", " + std::string(field.name);
        }
        for (const char* column : shadowColumns(kind.number)) {
            sql += std::string(", ") + column;
        }
        return sql + " FROM " + std::string(kind.name) + " ORDER BY id";
    }

    /// Whether the column holds a number, a text, an id or nothing, each as we would write it.
    [[nodiscard]] bool isValue(int column) const
    {
        if (use.isNull(column)) {
            return true;
        }
        return !std::holds_alternative<std::monostate>(use.value(column));
    }

    void compareShadows()
    {
        const auto state = static_cast<RecordState>(record.state);
        const auto& columns = shadowColumns(kind.number);
        if (!columns.empty()) {
            shadows.computeKnown(kind.number, *record.id, state, record.values, computed);
        }
        for (std::size_t i = 0; i < columns.size(); ++i) {
            const int at = static_cast<int>(3 + record.values.size() + i);
            const bool same = computed[i].isNull ? use.isNull(at)
                              : computed[i].number
                                  ? use.value(at) == Value{*computed[i].number}
                                  : !use.isNull(at) && use.blob(at) == computed[i].data;
            if (!same) {
                record.staleColumns.emplace_back(columns[i]);
            }
        }
        std::optional<std::string> wanted;
        if (state == RecordState::Born) {
            wanted = shadows.foundWords(kind.number, record.values);
        }
        Use found(prepared(database, "SELECT words FROM found WHERE record = ?1 AND kind = ?2"));
        found.bind(1, *record.id).bind(2, static_cast<std::int64_t>(kind.number));
        const bool is = found.step();
        if (is != wanted.has_value() || (is && found.text(0) != *wanted)) {
            record.staleColumns.emplace_back("found");
        }
    }

    Database& database;
    const Kind& kind;
    Shadows shadows;
    Use use;
    AuditedRecord record;
    std::vector<ShadowValue> computed;
};

RecordAudit::RecordAudit(Database& database, RecordKind kind)
    : m_state(std::make_unique<State>(database, kind))
{}

RecordAudit::~RecordAudit() = default;

const AuditedRecord* RecordAudit::next()
{
    auto& record = m_state->record;
    const auto& use = m_state->use;
    if (!m_state->use.step()) {
        return nullptr;
    }
    record.id = use.maybeId(0);
    record.state = use.isNull(1) ? -1 : use.number(1);
    record.state = record.state > 2 ? -1 : record.state;
    record.birth = use.isNull(2) ? std::nullopt : std::optional{use.number(2)};
    record.values.clear();
    record.oddFields.clear();
    record.staleColumns.clear();
    for (std::size_t i = 0; i < m_state->kind.fields.size(); ++i) {
        const int at = static_cast<int>(3 + i);
        if (!m_state->isValue(at)) {
            record.oddFields.push_back(static_cast<std::uint16_t>(i + 1));
        }
        record.values.push_back(use.value(at));
    }
    if (record.id && record.state >= 0) {
        m_state->compareShadows();
    }
    return &record;
}

} // namespace dongbo::store
