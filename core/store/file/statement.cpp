#include "core/store/file/statement.h"

#include "core/store/file/page_checks.h"

#include <sqlite3.h>

#include <charconv>
#include <chrono>
#include <exception>
#include <new>
#include <thread>

namespace dongbo::store {

void rethrow(const SQLite::Exception& exception, std::string_view during)
{
    using Kind = Error::Kind;
    Kind kind = Kind::Bug;
    const char* code = "store.failed";
    std::uint32_t damaged = 0;
    switch (exception.getErrorCode() & 0xFF) {
    case SQLITE_NOMEM:
        throw std::bad_alloc(); // as everywhere else in the program
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        kind = Kind::Locked;
        code = "store.locked";
        break;
    case SQLITE_FULL:
        kind = Kind::Full;
        code = "store.full";
        break;
    case SQLITE_READONLY:
    case SQLITE_PERM:
        kind = Kind::ReadOnly;
        code = "store.read_only";
        break;
    case SQLITE_CANTOPEN:
    case SQLITE_IOERR: {
        damaged = takeDamagedPage();
        if (damaged != 0) {
            kind = Kind::Corrupt;
            code = "store.page_damaged";
            break;
        }
        // SQLite says "full" only of the file itself; its log's memory file and a limit on sizes
        // come as failed writes.
        const int precise = exception.getExtendedErrorCode();
        const bool isFull = precise == SQLITE_IOERR_WRITE || precise == SQLITE_IOERR_SHMSIZE;
        kind = isFull ? Kind::Full : Kind::Unreadable;
        code = isFull ? "store.full" : "store.unreadable";
        break;
    }
    case SQLITE_NOTADB:
        kind = Kind::NotARegister;
        code = "store.not_a_register";
        break;
    case SQLITE_CORRUPT:
        kind = Kind::Corrupt;
        code = "store.corrupt";
        break;
    case SQLITE_INTERRUPT:
        kind = Kind::Cancelled;
        code = "store.cancelled";
        break;
    default:
        break;
    }
    Error error(kind, {code, {{"detail", exception.what()}, {"page", std::to_string(damaged)}}},
                exception.what());
    error.during(std::string(during));
    throw error;
}

void requireMemory(std::string_view integrityLine)
{
    static constexpr std::string_view before = "error code=";
    const auto at = integrityLine.find(before);
    if (at == std::string_view::npos) {
        return;
    }
    const auto digits = integrityLine.substr(at + before.size());
    int code = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), code);
    if ((code & 0xFF) == SQLITE_NOMEM || code == SQLITE_IOERR_NOMEM) {
        throw std::bad_alloc();
    }
}

std::vector<std::string> integrityLines(SQLite::Database& database, int most)
{
    for (bool isAgain = false;; isAgain = true) {
        std::vector<std::string> lines;
        bool isReasonKnown = true;
        SQLite::Statement check(database, "PRAGMA integrity_check(" + std::to_string(most) + ")");
        while (check.executeStep()) {
            lines.push_back(check.getColumn(0).getString());
            requireMemory(lines.back());
            isReasonKnown =
                isReasonKnown && lines.back().find("failed to get page") == std::string::npos;
        }
        // that line tells no reason: a page that cannot be read cannot be read again either
        if (isReasonKnown || isAgain) {
            return lines;
        }
    }
}

namespace {
template <typename F> auto guarded(SQLite::Statement& statement, F&& f)
{
    try {
        return f();
    } catch (const SQLite::Exception& exception) {
        rethrow(exception, statement.getQuery());
    }
}
} // namespace

Use::~Use()
{
    try {
        m_statement.reset();
    } catch (const std::exception&) { // NOLINT(bugprone-empty-catch): the error of step() was
                                      // thrown already
    }
}

Use& Use::bind(int at, std::int64_t value)
{
    guarded(m_statement, [&] { m_statement.bind(at, value); });
    return *this;
}

Use& Use::bind(int at, const std::string& text)
{
    guarded(m_statement, [&] { m_statement.bindNoCopy(at, text); });
    return *this;
}

Use& Use::bindCopy(int at, std::string_view text)
{
    guarded(m_statement, [&] { m_statement.bind(at, std::string(text)); });
    return *this;
}

Use& Use::bindBlob(int at, std::string_view bytes)
{
    guarded(m_statement, [&] {
        m_statement.bindNoCopy(
            at, static_cast<const void*>(bytes.data() != nullptr ? bytes.data() : ""),
            static_cast<int>(bytes.size()));
    });
    return *this;
}

Use& Use::bind(int at, const RecordId& id)
{
    return bindBlob(at, {reinterpret_cast<const char*>(id.bytes.data()), id.bytes.size()});
}

