#pragma once

#include <cstddef>
#include <string_view>

/// The seam to the terminal and to Ctrl-C; a Windows twin asks the console.
namespace dongbo::cli {

[[nodiscard]] bool isOutputTerminal();
[[nodiscard]] bool isErrorTerminal();
/// Columns of the terminal behind standard output; 0 when it is none.
[[nodiscard]] std::size_t outputColumns();

/// Makes sure that no file of the program's own is ever opened as a standard stream that whoever
/// started it had closed: writing to such a stream then fails. Before anything else is opened.
void keepStandardStreams();
/// Writes all of it, in as many pieces as the system wants. Gives the system's error number, 0 for
/// none; a reader that has gone away is one too, never a signal.
[[nodiscard]] int writeOut(int descriptor, std::string_view bytes);
[[nodiscard]] bool isReaderGone(int error);

/// From now on Ctrl-C is noted. Work that asks wasInterrupted() stops by itself and takes its
/// transaction back; what has not stopped after two seconds, or at a second Ctrl-C, is ended where
/// it stands with status 130: a register is written whole or not at all, so nothing is half done.
void noticeInterrupts();
[[nodiscard]] bool wasInterrupted();
/// Throws Error{Cancelled} when Ctrl-C was pressed.
void stopIfInterrupted();

} // namespace dongbo::cli
