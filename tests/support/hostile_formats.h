#pragma once

#include "tests/support/hostile.h"

#include <vector>

namespace dongbo::test {

/// Decompression bombs and false sizes in every format but .xlsx and .csv.
[[nodiscard]] std::vector<HostileFile> hostileFilesOfOtherFormats();

} // namespace dongbo::test
