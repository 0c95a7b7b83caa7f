#pragma once

#include "core/domain/error.h"
#include "core/domain/value.h"
#include "core/store/file/database.h"
#include "core/store/file/open_files.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

// Inside core/store only: the one place that knows SQLiteCpp.

namespace dongbo::store {

/// Turns the library's exception into ours, with the statement that met it; into std::bad_alloc
/// when there was no memory.
[[noreturn]] void rethrow(const SQLite::Exception& exception, std::string_view during);

/// A line of PRAGMA integrity_check may tell of a page that could not be asked for because there
/// was no memory ("unable to get the page. error code=7"): throws std::bad_alloc then, since
/// nothing was found wrong with the file.
void requireMemory(std::string_view integrityLine);

/// The lines of PRAGMA integrity_check, at most so many; "ok" alone when nothing is wrong. Throws
/// as requireMemory does, and SQLite::Exception.
[[nodiscard]] std::vector<std::string> integrityLines(SQLite::Database& database, int most);

/// A prepared statement in use; reset when it goes out of scope. Columns and parameters from 0
/// and 1.
class Use
{
public:
    explicit Use(SQLite::Statement& statement)
        : m_statement(statement)
    {}
    Use(const Use&) = delete;
    Use& operator=(const Use&) = delete;
    ~Use();

    Use& bind(int at, std::int64_t value);
    Use& bind(int at, const std::string& text); ///< not copied: must live until the statement ran
    Use& bind(int at, std::string&& text) = delete;
    Use& bindCopy(int at, std::string_view text);
    Use& bindBlob(int at, std::string_view bytes); ///< not copied
    Use& bind(int at, const RecordId& id);         ///< not copied
    Use& bind(int at, const Value& value);         ///< not copied
    Use& bindNull(int at);

    /// True while there is a row.
    bool step();
    /// Runs to the end; gives the number of rows changed.
    int run();

    [[nodiscard]] bool isNull(int column) const;
    [[nodiscard]] std::int64_t number(int column) const;
    [[nodiscard]] std::string_view text(int column) const; ///< until the next step
    [[nodiscard]] std::string_view blob(int column) const; ///< until the next step
    [[nodiscard]] RecordId id(int column) const;           ///< throws {Corrupt} unless 16 bytes
    [[nodiscard]] std::optional<RecordId> maybeId(int column) const;
    /// By storage class; a blob of 16 bytes is an id.
    [[nodiscard]] Value value(int column) const;

private:
    SQLite::Statement& m_statement;
};

struct Database::Impl
{
    std::filesystem::path path;
    std::filesystem::path privateCopy; ///< folder to remove at the end, if read through a copy
    OpenFile openFile;                 ///< let go after the connection
    std::unique_ptr<SQLite::Database> connection;
    bool writable = true;
    std::optional<Message> damage; ///< found at opening
    Options options;
    std::int64_t waitedMs = 0;    ///< for the lock that is wanted now
    std::function<void()> onLock; ///< after the write lock was taken; see LockCheck
    std::function<void(const ChangeSetId&)> onCommit;
    std::optional<ChangeSetId> appended; ///< of the last operation in the transaction that is open
    /// No operation names an id between these two; asked for and kept while a transaction is open.
    std::optional<std::pair<RecordId, RecordId>> freeIds;
    std::uint64_t transactions = 0; ///< begun so far; what was remembered before may be stale
    std::unordered_map<const void*, std::unique_ptr<SQLite::Statement>> byLiteral;
    std::map<std::string, std::unique_ptr<SQLite::Statement>, std::less<>> byText;
    std::shared_ptr<void> projectionCache; ///< owned by projection.cpp

    ~Impl();

    /// The statement of a string literal, prepared once per connection.
    SQLite::Statement& literal(const char* sql);
    /// The same for text composed from descriptors (never from values).
    SQLite::Statement& composed(const std::string& sql);
    void execute(const char* sql);
    /// Runs an INSERT of one row and gives its number. RETURNING would cost a temporary table each
    /// time.
    std::int64_t insert(Use& use);
};

[[nodiscard]] inline SQLite::Statement& prepared(const Database& database, const char* sql)
{
    return database.impl().literal(sql);
}

} // namespace dongbo::store
