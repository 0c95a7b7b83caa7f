#include "core/store/integrity.h"

#include "core/store/internal/connection.h"
#include "core/store/internal/page_checks.h"
#include "core/store/internal/shadows.h"
#include "core/store/internal/statement.h"
#include "core/store/migrations.h"

#include <SQLiteCpp/Backup.h>
#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <bit>
#include <chrono>
#include <map>
#include <mutex>
#include <set>
#include <thread>

namespace dongbo::store {

std::vector<std::string> integrityProblems(Database& database, int most)
{
    std::vector<std::string> problems;
    PageScan scan(database);
    while (scan.next(1000)) {
    }
    for (const auto page : scan.damaged()) {
        if (problems.size() < static_cast<std::size_t>(most)) {
            problems.push_back("page " + std::to_string(page) + ": checksum");
        }
    }
    const UncheckedPages unchecked(database);
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

namespace {

/// Asking a search index whether it agrees with its table is a statement that writes, although it
/// changes nothing.
class MayWrite
{
public:
    explicit MayWrite(Database& database)
        : m_database(database)
        , m_isNeeded(isQueryOnly())
    {
        if (m_isNeeded) {
            m_database.impl().execute("PRAGMA query_only = OFF");
        }
    }
    ~MayWrite()
    {
        if (m_isNeeded) {
            m_database.impl().connection->tryExec("PRAGMA query_only = ON");
        }
    }
    MayWrite(const MayWrite&) = delete;
    MayWrite& operator=(const MayWrite&) = delete;

private:
    [[nodiscard]] bool isQueryOnly() const
    {
        Use use(prepared(m_database, "PRAGMA query_only"));
        return use.step() && use.number(0) != 0;
    }

    Database& m_database;
    bool m_isNeeded;
};

} // namespace

std::vector<std::string> searchIndexProblems(Database& database)
{
    if (sqlite3_db_readonly(database.impl().connection->getHandle(), "main") == 1) {
        auto copy = Database::inMemory();
        try {
            SQLite::Backup(*copy.impl().connection, *database.impl().connection).executeStep();
        } catch (const SQLite::Exception& exception) {
            rethrow(exception, "copy for the search indexes");
        }
        return searchIndexProblems(copy);
    }
    const MayWrite mayWrite(database);
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

/// What a file's schema table holds, by name: type, table and text.
using Objects = std::map<std::string, std::string>;

Objects objectsOf(Database::Impl& impl)
{
    Objects objects;
    Use use(impl.literal("SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_schema"
                         " WHERE name NOT LIKE 'sqlite\\_stat%' ESCAPE '\\'"));
    while (use.step()) {
        objects[std::string(use.text(1))] = std::string(use.text(0)) + "\n" +
                                            std::string(use.text(2)) + "\n" +
                                            std::string(use.text(3));
    }
    return objects;
}

/// What the migrations make, up to that version.
const Objects& objectsOfVersion(int version)
{
    static std::mutex mutex;
    static std::map<int, Objects> known;
    const std::lock_guard lock(mutex);
    auto& objects = known[version];
    if (objects.empty()) {
        const auto fresh = connect(":memory:", Connect::Memory, {});
        migrate(*fresh, 0, version);
        objects = objectsOf(*fresh);
    }
    return objects;
}

} // namespace

std::vector<std::string> schemaProblems(Database& database)
{
    return schemaProblems(database.impl(), newestSchema());
}

std::vector<std::string> schemaProblems(Database::Impl& impl, int version)
{
    const auto& wanted = objectsOfVersion(version);
    const auto found = objectsOf(impl);
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

std::size_t pageSizeOf(Database::Impl& impl)
{
    Use use(impl.literal("PRAGMA page_size"));
    use.step();
    return static_cast<std::size_t>(use.number(0));
}

/// By SQLite's own descriptor: closing another would give up its locks. Gives SQLite's code.
int readPage(Database::Impl& impl, std::string& page, std::uint32_t number)
{
    sqlite3_file* file = nullptr;
    sqlite3_file_control(impl.connection->getHandle(), "main", SQLITE_FCNTL_FILE_POINTER,
                         static_cast<void*>(&file));
    if (file == nullptr || file->pMethods == nullptr) {
        return SQLITE_CANTOPEN;
    }
    return file->pMethods->xRead(file, page.data(), static_cast<int>(page.size()),
                                 static_cast<sqlite3_int64>(number - 1) *
                                     static_cast<sqlite3_int64>(page.size()));
}

} // namespace

UncheckedPages::UncheckedPages(const Database& database)
    : UncheckedPages(database.impl())
{}

UncheckedPages::UncheckedPages(Database::Impl& impl)
    : m_impl(impl)
    , m_wasChecked(setPageChecks(impl.connection->getHandle(), PageChecks::Off) == PageChecks::On)
{}

UncheckedPages::~UncheckedPages()
{
    if (m_wasChecked) {
        // pages read meanwhile are not to be taken for checked ones
        sqlite3_db_release_memory(m_impl.connection->getHandle());
        setPageChecks(m_impl.connection->getHandle(), PageChecks::On);
    }
}

PageScan::PageScan(Database& database)
    : PageScan(database.impl())
{}

PageScan::PageScan(Database::Impl& impl)
    : m_impl(impl)
{}

namespace {

/// Whether the log holds the page: what stands in the file may then be half of what a power cut
/// stopped, and nobody reads it before it is written anew.
bool isInLog(Database::Impl& impl, std::uint32_t number, std::size_t pageSize)
{
    sqlite3_file* log = nullptr;
    sqlite3_file_control(impl.connection->getHandle(), "main", SQLITE_FCNTL_JOURNAL_POINTER,
                         static_cast<void*>(&log));
    const auto read = [&log](auto& into, std::size_t at) {
        return log->pMethods->xRead(log, into.data(), static_cast<int>(into.size()),
                                    static_cast<sqlite3_int64>(at)) == SQLITE_OK;
    };
    std::array<unsigned char, 32> head{};
    if (log == nullptr || log->pMethods == nullptr || !read(head, 0)) {
        return false;
    }
    std::array<unsigned char, 24> frame{};
    for (std::size_t at = head.size(); read(frame, at); at += frame.size() + pageSize) {
        // the salts tell frames of this log from those of earlier ones
        if (!std::equal(frame.begin() + 8, frame.begin() + 16, head.begin() + 16)) {
            return false;
        }
        const auto of = static_cast<std::uint32_t>(frame[0]) << 24 |
                        static_cast<std::uint32_t>(frame[1]) << 16 |
                        static_cast<std::uint32_t>(frame[2]) << 8 | frame[3];
        if (of == number) {
            return true;
        }
    }
    return false;
}

/// Whether the page is damaged, and not just being written by somebody.
bool isDamaged(Database::Impl& impl, std::string& page, std::uint32_t number)
{
    constexpr int tries = 5;
    for (int i = 0; i < tries; ++i) {
        if (readPage(impl, page, number) != SQLITE_IOERR_DATA) {
            return false;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(i));
    }
    return !isInLog(impl, number, page.size());
}

/// Sums are looked at while it lives, whatever held before.
class CheckedPages
{
public:
    explicit CheckedPages(Database::Impl& impl)
        : m_impl(impl)
        , m_before(setPageChecks(impl.connection->getHandle(), PageChecks::On))
    {}
    ~CheckedPages()
    {
        setPageChecks(m_impl.connection->getHandle(), m_before);
        takeDamagedPage(); // told by the scan
    }
    CheckedPages(const CheckedPages&) = delete;
    CheckedPages& operator=(const CheckedPages&) = delete;

private:
    Database::Impl& m_impl;
    PageChecks m_before;
};

} // namespace

bool PageScan::next(int milliseconds)
{
    if (!hasPageSums(m_impl.connection->getHandle())) {
        return false;
    }
    const CheckedPages checked(m_impl);
    using Clock = std::chrono::steady_clock;
    constexpr std::uint32_t least = 1000;
    const auto until = Clock::now() + std::chrono::milliseconds(milliseconds);
    std::string page(pageSizeOf(m_impl), '\0');
    for (std::uint32_t looks = 1;; ++looks, ++m_next) {
        const int answer = readPage(m_impl, page, m_next);
        if (answer == SQLITE_IOERR_DATA) {
            if (isDamaged(m_impl, page, m_next)) {
                m_damaged.push_back(m_next);
            }
        } else if (answer != SQLITE_OK) {
            return false; // past the end
        }
        if (looks > least && looks % 64 == 0 && Clock::now() > until) {
            ++m_next;
            return true;
        }
    }
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
    const UncheckedPages unchecked(database);
    std::vector<std::uint32_t> pages;
    sqlite3* handle = database.impl().connection->getHandle();
    const auto pageSize = pageSizeOf(database.impl());
    const auto used = pageSize - (hasPageSums(handle) ? pageSumBytes : 0);
    sqlite3_int64 size = 0;
    if (const auto* bytes = sqlite3_serialize(handle, "main", &size, SQLITE_SERIALIZE_NOCOPY)) {
        const std::string_view all(reinterpret_cast<const char*>(bytes),
                                   static_cast<std::size_t>(size));
        for (std::size_t at = 0; at + pageSize <= all.size(); at += pageSize) {
            if (isStray(all.substr(at, used), at == 0)) {
                pages.push_back(static_cast<std::uint32_t>(at / pageSize + 1));
            }
        }
        return pages;
    }
    std::string page(pageSize, '\0');
    for (std::uint32_t number = 1; readPage(database.impl(), page, number) == SQLITE_OK; ++number) {
        if (!isStray(std::string_view(page).substr(0, used), number == 1)) {
            continue;
        }
        // somebody may be writing the log back just now: look again
        std::string again(pageSize, '\0');
        if (readPage(database.impl(), again, number) == SQLITE_OK && again == page) {
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

std::int64_t countRecords(Database& database, RecordKind kind)
{
    Use use(database.impl().composed("SELECT count(*) FROM " + std::string(describe(kind).name) +
                                     " WHERE state = 1"));
    use.step();
    return use.number(0);
}

std::optional<Instant> newestRecorded(Database& database)
{
    Use use(prepared(database, "SELECT wall_ms FROM op ORDER BY no DESC LIMIT 1"));
    return use.step() ? std::optional{Instant{use.number(0)}} : std::nullopt;
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
