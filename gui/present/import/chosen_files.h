#pragma once

#include "core/register/papers/attachments.h"
#include "gui/present/shell.h"

#include <string>
#include <vector>

namespace dongbo::present {

struct ChosenFiles
{
    std::vector<FileDraft> files; ///< read, and allowed
    std::string problem;          ///< what is wrong with the last one refused; empty: nothing
};

/// Asks for photos and papers and reads them; what cannot be attached is said, not returned.
[[nodiscard]] ChosenFiles chooseFiles(Shell& shell);

} // namespace dongbo::present
