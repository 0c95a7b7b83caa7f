#pragma once

namespace dongbo::importers {

/// What keeps a process that reads a foreign file to what it already has open.
enum class Fence
{
    Calls, ///< the kernel lets through a short list of calls: reading, writing, memory, the end
    Files, ///< only opening files is refused; the kernel is too old or built without the filter
    None   ///< only the limits of confineSelf hold
};

/// From now on this process and its threads can read and write what is open, take memory and end;
/// opening a file, a socket, another process or program fails with "operation not permitted". It
/// cannot be taken back. To be called before the first foreign byte is looked at. In builds with an
/// address sanitizer, which opens files of its own, nothing is done: None. (Windows twin: a
/// restricted token and a job object without further processes.)
[[nodiscard]] Fence fenceSelf();

} // namespace dongbo::importers
