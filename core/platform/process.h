#pragma once

#include <filesystem>

namespace dongbo::platform {

/// The number of this process, different from that of every other one on this machine.
[[nodiscard]] long thisProcess();
[[nodiscard]] bool isProcessAlive(long process);
/// Ends this process where it stands, as a power cut would: nothing is flushed or destroyed.
void killThisProcess();
/// Path of the running program; empty when the system does not provide it.
[[nodiscard]] std::filesystem::path runningProgram();

} // namespace dongbo::platform
