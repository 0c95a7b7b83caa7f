#pragma once

#include "tests/support/hostile.h"

#include <vector>

namespace dongbo::test {

/// Bombs and lies in every format but .xlsx and .csv.
[[nodiscard]] std::vector<HostileFile> hostileFilesOfOtherFormats();

} // namespace dongbo::test
