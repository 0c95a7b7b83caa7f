#pragma once

#include "core/domain/actor.h"
#include "core/domain/checked.h"
#include "core/domain/error.h"
#include "core/domain/records.h"
#include "core/store/file/database.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace dongbo {

namespace journal {
class Journal;
class Action;
} // namespace journal

/// The system's clock; for programs. Tests and the sample bring their own.
class SystemClock : public Clock
{
public:
    [[nodiscard]] Instant now() const override;
    /// The day of the program's release, so that a dead battery's clock is noticed; unless the
    /// environment names the clock (DONGBO_CLOCK).
    [[nodiscard]] Instant notBefore() const override;
};

/// An open register: the one door for the window, the command line and the importers. Use cases are
/// the functions of this room's other headers; each is one change-set in one transaction, on disk
/// when it returns. Not shared between threads: each worker opens its own.
class Register
{
public:
    struct Options
    {
        /// An officer's id or name; empty: the officer of this machine's account.
        std::string actAs;
        std::function<void()> onWait; ///< another process has held the file for a second
        const Clock* clock = nullptr; ///< nullptr: the system's; must outlive the register
        IdSource* ids = nullptr;      ///< nullptr: random; must outlive the register
        bool readOnly = false;
    };

    struct InitOptions
    {
        std::string units; ///< a list in data/units ("vu-ban-2021"), or empty
        std::string name;  ///< of the register; empty: that of its office's unit
        std::string unit;  ///< whose it is: one of `units` by name or code (empty: the top one);
                           ///< without a list a unit of that name is made
        std::string officePrefix; ///< starts this office's fault numbers; may be empty
        std::string officer;      ///< the first officer's own name; empty: "Người giữ sổ"
        std::string account;      ///< login name of the first officer
        std::optional<Date> sampleDay; ///< makes it a sample whose history ends that day
        /// Called once the register has its name: what fails afterwards does not unmake it.
        std::function<void()> onMade;
        Options open;
    };

    /// Makes a new register with the catalogue, the starter standard set, the units asked for, and
    /// the first officer. The file is created atomically: whole or not at all. Throws {Exists},
    /// {Usage, "register.unknown_units"}, {ReadOnly}, {Full}, and after `onMade` what open throws.
    static Register init(const std::filesystem::path& path, const InitOptions& options);
    /// A register written by 0.2 has its costs corrected (costs_upgrade.h) when it can be written.
    /// Throws what Database::open throws, and {Usage} when actAs names nobody or several.
    static Register open(const std::filesystem::path& path, const Options& options);
    /// A register in memory with the catalogue and, if named, units; for tests and previews.
    static Register inMemory(const InitOptions& options);

    /// This register as it was known at the end of that day: a separate one, in memory, that cannot
    /// be written. `onProgress(done, all)` may throw Error{Cancelled}.
    [[nodiscard]] Register
    asOf(Date day, const std::function<void(std::size_t, std::size_t)>& onProgress = {});

    /// Another reader of a past register, for a worker: may be called and used by a thread of its
    /// own while this one is read.
    [[nodiscard]] Register anotherReader() const;

    Register(const Register&) = delete;
    Register& operator=(const Register&) = delete;
    Register(Register&&) noexcept;
    Register& operator=(Register&&) noexcept;
    ~Register();

    /// Read-only queries (core/store/queries/) are asked of this.
    [[nodiscard]] store::Database& database();
    [[nodiscard]] const Actor& actor() const;
    /// Acts for somebody else from now on; as Options::actAs.
    void actAs(const std::string& officer);
    /// The moment to take for now: the clock's, or the newest moment the register knows when the
    /// clock cannot be right (journal::Reading::plausible).
    [[nodiscard]] Instant now() const;
    /// Opened without a clock, this file's days go on from the day after that moment, as if that
    /// were today: a whole number of days lies between its time and the system's, so that the hour
    /// of the day agrees and nothing of the history lies ahead. For samples, whose history ends
    /// long ago. Kept in the file, not in the journal.
    void keepTimeFrom(Instant moment);
    [[nodiscard]] Date today() const;
    /// The register's file; of a past one, the file it was made from.
    [[nodiscard]] const std::filesystem::path& path() const;
    /// The day this register stands for when it is a past one.
    [[nodiscard]] std::optional<Date> pastDay() const;
    [[nodiscard]] bool isWritable() const;
    /// What opening this register changed in it and its people should be told; usually nothing.
    [[nodiscard]] const std::vector<Message>& openingNotes() const;

    struct Impl;

private:
    friend journal::Journal& journalOf(Register& reg); // base/inside.h
    explicit Register(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

/// What a use case that made or changed one record answers.
template <typename Id> struct Written
{
    Id id;
    std::string number; ///< code or number people know it by; may be empty
    ChangeSetId changeSet;
    Problems warnings{}; ///< done all the same: unlikely entries that were confirmed
                         ///< (checks::IfUnlikely::Write), a name that is there already
};

/// The login name of whoever runs the program; never empty ("user" when the system will not say).
[[nodiscard]] std::string accountName();

} // namespace dongbo
