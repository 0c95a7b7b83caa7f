#pragma once

#include "core/domain/id.h"

#include <optional>
#include <string>

namespace dongbo {

/// Who is acting: an officer's record and the name it had that day.
struct Actor
{
    std::optional<OfficerId> officer;
    std::string name;
};

} // namespace dongbo
