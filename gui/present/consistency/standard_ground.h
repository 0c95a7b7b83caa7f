#pragma once

#include "gui/present/consistency/standard_editor.h"

// Inside gui/present/consistency only: what the editor of standards has read of the register.

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
