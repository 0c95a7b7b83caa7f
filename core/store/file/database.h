#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace dongbo::store {

/// One open register file (or one in memory). Belongs to one thread; each worker opens its own.
/// Every function of this room throws Error when file, disk or lock fail: {Locked} when another
/// process held the file for longer than the wait, {Full}, {ReadOnly}, {Corrupt}, {Unreadable}.
class Database
{
public:
    enum class Access
    {
        ReadWrite,
        ReadOnly ///< never writes to the file or beside it
    };

    struct Options
    {
        Access access = Access::ReadWrite;
        int waitMs = 30'000; ///< for another process's write
        /// Called once when a wait has lasted a second, so that somebody can say so.
        std::function<void()> onWait;
    };

    /// Makes a new register of the newest schema, atomically: written under another name beside
    /// `path`, synced, then renamed. Throws {Exists} when there is something already.
    static Database create(const std::filesystem::path& path, const Options& options);
    static Database create(const std::filesystem::path& path);

    /// Opens a register; older schemas are brought up to date after a verified, dated backup beside
    /// the file. A folder or medium that cannot be written is read through a private copy, and
    /// writing then throws {ReadOnly}. Throws {NotFound}, {NotARegister}, {NewerSchema}.
    static Database open(const std::filesystem::path& path, const Options& options);
    static Database open(const std::filesystem::path& path);

    /// An empty register of the newest schema that lives in memory.
    static Database inMemory();
    /// The same, but other threads may read it with connections of their own.
    static Database sharedInMemory();
    /// Another connection, for reading, to what sharedInMemory() made; may be called by a thread
    /// other than this one's. The register lives until the last connection goes.
    [[nodiscard]] Database anotherReader() const;

    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;
    Database(Database&&) noexcept;
    Database& operator=(Database&&) noexcept;
    ~Database();

    [[nodiscard]] const std::filesystem::path& path() const;
    [[nodiscard]] bool isWritable() const;
    [[nodiscard]] int schemaVersion() const;
    /// Changes whenever another connection has committed; costs nothing to ask.
    [[nodiscard]] std::int64_t dataVersion() const;

    /// A value of the register's own settings; empty when it was never set.
    [[nodiscard]] std::string setting(std::string_view key) const;
    void setSetting(std::string_view key, std::string_view value);
    [[nodiscard]] std::int64_t numberSetting(std::string_view key) const;
    void setNumberSetting(std::string_view key, std::int64_t value);

    /// Writes the log back into the file and empties it; after very large change-sets.
    void checkpoint();
    /// Takes more memory for the page cache while a large list goes in.
    void setCacheMegabytes(int megabytes);

    struct Impl;
    [[nodiscard]] Impl& impl() const { return *m_impl; }

private:
    explicit Database(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

/// One transaction that writes: takes the write lock at once and lets go at the end; without
/// commit() everything since is undone. Not to be nested.
class UnitOfWork
{
public:
    explicit UnitOfWork(Database& database);
    UnitOfWork(const UnitOfWork&) = delete;
    UnitOfWork& operator=(const UnitOfWork&) = delete;
    ~UnitOfWork();

    /// On return the work is on disk.
    void commit();

private:
    Database& m_database;
    bool m_open = true;
};

/// A consistent view for several reads; short-lived, never kept over an event.
class ReadView
{
public:
    explicit ReadView(Database& database);
    ReadView(const ReadView&) = delete;
    ReadView& operator=(const ReadView&) = delete;
    ~ReadView();

private:
    Database& m_database;
    bool m_began = false;
};

} // namespace dongbo::store
