#pragma once

#include <functional>
#include <string>
#include <vector>

namespace dongbo::test {

/// A file made to hurt, and the code of the Error it must end in; "read" for a lie that does none.
struct HostileFile
{
    std::string name;
    std::function<std::string()> bytes; ///< made when asked for: some are large
    std::string code;
};

/// Bombs and lies about sizes. Each is small; several unpack to more than 2 GB.
[[nodiscard]] std::vector<HostileFile> hostileFiles();

} // namespace dongbo::test
