#pragma once

#include "core/domain/message.h"
#include "core/domain/time.h"
#include "core/register/base/register.h"
#include "core/text/language.h"

#include <filesystem>
#include <initializer_list>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>

namespace dongbo::cli {

enum class Format
{
    Text,
    Json,
    Csv
};

/// What a call of the program answers to the shell.
enum class Exit : int
{
    Done = 0,
    DoneWithNo = 1,     ///< done, but something in it says no: rows set aside, verify not ok
    WrongUsage = 2,     ///< what was typed cannot be meant: nothing was done
    CouldNot = 3,       ///< a failure of file, disk or lock, or not found; nothing was done
    DoneUnanswered = 4, ///< done and on disk, but the answer could not be given in full
    Interrupted = 130
};

/// What the program did that stays done, whatever happens to its answer.
struct Deed
{
    bool isDone = false;
    std::string changeSet; ///< id of what was recorded, where it is known
};

/// What every command is given: the global options and where to write.
/// Example: `dongbo-cli --register so.dongbo --lang en device list`.
struct Context
{
    Language language = Language::Vietnamese;
    std::filesystem::path registerPath;
    std::string actAs;      ///< empty: the account's officer
    std::optional<Date> at; ///< the day asked for; absent: now
    Format format = Format::Text;
    bool hasColour = false; ///< standard output is a terminal that may be coloured
    std::ostream* out = nullptr;
    std::ostream* err = nullptr;
    Deed* deed = nullptr;

    /// The sentence in the person's language.
    [[nodiscard]] std::string say(const Message& message) const;
    [[nodiscard]] std::string say(std::string_view code,
                                  std::initializer_list<Argument> args = {}) const;

    [[nodiscard]] bool isJson() const { return format == Format::Json; }
    [[nodiscard]] bool isCsv() const { return format == Format::Csv; }

    /// The register as it is, or as it was known at the end of the day of --at (a replay, with
    /// progress). Throws as Register::open; Error{Cancelled} on Ctrl-C.
    [[nodiscard]] Register openForReading() const;
    /// The register, to be changed. Throws {ReadOnly} before anything is tried when it cannot be
    /// written. A change that is committed through it counts as done, by its change-set.
    [[nodiscard]] Register openForWriting() const;
    [[nodiscard]] Register::Options registerOptions() const;
    /// From here on the command has done its work; what fails later is only its answer. For
    /// commands whose result is a file: changes of a register that was opened for writing are noted
    /// as they are committed.
    void noteDone() const;
    /// The moment ages are counted to: now, or the end of the day of --at.
    [[nodiscard]] Instant moment(const Register& reg) const;

    /// Prints what is wrong with what was typed, a line each; gives WrongUsage.
    [[nodiscard]] Exit refuse(const Problems& problems) const;

private:
    void noteDone(const ChangeSetId& changeSet) const;
    /// What opening changed in the register goes to `err`, a line each.
    void tellOpeningNotes(const Register& reg) const;
};

} // namespace dongbo::cli
