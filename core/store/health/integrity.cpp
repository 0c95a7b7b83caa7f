#include "core/store/health/integrity.h"

#include "core/store/file/connection.h"
#include "core/store/file/migrations.h"
#include "core/store/file/statement.h"
#include "core/store/health/page_scan.h"

#include <SQLiteCpp/Backup.h>
#include <sodium.h>
#include <sqlite3.h>

#include <array>
#include <map>
#include <mutex>
#include <set>

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
    try {
        for (auto& line : integrityLines(*database.impl().connection, most)) {
            if (line != "ok") {
                problems.push_back(std::move(line));
            }
        }
    } catch (const SQLite::Exception& exception) {
        rethrow(exception, "integrity_check");
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

/// The schemaSum of what the migrations make, up to the newest. Comparing a file with it spares
/// most openings the work of making a register in memory only to look at its schema. A migration
/// changes it: tests/store says to what.
constexpr std::string_view sumOfNewestSchema =
    "eec62d58c307abd7af1368b5d0ea91f656f09cc50cce47aa0522b9b8077e00e4";

std::string sumOf(const Objects& objects)
{
    std::array<unsigned char, 32> sum{};
    crypto_generichash_state state;
    crypto_generichash_init(&state, nullptr, 0, sum.size());
    const auto add = [&state](const std::string& text) {
        const auto size = static_cast<std::uint64_t>(text.size());
        crypto_generichash_update(&state, reinterpret_cast<const unsigned char*>(&size),
                                  sizeof size);
        crypto_generichash_update(&state, reinterpret_cast<const unsigned char*>(text.data()),
                                  text.size());
    };
    for (const auto& [name, text] : objects) {
        add(name);
        add(text);
    }
    crypto_generichash_final(&state, sum.data(), sum.size());
    std::array<char, 65> hex{};
    sodium_bin2hex(hex.data(), hex.size(), sum.data(), sum.size());
    return hex.data();
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

std::string schemaSum(Database& database)
{
    return sumOf(objectsOf(database.impl()));
}

std::string_view newestSchemaSum()
{
    return sumOfNewestSchema;
}

std::vector<std::string> schemaProblems(Database& database)
{
    return schemaProblems(database.impl(), newestSchema());
}

std::vector<std::string> schemaProblems(Database::Impl& impl, int version)
{
    const auto found = objectsOf(impl);
    if (version == newestSchema() && sumOf(found) == sumOfNewestSchema) {
        return {};
    }
    const auto& wanted = objectsOfVersion(version);
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

const std::optional<Message>& damageOf(const Database& database)
{
    return database.impl().damage;
}

} // namespace dongbo::store
