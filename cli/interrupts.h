#pragma once

namespace dongbo::cli {

/// Throws Error{Cancelled} when Ctrl-C was pressed: the transaction is taken back. A register is
/// written whole or not at all, so nothing is half done.
void stopIfInterrupted();

} // namespace dongbo::cli
