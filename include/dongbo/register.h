#pragma once

/// A register file: made, opened, backed up, seen as of a past day; whose it is and who acts.

#include "core/register/base/find.h"
#include "core/register/base/office.h"
#include "core/register/base/register.h"
#include "core/register/upkeep/backups.h"
