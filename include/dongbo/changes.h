#pragma once

/// What was changed, when and by whom; undone and redone.

#include "core/register/corrections/changes.h"
#include "core/store/journal/change_log.h"
