#pragma once

#include "core/register/base/register.h"

namespace dongbo {

/// Adds the person at the keyboard to the officers, before anybody is known to act: the change-set
/// bears the name being added, never that of the machine's account. Problems and warnings as
/// addOfficer. `reg` acts for whom it did; Register::actAs comes next.
[[nodiscard]] Checked<Written<OfficerId>> addOneself(Register& reg, const Officer& officer);

} // namespace dongbo
