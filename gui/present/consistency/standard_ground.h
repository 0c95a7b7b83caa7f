#pragma once

#include "gui/present/consistency/standard_editor.h"

// Inside the editor of standards only: what it has read of the register.

namespace dongbo::present {

struct StandardEditor::Ground
{
    RegisterSituation read; ///< the sites of the tier
    std::vector<StandardLine> compared;
    std::optional<StandardSetId> comparedSet;
    StandardSet comparedHead;
    std::string tier;
};

} // namespace dongbo::present
