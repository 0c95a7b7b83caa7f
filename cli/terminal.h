#pragma once

#include <cstddef>

/// The seam to the terminal and to Ctrl-C; a Windows twin asks the console.
namespace dongbo::cli {

[[nodiscard]] bool isOutputTerminal();
[[nodiscard]] bool isErrorTerminal();
/// Columns of the terminal behind standard output; 0 when it is none.
[[nodiscard]] std::size_t outputColumns();

/// From now on Ctrl-C is noted. Work that asks wasInterrupted() stops by itself and takes its
/// transaction back; what has not stopped after two seconds, or at a second Ctrl-C, is ended where
/// it stands with status 130: a register is written whole or not at all, so nothing is half done.
void noticeInterrupts();
[[nodiscard]] bool wasInterrupted();
/// Throws Error{Cancelled} when Ctrl-C was pressed.
void stopIfInterrupted();

} // namespace dongbo::cli
