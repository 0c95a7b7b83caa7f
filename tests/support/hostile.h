#pragma once

#include <functional>
#include <string>
#include <vector>

namespace dongbo::test {

/// A malicious file, and the code of the Error expected for it; "read" when it is harmless.
struct HostileFile
{
    std::string name;
    std::function<std::string()> bytes; ///< generated on demand: some are large
    std::string code;
};

/// Decompression bombs and false sizes. Each is small; several inflate to more than 2 GB.
[[nodiscard]] std::vector<HostileFile> hostileFiles();

} // namespace dongbo::test