Use& Use::bind(int at, const Value& value)
{
    if (const auto* number = std::get_if<std::int64_t>(&value)) {
        return bind(at, *number);
    }
    if (const auto* text = std::get_if<std::string>(&value)) {
        return bind(at, *text);
    }
    if (const auto* id = std::get_if<RecordId>(&value)) {
        return bind(at, *id);
    }
    return bindNull(at);
}

Use& Use::bindNull(int at)
{
    guarded(m_statement, [&] { m_statement.bind(at); });
    return *this;
}

bool Use::step()
{
    return guarded(m_statement, [&] { return m_statement.executeStep(); });
}

int Use::run()
{
    return guarded(m_statement, [&] {
        while (m_statement.executeStep()) {
        }
        return m_statement.getChanges();
    });
}

bool Use::isNull(int column) const
{
    return m_statement.getColumn(column).isNull();
}

std::int64_t Use::number(int column) const
{
    return m_statement.getColumn(column).getInt64();
}

std::string_view Use::text(int column) const
{
    const SQLite::Column cell = m_statement.getColumn(column);
    const char* data = cell.getText();
    return {data, static_cast<std::size_t>(cell.getBytes())};
}

std::string_view Use::blob(int column) const
{
    const SQLite::Column cell = m_statement.getColumn(column);
    const auto* data = static_cast<const char*>(cell.getBlob());
    return data == nullptr ? std::string_view{}
                           : std::string_view(data, static_cast<std::size_t>(cell.getBytes()));
}

RecordId Use::id(int column) const
{
    const auto found = maybeId(column);
    if (!found) {
        throw Error(Error::Kind::Corrupt, {"store.corrupt", {{"detail", "id"}}});
    }
    return *found;
}

std::optional<RecordId> Use::maybeId(int column) const
{
    const auto bytes = blob(column);
    if (bytes.size() != 16) {
        return std::nullopt;
    }
    RecordId out;
    std::memcpy(out.bytes.data(), bytes.data(), 16);
    return out;
}

Value Use::value(int column) const
{
    switch (m_statement.getColumn(column).getType()) {
    case SQLITE_INTEGER:
        return number(column);
    case SQLITE_TEXT:
        return std::string(text(column));
    case SQLITE_BLOB:
        if (const auto found = maybeId(column)) {
            return *found;
        }
        return {};
    default:
        return {};
    }
}

SQLite::Statement& Database::Impl::literal(const char* sql)
{
    auto& slot = byLiteral[sql];
    if (!slot) {
        try {
            slot = std::make_unique<SQLite::Statement>(*connection, sql);
        } catch (const SQLite::Exception& exception) {
            byLiteral.erase(sql);
            rethrow(exception, sql);
        }
    }
    return *slot;
}

SQLite::Statement& Database::Impl::composed(const std::string& sql)
{
    const auto found = byText.find(sql);
    if (found != byText.end()) {
        return *found->second;
    }
    try {
        return *byText.emplace(sql, std::make_unique<SQLite::Statement>(*connection, sql))
                    .first->second;
    } catch (const SQLite::Exception& exception) {
        rethrow(exception, sql);
    }
}

void Database::Impl::execute(const char* sql)
{
    try {
        connection->exec(sql);
    } catch (const SQLite::Exception& exception) {
        rethrow(exception, sql);
    }
}

std::int64_t Database::Impl::insert(Use& use)
{
    use.run();
    return connection->getLastInsertRowid();
}

namespace {

/// Another program that only read, and closes after us, would write our log into the register
/// without the pages' sums. What somebody still reads is put there when he closes; while another of
/// our programs is at it, `waits` says whether to try again: it may have begun before our last
/// frame.
void putLogIntoRegister(sqlite3* handle, bool waits)
{
    constexpr int mostTries = 40;
    constexpr std::chrono::milliseconds pause{5};
    for (int tries = waits ? mostTries : 1; tries > 0; --tries) {
        if (sqlite3_wal_checkpoint_v2(handle, nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr,
                                      nullptr) != SQLITE_BUSY) {
            return;
        }
        std::this_thread::sleep_for(pause);
    }
}

} // namespace

Database::Impl::~Impl()
{
    byLiteral.clear();
    byText.clear();
    projectionCache.reset();
    if (connection && writable) {
        putLogIntoRegister(connection->getHandle(), transactions > 0);
    }
    connection.reset();
    if (!privateCopy.empty()) {
        std::error_code ignored;
        std::filesystem::remove_all(privateCopy, ignored);
    }
}

} // namespace dongbo::store
