#pragma once

#include <cstddef>
#include <system_error>

/// The terminal and Ctrl-C. (On Windows: the console.)
namespace dongbo::platform {

[[nodiscard]] bool isOutputTerminal();
[[nodiscard]] bool isErrorTerminal();
/// Columns of the terminal behind standard output; 0 when it is none.
[[nodiscard]] std::size_t outputColumns();

/// Makes sure that no file of the program's own is ever opened as a standard stream that whoever
/// started it had closed: writing to such a stream then fails. Before anything else is opened.
void keepStandardStreams();
/// Whether writing failed because whoever read the stream has gone.
[[nodiscard]] bool isReaderGone(std::error_code error);

/// From now on Ctrl-C is noted, and a reader that goes away or a full file-size limit is an error
/// of the write, never a signal that ends the process. Work that asks wasInterrupted() stops by
/// itself; what has not stopped after two seconds, or at a second Ctrl-C, is ended where it stands
/// with that exit status.
void noticeInterrupts(int exitStatus);
[[nodiscard]] bool wasInterrupted();

} // namespace dongbo::platform
