#pragma once

namespace dongbo::platform {

/// Milliseconds of CPU time used so far.
[[nodiscard]] double processCpuMs();
[[nodiscard]] double threadCpuMs(); ///< by the calling thread

} // namespace dongbo::platform
