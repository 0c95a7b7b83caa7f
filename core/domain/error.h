#pragma once

#include "core/domain/message.h"

#include <stdexcept>
#include <string>
#include <vector>

namespace dongbo {

/// The world failed: a file, a disk, a lock, a foreign or damaged register. One class for all,
/// asked by kind. What a person typed wrongly is a Problem, not an Error; absence is std::optional.
class Error : public std::runtime_error
{
public:
    enum class Kind
    {
        NotFound,     ///< the file or record named is not there
        Exists,       ///< would overwrite something
        NotARegister, ///< the file is something else
        NewerSchema,  ///< made by a newer program
        ReadOnly,     ///< folder or medium cannot be written
        Locked,       ///< another process held it for longer than we wait
        Full,         ///< no space left
        Unreadable,   ///< cannot be opened or read (permissions, broken bytes)
        Encrypted,    ///< protected by a password
        TooLarge,     ///< past a limit of data/limits.tsv
        Corrupt,      ///< the register contradicts itself
        Usage,        ///< wrong call: unknown or ambiguous name
        Refused,      ///< a rule of the office forbids it (state machine, dependants)
        Cancelled,    ///< a person stopped it
        Bug           ///< ours
    };

    /// `log` is English, for the log; `message` is what people read.
    Error(Kind kind, Message message, const std::string& log = {});

    [[nodiscard]] Kind kind() const { return m_kind; }
    [[nodiscard]] const Message& message() const { return m_message; }
    /// English lines added on the way up: the statement, the file.
    [[nodiscard]] const std::vector<std::string>& context() const { return m_context; }
    [[nodiscard]] bool isRetryable() const { return m_kind == Kind::Locked; }

    Error& during(std::string line);

private:
    Kind m_kind;
    Message m_message;
    std::vector<std::string> m_context;
};

} // namespace dongbo
