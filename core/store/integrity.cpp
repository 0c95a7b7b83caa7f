#include "core/store/integrity.h"

#include "core/store/internal/shadows.h"
#include "core/store/internal/statement.h"

#include <sqlite3.h>

#include <algorithm>
#include <bit>
#include <map>
#include <set>

namespace dongbo::store {

std::vector<std::string> integrityProblems(Database& database, int most)
{
    std::vector<std::string> problems;
    Use use(database.impl().composed("PRAGMA integrity_check(" + std::to_string(most) + ")"));
    while (use.step()) {
        std::string line(use.text(0));
        if (line != "ok") {
            problems.push_back(std::move(line));
        }
    }
    return problems;
}

std::vector<std::string> foreignKeyProblems(Database& database, std::size_t most)
{
    std::vector<std::string> problems;
    Use use(prepared(database, "PRAGMA foreign_key_check"));
    while (problems.size() < most && use.step()) {
        problems.push_back(std::string(use.text(0)) + " " +
                           (use.isNull(1) ? "?" : std::to_string(use.number(1))) + " → " +
                           std::string(use.text(2)));
    }
    return problems;
}

std::vector<std::string> searchIndexProblems(Database& database)
{
    static const std::pair<const char*, const char*> checks[] = {
        {"device_words",
         "INSERT INTO device_words (device_words, rank) VALUES ('integrity-check', 1)"},
        {"device_ident",
         "INSERT INTO device_ident (device_ident, rank) VALUES ('integrity-check', 1)"},
        {"found_words",
         "INSERT INTO found_words (found_words, rank) VALUES ('integrity-check', 1)"},
    };
    std::vector<std::string> problems;
    for (const auto& [name, sql] : checks) {
        try {
            Use(prepared(database, sql)).run();
        } catch (const Error& error) {
            if (error.isRetryable()) {
                throw;
            }
            problems.emplace_back(name);
        }
    }
    return problems;
}

namespace {

std::map<std::string, std::string> objectsOf(Database& database)
{
    std::map<std::string, std::string> objects;
    Use use(prepared(database, "SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_schema"
                               " WHERE name NOT LIKE 'sqlite\\_stat%' ESCAPE '\\'"));
    while (use.step()) {
        objects[std::string(use.text(1))] = std::string(use.text(0)) + "\n" +
                                            std::string(use.text(2)) + "\n" +
                                            std::string(use.text(3));
    }
    return objects;
}

} // namespace

std::vector<std::string> schemaProblems(Database& database)
{
    static const auto wanted = [] {
        auto fresh = Database::inMemory();
        return objectsOf(fresh);
    }();
    const auto found = objectsOf(database);
    std::set<std::string> problems;
    for (const auto& [name, text] : wanted) {
        const auto other = found.find(name);
        if (other == found.end() || other->second != text) {
            problems.insert(name);
        }
    }
    for (const auto& [name, text] : found) {
        if (!wanted.contains(name)) {
            problems.insert(name);
        }
    }
    return {problems.begin(), problems.end()};
}

namespace {

/// How far from anything else a bit must stand, so that it is not the rest of a row that was there.
constexpr std::size_t lonely = 64;

bool hasLoneBit(std::string_view space)
{
    if (space.size() <= 2 * lonely) {
        return false;
    }
    const auto first = space.find_first_not_of('\0');
    return first != std::string_view::npos && first >= lonely && first + lonely < space.size() &&
           std::has_single_bit(static_cast<unsigned char>(space[first])) &&
           space.find_first_not_of('\0', first + 1) == std::string_view::npos;
}

/// The part of a table's or index's page between its pointers and its cells.
std::string_view unusedPart(std::string_view page, bool isFirst)
{
    const auto at = [&](std::size_t offset) { return static_cast<unsigned char>(page[offset]); };
    const auto two = [&](std::size_t offset) {
        return static_cast<std::size_t>(at(offset)) << 8 | at(offset + 1);
    };
    const std::size_t head = isFirst ? 100 : 0;
    const auto type = at(head);
    if (type != 2 && type != 5 && type != 10 && type != 13) {
        return page; // free, or of a long value: either all in use or all zeros
    }
    const std::size_t begin = head + (type >= 10 ? 8 : 12) + 2 * two(head + 3);
    const std::size_t end = two(head + 5) == 0 ? page.size() : two(head + 5);
    return begin < end && end <= page.size() ? page.substr(begin, end - begin) : std::string_view{};
}

bool isStray(std::string_view page, bool isFirst)
{
    return hasLoneBit(unusedPart(page, isFirst));
}

} // namespace

std::vector<std::uint32_t> strayBits(Database& database)
{
    std::vector<std::uint32_t> pages;
    sqlite3* handle = database.impl().connection->getHandle();
    std::size_t pageSize = 0;
    {
        Use use(prepared(database, "PRAGMA page_size"));
        use.step();
        pageSize = static_cast<std::size_t>(use.number(0));
    }
    sqlite3_int64 size = 0;
    if (const auto* bytes = sqlite3_serialize(handle, "main", &size, SQLITE_SERIALIZE_NOCOPY)) {
        const std::string_view all(reinterpret_cast<const char*>(bytes),
                                   static_cast<std::size_t>(size));
        for (std::size_t at = 0; at + pageSize <= all.size(); at += pageSize) {
            if (isStray(all.substr(at, pageSize), at == 0)) {
                pages.push_back(static_cast<std::uint32_t>(at / pageSize + 1));
            }
        }
        return pages;
    }
    // by SQLite's own descriptor: closing another would give up its locks
    sqlite3_file* file = nullptr;
    sqlite3_file_control(handle, "main", SQLITE_FCNTL_FILE_POINTER, static_cast<void*>(&file));
    const auto read = [&](std::string& page, std::uint32_t number) {
        return file != nullptr && file->pMethods != nullptr &&
               file->pMethods->xRead(file, page.data(), static_cast<int>(pageSize),
                                     static_cast<sqlite3_int64>(number - 1) *
                                         static_cast<sqlite3_int64>(pageSize)) == SQLITE_OK;
    };
    std::string page(pageSize, '\0');
    for (std::uint32_t number = 1; read(page, number); ++number) {
        if (!isStray(page, number == 1)) {
            continue;
        }
        // somebody may be writing the log back just now: look again
        std::string again(pageSize, '\0');
        if (read(again, number) && again == page) {
            pages.push_back(number);
        }
    }
    return pages;
}

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

std::int64_t countCells(Database& database)
{
    Use use(prepared(database, "SELECT count(*) FROM cell"));
    use.step();
    return use.number(0);
}

std::pair<std::int64_t, std::int64_t> countFound(Database& database)
{
    std::pair<std::int64_t, std::int64_t> counts;
    {
        Use use(prepared(database, "SELECT count(*) FROM found"));
        use.step();
        counts.first = use.number(0);
    }
    Use use(prepared(database, "SELECT (SELECT count(*) FROM unit WHERE state = 1)"
                               " + (SELECT count(*) FROM site WHERE state = 1)"
                               " + (SELECT count(*) FROM officer WHERE state = 1)"
                               " + (SELECT count(*) FROM vendor WHERE state = 1)"
                               " + (SELECT count(*) FROM fault WHERE state = 1)"
                               " + (SELECT count(*) FROM repair WHERE state = 1)"));
    use.step();
    counts.second = use.number(0);
    return counts;
}

void forEachBlob(Database& database,
                 const std::function<void(const std::string& hash, std::string_view bytes)>& visit)
{
    Use use(prepared(database, "SELECT hash, bytes FROM blob ORDER BY hash"));
    while (use.step()) {
        visit(std::string(use.text(0)), use.blob(1));
    }
}

} // namespace dongbo::store
