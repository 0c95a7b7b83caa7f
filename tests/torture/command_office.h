#pragma once

#include "tests/cli/example_calls.h"
#include "tests/torture/program.h"
#include "tests/torture/writer.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace dongbo::torture {

/// What one file of an office says.
struct FileLook
{
    std::string digest;          ///< of a register; empty for other files
    std::int64_t operations = 0; ///< of a register
    std::int64_t changeSets = 0; ///< of a register
    std::string backups;         ///< of the office's register: where its backups go, or "off"
    std::string end;             ///< of a list, report or letter: how it ends when it is whole

    friend bool operator==(const FileLook&, const FileLook&) = default;
};

/// Everything that lies in an office's folder, by name.
using Look = std::map<std::string, FileLook>;

/// A command under test, and what it does when nothing goes wrong.
struct Command
{
    std::string name; ///< "device edit"
    tests::Words words;
    bool writes = false; ///< the help says that it writes to the register
    Look after;
    int exit = 0;
    std::uint64_t calls = 0;           ///< of the disk
    std::vector<std::uint64_t> traces; ///< of these
    std::uint64_t requests = 0;        ///< for memory
};

/// How a run that met trouble ended.
enum class Outcome
{
    NotDone,      ///< said so, and nothing has changed
    Done,         ///< said so, and it is all there
    KilledBefore, ///< nothing has changed
    KilledAfter,  ///< it is all there
};

/// An office in which every command of the program has something to do, to start from again and
/// again; and the commands, made from the program's own help.
class CommandOffice
{
public:
    /// One for all tests of this program: making it and trying its commands takes seconds.
    static CommandOffice& shared();

    /// Every command that leaves something different, each run once. A command that writes without
    /// an example that does fails the test by its name.
    [[nodiscard]] const std::vector<Command>& commands();
    /// The options of the program's help that name a file to write, each behind its command.
    [[nodiscard]] std::vector<std::pair<std::string, std::string>> writtenFiles() const;
    [[nodiscard]] const Look& before() const { return m_before; }
    [[nodiscard]] const std::filesystem::path& folder() const { return m_folder; }

    /// Everything as it was at first.
    void reset() const;
    [[nodiscard]] ProgramEnd run(const tests::Words& words, const Trouble& trouble) const;
    [[nodiscard]] Trouble diskTrouble(const Fault& fault) const;

    /// Looks at everything that is there and checks that what was said is so: not done and nothing
    /// changed, or done and all of it there. A register that cannot be opened or is not sound fails
    /// the test.
    Outcome judge(const Command& command, const ProgramEnd& end);
    /// The same command does its work after all.
    void checkWorksAgain(const Command& command);
    /// Opens every register in the folder and verifies it.
    [[nodiscard]] Look look() const;

private:
    CommandOffice();
    /// Whether each change-set is there whole, though the command may not have come to its last.
    [[nodiscard]] bool isPartOf(const Look& now, const Look& after) const;
    [[nodiscard]] std::vector<tests::Words> callsOf(const nlohmann::json& verb) const;
    [[nodiscard]] Command tried(const std::string& name, const tests::Words& words,
                                bool writes) const;

    tests::ExampleCalls m_calls;
    Folder m_root;
    std::filesystem::path m_folder;
    std::filesystem::path m_temporary;
    std::map<std::string, std::vector<tests::Words>> m_examples; ///< by the command's name
    Look m_before;
    mutable std::map<std::string, FileLook> m_known; ///< by what the file's bytes sum to
    std::vector<Command> m_commands;                 ///< once asked for
};

} // namespace dongbo::torture
