#pragma once

#include "cli/command_line.h"

namespace dongbo::cli::commands {

/// The verbs of `device` that change the register: add, edit, transfer, dispose, replace.
void addDeviceWriting(Noun& device);

} // namespace dongbo::cli::commands
