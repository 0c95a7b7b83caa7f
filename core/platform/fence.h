#pragma once

namespace dongbo::platform {

/// Sandbox of a process that reads an untrusted file: it can use only what is already open.
enum class Fence
{
    Calls, ///< the kernel permits a short list of system calls: read, write, memory, exit
    Files, ///< only opening files is denied; the kernel is too old or built without the filter
    None   ///< only the limits of confineSelf apply
};

/// From now on this process and its threads can read and write open descriptors, allocate memory
/// and exit; opening a file, a socket, another process or program fails with "operation not
/// permitted". Irreversible. Call it before reading the first untrusted byte. In builds with an
/// address sanitizer, which opens files of its own, nothing is done: None. (On Windows: a
/// restricted token and a job object without further processes.)
[[nodiscard]] Fence fenceSelf();

} // namespace dongbo::platform
