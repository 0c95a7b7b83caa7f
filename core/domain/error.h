#pragma once

#include "core/domain/message.h"

#include <stdexcept>
#include <string>
#include <vector>

namespace dongbo {

/// A failure of the environment: a file, a disk, a lock, a foreign or damaged register. One class,
/// distinguished by kind. Invalid input by a person is a Problem; absence is std::optional.
class Error : public std::runtime_error
{
public:
    enum class Kind
    {
        NotFound,     ///< the named file or record does not exist
        Exists,       ///< would overwrite something
        NotARegister, ///< the file is of another format
        NewerSchema,  ///< written by a newer program
        ReadOnly,     ///< folder or medium is not writable
        Locked,       ///< another process held the lock longer than the timeout
        Full,         ///< no space left
        Unreadable,   ///< cannot be opened or read (permissions, damaged bytes)
        Encrypted,    ///< protected by a password
        TooLarge,     ///< exceeds a limit of data/limits.tsv
        Corrupt,      ///< the register is inconsistent
        Usage,        ///< invalid call: unknown or ambiguous name
        Refused,      ///< forbidden by a business rule (state machine, dependants)
        Cancelled,    ///< cancelled by the user
        Bug           ///< a bug in this program
    };

    /// `log` is English, for the log; `message` is shown to people.
    Error(Kind kind, Message message, const std::string& log = {});

    [[nodiscard]] Kind kind() const { return m_kind; }
    [[nodiscard]] const Message& message() const { return m_message; }
    /// English lines added while the error propagates: the statement, the file.
    [[nodiscard]] const std::vector<std::string>& context() const { return m_context; }
    [[nodiscard]] bool isRetryable() const { return m_kind == Kind::Locked; }

    Error& during(std::string line);

private:
    Kind m_kind;
    Message m_message;
    std::vector<std::string> m_context;
};

} // namespace dongbo
